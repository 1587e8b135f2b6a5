import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { ObjectiveKind } from './objective-kinds.ts';
import { OBJECTIVE_COUNTS } from './objective-reached.ts';

/** One record that an objective counts. */
export interface ObjectiveRow {
  /** Of a referral, a check-in or a partner. */
  number: number;
  partnerId: number;
  partner: string;
  /** The day it counts by. */
  day: Day;
  client: string | null;
  what: string | null;
  currency: string | null;
  /** What it adds, in minor units, to a goal in money. */
  minor: number | null;
}

/** What is told of each kind of record. */
const TOLD = {
  referral: { partner: 'r.partner_id', client: 'r.client_name', what: 'r.status' },
  'check-in': { partner: 'c.partner_id', client: 'null', what: 'c.kind' },
  partner: { partner: 'n.id', client: 'null', what: 'n.stage' },
} as const;

/** What the record shows of an objective on the day `today`, one row each, by the conditions that count it. */
export function readObjectiveRows(
  db: Db,
  { id, goal: { kind } }: { readonly id: number; readonly goal: { readonly kind: ObjectiveKind } },
  today: Day,
): ObjectiveRow[] {
  const { record, from, where, number, day, minor } = OBJECTIVE_COUNTS[kind];
  const told = TOLD[record];
  return db
    .prepare<[Row], ObjectiveRow>(
      `select ${number} as number, ${told.partner} as partnerId,
         (select p.name from partners p where p.id = ${told.partner}) as partner, ${day} as day,
         ${told.client} as client, ${told.what} as what, t.goal_currency as currency, ${minor ?? 'null'} as minor
       from promises t, ${from} where t.id = @id and ${where} order by day, number`,
    )
    .all({ id, today });
}
