import { existsSync } from 'node:fs';
import type { Beginning } from '../file/begin.sql.ts';
import { standsInTheWay, type Finding } from './doctor.ts';
import { examineFile } from './file-faults.sql.ts';
import { ruleFaults } from './rule-faults.sql.ts';

/**
 * What in the file can make a command fail that is right in itself, the worst first, or what `isMeant`; undefined where the file is as refnet leaves
 * it, or cannot be looked at now. Nothing is written.
 */
export function faultInFile(
  path: string,
  beginning: Beginning,
  isMeant: (finding: Finding) => boolean = standsInTheWay,
): Finding | undefined {
  return faultsIn(path, beginning).find(isMeant);
}

function faultsIn(path: string, beginning: Beginning): readonly Finding[] {
  try {
    if (!existsSync(path)) return [];
    const { db, findings } = examineFile(path);
    if (db === undefined) return findings;
    try {
      return [...findings, ...ruleFaults(db, { latest: beginning.today, now: beginning.now() })];
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}
