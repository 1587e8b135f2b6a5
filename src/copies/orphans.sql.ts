import { OBJECTIVE_KINDS } from '../contact/objective-kinds.ts';
import { LOOKUP_WORDS } from '../file/first-facts.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Table } from '../file/tables.sql.ts';
import type { FaultyRow } from './faulty-row.ts';

/** A row that points at one that is not there. */
export interface Orphan extends FaultyRow {
  readonly column: string;
  readonly parent: Table;
  /** What SQL says of the pointer: 'SET NULL' for a mention, 'RESTRICT' for what keeps its parent. */
  readonly onDelete: string;
  readonly isNeeded: boolean;
  readonly value: number | string | null;
}

/** What undo keeps, which goes where what it is of is gone. */
const OF_THE_HISTORY: readonly Table[] = ['change_rows', 'undone_tables', 'undone_rows'];

export function orphans(db: Db): Orphan[] {
  const found = db
    .prepare<[], { table: string; rowid: number | null; parent: string; fkid: number }>(
      'select "table", rowid, parent, fkid from pragma_foreign_key_check',
    )
    .all();
  return found.flatMap(({ table, rowid, parent, fkid }): Orphan[] => {
    if (rowid === null || ![...tablesOf(db).names, ...OF_THE_HISTORY].includes(table)) return [];
    const key = db
      .prepare<[string, number], { column: string; onDelete: string }>(
        'select "from" as "column", on_delete as onDelete from pragma_foreign_key_list(?) where id = ?',
      )
      .get(table, fkid);
    if (key === undefined) return [];
    const needed = db
      .prepare<[string, string], number>('select "notnull" from pragma_table_info(?) where name = ?')
      .pluck()
      .get(table, key.column);
    const value = db
      .prepare<[number], number | string | null>(`select ${key.column} from ${table} where rowid = ?`)
      .pluck()
      .get(rowid);
    return [{ table, id: rowid, parent, ...key, isNeeded: needed === 1, value: value ?? null }];
  });
}

const LISTS: Readonly<Record<string, readonly string[]>> = LOOKUP_WORDS;

/** The records with a word that refnet does not know, as kinds, statuses and stages are, whether or not a list of the file has it. */
export function unknownWords(db: Db): Orphan[] {
  return [
    ...tablesOf(db).names.flatMap((table) =>
      wordColumns(db, table).flatMap((each) => unknownIn(db, table, each)),
    ),
    ...unknownGoals(db),
  ];
}

/** The objectives, which are promises to nobody, whose goal is none that is counted, or that have no first or last day. */
function unknownGoals(db: Db): Orphan[] {
  return db
    .prepare<[string], { id: number; value: string | null }>(
      `select id, goal_kind as value from promises
       where partner_id is null and (goal is null or from_day is null or due_on is null
         or goal_kind not in (select value from json_each(?))
         or (goal_kind = 'business') <> (goal_currency is not null)) order by id`,
    )
    .all(JSON.stringify(OBJECTIVE_KINDS))
    .map((row) => ({
      table: 'promises',
      column: 'goal_kind',
      parent: 'promises',
      onDelete: 'RESTRICT',
      isNeeded: true,
      ...row,
    }));
}

interface WordColumn {
  readonly column: string;
  readonly parent: Table;
  readonly onDelete: string;
  readonly needed: 0 | 1;
}

function wordColumns(db: Db, table: Table): WordColumn[] {
  return db
    .prepare<[string, string], WordColumn>(
      `select f."from" as "column", f."table" as parent, f.on_delete as onDelete, c."notnull" as needed
       from pragma_foreign_key_list(?) f join pragma_table_info(?) c on c.name = f."from" order by f.id desc`,
    )
    .all(table, table)
    .filter(({ parent }) => parent in LISTS);
}

function unknownIn(db: Db, table: Table, { column, parent, onDelete, needed }: WordColumn): Orphan[] {
  return db
    .prepare<[string], { id: number; value: number | string | null }>(
      `select id, ${column} as value from ${table}
       where ${column} is not null and ${column} not in (select value from json_each(?)) order by id`,
    )
    .all(JSON.stringify(LISTS[parent]))
    .map((row) => ({ table, column, parent, onDelete, isNeeded: needed === 1, ...row }));
}

/** The records whose partner, referral or whatever they belong to or mention is not there. */
export function lostParents(db: Db): Orphan[] {
  return orphans(db).filter(({ parent }) => !(parent in LISTS));
}

/** The records whose number another record has too, which was written first. */
export function takenTwice(db: Db): FaultyRow[] {
  const { names, seriesOf } = tablesOf(db);
  const numbered = names.filter((table) => seriesOf(table) === 'record');
  const all = numbered
    .map((table) => `select '${table}' as "table", id, created_at from ${table}`)
    .join(' union all ');
  return db
    .prepare<[], FaultyRow>(
      `select "table", id from (
         select "table", id, row_number() over (partition by id order by created_at, "table") as nth from (${all}))
       where nth > 1 order by id, nth`,
    )
    .all();
}
