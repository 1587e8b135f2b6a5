import { inTurn } from '../file/commit.sql.ts';
import type { Day } from '../calendar/day.ts';
import { insertRow, takeNumber, updateRow } from '../file/journal.sql.ts';
import { BEFORE_REPAIR } from '../file/not-taken-back.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf } from '../file/tables.sql.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { forbiddenRows, mendForbidden } from './forbidden.sql.ts';
import type { FaultyRow } from './faulty-row.ts';
import { orphans, takenTwice, unknownWords, type Orphan } from './orphans.sql.ts';
import { STAGE_OF_HISTORY, STATUS_OF_HISTORY } from './histories.sql.ts';
import { mendUnfit, unfitRows } from './unfit.sql.ts';

/** How often what is left without its parent is looked for: what goes may leave others so. */
const ROUNDS = 5;

/**
 * Mends what no change of refnet could have left, and so none could take back to: values that cannot be, words that are
 * not known, numbers that are given twice, records without what they belong to.
 */
export function mendForGood(db: Db, today: Day, at: string): void {
  inTurn(db, () => {
    // What belongs to nothing is looked at last.
    db.pragma('defer_foreign_keys = on');
    for (const each of unfitRows(db)) {
      const fate = mendUnfit(db, each, { today, at });
      if (fate === 'left' || typeof each.id === 'string') continue;
      const row = { table: each.table, id: each.id };
      keepFromUndo(db, row, importOf(db, row));
      if (fate === 'twice') remove(db, row);
    }
    mendAllForbidden(db, today);
    for (const each of unknownWords(db)) mendWord(db, each);
    mendOrphans(db, today, at);
    for (const each of takenTwice(db)) renumber(db, each);
  });
}

/** What one rule says of a day may stand in the way of another until that is mended. */
function mendAllForbidden(db: Db, today: Day): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const mended = forbiddenRows(db).filter((each) => mendForbidden(db, each, today));
    for (const each of mended) keepFromUndo(db, each, importOf(db, each));
    if (mended.length === 0) return;
  }
}

/**
 * What the journal says of a row does not fit it once it was mended: a change that touched it, itself or by an import,
 * cannot be taken back any more, nor what was done before that.
 */
function keepFromUndo(db: Db, { table, id }: FaultyRow, importId: number | null): void {
  db.prepare(
    `update changes set schema_version = ? where import_id = ?
       or id in (select change_id from change_rows where table_name = ? and row_id = ?)`,
  ).run(BEFORE_REPAIR, importId, table, id);
}

/** The import that wrote a row; null where none did. */
function importOf(db: Db, { table, id }: FaultyRow): number | null {
  const has = db.prepare(`select 1 from pragma_table_info(?) where name = 'import_id'`).get(table);
  if (has === undefined) return null;
  return (
    db.prepare<[number], number | null>(`select import_id from ${table} where id = ?`).pluck().get(id) ?? null
  );
}

function mendOrphans(db: Db, today: Day, at: string): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const each of orphans(db)) if (isThere(db, each)) mendOrphan(db, each, today, at);
  }
}

function isThere(db: Db, { table, id }: Orphan): boolean {
  return db.prepare(`select 1 from ${table} where id = ?`).get(id) !== undefined;
}

/** A record keeps its partner's number, or its source's, under a name that says so; a mention goes; what belongs to nothing goes. */
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
  } else if (parent === 'sources' && table === 'referrals' && typeof value === 'number') {
    addPlaceholderSource(db, value, at);
  } else if (typeof value === 'number') {
    keepFromUndo(db, { table, id }, importOf(db, { table, id }));
    remove(db, { table, id });
  }
}

function remove(db: Db, { table, id }: FaultyRow): void {
  db.prepare(`delete from ${table} where id = ?`).run(id);
}

function addPlaceholder(db: Db, id: number, today: Day, at: string): void {
  if (db.prepare('select 1 from partners where id = ?').get(id) !== undefined) return;
  const name = `Unknown partner ${id}`;
  const known = { id, uuid: newUuid(db), created_at: at, updated_at: at };
  insertRow(db, 'partners', { ...known, name, name_key: searchKey(name), stage: 'acquaintance' });
  const first = { partner_id: id, on_day: today, stage: 'acquaintance', reason: null, created_at: at };
  insertRow(db, 'stage_events', first);
}

function addPlaceholderSource(db: Db, id: number, at: string): void {
  if (db.prepare('select 1 from sources where id = ?').get(id) !== undefined) return;
  const name = `Unknown source ${id}`;
  const known = { id, uuid: newUuid(db), created_at: at, updated_at: at };
  insertRow(db, 'sources', { ...known, name, name_key: searchKey(name), note: null });
}

/** The plainest word of each list of words, for a record that has one that is not known. */
const PLAINEST: Readonly<Record<string, string>> = {
  stages: 'acquaintance',
  statuses: 'new',
  check_in_kinds: 'meeting',
  signal_kinds: 'feedback',
  project_kinds: 'event',
  payment_kinds: 'paid',
};

/** An objective that says too little counts what is exchanged, from the first to the last day that stands with it. */
const PLAINEST_GOAL = `update promises set goal = coalesce(goal, 1), goal_kind = 'exchanged', goal_currency = null,
  from_day = coalesce(from_day, due_on, done_on, substr(created_at, 1, 10)),
  due_on = coalesce(due_on, done_on, from_day, substr(created_at, 1, 10)) where id = ?`;

/** A step of a history goes, unless a reason stands with it; the record has what its history says, or the plainest word. */
function mendWord(db: Db, { table, id, column, parent }: Orphan): void {
  keepFromUndo(db, { table, id }, importOf(db, { table, id }));
  if (table === 'status_events') {
    db.prepare('delete from status_events where id = ? and reason is null').run(id);
    db.prepare('update status_events set status = null where id = ?').run(id);
  } else if (table === 'referrals') {
    db.prepare(`update referrals as t set status = ${STATUS_OF_HISTORY} where t.id = ?`).run(id);
  } else if (table === 'promises') {
    db.prepare(PLAINEST_GOAL).run(id);
  } else {
    const plainest = PLAINEST[parent] ?? null;
    const word = table === 'partners' ? `coalesce(${STAGE_OF_HISTORY}, ?)` : '?';
    db.prepare(`update ${table} as t set ${column} = ${word} where t.id = ?`).run(plainest, id);
  }
}

/** Gives a record the next number of its series, and lets what belongs to it follow. */
function renumber(db: Db, { table, id }: FaultyRow): void {
  const number = takeNumber(db, 'record');
  db.pragma('defer_foreign_keys = on');
  const { dependents, looseReferences } = tablesOf(db);
  const pointing = [...dependents(table), ...looseReferences(table)].filter(
    ([, column]) => column !== 'record_id',
  );
  for (const [child, column] of pointing) {
    db.prepare(`update ${child} set ${column} = ? where ${column} = ?`).run(number, id);
  }
  keepFromUndo(db, { table, id }, importOf(db, { table, id }));
  db.prepare(`update ${table} set id = ? where id = ?`).run(number, id);
}
