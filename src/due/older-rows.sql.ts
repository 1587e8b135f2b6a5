import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DueQuestion } from './due-record.ts';
import { referralBounds, type WaitingReferral } from './due.ts';
import { LAST_STEP } from './due-list.sql.ts';
import { older } from './older.sql.ts';

/** Thanks and outcomes to tell from before the days looked back, by the day and the number. */
export function readOlder(db: Db, { today, settings }: DueQuestion): WaitingReferral[] {
  const { since } = referralBounds(settings, today, today);
  return db
    .prepare<[Row], WaitingReferral>(
      `select old.kind, r.id as number, r.partner_id as partnerId, p.name as partnerName, null as source, r.client_name as client,
         r.status, r.occurred_on as occurredOn, old.day, ${LAST_STEP} as lastStep, null as back, 1 as n
       from (select old.* ${older(db)}) old cross join referrals r on r.id = old.id join partners p on p.id = old.partner_id
       order by old.day, r.id, old.kind = 'tell'`,
    )
    .all({ since, today });
}
