/** What was agreed about fees with one partner in one direction, and which of it is in force on a day. */
import type { Occasion } from '../partners/notice-table.ts';
import { isCurrency } from '../money/currency.ts';
import type { Day } from '../calendar/day.ts';
import { UserError } from '../text/errors.ts';
import { formatMoney } from '../money/money.ts';
import { formatPercent, WHOLE } from '../money/percent.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import type { Direction } from '../referrals/direction.ts';

/** Who pays: `i-pay` for referrals I received, `they-pay` for referrals I gave. */
export const FEE_DIRECTIONS = ['i-pay', 'they-pay'] as const;
export type FeeDirection = (typeof FEE_DIRECTIONS)[number];

export const FEE_DIRECTION_WORDS = vocabulary('way of a fee', FEE_DIRECTIONS);

/** The direction in which a fee on such a referral is paid: whoever got the client pays. */
export function feeDirectionOf(direction: Direction): FeeDirection {
  return direction === 'received' ? 'i-pay' : 'they-pay';
}

/**
 * What a fee is reckoned from, and when it is earned.
 * - `collected`: money the client really paid, as it comes in; the default
 * - `invoiced`: the referral's invoiced amount, on the day it was won
 * - `won`: the client won, on that day, whatever the amount; for flat fees alone
 *
 * A fee on the agreed amount or on an estimate is left out on purpose: it would be owed for money never seen.
 */
export const FEE_BASES = ['collected', 'invoiced', 'won'] as const;
export type FeeBasis = (typeof FEE_BASES)[number];

export const CAP_PERIODS = ['referral', 'year'] as const;
export type CapPeriod = (typeof CAP_PERIODS)[number];

/** From above this much of the referral's total, this percent (in millionths) stands instead of the one before. */
export interface FeeTier {
  readonly aboveMinor: number;
  readonly percentMillionths: number;
}

/** A fee as agreed, amounts in minor units of `currency`. */
export interface FeeRule {
  /** The currency of every amount here; null exactly where there is none (a percent goes by what was collected). */
  readonly currency: string | null;
  /** Once a referral, with its first money. */
  readonly flatMinor: number | null;
  /** Of the referral's total, or of its part up to the first tier. */
  readonly percentMillionths: number | null;
  /** Marginal on the referral's own total, lowest first. */
  readonly tiers: readonly FeeTier[];
  readonly basis: FeeBasis;
  /** Money counts up to and including `addMonths(day of the referral, months)`; null for ever. */
  readonly months: number | null;
  /** The most that is paid for a referral, or for all of one calendar year; flat fee and bonus included. */
  readonly capMinor: number | null;
  readonly capPer: CapPeriod | null;
  /** Added once an agreement: for its first referral, with that referral's first money. */
  readonly firstBonusMinor: number | null;
}

/** The occasion of a fee, by who pays it. */
export function feeOccasion(direction: FeeDirection): Extract<Occasion, 'fee-paid' | 'fee-received'> {
  return direction === 'i-pay' ? 'fee-paid' : 'fee-received';
}

/** A fee rule that governs the referrals of its days, both inclusive. */
export interface FeeTerms extends FeeRule {
  readonly direction: FeeDirection;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

/** Whether a rule earns anything: one kept for a referral alone may say that it has no fee. */
export function isFee({ flatMinor, percentMillionths, firstBonusMinor }: FeeRule): boolean {
  return flatMinor !== null || percentMillionths !== null || firstBonusMinor !== null;
}

/** What is kept where it was agreed that one referral has no fee. */
export const NO_FEE_RULE: FeeRule = {
  currency: null,
  flatMinor: null,
  percentMillionths: null,
  tiers: [],
  basis: 'collected',
  months: null,
  capMinor: null,
  capPer: null,
  firstBonusMinor: null,
};

/** What is paid once a referral, whatever comes in, is at most this: so many as a file holds can be added up exactly. */
const MOST_A_TIME = 10_000_000_000;

/** No table can hold a longer time. */
const MOST_MONTHS = 1200;

function refused(message: string, ...hints: string[]): UserError {
  return new UserError(message, { hints });
}

/**
 * The rule itself when it can be kept and reckoned with. Throws a UserError for a rule without a fee, amounts that are
 * not above zero, name no currency or are too large to be paid again and again, percents outside 0 to 100 %, tiers that
 * do not rise, a percent of a mere win, a flat fee above its own cap, and months outside 1 to 1200.
 */
export function checkFeeRule<T extends FeeRule>(rule: T): T {
  checkAmounts(rule);
  checkPercents(rule);
  checkEarning(rule);
  return rule;
}

function checkAmounts({ currency, flatMinor, capMinor, capPer, firstBonusMinor, tiers }: FeeRule): void {
  const amounts = [
    ['flat fee', flatMinor],
    ['cap', capMinor],
    ['bonus for the first referral', firstBonusMinor],
    ...tiers.map(({ aboveMinor }) => ['amount where a percent changes', aboveMinor] as const),
  ] as const;
  for (const [name, minor] of amounts) {
    if (minor !== null && !(Number.isSafeInteger(minor) && minor > 0)) {
      throw refused(`the ${name} must be more than nothing`, 'leave out what is not agreed');
    }
  }
  for (const [name, minor] of amounts.slice(0, 3)) {
    if (name !== 'cap' && currency !== null && (minor ?? 0) > MOST_A_TIME) {
      throw refused(
        `the ${name} is more than can be added up over many clients`,
        `it is at most ${formatMoney({ minor: MOST_A_TIME, currency })}`,
      );
    }
  }
  const some = amounts.some(([, minor]) => minor !== null);
  if (some !== (currency !== null) || (currency !== null && !isCurrency(currency))) {
    throw refused(
      some ? 'the amounts of a fee need their currency' : 'a fee without an amount is in no currency',
    );
  }
  if ((capMinor === null) !== (capPer === null) || (capPer !== null && !CAP_PERIODS.includes(capPer))) {
    throw refused('a cap is per referral or per year');
  }
  if (flatMinor !== null && capMinor !== null && currency !== null && flatMinor > capMinor) {
    throw refused(
      `the flat fee of ${formatMoney({ minor: flatMinor, currency })} is above the cap of ${formatMoney({ minor: capMinor, currency })}`,
    );
  }
}

function checkPercents({ percentMillionths, tiers }: FeeRule): void {
  const percents = [percentMillionths ?? 0, ...tiers.map((tier) => tier.percentMillionths)];
  if (percents.some((percent) => !(Number.isInteger(percent) && percent >= 0 && percent <= WHOLE))) {
    throw refused('a percent is from 0 to 100');
  }
  if (percentMillionths === null && tiers.length > 0) {
    throw refused('say which percent is paid below the first step', '0% up to 1,000, 5% above');
  }
  const rising = tiers.every(({ aboveMinor }, i) => aboveMinor > (tiers[i - 1]?.aboveMinor ?? 0));
  if (!rising) throw refused('the steps of a fee must rise', '5% up to 10,000, 3% up to 50,000, 1% above');
}

function checkEarning(rule: FeeRule): void {
  const { percentMillionths, tiers, flatMinor, firstBonusMinor, basis, months } = rule;
  if (!FEE_BASES.includes(basis)) throw refused(`a fee is reckoned from one of: ${FEE_BASES.join(', ')}`);
  const percents = [percentMillionths ?? 0, ...tiers.map((tier) => tier.percentMillionths)];
  if (percents.every((percent) => percent === 0) && flatMinor === null && firstBonusMinor === null) {
    throw refused('that is no fee', 'write "none" for no fee, or a fee like "10% of collected"');
  }
  if (basis === 'won' && percentMillionths !== null) {
    throw refused(
      `${formatPercent(percentMillionths)} of what? A fee that is earned when a client is won is a flat one`,
      'write "10% of invoiced", "10% of collected" or "flat 200 when won"',
    );
  }
  if (months !== null && !(Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS)) {
    throw refused(`a fee is paid for 1 to ${MOST_MONTHS} months, or for ever`);
  }
}

/**
 * The terms that govern a referral of that day, for good: of one partner's versions in one direction the latest that
 * had begun, if it had not ended. A later version replaces the earlier ones also after its own end. Give each
 * version's `untilDay` as the earliest of its own end and the day its agreement ended or was closed (`LAST_GOVERNED`).
 */
export function termsInForce<T extends FeeTerms>(versions: readonly T[], day: Day): T | null {
  const begun = versions.filter(({ fromDay }) => fromDay <= day);
  const latest = begun.reduce<T | null>((a, b) => (a !== null && a.fromDay > b.fromDay ? a : b), null);
  return latest !== null && (latest.untilDay === null || day <= latest.untilDay) ? latest : null;
}

/**
 * The numbers of the first referrals: of each agreement and direction the earliest by day, then by number. Give every
 * referral that counts (neither `void` nor refused by the client). Should the first one come to nothing, its bonus is
 * not passed on to the next.
 */
export function firstReferrals(
  referrals: readonly {
    readonly number: number;
    readonly agreement: number | string;
    readonly direction: FeeDirection;
    readonly day: Day;
  }[],
): Set<number> {
  const firsts = new Map<string, (typeof referrals)[number]>();
  for (const referral of referrals) {
    const key = `${referral.agreement} ${referral.direction}`;
    const first = firsts.get(key);
    const earlier =
      first === undefined ||
      referral.day < first.day ||
      (referral.day === first.day && referral.number < first.number);
    if (earlier) firsts.set(key, referral);
  }
  return new Set([...firsts.values()].map(({ number }) => number));
}
