/** What is formal, and since when: the days of stages and agreements, and the unbroken run of them. */
import {
  addDays,
  asDay,
  earlierDay,
  isMonthsOld,
  laterDay,
  type Day,
  type DayWindow,
} from '../calendar/day.ts';
import type { BarredFee } from '../agreements/fee-rules.ts';
import { isFormalStage } from '../partners/formal-stage.ts';
import type { AgreementFacts, RelationshipFacts } from './facts.ts';

/** Between its first and last day, both included, and not closed by then. */
export function isInForce(agreement: AgreementFacts, on: Day): boolean {
  const { from, until, closedOn } = agreement;
  return from <= on && (until === undefined || until >= on) && (closedOn === undefined || closedOn > on);
}

/** The agreements in force on the day the facts are of. */
export function agreementsInForce(
  facts: Pick<RelationshipFacts, 'asOf' | 'agreements'>,
): readonly AgreementFacts[] {
  return facts.agreements.filter((agreement) => isInForce(agreement, facts.asOf));
}

/** The service that was promised to this partner alone on a day, whether the agreement was in force or not. */
export function exclusiveServiceOn({ exclusive }: AgreementFacts, on: Day): string | undefined {
  return exclusive.findLast(({ from }) => from <= on)?.service;
}

/** Whose expectations had been agreed by a day, kept or not. */
export function expectationsOn(
  { expectedOfMe, expectedOfThem }: AgreementFacts,
  on: Day,
): { readonly mine: boolean; readonly theirs: boolean } {
  const isAgreed = (since: Day | undefined): boolean => since !== undefined && since <= on;
  return { mine: isAgreed(expectedOfMe), theirs: isAgreed(expectedOfThem) };
}

/** Whether the agreement has a fee for referrals of that day, in either direction. */
export function hasFeeOn({ fees }: AgreementFacts, on: Day): boolean {
  return fees.some(({ from, until }) => from <= on && (until === undefined || until >= on));
}

/** The fees that a rule bars and that stand: those of an agreement in force. */
export function barredStanding(facts: RelationshipFacts): readonly BarredFee[] {
  const inForce = agreementsInForce(facts);
  return (facts.feesBarred ?? []).filter(({ agreement }) =>
    inForce.some(({ number }) => number === agreement),
  );
}

/** Whether it was in force with a fee, in either direction, on any day of the window. */
export function hadFeeIn(agreement: AgreementFacts, window: DayWindow): boolean {
  const inForce = { from: agreement.from, end: endOf(agreement) };
  return agreement.fees
    .flatMap(({ from, until }) => overlap({ from, end: dayAfter(until) }, inForce))
    .some(({ from, end }) => from <= window.to && (end === undefined || end > addDays(window.after, 1)));
}

/**
 * An exclusive service or expectations on both sides, as agreed on the day; one about fees alone is low commitment [lanes].
 * Whether it is in force then is another question.
 */
export function isFormalAgreement(agreement: AgreementFacts, on: Day): boolean {
  const { mine, theirs } = expectationsOn(agreement, on);
  return exclusiveServiceOn(agreement, on) !== undefined || (mine && theirs);
}

/** Whether an agreement makes the relationship formal on a day. */
export function isFormalBy(agreement: AgreementFacts, on: Day): boolean {
  return isInForce(agreement, on) && isFormalAgreement(agreement, on);
}

/** A formal stage, or a formal agreement in force. */
export function isFormal(facts: RelationshipFacts): boolean {
  return (
    isFormalStage(facts.stage) || facts.agreements.some((agreement) => isFormalBy(agreement, facts.asOf))
  );
}

/** Days in a row, from the first up to the one before `end`; without an end they go on. */
interface Span {
  readonly from: Day;
  readonly end?: Day | undefined;
}

/** The spans of what is so from each day on, until the next one that is not. Of several on one day the last stands. */
function spansOf(versions: readonly { readonly from: Day; readonly holds: boolean }[]): Span[] {
  return versions.flatMap(({ from, holds }, at) => {
    const end = versions[at + 1]?.from;
    return holds && from !== end ? [{ from, end }] : [];
  });
}

function stageSpans({ stage, stageSince, stageHistory = [] }: RelationshipFacts): Span[] {
  const spans = spansOf(stageHistory.map((each) => ({ from: each.on, holds: isFormalStage(each.stage) })));
  return isFormalStage(stage) && stageSince !== undefined ? [...spans, { from: stageSince }] : spans;
}

/** The days on which one agreement makes the relationship formal. */
function agreementSpans(agreement: AgreementFacts): Span[] {
  const { exclusive, expectedOfMe, expectedOfThem } = agreement;
  const promised = spansOf(exclusive.map(({ from, service }) => ({ from, holds: service !== undefined })));
  const expected =
    expectedOfMe === undefined || expectedOfThem === undefined
      ? []
      : [{ from: laterDay(expectedOfMe, expectedOfThem) }];
  const inForce = { from: agreement.from, end: endOf(agreement) };
  return [...promised, ...expected].flatMap((span) => overlap(span, inForce));
}

/** The first day on which an agreement is no longer in force. */
function endOf({ until, closedOn }: AgreementFacts): Day | undefined {
  return sooner(dayAfter(until), closedOn);
}

function dayAfter(day: Day | undefined): Day | undefined {
  return day === undefined || day === LAST_DAY ? undefined : addDays(day, 1);
}

/** The last day there is: nothing comes after it. */
const LAST_DAY = asDay('9999-12-31');

function sooner(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return earlierDay(a, b);
}

function overlap(a: Span, b: Span): Span[] {
  const from = laterDay(a.from, b.from);
  const end = sooner(a.end, b.end);
  return end === undefined || from < end ? [{ from, end }] : [];
}

/**
 * The first day of the unbroken run of formal days up to `asOf`: by stage or by agreement, whichever, each day by what
 * was so on it. A renewal, a verbal agreement written down and a new formal stage do not begin it anew. Absent when not
 * formal, or where the formal stage has no day.
 */
export function formalSince(facts: RelationshipFacts): Day | undefined {
  const { asOf } = facts;
  const spans = [...stageSpans(facts), ...facts.agreements.flatMap(agreementSpans)];
  const today = spans.filter(({ from, end }) => from <= asOf && (end === undefined || asOf < end));
  return runBack(spans, firstOf(today));
}

/** The run that a day ends, back over every span that reaches it without a gap. */
function runBack(spans: readonly Span[], since: Day | undefined): Day | undefined {
  if (since === undefined) return undefined;
  const before = spans.filter(({ from, end }) => from < since && (end === undefined || end >= since));
  return before.length === 0 ? since : runBack(spans, firstOf(before));
}

function firstOf(spans: readonly Span[]): Day | undefined {
  return spans.map(({ from }) => from).toSorted()[0];
}

/** Whether it has been formal, without a break, for a number of months. */
export function isFormalFor(facts: RelationshipFacts, months: number): boolean {
  const since = formalSince(facts);
  return since !== undefined && isMonthsOld(since, months, facts.asOf);
}
