import type { Change } from '../file/journal.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { list } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { toned, type Text } from '../text/spans.ts';
import type { Said } from './import-options.cli.ts';
import type { ImportPart, PartResult } from './import-part.cli.ts';
import type { OpenedFile } from './opened.ts';
import { calledOf, firstRecords, type Sheet } from './sheet.ts';
import { kindOfSheet, TRACKER, type SheetKind } from './sheet-kinds.cli.ts';

/** A part of an import and what messages call it. */
export interface NamedPart {
  readonly called: string;
  readonly part: ImportPart;
}

/** What came of one part. */
export interface NamedResult {
  readonly called: string;
  readonly result: PartResult;
}

/**
 * The parts of the files, each looked through and asked about. Tables that are none of what an import reads are passed
 * over, with a word, beside others of the same file that are; the only ones of a file are refused. Throws a UserError that
 * names every part that cannot be imported.
 */
export async function partsOf(
  session: Session,
  files: readonly OpenedFile[],
  said: Said,
): Promise<NamedPart[]> {
  const chosen = files.map((file) => chooseSheets(file));
  for (const [at, { name, seen }] of files.entries()) {
    const words = seenWords(seen, chosen[at] ?? []);
    if (words !== undefined) session.note(`${quoted(name)} is ${words}`);
  }
  const taken = chosen.flatMap((sheets) => sheets.filter(isTaken));
  const parts: NamedPart[] = [];
  const faults: Fault[] = [];
  for (const [at, { sheet, kind }] of taken.entries()) {
    const called = calledOf(sheet);
    try {
      const part = await (kind ?? TRACKER).part(session, sheet, saidOf(said, at));
      parts.push({ called, part });
    } catch (error) {
      if (taken.length === 1 || !isRefusal(error)) throw error;
      faults.push({ called, error });
    }
  }
  if (faults.length > 0) throw allOf(faults, taken.length);
  return parts;
}

/** Writes all parts in one change. Throws a UserError that names every part that cannot be imported, and why. */
export function writeParts(change: Change, parts: readonly NamedPart[], keep: boolean) {
  const run = { importId: null as number | null, keep };
  const results: NamedResult[] = [];
  const faults: Fault[] = [];
  for (const { called, part } of parts) {
    try {
      results.push({ called, result: part.write(change, run) });
    } catch (error) {
      if (parts.length === 1 || !isRefusal(error)) throw error;
      faults.push({ called, error });
    }
  }
  if (faults.length > 0) throw allOf(faults, parts.length);
  const summary = results.flatMap(({ result }) => (result.summary === '' ? [] : [result.summary])).join(', ');
  return {
    result: results,
    summary,
    ...(run.importId === null ? {} : { importId: run.importId }),
  };
}

/** What the parts say, each under its name where there are several. */
export function linesOf(results: readonly NamedResult[], key: 'lines' | 'plan'): Text[] {
  if (results.length === 1) return results.flatMap(({ result }) => result[key]);
  return results.flatMap(({ called, result }, at) => [
    ...(at > 0 && key === 'plan' ? [''] : []),
    [toned('heading', called)],
    ...result[key].map(indented),
  ]);
}

/** The same for what goes to stderr. */
export function notesOf(results: readonly NamedResult[]): string[] {
  if (results.length === 1) return results.flatMap(({ result }) => result.notes);
  return results.flatMap(({ called, result: { notes } }) =>
    notes.length === 0 ? [] : [called, ...notes.map((note) => `  ${note}`)],
  );
}

/** What usually comes next, each line once. */
export function nextOf(results: readonly NamedResult[]): string[] {
  return [...new Set(results.flatMap(({ result }) => result.next ?? []))];
}

function indented(text: Text): Text {
  if (typeof text === 'string') return text === '' ? '' : `  ${text}`;
  return ['  ', ...text];
}

interface Looked {
  readonly sheet: Sheet;
  readonly kind: SheetKind | undefined;
  /** It is the only one of its file that could be meant. */
  readonly alone: boolean;
}

function chooseSheets({ sheets }: OpenedFile): Looked[] {
  const looked = sheets.map((sheet) => ({ sheet, kind: kindOfSheet(firstRecords(sheet)) }));
  const alone = looked.length === 1;
  return looked.map((each) => ({ ...each, alone }));
}

function isTaken({ kind, alone }: Looked): boolean {
  return kind !== undefined || alone;
}

function seenWords(seen: string | undefined, looked: readonly Looked[]): string | undefined {
  if (seen === undefined || looked.every(({ sheet }) => sheet.name === null)) return seen;
  const each = looked.map(({ sheet, kind }) => `${quoted(sheet.name ?? '')} (${kind?.what ?? 'not read'})`);
  return `${seen}: ${list(each, 'and')}`;
}

/** Rejected rows of each table have columns of their own, so each goes to a file of its own. */
function saidOf(said: Said, at: number): Said {
  const { badRows } = said;
  if (badRows === undefined || at === 0) return said;
  return { ...said, badRows: badRows.replace(/(\.\w+)?$/, (ending) => `-${at + 1}${ending}`) };
}

interface Fault {
  readonly called: string;
  readonly error: UserError;
}

/** What a person can mend in a file; anything else, a full disk or Ctrl-C, ends the import at once. */
function isRefusal(error: unknown): error is UserError {
  return error instanceof UserError && (error.kind === 'refused' || error.kind === 'usage');
}

/** One error that says what is wrong with each of several parts. */
function allOf(faults: readonly Fault[], all: number): UserError {
  const [first] = faults;
  if (first !== undefined && faults.length === 1) {
    const { called, error } = first;
    return new UserError(`${called}: ${error.message}`, {
      kind: error.kind,
      hints: error.hints,
      cause: error,
    });
  }
  return new UserError(`${faults.length} of ${all} parts cannot be imported, so nothing was imported`, {
    kind: faults.every(({ error }) => error.kind === 'usage') ? 'usage' : 'refused',
    hints: faults.flatMap(({ called, error }) => [`${called}: ${error.message}`, ...error.hints]),
  });
}
