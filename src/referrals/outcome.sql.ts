import type { Change } from '../file/journal.sql.ts';
import type { Outcome } from './outcome.ts';
import { addNews, amendStatus, moveStatus, savingReferral } from './referral.sql.ts';
import type { Referral } from './referral.ts';

/** Writes what an update came to, what came in aside. Returns the numbers of the other names that are not chosen by it. */
export function writeOutcome(
  change: Change,
  referral: Referral,
  outcome: Omit<Outcome, 'collected'>,
): readonly number[] {
  const { move, news, amend, amended, amounts, loop } = outcome;
  const { id } = referral;
  const notChosen = move === undefined ? [] : moveStatus(change, id, move);
  if (news !== undefined) addNews(change, id, news);
  if (Object.keys(amend).length > 0) amendStatus(change, referral, amend, amended);
  savingReferral.update(change, id, { ...amounts, ...loop });
  return notChosen;
}
