/** What the rules of the ladder ask. Each condition judges the facts and tells the fact it judged by. */
import { formatDate } from '../calendar/day-words.ts';
import { list } from '../text/count.ts';
import { isMonthsOld, wholeMonthsBetween } from '../calendar/day.ts';
import { formatMoney } from '../money/money.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts, Standing } from './facts.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
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

const STRAIN_WORDS: Readonly<Record<notion.Strain, (facts: RelationshipFacts) => string>> = {
  'check-in-overdue': () => 'a check-in overdue',
  'low-satisfaction': (facts) => `satisfaction ${notion.satisfactionOf(facts)} of 5`,
  disputes: say.disputes,
};

const HOLD_BACK_WORDS: Readonly<Record<notion.HoldBack, (facts: RelationshipFacts) => string>> = {
  'prefers-informal': ({ myPreference, theirPreference, lookingBack }) => {
    const mine = myPreference === 'informal' ? ['you'] : [];
    const theirs = theirPreference === 'informal' ? ['the partner'] : [];
    const sides = [...mine, ...theirs];
    const verb = sides.length === 1 && sides[0] === 'the partner' ? 'prefers' : 'prefer';
    return `${list(sides, 'and')} ${verb} to keep it informal${say.asToday(lookingBack)}`;
  },
  'very-different-size': ({ relativeSize, lookingBack }) =>
    `a business of very different size, ${label(relativeSize ?? 'similar')} than yours${say.asToday(lookingBack)}`,
  'one-way': ({ given, received }) => `nearly all one way (${given} given, ${received} received)`,
};

/** What strains it; where nothing does, the facts that say so, a single dispute among them. */
export function strainWords(facts: RelationshipFacts): string {
  const strains = notion.strainsOf(facts).map((strain) => STRAIN_WORDS[strain](facts));
  if (strains.length > 0) return list(strains, 'and');
  const satisfaction = notion.satisfactionOf(facts);
  const calm = ['no check-in overdue'];
  if (satisfaction !== undefined) calm.push(`satisfaction ${satisfaction} of 5`);
  if (notion.signalsInWindow(facts, 'dispute') > 0) calm.push(`1 dispute ${say.inWindow(facts)}`);
  return calm.join(', ');
}

export function holdBackWords(holdBack: notion.HoldBack, facts: RelationshipFacts): string {
  return HOLD_BACK_WORDS[holdBack](facts);
}

/** `joint activity under way (event, since 3 Mar 2026)`. */
export function jointWords(facts: RelationshipFacts): string {
  const under = notion.jointUnderWay(facts);
  const each = under.map(({ kind, from }) => `${label(kind)}, since ${formatDate(from)}`);
  return under.length === 0 ? 'no joint activity under way' : `joint activity under way (${each.join('; ')})`;
}

export function triggerWords(facts: RelationshipFacts, settings: Settings): string {
  const words = notion
    .triggersOf(facts, settings)
    .map((trigger) => (trigger === 'volume' ? say.volume(facts) : jointWords(facts)));
  return words.length === 0 ? `${say.volume(facts)}, no joint activity` : words.join('; ');
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
  fact: (facts, settings) =>
    `time, fees paid and joint costs ${formatMoney(notion.overheadOf(facts, settings))}, ` +
    `business and fees received ${formatMoney(notion.benefitOf(facts, settings))}`,
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
  fact: (facts) => `satisfaction ${notion.satisfactionOf(facts) ?? 'not noted, out'} of 5`,
};

export const growthNoted: Condition = {
  holds: (facts) => notion.signalsInWindow(facts, 'growth') > 0,
  fact: (facts) => `growth noted ${notion.signalsInWindow(facts, 'growth')} times ${say.inWindow(facts)}`,
};

export const strained: Condition = {
  holds: (facts) => notion.strainsOf(facts).length > 0,
  fact: strainWords,
};

export const triggered: Condition = {
  holds: (facts, settings) => notion.triggersOf(facts, settings).length > 0,
  fact: triggerWords,
};

export const heldBack: Condition = {
  holds: (facts, settings) => notion.holdBacksOf(facts, settings).length > 0,
  fact: (facts, settings) => {
    const held = notion.holdBacksOf(facts, settings).map((id) => holdBackWords(id, facts));
    return held.length === 0 ? 'nothing on record holds it back' : list(held, 'and');
  },
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
  holds: notion.hasTalkedInWindow,
  fact: (facts) => `${notion.hasTalkedInWindow(facts) ? 'a' : 'no'} talk ${say.inWindow(facts)}`,
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
