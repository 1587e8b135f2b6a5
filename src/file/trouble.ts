import type { Holder } from './holder.ts';
import { UserError, type FailureKind } from '../text/errors.ts';
import { shownPath } from '../text/quoted-path.ts';

/** Something that the machine, its disk or another program did not allow; what became of the change is said with it. */
export class Trouble extends UserError {
  /** What to do about it, after which the command can be given again; undefined where the hints say it all. */
  readonly mend: string | undefined;

  constructor(message: string, { mend, kind = 'refused', hints = [], cause }: Words & { cause?: unknown }) {
    super(message, { kind, hints, cause });
    this.name = 'Trouble';
    this.mend = mend;
  }
}

interface Words {
  readonly mend?: string | undefined;
  readonly kind?: FailureKind;
  readonly hints?: readonly string[];
}

/** What can be seen of a file and of where it lies, once something about it has failed. */
export interface Place {
  readonly path: string;
  /** Temporary files may go to another disk. */
  readonly hasOtherTemporaries?: boolean;
  /** Who holds the file, where that can be told. */
  readonly holder?: Holder | undefined;
  /** What lies beside it and is in the way, and the file that this names as its own. */
  readonly beside?: { readonly path: string; readonly named?: string | undefined } | undefined;
}

/** Beside the codes of the system and of SQLite: what only a look at the place can tell. */
export const CHANGE_WAS_INTERRUPTED = 'INTERRUPTED';
export const COPYING_FAILED = 'COPYING_FAILED';
export const FOLDER_IS_GONE = 'NO_FOLDER';
export const BESIDE_IS_NO_FILE = 'BESIDE_IS_NO_FILE';
export const BESIDE_IS_DATABASE = 'BESIDE_IS_DATABASE';
export const JOURNAL_NAMES_ANOTHER = 'JOURNAL_NAMES_ANOTHER';
export const JOURNAL_OF_ANOTHER = 'JOURNAL_OF_ANOTHER';
export const NUMBERS_USED_UP = 'NUMBERS_USED_UP';
export const OPENING_FAILED = 'OPENING_FAILED';
export const READ_FAILED = 'READ_FAILED';
export const WRITE_VERSION = 'WRITE_VERSION';
export const WRITE_FAILED = 'WRITE_FAILED';

/** What a code of SQLite or of the system means for who asked; undefined for one that says nothing about a file. */
export function troubleOf(code: string, place: Place, cause: unknown): UserError | undefined {
  const known = EXPLANATIONS.find(([pattern]) => pattern.test(code));
  if (known === undefined) return undefined;
  const beside = place.beside && { ...place.beside, path: shownPath(place.beside.path) };
  const { message, ...words } = known[1]({ ...place, path: shownPath(place.path), beside });
  return new Trouble(message, { ...words, cause });
}

const LOOK_AT_DISK = 'look whether its disk, or the connection to it, is in order';

function heldWords({ pid, program, isStopped }: Holder): string {
  const held = `it is held by ${program} (process ${pid})`;
  return isStopped
    ? `${held}, which was stopped: fg where it was started, or kill -CONT ${pid}, lets it end`
    : held;
}

/** The first that fits counts. */
const EXPLANATIONS: readonly [RegExp, (place: Place) => Words & { readonly message: string }][] = [
  [
    /^BESIDE_IS_NO_FILE$/,
    ({ path, beside }) => ({
      message: `${beside?.path ?? `what lies beside ${path}`} is in the way: SQLite keeps changes there until they are whole, and it is a folder, a link or another thing that is no file`,
      mend: 'move that elsewhere, or give it another name',
    }),
  ],
  [
    /^BESIDE_IS_DATABASE$/,
    ({ path, beside }) => ({
      message: `${beside?.path ?? `what lies beside ${path}`} is a database under a name by which SQLite would delete it, as a part of ${path}`,
      mend: 'give that another name',
    }),
  ],
  [
    /^JOURNAL_NAMES_ANOTHER$/,
    ({ path, beside }) => ({
      message: `${beside?.path ?? `the journal of ${path}`} would have SQLite remove another file, ${shownPath(beside?.named ?? '')}, and no refnet wrote it`,
      mend: 'move that journal elsewhere',
      hints: ['whoever put it there may have changed the file as well, which doctor tells then'],
    }),
  ],
  [
    /^JOURNAL_OF_ANOTHER$/,
    ({ path }) => ({
      message: `${path}-journal, by which a change that was broken off is taken back, is somebody else's, as when refnet was run with sudo`,
      mend: 'let who made it (ls -l) look at the file once, as with refnet due, or make it yours (chown)',
      hints: ['without it the file may be damaged: do not remove it'],
    }),
  ],
  [
    /^SQLITE_(BUSY|LOCKED|PROTOCOL)|^E(BUSY|TXTBSY|AGAIN)$/,
    ({ path, holder }) => ({
      message: `${path} is in use by another program, and stayed so for some seconds`,
      kind: 'busy',
      mend: 'close the other program (a second refnet, a backup, a database viewer)',
      hints: [
        holder === undefined
          ? 'where there is none, its disk may know no locks, as some network drives do: keep it on another'
          : heldWords(holder),
      ],
    }),
  ],
  [
    /^SQLITE_NOTADB/,
    ({ path }) => ({
      message: `${path} is not a refnet file, nor any SQLite database`,
      kind: 'damaged',
      hints: ['name the right file with --db FILE or REFNET_DB'],
    }),
  ],
  [
    /^SQLITE_IOERR_(READ|CORRUPTFS|FSTAT|SEEK|MMAP|DATA|IN_PAGE|ACCESS)|^READ_FAILED$|^E(IO|NXIO|STALE|NODEV|NOTCONN|TIMEDOUT|REMOTEIO|HOSTDOWN)$/,
    ({ path }) => ({
      message: `${path} could not be read: its disk fails`,
      mend: LOOK_AT_DISK,
      hints: [
        'that is no damage to the file; once it can be read, refnet backup FILE copies it to another disk',
      ],
    }),
  ],
  [
    /^SQLITE_(CORRUPT|IOERR_SHORT_READ|FORMAT)/,
    ({ path }) => ({
      message: `${path} is damaged: SQLite cannot read all of it`,
      kind: 'damaged',
      hints: [
        'refnet doctor      looks at the file, and says what to do',
        'refnet restore --list      names the copies there are',
      ],
    }),
  ],
  [
    /^INTERRUPTED$/,
    ({ path }) => ({
      message: `a change to ${path} was interrupted, and it cannot be read before that is taken back, which needs to write`,
      mend: 'make the file and its folder writable once (chmod u+w)',
    }),
  ],
  [
    /^SQLITE_READONLY_DBMOVED/,
    ({ path }) => ({
      message: `${path} was moved, replaced or removed while refnet used it`,
      mend: 'look what is there now, and bring back the file where it is missing',
    }),
  ],
  [
    /^COPYING_FAILED$/,
    ({ path }) => ({
      message: `${path} could not be copied: its disk fails, or the one that it is copied to`,
      mend: 'look whether both, and the connections to them, are in order',
    }),
  ],
  [
    /^WRITE_VERSION$/,
    ({ path }) => ({
      message: `${path} says that only a newer SQLite may write to it, which no refnet says`,
      kind: 'damaged',
      hints: ['refnet doctor      looks at the file, and can mend that after a copy'],
    }),
  ],
  [
    /^NUMBERS_USED_UP$/,
    ({ path }) => ({
      message: `the next change to ${path} would get a number that none can have: another program wrote to it`,
      kind: 'damaged',
      hints: ['refnet doctor      looks at the file, and can mend that after a copy'],
    }),
  ],
  [
    /^OPENING_FAILED$/,
    ({ path }) => ({
      message: `${path} could not be opened to be written to, though it may be`,
      mend: 'close other programs, in case too many files are open (ulimit -n), and look at its disk',
    }),
  ],
  [
    /^SQLITE_(READONLY|PERM|AUTH)/,
    ({ path }) => ({
      message: `${path} is read-only`,
      mend: 'make it and its folder writable (chmod u+w)',
      hints: ['reports and lists still work'],
    }),
  ],
  [
    /^EROFS/,
    ({ path }) => ({
      message: `${path} is on a disk that can only be read`,
      mend: 'copy it to another, or make that one writable',
      hints: ['reports and lists still work'],
    }),
  ],
  [
    /^SQLITE_FULL|^E(NOSPC|DQUOT)$/,
    ({ path, hasOtherTemporaries }) => ({
      message: `there is no room left on the disk of ${path}${hasOtherTemporaries === true ? ', or on that of temporary files (TMPDIR)' : ''}`,
      mend: 'free some space',
    }),
  ],
  [
    // A limit on the size of files, or on what one user may have on a disk, is no full disk to SQLite.
    /^SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE)$|^EFBIG$/,
    ({ path }) => ({
      message: `${path} may not grow so large here, or its disk fails`,
      mend: 'look at the limits on files (ulimit -f, quota) and at the disk',
    }),
  ],
  [
    /^WRITE_FAILED$|^SQLITE_IOERR_(DELETE|DIR_CLOSE|CLOSE|BEGIN_ATOMIC|COMMIT_ATOMIC|ROLLBACK_ATOMIC)/,
    ({ path }) => ({ message: `${path} could not be written: its disk fails`, mend: LOOK_AT_DISK }),
  ],
  [
    /^SQLITE_IOERR_(?:\w*LOCK|BLOCKED|SHM\w*)|^ENOLCK$/,
    ({ path }) => ({
      message: `${path} could not be locked: its disk fails, or knows no locks, as some network drives do`,
      mend: 'keep it on another disk',
    }),
  ],
  [
    /^SQLITE_(NOMEM|IOERR_NOMEM)|^ENOMEM$|^ERR_MEMORY/,
    ({ path }) => ({
      message: `there is not enough memory to work with ${path}`,
      mend: 'close other programs',
    }),
  ],
  [
    /^E[MN]FILE$/,
    ({ path }) => ({
      message: `${path} could not be opened: too many files are open`,
      mend: 'close other programs, or raise the limit (ulimit -n)',
    }),
  ],
  [
    /^E(ACCES|PERM)$/,
    ({ path }) => ({
      message: `you may not open ${path}`,
      mend: 'look at who may use the file and its folder (ls -l), or name another with --db FILE',
    }),
  ],
  [
    /^NO_FOLDER$/,
    ({ path }) => ({
      message: `the folder of ${path} is not there, or cannot be looked into`,
      mend: 'look whether its disk is mounted, or name another file with --db FILE',
    }),
  ],
  [
    /^SQLITE_(IOERR|CANTOPEN)|^E(ISDIR|NOTDIR|NAMETOOLONG|LOOP|NOENT)$/,
    ({ path }) => ({
      message: `cannot open ${path}`,
      mend: 'check that it is a file in a folder you may write to, or name another with --db FILE',
    }),
  ],
];
