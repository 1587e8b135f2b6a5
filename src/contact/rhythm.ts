import { addDays, addMonths, daysBetween, isMonthsOld, laterDay } from '../calendar/day.ts';
import type { Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { Stage } from '../partners/stage.ts';

/** What the rhythm of one partner follows from. A day nobody knows is left out. */
export interface RhythmFacts {
  readonly stage: Stage;
  /** The day the partner got this stage. */
  readonly stageSince?: Day | undefined;
  /** The day of the first referral in either direction: somebody may be a referral partner before being called one. */
  readonly firstReferral?: Day | undefined;
  /** The last real contact: a check-in of any kind. */
  readonly lastCheckIn?: Day | undefined;
  /** The first day of the last agreement that began by then: it counts as a contact. */
  readonly agreementSince?: Day | undefined;
  /** Months between check-ins as the user set them for this partner; they stand above every rule. */
  readonly intervalMonths?: number | undefined;
  /** Referrals exchanged in the last 6 months, from which the pace a month follows. */
  readonly lastSixMonths: number;
  /** The next day the user chose at the last check-in; it takes the place of the reckoned one. */
  readonly plannedOn?: Day | undefined;
  /** The last snooze of the check-in, the day it was made and the day it lasts to; a later check-in ends it. */
  readonly snooze?: { readonly on: Day; readonly until: Day } | undefined;
}

/** What the day of a check-in follows from: a day named at the last one, the rhythm, or a snooze that lasts longer. */
export type CheckInReason = 'plan' | 'rhythm' | 'snooze';

/** When the next check-in is due: `due` from `dueOn` on, `overdue` from `overdueOn` on; `none` where there is no rhythm yet. */
export type NextCheckIn =
  | { readonly state: 'none' }
  | {
      readonly state: 'not-due' | 'due' | 'overdue';
      readonly dueOn: Day;
      readonly overdueOn: Day;
      readonly everyMonths: number;
      /** The day it counts from: that of the last contact, or the first of an agreement or of the stage. */
      readonly contact: Day;
      readonly by: CheckInReason;
    };

/** Months of the recent past over which the pace a month is taken. */
const PACE_MONTHS = 6;

/** How many in the last 6 months are the pace a month that asks for a monthly check-in [rhythm]. */
export function monthlyFrom(settings: Settings): number {
  return settings['monthly-at'] * PACE_MONTHS;
}

function isMonthlyPace(facts: RhythmFacts, settings: Settings): boolean {
  return facts.lastSixMonths >= monthlyFrom(settings);
}

/** True while a referral partnership, counted from its stage or its first referral, is in its first year on `day`. */
function isFirstYear(facts: RhythmFacts, day: Day): boolean {
  const starts = [facts.stageSince, facts.firstReferral].filter((start) => start !== undefined);
  return !starts.some((start) => isMonthsOld(start, 12, day));
}

const STAGE_MONTHS: Readonly<Record<Stage, (settings: Settings, firstYear: boolean) => number>> = {
  acquaintance: (settings) => settings['acquaintance-months'],
  'referral-partner': (settings, firstYear) =>
    firstYear ? settings['referral-partner-first-year-months'] : settings['referral-partner-months'],
  'power-partner': (settings) => settings['power-partner-months'],
  'strategic-alliance': (settings) => settings['strategic-alliance-months'],
  'joint-venture': (settings) => settings['joint-venture-check-in-months'],
};

/**
 * Months from one check-in to the next: the user's own for this partner, else monthly at a high pace [rhythm],
 * else the stage's [rhythm, durden]. `contact` is the day it counts from: the first year of a referral
 * partnership is judged then, so that a date once named does not move when the year ends.
 */
export function intervalMonths(facts: RhythmFacts, settings: Settings, contact: Day): number {
  if (facts.intervalMonths !== undefined) return facts.intervalMonths;
  const months = STAGE_MONTHS[facts.stage](settings, isFirstYear(facts, contact));
  return isMonthlyPace(facts, settings) ? Math.min(months, 1) : months;
}

/**
 * The day the interval counts from: the last contact, else the day of the stage; the first day of an agreement takes the
 * place of an earlier one. An acquaintance never checked in with has none.
 */
function contactOf({ lastCheckIn, stage, stageSince, agreementSince }: RhythmFacts): Day | undefined {
  if (lastCheckIn === undefined && stage === 'acquaintance') return undefined;
  const contact = lastCheckIn ?? stageSince;
  return contact === undefined ? agreementSince : later(contact, agreementSince);
}

/** The day a snooze lasts to; undefined where there is none, or where a real contact came after it. */
function snoozedUntil({ snooze, lastCheckIn }: RhythmFacts): Day | undefined {
  return snooze === undefined || isOvertaken(snooze.on, lastCheckIn) ? undefined : snooze.until;
}

/** Whether a snooze of the check-in made on that day was ended by a real contact on a later one. */
export function isOvertaken(snoozedOn: Day, lastCheckIn: Day | undefined): boolean {
  return lastCheckIn !== undefined && lastCheckIn > snoozedOn;
}

function later(a: Day, b: Day | undefined): Day {
  return b === undefined ? a : laterDay(a, b);
}

/**
 * When the next check-in is due and how things stand on `today`. Softly due one interval after the last contact,
 * overdue half an interval (in days, rounded down) after that; a day planned at the check-in it counts from takes the
 * place of the reckoned one, and a snooze moves both onwards, never back.
 */
export function nextCheckIn(facts: RhythmFacts, settings: Settings, today: Day): NextCheckIn {
  const contact = contactOf(facts);
  if (contact === undefined) return { state: 'none' };
  const everyMonths = intervalMonths(facts, settings, contact);
  const reckoned = addMonths(contact, everyMonths);
  const grace = Math.floor(daysBetween(contact, reckoned) / 2);
  const planned = contact === facts.lastCheckIn ? facts.plannedOn : undefined;
  const own = planned ?? reckoned;
  const dueOn = later(own, snoozedUntil(facts));
  const by = dueOn > own ? 'snooze' : planned === undefined ? 'rhythm' : 'plan';
  const overdueOn = addDays(dueOn, grace);
  const state = today >= overdueOn ? 'overdue' : today >= dueOn ? 'due' : 'not-due';
  return { state, dueOn, overdueOn, everyMonths, contact, by };
}
