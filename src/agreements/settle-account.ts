/**
 * How one account is settled: its lines and payments day by day, so that the order in which they were entered changes
 * nothing. On one day the lines come first, then payments for a referral, what settles one, payments for whichever is
 * oldest, and last what came back.
 *
 * - A payment that names a referral stays with it: what is due there is kept for it from earlier payments that name none.
 * - A credit stays a credit until the account is read. Only then it goes off the oldest fees that are due: one that was
 *   waived later, or came back, never swallows it.
 */
import { compareDays, type Day } from '../calendar/day.ts';
import { NO_FEE } from './fee-formula.ts';
import type { FeeLine } from './ledger.ts';
import type { LedgerPayment, Toward } from './payment.ts';
import type { FeeDirection } from './fee-terms.ts';

/** One account: a partner, who pays, and a currency. */
export interface AccountKey {
  readonly partner: number;
  readonly direction: FeeDirection;
  readonly currency: string;
}

/** A change of what was waived; `payment` is the waiver, null where a line or a refund came later. */
export interface Waiving {
  readonly day: Day;
  readonly minor: number;
  readonly referral: number;
  readonly payment: number | null;
}

/** A line while it is being settled. */
export interface Open {
  readonly line: FeeLine;
  due: number;
  /** What of it is kept for later payments that name its referral. */
  kept: number;
  paid: number;
  waived: number;
  credited: number;
}

type Part = 'paid' | 'waived';

export interface Account {
  readonly key: AccountKey;
  /** Referrals whose payments may say by hand what the fee comes to. */
  readonly byHand: ReadonlySet<number>;
  /** What each payment for a referral takes of which line, where others could have taken it before. */
  readonly claims: Claims;
  readonly open: Open[];
  /** Paid beyond the lines, also where as much is due on others: {@link useCredit} brings them together. */
  credit: number;
  creditSince: Day | null;
  /** Where the credit came from, latest last. */
  readonly creditOf: { readonly referral: number; minor: number }[];
  readonly letGo: { day: Day; minor: number }[];
  readonly waivings: Waiving[];
  readonly wentTo: Map<number, Set<number>>;
  /** Referrals that were settled. */
  readonly settled: Set<number>;
  /** By referral: what was paid or waived for it before there was anything to. */
  readonly ahead: Readonly<Record<Part, Map<number, number>>>;
  waived: number;
  paid: number;
  /** By payment: what it pays too much on its day, or finds nothing for. */
  readonly unmatched: Map<number, number>;
}

type Claims = ReadonlyMap<number, ReadonlyMap<FeeLine, number>>;

/** What an account is settled with beside its lines and payments. */
interface Around {
  readonly key: AccountKey;
  readonly byHand: ReadonlySet<number>;
  /** Payments of other accounts that settle a referral. */
  readonly elsewhere: readonly LedgerPayment[];
}

export function settleAccount(
  around: Around,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
): Account {
  const named = payments.filter((each) => each.kind !== 'returned' && each.toward !== null);
  const claims = new Map<number, Map<FeeLine, number>>();
  if (named.length < payments.length) goThrough(accountWith(around, new Map()), around, lines, named, claims);
  return goThrough(accountWith(around, claims), around, lines, payments);
}

function accountWith({ key, byHand }: Around, claims: Claims): Account {
  return {
    key,
    byHand,
    claims,
    open: [],
    credit: 0,
    creditSince: null,
    creditOf: [],
    letGo: [],
    waivings: [],
    wentTo: new Map(),
    settled: new Set(),
    ahead: { paid: new Map(), waived: new Map() },
    waived: 0,
    paid: 0,
    unmatched: new Map(),
  };
}

/** What comes after what on one day. */
const RANK = { line: 0, paidNamed: 1, waivedNamed: 2, settles: 3, paid: 4, waived: 5, returned: 6 } as const;

function rankOf({ kind, toward }: LedgerPayment): number {
  if (kind === 'returned' || toward === null) return RANK[kind];
  return kind === 'paid' ? RANK.paidNamed : RANK.waivedNamed;
}

/** `claims`: where it is written down what each payment for a referral took. */
function goThrough(
  account: Account,
  { elsewhere }: Around,
  lines: readonly FeeLine[],
  payments: readonly LedgerPayment[],
  claims?: Map<number, Map<FeeLine, number>>,
): Account {
  const keptOf = keptByLine(account.claims);
  const settling = [...elsewhere, ...payments.filter(({ settles }) => settles === true)];
  const steps = [
    ...lines.map((line) => ({
      day: line.day,
      rank: RANK.line,
      number: 0,
      take: () => takeLine(account, line, keptOf.get(line) ?? 0),
    })),
    ...payments.map((each) => ({
      day: each.day,
      rank: rankOf(each),
      number: each.number,
      take: () => takePayment(account, each, claims),
    })),
    ...settling.map((each) => ({
      day: each.day,
      rank: RANK.settles,
      number: each.number,
      take: () => settle(account, each),
    })),
  ].toSorted((a, b) => compareDays(a.day, b.day) || a.rank - b.rank || a.number - b.number);
  for (const { day, take } of steps) {
    take();
    account.creditSince = spare(account) === 0 ? null : (account.creditSince ?? day);
  }
  return account;
}

function keptByLine(claims: Claims): Map<FeeLine, number> {
  const kept = new Map<FeeLine, number>();
  for (const each of claims.values()) {
    for (const [line, minor] of each) kept.set(line, (kept.get(line) ?? 0) + minor);
  }
  return kept;
}

/** The credit beyond all that is due. */
function spare({ credit, open }: Account): number {
  return credit === 0 ? 0 : Math.max(0, credit - open.reduce((sum, { due }) => sum + due, 0));
}

/** Whatever is in credit settles the oldest lines that are due: an account has the one or the other. */
export function useCredit(account: Account): void {
  for (const each of account.open) {
    if (account.credit === 0) return;
    useCreditOn(account, each, each.due);
  }
}

function useCreditOn(account: Account, each: Open, minor: number): void {
  const used = Math.min(minor, account.credit);
  each.due -= used;
  each.credited += used;
  account.credit -= used;
}

function takeLine(account: Account, line: FeeLine, kept: number): void {
  const each: Open = { line, due: Math.max(line.minor, 0), kept, paid: 0, waived: 0, credited: 0 };
  account.open.push(each);
  if (line.minor < 0) takeBack(account, line, -line.minor);
  for (const part of ['paid', 'waived'] as const) {
    const before = account.ahead[part].get(line.referral) ?? 0;
    const used = Math.min(each.due, before, part === 'paid' ? account.credit : before);
    if (used === 0) continue;
    account.ahead[part].set(line.referral, before - used);
    if (part === 'paid') {
      each.due -= used;
      each.paid += used;
      account.credit -= used;
    } else waive(account, each, used, { day: line.day, payment: null });
  }
  if (account.settled.has(line.referral)) letGo(account, each, line.day);
}

function waive(
  account: Account,
  each: Open,
  minor: number,
  { day, payment }: Pick<Waiving, 'day' | 'payment'>,
): void {
  if (minor === 0) return;
  each.due -= minor;
  each.waived += minor;
  account.waived += minor;
  account.waivings.push({ day, minor, referral: each.line.referral, payment });
}

/**
 * Nothing more is due for a referral, now and whatever comes in later: what a credit covers on that day is settled by it,
 * the rest is let go of.
 */
function settle(account: Account, { day, toward }: LedgerPayment): void {
  if (toward === null) return;
  account.settled.add(toward.referral);
  let before = account.credit;
  for (const each of account.open) {
    const covered = Math.min(each.due, before);
    before -= covered;
    if (each.line.referral !== toward.referral) continue;
    useCreditOn(account, each, covered);
    letGo(account, each, day);
  }
}

function letGo(account: Account, each: Open, day: Day): void {
  if (each.due === 0) return;
  account.letGo.push({ day, minor: each.due });
  account.waived += each.due;
  each.waived += each.due;
  each.due = 0;
}

/**
 * A refund takes back from its own referral, the latest line first: what is still due, then what was waived, then what
 * was paid, which becomes a credit; what is kept for a payment that names the referral is the last to go.
 */
function takeBack(account: Account, { referral, day }: FeeLine, minor: number): void {
  const own = account.open
    .filter(({ line }) => line.referral === referral && line.arithmetic.event !== 'by-hand')
    .toReversed();
  let left = minor;
  for (const part of ['free', 'waived', 'paid', 'due'] as const) {
    for (const each of own) {
      const taken = Math.min(part === 'free' ? freeOf(each) : each[part], left);
      if (taken === 0) continue;
      each[part === 'free' ? 'due' : part] -= taken;
      each.credited += taken;
      left -= taken;
      if (part === 'paid') addCredit(account, referral, taken);
      if (part !== 'waived') continue;
      account.waived -= taken;
      account.waivings.push({ day, minor: -taken, referral, payment: null });
    }
  }
  // Settled from a credit before: that credit is free again.
  addCredit(account, referral, left);
}

function addCredit(account: Account, referral: number, minor: number): void {
  if (minor === 0) return;
  account.credit += minor;
  account.creditOf.push({ referral, minor });
}

/** What of a line is due and kept for nobody. */
function freeOf({ due, kept }: Open): number {
  return Math.max(0, due - kept);
}

function takePayment(
  account: Account,
  payment: LedgerPayment,
  claims?: Map<number, Map<FeeLine, number>>,
): void {
  const { kind, minor, number, day, toward } = payment;
  if (kind === 'returned') {
    takeReturn(account, payment);
    return;
  }
  const before = spare(account);
  let left = minor;
  for (const [each, share] of sharesOf(account, payment)) {
    if (kind === 'waived') waive(account, each, share, { day, payment: number });
    else {
      each.due -= share;
      each.paid += share;
    }
    left -= share;
    wentTo(account, number, each.line.referral);
    if (claims !== undefined) claim(claims, number, each.line, share);
  }
  left -= bookByHand(account, payment, left);
  if (kind === 'paid') {
    account.paid += minor;
    account.credit += left;
  }
  if (toward !== null && left > 0) {
    const ahead = account.ahead[kind];
    ahead.set(toward.referral, (ahead.get(toward.referral) ?? 0) + left);
  }
  const tooMuch = spare(account) - before;
  account.unmatched.set(
    number,
    kind === 'waived' ? left + tooMuch : toward === null ? tooMuch : Math.max(left, tooMuch),
  );
}

function wentTo({ wentTo: all }: Account, number: number, referral: number): void {
  const known = all.get(number) ?? new Set();
  all.set(number, known.add(referral));
}

function claim(
  claims: Map<number, Map<FeeLine, number>>,
  number: number,
  line: FeeLine,
  minor: number,
): void {
  const known = claims.get(number) ?? new Map<FeeLine, number>();
  claims.set(number, known.set(line, (known.get(line) ?? 0) + minor));
}

/** What a payment takes of which lines, none of it nothing. */
function sharesOf(account: Account, payment: LedgerPayment): Map<Open, number> {
  const shares = new Map<Open, number>();
  let left = payment.minor;
  const take = (each: Open, most: number): void => {
    const share = Math.min(most - (shares.get(each) ?? 0), left);
    if (share <= 0) return;
    shares.set(each, (shares.get(each) ?? 0) + share);
    left -= share;
  };
  if (payment.toward === null) {
    // What a credit covers, from the oldest on, is the last that it goes to.
    let { credit } = account;
    for (const each of account.open) {
      if (left === 0) break;
      const covered = Math.min(freeOf(each), credit);
      credit -= covered;
      take(each, freeOf(each) - covered);
    }
    if (left > 0) for (const each of account.open) take(each, freeOf(each));
    return shares;
  }
  const claimed = account.claims.get(payment.number);
  for (const each of account.open) {
    if (!isToward(each.line, payment.toward)) continue;
    // What was kept for it is free now; others keep theirs.
    each.kept -= claimed?.get(each.line) ?? 0;
    take(each, freeOf(each));
  }
  return shares;
}

/** Books what a payment is beyond anything due, where it says what the fee on its referral comes to. Returns how much. */
function bookByHand(account: Account, payment: LedgerPayment, minor: number): number {
  const { kind, toward, day, number } = payment;
  if (kind === 'returned' || toward === null || minor === 0 || !account.byHand.has(toward.referral)) return 0;
  const { referral } = toward;
  const each = { due: 0, kept: 0, paid: 0, waived: 0, credited: 0 };
  account.open.push({ ...each, line: lineByHand(account.key, referral, day, minor), [kind]: minor });
  if (kind === 'waived') {
    account.waived += minor;
    account.waivings.push({ day, minor, referral, payment: number });
  }
  wentTo(account, number, referral);
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
  const { minor, number, toward } = payment;
  const before = spare(account);
  let left = minor - returnByHand(account, payment);
  account.unmatched.set(number, Math.max(0, left - before));
  const fromCredit = Math.min(left, account.credit);
  takeCredit(account, number, fromCredit);
  left -= fromCredit;
  const latest = account.open.toReversed();
  const isOwn = ({ line }: Open): boolean => toward !== null && isToward(line, toward);
  for (const each of [...latest.filter(isOwn), ...latest.filter((one) => !isOwn(one))]) {
    const reopened = Math.min(each.paid, left);
    if (reopened === 0) continue;
    each.paid -= reopened;
    each.due += reopened;
    left -= reopened;
    wentTo(account, number, each.line.referral);
  }
  account.paid -= minor - left;
}

/** What of a credit came back was of the refunds that it came from, the latest first. */
function takeCredit(account: Account, number: number, minor: number): void {
  account.credit -= minor;
  let left = minor;
  for (const each of account.creditOf.toReversed()) {
    const used = Math.min(each.minor, left);
    if (used === 0) continue;
    each.minor -= used;
    left -= used;
    wentTo(account, number, each.referral);
  }
}

/** What was booked by hand for a referral is the first to come back for it. Returns how much of a payment that is. */
function returnByHand(account: Account, { toward, minor, day, number }: LedgerPayment): number {
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
    account.open.push({ line, due: 0, kept: 0, paid: 0, waived: 0, credited: 0 });
    wentTo(account, number, toward.referral);
  }
  return taken;
}

function isToward(line: FeeLine, toward: Toward | null): boolean {
  if (toward === null) return true;
  const { referral, collection } = toward;
  return line.referral === referral && (collection === undefined || line.collection === collection);
}
