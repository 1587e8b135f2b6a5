import { dateSniffer, type DateSniffer } from '../calendar/date-formats.ts';
import { amountSniffer, type DecimalSign } from '../money/amount-formats.ts';
import { cellFinder, type CellFinder, type TrackerColumn } from './tracker-columns.ts';
import { remembering } from '../text/remember.ts';
import type { Aside } from './tracker-aside.ts';
import { eitherStatus, looseWords } from './tracker.ts';

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
  /** Lines beneath the header that are no referrals, by what they are. */
  leftOut: Readonly<Record<Aside, readonly number[]>>;
}

/** Which columns hold days. */
const DAYS = ['day', 'closed', 'won-on', 'lost-on'] as const;

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
  readonly #leftOut: Record<Aside, number[]> = { total: [], header: [], text: [] };
  #rows = 0;

  constructor(headerLine: number, columns: TrackerColumn[]) {
    this.#headerLine = headerLine;
    this.columns = columns;
    this.#at = cellFinder(columns);
  }

  add(fields: readonly string[]): void {
    this.#rows += 1;
    for (const meaning of AMOUNTS) {
      const amount = this.#at(fields, meaning);
      if (amount !== '') this.#amounts.add(amount);
    }
    const status = this.#at(fields, 'status');
    if (status !== '' && this.#isUnclear(status)) this.#unclear.set(looseWords(status), status);
    for (const meaning of DAYS) {
      const day = this.#at(fields, meaning);
      if (day !== '') this.#days.add(day);
    }
  }

  /** A line that is no referral: its days and amounts must not stand against those that are. */
  leaveOut(what: Aside, line: number): void {
    this.#leftOut[what].push(line);
  }

  result(): TrackerScan {
    return {
      headerLine: this.#headerLine,
      columns: this.columns,
      rows: this.#rows,
      days: this.#days,
      decimals: this.#amounts.decide(),
      unclear: [...this.#unclear.values()],
      leftOut: this.#leftOut,
    };
  }
}
