import type { Day } from './day.ts';
import type { Direction, Status } from './words.ts';

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
