import type { Db } from './sqlite.sql.ts';

/** How many faults SQLite is asked for. */
const AT_MOST = 1000;

/** What SQLite says is wrong, up to where it can go no further. Pages that nothing uses are no fault: no content is lost. */
export function faultsIn(db: Db): string[] {
  const told: string[] = [];
  try {
    for (const each of db.prepare<[], string>(`pragma integrity_check(${AT_MOST})`).pluck().iterate()) {
      told.push(
        ...each.split('\n').filter((line) => line !== 'ok' && !/^\*\*\*|^Page \d+: never used$/.test(line)),
      );
    }
  } catch (error) {
    if (told.length === 0) throw error;
  }
  return told;
}
