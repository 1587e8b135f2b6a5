import { count } from './count.ts';

/** So many characters a line of text may have; it is cleaned by then. */
export const LINE = 1000;

/** So many a text of several lines may have: what one cell of a spreadsheet holds. */
export const NOTE = 32_767;

/** So many a path may have, and what is typed to name something: what is longer is not looked at. */
export const PATH = 4096;

/** Why a text is not kept, in words that follow what it is; undefined for one that fits. */
export function tooLong(text: string, most: number, done: 'kept' | 'read' = 'kept'): string | undefined {
  if (text.length <= most) return undefined;
  return `is ${count(text.length, 'character')} long, and at most ${count(most, 'is', 'are')} ${done}`;
}
