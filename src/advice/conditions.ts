/** What the rules of the ladder ask. The fact that each condition judges by is told in `condition-words.ts`. */
import { isMonthsOld } from '../calendar/day.ts';
import type { Stage } from '../partners/stage.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import { rememberingLast } from './remembering.ts';
import { holdBacksOf, isQuestionOpen, strainsOf, TRIGGERS, type Trigger } from './question.ts';

export type ConditionId =
  | Trigger
  | 'stage'
  | 'formal'
  | 'formal-long-enough'
  | 'records-cover-window'
  | 'joint-activity'
  | 'benefit-known'
  | 'overhead-over-benefit'
  | 'at-stake'
  | 'long-enough-alliance'
  | 'satisfied'
  | 'growth-noted'
  | 'strained'
  | 'question-open'
  | 'held-back'
  | 'unsettled'
  | 'prefers-informal'
  | 'do-not-refer'
  | 'checked-in'
  | 'high-volume'
  | 'pattern'
  | 'known-long-enough'
  | 'first-in-both'
  | 'talked'
  | 'at-pace'
  | 'some-exchanged'
  | 'some-ever';

export interface Condition {
  readonly id: ConditionId;
  readonly holds: (facts: RelationshipFacts, settings: Settings) => boolean;
}

export function not({ id, holds }: Condition): Condition {
  return { id, holds: (facts, settings) => !holds(facts, settings) };
}

export const formal: Condition = { id: 'formal', holds: rememberingLast(formality.isFormal) };

export const formalLongEnough: Condition = {
  id: 'formal-long-enough',
  holds: (facts, settings) => formality.isFormalFor(facts, settings['formal-months']),
};

export const recordsCoverWindow: Condition = { id: 'records-cover-window', holds: notion.recordsCoverWindow };

export const jointActivity: Condition = {
  id: 'joint-activity',
  holds: (facts) => notion.jointUnderWay(facts).length > 0,
};

export function stageIs(stage: Stage): Condition {
  return { id: 'stage', holds: (facts) => facts.stage === stage };
}

export const benefitKnown: Condition = { id: 'benefit-known', holds: notion.isBenefitKnown };

export const overheadOverBenefit: Condition = {
  id: 'overhead-over-benefit',
  holds: notion.isOverheadOverBenefit,
};

export const atStake: Condition = {
  id: 'at-stake',
  holds: (facts, settings) => notion.atStakeOf(facts, settings) !== undefined,
};

export const longEnoughAlliance: Condition = {
  id: 'long-enough-alliance',
  holds: ({ stageSince, asOf }, settings) =>
    stageSince !== undefined && isMonthsOld(stageSince, settings['joint-venture-months'], asOf),
};

export const satisfied: Condition = {
  id: 'satisfied',
  holds: (facts) => (notion.satisfactionOf(facts) ?? 0) >= notion.SATISFIED_FROM,
};

export const growthNoted: Condition = {
  id: 'growth-noted',
  holds: (facts) => notion.signalsInWindow(facts, 'growth') > 0,
};

export const strained: Condition = {
  id: 'strained',
  holds: (facts, settings) => strainsOf(facts, settings).length > 0,
};

/** One of the triggers. */
export function trigger(wanted: Trigger): Condition {
  const row = TRIGGERS.find(({ id }) => id === wanted);
  if (row === undefined) throw new Error(`${wanted} is no trigger`);
  return row;
}

export const questionOpen: Condition = { id: 'question-open', holds: rememberingLast(isQuestionOpen) };

export const heldBack: Condition = {
  id: 'held-back',
  holds: (facts, settings) => holdBacksOf(facts, settings).length > 0,
};

export const unsettled: Condition = { id: 'unsettled', holds: rememberingLast(notion.isUnsettled) };

export const prefersInformal: Condition = { id: 'prefers-informal', holds: notion.prefersInformal };

export const doNotRefer: Condition = { id: 'do-not-refer', holds: (facts) => facts.doNotRefer === true };

export const checkedIn: Condition = { id: 'checked-in', holds: notion.hasCheckedIn };

export const highVolume: Condition = { id: 'high-volume', holds: notion.isHighVolume };

export const pattern: Condition = { id: 'pattern', holds: rememberingLast(notion.isPattern) };

export const knownLongEnough: Condition = {
  id: 'known-long-enough',
  holds: rememberingLast(notion.isKnownLongEnough),
};

export const firstInBoth: Condition = { id: 'first-in-both', holds: notion.isFirstInBoth };

export const talked: Condition = { id: 'talked', holds: notion.hasTalked };

export const atPace: Condition = { id: 'at-pace', holds: notion.isAtPace };

export const someExchanged: Condition = {
  id: 'some-exchanged',
  holds: (facts) => notion.exchangedOf(facts) > 0,
};

export const someEver: Condition = { id: 'some-ever', holds: ({ ever }) => ever > 0 };
