/** The fee ledger: what each collection added to or took from the fee on its referral, with its arithmetic. */
import { addDays, addMonths, compareDays, isMonthsOld, partsOf, type Day } from '../calendar/day.ts';
import { money, type Money } from '../money/money.ts';
import { compareText } from '../text/compare-text.ts';
import { feeOn, NO_FEE, type Fee } from './fee-formula.ts';
import type { CapPeriod, FeeBasis, FeeDirection, FeeTerms } from './fee-terms.ts';
import { shareOut, type Slice } from './year-cap.ts';

/** A referral as fees see it. Give none that is `void` or whose client refused contact. */
export interface FeeReferral {
  readonly number: number;
  readonly partner: number;
  readonly day: Day;
  /** The terms in force on its day (`termsInForce`); null for none. */
  readonly terms: FeeTerms | null;
  /** Whether it is the first of its agreement (`firstReferrals`). */
  readonly isFirst: boolean;
  /** The day it was won; null where it is not. */
  readonly wonOn: Day | null;
  readonly invoiced: Money | null;
}

/** Money that came in from a client, below zero for a refund. `id` tells apart those of a day. */
export interface Collection {
  readonly id: number;
  readonly referral: number;
  readonly day: Day;
  readonly minor: number;
  readonly currency: string;
}

/** How a line came about, all amounts in minor units of the line's currency unless they are `Money`. */
export interface FeeArithmetic {
  /**
   * What happened: money of this referral (`collected`, `refunded`, `invoiced`), the client `won`, or `room`: money
   * of another referral was refunded, and the cap of the year has room for this one again. `by-hand`: nothing was
   * reckoned, a payment says what the fee comes to.
   */
  readonly event: 'collected' | 'refunded' | 'invoiced' | 'won' | 'room' | 'by-hand';
  readonly basis: FeeBasis;
  /** The money of the event; null for `won` and `room`. */
  readonly amount: Money | null;
  /** The total of this referral that counts, after the event; for the basis `won`, the clients won: 1. */
  readonly total: number;
  /** f(total) before any cap. */
  readonly uncapped: Fee;
  /** The cap that cut it, or null. Of one a year, what it leaves for the money of each calendar year, in their order. */
  readonly cap: {
    readonly minor: number;
    readonly per: CapPeriod;
    readonly years: readonly YearShare[];
  } | null;
  /** What the referral has earned in all after the event. */
  readonly fee: number;
  /** What was accrued before: the line is `fee - before`. */
  readonly before: number;
}

interface YearShare {
  readonly year: number;
  readonly minor: number;
}

/** One dated line of the ledger, below zero where a refund takes a fee back. */
export interface FeeLine {
  readonly referral: number;
  readonly partner: number;
  readonly direction: FeeDirection;
  readonly day: Day;
  /** The collection that caused it; null for the bases `invoiced` and `won`. */
  readonly collection: number | null;
  readonly currency: string;
  readonly minor: number;
  readonly arithmetic: FeeArithmetic;
}

/** Money that earns no fee although its referral has terms. */
export interface SetAside {
  readonly referral: number;
  readonly collection: number | null;
  readonly day: Day;
  readonly amount: Money;
  /** `late`: after the months agreed. `currency`: the cap or the tiers are in another currency, and none is converted. */
  readonly reason: 'late' | 'currency';
}

export interface Accrual {
  /** In the order in which they came about: by day, on one day refunds last, then by referral and amount. */
  readonly lines: readonly FeeLine[];
  readonly setAside: readonly SetAside[];
}

/**
 * Reckons every fee from the record, from the first collection on. After each one the fee is f(total) less what was
 * accrued before, so that rounding never adds up; the lines of a referral sum to the fee on its total.
 *
 * - *Refunds* take back the latest money first. Money after the agreed months earns nothing, and is the first to go.
 * - *Currencies* are never converted. A percent goes by the money of each currency by itself; a flat fee and a bonus
 *   are earned in their own currency with the first money in any. Where a cap or tiers of a percent name a currency, money
 *   in another one is set aside: nobody could say whether the cap is reached.
 * - *A cap per year* holds for one partner and direction over the calendar year in which the money came in (see
 *   `year-cap.ts`): give all referrals of a partner, never one alone.
 * - *A cap* includes the flat fee and the bonus: never more than the cap.
 *
 * Collections of referrals not given, or without terms, are passed over. Throws a UserError where a sum is too large
 * to be exact.
 */
export function accrue(referrals: readonly FeeReferral[], collections: readonly Collection[]): Accrual {
  const { lines, setAside } = ledgerOf(referrals, collections);
  return { lines, setAside };
}

/** Money that is still to come, as of the day it would have counted. */
export interface MoneyToCome {
  readonly referral: number;
  readonly day: Day;
  readonly amount: Money;
}

/**
 * What money still to come would add to the record: its lines and what would be set aside, of it alone. It comes after
 * everything on record, so that it takes no room under a cap of the year from what has come in.
 */
export function accrueBeyond(
  referrals: readonly FeeReferral[],
  collections: readonly Collection[],
  toCome: readonly MoneyToCome[],
): Accrual {
  const ledger = ledgerOf(referrals, collections);
  const [lines, setAside] = [ledger.lines.length, ledger.setAside.length];
  const governed = new Map(referrals.map((referral) => [referral.number, referral]));
  const events = toCome.flatMap(({ referral: number, day, amount }): Event[] => {
    const referral = governed.get(number);
    return referral === undefined || !hasTerms(referral)
      ? []
      : [{ referral, day, collection: null, ...amount, amount }];
  });
  for (const event of events.toSorted(byTime)) post(ledger, event);
  return { lines: ledger.lines.slice(lines), setAside: ledger.setAside.slice(setAside) };
}

function ledgerOf(referrals: readonly FeeReferral[], collections: readonly Collection[]): Ledger {
  const ledger: Ledger = { lines: [], setAside: [], accounts: new Map(), pools: new Map() };
  for (const event of eventsOf(referrals, collections)) post(ledger, event);
  return ledger;
}

/** A referral with terms that govern it. */
export type Governed = FeeReferral & { readonly terms: FeeTerms };

/** Something that changes a referral's total. For the basis `won` the total counts the client won: 1, without money. */
interface Event {
  readonly referral: Governed;
  readonly day: Day;
  readonly collection: number | null;
  readonly currency: string;
  readonly minor: number;
  readonly amount: Money | null;
}

function eventsOf(referrals: readonly FeeReferral[], collections: readonly Collection[]): Event[] {
  const governed = new Map(
    referrals.flatMap((referral) => (hasTerms(referral) ? [[referral.number, referral]] : [])),
  );
  const collected = collections.flatMap((collection) => {
    const referral = governed.get(collection.referral);
    return referral?.terms.basis === 'collected' ? [collectionEvent(referral, collection)] : [];
  });
  return [...collected, ...[...governed.values()].flatMap(wonEvents)].toSorted(byTime);
}

function hasTerms(referral: FeeReferral): referral is Governed {
  return referral.terms !== null;
}

function collectionEvent(referral: Governed, { id, day, minor, currency }: Collection): Event {
  return { referral, day, collection: id, currency, minor, amount: { minor, currency } };
}

/** The one event of the bases that go by the day a referral was won. */
function wonEvents(referral: Governed): Event[] {
  const { terms, wonOn: day, invoiced } = referral;
  if (day === null || terms.basis === 'collected') return [];
  const event = { referral, day, collection: null };
  if (terms.basis === 'won') {
    return terms.currency === null ? [] : [{ ...event, currency: terms.currency, minor: 1, amount: null }];
  }
  return invoiced === null ? [] : [{ ...event, ...invoiced, amount: invoiced }];
}

/**
 * Of one day the higher number is the last, but refunds come after all else. Numbers given in another order move what a
 * line of the day says, and no sum of a referral or an account.
 */
function byTime(a: Event, b: Event): number {
  return (
    compareDays(a.day, b.day) ||
    Number(a.minor < 0) - Number(b.minor < 0) ||
    a.referral.number - b.referral.number ||
    compareText(a.currency, b.currency) ||
    (a.collection ?? 0) - (b.collection ?? 0)
  );
}

/** One referral's money so far. */
interface Account {
  readonly referral: Governed;
  /** By currency: the total that counts, and what came too late to count. */
  readonly totals: Map<string, { counted: number; late: number }>;
  /** By currency: the fee accrued so far. */
  readonly accrued: Map<string, number>;
  /** For a cap per year: the money that counts, latest last, each slice also in the pool of its year. */
  slices: { readonly slice: Slice; readonly pool: string; readonly year: number }[];
}

interface Ledger {
  readonly lines: FeeLine[];
  readonly setAside: SetAside[];
  readonly accounts: Map<number, Account>;
  /** For caps per year: every slice of a year, partner, direction and currency, in the order they came. */
  readonly pools: Map<string, Slice[]>;
}

function post(ledger: Ledger, event: Event): void {
  const { referral, day, collection, amount } = event;
  const aside = (reason: SetAside['reason']): void => {
    if (amount !== null) ledger.setAside.push({ referral: referral.number, collection, day, amount, reason });
  };
  if (!isReckonable(event)) {
    aside('currency');
    return;
  }
  const account = accountOf(ledger, referral);
  const change = countIn(account, event);
  if (change.late !== 0 && change.counted === 0) {
    aside('late');
    return;
  }
  if (referral.terms.capPer === 'year') postUnderYearCap(ledger, account, event);
  else postAlone(ledger, account, event);
}

/**
 * Whether the money can be held against the cap and the tiers, which have a currency of their own. A fee without a
 * percent is earned with the first money in any currency, under the cap of the referral too.
 */
function isReckonable({ currency, referral: { terms } }: Event): boolean {
  if (currency === terms.currency) return true;
  if (terms.percentMillionths === null) return terms.capPer !== 'year';
  return terms.capMinor === null && terms.tiers.length === 0;
}

function accountOf(ledger: Ledger, referral: Governed): Account {
  const known = ledger.accounts.get(referral.number);
  if (known !== undefined) return known;
  const account: Account = { referral, totals: new Map(), accrued: new Map(), slices: [] };
  ledger.accounts.set(referral.number, account);
  return account;
}

/** Adds the money to what counts, or to what came too late; a refund takes from the latter first. Says what went where. */
function countIn(account: Account, event: Event): { counted: number; late: number } {
  const { counted, late } = account.totals.get(event.currency) ?? { counted: 0, late: 0 };
  const { day, terms } = event.referral;
  const toLate =
    event.minor < 0 ? -Math.min(-event.minor, late) : isLate(day, terms, event.day) ? event.minor : 0;
  const change = { counted: event.minor - toLate, late: toLate };
  account.totals.set(event.currency, {
    counted: money(counted + change.counted, event.currency).minor,
    late: money(late + change.late, event.currency).minor,
  });
  return change;
}

/** The last day on which money counts for a fee of that referral, where that is before `on`; undefined where it counts on it. */
export function countedUntil({ day, terms }: Governed, on: Day): Day | undefined {
  return terms.months !== null && isLate(day, terms, on) ? addMonths(day, terms.months) : undefined;
}

/** Whether `on` is after `addMonths(referral, months)`, also where that is a day beyond the calendar. */
function isLate(referral: Day, { months }: FeeTerms, on: Day): boolean {
  return months !== null && on > referral && isMonthsOld(referral, months, addDays(on, -1));
}

/** Where no other referral has a say: the fee is a function of this referral's totals. */
function postAlone(ledger: Ledger, account: Account, event: Event): void {
  const { terms } = account.referral;
  const currencies = new Set([event.currency, ...(terms.currency === null ? [] : [terms.currency])]);
  for (const currency of currencies) {
    // Without a percent nothing is earned in a currency that the terms do not name: no line says so.
    if (terms.percentMillionths === null && currency !== terms.currency) continue;
    const uncapped = feeIn(account, currency);
    const fee = Math.min(uncapped.minor, terms.capMinor ?? Infinity);
    const isOwn = currency === event.currency;
    if (isOwn || fee !== (account.accrued.get(currency) ?? 0)) {
      addLine(ledger, account, event, { currency, uncapped, fee, isOwn: true });
    }
  }
}

/** The fee in one currency before any cap: percents of its own money, flat and bonus where the terms have them in it. */
function feeIn(account: Account, currency: string): Fee {
  const { terms, isFirst } = account.referral;
  const total = account.totals.get(currency)?.counted ?? 0;
  if (currency !== terms.currency) {
    return feeOn({ ...terms, flatMinor: null, firstBonusMinor: null }, total, false);
  }
  if (total > 0) return feeOn(terms, total, isFirst);
  const paidElsewhere = [...account.totals.values()].some(({ counted }) => counted > 0);
  return paidElsewhere ? feeOn({ ...terms, percentMillionths: null, tiers: [] }, 1, isFirst) : NO_FEE;
}

function postUnderYearCap(ledger: Ledger, account: Account, event: Event): void {
  const pools = new Set([...cutSlices(ledger, account), ...addSlice(ledger, account, event)]);
  const touched = new Set<number>();
  for (const pool of pools) for (const { referral } of ledger.pools.get(pool) ?? []) touched.add(referral);
  touched.delete(account.referral.number);
  for (const number of [account.referral.number, ...[...touched].toSorted((a, b) => a - b)]) {
    const each = ledger.accounts.get(number);
    if (each !== undefined) postShare(ledger, each, event);
  }
}

function postShare(ledger: Ledger, account: Account, event: Event): void {
  const currency = account.referral.terms.currency ?? event.currency;
  const years = sharesOf(ledger, account);
  const fee = years.reduce((sum, { minor }) => sum + minor, 0);
  const isOwn = account.referral === event.referral;
  if (!isOwn && fee === (account.accrued.get(currency) ?? 0)) return;
  addLine(ledger, account, event, { currency, uncapped: feeIn(account, currency), fee, years, isOwn });
}

/** What a referral earns of each year in which money of it came in. */
function sharesOf(ledger: Ledger, { slices, referral }: Account): YearShare[] {
  const pools = new Map(slices.map(({ pool, year }) => [pool, year]));
  return [...pools].map(([name, year]) => {
    const pool = ledger.pools.get(name) ?? [];
    const shares = shareOut(pool);
    const own = (sum: number, slice: Slice, i: number) =>
      sum + (slice.referral === referral.number ? (shares[i] ?? 0) : 0);
    return { year, minor: pool.reduce(own, 0) };
  });
}

/** Takes back the latest slices down to the total, and names the pools they were in. */
function cutSlices(ledger: Ledger, account: Account): string[] {
  const total = totalUnderCap(account);
  const cut = account.slices.filter(({ slice }) => slice.to > total);
  for (const { slice, pool } of cut) {
    slice.to = Math.max(slice.from, total);
    slice.fee = sliceFee(account, slice.from, slice.to);
    if (slice.to === slice.from) {
      ledger.pools.set(
        pool,
        (ledger.pools.get(pool) ?? []).filter((each) => each !== slice),
      );
    }
  }
  account.slices = account.slices.filter(({ slice }) => slice.to > slice.from);
  return cut.map(({ pool }) => pool);
}

/** Adds what the total has grown by as a slice of the event's year, and names its pool. */
function addSlice(ledger: Ledger, account: Account, event: Event): string[] {
  const { number, partner, terms } = account.referral;
  const from = account.slices.at(-1)?.slice.to ?? 0;
  const to = totalUnderCap(account);
  if (to <= from) return [];
  const { year } = partsOf(event.day);
  const pool = [partner, terms.direction, terms.currency, year].join(' ');
  const slice = {
    referral: number,
    cap: terms.capMinor ?? Infinity,
    from,
    to,
    fee: sliceFee(account, from, to),
  };
  account.slices.push({ slice, pool, year });
  const slices = ledger.pools.get(pool);
  if (slices === undefined) ledger.pools.set(pool, [slice]);
  else slices.push(slice);
  return [pool];
}

function totalUnderCap({ totals, referral }: Account): number {
  return totals.get(referral.terms.currency ?? '')?.counted ?? 0;
}

function sliceFee({ referral: { terms, isFirst } }: Account, from: number, to: number): number {
  return feeOn(terms, to, isFirst).minor - feeOn(terms, from, isFirst).minor;
}

interface Reckoned {
  readonly currency: string;
  readonly uncapped: Fee;
  readonly fee: number;
  readonly years?: readonly YearShare[];
  /** False where the event was another referral's. */
  readonly isOwn: boolean;
}

function addLine(ledger: Ledger, account: Account, event: Event, reckoned: Reckoned): void {
  const { currency, uncapped, fee, years = [], isOwn } = reckoned;
  const { number, partner, terms } = account.referral;
  const before = account.accrued.get(currency) ?? 0;
  account.accrued.set(currency, fee);
  const { capMinor, capPer } = terms;
  const cap =
    capMinor !== null && capPer !== null && fee < uncapped.minor
      ? { minor: capMinor, per: capPer, years }
      : null;
  ledger.lines.push({
    referral: number,
    partner,
    direction: terms.direction,
    day: event.day,
    collection: event.collection,
    currency,
    minor: money(fee - before, currency).minor,
    arithmetic: {
      event: isOwn ? nameOf(event) : 'room',
      basis: terms.basis,
      amount: isOwn ? event.amount : null,
      total: account.totals.get(currency)?.counted ?? 0,
      uncapped,
      cap,
      fee,
      before,
    },
  });
}

function nameOf({ referral: { terms }, minor }: Event): Exclude<FeeArithmetic['event'], 'room' | 'by-hand'> {
  if (terms.basis !== 'collected') return terms.basis;
  return minor < 0 ? 'refunded' : 'collected';
}
