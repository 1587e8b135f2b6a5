import type { NetworkSnapshot } from '../advice/relationship.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DueCounts, ReferralDueCount } from './due-counts.ts';
import type { DueQuestion } from './due-record.ts';
import { boundsOf, comesBack, readDueRows, readNetworkToday, waiting, type WaitingPart } from './due.sql.ts';

/** Reads everything that `refnet due` lists, with what waits on referrals only counted; `network` is that as of today, where it was read already. */
export function readDueCounts(
  db: Db,
  question: DueQuestion,
  network: NetworkSnapshot = readNetworkToday(db, question),
): DueCounts {
  return db.transaction((): DueCounts => ({
    ...readDueRows(db, question),
    network,
    referrals: countWaitingReferrals(db, question),
  }))();
}

/** How much waits on referrals up to `until`: due by today, coming up within the week, and later. */
export function countWaitingReferrals(db: Db, question: DueQuestion): ReferralDueCount[] {
  const { parts, put, plain, late, hidden } = waiting(db);
  const counted = (part: WaitingPart, rows: string | undefined, comes = part.comes) => {
    if (rows === undefined) return [];
    const [due, thisWeek, later] = comes.map((when) => `count(*) filter (where ${when})`);
    return [
      `select '${part.kind}' as kind, ${due} as due, ${thisWeek} as thisWeek, ${later} as later ${rows}`,
    ];
  };
  const selects = parts.flatMap((part) => [
    ...counted(part, plain(part)),
    ...counted(part, late(part)),
    ...counted(part, hidden(part), comesBack(part)),
  ]);
  return db
    .prepare<[Row], ReferralDueCount>(
      `${put === '' ? '' : `with ${put}`} select kind, sum(due) as due, sum(thisWeek) as thisWeek, sum(later) as later
       from (${selects.join('\n union all ')}) group by kind having sum(due + thisWeek + later) > 0 order by kind`,
    )
    .all(boundsOf(question));
}
