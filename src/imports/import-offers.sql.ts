import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { moveStatus, savingReferral } from '../referrals/referral.sql.ts';
import { isClosed } from '../referrals/status.ts';
import type { OfferedChange } from './import.ts';

/** What a file says anew of a referral on record, by its number. */
export interface Offer {
  readonly id: number;
  readonly offered: OfferedChange;
}

/**
 * Brings referrals up to what the file says of them. What is won comes last, so that no other step opens a name again
 * that the client did not choose. Returns the numbers of the other names that a client did not choose.
 */
export function applyOffers(change: Change, offers: readonly Offer[], today: Day): number[] {
  const isWon = ({ offered }: Offer) => offered.status === 'won';
  const inOrder = [...offers.filter((each) => !isWon(each)), ...offers.filter(isWon)];
  return inOrder.flatMap(({ id, offered }) => applyOffer(change, id, offered, today));
}

/** The day of an outcome that the file does not tell is not known. */
function applyOffer(change: Change, id: number, offered: OfferedChange, today: Day): readonly number[] {
  const { status, closedOn: _closed, amounts, ...facts } = offered;
  let notChosen: readonly number[] = [];
  const closedOn = offered.closedOn ?? null;
  if (status !== undefined) {
    const onDay = closedOn !== null && closedOn >= lastStep(change.db, id) ? closedOn : today;
    notChosen = moveStatus(change, id, { status, onDay, reason: 'imported' });
    if (isClosed(status)) change.update('referrals', id, { closed_on: closedOn });
  }
  if (amounts !== undefined || Object.keys(facts).length > 0) {
    savingReferral.update(change, id, { ...amounts, ...facts });
  }
  return notChosen;
}

function lastStep(db: Db, referralId: number): string {
  const day = db
    .prepare<[number], string | null>(
      'select max(on_day) from status_events where referral_id = ? and status is not null',
    )
    .pluck()
    .get(referralId);
  return day ?? '';
}
