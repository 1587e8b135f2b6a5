import type { Change } from '../file/journal.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { OlderCopy } from './import.ts';

/** Whether an import that stands read the very same bytes: what they say now is no news, but read otherwise. */
export function wasReadBefore({ db, id }: Pick<Change, 'db' | 'id'>, bytesHash: string | null): boolean {
  const found = db
    .prepare<[Row]>(
      `select 1 from import_files f join changes c on c.import_id = f.import_id and c.undone_at is null
       where f.bytes_hash = :bytesHash and c.id <> :id limit 1`,
    )
    .get({ bytesHash, id });
  return found !== undefined;
}

/**
 * The import that the same bytes made, where imports after it changed referrals of which the file says something else again:
 * `changing`, by their numbers. What was taken back, or is no longer in the journal, is not known.
 */
export function findOlderCopy(
  { db, id }: Pick<Change, 'db' | 'id'>,
  bytesHash: string | null,
  changing: readonly number[],
): OlderCopy | undefined {
  if (bytesHash === null || changing.length === 0) return undefined;
  const same = db
    .prepare<[Row], Omit<OlderCopy, 'referrals'> & { change: number }>(
      `select f.file_name as fileName, i.imported_on as importedOn, c.id as change
       from import_files f join imports i on i.id = f.import_id
       join changes c on c.import_id = i.id and c.undone_at is null
       where f.bytes_hash = :bytesHash and c.id <> :id order by c.id desc limit 1`,
    )
    .get({ bytesHash, id });
  if (same === undefined) return undefined;
  const { change, ...copy } = same;
  const referrals = db
    .prepare<[Row], number>(
      `select distinct r.row_id from changes c join change_rows r on r.change_id = c.id
       where c.id > :change and c.id <> :id and c.command = 'import' and c.undone_at is null
         and r.table_name = 'referrals' and r.row_id in (select value from json_each(:changing))
       order by r.row_id`,
    )
    .pluck()
    .all({ change, id, changing: JSON.stringify(changing) });
  return referrals.length === 0 ? undefined : { ...copy, referrals };
}
