import type { Plain } from '../kinds/type.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { displayWidth } from '../text/width.ts';
import type { Below, Table, TableColumn } from './blocks.ts';

/** One column, declared once for every format. */
export interface Column<T> {
  /** The key in JSON and the heading in CSV: a public contract. */
  key: string;
  /** The heading on screen and in Markdown; without one the column is for JSON and CSV alone. */
  heading?: string;
  value: (row: T) => Plain;
  /** What the screen and Markdown show instead of the value. */
  text?: (row: T) => string;
  /** The value is numbers one after another, which a page draws as bars. */
  numbers?: (row: T) => readonly number[];
  align?: 'right';
  /** On a narrow screen the column with the lowest number goes first; a column without one stays. */
  dropsAt?: number;
  /** Dropped on a narrow screen, its cells stand below their rows. */
  below?: Below;
  /** The fewest characters that a text may be cut to before columns are dropped. */
  shrinksTo?: number;
  /** What it counts that its heading has no room to say. */
  legend?: string | undefined;
  /** What it is called in a sentence, where its heading is no name. */
  called?: string | undefined;
}

/** A column that a screen shows, with its cells in words and its width there. */
export interface ShownColumn {
  heading: string;
  align: 'left' | 'right';
  cells: string[];
  width: number;
  legend?: string | undefined;
  called?: string | undefined;
}

/** What stands between two columns. */
export const GAP = '  ';

/** The text of one cell, safe to print. */
export function cellText<T>(column: Column<T>, row: T): string {
  return sanitizeLine(column.text?.(row) ?? plainText(column.value(row)));
}

/**
 * A value as text: nothing for null, parts of a list separated by "; ", money as `CAD 1800.50`, with the day before it and
 * a note in quotation marks after it where it has them.
 */
export function plainText(value: Plain): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(plainText).join('; ');
  if (typeof value !== 'object') return String(value);
  if ('amount' in value && 'currency' in value) {
    const { day = null, currency = null, amount = null, note = null } = value;
    const parts = [day, currency, amount, note === null ? null : JSON.stringify(note)];
    return parts.flatMap((part) => plainText(part) || []).join(' ');
  }
  return JSON.stringify(value);
}

/** Rows as a table: the columns that have a heading, with the text of their cells. */
export function tableOf<T>(columns: readonly Column<T>[], rows: readonly T[]): Table {
  return {
    is: 'table',
    columns: columns.flatMap((column) =>
      column.heading === undefined
        ? []
        : [
            {
              heading: column.heading,
              align: column.align ?? 'left',
              cells: rows.map((row) => cellText(column, row)),
              numbers: column.numbers && rows.map(column.numbers),
              dropsAt: column.dropsAt,
              shrinksTo: column.shrinksTo,
              below: column.below,
              legend: column.legend,
              called: column.called,
            },
          ],
    ),
  };
}

/** The columns without those that may drop and have nothing to show, each as wide as it needs. */
export function wholeColumns(columns: readonly TableColumn[]): ShownColumn[] {
  return columns.filter(hasSomething).map((column) => shown(column, fullWidth(column)));
}

/** Whether a column that may drop has anything to show; one that may not always has. */
export function hasSomething({ dropsAt, cells }: TableColumn): boolean {
  return dropsAt === undefined || cells.some((cell) => cell !== '');
}

function shown({ heading, align, cells, legend, called }: TableColumn, width: number): ShownColumn {
  return { heading, align, cells: [...cells], width, legend, called };
}

function fullWidth({ heading, cells }: TableColumn): number {
  return cells.reduce((most, cell) => Math.max(most, displayWidth(cell)), displayWidth(heading));
}

/** However narrow the screen: names and texts are not made narrower than this. */
const LEAST = 6;

/**
 * The columns that fit `width`: those that may drop and have nothing to show go first, then texts get narrower, the
 * widest first, then columns drop in their order; at last texts get as narrow as `floor`. What still does not fit
 * is left as wide as it is. Cells are whole: what is wider than its column is for the caller to wrap.
 */
export function fitTable(columns: readonly TableColumn[], width: number, floor = LEAST): ShownColumn[] {
  let fitting = columns.filter(hasSomething);
  for (;;) {
    const widths = fittedWidths(fitting, width);
    if (totalWidth(widths) <= width) return fitting.map((column, at) => shown(column, widths[at] ?? 0));
    const [first] = fitting.filter((column) => column.dropsAt !== undefined).toSorted(byDropOrder);
    if (first === undefined) break;
    // What only shows others' numbers goes together: bars of one column without those of the next would mislead.
    const isSpare = ({ dropsAt = 0 }: TableColumn) => dropsAt < 0;
    fitting = fitting.filter((column) => column !== first && !(isSpare(first) && isSpare(column)));
  }
  const least = fittedWidths(
    fitting.map((column) => ({
      ...column,
      shrinksTo: column.shrinksTo && Math.min(column.shrinksTo, floor),
    })),
    width,
  );
  return fitting.map((column, at) => shown(column, least[at] ?? 0));
}

/** What the columns count that their headings do not say, those of one meaning together: `Closed, won: both ways`. */
export function legendOf(columns: readonly Pick<TableColumn, 'heading' | 'called' | 'legend'>[]): string {
  const names = new Map<string, Set<string>>();
  for (const { legend, heading, called = heading } of columns) {
    if (legend === undefined) continue;
    const those = names.get(legend) ?? new Set();
    // Columns of one heading, as one a currency, are named once.
    names.set(legend, those.add(those.size === 0 || those.has(called) ? called : called.toLowerCase()));
  }
  return [...names].map(([legend, those]) => `${[...those].join(', ')}: ${legend}`).join('. ');
}

function byDropOrder(a: TableColumn, b: TableColumn): number {
  return (a.dropsAt ?? 0) - (b.dropsAt ?? 0);
}

/** A width for each column: those that may shrink are made narrower, the widest first, until all fit; a heading is never cut. */
function fittedWidths(columns: readonly TableColumn[], width: number): number[] {
  const widths = columns.map(fullWidth);
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

/** How wide columns are beside one another. */
export function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * Math.max(0, widths.length - 1);
}
