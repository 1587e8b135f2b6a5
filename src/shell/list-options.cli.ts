import type { Format } from '../screen/list.view.ts';

/** How many a list on the screen has where nothing else was asked for. */
export const SCREENFUL = 20;

/** How many to read: what was asked for, else a screenful for a screen and all for a file, which `put` is for; undefined for all. */
export function limitFor(limit: number | undefined, format: Format, put?: unknown): number | undefined {
  const wanted = limit ?? (format === 'table' && put === undefined ? SCREENFUL : Infinity);
  return wanted === Infinity ? undefined : wanted;
}
