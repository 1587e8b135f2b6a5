import { describe, expect, test } from 'vitest';
import type { ConditionId } from '../../src/advice/conditions.ts';
import { CONDITION_WORDS, strainWords } from '../../src/advice/condition-words.ts';
import type { RelationshipFacts, Standing } from '../../src/advice/facts.ts';
import { PRINCIPLES } from '../../src/advice/principles.ts';
import {
  HOLD_BACK_WORDS,
  jointWords,
  STRAIN_WORDS,
  unsettledWords,
} from '../../src/advice/question-words.ts';
import { commitment, directionWords } from '../../src/advice/wording.ts';
import { rankOf, VERDICTS } from '../../src/advice/words.ts';
import { addDays } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { agreement, AS_OF, day, factsAbout, monthsBefore } from './facts.ts';

type Some = Partial<RelationshipFacts>;
const told = (id: ConditionId, some: Some = {}) => CONDITION_WORDS[id](factsAbout(some), defaultSettings);
const DISPUTE = { kind: 'dispute', on: day('2026-03-04') } as const;
const volume = { given: 6, received: 6, firstReferral: monthsBefore(24) };

test.each<[string, Some, string]>([
  ['nothing', {}, 'nothing under way that lasts beyond a day'],
  [
    'one thing',
    { projects: [{ kind: 'co-marketing', from: day('2026-03-04') }] },
    'joint activity under way (co-marketing',
  ],
])('what is done together speaks for structure only where it lasts: %s', (_what, some, words) => {
  expect(told('joint', some)).toContain(words);
});

test('what is done together is named with its kind and day, and that there is nothing', () => {
  const project = { kind: 'event', from: AS_OF } as const;
  expect(jointWords(factsAbout({ projects: [project] }))).toBe(
    'joint activity under way (event, since 20 Nov 2026)',
  );
  expect(jointWords(factsAbout())).toBe('no joint activity under way');
});

test.each([
  ['mine', { theirExpectations: false }, 'with promises of yours alone, not of both sides'],
  ['theirs', { myExpectations: false }, 'with promises of theirs alone, not of both sides'],
  ['a fee', { myExpectations: false, theirExpectations: false, fees: true }, 'on fees alone: low commitment'],
  [
    'nothing',
    { myExpectations: false, theirExpectations: false },
    'that holds no promise of both sides and nothing exclusive',
  ],
])('a written agreement that makes nothing formal is told by what it holds: %s', (_what, some, words) => {
  expect(commitment(agreement(some), AS_OF)).toBe(`a written agreement ${words}`);
});

test.each<[string, Some, string]>([
  ['none', {}, 'no check-in in the 12 months'],
  ['one in the window', { lastCheckIn: monthsBefore(2) }, 'a check-in in the 12 months'],
  ['one before it', { lastCheckIn: monthsBefore(13) }, 'no check-in in the 12 months'],
])('a check-in is said where there was one in the window: %s', (_what, some, words) => {
  expect(told('checked-in', some)).toContain(words);
});

describe('where they stand among all', () => {
  const standing = (received: Partial<Standing>) => {
    const none = { strictlyFirst: false, partners: 0 };
    return { standing: { received: { ...none, ...received }, given: none } };
  };
  test.each<[string, Some, string]>([
    ['not known', {}, 'not known where they stand among all'],
    ['nobody else', standing({}), 'nobody yet in what you receive, nobody yet in what you give'],
    ['first', standing({ strictlyFirst: true, partners: 6 }), 'first of 6 in what you receive'],
    ['not among them', standing({ partners: 6 }), 'not among the 6 in what you receive'],
    ['fourth', standing({ place: 4, partners: 6 }), 'fourth of 6 in what you receive'],
    ['tenth', standing({ place: 10, partners: 12 }), 'tenth of 12 in what you receive'],
    ['eleventh', standing({ place: 11, partners: 12 }), 'number 11 of 12 in what you receive'],
    [
      'first together',
      standing({ place: 1, partners: 6, together: ['Tom Reyes'] }),
      'first of 6 together with Tom Reyes in what you receive',
    ],
  ])('%s', (_what, some, words) => {
    expect(told('first-in-both', some)).toContain(words);
  });
});

test.each<[ConditionId, string, Some, string]>([
  ['long-enough-alliance', 'no day', {}, 'since when is not on record'],
  [
    'long-enough-alliance',
    'a day',
    { stageSince: monthsBefore(5) },
    `5 months in this stage, against ${defaultSettings['joint-venture-months']}`,
  ],
  ['held-back', 'nothing', {}, 'nothing on record holds it back'],
  ['held-back', 'a size', { relativeSize: 'larger' }, 'a business of very different size'],
  ['prefers-informal', 'neither', {}, 'neither side prefers informal'],
  ['prefers-informal', 'mine', { myPreference: 'informal' }, 'informal'],
  ['question-open', 'one trigger', volume, '; nothing on record holds it back; no talk'],
  [
    'known-long-enough',
    'one day too new',
    { firstReferral: addDays(monthsBefore(6), 1) },
    ', less than 6 months',
  ],
  ['known-long-enough', 'just old enough', { firstReferral: monthsBefore(6) }, ', at least 6 months'],
  ['talked', 'no talk', {}, 'no talk in the 12 months'],
  ['talked', 'a talk', { talks: [day('2026-01-02')] }, 'talked about on 2 Jan 2026'],
  ['do-not-refer', 'chosen', { doNotRefer: true }, 'you chose to refer nobody to them'],
  ['do-not-refer', 'not chosen', {}, 'may be referred to'],
  ['known-long-enough', 'older', { firstReferral: monthsBefore(7) }, ', at least 6 months'],
])('the fact of %s: %s', (id, _what, some, words) => {
  expect(defaultSettings['too-new-months']).toBe(6);
  expect(told(id, some)).toContain(words);
});

test('a question that one prefers informal closes is told by the preference alone', () => {
  const words = told('question-open', { ...volume, theirPreference: 'informal' });
  expect(words).toBe(told('prefers-informal', { ...volume, theirPreference: 'informal' }));
});

test('a question that nothing opens is told by what was exchanged alone', () => {
  expect(told('question-open', { given: 1 })).toBe(
    '1 exchanged in the 12 months to 20 Nov 2026 (1 given, 0 received), nothing else that asks for structure',
  );
});

test('what does not strain is told without disputes where there was none, and with one made good', () => {
  expect(strainWords(factsAbout(), defaultSettings)).toBe('no check-in overdue');
  const made = { signals: [DISPUTE], satisfactions: [{ value: 4, on: day('2026-04-05') }] };
  expect(strainWords(factsAbout(made), defaultSettings)).toMatch(
    /^no check-in overdue, satisfaction 4 of 5.*, 1 dispute/,
  );
});

describe('what strains and holds back', () => {
  test.each<[Some, string]>([
    [{ signals: [DISPUTE] }, 'a dispute on 4 Mar 2026, not talked about since'],
    [
      { signals: [DISPUTE, { ...DISPUTE, on: day('2026-05-06') }] },
      'disputes on 4 Mar 2026 and 6 May 2026, not talked about since',
    ],
    [
      { satisfactions: [{ value: 2, on: day('2026-02-03') }], talks: [day('2026-01-02')] },
      'satisfaction 2 of 5 on 3 Feb 2026, after the talk of 2 Jan 2026',
    ],
    [{}, 'nothing unsettled'],
  ])('unsettled: %j', (some, words) => {
    expect(unsettledWords(factsAbout(some))).toBe(words);
  });

  test.each<[Some, string]>([
    [{}, 'a check-in overdue, none on record'],
    [
      { checkInDue: day('2026-10-01'), lastCheckIn: day('2026-07-01') },
      'a check-in overdue since 1 Oct 2026, the last on 1 Jul 2026',
    ],
  ])('overdue: %j', (some, words) => {
    expect(STRAIN_WORDS['check-in-overdue'](factsAbout(some), defaultSettings)).toBe(words);
  });

  test.each<[Some, string]>([
    [{ doNotRefer: true }, 'you chose to refer nobody to them'],
    [
      { doNotRefer: true, answers: [{ question: 'open', answer: 'no', on: day('2026-03-04') }] },
      'you chose to refer nobody to them; answered no: they are open to it, on 4 Mar 2026',
    ],
  ])('of what does not fit: %j', (some, words) => {
    expect(HOLD_BACK_WORDS['poor-fit'](factsAbout(some), defaultSettings)).toBe(words);
  });

  test.each([
    [12, 0, 'all one way (12 given, 0 received)'],
    [0, 12, 'all one way (0 given, 12 received)'],
    [11, 1, 'nearly all one way (11 given, 1 received)'],
    [1, 11, 'nearly all one way (1 given, 11 received)'],
  ])('%d given and %d received', (given, received, words) => {
    expect(HOLD_BACK_WORDS['one-way'](factsAbout({ given, received }), defaultSettings)).toContain(words);
  });
});

test.each([
  [0, 1, 'all received'],
  [1, 0, 'all given'],
  [1, 1, 'both ways'],
  [2, 1, 'both ways'],
])('%d given and %d received are told as %s', (given, received, words) => {
  expect(directionWords(factsAbout({ given, received }))).toBe(words);
});

describe('light structure is enough where much is exchanged', () => {
  test.each<[Some, string]>([
    [{ myPreference: 'informal', theirPreference: 'informal' }, 'both sides prefer to keep it informal'],
    [{ myPreference: 'informal', theirPreference: 'both' }, 'you prefer to keep it informal'],
    [{ myPreference: 'alliance', theirPreference: 'informal' }, 'Maren Holt prefers to keep it informal'],
    [{ theirPreference: 'informal', partner: undefined }, 'the partner prefers to keep it informal'],
    [{}, 'something holds back, and the talk of the year was held'],
  ])('%j', (some, words) => {
    const facts = factsAbout({ ...volume, ...some });
    expect(PRINCIPLES.light(defaultSettings, facts)).toContain(`; ${words}, so light structure is enough`);
    expect(PRINCIPLES.pace(defaultSettings, facts)).toContain(`; ${words}, so light structure is kept`);
  });
});

test('verdicts ask for more in this order', () => {
  expect(Object.fromEntries(VERDICTS.map((each) => [each, rankOf(each)]))).toEqual({
    'build-trust': 0,
    reconnect: 1,
    'keep-informal': 2,
    'light-structure': 3,
    'all-well': 3,
    watch: 4,
    'too-new': 5,
    'have-the-conversation': 6,
    'time-to-formalize': 7,
    'step-down': 7,
    'consider-joint-venture': 7,
  });
});
