/**
 * Whether structure is a question: what asks for it, what holds it back, and what strains what is formal already: the
 * tables that the ladder goes by.
 */
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import { rememberingLast, type FromFacts } from './remembering.ts';
import { redFlagsAmong, type RedFlag } from './red-flags.ts';
import type { Source } from './words.ts';

/** One line of a table: when it holds. The fact it is told with stands in `question-words.ts`. */
export interface Row<Id extends string> {
  readonly id: Id;
  readonly source: Source;
  readonly holds: FromFacts<boolean>;
}

export type Stake = 'at-stake' | 'growth' | 'complex-handoff';

/** What is at stake between two [rhythm]. */
export const STAKES: readonly Row<Stake>[] = [
  {
    id: 'at-stake',
    source: 'rhythm',
    holds: (facts, settings) => notion.atStakeOf(facts, settings) !== undefined,
  },
  {
    id: 'growth',
    source: 'rhythm',
    holds: (facts) => notion.signalsInWindow(facts, 'growth') > 0,
  },
  {
    id: 'complex-handoff',
    source: 'rhythm',
    holds: (facts) => notion.signalsInWindow(facts, 'complex-handoff') > 0,
  },
];

/** Two of the three are refnet's reading. */
export const STAKES_FROM = 2;

/** The stakes that are there. */
export function stakesOf(facts: RelationshipFacts, settings: Settings): readonly Row<Stake>[] {
  return STAKES.filter(({ holds }) => holds(facts, settings));
}

export type Trigger = 'volume' | 'joint' | 'stakes';

/** What makes structure a question at all. */
export const TRIGGERS: readonly Row<Trigger>[] = [
  { id: 'volume', source: 'rhythm', holds: notion.isHighVolume },
  {
    id: 'joint',
    source: 'rhythm',
    holds: (facts, settings) =>
      notion.isProven(facts, settings) &&
      notion.exchangedOf(facts) > 0 &&
      notion.jointThatLasts(facts).length > 0,
  },
  {
    id: 'stakes',
    source: 'rhythm',
    holds: (facts, settings) =>
      notion.isProven(facts, settings) && stakesOf(facts, settings).length >= STAKES_FROM,
  },
];

/** What asks for structure, in the order of the rules. */
export const triggersOf: FromFacts<readonly Trigger[]> = rememberingLast((facts, settings) =>
  TRIGGERS.filter(({ holds }) => holds(facts, settings)).map(({ id }) => id),
);

export type HoldBack =
  'very-different-size' | 'one-way' | 'low-satisfaction' | 'poor-fit' | 'nothing-won' | 'red-flag';

interface HoldBackRow extends Row<HoldBack> {
  /** When it counts, where that is not always. */
  readonly counts?: FromFacts<boolean>;
}

/** The red flags that hold back. */
export const HOLDING_FLAGS: readonly RedFlag[] = ['early-proposal', 'payback-expected', 'overhead'];

/** "Formalize what's already working" [rhythm]: what does not work yet. */
export const HOLD_BACKS: readonly HoldBackRow[] = [
  {
    id: 'very-different-size',
    source: 'rhythm',
    holds: ({ relativeSize }) => relativeSize === 'smaller' || relativeSize === 'larger',
  },
  {
    id: 'one-way',
    source: 'refnet',
    holds: notion.isOneWay,
    counts: (facts, settings) => {
      const triggers = triggersOf(facts, settings);
      return triggers.length === 1 && triggers[0] === 'volume';
    },
  },
  {
    id: 'low-satisfaction',
    source: 'rhythm',
    holds: (facts) => (notion.satisfactionOf(facts) ?? notion.SATISFIED_FROM) <= notion.STRAINED_TO,
  },
  {
    id: 'poor-fit',
    source: 'durden',
    holds: (facts) => facts.doNotRefer === true || notion.answeredNo(facts).length > 0,
  },
  {
    id: 'nothing-won',
    source: 'refnet',
    holds: ({ outcomes: { closed, won } }) => closed >= notion.NOTHING_WON_FROM && won === 0,
  },
  {
    id: 'red-flag',
    source: 'rhythm',
    holds: (facts, settings) => redFlagsAmong(HOLDING_FLAGS, facts, settings).length > 0,
  },
];

/** What holds back that counts: one way only where the volume alone asks for structure. */
export const holdBacksOf: FromFacts<readonly HoldBackRow[]> = rememberingLast((facts, settings) =>
  HOLD_BACKS.filter(
    ({ holds, counts }) => holds(facts, settings) && (counts === undefined || counts(facts, settings)),
  ),
);

/** Every hold-back that is a fact, whether it counts for the verdict or not. */
export function holdBackFactsOf(facts: RelationshipFacts, settings: Settings): readonly HoldBack[] {
  return HOLD_BACKS.filter(({ holds }) => holds(facts, settings)).map(({ id }) => id);
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

/** The clients who went elsewhere against an exclusive promise, later than the last talk. */
export function brokenSinceTalk(
  facts: RelationshipFacts,
): NonNullable<RelationshipFacts['exclusivityConflicts']> {
  return (facts.exclusivityConflicts ?? []).filter(
    ({ referral, on }) => referral !== undefined && notion.isSinceTalk(on, facts),
  );
}

/** A red flag that strains until it is talked about. */
function flagUntilTalked(id: Strain & ('before-trust' | 'exclusive-twice')): Row<Strain> {
  return {
    id,
    source: 'durden',
    holds: (facts, settings) => !notion.hasTalked(facts) && redFlagsAmong([id], facts, settings).length > 0,
  };
}

/** A hold-back that strains until it is talked about. */
function holdBackUntilTalked(id: Strain & HoldBack): Row<Strain> {
  const row = HOLD_BACKS.find((each) => each.id === id);
  if (row === undefined) throw new Error(`${id} is no hold-back`);
  return {
    id,
    source: row.source,
    holds: (facts, settings) => !notion.hasTalked(facts) && row.holds(facts, settings),
  };
}

/** What shows that a formal relationship needs a check-in or a talk. */
const STRAINS: readonly Row<Strain>[] = [
  { id: 'check-in-overdue', source: 'ally', holds: ({ checkInOverdue }) => checkInOverdue },
  { id: 'unsettled', source: 'ally', holds: notion.isUnsettled },
  {
    id: 'exclusive-broken',
    source: 'durden',
    holds: (facts) => brokenSinceTalk(facts).length > 0,
  },
  flagUntilTalked('before-trust'),
  flagUntilTalked('exclusive-twice'),
  holdBackUntilTalked('nothing-won'),
  holdBackUntilTalked('poor-fit'),
];

/** What strains it, most pressing first. */
export function strainsOf(facts: RelationshipFacts, settings: Settings): readonly Row<Strain>[] {
  return STRAINS.filter(({ holds }) => holds(facts, settings));
}
