/** What became of referrals with partners, one by one, and how they were cared for: what several parts of the report count. */
import { daysBetween, type Day } from '../calendar/day.ts';
import type { DaysCounted } from '../referrals/closed.ts';
import type { Direction } from '../referrals/direction.ts';
import { countsInConversion, isClosed, type Status } from '../referrals/status.ts';

/** A referral with a partner that stands, as it is known today; consent was not refused, and it was not entered by mistake. */
export interface Followed {
  readonly id: number;
  readonly partnerId: number;
  readonly partner: string;
  readonly profession: string | null;
  readonly client: string | null;
  readonly direction: Direction;
  readonly occurredOn: Day;
  /** An outcome of a day after today is none yet. */
  readonly status: Status;
  /** The day of the outcome; null while there is none, or where its day is not recorded. */
  readonly closedOn: Day | null;
  /** The day of the first step after it was introduced; null where none is on record with a day of its own. */
  readonly firstStepOn: Day | null;
  readonly thankedOn: Day | null;
  readonly toldOn: Day | null;
  /** Why it ended as it did, where that was noted. */
  readonly why: string | null;
  /** Whether the terms in force on its day give it a fee. */
  readonly hasFee: boolean;
  /** The day it was imported; null for what was not. */
  readonly importedOn: Day | null;
}

function isOf({ since, until }: DaysCounted, day: Day): boolean {
  return since <= day && day <= until;
}

/** Introduced on the days, and counted: a client who chose another of the names given counts nowhere. */
export function isIntroducedIn(days: DaysCounted, { occurredOn, status }: Followed): boolean {
  return isOf(days, occurredOn) && status !== 'not-chosen';
}

/** Given to or received from a partner on the days, and the client chose another of the names given. */
export function isNotChosenIn(days: DaysCounted, { occurredOn, status }: Followed): boolean {
  return isOf(days, occurredOn) && status === 'not-chosen';
}

/** Its outcome counts in conversion and is of the days, by its own day or, where none is recorded, the referral's. */
export function isClosedIn(days: DaysCounted, row: Followed): boolean {
  return countsInConversion(row.status) && isOf(days, outcomeDay(row));
}

/** The day that an outcome counts on: the referral's where none is recorded. */
export function outcomeDay({ closedOn, occurredOn }: Pick<Followed, 'closedOn' | 'occurredOn'>): Day {
  return closedOn ?? occurredOn;
}

/**
 * Thanks for it may be on record: received, and not imported after its day, as refnet did not know of it then; or thanks are
 * on record all the same.
 */
export function isToThank({ direction, occurredOn, importedOn, thankedOn }: Followed): boolean {
  return direction === 'received' && (importedOn === null || occurredOn >= importedOn || thankedOn !== null);
}

/** Its outcome may have been told to who sent it: the same, by the day of the outcome. */
export function isToTell(row: Followed): boolean {
  const { direction, status, importedOn, toldOn } = row;
  const isKnown = importedOn === null || outcomeDay(row) >= importedOn || toldOn !== null;
  return direction === 'received' && isClosed(status) && isKnown;
}

/** So many of so many. */
export interface Share {
  readonly n: number;
  readonly of: number;
}

/** How many of those received on the days the giver was thanked for. */
export function thankedShare(rows: readonly Followed[], days: DaysCounted): Share {
  const all = rows.filter((row) => isIntroducedIn(days, row) && isToThank(row));
  return { n: all.filter(({ thankedOn }) => thankedOn !== null).length, of: all.length };
}

/** How many of the outcomes of the days the giver was told. */
export function toldShare(rows: readonly Followed[], days: DaysCounted): Share {
  const all = rows.filter((row) => isClosedIn(days, row) && isToTell(row));
  return { n: all.filter(({ toldOn }) => toldOn !== null).length, of: all.length };
}

/** The middle of so many numbers of days. */
export interface Median {
  /** Half of them took no longer; between the two in the middle where their number is even. */
  readonly days: number;
  readonly of: number;
}

/** How long it was to the first step, of those introduced on the days; undefined where no step is on record. */
export function daysToFirstStep(rows: readonly Followed[], days: DaysCounted): Median | undefined {
  return medianOf(
    rows.flatMap((row) =>
      row.firstStepOn === null || !isIntroducedIn(days, row)
        ? []
        : [daysBetween(row.occurredOn, row.firstStepOn)],
    ),
  );
}

/** How long it was to the outcome, of those closed on the days whose day of outcome is recorded; undefined for none. */
export function daysToOutcome(rows: readonly Followed[], days: DaysCounted): Median | undefined {
  return medianOf(
    rows.flatMap((row) =>
      row.closedOn === null || !isClosedIn(days, row) ? [] : [daysBetween(row.occurredOn, row.closedOn)],
    ),
  );
}

/** The number in the middle, or halfway between the two that are; undefined of none. */
export function medianOf(numbers: readonly number[]): Median | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) return undefined;
  const days = sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
  return { days, of: sorted.length };
}
