/** What an update says of money that came in; loaded where some did. */
import { overLimitAccrued } from '../agreements/over-limit.cli.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import { fallenDoubt } from '../agreements/fallen-fees.cli.ts';
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Saying } from '../shell/command.cli.ts';
import { twinLines } from '../shell/twin.cli.ts';
import { beyondInvoiceLine } from './beside.view.ts';
import { type CollectionDraft } from './collection.ts';
import { listCollections, savingCollection } from './collection.sql.ts';
import { beyondInvoice } from './outcome.ts';
import { getReferral } from './referral.sql.ts';
import type { Referral } from './referral.ts';
import { isWithPartner } from './with-partner.ts';
import { isClosed } from './status.ts';

/** Says, and asks in a terminal, where a client comes to nothing after money came in, which stands until it goes back. */
export function sayFallen(
  db: Db,
  before: Referral,
  status: Referral['status'],
  today: Day,
  check: Saying['check'],
): void {
  if (status === before.status || status === 'won' || status === 'void' || !isClosed(status)) return;
  if (!isWithPartner(before)) return;
  const fallen = fallenDoubt(db, before, today);
  if (fallen !== undefined) check(fallen);
}

/** Books a sum that came in, and says where it is one that is on record of that day. */
export function bookCollected(change: Change, draft: CollectionDraft, remark: Saying['remark']): void {
  const id = savingCollection.insert(change, draft);
  for (const line of twinLines(change.db, id, 'collections')) remark(line);
}

/** What came in beyond what was invoiced, and what it lets accrue beyond what a rule allows. */
export function remarkMoney(
  db: Db,
  id: number,
  {
    settings,
    today,
    on = today,
  }: { readonly settings: Settings; readonly today: Day; readonly on: Day | undefined },
  remark: Saying['remark'],
): void {
  const referral = getReferral(db, id);
  if (referral === undefined) return;
  const cameIn = beyondInvoice(referral, listCollections(db, id));
  if (cameIn !== undefined) remark(beyondInvoiceLine(referral, cameIn));
  const { partnerId } = referral;
  if (partnerId === null || !hasFees(db)) return;
  for (const line of overLimitAccrued(db, { partnerId, on, settings }, id)) remark(line);
}
