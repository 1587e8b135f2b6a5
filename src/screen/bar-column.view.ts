import { bar } from '../text/bar.ts';
import type { Column } from './columns.view.ts';
import type { Look } from './list.view.ts';

/** A bar is no wider and no narrower than this, in columns. */
const WIDEST = 24;
const NARROWEST = 6;
/** About what the other columns of a table take. */
const OTHERS = 52;

/**
 * A column of bars, all of one scale that begins at zero, where a screen draws them and has room; none where numbers are
 * read, which then stand alone. `most` is what fills a bar: that of several columns or tables with one scale. `others` is
 * how wide the other columns are, `n` how many columns of bars there are.
 */
export function barColumn<T>(
  value: (row: T) => number,
  most: number,
  { format, width, numbers }: Look,
  { others = OTHERS, n = 1 }: { readonly others?: number; readonly n?: number } = {},
): Column<T>[] {
  const columns = Math.min(WIDEST, Math.floor((width - others) / n));
  if (format !== 'table' || numbers === true || most <= 0 || columns < NARROWEST) return [];
  return [
    {
      key: 'bar',
      heading: '',
      value: () => null,
      text: (row) => bar(value(row), most, columns).padEnd(columns),
      dropsAt: -1,
    },
  ];
}

/** The largest of the values; 0 of none. */
export function mostOf(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most ? value : most), 0);
}
