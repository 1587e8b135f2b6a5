import type { Day } from '../calendar/day.ts';
import { levelOf, type Finding } from '../copies/doctor.ts';
import { ruleFaults } from '../copies/rule-faults.sql.ts';
import { raiseCounters } from '../file/begin.sql.ts';
import { updateScratch, openScratch } from '../file/scratch.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Row, type SqlValue } from '../file/tables.sql.ts';
import { contactKey, type ContactKind } from '../partners/partner.ts';
import { readSettings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { searchKey } from '../text/search-key.ts';
import type { NetworkEntry } from './network-file.ts';
import { checkRow, withoutUnseen } from './network-row.ts';
import { networkTables } from './network-tables.sql.ts';
import type { NetworkTable } from './network-tables.ts';
import { rowOfTexts } from './network-workbook.ts';
import { systemCode } from '../text/system-code.ts';

/** What is wrong with an export, and where: `line 12`, or nothing where it is wrong as a whole. */
export class NetworkFault extends Error {
  readonly place: string | undefined;

  constructor(place: string | undefined, message: string) {
    super(message);
    this.name = 'NetworkFault';
    this.place = place;
  }
}

/** Rows of an export that can each be, and are not sound together: what the doctor would find in a file of them. */
export class UnsoundNetwork extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.check);
    this.name = 'UnsoundNetwork';
    this.finding = finding;
  }
}

/** The instant by the clock, and the last day that has begun: what is later is still to come. */
interface Moment {
  readonly now: Date;
  readonly latest: Day;
  /** Is told each text that had signs in it which no text has, and what is kept of it. */
  readonly cleaned: (kept: string) => void;
}

/**
 * The rows of an export in a database of their own, checked by its schema, brought up to the newest version, and sound as
 * the doctor means it. Throws a NetworkFault for the first that cannot be, an UnsoundNetwork for what cannot stand
 * together; the caller closes what is returned.
 */
export function loadNetwork(version: number, entries: Iterable<NetworkEntry>, moment: Moment): Db {
  const db = openScratch(version);
  try {
    db.transaction(() => new Loader(db, moment).load(entries))();
    refuseBroken(db);
    updateScratch(db, version);
    refuseNameless(db);
    refuseTwins(db);
    refuseSettings(db);
    raiseCounters(db);
    refuseUnsound(db, moment);
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
  readonly #moment: Moment;
  readonly #tables: ReadonlyMap<string, NetworkTable>;
  readonly #awaited: Awaited[] = [];
  readonly #statements = new Map<string, Statement>();

  constructor(db: Db, moment: Moment) {
    this.#db = db;
    this.#moment = moment;
    this.#tables = new Map(networkTables(db).map((table) => [table.name, table]));
  }

  load(entries: Iterable<NetworkEntry>): void {
    for (const { place, table: name, row, texts } of entries) {
      const table = this.#tables.get(name);
      if (table === undefined) throw new NetworkFault(place, 'this refnet has no such table');
      const checked = checkRow(
        table,
        texts === undefined ? row : rowOfTexts(table, texts.headings, texts.fields),
        this.#moment.now,
      );
      if ('fault' in checked) throw new NetworkFault(place, checked.fault);
      this.#add(place, table, checked.cells);
    }
    for (const { place, table, column, rowid, parent, uuid } of this.#awaited) {
      const id = this.#idOf(parent, uuid);
      if (id === undefined) throw new NetworkFault(place, `its ${factOf(column)} is not in the file`);
      this.#db.prepare(`update ${table} set ${column} = ? where rowid = ?`).run(id, rowid);
    }
  }

  #add(place: string, { name, columns }: NetworkTable, cells: readonly (string | number | null)[]): void {
    const row: Row = {};
    const awaited: Omit<Awaited, 'rowid'>[] = [];
    columns.forEach((column, at) => {
      const cell = this.#cleaned(column.name, cells[at] ?? null);
      if (column.refersTo === undefined || typeof cell !== 'string') row[column.name] = cell;
      else {
        const id = this.#idOf(column.refersTo, cell);
        // Until then it holds what no row has, and no other row holds.
        row[column.name] = id ?? -(this.#awaited.length + awaited.length + 1);
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
      throw explained(
        error,
        place,
        columns.map((column) => column.name),
      );
    }
  }

  #cleaned(column: string, cell: string | number | null): string | number | null {
    if (typeof cell !== 'string') return cell;
    const kept = withoutUnseen(column, cell);
    if (kept !== cell) this.#moment.cleaned(kept);
    return kept;
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

/** `status` of `status`, `partner` of `partner_id`, `last step on` of `last_step_on`. */
function factOf(column: string): string {
  return column.replace(/_(?:id|minor)$/, '').replaceAll('_', ' ');
}

/** What SQLite refuses a row for, as what is wrong with the row. */
function explained(error: unknown, place: string, columns: readonly string[]): unknown {
  const code = systemCode(error);
  const message = error instanceof Error ? error.message : '';
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    const [, column = 'key'] = /failed: \w+\.(\w+)/.exec(message) ?? [];
    return new NetworkFault(place, `the same ${factOf(column)} stands in an earlier row`);
  }
  if (!code.startsWith('SQLITE_CONSTRAINT')) return error;
  const [, rule = ''] = /failed: (.*)$/s.exec(message) ?? [];
  const of = columns.filter((column) => new RegExp(`\\b${column}\\b`).test(rule));
  const [only = 'facts', ...others] = of.map(factOf);
  if (others.length > 0) {
    return new NetworkFault(place, `its ${list([only, ...others], 'and')} do not go together`);
  }
  return new NetworkFault(
    place,
    rule.includes(`<> ''`) ? `its ${only} is empty` : `its ${only} is none that there can be`,
  );
}

/** Words that no list has, and partners, of all rows at once. */
function refuseBroken(db: Db): void {
  const broken = db
    .prepare<[], { table: string; rowid: number | null; fkid: number }>(
      'select "table", rowid, fkid from pragma_foreign_key_check limit 1',
    )
    .get();
  if (broken === undefined) return;
  const { table, rowid, fkid } = broken;
  const column = db
    .prepare<[string, number], string>('select "from" from pragma_foreign_key_list(?) where id = ?')
    .pluck()
    .get(table, fkid);
  const row = db
    .prepare<[number | null], number>(`select count(*) from ${table} where rowid <= ?`)
    .pluck()
    .get(rowid);
  throw new NetworkFault(
    `row ${row ?? 1} of ${quoted(table)}`,
    `its ${factOf(column ?? 'owner')} is none that the file has`,
  );
}

/** What somebody set is read as `config` reads it. */
function refuseSettings(db: Db): void {
  const [fault] = readSettings(listSettings(db)).faults;
  if (fault !== undefined) throw new NetworkFault(undefined, fault.replace(/; so .*$/s, ''));
}

/** One uuid for two things: which of them another copy of the network means cannot be told. */
function refuseTwins(db: Db): void {
  const { names, isIdentified } = tablesOf(db);
  const uuids = names.filter(isIdentified).map((table) => `select uuid from ${table}`);
  const twice = db
    .prepare<[], string>(`select uuid from (${uuids.join(' union all ')}) group by uuid having count(*) > 1`)
    .pluck()
    .get();
  if (twice !== undefined) throw new NetworkFault(undefined, `two records have the uuid ${twice}`);
}

/** A network without a name of its own. */
function refuseNameless(db: Db): void {
  if (metaOf(db, 'network-uuid') === undefined) {
    throw new NetworkFault(undefined, 'it does not say whose network it is');
  }
}

/** What a file has from its first moment on is there where the rows go, and may be less in an export of an older version. */
function refuseUnsound(db: Db, moment: Moment): void {
  const fault = ruleFaults(db, moment).find(
    (each) => each.check !== 'first-facts' && levelOf(each) !== 'remark',
  );
  if (fault !== undefined) throw new UnsoundNetwork(fault);
}

/** What a file says of itself, by its key. */
export function metaOf(db: Db, key: string): string | undefined {
  return db.prepare<[string], string>('select value from meta where key = ?').pluck().get(key);
}
