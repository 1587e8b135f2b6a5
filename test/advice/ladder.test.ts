import { describe, expect, it } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { LADDER, RULE_IDS, verdictOf } from '../../src/advice/ladder.ts';
import { rankOf, VERDICTS } from '../../src/advice/words.ts';
import { addDays } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { agreement, AS_OF, factsAbout, monthsBefore } from './facts.ts';

const cad = (minor: number) => ({ minor, currency: 'CAD' });
const settings = { ...defaultSettings, currency: 'CAD', 'hourly-rate': cad(6000) };

type Case = readonly [what: string, some: Partial<RelationshipFacts>, ruleAndVerdict: string];

const old = { firstReferral: monthsBefore(24) };
const young = { firstReferral: addDays(monthsBefore(6), 1) };
const alliance = { ...old, stage: 'strategic-alliance', stageSince: monthsBefore(12) } as const;
const event = { kind: 'co-marketing', from: monthsBefore(7) } as const;
const dispute = { kind: 'dispute', on: AS_OF } as const;
const first = { strictlyFirst: true, partners: 3 };
const costly = {
  ...alliance,
  given: 4,
  received: 4,
  receivedOutcomes: { won: 1, closed: 3 },
  receivedWonInHome: 1,
  businessReceived: [cad(10_000)],
  feesPaid: [cad(10_001)],
};
const proven = {
  ...alliance,
  given: 5,
  received: 5,
  projects: [event],
  satisfactions: [{ value: 4, on: AS_OF }],
  signals: [{ kind: 'growth', on: addDays(monthsBefore(12), 1) }],
} as const;
const primary = { ...old, given: 2, received: 2, standing: { received: first, given: first } };

// prettier-ignore
const CASES: readonly Case[] = [
  ['formal 6 months, 3 exchanged', { ...alliance, stageSince: monthsBefore(6), given: 3 }, 'outgrown: step-down'],
  ['formal a day less', { ...alliance, stageSince: addDays(monthsBefore(6), 1), given: 3 }, 'formal: all-well'],
  ['formal since not known', { ...alliance, stageSince: undefined }, 'formal: all-well'],
  ['formal, 4 exchanged', { ...alliance, given: 4 }, 'formal: all-well'],
  ['formal, nothing exchanged', alliance, 'outgrown: step-down'],
  ['records from the first day of the window', { ...alliance, recordsSince: addDays(monthsBefore(12), 1) }, 'outgrown: step-down'],
  ['records from the day after', { ...alliance, recordsSince: addDays(monthsBefore(12), 2) }, 'formal: all-well'],
  ['low but joint activity', { ...alliance, projects: [event] }, 'formal: all-well'],
  ['low in a joint venture', { ...alliance, stage: 'joint-venture' }, 'formal: all-well'],
  ['an agreement makes it formal', { ...old, agreements: [agreement({ from: monthsBefore(6) })] }, 'outgrown: step-down'],
  ['an agreement a day younger', { ...old, agreements: [agreement({ from: addDays(monthsBefore(6), 1) })] }, 'formal: all-well'],
  ['formal by the earlier of stage and agreement', { ...alliance, stageSince: monthsBefore(1), agreements: [agreement()] }, 'outgrown: step-down'],
  ['outgrown comes before overhead', { ...costly, given: 0, received: 3 }, 'outgrown: step-down'],

  ['overhead over benefit', costly, 'overhead: step-down'],
  ['overhead equal to benefit', { ...costly, feesPaid: [cad(10_000)] }, 'formal: all-well'],
  ['only 2 closed', { ...costly, receivedOutcomes: { won: 1, closed: 2 } }, 'formal: all-well'],
  ['a won one without an amount', { ...costly, receivedWonInHome: 0 }, 'formal: all-well'],
  ['fees received are benefit', { ...costly, feesReceived: [cad(1)] }, 'formal: all-well'],
  ['fees received in another currency', { ...costly, feesReceived: [{ minor: 1, currency: 'EUR' }] }, 'formal: all-well'],
  ['time counts at the hourly rate', { ...costly, feesPaid: [], minutes: 101 }, 'overhead: step-down'],
  ['time worth just the benefit', { ...costly, feesPaid: [], minutes: 100 }, 'formal: all-well'],
  ['joint costs count', { ...costly, feesPaid: [], jointCosts: [cad(10_001)] }, 'overhead: step-down'],
  ['costs in another currency are not added', { ...costly, feesPaid: [{ minor: 10_001, currency: 'EUR' }] }, 'formal: all-well'],
  ['overhead while formal less than 6 months', { ...costly, stageSince: addDays(monthsBefore(6), 1) }, 'formal: all-well'],

  ['a proven alliance', proven, 'venture: consider-joint-venture'],
  ['an alliance of a day less than 12 months', { ...proven, stageSince: addDays(monthsBefore(12), 1) }, 'formal: all-well'],
  ['a proven alliance with 9 exchanged', { ...proven, given: 4 }, 'formal: all-well'],
  ['a proven alliance without joint activity', { ...proven, projects: [] }, 'formal: all-well'],
  ['a proven alliance at satisfaction 3', { ...proven, satisfactions: [{ value: 3, on: AS_OF }] }, 'formal: all-well'],
  ['a proven alliance, growth noted 12 months ago', { ...proven, signals: [{ kind: 'growth', on: monthsBefore(12) }] }, 'formal: all-well'],
  ['a joint venture is not asked again', { ...proven, stage: 'joint-venture' }, 'formal: all-well'],
  ['venture comes before strained', { ...proven, checkInOverdue: true }, 'venture: consider-joint-venture'],

  ['formal with a check-in overdue', { ...alliance, given: 4, checkInOverdue: true }, 'strained: have-the-conversation'],
  ['formal at satisfaction 2', { ...alliance, given: 4, satisfactions: [{ value: 2, on: AS_OF }] }, 'strained: have-the-conversation'],
  ['formal at satisfaction 3', { ...alliance, given: 4, satisfactions: [{ value: 3, on: AS_OF }] }, 'formal: all-well'],
  ['satisfaction noted after the day looked at', { ...alliance, given: 4, satisfactions: [{ value: 1, on: addDays(AS_OF, 1) }] }, 'formal: all-well'],
  ['formal with 2 disputes', { ...alliance, given: 4, signals: [dispute, dispute] }, 'strained: have-the-conversation'],
  ['formal with 1 dispute', { ...alliance, given: 4, signals: [dispute] }, 'formal: all-well'],
  ['formal with 1 dispute and one 12 months ago', { ...alliance, given: 4, signals: [dispute, { kind: 'dispute', on: monthsBefore(12) }] }, 'formal: all-well',
 ],

  ['an agreement from today', { given: 5, ...old, agreements: [agreement({ from: AS_OF })] }, 'formal: all-well'],
  ['an agreement from tomorrow', { given: 5, ...old, agreements: [agreement({ from: addDays(AS_OF, 1) })] }, 'light: light-structure'],
  ['an agreement that ends today', { given: 5, ...old, agreements: [agreement({ until: AS_OF })] }, 'formal: all-well'],
  ['an agreement that ended yesterday', { given: 5, ...old, agreements: [agreement({ until: addDays(AS_OF, -1) })] }, 'light: light-structure'],
  ['an agreement closed today', { given: 5, ...old, agreements: [agreement({ closedOn: AS_OF })] }, 'light: light-structure'],
  ['an agreement with expectations on one side', { given: 5, ...old, agreements: [agreement({ theirExpectations: false })] }, 'light: light-structure'],
  ['an agreement about fees alone', { given: 5, ...old, agreements: [agreement({ myExpectations: false, theirExpectations: false, fees: true })] }, 'light: light-structure',
 ],
  ['a verbal exclusive promise', { given: 5, ...old, agreements: [agreement({ form: 'verbal', myExpectations: false, exclusiveService: 'tax' })] }, 'formal: all-well',
 ],
  ['formal and high is not told to formalize', { ...alliance, given: 20, received: 20 }, 'formal: all-well'],

  ['10 exchanged, known a day less than 6 months', { ...young, given: 5, received: 5 }, 'too-new: too-new'],
  ['10 exchanged, known 6 months', { firstReferral: monthsBefore(6), given: 5, received: 5 }, 'volume: time-to-formalize'],
  ['known since an earlier check-in', { ...young, firstCheckIn: monthsBefore(6), given: 5, received: 5 }, 'volume: time-to-formalize'],
  ['known since before any of them', { ...young, knownSince: { day: monthsBefore(6), precision: 'month' }, given: 5, received: 5 }, 'volume: time-to-formalize'],
  ['high volume, nothing says since when', { given: 50, received: 50 }, 'too-new: too-new'],
  ['too new comes before what holds back', { ...young, given: 10 }, 'too-new: too-new'],
  ['joint activity a day less than 6 months old', { projects: [{ kind: 'bundle', from: addDays(monthsBefore(6), 1) }] }, 'too-new: too-new'],

  ['10 exchanged, 1 in the thinner direction', { ...old, given: 9, received: 1 }, 'held-back: have-the-conversation'],
  ['10 exchanged, 2 in the thinner direction', { ...old, given: 8, received: 2 }, 'volume: time-to-formalize'],
  ['one way beside joint activity', { ...old, given: 10, projects: [event] }, 'volume: time-to-formalize'],
  ['they prefer informal', { ...old, given: 5, received: 5, theirPreference: 'informal' }, 'held-back: have-the-conversation'],
  ['I prefer informal', { ...old, given: 5, received: 5, myPreference: 'informal' }, 'held-back: have-the-conversation'],
  ['both prefer either way', { ...old, given: 5, received: 5, myPreference: 'both', theirPreference: 'alliance' }, 'volume: time-to-formalize'],
  ['a much smaller business', { ...old, given: 5, received: 5, relativeSize: 'smaller' }, 'held-back: have-the-conversation'],
  ['a much larger business, joint activity', { ...old, projects: [event], relativeSize: 'larger' }, 'held-back: have-the-conversation'],
  ['a similar business', { ...old, given: 5, received: 5, relativeSize: 'similar' }, 'volume: time-to-formalize'],

  ['9 exchanged', { ...old, given: 5, received: 4 }, 'light: light-structure'],
  ['joint activity alone', { ...old, projects: [event] }, 'joint: time-to-formalize'],
  ['joint activity that ends today', { ...old, projects: [{ ...event, until: AS_OF }] }, 'joint: time-to-formalize'],
  ['joint activity that ended yesterday', { ...old, projects: [{ ...event, until: addDays(AS_OF, -1) }] }, 'none: build-trust'],
  ['joint activity that begins tomorrow', { ...old, projects: [{ kind: 'event', from: addDays(AS_OF, 1) }] }, 'none: build-trust'],

  ['first in both, 4 exchanged', primary, 'primary: have-the-conversation'],
  ['first in both, 3 exchanged', { ...primary, given: 1 }, 'low: keep-informal'],
  ['first in both, known a day less than 6 months', { ...primary, ...young }, 'light: light-structure'],
  ['first in both, of 2 partners in one', { ...primary, standing: { received: first, given: { ...first, partners: 2 } } }, 'light: light-structure'],
  ['first in one alone', { ...primary, standing: { received: first, given: { ...first, strictlyFirst: false } } }, 'light: light-structure'],
  ['first in both, a talk within 12 months', { ...primary, talks: [addDays(monthsBefore(12), 1)] }, 'light: light-structure'],
  ['first in both, a talk 12 months ago', { ...primary, talks: [monthsBefore(12)] }, 'primary: have-the-conversation'],

  ['5 in the last 6 months', { ...old, given: 3, received: 2, lastSixMonths: 5 }, 'pace: watch'],
  ['4 in the last 6 months', { ...old, given: 3, received: 2, lastSixMonths: 4 }, 'light: light-structure'],
  ['4 exchanged as a power partner', { ...old, given: 4, stage: 'power-partner' }, 'light: all-well'],
  ['4 exchanged as a power partner, check-in overdue', { ...old, given: 4, stage: 'power-partner', checkInOverdue: true }, 'light: light-structure'],
  ['4 exchanged, an interval of 3 months', { ...old, given: 4, intervalMonths: 3 }, 'light: all-well'],
  ['4 exchanged, an interval of 4 months', { ...old, given: 4, intervalMonths: 4 }, 'light: light-structure'],
  ['4 exchanged', { ...old, given: 4 }, 'light: light-structure'],
  ['3 exchanged', { ...old, given: 3 }, 'low: keep-informal'],
  ['1 exchanged', { ...old, received: 1 }, 'low: keep-informal'],
  ['none in the window, some before', { ...old, ever: 1 }, 'quiet: reconnect'],
  ['none on record', {}, 'none: build-trust'],
  ['none on record, known for years', { knownSince: { day: monthsBefore(90), precision: 'day' } }, 'none: build-trust'],
];

function told(some: Partial<RelationshipFacts>): string {
  const { rule, verdict } = advise(factsAbout(some), settings);
  return `${rule}: ${verdict}`;
}

describe('the ladder', () => {
  it('has its rules in their order', () => {
    expect(LADDER.map(({ id }) => id)).toEqual([...RULE_IDS]);
  });

  it.each(CASES)('%s', (_what, some, ruleAndVerdict) => {
    expect(told(some)).toBe(ruleAndVerdict);
  });

  it('is decided by every rule in some case', () => {
    expect(new Set(CASES.map(([, , expected]) => expected.split(':')[0]))).toEqual(new Set(RULE_IDS));
  });
});

describe('thresholds of the user', () => {
  const own = { ...settings, 'formalize-at': 7, 'informal-to': 0, 'too-new-months': 1 };

  it.each([
    [{ firstReferral: monthsBefore(1), given: 4, received: 3 }, 'time-to-formalize'],
    [{ firstReferral: monthsBefore(1), given: 4, received: 2 }, 'light-structure'],
    [{ firstReferral: monthsBefore(1), given: 4, received: 2, lastSixMonths: 4 }, 'watch'],
    [{ firstReferral: monthsBefore(1), given: 4, received: 2, lastSixMonths: 3 }, 'light-structure'],
    [{ firstReferral: monthsBefore(1), given: 1 }, 'light-structure'],
    [{ firstReferral: addDays(monthsBefore(1), 1), given: 4, received: 3 }, 'too-new'],
  ])('are followed: %j', (some, verdict) => {
    expect(verdictOf(factsAbout(some), own)).toBe(verdict);
  });
});

it('ranks the verdicts by how much they ask for', () => {
  const ranked = VERDICTS.map((verdict) => `${rankOf(verdict)} ${verdict}`);
  expect(ranked).toEqual([
    '0 build-trust',
    '1 reconnect',
    '2 keep-informal',
    '3 light-structure',
    '3 all-well',
    '4 watch',
    '5 too-new',
    '6 have-the-conversation',
    '7 time-to-formalize',
    '7 step-down',
    '7 consider-joint-venture',
  ]);
});
