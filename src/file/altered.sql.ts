import { firstFew } from '../text/first-few.ts';
import { INSTALL_AGAIN } from '../text/installing.ts';
import { UserError, nothing } from '../text/errors.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { schemaSaid, userVersion, type FileState } from './current.sql.ts';
import { schemaMadeBy } from './made-schema.sql.ts';
import { encodingOf } from './encoding.sql.ts';
import { MIGRATIONS } from './migrations.sql.ts';
import { schemaText } from './schema-text.sql.ts';
import { schemaFaults } from './schema-faults.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { shownPath } from '../text/quoted-path.ts';

/**
 * Refuses a file in which another program planted something, or made otherwise what is there, before anything of it is
 * run. Throws a UserError (`damaged`) that names what that is.
 */
export function refuseAltered(db: Db, state: FileState, path: string): void {
  if (state === 'unversioned') {
    throw refused(`${shownPath(path)} says that it is of version ${userVersion(db)}, which no refnet writes`);
  }
  if (state === 'altered') refuseOwnDamage();
  if (state !== 'altered' && (state !== 'older' || isAsItWasMade(db))) return;
  const { words, isLost } = altered(db);
  throw refused(`${shownPath(path)} ${words}`, isLost);
}

/** Throws a UserError where it is refnet itself that was damaged: it reads what it makes from a file beside the program. */
export function refuseOwnDamage(): void {
  if (schemaText() === schemaMadeBy(MIGRATIONS)) return;
  throw new UserError('a part of refnet itself (schema.txt) is damaged; your file is not', {
    hints: [nothing('changed', INSTALL_AGAIN)],
  });
}

/** Whether the schema of an older file is as that version made it. */
export function isAsItWasMade(db: Db): boolean {
  return schemaSaid(db) === schemaMadeBy(MIGRATIONS.slice(0, userVersion(db)));
}

/** What is gone with the records in it nothing can bring back but a copy. */
function refused(what: string, isLost = false): UserError {
  const says = isLost
    ? 'says what of it is there, and which copies there are'
    : 'says what is there, and can mend it after a copy';
  return new UserError(what, {
    kind: 'damaged',
    hints: [nothing('changed', `refnet doctor      ${says}`)],
  });
}

/** How many things are named, and how long a name may be. */
const NAMED = 3;
const LONGEST = 60;

/** In what the file is not as refnet made it, and whether that is facts which are gone. */
function altered(db: Db): { readonly words: string; readonly isLost: boolean } {
  const faults = schemaFaults(db, MIGRATIONS.slice(0, userVersion(db)));
  const { extra, missingTables, missingIndexes, missingColumns, different } = faults;
  const isLost = missingTables.length + missingColumns.length > 0;
  const of = (words: string) => ({ words, isLost });
  if (extra.length > 0) return of(`holds what refnet did not make: ${firstFew(extra.map(shown), NAMED)}`);
  const indexes = missingTables.length > 0 ? [] : missingIndexes;
  const missing = [
    ...missingTables.map((name) => `table ${name}`),
    ...missingColumns.map((name) => `column ${name.replace(' ', '.')}`),
    ...indexes.map((name) => `index ${name}`),
  ];
  if (missing.length > 0) return of(`lacks what refnet made: ${firstFew(missing, NAMED)}`);
  if (different.length > 0) return of(`is not as refnet made it: ${firstFew(different.map(shown), NAMED)}`);
  if (encodingOf(db) !== 'UTF-8')
    return of('keeps its text in UTF-16, as another program does that made it anew');
  return of('is not laid out as refnet lays it out');
}

/** A name that others chose, on one line and not long. */
function shown(name: string): string {
  const line = sanitizeLine(name);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}...`;
}
