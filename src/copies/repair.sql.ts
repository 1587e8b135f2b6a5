import type { Day } from '../calendar/day.ts';
import { writeFirstFacts } from '../file/begin.sql.ts';
import { insertRow, recordChange, updateRow, type Change } from '../file/journal.sql.ts';
import { BEFORE_REPAIR } from '../file/not-taken-back.sql.ts';
import { newUuid } from '../file/uuid.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { isClosed, STATUSES, type Status } from '../referrals/status.ts';
import { SEARCH_KEY_VERSION, searchKey } from '../text/search-key.ts';
import {
  closedWithoutOutcome,
  damagedChanges,
  daysBeyond,
  differingKeys,
  keyVersionDiffers,
  lateCounters,
  liveTombstones,
  needlessAliases,
  orphans,
  stagesOfHistory,
  statusesOfHistory,
  stepDays,
  unreadableSettings,
  writtenAhead,
  type Orphan,
} from './rule-faults.sql.ts';

/** How often what is left without its parent is looked for: what goes may leave others so. */
const ROUNDS = 5;

/**
 * Mends what breaks the rules across tables: what is of records in one change that `undo` can take back, what is the
 * file's own (first facts, counters, tombstones, the journal) beside it.
 */
export function repairRules(db: Db, today: Day, now: () => Date): void {
  repairFile(db, today, now);
  mendOrphans(db, today, now().toISOString());
  recordChange(db, { command: 'doctor', today, now }, (change) => {
    for (const { table, id, column, key } of differingKeys(db)) mend(change, table, id, { [column]: key });
    for (const { table, id, column, day } of daysBeyond(db)) mend(change, table, id, { [column]: day });
    mendHistories(change);
    for (const { table, id } of needlessAliases(db)) change.remove(table, id);
    mendSettings(change);
    return { result: undefined, summary: 'repaired the file' };
  });
  // What was brought back may have a higher number.
  repairFile(db, today, now);
}

/**
 * What the journal says of a row does not fit it once it was mended: a change that touched it, itself or by an import,
 * cannot be taken back any more, nor what was done before that.
 */
function keepFromUndo(db: Db, { table, id }: Pick<Orphan, 'table' | 'id'>, importId: number | null): void {
  db.prepare(
    `update changes set schema_version = ? where import_id = ?
       or id in (select change_id from change_rows where table_name = ? and row_id = ?)`,
  ).run(BEFORE_REPAIR, importId, table, id);
}

/** The import that wrote a row; null where none did. */
function importOf(db: Db, { table, id }: Pick<Orphan, 'table' | 'id'>): number | null {
  const has = db.prepare(`select 1 from pragma_table_info(?) where name = 'import_id'`).get(table);
  if (has === undefined) return null;
  return (
    db.prepare<[number], number | null>(`select import_id from ${table} where id = ?`).pluck().get(id) ?? null
  );
}

function repairFile(db: Db, today: Day, now: () => Date): void {
  db.transaction(() => {
    writeFirstFacts(db, { today, now });
    for (const { name, highest } of lateCounters(db)) {
      db.prepare('update counters set last = ? where name = ?').run(highest, name);
    }
    for (const { table, id, column } of writtenAhead(db, now())) {
      db.prepare(`update ${table} set ${column} = ? where id = ?`).run(now().toISOString(), id);
    }
    if (keyVersionDiffers(db)) {
      db.prepare(`update meta set value = ? where key = 'search-key-version'`).run(
        String(SEARCH_KEY_VERSION),
      );
    }
    for (const uuid of liveTombstones(db)) db.prepare('delete from tombstones where uuid = ?').run(uuid);
    // Changes are taken back one after the other: none that lies before one that cannot be is ever reached.
    const last = Math.max(0, ...damagedChanges(db));
    db.prepare('delete from changes where id <= ?').run(last);
  }).immediate();
}

/** Mends what points at what is not there, behind the journal, which would tell an owner of it. */
function mendOrphans(db: Db, today: Day, at: string): void {
  db.transaction(() => {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const each of orphans(db)) if (isThere(db, each)) mendOrphan(db, each, today, at);
    }
  }).immediate();
}

function isThere(db: Db, { table, id }: Orphan): boolean {
  return db.prepare(`select 1 from ${table} where id = ?`).get(id) !== undefined;
}

/** A record keeps its partner's number, under a name that says so; a mention goes; what belongs to nothing goes. */
function mendOrphan(
  db: Db,
  { table, id, column, parent, onDelete, isNeeded, value }: Orphan,
  today: Day,
  at: string,
): void {
  if (onDelete === 'SET NULL' || (parent === 'imports' && !isNeeded)) {
    keepFromUndo(db, { table, id }, importOf(db, { table, id }));
    updateRow(db, table, id, { [column]: null });
  } else if (parent === 'partners' && typeof value === 'number') {
    keepFromUndo(db, { table: 'partners', id: value }, null);
    addPlaceholder(db, value, today, at);
  } else if (typeof value === 'number') {
    keepFromUndo(db, { table, id }, importOf(db, { table, id }));
    db.prepare(`delete from ${table} where id = ?`).run(id);
  }
}

function addPlaceholder(db: Db, id: number, today: Day, at: string): void {
  if (db.prepare('select 1 from partners where id = ?').get(id) !== undefined) return;
  const name = `Unknown partner ${id}`;
  const known = { id, uuid: newUuid(db), created_at: at, updated_at: at };
  insertRow(db, 'partners', { ...known, name, name_key: searchKey(name), stage: 'acquaintance' });
  const first = { partner_id: id, on_day: today, stage: 'acquaintance', reason: null, created_at: at };
  insertRow(db, 'stage_events', first);
}

/**
 * Changes a row that is to be mended. One with another value that the rules of its table forbid takes no change at all: it
 * stays as it is, and is still named.
 */
function mend(change: Change, table: string, id: number, values: Row): void {
  try {
    change.update(table, id, values);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'SQLITE_CONSTRAINT_CHECK')
      throw error;
  }
}

function mendHistories(change: Change): void {
  for (const { id, status, day } of statusesOfHistory(change.db)) {
    const known = STATUSES.find((each): each is Status => each === status);
    const closedOn = known !== undefined && isClosed(known) ? day : null;
    mend(change, 'referrals', id, { status, closed_on: closedOn });
  }
  for (const { id } of closedWithoutOutcome(change.db)) mend(change, 'referrals', id, { closed_on: null });
  for (const { id, day } of stepDays(change.db)) mend(change, 'referrals', id, { last_step_on: day });
  for (const { id, stage } of stagesOfHistory(change.db)) mend(change, 'partners', id, { stage });
}

function mendSettings(change: Change): void {
  for (const key of unreadableSettings(change.db)) {
    const id = change.db.prepare<[string], number>('select id from settings where key = ?').pluck().get(key);
    if (id !== undefined) change.remove('settings', id);
  }
}
