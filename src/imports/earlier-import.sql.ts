import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Row } from '../file/tables.sql.ts';
import { noteMoved, takeOutImport } from '../file/undone-import.sql.ts';
import { seemsToCorrect, type ByDay } from './earlier-import.ts';
import { FILES, SLIPS, type ImportOrigin } from './identities.sql.ts';
import { fileKey, type EarlierImport, type FilesMissing } from './import.ts';
import type { Tallied } from './judge.ts';
import type { NotInFileAnyMore } from './looks-like.sql.ts';

type Candidate = EarlierImport & { sameBytes: 0 | 1; sameName: 0 | 1; part: number; rows: number };

/** The newest import that this one, just written, seems to correct; one of its name or bytes before any other. */
export function findEarlier(
  db: Db,
  { fileName, bytesHash = null, sheet = null, format }: ImportOrigin,
  { tally, recognized, newDays, alikeOf, pairedOf }: Tallied & Pick<NotInFileAnyMore, 'alikeOf' | 'pairedOf'>,
  { importId, isSaid }: { importId: number | null; isSaid: boolean },
): EarlierImport | undefined {
  if (tally.added === 0) return undefined;
  return db
    .prepare<[Row], Candidate>(
      `select i.id, f.part, f.file_name as fileName, i.imported_on as importedOn, f.rows,
         f.bytes_hash is not null and f.bytes_hash is :bytesHash as sameBytes,
         f.file_name = :fileName and f.file_name <> 'standard input' as sameName,
         case when (select count(*) from import_files where import_id = i.id) > 1 then f.rows
           else (select count(*) from referrals where import_id = i.id) end as referrals
       from imports i join (${FILES}) f on f.import_id = i.id
       where i.id is not :importId and f.format = :format
         and (sameBytes or sameName or i.id in (select value from json_each(:paired)))
       order by sameBytes or sameName desc, i.id desc, f.sheet is :sheet desc, f.id`,
    )
    .all({ bytesHash, importId, format, fileName, sheet, paired: JSON.stringify([...pairedOf.keys()]) })
    .find((each) =>
      seemsToCorrect({
        sameBytes: each.sameBytes === 1,
        sameName: each.sameName === 1,
        isSaid,
        paired: pairedOf.get(each.id) ?? { sure: 0, likely: 0 },
        isSheet: sheet !== null,
        rows: each.rows,
        recognized: recognized.of(each.id, each.part) + recognized.of(each.id, 0),
        alike: alikeOf.get(each.id) ?? { all: 0, corrected: 0, isMixed: false },
        recognizedInAll: recognized.all,
        days: daysOf(db, each.id),
        newDays,
      }),
    );
}

/** So many imports are listed where none is found. */
const LATEST = 3;

/** An import by its number; undefined where there is none, or it was taken back. */
export function getImport(db: Db, id: number): EarlierImport | undefined {
  return db
    .prepare<[number], EarlierImport>(
      `select id, file_name as fileName, imported_on as importedOn,
         (select count(*) from referrals where import_id = i.id) as referrals
       from imports i where id = ?`,
    )
    .get(id);
}

/** How many referrals and partners came with an import and are there. */
export function countImported(db: Db, id: number): { readonly referrals: number; readonly partners: number } {
  const rows = (table: 'referrals' | 'partners') =>
    Number(db.prepare(`select count(*) from ${table} where import_id = ?`).pluck().get(id));
  return { referrals: rows('referrals'), partners: rows('partners') };
}

/** The latest imports that can be taken back, but for the one that is being written; the newest first. */
export function latestImports(db: Db, importId: number | null): EarlierImport[] {
  return db
    .prepare<[number | null], EarlierImport>(
      `select id, fileName, importedOn, referrals from (
         select id, file_name as fileName, imported_on as importedOn,
           (select count(*) from referrals where import_id = i.id) as referrals
         from imports i where id is not ?)
       where referrals > 0 order by id desc`,
    )
    .all(importId)
    .filter(({ id }) => {
      const { isKnown, referrals } = sinceImport(db, id);
      return isKnown && referrals.length === 0 && filesOf(db, id).slips.length === 0;
    })
    .slice(0, LATEST);
}

/** The files and sheets of an import that are reports of BNI. */
export function filesOf(db: Db, id: number): { readonly slips: readonly string[] } {
  return {
    slips: db
      .prepare<[number, string], string>(
        'select file_name from import_files where import_id = ? and format = ? order by id',
      )
      .pluck()
      .all(id, SLIPS),
  };
}

/**
 * The files and sheets that an import brought beside this one, and that are not brought again: they would go with it.
 * `brought` are those of the whole command, by `fileKey`. What BNI counted never comes again as it was: its meetings stay.
 */
export function filesMissing(
  db: Db,
  importId: number,
  { origin: { bytesHash = null }, brought }: { origin: ImportOrigin; brought: readonly string[] },
): FilesMissing {
  const files = db
    .prepare<[number], { name: string; sheet: string | null; hash: string | null; format: string }>(
      'select file_name as name, sheet, bytes_hash as hash, format from import_files where import_id = ? order by id',
    )
    .all(importId);
  if (files.length < 2) return { files: [], slips: [] };
  const left = [...brought];
  const missing = files.filter(({ name, sheet, hash }) => {
    const at = left.indexOf(fileKey(name, sheet));
    if (at >= 0) left.splice(at, 1);
    return at < 0 && (sheet !== null || hash === null || hash !== bytesHash);
  });
  const called = ({ name, sheet }: { name: string; sheet: string | null }) =>
    sheet === null ? name : `${name}, sheet ${sheet}`;
  return {
    files: missing.map(called),
    slips: files.filter(({ format }) => format === SLIPS).map(called),
  };
}

function daysOf(db: Db, importId: number): ByDay {
  const days = db
    .prepare<[number], { day: Day; times: number }>(
      `select occurred_on as day, count(*) as times from referrals where import_id = ? group by occurred_on`,
    )
    .all(importId);
  return new Map(days.map(({ day, times }) => [day, times]));
}

/** What was done since with what an import brought in. */
export interface SinceImport {
  /** The journal still tells it. */
  readonly isKnown: boolean;
  /** The numbers of referrals that were changed, or added to. */
  readonly referrals: readonly number[];
  /** Which way the first of them went. */
  readonly direction: Direction | undefined;
  /** The numbers of partners that were changed, or have more than its referrals. */
  readonly partners: readonly number[];
}

const LATER = `with later as (
    select r.table_name, r.row_id, coalesce(r.after, r.before) as image
    from change_rows r join changes c on c.id = r.change_id
    where c.id > :change and c.undone_at is null)`;

/** What was done since with what an import brought in, so that it cannot just be taken back. */
export function sinceImport(db: Db, importId: number): SinceImport {
  const change = db
    .prepare<[number], number>('select id from changes where import_id = ? and undone_at is null')
    .pluck()
    .get(importId);
  if (change === undefined) return { isKnown: false, referrals: [], direction: undefined, partners: [] };
  const numbers = (sql: string) => db.prepare<[Row], number>(sql).pluck().all({ change, import: importId });
  const pointing = (columns: readonly string[]) =>
    columns.map((column) => `select image ->> '$.${column}' from later`).join(' union ');
  const referrals = numbers(`${LATER}, touched(id) as (
        select row_id from later where table_name = 'referrals'
        union ${pointing(['referral_id', 'record_id', 'toward_referral'])})
      select id from referrals where id in (select id from touched) and import_id = :import order by id`);
  return {
    isKnown: true,
    referrals,
    direction: db
      .prepare<[number], Direction>('select direction from referrals where id = ?')
      .pluck()
      .get(referrals[0] ?? 0),
    partners: numbers(`${LATER}, touched(id) as (
        select row_id from later where table_name = 'partners'
        union ${pointing(['partner_id', 'introduced_by'])}
        union select partner_id from referrals where import_id is not :import)
      select id from partners where id in (select id from touched) and import_id = :import order by id`),
  };
}

/**
 * Takes an import back within another change, which brings it back when it is taken back itself. Partners of it that have
 * more by now stay.
 */
export function replaceImport(change: Change, importId: number): void {
  const { partners } = sinceImport(change.db, importId);
  // What came in for its referrals was journaled one by one.
  const collections = change.db
    .prepare<[number], number>(
      'select id from collections where referral_id in (select id from referrals where import_id = ?)',
    )
    .pluck()
    .all(importId);
  for (const id of collections) change.remove('collections', id);
  for (const id of partners) change.update('partners', id, { import_id: null });
  const ids = { changeId: change.id, importId };
  noteMoved(change.db, ids);
  takeOutImport(change.db, ids, change.at);
}
