/** Rows of a file that may be of a client who was forgotten: of the day, the partner and the way of a referral without one. */
import type { Day } from '../calendar/day.ts';
import type { Direction } from '../referrals/direction.ts';
import { usageError } from '../text/errors.ts';
import { list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import type { ForgottenRow } from './import.ts';
import { asSame } from './same-rows.ts';

/** What tells a referral whose client was forgotten. */
export interface OfForgotten {
  readonly whose: { readonly id: number; readonly isSource: boolean };
  readonly day: Day;
  readonly direction: Direction;
}

/** Why such rows are left out, in words that follow `2 rows left out: `. */
export const OF_FORGOTTEN = 'of a client who was forgotten here, by day, partner and way';

/** Lines of a file that were said to be of no such client. */
export type NotForgotten = ReadonlySet<number> | 'all';

/** `7,9` or `all`. Throws a usage UserError for anything else. */
export function notForgottenLines(texts: readonly string[]): NotForgotten {
  const words = texts.flatMap((text) => text.split(/[\s,]+/)).filter((word) => word !== '');
  if (words.some((word) => /^all$/i.test(word))) return 'all';
  return new Set(words.map(lineIn));
}

function lineIn(word: string): number {
  if (/^[1-9]\d{0,14}$/.test(word)) return Number(word);
  throw usageError(
    `${quoted(word)} in --not-forgotten is no line of the file`,
    'for example: --not-forgotten 7,9, or --not-forgotten all',
  );
}

/** Whether a line was said to be of no such client. */
export function isNotForgotten(said: NotForgotten | undefined, line: number): boolean {
  return said === 'all' || said?.has(line) === true;
}

/** How rows that were left out come in all the same. `isAlone`: they are of one file or sheet, so that lines can be said. */
export function forgottenLines(
  rows: readonly ForgottenRow[],
  { isAlone, again }: { readonly isAlone: boolean; readonly again: (...more: readonly string[]) => string },
): string[] {
  if (rows.length === 0) return [];
  const isOne = rows.length === 1;
  const [are, who, that, them] = isOne
    ? ['A row', 'it is another client', 'that client', 'it']
    : ['Rows', 'they are other clients', 'those clients', 'them'];
  const isEach = new Set(rows.map(({ id }) => id)).size === rows.length;
  const lines = isAlone ? rows.map(({ line }) => line).join(',') : 'all';
  const numbers = rows.map(({ id }) => `#${id}`);
  return [
    `${are} of a day, partner and way of which a client was forgotten ${isOne ? 'is' : 'are'} left out:`,
    `  ${again('--not-forgotten', lines)}      takes ${them} in, where ${who}`,
    ...(isAlone && isEach
      ? [
          `  ${again('--corrects', asSame(rows))}      gives ${list(numbers, 'and')} the name of ${that} again`,
        ]
      : []),
  ];
}
