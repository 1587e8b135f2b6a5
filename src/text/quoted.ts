import { sanitizeLine } from './sanitize.ts';

const LONGEST = 40;

/** What a person typed, in quotes for a message: safe to print, trimmed, and cut to 40 characters. */
export function quoted(text: string): string {
  const safe = sanitizeLine(text).trim();
  if (safe.length <= LONGEST) return `"${safe}"`;
  return `"${safe.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}..."`;
}
