import type { Change } from '../file/journal.sql.ts';
import type { Saying } from '../shell/command.cli.ts';
import type { Doubt } from '../shell/doubt.cli.ts';
import { lazily } from '../text/lazily.ts';
import type { FeeMove } from './fee-moves.ts';
import { hasFees } from './has-fees.sql.ts';

const ledger = lazily(() => import('./fee-ledger.cli.ts'));

/** What a part of a change did to fees, a line each. */
export interface FeesMoved {
  /** Of fees that had accrued: these are asked about. */
  readonly accrued: readonly string[];
  /** Whether one of those was paid, or a part of it. */
  readonly isPaid: boolean;
  /** Of fees that have not accrued, on what was introduced on the last day of an agreement: these are asked about as well. */
  readonly ofLastDay: readonly string[];
  /** Of fees that have accrued now, or are expected or to be settled by hand otherwise than before. */
  readonly others: readonly string[];
}

export const NO_FEES_MOVED: FeesMoved = { accrued: [], isPaid: false, ofLastDay: [], others: [] };

/**
 * Runs a part of a change; says what it did to the fees on referrals beside its result: of one partner, or of all. Of fees
 * that had not accrued only those are told that `isTold` picks.
 */
export function watchingFees<T>(
  change: Change,
  work: () => T,
  {
    partnerId,
    isTold = () => true,
  }: { readonly partnerId?: number | undefined; readonly isTold?: (move: FeeMove) => boolean } = {},
): { readonly result: T; readonly moved: FeesMoved } {
  const { db, today } = change;
  const before = hasFees(db) ? ledger().readStandings(db, today, partnerId) : undefined;
  const result = work();
  if (before === undefined && !hasFees(db)) return { result, moved: NO_FEES_MOVED };
  const { readStandings, movesBetween, isOfAccrued, isOfPaid, isOfLastDay, linesOfMoves } = ledger();
  const moves = movesBetween(db, before ?? [], readStandings(db, today, partnerId));
  const others = moves.filter((move) => !isOfAccrued(move));
  return {
    result,
    moved: {
      accrued: linesOfMoves(db, moves.filter(isOfAccrued)),
      isPaid: moves.some(isOfPaid),
      ofLastDay: linesOfMoves(db, others.filter(isOfLastDay)),
      others: linesOfMoves(
        db,
        others.filter((move) => !isOfLastDay(move) && isTold(move)),
      ),
    },
  };
}

/**
 * Runs a correction. Where it changes a fee that had accrued, or the terms of what was introduced on the last day of an
 * agreement, a terminal is asked, with what was before and after. Says beside its result, a line each, what it did to fees,
 * and what of it was asked about. `hints`: what else could be typed.
 */
export function askingOfFees<T>(
  change: Change,
  doubt: Saying['doubt'],
  work: () => T,
  partnerId?: number,
  hints: readonly string[] = [],
): { readonly result: T; readonly lines: readonly string[]; readonly asked: readonly string[] } {
  const { result, moved } = watchingFees(change, work, { partnerId });
  const moving = feesDoubt(moved, hints);
  if (moving !== undefined) doubt(moving);
  return { result, lines: linesOf(moved), asked: moving?.details ?? [] };
}

/**
 * Runs a correction of what came in, as {@link askingOfFees}: a fee is reckoned from that, so that a terminal is asked only
 * where a fee that was paid becomes another one.
 */
export function askingOfPaidFees(
  change: Change,
  doubt: Saying['doubt'],
  work: () => void,
): { readonly lines: readonly string[] } {
  const { moved } = watchingFees(change, work);
  const moving = moved.isPaid ? feesDoubt(moved) : undefined;
  if (moving !== undefined) doubt(moving);
  return { lines: linesOf(moved) };
}

/** Everything that moved, a line each. */
export function linesOf({ accrued, ofLastDay, others }: FeesMoved): string[] {
  return [...accrued, ...ofLastDay, ...others];
}

/** The doubt about fees that had accrued, or were to stay as agreed, and are others now; undefined where none are. */
export function feesDoubt(
  { accrued, isPaid, ofLastDay }: FeesMoved,
  hints: readonly string[] = [],
): Doubt | undefined {
  if (accrued.length + ofLastDay.length === 0) return undefined;
  return {
    text:
      accrued.length > 0
        ? `this changes ${isPaid ? 'a fee that was paid' : 'what has accrued in fees'}`
        : 'what was introduced on the last day of an agreement keeps its terms',
    question: 'Change it all the same?',
    details: [...accrued, ...ofLastDay],
    hints,
    yes: 'changes it',
  };
}
