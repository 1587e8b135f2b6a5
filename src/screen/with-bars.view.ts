import { bar } from '../text/bar.ts';
import { mostOf } from '../text/spark.ts';
import { displayWidth } from '../text/width.ts';
import { cellText, GAP, totalWidth, type Column } from './columns.view.ts';
import type { Look } from './list.view.ts';

/** What stands as bars between the columns of a table. */
export interface Bars<T> {
  readonly bars: (row: T) => number;
  /** What they show, where it is not the number beside them. */
  readonly shows?: string;
  /** On a narrow screen columns with a lower number go before the bars do; without one the bars go first, without a word. */
  readonly dropsAt?: number;
}

/** Bars are no wider and no narrower than this, in columns. */
const WIDEST = 24;
const NARROWEST = 6;
/** A column that may shrink leaves them all but this. */
const SHRUNK = 24;
const INDENT = 2;

/**
 * The columns, with those of bars as wide as the others leave them room, where a screen draws bars and has the room; else
 * without, so that the numbers stand alone. All bars of a table have one scale, which begins at zero: `most` fills one, else
 * the largest value there is.
 */
export function withBars<T>(
  columns: readonly (Column<T> | Bars<T>)[],
  rows: readonly T[],
  { format, width, numbers }: Look,
  most = columns.reduce(
    (all, column) => ('bars' in column ? Math.max(all, mostOf(rows.map(column.bars))) : all),
    0,
  ),
): Column<T>[] {
  const isBars = (column: Column<T> | Bars<T>): column is Bars<T> => 'bars' in column;
  const bars = columns.filter(isBars);
  const others = columns.flatMap((column) => (isBars(column) ? [] : [column]));
  const drawn = Math.min(WIDEST, roomFor(bars, others, rows, width));
  const isDrawn = format === 'table' && numbers !== true && most > 0 && drawn >= NARROWEST;
  return columns.flatMap((column): Column<T>[] =>
    isBars(column) ? (isDrawn ? [asColumn(column, most, drawn)] : []) : [column],
  );
}

/** How wide each column of bars may be, once those that go before them have gone as far as that is needed. */
function roomFor<T>(
  bars: readonly Bars<T>[],
  others: readonly Column<T>[],
  rows: readonly T[],
  width: number,
): number {
  const widths = others.flatMap((column) => widthOf(column, rows));
  const room = Math.floor((width - INDENT - totalWidth(widths)) / bars.length) - GAP.length;
  if (room >= NARROWEST) return room;
  const goes = bars[0]?.dropsAt ?? -1;
  const [first] = others
    .filter(({ heading, dropsAt }) => heading !== undefined && dropsAt !== undefined && dropsAt < goes)
    .toSorted((a, b) => (a.dropsAt ?? 0) - (b.dropsAt ?? 0));
  return first === undefined
    ? room
    : roomFor(
        bars,
        others.filter((column) => column !== first),
        rows,
        width,
      );
}

function asColumn<T>({ bars, shows, dropsAt = -1 }: Bars<T>, most: number, width: number): Column<T> {
  return {
    key: 'bars',
    heading: '',
    value: (row) => bar(bars(row), most, width).padEnd(width),
    dropsAt,
    called: 'Bars',
    legend: shows === undefined ? undefined : `${shows}, from zero; a full one is ${most}`,
  };
}

/** How wide a column is that a screen shows; none of one for programs alone, or with nothing to show that may drop. */
function widthOf<T>(column: Column<T>, rows: readonly T[]): number[] {
  const { heading, shrinksTo, dropsAt } = column;
  if (heading === undefined) return [];
  const cells = mostOf(rows.map((row) => displayWidth(cellText(column, row))));
  if (cells === 0 && dropsAt !== undefined) return [];
  const least = Math.max(displayWidth(heading), cells);
  return [shrinksTo === undefined ? least : Math.min(least, Math.max(SHRUNK, shrinksTo))];
}
