/**
 * What became of the fees: accrued, then due, then paid or waived.
 *
 * A fee is due as soon as it has accrued. Each partner, direction and currency is an account of its own; accounts are
 * never added up. What a refund takes back after it was paid leaves a credit: it goes off the oldest fees that are due in
 * the same account, or comes back as a payment `returned`. An account has something due or a credit, never both.
 * `settle-account.ts` goes through each, in an order that has nothing to do with when something was entered.
 *
 * Where the ledger cannot say what the fee on a referral comes to, or nothing that came in is recorded yet, a payment
 * for that referral says it: it is a line of its own, booked by hand. A payment that `settles` a referral lets go of
 * whatever else is due for it, then and later, in every currency.
 */
import { laterDay, type Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { UserError } from '../text/errors.ts';
import { formatMoney, money } from '../money/money.ts';
import type { FeeLine } from './ledger.ts';
import type { LedgerPayment } from './payment.ts';
import {
  settleAccount,
  useCredit,
  type Account,
  type AccountKey,
  type Open,
  type Waiving,
} from './settle-account.ts';

/** `credited`: taken back by a refund, or settled by one. */
type LineState = 'due' | 'part-paid' | 'paid' | 'waived' | 'credited' | 'nothing';

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
  /** The day from which there has been a credit; null where there is none. */
  readonly creditSince: Day | null;
  /** What was let go of because the referral was settled, by day: part of `waived`. */
  readonly letGo: readonly { readonly day: Day; readonly minor: number }[];
  /** What was waived beside that, by day: below zero where a refund took it back. They add up to the rest of `waived`. */
  readonly waivings: readonly Waiving[];
  /** By the numbers of payments that went to fees: the referrals of these, in order. */
  readonly wentTo: ReadonlyMap<number, readonly number[]>;
  readonly lines: readonly SettledLine[];
}

/**
 * The balance of every account that has lines or payments, by partner, direction and currency. Nothing is refused
 * here, so that a record whose collections were corrected later can still be read: what a payment then pays too much
 * is a credit. To look back, give what happened up to that day. `byHand` are the referrals whose payments may say what
 * the fee comes to.
 */
export function balances(
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  byHand: ReadonlySet<number>,
): Balance[] {
  return settleAll(lines, payments, byHand).map(balanceOf);
}

/** What was paid in an account for no referral any more, less what came back: it is in credit, or went to none. */
export function paidForNone({ paid, lines }: Pick<Balance, 'paid' | 'lines'>): number {
  return lines.reduce((rest, line) => rest - line.paid, paid);
}

/**
 * The payment itself when it can be recorded beside the others. Throws a UserError that names the amount due when
 * it is more than is due on its day (for the lines it names), or more than the credit for one returned.
 */
export function checkPayment<T extends LedgerPayment>(
  added: T,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  byHand: ReadonlySet<number>,
): T {
  const least = added.settles === true ? 0 : 1;
  if (!Number.isSafeInteger(added.minor) || added.minor < least) {
    throw new UserError('a payment is more than nothing', {
      hints: ['leave the amount out to settle all that is due'],
    });
  }
  const most = mostOf(added, lines, payments, byHand);
  if (most < added.minor) throw tooMuch(added, most, lines, payments, byHand);
  return added;
}

/** How much of a payment can be recorded beside the others. */
function mostOf(
  added: LedgerPayment,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  byHand: ReadonlySet<number>,
): number {
  const before = accountFor(added, lines, payments, byHand);
  const after = accountFor(added, lines, [...payments, added], byHand);
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
  byHand: ReadonlySet<number>,
): UserError {
  const { currency, day, kind, minor, partner, direction, toward } = added;
  const last = [...lines, ...payments].reduce((latest, each) => laterDay(latest, each.day), day);
  // The day is worth a word only where a later one would allow more.
  const onDay =
    mostOf({ ...added, day: last }, lines, payments, byHand) > most ? ` on ${formatDate(day)}` : '';
  const where = `${toward === null ? '' : ` for #${toward.referral}`}${onDay}`;
  const [what, none] =
    kind === 'returned' ? ['the credit', 'there is no credit'] : ['is due', 'nothing is due'];
  const inOthers = balances(lines, payments, byHand).filter(
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

/** What tells an account from others. */
export function keyOf({ partner, direction, currency }: AccountKey): string {
  return `${partner} ${direction} ${currency}`;
}

function accountFor(
  key: AccountKey,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  byHand: ReadonlySet<number>,
): Account {
  const same = (each: AccountKey): boolean => keyOf(each) === keyOf(key);
  const elsewhere = payments.filter((each) => each.settles === true && !same(each));
  return settleAccount({ key, byHand, elsewhere }, lines.filter(same), payments.filter(same));
}

function settleAll(
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  byHand: ReadonlySet<number>,
): Account[] {
  const keys = new Map<string, { key: AccountKey; lines: FeeLine[]; payments: LedgerPayment[] }>();
  const group = ({ partner, direction, currency }: AccountKey) => {
    const key = { partner, direction, currency };
    const known = keys.get(keyOf(key)) ?? { key, lines: [], payments: [] };
    keys.set(keyOf(key), known);
    return known;
  };
  for (const line of lines) group(line).lines.push(line);
  for (const payment of payments) group(payment).payments.push(payment);
  const settling = payments.filter(({ settles }) => settles === true);
  return [...keys.values()]
    .map(({ key, lines: own, payments: theirs }) => {
      const elsewhere = settling.filter((each) => keyOf(each) !== keyOf(key));
      return settleAccount({ key, byHand, elsewhere }, own, theirs);
    })
    .toSorted((a, b) => byKey(a.key, b.key));
}

function byKey(a: AccountKey, b: AccountKey): number {
  const words = (key: AccountKey): string => `${key.direction} ${key.currency}`;
  return a.partner - b.partner || (words(a) < words(b) ? -1 : 1);
}

function balanceOf(account: Account): Balance {
  useCredit(account);
  const { key, open, credit, creditSince, letGo: gone, waivings, wentTo, waived, paid } = account;
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
    creditSince,
    letGo: gone,
    waivings,
    wentTo: new Map([...wentTo].map(([number, all]) => [number, [...all].toSorted((x, y) => x - y)])),
    lines: open.map((each) => ({
      line: each.line,
      due: each.due,
      paid: each.paid,
      waived: each.waived,
      credited: each.credited,
      state: stateOf(each),
    })),
  };
}

function stateOf({ line, due, paid, waived, credited }: Open): LineState {
  if (line.minor < 0) return 'credited';
  if (due > 0) return paid > 0 ? 'part-paid' : 'due';
  if (paid > 0) return 'paid';
  if (waived > 0) return 'waived';
  return credited > 0 ? 'credited' : 'nothing';
}
