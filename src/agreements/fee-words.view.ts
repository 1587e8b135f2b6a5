import { formatMoney, plainAmount, type Money } from '../money/money.ts';
import { list } from '../text/count.ts';
import type { ExpectedFee, FeeByHand } from './expected-fees.ts';
import type { FeeDirection } from './fee-terms.ts';

/** Who pays a fee. */
export const WHO: Readonly<Record<FeeDirection, string>> = { 'i-pay': 'you pay', 'they-pay': 'they pay' };

/** `you pay about CAD 1,000`: what is expected, marked as reckoned. */
export function expectedPhrase({ direction, amounts, unknown, booked }: ExpectedFee): string {
  const more = booked.length === 0 ? '' : ' more';
  if (unknown === 'amount') return `${WHO[direction]} a fee, amount not known`;
  if (unknown === 'currency') return `${WHO[direction]} a fee, not reckoned: other currency`;
  return `${WHO[direction]} about ${list(amounts.map(formatMoney), 'and')}${more}`;
}

/** The command that records what an expected fee waits for. */
export function expectedCommand({ referral, awaits }: ExpectedFee): string {
  return `refnet update ${referral} --${awaits} AMOUNT`;
}

/** `USD 9,000 came in, USD 300 booked`. */
export function byHandPhrase({ amounts, booked }: FeeByHand): string {
  const came = amounts.length === 0 ? 'all went back' : `${list(amounts.map(formatMoney), 'and')} came in`;
  return booked.length === 0 ? came : `${came}, ${list(booked.map(formatMoney), 'and')} booked`;
}

/** The command that books what was agreed, or says that it was all. */
export function byHandCommand({ referral, booked }: FeeByHand, handle: string): string {
  return booked.length === 0
    ? `refnet pay ${handle} AMOUNT --for ${referral}`
    : `refnet pay ${handle} --for ${referral} --settled`;
}

/** `you paid CAD 30 too much`: a credit to return. */
export function creditPhrase(direction: FeeDirection, credit: Money): string {
  return direction === 'i-pay'
    ? `you paid ${formatMoney(credit)} too much`
    : `they paid you ${formatMoney(credit)} too much`;
}

/** The command that records that a credit went back. */
export function creditCommand(direction: FeeDirection, credit: Money, handle: string): string {
  const received = direction === 'they-pay' ? ' --received' : '';
  return `refnet pay ${handle} "${plainAmount(credit)}"${received} --return`;
}
