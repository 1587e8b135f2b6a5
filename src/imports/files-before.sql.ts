/** Which of the files and sheets that were imported before a file is another version of. */
import type { Db } from '../file/open.sql.ts';
import { FILES } from './identities.sql.ts';
import { fileKey } from './import.ts';

/** Tells of a part of an import: which of its files and sheets in their order, from 1 on; 0 where that is not kept. */
export type OfPart = (importId: number, part: number) => boolean;

/** A file that is imported. */
export interface ThisFile {
  /** Its `fileKey`. */
  readonly own: string;
  /** Those of the files and sheets of the command. */
  readonly files: readonly string[];
  /** The keyed hash of its headings. */
  readonly headingsHash: string | null;
}

/** What a file is beside the parts of imports before it. */
export interface Continued {
  /** Whether it goes on with a part: with those of its name, where there is one; else with those of its headings. */
  readonly goesOnWith: OfPart;
  /** Whether a part is a version of it, by its name or its headings: what is blank in it now was said by itself. */
  readonly isVersionOf: OfPart;
}

/** Compares a file with those of imports before, but for the one that is being made. Headings that are not kept may be its own. */
export function continuedBy(
  db: Db,
  importId: number | null,
  { own, files, headingsHash }: ThisFile,
): Continued {
  const before = filesBefore(db, importId).map((each) => ({ ...each, key: fileKey(each.name, each.sheet) }));
  const partsOf = (all: typeof before): OfPart => {
    const found = new Set(all.map(({ id, part }) => `${id}/${part}`));
    return (id, part) => found.has(`${id}/${part}`);
  };
  const isAlike = ({ headings }: (typeof before)[number]) =>
    headings === null || headingsHash === null || headings === headingsHash;
  const named = before.filter(({ key }) => files.includes(key));
  const isNamed = named.some(({ key }) => key === own);
  const goesOn = partsOf(isNamed ? named : before.filter(isAlike));
  return {
    goesOnWith: (id, part) => part === 0 || goesOn(id, part),
    isVersionOf: partsOf(before.filter((each) => each.key === own || isAlike(each))),
  };
}

/** The files and sheets of imports, but for the one that is being made. */
export function filesBefore(db: Db, importId: number | null) {
  return db
    .prepare<
      [number | null],
      { id: number; part: number; name: string; sheet: string | null; headings: string | null }
    >(
      `select import_id as id, part, file_name as name, sheet, headings_hash as headings
       from (${FILES}) where import_id is not ?`,
    )
    .all(importId);
}
