/** What is agreed on a day: agreements hold from a day on, and so does each version of their terms. */
import { addDays, earlierDay, laterDay, type Day } from '../calendar/day.ts';
import type { FeeDirection, FeeRule } from './fee-terms.ts';

/** What is agreed from a day on: a later version replaces it from its own day, and never before. */
export interface TermsVersion {
  fromDay: Day;
  exclusiveService: string | null;
}

/** A fee rule of the agreement and the days of the referrals it governs, both inclusive. */
export interface FeeVersion {
  id: number;
  direction: FeeDirection;
  fromDay: Day;
  untilDay: Day | null;
  rule: FeeRule;
}

/** The days of an agreement, inclusive; on the day it was closed it is no longer in force. */
export interface AgreementDays {
  startsOn: Day;
  endsOn: Day | null;
  closedOn: Day | null;
}

/** Whether an agreement holds on a day: begun, not ended, and not closed by then. */
export function isAgreementInForce({ startsOn, endsOn, closedOn }: AgreementDays, day: Day): boolean {
  return startsOn <= day && (endsOn === null || day <= endsOn) && (closedOn === null || day < closedOn);
}

/**
 * The last day on which an agreement is in force; null while nothing ends it. The day it was closed is no such day, though
 * what was introduced on it keeps its terms: see `endOf`.
 */
export function lastDayInForce({ endsOn, closedOn }: Omit<AgreementDays, 'startsOn'>): Day | null {
  return earlierEnd(endsOn, closedOn === null ? null : dayBefore(closedOn));
}

/**
 * The review that comes within an agreement, or is due; null where it has none, was closed before that day, or ends
 * before it: what ends is renewed or let go instead.
 */
export function reviewOf({
  reviewOn,
  ...days
}: Omit<AgreementDays, 'startsOn'> & { readonly reviewOn: Day | null }): Day | null {
  const last = lastDayInForce(days);
  return reviewOn !== null && (last === null || reviewOn <= last) ? reviewOn : null;
}

/** The day of its review, where that is asked for: one that ends by `horizon` is renewed or closed in its place. */
export function reviewAsked(
  agreement: Omit<AgreementDays, 'startsOn'> & { readonly reviewOn: Day | null },
  horizon: Day,
): Day | null {
  const { endsOn } = agreement;
  return endsOn !== null && endsOn <= horizon ? null : reviewOf(agreement);
}

/**
 * The day on which an agreement ends: the earlier of its last day and the day it was closed, and the last day of the
 * referrals that its terms govern (`LAST_GOVERNED` in SQL); null while nothing ends it.
 */
export function endOf({ endsOn, closedOn }: Omit<AgreementDays, 'startsOn'>): Day | null {
  return earlierEnd(endsOn, closedOn);
}

/** The earlier of two last days, where null is no end. */
export function earlierEnd(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? (a ?? b) : earlierDay(a, b);
}

/**
 * The day as of which an agreement is told: today, or its first or last day where today is not between them. A fee that
 * began on the very day it was closed governs the referrals of that day, so that it is told as of it.
 */
export function toldOn(agreement: AgreementDays & { readonly fees: readonly FeeVersion[] }, today: Day): Day {
  const { startsOn, fees } = agreement;
  const end = endOf(agreement);
  if (end !== null && end <= today && fees.some(({ fromDay }) => fromDay === end)) return end;
  return laterDay(startsOn, earlierDay(lastDayInForce(agreement) ?? today, today));
}

/** The exclusive service promised on a day, of versions that stand oldest first; null for none. */
export function exclusiveOn({ terms }: { terms: readonly TermsVersion[] }, day: Day): string | null {
  return terms.findLast(({ fromDay }) => fromDay <= day)?.exclusiveService ?? null;
}

/** The fee rule of one direction on a day, of versions that stand oldest first; null for none. */
export function feeRuleOn(
  { fees }: { fees: readonly FeeVersion[] },
  direction: FeeDirection,
  day: Day,
): FeeRule | null {
  const latest = fees.findLast((fee) => fee.direction === direction && fee.fromDay <= day);
  return latest !== undefined && (latest.untilDay === null || day <= latest.untilDay) ? latest.rule : null;
}

/** The day before: the last day of what another version replaces. */
export function dayBefore(day: Day): Day {
  return addDays(day, -1);
}
