import { count } from '../text/count.ts';
import { formatMoney } from '../money/money.ts';
import type { Settings } from '../settings/settings.ts';
import * as is from './conditions.ts';
import type { RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import * as say from './wording.ts';
import type { Finding } from './words.ts';

/** A finding where it applies, nothing where it does not. */
export type Finder = (facts: RelationshipFacts, settings: Settings) => Finding | undefined;

export function findAll(
  finders: readonly Finder[],
  facts: RelationshipFacts,
  settings: Settings,
): readonly Finding[] {
  return finders.map((find) => find(facts, settings)).filter((finding) => finding !== undefined);
}

const volume: Finder = (facts, settings) =>
  notion.isHighVolume(facts, settings)
    ? { id: 'volume', text: say.volume(facts), source: 'rhythm' }
    : undefined;

const jointActivity: Finder = (facts) =>
  notion.jointUnderWay(facts).length > 0
    ? { id: 'joint-activity', text: is.jointWords(facts), source: 'rhythm' }
    : undefined;

const pace: Finder = (facts, settings) =>
  notion.isPattern(facts, settings) && notion.isAtPace(facts, settings)
    ? {
        id: 'pace',
        text: `${say.pace(facts)}, beside ${notion.exchangedOf(facts)} in 12 months`,
        source: 'refnet',
      }
    : undefined;

const complexHandoffs: Finder = (facts) => {
  const n = notion.signalsInWindow(facts, 'complex-handoff');
  const text = `${count(n, 'complex handoff')} ${say.inWindow(facts)}`;
  return n > 0 ? { id: 'complex-handoffs', text, source: 'rhythm' } : undefined;
};

const growth: Finder = (facts) => {
  const n = notion.signalsInWindow(facts, 'growth');
  const text = `wish to grow, noted ${count(n, 'time')} ${say.inWindow(facts)}`;
  return n > 0 ? { id: 'growth', text, source: 'rhythm' } : undefined;
};

const revenueAtStake: Finder = ({ businessReceived }, settings) => {
  const limit = settings['revenue-at-stake'];
  const above = businessReceived.find(
    ({ minor, currency }) => currency === limit?.currency && minor > limit.minor,
  );
  if (limit === undefined || above === undefined) return undefined;
  const text = `${formatMoney(above)} closed business at stake, over ${formatMoney(limit)}`;
  return { id: 'revenue-at-stake', text, source: 'rhythm' };
};

const HIGH_MONTHS = 3;

const highMonths: Finder = ({ receivedByMonth }, settings) => {
  const months = receivedByMonth.slice(-HIGH_MONTHS);
  const high = months.length === HIGH_MONTHS && months.every((n) => n >= settings['high-month']);
  const text = `${months.join(', ')} received in the last ${HIGH_MONTHS} full months`;
  return high ? { id: 'high-months', text, source: 'ally' } : undefined;
};

const firstInBoth: Finder = (facts, settings) =>
  notion.isFirstInBoth(facts)
    ? { id: 'first-in-both', text: is.firstInBoth.fact(facts, settings), source: 'rhythm' }
    : undefined;

/** What speaks for more structure. */
export function supportsOf(facts: RelationshipFacts, settings: Settings): readonly Finding[] {
  const finders = [
    volume,
    jointActivity,
    pace,
    complexHandoffs,
    growth,
    revenueAtStake,
    highMonths,
    firstInBoth,
  ];
  return findAll(finders, facts, settings);
}
