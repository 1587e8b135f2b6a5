import { existsSync } from 'node:fs';
import { isAsItWasMade } from '../file/altered.sql.ts';
import { openAsItIs } from '../file/as-it-is.sql.ts';
import {
  APPLICATION_ID,
  applicationIdIn,
  headerOf,
  isDatabase,
  mayOnlyBeRead,
  schemaSaid,
  userVersion,
  versionState,
} from '../file/current.sql.ts';
import { encodingOf } from '../file/encoding.sql.ts';
import { faultsIn } from '../file/faults-in.sql.ts';
import { isOfAnIndex, isOfAValue } from '../file/integrity.ts';
import { strippedInMemory } from '../file/look-into.sql.ts';
import { schemaMadeBy } from '../file/made-schema.sql.ts';
import { MIGRATIONS, type Migration } from '../file/migrations.sql.ts';
import { madeObjects, schemaFaults } from '../file/schema-faults.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesNotTaken } from '../file/taken.sql.ts';
import { isDamage } from '../file/trouble.sql.ts';
import type { Finding } from './doctor.ts';
import { systemCode } from '../text/system-code.ts';

/** What was found of the file itself, and the file where it can be looked into further. */
export interface Examined {
  readonly db: Db | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Opens the file, also one that ordinary commands refuse, and looks at it as a database: whether SQLite can read all of
 * it, and whether its schema is that of this version. The caller closes it; it is given only where nothing in it was made
 * by others, who can have planted what runs when it is read. Throws SQLITE_BUSY where another holds it.
 */
export function examineFile(path: string): Examined {
  const header = headerOf(path);
  if (header === undefined || !isDatabase(header)) return only('unreadable');
  if (applicationIdIn(header) !== APPLICATION_ID) return only('foreign');
  const crashed = existsSync(`${path}-journal`);
  let db: Db | undefined;
  let examined: Examined | undefined;
  try {
    db = openAsItIs(path);
    const isHeld: Finding[] = mayOnlyBeRead(header) ? [{ check: 'write-version', items: [] }] : [];
    const before: Finding[] =
      crashed && !existsSync(`${path}-journal`) ? [{ check: 'crashed', items: [] }] : [];
    examined = examine(db, path, [...before, ...isHeld]);
    return examined;
  } catch (error) {
    if (isDamage(error, path, () => db?.close())) return only('unreadable');
    throw error;
  } finally {
    if (examined?.db === undefined) db?.close();
  }
}

function examine(db: Db, path: string, before: readonly Finding[]): Examined {
  const state = versionState(db);
  if (state === 'newer') return only('newer');
  if (state === 'foreign' || state === 'blank') return only('foreign');
  if (state === 'older' && isAsItWasMade(db)) {
    return { db: undefined, findings: [...before, ...damageIn(db), { check: 'older', items: [] }] };
  }
  const ofThis = findingsOfSchema(db, MIGRATIONS);
  const isOlder = state === 'older' && ofThis.some(({ check }) => isBeyondRepair(check));
  const ladder = isOlder ? MIGRATIONS.slice(0, userVersion(db)) : MIGRATIONS;
  const schema = isOlder ? findingsOfSchema(db, ladder) : ofThis;
  const content = schema.length === 0 ? contentFaults(db) : contentBeside(path, ladder);
  const version: Finding[] = state === 'current' || isOlder ? [] : [{ check: 'version', items: [] }];
  const findings = [...before, ...version, ...content, ...schema];
  const isOurs = schema.length === 0 && !findings.some(({ check }) => isBeyondRepair(check));
  return { db: isOurs ? db : undefined, findings };
}

function isBeyondRepair(check: Finding['check']): boolean {
  return check === 'content' || check === 'missing-table' || check === 'missing-column';
}

function only(check: 'unreadable' | 'foreign' | 'newer'): Examined {
  return { db: undefined, findings: [{ check, items: [] }] };
}

function contentFaults(db: Db): Finding[] {
  // Values that cannot be are looked for row by row, and in a file that is altered once it is as refnet makes it.
  const told = faultsIn(db).filter((each) => !isOfAValue(each));
  const index = told.filter(isOfAnIndex);
  return [
    ...found(
      'content',
      told.filter((each) => !index.includes(each)),
    ),
    ...found(
      'index',
      index.map((each) => / index (\S+)/.exec(each)?.[1] ?? each),
    ),
  ];
}

function found(check: Finding['check'], items: readonly string[]): Finding[] {
  return items.length === 0 ? [] : [{ check, items: [...new Set(items)] }];
}

/** What cannot be read of a file whose rules are not those of this version. */
function damageIn(db: Db): Finding[] {
  return found(
    'content',
    faultsIn(db).filter((each) => !isOfAnIndex(each) && !isOfAValue(each)),
  );
}

/** The same of a file that others altered, looked at without running any of that. */
function contentBeside(path: string, ladder: readonly Migration[]): Finding[] {
  try {
    const copy = strippedInMemory(path, ladder);
    try {
      return [...contentFaults(copy), ...found('not-taken', tablesNotTaken(copy, madeObjects(ladder)))];
    } finally {
      copy.close();
    }
  } catch (error) {
    const code = systemCode(error);
    if (/^SQLITE_(?:CORRUPT|ERROR)/.test(code)) return [{ check: 'content', items: ['schema'] }];
    throw error;
  }
}

function findingsOfSchema(db: Db, ladder: readonly Migration[]): Finding[] {
  const { extra, missingTables, missingIndexes, missingColumns, different } = schemaFaults(db, ladder);
  const all: readonly Finding[] = [
    { check: 'missing-table', items: missingTables },
    { check: 'missing-column', items: missingColumns },
    { check: 'extra', items: extra },
    { check: 'missing-index', items: missingIndexes },
    { check: 'different', items: different },
  ];
  const differing = all.filter(({ items }) => items.length > 0);
  // Two things on one page: SQLite tells whether that is damage to what is in them.
  return differing.length > 0 || schemaSaid(db) === schemaMadeBy(ladder)
    ? differing
    : [{ check: 'different', items: [encodingOf(db) === 'UTF-8' ? 'layout' : 'encoding'] }];
}
