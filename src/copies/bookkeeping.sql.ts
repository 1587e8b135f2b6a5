import { highestNumber } from '../file/begin.sql.ts';
import { LAST_NUMBER } from '../file/last-number.ts';
import { TAKEN_OVER } from '../file/row-images.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Table } from '../file/tables.sql.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { readSettings } from '../settings/settings.ts';
import type { FaultyRow } from './faulty-row.ts';
import { rowsWhere } from './faulty-rows.sql.ts';

/** The series whose counter is below the highest number in use, or beyond all that can be typed, with that number. */
export function lateCounters(db: Db): { name: string; highest: number }[] {
  return (['partner', 'record'] as const).flatMap((name) => {
    const highest = highestNumber(db, name);
    const last = db.prepare<[string], number>('select last from counters where name = ?').pluck().get(name);
    if (last === undefined) return [];
    return last < highest || (last > LAST_NUMBER && last > highest) ? [{ name, highest }] : [];
  });
}

/** Whether the next change would get a number beyond all that can be typed, though no change has such a one. */
export function isHistoryLate(db: Db): boolean {
  return (
    db
      .prepare(
        `select 1 from sqlite_sequence where name = 'changes' and typeof(seq) = 'integer' and seq > ${LAST_NUMBER}
         and seq > (select coalesce(max(id), 0) from changes)`,
      )
      .get() !== undefined
  );
}

export function liveBuried(db: Db): FaultyRow[] {
  const { names, isIdentified } = tablesOf(db);
  return names.filter(isIdentified).flatMap((table) =>
    // What became itself was parted again from what it had been merged into: that is no removal.
    rowsWhere(db, table, 't.uuid in (select uuid from tombstones where merged_into is not uuid)'),
  );
}

/** The uuids of rows that are there and are said to be gone. */
export function liveTombstones(db: Db): string[] {
  const { names, isIdentified } = tablesOf(db);
  return names.filter(isIdentified).flatMap((table) =>
    db
      .prepare<[], string>(
        `select uuid from tombstones
           where merged_into is not uuid and uuid in (select uuid from ${table})`,
      )
      .pluck()
      .all(),
  );
}

/** An image of a row says what is in each of its columns; there may be none. */
const IS_IMAGE = (column: string) =>
  `case when json_valid(coalesce(${column}, '{}')) then json_type(coalesce(${column}, '{}')) = 'object' else false end`;

/** The changes whose images of rows cannot be read, so that they cannot be taken back. */
export function damagedChanges(db: Db): number[] {
  const quotedNames = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
  const { names } = tablesOf(db);
  const unread = db.prepare<[], number>(
    `select distinct change_id from change_rows
     where not (${IS_IMAGE('before')} and ${IS_IMAGE('after')})
       or table_name not in (${quotedNames([...names, ...TAKEN_OVER])})
       or (before is null and after is null and table_name not in (${quotedNames(TAKEN_OVER)}))`,
  );
  const told = new Set(db.prepare<[], string>('select distinct table_name from change_rows').pluck().all());
  const rows = names.filter((name) => told.has(name) && !TAKEN_OVER.includes(name));
  const misfits = rows.flatMap((table) => misfitImages(db, table));
  return [...new Set([...unread.pluck().all(), ...misfits])].toSorted((a, b) => a - b);
}

/** The changes with an image that is no row of its table: of other columns, with other values, or of another row. */
function misfitImages(db: Db, table: Table): number[] {
  const columns = `(select json_group_array(name order by name) from pragma_table_info('${table}'))`;
  const misfits = (image: string) =>
    `${image} is not null and ${IS_IMAGE(image)} and (${image} ->> '$.id' is not row_id
       or (select json_group_array(key order by key) from json_each(${image})) is not wanted
       or exists (select 1 from json_each(${image}) where type not in ('text', 'integer', 'null')
         or (type = 'integer' and value not between -${EXACT} and ${EXACT})))`;
  return db
    .prepare<[string], number>(
      `select distinct change_id from change_rows, (select ${columns} as wanted)
       where table_name = ? and (${misfits('before')} or ${misfits('after')})`,
    )
    .pluck()
    .all(table);
}

/** The whole numbers that JavaScript is exact to. */
const EXACT = Number.MAX_SAFE_INTEGER;

/** The keys of settings whose value cannot be read. */
export function unreadableSettings(db: Db): string[] {
  const { faults } = readSettings(listSettings(db));
  return faults.flatMap((fault) => /refnet config (\S+) --unset/.exec(fault)?.[1] ?? []);
}
