/** What an update says of money that came in; loaded where some did. */
import { fallenDoubt } from '../agreements/fallen-fees.cli.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Saying } from '../shell/command.cli.ts';
import type { Referral } from './referral.ts';
import { isClosed } from './status.ts';

/** Says, and asks in a terminal, where a client comes to nothing after money came in, which stands until it goes back. */
export function sayFallen(
  db: Db,
  before: Referral,
  status: Referral['status'],
  check: Saying['check'],
): void {
  if (status === before.status || status === 'won' || status === 'void' || !isClosed(status)) return;
  const fallen = fallenDoubt(db, before);
  if (fallen !== undefined) check(fallen);
}
