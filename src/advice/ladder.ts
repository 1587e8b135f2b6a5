/**
 * When to formalize: one verdict a partner, about structure only, by the first rule that fits. What each rule says stands in
 * `ladder-words.ts`.
 */
import type { Settings } from '../settings/settings.ts';
import * as is from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import type { Source, Verdict } from './words.ts';
import { rememberingEach } from './remembering.ts';

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
  readonly source: Source;
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
    source: 'rhythm',
  },
  {
    id: 'overhead',
    verdict: 'step-down',
    when: [is.formal, is.formalLongEnough, is.benefitKnown, is.overheadOverBenefit],
    source: 'rhythm',
  },
  {
    id: 'strained',
    verdict: 'have-the-conversation',
    when: [is.formal, is.strained],
    source: 'ally',
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
    source: 'rhythm',
  },
  {
    id: 'formal',
    verdict: 'all-well',
    when: [is.formal],
    source: 'rhythm',
  },
  {
    id: 'too-new',
    verdict: 'too-new',
    when: [is.questionOpen, not(is.knownLongEnough)],
    source: 'rhythm',
  },
  {
    id: 'held-back',
    verdict: 'have-the-conversation',
    when: [is.questionOpen, is.heldBack],
    source: 'rhythm',
  },
  {
    id: 'volume',
    verdict: 'time-to-formalize',
    when: [is.highVolume, is.questionOpen],
    source: 'rhythm',
  },
  {
    id: 'joint',
    verdict: 'time-to-formalize',
    when: [is.trigger('joint'), is.questionOpen],
    source: 'rhythm',
  },
  {
    id: 'stakes',
    verdict: 'time-to-formalize',
    when: [is.trigger('stakes'), is.questionOpen],
    source: 'rhythm',
  },
  {
    id: 'unhappy',
    verdict: 'have-the-conversation',
    when: [is.knownLongEnough, is.pattern, is.unsettled],
    source: 'refnet',
  },
  {
    id: 'primary',
    verdict: 'have-the-conversation',
    when: [is.knownLongEnough, is.firstInBoth, is.pattern, not(is.talked)],
    source: 'rhythm',
  },
  {
    id: 'pace',
    verdict: 'watch',
    when: [is.pattern, is.atPace, not(is.prefersInformal), not(is.doNotRefer)],
    source: 'refnet',
  },
  {
    id: 'light',
    verdict: (facts) => (notion.hasLightStructure(facts) ? 'all-well' : 'light-structure'),
    when: [is.pattern],
    source: 'refnet',
  },
  {
    id: 'none',
    verdict: 'build-trust',
    when: [not(is.someEver)],
    source: 'rhythm',
  },
  {
    id: 'quiet',
    verdict: 'reconnect',
    when: [not(is.someExchanged), not(is.checkedIn)],
    source: 'refnet',
  },
  {
    id: 'low',
    verdict: 'keep-informal',
    when: [],
    source: 'rhythm',
  },
];

/** Whether a rule by itself fits, whatever stands above it. */
export function fits(rule: Rule, facts: RelationshipFacts, settings: Settings): boolean {
  for (const { holds } of rule.when) if (!holds(facts, settings)) return false;
  return true;
}

/** The rules that ask for no formal agreement: of most partners there is none, and the others need not be gone through. */
const INFORMAL: readonly Rule[] = LADDER.filter(({ when }) => !when.includes(is.formal));
/** Those of them that do not ask whether structure is a question either. */
const SETTLED: readonly Rule[] = INFORMAL.filter(({ when }) => !when.includes(is.questionOpen));

/** The part of the ladder in which the first rule that fits is that of the whole. */
function ladderFor(facts: RelationshipFacts, settings: Settings): readonly Rule[] {
  if (is.formal.holds(facts, settings)) return LADDER;
  return is.questionOpen.holds(facts, settings) ? INFORMAL : SETTLED;
}

/**
 * The rule that stands: the first of the ladder that fits. A report, what is due and the words of the advice ask it again of
 * the same facts.
 */
export const ruleFor = rememberingEach((facts, settings): Rule => {
  for (const rule of ladderFor(facts, settings)) if (fits(rule, facts, settings)) return rule;
  throw new Error('no rule of the ladder fits');
});

/** The verdict a rule comes to on these facts. */
export function verdictBy({ verdict }: Rule, facts: RelationshipFacts, settings: Settings): Verdict {
  return typeof verdict === 'string' ? verdict : verdict(facts, settings);
}

/** The verdict alone, without words: for going over many partners. */
export function verdictOf(facts: RelationshipFacts, settings: Settings): Verdict {
  return verdictBy(ruleFor(facts, settings), facts, settings);
}
