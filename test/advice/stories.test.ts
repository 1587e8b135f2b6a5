/** The situations the rules were drawn from, told with invented people: what refnet says to each. */
import { describe, expect, it } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import type { Advice } from '../../src/advice/advise.ts';
import { declineOf, isQuiet } from '../../src/advice/decline.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { exclusivityConflictsOf } from '../../src/advice/network-flags.ts';
import { addDays, daysBetween } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { agreement, AS_OF, factsFrom, monthsBefore } from './facts.ts';
import type { ReferralOnDay } from './facts.ts';
import type { Direction } from '../../src/referrals/direction.ts';

interface Person {
  readonly name: string;
  readonly referrals: readonly ReferralOnDay[];
  readonly rest?: Partial<RelationshipFacts>;
}

const wayOf = (letter: string): Direction => (letter === 'g' ? 'given' : 'received');

/** Referrals spread evenly from so many months before AS_OF to so many: `g` given, `r` received. */
function spread(from: number, to: number, pattern: string): ReferralOnDay[] {
  const days = daysBetween(monthsBefore(from), monthsBefore(to)) / pattern.length;
  return pattern.split('').map((letter, i) => ({
    on: addDays(monthsBefore(from), 1 + Math.floor(i * days)),
    direction: wayOf(letter),
  }));
}

const before = (pattern: string) => spread(40, 12, pattern);
const lately = (pattern: string) => spread(11, 0, pattern);

/** So many in each month, month after month, in turns. */
function monthly(months: number, ...patterns: string[]): ReferralOnDay[] {
  return Array.from({ length: months }, (_, i) =>
    (patterns[i % patterns.length] ?? '').split('').map((letter, n) => ({
      on: addDays(monthsBefore(months - i), 2 + n * 6),
      direction: wayOf(letter),
    })),
  ).flat();
}

/** Everybody's facts beside each other: who comes first in a direction, and what came from all. */
function factsOf(people: readonly Person[]): ReadonlyMap<string, RelationshipFacts> {
  const alone = people.map(({ name, referrals, rest }) => ({ name, facts: factsFrom(referrals, rest) }));
  const standing = (direction: Direction, name: string) => {
    const active = alone
      .filter(({ facts }) => facts[direction] > 0)
      .toSorted((a, b) => b.facts[direction] - a.facts[direction]);
    const [first, second] = active;
    const isAhead = first !== undefined && first.facts[direction] > (second?.facts[direction] ?? 0);
    return { strictlyFirst: isAhead && first.name === name, partners: active.length };
  };
  const receivedFromAll = alone.reduce((sum, { facts }) => sum + facts.received, 0);
  return new Map(
    alone.map(({ name, facts }) => [
      name,
      {
        ...facts,
        partner: { name, handle: name.split(' ')[0]?.toLowerCase() ?? '' },
        standing: { received: standing('received', name), given: standing('given', name) },
        receivedFromAll,
      },
    ]),
  );
}

function adviceFor(people: readonly Person[]): (name: string) => Advice {
  const facts = factsOf(people);
  return (name) => advise(facts.get(name)!, defaultSettings);
}
const ids = (findings: readonly { id: string }[]) => findings.map(({ id }) => id);
const said = ({ verdict, rule, alerts, redFlags }: Advice) => ({
  verdict,
  rule,
  alerts: ids(alerts),
  redFlags: ids(redFlags),
});
const nothingElse = { alerts: [], redFlags: [] };

/** Partners for a client now and then, each known for years. */
function nowAndThen(names: readonly string[], patterns: readonly string[]): Person[] {
  return names.map((name, i) => ({
    name,
    referrals: [...before('gr'), ...lately(patterns[i % patterns.length] ?? 'g')],
    rest: { knownSince: { day: monthsBefore(48), precision: 'month' } },
  }));
}
const DOZEN = [
  'Abel Voss',
  'Bea Lindqvist',
  'Carl Oduya',
  'Dora Keane',
  'Emil Sato',
  'Fay Okonkwo',
  'Gus Brandt',
  'Hana Wirth',
  'Ivo Castell',
  'Jill Marsh',
  'Kofi Reiter',
  'Lena Dubois',
];

describe('an accountant with many informal partners and two alliances', () => {
  const alliance = {
    stage: 'strategic-alliance',
    stageSince: monthsBefore(20),
    agreements: [agreement({ from: monthsBefore(20) })],
    knownSince: { day: monthsBefore(60), precision: 'month' },
  } as const;
  const lawyer: Person = {
    name: 'Magda Ruiz',
    referrals: [...before('grgr'), ...lately('grgrgrgrrgrgrg')],
    rest: alliance,
  };
  const planner: Person = {
    name: 'Noel Fitch',
    referrals: [...before('rggr'), ...lately('grggrr')],
    rest: alliance,
  };
  const advice = adviceFor([lawyer, planner, ...nowAndThen(DOZEN, ['g', 'gr', 'rrg'])]);

  it('is told to leave the many as they are, structure would only cost', () => {
    for (const name of DOZEN) {
      expect(said(advice(name))).toEqual({ verdict: 'keep-informal', rule: 'low', ...nothingElse });
    }
    expect(advice('Carl Oduya').reason).toMatch(
      /^3 exchanged in the 12 months to 20 Nov 2026 \(1 given, 2 received\)/,
    );
    expect(advice('Carl Oduya').source).toBe('rhythm');
  });

  it('is told that both alliances are well, the busy one and the quieter one', () => {
    for (const name of ['Magda Ruiz', 'Noel Fitch']) {
      expect(said(advice(name))).toEqual({ verdict: 'all-well', rule: 'formal', ...nothingElse });
      expect(advice(name).path).toMatchObject({ step: 6, label: expect.stringMatching(/^formal since /) });
    }
  });

  it('is told to step back down where an alliance has come to as little as the informal ones', () => {
    const faded: Person = { ...planner, referrals: [...before('rggr'), ...lately('g')] };
    expect(said(adviceFor([lawyer, faded])('Noel Fitch'))).toMatchObject({
      verdict: 'step-down',
      rule: 'outgrown',
    });
  });
});

describe('an insurance agent and a mortgage broker who exchange 3 to 4 clients a month for two years', () => {
  const broker: Person = {
    name: 'Owen Tarr',
    referrals: monthly(24, 'grg', 'rgrr'),
    rest: { firstCheckIn: monthsBefore(25) },
  };
  const others = nowAndThen(DOZEN.slice(0, 5), ['gr', 'r']);
  const network = [broker, ...others];
  const advice = adviceFor(network)('Owen Tarr');

  it('should formalize, and are told why', () => {
    expect(said(advice)).toEqual({
      verdict: 'time-to-formalize',
      rule: 'volume',
      alerts: [],
      redFlags: ['concentration'],
    });
    expect(advice.facts).toMatchObject({ exchanged: 42, given: 18, received: 24, holdBacks: [] });
    expect(ids(advice.supports)).toEqual(['volume', 'pace', 'first-in-both']);
    expect(advice.next?.command).toBe('refnet check-in owen --kind talk');
    expect(advice.step?.prepare).toBe('refnet agree owen --checklist');
  });

  it('were too new at the same pace in their first months, with a day to look again', () => {
    const young = {
      ...broker,
      referrals: monthly(4, 'grg', 'rgrr'),
      rest: { firstCheckIn: monthsBefore(5) },
    };
    const early = adviceFor([young, ...others])('Owen Tarr');
    expect(said(early)).toMatchObject({ verdict: 'too-new', rule: 'too-new' });
    expect(early.facts.exchanged).toBe(14);
    expect(early.lookAgain).toBe('2026-12-20');
  });

  it('are asked to write their fees down once there are any', () => {
    const paid = { ...broker, rest: { ...broker.rest, feesPaid: [{ minor: 30_000, currency: 'USD' }] } };
    const now = adviceFor([paid, ...others])('Owen Tarr');
    expect(said(now)).toMatchObject({ verdict: 'time-to-formalize', alerts: ['fees-unwritten'] });
    expect(now.next?.command).toBe('refnet agree owen --written');
  });
});

describe('a realtor with one alliance and a dozen informal partners', () => {
  const lender: Person = {
    name: 'Petra Lang',
    referrals: [...before('grgr'), ...lately('grgrgrgrgrgrgrgrgrgr')],
    rest: {
      stage: 'strategic-alliance',
      stageSince: monthsBefore(9),
      knownSince: { day: monthsBefore(40), precision: 'month' },
      agreements: [agreement({ from: monthsBefore(9) })],
      projects: [{ kind: 'co-marketing', from: monthsBefore(8) }],
      satisfactions: [{ value: 5, on: monthsBefore(1) }],
    },
  };
  const silent: Person = { name: 'Lena Dubois', referrals: before('gr') };
  const network = [lender, ...nowAndThen(DOZEN.slice(0, 11), ['g', 'rg']), silent];
  const advice = adviceFor(network);

  it('hears that the one with the buyers’ evenings is well', () => {
    expect(said(advice('Petra Lang'))).toEqual({
      verdict: 'all-well',
      rule: 'formal',
      alerts: [],
      redFlags: ['concentration'],
    });
    expect(ids(advice('Petra Lang').supports)).toContain('joint');
  });

  it('hears to check in when that is overdue, since the alliance lives by it', () => {
    const late = { ...lender, rest: { ...lender.rest, checkInOverdue: true } };
    const { verdict, rule, next } = adviceFor([late])('Petra Lang');
    expect({ verdict, rule, command: next?.command }).toEqual({
      verdict: 'have-the-conversation',
      rule: 'strained',
      command: 'refnet check-in petra',
    });
  });

  it('keeps the others informal, and gets back in touch with the one gone silent', () => {
    const verdicts = DOZEN.map((name) => advice(name).verdict);
    expect(verdicts).toEqual([...Array<string>(11).fill('keep-informal'), 'reconnect']);
    expect(said(advice('Lena Dubois'))).toEqual({ verdict: 'reconnect', rule: 'quiet', ...nothingElse });
  });
});

describe('two who after a year are each other’s primary source', () => {
  const designer: Person = {
    name: 'Rosa Enright',
    referrals: lately('grgrgrgr'),
    rest: { firstCheckIn: monthsBefore(12) },
  };
  const others = nowAndThen(DOZEN.slice(0, 4), ['gr', 'grr', 'ggr']);
  const advice = adviceFor([designer, ...others])('Rosa Enright');

  it('should have the conversation, though the volume alone asks for nothing yet', () => {
    expect(said(advice)).toEqual({
      verdict: 'have-the-conversation',
      rule: 'primary',
      alerts: [],
      redFlags: [],
    });
    expect(advice.reason).toMatch(
      /^First of 5 in what you receive, first of 5 in what you give; 8 exchanged .*, and no talk in/,
    );
    expect(advice.next?.command).toBe('refnet check-in rosa --kind talk');
  });

  it('are not asked again once they had it: light structure is next', () => {
    const talked = { ...designer, rest: { ...designer.rest, talks: [addDays(AS_OF, -10)] } };
    expect(said(adviceFor([talked, ...others])('Rosa Enright'))).toMatchObject({
      verdict: 'light-structure',
      rule: 'light',
    });
  });

  it('are not asked while somebody else sends as many', () => {
    const equal: Person = { name: 'Sven Aalto', referrals: lately('rrrr') };
    expect(adviceFor([designer, ...others, equal])('Rosa Enright').rule).toBe('light');
  });
});

describe('a marketing consultant happy with informal partners', () => {
  const informal = { myPreference: 'informal' } as const;
  const busy: Person = {
    name: 'Tara Quill',
    referrals: [...before('gr'), ...lately('grgrgrgrgrg')],
    rest: informal,
  };
  const steady: Person = {
    name: 'Uwe Falk',
    referrals: [...before('gr'), ...lately('grrgr')],
    rest: informal,
  };
  const few = nowAndThen(DOZEN, ['g', 'gr', 'r']).map((person) => ({
    ...person,
    rest: { ...person.rest, ...informal },
  }));
  const advice = adviceFor([busy, steady, ...few]);

  it('is never told to formalize: with the busiest, to talk about what suits both', () => {
    expect(said(advice('Tara Quill'))).toEqual({
      verdict: 'have-the-conversation',
      rule: 'primary',
      alerts: [],
      redFlags: [],
    });
    expect(advice('Tara Quill')).toMatchObject({
      triggers: ['volume'],
      holdsBack: [],
      noted: [{ id: 'prefers-informal', text: 'you prefer to keep it informal', source: 'rhythm' }],
    });
  });

  it('hears nothing of structure with the few-a-year, and of a light one between', () => {
    for (const { name } of few) expect(advice(name).verdict).toBe('keep-informal');
    expect(said(advice('Uwe Falk'))).toEqual({ verdict: 'light-structure', rule: 'light', ...nothingElse });
  });

  it('is left in peace after a no, also when another client comes', () => {
    const no = declineOf(advice('Tara Quill'), undefined, 'it works as it is');
    const more = { ...busy, referrals: [...busy.referrals, ...lately('r')] };
    const later = adviceFor([more, steady, ...few])('Tara Quill');
    expect(later.facts.exchanged).toBe(12);
    expect(isQuiet(no, later)).toBe(true);
  });
});

describe('a social media manager, exclusive with one web designer, who refers a client to another', () => {
  const promised = agreement({
    from: monthsBefore(10),
    exclusiveService: 'web design',
    myExpectations: false,
    theirExpectations: false,
  });
  const holder = {
    id: 1,
    name: 'Vera Moss',
    profession: 'web designer',
    promises: [{ service: 'web design', since: promised.from, agreement: promised }],
  };
  const rival = { id: 2, name: 'Will Ostrow', profession: 'web developer', promises: [] };
  const referralsTo = (need: string) => [{ number: 71, partnerId: rival.id, on: addDays(AS_OF, -20), need }];
  const adviceAfter = (need: string, form: 'written' | 'verbal' = 'written') => {
    const vera: Person = {
      name: holder.name,
      referrals: [...before('grgr'), ...lately('ggrggr')],
      rest: {
        agreements: [{ ...promised, form }],
        knownSince: { day: monthsBefore(36), precision: 'month' },
        exclusivityConflicts: exclusivityConflictsOf([holder, rival], referralsTo(need), AS_OF).get(
          holder.id,
        ),
      },
    };
    return adviceFor([vera, { name: rival.name, referrals: lately('g') }]);
  };

  it('is shown the referral that the promise did not allow, with its number', () => {
    const advice = adviceAfter('shop website')('Vera Moss');
    expect(said(advice)).toEqual({
      verdict: 'have-the-conversation',
      rule: 'strained',
      alerts: [],
      redFlags: ['exclusive-broken'],
    });
    expect(advice.reason).toMatch(
      /^A client who fits the exclusive promise for web design went to Will Ostrow on .*; formal since/,
    );
    expect(advice.step?.command).toBe('refnet check-in vera --kind talk');
    expect(advice.redFlags).toEqual([
      {
        id: 'exclusive-broken',
        text: 'a referral of 31 Oct 2026 that fits the exclusive promise for web design in force then went to Will Ostrow',
        until: '2027-10-30',
        source: 'durden',
        record: 71,
      },
    ]);
  });

  it('is reminded to write the promise down while it is only spoken', () => {
    const advice = adviceAfter('shop website', 'verbal')('Vera Moss');
    expect(said(advice)).toMatchObject({ alerts: ['exclusive-verbal'], redFlags: ['exclusive-broken'] });
    expect(advice.next?.command).toBe('refnet agree vera --written');
  });

  it('hears nothing where the client needed something else, nor does the other designer', () => {
    expect(adviceAfter('photographs')('Vera Moss').redFlags).toEqual([]);
    expect(said(adviceAfter('shop website')('Will Ostrow'))).toEqual({
      verdict: 'keep-informal',
      rule: 'low',
      ...nothingElse,
    });
  });
});
