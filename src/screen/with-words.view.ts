import type { Table, TableColumn } from './blocks.ts';

/** The columns of a table of a card or a report that say something in any row; a list that was asked for has all of its own. */
export function withWords({ columns, alone }: Table): readonly TableColumn[] {
  const said = columns.filter(({ cells }) => cells.some((cell) => cell !== ''));
  return alone === true || said.length === 0 ? columns : said;
}
