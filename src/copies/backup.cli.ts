import {
  KEPT_BACKUPS,
  keepBackup,
  nextBackup,
  wouldGo,
  type BackupMade,
  type BackupOptions,
} from '../file/backups.sql.ts';
import { copyDatabase } from '../file/copy.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { leftWords } from '../file/unfinished.ts';
import type { Command } from '../shell/command.cli.ts';
import { noFile } from '../shell/opened.cli.ts';
import { flag, isSaidIn, type Option } from '../shell/option.cli.ts';
import { unbroken } from '../shell/unbroken.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { basename } from 'node:path';
import { backupTarget } from './backup-target.io.ts';
import { made, sizeOf } from './backup.sql.ts';
import { backupLines } from './backup.view.ts';
import { holdingsOf } from './holdings.sql.ts';
import { shownPath } from '../text/quoted-path.ts';

const keep: Option<number | undefined> = {
  value: 'n',
  help: `how many copies are kept in that folder, older ones go (${KEPT_BACKUPS})`,
  read: ([typed]) => (typed === undefined ? undefined : readKeep(typed)),
};

function readKeep(typed: string): number {
  const number = /^[0-9]{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  if (number >= 1 && number <= 1000) return number;
  throw usageError(`--keep is a whole number from 1 to 1000, not ${quoted(typed)}`);
}

const OPTIONS = {
  keep,
  json: flag('print what was copied as JSON'),
  dryRun: flag('show what it would do, and write nothing'),
};

export const command: Command = {
  argument: {
    usage: '[file]',
    help: 'the copy to make, or a folder for it; a folder of its own where left out',
    named: 'file',
  },
  options: OPTIONS,
  help: `
A copy counts only once every record of it was read back and found the same. It
never replaces another file. Without a name it goes into the folder backups
beside the file of your network, where the newest 10 are kept; refnet makes one
there itself before a large import, a restore or a newer version of the file.

A copy on another disk outlives this one: name a memory stick, or a folder that
is synchronized. A finished copy is safe there, a file in use is not.

Examples:
  refnet backup
  refnet backup --keep 30
  refnet backup network.db`,
  async run(session, { words: [file], options }) {
    const isSaid = isSaidIn<keyof typeof OPTIONS>(options);
    if (file !== undefined && isSaid('keep')) {
      throw usageError(
        '--keep goes without a file: a copy with a name of its own stays',
        'refnet backup --keep 30',
      );
    }
    const [number] = options['keep'] ?? [];
    const kept = number === undefined ? KEPT_BACKUPS : readKeep(number);
    if (file !== undefined && LISTING.test(file)) throw asksForCopies(file);
    const db = await openedFile(session);
    const dryRun = isSaid('dryRun');
    session.writes = !dryRun;
    const left = (path: string) => (session.left = path);
    const { path, removed } = unbroken(session, () =>
      made(db, () => copied(session, db, file, { keep: kept, dryRun, left }), file),
    );
    if (session.left !== undefined) {
      session.note(`What the copy was made in, which holds the same: ${leftWords(session.left)}.`);
    }
    if (!dryRun) session.recorded = { did: `the copy ${shownPath(path)} is whole`, back: undefined };
    const holdings = holdingsOf(db);
    const { partners, referrals, checkIns } = holdings;
    const size = dryRun ? {} : { bytes: sizeOf(path) };
    session.print(
      isSaid('json')
        ? session.json({ file: path, ...size, partners, referrals, checkIns, removed: [...removed] })
        : backupLines(path, holdings, removed, { keep: kept, dryRun }),
    );
  },
};

/** A word that asks which copies there are, and names no file. */
const LISTING = /^(?:list|ls|show|all|which|what|where|status|\?)$/i;

function asksForCopies(word: string): UserError {
  return usageError(
    `${quoted(word)} asks for the copies, and backup makes one`,
    'refnet restore FILE      without FILE it lists those there are',
    'refnet backup',
  );
}

/** The file of the network, which has to be there. */
async function openedFile(session: Session): Promise<Db> {
  const db = await session.reading({ beforeWriting: true });
  if (!db.memory) return db;
  if (session.file.named) throw noFile(session.file.path);
  throw new UserError('there is no network yet, so there is nothing to copy', {
    hints: ['it begins with your first partner: refnet add-partner NAME'],
  });
}

function copied(
  { world }: Session,
  db: Db,
  file: string | undefined,
  { dryRun, keep: kept, left }: Pick<Required<BackupOptions>, 'keep' | 'left'> & { readonly dryRun: boolean },
): BackupMade {
  const how = { at: world.now(), timeZone: world.timeZone, keep: kept, left };
  const next = nextBackup(db.name, how);
  if (file === undefined) {
    return dryRun ? { path: next, removed: wouldGo(db.name, how) } : keepBackup(db, how);
  }
  if (file === '')
    throw usageError('that is no file name', 'refnet backup      makes one beside your network');
  if (file === '-') throw usageError('a copy goes into a file, not to standard output', 'refnet backup FILE');
  const target = backupTarget(file, db.name, basename(next));
  return { path: dryRun ? target : copyDatabase(db, target, { taken: 'refused', left }), removed: [] };
}
