import type { Change } from '../file/journal.sql.ts';
import { Raised } from '../shell/doubt.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { usageError } from '../text/errors.ts';
import { toned, type Text } from '../text/spans.ts';
import type { Said } from './import-options.cli.ts';
import { latestImports, replaceImport } from './earlier-import.sql.ts';
import { nothingReplaced } from './earlier-import.view.ts';
import type { ImportPart, PartResult, Taken } from './import-part.cli.ts';
import { fileKey, type ImportRun } from './import.ts';
import { NumberSet } from './number-set.ts';
import { summed } from './summed.ts';
import { Recognized } from './recognized.ts';
import { chooseSheets } from './choose-sheets.cli.ts';
import { withCarried } from './carried.cli.ts';
import { namedMaps } from './columns.cli.ts';
import { wantedOf } from './nearly-sheets.cli.ts';
import { refuseUseless } from './useless-options.cli.ts';
import { isRefusal, PartsRefused, type RefusedPart } from './parts-refused.cli.ts';
import type { OpenedFile } from './open-file.io.ts';
import { UnreadRows } from './unread-rows.ts';

/** A part of an import and what it is a part of. */
export interface NamedPart {
  readonly taken: Taken;
  readonly part: ImportPart;
}

/** What came of one part. */
export interface NamedResult {
  readonly called: string;
  readonly result: PartResult;
}

/** The parts of the files, looked through, and those that cannot be imported. */
export interface FoundParts {
  readonly parts: readonly NamedPart[];
  readonly refused: readonly RefusedPart[];
  /** All of them, of either sort. */
  readonly all: readonly Taken[];
}

/** The parts of the files, each looked through and asked about. Throws a UserError where nothing can be read. */
export async function partsOf(
  session: Session,
  files: readonly OpenedFile[],
  said: Said,
): Promise<FoundParts> {
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
  const all = [...chosen.taken, ...(await wantedOf(session, chosen.nearly))];
  refuseUseless(said, all);
  if (said.corrects.length > 0 && all.length > 1) {
    throw usageError(
      `--corrects says lines of one file or sheet, and ${all.length} are imported`,
      'import that one alone',
    );
  }
  const parts: NamedPart[] = [];
  const refused: RefusedPart[] = [];
  for (const [at, taken] of all.entries()) {
    const answered = session.asks ? withCarried(said, session.argv) : said;
    try {
      parts.push({ taken, part: await taken.part(session, saidOf(answered, at)) });
    } catch (error) {
      if (all.length === 1 || !isRefusal(error)) throw error;
      refused.push({ taken, error });
    }
  }
  return { parts, refused, all };
}

/**
 * Writes all parts in one change, those that bring people first: a name in a tracker is then found among them, whatever the
 * order they were typed in. Results come in the order of the parts. Throws a {@link PartsRefused} with every part that
 * cannot be imported, and why; where there is but one part, its own error.
 */
export function writeParts(
  change: Change,
  { parts, refused: before, all }: FoundParts,
  how: Pick<ImportRun, 'keep' | 'asks' | 'skipBad' | 'earlier' | 'filesMade'>,
) {
  const run: ImportRun = {
    ...how,
    importId: null,
    isAlone: all.length === 1,
    files: all.map(({ file, sheet }) => fileKey(file.name, sheet)),
    taken: new NumberSet(),
    unread: new UnreadRows(),
    recognized: new Recognized(),
    continued: new Recognized(),
  };
  const { replace } = run.earlier;
  // What came later may point to what came before.
  for (const id of replace.toSorted((a, b) => b - a)) replaceImport(change, id);
  const written = new Map<NamedPart, NamedResult>();
  const refused = [...before];
  let raised: Raised | undefined;
  const bringsPeople = ({ part }: NamedPart) => part.bringsPeople === true;
  const inOrder = [...parts.filter(bringsPeople), ...parts.filter((part) => !bringsPeople(part))];
  const lastTracker = inOrder.findLast(({ part }) => part.goesOn === true);
  for (const each of inOrder) {
    run.isLast = each === lastTracker;
    const { taken, part } = each;
    const { called, remarks } = taken;
    try {
      const result = part.write(change, run);
      written.set(each, { called, result: { ...result, notes: [...remarks(), ...result.notes] } });
    } catch (error) {
      if (all.length === 1) throw error;
      // Nobody is asked about one part of an import that is refused for another.
      if (error instanceof Raised) raised ??= error;
      else if (isRefusal(error)) refused.push({ taken, error });
      else throw error;
    }
  }
  if (refused.length > 0) throw new PartsRefused(refused, all);
  if (raised !== undefined) throw raised;
  if (run.earlier.isSaid === true && replace.length === 0) {
    throw nothingReplaced(latestImports(change.db, run.importId));
  }
  const results = parts.flatMap((each) => written.get(each) ?? []);
  const summary = summed(results.map(({ result }) => result.summary));
  return {
    result: results,
    summary:
      replace.length === 0
        ? summary
        : `${summary}, in place of ${replace.length === 1 ? 'an earlier import' : 'earlier imports'}`,
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

/** What the parts say on stderr, each under its name where there are several. */
export function notesOf(results: readonly NamedResult[]): string[] {
  if (results.length === 1) return results.flatMap(({ result }) => result.notes);
  return results.flatMap(({ called, result: { notes } }) =>
    notes.length === 0 ? [] : [called, ...notes.map((note) => `  ${note}`)],
  );
}

/** What a person should know of how the parts were read, each under its name where there are several. */
export function remarksOn(all: readonly Taken[]): string[] {
  return all.flatMap(({ called, remarks }) => {
    const said = remarks();
    return all.length === 1 || said.length === 0 ? said : [called, ...said.map((each) => `  ${each}`)];
  });
}

/** What usually comes next, once: of referrals where there are any, else of people. What takes it all back says so. Then what is best set. */
export function nextOf(results: readonly NamedResult[]): string[] {
  const all = results.flatMap(({ result }) => result.next ?? []);
  const first = ['refnet report', 'next:', ''].flatMap((words) => all.filter((line) => line.includes(words)));
  const toSet = new Set(results.flatMap(({ result }) => result.toSet ?? []));
  return [...first.slice(0, 1), ...(toSet.size === 1 ? toSet : [])];
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
