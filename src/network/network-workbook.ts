/** A network as the sheets of a workbook, and the texts of such sheets as the rows they were. */
import { isDay } from '../calendar/day.ts';
import { currencyDigits, isCurrency } from '../money/currency.ts';
import { UserError } from '../text/errors.ts';
import { EXPORT_OF, type NetworkColumn, type NetworkRow, type NetworkTable } from './network-tables.ts';
import type { WorkbookCell } from '../sheets/workbook-cells.ts';

/** The sheet that says what the workbook is: its name, its headings, and what stands below the first. */
export const ABOUT = { name: 'refnet', headings: ['refnet', 'version'], what: EXPORT_OF } as const;

/** A text that a cell cannot hold (Excel's own limit), and a number that a spreadsheet would round. */
const LONGEST_CELL = 32_767;
const EXACT_DIGITS = 15;

/** What stands for an empty text, which an empty cell would be no text at all. */
const EMPTY = '\0';

/** A row as cells: days and amounts as such, each exactly what it was. Throws a UserError for a text that no cell holds. */
export function cellsOfRow({ columns }: NetworkTable, row: NetworkRow): WorkbookCell[] {
  return columns.map((column): WorkbookCell => {
    const value = row[column.name];
    if (value === undefined) return null;
    if (typeof value === 'number') return numberCell(value, digitsIn(column, row));
    if (column.is === 'day' && isDay(value)) return { day: value };
    if (value.length <= LONGEST_CELL) return value === '' ? EMPTY : value;
    throw new UserError('a text is longer than a cell of a workbook can hold', {
      hints: ['refnet export all --format json      holds it'],
    });
  });
}

/** The row that a line of texts under these headings stands for. What can be no value is left as it stands, to be refused. */
export function rowOfTexts(
  { columns }: NetworkTable,
  headings: readonly string[],
  fields: readonly string[],
): Readonly<Record<string, unknown>> {
  const texts = new Map(headings.map((heading, at) => [heading, fields[at] ?? '']));
  const row: Record<string, unknown> = {};
  for (const [heading, text] of texts) {
    if (text === '') continue;
    const column = columns.find(({ name }) => name === heading);
    const isNumber = column?.is === 'whole' || column?.is === 'amount';
    const digits = column === undefined ? 0 : digitsIn(column, Object.fromEntries(texts));
    row[heading] = isNumber ? numberIn(text, digits) : text === EMPTY ? '' : text;
  }
  return row;
}

/** How many decimals the amounts of a column are shown with: as their currency has. */
function digitsIn({ is }: NetworkColumn, row: Readonly<Record<string, unknown>>): number {
  const { currency } = row;
  return is === 'amount' && typeof currency === 'string' && isCurrency(currency)
    ? currencyDigits(currency)
    : 0;
}

function numberCell(value: number, decimals: number): WorkbookCell {
  if (String(Math.abs(value)).length > EXACT_DIGITS) return decimalText(value, decimals);
  return { number: Number(decimalText(value, decimals)), decimals };
}

function decimalText(value: number, decimals: number): string {
  if (decimals === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function numberIn(text: string, digits: number): unknown {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '' || decimals.length > digits) return text;
  return Number(`${sign}${whole}${decimals.padEnd(digits, '0')}`);
}
