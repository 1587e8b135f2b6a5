/** What the rules of the ladder ask. Each condition judges the facts and tells the fact it judged by. */
import { formatDate } from '../calendar/day-words.ts';
import { list } from '../text/count.ts';
import { isMonthsOld, wholeMonthsBetween } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts, Standing } from './facts.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import {
  holdBacksOf,
  isQuestionOpen,
  jointWords,
  STAKES,
  strainsOf,
  TRIGGERS,
  triggersOf,
  unsettledWords,
  type Trigger,
} from './question.ts';
import * as say from './wording.ts';
import { label } from '../kinds/vocabulary.ts';
import type { Stage } from '../partners/stage.ts';

export interface Condition {
  readonly holds: (facts: RelationshipFacts, settings: Settings) => boolean;
  /** The fact as it is, whether the condition holds or not. */
  readonly fact: (facts: RelationshipFacts, settings: Settings) => string;
}

export function not({ holds, fact }: Condition): Condition {
  return { holds: (facts, settings) => !holds(facts, settings), fact };
}

/** What strains it; where nothing does, the facts that say so, a dispute that is settled among them. */
export function strainWords(facts: RelationshipFacts, settings: Settings): string {
  const strains = strainsOf(facts, settings).map(({ fact }) => fact(facts, settings));
  if (strains.length > 0) return strains.join('; ');
  const satisfaction = notion.lastSatisfactionOf(facts);
  const calm = ['no check-in overdue'];
  if (satisfaction !== undefined) calm.push(say.satisfaction(facts));
  if (notion.signalsInWindow(facts, 'dispute') > 0) calm.push(say.disputes(facts));
  return calm.join(', ');
}

export function triggerWords(facts: RelationshipFacts, settings: Settings): string {
  const words = TRIGGERS.filter(({ holds }) => holds(facts, settings)).map(({ fact }) =>
    fact(facts, settings),
  );
  return words.length === 0 ? `${say.volume(facts)}, nothing else that asks for structure` : words.join('; ');
}

/** What is in force where nothing formal is: `a written agreement on fees alone: low commitment`. */
export function informalAgreementWords(facts: RelationshipFacts): string {
  const inForce = formality.agreementsInForce(facts).map((each) => say.commitment(each, facts.asOf));
  return inForce.length === 0 ? 'no agreement in force' : inForce.join('; ');
}

export const formal: Condition = {
  holds: formality.isFormal,
  fact: (facts) =>
    formality.isFormal(facts)
      ? say.formality(facts)
      : `not formal: ${label(facts.stage)}, ${informalAgreementWords(facts)}`,
};

export const formalLongEnough: Condition = {
  holds: (facts, settings) => formality.isFormalFor(facts, settings['formal-months']),
  fact: (facts, settings) =>
    formality.isFormal(facts)
      ? `${say.formality(facts)}, weighed from ${settings['formal-months']} months on`
      : formal.fact(facts, settings),
};

export const recordsCoverWindow: Condition = {
  holds: notion.recordsCoverWindow,
  fact: say.records,
};

export const jointActivity: Condition = {
  holds: (facts) => notion.jointUnderWay(facts).length > 0,
  fact: jointWords,
};

export function stageIs(stage: Stage): Condition {
  return { holds: (facts) => facts.stage === stage, fact: (facts) => `stage ${label(facts.stage)}` };
}

export const benefitKnown: Condition = {
  holds: notion.isBenefitKnown,
  fact: ({ receivedOutcomes, receivedWonInHome }) =>
    `${receivedOutcomes.closed} received and closed of ${notion.BENEFIT_FROM} needed, ${receivedWonInHome} of ${receivedOutcomes.won} won with an amount in the home currency`,
};

export const overheadOverBenefit: Condition = {
  holds: notion.isOverheadOverBenefit,
  fact: say.costs,
};

export const atStake: Condition = {
  holds: (facts, settings) => notion.atStakeOf(facts, settings) !== undefined,
  fact: (facts, settings) => STAKES.find(({ id }) => id === 'at-stake')?.fact(facts, settings) ?? '',
};

export const longEnoughAlliance: Condition = {
  holds: ({ stageSince, asOf }, settings) =>
    stageSince !== undefined && isMonthsOld(stageSince, settings['joint-venture-months'], asOf),
  fact: ({ stageSince, asOf }, settings) =>
    stageSince === undefined
      ? 'since when is not on record'
      : `${say.monthsSince(stageSince, asOf)} in this stage, against ${settings['joint-venture-months']}`,
};

export const satisfied: Condition = {
  holds: (facts) => (notion.satisfactionOf(facts) ?? 0) >= notion.SATISFIED_FROM,
  fact: say.satisfaction,
};

export const growthNoted: Condition = {
  holds: (facts) => notion.signalsInWindow(facts, 'growth') > 0,
  fact: (facts) => `growth noted ${notion.signalsInWindow(facts, 'growth')} times ${say.inWindow(facts)}`,
};

export const strained: Condition = {
  holds: (facts, settings) => strainsOf(facts, settings).length > 0,
  fact: strainWords,
};

/** One of the triggers, with what it is told by. */
export function trigger(wanted: Trigger): Condition {
  const row = TRIGGERS.find(({ id }) => id === wanted);
  if (row === undefined) throw new Error(`${wanted} is no trigger`);
  return row;
}

export const questionOpen: Condition = {
  holds: isQuestionOpen,
  fact: (facts, settings) => {
    if (triggersOf(facts, settings).length === 0) return triggerWords(facts, settings);
    if (notion.prefersInformal(facts)) return say.preference(facts);
    return [triggerWords(facts, settings), heldBack.fact(facts, settings), talked.fact(facts, settings)].join(
      '; ',
    );
  },
};

export const heldBack: Condition = {
  holds: (facts, settings) => holdBacksOf(facts, settings).length > 0,
  fact: (facts, settings) => {
    const held = holdBacksOf(facts, settings).map(({ fact }) => fact(facts, settings));
    return held.length === 0 ? 'nothing on record holds it back' : held.join('; ');
  },
};

export const unsettled: Condition = { holds: notion.isUnsettled, fact: unsettledWords };

export const prefersInformal: Condition = {
  holds: notion.prefersInformal,
  fact: (facts) => (notion.prefersInformal(facts) ? say.preference(facts) : 'neither side prefers informal'),
};

export const doNotRefer: Condition = {
  holds: (facts) => facts.doNotRefer === true,
  fact: (facts) => (facts.doNotRefer === true ? 'not to be referred to' : 'may be referred to'),
};

export const checkedIn: Condition = {
  holds: notion.hasCheckedIn,
  fact: (facts) => `${notion.hasCheckedIn(facts) ? 'a' : 'no'} check-in ${say.inWindow(facts)}`,
};

export const highVolume: Condition = {
  holds: notion.isHighVolume,
  fact: (facts, settings) => `${say.volume(facts)}, against ${settings['formalize-at']}`,
};

export const pattern: Condition = {
  holds: notion.isPattern,
  fact: (facts, settings) => `${say.volume(facts)}, against more than ${settings['informal-to']}`,
};

export const knownLongEnough: Condition = {
  holds: notion.isKnownLongEnough,
  fact: (facts, settings) => {
    const known = notion.ageOf(facts);
    const months = known === undefined ? 0 : wholeMonthsBetween(known.from, facts.asOf);
    const side = months >= settings['too-new-months'] ? 'at least' : 'less than';
    return `${say.age(facts)}, ${side} ${settings['too-new-months']} months`;
  },
};

export const firstInBoth: Condition = {
  holds: notion.isFirstInBoth,
  fact: ({ standing }) =>
    standing === undefined
      ? 'not known where they stand among all'
      : `${place(standing.received)} in what you receive, ${place(standing.given)} in what you give`,
};

/** `first of 6`, `fourth of 6`, `first of 6 together with Tom Reyes`, `not among the 6`. */
function place({
  strictlyFirst,
  partners,
  place: at = strictlyFirst ? 1 : 0,
  together = [],
}: Standing): string {
  if (partners === 0) return 'nobody yet';
  if (at === 0) return `not among the ${partners}`;
  const shared = together.length === 0 ? '' : ` together with ${list(together, 'and')}`;
  return `${ORDINALS[at - 1] ?? `number ${at}`} of ${partners}${shared}`;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

export const talked: Condition = {
  holds: notion.hasTalked,
  fact: (facts) => {
    const on = notion.talkedOn(facts);
    return on === undefined ? `no talk ${say.inWindow(facts)}` : `talked about on ${formatDate(on)}`;
  },
};

export const atPace: Condition = {
  holds: notion.isAtPace,
  fact: (facts, settings) => `${say.pace(facts)}, against ${notion.paceMark(settings)}`,
};

export const someExchanged: Condition = {
  holds: (facts) => notion.exchangedOf(facts) > 0,
  fact: say.volume,
};

export const someEver: Condition = {
  holds: ({ ever }) => ever > 0,
  fact: ({ ever }) => `${say.exchanged(ever)} in the whole record`,
};
