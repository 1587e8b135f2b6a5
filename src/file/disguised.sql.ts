import Database from 'better-sqlite3';
import { searchKey } from '../text/search-key.ts';
import {
  disguiseOf,
  keyColumnOf,
  SETTING_OF_PROFESSION,
  SETTINGS_LEFT_OUT,
  type Disguise,
  type TextColumn,
} from './disguise.ts';
import type { Db } from './sqlite.sql.ts';

/**
 * A copy of the network in memory, in which every text of a person is a pseudonym or left out: partners and clients keep
 * theirs from one day to the next, as it goes by their numbers. `known` gives a text back in words that may be told, or
 * null: of these a profession or a need keeps what it is. The copy is the caller's to close.
 */
export function openDisguised(db: Db, known: (text: string) => string | null): Db {
  return changedCopy(db, known, (copy) => {
    const keys = SETTINGS_LEFT_OUT.map(() => '?').join(', ');
    copy.prepare(`delete from settings where key in (${keys})`).run(...SETTINGS_LEFT_OUT);
    const mine = `where key = '${SETTING_OF_PROFESSION}'`;
    copy.exec(`delete from settings ${mine} and told(value) is null`);
    copy.exec(`update settings set value = told(value) ${mine}`);
    disguiseTexts(copy, new Set());
  });
}

/** A copy of the network in memory as `change` leaves it; nothing of it is open where that throws. */
export function changedCopy(db: Db, known: (text: string) => string | null, change: (copy: Db) => void): Db {
  const copy = new Database(db.serialize());
  try {
    copy.pragma('foreign_keys = off');
    copy.pragma('trusted_schema = off');
    copy.function('told', { deterministic: true }, (text) => (typeof text === 'string' ? known(text) : null));
    copy.function('key_of', { deterministic: true }, (text) => searchKey(String(text)));
    copy.transaction(() => {
      // While pseudonyms come in, one may be what another row still holds.
      for (const { name } of copy.prepare<[], { name: string }>(UNIQUE_WORDS).all()) {
        copy.exec(`drop index ${name}`);
      }
      change(copy);
    })();
    return copy;
  } catch (error) {
    copy.close();
    throw error;
  }
}

const UNIQUE_WORDS = `select name from sqlite_schema
  where type = 'index' and sql like 'create unique index %' and sql glob '*_key*'`;

/** Puts pseudonyms for the texts of a copy and leaves others out, but for those of the columns `told`, as `table.column`. */
export function disguiseTexts(copy: Db, told: ReadonlySet<string>): void {
  for (const table of LEFT_OUT_WHOLLY) copy.exec(`delete from ${table}`);
  for (const column of textColumns(copy)) {
    if (!told.has(`${column.table}.${column.column}`)) disguise(copy, column, disguiseOf(column));
  }
}

/** What only finds a partner, and what the file remembers of before. */
const LEFT_OUT_WHOLLY = [
  'aliases',
  'contact_points',
  'source_aliases',
  'import_maps',
  'change_rows',
  'undone_rows',
  'undone_tables',
  'changes',
  'import_identities',
];

/** Every column of text, search keys and what refers to another table aside. */
function textColumns(copy: Db): TextColumn[] {
  return copy
    .prepare<[], ColumnRow>(TEXT_COLUMNS)
    .all()
    .filter(({ column }) => !column.endsWith('_key'))
    .map(({ table, column, isRequired, isReference, sql }) => ({
      table,
      column,
      isRequired: isRequired === 1,
      isClosed: isReference === 1 || isCheckedIn(sql, column),
    }));
}

interface ColumnRow {
  table: string;
  column: string;
  isRequired: 0 | 1;
  isReference: 0 | 1;
  sql: string;
}

const TEXT_COLUMNS = `select m.name as "table", c.name as "column", c."notnull" as isRequired, m.sql,
    exists (select 1 from pragma_foreign_key_list(m.name) f where f."from" = c.name) as isReference
  from sqlite_schema m join pragma_table_info(m.name) c
  where m.type = 'table' and m.name not like 'sqlite_%' and c.type = 'TEXT'
    and not (c.pk > 0 and (select count(*) from pragma_table_info(m.name)) = 1)`;

/** The schema holds it to a list of words, or to a day. */
function isCheckedIn(sql: string, column: string): boolean {
  return sql.includes(`check (${column} in (`) || sql.includes(`check (${column} is date(${column}))`);
}

function disguise(copy: Db, { table, column, isRequired }: TextColumn, how: Disguise): void {
  if (how.as === 'kept' || isSettingValue(table, column)) return;
  if (how.as === 'left-out') {
    copy.exec(`update ${table} set ${column} = ${isRequired ? `'-'` : 'null'} where ${column} is not null`);
    return;
  }
  const { word, key, known, kept = [] } = how;
  const same = key === undefined ? 'id' : `min(id) over (partition by coalesce(${key}, id))`;
  const told = known === true ? 'told(n.was)' : 'null';
  const own = kept.length === 0 ? 'null' : `case when n.was in ('${kept.join(`', '`)}') then n.was end`;
  const text = `coalesce(${told}, ${own}, '${word} ' || n.number)`;
  copy.exec(`update ${table} set ${column} = ${text}
    from (select id, ${column} as was, ${same} as number from ${table} where ${column} is not null) n
    where ${table}.id = n.id`);
  if (hasColumn(copy, table, keyColumnOf(column))) {
    copy.exec(`update ${table} set ${keyColumnOf(column)} = key_of(${column}) where ${column} is not null`);
  }
}

/** Settings that are told have a number, a day or a code for a value. */
function isSettingValue(table: string, column: string): boolean {
  return table === 'settings' && (column === 'value' || column === 'key');
}

function hasColumn(copy: Db, table: string, column: string): boolean {
  return (
    copy
      .prepare<[string, string], { n: number }>(
        'select count(*) as n from pragma_table_info(?) where name = ?',
      )
      .get(table, column)?.n === 1
  );
}
