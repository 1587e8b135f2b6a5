/** What follows from the facts, each notion in one place: the rules are written in these words. */
import { addDays, addMonths, isMonthsOld, isWithin, monthsAgoWindow } from '../calendar/day.ts';
import type { Day, DayWindow } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { ProjectFacts, RelationshipFacts } from './facts.ts';
import type { SignalKind } from '../contact/signal.ts';

export {
  BENEFIT_FROM,
  benefitOf,
  hourlyRateOf,
  isBenefitKnown,
  isOverheadOverBenefit,
  overheadOf,
} from './costs.ts';

export const WINDOW_MONTHS = 12;
/** One way: fewer than this in the thinner direction. An absolute number, so that a referral cannot make it worse. */
const BOTH_WAYS_FROM = 2;
export const LIGHT_INTERVAL_MONTHS = 3;
export const FIRST_AMONG = 3;
export const SATISFIED_FROM = 4;
export const STRAINED_TO = 2;
const REPEATED_FROM = 2;

/** The trailing 12 months that verdicts go by. */
export function windowOf(facts: RelationshipFacts): DayWindow {
  return monthsAgoWindow(facts.asOf, WINDOW_MONTHS);
}

export function exchangedOf(facts: RelationshipFacts): number {
  return facts.given + facts.received;
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

export function isHighVolume(facts: RelationshipFacts, settings: Settings): boolean {
  return exchangedOf(facts) >= settings['formalize-at'];
}

/** More than what is best kept informal. */
export function isPattern(facts: RelationshipFacts, settings: Settings): boolean {
  return exchangedOf(facts) > settings['informal-to'];
}

/** The last day of a joint activity; undefined where it goes on. An event without an end lasts its first day. */
function lastDayOf({ kind, from, until }: ProjectFacts): Day | undefined {
  return until ?? (kind === 'event' ? from : undefined);
}

/** Joint activities that have begun and not ended before `asOf`. */
export function jointUnderWay(facts: RelationshipFacts): readonly ProjectFacts[] {
  return facts.projects.filter((project) => {
    const last = lastDayOf(project);
    return project.from <= facts.asOf && (last === undefined || last >= facts.asOf);
  });
}

/** How many referrals ever prove a relationship [refnet]. */
export function provenFrom(settings: Settings): number {
  return Math.max(settings['informal-to'], 1);
}

/** True where enough was exchanged ever for what is done together, or is at stake, to ask for structure. */
export function isProven({ ever }: RelationshipFacts, settings: Settings): boolean {
  return ever >= provenFrom(settings);
}

export type Trigger = 'volume' | 'joint-activity';

/** What makes formalizing a question at all. */
export function triggersOf(facts: RelationshipFacts, settings: Settings): readonly Trigger[] {
  const triggers: Trigger[] = [];
  if (isHighVolume(facts, settings)) triggers.push('volume');
  if (jointUnderWay(facts).length > 0) triggers.push('joint-activity');
  return triggers;
}

export const HOLD_BACKS = ['prefers-informal', 'very-different-size', 'one-way'] as const;
export type HoldBack = (typeof HOLD_BACKS)[number];

export type HoldBackFacts = Pick<
  RelationshipFacts,
  'given' | 'received' | 'myPreference' | 'theirPreference' | 'relativeSize'
>;

const HOLDS_BACK: Readonly<Record<HoldBack, (facts: HoldBackFacts) => boolean>> = {
  'prefers-informal': (facts) => facts.myPreference === 'informal' || facts.theirPreference === 'informal',
  'very-different-size': (facts) => facts.relativeSize === 'smaller' || facts.relativeSize === 'larger',
  'one-way': (facts) => Math.min(facts.given, facts.received) < BOTH_WAYS_FROM,
};

/** Whether a hold-back is a fact of the relationship, whatever the volume. */
export function isHoldingBack(holdBack: HoldBack, facts: HoldBackFacts): boolean {
  return HOLDS_BACK[holdBack](facts);
}

/** The hold-backs that count: one way only matters where the volume is the sole reason to formalize. */
export function holdBacksOf(facts: RelationshipFacts, settings: Settings): readonly HoldBack[] {
  const triggers = triggersOf(facts, settings);
  const volumeAlone = triggers.length === 1 && triggers[0] === 'volume';
  return HOLD_BACKS.filter((id) => (id !== 'one-way' || volumeAlone) && isHoldingBack(id, facts));
}

/** A rhythm of at most 3 months, by stage or as the user set it, that is kept. */
export function hasLightStructure(facts: RelationshipFacts): boolean {
  return hasLightRhythm(facts) && !facts.checkInOverdue;
}

/** The stage or the user's own interval asks for a check-in every 3 months or sooner. */
export function hasLightRhythm({ stage, intervalMonths }: RelationshipFacts): boolean {
  return (
    stage === 'power-partner' || (intervalMonths !== undefined && intervalMonths <= LIGHT_INTERVAL_MONTHS)
  );
}

/** Strictly first in what I receive and in what I give, among at least 3 partners in each. */
export function isFirstInBoth({ standing }: RelationshipFacts): boolean {
  if (standing === undefined) return false;
  return [standing.received, standing.given].every(
    ({ strictlyFirst, partners }) => strictlyFirst && partners >= FIRST_AMONG,
  );
}

/** How often these kinds were noted in the window. */
export function signalsInWindow(facts: RelationshipFacts, ...kinds: readonly SignalKind[]): number {
  const window = windowOf(facts);
  return facts.signals.filter(({ kind, on }) => kinds.includes(kind) && isWithin(on, window)).length;
}

/** True when the relationship itself was talked about in the window. */
export function hasTalkedInWindow(facts: RelationshipFacts): boolean {
  const window = windowOf(facts);
  return facts.talks.some((on) => isWithin(on, window));
}

/** The last satisfaction noted in the window, and its day. */
export function lastSatisfactionOf(
  facts: RelationshipFacts,
): RelationshipFacts['satisfactions'][number] | undefined {
  const window = windowOf(facts);
  return facts.satisfactions.filter(({ on }) => isWithin(on, window)).at(-1);
}

/** The last satisfaction noted in the window, from 1 to 5. */
export function satisfactionOf(facts: RelationshipFacts): number | undefined {
  return lastSatisfactionOf(facts)?.value;
}

export type Strain = 'check-in-overdue' | 'low-satisfaction' | 'disputes';

/** What shows that a formal relationship needs a talk. */
export function strainsOf(facts: RelationshipFacts): readonly Strain[] {
  const satisfaction = satisfactionOf(facts);
  const strains: Strain[] = [];
  if (facts.checkInOverdue) strains.push('check-in-overdue');
  if (satisfaction !== undefined && satisfaction <= STRAINED_TO) strains.push('low-satisfaction');
  if (signalsInWindow(facts, 'dispute') >= REPEATED_FROM) strains.push('disputes');
  return strains;
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
