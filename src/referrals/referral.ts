import type { Day } from '../calendar/day.ts';
import { UserError } from '../text/errors.ts';
import { formatMoney, type Money } from '../money/money.ts';
import type { Direction } from './direction.ts';
import type { Status } from './status.ts';

/** What a person says of a referral when logging or editing one. Amounts are minor units of `currency`. */
export interface ReferralDraft {
  partnerId: number;
  direction: Direction;
  occurredOn: Day;
  clientName: string | null;
  need: string | null;
  /** Whether the client agreed to be contacted; null when it was not recorded, which counts. */
  consent: boolean | null;
  status: Status;
  closedOn: Day | null;
  currency: string | null;
  estimateMinor: number | null;
  agreedMinor: number | null;
  invoicedMinor: number | null;
  note: string | null;
}

/** A referral as recorded, with its partner's name beside it. */
export interface Referral extends ReferralDraft {
  id: number;
  uuid: string;
  partnerName: string;
  introduction: string | null;
  thankedOn: Day | null;
  thankedHow: string | null;
  toldOn: Day | null;
  fit: number | null;
  importId: number | null;
  createdAt: string;
  updatedAt: string;
}

/** One step in a referral's life. The current status is the last by day, then by number. */
export interface StatusEvent {
  id: number;
  referralId: number;
  onDay: Day;
  status: Status;
  reason: string | null;
}

/** The three amounts a referral may have, all in its one currency. */
export type Amounts = Pick<ReferralDraft, 'currency' | 'estimateMinor' | 'agreedMinor' | 'invoicedMinor'>;
export type AmountField = 'estimateMinor' | 'agreedMinor' | 'invoicedMinor';

/** Which amount a bare "value" is: what was invoiced once the referral is won, an estimate before. */
export function valueField(status: Status): AmountField {
  return status === 'won' ? 'invoicedMinor' : 'estimateMinor';
}

/**
 * The amounts with one of them set, or cleared by null. The currency goes with the last amount. Throws UserError when
 * the currency is another than that of the amounts that stay.
 */
export function withAmount<T extends Amounts>(amounts: T, field: AmountField, value: Money | null): T {
  const next = { ...amounts, [field]: value?.minor ?? null };
  const others = { ...next, [field]: null };
  const stays = [others.estimateMinor, others.agreedMinor, others.invoicedMinor].some(
    (minor) => minor !== null,
  );
  if (!stays) return { ...next, currency: value?.currency ?? null };
  if (value !== null && value.currency !== amounts.currency) {
    throw new UserError(
      `this referral is in ${amounts.currency}, and a referral has one currency, so ${formatMoney(value)} cannot stand beside it`,
      {
        hints: [
          `give the amount in ${amounts.currency}, or take the other amounts out first: --value "" or --agreed ""`,
        ],
      },
    );
  }
  return next;
}
