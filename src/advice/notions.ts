/** What follows from the facts, each notion in one place: the rules are written in these words. */
import { addDays, addMonths, isMonthsOld, isWithin, monthsAgoWindow } from '../calendar/day.ts';
import type { Day, DayWindow } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import type { Settings } from '../settings/settings.ts';
import { isPattern, provenFrom } from './exchanged.ts';
import type { ProjectFacts, RelationshipFacts } from './facts.ts';
import { lastDayTogether } from '../contact/project-kinds.ts';
import type { SignalKind } from '../contact/signal.ts';

export {
  BENEFIT_FROM,
  benefitOf,
  hourlyRateOf,
  isBenefitKnown,
  isOverheadOverBenefit,
  overheadOf,
} from './costs.ts';

export { exchangedOf, FIRST_AMONG, isFirstInBoth, isHighVolume, isPattern, provenFrom } from './exchanged.ts';

export const WINDOW_MONTHS = 12;
/** One way: fewer than this in the thinner direction. An absolute number, so that a referral cannot make it worse. */
export const BOTH_WAYS_FROM = 2;
export const LIGHT_INTERVAL_MONTHS = 3;
export const SATISFIED_FROM = 4;
export const STRAINED_TO = 2;
const REPEATED_FROM = 2;
export const HIGH_MONTHS = 3;
/** Closed, both directions together, from which none won holds back. */
export const NOTHING_WON_FROM = 5;

let lastWindow: DayWindow | undefined;

/** The trailing 12 months that verdicts go by. The last is kept: the rules ask for it many times of every partner. */
export function windowOf({ asOf }: RelationshipFacts): DayWindow {
  if (lastWindow?.to !== asOf) lastWindow = monthsAgoWindow(asOf, WINDOW_MONTHS);
  return lastWindow;
}

/** True when the record reaches back to the first day of the window. */
export function recordsCoverWindow(facts: RelationshipFacts): boolean {
  return facts.recordsSince <= addDays(windowOf(facts).after, 1);
}

export type AgeFact = 'known since' | 'first check-in' | 'first referral' | 'first joint activity';

/** The earliest of the facts an acquaintance can run from, and which it is; absent when none is on record. */
export function ageOf(facts: RelationshipFacts): { readonly from: Day; readonly by: AgeFact } | undefined {
  let earliest: { from: Day; by: AgeFact } | undefined;
  const consider = (by: AgeFact, from: Day | undefined) => {
    if (from === undefined || from > facts.asOf) return;
    if (earliest === undefined || from < earliest.from) earliest = { from, by };
  };
  consider('known since', facts.knownSince?.day);
  consider('first check-in', facts.firstCheckIn);
  consider('first referral', facts.firstReferral);
  for (const { from } of facts.projects) consider('first joint activity', from);
  return earliest;
}

/** True when known for at least `too-new-months`; not while nothing says since when. */
export function isKnownLongEnough(facts: RelationshipFacts, settings: Settings): boolean {
  const age = ageOf(facts);
  return age !== undefined && isMonthsOld(age.from, settings['too-new-months'], facts.asOf);
}

/** The day from which the partner is no longer too new. */
export function oldEnoughOn(facts: RelationshipFacts, settings: Settings): Day | undefined {
  const age = ageOf(facts);
  return age === undefined ? undefined : addMonths(age.from, settings['too-new-months']);
}

/** How many in 6 months are the pace of a year's high volume. */
export function paceMark(settings: Settings): number {
  return Math.ceil(settings['formalize-at'] / 2);
}

export function isAtPace(facts: RelationshipFacts, settings: Settings): boolean {
  return facts.lastSixMonths >= paceMark(settings);
}

function lastDayOf({ kind, from, until }: ProjectFacts): Day | null {
  return lastDayTogether(kind, from, until ?? null);
}

/** Joint activities that have begun and not ended before `asOf`. */
export function jointUnderWay(facts: RelationshipFacts): readonly ProjectFacts[] {
  return facts.projects.filter((project) => {
    const last = lastDayOf(project);
    return project.from <= facts.asOf && (last === null || last >= facts.asOf);
  });
}

/** True where enough was exchanged ever for what is done together, or is at stake, to ask for structure. */
export function isProven({ ever }: RelationshipFacts, settings: Settings): boolean {
  return ever >= provenFrom(settings);
}

/** Joint activity by more than an event of one day, which ends with the evening. */
export function jointThatLasts(facts: RelationshipFacts): readonly ProjectFacts[] {
  return jointUnderWay(facts).filter((each) => each.kind !== 'event' || lastDayOf(each) !== each.from);
}

/** One way in numbers that one more referral cannot make worse, and not so many a month that it does not matter. */
export function isOneWay(facts: RelationshipFacts, settings: Settings): boolean {
  return Math.min(facts.given, facts.received) < BOTH_WAYS_FROM && !isHighEveryMonth(facts, settings);
}

/** As many received in each of the last 3 full calendar months as the setting `high-month` says [ally]. */
export function isHighEveryMonth({ receivedByMonth }: RelationshipFacts, settings: Settings): boolean {
  const months = receivedByMonth.slice(-HIGH_MONTHS);
  return months.length === HIGH_MONTHS && months.every((n) => n >= settings['high-month']);
}

/** Closed business received in the window over the setting `revenue-at-stake`, in its currency; never where it is unset. */
export function atStakeOf({ businessReceived }: RelationshipFacts, settings: Settings): Money | undefined {
  const limit = settings['revenue-at-stake'];
  return businessReceived.find(({ minor, currency }) => currency === limit?.currency && minor > limit.minor);
}

export function prefersInformal({ myPreference, theirPreference }: RelationshipFacts): boolean {
  return myPreference === 'informal' || theirPreference === 'informal';
}

/** The questions about a good partner that were answered no, the last time they were. */
export function answeredNo({ answers }: RelationshipFacts): readonly string[] {
  return answers.filter(({ answer }) => answer === 'no').map(({ question }) => question);
}

/** A rhythm of at most 3 months, by stage or as the user set it, with a check-in in the window and none overdue. */
export function hasLightStructure(facts: RelationshipFacts): boolean {
  return hasLightRhythm(facts) && hasCheckedIn(facts) && !facts.checkInOverdue;
}

/** Whether there was a check-in in the window. */
export function hasCheckedIn(facts: RelationshipFacts): boolean {
  const { lastCheckIn } = facts;
  return lastCheckIn !== undefined && isWithin(lastCheckIn, windowOf(facts));
}

/** The stage or the user's own interval asks for a check-in every 3 months or sooner. */
export function hasLightRhythm({ stage, intervalMonths }: RelationshipFacts): boolean {
  return (
    stage === 'power-partner' || (intervalMonths !== undefined && intervalMonths <= LIGHT_INTERVAL_MONTHS)
  );
}

/** How often these kinds were noted in the window. */
export function signalsInWindow(facts: RelationshipFacts, ...kinds: readonly SignalKind[]): number {
  if (facts.signals.length === 0) return 0;
  const window = windowOf(facts);
  return facts.signals.filter(({ kind, on }) => kinds.includes(kind) && isWithin(on, window)).length;
}

/** The day of the last talk in the window about the relationship itself. */
export function talkedOn(facts: RelationshipFacts): Day | undefined {
  if (facts.talks.length === 0) return undefined;
  const window = windowOf(facts);
  return facts.talks
    .filter((on) => isWithin(on, window))
    .toSorted()
    .at(-1);
}

export function hasTalked(facts: RelationshipFacts): boolean {
  return talkedOn(facts) !== undefined;
}

/** Whether a day of the window is later than the last talk: what came up since was not talked about. */
export function isSinceTalk(on: Day | undefined, facts: RelationshipFacts): boolean {
  const talked = talkedOn(facts);
  return on !== undefined && isWithin(on, windowOf(facts)) && (talked === undefined || on > talked);
}

/** The last satisfaction noted in the window, and its day. */
export function lastSatisfactionOf(
  facts: RelationshipFacts,
): RelationshipFacts['satisfactions'][number] | undefined {
  if (facts.satisfactions.length === 0) return undefined;
  const window = windowOf(facts);
  return facts.satisfactions.filter(({ on }) => isWithin(on, window)).at(-1);
}

/** The last satisfaction noted in the window, from 1 to 5. */
export function satisfactionOf(facts: RelationshipFacts): number | undefined {
  return lastSatisfactionOf(facts)?.value;
}

/** The disputes of the window, talked about or not, with no satisfaction of 3 or more on that day or later. */
export function disputesNotMadeGood(facts: RelationshipFacts): readonly Day[] {
  if (facts.signals.length === 0) return [];
  const window = windowOf(facts);
  const better = facts.satisfactions.filter(({ value }) => value > STRAINED_TO).map(({ on }) => on);
  return facts.signals
    .filter(({ kind, on }) => kind === 'dispute' && isWithin(on, window))
    .map(({ on }) => on)
    .filter((on) => !better.some((day) => day >= on && day <= facts.asOf));
}

/** Those of them on a day later than the last talk. */
export function openDisputes(facts: RelationshipFacts): readonly Day[] {
  return disputesNotMadeGood(facts).filter((on) => isSinceTalk(on, facts));
}

/** A low satisfaction, the last of the window, on a day later than the last talk. */
export function openDissatisfaction(
  facts: RelationshipFacts,
): RelationshipFacts['satisfactions'][number] | undefined {
  const last = lastSatisfactionOf(facts);
  return last !== undefined && last.value <= STRAINED_TO && isSinceTalk(last.on, facts) ? last : undefined;
}

/** Whether something came up since the last talk that asks for another. */
export function isUnsettled(facts: RelationshipFacts): boolean {
  return openDissatisfaction(facts) !== undefined || openDisputes(facts).length > 0;
}

/** Whether tracking errors and disputes repeat where a pattern is exchanged: a shared record of referrals would help [ally]. */
export function isSharedTrackingDue(facts: RelationshipFacts, settings: Settings): boolean {
  return trackingTroubles(facts).length >= REPEATED_FROM && isPattern(facts, settings);
}

/** The days of tracking errors and disputes in the window that were noted later than the last talk. */
export function trackingTroubles(facts: RelationshipFacts): readonly Day[] {
  const window = windowOf(facts);
  const talk = lastTalkOf(facts);
  return facts.signals
    .filter(({ kind }) => kind === 'tracking-error' || kind === 'dispute')
    .map(({ on }) => on)
    .filter((on) => isWithin(on, window) && (talk === undefined || on > talk));
}

/** The day of the last talk, whenever it was. */
export function lastTalkOf({ talks, asOf }: RelationshipFacts): Day | undefined {
  return talks
    .filter((on) => on <= asOf)
    .toSorted()
    .at(-1);
}
