import { describe, expect, it } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import { alertKey, declineOf, isQuiet } from '../../src/advice/decline.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { addDays } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { agreement, AS_OF, day, factsAbout, monthsBefore } from './facts.ts';

const on = (some: Partial<RelationshipFacts>) => advise(factsAbout(some), defaultSettings);
const old = { firstReferral: monthsBefore(24) };
const until = day('2027-03-01');

type Case = readonly [what: string, then: Partial<RelationshipFacts>, now: Partial<RelationshipFacts>];
const volume = { ...old, given: 6, received: 6 };
const oneWay = { ...old, given: 11, received: 1 };
const ended = { agreements: [agreement({ number: 8, theirExpectations: false, until: AS_OF })] };
const alliance = { ...old, stage: 'strategic-alliance', stageSince: monthsBefore(24) } as const;

const proven = {
  ...alliance,
  given: 5,
  received: 5,
  projects: [{ kind: 'event', from: monthsBefore(12) }],
  satisfactions: [{ value: 5, on: AS_OF }],
  signals: [{ kind: 'growth', on: AS_OF }],
} as const;

describe('a declined verdict', () => {
  it.each([
    ['nothing has changed', volume, volume],
    ['one more was exchanged', volume, { ...volume, given: 7 }],
    ['5 more came to 12', volume, { ...volume, given: 11 }],
    ['4 more came to 4', { ...old, given: 4 }, { ...old, given: 8 }],
    ['the rank fell', volume, { ...old, given: 1 }],
    ['the volume fell and one way no longer counts', oneWay, { ...old, given: 4, received: 1 }],
    ['a hold-back came', volume, { ...volume, theirPreference: 'informal' }],
    ['the same alert stands', { ...volume, ...ended }, { ...volume, ...ended }],
    ['an alert was cleared', { ...volume, ...ended }, volume],
  ] satisfies Case[])('stays quiet when %s', (_what, then, now) => {
    expect(isQuiet(declineOf(on(then), until), on(now))).toBe(true);
  });

  it.each([
    ['exchanged has grown by half', volume, { ...volume, given: 12 }],
    ['a small count has grown by 5', { ...old, given: 4, lastSixMonths: 0 }, { ...old, given: 9 }],
    ['the rank rose', { ...old, given: 5, received: 4 }, { ...old, given: 5, received: 5 }],
    ['time made somebody old enough', { ...volume, firstReferral: AS_OF }, volume],
    ['the other side gives as well now', oneWay, { ...oneWay, received: 2 }],
    [
      'one of two hold-backs went',
      { ...oneWay, theirPreference: 'informal' },
      { ...oneWay, theirPreference: 'both' },
    ],
    ['an alert appeared', volume, { ...volume, ...ended }],
    ['a joint venture was declined, and the alliance is outgrown', proven, alliance],
    [
      'the same alert appeared about another agreement',
      { ...volume, ...ended },
      { ...volume, agreements: [agreement({ number: 9, theirExpectations: false, until: AS_OF })] },
    ],
    [
      'a formal one is now outgrown',
      { ...alliance, given: 4, checkInOverdue: true },
      { ...alliance, given: 3 },
    ],
  ] satisfies Case[])('speaks again when %s', (_what, then, now) => {
    expect(isQuiet(declineOf(on(then), until), on(now))).toBe(false);
  });

  it('is quiet before its day, and for good without one', () => {
    const then = on(volume);
    const dayBefore = on({ ...volume, asOf: addDays(until, -1), recordsSince: day('2020-01-01') });
    const theDay = on({ ...volume, asOf: until });
    expect(isQuiet(declineOf(then, until), dayBefore)).toBe(true);
    expect(isQuiet(declineOf(then, until), theDay)).toBe(false);
    expect(isQuiet(declineOf(then), theDay)).toBe(true);
  });

  it('does not count on a day before it was said', () => {
    expect(isQuiet(declineOf(on(volume), until), on({ ...volume, asOf: addDays(AS_OF, -1) }))).toBe(false);
  });
});

it('is over where the stage moved since, and another verdict asks for nothing', () => {
  const decline = { ...declineOf(on(volume)), exchanged: 99 };
  const settled = { ...on({ ...old, given: 1 }), step: undefined, alerts: [] };
  const stage = (stageSince: typeof AS_OF | undefined) => isQuiet(decline, { ...settled, stageSince });
  expect(stage(AS_OF)).toBe(false);
  expect(stage(addDays(AS_OF, -1))).toBe(true);
  expect(stage(undefined)).toBe(true);
  const same = { ...settled, verdict: decline.verdict, stageSince: AS_OF };
  expect(isQuiet(decline, same)).toBe(true);
  const asked = {
    ...settled,
    stageSince: AS_OF,
    step: { text: 'check in', command: 'refnet check-in maren' },
  };
  expect(isQuiet(decline, asked)).toBe(true);
});

it('tells alerts apart by their kind and the record they are about', () => {
  expect(alertKey({ id: 'fee-notice', text: '' })).toBe('fee-notice');
  expect(alertKey({ id: 'fee-notice', text: '', record: 8 })).toBe('fee-notice 8');
});
