import { renameSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Makes a file anew with its text in UTF-16, as another program does that takes in a dump of it. */
export function inUtf16(file: string, isOfRefnet = true): void {
  const source = new Database(file, { readonly: true });
  const db = new Database(`${file}.anew`);
  try {
    db.exec(`pragma encoding = 'UTF-16le'; pragma foreign_keys = off; begin`);
    const objects = source
      .prepare<[], { type: string; name: string; sql: string }>(
        `select type, name, sql from sqlite_schema where sql is not null and name <> 'sqlite_sequence' order by rowid`,
      )
      .all();
    for (const { sql } of objects) db.exec(sql);
    for (const { name } of objects.filter(({ type }) => type === 'table')) {
      for (const row of source.prepare<[], unknown[]>(`select * from ${name}`).raw().all()) {
        db.prepare(`insert into ${name} values (${row.map(() => '?').join(', ')})`).run(...row);
      }
    }
    db.exec('commit');
    if (!isOfRefnet) return;
    for (const name of ['application_id', 'user_version']) {
      db.pragma(`${name} = ${String(source.pragma(name, { simple: true }))}`);
    }
  } finally {
    db.close();
    source.close();
    renameSync(`${file}.anew`, file);
  }
}
