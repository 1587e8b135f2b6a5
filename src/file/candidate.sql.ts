import { chmodSync, copyFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { INSTALL_NEWER } from '../text/installing.ts';
import { UserError, nothing } from '../text/errors.ts';
import { backupsFolder, makeFolder, removeEmpty } from './backups.sql.ts';
import { removeGivenUp, removePart } from './copy.sql.ts';
import { toldOf } from './trouble.sql.ts';
import { writeFirstFacts, type Beginning } from './begin.sql.ts';
import { openAsItIs } from './as-it-is.sql.ts';
import { copyInUtf8, encodingOf } from './encoding.sql.ts';
import { applySettings, userVersion, versionState, type VersionState } from './current.sql.ts';
import { fillFrom, schemaOf, type SchemaObject } from './fill.sql.ts';
import { faultsIn } from './faults-in.sql.ts';
import { isOfAnIndex, isOfAValue } from './integrity.ts';
import { climbLadder, migrate } from './migrate.sql.ts';
import { MIGRATIONS, type Migration } from './migrations.sql.ts';
import { madeObjects } from './schema-faults.sql.ts';
import { refuseHarmfulJournal } from './journal-beside.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { strip } from './strip.sql.ts';
import { newUuid } from './uuid.sql.ts';
import { systemCode } from '../text/system-code.ts';
import { shownPath } from '../text/quoted-path.ts';

/** A file that is to take the place of another, as a private copy that is verified, complete and up to date. */
export interface Candidate {
  /** Where the copy lies. */
  readonly path: string;
  /** What refnet makes no files with, and leaves out: triggers, views, tables of others. */
  readonly leftOut: readonly SchemaObject[];
  /** It was written by an older refnet and has been brought up to date. */
  readonly wasOlder: boolean;
  /** Removes the copy, and the folders that were made for it where they are empty. */
  readonly discard: () => void;
}

/**
 * Makes a private copy of a file and verifies it, with the journal that a crash left beside it: the file itself is only
 * read. The copy is brought up to date, and rebuilt with the schema of this version. Throws a UserError (`damaged`)
 * where it is no whole refnet file of this version or an older one; it names `path`, where `seen` is what is read for it.
 */
export function takeIn(
  path: string,
  file: string,
  beginning: Beginning,
  { ladder = MIGRATIONS, seen = path }: { ladder?: readonly Migration[]; seen?: string } = {},
): Candidate {
  refuseNoFile(path);
  refuseJournal(path, seen);
  const folder = backupsFolder(file);
  const made = makeFolder(file);
  const memory = new Database(':memory:');
  const raw = join(folder, `${RESTORING}${newUuid(memory)}.part`);
  const plain = join(folder, `${RESTORING}${newUuid(memory)}.part`);
  const clean = join(folder, `${RESTORING}${newUuid(memory)}.part`);
  const discard = () => {
    for (const each of [raw, plain, clean]) removeWithCompanions(each);
    if (made !== undefined) removeEmpty(folder, made);
  };
  try {
    for (const end of ['', '-journal', '-wal']) {
      if (existsSync(seen + end)) copyPrivately(seen + end, raw + end);
    }
    removeGivenUp(folder, RESTORING, raw);
    migrate(memory, beginning, ladder);
    const wanted = schemaOf(memory);
    const { wasOlder, leftOut } = rebuilt({ raw, plain, clean }, { path, beginning, ladder, wanted });
    for (const each of [raw, plain]) removeWithCompanions(each);
    return { path: clean, leftOut, wasOlder, discard };
  } catch (error) {
    const told = explained(error, { path, raw, folder });
    discard();
    throw told;
  } finally {
    memory.close();
  }
}

/** How the private copies begin: what a crash left of one goes with the next. */
const RESTORING = 'restoring-';

interface Rebuilding {
  readonly path: string;
  readonly beginning: Beginning;
  readonly ladder: readonly Migration[];
  readonly wanted: readonly SchemaObject[];
}

/** Reads the raw copy into a new file with the schema of this version; by way of `plain` where it keeps its text otherwise. */
function rebuilt(
  { raw, plain, clean }: Readonly<Record<'raw' | 'plain' | 'clean', string>>,
  { path, beginning, ladder, wanted }: Rebuilding,
): Pick<Candidate, 'wasOlder' | 'leftOut'> {
  const { state, leftOut, isPlain } = verified(raw, { path, beginning, ladder, wanted });
  if (!isPlain) copyInUtf8(raw, plain);
  const db = new Database(clean);
  try {
    chmodSync(clean, 0o600);
    db.pragma('foreign_keys = off');
    db.prepare('attach ? as raw').run(isPlain ? raw : plain);
    db.transaction(() => {
      fillFrom(db, 'raw', wanted);
      writeFirstFacts(db, beginning);
    })();
    return { wasOlder: state === 'older', leftOut };
  } finally {
    db.close();
  }
}

/** Looks at the raw copy in every way, and brings it up to date. */
function verified(raw: string, { path, beginning, ladder, wanted }: Rebuilding) {
  const db = openAsItIs(raw);
  try {
    const state = versionState(db, ladder.length);
    refuseState(state, path);
    const isOfThese = state === 'current' || state === 'unversioned' || isMadeOf(db, wanted);
    const made = isOfThese ? wanted : madeObjects(ladder.slice(0, Math.max(userVersion(db), 0)));
    const leftOut = strip(db, made);
    applySettings(db);
    if (faultsIn(db).some(isOfAnIndex)) db.exec('reindex');
    if (!faultsIn(db).every(isOfAValue)) throw damaged(path);
    if (isOfThese) db.pragma(`user_version = ${ladder.length}`);
    else climbLadder(db, beginning, ladder);
    refuseMissing(db, wanted, path);
    return { state: isOfThese ? 'current' : state, leftOut, isPlain: encodingOf(db) === 'UTF-8' };
  } finally {
    db.close();
  }
}

/** Whether every table is as this version makes it, whatever the file says of its version. */
function isMadeOf(db: Db, wanted: readonly SchemaObject[]): boolean {
  const theirs = new Set(schemaOf(db).map(({ sql }) => sql));
  return wanted.every(({ type, sql }) => type !== 'table' || theirs.has(sql));
}

function refuseNoFile(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new UserError(`there is no file ${shownPath(path)}`, {
      hints: ['refnet restore --list      names the copies there are'],
    });
  }
  if (!stats.isFile()) {
    throw new UserError(`${shownPath(path)} is no file`, {
      hints: ['refnet restore --list      names the copies there are'],
    });
  }
  if (stats.size === 0)
    throw new UserError(`${shownPath(path)} is empty, so it is no copy of a network`, TRY_ANOTHER);
}

function refuseJournal(path: string, seen: string): void {
  try {
    refuseHarmfulJournal(seen);
  } catch (error) {
    throw toldOf(error, { seen, named: path });
  }
}

function refuseState(state: VersionState, path: string): void {
  if (state === 'newer') {
    throw new UserError(`${shownPath(path)} was written by a newer refnet than this one`, {
      kind: 'damaged',
      hints: [nothing('changed', INSTALL_NEWER)],
    });
  }
  if (state === 'foreign') {
    throw new UserError(
      `${shownPath(path)} is a database of another program, not a refnet file`,
      TRY_ANOTHER,
    );
  }
  if (state === 'blank')
    throw new UserError(`${shownPath(path)} is empty, so it is no copy of a network`, TRY_ANOTHER);
}

/** Every table of this version has to be there, with its columns. */
function refuseMissing(db: Db, wanted: readonly SchemaObject[], path: string): void {
  const theirs = new Map(schemaOf(db).map(({ name, sql }) => [name, sql]));
  const memory = new Database(':memory:');
  try {
    for (const { sql } of wanted) memory.exec(sql);
    for (const { type, name, sql } of wanted) {
      if (type !== 'table' || theirs.get(name) === sql) continue;
      const there = columnsOf(db, name);
      const missing = columnsOf(memory, name).find((column) => !there.includes(column));
      if (missing === undefined) continue;
      const what = there.length === 0 ? `its table ${name}` : `the column ${missing} of its table ${name}`;
      throw new UserError(`${shownPath(path)} is not whole: ${what} is missing`, TRY_ANOTHER);
    }
  } finally {
    memory.close();
  }
}

function columnsOf(db: Db, table: string): string[] {
  return db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
}

const TRY_ANOTHER = {
  kind: 'damaged',
  hints: [nothing('changed', 'refnet restore --list      names the copies there are')],
} as const;

function damaged(path: string, cause?: unknown): UserError {
  return new UserError(`${shownPath(path)} is damaged: not all of it can be read`, { ...TRY_ANOTHER, cause });
}

/** What was found wrong with the copy, or only with reading it: `raw` is what was read in its place, in `folder`. */
function explained(
  error: unknown,
  { path, raw, folder }: { readonly path: string; readonly raw: string; readonly folder: string },
): unknown {
  if (error instanceof UserError) return error;
  const code = systemCode(error);
  if (code === 'SQLITE_NOTADB') {
    return new UserError(`${shownPath(path)} is not a refnet file, nor any SQLite database`, {
      kind: 'damaged',
      hints: [
        'an export, or a list of another program, is taken in by refnet import FILE',
        ...TRY_ANOTHER.hints,
      ],
      cause: error,
    });
  }
  if (/^SQLITE_(CONSTRAINT|ERROR)/.test(code)) return damaged(path, error);
  const isOfWriting = /^SQLITE_(?:FULL|READONLY|IOERR_(?:WRITE|FSYNC|TRUNCATE|DIR_FSYNC|DELETE|CLOSE))/.test(
    code,
  );
  const told = toldOf(error, { seen: raw, named: isOfWriting ? folder : path });
  return told instanceof UserError && told.kind === 'damaged' ? damaged(path, error) : told;
}

function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}

function removeWithCompanions(path: string): void {
  for (const end of ['', '-wal', '-shm']) removePart(path + end);
}
