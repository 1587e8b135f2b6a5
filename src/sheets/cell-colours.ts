import { list } from '../text/count.ts';
import { columnName } from './column-name.ts';

/** Titles and headings have colours of their own: nothing is told by those of the first rows. */
const HEAD_ROWS = 2;

/** More columns than these are named as rows. */
const NAMED = 3;

/** How the cells of a column are filled, from the rows below the headings. */
interface Filled {
  readonly colours: Set<string>;
  last: string;
  rows: number;
  changes: number;
  coloured: number;
}

/** Gathers how cells are filled row by row, and in which columns that tells rows apart. */
export class CellColours {
  readonly #columns = new Map<number, Filled>();
  #rows = 0;

  /** One row that holds something, by its coloured cells: the column with the colour. */
  add(colours: ReadonlyMap<number, string>): void {
    this.#rows += 1;
    if (this.#rows <= HEAD_ROWS) return;
    const before = this.#rows - HEAD_ROWS - 1;
    for (const column of colours.keys()) {
      if (this.#columns.has(column)) continue;
      const none = new Set(before > 0 ? [''] : []);
      this.#columns.set(column, { colours: none, last: '', rows: before, changes: 0, coloured: 0 });
    }
    for (const [column, filled] of this.#columns) {
      const colour = colours.get(column) ?? '';
      if (filled.rows > 0 && colour !== filled.last) filled.changes += 1;
      filled.colours.add(colour);
      filled.last = colour;
      filled.rows += 1;
      if (colour !== '') filled.coloured += 1;
    }
  }

  /** The columns in which colours differ from row to row, other than in turn, which only guides the eye. */
  columns(): number[] {
    return [...this.#columns]
      .filter(
        ([, { colours, rows, changes, coloured }]) =>
          colours.size > 1 && coloured > 1 && !(colours.size === 2 && changes === rows - 1),
      )
      .map(([column]) => column)
      .toSorted((a, b) => a - b);
  }
}

/** That the colours of cells are not read, where they tell rows apart; nothing where they do not. */
export function coloursRemark(columns: readonly number[]): string[] {
  if (columns.length === 0) return [];
  const names = columns.map(columnName);
  const where =
    columns.length > NAMED
      ? 'rows'
      : `cells of column${columns.length === 1 ? '' : 's'} ${list(names, 'and')}`;
  return [`${where} differ in colour, which is not read: what a colour says goes into a column as a word`];
}
