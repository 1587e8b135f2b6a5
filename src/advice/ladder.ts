/** When to formalize: one verdict a partner, about structure only, by the first rule that fits. */
import { formatDate } from '../calendar/day-words.ts';
import { addDays, addMonths, isMonthsOld } from '../calendar/day.ts';
import type { Day } from '../calendar/day.ts';
import { formatMoney } from '../money/money.ts';
import type { Settings } from '../settings/settings.ts';
import * as is from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import { jointWords, unsettledWords } from './question.ts';
import * as step from './steps.ts';
import * as say from './wording.ts';
import type { NextStep, Source, Verdict } from './words.ts';

export const RULE_IDS = [
  'outgrown',
  'overhead',
  'strained',
  'venture',
  'formal',
  'too-new',
  'held-back',
  'volume',
  'joint',
  'stakes',
  'unhappy',
  'primary',
  'pace',
  'light',
  'none',
  'quiet',
  'low',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

type FromFacts<T> = (facts: RelationshipFacts, settings: Settings) => T;

export interface Rule {
  readonly id: RuleId;
  readonly verdict: Verdict | FromFacts<Verdict>;
  /** All of them must hold. */
  readonly when: readonly Condition[];
  /** What the rule itself says, apart from this partner. */
  readonly principle: (settings: Settings) => string;
  readonly source: Source;
  /** The facts it stands on, with numbers and window. */
  readonly reason: FromFacts<string>;
  /** What it asks for, while that is missing; without one there is nothing to do. */
  readonly step?: FromFacts<NextStep | undefined>;
  /** The day on which the verdict may change by time alone. */
  readonly lookAgain?: FromFacts<Day | undefined>;
}

const { not } = is;

/** The first that fits stands. The last fits everybody, so that there is always one. */
export const LADDER: readonly Rule[] = [
  {
    id: 'outgrown',
    verdict: 'step-down',
    when: [
      is.formal,
      is.formalLongEnough,
      is.recordsCoverWindow,
      not(is.pattern),
      not(is.jointActivity),
      not(is.atStake),
      not(is.stageIs('joint-venture')),
    ],
    principle: (settings) =>
      `structure that ${settings['informal-to']} or fewer a year do not need is outgrown`,
    source: 'rhythm',
    reason: (facts) => `${say.volume(facts)}; ${say.formality(facts)}, and no joint activity under way`,
    step: step.stepDown,
  },
  {
    id: 'overhead',
    verdict: 'step-down',
    when: [is.formal, is.formalLongEnough, is.benefitKnown, is.overheadOverBenefit],
    principle: () => 'structure that costs more than it brings is outgrown',
    source: 'rhythm',
    reason: (facts, settings) =>
      `it took ${formatMoney(notion.overheadOf(facts, settings))} ${say.inWindow(facts)} (time, fees paid, joint costs) ` +
      `and brought ${formatMoney(notion.benefitOf(facts, settings))} (closed business and fees received)`,
    step: step.stepDown,
  },
  {
    id: 'strained',
    verdict: 'have-the-conversation',
    when: [is.formal, is.strained],
    principle: () => 'a formal relationship lives by regular contact and by talking about what does not work',
    source: 'ally',
    reason: (facts, settings) => `${is.strainWords(facts, settings)}; ${say.formality(facts)}`,
    step: step.easeStrain,
  },
  {
    id: 'venture',
    verdict: 'consider-joint-venture',
    when: [
      is.stageIs('strategic-alliance'),
      is.longEnoughAlliance,
      is.highVolume,
      is.jointActivity,
      is.satisfied,
      is.growthNoted,
      not(is.heldBack),
      not(is.prefersInformal),
      not(is.unsettled),
      not(is.talked),
    ],
    principle: (settings) =>
      `a joint venture comes only after ${settings['joint-venture-months']} months of a proven alliance, and is not for most`,
    source: 'rhythm',
    reason: (facts) =>
      `${say.formality(facts)}; ${say.volume(facts)}, ${jointWords(facts)}, ${say.satisfaction(facts)}, growth noted`,
    step: step.holdTheTalk,
  },
  {
    id: 'formal',
    verdict: 'all-well',
    when: [is.formal],
    principle: () => 'what is formal and well kept needs no change',
    source: 'rhythm',
    reason: (facts, settings) =>
      `${say.formality(facts)}; ${say.volume(facts)}, ${is.strainWords(facts, settings)}${say.nextCheckIn(facts)}`,
  },
  {
    id: 'too-new',
    verdict: 'too-new',
    when: [is.questionOpen, not(is.knownLongEnough)],
    principle: (settings) =>
      `known for less than ${settings['too-new-months']} months, it is too new to formalize, however much is exchanged`,
    source: 'rhythm',
    reason: (facts, settings) => `${is.triggerWords(facts, settings)}; ${say.age(facts)}`,
    lookAgain: notion.oldEnoughOn,
  },
  {
    id: 'held-back',
    verdict: 'have-the-conversation',
    when: [is.questionOpen, is.heldBack],
    principle: () => 'where something speaks against structure, talk before anything is written',
    source: 'rhythm',
    reason: (facts, settings) => `${is.triggerWords(facts, settings)}; ${is.heldBack.fact(facts, settings)}`,
    step: step.holdTheTalk,
  },
  {
    id: 'volume',
    verdict: 'time-to-formalize',
    when: [is.highVolume, is.questionOpen],
    principle: (settings) =>
      `${settings['formalize-at']} or more exchanged a year, and structure begins to pay`,
    source: 'rhythm',
    reason: (facts) => `${say.volume(facts)}; ${say.age(facts)}`,
    step: step.formalize,
  },
  {
    id: 'joint',
    verdict: 'time-to-formalize',
    when: [is.trigger('joint'), is.questionOpen],
    principle: () => 'where both invest in something together, expectations are written down',
    source: 'rhythm',
    reason: (facts, settings) =>
      `${is.trigger('joint').fact(facts, settings)}; ${say.volume(facts)}, ${say.age(facts)}`,
    step: step.formalize,
  },
  {
    id: 'stakes',
    verdict: 'time-to-formalize',
    when: [is.trigger('stakes'), is.questionOpen],
    principle: () =>
      'where two of much business at stake, a wish to grow and complex handoffs come together, structure begins to pay',
    source: 'rhythm',
    reason: (facts, settings) =>
      `${is.trigger('stakes').fact(facts, settings)}; ${say.volume(facts)}, ${say.age(facts)}`,
    step: step.formalize,
  },
  {
    id: 'unhappy',
    verdict: 'have-the-conversation',
    when: [is.knownLongEnough, is.pattern, is.unsettled],
    principle: () => 'what does not work between two who exchange clients is talked about',
    source: 'refnet',
    reason: (facts) => `${unsettledWords(facts)}; ${say.volume(facts)}`,
    step: step.holdTheTalk,
  },
  {
    id: 'primary',
    verdict: 'have-the-conversation',
    when: [is.knownLongEnough, is.firstInBoth, is.pattern, not(is.talked)],
    principle: () => "each other's primary source has the conversation",
    source: 'rhythm',
    reason: (facts, settings) =>
      `${is.firstInBoth.fact(facts, settings)}; ${say.volume(facts)}, and ${is.talked.fact(facts, settings)}`,
    step: step.holdTheTalk,
  },
  {
    id: 'pace',
    verdict: 'watch',
    when: [is.pattern, is.atPace, not(is.prefersInformal), not(is.doNotRefer)],
    principle: (settings) =>
      `${notion.paceMark(settings)} in 6 months is the pace of ${settings['formalize-at']} a year: light structure, and see whether it lasts`,
    source: 'refnet',
    reason: (facts) => `${say.volume(facts)}, ${say.pace(facts)}`,
    step: step.lightStructure,
  },
  {
    id: 'light',
    verdict: (facts) => (notion.hasLightStructure(facts) ? 'all-well' : 'light-structure'),
    when: [is.pattern],
    principle: (settings) =>
      `between ${settings['informal-to']} and ${settings['formalize-at']} a year: quarterly check-ins, shared tracking, talk about what works`,
    source: 'refnet',
    reason: (facts) =>
      `${say.volume(facts)}${notion.hasLightStructure(facts) ? '; light structure is there' : ''}`,
    step: (facts) => (facts.doNotRefer === true ? undefined : step.lightStructure(facts)),
  },
  {
    id: 'none',
    verdict: 'build-trust',
    when: [not(is.someEver)],
    principle: () => 'trust comes before referrals',
    source: 'rhythm',
    reason: (facts) => `none exchanged so far, in either direction${but(facts)}`,
    step: step.buildTrust,
  },
  {
    id: 'quiet',
    verdict: 'reconnect',
    when: [not(is.someExchanged), not(is.checkedIn)],
    principle: () => 'contact comes before the next referral',
    source: 'refnet',
    reason: (facts) =>
      `none exchanged ${say.inWindow(facts)}, and no check-in; ${lastBefore(facts)}${but(facts)}`,
    step: step.getBackInTouch,
  },
  {
    id: 'low',
    verdict: 'keep-informal',
    when: [],
    principle: (settings) =>
      `up to ${settings['informal-to']} exchanged a year, structure adds overhead without value`,
    source: 'rhythm',
    reason: (facts) => `${say.volume(facts)}${tooEarly(facts)}${but(facts)}`,
    lookAgain: countedForAYearOn,
  },
];

/** What keeps a small count from being low volume: a year that is not wholly on record, or not yet lived. */
function tooEarly(facts: RelationshipFacts): string {
  const again = countedForAYearOn(facts);
  if (again === undefined) return '';
  return `; counted only since ${formatDate(countedSince(facts))}: look again on ${formatDate(again)}`;
}

/** The day the count of a small year begins: the first of the record, or of the two knowing each other. */
function countedSince(facts: RelationshipFacts): Day {
  const from = notion.ageOf(facts)?.from ?? facts.recordsSince;
  return notion.recordsCoverWindow(facts) || from > facts.recordsSince ? from : facts.recordsSince;
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

function lastBefore({ ever, lastReferral }: RelationshipFacts): string {
  const last = lastReferral === undefined ? '' : `, the last on ${formatDate(lastReferral)}`;
  return `${ever} before${last}`;
}

/** What there is beside none, and counts nowhere. */
function but({ uncounted = '' }: RelationshipFacts): string {
  return uncounted === '' ? '' : `; ${uncounted}`;
}

/** Whether a rule by itself fits, whatever stands above it. */
export function fits(rule: Rule, facts: RelationshipFacts, settings: Settings): boolean {
  return rule.when.every(({ holds }) => holds(facts, settings));
}

/** The rule that stands: the first of the ladder that fits. */
export function ruleFor(facts: RelationshipFacts, settings: Settings): Rule {
  const rule = LADDER.find((each) => fits(each, facts, settings));
  if (rule === undefined) throw new Error('no rule of the ladder fits');
  return rule;
}

/** The verdict a rule comes to on these facts. */
export function verdictBy({ verdict }: Rule, facts: RelationshipFacts, settings: Settings): Verdict {
  return typeof verdict === 'string' ? verdict : verdict(facts, settings);
}

/** The verdict alone, without words: for going over many partners. */
export function verdictOf(facts: RelationshipFacts, settings: Settings): Verdict {
  return verdictBy(ruleFor(facts, settings), facts, settings);
}

/** Why a rule fits, or the first thing that keeps it from fitting. */
export function whyOf(rule: Rule, facts: RelationshipFacts, settings: Settings): string {
  const failing = rule.when.find(({ holds }) => !holds(facts, settings));
  const told = failing === undefined ? rule.when : [failing];
  if (told.length === 0) return 'no rule above it fits';
  return told.map(({ fact }) => fact(facts, settings)).join('; ');
}
