import type { Day } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import { accrue, type Accrual, type Collection, type FeeReferral } from './ledger.ts';
import type { LedgerPayment } from './payment.ts';
import { balances, checkPayment, type Balance } from './settle.ts';
import { feeDirectionOf, firstReferrals, termsInForce, type FeeTerms } from './fee-terms.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Status } from '../referrals/status.ts';

/** A version of fee terms with whom it is agreed; `untilDay` also ends where its agreement does. */
export interface AgreedTerms extends FeeTerms {
  readonly partner: number;
  readonly agreement: number;
}

/** A referral with a partner of whom fee terms are on record. */
export interface FeeReferralRow {
  readonly number: number;
  readonly partner: number;
  readonly direction: Direction;
  readonly day: Day;
  readonly status: Status;
  readonly wonOn: Day | null;
  readonly invoiced: Money | null;
}

/** Everything fees are reckoned from, as it is on record. */
export interface FeeRecord {
  readonly terms: readonly AgreedTerms[];
  readonly referrals: readonly FeeReferralRow[];
  readonly collections: readonly Collection[];
  readonly payments: readonly LedgerPayment[];
}

/** The fees of a record: the lines reckoned from it, and where each account stands. */
export interface Fees {
  readonly record: FeeRecord;
  readonly accrual: Accrual;
  readonly balances: readonly Balance[];
}

/** Reckons the fees of a record and settles them. */
export function reckonFees(record: FeeRecord): Fees {
  const accrual = accrueRecord(record);
  return { record, accrual, balances: balances(accrual.lines, record.payments) };
}

/**
 * Throws a UserError where a payment, a new one or one changed, is more than is due beside the others on record, or
 * more than the credit for one that came back.
 */
export function refuseOverpaid({ record, accrual }: Omit<Fees, 'balances'>, wanted: LedgerPayment): void {
  const others = record.payments.filter((payment) => payment.number !== wanted.number);
  checkPayment(wanted, accrual.lines, others);
}

/** Every fee line of the record: the terms in force on a referral's day govern it for good. */
export function accrueRecord(record: FeeRecord): Accrual {
  return accrue(feeReferrals(record), record.collections);
}

/** The referrals with the terms that govern each, and whether it is the first of its agreement. */
export function feeReferrals({ terms, referrals }: FeeRecord): FeeReferral[] {
  const governed = referrals.map((referral) => ({ referral, terms: governing(terms, referral) }));
  const firsts = firstReferrals(
    governed.flatMap(({ referral, terms: found }) =>
      found === null
        ? []
        : [
            {
              number: referral.number,
              agreement: found.agreement,
              direction: found.direction,
              day: referral.day,
            },
          ],
    ),
  );
  return governed.map(({ referral, terms: found }) => ({
    number: referral.number,
    partner: referral.partner,
    day: referral.day,
    terms: found,
    isFirst: firsts.has(referral.number),
    wonOn: referral.wonOn,
    invoiced: referral.invoiced,
  }));
}

function governing(terms: readonly AgreedTerms[], referral: FeeReferralRow): AgreedTerms | null {
  const direction = feeDirectionOf(referral.direction);
  const versions = terms.filter((each) => each.partner === referral.partner && each.direction === direction);
  return termsInForce(versions, referral.day);
}

/** The record up to and including a day, as it stood then. */
export function recordUpTo(record: FeeRecord, day: Day): FeeRecord {
  return {
    terms: record.terms,
    referrals: record.referrals
      .filter((referral) => referral.day <= day)
      .map((referral) =>
        referral.wonOn !== null && referral.wonOn > day ? { ...referral, wonOn: null } : referral,
      ),
    collections: record.collections.filter((collection) => collection.day <= day),
    payments: record.payments.filter((payment) => payment.day <= day),
  };
}
