import type { Day } from '../calendar/day.ts';
import { formatDate, formatDay } from '../calendar/day-words.ts';
import { derived, kind, number, uuid, type Identity, itsPartner } from '../kinds/kind.ts';
import { day, orNone, text, whole, word, yesNo } from '../kinds/type.ts';
import { UserError, usageError } from '../text/errors.ts';
import { vocabulary, type Vocabulary } from '../kinds/vocabulary.ts';
import { goalText, isReached, progressText, REACHED, type Goal } from './goal-progress.ts';
import { goalType } from './goal.ts';

/** Who promised: I, or the partner. */
const SIDES = ['mine', 'theirs'] as const;
export type Side = (typeof SIDES)[number];

export const SIDE_WORDS: Vocabulary<Side> = {
  name: 'side',
  words: SIDES,
  synonyms: { me: 'mine', my: 'mine', i: 'mine', them: 'theirs', they: 'theirs', their: 'theirs' },
};

/** Something one side promised to do. Days are inclusive. */
export interface PromiseDraft {
  partnerId: number;
  side: Side;
  what: string;
  /** The day it was made, from which a goal counts; null where nobody said. */
  fromDay: Day | null;
  dueOn: Day | null;
  doneOn: Day | null;
  /** On that day it no longer stood, and was not kept. */
  dropped: boolean;
  goal: Goal | null;
  /** The number of the agreement it is part of. */
  agreementId: number | null;
}

/** A promise as recorded, with its partner's name beside it. */
export interface Promised extends PromiseDraft, Identity {
  partnerName: string;
  /** How much of the goal the record shows, within its days; null where there is no goal or it cannot be counted. */
  reached: number | null;
  /** The day the agreement it is part of was closed, with which it ends; null while that goes on. */
  endedOn: Day | null;
}

const PROMISE_STATES = ['open', 'overdue', 'reached', 'done', 'dropped', 'ended'] as const;
type PromiseState = (typeof PROMISE_STATES)[number];

/** How a promise stands on a day; one that reached its goal is still to be closed, one of a closed agreement ended with it. */
export function stateOf(
  {
    doneOn,
    dropped,
    dueOn,
    goal,
    reached,
    endedOn,
  }: Pick<Promised, 'doneOn' | 'dropped' | 'dueOn' | 'goal' | 'reached' | 'endedOn'>,
  today: Day,
): PromiseState {
  if (doneOn !== null) return dropped ? 'dropped' : 'done';
  if (endedOn !== null) return 'ended';
  if (isReached({ goal, reached })) return 'reached';
  return dueOn !== null && dueOn < today ? 'overdue' : 'open';
}

/** `I promised Maren Holt: send the brochure, by Wed 25 Nov 2026`: a promise in one phrase, without its state. */
function promisePhrase({ side, partnerName, what, dueOn }: Promised): string {
  const who = side === 'mine' ? `I promised ${partnerName}` : `${partnerName} promised`;
  return `${who}: ${what}${dueOn === null ? '' : `, by ${formatDay(dueOn)}`}`;
}

/** Whether the record shows less than the goal; never where there is none, or it cannot be counted. */
export function isShort({ goal, reached }: Pick<Promised, 'goal' | 'reached'>): boolean {
  return goal !== null && reached !== null && reached < goal.number;
}

/** `done, Fri 20 Nov 2026`: what became of a promise; empty while it is to be kept. */
export function closedWords(promise: Promised): string {
  const { doneOn, dropped, endedOn, dueOn } = promise;
  if (doneOn === null) return endedOn === null ? '' : `ended with its agreement, ${formatDay(endedOn)}`;
  if (dropped) return `dropped, ${formatDay(doneOn)}`;
  return `${isShort(promise) && dueOn !== null && doneOn > dueOn ? 'closed' : 'done'}, ${formatDay(doneOn)}`;
}

/**
 * Returns what closing a promise on a day changes: the day named, else the one it was closed on before, else today; kept,
 * or dropped. Throws a UserError for a day before it was made.
 */
export function closePromise(
  { id, fromDay, doneOn }: Promised,
  { on, dropped, today }: { readonly on: Day | undefined; readonly dropped: boolean; readonly today: Day },
): Pick<PromiseDraft, 'doneOn' | 'dropped'> {
  const wanted = on ?? doneOn ?? today;
  if (fromDay === null || wanted >= fromDay) return { doneOn: wanted, dropped };
  throw usageError(
    `${formatDay(wanted)} is before it was promised, ${formatDay(fromDay)}`,
    `refnet edit ${id} --from ${wanted}      if it was promised earlier`,
  );
}

/** The day on which the agreement of a promise `t` was closed, by the day `@today`, in SQL. */
export const ENDED =
  '(select a.closed_on from agreements a where a.id = t.agreement_id and a.closed_on <= @today)';

const WHO: Readonly<Record<Side, string>> = { mine: 'I will', theirs: 'they will' };

/** Promises as they are on a day: reading them asks for `@today`. */
export const promises = kind<PromiseDraft, Promised>({
  noun: 'promise',
  table: 'promises',
  phrase: promisePhrase,
  standing: closedWords,
  check: refuseBackwards,
  edited: goalCounts,
  fields: {
    id: number,
    ...itsPartner,
    side: {
      type: word(SIDE_WORDS),
      column: 'side',
      option: ['side', 'who promised: mine or theirs'],
      list: { heading: 'Who' },
      cell: ({ side }) => WHO[side],
      card: false,
    },
    what: {
      type: text,
      column: 'what',
      option: ['what', 'what was promised'],
      list: { heading: 'What', shrinksTo: 12 },
      card: false,
    },
    dueOn: {
      type: orNone(day('coming')),
      column: 'due_on',
      json: 'by',
      option: ['by', 'the day it is due'],
      list: { heading: 'By', dropsAt: 2 },
      cell: ({ dueOn }) => (dueOn === null ? '' : formatDate(dueOn)),
      card: false,
    },
    goal: {
      type: orNone(goalType),
      column: ['goal', 'goal_kind'],
      option: ['goal', 'a number to reach: 6 referrals, 4 check-ins, 3 clients'],
      plain: ({ goal }) => goal?.number ?? null,
      shape: orNone(whole(1, 999_999)).shape,
      card: false,
    },
    '=goalKind': derived(orNone(text), ({ goal }) => goal?.kind ?? null, { card: false }),
    reached: {
      type: orNone(whole(0, 999_999_999)),
      sql: REACHED,
      list: { heading: 'Goal', dropsAt: 1 },
      cell: (promise) => progressText(promise) ?? (promise.goal === null ? '' : goalText(promise.goal)),
      card: false,
    },
    endedOn: { type: orNone(day('past')), sql: ENDED, json: false, card: false },
    '=state': derived(word(vocabulary('state', PROMISE_STATES)), stateOf, {
      list: { heading: 'State' },
      cell: stateOf,
      words: (promise, today) =>
        promise.doneOn === null
          ? stateOf(promise, today)
          : `${stateOf(promise, today)}, ${formatDay(promise.doneOn)}`,
    }),
    '=progress': derived(text, goalWords, { json: false, label: 'goal' }),
    '=made': derived(orNone(day('past')), ({ goal, fromDay }) => (goal === null ? fromDay : null), {
      json: false,
    }),
    '=countsFrom': derived(orNone(day('past')), ({ goal, fromDay }) => (goal === null ? null : fromDay), {
      json: false,
      label: 'counts from',
    }),
    fromDay: {
      type: orNone(day('nearest')),
      column: 'from_day',
      json: 'from',
      option: ['from', 'the day from which a goal counts (today)'],
      card: false,
    },
    doneOn: {
      type: orNone(day('past')),
      column: 'done_on',
      label: 'done',
      flags: [{ name: 'reopen', help: 'one that was done is open again', to: () => null }],
      card: false,
    },
    dropped: { type: yesNo, column: 'dropped', json: false, card: false },
    agreementId: {
      type: orNone(whole(1, 999_999_999)),
      column: 'agreement_id',
      json: 'agreement',
      label: 'agreement',
      words: ({ agreementId }) => (agreementId === null ? '' : `#${agreementId}`),
    },
    uuid,
  },
});

/** On a card: how far the goal is, or that nobody counts it. */
function goalWords(promise: Promised): string {
  const { goal } = promise;
  if (goal === null) return '';
  return progressText(promise) ?? `${goalText(goal)}, which you count yourself`;
}

/**
 * The facts that are edited with all that follows from them: a goal that is set counts from today, unless the promise has a
 * day, and a promise that is open again is not dropped. Throws a UserError where one that is part of an agreement is given
 * another partner.
 */
function goalCounts(before: Promised, said: Partial<PromiseDraft>, today: Day): Partial<PromiseDraft> {
  const { id, partnerId, partnerName, agreementId, fromDay } = before;
  if (said.partnerId !== undefined && said.partnerId !== partnerId && agreementId !== null) {
    throw new UserError(`#${id} is part of agreement #${agreementId} with ${partnerName}`, {
      hints: [`remove it there and record it anew: refnet remove ${id}`],
    });
  }
  const opened = said.doneOn === null ? { dropped: false } : {};
  const begins = said.goal !== undefined && said.goal !== null && fromDay === null;
  return begins ? { fromDay: today, ...opened, ...said } : { ...opened, ...said };
}

/** Refuses a promise that would be due, or was done, before it was made. */
function refuseBackwards({ fromDay, dueOn, doneOn }: PromiseDraft): void {
  if (fromDay === null) return;
  if (dueOn !== null && dueOn < fromDay) {
    throw usageError(
      `it would be due (${formatDate(dueOn)}) before it begins (${formatDate(fromDay)})`,
      'say from which day it holds with --from',
    );
  }
  if (doneOn !== null && doneOn < fromDay) {
    throw usageError(
      `it was done on ${formatDay(doneOn)}, before that day`,
      'refnet done NUMBER --on DAY      corrects when',
    );
  }
}
