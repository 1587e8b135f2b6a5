import { UserError } from '../text/errors.ts';
import { APPLICATION_ID, userVersion } from './current.sql.ts';
import { committed } from './commit.sql.ts';
import { writeFirstFacts, type Beginning } from './begin.sql.ts';
import { MIGRATIONS, type Migration } from './migrations.sql.ts';
import { keepBackup } from './backups.sql.ts';
import type { Db } from './sqlite.sql.ts';

/**
 * Brings a file to the newest version. One that holds data is first copied into its folder of backups, verified; the copy's
 * path is returned. Throws a UserError when the list has a gap.
 */
export function migrate(
  db: Db,
  beginning: Beginning,
  migrations: readonly Migration[] = MIGRATIONS,
): { copy: string | undefined } {
  refuseGaps(migrations);
  const copy =
    userVersion(db) > 0 && db.name !== ':memory:'
      ? keepBackup(db, { at: beginning.now(), before: 'upgrade' }).path
      : undefined;
  climbLadder(db, beginning, migrations);
  return { copy };
}

/**
 * Climbs the ladder to the newest version, each step with its version in one transaction, the last one with the first
 * facts as well. No copy is kept: for what is a copy itself. Throws a UserError when the list has a gap.
 */
export function climbLadder(db: Db, beginning: Beginning, migrations: readonly Migration[]): void {
  refuseGaps(migrations);
  for (const step of migrations.slice(userVersion(db))) {
    climb(db, step, () => {
      if (step.version === migrations.length) writeFirstFacts(db, beginning);
    });
  }
}

function climb(db: Db, step: Migration, finish: () => void): void {
  // Foreign keys are off while a table is rebuilt, or dropping the old one would delete its children.
  db.pragma('foreign_keys = off');
  try {
    const work = () => {
      if (userVersion(db) !== step.version - 1) return;
      db.exec(step.sql);
      finish();
      const broken = db.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) {
        throw new Error(`migration ${step.version} (${step.name}) leaves rows without their parent`);
      }
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${step.version}`);
    };
    committed(db, work, () => ({
      isThere: (file) => userVersion(file) >= step.version,
      recorded: {
        did: step.version === 1 ? 'an empty network is begun' : 'brought the file up to date',
        back: undefined,
      },
    }));
  } finally {
    db.pragma('foreign_keys = on');
  }
}

function refuseGaps(migrations: readonly Migration[]): void {
  migrations.forEach((step, index) => {
    if (step.version !== index + 1) {
      throw new UserError(`migration ${step.version} (${step.name}) is out of order`, { kind: 'damaged' });
    }
  });
}
