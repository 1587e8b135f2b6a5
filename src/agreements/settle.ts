/**
 * What became of the fees: accrued, then due, then paid or waived.
 *
 * A fee is due as soon as it has accrued. Each partner, direction and currency is an account of its own; accounts are
 * never added up. What a refund takes back after it was paid leaves a credit: it goes off the next fee of the same
 * account, or comes back as a payment `returned`. An account has something due or a credit, never both.
 *
 * Where the ledger cannot say what the fee on a referral comes to, or nothing that came in is recorded yet, a payment
 * for that referral says it: it is a line of its own, booked by hand. A payment that `settles` a referral lets go of
 * whatever else is due for it, then and later, in every currency.
 */
import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { UserError } from '../text/errors.ts';
import { formatMoney, money } from '../money/money.ts';
import { NO_FEE } from './fee-formula.ts';
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
  /** The day from which there has been a credit; null where there is none. */
  readonly creditSince: Day | null;
  /** What was let go of because the referral was settled, by day: part of `waived`. */
  readonly letGo: readonly { readonly day: Day; readonly minor: number }[];
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
  /** Referrals whose payments may say by hand what the fee comes to. */
  readonly byHand: ReadonlySet<number>;
  readonly open: Open[];
  credit: number;
  creditSince: Day | null;
  readonly letGo: { day: Day; minor: number }[];
  /** Referrals that were settled. */
  readonly settled: Set<number>;
  /** By referral: what was waived before there was anything to waive. */
  readonly waivedBefore: Map<number, number>;
  waived: number;
  paid: number;
  /** By payment: what found nothing to settle when it was made. */
  readonly unmatched: Map<number, number>;
  /** By payment: the referrals whose fees it paid, waived, or took back. */
  readonly touched: Map<number, Set<number>>;
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
  byHand: ReadonlySet<number> = NONE,
): Balance[] {
  return settleAll(lines, payments, byHand).map(balanceOf);
}

const NONE: ReadonlySet<number> = new Set();

/** By the number of each payment: the referrals whose fees it paid, waived or took back when it was made, in their order. */
export function referralsPaid(
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  byHand: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> {
  return new Map(
    settleAll(lines, payments, byHand).flatMap(({ touched }) =>
      [...touched].map(
        ([payment, referrals]) => [payment, [...referrals].toSorted((a, b) => a - b)] as const,
      ),
    ),
  );
}

/**
 * The payment itself when it can be recorded beside the others. Throws a UserError that names the amount due when
 * it is more than is due on its day (for the lines it names), or more than the credit for one returned.
 */
export function checkPayment<T extends LedgerPayment>(
  added: T,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  byHand: ReadonlySet<number> = NONE,
): T {
  const least = added.settles === true ? 0 : 1;
  if (!Number.isSafeInteger(added.minor) || added.minor < least) {
    throw new UserError('a payment is more than nothing', {
      hints: ['leave the amount out to settle all that is due'],
    });
  }
  const most = mostOf(added, lines, payments, byHand);
  if (most < added.minor) throw tooMuch(added, most, lines, payments);
  return added;
}

/** How much of a payment can be recorded beside the others. */
function mostOf(
  added: LedgerPayment,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  byHand: ReadonlySet<number> = NONE,
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

/** What an account is settled with beside its lines and payments. */
interface Around {
  readonly key: AccountKey;
  readonly byHand: ReadonlySet<number>;
  /** Payments of other accounts that settle a referral. */
  readonly elsewhere: readonly LedgerPayment[];
}

/** Goes through the account day by day, on one day first the lines in their order, then the payments by number. */
function settleAccount(
  { key, byHand, elsewhere }: Around,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
): Account {
  const account: Account = {
    key,
    byHand,
    open: [],
    credit: 0,
    creditSince: null,
    letGo: [],
    settled: new Set(),
    waivedBefore: new Map(),
    waived: 0,
    paid: 0,
    unmatched: new Map(),
    touched: new Map(),
  };
  const steps = [
    ...elsewhere.map((each) => ({ day: each.day, order: each.number, take: () => settle(account, each) })),
    ...lines.map((line) => ({ day: line.day, order: 0, take: () => takeLine(account, line) })),
    ...payments.map((each) => ({
      day: each.day,
      order: each.number,
      take: () => takePayment(account, each),
    })),
  ].toSorted((a, b) => (a.day === b.day ? a.order - b.order : a.day < b.day ? -1 : 1));
  for (const { day, take } of steps) {
    take();
    useCredit(account);
    account.creditSince = account.credit === 0 ? null : (account.creditSince ?? day);
  }
  return account;
}

function takeLine(account: Account, line: FeeLine): void {
  const each: Open = { line, due: Math.max(line.minor, 0), paid: 0, waived: 0, credited: 0 };
  account.open.push(each);
  if (line.minor < 0) takeBack(account, line.referral, -line.minor);
  const before = account.waivedBefore.get(line.referral) ?? 0;
  const used = Math.min(each.due, before);
  if (used > 0) {
    account.waivedBefore.set(line.referral, before - used);
    waive(account, each, used);
  }
  if (account.settled.has(line.referral)) letGo(account, each, line.day);
}

function waive(account: Account, each: Open, minor: number): void {
  each.due -= minor;
  each.waived += minor;
  account.waived += minor;
}

/** Nothing more is due for a referral, now and whatever comes in later. */
function settle(account: Account, { day, toward }: LedgerPayment): void {
  if (toward === null) return;
  account.settled.add(toward.referral);
  for (const each of account.open.filter(({ line }) => line.referral === toward.referral)) {
    letGo(account, each, day);
  }
}

function letGo(account: Account, each: Open, day: Day): void {
  if (each.due === 0) return;
  account.letGo.push({ day, minor: each.due });
  waive(account, each, each.due);
}

/**
 * A refund takes back from its own referral, the latest line first: what is still due, then what was waived, then what
 * was paid, which becomes a credit.
 */
function takeBack(account: Account, referral: number, minor: number): void {
  const own = account.open
    .filter(({ line }) => line.referral === referral && line.arithmetic.event !== 'by-hand')
    .toReversed();
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
    if (account.credit === 0) return;
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
  for (const each of account.open) {
    if (left === 0) break;
    if (each.due === 0 || !isToward(each.line, payment.toward)) continue;
    const used = Math.min(each.due, left);
    each.due -= used;
    each[kind] += used;
    left -= used;
    touch(account, payment, each);
  }
  left -= bookByHand(account, payment, left);
  account[kind] += kind === 'paid' ? minor : minor - left;
  if (kind === 'paid') account.credit += left;
  else if (payment.toward !== null) keepWaived(account, payment.toward.referral, left);
  account.unmatched.set(number, left);
  if (payment.settles === true) settle(account, payment);
}

function touch({ touched }: Account, { number }: LedgerPayment, { line: { referral } }: Open): void {
  touched.set(number, (touched.get(number) ?? new Set()).add(referral));
}

/** A fee waived before it could be reckoned stays waived once it is. */
function keepWaived({ waivedBefore }: Account, referral: number, minor: number): void {
  waivedBefore.set(referral, (waivedBefore.get(referral) ?? 0) + minor);
}

/** Books what a payment is beyond anything due, where it says what the fee on its referral comes to. Returns how much. */
function bookByHand(account: Account, payment: LedgerPayment, minor: number): number {
  const { kind, toward, day } = payment;
  if (kind === 'returned' || toward === null || minor === 0 || !account.byHand.has(toward.referral)) return 0;
  const line = lineByHand(account.key, toward.referral, day, minor);
  account.open.push({ line, due: 0, paid: 0, waived: 0, credited: 0, [kind]: minor });
  return minor;
}

function lineByHand(key: AccountKey, referral: number, day: Day, minor: number): FeeLine {
  const arithmetic = { event: 'by-hand', basis: 'collected', amount: null, cap: null, before: 0 } as const;
  return {
    ...key,
    referral,
    day,
    collection: null,
    minor,
    arithmetic: { ...arithmetic, total: 0, uncapped: NO_FEE, fee: minor },
  };
}

/** Money that came back reduces the credit. Where there is less, the latest lines paid are due again. */
function takeReturn(account: Account, payment: LedgerPayment): void {
  const { minor, number } = payment;
  const byHand = returnByHand(account, payment);
  const fromCredit = Math.min(minor - byHand, account.credit);
  account.credit -= fromCredit;
  let left = minor - byHand - fromCredit;
  account.unmatched.set(number, left);
  for (const each of account.open.toReversed()) {
    if (left === 0) break;
    const reopened = Math.min(each.paid, left);
    if (reopened === 0) continue;
    each.paid -= reopened;
    each.due += reopened;
    left -= reopened;
    touch(account, payment, each);
  }
  account.paid -= minor - left;
}

/** What was booked by hand for a referral is the first to come back for it. Returns how much of a payment that is. */
function returnByHand(account: Account, { toward, minor, day }: LedgerPayment): number {
  if (toward === null || !account.byHand.has(toward.referral)) return 0;
  let left = minor;
  for (const each of account.open.toReversed()) {
    if (each.line.arithmetic.event !== 'by-hand' || each.line.referral !== toward.referral) continue;
    const back = Math.min(each.paid, left);
    each.paid -= back;
    each.credited += back;
    left -= back;
  }
  const taken = minor - left;
  if (taken > 0) {
    const line = lineByHand(account.key, toward.referral, day, -taken);
    account.open.push({ line, due: 0, paid: 0, waived: 0, credited: 0 });
  }
  return taken;
}

function isToward(line: FeeLine, toward: Toward | null): boolean {
  if (toward === null) return true;
  const { referral, collection } = toward;
  return line.referral === referral && (collection === undefined || line.collection === collection);
}

function balanceOf({ key, open, credit, creditSince, letGo: gone, waived, paid }: Account): Balance {
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
