/** The year for the accountant: what was earned and paid, payee by payee, never one currency added to another. */
import { toDay, type Day } from '../calendar/day.ts';
import { formatMoney, money } from '../money/money.ts';
import type { FeeLine } from './ledger.ts';
import { balances, type Balance } from './settle.ts';
import type { LedgerPayment } from './payment.ts';
import type { FeeDirection } from './fee-terms.ts';

/** One currency of a statement, in minor units. */
export interface StatementTotal {
  readonly currency: string;
  /** By the days of the collections. */
  readonly accrued: number;
  /** By the days of the payments, less what was returned. */
  readonly paid: number;
  readonly waived: number;
  /** At the end of the period, from all time before. */
  readonly due: number;
  readonly credit: number;
}

/**
 * One partner's year in one direction. In `i-pay` the partner is the payee; in `they-pay` I am, and the partner the
 * payer.
 */
export interface Statement extends PeriodStatement {
  readonly year: number;
}

/** The same of any days. */
export interface PeriodStatement {
  readonly partner: number;
  readonly direction: FeeDirection;
  readonly totals: readonly StatementTotal[];
}

/** Days that something is counted in, both inclusive. */
interface Days {
  readonly since: Day;
  readonly until: Day;
}

/** The statements of a calendar year: see {@link periodStatement}. */
export function yearlyStatement(
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  year: number,
  byHand?: ReadonlySet<number>,
): Statement[] {
  const days = { since: toDay(year, 1, 1), until: toDay(year, 12, 31) };
  return periodStatement(lines, payments, days, byHand).map((each) => ({ ...each, year }));
}

/**
 * What was accrued and paid on the days of a period, for accounts with anything in it or open at its end; by partner.
 * `byHand` are the referrals whose payments may say what the fee comes to.
 */
export function periodStatement(
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  days: Days,
  byHand?: ReadonlySet<number>,
): PeriodStatement[] {
  const upToEnd = <T extends { readonly day: string }>(all: readonly T[]): T[] =>
    all.filter(({ day }) => day <= days.until);
  const statements = new Map<string, { statement: PeriodStatement; totals: StatementTotal[] }>();
  for (const balance of balances(upToEnd(lines), upToEnd(payments), byHand)) {
    const total: StatementTotal = {
      ...inPeriod(balance, payments, days),
      due: balance.due,
      credit: balance.credit,
    };
    if ([total.accrued, total.paid, total.waived, total.due, total.credit].every((minor) => minor === 0))
      continue;
    const { partner, direction } = balance;
    const key = `${partner} ${direction}`;
    const totals = statements.get(key)?.totals ?? [];
    totals.push(total);
    statements.set(key, { statement: { partner, direction, totals }, totals });
  }
  return [...statements.values()].map(({ statement }) => statement);
}

function inPeriod(
  { partner, direction, currency, lines, letGo }: Balance,
  payments: readonly LedgerPayment[],
  { since, until }: Days,
): Omit<StatementTotal, 'due' | 'credit'> {
  const isIn = ({ day }: { readonly day: Day }): boolean => since <= day && day <= until;
  const sum = (amounts: readonly number[]): number =>
    money(
      amounts.reduce((total, minor) => total + minor, 0),
      currency,
    ).minor;
  const settled = payments.filter(
    (each) =>
      each.partner === partner && each.direction === direction && each.currency === currency && isIn(each),
  );
  const of = (kind: LedgerPayment['kind']): number =>
    sum(settled.filter((each) => each.kind === kind).map(({ minor }) => minor));
  return {
    currency,
    accrued: sum(lines.flatMap(({ line }) => (isIn(line) ? [line.minor] : []))),
    paid: of('paid') - of('returned'),
    waived: of('waived') + sum(letGo.flatMap((each) => (isIn(each) ? [each.minor] : []))),
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
export function form1099Threshold(year: number): TaxThreshold {
  return { minor: year <= LAST_YEAR_OF_600 ? 60_000 : 200_000, isExact: year < FIRST_INDEXED_YEAR };
}

/**
 * Form 1099-NEC for a payee in the US and a year: whether the payments of the year reach the threshold.
 * `look-up`: the amount of that year is indexed and not known here. `other-currency`: below it in USD, but other
 * currencies were paid too and count once converted.
 */
export interface Form1099 {
  readonly state: 'reached' | 'below' | 'look-up' | 'other-currency';
  /** In US cents; null where it is to be looked up. */
  readonly threshold: number | null;
  /** Paid in the year, in US cents. */
  readonly paid: number;
  readonly otherCurrencies: readonly string[];
}

/**
 * What a statement means for form 1099-NEC. Undefined where it does not apply: the payee is not in the US (country `US`), I am the payee, or nothing was paid.
 */
export function form1099(statement: Statement, country: string | null): Form1099 | undefined {
  const paidTotals = statement.totals.filter(({ paid }) => paid > 0);
  if (country !== 'US' || statement.direction !== 'i-pay' || paidTotals.length === 0) return undefined;
  const paid = paidTotals.find(({ currency }) => currency === 'USD')?.paid ?? 0;
  const otherCurrencies = paidTotals.map(({ currency }) => currency).filter((currency) => currency !== 'USD');
  const { minor, isExact } = form1099Threshold(statement.year);
  const threshold = isExact ? minor : null;
  return { state: stateOf(threshold, paid, otherCurrencies), threshold, paid, otherCurrencies };
}

function stateOf(threshold: number | null, paid: number, others: readonly string[]): Form1099['state'] {
  if (threshold === null) return 'look-up';
  if (paid >= threshold) return 'reached';
  return others.length > 0 ? 'other-currency' : 'below';
}

/** The note for the statement, in one sentence: a fact with its source, no advice. */
export function form1099Words(form: Form1099, year: number): string {
  const paid = `${formatMoney({ minor: form.paid, currency: 'USD' })} paid in ${year} to a payee in the US`;
  const others =
    form.otherCurrencies.length === 0 ? '' : `, besides payments in ${form.otherCurrencies.join(', ')}`;
  const note = '(US form 1099-NEC; not tax advice)';
  if (form.threshold === null) {
    return `${paid}${others}: the threshold is indexed from 2027 on, so look up the amount for ${year} ${note}`;
  }
  const threshold = formatMoney({ minor: form.threshold, currency: 'USD' });
  const since = year > LAST_YEAR_OF_600 ? 'from 2026' : 'for payments through 2025';
  const verdict = {
    reached: `that reaches the ${threshold} ${since}`,
    below: `that is below the ${threshold} ${since}`,
    'other-currency': `those count once converted, towards the ${threshold} ${since}`,
    'look-up': '',
  }[form.state];
  return `${paid}${others}: ${verdict} ${note}`;
}
