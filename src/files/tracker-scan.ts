import { dateSniffer, type DateSniffer } from '../calendar/date-formats.ts';
import { amountSniffer, type DecimalSign } from '../money/amount-formats.ts';
import { cellFinder, isBlank, type CellFinder, type TrackerColumn } from './tracker-columns.ts';
import { remembering } from '../text/remember.ts';
import { eitherStatus, looseWords, trackerDirection, type Meaning } from './tracker.ts';

/** What a first reading of a tracker finds out about its columns. */
export interface TrackerScan {
  /** The line of the header, from 1. */
  headerLine: number;
  columns: TrackerColumn[];
  /** Rows beneath the header that are not blank. */
  rows: number;
  days: DateSniffer;
  decimals: DecimalSign | undefined;
  /** Words for statuses that say two things, as they stand in the file, each once. */
  unclear: readonly string[];
}

/** Which columns hold amounts. */
const AMOUNTS = ['value', 'estimate', 'agreed', 'invoiced'] as const;

/** What is noticed row by row, beneath a header: how the columns write days and amounts, and which holds directions. */
export class Scanning {
  readonly columns: TrackerColumn[];
  readonly #headerLine: number;
  readonly #days = dateSniffer();
  readonly #amounts = amountSniffer();
  readonly #at: CellFinder;
  readonly #unclear = new Map<string, string>();
  readonly #isUnclear = remembering((cell: string) => eitherStatus(cell) !== undefined);
  readonly #open: { column: number; filled: number; directions: number }[];
  #rows = 0;

  constructor(headerLine: number, columns: TrackerColumn[]) {
    this.#headerLine = headerLine;
    this.columns = columns;
    this.#at = cellFinder(columns);
    this.#open = columns.flatMap(({ orDirection }, column) =>
      orDirection ? [{ column, filled: 0, directions: 0 }] : [],
    );
  }

  add(fields: readonly string[]): void {
    if (isBlank(fields)) return;
    this.#rows += 1;
    for (const meaning of AMOUNTS) {
      const amount = this.#at(fields, meaning);
      if (amount !== '') this.#amounts.add(amount);
    }
    const status = this.#at(fields, 'status');
    if (status !== '' && this.#isUnclear(status)) this.#unclear.set(looseWords(status), status);
    for (const column of this.#open) {
      const cell = (fields[column.column] ?? '').trim();
      if (cell === '') continue;
      column.filled += 1;
      if (trackerDirection(cell) !== undefined) column.directions += 1;
    }
    // The day of a sum or a heading repeated is no day, and must not stand against those that are.
    if (this.#at(fields, 'partner') === '' && this.#at(fields, 'given-to') === '') return;
    this.#days.add(this.#at(fields, 'day'));
    this.#days.add(this.#at(fields, 'closed'));
  }

  result(): TrackerScan {
    this.#settleOpenColumns();
    return {
      headerLine: this.#headerLine,
      columns: this.columns,
      rows: this.#rows,
      days: this.#days,
      decimals: this.#amounts.decide(),
      unclear: [...this.#unclear.values()],
    };
  }

  #settleOpenColumns(): void {
    const has = (meaning: Meaning) =>
      this.columns.some((column) => column.meaning === meaning && !column.orDirection);
    for (const { column: index, filled, directions } of this.#open) {
      const column = this.columns[index];
      if (column === undefined) continue;
      const isDirection = filled > 0 && directions === filled;
      const meaning = isDirection ? 'direction' : 'need';
      column.meaning = has(meaning) ? undefined : meaning;
      column.orDirection = false;
    }
  }
}
