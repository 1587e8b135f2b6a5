import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { APPLICATION_ID } from '../../src/file/current.sql.ts';

/**
 * Leaves the file as a crash in the midst of a large change does: half of it written, and beside it the journal that
 * takes it back.
 */
export function crashInTheMidst(file: string): void {
  crash(
    file,
    `update partners set name = 'Half Written';
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
      insert into tombstones (uuid, kind, deleted_at) select 'crashed ' || i, 'partners', 'never' from n;`,
  );
}

/** Leaves a new file as a crash does before its first change is whole: its head says whose it is, its journal that it is empty. */
export function crashWhileBegun(file: string): void {
  crash(
    file,
    `pragma application_id = ${APPLICATION_ID};
      create table begun (a);
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
      insert into begun select 'begun ' || i from n;`,
  );
}

function crash(file: string, sql: string): void {
  const folder = join(dirname(file), 'crash');
  mkdirSync(folder);
  const db = new Database(file);
  try {
    db.pragma('cache_size = 5');
    db.exec(`begin immediate; ${sql}`);
    copyFileSync(file, join(folder, 'db'));
    copyFileSync(`${file}-journal`, join(folder, 'journal'));
    db.exec('rollback');
  } finally {
    db.close();
  }
  renameSync(join(folder, 'db'), file);
  renameSync(join(folder, 'journal'), `${file}-journal`);
  rmSync(folder, { recursive: true });
}
