/** The year for the accountant: what was earned and paid, payee by payee, never one currency added to another. */
import type { Day } from '../calendar/day.ts';
import { formatMoney } from '../money/money.ts';
import { isOfLegalProfession, sourceOf } from '../partners/notices.ts';
import type { FeeLine } from './ledger.ts';
import { balances, keyOf, type Balance } from './settle.ts';
import type { LedgerPayment } from './payment.ts';
import type { FeeDirection } from './fee-terms.ts';

/** One currency of a statement, in minor units. */
export interface StatementTotal {
  readonly currency: string;
  /** Before its first day: with what is accrued, paid and waived in it, what is due and in credit at its end. */
  readonly openingDue: number;
  readonly openingCredit: number;
  /** By the days of the collections. */
  readonly accrued: number;
  /** By the days of the payments. */
  readonly paid: number;
  /** Of what was paid, then or before: what came back on the days of the period. */
  readonly returned: number;
  /** Less what a refund took back of it. */
  readonly waived: number;
  /** At the end of the period, from all time before. */
  readonly due: number;
  readonly credit: number;
}

/** One partner's days in one direction. In `i-pay` the partner is the payee; in `they-pay` I am, and the partner the payer. */
export interface PeriodStatement {
  readonly partner: number;
  readonly direction: FeeDirection;
  readonly totals: readonly StatementTotal[];
}

/** One partner's calendar year in one direction. */
export interface Statement extends PeriodStatement {
  readonly year: number;
}

/** Days that something is counted in, both inclusive. */
interface Days {
  readonly since: Day;
  readonly until: Day;
}

/**
 * What was accrued and paid on the days of a period, for accounts with anything in it or open at its end; by partner.
 * `byHand` are the referrals whose payments may say what the fee comes to.
 */
export function periodStatement(
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  days: Days,
  byHand: ReadonlySet<number>,
): PeriodStatement[] {
  const upToEnd = <T extends { readonly day: string }>(all: readonly T[]): T[] =>
    all.filter(({ day }) => day <= days.until);
  const before = <T extends { readonly day: string }>(all: readonly T[]): T[] =>
    all.filter(({ day }) => day < days.since);
  const openings = new Map(
    balances(before(lines), before(payments), byHand).map((balance) => [keyOf(balance), balance]),
  );
  const moved = movedIn(lines, payments, days);
  const paid = paidIn(payments, days);
  const statements = new Map<string, { statement: PeriodStatement; totals: StatementTotal[] }>();
  for (const balance of balances(upToEnd(lines), upToEnd(payments), byHand)) {
    const key = keyOf(balance);
    const { currency, ...amounts } = totalOf(balance, paid.get(key) ?? 0, openings.get(key));
    if (!moved.has(key) && Object.values(amounts).every((minor) => minor === 0)) continue;
    const total = { currency, ...amounts };
    const { partner, direction } = balance;
    const whose = `${partner} ${direction}`;
    const totals = statements.get(whose)?.totals ?? [];
    totals.push(total);
    statements.set(whose, { statement: { partner, direction, totals }, totals });
  }
  return [...statements.values()].map(({ statement }) => statement);
}

/** The accounts in which something was earned, paid or returned on those days, be it that it comes to nothing. */
function movedIn(
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  days: Days,
): ReadonlySet<string> {
  const isIn = ({ day, minor }: { readonly day: Day; readonly minor: number }) =>
    minor !== 0 && days.since <= day && day <= days.until;
  const money = payments.filter(({ kind }) => kind !== 'waived');
  return new Set([...lines.filter(isIn), ...money.filter(isIn)].map(keyOf));
}

/** What was paid in each account on those days, whatever came back. */
function paidIn(payments: readonly LedgerPayment[], days: Days): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const payment of payments) {
    if (payment.kind !== 'paid' || payment.day < days.since || payment.day > days.until) continue;
    const key = keyOf(payment);
    sums.set(key, (sums.get(key) ?? 0) + payment.minor);
  }
  return sums;
}

/** What came between an account as it stood before the period and at its end; `inAll`: what was paid in it. */
function totalOf(
  { currency, accrued, paid, waived, due, credit }: Balance,
  inAll: number,
  opening?: Balance,
): StatementTotal {
  return {
    currency,
    openingDue: opening?.due ?? 0,
    openingCredit: opening?.credit ?? 0,
    accrued: accrued - (opening?.accrued ?? 0),
    paid: inAll,
    returned: inAll - (paid - (opening?.paid ?? 0)),
    waived: waived - (opening?.waived ?? 0),
    due,
    credit,
  };
}

/** What payments of a year must add up to before form 1099-NEC is asked for. */
export interface TaxThreshold {
  /** In US cents. */
  readonly minor: number;
  /** False from 2027 on: the amount of 2026 then follows inflation, so that this is the least it can be. */
  readonly isExact: boolean;
}

const LAST_YEAR_OF_600 = 2025;
const FIRST_INDEXED_YEAR = 2027;

/** The threshold of form 1099-NEC: $600 a year for payments through 2025, $2,000 from 2026, indexed from 2027. */
function form1099Threshold(year: number): TaxThreshold {
  return { minor: year <= LAST_YEAR_OF_600 ? 60_000 : 200_000, isExact: year < FIRST_INDEXED_YEAR };
}

/**
 * Form 1099-NEC between a payer and a payee in the US, for a year whose payments reach the threshold or may.
 * `look-up`: they reach that of 2026, and the amount of that year is indexed and not known here. `other-currency`: they
 * are below it in USD, but other currencies were paid too and count once converted.
 */
export interface Form1099 {
  readonly state: 'reached' | 'look-up' | 'other-currency';
  /** In US cents; from 2027 on the least it can be. */
  readonly threshold: number;
  /** Paid in the year, in US cents, and what came back in it: that may be of another year. */
  readonly paid: number;
  readonly returned: number;
  readonly otherCurrencies: readonly string[];
}

/**
 * What a statement means for form 1099-NEC. Undefined where it does not apply: payer or payee is not in the US (a payee
 * without a country is taken to be where the payer is), I am the payee, or what was paid is below the threshold.
 */
export function form1099(
  statement: Statement,
  { payer, payee }: { readonly payer: string | null | undefined; readonly payee: string | null },
): Form1099 | undefined {
  if (payer !== 'US' || (payee ?? payer) !== 'US' || statement.direction !== 'i-pay') return undefined;
  const paidTotals = statement.totals.filter(({ paid: minor }) => minor > 0);
  const { paid, returned } = paidTotals.find(({ currency }) => currency === 'USD') ?? NOTHING_PAID;
  const otherCurrencies = paidTotals.map(({ currency }) => currency).filter((currency) => currency !== 'USD');
  const { minor: threshold, isExact } = form1099Threshold(statement.year);
  const state = paid >= threshold ? (isExact ? 'reached' : 'look-up') : 'other-currency';
  if (state === 'other-currency' && otherCurrencies.length === 0) return undefined;
  return { state, threshold, paid, returned, otherCurrencies };
}

const NOTHING_PAID = { paid: 0, returned: 0 };

/**
 * The note for the statement: facts with their source, no advice. That corporations get no form is not said of a payee of
 * a legal profession.
 */
export function form1099Words(
  { state, threshold, paid, returned, otherCurrencies }: Form1099,
  year: number,
  profession: string | null = null,
): string {
  const usd = (minor: number): string => formatMoney({ minor, currency: 'USD' });
  const others = otherCurrencies.join(', ');
  const back = returned === 0 ? '' : `, and ${usd(returned)} came back`;
  const inUsd = `${usd(paid)} paid in ${year}${back}${others === '' ? '' : `, besides payments in ${others}`}`;
  const sum = paid === 0 ? `paid in ${year} in ${others} alone` : inUsd;
  const converted = state === 'other-currency' ? 'what is not in USD counts once converted; ' : '';
  const since = year <= LAST_YEAR_OF_600 ? 'to 2025' : '2026';
  const indexed = year < FIRST_INDEXED_YEAR ? '' : `, indexed from 2027: look up ${year}`;
  const rule = `the form is for ${usd(threshold)} or more a year (${since})${indexed}`;
  const whose = isOfLegalProfession(profession)
    ? 'for legal professions see its instructions'
    : 'as a rule not for corporations';
  return `US form 1099-NEC: ${sum}; ${converted}${rule}; ${whose}. ${sourceOf('us-1099-nec')}`;
}
