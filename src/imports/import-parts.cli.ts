import type { Change } from '../file/journal.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { UserError } from '../text/errors.ts';
import { toned, type Text } from '../text/spans.ts';
import type { Said } from './import-options.cli.ts';
import { replaceImport } from './earlier-import.sql.ts';
import { CorrectsEarlier } from './earlier-import.view.ts';
import type { ImportPart, PartResult } from './import-part.cli.ts';
import type { ImportRun } from './import.ts';
import { chooseSheets } from './choose-sheets.cli.ts';
import { namedMaps } from './columns.cli.ts';
import { wantedOf } from './nearly-sheets.cli.ts';
import { refuseUseless } from './useless-options.cli.ts';
import { RowsRefused } from './rows-refused.ts';
import type { OpenedFile } from './open-file.io.ts';

/** A part of an import and what messages call it. */
export interface NamedPart {
  readonly called: string;
  /** What a person should know of how it was read, once it was. */
  readonly remarks: () => readonly string[];
  readonly part: ImportPart;
}

/** What came of one part. */
export interface NamedResult {
  readonly called: string;
  readonly result: PartResult;
}

/**
 * The parts of the files, each looked through and asked about. Throws a UserError that names every part that cannot be
 * imported.
 */
export async function partsOf(
  session: Session,
  files: readonly OpenedFile[],
  said: Said,
): Promise<NamedPart[]> {
  const { listImportMaps } = await import('./import-maps.sql.ts');
  const kept = listImportMaps(await session.reading({ beforeWriting: true }));
  const named = said.as === undefined ? [] : namedMaps(kept, said.as);
  const chosen = chooseSheets(files, {
    named: said.sheet,
    paths: said.target,
    argv: session.argv,
    asks: session.asks,
    withoutClients: said.noClients,
    columns: { map: said.map, named, kept },
  });
  for (const line of chosen.seen) session.note(line);
  const taken = [...chosen.taken, ...(await wantedOf(session, chosen.nearly))];
  refuseUseless(said, taken);
  const parts: NamedPart[] = [];
  const faults: Fault[] = [];
  for (const [at, { called, remarks, part }] of taken.entries()) {
    try {
      parts.push({ called, remarks, part: await part(session, saidOf(said, at)) });
    } catch (error) {
      if (taken.length === 1 || !isRefusal(error)) throw error;
      faults.push({ called, error });
    }
  }
  if (faults.length > 0) throw allOf(faults, taken.length);
  return parts;
}

/**
 * Writes all parts in one change, those that bring people first: a name in a tracker is then found among them, whatever the
 * order they were typed in. Results come in the order of the parts. Throws a UserError that names every part that cannot be
 * imported, and why.
 */
export function writeParts(change: Change, parts: readonly NamedPart[], how: Omit<ImportRun, 'importId'>) {
  const run: ImportRun = { ...how, importId: null };
  const isInPlace = typeof run.earlier === 'object';
  if (typeof run.earlier === 'object') replaceImport(change, run.earlier.replace);
  const written = new Map<NamedPart, NamedResult>();
  const faults: Fault[] = [];
  const bringsPeople = ({ part }: NamedPart) => part.bringsPeople === true;
  for (const each of [...parts.filter(bringsPeople), ...parts.filter((part) => !bringsPeople(part))]) {
    const { called, remarks, part } = each;
    try {
      const result = part.write(change, run);
      written.set(each, { called, result: { ...result, notes: [...remarks(), ...result.notes] } });
    } catch (error) {
      if (parts.length === 1 || !isRefusal(error)) throw error;
      faults.push({ called, error });
    }
  }
  if (faults.length > 0) throw allOf(faults, parts.length);
  const results = parts.flatMap((each) => written.get(each) ?? []);
  const summary = results.flatMap(({ result }) => (result.summary === '' ? [] : [result.summary])).join(', ');
  return {
    result: results,
    summary: isInPlace ? `${summary}, in place of an earlier import` : summary,
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
  // A person is asked about that.
  if (error instanceof CorrectsEarlier) return false;
  return error instanceof UserError && (error.kind === 'refused' || error.kind === 'usage');
}

/** One error that says what is wrong with each of several parts. */
function allOf(faults: readonly Fault[], all: number): UserError {
  const [first] = faults;
  if (first !== undefined && faults.length === 1) {
    const { called, error } = first;
    if (error instanceof RowsRefused) {
      return new RowsRefused(`${called}: ${error.message}`, error.hints, error.hasOthers);
    }
    return new UserError(`${called}: ${error.message}`, {
      kind: error.kind,
      hints: error.hints,
      cause: error,
    });
  }
  const message = `${faults.length} of ${all} parts cannot be imported, so nothing was imported`;
  const hints = faults.flatMap(({ called, error }) => [`${called}: ${error.message}`, ...error.hints]);
  const rows = faults.flatMap(({ error }) => (error instanceof RowsRefused ? error : []));
  if (rows.length === faults.length) {
    return new RowsRefused(
      message,
      hints,
      rows.every(({ hasOthers }) => hasOthers),
    );
  }
  return new UserError(message, {
    kind: faults.every(({ error }) => error.kind === 'usage') ? 'usage' : 'refused',
    hints,
  });
}
