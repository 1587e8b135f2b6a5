import * as fc from 'fast-check';
import { addDays, asDay, type Day } from '../../src/calendar/day.ts';
import { UserError } from '../../src/text/errors.ts';
import {
  CAP_PERIODS,
  checkFeeRule,
  FEE_BASES,
  NO_FEE_RULE,
  type FeeRule,
  type FeeTerms,
} from '../../src/agreements/fee-terms.ts';

/** A rule with some fields, for tables. */
export function rule(some: Partial<FeeRule>): FeeRule {
  return { ...NO_FEE_RULE, ...some };
}

/** Terms in CAD that I pay, from 2025 on. */
export function terms(some: Partial<FeeTerms>): FeeTerms {
  return { ...NO_FEE_RULE, direction: 'i-pay', fromDay: asDay('2025-01-01'), untilDay: null, ...some };
}

/** What the refusal says, with its hints. */
export function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return [error.message, ...error.hints].join('\n');
    throw error;
  }
  throw new Error('it was accepted');
}

const percent = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constantFrom(0, 5000, 125_000, 1_000_000),
);
const amount = fc.oneof(fc.integer({ min: 1, max: 2_000_000 }), fc.constantFrom(1, 50_000, 100_000));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

const raw = fc.record({
  flat: maybe(amount),
  percent: maybe(percent),
  tiers: fc.array(fc.record({ step: amount, percent }), { maxLength: 3 }),
  basis: fc.constantFrom(...FEE_BASES),
  months: maybe(fc.constantFrom(1, 2, 12, 13, 1200)),
  cap: maybe(amount),
  capPer: fc.constantFrom(...CAP_PERIODS),
  bonus: maybe(amount),
});

function ruleFrom(drawn: typeof raw extends fc.Arbitrary<infer T> ? T : never, currency: string): FeeRule {
  let above = 0;
  const tiers = (drawn.percent === null ? [] : drawn.tiers).map((tier) => {
    above += tier.step;
    return { aboveMinor: above, percentMillionths: tier.percent };
  });
  const some = drawn.flat ?? drawn.cap ?? drawn.bonus ?? tiers[0];
  return {
    currency: some === undefined ? null : currency,
    flatMinor: drawn.flat,
    percentMillionths: drawn.percent,
    tiers,
    basis: drawn.basis,
    months: drawn.months,
    capMinor: drawn.cap,
    capPer: drawn.cap === null ? null : drawn.capPer,
    firstBonusMinor: drawn.bonus,
  };
}

function isRule(some: FeeRule): boolean {
  try {
    checkFeeRule(some);
    return true;
  } catch {
    return false;
  }
}

/** Every kind of rule that can be kept, in one of the currencies. */
export function anyRule(...currencies: string[]): fc.Arbitrary<FeeRule> {
  return fc
    .tuple(raw, fc.constantFrom(...currencies))
    .map(([drawn, currency]) => ruleFrom(drawn, currency))
    .filter(isRule);
}

/** Days of two and a half years, so that collections fall into several calendar years. */
export const someDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 900 })
  .map((n) => addDays(asDay('2025-01-01'), n));
