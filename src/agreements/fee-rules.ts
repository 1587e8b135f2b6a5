/** What the rules of professions say on the fees with one partner: the notices, and where a fee is above a limit. */
import type { Day } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import type { FeeLimit } from '../partners/notice-table.ts';
import {
  barring,
  beforehand,
  citationsOf,
  noticesFor,
  noticesOf,
  sourceText,
  type Notice,
  type Party,
} from '../partners/notices.ts';
import { expectedFees } from './expected-fees.ts';
import { agreedAboveWords, earnedAboveWords, mostAllowed } from './fee-limit.ts';
import type { Fees } from './fee-record.ts';
import {
  FEE_DIRECTIONS,
  feeOccasion,
  isFee,
  termsInForce,
  type FeeDirection,
  type FeeRule,
} from './fee-terms.ts';

/** Me and a partner, as notices look at both, on a day. */
export interface Sides {
  readonly me: Party;
  readonly partner: Party & { readonly id: number };
  readonly on: Day;
}

/** All notices on fees of these directions, each once. */
export function feeNotices({ me, partner, on }: Sides, directions: readonly FeeDirection[]): Notice[] {
  return noticesOf(directions.map(feeOccasion), on, me, partner);
}

/**
 * The notices that bear on whether a fee of these directions may be agreed or paid, each once; not those that only come
 * after it, such as a tax form.
 */
export function feeCautions(sides: Sides, directions: readonly FeeDirection[]): Notice[] {
  return beforehand(feeNotices(sides, directions));
}

/** A direction in which a rule bars the fee that was agreed, and the agreement whose terms have it on the day. */
export interface BarredFee {
  readonly direction: FeeDirection;
  readonly agreement: number | undefined;
  /** Where the rule stands. */
  readonly by: string;
}

/** The directions in which a fee was ever agreed with the partner, or paid. */
export function directionsOfFees({ partner }: Sides, { record }: Fees): FeeDirection[] {
  const agreed = record.terms.filter((each) => each.partner === partner.id && isFee(each));
  const paid = record.payments.filter((each) => each.partner === partner.id);
  return FEE_DIRECTIONS.filter((way) => [...agreed, ...paid].some(({ direction }) => direction === way));
}

/** The fees agreed with the partner, or paid, that a rule bars as such, which no writing makes good. */
export function barredFees(sides: Sides, fees: Fees): BarredFee[] {
  const { me, partner, on } = sides;
  const own = fees.record.terms.filter((each) => each.partner === partner.id && each.referral === null);
  return directionsOfFees(sides, fees)
    .map((direction) => ({
      direction,
      by: citationsOf(barring({ occasion: feeOccasion(direction), on }, me, partner)),
    }))
    .filter(({ by }) => by !== '')
    .map(({ direction, by }) => {
      const inForce = termsInForce(
        own.filter((each) => each.direction === direction),
        on,
      );
      const stands = inForce !== null && isFee(inForce);
      return { direction, by, agreement: stands ? (inForce.agreement ?? undefined) : undefined };
    });
}

/** The notice that limits a fee of that direction with a partner, where one does. */
function limiting({ me, partner, on }: Sides, direction: FeeDirection): LimitingNotice | undefined {
  return noticesFor({ occasion: feeOccasion(direction), on }, me, partner).find(hasLimit);
}

type LimitingNotice = Notice & { readonly feeLimit: FeeLimit };

function hasLimit(notice: Notice): notice is LimitingNotice {
  return notice.feeLimit !== undefined;
}

/** Sentences on fees agreed, where a rule limits them to less. */
export function agreedOverLimit(
  sides: Sides,
  rules: Readonly<Partial<Record<FeeDirection, FeeRule | null | undefined>>>,
): string[] {
  return FEE_DIRECTIONS.flatMap((direction) => {
    const rule = rules[direction] ?? null;
    const notice = rule === null || !isFee(rule) ? undefined : limiting(sides, direction);
    const words = rule === null || notice === undefined ? undefined : agreedAboveWords(rule, notice.feeLimit);
    return notice === undefined || words === undefined ? [] : [`${words} ${sourceText(notice)}`];
  });
}

/** Sentences on the fees agreed with the partner that stand on the day, where a rule limits them to less. */
export function standingOverLimit(sides: Sides, { record }: Fees): string[] {
  const own = record.terms.filter((each) => each.partner === sides.partner.id && each.referral === null);
  return FEE_DIRECTIONS.flatMap((direction) => {
    const versions = own.filter((each) => each.direction === direction);
    return agreedOverLimit(sides, { [direction]: termsInForce(versions, sides.on) });
  });
}

/**
 * Sentences on what referrals with the partner have earned, or are expected to, where a rule limits it to less; `among`
 * are the numbers looked at, all where it is left out.
 */
export function earnedOverLimit(
  sides: Sides,
  fees: Fees,
  {
    directions = FEE_DIRECTIONS,
    among,
  }: {
    readonly directions?: readonly FeeDirection[];
    readonly among?: readonly number[];
  } = {},
): string[] {
  const own = fees.record.referrals.filter(({ partner }) => partner === sides.partner.id);
  const numbers = own.map(({ number }) => number).filter((each) => among?.includes(each) ?? true);
  return directions.flatMap((direction) => {
    const notice = numbers.length === 0 ? undefined : limiting(sides, direction);
    if (notice === undefined) return [];
    const { feeLimit: limit } = notice;
    return numbers.flatMap((referral) => {
      const fee = feeOf(fees, direction, referral, limit.most.currency);
      const basis = basisOf(fees, referral, limit.most.currency);
      if (basis.minor <= 0 || fee.minor <= mostAllowed(limit, basis.minor).minor) return [];
      return [`${earnedAboveWords(referral, fee, basis, limit)} ${sourceText(notice)}`];
    });
  });
}

/** What a referral has earned in a currency, by its terms or as it was paid by hand, and what is expected of it. */
function feeOf(fees: Fees, direction: FeeDirection, referral: number, currency: string): Money {
  const earned = fees.balances
    .filter((each) => each.direction === direction && each.currency === currency)
    .flatMap((each) => each.lines.filter(({ line }) => line.referral === referral))
    .map(({ line }) => line.minor);
  const expected = expectedFees(fees)
    .filter((each) => each.direction === direction && each.referral === referral)
    .flatMap(({ amounts }) => amounts.filter((each) => each.currency === currency))
    .map(({ minor }) => minor);
  return { minor: [...earned, ...expected].reduce((sum, minor) => sum + minor, 0), currency };
}

/** The most that its legal fee can be by what is on record: what was invoiced or has come in, whichever is more. */
function basisOf({ record }: Fees, referral: number, currency: string): Money {
  const invoiced = record.referrals.find(({ number }) => number === referral)?.invoiced;
  const cameIn = record.collections
    .filter((each) => each.referral === referral && each.currency === currency)
    .reduce((sum, { minor }) => sum + minor, 0);
  return { minor: Math.max(invoiced?.currency === currency ? invoiced.minor : 0, cameIn), currency };
}
