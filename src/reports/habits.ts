/** What is done regularly, in a period: facts beside each other, none of them a task. */
import { addDays, daysBetween, type Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { nextCheckIn, type RhythmFacts } from '../contact/rhythm.ts';
import type { CheckInKind } from '../contact/check-in-kinds.ts';
import { metOn, WEEK, type Newcomer } from '../due/due.ts';
import type { StageMove } from '../partners/stage.ts';
import type { Settings } from '../settings/settings.ts';
import { thankedShare, toldShare, type Followed, type Share } from './followed.ts';

/** A day on which somebody was checked in with, and what the rhythm followed from the day before. */
export interface CheckedIn {
  readonly partnerId: number;
  readonly partner: string;
  readonly onDay: Day;
  readonly before: RhythmFacts;
}

/** What the rhythm of a partner follows from as of the last day. */
export interface StillToMeet {
  readonly partnerId: number;
  readonly partner: string;
  readonly facts: RhythmFacts;
}

export interface HabitsRead {
  readonly checkedIn: readonly CheckedIn[];
  readonly stillToMeet: readonly StillToMeet[];
  readonly kinds: readonly { readonly kind: CheckInKind; readonly n: number; readonly oneToOne: boolean }[];
  readonly newcomers: readonly Newcomer[];
  readonly madeOn: Day;
  readonly broadcasts: readonly Day[];
  readonly followed: readonly Followed[];
}

export interface Habits {
  readonly period: Period;
  /** Weeks of 7 days in the period, the last ending with it; days before the first are of none. */
  readonly weeks: number;
  readonly checkIns: number;
  readonly kinds: HabitsRead['kinds'];
  readonly oneToOnes: number;
  /** Of the check-ins that a rhythm asked for: those before they were overdue, those after, and those not made yet. */
  readonly onTime: Share;
  readonly late: number;
  readonly overdue: readonly string[];
  /** How many were met for the first time, and in how many of the weeks. */
  readonly newPeople: number;
  readonly weeksWithNewPeople: number;
  readonly broadcasts: number;
  readonly weeksVisible: number;
  readonly thanked: Share;
  readonly told: Share;
}

export function habitsOf(read: HabitsRead, period: Period, settings: Settings): Habits {
  const { kinds, broadcasts, followed } = read;
  const asked = askedFor(read, settings);
  const kept = asked.filter(({ isOnTime }) => isOnTime).length;
  const overdue = overdueOn(read, settings, period.until).map(({ partner }) => partner);
  const met = metIn(read, period).map(({ on }) => on);
  return {
    period,
    weeks: weeksIn(period),
    checkIns: kinds.reduce((sum, { n }) => sum + n, 0),
    kinds,
    oneToOnes: kinds.reduce((sum, { n, oneToOne }) => sum + (oneToOne ? n : 0), 0),
    onTime: { n: kept, of: asked.length + overdue.length },
    late: asked.length - kept,
    overdue,
    newPeople: met.length,
    weeksWithNewPeople: weeksWith(met, period),
    broadcasts: broadcasts.length,
    weeksVisible: weeksWith(broadcasts, period),
    thanked: thankedShare(followed, period),
    told: toldShare(followed, period),
  };
}

/** The check-ins that a rhythm asked for, and whether each was before it was overdue. */
export function askedFor(
  { checkedIn }: Pick<HabitsRead, 'checkedIn'>,
  settings: Settings,
): readonly (CheckedIn & { readonly isOnTime: boolean })[] {
  return checkedIn.flatMap((each) => {
    const isOnTime = wasOnTime(each, settings);
    return isOnTime === undefined ? [] : [{ ...each, isOnTime }];
  });
}

/** Whose check-in is overdue on a day. */
export function overdueOn(
  { stillToMeet }: Pick<HabitsRead, 'stillToMeet'>,
  settings: Settings,
  day: Day,
): readonly StillToMeet[] {
  return stillToMeet.filter(({ facts }) => nextCheckIn(facts, settings, day).state === 'overdue');
}

/** Who was met for the first time in a period, each with the day. */
export function metIn(
  { newcomers, madeOn }: Pick<HabitsRead, 'newcomers' | 'madeOn'>,
  { since, until }: Period,
): readonly (Newcomer & { readonly on: Day })[] {
  return newcomers.flatMap((newcomer) => {
    const on = metOn(newcomer, madeOn);
    return on !== undefined && since <= on && on <= until ? [{ ...newcomer, on }] : [];
  });
}

/** Whether it was before it was overdue, by the rhythm as it stood the day before; undefined where none asked for it. */
export function wasOnTime({ onDay, before }: CheckedIn, settings: Settings): boolean | undefined {
  const next = nextCheckIn(before, settings, addDays(onDay, -1));
  return next.state === 'none' ? undefined : onDay < next.overdueOn;
}

function weeksIn({ since, until }: Period): number {
  return Math.floor((daysBetween(since, until) + 1) / WEEK);
}

/** In how many of the weeks one of the days lies. */
export function weeksWith(days: readonly Day[], period: Period): number {
  const back = days.map((day) => Math.floor(daysBetween(day, period.until) / WEEK));
  return new Set(back.filter((week) => week < weeksIn(period))).size;
}

/**
 * The stage on a day, and since when without a break, by the moves in their order. Before the first of them everybody is
 * an acquaintance, as in the portfolio of a past day; nothing tells since when.
 */
export function stageOn(moves: readonly StageMove[], day: Day): Pick<RhythmFacts, 'stage' | 'stageSince'> {
  const known = moves.filter(({ onDay }) => onDay <= day);
  const last = known.at(-1);
  if (last === undefined) return { stage: 'acquaintance', stageSince: undefined };
  const other = known.findLastIndex(({ stage }) => stage !== last.stage);
  return { stage: last.stage, stageSince: known[other + 1]?.onDay };
}
