/** What is settled when a payment is told: which amount where none was named, in which currency. */
import { formatDate } from '../calendar/day-words.ts';
import { formatMoney, amountAsTyped, type Money } from '../money/money.ts';
import { UserError, usageError } from '../text/errors.ts';
import { expectedFees, expectedOn, feesByHand, type ExpectedFee } from './expected-fees.ts';
import { feeReferrals, type FeeRecord, type Fees } from './fee-record.ts';
import type { FeeDirection } from './fee-terms.ts';
import type { LedgerPayment, PaymentKind } from './payment.ts';
import { checkPayment, type Balance } from './settle.ts';

/** Which payment is meant, apart from its amount. */
export interface Settling {
  readonly kind: PaymentKind;
  readonly direction: FeeDirection;
  /** The referral whose fee it is for; undefined for the oldest due, whichever. */
  readonly referral?: number | undefined;
}

/** Whom it is settled with, for what is said where it cannot be. */
export interface Payee {
  readonly name: string;
  /** What finds them in a command, ready to paste. */
  readonly handle: string;
  /** The command that was typed, with this word more. */
  readonly withMore: (word: string) => string;
}

/**
 * What there is to settle, one amount a currency: what is due, or the credit where money came back; for a referral on
 * which nothing is due what is expected.
 */
export function settleable({ balances, record }: Owing, { kind, direction, referral }: Settling): Money[] {
  const due = balances.flatMap(({ direction: way, currency, due: all, credit, lines }) => {
    if (way !== direction) return [];
    const ofReferral = lines
      .filter(({ line }) => line.referral === referral)
      .reduce((sum, line) => sum + line.due, 0);
    const minor = kind === 'returned' ? credit : referral === undefined ? all : ofReferral;
    return minor > 0 ? [{ minor, currency }] : [];
  });
  if (due.length > 0 || kind === 'returned' || referral === undefined) return due;
  return [...(openFee({ record }, referral)?.amounts ?? [])];
}

type Owing = Pick<Fees, 'balances' | 'record'>;

/** What is expected on a referral of which nothing came in: what can be reckoned of it can be paid ahead. */
function openFee(fees: Pick<Fees, 'record'>, referral: number): ExpectedFee | undefined {
  return expectedFees(fees).find((each) => each.referral === referral && each.notIn === undefined);
}

/** What was said of the amount of a payment. */
interface SaidAmount {
  readonly amount: Money | undefined;
  readonly settled: boolean;
  /** Nothing, in the currency that it would be in. */
  readonly nothing: () => Money;
  readonly due: () => Money;
}

/**
 * The amount of a payment, and whether nothing more is due for its referral. Without an amount it is all that is due;
 * nothing where the referral is settled for good, or a fee is let go of that nobody can reckon.
 */
export function settlement(
  fees: Fees,
  wanted: Settling,
  { amount, settled, nothing, due }: SaidAmount,
): { amount: Money; settles: boolean } {
  if (amount !== undefined) return { amount, settles: settled };
  const { kind, referral } = wanted;
  if (settled) return { amount: nothing(), settles: true };
  if (kind !== 'waived' || referral === undefined || isDue(fees, referral)) {
    return { amount: due(), settles: false };
  }
  if (isUnreckoned(fees, referral) || isRestOpen(fees, referral)) return { amount: nothing(), settles: true };
  return { amount: due(), settles: true };
}

/** Whether more is expected on a referral beside what has accrued: to let go of that is to settle it. */
function isRestOpen(fees: Fees, referral: number): boolean {
  return expectedFees(fees).some((each) => each.referral === referral && each.notIn !== undefined);
}

function isDue({ balances }: Owing, referral: number): boolean {
  return balances.some(({ lines }) => lines.some(({ line, due }) => line.referral === referral && due > 0));
}

/** All there is to settle. Throws a UserError where that is nothing, or not known, and where it is in several currencies. */
export function wholeDue(fees: Fees, wanted: Settling, payee: Payee): Money {
  const { withMore } = payee;
  const due = settleable(fees, wanted);
  const [only, ...others] = due;
  if (only === undefined) throw nothingDue(fees, wanted, payee);
  if (others.length > 0) {
    throw usageError(
      `${due.map(formatMoney).join(' and ')} are due: say which`,
      withMore(amountAsTyped(only)),
    );
  }
  return only;
}

/** What shows what is due, as a hint. */
function accountsOf({ handle }: Payee): string {
  return `refnet fees ${handle}      shows the accounts both ways`;
}

function nothingDue(fees: Fees, wanted: Settling, payee: Payee): UserError {
  const { kind, direction, referral } = wanted;
  const { name, withMore } = payee;
  const isMine = direction === 'i-pay';
  const accounts = accountsOf(payee);
  if (kind === 'returned')
    return new UserError(`nothing is to ${isMine ? 'come back from' : 'go back to'} ${name}`, {
      hints: [accounts],
    });
  if (referral !== undefined && isUnreckoned(fees, referral)) {
    return usageError(
      `only you can say what the fee on #${referral} comes to`,
      withMore('AMOUNT'),
      `${withMore('--settled')}      if nothing more is due for it`,
    );
  }
  const expected = expectedFees(fees).filter((each) => referral === undefined || each.referral === referral);
  const hints = [
    ...expected.slice(0, 3).flatMap((each) => makesDue(each, wanted, payee)),
    ...(referral === undefined ? elsewhere(fees, wanted, payee) : []),
  ];
  return new UserError(
    referral === undefined
      ? `nothing is due ${isMine ? 'to' : 'from'} ${name}`
      : `nothing is due for #${referral}`,
    { hints: [...hints, accounts] },
  );
}

/** How an expected fee comes to be due, or is booked as it is. What comes in for a client who was given is the partner's money. */
function makesDue(
  { referral, awaits, direction, unknown, notIn }: ExpectedFee,
  wanted: Settling,
  { name, withMore }: Payee,
): string[] {
  const whose = direction === 'they-pay' && awaits === 'collected' ? `what ${name} took in: ` : '';
  const canBePaid = unknown === undefined && notIn === undefined;
  const isMeant = wanted.referral === undefined && wanted.direction === direction;
  return [
    ...(canBePaid && isMeant ? [`${withMore(`--for ${referral}`)}      books what is expected for it`] : []),
    `refnet update ${referral} --${awaits} AMOUNT      ${whose}makes an expected fee due`,
  ];
}

/** What else there is to settle where nothing is due this way: fees by hand, and what is due the other way. */
function elsewhere(fees: Fees, { direction }: Settling, { handle, withMore }: Payee): string[] {
  const byHand = feesByHand(fees).filter((each) => each.direction === direction);
  const due = fees.balances.filter((each) => each.direction !== direction && each.due > 0);
  const amounts = due.map(({ due: minor, currency }) => formatMoney({ minor, currency })).join(' and ');
  const other =
    direction === 'i-pay'
      ? `${withMore('--received')}      ${amounts} is due from them`
      : `refnet pay ${handle}      ${amounts} is due to them, without --received`;
  return [
    ...byHand
      .slice(0, 3)
      .map((each) => `refnet pay ${handle} AMOUNT --for ${each.referral}      books what was agreed for it`),
    ...(due.length === 0 ? [] : [other]),
  ];
}

/** As {@link refuseOverpaid}; where nothing is due this way and something is expected it says what would make it due. */
export function refusePayment(fees: Fees, draft: LedgerPayment, wanted: Settling, payee: Payee): void {
  try {
    refuseOverpaid(fees, draft);
  } catch (error) {
    const isOpenElsewhere =
      wanted.referral === undefined &&
      wanted.kind !== 'returned' &&
      settleable(fees, wanted).length === 0 &&
      (expectedFees(fees).some((each) => each.direction === wanted.direction) ||
        elsewhere(fees, wanted, payee).length > 0);
    if (!(error instanceof UserError)) throw error;
    if (isOpenElsewhere) throw nothingDue(fees, wanted, payee);
    throw error.hints.length > 0
      ? error
      : new UserError(error.message, { hints: [accountsOf(payee)], cause: error });
  }
}

/** Whether only people can say what the fee on a referral comes to. */
export function isUnreckoned(fees: Pick<Fees, 'record' | 'accrual'>, referral: number): boolean {
  return (
    feesByHand(fees).some((each) => each.referral === referral) ||
    expectedFees(fees).some((each) => each.referral === referral && each.unknown !== undefined)
  );
}

/**
 * Throws a UserError where a payment, a new one or one changed, is more than is due or expected beside the others on
 * record, or more than the credit for one that came back, and where its referral was settled for good.
 */
export function refuseOverpaid(
  { record, accrual }: Pick<Fees, 'record' | 'accrual'>,
  wanted: LedgerPayment,
): void {
  const payments = record.payments.filter((payment) => payment.number !== wanted.number);
  const referral = wanted.toward?.referral;
  if (referral !== undefined && wanted.kind !== 'returned' && wanted.minor > 0) {
    refuseSettled(payments, referral);
    refuseUnexpected({ ...record, payments }, referral, wanted);
  }
  checkPayment(wanted, accrual.lines, payments, accrual.byHand);
}

function refuseSettled(payments: readonly LedgerPayment[], referral: number): void {
  const by = payments.find(({ settles, toward }) => settles === true && toward?.referral === referral);
  if (by === undefined) return;
  throw new UserError(`the fee on #${referral} was settled for good, ${formatDate(by.day)}`, {
    hints: [
      `refnet ${by.minor === 0 ? `remove ${by.number}` : `edit ${by.number} --reopen`}      if more is due after all`,
    ],
  });
}

/** What is expected is the most that is paid, where it can be reckoned. */
function refuseUnexpected(record: FeeRecord, referral: number, { minor, currency }: LedgerPayment): void {
  const expected = expectedOn(record, referral);
  if (expected === undefined || expected.unknown !== undefined) return;
  const most = expected.amounts.find((each) => each.currency === currency);
  if (most !== undefined && minor <= most.minor) return;
  const others = expected.amounts.map(formatMoney).join(' and ');
  throw new UserError(
    most === undefined
      ? `nothing${others === '' ? ' more' : ''} is expected in ${currency} for #${referral}${others === '' ? '' : `, but ${others}`}`
      : `${formatMoney({ minor, currency })} is more than is expected for #${referral}: ${formatMoney(most)}`,
    { hints: [`refnet update ${referral} --${expected.awaits} AMOUNT      says what it is reckoned from`] },
  );
}

/**
 * The currencies that a bare amount may be in, this way: those in which something is due; else that of the only account;
 * none where there is no account, or several with nothing due. Where money comes back it is the credits that count.
 */
export function accountCurrencies(
  { balances }: Owing,
  { direction: said, kind }: Pick<Settling, 'direction' | 'kind'>,
): string[] {
  const isBack = kind === 'returned';
  const direction = isBack ? returnedWay(balances, said) : said;
  const own = balances.filter((balance) => balance.direction === direction);
  const due = own.filter((balance) => (isBack ? balance.credit : balance.due) > 0);
  const fitting = due.length > 0 ? due : own.length === 1 ? own : [];
  return [...new Set(fitting.map(({ currency }) => currency))];
}

/**
 * The currencies that a bare amount for one referral may be in: that of what is due, else of what is expected; where only
 * people can say what the fee comes to that of what was booked, else that of the money, and that of the terms.
 */
export function referralCurrencies(fees: Fees, referral: number): string[] {
  const own = referralCurrency(fees, referral);
  const byHand = feesByHand(fees).find((each) => each.referral === referral);
  const isUnknown = expectedFees(fees).some(
    (each) => each.referral === referral && each.unknown === 'currency',
  );
  if (byHand === undefined && !isUnknown) return own === undefined ? [] : [own];
  if (byHand?.booked.length === 1) return byHand.booked.map(({ currency }) => currency);
  const { terms, invoiced } = feeReferrals(fees.record).find(({ number }) => number === referral) ?? {};
  return [...new Set([terms?.currency, own ?? invoiced?.currency].flatMap((each) => each ?? []))];
}

/** The currency of what is expected, or came in, for one referral; undefined where there is none, or several. */
export function referralCurrency(fees: Fees, referral: number): string | undefined {
  const due = fees.balances.flatMap(({ currency, lines }) =>
    lines.some(({ line, due: minor }) => line.referral === referral && minor > 0) ? [currency] : [],
  );
  const open = [...expectedFees(fees), ...feesByHand(fees)]
    .filter((each) => each.referral === referral)
    .flatMap(({ amounts }) => amounts.map(({ currency }) => currency));
  const [only, ...others] = new Set(due.length > 0 ? due : open);
  return others.length === 0 ? only : undefined;
}

/** The direction in which money can come back: the way said, else the only one with a credit. */
export function returnedWay(balances: readonly Balance[], said: FeeDirection): FeeDirection {
  const ways = new Set(balances.flatMap(({ credit, direction }) => (credit > 0 ? [direction] : [])));
  const [only, ...others] = ways;
  return (others.length === 0 ? only : undefined) ?? said;
}
