import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Beginning } from '../file/begin.sql.ts';
import {
  APPLICATION_ID,
  applicationIdIn,
  BUSY_TIMEOUT,
  fileState,
  headerOf,
  isDatabase,
  userVersion,
} from '../file/current.sql.ts';
import { isOfAnIndex, isOfAValue } from '../file/integrity.ts';
import { schemaFaults } from '../file/schema-faults.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Finding } from './doctor.ts';
import { forbiddenRows } from './forbidden.sql.ts';
import { unfitRows } from './unfit.sql.ts';

/** What was found of the file itself, and the file where it can be looked into further. */
export interface Examined {
  readonly db: Db | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Opens the file, also one that ordinary commands refuse, and looks at it as a database: whether SQLite can read all of
 * it, and whether its schema is that of this version. The caller closes it. Throws SQLITE_BUSY where another holds it.
 */
export function examineFile(path: string, beginning: Beginning): Examined {
  const header = headerOf(path);
  if (header === undefined || !isDatabase(header)) return only('unreadable');
  if (applicationIdIn(header) !== APPLICATION_ID) return only('foreign');
  const crashed = existsSync(`${path}-journal`);
  const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT });
  try {
    const state = fileState(db);
    const findings: Finding[] =
      crashed && !existsSync(`${path}-journal`) ? [{ check: 'crashed', items: [] }] : [];
    if (state === 'newer' || state === 'foreign' || state === 'blank') {
      db.close();
      return only(state === 'newer' ? 'newer' : 'foreign');
    }
    if (state === 'older' && userVersion(db) > 0 && findingsOfSchema(db, beginning).length > 0) {
      findings.push(...damageIn(db), { check: 'older', items: [] });
      db.close();
      return { db: undefined, findings };
    }
    if (state === 'older') findings.push({ check: 'version', items: [] });
    findings.push(...contentFaults(db));
    findings.push(...findingsOfSchema(db, beginning));
    if (findings.some(({ check }) => isDamage(check))) {
      db.close();
      return { db: undefined, findings };
    }
    return { db, findings };
  } catch (error) {
    db.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^SQLITE_(CORRUPT|NOTADB|ERROR|IOERR)/.test(code)) return only('unreadable');
    throw error;
  }
}

function isDamage(check: Finding['check']): boolean {
  return check === 'content' || check === 'missing-table' || check === 'missing-column';
}

function only(check: 'unreadable' | 'foreign' | 'newer'): Examined {
  return { db: undefined, findings: [{ check, items: [] }] };
}

/** How many faults SQLite is asked for. */
const AT_MOST = 1000;

function contentFaults(db: Db): Finding[] {
  const told = faultsTold(db);
  const of = (check: Finding['check'], items: readonly string[]): Finding[] =>
    items.length === 0 ? [] : [{ check, items: [...new Set(items)] }];
  const index = told.filter(isOfAnIndex);
  const values = told.filter(isOfAValue);
  const explained =
    values.length === 0
      ? new Set()
      : new Set([...unfitRows(db), ...forbiddenRows(db)].map(({ table }) => table));
  return [
    ...of(
      'content',
      told.filter((each) => !index.includes(each) && !values.includes(each)),
    ),
    ...of(
      'index',
      index.map((each) => / index (\S+)/.exec(each)?.[1] ?? each),
    ),
    ...of(
      'constraint',
      values.map((each) => / in (\w+)/.exec(each)?.[1] ?? each).filter((table) => !explained.has(table)),
    ),
  ];
}

/** What cannot be read of a file whose rules are not those of this version. */
function damageIn(db: Db): Finding[] {
  const items = faultsTold(db).filter((each) => !isOfAnIndex(each) && !isOfAValue(each));
  return items.length === 0 ? [] : [{ check: 'content', items }];
}

/** What SQLite says is wrong, up to where it can go no further. */
function faultsTold(db: Db): string[] {
  const told: string[] = [];
  try {
    for (const each of db.prepare<[], string>(`pragma integrity_check(${AT_MOST})`).pluck().iterate()) {
      told.push(...each.split('\n').filter((line) => line !== 'ok' && !line.startsWith('***')));
    }
  } catch (error) {
    if (told.length === 0) throw error;
  }
  return told;
}

function findingsOfSchema(db: Db, beginning: Beginning): Finding[] {
  const { extra, missingTables, missingIndexes, missingColumns, different } = schemaFaults(db, beginning);
  const all: readonly Finding[] = [
    { check: 'missing-table', items: missingTables },
    { check: 'missing-column', items: missingColumns },
    { check: 'extra', items: extra },
    { check: 'missing-index', items: missingIndexes },
    { check: 'different', items: different },
  ];
  return all.filter(({ items }) => items.length > 0);
}
