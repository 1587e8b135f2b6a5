import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';

/** A partner who was put away, takes no clients for a time or is not to be referred to. */
export interface Aside {
  readonly id: number;
  readonly name: string;
  readonly archivedOn: Day | null;
  readonly notTakingUntil: Day | null;
  readonly doNotRefer: boolean;
}

/** Those of the partners with these numbers of whom something is on record that may speak against a referral. */
export function readAside(db: Db, ids: readonly number[]): Aside[] {
  return db
    .prepare<[Row], Omit<Aside, 'doNotRefer'> & { doNotRefer: number }>(
      `select id, name, archived_on as archivedOn, not_taking_until as notTakingUntil, do_not_refer as doNotRefer
       from partners where id in (select value from json_each(:ids))
         and (archived_on is not null or not_taking_until is not null or do_not_refer = 1)`,
    )
    .all({ ids: JSON.stringify(ids) })
    .map((row) => ({ ...row, doNotRefer: row.doNotRefer === 1 }));
}
