import { sanitizeLine } from '../text/sanitize.ts';
import { displayWidth, truncate } from '../text/width.ts';

/** A value as JSON and CSV give it: money as decimal text beside its currency, days as `YYYY-MM-DD`. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** One column, declared once for every format. */
export interface Column<T> {
  /** The key in JSON and the heading in CSV: a public contract. */
  key: string;
  /** The heading on screen and in Markdown; without one the column is for JSON and CSV alone. */
  heading?: string;
  value: (row: T) => Plain;
  /** What the screen and Markdown show instead of the value. */
  text?: (row: T) => string;
  align?: 'right';
  /** On a narrow screen the column with the lowest number goes first; a column without one stays. */
  dropsAt?: number;
  /** The fewest characters that a text may be cut to before columns are dropped. */
  shrinksTo?: number;
}

/** A column that a screen shows, with its cells in words and its width there. */
export interface ShownColumn {
  heading: string;
  align: 'left' | 'right';
  cells: string[];
  width: number;
}

/** What stands between two columns. */
export const GAP = '  ';

/** The text of one cell, safe to print. */
export function cellText<T>(column: Column<T>, row: T): string {
  return sanitizeLine(column.text?.(row) ?? plainText(column.value(row)));
}

/** A value as text: nothing for null, parts of a list separated by "; ", money as `CAD 1800.50`. */
export function plainText(value: Plain): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(plainText).join('; ');
  if (typeof value !== 'object') return String(value);
  if ('amount' in value && 'currency' in value)
    return `${plainText(value['currency'] ?? null)} ${plainText(value['amount'] ?? null)}`;
  return JSON.stringify(value);
}

/** However narrow the screen: names and texts are not cut below this. */
const LEAST = 6;

/** A column with the text and the full width of its cells. */
interface Measured {
  heading: string;
  align: 'left' | 'right';
  cells: string[];
  /** Of the widest cell or the heading. */
  full: number;
  dropsAt: number | undefined;
  shrinksTo: number | undefined;
}

/**
 * The columns that fit `width`, cut where they may be: those that may drop and have nothing to show go first, then
 * texts shrink, widest first, then columns drop in their order; at last texts shrink to a few characters. What still
 * does not fit is left as wide as it is.
 */
export function fitColumns<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  width: number,
): ShownColumn[] {
  let shown = columns
    .flatMap((column) => (column.heading === undefined ? [] : [measure(column, column.heading, rows)]))
    .filter((column) => column.dropsAt === undefined || column.cells.some((cell) => cell !== ''));
  for (;;) {
    const widths = fittedWidths(shown, width);
    if (totalWidth(widths) <= width) return shown.map((column, index) => cut(column, widths[index] ?? 0));
    const [first] = shown.filter((column) => column.dropsAt !== undefined).toSorted(byDropOrder);
    if (first === undefined) break;
    shown = shown.filter((column) => column !== first);
  }
  const least = fittedWidths(
    shown.map((column) => ({ ...column, shrinksTo: column.shrinksTo && Math.min(column.shrinksTo, LEAST) })),
    width,
  );
  return shown.map((column, index) => cut(column, least[index] ?? 0));
}

function byDropOrder(a: Measured, b: Measured): number {
  return (a.dropsAt ?? 0) - (b.dropsAt ?? 0);
}

function measure<T>(column: Column<T>, heading: string, rows: readonly T[]): Measured {
  const cells = rows.map((row) => cellText(column, row));
  return {
    heading,
    align: column.align ?? 'left',
    cells,
    full: cells.reduce((most, cell) => Math.max(most, displayWidth(cell)), displayWidth(heading)),
    dropsAt: column.dropsAt,
    shrinksTo: column.shrinksTo,
  };
}

function cut({ heading, align, cells, full }: Measured, width: number): ShownColumn {
  return { heading, align, cells: width < full ? cells.map((cell) => truncate(cell, width)) : cells, width };
}

/** A width for each column: those that may shrink are made narrower, the widest first, until all fit; a heading is never cut. */
function fittedWidths(columns: readonly Measured[], width: number): number[] {
  const widths = columns.map(({ full }) => full);
  for (;;) {
    const excess = totalWidth(widths) - width;
    const [widest] = columns
      .map(({ heading, shrinksTo }, index) => ({
        index,
        width: widths[index] ?? 0,
        least: shrinksTo === undefined ? Infinity : Math.max(shrinksTo, displayWidth(heading)),
      }))
      .filter((candidate) => candidate.width > candidate.least)
      .toSorted((a, b) => b.width - a.width);
    if (excess <= 0 || widest === undefined) return widths;
    widths[widest.index] = Math.max(widest.least, widest.width - Math.ceil(excess / 2));
  }
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * Math.max(0, widths.length - 1);
}
