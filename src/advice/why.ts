/** Why a verdict stands: what was looked at, each number once beside what it needs, and how each rule came out. */
import { formatDate } from '../calendar/day-words.ts';
import { isMonthsOld } from '../calendar/day.ts';
import { span } from '../calendar/time-between.ts';
import { label } from '../kinds/vocabulary.ts';
import type { Settings } from '../settings/settings.ts';
import { count } from '../text/count.ts';
import { CONDITION_WORDS, informalAgreementWords, strainWords, whyOf } from './condition-words.ts';
import * as is from './conditions.ts';
import { costsWords } from './costs-words.ts';
import type { RelationshipFacts } from './facts.ts';
import { fits, LADDER, ruleFor, type RuleId } from './ladder.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import { HOLD_BACKS, holdBacksOf, STAKES_FROM, stakesOf, type HoldBack } from './question.ts';
import { HOLD_BACK_WORDS, STAKE_WORDS, unsettledWords } from './question-words.ts';

/** One thing that was looked at: `volume`, `13 of 10 needed, met`. */
export interface Measure {
  readonly name: string;
  readonly text: string;
}

type Measures = (facts: RelationshipFacts, settings: Settings) => readonly Measure[];

function met(holds: boolean): string {
  return holds ? 'met' : 'not met';
}

const volume: Measures = (facts, settings) => {
  const { 'formalize-at': enough, 'informal-to': informal } = settings;
  const n = notion.exchangedOf(facts);
  const high = notion.isHighVolume(facts, settings);
  const light = high
    ? ''
    : `; ${informal + 1} for light structure, ${met(notion.isPattern(facts, settings))}`;
  const before = n === 0 && facts.ever > 0 ? `; ${facts.ever} before` : '';
  return [{ name: 'volume', text: `${n} of ${enough} needed, ${met(high)}${light}${before}` }];
};

const pace: Measures = (facts, settings) => [
  {
    name: 'pace',
    text: `${facts.lastSixMonths} of ${notion.paceMark(settings)} in the last 6 months, ${met(notion.isAtPace(facts, settings))}`,
  },
];

const joint: Measures = (facts, settings) => [
  {
    name: 'done together',
    text: `${CONDITION_WORDS['joint-activity'](facts, settings)}, ${met(is.trigger('joint').holds(facts, settings))} as a reason to formalize`,
  },
];

const stakes: Measures = (facts, settings) => {
  const there = stakesOf(facts, settings);
  const words =
    there.length === 0 ? '' : ` (${there.map(({ id }) => STAKE_WORDS[id](facts, settings)).join('; ')})`;
  return [
    {
      name: 'at stake',
      text: `${there.length} of ${STAKES_FROM} needed${words}, ${met(is.trigger('stakes').holds(facts, settings))}`,
    },
  ];
};

const proven: Measures = (facts, settings) => [
  {
    name: 'proven',
    text: `${facts.ever} of ${notion.provenFrom(settings)} ever, ${met(notion.isProven(facts, settings))}`,
  },
];

const acquaintance: Measures = (facts, settings) => {
  const age = notion.ageOf(facts);
  const needed = `of ${count(settings['too-new-months'], 'month')} needed`;
  const months = age === undefined ? 'not on record,' : span(age.from, facts.asOf);
  return [
    { name: 'known for', text: `${months} ${needed}, ${met(notion.isKnownLongEnough(facts, settings))}` },
  ];
};

const firstInBoth: Measures = (facts, settings) => [
  {
    name: 'first source',
    text: `${CONDITION_WORDS['first-in-both'](facts, settings)}; first of ${notion.FIRST_AMONG} or more in both needed, ${met(notion.isFirstInBoth(facts))}`,
  },
];

const talk: Measures = (facts) => {
  const on = notion.talkedOn(facts);
  return [
    { name: 'talk about it', text: on === undefined ? 'none' : formatDate(on) },
    { name: 'unsettled', text: unsettledWords(facts) },
  ];
};

const formal: Measures = (facts, settings) => {
  if (!formality.isFormal(facts)) {
    return [{ name: 'formal', text: `no: ${label(facts.stage)}, ${informalAgreementWords(facts)}` }];
  }
  const since = formality.formalSince(facts);
  const needed = `of ${count(settings['formal-months'], 'month')} before stepping back is weighed`;
  const long = since === undefined ? 'since when is not on record,' : span(since, facts.asOf);
  return [
    {
      name: 'formal for',
      text: `${long} ${needed}, ${met(formality.isFormalFor(facts, settings['formal-months']))}`,
    },
    {
      name: 'records',
      text: notion.recordsCoverWindow(facts)
        ? 'the whole of these 12 months, met'
        : `from ${formatDate(facts.recordsSince)} on, not met: refnet config records-since DAY`,
    },
    { name: 'strain', text: strainWords(facts, settings) },
  ];
};

/** What it took and brought, formal or not; nothing where nothing is on record. */
const costs: Measures = (facts, settings) => costsWords(facts, settings);

const alliance: Measures = (facts, settings) => {
  const { stage, stageSince, asOf } = facts;
  if (stage !== 'strategic-alliance') return [];
  const needed = settings['joint-venture-months'];
  const long = stageSince === undefined ? 'since when is not on record,' : span(stageSince, asOf);
  const old = stageSince !== undefined && isMonthsOld(stageSince, needed, asOf);
  const growth = notion.signalsInWindow(facts, 'growth');
  return [
    {
      name: 'alliance for',
      text: `${long} of ${count(needed, 'month')} before a joint venture is weighed, ${met(old)}`,
    },
    {
      name: 'satisfaction',
      text: `${notion.satisfactionOf(facts) ?? 'none noted'}, ${notion.SATISFIED_FROM} needed, ${met(is.satisfied.holds(facts, settings))}`,
    },
    { name: 'growth', text: growth === 0 ? 'not noted, not met' : 'noted, met' },
  ];
};

/** Everything the rules looked at. All of it is of the 12 months to the day, unless it says otherwise. */
export function measuresOf(facts: RelationshipFacts, settings: Settings): readonly Measure[] {
  return [
    volume,
    pace,
    proven,
    joint,
    stakes,
    acquaintance,
    firstInBoth,
    talk,
    formal,
    costs,
    alliance,
  ].flatMap((measures) => measures(facts, settings));
}

/** A rule as people would call it, and what it asks, in words. */
interface RuleWords {
  readonly name: string;
  readonly asks: (settings: Settings) => string;
}

const more = ({ 'informal-to': low }: Settings) => `more than ${low} exchanged`;
const known = ({ 'too-new-months': n }: Settings) => `known for ${count(n, 'month')} or more`;
const formalFor = ({ 'formal-months': n }: Settings) => `formal for ${count(n, 'month')} or more`;
const OPEN = 'the question is open';

export const RULE_WORDS: Readonly<Record<RuleId, RuleWords>> = {
  outgrown: {
    name: 'outgrown',
    asks: (settings) =>
      `${formalFor(settings)}, the record covers the 12 months, ${settings['informal-to']} or fewer exchanged, nothing done together, not at stake, no joint venture`,
  },
  overhead: {
    name: 'costs more than it brings',
    asks: (settings) => `${formalFor(settings)}, time, fees and joint costs over business and fees received`,
  },
  strained: {
    name: 'formal, and strained',
    asks: () =>
      'formal, and a check-in overdue, something unsettled, an exclusive promise broken since the talk, or, where not talked: formal before trust, a service promised twice, nothing won, a poor fit',
  },
  venture: {
    name: 'ready for a joint venture',
    asks: (settings) =>
      `a strategic alliance for ${count(settings['joint-venture-months'], 'month')} or more, ${settings['formalize-at']} or more exchanged, something done together, satisfaction ${notion.SATISFIED_FROM} or more, growth noted, nothing that holds back, nobody prefers informal, not unsettled, not talked`,
  },
  formal: {
    name: 'formal',
    asks: () =>
      'a strategic alliance or joint venture, or an agreement in force that is exclusive or expects something of both',
  },
  'too-new': { name: 'too new', asks: (settings) => `${OPEN}, and not ${known(settings)}` },
  'held-back': { name: 'held back', asks: () => `${OPEN}, and something holds back` },
  volume: {
    name: 'enough exchanged to formalize',
    asks: (settings) => `${settings['formalize-at']} or more exchanged, ${OPEN}`,
  },
  joint: {
    name: 'something done together',
    asks: (settings) =>
      `${notion.provenFrom(settings)} or more ever, 1 or more exchanged, something under way together beyond an event of one day, ${OPEN}`,
  },
  stakes: {
    name: 'much at stake',
    asks: (settings) =>
      `${notion.provenFrom(settings)} or more ever, two of: business over revenue-at-stake, growth, a complex handoff; ${OPEN}`,
  },
  unhappy: { name: 'unhappy', asks: (settings) => `${known(settings)}, ${more(settings)}, unsettled` },
  primary: {
    name: "each other's first source",
    asks: (settings) =>
      `${known(settings)}, first of all in received and in given, ${notion.FIRST_AMONG} or more having any of each, ${more(settings)}, not talked`,
  },
  pace: {
    name: 'at the pace of enough',
    asks: (settings) =>
      `${more(settings)}, ${notion.paceMark(settings)} or more in the last 6 months, nobody prefers informal, may be referred to`,
  },
  light: { name: 'more than is best kept informal', asks: more },
  none: { name: 'none exchanged yet', asks: () => 'none ever' },
  quiet: { name: 'quiet for a year', asks: () => 'none exchanged, no check-in' },
  low: { name: 'best kept informal', asks: () => 'whoever no rule above fits' },
};

/** What each hold-back goes by. */
const HOLD_BACK_ASKS: Readonly<Record<HoldBack, FromSettings>> = {
  'very-different-size': () => 'noted as much smaller or much larger',
  'one-way': ({ 'high-month': high }) =>
    `volume is the only reason, fewer than ${notion.BOTH_WAYS_FROM} in the thinner direction, and not ${high} or more received in each of the last ${notion.HIGH_MONTHS} full months`,
  'low-satisfaction': () => `the last satisfaction of the 12 months is ${notion.STRAINED_TO} or less`,
  'poor-fit': () => 'you chose to refer nobody to them, or the last answer to one of the six questions is no',
  'nothing-won': () => `${notion.NOTHING_WON_FROM} or more closed, both directions together, none won`,
  'red-flag': ({ 'too-new-months': n }) =>
    `a formal proposal before ${count(n, 'month')}, immediate payback expected, or costs over benefit`,
};
type FromSettings = (settings: Settings) => string;

/** Every hold-back with what it goes by, and how it stands. */
function holdBacksIn(facts: RelationshipFacts, settings: Settings): readonly Measure[] {
  const held = holdBacksOf(facts, settings);
  return HOLD_BACKS.map((row) => {
    const asks = HOLD_BACK_ASKS[row.id](settings);
    const stands = held.includes(row) ? `yes: ${HOLD_BACK_WORDS[row.id](facts, settings)}` : 'no';
    return { name: row.id.replaceAll('-', ' '), text: `${asks} [${row.source}]: ${stands}` };
  });
}

/** How a rule came out: `stands`, or would fit were it not for the one that stands, or what keeps it from fitting. */
export interface Answer {
  readonly name: string;
  readonly outcome: 'this one' | 'fits too' | 'no';
  /** What the rule asks, with its source. */
  readonly asks: string;
  /** The fact that keeps it from fitting; empty where it fits. */
  readonly because: string;
}

/** Every rule, in its order; the first that fits stands. */
export function answersOf(facts: RelationshipFacts, settings: Settings): readonly Answer[] {
  const standing = ruleFor(facts, settings);
  return LADDER.map((rule): Answer => {
    const { name, asks } = RULE_WORDS[rule.id];
    // The last asks nothing: it stands where no other does, and is never one that fits as well.
    const doesFit = fits(rule, facts, settings) && (rule.when.length > 0 || rule === standing);
    return {
      name,
      outcome: rule === standing ? 'this one' : doesFit ? 'fits too' : 'no',
      asks: `${asks(settings)} [${rule.source}]`,
      because: doesFit ? '' : whyOf(rule, facts, settings),
    };
  });
}

/** Everything that `--why` tells. */
export function explain(
  facts: RelationshipFacts,
  settings: Settings,
): { measures: readonly Measure[]; holdBacks: readonly Measure[]; answers: readonly Answer[] } {
  return {
    measures: measuresOf(facts, settings),
    holdBacks: holdBacksIn(facts, settings),
    answers: answersOf(facts, settings),
  };
}
