/** Why a verdict stands: what was looked at, each number once beside what it needs, and how each rule came out. */
import { formatDate } from '../calendar/day-words.ts';
import { isMonthsOld } from '../calendar/day.ts';
import { span } from '../calendar/time-between.ts';
import { label } from '../kinds/vocabulary.ts';
import type { Settings } from '../settings/settings.ts';
import { count } from '../text/count.ts';
import * as is from './conditions.ts';
import { costsWords } from './costs-words.ts';
import type { RelationshipFacts } from './facts.ts';
import { fits, LADDER, ruleFor, type Rule, type RuleId } from './ladder.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';

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

const joint: Measures = (facts) => {
  const under = notion.jointUnderWay(facts);
  const each = under.map(({ kind, from }) => `${label(kind)}, since ${formatDate(from)}`);
  return [
    {
      name: 'done together',
      text: under.length === 0 ? 'nothing under way, not met' : `${each.join('; ')}, met`,
    },
  ];
};

const known: Measures = (facts, settings) => {
  const age = notion.ageOf(facts);
  const needed = `of ${count(settings['too-new-months'], 'month')} needed`;
  const months = age === undefined ? 'not on record,' : span(age.from, facts.asOf);
  return [
    { name: 'known for', text: `${months} ${needed}, ${met(notion.isKnownLongEnough(facts, settings))}` },
  ];
};

const heldBack: Measures = (facts, settings) => {
  const held = notion.holdBacksOf(facts, settings).map((id) => is.holdBackWords(id, facts));
  return [{ name: 'holds back', text: held.length === 0 ? 'nothing that a rule goes by' : held.join('; ') }];
};

const firstInBoth: Measures = (facts, settings) => [
  {
    name: 'first source',
    text: `${is.firstInBoth.fact(facts, settings)}; first of ${notion.FIRST_AMONG} or more in both needed, ${met(notion.isFirstInBoth(facts))}`,
  },
];

const talk: Measures = (facts) => {
  const last = facts.talks.filter((on) => on <= facts.asOf).at(-1);
  const text = notion.hasTalkedInWindow(facts) && last !== undefined ? formatDate(last) : 'none';
  return [{ name: 'talk about it', text }];
};

const formal: Measures = (facts, settings) => {
  if (!formality.isFormal(facts)) {
    return [{ name: 'formal', text: `no: ${label(facts.stage)}, ${is.informalAgreementWords(facts)}` }];
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
    { name: 'strain', text: is.strainWords(facts) },
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
  return [volume, pace, joint, known, heldBack, firstInBoth, talk, formal, costs, alliance].flatMap(
    (measures) => measures(facts, settings),
  );
}

/** A rule as people would call it, and for each of its conditions in their order what is so where that one fails. */
interface RuleWords {
  readonly name: string;
  readonly fails: readonly string[];
}

const NOT_FORMAL = 'not formal';
const NO_REASON = 'no reason to formalize';
const LITTLE = 'too few exchanged';

export const RULE_WORDS: Readonly<Record<RuleId, RuleWords>> = {
  outgrown: {
    name: 'outgrown',
    fails: [
      NOT_FORMAL,
      'not formal for long enough',
      'the record does not reach back far enough',
      'enough is exchanged',
      'something is done together',
      'it is a joint venture',
    ],
  },
  overhead: {
    name: 'costs more than it brings',
    fails: [NOT_FORMAL, 'not formal for long enough', 'what it brings is not known', 'it brings more'],
  },
  venture: {
    name: 'ready for a joint venture',
    fails: [
      'no strategic alliance',
      'not an alliance for long enough',
      LITTLE,
      'nothing is done together',
      'satisfaction is not high enough, or not noted',
      'no wish to grow noted',
    ],
  },
  strained: { name: 'formal, and strained', fails: [NOT_FORMAL, 'nothing strains it'] },
  formal: { name: 'formal', fails: [NOT_FORMAL] },
  'too-new': { name: 'too new', fails: [NO_REASON, 'known long enough'] },
  'held-back': { name: 'held back', fails: [NO_REASON, 'no rule holds it back'] },
  volume: { name: 'enough exchanged to formalize', fails: [LITTLE] },
  joint: { name: 'something done together', fails: ['nothing is done together'] },
  primary: {
    name: "each other's first source",
    fails: ['not known long enough', 'not first of enough both ways', LITTLE, 'talked about already'],
  },
  pace: { name: 'at the pace of enough', fails: [LITTLE, 'not at that pace'] },
  light: { name: 'more than is best kept informal', fails: [LITTLE] },
  low: { name: 'best kept informal', fails: ['none exchanged', 'more than that is exchanged'] },
  quiet: { name: 'quiet for a year', fails: ['some exchanged', 'none exchanged ever'] },
  none: { name: 'none exchanged yet', fails: ['some exchanged', 'some exchanged before'] },
};

/** How a rule came out: `stands`, or would fit were it not for the one that stands, or what keeps it from fitting. */
export interface Answer {
  readonly name: string;
  readonly outcome: 'this one' | 'fits too' | 'no';
  /** Empty where it fits. */
  readonly because: string;
}

/** Every rule, in its order; the first that fits stands. */
export function answersOf(facts: RelationshipFacts, settings: Settings): readonly Answer[] {
  const standing = ruleFor(facts, settings);
  return LADDER.map((rule): Answer => {
    const { name } = RULE_WORDS[rule.id];
    if (rule === standing) return { name, outcome: 'this one', because: '' };
    return fits(rule, facts, settings)
      ? { name, outcome: 'fits too', because: '' }
      : { name, outcome: 'no', because: failing(rule, facts, settings) };
  });
}

function failing(rule: Rule, facts: RelationshipFacts, settings: Settings): string {
  const at = rule.when.findIndex(({ holds }) => !holds(facts, settings));
  return RULE_WORDS[rule.id].fails[at] ?? '';
}
