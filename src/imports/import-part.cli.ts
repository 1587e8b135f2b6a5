import type { Change } from '../file/journal.sql.ts';
import type { Plain } from '../kinds/type.ts';
import type { ImportRun } from './import.ts';
import type { Text } from '../text/spans.ts';
import type { Session } from '../shell/session.cli.ts';
import type { ImportOption, Said } from './import-options.cli.ts';
import type { OpenedFile } from './open-file.io.ts';

/** What came of writing a part of an import, or of trying to. */
export interface PartResult {
  /** For the history: names numbers, never clients; empty where nothing was written. */
  readonly summary: string;
  /** The number of the import; null where nothing was written that is taken back by it. */
  readonly importId: number | null;
  /** Rows that were left out because they cannot be read. */
  readonly rejected: number;
  /** Each of those loses only itself, so the rest is written without being asked to pass over them. */
  readonly losesOnlyThose?: boolean;
  /** Asks a person what is still open once it was tried; none where nothing is. It is to be tried again then. */
  readonly ask?: () => Promise<void>;
  /** Lines for stderr. */
  readonly notes: readonly string[];
  /** What was done, in lines for stdout. */
  readonly lines: readonly Text[];
  /** What usually comes next, in lines below those; once where several parts say the same. */
  readonly next?: readonly string[];
  /** What is best set for what was written, a line below that; none where parts say otherwise. */
  readonly toSet?: string;
  /** What would be done, as a dry run and the question before writing show it. */
  readonly plan: readonly Text[];
  /** The same for programs. */
  readonly plain: Plain;
}

/** A table, or whatever else a file holds, looked through and asked about: ready to be written. */
export interface ImportPart {
  /**
   * Writes it, within the change of the whole command; a dry run takes that change back. Throws a UserError, which takes
   * it back too, where it cannot be imported as it is. `run` is the whole command's.
   */
  write(change: Change, run: ImportRun): PartResult;
  /** It says whole who people are, so it is written before the parts that only name them. */
  readonly bringsPeople?: boolean;
  /** It is a tracker, which may go on with an earlier one. */
  readonly goesOn?: boolean;
  /** Gives up what it holds beside its file. */
  readonly close?: () => void;
  /** The same part once a person has changed in a terminal what it was taken for; none where there is nothing to change. */
  readonly edit?: () => Promise<ImportPart>;
}

/** A table, or a whole file, that is to be imported, and what messages call it. */
export interface Taken {
  readonly called: string;
  readonly file: OpenedFile;
  /** The name of the sheet; null where the file is one table, or read as a whole. */
  readonly sheet: string | null;
  readonly kind: TakenKind;
  /** What was said of its columns, as `--map` says it. */
  readonly map: readonly string[];
  /** What a person should know of how it was read, once it was. */
  readonly remarks: () => readonly string[];
  readonly part: (session: Session, said: Said) => Promise<ImportPart>;
}

/** What such a part is, to be said of it, and the options that say something of it, and of not every one. */
export interface TakenKind {
  readonly what: string;
  readonly takes: readonly ImportOption[];
}
