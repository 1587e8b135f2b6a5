import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Leaves the file as a crash in the midst of a large change does: half of it written, and beside it the journal that
 * takes it back.
 */
export function crashInTheMidst(file: string): void {
  const folder = join(dirname(file), 'crash');
  mkdirSync(folder);
  const db = new Database(file);
  try {
    db.pragma('cache_size = 5');
    db.exec(`begin immediate;
      update partners set name = 'Half Written';
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
      insert into tombstones (uuid, kind, deleted_at) select 'crashed ' || i, 'partners', 'never' from n;`);
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
