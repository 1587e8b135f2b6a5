import type { NetworkSnapshot } from '../advice/relationship.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DueCounts, ReferralDueCount } from './due-counts.ts';
import type { DueQuestion } from './due-record.ts';
import { boundsOf, IS_DUE, IS_THIS_WEEK, readDueRows, readNetworkToday, waiting } from './due.sql.ts';

/** Reads everything that `refnet due` lists, with what waits on referrals only counted; `network` is that as of today, where it was read already. */
export function readDueCounts(
  db: Db,
  question: DueQuestion,
  network: NetworkSnapshot = readNetworkToday(db, question.today),
): DueCounts {
  return db.transaction((): DueCounts => ({
    ...readDueRows(db, question),
    network,
    referrals: countWaitingReferrals(db, question),
  }))();
}

/** How much waits on referrals up to `until`: due by today, coming up within the week, and later. */
export function countWaitingReferrals(db: Db, question: DueQuestion): ReferralDueCount[] {
  return db
    .prepare<[Row], { kind: ReferralDueCount['kind']; due: number; byWeek: number; n: number }>(
      `${waiting(db)}
       select kind, sum(${IS_DUE}) as due, sum(${IS_THIS_WEEK}) as byWeek, count(*) as n
       from found group by kind order by kind`,
    )
    .all(boundsOf(question))
    .map(({ kind, due, byWeek, n }) => ({ kind, due, thisWeek: byWeek - due, later: n - byWeek }));
}
