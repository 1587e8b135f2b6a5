import { isDay, type Day } from '../calendar/day.ts';

/** How many referrals there are by day. */
export type ByDay = ReadonlyMap<Day, number>;

/** How many referrals of an import rows of a file look like, by what seems to be corrected. */
export interface Alike {
  readonly all: number;
  /** Those of another day, client or partner, but for a day with day and month changed over, which a file is read by. */
  readonly corrected: number;
  /** Not the same is corrected in each of them. */
  readonly isMixed: boolean;
}

/** An earlier import beside what a file brings now. */
export interface Beside {
  /** The very same bytes were imported, or a file of the same name; else any other. */
  readonly sameBytes: boolean;
  readonly sameName: boolean;
  /** A person says that the file corrects an earlier import. */
  readonly isSaid: boolean;
  /** One sheet of a workbook, of which another one may have been imported before. */
  readonly isSheet: boolean;
  /** How many rows it knows in all, and how many of the file's it knows again. */
  readonly rows: number;
  readonly recognized: number;
  /** Its referrals that single rows look like. */
  readonly alike: Alike;
  /** How many of the file's rows any import knows again. */
  readonly recognizedInAll: number;
  /** How many of its referrals new rows surely are, otherwise read, and how many more they likely are. */
  readonly paired: { readonly sure: number; readonly likely: number };
  /** The days of its referrals, and those of the referrals that would come in now. */
  readonly days: ByDay;
  readonly newDays: ByDay;
}

/**
 * Whether a file seems to correct an earlier import: hardly one of that one's rows is known again, though most of them are
 * in the file by day and names, otherwise read; or the file is the same (of a workbook: brings most of its days), or has its
 * name and brings as many on its days (be they with day and month swapped). A tracker that goes on knows its rows again, and
 * another month's export has other days. One row of another file may just be of the same client.
 */
export function seemsToCorrect(beside: Beside): boolean {
  const { sameBytes, sameName, isSaid, isSheet, rows, recognized, days, newDays } = beside;
  const { sure, likely } = beside.paired;
  if (rows === 0 || recognized * 2 >= rows) return false;
  if (isSaid && (sure + likely) * 2 >= rows) return true;
  if (isCorrectedByRows(beside)) return false;
  if (sure * 2 >= rows && (sameBytes || sameName || rows >= SEVERAL)) return true;
  if (!(sameBytes || sameName) || sum(newDays) * 2 < rows) return false;
  const same = Math.max(shared(days, newDays), shared(swapped(days), newDays));
  return (sameBytes && (!isSheet || same * 2 >= sum(newDays))) || same * 2 >= rows;
}

/**
 * Whether rows that a file grew by were corrected one by one, or taken out: the rest of the file is known again, by far; or
 * most of its rows are there, some as they were, or corrected not all in the same way, as what is read otherwise would be.
 */
function isCorrectedByRows({ sameBytes, rows, recognized, alike, recognizedInAll }: Beside): boolean {
  if ((recognized + alike.all) * 2 >= rows && recognizedInAll >= rows * SMALL_PART) return true;
  if (sameBytes || (recognized + alike.corrected) * 2 < rows || recognizedInAll - recognized < rows)
    return false;
  return alike.isMixed || rows === 1 || (recognized > 0 && recognized * SMALL_PART >= alike.all);
}

/** So many rows are not all of the same day and client by chance. */
const SEVERAL = 2;

/** A part of a file is small where the rest has so many times as many rows. */
const SMALL_PART = 4;

function sum(days: ByDay): number {
  return [...days.values()].reduce((all, each) => all + each, 0);
}

function shared(one: ByDay, other: ByDay): number {
  return [...one].reduce((all, [day, times]) => all + Math.min(times, other.get(day) ?? 0), 0);
}

/** `2026-03-04` for `2026-04-03`, where that is a day. */
function swapped(days: ByDay): ByDay {
  const all = new Map<Day, number>();
  for (const [day, times] of days) {
    const [year, month, dayOfMonth] = day.split('-');
    const other = `${year}-${dayOfMonth}-${month}`;
    const as = isDay(other) ? other : day;
    all.set(as, (all.get(as) ?? 0) + times);
  }
  return all;
}
