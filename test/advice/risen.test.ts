import { expect, test } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import type { PartnerRow } from '../../src/advice/relationship.ts';
import { riseOf, type Standing } from '../../src/advice/risen.ts';
import { addDays, type Day } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { AS_OF, factsAbout, monthsBefore } from './facts.ts';

type Some = Partial<RelationshipFacts>;

const MAREN: PartnerRow = {
  id: 1,
  name: 'Maren Holt',
  nameKey: 'maren holt',
  profession: null,
  archivedOn: null,
  knownSince: null,
  knownSincePrecision: null,
  theirPreference: null,
  myPreference: null,
  relativeSize: null,
  notTakingUntil: null,
  doNotRefer: 0,
  checkInMonths: null,
  stage: 'referral-partner',
  country: null,
  subdivision: null,
  services: null,
};
const standing = (some: Some, quiet = false, archivedOn: Day | null = null): Standing => ({
  partner: { ...MAREN, archivedOn },
  advice: advise(factsAbout(some), defaultSettings),
  handle: 'maren',
  quiet,
});

const old = { firstReferral: monthsBefore(24) };
const nine = { ...old, given: 5, received: 4, ever: 20 };
const ten = { ...nine, given: 6, ever: 21 };
const oneWay = { ...old, given: 11, received: 1, ever: 20 };
const young = { ...ten, firstReferral: monthsBefore(3) };

const SHARED = { kind: 'co-marketing', from: monthsBefore(3) } as const;

test.each<[string, Some | undefined, Some, string | undefined]>([
  ['nothing rose', nine, nine, undefined],
  ['it fell', ten, nine, undefined],
  ['it rose by volume', nine, ten, 'the 10th exchanged with Maren in 12 months'],
  ['nobody was there before', undefined, ten, 'the 10th exchanged with Maren in 12 months'],
  [
    'nobody was there before, and one is exchanged',
    undefined,
    { ...old, received: 1, ever: 3, lastSixMonths: 1, projects: [SHARED] },
    'the 1st exchanged with Maren in 12 months, beside what you do together',
  ],
  [
    'it no longer goes one way',
    oneWay,
    { ...oneWay, received: 2, ever: 21 },
    'the 13th exchanged with Maren in 12 months, and nothing holds back',
  ],
  [
    'an earlier one makes it old enough',
    young,
    ten,
    'the 21st ever exchanged with Maren, and no longer too new',
  ],
  [
    'it is too new',
    { ...young, given: 5 },
    young,
    'the 10th exchanged with Maren in 12 months, too new to formalize',
  ],
  [
    'it comes near',
    { ...old, given: 4, received: 4, ever: 8, lastSixMonths: 4 },
    { ...old, given: 5, received: 4, ever: 9, lastSixMonths: 5 },
    'the 5th exchanged with Maren in 6 months, coming near',
  ],
  ['it rose to less than 4', { ever: 0 }, { ...old, given: 4 }, undefined],
])('what is told of a rise where %s', (_what, before, after, text) => {
  expect(riseOf(before && standing(before), standing(after))?.text).toBe(text);
});

test('the verdict is told with its rank and the command that tells all of it', () => {
  expect(riseOf(standing(nine), standing(ten))).toMatchObject({
    verdict: 'time-to-formalize',
    rank: 7,
    command: 'refnet advise maren',
  });
});

test('nothing is told while it is declined, nor of somebody archived by that day', () => {
  const before = standing(nine);
  expect(riseOf(before, standing(ten, true))).toBeUndefined();
  expect(riseOf(before, standing(ten, false, AS_OF))).toBeUndefined();
  expect(riseOf(before, standing(ten, false, addDays(AS_OF, 1)))).toBeDefined();
});
