import { isUtf8 } from 'node:buffer';
import type { Day } from '../calendar/day.ts';
import { quoted } from '../file/fill.sql.ts';
import { columnsOf, type Column } from './faulty-rows.sql.ts';
import { unlessForbidden } from './forbidden.sql.ts';
import { takeNumber } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { systemCode } from '../text/system-code.ts';

/** A row with values that its columns cannot hold, whatever the rules of the table say; known by its first key column. */
export interface UnfitRow {
  readonly table: string;
  readonly key: string;
  readonly id: number | string;
  readonly columns: readonly string[];
}

/** The whole numbers that JavaScript is exact to. */
const EXACT = Number.MAX_SAFE_INTEGER;

/**
 * The rows with something missing where it is needed, with a value of another type than its column has, with a number
 * beyond what can be counted to exactly, or with a text that is no UTF-8, has a NUL in it, or is not written as refnet writes
 * what people do not: uuids, instants, JSON.
 */
export function unfitRows(db: Db): UnfitRow[] {
  knowUtf8(db);
  const tables = db.prepare<[], string>(
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by rowid`,
  );
  return tables
    .pluck()
    .all()
    .flatMap((table) => unfitIn(db, table));
}

function knowUtf8(db: Db): void {
  // Another program can have made the file anew in UTF-16, of which SQLite tells nothing apart.
  const isInUtf8 = db.pragma('encoding', { simple: true }) === 'UTF-8';
  db.function('refnet_is_utf8', { deterministic: true }, (text: unknown) =>
    isInUtf8 && text instanceof Uint8Array && !isUtf8(text) ? 0 : 1,
  );
}

function unfitIn(db: Db, table: string): UnfitRow[] {
  // What another program added is left out of the file as it is mended.
  const columns = columnsOf(db, table).filter(({ name }) => /^\w+$/.test(name));
  const key = columns.find(({ pk }) => pk > 0)?.name;
  const conditions = columns.flatMap((column) => {
    const condition = column.pk > 0 && column.type !== 'TEXT' ? undefined : isUnfit(table, column);
    return condition === undefined ? [] : [{ name: column.name, condition }];
  });
  if (key === undefined || conditions.length === 0) return [];
  const unfit = `from ${quoted(table)} not indexed where ${conditions.map(({ condition }) => `(${condition})`).join(' or ')}`;
  // Which columns they are is asked about where there is such a row.
  if (db.prepare(`select 1 ${unfit} limit 1`).get() === undefined) return [];
  const named = conditions.map(({ name, condition }) => `case when ${condition} then '${name} ' else '' end`);
  return db
    .prepare<[], { id: number | string; columns: string }>(
      `select ${key} as id, ${named.join(' || ')} as columns ${unfit} order by 1`,
    )
    .all()
    .map((row) => ({ table, key, id: row.id, columns: row.columns.trim().split(' ') }));
}

function isUnfit(table: string, { name, type, isNeeded }: Column): string | undefined {
  const wanted = (each: string) => (isNeeded === 1 ? `'${each}'` : `'${each}', 'null'`);
  if (type === 'INTEGER')
    return `typeof(${name}) not in (${wanted('integer')}) or ${name} not between -${EXACT} and ${EXACT}`;
  if (type !== 'TEXT') return undefined;
  const shape = shapeOf(table, name);
  return `typeof(${name}) not in (${wanted('text')}) or instr(${name}, char(0)) > 0
    or (${name} glob '*[^ -~]*' and not refnet_is_utf8(cast(${name} as blob)))${
      shape === undefined ? '' : ` or (${name} is not null and not (${shape.rule(name)}))`
    }`;
}

/** How a text of refnet's own is written, and the plainest of that shape. */
interface Shape {
  readonly rule: (column: string) => string;
  readonly plainest?: string;
}

const HEX = (digits: number) => '[0-9a-f]'.repeat(digits);
const UUID: Shape = { rule: (column) => `${column} glob '${[8, 4, 4, 4, 12].map(HEX).join('-')}'` };

const DIGITS = (digits: number) => '[0-9]'.repeat(digits);
const INSTANT: Shape = {
  rule: (column) =>
    `${column} glob '${DIGITS(4)}-${DIGITS(2)}-${DIGITS(2)}T${DIGITS(2)}:${DIGITS(2)}:${DIGITS(2)}.${DIGITS(3)}Z'
      and julianday(${column}) is not null`,
};

const isJson = (column: string, type: string, more = 'true') =>
  `case when json_valid(${column}) then json_type(${column}) = '${type}' and ${more} else false end`;

const TEXTS: Shape = {
  rule: (column) =>
    isJson(column, 'array', `not exists (select 1 from json_each(${column}) where type <> 'text')`),
  plainest: '[]',
};
const LIST: Shape = { rule: (column) => isJson(column, 'array'), plainest: '[]' };
const FACTS: Shape = { rule: (column) => isJson(column, 'object'), plainest: '{}' };

/** The columns with JSON in them. */
const JSON_IN: Readonly<Record<string, Shape>> = {
  'advice_declines.holds_back': TEXTS,
  'advice_declines.alerts': TEXTS,
  'import_maps.mapping': LIST,
  'import_maps.statuses': LIST,
  'import_maps.answers': FACTS,
};

function shapeOf(table: string, column: string): Shape | undefined {
  if (column === 'uuid' || column === 'merged_into') return UUID;
  return /(?:^|_)at$/.test(column) ? INSTANT : JSON_IN[`${table}.${column}`];
}

/**
 * Takes what nothing is found by out of the tables that are read by a text: what is no word of a list, or stands for a
 * record that is gone under no such name. These are filled anew, as a row cannot be taken out that cannot be looked up.
 */
export function refillLists(db: Db): void {
  knowUtf8(db);
  const lists = db.prepare<[], string>(`select name from pragma_table_list where schema = 'main' and wr = 1`);
  for (const table of lists.pluck().all()) {
    const columns = columnsOf(db, table);
    const unfit = columns.flatMap((column) => (column.pk > 0 ? (isUnfit(table, column) ?? []) : []));
    const condition = unfit.map((each) => `(${each})`).join(' or ');
    if (
      condition === '' ||
      db.prepare(`select 1 from ${quoted(table)} where ${condition}`).get() === undefined
    )
      continue;
    const rows = db
      .prepare(`select * from ${quoted(table)} where not (${condition})`)
      .raw()
      .all();
    db.exec(`delete from ${quoted(table)}`);
    const insert = db.prepare(
      `insert or ignore into ${quoted(table)} values (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of rows) {
      // What else cannot be in a row goes with it: what every file holds is put back.
      unlessForbidden(() => insert.run(row));
    }
  }
}

/** What stands for the day and the instant of what has none. */
interface Now {
  readonly today: Day;
  readonly at: string;
}

/**
 * Gives such a row values that its columns can hold: what can be read of a text or a number, else none, or the plainest
 * where one is needed. What the rules of the table say of them is looked at afterwards. Returns `mended`; `twice` where
 * another row says the same already, which two may not; or `left`.
 */
export function mendUnfit(
  db: Db,
  { table, key, id, columns }: UnfitRow,
  now: Now,
): 'mended' | 'twice' | 'left' {
  const row = db
    .prepare<[number | string], Record<string, unknown>>(`select * from ${quoted(table)} where ${key} = ?`)
    .get(id);
  if (row === undefined || columns.includes(key)) return 'left';
  const values = columnsOf(db, table)
    .filter(({ name }) => columns.includes(name))
    .map((column) => ({ name: column.name, value: fitted(db, table, column, row, now) }));
  db.pragma('ignore_check_constraints = on');
  try {
    db.prepare(
      `update ${quoted(table)} set ${values.map(({ name }) => `${name} = ?`).join(', ')} where ${key} = ?`,
    ).run(...values.map(({ value }) => value), id);
    return 'mended';
  } catch (error) {
    const code = systemCode(error);
    if (!code.startsWith('SQLITE_CONSTRAINT')) throw error;
    return code === 'SQLITE_CONSTRAINT_UNIQUE' ? 'twice' : 'left';
  } finally {
    db.pragma('ignore_check_constraints = off');
  }
}

function fitted(
  db: Db,
  table: string,
  { name, type, isNeeded }: Column,
  row: Readonly<Record<string, unknown>>,
  { today, at }: Now,
): string | number | null {
  const value = row[name];
  if (type === 'INTEGER') {
    const number = /^\s*-?\d+(?:\.\d+)?\s*$/.test(String(value)) ? Math.trunc(Number(value)) : Number.NaN;
    if (Number.isSafeInteger(number)) return number;
    // It keeps a partner, whom nobody knows any more.
    if (name === 'partner_id' && [row['source_id'], row['record_id']].every(isNoNumber))
      return takeNumber(db, 'partner');
    if (name === 'source_id' && row['partner_id'] === null) return nextSource(db);
    if (name === 'nth') return nextNth(db, row['hash']);
    // What belonged to one of two, and to none now, goes as what belongs to nothing.
    const other = ONE_OF_TWO[name];
    const belongsToNone = other !== undefined && (row[other] === null || isNoNumber(row[other]));
    // Where neither can be read, one of them says so.
    return isNeeded === 1 || (belongsToNone && (row[other] === null || other > name)) ? 0 : null;
  }
  const text = readable(value);
  const shape = shapeOf(table, name);
  if (text !== '' && (shape === undefined || isOfShape(db, text, shape))) return text;
  if (isNeeded === 0) return null;
  if (shape === UUID) return newUuid(db);
  if (shape === INSTANT) return instantIn(text) ?? at;
  return shape?.plainest ?? (/_on$|_day$/.test(name) ? today : '');
}

function isOfShape(db: Db, text: string, { rule }: Shape): boolean {
  return (
    db
      .prepare<[string], number>(`select ${rule('said')} from (select ? as said)`)
      .pluck()
      .get(text) === 1
  );
}

/** The instant that a text means which is written otherwise; undefined where it means none. */
function instantIn(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function isNoNumber(value: unknown): boolean {
  return !(typeof value === 'number' && Number.isSafeInteger(value));
}

/** Columns of which one says what a record belongs to, and the other then says nothing. */
const ONE_OF_TWO: Readonly<Record<string, string>> = {
  agreement_id: 'referral_id',
  referral_id: 'agreement_id',
};

function nextSource(db: Db): number {
  return db.prepare<[], number>('select coalesce(max(id), 0) + 1 from sources').pluck().get() ?? 1;
}

/** Behind those of its kind that can be read: no two have one place. */
function nextNth(db: Db, hash: unknown): number {
  const last = 'select coalesce(max(nth), 0) from import_identities where hash = ? and nth between 1 and ?';
  return (db.prepare<[unknown, number], number>(last).pluck().get(hash, EXACT) ?? 0) + 1;
}

/** What can be read of a value as a text, without what no text has. */
function readable(value: unknown): string {
  const text = value instanceof Uint8Array ? Buffer.from(value).toString() : value;
  return typeof text === 'string' || typeof text === 'number' ? String(text).replaceAll('\0', '') : '';
}
