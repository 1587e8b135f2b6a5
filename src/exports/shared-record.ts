/** What goes to a partner of the record of the two of us. */
import type { FeeStanding } from '../agreements/fee-standing.ts';
import { compareDays, type Day } from '../calendar/day.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import type { Referral } from '../referrals/referral.ts';
import { stands, type Status } from '../referrals/status.ts';
import { initialsOf } from '../text/initials.ts';

/** One referral as the other side may see it: no need, no note, no business, no satisfaction. */
export interface SharedReferral {
  readonly day: Day;
  readonly from: string;
  readonly to: string;
  /** Null where it is left out, not known or forgotten. */
  readonly client: string | null;
  readonly status: Status;
  readonly closedOn: Day | null;
  /** What accrued between the two of us, one amount a currency. */
  readonly fee: readonly Money[];
  readonly paid: readonly Money[];
  /** What was let go of it: what is due is the fee less both. */
  readonly waived: readonly Money[];
}

/** The headings of the two columns of fees; no import takes them for what a client is worth. */
export const SHARED_FEES = ['referralFee', 'referralFeePaid'] as const;

/** The heading of what was waived, which is told and not compared: either side lets go of its own. */
export const SHARED_WAIVED = 'referralFeeWaived';

/** How clients are named to the other side. */
export type ClientNames = 'whole' | 'initials' | 'none';

/** The two of us, as they are called. */
export interface Sides {
  readonly me: string;
  readonly partner: string;
}

/**
 * The referrals of one partner as that partner may see them, oldest first: those that stand and whose client agreed to be
 * contacted, or was not asked. Fees are what is between us; what clients paid is not.
 */
export function sharedReferrals(
  referrals: readonly Referral[],
  standings: readonly FeeStanding[],
  { me, partner }: Sides,
  names: ClientNames,
): SharedReferral[] {
  const standingOf = new Map(standings.map((each) => [each.referral.number, each]));
  return referrals
    .filter(({ status, consent }) => stands(status) && consent !== false)
    .toSorted((a, b) => compareDays(a.occurredOn, b.occurredOn) || a.id - b.id)
    .map(({ id, occurredOn, direction, clientName, status, closedOn }) => ({
      day: occurredOn,
      from: direction === 'given' ? me : partner,
      to: direction === 'given' ? partner : me,
      client: clientName === null ? null : named(clientName, names),
      status,
      closedOn,
      fee: sumByCurrency(standingOf.get(id)?.accrued ?? []),
      paid: sumByCurrency(standingOf.get(id)?.paid ?? []),
      waived: sumByCurrency(standingOf.get(id)?.waived ?? []),
    }));
}

function named(client: string, names: ClientNames): string | null {
  if (names === 'none') return null;
  return names === 'whole' ? client : initialsOf(client);
}
