import type { Type } from '../kinds/type.ts';
import { type Vocabulary, readWord } from '../kinds/vocabulary.ts';
import { usageError } from '../text/errors.ts';
import { lazyPattern } from '../text/pattern.ts';
import { quoted } from '../text/quoted.ts';
import { cleanInput } from '../text/sanitize.ts';
import { closest } from '../text/similar.ts';
import { COUNTED_GOALS, goalText, type Goal } from './goal-progress.ts';

const NUMBER_OF_UNITS = lazyPattern(String.raw`^(\d{1,6}) (\p{L}[^\n]{0,59})$`, 'u');
const NUMBER_BEFORE_UNIT = lazyPattern(String.raw`^(\d+)(?=\p{L})`, 'u');

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

/** True for a goal that is counted from the record. */
export function isCounted({ kind }: Goal): boolean {
  return COUNTED_GOALS.some((counted) => counted === kind);
}

/** Reads `6 referrals`, `1 client` or `10 posts`. Throws a usage UserError where there is no number with a word. */
export function parseGoal(text: string): Goal {
  const [, digits, words] =
    NUMBER_OF_UNITS().exec(cleanInput(text).replace(NUMBER_BEFORE_UNIT(), '$1 ')) ?? [];
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

/** `6 referrals`, kept in two columns. */
export const goalType: Type<Goal> = {
  shape: { is: 'object', keys: { number: { is: 'whole' }, kind: { is: 'text' } } },
  placeholder: 'number',
  parse: parseGoal,
  show: goalText,
  plain: ({ number, kind }) => ({ number, kind }),
  toSql: ({ number, kind }) => [number, kind],
  fromSql: ([number, kind]) => ({ number: Number(number), kind: String(kind) }),
};
