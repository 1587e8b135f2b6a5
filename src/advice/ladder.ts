/** When to formalize: one verdict a partner, by the first rule that fits. */
import { formatDate } from '../calendar/day-words.ts';
import { addMonths, isMonthsOld } from '../calendar/day.ts';
import type { Day } from '../calendar/day.ts';
import { formatMoney } from '../money/money.ts';
import type { Settings } from '../settings/settings.ts';
import * as is from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import * as step from './steps.ts';
import * as say from './wording.ts';
import type { NextStep, Source, Verdict } from './words.ts';

export const RULE_IDS = [
  'outgrown',
  'overhead',
  'venture',
  'strained',
  'formal',
  'too-new',
  'held-back',
  'volume',
  'joint',
  'primary',
  'pace',
  'light',
  'low',
  'quiet',
  'none',
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
  readonly next: (facts: RelationshipFacts) => NextStep;
  /** The day on which the verdict may change by time alone. */
  readonly lookAgain?: FromFacts<Day | undefined>;
}

const { not } = is;

/** The first that fits stands. The last four between them fit everybody, so that there is always one. */
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
      not(is.stageIs('joint-venture')),
    ],
    principle: (settings) =>
      `structure that ${settings['informal-to']} or fewer a year do not need is outgrown`,
    source: 'rhythm',
    reason: (facts) => `${say.volume(facts)}; ${say.formality(facts)}, and no joint activity under way`,
    next: step.stepDown,
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
    next: step.stepDown,
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
    ],
    principle: (settings) =>
      `a joint venture comes only after ${settings['joint-venture-months']} months of a proven alliance, and is not for most`,
    source: 'rhythm',
    reason: (facts) =>
      `${say.formality(facts)}; ${say.volume(facts)}, ${is.jointWords(facts)}, ` +
      `satisfaction ${notion.satisfactionOf(facts)} of 5, growth noted`,
    next: step.holdTheTalk,
  },
  {
    id: 'strained',
    verdict: 'have-the-conversation',
    when: [is.formal, is.strained],
    principle: () => 'a formal relationship lives by regular contact and by talking about what does not work',
    source: 'ally',
    reason: (facts) => `${is.strainWords(facts)}; ${say.formality(facts)}`,
    next: (facts) =>
      (notion.strainsOf(facts)[0] === 'check-in-overdue' ? step.checkIn : step.holdTheTalk)(facts),
  },
  {
    id: 'formal',
    verdict: 'all-well',
    when: [is.formal],
    principle: () => 'what is formal and well kept needs no change',
    source: 'rhythm',
    reason: (facts) => `${say.formality(facts)}; ${say.volume(facts)}, ${is.strainWords(facts)}`,
    next: step.keepTheRhythm,
  },
  {
    id: 'too-new',
    verdict: 'too-new',
    when: [is.triggered, not(is.knownLongEnough)],
    principle: (settings) =>
      `known for less than ${settings['too-new-months']} months, it is too new to formalize, however much is exchanged`,
    source: 'rhythm',
    reason: (facts, settings) => `${is.triggerWords(facts, settings)}; ${say.age(facts)}`,
    next: step.keepTheRhythm,
    lookAgain: notion.oldEnoughOn,
  },
  {
    id: 'held-back',
    verdict: 'have-the-conversation',
    when: [is.triggered, is.heldBack],
    principle: () => 'where something speaks against structure, talk before anything is written',
    source: 'rhythm',
    reason: (facts, settings) => `${is.triggerWords(facts, settings)}; ${is.heldBack.fact(facts, settings)}`,
    next: step.holdTheTalk,
  },
  {
    id: 'volume',
    verdict: 'time-to-formalize',
    when: [is.highVolume],
    principle: (settings) =>
      `${settings['formalize-at']} or more exchanged a year, and structure begins to pay`,
    source: 'rhythm',
    reason: (facts) => `${say.volume(facts)}; ${say.age(facts)}`,
    next: step.prepareTheTalk,
  },
  {
    id: 'joint',
    verdict: 'time-to-formalize',
    when: [is.jointActivity],
    principle: () => 'where both invest in something together, expectations are written down',
    source: 'rhythm',
    reason: (facts) => `${is.jointWords(facts)}; ${say.volume(facts)}, ${say.age(facts)}`,
    next: step.prepareTheTalk,
  },
  {
    id: 'primary',
    verdict: 'have-the-conversation',
    when: [is.knownLongEnough, is.firstInBoth, is.pattern, not(is.talked)],
    principle: () => "each other's primary source has the conversation",
    source: 'rhythm',
    reason: (facts, settings) =>
      `${is.firstInBoth.fact(facts, settings)}; ${say.volume(facts)}, and ${is.talked.fact(facts, settings)}`,
    next: step.holdTheTalk,
  },
  {
    id: 'pace',
    verdict: 'watch',
    when: [is.pattern, is.atPace],
    principle: (settings) =>
      `${notion.paceMark(settings)} in 6 months is the pace of ${settings['formalize-at']} a year: light structure, and see whether it lasts`,
    source: 'refnet',
    reason: (facts) => `${say.volume(facts)}, ${say.pace(facts)}`,
    next: (facts) => (notion.hasLightStructure(facts) ? step.keepTheRhythm : step.lightStructure)(facts),
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
    next: (facts) => (notion.hasLightStructure(facts) ? step.keepTheRhythm : step.lightStructure)(facts),
  },
  {
    id: 'low',
    verdict: 'keep-informal',
    when: [is.someExchanged, not(is.pattern)],
    principle: (settings) =>
      `up to ${settings['informal-to']} exchanged a year, structure adds overhead without value`,
    source: 'rhythm',
    reason: (facts) => {
      const early = tooEarly(facts);
      return early === undefined
        ? say.volume(facts)
        : `too early to call it low volume: ${early}; so far ${say.volume(facts)}`;
    },
    next: step.stayInTouch,
    lookAgain: (facts) =>
      notion.recordsCoverWindow(facts) ? undefined : addMonths(facts.recordsSince, notion.WINDOW_MONTHS),
  },
  {
    id: 'quiet',
    verdict: 'reconnect',
    when: [not(is.someExchanged), is.someEver],
    principle: () => 'contact comes before the next referral',
    source: 'refnet',
    reason: (facts) => `none exchanged ${say.inWindow(facts)}; ${lastBefore(facts)}${but(facts)}`,
    next: step.getBackInTouch,
  },
  {
    id: 'none',
    verdict: 'build-trust',
    when: [not(is.someExchanged), not(is.someEver)],
    principle: () => 'trust comes before referrals',
    source: 'rhythm',
    reason: (facts) => `none exchanged so far, in either direction${but(facts)}`,
    next: step.getToKnow,
  },
];

/** What keeps a small count from being low volume: a year that is not wholly on record, or not yet lived. */
function tooEarly(facts: RelationshipFacts): string | undefined {
  if (!notion.recordsCoverWindow(facts)) return say.records(facts);
  const from = notion.ageOf(facts)?.from;
  const isYearOld = from === undefined || isMonthsOld(from, notion.WINDOW_MONTHS, facts.asOf);
  return isYearOld ? undefined : say.age(facts);
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
  return told.map(({ fact }) => fact(facts, settings)).join('; ');
}
