import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { parsePairs } from './pairs.ts';

const EXAMPLE = '--corrects "7=12, 9=14"';

/** `7=12, 9=14`: lines of a file, and the number of the referral on record that the row on each is. Throws a usage UserError. */
export function sameRows(texts: readonly string[]): Map<number, number> {
  const pairs = texts.flatMap((text) => parsePairs(text, EXAMPLE));
  return new Map(pairs.map(([line, number]) => [wholeIn(line), wholeIn(number)]));
}

function wholeIn(text: string): number {
  if (/^#?[1-9]\d{0,14}$/.test(text)) return Number(text.replace('#', ''));
  throw usageError(
    `${quoted(text)} in --corrects is no number; it wants lines of the file, and numbers of referrals`,
    `for example: ${EXAMPLE}`,
  );
}

/** Lines of a file and the referrals that the rows on them are, `7=12, 9=14`, as a command line says it. */
export function asSame(rows: Iterable<{ readonly line: number; readonly id: number }>): string {
  return [...rows].map(({ line, id }) => `${line}=${id}`).join(', ');
}
