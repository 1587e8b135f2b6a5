import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Advice } from '../../src/advice/advise.ts';
import { asDay } from '../../src/calendar/day.ts';
import { emptyPartner, type Partner } from '../../src/partners/partner.ts';
import type { Referral } from '../../src/referrals/referral.ts';
import { STANDINGS, standingOf, type StandingFacts } from '../../src/reports/standing.ts';
import { worthAsking, type AskedFacts } from '../../src/reports/worth-asking.ts';

const TODAY = asDay('2026-11-20');

const partner: Partner = {
  ...emptyPartner('Maren Holt'),
  id: 1,
  uuid: '0',
  introducerName: null,
};

const advice: AskedFacts['advice'] & StandingFacts['advice'] = {
  rule: 'low',
  verdict: 'keep-informal',
  reason: '2 exchanged.',
  holdsBack: [],
  facts: {
    given: 1,
    received: 1,
    exchanged: 2,
    ever: 12,
    satisfaction: 4,
    unsettled: false,
    formalSince: undefined,
    age: { from: asDay('2022-01-01'), by: 'known since' },
  },
};

const meeting: AskedFacts['meeting'] & StandingFacts['meeting'] = {
  partner,
  lastCheckIn: {
    id: 1,
    uuid: '0',
    partnerId: 1,
    partnerName: 'Maren Holt',
    onDay: asDay('2026-10-16'),
    kind: 'coffee',
    note: null,
    minutes: null,
    satisfaction: null,
    nextOn: null,
  } as NonNullable<AskedFacts['meeting']['lastCheckIn']>,
  closed: [],
  forgotten: new Set(),
  openCounts: { given: { n: 0, since: undefined }, received: { n: 0, since: undefined } },
  agreements: [],
  endings: [],
  projects: [],
  promises: [],
  signals: [],
  working: [],
  answers: [],
};

type Agreement = AskedFacts['meeting']['agreements'][number];
const agreement = (more: Partial<Agreement>) =>
  ({ id: 3, startsOn: asDay('2026-01-01'), endsOn: null, reviewOn: null, ...more }) as Agreement;

const closed = (more: Partial<Referral>) =>
  ({
    id: 9,
    clientName: 'Hana W.',
    closedOn: asDay('2026-11-05'),
    direction: 'received',
    ...more,
  }) as Referral;

interface Case {
  meeting?: Partial<typeof meeting>;
  partner?: Partial<Partner>;
  advice?: Partial<Omit<typeof advice, 'facts'>>;
  facts?: Partial<(typeof advice)['facts']>;
}

function factsOf(each: Case): AskedFacts {
  const told = {
    meeting: { ...meeting, ...each.meeting, partner: { ...partner, ...each.partner } },
    advice: { ...advice, ...each.advice, facts: { ...advice.facts, ...each.facts } },
    today: TODAY,
  };
  const settings = { 'informal-to': 3, 'too-new-months': 6 };
  return {
    ...told,
    standing: standingOf({ ...told, settings }),
    outcomes: { closed: 0, won: 0, days: '12 months to 20 Nov 2026' },
    informalTo: 3,
  };
}

const idsOf = (each: Case) => worthAsking(factsOf(each)).map(({ id }) => id);

describe('where a relationship stands', () => {
  test.each<[string, Case]>([
    ['archived', { partner: { archivedOn: TODAY, doNotRefer: true } }],
    ['steady', { partner: { archivedOn: asDay('2026-11-21') } }],
    ['not-referred', { partner: { doNotRefer: true }, facts: { unsettled: true } }],
    ['strained', { facts: { unsettled: true } }],
    ['strained', { advice: { rule: 'strained', verdict: 'have-the-conversation' } }],
    ['strained', { advice: { rule: 'unhappy', verdict: 'have-the-conversation' } }],
    ['strained', { advice: { holdsBack: [{ id: 'low-satisfaction', text: 'satisfaction 2 of 5' }] } }],
    ['review', { meeting: { agreements: [agreement({ reviewOn: asDay('2026-12-21') })] } }],
    ['steady', { meeting: { agreements: [agreement({ reviewOn: asDay('2026-12-22') })] } }],
    [
      'review',
      {
        meeting: { agreements: [agreement({ reviewOn: TODAY })], lastCheckIn: undefined },
        facts: { ever: 0 },
      },
    ],
    ['steady', { meeting: { agreements: [agreement({ reviewOn: TODAY, endsOn: asDay('2026-11-19') })] } }],
    ['review', { meeting: { endings: [{ number: 3, command: 'refnet agree 3 --close' }] } }],
    ['first-meeting', { meeting: { lastCheckIn: undefined }, facts: { ever: 3 } }],
    ['steady', { meeting: { lastCheckIn: undefined }, facts: { ever: 4 } }],
    ['dormant', { advice: { verdict: 'reconnect' }, facts: { exchanged: 0, ever: 0 } }],
    ['dormant', { facts: { exchanged: 0, ever: 1 } }],
    ['too-new', { advice: { verdict: 'too-new' } }],
    ['too-new', { facts: { age: { from: asDay('2026-05-21'), by: 'known since' } } }],
    ['steady', { facts: { age: { from: asDay('2026-05-20'), by: 'known since' } } }],
    ['formalizing', { advice: { verdict: 'time-to-formalize' } }],
    ['formalizing', { advice: { verdict: 'watch' } }],
    ['formal', { facts: { formalSince: asDay('2026-01-01') } }],
    ['formal', { advice: { verdict: 'step-down' } }],
    ['steady', {}],
  ])('%s: %j', (standing, each) => {
    expect(factsOf(each).standing).toBe(standing);
  });
});

describe('what is worth asking', () => {
  const review = { agreements: [agreement({ reviewOn: asDay('2026-12-01') })] };

  test.each<[string, Case, readonly string[]]>([
    ['archived', { partner: { archivedOn: TODAY } }, ['left-open', 'fared', 'pick-up']],
    ['not to be referred to', { partner: { doNotRefer: true } }, ['clients-now', 'what-changed', 'my-part']],
    [
      'strained',
      { facts: { unsettled: true, satisfaction: 2 } },
      ['on-your-mind', 'differently', 'suits', 'preference', 'good-fit'],
    ],
    [
      'a first meeting',
      { meeting: { lastCheckIn: undefined }, facts: { ever: 0, given: 0, received: 0, exchanged: 0 } },
      ['ideal-client', 'clients-find', 'good-fit', 'introduce-how', 'capacity'],
    ],
    ['before a review', { meeting: review }, ['priorities', 'terms', 'worth', 'shared-goals', 'preference']],
    [
      'after a won one',
      { meeting: { closed: [closed({ status: 'won' })] } },
      ['after-won', 'ideal-client', 'describe', 'preference', 'good-fit'],
    ],
    [
      'after one lost and one won',
      { meeting: { closed: [closed({ status: 'won' }), closed({ status: 'lost', direction: 'given' })] } },
      ['after-lost', 'after-won', 'ideal-client', 'describe', 'preference'],
    ],
    [
      'after one who did not answer',
      { meeting: { closed: [closed({ status: 'no-response' })] } },
      ['after-silence', 'ideal-client', 'describe', 'preference', 'good-fit'],
    ],
    [
      'dormant',
      { facts: { exchanged: 0, given: 0, received: 0 } },
      ['priorities', 'again', 'ideal-client', 'introduce-how', 'good-fit'],
    ],
    [
      'too new',
      { advice: { verdict: 'too-new' } },
      ['so-far', 'ideal-client', 'good-fit', 'introduce-how', 'capacity'],
    ],
    [
      'time to formalize, their preference known',
      {
        advice: { verdict: 'time-to-formalize' },
        partner: { theirPreference: 'both' },
        facts: { exchanged: 12 },
      },
      ['shared-goals', 'ideal-client', 'describe', 'tracking', 'capacity'],
    ],
    [
      'formal',
      {
        facts: { formalSince: asDay('2026-01-01'), exchanged: 12 },
        meeting: { agreements: [agreement({})] },
      },
      ['priorities', 'terms', 'worth', 'joint', 'shared-goals'],
    ],
    [
      'no satisfaction noted',
      { facts: { satisfaction: undefined } },
      ['ideal-client', 'describe', 'satisfaction', 'preference', 'good-fit'],
    ],
    [
      'much received, little given',
      { facts: { received: 9, given: 1, exchanged: 3 } },
      ['ideal-client', 'easier', 'describe', 'preference', 'good-fit'],
    ],
  ])('%s', (_name, each, ids) => {
    expect(idsOf(each)).toEqual(ids);
  });

  test.each<[string, Case, string, string]>([
    ['ideal-client', {}, 'Who is your ideal client now?', 'none on record'],
    [
      'ideal-client',
      { partner: { idealClient: 'young families' } },
      'Is your ideal client still the same?',
      'on record: young families',
    ],
    [
      'after-lost',
      { meeting: { closed: [closed({ status: 'lost', direction: 'given' })] } },
      'What was missing with the client I sent, and who would fit better?',
      'Hana W. lost, 5 Nov',
    ],
    [
      'after-lost',
      { meeting: { closed: [closed({ status: 'declined', clientName: null, closedOn: null })] } },
      'What did your client say about how I looked after them?',
      'a client declined',
    ],
    [
      'tracking',
      {
        advice: { verdict: 'time-to-formalize' },
        partner: { theirPreference: 'both' },
        facts: { exchanged: 12 },
        meeting: {
          signals: [{ kind: 'tracking-error' }, { kind: 'dispute' }] as never,
        },
      },
      'How shall we both keep track of who was introduced?',
      '1 tracking error noted in 12 months',
    ],
    ['priorities', { meeting: review }, 'Have your priorities changed?', 'the review is 1 Dec'],
    [
      'on-your-mind',
      {
        facts: { unsettled: true },
        meeting: { signals: [{ kind: 'dispute', onDay: asDay('2026-11-02') }] as never },
      },
      'What has been on your mind about working together?',
      'a dispute was noted 2 Nov',
    ],
    [
      'easier',
      { facts: { received: 1, given: 9 } },
      'What would make it easier to send me clients?',
      '9 given, 1 received in 12 months',
    ],
    [
      'capacity',
      {
        partner: { notTakingUntil: asDay('2027-01-31') },
        advice: { verdict: 'too-new' },
      },
      'How many new clients can you take on well in the next three months?',
      'takes none until 31 Jan 2027',
    ],
  ])('%s in words, with the fact: %j', (id, each, text, because) => {
    expect(worthAsking(factsOf(each)).find((question) => question.id === id)).toMatchObject({
      text,
      because,
    });
  });

  const some = <T>(value: T) => fc.constantFrom(undefined, value);
  const aCase: fc.Arbitrary<Case> = fc
    .record({
      archivedOn: fc.constantFrom(null, TODAY),
      doNotRefer: fc.boolean(),
      idealClient: fc.constantFrom(null, 'young families'),
      theirPreference: fc.constantFrom(null, 'informal' as const),
      lastCheckIn: some(meeting.lastCheckIn),
      agreements: fc.constantFrom([], [agreement({})], [agreement({ reviewOn: TODAY })]),
      endings: fc.constantFrom([], [{ number: 3, command: 'refnet agree 3 --close' }]),
      closed: fc.subarray([
        closed({ status: 'won' }),
        closed({ status: 'lost' }),
        closed({ status: 'no-response' }),
      ]),
      verdict: fc.constantFrom<Advice['verdict']>(
        'reconnect',
        'too-new',
        'watch',
        'step-down',
        'keep-informal',
        'build-trust',
      ),
      unsettled: fc.boolean(),
      satisfaction: fc.constantFrom(undefined, 2, 5),
      exchanged: fc.constantFrom(0, 2, 40),
      ever: fc.constantFrom(0, 3, 400),
      formalSince: some(asDay('2025-01-01')),
      age: some({ from: asDay('2020-01-01'), by: 'known since' as const }),
    })
    .map(
      ({
        archivedOn,
        doNotRefer,
        idealClient,
        theirPreference,
        lastCheckIn,
        agreements,
        endings,
        ...rest
      }) => {
        const { closed: outcomes, verdict, ...facts } = rest;
        return {
          partner: { archivedOn, doNotRefer, idealClient, theirPreference },
          meeting: { lastCheckIn, agreements, endings, closed: outcomes },
          advice: { verdict },
          facts,
        };
      },
    );

  test('is three to five questions, each once, whatever is on record', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(aCase, (each) => {
        const facts = factsOf(each);
        seen.add(facts.standing);
        const questions = worthAsking(facts);
        expect(questions.length).toBeGreaterThanOrEqual(3);
        expect(questions.length).toBeLessThanOrEqual(5);
        expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
        for (const { text, because } of questions) {
          expect(text).toMatch(/^[A-Z].*\?$/);
          expect(because).not.toMatch(/undefined|NaN|^$/);
          expect(because).not.toMatch(/debt|owe|unfair/);
        }
      }),
      { numRuns: 2000 },
    );
    expect([...seen].toSorted()).toEqual([...STANDINGS].toSorted());
  });
});
