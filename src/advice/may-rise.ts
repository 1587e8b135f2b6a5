/** Whether a referral may have raised the rank of its partner: a cheap look, so that few logs load the ladder. */
import { addMonths, firstDayOf, lastDayOf, lastFullMonths, type Day, type Month } from '../calendar/day.ts';
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
  /** One of the two would rather not formalize. */
  readonly prefersInformal: boolean;
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
  prefersInformal: false,
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

/** What is looked up only where it matters: each costs more than the counts of the partner. */
export interface FurtherLooks {
  /** Whether any other partner has at least so many in that direction in the 12 months. */
  readonly otherHas: (direction: Direction, atLeast: number) => boolean;
  /** Received of the partner in a calendar month. */
  readonly receivedIn: (month: Month) => number;
}

/**
 * False only where one more referral surely does not raise the rank of its partner to 4 or more. A rank of 4 or more asks
 * for more than K exchanged (volume, pace, dissatisfaction, first in both), or for a joint activity, something noted, or
 * something formal. And what one referral changes of all that verdicts go by is that a count passes a number the rules
 * name, an outcome with its business, an earlier first day, or the first place in a direction.
 */
export function mayRise(
  before: ExchangeNow,
  added: AddedReferral,
  asked: { settings: Settings; today: Day },
  looks: FurtherLooks,
): boolean {
  const { settings, today } = asked;
  const after = withAdded(before, added, today);
  const isPattern = notion.isPattern(after, settings);
  if (!isPattern && !before.hasMore && !isFormalStage(before.stage)) return false;
  if (added.isClosed || before.first === null || added.on < before.first) return true;
  return (
    passesNumber(before, after, settings) ||
    becomesHighEveryMonth(before, after, added, { ...asked, ...looks }) ||
    (isPattern && becomesFirst(before, after, added, { ...asked, ...looks }))
  );
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
  return (
    passes(notion.exchangedOf, 1, settings['informal-to'] + 1, settings['formalize-at']) ||
    passes(({ lastSixMonths }) => lastSixMonths, notion.paceMark(settings), monthlyFrom(settings)) ||
    passes(({ ever }) => ever, notion.provenFrom(settings)) ||
    (notion.isHighVolume(after, settings) && passes(thinner, notion.BOTH_WAYS_FROM))
  );
}

function thinner({ given, received }: ExchangeNow): number {
  return Math.min(given, received);
}

type Looking = FurtherLooks & { readonly settings: Settings; readonly today: Day };

/** As many received in each of the last full months as make up for one way, and not without it: weighed with high volume alone. */
function becomesHighEveryMonth(
  before: ExchangeNow,
  after: ExchangeNow,
  { direction, on }: AddedReferral,
  { settings, today, receivedIn }: Looking,
): boolean {
  if (direction !== 'received' || thinner(before) >= notion.BOTH_WAYS_FROM) return false;
  if (!notion.isHighVolume(after, settings)) return false;
  const month = lastFullMonths(today, notion.HIGH_MONTHS).find(
    (each) => on >= firstDayOf(each) && on <= lastDayOf(each),
  );
  return month !== undefined && receivedIn(month) + 1 === settings['high-month'];
}

/**
 * Strictly first in both directions with it, and not without it. With high volume the first place says nothing more, unless
 * it is not to be formalized.
 */
function becomesFirst(
  before: ExchangeNow,
  after: ExchangeNow,
  { direction }: AddedReferral,
  { settings, otherHas }: Looking,
): boolean {
  if (notion.isHighVolume(after, settings) && !before.prefersInformal) return false;
  const other = direction === 'given' ? 'received' : 'given';
  return (
    before[direction] < after[direction] &&
    !otherHas(direction, after[direction]) &&
    otherHas(direction, before[direction]) &&
    !otherHas(other, after[other])
  );
}
