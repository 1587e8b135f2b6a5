import { inTurn } from '../file/commit.sql.ts';
import { BUSY_TIMEOUT } from '../file/current.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { openFile } from '../file/journal-beside.sql.ts';

/**
 * Parts the rows of a file that have in common what one row alone may have, as its index says that it holds no longer: the
 * later one gets a uuid of its own, or goes where something else is said twice.
 */
export function partTwins(path: string): void {
  const db = openFile(path, { timeout: BUSY_TIMEOUT });
  try {
    db.pragma('foreign_keys = off');
    inTurn(db, () => {
      for (const each of uniqueIndexes(db)) partIn(db, each);
    });
  } finally {
    db.close();
  }
}

interface UniqueIndex {
  readonly table: string;
  readonly columns: string;
}

/** The indexes over columns of tables with numbers, of all rows; what is in one column apart from null is there once. */
function uniqueIndexes(db: Db): UniqueIndex[] {
  return db
    .prepare<[], UniqueIndex>(
      `select m.name as "table", (select group_concat(name, ', ') from pragma_index_info(i.name)) as columns
       from sqlite_schema m join pragma_index_list(m.name) i
       where m.type = 'table' and i."unique" = 1 and i.partial = 0 and i.origin = 'c'
         and exists (select 1 from pragma_table_info(m.name) where name = 'id')`,
    )
    .all();
}

function partIn(db: Db, { table, columns }: UniqueIndex): void {
  const ids = db
    .prepare<[], number>(
      `select id from (select id, row_number() over (partition by ${columns} order by id) as nth from ${table} not indexed)
       where nth > 1`,
    )
    .pluck()
    .all();
  const change = db.prepare(
    columns === 'uuid'
      ? `update ${table} set uuid = ? where id = ?`
      : `delete from ${table} where ? is not null and id = ?`,
  );
  for (const id of ids) change.run(newUuid(db), id);
}
