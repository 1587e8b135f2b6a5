import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import {
  amendStatus,
  getReferral,
  listStatusEvents,
  moveStatus,
  savingReferral,
} from '../referrals/referral.sql.ts';
import { stepsOf, type ReferralDraft } from '../referrals/referral.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import type { Difference } from './compared.ts';
import type { RowDifferences } from './import.ts';

/** What a file says anew of a referral on record, by its number. */
type Offer = Pick<RowDifferences, 'id' | 'offered'>;

/**
 * Brings referrals up to what the file says of them. What is won comes last, so that no other step opens a name again
 * that the client did not choose. Returns the numbers of the other names that a client did not choose.
 */
export function applyOffers(change: Change, offers: readonly Offer[], today: Day): number[] {
  const isWon = ({ offered }: Offer) => offered.some(({ fact, is }) => fact === 'status' && is === 'won');
  const inOrder = [...offers.filter((each) => !isWon(each)), ...offers.filter(isWon)];
  return inOrder.flatMap(({ id, offered }) => applyOffer(change, id, offered, today));
}

function applyOffer(
  change: Change,
  id: number,
  offered: readonly Difference[],
  today: Day,
): readonly number[] {
  let status: Status | undefined;
  let closedOn: Day | null | undefined;
  const facts: Partial<ReferralDraft> = {};
  for (const each of offered) {
    if (each.fact === 'status') status = each.is;
    else if (each.fact === 'closedOn') closedOn = each.is;
    else Object.assign(facts, { [each.fact]: each.is });
  }
  const save = () => {
    if (Object.keys(facts).length > 0) savingReferral.update(change, id, facts);
  };
  // What is won no more would keep what was invoiced as its estimate, of which the file has its own word.
  if (status !== 'won') save();
  let notChosen: readonly number[] = [];
  if (status !== undefined) notChosen = move(change, id, { status, closedOn: closedOn ?? null, today });
  else if (closedOn !== undefined) amendClosed(change, id, closedOn);
  if (status === 'won') save();
  return notChosen;
}

/** The day of an outcome that the file does not tell is not known. */
function move(
  change: Change,
  id: number,
  { status, closedOn, today }: { status: Status; closedOn: Day | null; today: Day },
): readonly number[] {
  const last = stepsOf(listStatusEvents(change.db, id)).at(-1)?.onDay ?? '';
  const onDay = closedOn !== null && closedOn >= last ? closedOn : today;
  const notChosen = moveStatus(change, id, { status, onDay, reason: 'imported' });
  if (isClosed(status)) change.update('referrals', id, { closed_on: closedOn });
  return notChosen;
}

/** Corrects the day of an outcome, and that of the step with it unless another step came between. */
function amendClosed(change: Change, id: number, closedOn: Day | null): void {
  const referral = getReferral(change.db, id);
  const steps = stepsOf(listStatusEvents(change.db, id));
  const isLast = closedOn !== null && closedOn >= (steps.at(-2)?.onDay ?? '');
  if (referral !== undefined && isLast) amendStatus(change, referral, { onDay: closedOn }, steps.at(-1));
  change.update('referrals', id, { closed_on: closedOn });
}
