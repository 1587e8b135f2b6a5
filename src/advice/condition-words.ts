/** The fact that each condition of the ladder judges by: loaded only where it is told. */
import { formatDate } from '../calendar/day-words.ts';
import { wholeMonthsBetween } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import type { Settings } from '../settings/settings.ts';
import { list } from '../text/count.ts';
import type { ConditionId } from './conditions.ts';
import type { RelationshipFacts, Standing } from './facts.ts';
import * as formality from './formality.ts';
import { ruleFor, type Rule } from './ladder.ts';
import * as notion from './notions.ts';
import { holdBacksOf, strainsOf, triggersOf } from './question.ts';
import {
  HOLD_BACK_WORDS,
  jointWords,
  STAKE_WORDS,
  STRAIN_WORDS,
  TRIGGER_WORDS,
  unsettledWords,
} from './question-words.ts';
import * as say from './wording.ts';

type Words = (facts: RelationshipFacts, settings: Settings) => string;

/** The fact as it is, whether the condition holds or not. */
export const CONDITION_WORDS: Readonly<Record<ConditionId, Words>> = {
  ...TRIGGER_WORDS,
  stage: (facts) => `stage ${label(facts.stage)}`,
  formal: (facts) =>
    formality.isFormal(facts)
      ? say.formality(facts)
      : `not formal: ${label(facts.stage)}, ${informalAgreementWords(facts)}`,
  'formal-long-enough': (facts, settings) =>
    formality.isFormal(facts)
      ? `${say.formality(facts)}, weighed from ${settings['formal-months']} months on`
      : CONDITION_WORDS.formal(facts, settings),
  'records-cover-window': say.records,
  'joint-activity': jointWords,
  'benefit-known': ({ receivedOutcomes, receivedWonInHome }) =>
    `${receivedOutcomes.closed} received and closed of ${notion.BENEFIT_FROM} needed, ${receivedWonInHome} of ${receivedOutcomes.won} won with an amount in the home currency`,
  'overhead-over-benefit': say.costs,
  'at-stake': STAKE_WORDS['at-stake'],
  'long-enough-alliance': ({ stageSince, asOf }, settings) =>
    stageSince === undefined
      ? 'since when is not on record'
      : `${say.monthsSince(stageSince, asOf)} in this stage, against ${settings['joint-venture-months']}`,
  satisfied: say.satisfaction,
  'growth-noted': (facts) =>
    `growth noted ${notion.signalsInWindow(facts, 'growth')} times ${say.inWindow(facts)}`,
  strained: strainWords,
  'question-open': (facts, settings) => {
    if (triggersOf(facts, settings).length === 0) return triggerWords(facts, settings);
    if (notion.prefersInformal(facts)) return say.preference(facts);
    return [
      triggerWords(facts, settings),
      CONDITION_WORDS['held-back'](facts, settings),
      CONDITION_WORDS.talked(facts, settings),
    ].join('; ');
  },
  'held-back': (facts, settings) => {
    const held = holdBacksOf(facts, settings).map(({ id }) => HOLD_BACK_WORDS[id](facts, settings));
    return held.length === 0 ? 'nothing on record holds it back' : held.join('; ');
  },
  unsettled: unsettledWords,
  'prefers-informal': (facts) =>
    notion.prefersInformal(facts) ? say.preference(facts) : 'neither side prefers informal',
  'do-not-refer': (facts) =>
    facts.doNotRefer === true ? 'you chose to refer nobody to them' : 'may be referred to',
  'checked-in': (facts) => `${notion.hasCheckedIn(facts) ? 'a' : 'no'} check-in ${say.inWindow(facts)}`,
  'high-volume': (facts, settings) => `${say.volume(facts)}, against ${settings['formalize-at']}`,
  pattern: (facts, settings) =>
    `${say.volume(facts)}, ${notion.isPattern(facts, settings) ? '' : 'not '}more than ${settings['informal-to']}`,
  'known-long-enough': (facts, settings) => {
    const known = notion.ageOf(facts);
    const months = known === undefined ? 0 : wholeMonthsBetween(known.from, facts.asOf);
    const side = months >= settings['too-new-months'] ? 'at least' : 'less than';
    return `${say.age(facts)}, ${side} ${settings['too-new-months']} months`;
  },
  'first-in-both': ({ standing }) =>
    standing === undefined
      ? 'not known where they stand among all'
      : `${place(standing.received)} in what you receive, ${place(standing.given)} in what you give`,
  talked: (facts) => {
    const on = notion.talkedOn(facts);
    return on === undefined ? `no talk ${say.inWindow(facts)}` : `talked about on ${formatDate(on)}`;
  },
  'at-pace': (facts, settings) => `${say.pace(facts)}, against ${notion.paceMark(settings)}`,
  'some-exchanged': say.volume,
  'some-ever': ({ ever }) => `${say.exchanged(ever)} in the whole record`,
};

/** What strains it; where nothing does, the facts that say so, a dispute that is settled among them. */
export function strainWords(facts: RelationshipFacts, settings: Settings): string {
  const strains = strainsOf(facts, settings).map(({ id }) => STRAIN_WORDS[id](facts, settings));
  if (strains.length > 0) return strains.join('; ');
  const satisfaction = notion.lastSatisfactionOf(facts);
  const calm = ['no check-in overdue'];
  if (satisfaction !== undefined) calm.push(say.satisfaction(facts));
  if (notion.signalsInWindow(facts, 'dispute') > 0) calm.push(say.disputes(facts));
  return calm.join(', ');
}

export function triggerWords(facts: RelationshipFacts, settings: Settings): string {
  const words = triggersOf(facts, settings).map((id) => TRIGGER_WORDS[id](facts, settings));
  return words.length === 0 ? `${say.volume(facts)}, nothing else that asks for structure` : words.join('; ');
}

/** What is in force where nothing formal is: `a written agreement on fees alone: low commitment`. */
export function informalAgreementWords(facts: RelationshipFacts): string {
  const inForce = formality.agreementsInForce(facts).map((each) => say.commitment(each, facts.asOf));
  return inForce.length === 0 ? 'no agreement in force' : inForce.join('; ');
}

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

/** Why a rule fits, or the first thing that keeps it from fitting. */
export function whyOf(rule: Rule, facts: RelationshipFacts, settings: Settings): string {
  const failing = rule.when.find(({ holds }) => !holds(facts, settings));
  const told = failing === undefined ? rule.when : [failing];
  if (told.length === 0)
    return ruleFor(facts, settings) === rule ? 'no rule above it fits' : 'a rule above it fits';
  return [...new Set(told.map(({ id }) => CONDITION_WORDS[id](facts, settings)))].join('; ');
}
