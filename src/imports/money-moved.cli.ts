/** What rows of a file do to fees and to money that came in: asked about and said as where it is typed by hand. */
import { hasFees } from '../agreements/has-fees.sql.ts';
import { NO_FEES_MOVED, watchingFees, type FeesMoved } from '../agreements/watch-fees.cli.ts';
import { isEmpty } from '../file/indexes.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import { noteOf } from '../shell/writing.cli.ts';
import { lazily } from '../text/lazily.ts';
import { asUnwritten, type Line } from '../text/undo-offer.ts';
import type { Said } from './import-options.cli.ts';
import type { ImportTally, WrittenImport } from './import.ts';

const money = lazily(() => import('../referrals/update-money.cli.ts'));

/** Writes rows; says what those that correct a referral, or bring one up to date, did to fees on record, a line each. */
export function watchingMoney(
  change: Change,
  { update, corrects }: { readonly update: boolean; readonly corrects: boolean },
  work: () => WrittenImport,
): { readonly written: WrittenImport; readonly moved: FeesMoved } {
  if (!update && !corrects) return { written: work(), moved: NO_FEES_MOVED };
  // Whatever is loaded later would have all rows written again.
  if (hasMoney(change)) money();
  const corrected = new Set<number>();
  const { result: written, moved } = watchingFees(
    change,
    () => {
      const all = work();
      for (const { id } of all.corrected) corrected.add(id);
      return all;
    },
    // What an outcome lets be expected is told of none that is typed either.
    { isTold: ({ number }) => corrected.has(number) },
  );
  return { written, moved };
}

/** What is to be known of money that came in for referrals which the file brought up to date, a line each. */
export function moneyNotes(
  change: Change,
  { updated, differences }: Pick<ImportTally, 'updated' | 'differences'>,
  { settings, today }: Pick<Said, 'settings' | 'today'>,
): string[] {
  if (!updated || !hasMoney(change)) return [];
  const { db } = change;
  const notes: string[] = [];
  for (const { id, offered } of differences) {
    const step = offered.find(({ fact }) => fact === 'status');
    const referral = offered.length === 0 ? undefined : getReferral(db, id);
    if (referral === undefined) continue;
    if (step?.fact === 'status') {
      const before = { ...referral, status: step.was };
      money().sayFallen(db, before, step.is, today, (doubt) => notes.push(noteOf(doubt)));
    }
    if (referral.status === 'won' && offered.some(({ fact }) => fact === 'status' || fact === 'invoiced')) {
      // What was typed lies back: the last change is the import.
      const remark = (line: Line) => notes.push(...asUnwritten(line));
      money().remarkMoney(db, id, { settings, today, on: undefined }, remark);
    }
  }
  return notes;
}

function hasMoney({ db }: Pick<Change, 'db'>): boolean {
  return !isEmpty(db, 'collections') || hasFees(db);
}
