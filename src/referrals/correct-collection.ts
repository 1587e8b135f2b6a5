/** What stands against a correction of money that came in. */
import { formatDay } from '../calendar/day-words.ts';
import { usageError } from '../text/errors.ts';
import { refuseOverRefund, type CollectionDraft } from './collection.ts';
import { currencyIn, refuseOtherCurrency } from './outcome.ts';
import { movedTo } from './said-outcome.ts';
import type { Referral } from './referral.ts';

/** Refuses a day before the referral, another currency than its own, and more going back than came in. */
export function refuseCorrection(
  referral: Referral,
  others: readonly Pick<CollectionDraft, 'amount'>[],
  { onDay, amount }: Partial<CollectionDraft>,
): void {
  if (onDay !== undefined && onDay < referral.occurredOn) {
    throw usageError(
      `${formatDay(onDay)} is before the referral itself, ${formatDay(referral.occurredOn)}`,
      ...movedTo(referral, onDay),
    );
  }
  if (amount === undefined) return;
  refuseOtherCurrency(referral, currencyIn(referral, others), amount);
  refuseOverRefund(referral.id, others, amount);
}
