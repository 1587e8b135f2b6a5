import type { Db } from './sqlite.sql.ts';

/** What makes two records of a table the same: the columns that hold it, and how that is called. */
interface Likeness {
  readonly table: string;
  readonly columns: readonly string[];
  /** `same partner, day and kind` */
  readonly alike: string;
}

/** Of which records it is said that two are the same. */
export const LIKENESSES = {
  referrals: {
    table: 'referrals',
    columns: ['partner_id', 'source_id', 'direction', 'occurred_on', 'client_key'],
    alike: 'same client, partner and day',
  },
  collections: {
    table: 'collections',
    columns: ['referral_id', 'on_day', 'currency', 'amount_minor', 'note'],
    alike: 'same referral, amount and day',
  },
  payments: {
    table: 'payments',
    columns: [
      'partner_id',
      'kind',
      'direction',
      'on_day',
      'currency',
      'amount_minor',
      'toward_referral',
      'note',
    ],
    alike: 'same partner, amount and day',
  },
  checkIns: {
    table: 'check_ins',
    columns: ['partner_id', 'on_day', 'kind', 'note', 'minutes', 'satisfaction'],
    alike: 'same partner, day and kind',
  },
  promises: {
    table: 'promises',
    columns: ['partner_id', 'side', 'what', 'from_day', 'due_on', 'goal', 'goal_kind'],
    alike: 'same partner, side, text and days',
  },
  projects: {
    table: 'projects',
    columns: ['partner_id', 'kind', 'what', 'from_day'],
    alike: 'same partner, kind, text and first day',
  },
  signals: {
    table: 'signals',
    columns: ['partner_id', 'on_day', 'kind', 'note'],
    alike: 'same partner, day, kind and text',
  },
  broadcasts: {
    table: 'broadcasts',
    columns: ['on_day', 'tag', 'note', 'minutes'],
    alike: 'same day, note and whom it went to',
  },
  objectives: {
    table: 'promises',
    columns: ['partner_id', 'what', 'from_day', 'due_on', 'goal', 'goal_kind', 'goal_currency'],
    alike: 'same goal and days',
  },
} as const satisfies Readonly<Record<string, Likeness>>;

/** Of what it is said that two are the same. */
export type Alike = keyof typeof LIKENESSES;

/** The latest record entered before this one that is the same in each of the columns, where there is nothing too; undefined for none. */
export function twinOf(db: Db, of: Alike, id: number): number | undefined {
  const { table, columns } = LIKENESSES[of];
  return db
    .prepare<[number], number>(
      `select t.id from ${table} r join ${table} t on t.id < r.id and ${sameIn(columns)} where r.id = ? order by t.id desc limit 1`,
    )
    .pluck()
    .get(id);
}

/** Two rows, `r` and `t`, that are the same in each of the columns. */
export function sameIn(columns: readonly string[]): string {
  return columns.map((column) => `t.${column} is r.${column}`).join(' and ');
}
