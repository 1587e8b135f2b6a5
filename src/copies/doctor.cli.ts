import { latestDay } from '../calendar/latest-day.ts';
import { calledCopies, copiesOf, type BackupOptions } from '../file/backups.sql.ts';
import type { Beginning } from '../file/begin.sql.ts';
import { takeIn, type Candidate } from '../file/candidate.sql.ts';
import type { Recorded } from '../file/commit.sql.ts';
import { isBusy } from '../file/current.sql.ts';
import { foundAt, openForWriting } from '../file/open.sql.ts';
import { refuseEmptied } from '../file/place.sql.ts';
import { keepUnread, replaceContent, replaceDamaged, unlessWritten } from '../file/replace.sql.ts';
import { asUserError } from '../file/trouble.sql.ts';
import type { Plain } from '../kinds/type.ts';
import type { Command } from '../shell/command.cli.ts';
import { EXIT } from '../shell/exit-codes.cli.ts';
import { noFile } from '../shell/opened.cli.ts';
import { flag, isSaidIn } from '../shell/option.cli.ts';
import { unbroken } from '../shell/unbroken.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { holdingWords } from './backup.view.ts';
import { doctorLines, findingLines, findingWords, repairedLine } from './doctor.view.ts';
import { isRepairable, levelOf, verdictOf, type Finding } from './doctor.ts';
import { examineFile } from './file-faults.sql.ts';
import { holdingsOf } from './holdings.sql.ts';
import { placeFaults, repairPlace } from './place-faults.io.ts';
import { allowWriting, correctVersion, isAsKept, keepAsItIs, repairRules } from './repair.sql.ts';
import { readableKinds } from './readable.cli.ts';
import { ruleFaults } from './rule-faults.sql.ts';
import { partTwins } from './twins.sql.ts';
import { shownPath } from '../text/quoted-path.ts';

const OPTIONS = {
  repair: flag('repair what can be repaired, after a copy'),
  json: flag('print what was found as JSON'),
  dryRun: flag('with --repair: show what it would repair, and write nothing'),
};

export const command: Command = {
  options: OPTIONS,
  help: `
It looks whether SQLite can read all of the file, whether anything is in it that
refnet does not make, whether its records agree with each other and with the
calendar, who may read it, whether its folder is synchronized, and what crashes
left. Exit codes: 0 sound, also with remarks; 1 there is something to repair;
5 the file is damaged.

What it repairs of records is one change: refnet undo takes it back. Records
without what they belong to are mended for good, and undo goes back no further
than to what was done to these; the copy that is made first has all as it was.

Examples:
  refnet doctor
  refnet doctor --repair
  refnet doctor --json`,
  async run(session, { options }) {
    const isSaid = isSaidIn<keyof typeof OPTIONS>(options);
    if (isSaid('dryRun') && !isSaid('repair')) {
      throw usageError('--dry-run goes with --repair: without it nothing is written anyway', 'refnet doctor');
    }
    const { path } = session.file;
    refuseNothing(session);
    try {
      await diagnose(session, path, isSaid);
    } catch (error) {
      throw asUserError(error, path);
    }
  },
};

async function diagnose(
  session: Session,
  path: string,
  isSaid: (key: keyof typeof OPTIONS) => boolean,
): Promise<void> {
  const found = examined(session, path);
  const mends = found.findings.filter(isRepairable);
  const isWhole = verdictOf(found.findings) !== 'damaged';
  const wanted = mends.length > 0 && isWhole && !isSaid('dryRun');
  const isAsked = !isSaid('repair') && !isSaid('json') && wanted && session.asks;
  const again = commandLine(
    withOptions(
      session.argv.filter((word) => word !== '--repair'),
      '--repair',
    ),
  );
  if (isAsked || !isSaid('repair') || !wanted) {
    const lines = isSaid('repair')
      ? dryLines(found, isSaid('dryRun'))
      : doctorLines(found.about, found.findings, again);
    session.print(isSaid('json') ? session.json(jsonOf(path, found.findings, [], null)) : lines);
  }
  session.exitCode = exitOf(found.findings);
  if (!wanted || (!isSaid('repair') && !isAsked)) return;
  if (isAsked && !(await (await session.prompter()).confirm('Repair what can be repaired?'))) return;
  session.writes = true;
  const { kept, more } = await repair(session, path, mends);
  const after = examined(session, path);
  const left = new Set(after.findings.map((each) => JSON.stringify(each)));
  const mended = [...mends, ...more].filter((each) => !left.has(JSON.stringify(each)));
  session.exitCode = exitOf(after.findings);
  const copy = kept ?? null;
  session.print(
    isSaid('json')
      ? session.json(jsonOf(path, after.findings, mended, copy))
      : [
          ...mended.map(repairedLine),
          ...(kept === undefined ? [] : keptLines(kept)),
          ...doctorLines(after.about, after.findings, again),
        ],
  );
}

function keptLines(kept: string): string[] {
  return [
    `The file as it was is kept in ${shownPath(kept)}`,
    `to go back: ${commandLine(['restore', kept])}`,
  ];
}

interface Found {
  readonly about: string;
  readonly findings: readonly Finding[];
}

function examined({ today, world, file }: Session, path: string): Found {
  const { db, findings } = examineFile(path);
  try {
    const now = world.now();
    const called = calledCopies(path).map((copy) => copy.path);
    const hasCopy = copiesOf(path).length > 0;
    const place = { path, platform: world.platform, now, isOwnFolder: !file.named, called, hasCopy };
    const latest = latestDay(today, now, world.timeZone);
    const rules = db === undefined ? [] : ruleFaults(db, { latest, now });
    const about = db === undefined ? shownPath(path) : `${shownPath(path)}: ${holdingWords(holdingsOf(db))}`;
    return { about, findings: [...findings, ...rules, ...readableIn(path, findings), ...placeFaults(place)] };
  } finally {
    db?.close();
  }
}

/** What can be taken out of a file of which some cannot be read. */
function readableIn(path: string, findings: readonly Finding[]): Finding[] {
  const items = findings.some(({ check }) => check === 'content') ? readableKinds(path) : [];
  return items.length === 0 ? [] : [{ check: 'readable', items }];
}

function refuseNothing(session: Session): void {
  const { path, named } = session.file;
  const found = foundAt(path);
  if (found?.isFile() === true) refuseEmptied(path, found.size);
  if (found !== undefined) return;
  if (named) throw noFile(path);
  throw new UserError('there is no network yet, so there is nothing to look at', {
    hints: ['it begins with your first partner: refnet add-partner NAME'],
  });
}

/** What is mended by rebuilding the file with the schema of this version, without running anything of what is there. */
const ALTERED: readonly Finding['check'][] = ['extra', 'missing-index', 'different'];

/** What a repair left behind: the copy of the file as it was, and what was found once nothing of others was in it any more. */
interface Repaired {
  readonly kept: string | undefined;
  readonly more: readonly Finding[];
}

/** Repairs what can be, after a copy; none is made where only modes and left-overs are mended. */
async function repair(session: Session, path: string, mends: readonly Finding[]): Promise<Repaired> {
  const { today, world } = session;
  const { now, timeZone } = world;
  const inFile = mends.filter(({ check }) => !/-mode$|^left-over$/.test(check));
  unbroken(session, () => repairPlace(mends));
  if (inFile.length < mends.length) {
    session.recorded = { did: 'who may read it, or what was left over, is mended', back: undefined };
  }
  if (inFile.length === 0) return { kept: undefined, more: [] };
  const beginning = { today, now };
  const how = { at: now(), before: 'repair', timeZone } as const;
  const isAltered = inFile.some(({ check }) => ALTERED.includes(check));
  const kept = isAltered ? undefined : unbroken(session, () => keepAsItIs(path, how));
  try {
    const rebuilt =
      kept === undefined
        ? await rebuildAltered(session, beginning, how)
        : unbroken(session, () => rebuild(session, kept, inFile, beginning, how));
    session.recorded = recordedIn(rebuilt, MORE);
    const more = isAltered ? examined(session, path).findings.filter(isRepairable) : [];
    unbroken(session, () => {
      const { db } = openForWriting({ path, ...beginning });
      try {
        repairRules(db, today, now);
      } finally {
        db.close();
      }
    });
    session.recorded = recordedIn(rebuilt, 'what could be mended is');
    return { kept: rebuilt, more };
  } catch (error) {
    if (kept !== undefined) session.recorded = recordedIn(kept, stillWords(isAsKept(path, kept)));
    throw error;
  }
}

const ANEW = 'made the file anew of what is in it';
const MORE = 'some of it is mended, and refnet doctor says what is not';

function recordedIn(kept: string, words: string): Recorded {
  return { did: `the file as it was is kept in ${shownPath(kept)}; ${words}`, back: undefined };
}

/** What is mended of a file that is still as it was kept, is not, or cannot be looked into. */
function stillWords(isSame: boolean | undefined): string {
  if (isSame === undefined) return 'what of it is mended cannot be seen now';
  return isSame ? 'nothing of it is mended' : MORE;
}

/** Puts the rows of a file that others altered into one as refnet makes it, whose pages take the place of the file's. */
async function rebuildAltered(session: Session, beginning: Beginning, how: BackupOptions): Promise<string> {
  const { path } = session.file;
  const kept = keepUnread(path, how);
  let candidate: Candidate | undefined;
  try {
    // What another program writes from here on is not in it, and is seen when it is to be put in place.
    candidate = takeIn(path, path, beginning, { seen: kept.path });
    await replaceDamaged(path, candidate.path, kept.path, ANEW);
    return kept.path;
  } catch (error) {
    // Nothing was begun then.
    if (candidate === undefined || isInUse(error)) kept.discard();
    else session.recorded = recordedIn(kept.path, stillWords(isAsKept(path, kept.path)));
    throw error;
  } finally {
    candidate?.discard();
  }
}

/** Whether another program keeps a file from being replaced, or wrote to it meanwhile. */
function isInUse(error: unknown): boolean {
  return isBusy(error) || (error instanceof UserError && error.kind === 'busy');
}

function rebuild(
  session: Session,
  kept: string,
  mends: readonly Finding[],
  beginning: Beginning,
  how: BackupOptions,
): string {
  const { path } = session.file;
  const isSaid = (check: Finding['check']) => mends.some((each) => each.check === check);
  if (isSaid('write-version')) allowWriting(path);
  if (isSaid('version')) correctVersion(path);
  if (!isSaid('index')) return kept;
  partTwins(path);
  unlessWritten(path, (check) => {
    const candidate = takeIn(path, path, beginning);
    try {
      replaceContent(path, candidate.path, { ...how, check, isKept: true, did: ANEW });
    } finally {
      candidate.discard();
    }
  });
  return kept;
}

/** What a dry run, or a repair with nothing to do, says. */
function dryLines({ about, findings }: Found, dryRun: boolean): string[] {
  const mends = findings.filter(isRepairable);
  if (!dryRun || mends.length === 0 || verdictOf(findings) === 'damaged')
    return doctorLines(about, findings, '');
  return [about, 'Would repair', ...mends.flatMap((each) => findingLines(each)), 'Nothing was written.'];
}

function exitOf(findings: readonly Finding[]): number {
  return { sound: EXIT.done, repair: EXIT.refused, damaged: EXIT.damaged }[verdictOf(findings)];
}

function jsonOf(
  path: string,
  findings: readonly Finding[],
  repaired: readonly Finding[],
  kept: string | null,
) {
  const plain = (each: Finding): { [key: string]: Plain } => ({
    check: each.check,
    level: levelOf(each),
    what: findingWords(each),
    items: [...each.items],
    repairable: isRepairable(each),
  });
  return {
    file: path,
    verdict: verdictOf(findings),
    findings: findings.map(plain),
    repaired: repaired.map(plain),
    kept,
  };
}
