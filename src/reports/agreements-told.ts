/** The agreements as they stand on the last day of a period, and what came to an end in it. */
import { addDays, type Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Agreement } from '../agreements/agreement.ts';
import { endingStep, isFollowed } from '../agreements/ending.ts';
import { formatFeeTerms } from '../agreements/fee-phrase.ts';
import {
  endOf,
  exclusiveOn,
  feeRuleOn,
  isAgreementInForce,
  reviewAsked,
  reviewOf,
} from '../agreements/terms.ts';

/** An agreement in force, by what holds on that day. */
export interface InForce {
  readonly agreement: Agreement;
  readonly exclusive: string | null;
  /** The fees on new clients, either way: `you pay 10% of collected`. */
  readonly fees: readonly string[];
  readonly review: Day | null;
}

/** One that ends, or has ended and is not closed: what it asks for. */
export interface Ending {
  readonly agreement: Agreement;
  readonly endsOn: Day;
  readonly command: string;
}

export interface AgreementsTold {
  readonly period: Period;
  /** By partner, then by the day they begin. */
  readonly inForce: readonly InForce[];
  readonly written: number;
  readonly verbal: number;
  /** Those that end soon or have ended and were not closed, where no other goes on. */
  readonly ending: readonly Ending[];
  /** Those that began in the period. */
  readonly begun: readonly Agreement[];
  /** Those whose last day, or the day they were closed, lies in the period. */
  readonly ended: readonly Agreement[];
  /** Reviews of those in force that are due by the last day, where none of their ends is waited for in their place. */
  readonly toReview: readonly InForce[];
  /** Promises to send clients of a service to one partner alone, that are in force. */
  readonly exclusive: readonly InForce[];
}

/** `noticeDays` before its end an agreement is one that ends. */
export function agreementsOf(all: readonly Agreement[], period: Period, noticeDays: number): AgreementsTold {
  const { since, until } = period;
  const inForce = all.filter((each) => isAgreementInForce(each, until)).map((each) => asInForce(each, until));
  const isIn = (day: Day | null) => day !== null && since <= day && day <= until;
  const horizon = addDays(until, noticeDays);
  return {
    period,
    inForce,
    written: inForce.filter(({ agreement }) => agreement.form === 'written').length,
    verbal: inForce.filter(({ agreement }) => agreement.form === 'verbal').length,
    ending: all.flatMap((agreement): Ending[] => {
      const { id, partnerId, startsOn, endsOn, closedOn } = agreement;
      const others = all.filter((each) => each.partnerId === partnerId && each.id !== id);
      const isOpen = startsOn <= until && (closedOn === null || closedOn > until);
      if (!isOpen || endsOn === null || endsOn > horizon || isFollowed(endsOn, others, until)) return [];
      return [{ agreement, endsOn, command: endingStep(id, endsOn, others, horizon).command }];
    }),
    begun: all.filter(({ startsOn }) => isIn(startsOn)),
    ended: all.filter((each) => isIn(endOf(each))),
    toReview: inForce.filter(({ agreement }) => {
      const review = reviewAsked(agreement, horizon);
      return review !== null && review <= until;
    }),
    exclusive: inForce.filter(({ exclusive }) => exclusive !== null),
  };
}

function asInForce(agreement: Agreement, day: Day): InForce {
  const fee = (way: 'i-pay' | 'they-pay', who: string) => {
    const rule = feeRuleOn(agreement, way, day);
    return rule === null ? [] : [`${who} pay ${formatFeeTerms(rule)}`];
  };
  return {
    agreement,
    exclusive: exclusiveOn(agreement, day),
    fees: [...fee('i-pay', 'you'), ...fee('they-pay', 'they')],
    review: reviewOf(agreement),
  };
}
