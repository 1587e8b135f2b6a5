/** Fees in one phrase a direction, as `parse-fee-phrase.ts` reads it back: loaded with every agreement, where the parser seldom is. */
import { formatMoney } from '../money/money.ts';
import { formatPercent } from '../money/percent.ts';
import { count } from '../text/count.ts';
import type { FeeRule } from './fee-terms.ts';

/** The fee as understood, in one phrase that `parseFeePhrase` reads back to the same rule; `none` for null. */
export function formatFeeTerms(rule: FeeRule | null): string {
  if (rule === null) return 'none';
  const head = headOf(rule);
  const months = rule.months === null ? '' : `for ${count(rule.months, 'month').replaceAll(',', '')}`;
  const first = [head, months].filter((words) => words !== '').join(' ');
  return [first, bonusOf(rule, head === ''), capOf(rule)].filter((words) => words !== '').join(', ');
}

function amountOf(rule: FeeRule, minor: number): string {
  return formatMoney({ minor, currency: rule.currency ?? '' });
}

function headOf(rule: FeeRule): string {
  const { flatMinor, percentMillionths } = rule;
  const flat = flatMinor === null ? '' : `flat ${amountOf(rule, flatMinor)}`;
  if (percentMillionths === null) return flat === '' ? '' : `${flat} when ${rule.basis}`;
  const bounds = rule.tiers.map(({ aboveMinor }) => ` up to ${amountOf(rule, aboveMinor)}`);
  const steps = [`${formatPercent(percentMillionths)} of ${rule.basis}${bounds[0] ?? ''}`].concat(
    rule.tiers.map((tier, i) => `${formatPercent(tier.percentMillionths)}${bounds[i + 1] ?? ' above'}`),
  );
  return `${steps.join(', ')}${flat === '' ? '' : ` + ${flat}`}`;
}

function bonusOf(rule: FeeRule, alone: boolean): string {
  if (rule.firstBonusMinor === null) return '';
  const bonus = `first referral ${amountOf(rule, rule.firstBonusMinor)}`;
  return alone ? `${bonus}, when ${rule.basis}` : `${bonus} on top`;
}

function capOf(rule: FeeRule): string {
  if (rule.capMinor === null) return '';
  return `cap ${amountOf(rule, rule.capMinor)} a ${rule.capPer === 'year' ? 'calendar year' : 'referral'}`;
}
