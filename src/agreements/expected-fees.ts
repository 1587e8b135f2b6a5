/** Fees that the ledger has no amount due for, and that are not to be forgotten: expected, and to be settled by hand. */
import { compareDays, laterDay, type Day } from '../calendar/day.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import {
  feeReferrals,
  partlyIn,
  unrecordedOf,
  type FeeRecord,
  type FeeReferralRow,
  type Fees,
  type Governed,
} from './fee-record.ts';
import type { FeeDirection } from './fee-terms.ts';
import { accrueBeyond, countedUntil, type FeeLine, type FeeReferral, type MoneyToCome } from './ledger.ts';
import type { LedgerPayment } from './payment.ts';

/** Which amount, once it is recorded, makes an expected fee one that is due: `refnet update 12 --collected 500`. */
type Awaited = 'collected' | 'value';

/** What every fee is told with that has no amount due. */
interface OfReferral {
  readonly referral: number;
  readonly partner: number;
  readonly client: string | null;
  readonly direction: FeeDirection;
  /** What was paid or waived for it so far, less what came back, one a currency. */
  readonly booked: readonly Money[];
}

/** The fee on a client who was won, while nothing is recorded that earns it, or the rest of it while not all is in. */
export interface ExpectedFee extends OfReferral {
  readonly wonOn: Day;
  /** What of the invoice is not in yet; undefined where nothing came in so far. */
  readonly notIn: Money | undefined;
  /** The day from which it is waited for: that of the outcome, or of the last money where that is later. */
  readonly since: Day;
  /** What it is reckoned from; null where no invoiced amount is known. */
  readonly invoiced: Money | null;
  /** What is still to come of it, one a currency, each above zero; empty where that is not known. */
  readonly amounts: readonly Money[];
  /** Why the amount is not known: no amount is on record, or one in another currency than the terms. */
  readonly unknown: 'amount' | 'currency' | undefined;
  readonly awaits: Awaited;
  /** The last day on which money counted for it, where that has passed: it is of what came in by then and is not recorded. */
  readonly countedUntil: Day | undefined;
}

/** The fee on money in another currency than the cap or the steps of the terms: people agree on it. */
export interface FeeByHand extends OfReferral {
  /** The day of the first such money. */
  readonly on: Day;
  /** What came in, one a currency, less what went back. */
  readonly amounts: readonly Money[];
}

/**
 * The fees on clients won under terms of whom nothing is recorded that earns them, and what is to come of those who
 * paid a part of their invoice, by the day they were won: reckoned from the invoiced amount, after everything on record
 * where a cap of the year is shared. Money comes in on the day of the record at the earliest: what is left of an
 * invoice once the months agreed are over earns nothing, and where nothing is recorded it may have come in before. What
 * was paid or waived for one is taken off; one that comes to nothing, or was settled, is none.
 */
export function expectedFees({ record }: Pick<Fees, 'record'>): ExpectedFee[] {
  return [...unrecorded(record), ...rests(record)]
    .filter(({ amounts, unknown }) => amounts.length > 0 || unknown !== undefined)
    .toSorted((a, b) => compareDays(a.wonOn, b.wonOn) || a.referral - b.referral);
}

/** What of an invoice is not in yet, and earns nothing by now since the months agreed are over; undefined where it is not so. */
export function restTooLate({ record }: Pick<Fees, 'record'>, referral: number): ExpectedFee | undefined {
  return rests(record).find((each) => each.referral === referral && each.countedUntil !== undefined);
}

/**
 * The fee expected on one referral, also where it comes to nothing or nothing is left of it; undefined where none is
 * expected.
 */
export function expectedOn(record: FeeRecord, referral: number): ExpectedFee | undefined {
  return unrecorded(record).find((each) => each.referral === referral);
}

function unrecorded(record: FeeRecord): ExpectedFee[] {
  const referrals = feeReferrals(record);
  const settled = settledReferrals(record.payments);
  const open = unrecordedOf(referrals, record.collections).filter(({ number }) => !settled.has(number));
  const { lines, setAside } = accrueBeyond(
    referrals,
    record.collections,
    open.flatMap((each) => moneyToCome(each, record.asOf)),
  );
  const linesOf = groupedBy(lines, ({ referral }) => referral);
  const inOther = new Set(setAside.flatMap((each) => (each.reason === 'currency' ? [each.referral] : [])));
  const common = commonOf(record);
  return open.map((referral) =>
    expectedOf(referral, common(referral), linesOf.get(referral.number) ?? [], {
      isOther: inOther.has(referral.number),
      asOf: record.asOf,
    }),
  );
}

/** What is to come of fees on clients who paid a part: what has accrued is an amount due, and no part of it. */
function rests(record: FeeRecord): ExpectedFee[] {
  const referrals = feeReferrals(record);
  const settled = settledReferrals(record.payments);
  const open = partlyIn(referrals, record.collections).filter(
    ({ referral }) => !settled.has(referral.number),
  );
  const toCome = open.map(({ referral: { number: referral }, notIn: amount, lastOn }) => ({
    referral,
    day: laterDay(lastOn, record.asOf),
    amount,
  }));
  const linesOf = groupedBy(
    accrueBeyond(referrals, record.collections, toCome).lines,
    ({ referral }) => referral,
  );
  const common = commonOf(record);
  return open.map(({ referral, invoiced, notIn, lastOn }) => ({
    ...common(referral),
    booked: [],
    wonOn: referral.wonOn,
    since: lastOn,
    invoiced,
    notIn,
    amounts: sumByCurrency(linesOf.get(referral.number) ?? []).filter(({ minor }) => minor > 0),
    unknown: undefined,
    awaits: 'collected',
    countedUntil: countedUntil(referral, laterDay(lastOn, record.asOf)),
  }));
}

/**
 * What would come in: what was invoiced. A fee without a percent is earned by any amount, so one is made up. It comes in today
 * at the earliest; where money counts no more by then, it may have come in before, and is merely not recorded.
 */
function moneyToCome(governed: Governed, asOf: Day): MoneyToCome[] {
  const { number: referral, invoiced, terms } = governed;
  const day = missedOn(governed, asOf) ?? comesOn(governed, asOf);
  const { percentMillionths, currency } = terms;
  const amount =
    invoiced ?? (percentMillionths === null && currency !== null ? { minor: 1, currency } : null);
  return amount === null ? [] : [{ referral, day, amount }];
}

/** A fee on what was invoiced is earned on the day of the outcome, one on what comes in when it does. */
function comesOn({ wonOn, terms }: Governed, asOf: Day): Day {
  return terms.basis === 'collected' ? laterDay(wonOn, asOf) : wonOn;
}

/** The last day on which money counted, where that has passed since the client was won. */
function missedOn(governed: Governed, asOf: Day): Day | undefined {
  const last = countedUntil(governed, comesOn(governed, asOf));
  return last === undefined || last < governed.wonOn ? undefined : last;
}

function expectedOf(
  governed: Governed,
  ofReferral: OfReferral,
  lines: readonly FeeLine[],
  { isOther, asOf }: { readonly isOther: boolean; readonly asOf: Day },
): ExpectedFee {
  const { wonOn, invoiced, terms } = governed;
  const isKnown = invoiced !== null || terms.percentMillionths === null;
  return {
    ...ofReferral,
    wonOn,
    since: wonOn,
    invoiced,
    notIn: undefined,
    amounts: remaining(sumByCurrency(lines), ofReferral.booked),
    unknown: isOther ? 'currency' : isKnown ? undefined : 'amount',
    awaits: terms.basis === 'invoiced' || !isKnown ? 'value' : 'collected',
    countedUntil: missedOn(governed, asOf),
  };
}

/** What is left of each amount once what was booked of its currency is taken off. */
function remaining(amounts: readonly Money[], booked: readonly Money[]): Money[] {
  return amounts.flatMap(({ minor, currency }) => {
    const taken = booked.find((each) => each.currency === currency)?.minor ?? 0;
    return minor > taken ? [{ minor: minor - taken, currency }] : [];
  });
}

/**
 * The fees that people agree on, since money came in in another currency than the terms have their cap or steps in, by
 * the day it did. They stay until they are settled for good, or all of the money went back and nothing was booked.
 */
export function feesByHand({ record, accrual }: Pick<Fees, 'record' | 'accrual'>): FeeByHand[] {
  const setAside = accrual.setAside.filter(({ reason }) => reason === 'currency');
  const setAsideOf = groupedBy(setAside, ({ referral }) => referral);
  const linesOf = groupedBy(accrual.lines, ({ referral }) => referral);
  const settled = settledReferrals(record.payments);
  const common = commonOf(record);
  return feeReferrals(record)
    .filter(({ number }) => setAsideOf.has(number) && !settled.has(number))
    .flatMap((referral): FeeByHand[] => {
      const own = setAsideOf.get(referral.number) ?? [];
      const [first] = own;
      const ofReferral = common(referral);
      const earned = sumByCurrency(linesOf.get(referral.number) ?? []);
      const booked = remaining(ofReferral.booked, earned);
      const amounts = sumByCurrency(own.map(({ amount }) => amount)).filter(({ minor }) => minor !== 0);
      if (first === undefined || (amounts.length === 0 && booked.length === 0)) return [];
      return [{ ...ofReferral, booked, on: first.day, amounts }];
    })
    .toSorted((a, b) => compareDays(a.on, b.on) || a.referral - b.referral);
}

/** Of which referrals nothing more is due, whatever comes in. */
export function settledReferrals(payments: readonly LedgerPayment[]): ReadonlySet<number> {
  return new Set(
    payments.flatMap(({ settles, toward }) => (settles === true && toward !== null ? [toward.referral] : [])),
  );
}

/** What each fee is told with, of the referrals of a record. */
function commonOf({ referrals, payments }: FeeRecord): (referral: FeeReferral) => OfReferral {
  const rowOf = new Map(referrals.map((row) => [row.number, row]));
  const paymentsOf = groupedBy(payments, ({ toward }) => toward?.referral);
  return ({ number, partner }) => toldWith(number, partner, rowOf.get(number), paymentsOf.get(number) ?? []);
}

function toldWith(
  number: number,
  partner: number,
  row: FeeReferralRow | undefined,
  own: readonly LedgerPayment[],
): OfReferral {
  return {
    referral: number,
    partner,
    client: row?.client ?? null,
    direction: row?.direction === 'given' ? 'they-pay' : 'i-pay',
    booked: sumByCurrency(
      own.map(({ kind, minor, currency }) => ({ minor: kind === 'returned' ? -minor : minor, currency })),
    ).filter(({ minor }) => minor > 0),
  };
}
