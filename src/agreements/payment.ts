import type { Day } from '../calendar/day.ts';
import type { FeeDirection } from './fee-terms.ts';

/** `paid` from payer to payee, `waived` by the payee, or `returned` by the payee to the payer out of a credit. */
export const PAYMENT_KINDS = ['paid', 'waived', 'returned'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** A payment, waiver or return as the ledger needs it; the amount is above zero. In the direction `they-pay` it is one that I received. */
export interface LedgerPayment {
  readonly number: number;
  readonly kind: PaymentKind;
  readonly partner: number;
  readonly direction: FeeDirection;
  readonly day: Day;
  readonly currency: string;
  readonly minor: number;
  /** The lines it is for: those of a referral, or the one of a collection; null for the oldest due, whichever. */
  readonly toward: Toward | null;
}

export interface Toward {
  readonly referral: number;
  readonly collection?: number | null | undefined;
}

/** What a person says of a payment, a waiver or a return. */
export interface PaymentDraft extends Omit<LedgerPayment, 'number'> {
  readonly note: string | null;
}

/** A payment, waiver or return as recorded, with its partner's name beside it. */
export interface Payment extends LedgerPayment {
  readonly note: string | null;
  uuid: string;
  partnerName: string;
}
