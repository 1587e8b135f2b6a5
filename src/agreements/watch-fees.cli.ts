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
  /** Of fees that have accrued now, or are expected or to be settled by hand otherwise than before. */
  readonly others: readonly string[];
}

const NONE: FeesMoved = { accrued: [], others: [] };

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
  const { db } = change;
  const before = hasFees(db) ? ledger().readStandings(db, partnerId) : undefined;
  const result = work();
  if (before === undefined && !hasFees(db)) return { result, moved: NONE };
  const { readStandings, feeMoves, isOfAccrued, moveLines } = ledger();
  const moves = feeMoves(before ?? [], readStandings(db, partnerId));
  return {
    result,
    moved: {
      accrued: moveLines(moves.filter(isOfAccrued)),
      others: moveLines(moves.filter((move) => !isOfAccrued(move) && isTold(move))),
    },
  };
}

/**
 * Runs a correction. Where it changes a fee that had accrued, with the amounts before and after, a terminal is asked. Says
 * beside its result, a line each, what it did to fees.
 */
export function askingOfFees<T>(
  change: Change,
  doubt: Saying['doubt'],
  work: () => T,
  partnerId?: number,
): { readonly result: T; readonly lines: readonly string[] } {
  const { result, moved } = watchingFees(change, work, { partnerId });
  if (moved.accrued.length > 0) doubt(accruedDoubt(moved));
  return { result, lines: [...moved.accrued, ...moved.others] };
}

/** The doubt about fees that had accrued and are others now. */
export function accruedDoubt({ accrued }: Pick<FeesMoved, 'accrued'>): Doubt {
  return {
    text: 'this changes what has accrued in fees',
    question: 'Change it all the same?',
    details: accrued,
    yes: 'changes it',
  };
}
