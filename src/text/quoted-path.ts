import { sanitizeLine } from './sanitize.ts';

/** A path in quotes for a message: safe to print, and whole, as it is to be found by it. */
export function quotedPath(path: string): string {
  return `"${sanitizeLine(path)}"`;
}
