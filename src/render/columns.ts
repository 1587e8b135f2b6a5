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

/** A value as text: nothing for null, parts of a list separated by "; ". */
export function plainText(value: Plain): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(plainText).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * The columns that fit `width`, cut where they may be: first texts shrink, widest first, then columns drop in their
 * order. What still does not fit is left as wide as it is.
 */
export function fitColumns<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  width: number,
): ShownColumn[] {
  let shown = columns.filter((column) => column.heading !== undefined);
  for (;;) {
    const widths = fittedWidths(shown, rows, width);
    const [first] = shown.filter((column) => column.dropsAt !== undefined).toSorted(byDropOrder);
    if (totalWidth(widths) <= width || first === undefined) {
      return shown.map((column, index) => showColumn(column, rows, widths[index] ?? 0));
    }
    shown = shown.filter((column) => column !== first);
  }
}

function byDropOrder<T>(a: Column<T>, b: Column<T>): number {
  return (a.dropsAt ?? 0) - (b.dropsAt ?? 0);
}

function showColumn<T>(column: Column<T>, rows: readonly T[], width: number): ShownColumn {
  return {
    heading: column.heading ?? '',
    align: column.align ?? 'left',
    cells: rows.map((row) => truncate(cellText(column, row), width)),
    width,
  };
}

function fittedWidths<T>(columns: readonly Column<T>[], rows: readonly T[], width: number): number[] {
  const widths = columns.map((column) =>
    rows.reduce(
      (most, row) => Math.max(most, displayWidth(cellText(column, row))),
      displayWidth(column.heading ?? ''),
    ),
  );
  while (totalWidth(widths) > width) {
    const [widest] = columns
      .map((column, index) => ({ index, width: widths[index] ?? 0, least: column.shrinksTo ?? Infinity }))
      .filter((candidate) => candidate.width > candidate.least)
      .toSorted((a, b) => b.width - a.width);
    if (widest === undefined) break;
    widths[widest.index] = Math.max(
      widest.least,
      Math.min(widest.width - 1, widest.width - Math.ceil((totalWidth(widths) - width) / 2)),
    );
  }
  return widths;
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * Math.max(0, widths.length - 1);
}
