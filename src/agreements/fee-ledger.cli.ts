/** What telling of fees that move needs; loaded where there are fees. */
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { toldApart } from '../partners/told-apart.cli.ts';
import { reckonFees, type FeeRecord } from './fee-record.ts';
import { feeMoves, type FeeMove } from './fee-moves.ts';
import { moveLines } from './fee-moves.view.ts';
import { feeStandings, type FeeStanding } from './fee-standing.ts';
import { readFeeRecord } from './fees.sql.ts';

export { isOfAccrued, isOfPaid, isOfLastDay } from './fee-moves.ts';
export { readFeeRecord } from './fees.sql.ts';

/** Where the fee on every referral stands, with one partner or with all. */
export function readStandings(db: Db, today: Day, partnerId: number | undefined): FeeStanding[] {
  return standingsOf(readFeeRecord(db, today, partnerId));
}

/** Where the fee on every referral of a record stands. */
export function standingsOf(record: FeeRecord): FeeStanding[] {
  return feeStandings(reckonFees(record));
}

/** What moved on every referral, told by the partners as they are on record now. */
export function movesBetween(
  db: Db,
  before: readonly FeeStanding[],
  after: readonly FeeStanding[],
): FeeMove[] {
  return feeMoves(before, after, (partner) => getPartner(db, partner) !== undefined);
}

/** What moved, a line each; partners told apart from others of their name. */
export function linesOfMoves(db: Db, moves: readonly FeeMove[]): string[] {
  return moveLines(moves, (partnerId) => {
    const partnerName = getPartner(db, partnerId)?.name ?? `p${partnerId}`;
    return toldApart(db, { partnerId, partnerName }).partnerName;
  });
}
