import { sanitizeLine } from './sanitize.ts';

/** A path in quotes for a message: safe to print, and whole, as it is to be found by it. */
export function quotedPath(path: string): string {
  return `"${shownPath(path)}"`;
}

/** A path safe to print and whole: a character that is not to be printed stands as its number, `\u{1b}`. */
export function shownPath(path: string): string {
  const shown = (sign: string) =>
    sanitizeLine(sign) === sign ? sign : `\\u{${sign.codePointAt(0)?.toString(16)}}`;
  return sanitizeLine(path) === path ? path : Array.from(path, shown).join('');
}
