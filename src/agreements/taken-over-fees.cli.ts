import type { Change } from '../file/journal.sql.ts';
import { lazily } from '../text/lazily.ts';
import { hasFees } from './has-fees.sql.ts';
import { NO_FEES_MOVED, type FeesMoved } from './watch-fees.cli.ts';

const ledger = lazily(() => import('./fee-ledger.cli.ts'));

/**
 * Runs what takes over the changes of another copy of the network; says what it did to fees that had accrued here, and to
 * the terms of what was introduced on the last day of an agreement. That more money came in is no such change.
 */
export function watchingTakenOver<T>(
  change: Change,
  work: () => T,
): { readonly result: T; readonly moved: FeesMoved } {
  const { db, today } = change;
  if (!hasFees(db)) return { result: work(), moved: NO_FEES_MOVED };
  const { readFeeRecord, standingsOf, movesBetween, isOfAccrued, isOfPaid, isOfLastDay, linesOfMoves } =
    ledger();
  const before = readFeeRecord(db, today);
  const result = work();
  const after = readFeeRecord(db, today);
  const known = new Set(before.collections.map(({ id }) => id));
  const cameIn = after.collections.filter(({ id }) => !known.has(id));
  const standings = standingsOf(after);
  const corrected = new Set(
    movesBetween(db, standingsOf({ ...before, collections: [...before.collections, ...cameIn] }), standings)
      .filter((move) => isOfAccrued(move) || isOfLastDay(move))
      .map(({ number }) => number),
  );
  const moves = movesBetween(db, standingsOf(before), standings).filter(({ number }) =>
    corrected.has(number),
  );
  return {
    result,
    moved: {
      accrued: linesOfMoves(db, moves.filter(isOfAccrued)),
      isPaid: moves.some(isOfPaid),
      ofLastDay: linesOfMoves(
        db,
        moves.filter((move) => !isOfAccrued(move) && isOfLastDay(move)),
      ),
      others: [],
    },
  };
}
