import { usageError } from '../text/errors.ts';
import { retyped } from './suggestions.cli.ts';

const SEVERAL = /^#?[1-9]\d{0,14}(?:(?:[,;&+\s]|\band\b)+#?[1-9]\d{0,14})+$/;

/** More commands than these are not listed. */
const MOST = 6;

/** Refuses the numbers of several records, `18 19` or `18, 19`, with the command for each: one is changed or shown at a time. */
export function refuse(words: readonly string[], argv: readonly string[]): void {
  const text = words.join(' ');
  if (!SEVERAL.test(text.trim())) return;
  const numbers = [...new Set(text.match(/\d+/g) ?? [])];
  throw usageError(
    'one number at a time',
    ...numbers.slice(0, MOST).map((number) => retyped(argv, text, number)),
    ...(numbers.length > MOST ? ['and so on'] : []),
  );
}
