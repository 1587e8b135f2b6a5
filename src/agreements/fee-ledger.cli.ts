/** What telling of fees that move needs; loaded where there are fees. */
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { reckonFees, type FeeRecord } from './fee-record.ts';
import { feeStandings, type FeeStanding } from './fee-standing.ts';
import { readFeeRecord } from './fees.sql.ts';

export { feeMoves, isOfAccrued, isOfPaid, isOfLastDay } from './fee-moves.ts';
export { moveLines } from './fee-moves.view.ts';
export { readFeeRecord } from './fees.sql.ts';

/** Where the fee on every referral stands, with one partner or with all. */
export function readStandings(db: Db, today: Day, partnerId: number | undefined): FeeStanding[] {
  return standingsOf(readFeeRecord(db, today, partnerId));
}

/** Where the fee on every referral of a record stands. */
export function standingsOf(record: FeeRecord): FeeStanding[] {
  return feeStandings(reckonFees(record));
}
