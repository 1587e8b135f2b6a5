import type { Db } from '../file/open.sql.ts';
import type { Row, Table } from '../file/tables.sql.ts';

/** What a number that people type can name, and the table it is in. Every table of `NUMBERED` is here, once. */
const TABLES = {
  referral: 'referrals',
  'check-in': 'check_ins',
  promise: 'promises',
  agreement: 'agreements',
  project: 'projects',
  signal: 'signals',
  collection: 'collections',
  payment: 'payments',
} as const satisfies Record<string, Table>;

export type RecordKind = keyof typeof TABLES;
export type RecordTable = (typeof TABLES)[RecordKind];

/** The record that a number names, as it is stored. */
export interface NumberedRecord {
  kind: RecordKind;
  table: RecordTable;
  row: Row;
}

const KINDS = Object.keys(TABLES).filter((kind): kind is RecordKind => Object.hasOwn(TABLES, kind));

const LOOKUP = KINDS.map((kind) => `select '${kind}' as kind from ${TABLES[kind]} where id = :number`).join(
  ' union all ',
);

/** What the number names; undefined where it names nothing (yet, or any more). */
export function kindOfNumber(db: Db, number: number): RecordKind | undefined {
  return db.prepare<[{ number: number }], RecordKind>(LOOKUP).pluck().get({ number });
}

/** The record of a number, whichever table it is in; undefined where the number names nothing. */
export function findRecord(db: Db, number: number): NumberedRecord | undefined {
  const kind = kindOfNumber(db, number);
  if (kind === undefined) return undefined;
  const table = TABLES[kind];
  const row = db.prepare<[number], Row>(`select * from ${table} where id = ?`).get(number);
  return row === undefined ? undefined : { kind, table, row };
}

/** Whether the number was given out once: a record of it that is not there was taken back or removed. */
export function wasGivenOut(db: Db, number: number): boolean {
  const last = db.prepare<[], number>(`select last from counters where name = 'record'`).pluck().get() ?? 0;
  return number <= last;
}

/** The records of a partner that stand alone beside referrals and check-ins, in the order of their numbers. */
export function otherRecordsOf(db: Db, partnerId: number): { kind: RecordKind; number: number }[] {
  return db
    .prepare<[{ partner: number }], { kind: RecordKind; number: number }>(
      `${(['promise', 'agreement', 'project', 'signal'] as const)
        .map(
          (kind) => `select '${kind}' as kind, id as number from ${TABLES[kind]} where partner_id = :partner`,
        )
        .join(' union all ')} order by number`,
    )
    .all({ partner: partnerId });
}
