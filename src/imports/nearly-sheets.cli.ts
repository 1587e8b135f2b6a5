/** Sheets that lack one column, beside others that are read: a person is asked, a script told what to type. */
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { calledOf, type Sheet } from '../sheets/sheet.ts';
import { withoutOption } from './carried.cli.ts';
import type { Candidate, TableSaid } from './columns-said.cli.ts';
import { keptFor, type ColumnsSaid } from './import-map.ts';
import { lackOf, type Lack } from './nearly-tracker.io.ts';
import { asPair } from './pairs.ts';
import { TRACKER } from './sheet-kinds.cli.ts';
import { parseMapping } from './tracker.ts';

/** A sheet that is passed over but for an answer. */
export interface NearlySheet {
  readonly sheet: Sheet;
  readonly lack: Lack;
  /** What was said of its columns, as `--map` takes it. */
  readonly map: readonly string[];
  /** The paths of the other files that are imported with it. */
  readonly otherFiles: readonly string[];
}

/** Those that a person wants to be read too; elsewhere none, and each is named with the command that reads it. */
export async function wantedOf<N extends { readonly nearly: NearlySheet }>(
  session: Session,
  all: readonly N[],
): Promise<readonly N[]> {
  const wanted: N[] = [];
  for (const each of all) {
    const { nearly } = each;
    const { sheet, lack } = nearly;
    if (!session.asks || !canBeRead(lack)) session.note(lackLine(session, nearly));
    else {
      const prompter = await session.prompter();
      const isLikely = lack.column !== undefined;
      const question = `${calledOf(sheet)} has ${lacking(lack)}. Read it too?`;
      if (await prompter.confirm(question, { default: isLikely })) wanted.push(each);
    }
  }
  return wanted;
}

/** Without days there is nothing to be asked. */
export const canBeRead = ({ meaning, column }: Lack) => meaning !== 'day' || column !== undefined;

const lacking = ({ meaning, column }: Lack) =>
  column === undefined ? `no column for the ${meaning}` : `no column that is surely the ${meaning}`;

function lackLine(session: Session, nearly: NearlySheet): string {
  const { sheet, lack } = nearly;
  const what = `${calledOf(sheet)} has ${lacking(lack)}, and is not read`;
  if (!canBeRead(lack)) return `${what}: a referral needs its day`;
  const how = lack.column === undefined ? 'to read it without names' : 'to read it';
  return `${what}; ${how}: ${commandToRead(session.argv, nearly)}`;
}

/** The command that was typed for that sheet alone, with what it lacks. */
export function commandToRead(
  argv: readonly string[],
  { sheet, lack: { meaning, column }, map, otherFiles }: NearlySheet,
): string {
  const others = new Set(otherFiles);
  const typed = withoutOption(argv, '--map').filter((word) => !others.has(word));
  const pairs = column === undefined ? map : [...map, asPair(column, meaning)];
  return commandLine([
    ...typed,
    '--sheet',
    sheet.name ?? '',
    ...(pairs.length === 0 ? [] : ['--map', pairs.join(', ')]),
    ...(column === undefined ? ['--no-clients'] : []),
  ]);
}

/** A table that was looked at. */
interface Looked extends Candidate {
  /** Why it is passed over, whatever it holds. */
  readonly passed: string | undefined;
  readonly said?: TableSaid;
  readonly nearly?: NearlySheet;
  /** Why it cannot be read. */
  readonly fault?: unknown;
}

/** What is known of the command that the tables are looked at for. */
export interface Command {
  readonly asks: boolean;
  readonly withoutClients: boolean;
  readonly columns: ColumnsSaid;
  /** The paths of the other files. */
  readonly otherFiles: readonly string[];
}

/**
 * Sheets that lack one column are told from those that are whole, beside which they may be something else. Where none is
 * whole, each is what it seems, or what a person says of it.
 */
export function withLacks<L extends Looked>(looked: readonly L[], command: Command): L[] {
  if (looked.filter(({ passed }) => passed === undefined).length < 2) return [...looked];
  const all = looked.map((each): L => {
    const nearly = nearlyOf(each, command);
    return nearly === undefined ? each : { ...each, kind: undefined, nearly };
  });
  const isTaken = ({ kind, passed }: Looked) => kind !== undefined && passed === undefined;
  if (all.some(isTaken)) return all;
  const asBefore = all.map((each, at): L => ({ ...each, kind: looked[at]?.kind }));
  if (asBefore.some(isTaken) || !command.asks) return asBefore;
  return all.map((each) =>
    each.nearly !== undefined && canBeRead(each.nearly.lack) ? { ...each, kind: TRACKER } : each,
  );
}

function nearlyOf({ sheet, kind, passed, said, fault }: Looked, command: Command): NearlySheet | undefined {
  if (passed !== undefined || fault !== undefined || (kind !== undefined && kind !== TRACKER))
    return undefined;
  const { columns, withoutClients, otherFiles } = command;
  const map = said?.map ?? [];
  const kept = (headings: readonly string[]) => keptFor(headings, columns);
  const lack = lackOf(sheet, { said: parseMapping(map), kept, withoutClients });
  return lack === undefined || lack === 'nothing' ? undefined : { sheet, lack, map, otherFiles };
}
