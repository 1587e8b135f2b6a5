import { rmSync } from 'node:fs';
import { wrapSentences } from '../screen/sentences.view.ts';
import { EXIT } from '../shell/exit-codes.cli.ts';
import { Raised, type Doubt } from '../shell/doubt.cli.ts';
import { keptIfUsed } from '../shell/opened.cli.ts';
import type { Typed } from '../shell/option.cli.ts';
import type { Prompter } from '../shell/prompter.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, retyped } from '../shell/suggestions.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { settle } from '../shell/writing.cli.ts';
import { isThere, STANDARD_INPUT } from '../sheets/source.io.ts';
import { refusePartOfNetwork } from '../file/output-file.io.ts';
import { cancelled, UserError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { quoted } from '../text/quoted.ts';
import { quotedPath, shownPath } from '../text/quoted-path.ts';
import { shellWord } from '../text/shell-word.ts';
import { CorrectsEarlier } from './earlier-import.view.ts';
import { IMPORTING, someFiles, type Said } from './import-options.cli.ts';
import {
  linesOf,
  nextOf,
  notesOf,
  partsOf,
  remarksOn,
  writeParts,
  type FoundParts,
  type NamedPart,
  type NamedResult,
} from './import-parts.cli.ts';
import type { EarlierChoice, ImportRun } from './import.ts';
import { isRefusal, leftByRows, othersAlone, PartsRefused } from './parts-refused.cli.ts';
import { refuseUselessEncoding } from './useless-options.cli.ts';
import { openFile, type OpenedFile } from './open-file.io.ts';
import { wholePath } from './whole-path.ts';
import { headerOf, isOfRefnet } from '../file/current.sql.ts';

/** Imports files, all of them in one change or none, or shows what that would do. */
export async function importFile(session: Session, typed: Typed): Promise<void> {
  refuseMisfits(IMPORTING, typed.options);
  const db = await session.reading({ beforeWriting: true });
  if (isSaid(typed, 'maps') || isSaid(typed, 'forgetMap')) {
    const { tendMaps } = await import('./import-maps.cli.ts');
    return tendMaps(session, db, typed);
  }
  const { read } = await someFiles.find(typed, session);
  const said = await loaded(() => givenOf(session, db, IMPORTING, read(db), typed.options));
  const { argv } = session;
  if (said.badRows !== undefined) refusePartOfNetwork(said.badRows, session.file.path);
  const files: OpenedFile[] = [];
  let found: FoundParts = { parts: [], refused: [], all: [] };
  try {
    for (const path of said.target) files.push(await opened(session, path, said));
    refuseUselessEncoding(said, files);
    found = await partsOf(session, files, said);
    if (found.refused.length > 0) await refuseAll(session, found, said);
    let skipBad = said.skipBad;
    if (!said.dryRun && session.asks) ({ found, skipBad } = await confirmed(session, found, said));
    const doubts: Doubt[] = [];
    const write = async () => {
      const results = async () => written(session, found, { said, keep: !said.dryRun, skipBad, doubts });
      return said.dryRun ? results() : withCopyBefore(session, said, results);
    };
    // No file is made for what is refused.
    const results = await (said.dryRun ? write() : keptIfUsed(session, write));
    const asked = doubts.length === 0 ? [] : (await import('../shell/tried.cli.ts')).wouldAskOf(doubts);
    say(session, { ...said, skipBad }, results, asked);
  } catch (error) {
    // What cannot be read may be so because of it.
    if (isRefusal(error)) for (const line of remarksOn(found.all)) session.note(line);
    if (!(error instanceof UserError)) throw error;
    throw error.kind === 'cancelled'
      ? withAnswers(error, session, argv)
      : withWholeCommands(error, session, said);
  } finally {
    for (const { part } of found.parts) part.close?.();
    for (const file of files) file.close();
  }
}

/** Some parts cannot be imported: what is wrong with the rows of the others is said in the same breath. */
async function refuseAll(session: Session, found: FoundParts, said: Said): Promise<never> {
  const how = { keep: false, asks: session.asks, skipBad: said.skipBad, earlier: BESIDE_ALL };
  try {
    await session.change((change) => writeParts(change, found, how), { keep: false });
  } catch (error) {
    // What else there is to ask about does not matter by now.
    if (!(error instanceof Raised)) throw error;
  }
  throw new PartsRefused(found.refused, found.all);
}

async function opened(session: Session, path: string, { encoding, target }: Said): Promise<OpenedFile> {
  const { stdin, stderr } = session.world;
  const waiting = (name: string) => {
    if (name !== STANDARD_INPUT)
      session.note(`waiting for somebody to write to ${quoted(name)}; Ctrl-C ends it`);
    // A slow program before the pipe is nobody's worry in a script.
    else if (stderr.isTTY === true) session.note('waiting for standard input; Ctrl-C ends it');
  };
  try {
    return await openFile(path, stdin, encoding, waiting);
  } catch (error) {
    if (error instanceof UserError && isNetwork(path)) throw takenOver(path, error);
    const whole = error instanceof UserError ? wholePath(target, path, isThere) : undefined;
    if (whole === undefined) throw error;
    throw new UserError(`${quotedPath(whole)} is one file, and was typed as several`, {
      kind: 'usage',
      hints: [retyped(session.argv, whole, shellWord(whole))],
      cause: error,
    });
  }
}

/** Whether the file is a network of refnet itself: another computer's, or a copy. */
function isNetwork(path: string): boolean {
  const header = path !== '-' && isThere(path) ? headerOf(path) : undefined;
  return header !== undefined && isOfRefnet(header);
}

/** A network is not imported as it is: its export is, or it is put in the place of what there is. */
function takenOver(path: string, cause: UserError): UserError {
  const file = shellWord(path);
  return new UserError(`${quotedPath(path)} is a network of refnet, whose export is what can be imported`, {
    hints: [
      `refnet --db ${file} export all --output copy.json      takes out what it holds`,
      `refnet import copy.json      then takes over what only that holds`,
      `refnet restore ${file}      puts it in the place of your network instead`,
    ],
    cause,
  });
}

function isSaid({ options }: Typed, key: string): boolean {
  return (options[key] ?? []).length > 0;
}

/** A large import with a copy of the network made before it, which goes again where nothing was written. */
async function withCopyBefore<T>(session: Session, { target }: Said, write: () => Promise<T>): Promise<T> {
  const { backupBefore, isLargeImport } = await import('../copies/backup.sql.ts');
  if (!isLargeImport(target)) return write();
  const { now, timeZone } = session.world;
  const copy = backupBefore(await session.writing(), 'import', now, timeZone);
  if (copy === undefined) return write();
  try {
    const result = await write();
    session.note(`The network as it was is kept in ${shownPath(copy.path)}`);
    copy.keep();
    return result;
  } catch (error) {
    // What failed otherwise than by being refused may be recorded all the same.
    if (error instanceof UserError && session.recorded === undefined) copy.drop();
    throw error;
  }
}

const BESIDE_ALL: EarlierChoice = { replace: [], beside: 'all' };

/** What a person said of earlier imports, which is asked once of each. */
const answers = new WeakMap<Said, EarlierChoice>();

/**
 * Writes the parts in one change, which is taken back unless it is to be kept. Where they seem to correct an earlier import,
 * a person is asked whether that is taken back first; about doubts as well, which a dry run gathers in `doubts`.
 */
async function written(
  session: Session,
  found: FoundParts,
  {
    said,
    doubts = [],
    ...how
  }: { said: Said; doubts?: Doubt[] } & Pick<ImportRun, 'keep' | 'asks' | 'skipBad'>,
): Promise<NamedResult[]> {
  const earlier = said.again
    ? BESIDE_ALL
    : (answers.get(said) ?? { replace: [], beside: [], isSaid: said.replace });
  const filesMade: string[] = [];
  try {
    return await session.change((change) => writeParts(change, found, { ...how, earlier, filesMade }), {
      keep: how.keep,
    });
  } catch (error) {
    for (const path of filesMade) rmSync(path, { force: true });
    if (error instanceof Raised) {
      if (said.dryRun) {
        doubts.push(error.doubt);
        session.settle(error.doubt);
      } else await settle(session, error.doubt);
    } else {
      if (!(error instanceof CorrectsEarlier) || earlier.replace.includes(error.earlier.id)) throw error;
      answers.set(said, await chosenFor(session, error, { said, earlier }));
    }
    return written(session, found, { said, doubts, ...how });
  }
}

/** What to do about an earlier import. Throws the error itself where it stands and nobody can be asked. */
async function chosenFor(
  session: Session,
  error: CorrectsEarlier,
  { said: { replace }, earlier }: { said: Said; earlier: EarlierChoice },
): Promise<EarlierChoice> {
  const { id } = error.earlier;
  const taken = { ...earlier, replace: [...earlier.replace, id] };
  if (replace && error.isReplaceable) return taken;
  if (replace || !session.asks) throw error;
  const prompter = await session.prompter();
  const answer = await prompter.choose(`${error.message}.`, [
    ...(error.isReplaceable ? [{ name: 'take that import back first', value: 'replace' as const }] : []),
    { name: 'import the file beside it', value: 'beside' as const },
    { name: 'write nothing', value: 'none' as const },
  ]);
  if (answer === 'none') throw cancelled();
  if (answer === 'replace') return taken;
  return { ...earlier, beside: earlier.beside === 'all' ? 'all' : [...earlier.beside, id] };
}

/** What a person has agreed to. */
interface Confirmed {
  readonly found: FoundParts;
  /** Rows that cannot be read are left out. */
  readonly skipBad: boolean;
}

/**
 * Tries it, shows what it comes to, and lets a person confirm it. Rows that cannot be read are said and asked about, and a
 * column that was changed for one it cannot be leaves everything as it was: no answer is lost by another.
 */
async function confirmed(session: Session, found: FoundParts, said: Said): Promise<Confirmed> {
  let now: Confirmed = { found, skipBad: said.skipBad };
  for (;;) {
    const answer = await askToImport(session, now, said);
    if (answer === 'yes') return now;
    if (answer === 'asked') continue;
    if (answer === 'no') throw cancelled();
    if (answer === 'leave out') {
      now = { ...now, skipBad: true };
      session.argv = [...session.argv, '--skip-bad'];
    } else now = await editedOrNot(session, now, said);
  }
}

type Answer = 'yes' | 'no' | 'edit' | 'leave out' | 'asked';

async function askToImport(session: Session, { found, skipBad }: Confirmed, said: Said): Promise<Answer> {
  const prompter = await session.prompter();
  const isEditable = found.parts.some(({ part }) => part.edit !== undefined);
  const others = [
    ...(isEditable ? [{ name: 'edit what a column holds', value: 'edit' as const }] : []),
    { name: 'no, write nothing', value: 'no' as const },
  ];
  try {
    const results = await written(session, found, { said, keep: false, asks: true, skipBad });
    const open = results.flatMap(({ result: { ask } }) => ask ?? []);
    for (const ask of open) await ask();
    // What was answered may come to something else.
    if (open.length > 0) return 'asked';
    prompter.say(...wrapSentences(linesOf(results, 'plan'), session.width));
  } catch (error) {
    const left = leftByRows(error);
    const hasOthers = left === 'others';
    if (!(error instanceof UserError) || left === undefined || !(hasOthers || isEditable)) throw error;
    prompter.say(...wrapSentences(remarksOn(found.all), session.width));
    sayRefused(session, prompter, error, said);
    return hasOthers
      ? prompter.choose<Answer>('Leave them out?', [
          { name: 'yes, and import the others', value: 'leave out' },
          ...others,
        ])
      : prompter.choose<Answer>('What now?', others);
  }
  return prompter.choose<Answer>('Import it?', [{ name: 'yes', value: 'yes' }, ...others]);
}

/** What is wrong, with the commands that say in a script what is asked about here. */
function sayRefused(session: Session, prompter: Prompter, error: UserError, said: Said): void {
  const { message, hints } = withWholeCommands(error, session, said);
  const lines = [`${message.replace(', so nothing was imported', '')}.`, ...hints.map((hint) => `  ${hint}`)];
  prompter.say(...wrapSentences(lines, session.width));
}

/** The parts after a column was changed; as they were where it cannot be that. */
async function editedOrNot(session: Session, before: Confirmed, said: Said): Promise<Confirmed> {
  const { argv } = session;
  const { found } = before;
  try {
    return { ...before, found: { ...found, parts: await edited(session, found.parts) } };
  } catch (error) {
    if (!(error instanceof UserError) || (error.kind !== 'refused' && error.kind !== 'usage')) throw error;
    session.argv = argv;
    sayRefused(session, await session.prompter(), error, said);
    return before;
  }
}

/** The parts, one of them changed. */
async function edited(session: Session, parts: readonly NamedPart[]): Promise<readonly NamedPart[]> {
  const editable = parts.filter(({ part }) => part.edit !== undefined);
  const [only, ...others] = editable;
  const prompter = await session.prompter();
  const chosen =
    others.length === 0
      ? only
      : await prompter.choose(
          'Of which?',
          editable.map((each) => ({ name: each.taken.called, value: each })),
        );
  const part = await chosen?.part.edit?.();
  return part === undefined ? parts : parts.map((each) => (each === chosen ? { ...each, part } : each));
}

function say(session: Session, said: Said, results: readonly NamedResult[], asked: readonly string[]): void {
  const rejecting = results.filter(({ result }) => result.rejected > 0);
  if (rejecting.length > 0) {
    const isMeant = said.skipBad || rejecting.every(({ result }) => result.losesOnlyThose === true);
    session.exitCode = isMeant ? EXIT['rows-rejected'] : EXIT.refused;
  }
  for (const line of notesOf(results)) session.note(line);
  if (said.json) {
    session.print(session.json(results.map(({ result }) => result.plain)));
    for (const line of asked) session.note(line);
  } else if (said.dryRun) session.print([...asked, ...linesOf(results, 'plan'), 'Nothing was written.']);
  else session.print([...linesOf(results, 'lines'), ...nextOf(results)]);
}

/** Whoever leaves in the midst of the questions goes on with what was answered, if anything was since. */
function withAnswers(error: UserError, { argv }: Session, before: readonly string[]): UserError {
  if (argv.join('\n') === before.join('\n')) return error;
  return new UserError(error.message, {
    kind: error.kind,
    hints: [`${commandLine(argv)}      asks the rest alone`],
    cause: error,
  });
}

/**
 * Hints that begin with an option are what to add to the command that was typed. Where parts can be imported without those
 * that cannot, the command that does is added.
 */
function withWholeCommands(error: UserError, session: Session, said: Said): UserError {
  // What the machine did not allow is nothing that other words would mend.
  if ('mend' in error) return error;
  const typed = (hint: string) => {
    // The two exclude each other.
    const replaces = /^--again\b/.test(hint)
      ? '--replace'
      : /^--replace\b/.test(hint)
        ? '--again'
        : undefined;
    return commandLine(session.argv.filter((word) => word !== replaces));
  };
  return new UserError(error.message, {
    kind: error.kind,
    hints: [
      ...error.hints.map((hint) => (hint.startsWith('--') ? `${typed(hint)} ${hint}` : hint)),
      ...(error instanceof PartsRefused ? othersAlone(session.argv, error, said) : []),
    ],
    cause: error,
  });
}
