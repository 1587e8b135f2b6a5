/** What a relationship took and brought in words: alike in the advice and in the reports. */
import { costsPerWon } from './costs-per-won.ts';
import { formatMoney, sumByCurrency, type Money } from '../money/money.ts';
import { count, list } from '../text/count.ts';
import {
  BENEFIT_FROM,
  benefitOf,
  hourlyRateOf,
  isBenefitKnown,
  overheadOf,
  timeOf,
  type CostFacts,
  type CostSettings,
} from './costs.ts';

/** `6 h`, `45 min`, `6 h 15 min`. */
export function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [count(hours, 'h', 'h')] : []),
    ...(rest > 0 || hours === 0 ? [`${rest} min`] : []),
  ];
  return parts.join(' ');
}

/** Nothing was spent, received or closed: there is nothing to tell. */
export function hasNoCosts(facts: CostFacts): boolean {
  const { minutes, feesPaid, jointCosts, feesReceived, receivedOutcomes } = facts;
  const isPaid = [...feesPaid, ...jointCosts, ...feesReceived].some(({ minor }) => minor !== 0);
  return minutes === 0 && !isPaid && receivedOutcomes.closed === 0;
}

/** A part of a sum in words; left out where there is nothing of it in the home currency. */
function part(amounts: readonly Money[], home: string, what: string): string[] {
  return sumByCurrency(amounts)
    .filter(({ currency, minor }) => currency === home && minor !== 0)
    .map((amount) => `${formatMoney(amount)} ${what}`);
}

/** The sum before its parts; the one part alone, where it is the sum. */
function summed(sum: Money, parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `${formatMoney(sum)}: ${parts.join(', ')}`;
}

/** `CAD 2,000: CAD 600 for 6 h, CAD 1,200 fees paid, CAD 200 joint costs`. */
function tookWords(facts: CostFacts, settings: CostSettings): string {
  const { minutes } = facts;
  const home = settings.currency;
  const isValued = hourlyRateOf(settings) !== undefined;
  const paid = [...part(facts.feesPaid, home, 'fees paid'), ...part(facts.jointCosts, home, 'joint costs')];
  const time = minutes === 0 ? [] : [hoursWords(minutes)];
  if (isValued) {
    const parts = [...time.map((hours) => `${formatMoney(timeOf(facts, settings))} for ${hours}`), ...paid];
    return parts.length === 0 ? 'nothing noted' : summed(overheadOf(facts, settings), parts);
  }
  const money = paid.length === 0 ? [] : [summed(overheadOf(facts, settings), paid)];
  return [...time, ...money].join(' and ') || 'nothing noted';
}

/** `CAD 21,700: CAD 21,400 closed business, CAD 300 fees received`; where it cannot be weighed, the counts and why. */
function broughtWords(facts: CostFacts, settings: CostSettings): string {
  const home = settings.currency;
  const { closed, won } = facts.receivedOutcomes;
  const counted = `${closed} received and closed, ${won} won`;
  if (!isBenefitKnown(facts, settings)) return `${counted}; ${whyUnknown(facts, settings)}`;
  const parts = [
    ...part(facts.businessReceived, home, 'closed business'),
    ...part(facts.feesReceived, home, 'fees received'),
  ];
  return parts.length === 0 ? `nothing: ${counted}` : summed(benefitOf(facts, settings), parts);
}

function whyUnknown(facts: CostFacts, { currency: home }: CostSettings): string {
  const { closed, won } = facts.receivedOutcomes;
  if (closed < BENEFIT_FROM) return `to be weighed from ${BENEFIT_FROM} closed on`;
  const without = won - facts.receivedWonInHome;
  if (without > 0) return `not to be weighed, ${without} won without an amount in ${home}`;
  const others = facts.feesReceived.filter(({ minor, currency }) => minor !== 0 && currency !== home);
  return `not to be weighed, fees received in ${list(
    others.map(({ currency }) => currency),
    'and',
  )}`;
}

/** `CAD 222.22 for each of 9 received and won, rounded`; nothing where nothing was spent. */
function eachWonWords(facts: CostFacts, settings: CostSettings): string {
  const { won } = facts.receivedOutcomes;
  const each = costsPerWon(facts, settings);
  if (each === undefined) {
    return overheadOf(facts, settings).minor === 0 ? '' : 'no client received was won';
  }
  const isTimeAside = facts.minutes > 0 && hourlyRateOf(settings) === undefined;
  const said = [each.isRounded ? ', rounded' : '', isTimeAside ? ', your time aside' : ''].join('');
  return won === 1
    ? `${formatMoney(each.amount)} for the one received and won${said}`
    : `${formatMoney(each.amount)} for each of ${won} received and won${said}`;
}

/** `EUR 200 joint costs, EUR 5,000 closed business`: what is in other currencies, and in no sum. */
function notAddedWords(facts: CostFacts, { currency: home }: CostSettings): string {
  const all: readonly [readonly Money[], string][] = [
    [facts.feesPaid, 'fees paid'],
    [facts.jointCosts, 'joint costs'],
    [facts.businessReceived, 'closed business'],
    [facts.feesReceived, 'fees received'],
  ];
  return all
    .flatMap(([amounts, what]) =>
      sumByCurrency(amounts)
        .filter(({ currency, minor }) => currency !== home && minor !== 0)
        .map((amount) => `${formatMoney(amount)} ${what}`),
    )
    .join(', ');
}

/**
 * What a relationship took and brought, what each client won cost, and what is in no sum: each text with its name, in this
 * order; what there is nothing to tell of is left out.
 */
export function costsWords(
  facts: CostFacts,
  settings: CostSettings,
): readonly { readonly name: string; readonly text: string }[] {
  if (hasNoCosts(facts)) return [];
  return [
    { name: 'took', text: tookWords(facts, settings) },
    { name: 'brought', text: broughtWords(facts, settings) },
    { name: 'each won', text: eachWonWords(facts, settings) },
    { name: 'not added', text: notAddedWords(facts, settings) },
  ].filter(({ text }) => text !== '');
}
