import type { Day } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Status } from '../referrals/status.ts';

/** A referral as one of the two tells it; the direction is as I see it. */
export interface Told {
  readonly day: Day;
  readonly direction: Direction;
  /** Null where the name was left out. */
  readonly client: string | null;
  /** Null where nothing is said of it. */
  readonly status: Status | null;
  /** The day of the outcome; null where there is none, or it is not told. */
  readonly closedOn: Day | null;
  /** What it is worth; null where nothing is said of it. */
  readonly amount: Money | null;
  /** What accrued between the two of us, and what of it was paid, an amount a currency; null where it is not told. */
  readonly fee: readonly Money[] | null;
  readonly feePaid: readonly Money[] | null;
}

/** One of mine, by its number. */
export interface Mine extends Told {
  readonly number: number;
}

/** One of theirs, by the line of their file. */
export interface Theirs extends Told {
  readonly line: number;
  /** Which sheet of theirs it is on, from 1; null where there is only one. */
  readonly sheet: number | null;
}

/** What is typed for a line of theirs: `7`, of several sheets `2:7`. */
export function lineName({ sheet, line }: Pick<Theirs, 'sheet' | 'line'>): string {
  return sheet === null ? String(line) : `${sheet}:${line}`;
}

/** Lines of theirs that tell nothing of the two of us, as they are typed. */
export interface AsideLines {
  /** About others. */
  readonly others: readonly string[];
  /** That cannot be read. */
  readonly unread: readonly string[];
  /** Totals, headings, texts. */
  readonly none: readonly string[];
}

/** What is in neither side of a comparison: so many of mine, and lines of theirs. */
export interface Rest {
  readonly outside: number;
  readonly aside: AsideLines;
}
