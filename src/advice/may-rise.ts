/** Whether a referral may have raised the rank of its partner: a cheap look, so that few logs load the ladder. */
import { addMonths, type Day } from '../calendar/day.ts';
import { monthlyFrom } from '../contact/rhythm.ts';
import { isFormalStage } from '../partners/formal-stage.ts';
import type { Stage } from '../partners/stage.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Settings } from '../settings/settings.ts';
import * as notion from './notions.ts';

/** What is exchanged with a partner as of a day, and whether there is more that verdicts go by. */
export interface ExchangeNow {
  readonly stage: Stage;
  /** A project, a note or an agreement is on record, of whatever day. */
  readonly hasMore: boolean;
  /** Counted in the 12 months. */
  readonly given: number;
  readonly received: number;
  readonly lastSixMonths: number;
  readonly ever: number;
  /** The day of the first one counted; null where there is none. */
  readonly first: Day | null;
}

/** Nobody on record yet. */
export const NO_EXCHANGE: ExchangeNow = {
  stage: 'acquaintance',
  hasMore: false,
  given: 0,
  received: 0,
  lastSixMonths: 0,
  ever: 0,
  first: null,
};

/** A referral that counts and is not there yet. */
export interface AddedReferral {
  readonly direction: Direction;
  readonly on: Day;
  readonly isClosed: boolean;
}

/**
 * False only where one more referral surely does not raise the rank of its partner to 4 or more. A rank of 4 or more asks
 * for more than K exchanged (volume, pace, dissatisfaction, first in both), or for a joint activity, something noted, or
 * something formal. And what one referral changes of all that verdicts go by is that a count passes a number the rules
 * name, an outcome with its business, an earlier first day, or the first place in a direction.
 *
 * `mostOfOthers` gives the most that any other partner has in each direction; it is asked for only where it matters.
 */
export function mayRise(
  before: ExchangeNow,
  added: AddedReferral,
  { settings, today }: { settings: Settings; today: Day },
  mostOfOthers: () => { readonly given: number; readonly received: number },
): boolean {
  const after = withAdded(before, added, today);
  const isPattern = notion.isPattern(after, settings);
  if (!isPattern && !before.hasMore && !isFormalStage(before.stage)) return false;
  if (added.isClosed || before.first === null || added.on < before.first) return true;
  return passesNumber(before, after, settings) || (isPattern && becomesFirst(before, after, mostOfOthers()));
}

function withAdded(before: ExchangeNow, { direction, on }: AddedReferral, today: Day): ExchangeNow {
  const inYear = on > addMonths(today, -notion.WINDOW_MONTHS) ? 1 : 0;
  const inHalf = on > addMonths(today, -6) ? 1 : 0;
  return {
    ...before,
    [direction]: before[direction] + inYear,
    lastSixMonths: before.lastSixMonths + inHalf,
    ever: before.ever + 1,
  };
}

/** Whether a count passes one of the numbers that rules, conditions and the rhythm name. */
function passesNumber(before: ExchangeNow, after: ExchangeNow, settings: Settings): boolean {
  const passes = (count: (of: ExchangeNow) => number, ...marks: readonly number[]) =>
    marks.some((mark) => count(before) < mark && count(after) >= mark);
  const manyReceived =
    after.received > before.received && after.received >= notion.HIGH_MONTHS * settings['high-month'];
  return (
    passes(notion.exchangedOf, 1, settings['informal-to'] + 1, settings['formalize-at']) ||
    passes(({ lastSixMonths }) => lastSixMonths, notion.paceMark(settings), monthlyFrom(settings)) ||
    passes(({ ever }) => ever, notion.provenFrom(settings)) ||
    (notion.isHighVolume(after, settings) && (passes(thinner, notion.BOTH_WAYS_FROM) || manyReceived))
  );
}

function thinner({ given, received }: ExchangeNow): number {
  return Math.min(given, received);
}

/** Strictly first in both directions with it, and not without it. */
function becomesFirst(
  before: ExchangeNow,
  after: ExchangeNow,
  others: { readonly given: number; readonly received: number },
): boolean {
  const isFirst = ({ given, received }: ExchangeNow) => given > others.given && received > others.received;
  return isFirst(after) && !isFirst(before);
}
