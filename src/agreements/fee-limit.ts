/** A fee beside the largest one that a rule allows, all in minor units and exact. */
import { formatMoney, type Money } from '../money/money.ts';
import { EXACT_WHOLE, exactShare } from '../money/percent.ts';
import type { FeeLimit } from '../partners/notice-table.ts';
import { feeOn } from './fee-formula.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import type { FeeRule } from './fee-terms.ts';

/** Percents of a limit are whole ones. */
const PERCENT = EXACT_WHOLE / 100n;

/** The smallest amount there is, in minor units. */
const LEAST = 1;

/** Amounts above it are not looked at: CAD 10,000,000,000. */
const MOST = 1_000_000_000_000;

/** The limit on an amount in parts of a minor unit. */
function exactLimit({ shares, most }: FeeLimit, basis: number): bigint {
  const parts = shares.map(({ above, percent }, n) => {
    const upTo = Math.min(basis, shares[n + 1]?.above.minor ?? basis);
    return BigInt(Math.max(upTo - above.minor, 0)) * BigInt(percent) * PERCENT;
  });
  const sum = parts.reduce((total, part) => total + part, 0n);
  const cap = BigInt(most.minor) * EXACT_WHOLE;
  return sum < cap ? sum : cap;
}

/** The largest fee on an amount of `basis` minor units: whole minor units, rounded down. */
export function mostAllowed(limit: FeeLimit, basis: number): Money {
  return { minor: Number(exactLimit(limit, basis) / EXACT_WHOLE), currency: limit.most.currency };
}

/** What an agreed fee comes to on an amount, in parts of a minor unit, as of a first referral. */
function exactFee(rule: FeeRule, basis: number): bigint {
  const { parts, flat, bonus } = feeOn(rule, basis, true);
  const percents = parts.reduce(
    (sum, { minor, millionths }) => sum + BigInt(minor) * exactShare(millionths),
    0n,
  );
  const sum = percents + BigInt(flat + bonus) * EXACT_WHOLE;
  const cap = rule.capMinor === null ? undefined : BigInt(rule.capMinor) * EXACT_WHOLE;
  return cap !== undefined && cap < sum ? cap : sum;
}

/** Amounts in minor units, both inclusive; without an end `until` is undefined. */
export interface Amounts {
  readonly from: number;
  readonly until: number | undefined;
}

/**
 * The amounts for which an agreed fee is above the limit; none where it never is, and for a fee in another currency,
 * since none is converted.
 */
export function amountsAbove(rule: FeeRule, limit: FeeLimit): Amounts[] {
  if (rule.currency !== null && rule.currency !== limit.most.currency) return [];
  const isAbove = (basis: number): boolean => exactFee(rule, basis) > exactLimit(limit, basis);
  const found: Amounts[] = [];
  let above: { from: number; until: number | undefined } | undefined;
  for (const [from, to] of stretches(rule, limit)) {
    // Both go straight from one end to the other, so that they cross once at most.
    const change =
      isAbove(from) === isAbove(to) ? undefined : firstWhere(from, to, (at) => isAbove(at) !== isAbove(from));
    for (const at of change === undefined ? [from] : [from, change]) {
      if (isAbove(at) && above === undefined) {
        above = { from: at, until: undefined };
        found.push(above);
      } else if (!isAbove(at) && above !== undefined) {
        above.until = at - 1;
        above = undefined;
      }
    }
  }
  return found;
}

/** The stretches of amounts on which fee and limit are straight lines. */
function stretches(rule: FeeRule, limit: FeeLimit): [number, number][] {
  const cap = rule.capMinor;
  const steps = [
    ...rule.tiers.map(({ aboveMinor }) => aboveMinor),
    ...limit.shares.map(({ above }) => above.minor),
    firstWhere(LEAST, MOST, (basis) => exactLimit(limit, basis) >= BigInt(limit.most.minor) * EXACT_WHOLE),
    ...(cap === null
      ? []
      : [firstWhere(LEAST, MOST, (basis) => exactFee(rule, basis) >= BigInt(cap) * EXACT_WHOLE)]),
  ];
  // On the amount before a step the old line still holds.
  const ends = [...new Set([LEAST, MOST, ...steps.flatMap((step) => [step - 1, step, step + 1])])]
    .filter((at) => at >= LEAST && at <= MOST)
    .toSorted((a, b) => a - b);
  return ends.slice(1).map((end, n) => [ends[n] ?? end, end]);
}

/** The first amount from `from` to `to` for which something holds that holds from there on; `to` where it never does. */
function firstWhere(from: number, to: number, holds: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * What is said of a fee as it is agreed: for which amounts it is above the limit, with an example; undefined where it
 * never is.
 */
export function agreedAboveWords(rule: FeeRule, limit: FeeLimit): string | undefined {
  const ranges = amountsAbove(rule, limit);
  const [first] = ranges;
  if (first === undefined) return undefined;
  const example = exampleIn(first);
  const fee = { minor: Number(exactFee(rule, example) / EXACT_WHOLE), currency: limit.most.currency };
  const words = ranges.map((range) => amountsWords(range, limit)).join(' and ');
  return (
    `the fee agreed, ${formatFeeTerms(rule)}, is above the ${limit.whose} limit ${words}: on ${amount(example, limit)} it is ` +
    `${formatMoney(fee)}, the limit is ${formatMoney(mostAllowed(limit, example))}. ${basisWords(limit)}`
  );
}

/** What is said of a fee that has accrued or is paid, beside the limit on what is on record for it. */
export function earnedAboveWords(referral: number, fee: Money, basis: Money, limit: FeeLimit): string {
  const most = mostAllowed(limit, basis.minor);
  return (
    `the fee on #${referral} is ${formatMoney(fee)} so far, ${amount(fee.minor - most.minor, limit)} above the ${limit.whose} limit: were ${limit.of} ` +
    `${formatMoney(basis)}, it would be at most ${formatMoney(most)}. ${basisWords(limit)}`
  );
}

function basisWords({ of }: FeeLimit): string {
  return `The limit goes by ${of}, not by what was collected: tax and disbursements may be in that.`;
}

function amount(minor: number, { most: { currency } }: FeeLimit): string {
  return formatMoney({ minor, currency });
}

/** `for any legal fee`, `for a legal fee over CAD 50,000`, `under CAD 2,000`. */
function amountsWords({ from, until }: Amounts, limit: FeeLimit): string {
  const of = limit.of.replace(/^the /, 'a ');
  if (until === undefined)
    return from <= LEAST
      ? `for ${limit.of.replace(/^the /, 'any ')}`
      : `for ${of} over ${amount(from - 1, limit)}`;
  return from <= LEAST
    ? `for ${of} under ${amount(until + 1, limit)}`
    : `for ${of} of ${amount(from, limit)} to ${amount(until, limit)}`;
}

/** A plain amount among them: twice where they begin, or halfway to where they end. */
function exampleIn({ from, until }: Amounts): number {
  if (until !== undefined) return from + Math.floor((until - from) / 2);
  if (from <= LEAST) return 1_000_000;
  const step = 10 ** Math.max(String(from).length - 2, 0);
  return Math.min(Math.ceil(((from - 1) * 2) / step) * step, MOST);
}
