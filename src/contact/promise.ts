import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { cleanInput } from '../text/sanitize.ts';
import { closest } from '../text/similar.ts';
import { type Vocabulary, readWord } from '../kinds/vocabulary.ts';

/** Who promised: I, or the partner. */
export const SIDES = ['mine', 'theirs'] as const;
export type Side = (typeof SIDES)[number];

export const SIDE_WORDS: Vocabulary<Side> = {
  name: 'side',
  words: SIDES,
  synonyms: { me: 'mine', my: 'mine', i: 'mine', them: 'theirs', they: 'theirs', their: 'theirs' },
};

/**
 * What is counted from the record: referrals that whoever promised gives to the other side, check-ins with the partner,
 * and clients won of such referrals, by the day they were won.
 */
export const COUNTED_GOALS = ['referrals', 'check-ins', 'clients'] as const;

const GOAL_WORDS: Vocabulary<string> = {
  name: 'goal',
  words: COUNTED_GOALS,
  synonyms: {
    introduction: 'referrals',
    introductions: 'referrals',
    checkin: 'check-ins',
    checkins: 'check-ins',
  },
};

/** A promise with a number: 6 referrals. Other things than those of {@link COUNTED_GOALS} are for the user to count. */
export interface Goal {
  number: number;
  kind: string;
}

/** Something one side promised to do. Days are inclusive. */
export interface PromiseDraft {
  partnerId: number;
  side: Side;
  what: string;
  /** The day it was made, from which a goal counts; null where nobody said. */
  fromDay: Day | null;
  dueOn: Day | null;
  doneOn: Day | null;
  goal: Goal | null;
  /** The number of the agreement it is part of. */
  agreementId: number | null;
}

/** A promise as recorded, with its partner's name beside it. */
export interface Promised extends PromiseDraft {
  id: number;
  uuid: string;
  partnerName: string;
  /** How much of the goal the record shows, within its days; null where there is no goal or it cannot be counted. */
  reached: number | null;
}

export type PromiseState = 'open' | 'overdue' | 'reached' | 'done';

/** How a promise stands on a day; one that reached its goal is still to be closed. */
export function stateOf(
  { doneOn, dueOn, goal, reached }: Pick<Promised, 'doneOn' | 'dueOn' | 'goal' | 'reached'>,
  today: Day,
): PromiseState {
  if (doneOn !== null) return 'done';
  if (goal !== null && reached !== null && reached >= goal.number) return 'reached';
  return dueOn !== null && dueOn < today ? 'overdue' : 'open';
}

/** True for a goal that is counted from the record. */
export function isCounted({ kind }: Goal): boolean {
  return COUNTED_GOALS.some((counted) => counted === kind);
}

/** Reads `6 referrals`, `1 client` or `10 posts`. Throws a usage UserError where there is no number with a word. */
export function parseGoal(text: string): Goal {
  const [, digits, words] =
    /^(\d{1,6}) (\p{L}[^\n]{0,59})$/u.exec(cleanInput(text).replace(/^(\d+)(?=\p{L})/u, '$1 ')) ?? [];
  const number = Number(digits);
  if (words === undefined || number < 1) {
    throw usageError(
      `${quoted(text)} is no goal`,
      'a goal is a number and what of: 6 referrals, 4 check-ins, 3 clients',
    );
  }
  const word = words.toLowerCase();
  const plural = COUNTED_GOALS.find((kind) => kind === word || kind === `${word}s`);
  if (plural !== undefined) return { number, kind: plural };
  if (Object.hasOwn(GOAL_WORDS.synonyms, word)) return { number, kind: readWord(GOAL_WORDS, word) };
  const [near] = closest(word, COUNTED_GOALS);
  if (near !== undefined)
    throw usageError(`${quoted(words)} is not counted. Did you mean ${near}?`, `--goal "${number} ${near}"`);
  return { number, kind: words };
}

/** `6 referrals`, `1 client`. */
export function goalText({ number, kind }: Goal): string {
  return `${number} ${number === 1 && COUNTED_GOALS.some((counted) => counted === kind) ? kind.slice(0, -1) : kind}`;
}

/** Refuses a promise that would be due before it was made. */
export function checkPromise({ fromDay, dueOn }: Pick<PromiseDraft, 'fromDay' | 'dueOn'>): void {
  if (fromDay === null || dueOn === null || dueOn >= fromDay) return;
  throw usageError(
    `it would be due (${formatDate(dueOn)}) before it begins (${formatDate(fromDay)})`,
    'say from which day it holds with --from',
  );
}
