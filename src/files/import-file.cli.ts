import { drawLines } from '../screen/paint.view.ts';
import { EXIT } from '../shell/exit-codes.cli.ts';
import { keptIfUsed } from '../shell/opened.cli.ts';
import type { Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { UserError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { IMPORTING, someFiles, type Said } from './import-options.cli.ts';
import {
  linesOf,
  nextOf,
  notesOf,
  partsOf,
  writeParts,
  type NamedPart,
  type NamedResult,
} from './import-parts.cli.ts';
import { openFile, type OpenedFile } from './open-file.io.ts';

/** Imports files, all of them in one change or none, or shows what that would do. */
export async function importFile(session: Session, typed: Typed): Promise<void> {
  refuseMisfits(IMPORTING, typed.options);
  const db = await session.reading({ beforeWriting: true });
  const { read, asked } = await someFiles.find(typed, session);
  const said = await loaded(() => givenOf(session, db, IMPORTING, read(db), typed.options));
  const files: OpenedFile[] = [];
  let parts: readonly NamedPart[] = [];
  try {
    for (const path of said.target) files.push(await openFile(path, session.world.stdin));
    parts = await partsOf(session, files, said);
    if (!said.dryRun && asked === true) await confirm(session, parts);
    const write = () => written(session, parts, !said.dryRun);
    // No file is made for what is refused.
    say(session, said, await (said.dryRun ? write() : keptIfUsed(session, write)));
  } catch (error) {
    throw withWholeCommands(error, session);
  } finally {
    for (const { part } of parts) part.close?.();
    for (const file of files) file.close();
  }
}

/** Writes the parts in one change, which is taken back unless it is to be kept. */
async function written(session: Session, parts: readonly NamedPart[], keep: boolean): Promise<NamedResult[]> {
  return session.change((change) => writeParts(change, parts, keep), { keep });
}

/** Tries it, shows what it comes to, and lets a person confirm it. */
async function confirm(session: Session, parts: readonly NamedPart[]): Promise<void> {
  const results = await written(session, parts, false);
  const prompter = await session.prompter();
  prompter.say(...linesOf(results, 'plan'));
  if (await prompter.confirm('Import it?')) return;
  throw new UserError('cancelled, nothing was written', { kind: 'cancelled' });
}

function say(session: Session, said: Said, results: readonly NamedResult[]): void {
  const rejecting = results.filter(({ result }) => result.rejected > 0);
  if (rejecting.length > 0) {
    const isMeant = said.skipBad || rejecting.every(({ result }) => result.losesOnlyThose === true);
    session.exitCode = isMeant ? EXIT['rows-rejected'] : EXIT.refused;
  }
  for (const line of notesOf(results)) session.note(line);
  if (said.json) session.print(session.json(results.map(({ result }) => result.plain)));
  else if (said.dryRun) {
    session.print(drawLines([...linesOf(results, 'plan'), 'Nothing was written.'], session.style));
  } else session.print(drawLines([...linesOf(results, 'lines'), ...nextOf(results)], session.style));
}

/** Hints that begin with an option are what to add to the command that was typed. */
function withWholeCommands(error: unknown, session: Session): unknown {
  if (!(error instanceof UserError)) return error;
  const typed = commandLine(session.argv);
  return new UserError(error.message, {
    kind: error.kind,
    hints: error.hints.map((hint) => (hint.startsWith('--') ? `${typed} ${hint}` : hint)),
    cause: error,
  });
}
