import { formatMoney, amountAsTyped } from '../money/money.ts';
import { list } from '../text/count.ts';
import type { FeeDirection } from './fee-terms.ts';
import { expectedFees } from './expected-fees.ts';
import type { Fees } from './fee-record.ts';
import { isUnreckoned } from './pay.ts';
import { paymentPhrase, type Payment } from './payment.ts';
import type { Balance } from './settle.ts';

const WAYS: Readonly<Record<FeeDirection, string>> = { 'i-pay': 'to them', 'they-pay': 'from them' };

/** What is still due in a payment's own account, in minor units. */
export function stillDue({ direction, amount }: Payment, balances: readonly Balance[]): number {
  const own = balances.find((each) => each.direction === direction && each.currency === amount.currency);
  return own?.due ?? 0;
}

/**
 * `CAD 80 paid to Victor Osei, 20 Nov 2026; CAD 20 still due`, and what is due the other way, with the command that
 * settles it. `handle` is what finds the partner in a command.
 */
export function paidPhrase(payment: Payment, fees: Fees, handle: string): string {
  const { direction } = payment;
  const others = fees.balances.filter((each) => each.due > 0 && each.direction !== direction);
  const way = others.length === 0 ? '' : ` ${WAYS[direction]}`;
  return `${paymentPhrase(payment)}; ${restOf(payment, fees, handle, way)}${otherWay(others, handle)}`;
}

/** What is still due in the account of a payment, or expected for its referral, or left to whoever can say it. */
function restOf(payment: Payment, fees: Fees, handle: string, way: string): string {
  const { amount, toward, direction } = payment;
  const minor = stillDue(payment, fees.balances);
  const { currency } = amount;
  if (toward !== null && isUnreckoned(fees, toward.referral)) {
    return `is that all? refnet pay ${handle} --for ${toward.referral} --settled`;
  }
  const expected = expectedFees(fees).find(({ referral }) => referral === toward?.referral);
  if (expected !== undefined) {
    return `${list(expected.amounts.map(formatMoney), 'and')} still expected for #${expected.referral}`;
  }
  if (minor > 0) return `${formatMoney({ minor, currency })} still due${way}`;
  const credit = fees.balances.find(
    (each) => each.direction === direction && each.currency === currency,
  )?.credit;
  if (credit === undefined || credit === 0) return `nothing more is due${way}`;
  return `${formatMoney({ minor: credit, currency })} too much is paid${way}: it goes back, or off the next fee`;
}

/** `; EUR 200 due from them: refnet pay bea --received`: what is due the other way; empty where nothing is. */
function otherWay(others: readonly Balance[], handle: string): string {
  const [first] = others;
  if (first === undefined) return '';
  const due = ({ due: minor, currency }: Balance) => ({ minor, currency });
  const amounts = others.map((each) => formatMoney(due(each)));
  const amount = others.length === 1 ? '' : ` "${amountAsTyped(due(first))}"`;
  const received = first.direction === 'they-pay' ? ' --received' : '';
  return `; ${list(amounts, 'and')} due ${WAYS[first.direction]}: refnet pay ${handle}${amount}${received}`;
}
