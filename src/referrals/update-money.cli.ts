/** What an update says of money that came in; loaded where some did. */
import { overLimitAccrued } from '../agreements/over-limit.cli.ts';
import { fallenDoubt } from '../agreements/fallen-fees.cli.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Saying } from '../shell/command.cli.ts';
import type { Referral } from './referral.ts';
import { isClosed, type Status } from './status.ts';

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

/** What an update said that may have let a fee accrue. */
interface Earned {
  readonly target: Referral;
  readonly settings: Settings;
  readonly today: Day;
  readonly on: Day | undefined;
  readonly collected: unknown;
  readonly value: unknown;
  readonly status: { readonly status: Status } | undefined;
}

/** Lines on the fee of a referral where money came in, an amount was said or it was won. */
export function feeNotes(db: Db, { target, settings, today, on = today, ...said }: Earned): string[] {
  const { collected, value, status } = said;
  if (collected === undefined && value === undefined && status?.status !== 'won') return [];
  return overLimitAccrued(db, { partnerId: target.partnerId, on, settings }, target.id);
}
