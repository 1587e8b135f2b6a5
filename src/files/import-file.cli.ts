import { drawLines } from '../screen/paint.view.ts';
import { EXIT } from '../shell/exit-codes.cli.ts';
import type { Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { UserError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { csvSheet } from './csv-sheet.io.ts';
import { aFile, IMPORTING, type Said } from './import-options.cli.ts';
import type { ImportPart, PartResult } from './import-part.cli.ts';
import { openSource } from './source.io.ts';

/** Imports a file, or shows what that would do. */
export async function importFile(session: Session, typed: Typed): Promise<void> {
  refuseMisfits(IMPORTING, typed.options);
  const db = await session.reading({ beforeWriting: true });
  const { read, asked } = await aFile.find(typed, session);
  const said = await loaded(() => givenOf(session, db, IMPORTING, read(db), typed.options));
  const source = await openSource(said.target, session.world.stdin);
  try {
    const { trackerPart } = await import('./import-tracker.cli.ts');
    const part = await trackerPart(session, csvSheet(source), said);
    if (!said.dryRun) await tryFirst(session, part, { isNew: db.memory, asks: asked === true });
    say(session, said, await written(session, part, !said.dryRun));
  } catch (error) {
    throw withWholeCommands(error, session);
  } finally {
    source.close();
  }
}

/** Writes the part in one change, which is taken back unless it is to be kept. */
async function written(session: Session, part: ImportPart, keep: boolean): Promise<PartResult> {
  return session.change(
    (change) => {
      const result = part.write(change);
      const { summary, importId } = result;
      return { result, summary, ...(importId === null ? {} : { importId }) };
    },
    { keep },
  );
}

/** Tries it where a person is to confirm it, and where there is no file yet: none is made for what is refused. */
async function tryFirst(
  session: Session,
  part: ImportPart,
  { isNew, asks }: { isNew: boolean; asks: boolean },
): Promise<void> {
  if (!isNew && !asks) return;
  const { plan } = await written(session, part, false);
  if (!asks) return;
  const prompter = await session.prompter();
  prompter.say(...plan);
  if (await prompter.confirm('Import it?')) return;
  throw new UserError('cancelled, nothing was written', { kind: 'cancelled' });
}

function say(session: Session, said: Said, result: PartResult): void {
  if (result.rejected > 0) session.exitCode = said.skipBad ? EXIT['rows-rejected'] : EXIT.refused;
  for (const line of result.notes) session.note(line);
  if (said.json) session.print(session.json(result.plain));
  else if (said.dryRun) session.print(drawLines([...result.plan, 'Nothing was written.'], session.style));
  else session.print(drawLines(result.lines, session.style));
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
