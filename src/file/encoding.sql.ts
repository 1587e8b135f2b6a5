import Database from 'better-sqlite3';
import { quoted, schemaOf } from './fill.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { openFile } from './journal-beside.sql.ts';

/** How a file keeps its text: `UTF-8` as refnet makes it, `UTF-16le` or `UTF-16be` where another program made it anew. */
export function encodingOf(db: Db): string {
  return String(db.pragma('main.encoding', { simple: true }));
}

/**
 * Makes a file that keeps its text in UTF-8 and holds what `from` does, row by row: SQLite puts no two files beside each other
 * that keep it in different ways. What is at `to` is an empty file, or none.
 */
export function copyInUtf8(from: string, to: string): void {
  const source = openFile(from, { readonly: true });
  const db = new Database(to);
  try {
    db.exec('pragma foreign_keys = off; pragma ignore_check_constraints = on');
    source.defaultSafeIntegers(true);
    db.transaction(() => {
      const all = schemaOf(source);
      const tables = all.filter(({ type }) => type === 'table').map(({ name }) => name);
      for (const { sql } of all) db.exec(sql);
      db.exec('delete from sqlite_sequence');
      for (const table of [...tables, 'sqlite_sequence']) copyRows(source, db, table);
    })();
    for (const name of ['application_id', 'user_version']) {
      db.pragma(`${name} = ${String(source.pragma(name, { simple: true }))}`);
    }
  } finally {
    db.close();
    source.close();
  }
}

function copyRows(source: Db, db: Db, table: string): void {
  const rows = source.prepare<[], unknown[]>(`select * from ${quoted(table)}`).raw();
  const places = rows.columns().map(() => '?');
  const insert = db.prepare(`insert into ${quoted(table)} values (${places.join(', ')})`);
  for (const row of rows.iterate()) insert.run(...row);
}
