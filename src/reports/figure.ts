/** What a number of a report is: its name, its definition, the rows it counts and how they add up. */
import type { Source } from '../advice/words.ts';
import type { Adds, CountedRow, RowsRead } from './explained.ts';
import type { ReportSection } from './report.ts';

/** Some of the rows of one kind. */
export interface RowsCounted {
  readonly read: RowsRead;
  /** Which of them count; all where it is left out. */
  readonly keep?: (row: CountedRow) => boolean;
}

/** The days that are counted, where they are not those of the period. */
type Window =
  /** The 12 months to the last day. */
  | 'year'
  /** The 12 months of the calendar that end with the last day's. */
  | 'calendar-months'
  /** The period of the same kind before. */
  | 'before'
  /** The 12 months before the first day. */
  | 'year-before'
  /** Whatever day it is of, up to the last. */
  | 'ever'
  /** As it stands on the last day. */
  | 'last-day'
  /** The days of each objective. */
  | 'own';

/** One number of the reports. */
export interface Figure {
  /** What is typed for it, and its name in data. */
  readonly id: string;
  /** What it is called. */
  readonly name: string;
  /** What else people type for it, in any section. */
  readonly says: readonly string[];
  /** One sentence. */
  readonly definition: string;
  /** Where the definition comes from, where it is not of refnet alone. */
  readonly source?: Source;
  readonly rows: readonly RowsCounted[];
  readonly adds: Adds;
  /** Told of each objective, or of what each side paid: these are never added to each other. */
  readonly apart?: 'objective' | 'payer';
  readonly window?: Window;
  /** By which day what was left out is looked for; left out where nothing can be. */
  readonly leavesOut?: 'day' | 'outcome';
  /** One way alone: of what is left out too. */
  readonly direction?: 'given' | 'received';
  /** Whether clients that came through sources count as well. */
  readonly withSources?: true;
  /** Won clients that have no amount are left out of it; amounts in another currency than the home one too. */
  readonly leaves?: readonly ('without-amount' | 'other-currency' | 'waived')[];
  /**
   * Where it stands: the section, and its keys in the JSON of that, the last one or all on the way to it; a word that is typed for it there alone
   * is in `as`.
   */
  readonly stands: Stands;
}

export type Stands = { readonly [section in ReportSection | 'report']?: Place };

/** Some of the numbers, each under its id. */
export type Figures = Readonly<Record<string, Omit<Figure, 'id'>>>;

export interface Place {
  readonly keys: readonly string[];
  readonly as?: readonly string[];
}
