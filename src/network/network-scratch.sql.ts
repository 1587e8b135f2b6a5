import { updateScratch, openScratch } from '../file/scratch.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Row, type SqlValue } from '../file/tables.sql.ts';
import { contactKey, type ContactKind } from '../partners/partner.ts';
import { searchKey } from '../text/search-key.ts';
import type { NetworkEntry } from './network-file.ts';
import { checkRow } from './network-row.ts';
import { networkTables } from './network-tables.sql.ts';
import type { NetworkTable } from './network-tables.ts';
import { rowOfTexts } from './network-workbook.ts';

/** What is wrong with an export, and where: `line 12`, or nothing where it is wrong as a whole. */
export class NetworkFault extends Error {
  readonly place: string | undefined;

  constructor(place: string | undefined, message: string) {
    super(message);
    this.name = 'NetworkFault';
    this.place = place;
  }
}

/**
 * The rows of an export in a database of their own, checked by its schema, and brought up to the newest version. Throws a
 * NetworkFault for the first that cannot be; the caller closes what is returned.
 */
export function loadNetwork(version: number, entries: Iterable<NetworkEntry>): Db {
  const db = openScratch(version);
  try {
    db.transaction(() => new Loader(db).load(entries))();
    refuseBroken(db);
    updateScratch(db, version);
    refuseContradictions(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A reference to a row that had not come yet. */
interface Awaited {
  readonly place: string;
  readonly table: string;
  readonly column: string;
  readonly rowid: number | bigint;
  readonly parent: string;
  readonly uuid: string;
}

type Statement = ReturnType<typeof statementOf>;

function statementOf(db: Db, sql: string) {
  return db.prepare<SqlValue[]>(sql);
}

class Loader {
  readonly #db: Db;
  readonly #tables: ReadonlyMap<string, NetworkTable>;
  readonly #awaited: Awaited[] = [];
  readonly #statements = new Map<string, Statement>();

  constructor(db: Db) {
    this.#db = db;
    this.#tables = new Map(networkTables(db).map((table) => [table.name, table]));
  }

  load(entries: Iterable<NetworkEntry>): void {
    for (const { place, table: name, row, texts } of entries) {
      const table = this.#tables.get(name);
      if (table === undefined) throw new NetworkFault(place, 'this refnet has no such table');
      const checked = checkRow(
        table,
        texts === undefined ? row : rowOfTexts(table, texts.headings, texts.fields),
      );
      if ('fault' in checked) throw new NetworkFault(place, checked.fault);
      this.#add(place, table, checked.cells);
    }
    for (const { place, table, column, rowid, parent, uuid } of this.#awaited) {
      const id = this.#idOf(parent, uuid);
      if (id === undefined) throw new NetworkFault(place, `${column} points at what is not there`);
      this.#db.prepare(`update ${table} set ${column} = ? where rowid = ?`).run(id, rowid);
    }
  }

  #add(place: string, { name, columns }: NetworkTable, cells: readonly (string | number | null)[]): void {
    const row: Row = {};
    const awaited: Omit<Awaited, 'rowid'>[] = [];
    columns.forEach((column, at) => {
      const cell = cells[at] ?? null;
      if (column.refersTo === undefined || typeof cell !== 'string') row[column.name] = cell;
      else {
        const id = this.#idOf(column.refersTo, cell);
        // A column that must not be empty holds what no row has until then.
        row[column.name] = id ?? (column.required ? 0 : null);
        if (id === undefined) {
          awaited.push({ place, table: name, column: column.name, parent: column.refersTo, uuid: cell });
        }
      }
    });
    keyedAnew(row);
    try {
      const names = columns.map((column) => column.name);
      const { lastInsertRowid } = this.#prepared(
        `insert into ${name} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      ).run(...names.map((column) => row[column] ?? null));
      for (const each of awaited) this.#awaited.push({ ...each, rowid: lastInsertRowid });
    } catch (error) {
      throw explained(error, place);
    }
  }

  #idOf(table: string, uuid: string): number | undefined {
    const id = this.#prepared(`select id from ${table} where uuid = ?`).pluck().get(uuid);
    return typeof id === 'number' ? id : undefined;
  }

  #prepared(sql: string): Statement {
    const statement = this.#statements.get(sql) ?? statementOf(this.#db, sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Search keys are made from the words they stand for, whatever an edited file says of them. */
function keyedAnew(row: Row): void {
  for (const key of Object.keys(row)) {
    if (!key.endsWith('_key')) continue;
    const of = key === 'client_key' ? 'client_name' : key.slice(0, -'_key'.length);
    const value = row[of];
    if (typeof value === 'string') {
      row[key] =
        key === 'value_key'
          ? contactKey({ kind: String(row['kind']) as ContactKind, value })
          : searchKey(value);
    } else if (value === null) row[key] = null;
  }
}

function explained(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    const [, column = ''] = /failed: (\S+)/.exec(message) ?? [];
    return new NetworkFault(place, `the same ${column.replace(/,$/, '')} stands in an earlier row`);
  }
  if (code.startsWith('SQLITE_CONSTRAINT')) {
    return new NetworkFault(place, `a fact in it cannot be (${message.replace(/^.*failed: /, '')})`);
  }
  return error;
}

/** Words that no list has, which no single row shows. */
function refuseBroken(db: Db): void {
  const [broken] = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  if (broken !== undefined) {
    throw new NetworkFault(
      undefined,
      `${broken.table} ${broken.rowid} points at ${broken.parent} that are not there`,
    );
  }
}

/** Numbers given out twice, a network without a name of its own. */
function refuseContradictions(db: Db): void {
  const { names, seriesOf } = tablesOf(db);
  for (const series of ['partner', 'record'] as const) {
    const numbers = names
      .filter((table) => seriesOf(table) === series)
      .map((table) => `select id from ${table}`)
      .join(' union all ');
    const twice = db
      .prepare<[], number>(`select id from (${numbers}) group by id having count(*) > 1`)
      .pluck()
      .get();
    if (twice !== undefined) throw new NetworkFault(undefined, `two records have the number ${twice}`);
    const beyond = db.prepare<[], number>(`select id from (${numbers}) where id < 1 limit 1`).pluck().get();
    if (beyond !== undefined) throw new NetworkFault(undefined, `a record has the number ${beyond}`);
  }
  if (metaOf(db, 'network-uuid') === undefined) {
    throw new NetworkFault(undefined, 'it does not say whose network it is');
  }
}

/** What a file says of itself, by its key. */
export function metaOf(db: Db, key: string): string | undefined {
  return db.prepare<[string], string>('select value from meta where key = ?').pluck().get(key);
}
