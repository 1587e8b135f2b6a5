import { describe, expect, it } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { PRINCIPLES } from '../../src/advice/principles.ts';
import { STAKE_WORDS } from '../../src/advice/question-words.ts';
import { toldBy } from '../../src/advice/told.ts';
import { QUESTIONS } from '../../src/partners/questions.ts';
import { addDays } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { agreement, AS_OF, day, factsAbout, monthsBefore, type AgreementInShort } from './facts.ts';

const cad = (minor: number) => ({ minor, currency: 'CAD' });
const settings = { ...defaultSettings, currency: 'CAD' };
const adviceOn = (some: Partial<RelationshipFacts>, own = settings) => advise(factsAbout(some), own);
const ids = (findings: readonly { id: string }[]) => findings.map(({ id }) => id);

const maren = {
  given: 15,
  received: 21,
  knownSince: { day: day('2024-01-01'), precision: 'month' },
  firstReferral: day('2024-02-03'),
} as const;

describe('the advice in words', () => {
  it('tells the facts with numbers and window, the rule and its source, and one next step', () => {
    expect(adviceOn(maren)).toMatchObject({
      verdict: 'time-to-formalize',
      rule: 'volume',
      source: 'rhythm',
      principle: '10 or more exchanged a year, and structure begins to pay.',
      reason:
        '36 exchanged in the 12 months to 20 Nov 2026 (15 given, 21 received); ' +
        'known for 2 years 10 months (known since Jan 2024).',
      summary: '36, both ways, known 2 years 10 months',
      path: { step: 3, of: 6, label: 'a pattern of exchange: 36 in 12 months' },
      rank: 7,
      triggers: ['volume'],
      step: {
        text: 'have the talk, and note it',
        command: 'refnet check-in maren --kind talk',
        prepare: 'refnet agree maren --checklist',
      },
      next: { command: 'refnet check-in maren --kind talk' },
    });
  });

  it('says a year where no more is known of since when', () => {
    const since2021 = { ...maren, knownSince: { day: day('2021-01-01'), precision: 'year' } } as const;
    expect(adviceOn(since2021).reason).toContain('known for about 5 years (known since 2021)');
  });

  it('names the day to look again for somebody too new', () => {
    const { reason, lookAgain, next, rest } = adviceOn({
      given: 6,
      received: 5,
      firstCheckIn: day('2026-07-14'),
    });
    expect(lookAgain).toBe('2027-01-14');
    expect(reason).toContain('known for 4 months (first check-in 14 Jul 2026)');
    expect(next).toBeUndefined();
    expect(rest).toBe('nothing to do, look again on 14 Jan 2027');
  });

  it('names a pace beside the count it comes from', () => {
    expect(adviceOn({ given: 4, received: 3, lastSixMonths: 6, firstReferral: monthsBefore(9) }).reason).toBe(
      '7 exchanged in the 12 months to 20 Nov 2026 (4 given, 3 received), 6 in the last 6 months, a pace of 12 a year.',
    );
  });

  it('leads a watched relationship to what its light structure lacks', () => {
    const watched = { given: 5, lastSixMonths: 5 };
    expect(adviceOn(watched).next?.command).toBe('refnet edit maren --check-in-months 3');
    expect(adviceOn({ ...watched, stage: 'power-partner', checkInOverdue: true }).next?.text).toBe(
      'check in',
    );
    const kept = { ...watched, stage: 'power-partner', lastCheckIn: AS_OF } as const;
    expect(adviceOn(kept)).toMatchObject({ verdict: 'watch', next: undefined, rest: 'nothing to do' });
    expect(adviceOn({ ...kept, lastCheckIn: monthsBefore(12) }).next?.text).toBe('check in');
  });

  it('does not call it low volume while the record or the acquaintance is shorter than the window', () => {
    const little = { given: 1, received: 1, firstReferral: monthsBefore(24) };
    expect(adviceOn(little).reason).toBe(
      '2 exchanged in the 12 months to 20 Nov 2026 (1 given, 1 received).',
    );
    const short = adviceOn({ ...little, recordsSince: day('2026-03-03') });
    expect(short).toMatchObject({ verdict: 'keep-informal', lookAgain: '2027-03-02' });
    expect(short.reason).toMatch(/; counted only since 3 Mar 2026: look again on 2 Mar 2027\.$/);
    expect(ids(short.missing)).toContain('records');
    expect(adviceOn({ ...little, firstReferral: day('2026-09-01') }).reason).toMatch(
      /; counted only since 1 Sep 2026: look again on 1 Sep 2027\.$/,
    );
  });

  it('says of preference and size that they are as of today when looking back', () => {
    const held = { ...maren, theirPreference: 'informal', relativeSize: 'larger' } as const;
    expect(adviceOn(held).holdsBack).toEqual([
      {
        id: 'very-different-size',
        source: 'rhythm',
        text: 'a business of very different size, much larger than yours',
      },
    ]);
    expect(adviceOn(held).noted).toContainEqual({
      id: 'prefers-informal',
      source: 'rhythm',
      text: 'the partner prefers to keep it informal',
    });
    const back = adviceOn({ ...held, lookingBack: true });
    for (const { text } of [...back.holdsBack, ...back.noted]) expect(text).toContain('as recorded today');
  });

  it('asks for no older record where enough is on it', () => {
    expect(ids(adviceOn({ ...maren, recordsSince: day('2026-03-03') }).missing)).not.toContain('records');
  });

  it('counts the wish to keep it informal as told by the rule that it closes, and by no other', () => {
    const facts = factsAbout({ ...maren, theirPreference: 'informal' });
    const isTold = (rule: 'light' | 'pace' | 'volume') =>
      toldBy(rule, facts, settings).has('prefers-informal');
    expect([isTold('light'), isTold('pace'), isTold('volume')]).toEqual([true, true, false]);
  });

  it('counts a broken promise as told where all of it is a strain, and none was before the talk', () => {
    const broken = (...days: readonly number[]) =>
      days.map((n) => ({ service: 'tax', other: 'Victor Osei', referral: 12, on: addDays(AS_OF, -n) }));
    const isTold = (...days: readonly number[]) =>
      toldBy(
        'strained',
        factsAbout({
          ...maren,
          agreements: [agreement({})],
          talks: [addDays(AS_OF, -5)],
          exclusivityConflicts: broken(...days),
        }),
        settings,
      ).has('exclusive-broken');
    expect([isTold(4), isTold(4, 3), isTold(5), isTold(6, 4), isTold()]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('says of a pace whether it is one alone, or the question is closed', () => {
    const principle = (facts: Partial<RelationshipFacts>) =>
      PRINCIPLES.pace(settings, factsAbout({ ...maren, ...facts }));
    expect(principle({ given: 4, received: 5 })).toBe(
      '5 in 6 months is the pace of 10 a year: light structure, and see whether it lasts',
    );
    expect(principle({ given: 5, received: 5, theirPreference: 'informal' })).toBe(
      '10 or more exchanged a year would be time to formalize; Maren Holt prefers to keep it informal, so light structure is kept',
    );
  });

  it('says beside what is at stake what was won without an amount', () => {
    const atStake = { ...maren, businessReceived: [cad(900_000)], receivedOutcomes: { won: 2, closed: 2 } };
    const own = { ...settings, 'revenue-at-stake': cad(500_000) };
    const words = (receivedWonInHome: number) =>
      STAKE_WORDS['at-stake'](factsAbout({ ...atStake, receivedWonInHome }), own);
    expect(words(2)).not.toContain('(beside');
    expect(words(1)).toContain('(beside 1 won without an amount in your currency)');
  });

  it('notes what is in force and no formal agreement, and that alone', () => {
    const noted = (agreements: RelationshipFacts['agreements']) =>
      ids(adviceOn({ ...maren, agreements }).noted);
    expect(noted([agreement({ myExpectations: false })])).toContain('low-commitment');
    expect(noted([agreement()])).not.toContain('low-commitment');
  });

  it('explains every rule for those who ask why', () => {
    const { considered } = adviceOn({ ...maren, given: 5, received: 4, lastSixMonths: 5 });
    expect(considered.find(({ rule }) => rule === 'volume')).toEqual({
      rule: 'volume',
      fits: false,
      why: '9 exchanged in the 12 months to 20 Nov 2026 (5 given, 4 received), against 10',
    });
    expect(considered.filter(({ fits }) => fits).map(({ rule }) => rule)).toEqual(['pace', 'light', 'low']);
    for (const { why } of considered) expect(why).not.toBe('');
  });
});

describe('since when', () => {
  it('leaves days after the one looked at aside', () => {
    const { facts, reason } = adviceOn({
      given: 10,
      knownSince: { day: addDays(AS_OF, 1), precision: 'day' },
    });
    expect(facts.age).toBeUndefined();
    expect(reason).toMatch(/not on record since when known\.$/);
  });

  it.each([
    [
      'an alliance that became a joint venture',
      [
        ['strategic-alliance', 20],
        ['joint-venture', 2],
      ],
      20,
    ],
    [
      'an alliance left and taken up again',
      [
        ['strategic-alliance', 20],
        ['power-partner', 9],
        ['strategic-alliance', 2],
      ],
      2,
    ],
    ['a joint venture of no known past', [], 2],
  ] as const)('is formal counted for %s', (_what, steps, months) => {
    const stageHistory = steps.map(([stage, before]) => ({ stage, on: monthsBefore(before) }));
    const stage = stageHistory.at(-1)?.stage ?? 'joint-venture';
    const { facts } = adviceOn({ stage, stageSince: monthsBefore(2), stageHistory });
    expect(facts.formalSince).toBe(monthsBefore(months));
  });
});

describe('what supports it', () => {
  it.each([
    ['volume', { given: 10 }, true],
    ['volume', { given: 9 }, false],
    ['joint', { given: 3, projects: [{ kind: 'bundle', from: AS_OF }] }, true],
    ['joint', { given: 3, projects: [{ kind: 'event', from: AS_OF }] }, false],
    ['pace', { given: 5, lastSixMonths: 5 }, true],
    ['pace', { given: 5, lastSixMonths: 4 }, false],
    ['complex-handoff', { signals: [{ kind: 'complex-handoff', on: AS_OF }] }, true],
    ['complex-handoff', { signals: [{ kind: 'complex-handoff', on: monthsBefore(12) }] }, false],
    ['growth', { signals: [{ kind: 'growth', on: AS_OF }] }, true],
    ['growth', { signals: [{ kind: 'growth', on: addDays(AS_OF, 1) }] }, false],
    ['at-stake', { businessReceived: [cad(500_001)] }, true],
    ['at-stake', { businessReceived: [cad(500_000)] }, false],
    ['at-stake', { businessReceived: [{ minor: 500_001, currency: 'EUR' }] }, false],
    ['high-months', { receivedByMonth: [20, 20, 20] }, true],
    ['high-months', { receivedByMonth: [19, 20, 40] }, false],
    ['high-months', { receivedByMonth: [20, 20] }, false],
  ] satisfies [string, Partial<RelationshipFacts>, boolean][])('%s: %j is %s', (id, some, found) => {
    expect(ids(adviceOn(some, { ...settings, 'revenue-at-stake': cad(500_000) }).supports).includes(id)).toBe(
      found,
    );
  });

  it('does not speak of revenue without a limit of the user', () => {
    expect(adviceOn({ businessReceived: [cad(99_999_999)] }).supports).toEqual([]);
  });
});

describe('what is missing', () => {
  const answers = QUESTIONS.map(({ key }) => ({ question: key, answer: 'yes' as const }));
  const told = {
    ...maren,
    myPreference: 'both',
    theirPreference: 'both',
    relativeSize: 'similar',
    satisfactions: [{ value: 4, on: AS_OF }],
    answers,
  } as const;
  const few = { ...told, given: 2, received: 1 };

  it.each([
    ['nothing that could matter', told, []],
    [
      'satisfaction and questions, for volume',
      { ...told, satisfactions: [], answers: [] },
      ['satisfaction', 'questions'],
    ],
    [
      'preferences and size, for volume',
      { ...told, myPreference: undefined, theirPreference: undefined, relativeSize: undefined },
      ['their-preference', 'my-preference', 'size'],
    ],
    [
      'growth, beside a complex handoff',
      { ...few, signals: [{ kind: 'complex-handoff', on: AS_OF }] },
      ['growth'],
    ],
    [
      'a complex handoff, beside growth',
      { ...few, signals: [{ kind: 'growth', on: AS_OF }] },
      ['complex-handoff'],
    ],
    [
      'what is much at stake, beside growth',
      { ...few, signals: [{ kind: 'growth', on: AS_OF }], businessReceived: [cad(900_000)] },
      ['complex-handoff', 'revenue-at-stake'],
    ],
    [
      'what is much at stake, however little',
      { ...few, signals: [{ kind: 'growth', on: AS_OF }], businessReceived: [cad(1)] },
      ['complex-handoff', 'revenue-at-stake'],
    ],
    [
      'not what is at stake where nothing was paid',
      { ...few, signals: [{ kind: 'growth', on: AS_OF }], businessReceived: [cad(0)] },
      ['complex-handoff'],
    ],
    ['nothing for low volume', { given: 2, firstReferral: monthsBefore(24) }, []],
    [
      'since when, for somebody too new',
      { ...told, knownSince: undefined, firstReferral: AS_OF },
      ['known-since'],
    ],
    [
      'not since when, once old enough',
      { ...told, knownSince: undefined, firstReferral: monthsBefore(6) },
      [],
    ],
    [
      'satisfaction, for a formal partner',
      { ...told, satisfactions: [], stage: 'strategic-alliance', stageSince: AS_OF },
      ['satisfaction'],
    ],
    [
      'since when formal, for little volume',
      { answers, stage: 'strategic-alliance', satisfactions: [{ value: 4, on: AS_OF }] },
      ['formal-since'],
    ],
    [
      'an amount and an hourly rate, where overhead could weigh more',
      {
        ...told,
        stage: 'strategic-alliance',
        stageSince: monthsBefore(12),
        satisfactions: [{ value: 4, on: AS_OF }],
        receivedOutcomes: { won: 1, closed: 3 },
        receivedWonInHome: 1,
        minutes: 60,
      },
      ['hourly-rate'],
    ],
    [
      'the amount of a won referral, where costs are known',
      {
        ...told,
        stage: 'strategic-alliance',
        stageSince: monthsBefore(12),
        satisfactions: [{ value: 4, on: AS_OF }],
        receivedOutcomes: { won: 1, closed: 3 },
        feesPaid: [cad(1)],
        agreements: [agreement({ fees: true })],
      },
      ['amounts'],
    ],
    ['the time before the record', { recordsSince: AS_OF }, ['records']],
  ] satisfies [string, Partial<RelationshipFacts>, string[]][])('names %s', (_what, some, missing) => {
    expect(ids(adviceOn(some).missing)).toEqual(missing);
  });
});

describe('alerts', () => {
  const fees = { feesPaid: [cad(50_000)] };
  const agreed = (some: AgreementInShort) => ({ agreements: [agreement(some)] });
  const errors = [
    { kind: 'tracking-error', on: AS_OF },
    { kind: 'dispute', on: AS_OF },
  ] as const;

  it.each([
    ['fees paid with no agreement', fees, ['fees-unwritten']],
    ['fees due with no agreement', { feesDue: [cad(1)] }, ['fees-unwritten']],
    [
      'fees paid under a verbal one',
      { ...fees, ...agreed({ form: 'verbal', fees: true }) },
      ['fees-unwritten'],
    ],
    ['fees paid under a written one', { ...fees, ...agreed({ fees: true }) }, []],
    [
      'fees paid under one closed since',
      { ...fees, ...agreed({ fees: true, closedOn: monthsBefore(1) }) },
      [],
    ],
    [
      'fees paid, the written one over before the window',
      { ...fees, ...agreed({ from: monthsBefore(20), fees: true, closedOn: monthsBefore(12) }) },
      ['fees-unwritten'],
    ],
    ['fees paid beside a written one about something else', { ...fees, ...agreed({}) }, ['fees-unwritten']],
    [
      'a fee that must be in writing',
      { feeWritingNotice: 'rule X', ...agreed({ form: 'verbal', fees: true }) },
      ['fee-notice'],
    ],
    [
      'a fee that must be in writing, and is barred',
      {
        feeWritingNotice: 'rule X',
        feesBarred: [{ direction: 'i-pay', agreement: 7, by: 'rule Y' }],
        ...agreed({ form: 'verbal', fees: true, number: 7 }),
      },
      ['fee-barred'],
    ],
    ['a verbal agreement on no fee', { feeWritingNotice: 'rule X', ...agreed({ form: 'verbal' }) }, []],
    ['a written fee that must be', { feeWritingNotice: 'rule X', ...agreed({ fees: true }) }, []],
    ['a verbal exclusive promise', agreed({ form: 'verbal', exclusiveService: 'tax' }), ['exclusive-verbal']],
    ['a written exclusive promise', agreed({ exclusiveService: 'tax' }), []],
    ['an agreement that ends in 60 days', agreed({ until: addDays(AS_OF, 60) }), ['agreement-ending']],
    ['an agreement that ends in 61 days', agreed({ until: addDays(AS_OF, 61) }), []],
    ['an agreement that ends today', agreed({ until: AS_OF }), ['agreement-ending']],
    ['an agreement that ended yesterday', agreed({ until: addDays(AS_OF, -1) }), ['agreement-ended']],
    [
      'one that ends where another goes on',
      { agreements: [agreement({ until: AS_OF }), agreement({ number: 8, from: AS_OF })] },
      [],
    ],
    ['one that ended and was closed', agreed({ until: addDays(AS_OF, -1), closedOn: AS_OF }), []],
    ['2 errors or disputes, 4 exchanged', { given: 4, signals: errors }, ['shared-tracking']],
    ['2 errors or disputes, 3 exchanged', { given: 3, signals: errors }, []],
    ['1 error, 4 exchanged', { given: 4, signals: errors.slice(1) }, []],
    [
      'the most pressing first',
      { ...fees, given: 4, signals: errors },
      ['fees-unwritten', 'shared-tracking'],
    ],
  ] satisfies [string, Partial<RelationshipFacts>, string[]][])('%s', (_what, some, alerts) => {
    expect(ids(adviceOn(some).alerts)).toEqual(alerts);
  });

  it('stand beside a partner who is too new, and give the next step', () => {
    const { verdict, alerts, next } = adviceOn({
      ...fees,
      feesDue: [{ minor: 900, currency: 'EUR' }],
      given: 10,
      firstReferral: AS_OF,
    });
    expect(verdict).toBe('too-new');
    expect(alerts[0]?.text).toBe(
      'CAD 500 and EUR 9 of fees paid, received or due in the 12 months to 20 Nov 2026, with no written agreement about a fee in it',
    );
    expect(next).toEqual({ text: 'put it in writing', command: 'refnet agree maren --written' });
  });
});

describe('red flags', () => {
  const known = { firstReferral: monthsBefore(24) };
  const proposal = (on: typeof AS_OF) => ({ signals: [{ kind: 'proposal-received', on }] as const });
  const outcomes = (withWon: number, closed = 5) => ({
    outcomesByFee: { withFee: { won: withWon, closed }, withoutFee: { won: 4, closed: 8 } },
  });

  it.each([
    [
      'a proposal within 6 months',
      { firstCheckIn: monthsBefore(7), ...proposal(addDays(monthsBefore(1), -1)) },
      ['early-proposal'],
    ],
    ['a proposal after 6 months', { firstCheckIn: monthsBefore(7), ...proposal(monthsBefore(1)) }, []],
    ['a proposal from a stranger', proposal(AS_OF), ['early-proposal']],
    ['payback expected', { signals: [{ kind: 'payback-expected', on: AS_OF }] }, ['payback-expected']],
    [
      'an early agreement about fees alone',
      { agreements: [agreement({ fees: true, myExpectations: false })] },
      [],
    ],
    [
      'overhead over benefit, though not formal',
      { ...known, receivedOutcomes: { won: 0, closed: 3 }, jointCosts: [cad(1)] },
      ['overhead'],
    ],
    [
      'a promise made twice',
      { exclusivityConflicts: [{ service: 'tax', other: 'Victor Osei' }] },
      ['exclusive-twice'],
    ],
    [
      'a promise broken',
      { exclusivityConflicts: [{ service: 'tax', other: 'Victor Osei', referral: 12 }] },
      ['exclusive-broken'],
    ],
    ['fewer won with a fee', outcomes(2), ['fees-convert-less']],
    ['more won with a fee', outcomes(3), []],
    ['too few closed to tell', outcomes(0, 4), []],
    ['40 % of all received', { ...known, received: 4, receivedFromAll: 10 }, ['concentration']],
    ['less than 40 % of all received', { ...known, received: 4, receivedFromAll: 11 }, []],
    ['few received in all', { ...known, received: 9, receivedFromAll: 9 }, []],
  ] satisfies [string, Partial<RelationshipFacts>, string[]][])('%s', (_what, some, flags) => {
    expect(ids(adviceOn(some).redFlags)).toEqual(flags);
  });
});

describe('the path', () => {
  const four = { given: 4, firstReferral: monthsBefore(24), patternSince: monthsBefore(2) };

  it.each([
    [1, 'none exchanged yet', 'none ever', {}],
    [2, 'some exchanged: 3 in 12 months', 'some referrals', { given: 3 }],
    [2, 'some exchanged: none in 12 months, 1 so far', 'some long ago', { ever: 1 }],
    [3, 'a pattern of exchange: 4 in 12 months', 'a pattern', four],
    [
      3,
      'a pattern of exchange: 4 in 12 months',
      'a talk before the pattern',
      { ...four, talks: [addDays(monthsBefore(2), -1)] },
    ],
    [
      4,
      'the pattern of exchange talked about: 20 Sep 2026',
      'a talk since then',
      { ...four, talks: [monthsBefore(2)] },
    ],
    [
      4,
      'the pattern of exchange talked about: 20 Dec 2025',
      'a talk within the window, the pattern of an unknown day',
      { given: 4, talks: [monthsBefore(11)] },
    ],
    [
      3,
      'a pattern of exchange: 4 in 12 months',
      'a talk before the window, the pattern of an unknown day',
      { given: 4, talks: [monthsBefore(12)] },
    ],
    [
      3,
      'a pattern of exchange: 4 in 12 months',
      'a talk before the window, the pattern older still',
      { ...four, patternSince: monthsBefore(14), talks: [monthsBefore(13)] },
    ],
    [
      3,
      'a pattern of exchange: 4 in 12 months',
      'a talk later than the day looked at',
      { ...four, talks: [addDays(AS_OF, 1)] },
    ],
    [
      5,
      'light structure: regular check-ins',
      'light structure',
      { ...four, stage: 'power-partner', lastCheckIn: AS_OF },
    ],
    [
      5,
      'light structure: a check-in every 2 months',
      'an interval of its own',
      { ...four, intervalMonths: 2, lastCheckIn: AS_OF },
    ],
    [
      3,
      'a pattern of exchange: 4 in 12 months',
      'light structure, not kept',
      { ...four, stage: 'power-partner', checkInOverdue: true },
    ],
    [6, 'formal', 'formal', { ...four, stage: 'strategic-alliance' }],
    [
      6,
      'formal since 20 Nov 2025',
      'formal since a day',
      { ...four, stage: 'strategic-alliance', stageSince: monthsBefore(12) },
    ],
  ] satisfies [number, string, string, Partial<RelationshipFacts>][])(
    'is at step %i, %s, with %s',
    (step, label, _what, some) => {
      expect(adviceOn(some).path).toEqual({ step, of: 6, label });
    },
  );
});
