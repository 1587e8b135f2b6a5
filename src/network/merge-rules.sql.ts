import { LAST_GOVERNED } from '../agreements/last-governed.sql.ts';
import { formatDate } from '../calendar/day-words.ts';
import { addDays, type Day } from '../calendar/day.ts';
import type { Row, SqlValue, Table } from '../file/tables.sql.ts';
import { breakCircles } from '../partners/introducers.sql.ts';
import type { RawJournal } from './journal-raw.sql.ts';
import { gaveWayAt } from './merge-network.ts';
import type { Side } from './merge-side.sql.ts';
import type { Fact, Told } from './merged.ts';

/** Facts that one row of a table alone may have together. */
export interface Alone {
  readonly table: Table;
  readonly columns: readonly string[];
  readonly where: string;
  /** How the index is made again. */
  readonly sql: string | undefined;
}

/** Rules of the program that no index of the file holds. */
const RULES: readonly Omit<Alone, 'sql'>[] = [
  { table: 'working_answers', columns: ['partner_id', 'question', 'on_day'], where: 'true' },
  { table: 'import_maps', columns: ['name_key', 'headings'], where: 'true' },
];

/**
 * Takes out the unique indexes of the tables that are merged, but for those on uuids: while records change places they
 * cannot hold. Returns what they say; `settleRules` makes them again.
 */
export function dropUnique({ db, identified, tables }: Side): readonly Alone[] {
  const merged = tables.names.filter(
    (table) => identified.includes(table) || tables.ownerOf(table) !== undefined,
  );
  const indexes = db
    .prepare<[], { name: string; table: Table; sql: string }>(
      `select name, tbl_name as "table", sql from sqlite_schema where type = 'index' and sql like 'create unique index%'`,
    )
    .all()
    .filter(({ name, table }) => merged.includes(table) && name !== `${table}_uuid`);
  const alone = indexes.map(({ name, table, sql }) => ({
    table,
    columns: db
      .prepare<[string], string>('select name from pragma_index_info(?) order by seqno')
      .pluck()
      .all(name),
    where: sql.split(/\bwhere\b/i)[1] ?? 'true',
    sql,
  }));
  for (const { name } of indexes) db.exec(`drop index ${name}`);
  return alone;
}

interface Settling {
  readonly own: Side;
  readonly journal: RawJournal;
  readonly phrase: (table: Table, id: number) => string;
  /** How one record here differs from another that stands in its place. */
  readonly differ: Differ;
}

/** How a record that gives way differs from the one that stands, both of them here, as long as they are. */
export type Differ = (table: Table, loser: number, winner: number) => readonly Fact[];

/**
 * Of two records that cannot stand beside each other the one changed later stands (of one instant the greater uuid), and
 * what points at the other points at it. Of two fees that would be in force on one day the one that began earlier ends.
 */
export function settleRules(settling: Settling, indexes: readonly Alone[]): Told[] {
  const { own } = settling;
  alignPartners(settling);
  const gaveWay = [...indexes, ...RULES].flatMap((alone) => settle(settling, alone));
  gaveWay.push(...endFees(settling));
  for (const { sql } of indexes) if (sql !== undefined) own.db.exec(sql);
  return gaveWay;
}

function settle(
  { own, journal, phrase, differ }: Settling,
  { table, columns, where }: Pick<Alone, 'table' | 'columns' | 'where'>,
) {
  const by = columns.join(', ');
  const [owner, column] = own.tables.ownerOf(table) ?? [];
  const order =
    owner === undefined
      ? 'updated_at desc, uuid desc'
      : `(select updated_at || uuid from ${owner} o where o.id = ${column}) desc, id`;
  const groups = own.all<Row>(`select ${by} from ${table} where ${where} group by ${by} having count(*) > 1`);
  const gaveWay: Told[] = [];
  for (const group of groups) {
    const [winner, ...losers] = own.all<Row>(
      `select * from ${table} where ${where} and ${columns.map((each) => `${each} = ?`).join(' and ')} order by ${order}`,
      ...Object.values(group),
    );
    for (const loser of losers) {
      const id = Number(loser['id']);
      if (winner === undefined) continue;
      if (owner === undefined) {
        const facts = differ(table, id, Number(winner['id']));
        gaveWay.push({ table, id, phrase: phrase(table, id), facts });
        giveWay(own, journal, table, loser, winner);
      } else journal.remove(table, id, '');
    }
  }
  return gaveWay;
}

/** Makes a record another: what points at it points at that one, and it goes. */
export function giveWay(own: Side, journal: RawJournal, table: Table, loser: Row, winner: Row): void {
  const [id, to] = [Number(loser['id']), Number(winner['id'])];
  const at = gaveWayAt(String(loser['updated_at']), String(winner['updated_at']));
  for (const child of own.tables.names) {
    if (own.tables.ownerOf(child)?.[0] === table) continue;
    for (const { name, refersTo } of own.whole.get(child)?.columns ?? []) {
      if (refersTo !== table) continue;
      for (const each of own.all<{ id: number }>(`select id from ${child} where ${name} = ?`, id)) {
        journal.update(child, each.id, { [name]: to });
      }
    }
  }
  if (own.tables.seriesOf(table) === 'record') turnNumbers(own, journal, id, to);
  for (const [child, column] of own.owned(table)) {
    for (const row of own.ownedRows(child, column, id)) journal.remove(child, Number(row['id']), at);
  }
  journal.remove(table, id, at);
  journal.merged(String(loser['uuid']), String(winner['uuid']));
}

/** What names a record by its number names the other. */
export function turnNumbers(own: Side, journal: RawJournal, from: number, to: number): void {
  const columns = own.tables.names.flatMap((table) =>
    (own.whole.get(table)?.columns ?? []).flatMap(({ name }) =>
      name === 'record_id' || (table === 'import_identities' && name === 'number')
        ? [[table, name] as const]
        : [],
    ),
  );
  for (const [table, column] of columns) {
    for (const { id } of own.all<{ id: number }>(`select id from ${table} where ${column} = ?`, from)) {
      journal.update(table, id, { [column]: to });
    }
  }
}

/** What belongs to an agreement or a referral is with its partner, whichever was changed last; nobody introduces who introduced them. */
function alignPartners({ own, journal }: Settling): void {
  const astray = (table: Table, parent: Table, column: string) =>
    own.all<{ id: number; partner: SqlValue; at: string }>(
      `select c.id, p.partner_id as partner, max(c.updated_at, p.updated_at) as at
       from ${table} c join ${parent} p on p.id = c.${column} where c.partner_id is not p.partner_id`,
    );
  for (const [table, parent, column] of [
    ['fee_terms', 'agreements', 'agreement_id'],
    ['fee_terms', 'referrals', 'referral_id'],
    ['promises', 'agreements', 'agreement_id'],
  ] as const) {
    for (const { id, partner, at } of astray(table, parent, column)) {
      if (partner !== null) journal.update(table, id, { partner_id: partner, updated_at: at });
    }
  }
  breakCircles(own.db, journal);
}

interface Overlap {
  readonly id: number;
  /** Its own last day, before. */
  readonly lastDay: Day | null;
  readonly nextFrom: Day;
  readonly at: string;
}

/** At most one fee of a partner and a direction is in force on a day: the next one ends the one before. */
function endFees({ own, journal, phrase }: Settling): Told[] {
  const overlaps = own.all<Overlap>(OVERLAPS);
  return overlaps.map(({ id, lastDay, nextFrom, at }) => {
    const until = addDays(nextFrom, -1);
    const told = {
      table: 'fee_terms',
      id,
      phrase: phrase('fee_terms', id),
      facts: [{ fact: 'until', from: lastDay === null ? '' : formatDate(lastDay), to: formatDate(until) }],
    };
    journal.update('fee_terms', id, { until_day: until, updated_at: at });
    return told;
  });
}

/** The last day that each governs, and the next that begins by then. */
const OVERLAPS = `
  with fees as (
    select f.id, f.partner_id, f.direction, f.from_day, f.until_day as last_day, f.updated_at, coalesce(
      ${LAST_GOVERNED}, '9999-12-31') as until_day,
      lead(f.from_day) over following as next_from, lead(f.updated_at) over following as next_at
    from fee_terms f join agreements a on a.id = f.agreement_id
    window following as (partition by f.partner_id, f.direction order by f.from_day))
  select id, last_day as lastDay, next_from as nextFrom, max(updated_at, next_at) as at from fees where next_from <= until_day
  order by id`;
