/**
 * Whether structure is a question: what asks for it, what holds it back, and what strains what is formal already. The
 * tables of section 3 that the ladder goes by.
 */
import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney } from '../money/money.ts';
import { questionText } from '../partners/questions.ts';
import type { Settings } from '../settings/settings.ts';
import { count, list } from '../text/count.ts';
import type { ProjectFacts, RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import { redFlagsOf } from './red-flags.ts';
import * as say from './wording.ts';
import type { Finding, Source } from './words.ts';

type FromFacts<T> = (facts: RelationshipFacts, settings: Settings) => T;

/** One line of a table: when it holds, and the fact it is told with, with numbers and window. */
export interface Told<Id extends string> {
  readonly id: Id;
  readonly source: Source;
  readonly holds: FromFacts<boolean>;
  readonly fact: FromFacts<string>;
}

/** `joint activity under way (event, since 3 Mar 2026)`. */
export function jointWords(facts: RelationshipFacts): string {
  return joint(notion.jointUnderWay(facts));
}

function joint(projects: readonly ProjectFacts[]): string {
  const each = projects.map(({ kind, from }) => `${label(kind)}, since ${formatDate(from)}`);
  return projects.length === 0
    ? 'no joint activity under way'
    : `joint activity under way (${each.join('; ')})`;
}

export type Stake = 'at-stake' | 'growth' | 'complex-handoff';

/** What is at stake between two [rhythm]. */
export const STAKES: readonly Told<Stake>[] = [
  {
    id: 'at-stake',
    source: 'rhythm',
    holds: (facts, settings) => notion.atStakeOf(facts, settings) !== undefined,
    fact: (facts, settings) => {
      const limit = settings['revenue-at-stake'];
      const above = notion.atStakeOf(facts, settings);
      return above === undefined || limit === undefined
        ? 'no closed business over revenue-at-stake'
        : `${formatMoney(above)} closed business received ${say.inWindow(facts)}, over ${formatMoney(limit)}`;
    },
  },
  {
    id: 'growth',
    source: 'rhythm',
    holds: (facts) => notion.signalsInWindow(facts, 'growth') > 0,
    fact: (facts) =>
      `wish to grow, noted ${count(notion.signalsInWindow(facts, 'growth'), 'time')} ${say.inWindow(facts)}`,
  },
  {
    id: 'complex-handoff',
    source: 'rhythm',
    holds: (facts) => notion.signalsInWindow(facts, 'complex-handoff') > 0,
    fact: (facts) =>
      `${count(notion.signalsInWindow(facts, 'complex-handoff'), 'complex handoff')} ${say.inWindow(facts)}`,
  },
];

/** Two of the three are refnet's reading. */
export const STAKES_FROM = 2;

/** The stakes that are there. */
export function stakesOf(facts: RelationshipFacts, settings: Settings): readonly Told<Stake>[] {
  return STAKES.filter(({ holds }) => holds(facts, settings));
}

function everWords({ ever }: RelationshipFacts): string {
  return `${say.exchanged(ever)} so far`;
}

export type Trigger = 'volume' | 'joint' | 'stakes';

/** What makes structure a question at all. */
export const TRIGGERS: readonly Told<Trigger>[] = [
  { id: 'volume', source: 'rhythm', holds: notion.isHighVolume, fact: say.volume },
  {
    id: 'joint',
    source: 'rhythm',
    holds: (facts, settings) =>
      notion.isProven(facts, settings) &&
      notion.exchangedOf(facts) > 0 &&
      notion.jointThatLasts(facts).length > 0,
    fact: (facts) => {
      const lasting = notion.jointThatLasts(facts);
      const words = lasting.length === 0 ? 'nothing under way that lasts beyond a day' : joint(lasting);
      return `${words}, ${everWords(facts)}`;
    },
  },
  {
    id: 'stakes',
    source: 'rhythm',
    holds: (facts, settings) =>
      notion.isProven(facts, settings) && stakesOf(facts, settings).length >= STAKES_FROM,
    fact: (facts, settings) => {
      const words = stakesOf(facts, settings).map(({ fact }) => fact(facts, settings));
      return words.length === 0 ? 'nothing at stake on record' : `${list(words, 'and')}; ${everWords(facts)}`;
    },
  },
];

/** What asks for structure, in the order of the rules. */
export function triggersOf(facts: RelationshipFacts, settings: Settings): readonly Trigger[] {
  return TRIGGERS.filter(({ holds }) => holds(facts, settings)).map(({ id }) => id);
}

export type HoldBack =
  'very-different-size' | 'one-way' | 'low-satisfaction' | 'poor-fit' | 'nothing-won' | 'red-flag';

interface HoldBackRow extends Told<HoldBack> {
  /** When it counts, where that is not always. */
  readonly counts?: FromFacts<boolean>;
}

const HOLDING_FLAGS = ['early-proposal', 'payback-expected', 'overhead'];

function flagsAmong(
  ids: readonly string[],
  facts: RelationshipFacts,
  settings: Settings,
): readonly Finding[] {
  return redFlagsOf(facts, settings).filter(({ id }) => ids.includes(id));
}

/** "Formalize what's already working" [rhythm]: what does not work yet. */
export const HOLD_BACKS: readonly HoldBackRow[] = [
  {
    id: 'very-different-size',
    source: 'rhythm',
    holds: ({ relativeSize }) => relativeSize === 'smaller' || relativeSize === 'larger',
    fact: ({ relativeSize, lookingBack }) =>
      `a business of very different size, ${label(relativeSize ?? 'similar')} than yours${say.asToday(lookingBack)}`,
  },
  {
    id: 'one-way',
    source: 'refnet',
    holds: notion.isOneWay,
    counts: (facts, settings) => {
      const triggers = triggersOf(facts, settings);
      return triggers.length === 1 && triggers[0] === 'volume';
    },
    fact: (facts) =>
      `nearly all one way (${facts.given} given, ${facts.received} received) ${say.inWindow(facts)}`,
  },
  {
    id: 'low-satisfaction',
    source: 'rhythm',
    holds: (facts) => (notion.satisfactionOf(facts) ?? notion.SATISFIED_FROM) <= notion.STRAINED_TO,
    fact: say.satisfaction,
  },
  {
    id: 'poor-fit',
    source: 'durden',
    holds: (facts) => facts.doNotRefer === true || notion.answeredNo(facts).length > 0,
    fact: (facts) => {
      const no = notion.answeredNo(facts).map(questionText);
      return [
        ...(facts.doNotRefer === true ? [`not to be referred to${say.asToday(facts.lookingBack)}`] : []),
        ...(no.length === 0 ? [] : [`answered no: ${list(no, 'and')}`]),
      ].join('; ');
    },
  },
  {
    id: 'nothing-won',
    source: 'durden',
    holds: ({ outcomes: { closed, won } }) => closed >= notion.NOTHING_WON_FROM && won === 0,
    fact: (facts) => `none won of ${facts.outcomes.closed} closed, both ways, ${say.inWindow(facts)}`,
  },
  {
    id: 'red-flag',
    source: 'rhythm',
    holds: (facts, settings) => flagsAmong(HOLDING_FLAGS, facts, settings).length > 0,
    fact: (facts, settings) =>
      flagsAmong(HOLDING_FLAGS, facts, settings)
        .map(({ text }) => text)
        .join('; '),
  },
];

/** What holds back that counts: one way only where the volume alone asks for structure. */
export function holdBacksOf(facts: RelationshipFacts, settings: Settings): readonly HoldBackRow[] {
  return HOLD_BACKS.filter(
    ({ holds, counts }) => holds(facts, settings) && (counts === undefined || counts(facts, settings)),
  );
}

/** Every hold-back that is a fact, whether it counts for the verdict or not. */
export function holdBackFactsOf(facts: RelationshipFacts, settings: Settings): readonly HoldBack[] {
  return HOLD_BACKS.filter(({ holds }) => holds(facts, settings)).map(({ id }) => id);
}

/** What came up since the last talk: `satisfaction 2 of 5 on 3 Mar 2026 and a dispute on 4 Apr 2026`. */
export function unsettledWords(facts: RelationshipFacts): string {
  const low = notion.openDissatisfaction(facts);
  const disputes = notion.openDisputes(facts);
  const words = [
    ...(low === undefined ? [] : [`satisfaction ${low.value} of 5 on ${formatDate(low.on)}`]),
    ...(disputes.length === 0 ? [] : [disputeWords(disputes)]),
  ];
  const talked = notion.talkedOn(facts);
  const since = talked === undefined ? 'not talked about since' : `after the talk of ${formatDate(talked)}`;
  return words.length === 0 ? 'nothing unsettled' : `${list(words, 'and')}, ${since}`;
}

function disputeWords(days: readonly Day[]): string {
  const each = days.map((on) => formatDate(on));
  return days.length === 1 ? `a dispute on ${each.join('')}` : `disputes on ${list(each, 'and')}`;
}

/**
 * Whether formalizing is a question now: a trigger, neither side prefers informal, and what holds back, if anything, was not
 * talked about within a year, or something came up since.
 */
export function isQuestionOpen(facts: RelationshipFacts, settings: Settings): boolean {
  return (
    triggersOf(facts, settings).length > 0 &&
    !notion.prefersInformal(facts) &&
    (holdBacksOf(facts, settings).length === 0 || !notion.hasTalked(facts) || notion.isUnsettled(facts))
  );
}

export type Strain =
  | 'check-in-overdue'
  | 'unsettled'
  | 'exclusive-broken'
  | 'before-trust'
  | 'exclusive-twice'
  | 'nothing-won'
  | 'poor-fit';

function brokenSinceTalk(facts: RelationshipFacts): NonNullable<RelationshipFacts['exclusivityConflicts']> {
  return (facts.exclusivityConflicts ?? []).filter(
    ({ referral, on }) => referral !== undefined && notion.isSinceTalk(on, facts),
  );
}

/** A red flag that strains until it is talked about. */
function flagUntilTalked(id: Strain & ('before-trust' | 'exclusive-twice')): Told<Strain> {
  return {
    id,
    source: 'durden',
    holds: (facts, settings) => !notion.hasTalked(facts) && flagsAmong([id], facts, settings).length > 0,
    fact: (facts, settings) =>
      flagsAmong([id], facts, settings)
        .map(({ text }) => text)
        .join('; '),
  };
}

/** A hold-back that strains until it is talked about. */
function holdBackUntilTalked(id: Strain & HoldBack): Told<Strain> {
  const row = HOLD_BACKS.find((each) => each.id === id);
  if (row === undefined) throw new Error(`${id} is no hold-back`);
  return {
    ...row,
    id,
    holds: (facts, settings) => !notion.hasTalked(facts) && row.holds(facts, settings),
  };
}

/** What shows that a formal relationship needs a check-in or a talk. */
export const STRAINS: readonly Told<Strain>[] = [
  {
    id: 'check-in-overdue',
    source: 'ally',
    holds: ({ checkInOverdue }) => checkInOverdue,
    fact: () => 'a check-in overdue',
  },
  { id: 'unsettled', source: 'ally', holds: notion.isUnsettled, fact: unsettledWords },
  {
    id: 'exclusive-broken',
    source: 'durden',
    holds: (facts) => brokenSinceTalk(facts).length > 0,
    fact: (facts) =>
      brokenSinceTalk(facts)
        .map(
          ({ service, other, on }) =>
            `a client for ${service} went to ${other}${on === undefined ? '' : ` on ${formatDate(on)}`}, against the exclusive promise`,
        )
        .join('; '),
  },
  flagUntilTalked('before-trust'),
  flagUntilTalked('exclusive-twice'),
  holdBackUntilTalked('nothing-won'),
  holdBackUntilTalked('poor-fit'),
];

/** What strains it, most pressing first. */
export function strainsOf(facts: RelationshipFacts, settings: Settings): readonly Told<Strain>[] {
  return STRAINS.filter(({ holds }) => holds(facts, settings));
}
