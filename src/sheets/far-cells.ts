import { count } from '../text/count.ts';

/** Columns beyond these are not read: a stray cell at the far end of a sheet must not make every row as long. */
export const MOST_COLUMNS = 1024;

/** What is said of so many cells beyond them; nothing of none. */
export function farCellsRemark(cells: number): string[] {
  return cells === 0
    ? []
    : [`${count(cells, 'cell')} far to the right of the others ${cells === 1 ? 'is' : 'are'} not read`];
}
