import { basename } from 'node:path';
import { formatInstant } from '../calendar/instant.ts';
import { backupsFolder, calledCopies } from '../file/backups.sql.ts';
import { takeIn, type Candidate } from '../file/candidate.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { keepUnread, replaceContent, replaceDamaged, replacedWords } from '../file/replace.sql.ts';
import { asUserError, isDamage } from '../file/trouble.sql.ts';
import type { Plain } from '../kinds/type.ts';
import type { Command } from '../shell/command.cli.ts';
import { flag, isSaidIn } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { settle } from '../shell/writing.cli.ts';
import { count } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { isSameFile } from './backup-target.io.ts';
import { holdingWords } from './backup.view.ts';
import type { Holdings } from './holdings.ts';
import { carryForgotten } from './forgotten-since.sql.ts';
import { compare, holdingsIn, refuseChanged } from './restore.sql.ts';
import type { Comparison } from './restore.ts';
import { comparisonLines, forgetAgain, restoredLines } from './restore.view.ts';
import { shownPath } from '../text/quoted-path.ts';

const OPTIONS = {
  list: flag('name the copies that refnet keeps'),
  json: flag('print what was restored as JSON'),
  dryRun: flag('show what it would replace, and write nothing'),
};

export const command: Command = {
  argument: { usage: '[file]', help: 'the copy, as refnet backup made it', named: 'file' },
  options: OPTIONS,
  help: `
It shows what it would replace, with the last changes that are not in the copy,
and asks. The copy is verified and only read; one that an older refnet made is
brought up to date. What was there is kept in the folder backups first. A crash
on the way leaves the old or the new, nothing between. A client who was
forgotten after the copy was made is back with it: where the file can be read,
it says so, and with what command to forget once more. One of whom the copy
knows nothing stays forgotten: another computer does not bring that one back.

Without a name it offers the copies in that folder.

Examples:
  refnet restore
  refnet restore network.db --dry-run
  refnet restore network.db`,
  async run(session, { words: [typed], options }) {
    const file = session.file.path;
    if (isSaidIn(options)('list')) return listCopies(session, file, typed, options);
    if (typed === '') {
      throw usageError('that is no file name', 'refnet restore --list      names the copies there are');
    }
    const from = typed ?? (await chosenCopy(session, file));
    if (isSameFile(from, file)) {
      throw new UserError(`${shownPath(from)} is the file of your network itself, and no copy of it`, {
        hints: ['refnet restore --list      names the copies there are'],
      });
    }
    session.writes = !isSaidIn(options)('dryRun');
    let candidate: Candidate | undefined;
    const heard = session.world.beforeEnd?.(() => candidate?.discard());
    try {
      candidate = takeIn(from, file, { today: session.today, now: session.world.now });
      await restoring(session, { from, file, candidate, typed, options });
    } finally {
      candidate?.discard();
      heard?.();
    }
  },
};

interface Restoring {
  readonly from: string;
  readonly file: string;
  readonly candidate: Candidate;
  readonly typed: string | undefined;
  readonly options: Readonly<Record<string, readonly string[]>>;
}

async function restoring(session: Session, what: Restoring): Promise<void> {
  try {
    await restore(session, what);
  } catch (error) {
    throw asUserError(error, what.file);
  }
}

async function restore(
  session: Session,
  { from, file, candidate, typed, options }: Restoring,
): Promise<void> {
  const isSaid = isSaidIn<keyof typeof OPTIONS>(options);
  const { timeZone } = session.world;
  const compared = compare(file, candidate.path);
  for (const line of remarksOn(candidate)) session.note(line);
  const lines = comparisonLines(compared, timeZone);
  const json = (kept: string | null, done: boolean) =>
    session.json({ from, file, ...comparisonJson(compared), kept, restored: done });
  if (compared.isSame) return session.print(isSaid('json') ? json(null, false) : lines);
  if (isSaid('dryRun')) {
    session.print(isSaid('json') ? json(null, false) : [...lines, 'Nothing was written.']);
    return;
  }
  if (compared.state !== 'none' && !session.assumesYes) {
    await settle(session, {
      text: `this replaces what is in ${shownPath(file)}`,
      details: lines,
      question: 'Replace it by the copy?',
      yes: 'replaces it, and keeps what is there in backups',
    });
  }
  carryForgotten(candidate.path, compared.toCarry);
  const { kept, isReadable } = await replaced(session, { file, from, candidate, compared });
  session.recorded = { did: replacedWords(kept), back: undefined };
  const back = session.argv.filter((word) => word !== typed && !/^(-y|--yes|--json)$/.test(word));
  session.print(
    isSaid('json')
      ? json(kept ?? null, true)
      : restoredLines(from, compared.after, kept, {
          back: isReadable ? commandLine([...back, kept ?? '']) : undefined,
          forgotten: compared.forgottenBack,
          again: forgetAgain(compared.forgottenBack).map(commandLine),
        }),
  );
}

/** Puts the content of the copy in the place of what is there. Returns where that is kept, and whether it can be read. */
async function replaced(
  session: Session,
  {
    file,
    from,
    candidate,
    compared,
  }: Pick<Restoring, 'file' | 'from' | 'candidate'> & { compared: Comparison },
): Promise<{ kept: string | undefined; isReadable: boolean }> {
  const { now, timeZone } = session.world;
  const keptIn = (path: string) => {
    session.recorded = {
      did: `what is there is kept in ${shownPath(path)} too; the copy was not put in its place`,
      back: undefined,
    };
  };
  const how = { at: now(), timeZone, before: 'restore', spare: from, keptIn } as const;
  if (compared.state !== 'damaged') {
    try {
      const check = { ...how, check: (db: Db) => refuseChanged(db, compared) };
      return { kept: replaceContent(file, candidate.path, check), isReadable: true };
    } catch (error) {
      if (!isDamage(error, file)) throw error;
    }
  }
  const { path: kept } = keepUnread(file, how);
  keptIn(kept);
  await replaceDamaged(file, candidate.path, kept, replacedWords(kept));
  return { kept, isReadable: false };
}

function remarksOn({ wasOlder, leftOut }: Candidate): string[] {
  const others = leftOut.map(
    ({ type, name }) => `Left out of the copy, as refnet makes none: ${type} ${name}`,
  );
  return wasOlder
    ? ['The copy was written by an older refnet, and is brought up to date.', ...others]
    : others;
}

function comparisonJson(compared: Comparison) {
  const { state, now, after, lost, lostInAll, forgottenBack, isSameNetwork, isSame } = compared;
  return {
    state,
    now: now === undefined ? null : holdingsJson(now),
    inCopy: holdingsJson(after),
    lost: lost.map(({ at, command: made, summary }) => ({ at, command: made, summary })),
    lostInAll,
    forgottenBack: { referrals: [...forgottenBack.referrals], others: forgottenBack.texts },
    sameNetwork: isSameNetwork,
    same: isSame,
  };
}

function holdingsJson({ partners, referrals, checkIns, ...last }: Holdings): Plain {
  return {
    partners,
    referrals,
    checkIns,
    lastReferral: last.lastReferral ?? null,
    lastCheckIn: last.lastCheckIn ?? null,
    lastChange: last.lastChange ?? null,
  };
}

/** A copy that refnet keeps, and what it holds; undefined where it cannot be read. */
interface Kept {
  readonly path: string;
  readonly holdings: Holdings | undefined;
}

function keptCopies(file: string): Kept[] {
  return calledCopies(file).map(({ path }) => ({ path, holdings: holdingsIn(path) }));
}

/** `--list`: the copies, the newest first. */
function listCopies(
  session: Session,
  file: string,
  typed: string | undefined,
  options: Restoring['options'],
): void {
  if (typed !== undefined || isSaidIn(options)('dryRun')) {
    throw usageError('--list goes without a file and without --dry-run', 'refnet restore --list');
  }
  const copies = keptCopies(file);
  if (isSaidIn(options)('json')) {
    const plain = copies.map(({ path, holdings }) => ({
      file: path,
      holds: holdings === undefined ? null : holdingsJson(holdings),
    }));
    return session.print(session.json(plain));
  }
  if (copies.length === 0) return session.print(`No copies are in ${backupsFolder(file)} yet.`);
  session.print(
    copies.flatMap((copy) => [shownPath(copy.path), `  ${keptWords(copy, session.world.timeZone)}`]),
  );
}

/** How many copies an error names. */
const NAMED = 5;

/** The copy that a terminal chooses among those that refnet keeps. Without a terminal an error names them. */
async function chosenCopy(session: Session, file: string): Promise<string> {
  const copies = keptCopies(file);
  const { timeZone } = session.world;
  if (copies.length === 0) {
    throw usageError(
      'the file is missing',
      `no copy is in ${backupsFolder(file)} yet`,
      'for example: refnet restore FILE',
    );
  }
  if (session.asks) {
    const choices = copies.map((copy) => ({
      name: `${basename(copy.path)}  ${keptWords(copy, timeZone)}`,
      value: copy.path,
    }));
    return (await session.prompter()).choose('Which copy?', choices);
  }
  const more = copies.length - NAMED;
  const again = session.argv.filter((word) => word !== '--list');
  throw usageError(
    'the file is missing',
    ...copies
      .slice(0, NAMED)
      .map((copy) => `${commandLine([...again, copy.path])}      ${keptWords(copy, timeZone)}`),
    ...(more > 0 ? [`and ${count(more, 'older one')}: refnet restore --list`] : []),
  );
}

/** What a copy holds, and until when: one that cannot be read says so. */
function keptWords({ holdings }: Kept, timeZone?: string): string {
  if (holdings === undefined) return 'cannot be read';
  const last =
    holdings.lastChange === undefined ? '' : `, last change ${formatInstant(holdings.lastChange, timeZone)}`;
  return `${holdingWords(holdings)}${last}`;
}
