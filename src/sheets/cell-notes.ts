import { count } from '../text/count.ts';
import { firstFew } from '../text/first-few.ts';

const NAMED = 6;

/** What is said of the cells, `B3`, to which people pinned a note; nothing of none. */
export function cellNotesRemark(cells: readonly string[]): string[] {
  if (cells.length === 0) return [];
  const [have, is] = cells.length === 1 ? ['has a note', 'is'] : ['have notes', 'are'];
  return [
    `${count(cells.length, 'cell')} ${have} pinned on, which ${is} not read (${firstFew(cells, NAMED)}): what matters goes into a column`,
  ];
}
