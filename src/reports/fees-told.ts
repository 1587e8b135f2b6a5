/** The fees of a period, an account for each partner, direction and currency: what the fee ledger says, and nothing more. */
import type { Period } from '../calendar/period.ts';
import { expectedFees, feesByHand } from '../agreements/expected-fees.ts';
import { reckonFees, recordUpTo, type FeeRecord } from '../agreements/fee-record.ts';
import type { FeeDirection } from '../agreements/fee-terms.ts';
import { periodStatement } from '../agreements/statement.ts';

/** One account; amounts in minor units of its currency. */
export interface FeeAccount {
  readonly partnerId: number;
  readonly name: string;
  readonly direction: FeeDirection;
  readonly currency: string;
  /** On the days, by the days of the collections. */
  readonly accrued: number;
  /** On the days, by those of the payments, less what was returned. */
  readonly paid: number;
  readonly waived: number;
  /** At the end, from all time before. */
  readonly due: number;
  readonly credit: number;
  readonly expected: number;
}

export interface FeesTold {
  readonly period: Period;
  readonly accounts: readonly FeeAccount[];
  /** Expected at the end, the amount not known. */
  readonly expectedUnknown: number;
  /** To be settled by hand at the end. */
  readonly byHand: number;
}

/** By the record as it stood at the end of the period, so that what was open then is open there. */
export function feesOf(record: FeeRecord, names: ReadonlyMap<number, string>, period: Period): FeesTold {
  const fees = reckonFees(recordUpTo(record, period.until));
  const accounts = new Map<string, FeeAccount>();
  const put = (key: Pick<FeeAccount, 'partnerId' | 'direction' | 'currency'>, add: Partial<FeeAccount>) => {
    const { partnerId, direction, currency } = key;
    const id = `${partnerId} ${direction} ${currency}`;
    const empty = { accrued: 0, paid: 0, waived: 0, due: 0, credit: 0, expected: 0 };
    const before = accounts.get(id) ?? {
      partnerId,
      direction,
      currency,
      name: names.get(partnerId) ?? '',
      ...empty,
    };
    accounts.set(id, { ...before, ...add });
    return before;
  };
  const { accrual, record: upTo } = fees;
  for (const { partner, direction, totals } of periodStatement(
    accrual.lines,
    upTo.payments,
    period,
    accrual.byHand,
  )) {
    for (const { currency, returned, ...amounts } of totals) {
      const total = { ...amounts, paid: amounts.paid - returned };
      // What came to nothing is in the year for the accountant, entry by entry.
      if (Object.values(total).every((minor) => minor === 0)) continue;
      put({ partnerId: partner, direction, currency }, total);
    }
  }
  const expected = expectedFees(fees);
  for (const { partner, direction, amounts } of expected) {
    for (const { currency, minor } of amounts) {
      const key = { partnerId: partner, direction, currency };
      put(key, { expected: put(key, {}).expected + minor });
    }
  }
  const order = (a: FeeAccount, b: FeeAccount) =>
    a.direction === b.direction ? 0 : a.direction === 'they-pay' ? -1 : 1;
  return {
    period,
    accounts: [...accounts.values()].toSorted(order),
    expectedUnknown: expected.filter(({ unknown }) => unknown !== undefined).length,
    byHand: feesByHand(fees).length,
  };
}

/** What is added up of the accounts of one direction, one row a currency. */
export interface FeeTotal extends Omit<FeeAccount, 'partnerId' | 'name'> {
  readonly partners: number;
}

export function feeTotals({ accounts }: FeesTold): FeeTotal[] {
  const totals = new Map<string, FeeTotal>();
  for (const account of accounts) {
    const { direction, currency } = account;
    const key = `${direction} ${currency}`;
    const before = totals.get(key);
    totals.set(key, {
      direction,
      currency,
      partners: (before?.partners ?? 0) + 1,
      accrued: (before?.accrued ?? 0) + account.accrued,
      paid: (before?.paid ?? 0) + account.paid,
      waived: (before?.waived ?? 0) + account.waived,
      due: (before?.due ?? 0) + account.due,
      credit: (before?.credit ?? 0) + account.credit,
      expected: (before?.expected ?? 0) + account.expected,
    });
  }
  return [...totals.values()];
}
