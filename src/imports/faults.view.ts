import { count, list } from '../text/count.ts';
import { shortened } from '../text/shortened.ts';
import { quoted } from '../text/quoted.ts';
import type { CountedFault } from './faults.ts';
import type { Fault, LeftOut } from './import.ts';
import { COLUMN_WORDS, type ColumnMeaning } from './tracker-columns.ts';

/** The columns of a file, to name them by their headings. */
export type Columns = readonly { heading: string; meaning: ColumnMeaning | undefined }[];

/** So much of a cell is shown. */
const LONGEST_CELL = 40;

/** So many different faults are listed. */
const LISTED = 20;

/**
 * `line 17, "Date": no day`, `lines 4, 7 and 31 more, "Client": no client`, one a line; what stands in a cell only of one
 * written as a day, the first of those rows, and of an amount where a terminal is asked.
 */
export function faultLines(
  faults: readonly CountedFault[],
  columns: Columns,
  { asks = false }: { readonly asks?: boolean } = {},
): string[] {
  const lines = faults
    .slice(0, LISTED)
    .map(
      (each) =>
        `${linesPhrase(each)}${each.column === null ? ':' : ','} ${faultPhrase(each, columns)}${cellOf(each, asks)}`,
    );
  const more = faults.length - LISTED;
  return more > 0 ? [...lines, `... and ${count(more, 'other fault')}`] : lines;
}

function cellOf({ cell: shown, onScreen, rows }: CountedFault, asks: boolean): string {
  const cell = shown ?? (asks && onScreen !== undefined ? shortened(onScreen, LONGEST_CELL) : undefined);
  return cell === undefined ? '' : ` (${rows === 1 ? '' : 'like '}${quoted(cell)})`;
}

/** `"Date": no day`; the fault alone where it is no one column's. */
export function faultPhrase({ column, fault }: Fault, columns: Columns): string {
  if (column === null) return fault;
  const headed = columns.find(({ meaning }) => meaning === column);
  const other = column === 'partner' ? columns.find(({ meaning }) => meaning === 'given-to') : undefined;
  const heading = (headed ?? other)?.heading;
  return `${heading === undefined || heading === '' ? COLUMN_WORDS[column] : quoted(heading)}: ${fault}`;
}

/** `2 rows left out (lines 6 and 40): totals`, one a line for each reason. */
export function passedOverLines(leftOut: readonly LeftOut[]): string[] {
  return leftOut.map((each) => `${count(each.rows, 'row')} left out (${linesPhrase(each)}): ${each.why}`);
}

function linesPhrase({ rows, lines }: { rows: number; lines: readonly number[] }): string {
  if (rows === 1) return `line ${lines[0]}`;
  // Where some are not named, they are more than one.
  const named = (rows > lines.length ? lines.slice(0, -1) : lines).map(String);
  const more = rows - named.length;
  return `lines ${list(more > 0 ? [...named, count(more, 'more', 'more')] : named, 'and')}`;
}
