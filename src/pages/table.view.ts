import type { Table, TableColumn } from '../screen/blocks.ts';
import { legendOf } from '../screen/columns.view.ts';
import { withWords } from '../screen/with-words.view.ts';
import { mostOf } from '../text/spark.ts';
import { escapeHtml } from './escape.ts';
import { drawSpark } from './spark.view.ts';
import { STYLED_COLUMNS } from './style.ts';
import { htmlOf } from './text.view.ts';

/**
 * A table in a box of its own, which scrolls where it is too wide, and can be scrolled with the keyboard; `label` says
 * what it is to whoever does not see it. The first cell of a row heads it.
 */
export function tableHtml(table: Table, label: string): string {
  const columns = withWords(table).map(withCurrencyAbove);
  const { more } = table;
  const height = columns[0]?.cells.length ?? 0;
  if (columns.length === 0) return '';
  const bars = columns.map(barsOf);
  const head = columns.map(({ heading }) =>
    heading.trim() === '' ? '<td></td>' : `<th scope="col">${escapeHtml(heading).trim()}</th>`,
  );
  const body = Array.from({ length: height }, (_, row) => {
    const cells = columns.map((column, at) => {
      const cell = bars[at]?.[row] ?? cellHtml(column.cells[row] ?? '', column.under?.[row] ?? '');
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

/** What is said under a cell says more of it, quietly. */
function cellHtml(cell: string, under: string): string {
  return under === '' ? htmlOf(cell) : `${htmlOf(cell)}<br><span class="dim">${htmlOf(under)}</span>`;
}

/** An amount, or what changed of one: in one currency it is said above the column. */
const AMOUNT = /^([+-]?)([A-Z]{3}) ([\d.,]+)$/;
/** What else stands in such a column. */
const NO_AMOUNT = /^(?:|0|new|same)$/;

/** A column says the currency once, above, where all its amounts are in one: `Business, CAD`. */
function withCurrencyAbove(column: TableColumn): TableColumn {
  const { align, heading, cells, under = [], called = heading } = column;
  if (align !== 'right' || heading.trim() === '') return column;
  const all = [...cells, ...under];
  const [currency, another] = new Set(all.flatMap((cell) => AMOUNT.exec(cell)?.[2] ?? []));
  const isOne = another === undefined && all.every((cell) => AMOUNT.test(cell) || NO_AMOUNT.test(cell));
  if (currency === undefined || !isOne) return column;
  const alone = (cell: string) => cell.replace(AMOUNT, '$1$3');
  return {
    ...column,
    called,
    heading: `${heading.trim()}, ${currency}`,
    cells: cells.map(alone),
    under: under.map(alone),
  };
}

/** A cell with more letters may be broken over lines. */
const LONG = 24;
/** So many columns are narrow on paper. */
const MANY = 9;
/** A table of no more rows is not broken over sheets. */
const SHORT = 14;
/** Names of rows with no more letters are not broken. */
const BRIEF = 12;

/** What the style knows of the columns by their places: which are numbers, and which hold texts that need room. */
function opened(columns: readonly TableColumn[]): string {
  const classes = columns
    .slice(0, STYLED_COLUMNS)
    .flatMap(({ align, cells, numbers }, at) => [
      ...(align === 'right' ? [`r${at + 1}`] : []),
      ...(at > 0 && cells.some((cell) => numbers === undefined && cell.length > LONG) ? [`w${at + 1}`] : []),
    ]);
  const names = columns[0]?.cells ?? [];
  if (columns.length >= MANY) classes.push('many');
  if (names.length <= SHORT) classes.push('short');
  if (names.every((name) => name.length <= BRIEF)) classes.push('brief');
  return classes.length === 0 ? '<table>' : `<table class="${classes.join(' ')}">`;
}

/** A column of numbers one after another is drawn as bars of one scale. */
function barsOf({ numbers = [] }: TableColumn): readonly string[] {
  const most = mostOf(numbers.flat());
  return numbers.map((values) => drawSpark(values, most, values.join(', ')));
}
