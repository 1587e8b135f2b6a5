/**
 * What a relationship, or all of them together, took and brought: the one reckoning that the advice and the reports go by.
 * In the home currency; amounts in others are named beside it, never converted and never added.
 */
import { halfUp } from '../money/half-up.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import type { Outcomes } from '../referrals/status.ts';
import type { Settings } from '../settings/settings.ts';

/** Closed received referrals from which the benefit of a relationship can be told. */
export const BENEFIT_FROM = 3;

/** What is counted on the days of a period: things on their own days, joint ones on the day they began. */
export interface CostFacts {
  /** My time: at check-ins and on what is done together. */
  readonly minutes: number;
  readonly feesPaid: readonly Money[];
  readonly jointCosts: readonly Money[];
  /** Received, by the day of the outcome. */
  readonly receivedOutcomes: Outcomes;
  /** Of the received won ones, those whose amount is in the home currency. */
  readonly receivedWonInHome: number;
  readonly businessReceived: readonly Money[];
  readonly feesReceived: readonly Money[];
}

/** The settings it goes by. */
export type CostSettings = Partial<Pick<Settings, 'hourly-rate'>> & Pick<Settings, 'currency'>;

/** Minor units of the home currency among the amounts. */
function inHome(amounts: readonly Money[], home: string): number {
  return sumByCurrency(amounts).find(({ currency }) => currency === home)?.minor ?? 0;
}

/** The worth of an hour in minor units of the home currency; absent where it was not set in that currency. */
export function hourlyRateOf({ currency, 'hourly-rate': rate }: CostSettings): number | undefined {
  return rate?.currency === currency ? rate.minor : undefined;
}

/** Time at the hourly rate; nothing where no rate is set. */
export function timeOf({ minutes }: Pick<CostFacts, 'minutes'>, settings: CostSettings): Money {
  const minor = halfUp(BigInt(minutes) * BigInt(hourlyRateOf(settings) ?? 0), 60n);
  return { minor, currency: settings.currency };
}

/** Time at the hourly rate, fees paid and joint costs: at least this much, in the home currency. */
export function overheadOf(facts: CostFacts, settings: CostSettings): Money {
  const home = settings.currency;
  const time = timeOf(facts, settings).minor;
  return { minor: time + inHome(facts.feesPaid, home) + inHome(facts.jointCosts, home), currency: home };
}

/** Closed business received and fees received, in the home currency. */
export function benefitOf(facts: CostFacts, settings: CostSettings): Money {
  const home = settings.currency;
  return { minor: inHome(facts.businessReceived, home) + inHome(facts.feesReceived, home), currency: home };
}

/**
 * True with at least 3 received referrals closed, an amount in the home currency for every won one, and no fee received
 * in another currency that was not returned: then the benefit is complete and can be weighed.
 */
export function isBenefitKnown(facts: CostFacts, settings: CostSettings): boolean {
  return (
    facts.receivedOutcomes.closed >= BENEFIT_FROM &&
    facts.receivedWonInHome === facts.receivedOutcomes.won &&
    facts.feesReceived.every(({ minor, currency }) => minor === 0 || currency === settings.currency)
  );
}

export function isOverheadOverBenefit(facts: CostFacts, settings: CostSettings): boolean {
  return (
    isBenefitKnown(facts, settings) && overheadOf(facts, settings).minor > benefitOf(facts, settings).minor
  );
}
