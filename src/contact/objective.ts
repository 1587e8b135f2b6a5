/** Objectives of the network: promises without a partner, followed by the record from their first day to their last. */
import { daysBetween, type Day } from '../calendar/day.ts';
import { formatDate, formatDay } from '../calendar/day-words.ts';
import { derived, kind, number, uuid, type Identity } from '../kinds/kind.ts';
import { day, orNone, text, whole, word, type Shape } from '../kinds/type.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import { UserError, usageError } from '../text/errors.ts';
import { objectiveGoalType } from './objective-goal.ts';
import { OBJECTIVE_KINDS, objectiveText, type ObjectiveGoal } from './objective-kinds.ts';
import { OBJECTIVE_REACHED } from './objective-reached.ts';
import { SIDE_WORDS, type Side } from './promise.ts';

/** A number to be reached by the network as a whole. Days are inclusive. */
export interface ObjectiveDraft {
  side: Side;
  what: string;
  fromDay: Day;
  dueOn: Day;
  doneOn: Day | null;
  goal: ObjectiveGoal;
}

/** An objective as recorded, with what the record shows of it within its days: a count, or minor units of its currency. */
export interface Objective extends ObjectiveDraft, Identity {
  reached: number;
}

const OBJECTIVE_STATES = ['to-begin', 'on-track', 'behind', 'reached', 'missed', 'done'] as const;
type ObjectiveState = (typeof OBJECTIVE_STATES)[number];

/** How an objective stands on a day, with what it is told by. */
export interface Standing {
  readonly state: ObjectiveState;
  /** Of its days, that day included: 0 before the first, all of them from the last on. */
  readonly daysGone: number;
  readonly daysInAll: number;
  /** The least that is on track on that day, rounded up to a whole one or minor unit. */
  readonly needed: number;
  /** How much less than that there is; 0 where there is enough. */
  readonly behind: number;
}

/**
 * How an objective stands on `today`: on track where reached >= goal x days gone / days in all, reckoned in whole numbers. On
 * its last day that is the goal itself; missed only a day later. What was closed is done, whatever it came to.
 */
export function standingOf(
  {
    fromDay,
    dueOn,
    doneOn,
    goal,
    reached,
  }: Pick<Objective, 'fromDay' | 'dueOn' | 'doneOn' | 'goal' | 'reached'>,
  today: Day,
): Standing {
  const daysInAll = daysBetween(fromDay, dueOn) + 1;
  const daysGone = Math.min(Math.max(daysBetween(fromDay, today) + 1, 0), daysInAll);
  const needed = neededBy(goal.number, daysGone, daysInAll);
  const behind = Math.max(needed - reached, 0);
  return { state: stateOf(), daysGone, daysInAll, needed, behind };

  function stateOf(): ObjectiveState {
    if (doneOn !== null && doneOn <= today) return 'done';
    if (reached >= goal.number) return 'reached';
    if (today > dueOn) return 'missed';
    if (today < fromDay) return 'to-begin';
    return behind === 0 ? 'on-track' : 'behind';
  }
}

/** The least whole number that is no less than goal x gone / all. */
export function neededBy(goal: number, gone: number, all: number): number {
  const divisor = BigInt(all);
  return Number((BigInt(goal) * BigInt(gone) + divisor - 1n) / divisor);
}

/** `27 of 40 received`, `CAD 27,000 of CAD 50,000 business`. */
export function reachedText({ goal, reached }: Pick<Objective, 'goal' | 'reached'>): string {
  return `${quantity(reached, goal)} of ${objectiveText(goal)}`;
}

function quantity(n: number, { currency }: ObjectiveGoal): string {
  return currency === null ? String(n) : formatMoney({ minor: n, currency });
}

/** `27 of 40 received, 31 by now would be on track: behind by 4`: how it stands, with the arithmetic. */
export function standingText(objective: Objective, today: Day): string {
  const { goal, fromDay, dueOn, doneOn } = objective;
  const { state, needed, behind, daysGone, daysInAll } = standingOf(objective, today);
  const told = reachedText(objective);
  switch (state) {
    case 'to-begin':
      return `${objectiveText(goal)}, counted from ${formatDay(fromDay)} on`;
    case 'on-track':
      return `${told}, on track (${quantity(needed, goal)} by now)`;
    case 'behind':
      if (hasOnlyBegun(daysGone, daysInAll)) {
        if (daysGone === 1) return `${told}; it begins today`;
        return `${told}; it has only begun, ${quantity(needed, goal)} by now would be on track`;
      }
      return `${told}, ${quantity(needed, goal)} by now would be on track: behind by ${quantity(behind, goal)}`;
    case 'reached':
      return `${told}: reached`;
    case 'missed':
      return `${told}: missed, its last day was ${formatDay(dueOn)}`;
    case 'done':
      return goal.number > objective.reached && doneOn !== null && doneOn > dueOn
        ? `missed: ${told}; closed, ${formatDay(doneOn)}`
        : `${told}; done${doneOn === null ? '' : `, ${formatDay(doneOn)}`}`;
  }
}

/** In its first week, and before a quarter of its days are gone, being behind says nothing yet [refnet]. */
function hasOnlyBegun(daysGone: number, daysInAll: number): boolean {
  return daysGone <= 7 && daysGone * 4 < daysInAll;
}

/** `Objective of the network: 40 received, 1 Jan 2026 to 31 Dec 2026`. */
function objectivePhrase({ what, goal, fromDay, dueOn }: Objective): string {
  const own = what === objectiveText(goal) ? what : `${what} (${objectiveText(goal)})`;
  return `Objective of the network: ${own}, ${formatDate(fromDay)} to ${formatDate(dueOn)}`;
}

const AMOUNT: Shape = { is: 'none or', of: { is: 'amount' } };

/** What JSON has for a number of a goal: a count, or an amount of its currency. */
function inUnits(n: number, { currency }: ObjectiveGoal) {
  return currency === null
    ? { count: n, amount: null }
    : { count: null, amount: formatAmountPlain(n, currency) };
}

const COUNTED = orNone(whole(0, 999_999_999));
const MONEY = { ...orNone(text), shape: AMOUNT };

/** A figure of an objective as a count; null for closed business. */
function asCount(of: (objective: Objective, today: Day) => number) {
  return derived<Objective, number | null>(
    COUNTED,
    (objective, today) => inUnits(of(objective, today), objective.goal).count,
    { card: false },
  );
}

/** The same as an amount of the currency of the goal; null for what is counted. */
function asAmount(of: (objective: Objective, today: Day) => number) {
  return derived<Objective, string | null>(
    MONEY,
    (objective, today) => inUnits(of(objective, today), objective.goal).amount,
    { card: false },
  );
}

/** Objectives as they are on a day: reading them asks for `@today`. */
export const objectives = kind<ObjectiveDraft, Objective>({
  noun: 'objective',
  table: 'promises',
  of: 'network',
  phrase: objectivePhrase,
  standing: ({ doneOn }) => (doneOn === null ? '' : `done, ${formatDay(doneOn)}`),
  check: refuseBackwards,
  edited: rename,
  fields: {
    id: number,
    side: { type: word(SIDE_WORDS), column: 'side', json: false, card: false },
    what: {
      type: text,
      column: 'what',
      option: ['what', 'what was promised'],
      list: { heading: 'Objective', shrinksTo: 12 },
      card: false,
    },
    fromDay: {
      type: day('nearest'),
      column: 'from_day',
      json: 'from',
      option: ['from', 'the day from which a goal counts (today)'],
      list: { heading: 'From', dropsAt: 1 },
      cell: ({ fromDay }) => formatDate(fromDay),
      card: false,
    },
    dueOn: {
      type: day('coming'),
      column: 'due_on',
      json: 'by',
      option: ['by', 'the day it is due'],
      list: { heading: 'By' },
      cell: ({ dueOn }) => formatDate(dueOn),
      card: false,
    },
    goal: {
      type: objectiveGoalType,
      column: ['goal', 'goal_kind', 'goal_currency'],
      option: ['goal', 'a number to reach: 40 received, 6 new partners, "CAD 50,000 business"'],
      json: 'goal',
      plain: ({ goal }) => inUnits(goal.number, goal).count,
      shape: orNone(whole(1, 999_999_999)).shape,
      card: false,
    },
    '=goalAmount': asAmount(({ goal }) => goal.number),
    '=goalKind': derived(word(vocabulary('goal', OBJECTIVE_KINDS)), ({ goal }) => goal.kind, { card: false }),
    '=currency': derived(orNone(text), ({ goal }) => goal.currency, { card: false }),
    reached: {
      type: whole(0, 999_999_999),
      sql: OBJECTIVE_REACHED,
      plain: ({ goal, reached }) => inUnits(reached, goal).count,
      shape: orNone(whole(0, 999_999_999)).shape,
      card: false,
    },
    '=reachedAmount': asAmount(({ reached }) => reached),
    '=state': derived(
      word(vocabulary('state', OBJECTIVE_STATES)),
      (objective, today) => standingOf(objective, today).state,
      { label: 'how it stands', words: standingText, cell: standingText, list: { heading: 'How it stands' } },
    ),
    '=needed': asCount((objective, today) => standingOf(objective, today).needed),
    '=neededAmount': asAmount((objective, today) => standingOf(objective, today).needed),
    '=behind': asCount((objective, today) => standingOf(objective, today).behind),
    '=behindAmount': asAmount((objective, today) => standingOf(objective, today).behind),
    '=daysGone': derived(whole(0, 999_999), (objective, today) => standingOf(objective, today).daysGone, {
      label: 'days gone',
      words: (objective, today) => {
        const { daysGone, daysInAll } = standingOf(objective, today);
        return `${daysGone} of ${daysInAll}`;
      },
    }),
    '=daysInAll': derived(whole(1, 999_999), (objective, today) => standingOf(objective, today).daysInAll, {
      card: false,
    }),
    doneOn: {
      type: orNone(day('past')),
      column: 'done_on',
      label: 'done',
      flags: [{ name: 'reopen', help: 'one that was done is open again', to: () => null }],
    },
    uuid,
  },
});

/** What closing an objective on a day changes. Throws a UserError for a day before its first. */
export function closeObjective(
  { id, fromDay, doneOn }: Objective,
  on: Day | undefined,
  today: Day,
): Pick<ObjectiveDraft, 'doneOn'> {
  const wanted = on ?? doneOn ?? today;
  if (wanted >= fromDay) return { doneOn: wanted };
  throw new UserError(`it begins on ${formatDay(fromDay)}: before that nothing counts`, {
    hints: [`refnet remove ${id}      takes it out`, `refnet edit ${id} --from DAY      begins it earlier`],
  });
}

/** An objective that is called what its goal says is called so after the goal is changed as well. */
function rename({ what, goal }: Objective, said: Partial<ObjectiveDraft>): Partial<ObjectiveDraft> {
  const isOwn = what !== objectiveText(goal);
  return said.goal === undefined || isOwn ? said : { what: objectiveText(said.goal), ...said };
}

function refuseBackwards({ fromDay, dueOn, doneOn }: ObjectiveDraft): void {
  if (dueOn < fromDay) {
    throw usageError(
      `its last day (${formatDate(dueOn)}) would be before its first (${formatDate(fromDay)})`,
      'say from which day it counts with --from',
    );
  }
  if (doneOn !== null && doneOn < fromDay) {
    throw usageError(
      `it was done on ${formatDay(doneOn)}, before its first day`,
      'refnet done NUMBER --on DAY      corrects when',
    );
  }
}
