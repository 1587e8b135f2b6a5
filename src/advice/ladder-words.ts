/** What each rule of the ladder says where it stands: loaded only where a verdict is told with more than its name. */
import { formatDate } from '../calendar/day-words.ts';
import { addDays, addMonths, isMonthsOld, laterDay } from '../calendar/day.ts';
import type { Day } from '../calendar/day.ts';
import { formatMoney } from '../money/money.ts';
import type { Settings } from '../settings/settings.ts';
import { stepsBackTo } from './accept.ts';
import { CONDITION_WORDS, strainWords, triggerWords } from './condition-words.ts';
import type { RelationshipFacts } from './facts.ts';
import type { RuleId } from './ladder.ts';
import * as notion from './notions.ts';
import { jointWords, unsettledWords } from './question-words.ts';
import * as step from './steps.ts';
import * as say from './wording.ts';
import type { NextStep } from './words.ts';

type FromFacts<T> = (facts: RelationshipFacts, settings: Settings) => T;

interface RuleWords {
  /** The facts it stands on, with numbers and window. */
  readonly reason: FromFacts<string>;
  /** What it asks for, while that is missing; without one there is nothing to do. */
  readonly step?: FromFacts<NextStep | undefined>;
  /** The day on which the verdict may change by time alone. */
  readonly lookAgain?: FromFacts<Day | undefined>;
}

/** In the order of the ladder. */
export const LADDER_WORDS: Readonly<Record<RuleId, RuleWords>> = {
  outgrown: {
    reason: (facts) => `${say.volume(facts)}; ${say.formality(facts)}, and no joint activity under way`,
    step: (facts) => step.stepDown(facts, stepsBackTo('outgrown')),
  },
  overhead: {
    reason: (facts, settings) =>
      `it took ${formatMoney(notion.overheadOf(facts, settings))} ${say.inWindow(facts)} (time, fees paid, joint costs) ` +
      `and brought ${formatMoney(notion.benefitOf(facts, settings))} (closed business and fees received)`,
    step: (facts) => step.stepDown(facts, stepsBackTo('overhead')),
  },
  strained: {
    reason: (facts, settings) => `${strainWords(facts, settings)}; ${say.formality(facts)}`,
    step: step.easeStrain,
  },
  venture: {
    reason: (facts) =>
      `${say.formality(facts)}; ${say.volume(facts)}, ${jointWords(facts)}, ${say.satisfaction(facts)}, growth noted`,
    step: step.proposeVenture,
  },
  formal: {
    reason: (facts, settings) =>
      `${say.formality(facts)}; ${say.volume(facts)}, ${strainWords(facts, settings)}${say.nextCheckIn(facts)}`,
  },
  'too-new': {
    reason: (facts, settings) => `${triggerWords(facts, settings)}; ${say.age(facts)}`,
    lookAgain: notion.oldEnoughOn,
  },
  'held-back': {
    reason: (facts, settings) =>
      `${triggerWords(facts, settings)}; ${CONDITION_WORDS['held-back'](facts, settings)}`,
    step: step.holdTheTalk,
  },
  volume: {
    reason: (facts) => `${say.volume(facts)}; ${say.age(facts)}${talked(facts)}`,
    step: step.formalize,
  },
  joint: {
    reason: (facts, settings) =>
      `${CONDITION_WORDS.joint(facts, settings)}; ${say.volume(facts)}, ${say.age(facts)}${talked(facts)}`,
    step: step.formalize,
  },
  stakes: {
    reason: (facts, settings) =>
      `${CONDITION_WORDS.stakes(facts, settings)}; ${say.volume(facts)}, ${say.age(facts)}${talked(facts)}`,
    step: step.formalize,
  },
  unhappy: {
    reason: (facts) => `${unsettledWords(facts)}; ${say.volume(facts)}`,
    step: step.holdTheTalk,
  },
  primary: {
    reason: (facts, settings) =>
      `${CONDITION_WORDS['first-in-both'](facts, settings)}; ${say.volume(facts)}, and ${CONDITION_WORDS.talked(facts, settings)}`,
    step: step.holdTheTalk,
  },
  pace: {
    reason: (facts) => `${say.volume(facts)}, ${say.pace(facts)}`,
    step: step.lightStructure,
  },
  light: {
    reason: (facts) =>
      `${say.volume(facts)}${notion.hasLightStructure(facts) ? '; light structure is there' : ''}`,
    step: (facts) => (facts.doNotRefer === true ? undefined : step.lightStructure(facts)),
  },
  none: {
    reason: (facts) => `none exchanged so far, in either direction${but(facts)}`,
    step: step.buildTrust,
  },
  quiet: {
    reason: (facts) =>
      `none exchanged ${say.inWindow(facts)}, and no check-in; ${lastBefore(facts)}${but(facts)}`,
    step: step.getBackInTouch,
  },
  low: {
    reason: (facts) => `${say.volume(facts)}${quietBefore(facts)}${tooEarly(facts)}${but(facts)}`,
    lookAgain: countedForAYearOn,
  },
};

/** The talk after which the agreement is next: `; talked about on 1 Jul 2026`. */
function talked(facts: RelationshipFacts): string {
  const on = notion.talkedOn(facts);
  return on === undefined || notion.isUnsettled(facts) ? '' : `; talked about on ${formatDate(on)}`;
}

/** What keeps a small count from being low volume: a year that is not wholly on record, or not yet lived. */
function tooEarly(facts: RelationshipFacts): string {
  const again = countedForAYearOn(facts);
  if (again === undefined) return '';
  return `; counted only since ${formatDate(countedSince(facts))}: look again on ${formatDate(again)}`;
}

/** The day the count of a small year begins: the first of the record, or of the two knowing each other. */
function countedSince(facts: RelationshipFacts): Day {
  const from = notion.ageOf(facts)?.from ?? facts.recordsSince;
  return laterDay(from, facts.recordsSince);
}

/** The first day on which the record covers the 12 months, and the two have known each other for as long. */
function countedForAYearOn(facts: RelationshipFacts): Day | undefined {
  const from = notion.ageOf(facts)?.from;
  const known = from === undefined ? undefined : addMonths(from, notion.WINDOW_MONTHS);
  const isOld = from !== undefined && isMonthsOld(from, notion.WINDOW_MONTHS, facts.asOf);
  const days = [
    ...(notion.recordsCoverWindow(facts) ? [] : [coveredOn(facts)]),
    ...(isOld || known === undefined ? [] : [known]),
  ];
  return days.toSorted().at(-1);
}

/** The first day whose 12 months begin on or after the record's first day: a day or two past a leap day. */
function coveredOn(facts: RelationshipFacts): Day {
  let day = addMonths(addDays(facts.recordsSince, -1), notion.WINDOW_MONTHS);
  while (!notion.recordsCoverWindow({ ...facts, asOf: day })) day = addDays(day, 1);
  return day;
}

/** `; 12 before, the last on 1 Mar 2024`: where the year had none of it, and a check-in. */
function quietBefore(facts: RelationshipFacts): string {
  return notion.exchangedOf(facts) === 0 ? `; ${lastBefore(facts)}` : '';
}

function lastBefore({ ever, lastReferral }: RelationshipFacts): string {
  const last = lastReferral === undefined ? '' : `, the last on ${formatDate(lastReferral)}`;
  return `${ever} before${last}`;
}

/** What there is beside none, and counts nowhere. */
function but({ uncounted = '' }: RelationshipFacts): string {
  return uncounted === '' ? '' : `; ${uncounted}`;
}
