/**
 * What became of the fees: accrued, then due, then paid or waived.
 *
 * A fee is due as soon as it has accrued. Each partner, direction and currency is an account of its own; accounts are
 * never added up. What a refund takes back after it was paid leaves a credit: it goes off the next fee of the same
 * account, or comes back as a payment `returned`. An account has something due or a credit, never both.
 */
import { formatDate } from '../calendar/day-words.ts';
import { UserError } from '../text/errors.ts';
import { formatMoney, money } from '../money/money.ts';
import type { FeeLine } from './ledger.ts';
import type { FeeDirection } from './fee-terms.ts';
import type { LedgerPayment, Toward } from './payment.ts';

/** One account: a partner, who pays, and a currency. */
export interface AccountKey {
  readonly partner: number;
  readonly direction: FeeDirection;
  readonly currency: string;
}

/** `credited`: taken back by a refund, or settled by one. */
export type LineState = 'due' | 'part-paid' | 'paid' | 'waived' | 'credited' | 'nothing';

/** A ledger line with what became of its amount; for lines above zero the four parts add up to it. */
export interface SettledLine {
  readonly line: FeeLine;
  readonly due: number;
  readonly paid: number;
  readonly waived: number;
  /** Taken back by a later refund, or settled from a credit. */
  readonly credited: number;
  readonly state: LineState;
}

/** Amounts in minor units; `accrued - paid - waived` is `due - credit`. */
export interface Balance extends AccountKey {
  readonly accrued: number;
  /** Less what was returned. */
  readonly paid: number;
  /** Less what was waived of fees that a refund took back. */
  readonly waived: number;
  readonly due: number;
  /** Paid beyond what is owed: goes off the next fee. */
  readonly credit: number;
  readonly lines: readonly SettledLine[];
}

/** A line while it is being settled. */
interface Open {
  readonly line: FeeLine;
  due: number;
  paid: number;
  waived: number;
  credited: number;
}

interface Account {
  readonly key: AccountKey;
  readonly open: Open[];
  credit: number;
  waived: number;
  paid: number;
  /** By payment: what found nothing to settle when it was made. */
  readonly unmatched: Map<number, number>;
}

/**
 * The balance of every account that has lines or payments, by partner, direction and currency. Nothing is refused
 * here, so that a record whose collections were corrected later can still be read: what a payment then pays too much
 * is a credit. To look back, give what happened up to that day.
 */
export function balances(lines: readonly FeeLine[], payments: readonly LedgerPayment[]): Balance[] {
  return settleAll(lines, payments).map(balanceOf);
}

/**
 * The payment itself when it can be recorded beside the others. Throws a UserError that names the amount due when
 * it is more than is due on its day (for the lines it names), or more than the credit for one returned.
 */
export function checkPayment<T extends LedgerPayment>(
  added: T,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
): T {
  if (!Number.isSafeInteger(added.minor) || added.minor <= 0) {
    throw new UserError('a payment is more than nothing', {
      hints: ['leave the amount out to settle all that is due'],
    });
  }
  const most = mostOf(added, lines, payments);
  if (most < added.minor) throw tooMuch(added, most, lines, payments);
  return added;
}

/** How much of a payment can be recorded beside the others. */
function mostOf(added: LedgerPayment, lines: readonly FeeLine[], payments: readonly LedgerPayment[]): number {
  const before = accountFor(added, lines, payments);
  const after = accountFor(added, lines, [...payments, added]);
  const excess = excessOf(after) - excessOf(before);
  return added.minor - Math.min(Math.max(excess, 0), added.minor);
}

function excessOf({ unmatched }: Account): number {
  return [...unmatched.values()].reduce((sum, minor) => sum + minor, 0);
}

function tooMuch(
  added: LedgerPayment,
  most: number,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
): UserError {
  const { currency, day, kind, minor, partner, direction, toward } = added;
  const last = [...lines, ...payments].reduce((latest, each) => (each.day > latest ? each.day : latest), day);
  // The day is worth a word only where a later one would allow more.
  const onDay = mostOf({ ...added, day: last }, lines, payments) > most ? ` on ${formatDate(day)}` : '';
  const where = `${toward === null ? '' : ` for #${toward.referral}`}${onDay}`;
  const [what, none] =
    kind === 'returned' ? ['the credit', 'there is no credit'] : ['is due', 'nothing is due'];
  const inOthers = balances(lines, payments).filter(
    (each) =>
      each.partner === partner && each.direction === direction && each.currency !== currency && each.due > 0,
  );
  const others = inOthers.map((each) => formatMoney({ minor: each.due, currency: each.currency }));
  return new UserError(
    most > 0
      ? `${formatMoney({ minor, currency })} is more than ${what}${where}: ${formatMoney({ minor: most, currency })}`
      : `${none} in ${currency}${where}`,
    {
      hints:
        others.length > 0 && kind !== 'returned' ? [`due in other currencies: ${others.join(', ')}`] : [],
    },
  );
}

function keyOf({ partner, direction, currency }: AccountKey): string {
  return `${partner} ${direction} ${currency}`;
}

function accountFor(key: AccountKey, lines: readonly FeeLine[], payments: readonly LedgerPayment[]): Account {
  const same = (each: AccountKey): boolean => keyOf(each) === keyOf(key);
  return settleAccount(key, lines.filter(same), payments.filter(same));
}

function settleAll(lines: readonly FeeLine[], payments: readonly LedgerPayment[]): Account[] {
  const keys = new Map<string, { key: AccountKey; lines: FeeLine[]; payments: LedgerPayment[] }>();
  const group = ({ partner, direction, currency }: AccountKey) => {
    const key = { partner, direction, currency };
    const known = keys.get(keyOf(key)) ?? { key, lines: [], payments: [] };
    keys.set(keyOf(key), known);
    return known;
  };
  for (const line of lines) group(line).lines.push(line);
  for (const payment of payments) group(payment).payments.push(payment);
  return [...keys.values()]
    .map(({ key, lines: own, payments: theirs }) => settleAccount(key, own, theirs))
    .toSorted((a, b) => byKey(a.key, b.key));
}

function byKey(a: AccountKey, b: AccountKey): number {
  const words = (key: AccountKey): string => `${key.direction} ${key.currency}`;
  return a.partner - b.partner || (words(a) < words(b) ? -1 : 1);
}

/** Goes through the account day by day, on one day first the lines in their order, then the payments by number. */
function settleAccount(
  key: AccountKey,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
): Account {
  const account: Account = { key, open: [], credit: 0, waived: 0, paid: 0, unmatched: new Map() };
  const steps = [
    ...lines.map((line) => ({ day: line.day, order: 0, take: () => takeLine(account, line) })),
    ...payments.map((each) => ({
      day: each.day,
      order: each.number,
      take: () => takePayment(account, each),
    })),
  ].toSorted((a, b) => (a.day === b.day ? a.order - b.order : a.day < b.day ? -1 : 1));
  for (const { take } of steps) {
    take();
    useCredit(account);
  }
  return account;
}

function takeLine(account: Account, line: FeeLine): void {
  account.open.push({ line, due: Math.max(line.minor, 0), paid: 0, waived: 0, credited: 0 });
  if (line.minor < 0) takeBack(account, line.referral, -line.minor);
}

/**
 * A refund takes back from its own referral, the latest line first: what is still due, then what was waived, then what
 * was paid, which becomes a credit.
 */
function takeBack(account: Account, referral: number, minor: number): void {
  const own = account.open.filter(({ line }) => line.referral === referral).toReversed();
  let left = minor;
  for (const part of ['due', 'waived', 'paid'] as const) {
    for (const each of own) {
      const taken = Math.min(each[part], left);
      each[part] -= taken;
      each.credited += taken;
      left -= taken;
      if (part === 'waived') account.waived -= taken;
      if (part === 'paid') account.credit += taken;
    }
  }
  // Settled from a credit before: that credit is free again.
  account.credit += left;
}

/** Whatever is in credit settles the oldest lines that are due. */
function useCredit(account: Account): void {
  for (const each of account.open) {
    const used = Math.min(each.due, account.credit);
    each.due -= used;
    each.credited += used;
    account.credit -= used;
  }
}

function takePayment(account: Account, payment: LedgerPayment): void {
  const { kind, minor, number } = payment;
  if (kind === 'returned') {
    takeReturn(account, payment);
    return;
  }
  let left = minor;
  for (const each of account.open.filter(({ line }) => isToward(line, payment.toward))) {
    const used = Math.min(each.due, left);
    each.due -= used;
    each[kind] += used;
    left -= used;
  }
  account[kind] += kind === 'paid' ? minor : minor - left;
  if (kind === 'paid') account.credit += left;
  account.unmatched.set(number, left);
}

/** Money that came back reduces the credit. Where there is less, the latest lines paid are due again. */
function takeReturn(account: Account, { minor, number }: LedgerPayment): void {
  const fromCredit = Math.min(minor, account.credit);
  account.credit -= fromCredit;
  let left = minor - fromCredit;
  account.unmatched.set(number, left);
  for (const each of account.open.toReversed()) {
    const reopened = Math.min(each.paid, left);
    each.paid -= reopened;
    each.due += reopened;
    left -= reopened;
  }
  account.paid -= minor - left;
}

function isToward(line: FeeLine, toward: Toward | null): boolean {
  if (toward === null) return true;
  const { referral, collection } = toward;
  return line.referral === referral && (collection === undefined || line.collection === collection);
}

function balanceOf({ key, open, credit, waived, paid }: Account): Balance {
  const sum = (amounts: readonly number[]): number =>
    money(
      amounts.reduce((total, minor) => total + minor, 0),
      key.currency,
    ).minor;
  return {
    ...key,
    accrued: sum(open.map(({ line }) => line.minor)),
    paid,
    waived,
    due: sum(open.map(({ due }) => due)),
    credit,
    lines: open.map((each) => ({ ...each, state: stateOf(each) })),
  };
}

function stateOf({ line, due, paid, waived, credited }: Open): LineState {
  if (line.minor < 0) return 'credited';
  if (due > 0) return paid > 0 ? 'part-paid' : 'due';
  if (paid > 0) return 'paid';
  if (waived > 0) return 'waived';
  return credited > 0 ? 'credited' : 'nothing';
}
