import type { Day } from '../calendar/day.ts';
import { UserError } from '../text/errors.ts';
import { formatMoney } from '../money/money.ts';

/** Money collected for a referral on a day; negative for a refund. */
export interface CollectionDraft {
  onDay: Day;
  currency: string;
  amountMinor: number;
  note: string | null;
}

/** A collection as recorded, with its referral, client and partner beside it. */
export interface CollectionRecord extends CollectionDraft {
  id: number;
  uuid: string;
  referralId: number;
  clientName: string | null;
  partnerId: number;
  partnerName: string;
}

/** Refuses an amount with which more of its currency would have gone back for a referral than came in. */
export function refuseOverRefund(
  referralId: number,
  others: readonly Pick<CollectionDraft, 'currency' | 'amountMinor'>[],
  { currency, amountMinor }: Pick<CollectionDraft, 'currency' | 'amountMinor'>,
): void {
  const before = others
    .filter((other) => other.currency === currency)
    .reduce((sum, other) => sum + other.amountMinor, 0);
  if (before + amountMinor >= 0) return;
  throw new UserError(
    `no more can go back than came in: ${formatMoney({ minor: before, currency })} for #${referralId}`,
  );
}
