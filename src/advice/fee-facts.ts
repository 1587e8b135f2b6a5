import type { RelationshipFacts } from './facts.ts';
import { compareDays, isWithin, monthsAgoWindow, type Day } from '../calendar/day.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import {
  feeReferrals,
  reckonFees,
  recordUpTo,
  type AgreedTerms,
  type FeeRecord,
  type FeeReferralRow,
} from '../agreements/fee-record.ts';
import { formatFeeTerms } from '../agreements/fee-phrase.ts';
import { FEE_DIRECTIONS, isFee, type FeeDirection } from '../agreements/fee-terms.ts';
import type { Balance } from '../agreements/settle.ts';
import type { LedgerPayment } from '../agreements/payment.ts';
import { countsInConversion, type Outcomes } from '../referrals/status.ts';

/** What the advice on one partner looks at of fees. */
type FeeFacts = Pick<
  RelationshipFacts,
  'feesPaid' | 'feesReceived' | 'feesDue' | 'feeTerms' | 'outcomesByFee'
>;

/** The fee facts of every partner as of a day; payments and outcomes are those of the 12 months to it. */
export function feeFactsOf(record: FeeRecord, asOf: Day): (partnerId: number) => FeeFacts {
  const then = recordUpTo(record, asOf);
  const accounts = reckonFees(then).balances;
  const withFee = new Set(
    feeReferrals(then)
      .filter(({ terms }) => terms !== null)
      .map(({ number }) => number),
  );
  return (partnerId) => {
    const own = accounts.filter(({ partner }) => partner === partnerId);
    const payments = then.payments.filter(({ partner }) => partner === partnerId);
    // By the day of the outcome, as conversion is.
    const closed = then.referrals.filter(({ partner, wonOn, fellOn }) => {
      const day = wonOn ?? fellOn;
      return partner === partnerId && day !== null && isWithin(day, monthsAgoWindow(asOf));
    });
    const paid = {
      'i-pay': paidInWindow(payments, 'i-pay', asOf),
      'they-pay': paidInWindow(payments, 'they-pay', asOf),
    };
    const moves = (way: FeeDirection): boolean =>
      paid[way].length > 0 || own.some(({ direction, due }) => direction === way && due > 0);
    return {
      feesPaid: paid['i-pay'],
      feesReceived: paid['they-pay'],
      feeTerms: FEE_DIRECTIONS.filter(moves).map((direction) => ({
        direction,
        phrase: lastPhrase(then.terms, partnerId, direction),
      })),
      feesDue: dueOf(own),
      outcomesByFee:
        closed.length === 0
          ? undefined
          : {
              withFee: outcomesOf(closed.filter(({ number }) => withFee.has(number))),
              withoutFee: outcomesOf(closed.filter(({ number }) => !withFee.has(number))),
            },
    };
  };
}

/** The fee agreed last with a partner, else the one agreed last for a referral alone, as it is typed. */
function lastPhrase(
  terms: readonly AgreedTerms[],
  partnerId: number,
  direction: FeeDirection,
): string | undefined {
  const own = terms
    .filter((each) => each.partner === partnerId && each.direction === direction && isFee(each))
    .toSorted((a, b) => compareDays(a.fromDay, b.fromDay));
  const last = own.findLast(({ agreement }) => agreement !== null) ?? own.at(-1);
  return last === undefined ? undefined : formatFeeTerms(last);
}

/** What was paid in one direction in the 12 months, less what came back. */
function paidInWindow(
  payments: readonly LedgerPayment[],
  direction: LedgerPayment['direction'],
  asOf: Day,
): Money[] {
  const window = monthsAgoWindow(asOf);
  return sumByCurrency(
    payments
      .filter((each) => each.direction === direction && each.kind !== 'waived' && isWithin(each.day, window))
      .map(({ kind, minor, currency }) => ({ minor: kind === 'returned' ? -minor : minor, currency })),
  );
}

function dueOf(accounts: readonly Balance[]): Money[] {
  return sumByCurrency(
    accounts.filter(({ due }) => due > 0).map(({ due, currency }) => ({ minor: due, currency })),
  );
}

function outcomesOf(referrals: readonly FeeReferralRow[]): Outcomes {
  const closed = referrals.filter(({ status }) => countsInConversion(status));
  return { won: closed.filter(({ status }) => status === 'won').length, closed: closed.length };
}
