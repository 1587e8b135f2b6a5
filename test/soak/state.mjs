// What a file holds, in a form that two files can be compared by: what chance and the clock gave to a new row is left out.
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/**
 * What a file holds. `kind`: 'none' (no file), 'blank' (no byte, or a database without a table), 'network', or 'unsound'
 * with what is wrong in `faults`. `text` is the content by table.
 * @typedef {object} State
 * @property {'none' | 'blank' | 'network' | 'unsound'} kind
 * @property {Readonly<Record<string, readonly string[]>>} tables
 * @property {readonly string[]} faults
 * @property {Known} known
 */

/** @typedef {ReadonlySet<string>} Known identities and instants that are no news */

/**
 * Reads a file, and the journal beside it, from a copy: looking changes nothing.
 * @param {string} file
 * @param {Known} [known] what was there before; where left out, all of this file is
 * @returns {State}
 */
export function stateOf(file, known) {
  if (!existsSync(file)) return { kind: 'none', tables: {}, faults: [], known: new Set() };
  const folder = mkdtempSync(join(process.env.SOAK_FOLDER ?? '/tmp', 'look-'));
  try {
    const copy = join(folder, 'copy.db');
    for (const end of ['', '-journal', '-wal'])
      if (existsSync(file + end)) copyFileSync(file + end, copy + end);
    return read(copy, known);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {State} */
function read(copy, known) {
  const db = new Database(copy);
  try {
    const faults = [
      ...db
        .pragma('integrity_check')
        .map((each) => each.integrity_check)
        .filter((each) => each !== 'ok'),
      ...db
        .pragma('foreign_key_check')
        .map((each) => `a row of ${each.table} refers to none of ${each.parent}`),
    ];
    const names = db
      .prepare(
        `select name from sqlite_schema where type = 'table' and name not like 'sqlite_stat%' order by 1`,
      )
      .pluck()
      .all();
    if (names.length === 0) return { kind: 'blank', tables: {}, faults, known: new Set() };
    const schema = db
      .prepare('select sql from sqlite_schema where sql is not null order by name')
      .pluck()
      .all();
    const raw = Object.fromEntries(names.map((name) => [name, rowsOf(db, name)]));
    raw.schema = [`version ${Number(db.pragma('user_version', { simple: true }))}`, ...schema];
    const all = known ?? new Set(Object.values(raw).flatMap((rows) => rows.flatMap(marksIn)));
    const tables = Object.fromEntries(
      Object.entries(raw).map(([name, rows]) => [name, rows.map((row) => withoutNews(row, all))]),
    );
    return { kind: faults.length === 0 ? 'network' : 'unsound', tables, faults, known: all };
  } catch (error) {
    return { kind: 'unsound', tables: {}, faults: [String(error)], known: known ?? new Set() };
  } finally {
    db.close();
  }
}

/** The rows of a table as text. What an import knows a file or a row by depends on a secret of the network. */
function rowsOf(db, table) {
  const rows = db.prepare(`select * from ${table}`).all();
  return rows
    .map((row) => {
      for (const hash of ['hash', 'bytes_hash', 'headings_hash']) if (row[hash]) row[hash] = '<hash>';
      if (table === 'meta' && !/version|since/.test(row.key)) row.value = '<fact>';
      return JSON.stringify(row);
    })
    .toSorted();
}

const marksIn = (row) => [...(row.match(UUID) ?? []), ...(row.match(INSTANT) ?? [])];

const withoutNews = (row, known) => {
  const named = (mark) => (known.has(mark) ? mark : '<new>');
  return row.replace(UUID, named).replace(INSTANT, named);
};

/** @param {State} a @param {State} b */
export function isSame(a, b) {
  return a.kind === b.kind && differences(a, b).length === 0;
}

/**
 * Where two states differ, in words: for a report.
 * @param {State} a
 * @param {State} b
 */
export function differences(a, b) {
  const names = new Set([...Object.keys(a.tables), ...Object.keys(b.tables)]);
  return [...names].flatMap((name) => {
    const [left, right] = [counted(a.tables[name]), counted(b.tables[name])];
    const only = (mine, other) => [...mine].filter(([row, times]) => (other.get(row) ?? 0) < times);
    const [here, there] = [only(left, right), only(right, left)];
    if (here.length + there.length === 0) return [];
    const example = (rows) => (rows.length === 0 ? 'none' : `${rows.length}, as ${rows[0][0].slice(0, 160)}`);
    return [`${name}: only in the first ${example(here)}; only in the second ${example(there)}`];
  });
}

/** Rows and how often each is there: new ones may look alike. */
function counted(rows = []) {
  const counts = new Map();
  for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  return counts;
}

/**
 * Every file and folder below a folder.
 * @param {string} folder
 * @returns {{ path: string, isFolder: boolean, mode: number }[]} paths from that folder on
 */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const stats = statSync(path, { throwIfNoEntry: false });
    return {
      path: relative(folder, path),
      isFolder: entry.isDirectory(),
      mode: (stats?.mode ?? 0) & 0o777,
    };
  });
}
