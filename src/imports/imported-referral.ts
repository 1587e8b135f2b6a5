import type { Day } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Collected, ReferralDraft } from '../referrals/referral.ts';
import type { Status } from '../referrals/status.ts';

/** One row of referrals as a file says it; null where it says nothing. The partner is a name still to be found. */
export interface ImportedReferral {
  /** The line of the file it starts on, from 1. */
  line: number;
  day: Day;
  /** Null where it came from a `source` instead, or from several `partners`. */
  partner: string | null;
  /** What is no partner, by its name: `Google`. It is added where it is not there yet. Received ones only. */
  source?: string | null;
  /** All the names in the partner's cell where they are several: the client was given each of them at one introduction. */
  partners?: readonly string[];
  /** The firm of the one partner, as the row names it. */
  firm?: string;
  client: string | null;
  /** All the names in the client's cell where they are several clients: each is a referral of its own. */
  clients?: readonly string[];
  direction: Direction;
  need: string | null;
  status: Status | null;
  closedOn: Day | null;
  amount: Money | null;
  note: string | null;
  /** What only a list of refnet's own says. */
  own?: OwnFacts;
}

/** Everything else that refnet's own list of referrals has of one. */
export interface OwnFacts extends Pick<
  ReferralDraft,
  | 'consent'
  | 'introduction'
  | 'estimate'
  | 'agreed'
  | 'invoiced'
  | 'thankedOn'
  | 'thankedHow'
  | 'toldOn'
  | 'fit'
> {
  uuid: string | null;
  /** The partner's number where the list comes from: tells partners of one name apart. */
  partnerNumber: string;
  /** Why it stands as it does. */
  reason: string | null;
  /** What came in for it, in the order of the list. */
  collected: readonly Collected[];
}
