import type { Db } from './sqlite.sql.ts';

/**
 * Keeps that a removed record became another, by their uuids: what another copy of the network says of the one is then
 * said of the other. Runs inside the change that removed it.
 */
export function noteMerged(db: Db, uuid: string, into: string): void {
  db.prepare('update tombstones set merged_into = ? where uuid = ?').run(into, uuid);
}
