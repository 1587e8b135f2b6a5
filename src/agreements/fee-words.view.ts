import { formatDate } from '../calendar/day-words.ts';
import { formatMoney, amountAsTyped, type Money } from '../money/money.ts';
import { list } from '../text/count.ts';
import type { ExpectedFee, FeeByHand } from './expected-fees.ts';
import type { FallenFee } from './fallen-fees.ts';
import type { FeeDirection } from './fee-terms.ts';

/** Who pays a fee. */
export const WHO: Readonly<Record<FeeDirection, string>> = { 'i-pay': 'you pay', 'they-pay': 'they pay' };

/** `you pay about CAD 1,000`: what is expected, marked as reckoned. */
export function expectedPhrase(fee: ExpectedFee): string {
  const { direction, amounts, unknown, booked, notIn, invoiced, countedUntil } = fee;
  const more = booked.length === 0 ? '' : ' more';
  if (notIn !== undefined && invoiced !== null) {
    const [, of = ''] = formatMoney(invoiced).split(' ');
    const about = moneyList(amounts);
    return `${formatMoney(notIn)} of ${of} not in yet, ${WHO[direction]} about ${about} more`;
  }
  const by = countedUntil === undefined ? '' : `, if it came in by ${formatDate(countedUntil)}`;
  if (unknown === 'amount') return `${WHO[direction]} a fee, amount not known${by}`;
  if (unknown === 'currency') return `${WHO[direction]} a fee, not reckoned: other currency${by}`;
  return `${WHO[direction]} about ${moneyList(amounts)}${more}${by}`;
}

/** The commands that end what is expected of a client who paid a part, where no more comes in. */
export function restEnds({ referral, invoiced, notIn }: ExpectedFee, handle: string): string[] {
  if (invoiced === null || notIn === undefined) return [];
  const all = amountAsTyped({ ...invoiced, minor: invoiced.minor - notIn.minor });
  return [`refnet update ${referral} --value "${all}"`, `refnet pay ${handle} --for ${referral} --settled`];
}

/** What is not in yet of an invoice, and earns nothing any more. */
export function tooLatePhrase({ notIn, invoiced, countedUntil }: ExpectedFee): string {
  if (notIn === undefined || invoiced === null || countedUntil === undefined) return '';
  const [, of = ''] = formatMoney(invoiced).split(' ');
  const when = formatDate(countedUntil);
  return `${formatMoney(notIn)} of ${of} not in yet: outside the agreed months, to ${when}`;
}

/** The command that records what an expected fee waits for. */
export function expectedCommand({ referral, awaits, countedUntil }: ExpectedFee): string {
  const day = countedUntil === undefined || awaits === 'value' ? '' : ' --on DAY';
  return `refnet update ${referral} --${awaits} AMOUNT${day}`;
}

/** `USD 9,000 came in, USD 300 booked`. */
export function byHandPhrase({ amounts, booked }: FeeByHand): string {
  const came = amounts.length === 0 ? 'all went back' : `${moneyList(amounts)} came in`;
  return booked.length === 0 ? came : `${came}, ${moneyList(booked)} booked`;
}

/** The command that books what was agreed, or says that it was all. */
export function byHandCommand({ referral, booked }: FeeByHand, handle: string): string {
  return booked.length === 0
    ? `refnet pay ${handle} AMOUNT --for ${referral}`
    : `refnet pay ${handle} --for ${referral} --settled`;
}

/** `CAD 100 and USD 20`. */
export function moneyList(all: readonly Money[]): string {
  return list(all.map(formatMoney), 'and');
}

/** `CAD 10,000 came in, and its fee of CAD 2,500 stands (CAD 2,500 paid)`, of a client who came to nothing. */
export function fallenPhrase({ cameIn, accrued, paid }: FallenFee): string {
  const done = paid.length === 0 ? 'not paid' : `${moneyList(paid)} paid`;
  return `${moneyList(cameIn)} came in, and its fee of ${moneyList(accrued)} stands (${done})`;
}

/** The command that records that what came in went back. */
export function fallenCommand({ referral, cameIn }: Pick<FallenFee, 'referral' | 'cameIn'>): string {
  const [first] = cameIn;
  const amount = first === undefined ? 'AMOUNT' : `"${amountAsTyped({ ...first, minor: -first.minor })}"`;
  return `refnet update ${referral} --collected ${amount}`;
}

/** The command that records that its fee came back afterwards; none where nothing of it was paid. */
export function fallenReturn({ direction, paid }: FallenFee, handle: string): string[] {
  return paid.slice(0, 1).map((amount) => creditCommand(direction, amount, handle));
}

/** The command that records that a fee came back, without its amount, for later: the fee has to be credited first. */
export function returnLater({ direction, paid }: FallenFee, handle: string): string {
  const received = direction === 'they-pay' ? ' --received' : '';
  return paid.length === 0 ? '' : `  then: refnet pay ${handle} AMOUNT${received} --return`;
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
  return `refnet pay ${handle} "${amountAsTyped(credit)}"${received} --return`;
}
