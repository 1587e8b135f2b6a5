import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { noteMoved } from '../file/undone-import.sql.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { keyedHash } from './identity.ts';
import type { RowIdentity } from './row-judge.ts';

/** Where an import came from. */
export interface ImportOrigin {
  /** The file's own name, without its folder. */
  fileName: string;
  /** What sort of file it is: `tracker`. */
  format: string;
  /** The keyed hash of its bytes, as `keyedHash` makes it; null where it is not known. */
  bytesHash?: string | null;
  /** The keyed hash of its headings; null where it has none that are known. */
  headingsHash?: string | null;
  /** The name of the sheet; null where the file is one table. */
  sheet?: string | null;
}

/** The format of a report of BNI Connect that names slips. */
export const SLIPS = 'bni-slips';

/** Keeps that an import brought rows of a file: by each of its files it is found again. */
export function addImportFile(
  { db }: Pick<Change, 'db'>,
  importId: number,
  { fileName, format, bytesHash = null, headingsHash = null, sheet = null }: ImportOrigin,
  rows: number,
): void {
  db.prepare(
    `insert into import_files (import_id, file_name, sheet, format, bytes_hash, headings_hash, rows)
     values (?, ?, ?, ?, ?, ?, ?)`,
  ).run(importId, fileName, sheet, format, bytesHash, headingsHash, rows);
}

/** The files and sheets of each import, with which of them each is. */
export const FILES =
  'select *, row_number() over (partition by import_id order by id) as part from import_files';

/** Which of the files and sheets of an import the next one is, from 1 on. */
export function nextPart(db: Db, importId: number): number {
  return Number(
    db.prepare('select 1 + count(*) from import_files where import_id = ?').pluck().get(importId),
  );
}

/**
 * Begins an import: all it writes, and the identities it keeps, are taken back with it. Its number goes to `recordChange`
 * with the result, which makes the whole change known as an import.
 */
export function beginImport(change: Change, { fileName, format, bytesHash = null }: ImportOrigin): number {
  const { at, db, today } = change;
  // A number is never given again: rows of an import that was taken back are kept by it.
  const { lastInsertRowid } = db
    .prepare(
      `insert into imports (id, uuid, created_at, updated_at, file_name, bytes_hash, format, imported_on)
       values ((select 1 + max(coalesce(max(id), 0), (select coalesce(max(import_id), 0) from changes)) from imports),
         ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(newUuid(db), at, at, fileName, bytesHash, format, today);
  const importId = Number(lastInsertRowid);
  noteMoved(db, { changeId: change.id, importId });
  return importId;
}

/** Makes keyed hashes with the secret of this file. */
export function hashing(db: Db): ReturnType<typeof keyedHash> {
  const secret = db.prepare<[], string>(`select value from meta where key = 'identity-secret'`).pluck().get();
  if (secret === undefined) throw new Error('the file has no secret for identities');
  return keyedHash(secret);
}

/** A row of a file as it is told from every other; `number`: of the record an earlier import made of it. */
export interface KnownRow extends RowIdentity {
  readonly number: number | undefined;
}

/** The rows that imports know, for imports of other records than referrals. */
export interface IdentityBook {
  /**
   * The row of the file that these texts tell from every other, its kind first: `['check-in', day, partner]`. The second
   * such row of one file is another than the first. The record may have been removed since: its number is still told.
   */
  readonly find: (...parts: readonly string[]) => KnownRow;
  /** Keeps that a record was made of the row, whatever is edited later here or there. */
  readonly keep: (importId: number, row: RowIdentity, number: number) => void;
}

/** Opens the rows that imports know; one book for all rows of a file. */
export function identityBook(db: Db): IdentityBook {
  const hashOf = hashing(db);
  const select = db
    .prepare<[string, number], number>('select number from import_identities where hash = ? and nth = ?')
    .pluck();
  const insert = db.prepare(
    'insert into import_identities (hash, nth, import_id, number) values (?, ?, ?, ?)',
  );
  const times = new Map<string, number>();
  return {
    find(...parts) {
      const hash = hashOf(...parts);
      const nth = (times.get(hash) ?? 0) + 1;
      times.set(hash, nth);
      return { hash, nth, number: select.get(hash, nth) };
    },
    keep: (importId, { hash, nth }, number) => void insert.run(hash, nth, importId, number),
  };
}
