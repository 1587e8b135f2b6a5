import type { RelationshipFacts } from './facts.ts';
import { isWithin, monthsAgoWindow, type Day } from '../calendar/day.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import {
  accrueRecord,
  feeReferrals,
  recordUpTo,
  type FeeRecord,
  type FeeReferralRow,
} from '../agreements/fee-record.ts';
import { balances, type Balance } from '../agreements/settle.ts';
import type { LedgerPayment } from '../agreements/payment.ts';
import { countsInConversion, type Outcomes } from '../referrals/status.ts';

/** What the advice on one partner looks at of fees. */
export type FeeFacts = Pick<RelationshipFacts, 'feesPaid' | 'feesReceived' | 'feesDue' | 'outcomesByFee'>;

/** The fee facts of every partner as of a day; payments and outcomes are those of the 12 months to it. */
export function feeFactsOf(record: FeeRecord, asOf: Day): (partnerId: number) => FeeFacts {
  const then = recordUpTo(record, asOf);
  const accounts = balances(accrueRecord(then).lines, then.payments);
  const withFee = new Set(
    feeReferrals(then)
      .filter(({ terms }) => terms !== null)
      .map(({ number }) => number),
  );
  return (partnerId) => {
    const own = accounts.filter(({ partner }) => partner === partnerId);
    const payments = then.payments.filter(({ partner }) => partner === partnerId);
    const referrals = then.referrals.filter(({ partner }) => partner === partnerId);
    return {
      feesPaid: paidInWindow(payments, 'i-pay', asOf),
      feesReceived: paidInWindow(payments, 'they-pay', asOf),
      feesDue: dueOf(own),
      outcomesByFee:
        referrals.length === 0
          ? undefined
          : {
              withFee: outcomesOf(referrals.filter(({ number }) => withFee.has(number))),
              withoutFee: outcomesOf(referrals.filter(({ number }) => !withFee.has(number))),
            },
    };
  };
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
