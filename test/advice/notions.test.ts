import { describe, expect, test } from 'vitest';
import { jointVentureDoubts } from '../../src/advice/accept.ts';
import { isTalkedAbout, standsAgainst, talkWords } from '../../src/advice/against.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import * as notion from '../../src/advice/notions.ts';
import { notedOf } from '../../src/advice/noted.ts';
import { holdBackFactsOf, holdBacksOf, isQuestionOpen } from '../../src/advice/question.ts';
import { stepDown, writeFeeDown } from '../../src/advice/steps.ts';
import { addDays } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { agreement, AS_OF, day, factsAbout, monthsBefore } from './facts.ts';

type Some = Partial<RelationshipFacts>;
const TALK = monthsBefore(1);
const noted = (some: Some) => notedOf(factsAbout(some), defaultSettings).map(({ id }) => id);

describe('doubts about a joint venture', () => {
  const months = defaultSettings['joint-venture-months'];
  const proven = {
    stage: 'strategic-alliance',
    stageSince: monthsBefore(months),
    given: 6,
    received: 6,
    projects: [{ kind: 'event', from: AS_OF }],
  } as const;
  test.each<[string, Some, string[]]>([
    ['none', proven, []],
    [
      'a day too early',
      { ...proven, stageSince: addDays(monthsBefore(months), 1) },
      [`there is no strategic alliance of ${months} months or more`],
    ],
    [
      'no alliance',
      { ...proven, stage: 'power-partner' },
      [`there is no strategic alliance of ${months} months or more`],
    ],
    [
      'an alliance without a day',
      { ...proven, stageSince: undefined },
      [`there is no strategic alliance of ${months} months or more`],
    ],
    ['one too few', { ...proven, given: 3 }, ['fewer than 10 were exchanged in 12 months']],
    ['nothing together', { ...proven, projects: [] }, ['nothing is under way together']],
  ])('%s', (_what, some, doubts) => {
    expect(jointVentureDoubts(factsAbout(some), defaultSettings)).toEqual(doubts);
  });
});

describe('what stands against structure and was talked about', () => {
  const no = { answers: [{ question: 'open', answer: 'no', on: monthsBefore(2) }] } as const;
  const broken = {
    ...no,
    answers: [],
    agreements: [agreement()],
    exclusivityConflicts: [{ service: 'tax', other: 'Tom Reyes', referral: 9, on: monthsBefore(3) }],
    firstReferral: monthsBefore(30),
    ever: 30,
  };
  const talked = { talks: [TALK] };
  const wordsOf = (some: Some) => talkWords(factsAbout(some), defaultSettings);

  test.each<[string, Some, boolean, boolean]>([
    ['nothing', {}, false, true],
    ['one thing, no talk', no, true, false],
    ['one thing before the talk', { ...no, ...talked }, true, true],
    ['one thing on the day of it', { ...no, talks: [monthsBefore(2)] }, true, true],
    ['one thing after it', { ...no, talks: [addDays(monthsBefore(2), -1)] }, true, false],
    ['one of no day', { relativeSize: 'larger', ...talked }, true, false],
    ['a broken promise before the talk', { ...broken, ...talked }, true, true],
    ['a broken promise of nobody formal', { ...broken, ...talked, agreements: [] }, false, true],
  ])('%s', (_what, some, stands, isTalked) => {
    expect(standsAgainst(factsAbout(some), defaultSettings)).toBe(stands);
    expect(isTalkedAbout(factsAbout(some), defaultSettings)).toBe(isTalked);
  });

  test('is told with the talk and its own day', () => {
    expect(wordsOf({ ...no, ...talked })).toEqual({
      text: 'talked about on 20 Oct 2026: the answer no to open of 20 Sep 2026',
      isOpen: false,
    });
    expect(wordsOf({ ...no, talks: [monthsBefore(2)] })?.text).toBe(
      'talked about on 20 Sep 2026: the answer no to open',
    );
  });

  test('of the six answers the no alone', () => {
    const answers = [
      { question: 'open', answer: 'yes', on: monthsBefore(5) },
      { question: 'comfortable', answer: 'no', on: monthsBefore(4) },
    ] as const;
    const facts = factsAbout({ answers, talks: [monthsBefore(1)] });
    expect(talkWords(facts, defaultSettings)?.text).toBe(
      'talked about on 20 Oct 2026: the answer no to comfortable of 20 Jul 2026',
    );
  });

  test('is not told without a talk, nor where nothing stands against it', () => {
    expect(wordsOf(no)).toBeUndefined();
    expect(wordsOf(talked)).toBeUndefined();
  });

  test('is told with what came since, which is open to another talk of somebody formal', () => {
    const words = wordsOf({ ...broken, talks: [monthsBefore(4)] });
    expect(words?.text).toMatch(/^since the talk of 20 Jul 2026: a broken exclusive promise, 20 Aug 2026/);
    expect(wordsOf({ ...no, talks: [monthsBefore(3)] })).toEqual({
      text: 'since the talk of 20 Aug 2026: the answer no to open, 20 Sep 2026',
      isOpen: false,
    });
  });

  test('offers another talk where something came since, but of nobody archived', () => {
    const payback = { signals: [{ kind: 'payback-expected', on: monthsBefore(1) }] } as const;
    const many = { given: 6, received: 6, ever: 30, firstReferral: monthsBefore(30) };
    const since = { ...many, ...payback, talks: [monthsBefore(4)] };
    expect(noted(since)).toContain('talk-open');
    expect(noted({ ...since, archivedOn: AS_OF })).not.toContain('talk-open');
  });

  test('of somebody formal is asked about again from a day on', () => {
    expect(wordsOf({ ...broken, ...talked, given: 6, received: 6 })?.text).toBe(
      'talked about on 20 Oct 2026: a broken exclusive promise of 20 Aug 2026; asked about again after a new dispute, a broken exclusive promise or a satisfaction of 2 or less, or from 20 Oct 2027 on',
    );
  });

  test('is not asked about again where the verdict asks for a decision itself', () => {
    expect(wordsOf({ ...broken, ...talked })?.text).toBe(
      'talked about on 20 Oct 2026: a broken exclusive promise of 20 Aug 2026',
    );
  });

  test('names what is formal before trust', () => {
    const young = {
      agreements: [agreement({ from: monthsBefore(3) })],
      firstReferral: monthsBefore(3),
      ever: 30,
    };
    expect(wordsOf({ ...young, ...talked })?.text).toContain('formal before trust');
    expect(wordsOf({ ...broken, ...talked })?.text).not.toContain('formal before trust');
  });
});

const project = (kind: 'event' | 'co-marketing') => ({ projects: [{ kind, from: AS_OF }] });
const established = { received: 3, ever: 30, firstReferral: monthsBefore(30) };

test('a hold-back is a fact also where it does not count for the verdict', () => {
  const oneWay = { ...established, ...project('co-marketing') };
  expect(holdBackFactsOf(factsAbout({ ...established, given: 3 }), defaultSettings)).toEqual([]);
  expect(holdBackFactsOf(factsAbout(oneWay), defaultSettings)).toEqual(['one-way']);
  expect(holdBacksOf(factsAbout(oneWay), defaultSettings)).toEqual([]);
});

test.each<[string, Some, boolean]>([
  ['nothing asks', {}, false],
  ['volume asks', {}, true],
  ['nothing holds back, and it was talked about', { talks: [TALK] }, true],
  ['something holds back', { relativeSize: 'larger' }, true],
  ['it was talked about', { relativeSize: 'larger', talks: [TALK] }, false],
  [
    'something came up since',
    { relativeSize: 'larger', talks: [TALK], satisfactions: [{ value: 2, on: addDays(TALK, 1) }] },
    true,
  ],
  ['they prefer informal', { theirPreference: 'informal' }, false],
])('formalizing is a question: %s', (what, some, isOpen) => {
  const volume = what === 'nothing asks' ? {} : { ...established, given: 7, received: 7 };
  expect(isQuestionOpen(factsAbout({ ...volume, ...some }), defaultSettings)).toBe(isOpen);
});

describe('what is noted beside the verdict', () => {
  const feesPaid = [{ minor: 100, currency: 'CAD' }];
  test.each<[string, Some, string, boolean]>([
    ['archived today', { archivedOn: AS_OF }, 'archived', true],
    ['archived tomorrow', { archivedOn: addDays(AS_OF, 1) }, 'archived', false],
    ['taking nobody until today', { notTakingUntil: AS_OF }, 'not-taking', false],
    ['taking nobody until tomorrow', { notTakingUntil: addDays(AS_OF, 1) }, 'not-taking', true],
    ['taking nobody until last year', { notTakingUntil: day('2025-01-01') }, 'not-taking', false],
  ])('%s', (_what, some, id, isNoted) => {
    expect(noted(some).includes(id)).toBe(isNoted);
  });

  test.each<[string, Some, string[]]>([
    ['nothing together', {}, []],
    [
      'together on a day, which asks for nothing',
      { ...established, ...project('event') },
      ['joint-activity'],
    ],
    ['together for longer, which asks for structure', { ...established, ...project('co-marketing') }, []],
    ['what a rule says of a fee that stands', { cautionsStanding: ['beware'] }, ['notice']],
    ['the same in an alert', { cautionsStanding: ['beware'], feesPaid, feeCautions: ['beware'] }, []],
  ])('%s', (_what, some, ids) => {
    expect(noted(some)).toEqual(ids);
  });
});

describe('what came up since the last talk', () => {
  const first = addDays(monthsBefore(12), 1);
  test.each<[string, Some, Parameters<typeof notion.isSinceTalk>[0], boolean]>([
    ['of no day', {}, undefined, false],
    ['today, no talk', {}, AS_OF, true],
    ['on the first day of the year', {}, first, true],
    ['a day before it', {}, addDays(first, -1), false],
    ['on the day of the talk', { talks: [TALK] }, TALK, false],
    ['a day after it', { talks: [TALK] }, addDays(TALK, 1), true],
  ])('%s', (_what, some, on, isSince) => {
    expect(notion.isSinceTalk(on, factsAbout(some))).toBe(isSince);
  });
});

describe('a dispute', () => {
  const on = monthsBefore(3);
  const signals = [{ kind: 'dispute', on }] as const;
  test.each<[string, Some, boolean]>([
    ['nothing', {}, false],
    ['a satisfaction of 3 on its day', { satisfactions: [{ value: 3, on }] }, true],
    ['a satisfaction of 2 later', { satisfactions: [{ value: 2, on: AS_OF }] }, false],
    ['a satisfaction of 3 the day before', { satisfactions: [{ value: 3, on: addDays(on, -1) }] }, false],
    ['a satisfaction still to come', { satisfactions: [{ value: 5, on: addDays(AS_OF, 1) }] }, false],
  ])('is made good by %s: %s', (_what, some, isGood) => {
    expect(notion.disputesNotMadeGood(factsAbout({ signals, ...some }))).toEqual(isGood ? [] : [on]);
  });

  test('and a tracking error trouble the record, and a wish to grow does not', () => {
    const all = [...signals, { kind: 'tracking-error', on }, { kind: 'growth', on }] as const;
    expect(notion.trackingTroubles(factsAbout({ signals: all }))).toEqual([on, on]);
    expect(notion.trackingTroubles(factsAbout({ signals: all, talks: [on] }))).toEqual([]);
    expect(notion.trackingTroubles(factsAbout({ signals: all, talks: [addDays(on, -1)] }))).toHaveLength(2);
    const early = [{ kind: 'dispute', on: monthsBefore(12) }] as const;
    expect(notion.trackingTroubles(factsAbout({ signals: early }))).toEqual([]);
  });
});

test.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 3],
])('where %d a year are kept informal, %d ever prove a relationship', (informalTo, proven) => {
  const settings = { ...defaultSettings, 'informal-to': informalTo };
  expect(notion.provenFrom(settings)).toBe(proven);
  expect(notion.isProven(factsAbout({ ever: proven }), settings)).toBe(true);
  expect(notion.isProven(factsAbout({ ever: proven - 1 }), settings)).toBe(false);
});

describe('stepping down', () => {
  const command = (...agreements: Some['agreements'] & object) =>
    stepDown(factsAbout({ agreements }), 'power-partner').command;
  test.each([
    ['closes the formal agreement', [agreement({ number: 9 })], 'refnet agree 9 --close'],
    [
      'closes the one with the lowest number first',
      [agreement({ number: 9 }), agreement({ number: 4 })],
      'refnet agree 4 --close',
    ],
    [
      'leaves one about fees alone',
      [agreement({ number: 4, theirExpectations: false, fees: true }), agreement({ number: 9 })],
      'refnet agree 9 --close',
    ],
    [
      'leaves one that is over',
      [agreement({ number: 4, until: addDays(AS_OF, -1) }), agreement({ number: 9 })],
      'refnet agree 9 --close',
    ],
    ['moves the stage back where none is left', [], 'refnet advise maren --accept'],
  ])('%s', (_what, agreements, expected) => {
    expect(command(...agreements)).toBe(expected);
  });
});

describe('a verbal fee is written down', () => {
  const verbal = { form: 'verbal', fees: true } as const;
  const over = (number: number, until = monthsBefore(2)) => agreement({ ...verbal, number, until });
  test.each<[string, Some, string]>([
    ['the one agreement', { agreements: [agreement(verbal)] }, 'refnet agree maren --written'],
    [
      'one of two, by its number',
      { agreements: [over(3), agreement({ ...verbal, number: 8 })] },
      'refnet agree 8 --written',
    ],
    ['one that is over within the year', { agreements: [over(3)] }, 'refnet agree 3 --written'],
    ['the last of those that are over', { agreements: [over(3), over(5)] }, 'refnet agree 5 --written'],
    [
      'none that was over a year ago',
      { agreements: [over(3, monthsBefore(12))] },
      'refnet agree maren --written',
    ],
    [
      'none without a fee',
      { agreements: [agreement({ ...verbal, fees: false, number: 3, until: monthsBefore(2) })] },
      'refnet agree maren --written',
    ],
    [
      'the fee that was paid, where no agreement holds one',
      { feeTerms: [{ direction: 'i-pay', phrase: '10% of collected' }] },
      'refnet agree maren --written --i-pay "10% of collected"',
    ],
    [
      'a fee that is not known',
      { feeTerms: [{ direction: 'they-pay', phrase: undefined }] },
      'refnet agree maren --written --they-pay FEE',
    ],
    [
      'of two that were paid the one that no rule bars',
      {
        feeTerms: [
          { direction: 'i-pay', phrase: '10% of collected' },
          { direction: 'they-pay', phrase: undefined },
        ],
        feesBarred: [{ direction: 'i-pay' }] as unknown as RelationshipFacts['feesBarred'],
      },
      'refnet agree maren --written --they-pay FEE',
    ],
    [
      'until an agreement that is to begin',
      { agreementsAhead: [agreement({ from: day('2026-12-20') })] },
      'refnet agree maren --written --until 2026-12-19',
    ],
  ])('%s', (_what, some, command) => {
    expect(writeFeeDown(factsAbout(some)).command).toBe(command);
  });
});
