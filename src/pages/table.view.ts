import type { Table, TableColumn } from '../screen/blocks.ts';
import { legendOf } from '../screen/columns.view.ts';
import { escapeHtml } from './escape.ts';
import { drawSpark, numbersIn } from './spark.view.ts';
import { STYLED_COLUMNS } from './style.ts';
import { htmlOf } from './text.view.ts';

/**
 * A table in a box of its own, which scrolls where it is too wide, and can be scrolled with the keyboard; `label` says
 * what it is to whoever does not see it. The first cell of a row heads it.
 */
export function tableHtml(table: Table, label: string): string {
  const { columns, more } = table;
  const height = columns[0]?.cells.length ?? 0;
  if (columns.length === 0) return '';
  const bars = columns.map(barsOf);
  const head = columns.map(({ heading }) =>
    heading.trim() === '' ? '<td></td>' : `<th scope="col">${escapeHtml(heading).trim()}</th>`,
  );
  const body = Array.from({ length: height }, (_, row) => {
    const cells = columns.map((column, at) => {
      const cell = bars[at]?.[row] ?? htmlOf(column.cells[row] ?? '');
      return at === 0 ? headOfRow(column.cells, row, cell) : `<td>${cell}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const below = [more ?? '', legendOf(columns)].filter((text) => text !== '');
  return [
    `<section class="scroll" tabindex="0" aria-label="${escapeHtml(label)}">${opened(columns)}`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody>`,
    '</table></section>',
    ...below.map((text) => `<p class="note">${htmlOf(text)}</p>`),
  ].join('\n');
}

/** A row that goes on with the one above is headed by the same, which only those are told who do not see it. */
function headOfRow(cells: readonly string[], row: number, cell: string): string {
  if (cell !== '') return `<th scope="row">${cell}</th>`;
  const above = cells.slice(0, row).findLast((each) => each !== '');
  return above === undefined ? '<td></td>' : `<th scope="row"><span class="vh">${htmlOf(above)}</span></th>`;
}

/** A cell with more letters may be broken over lines. */
const LONG = 24;
/** So many columns are narrow on paper. */
const MANY = 9;
/** A table of no more rows is not broken over sheets. */
const SHORT = 14;

/** What the style knows of the columns by their places: which are numbers, and which hold texts that need room. */
function opened(columns: readonly TableColumn[]): string {
  const classes = columns
    .slice(0, STYLED_COLUMNS)
    .flatMap(({ align, cells }, at) => [
      ...(align === 'right' ? [`r${at + 1}`] : []),
      ...(at > 0 && cells.some((cell) => cell.length > LONG && numbersIn(cell) === undefined)
        ? [`w${at + 1}`]
        : []),
    ]);
  if (columns.length >= MANY) classes.push('many');
  if ((columns[0]?.cells.length ?? 0) <= SHORT) classes.push('short');
  return classes.length === 0 ? '<table>' : `<table class="${classes.join(' ')}">`;
}

/** Where every cell of a column is numbers in a row, they are drawn as bars of one scale. */
function barsOf({ cells, align }: TableColumn): readonly string[] | undefined {
  if (align === 'right' || cells.length === 0) return undefined;
  const numbers = cells.flatMap((cell) => {
    const found = numbersIn(cell);
    return found === undefined ? [] : [found];
  });
  if (numbers.length < cells.length) return undefined;
  const most = Math.max(...numbers.flat());
  return numbers.map((values) => drawSpark(values, most, values.join(', ')));
}
