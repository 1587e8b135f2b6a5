import { NoRow } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Row, type SqlValue, type Table, type Tables } from '../file/tables.sql.ts';
import { renumberedAlerts } from './merge-network.ts';
import { networkTables } from './network-tables.sql.ts';
import type { NetworkTable } from './network-tables.ts';

/** A row that was removed, or became another. */
export interface Tombstone {
  readonly uuid: string;
  readonly kind: string;
  readonly deleted_at: string;
  readonly merged_into: string | null;
}

/** What is known of a record without reading all of it. */
export interface Known {
  readonly id: number;
  readonly uuid: string;
  readonly updatedAt: string;
}

/** One of two copies of a network, asked by what both know a record by. */
export class Side {
  readonly db: Db;
  readonly tables: Tables;
  readonly whole: ReadonlyMap<Table, NetworkTable>;
  /** The tables whose records are known beyond their file, those first that others belong to. */
  readonly identified: readonly Table[];
  readonly #loose: ReadonlySet<string>;
  readonly #statements = new Map<string, ReturnType<typeof statementOf>>();

  constructor(db: Db) {
    this.db = db;
    this.tables = tablesOf(db);
    this.whole = new Map(networkTables(db).map((table) => [table.name, table]));
    this.#loose = new Set(db.prepare<[], string>(LOOSE).pluck().all());
    this.identified = this.tables.names.filter((table) => this.tables.isIdentified(table));
  }

  /** The statement, made once. */
  prepared(sql: string): ReturnType<typeof statementOf> {
    const statement = this.#statements.get(sql) ?? statementOf(this.db, sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  all<R>(sql: string, ...cells: readonly SqlValue[]): R[] {
    return this.prepared(sql).all(...cells) as R[];
  }

  get(sql: string, ...cells: readonly SqlValue[]): Row | undefined {
    return this.all<Row>(sql, ...cells)[0];
  }

  run(sql: string, ...cells: readonly SqlValue[]): void {
    this.prepared(sql).run(...cells);
  }

  /** The record of that uuid; undefined where there is none. */
  find(table: Table, uuid: string): Known | undefined {
    return this.all<Known>(`select id, uuid, updated_at as updatedAt from ${table} where uuid = ?`, uuid)[0];
  }

  /** Whether a row can be without what a column of it points at. */
  isLoose(table: Table, column: string): boolean {
    return this.#loose.has(`${table}.${column}`);
  }

  /** Whether people are told of its records one by one: they have a number, or are sources or settings. */
  isToldOf(table: Table): boolean {
    return this.tables.seriesOf(table) !== undefined || table === 'sources' || table === 'settings';
  }

  /** The records that point at one, by their uuids. */
  pointing(child: Table, column: string, id: number): string[] {
    return this.all<Known>(`select uuid from ${child} where ${column} = ?`, id).map(({ uuid }) => uuid);
  }

  uuidOf(table: Table, id: SqlValue | undefined): string | undefined {
    if (typeof id !== 'number') return undefined;
    return this.all<{ uuid: string }>(`select uuid from ${table} where id = ?`, id)[0]?.uuid;
  }

  row(table: Table, id: number): Row {
    const row = this.get(`select * from ${table} where id = ?`, id);
    if (row === undefined) throw new NoRow(table, id);
    return row;
  }

  tombstone(uuid: string): Tombstone | undefined {
    return this.all<Tombstone>('select * from tombstones where uuid = ?', uuid)[0];
  }

  /** The table and uuid of what has a number that people type; undefined where nothing has it. */
  recordOf(number: number): { readonly table: Table; readonly uuid: string } | undefined {
    for (const table of this.identified) {
      if (this.tables.seriesOf(table) !== 'record') continue;
      const uuid = this.uuidOf(table, number);
      if (uuid !== undefined) return { table, uuid };
    }
    return undefined;
  }

  /** The tables whose rows belong to a record of this one and travel with it, each with the column that names it. */
  owned(table: Table): (readonly [Table, string])[] {
    return this.tables.names.flatMap((child) => {
      const [owner, column] = this.tables.ownerOf(child) ?? [];
      return owner === table && column !== undefined ? [[child, column] as const] : [];
    });
  }

  /** The rows of one owned table that belong to a record, in their order. */
  ownedRows(child: Table, column: string, id: number): Row[] {
    return this.all<Row>(`select * from ${child} where ${column} = ? order by id`, id);
  }

  /**
   * All that a record holds, with what belongs to it, in words that do not depend on the file: other records by their
   * uuid, through `meant` where one became another.
   */
  content(table: Table, id: number, meant: (column: string, uuid: string) => string | undefined): string {
    const own = this.#cells(table, this.row(table, id), ['id', 'updated_at'], meant);
    const belonging = this.owned(table).map(([child, column]) =>
      this.ownedRows(child, column, id).map((row) => this.#cells(child, row, ['id', column], meant)),
    );
    return JSON.stringify([own, belonging]);
  }

  #cells(
    table: Table,
    row: Row,
    without: readonly string[],
    meant: (column: string, uuid: string) => string | undefined,
  ): unknown[] {
    const columns = this.whole.get(table)?.columns ?? [];
    return columns.flatMap(({ name, refersTo }): unknown[] => {
      const value = row[name] ?? null;
      if (without.includes(name) || value === null) return without.includes(name) ? [] : [null];
      if (refersTo !== undefined) {
        const uuid = this.uuidOf(refersTo, value);
        return [uuid === undefined ? null : (meant(name, uuid) ?? null)];
      }
      if (name === 'record_id') return [this.recordOf(Number(value))?.uuid ?? null];
      if (table === 'advice_declines' && name === 'alerts') {
        // Numbers may differ between the files; that they are of these records is what counts.
        return [renumberedAlerts(String(value), () => 0)];
      }
      return [value];
    });
  }
}

/** What only mentions a row, or came with it: an import may be taken back. */
const LOOSE = `select m.name || '.' || f."from" from sqlite_schema m join pragma_foreign_key_list(m.name) f
  where m.type = 'table' and f.on_delete in ('SET NULL', 'RESTRICT')`;

function statementOf(db: Db, sql: string) {
  return db.prepare<SqlValue[]>(sql);
}
