import type { Day } from '../calendar/day.ts';
import type { HoldBack } from './question.ts';
import { rankOf } from './words.ts';
import type { Finding, NextStep, Verdict } from './words.ts';

/** A verdict the user put aside on a day, with what it stood on then. */
export interface Decline {
  readonly on: Day;
  /** Quiet before this day; without it until something changes. */
  readonly until?: Day | undefined;
  readonly because?: string | undefined;
  readonly verdict: Verdict;
  readonly exchanged: number;
  /** The hold-backs it named. */
  readonly holdBacks: readonly HoldBack[];
  /** Which alerts stood beside it, by `alertKey`. */
  readonly alerts: readonly string[];
}

/** What tells one alert from another: its kind and the record it is about. */
export function alertKey({ id, record }: Finding): string {
  return record === undefined ? id : `${id} ${record}`;
}

/** What of an advice a decline is held against later. */
export interface Declinable {
  readonly asOf: Day;
  readonly verdict: Verdict;
  readonly alerts: readonly Finding[];
  /** The verdict's own step; undefined where nothing is to do. */
  readonly step?: NextStep | undefined;
  /** The first day of the stage. */
  readonly stageSince?: Day | undefined;
  readonly facts: {
    readonly exchanged: number;
    /** Every hold-back that is a fact, whether it counts for the verdict or not. */
    readonly holdBacks: readonly HoldBack[];
  };
}

/** The advice put aside on its day. */
export function declineOf(
  advice: Declinable & { readonly holdsBack: readonly Finding[] },
  until?: Day,
  because?: string,
): Decline {
  const { asOf, verdict, facts, alerts, holdsBack } = advice;
  const named = new Set(holdsBack.map(({ id }) => id));
  return {
    on: asOf,
    until,
    because,
    verdict,
    exchanged: facts.exchanged,
    holdBacks: facts.holdBacks.filter((id) => named.has(id)),
    alerts: alerts.map(alertKey),
  };
}

const GROWN_AT_LEAST = 5;
const MOST_ASKED = 7;

/** Grown by half, and by at least 5: one more referral is no news. */
function hasGrown(before: number, now: number): boolean {
  return now - before >= Math.max(GROWN_AT_LEAST, Math.ceil(before / 2));
}

/** What asks most is a question of its own each: declining something else does not answer it. */
function isNewQuestion(declined: Verdict, now: Verdict): boolean {
  return now !== declined && rankOf(now) === MOST_ASKED;
}

/** A decline is about its verdict: where a move of the stage, as accepting makes, left another that asks for nothing, it is over. */
function isSettled({ on, verdict: declined }: Decline, { verdict, step, stageSince }: Declinable): boolean {
  const hasMoved = stageSince !== undefined && stageSince >= on;
  return hasMoved && verdict !== declined && step === undefined;
}

/**
 * Whether a declined verdict still keeps the advice quiet: until its day, or until the rank rises or turns to another verdict
 * of rank 7, a hold-back it named goes away, a new alert appears, or exchanged has grown by half (at least 5) [refnet].
 * It ends where the stage moved and another verdict asks for nothing.
 */
export function isQuiet(decline: Decline, now: Declinable): boolean {
  if (now.asOf < decline.on || (decline.until !== undefined && now.asOf >= decline.until)) return false;
  if (isSettled(decline, now)) return false;
  const risen = rankOf(now.verdict) > rankOf(decline.verdict);
  const freed = decline.holdBacks.some((id) => !now.facts.holdBacks.includes(id));
  const alerted = now.alerts.some((alert) => !decline.alerts.includes(alertKey(alert)));
  const grown = hasGrown(decline.exchanged, now.facts.exchanged);
  return !(risen || freed || alerted || grown || isNewQuestion(decline.verdict, now.verdict));
}
