import { UserError } from '../text/errors.ts';
import { copiesOf } from './backups.sql.ts';
import { SCHEMA_VERSION } from './current.sql.ts';
import { NoRow } from './journal.sql.ts';
import { lookInto } from './look-into.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { systemCode } from '../text/system-code.ts';

/** The version that a change is given where rows it touched were mended behind the journal. */
export const BEFORE_REPAIR = -1;

/** What is known of a change that is to be taken back, or done again. */
interface Journaled {
  readonly id: number;
  readonly at: string;
  readonly summary: string;
  readonly schema_version: number;
}

/** Whether a change is taken back or done again. */
export type Direction = 'taken back' | 'done again';

const BY_HAND = 'or correct it by hand: refnet edit NUMBER, or refnet remove NUMBER';

/** A change that a repair made impossible to take back, with the copy of the file as it was before that. */
export class RepairedSince extends UserError {
  /** The path of the copy; undefined where none is left. */
  readonly copy: string | undefined;

  constructor(summary: string, verb: Direction, copy: string | undefined) {
    super(
      `the repair of the file mended what the change "${summary}" left, so that cannot be ${verb} any more, nor what was done before it`,
      { hints: [BY_HAND.replace(/^or /, '')] },
    );
    this.copy = copy;
  }

  /** The same, with the command that brings the copy back. */
  withCommand(restore: string): UserError {
    return new UserError(this.message, {
      hints: [`${restore}      brings back the file as it was before that`, BY_HAND],
    });
  }
}

/** Throws a UserError where the rows that a change left do not fit the file any more. */
export function refuseOtherVersion(db: Db, change: Journaled, verb: Direction): void {
  const { schema_version: version, summary } = change;
  if (version === SCHEMA_VERSION) return;
  if (version === BEFORE_REPAIR) throw new RepairedSince(summary, verb, copyBeforeRepair(db, change));
  throw new UserError(`the change "${summary}" was made by an older refnet, and cannot be ${verb} any more`, {
    hints: [BY_HAND.replace(/^or /, '')],
  });
}

/** The oldest copy that was made before a repair and has the change as it was. */
function copyBeforeRepair(db: Db, change: Journaled): string | undefined {
  if (db.memory) return undefined;
  return copiesOf(db.name)
    .filter(({ group }) => group === 'repair')
    .map(({ path }) => path)
    .toReversed()
    .find((path) => hasWhole(path, change));
}

function hasWhole(path: string, { id, at }: Journaled): boolean {
  try {
    const db = lookInto(path);
    try {
      const whole = db?.prepare('select 1 from changes where id = ? and at = ? and schema_version = ?');
      return whole?.get(id, at, SCHEMA_VERSION) !== undefined;
    } finally {
      db?.close();
    }
  } catch {
    return false;
  }
}

/**
 * What to say where a step back or forth does not fit what is there: another program changed rows behind the journal.
 * Any other error is returned as it came.
 */
export function notAsLeft(error: unknown, summary: string, verb: Direction): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const isForbidden = systemCode(error).startsWith('SQLITE_CONSTRAINT');
  if (!(error instanceof NoRow) && !isForbidden) return error;
  return new UserError(
    `what the change "${summary}" left is not there as it left it: another program wrote to the file, so that cannot be ${verb}`,
    {
      hints: [
        'refnet doctor      looks at the file',
        'refnet restore --list      names the copies there are',
        BY_HAND,
      ],
      cause: error,
    },
  );
}
