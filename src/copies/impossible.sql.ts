import { CLOCKS_DIFFER } from '../calendar/clock.ts';
import { isDay, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Table } from '../file/tables.sql.ts';
import { isCurrency } from '../money/currency.ts';
import type { FaultyRow } from './faulty-row.ts';
import { columnNames, rowsWhere } from './faulty-rows.sql.ts';

/** The amounts in a currency that there is not. */
export function unknownCurrencies(db: Db): (FaultyRow & { readonly column: string })[] {
  return tablesOf(db).names.flatMap((table) =>
    columnNames(db, table)
      .filter((column) => /(?:^|_)currency$/.test(column))
      .flatMap((column) => {
        const codes = db.prepare<[], string>(
          `select distinct ${column} from ${table} where ${column} is not null`,
        );
        const unknown = codes
          .pluck()
          .all()
          .filter((code) => !isCurrency(code));
        return unknown.flatMap((code) =>
          db
            .prepare<[string], number>(`select id from ${table} where ${column} = ?`)
            .pluck()
            .all(code)
            .map((id) => ({ table, id, column })),
        );
      }),
  );
}

/** What was given for a referral, a fee or a project cannot be below nothing; a refund of what was collected can. */
const ABOVE_ZERO: readonly (readonly [table: Table, columns: readonly string[]])[] = [
  ['referrals', ['estimate_minor', 'agreed_minor', 'invoiced_minor']],
  ['fee_terms', ['flat_minor', 'cap_minor', 'first_bonus_minor']],
  ['fee_tiers', ['above_minor']],
  ['projects', ['cost_minor']],
];

/** The amounts below zero that cannot be. */
export function belowZero(db: Db): (FaultyRow & { readonly column: string; readonly amount: number })[] {
  return ABOVE_ZERO.flatMap(([table, columns]) =>
    columns.flatMap((column) =>
      db
        .prepare<[], { id: number; amount: number }>(
          `select id, ${column} as amount from ${table} where ${column} < 0 order by id`,
        )
        .all()
        .map((row) => ({ table, column, ...row })),
    ),
  );
}

function dayColumns(db: Db, table: Table): readonly string[] {
  return columnNames(db, table).filter((column) => /_on$|_day$|^known_since$/.test(column));
}

/** The first and the last day that can be on record. */
const REACH = ['1920-01-01', '2199-12-31'] as const;

/** The days beyond reach, each with the nearest within: of what has happened that is `today`, at the latest. */
export function daysBeyond(
  db: Db,
  today: Day,
): (FaultyRow & { readonly column: string; readonly day: string })[] {
  const last = (table: Table, column: string) =>
    PAST.some(([each, columns]) => each === table && columns.includes(column)) ? today : REACH[1];
  return tablesOf(db).names.flatMap((table) =>
    dayColumns(db, table).flatMap((column) =>
      db
        .prepare<[string, string], { id: number; day: string }>(
          `select id, ${column} as day from ${table} where ${column} not between ? and ? and ${column} is date(${column}) order by id`,
        )
        .all(...REACH)
        .map(({ id, day }) => ({ table, id, column, day: day < REACH[0] ? REACH[0] : last(table, column) })),
    ),
  );
}

/** The rows that were written at an instant that is still to come. */
export function writtenAhead(db: Db, now: Date): (FaultyRow & { readonly column: string })[] {
  const latest = new Date(now.getTime() + CLOCKS_DIFFER).toISOString();
  return tablesOf(db).names.flatMap((table) =>
    columnNames(db, table)
      .filter((column) => /^(?:created|updated)_at$/.test(column))
      .flatMap((column) =>
        db
          .prepare<[string], number>(
            `select id from ${table} where ${column} > ? and ${column} glob '[0-9]*' order by id`,
          )
          .pluck()
          .all(latest)
          .map((id) => ({ table, id, column })),
      ),
  );
}

/** The days of what has happened, which cannot be ahead. */
const PAST: readonly (readonly [table: Table, columns: readonly string[]])[] = [
  ['partners', ['known_since', 'archived_on']],
  ['stage_events', ['on_day']],
  ['question_answers', ['on_day']],
  ['working_answers', ['on_day']],
  ['referrals', ['occurred_on', 'closed_on', 'thanked_on', 'told_on']],
  ['status_events', ['on_day']],
  ['collections', ['on_day']],
  ['check_ins', ['on_day']],
  ['broadcasts', ['on_day']],
  ['signals', ['on_day']],
  ['payments', ['on_day']],
  ['promises', ['done_on']],
  ['unmet_needs', ['on_day']],
];

/** What is no day at all is told as a value that the rules forbid, since no command can read it. */
const IS_DAY = (column: string) => `t.${column} is date(t.${column})`;

export function inFuture(db: Db, latest: Day): FaultyRow[] {
  if (!isDay(latest)) return [];
  return PAST.flatMap(([table, columns]) =>
    rowsWhere(
      db,
      table,
      columns.map((column) => `(t.${column} > '${latest}' and ${IS_DAY(column)})`).join(' or '),
    ),
  );
}

/** What was put off until a day before it was, which nobody can correct: it was put off on that day, at the latest. */
export function putOffBackwards(db: Db): (FaultyRow & { readonly day: string })[] {
  return (['snoozes', 'advice_declines'] as const).flatMap((table) =>
    db
      .prepare<[], { id: number; day: string }>(
        `select id, until_day as day from ${table} where until_day < on_day and until_day is date(until_day)`,
      )
      .all()
      .map((row) => ({ table, ...row })),
  );
}

/** What is on record to end before it begins, or to be told of before it happened. */
export function endsBeforeItBegins(db: Db): FaultyRow[] {
  return [
    ...rowsWhere(
      db,
      'referrals',
      'min(coalesce(t.closed_on, t.occurred_on), coalesce(t.thanked_on, t.occurred_on), coalesce(t.told_on, t.occurred_on)) < t.occurred_on',
    ),
    ...rowsWhere(db, 'projects', 't.until_day < t.from_day'),
    ...rowsWhere(db, 'fee_terms', 't.until_day < t.from_day'),
    ...rowsWhere(db, 'promises', 't.due_on < t.from_day'),
  ];
}
