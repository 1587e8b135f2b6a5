import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { inTurn } from '../file/commit.sql.ts';
import type { Day } from '../calendar/day.ts';
import { writeFirstFacts } from '../file/begin.sql.ts';
import { recordChange, type Change } from '../file/journal.sql.ts';
import { keepBackup, type BackupOptions } from '../file/backups.sql.ts';
import { BUSY_TIMEOUT, SCHEMA_VERSION } from '../file/current.sql.ts';
import { haveSameBytes } from '../file/same-bytes.sql.ts';
import { hasSameContent } from '../file/same-content.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { isClosed, STATUSES, type Status } from '../referrals/status.ts';
import { readSettings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { renumberBeyond } from './beyond-numbers.sql.ts';
import { mendForGood } from './mend-for-good.sql.ts';
import {
  damagedChanges,
  isHistoryLate,
  lateCounters,
  liveTombstones,
  unreadableSettings,
} from './bookkeeping.sql.ts';
import { closedWithoutOutcome, stagesOfHistory, statusesOfHistory, stepDays } from './histories.sql.ts';
import { breakCircles } from '../partners/introducers.sql.ts';
import { unreadableFacts } from './own-facts.sql.ts';
import { refillLists } from './unfit.sql.ts';
import { unlessForbidden } from './forbidden.sql.ts';
import { belowZero, daysBeyond, putOffBackwards, unknownCurrencies, writtenAhead } from './impossible.sql.ts';
import { differingKeys, needlessAliases } from './search-keys.sql.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { openFile } from '../file/journal-beside.sql.ts';

/** Lets a file say that it is of this version, where it is and says otherwise. */
export function correctVersion(path: string): void {
  const db = openFile(path, { timeout: BUSY_TIMEOUT });
  try {
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  } finally {
    db.close();
  }
}

/** Lets SQLite write to a file whose head says that it may only read it; nobody can be writing to it meanwhile. */
export function allowWriting(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    // Offset as in the SQLite file format: the version that writes is that which reads.
    const version = Buffer.alloc(1);
    readSync(handle, version, 0, 1, 19);
    writeSync(handle, version, 0, 1, 18);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Keeps a verified copy of the file as it is, faults and all. Returns its path. */
export function keepAsItIs(path: string, how: BackupOptions): string {
  const db = openFile(path, { timeout: BUSY_TIMEOUT });
  try {
    return keepBackup(db, how).path;
  } finally {
    db.close();
  }
}

/** Whether a file still holds what it held when it was kept; undefined where it cannot be looked into. */
export function isAsKept(path: string, kept: string): boolean | undefined {
  let db: Db | undefined;
  try {
    if (haveSameBytes(path, kept)) return true;
    db = openFile(path, { timeout: BUSY_TIMEOUT });
    db.pragma('trusted_schema = off');
    db.prepare('attach ? as copied').run(kept);
    return hasSameContent(db, 'copied');
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}

/**
 * Mends what breaks the rules across tables: what is of records in one change that `undo` can take back, what is the
 * file's own (first facts, counters, tombstones, the journal) and what no change could leave beside it.
 */
export function repairRules(db: Db, today: Day, now: () => Date): void {
  inTurnUnlinked(db, () => {
    refillLists(db);
    // Before the counters, which go on from the highest number.
    renumberBeyond(db);
  });
  repairFile(db, today, now);
  mendForGood(db, today, now().toISOString());
  // What was missing came back by the number that others have it under.
  inTurnUnlinked(db, () => renumberBeyond(db));
  mendClocks(db, now);
  recordChange(db, { command: 'doctor', today, now }, (change) => {
    for (const { table, id, column, key } of differingKeys(db)) mend(change, table, id, { [column]: key });
    // Of one row all at once: a rule of its table may hold between them.
    for (const days of groupedBy(daysBeyond(db, today), ({ table, id }) => `${table} ${id}`).values()) {
      const [{ table, id } = { table: '', id: 0 }] = days;
      mend(change, table, id, Object.fromEntries(days.map(({ column, day }) => [column, day])));
    }
    for (const { table, id, day } of putOffBackwards(db)) mend(change, table, id, { on_day: day });
    for (const { table, id, column, amount } of belowZero(db)) mend(change, table, id, { [column]: -amount });
    mendCurrencies(change);
    mendHistories(change);
    breakCircles(change.db, change);
    for (const { table, id } of needlessAliases(db)) change.remove(table, id);
    mendSettings(change);
    return { result: undefined, summary: 'repaired the file' };
  });
  // What was brought back may have a higher number.
  repairFile(db, today, now);
}

/** Without rows that refer to what is looked up, SQLite empties a list as a whole; and a number goes before what points to it. */
function inTurnUnlinked(db: Db, work: () => void): void {
  db.pragma('foreign_keys = off');
  inTurn(db, work);
  db.pragma('foreign_keys = on');
}

function repairFile(db: Db, today: Day, now: () => Date): void {
  inTurn(db, () => {
    for (const key of unreadableFacts(db)) db.prepare('delete from meta where key = ?').run(key);
    writeFirstFacts(db, { today, now });
    for (const { name, highest } of lateCounters(db)) {
      db.prepare('update counters set last = ? where name = ?').run(highest, name);
    }
    if (isHistoryLate(db)) {
      db.exec(
        `update sqlite_sequence set seq = (select coalesce(max(id), 0) from changes) where name = 'changes'`,
      );
    }
    for (const uuid of liveTombstones(db)) db.prepare('delete from tombstones where uuid = ?').run(uuid);
    // Changes are taken back one after the other: none that lies before one that cannot be is ever reached.
    const last = Math.max(0, ...damagedChanges(db));
    db.prepare('delete from changes where id <= ?').run(last);
  });
}

function mendClocks(db: Db, now: () => Date): void {
  inTurn(db, () => {
    for (const { table, id, column } of writtenAhead(db, now())) {
      unlessForbidden(() =>
        db.prepare(`update ${table} set ${column} = ? where id = ?`).run(now().toISOString(), id),
      );
    }
  });
}

/**
 * Changes a row that is to be mended. One with another value that the rules of its table forbid takes no change at all: it
 * stays as it is, and is still named.
 */
function mend(change: Change, table: string, id: number, values: Row): void {
  unlessForbidden(() => change.update(table, id, values));
}

function mendCurrencies(change: Change): void {
  const { currency } = readSettings(listSettings(change.db)).settings;
  for (const { table, id, column } of unknownCurrencies(change.db)) {
    mend(change, table, id, { [column]: currency });
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
