/** What on record stands against structure although no talk about it is asked for, and the talk that settled it. */
import { formatDate } from '../calendar/day-words.ts';
import { addDays, type Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import { count, list } from '../text/count.ts';
import type { RelationshipFacts } from './facts.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import { verdictOf } from './ladder.ts';
import { HOLDING_FLAGS, holdBacksOf, triggersOf, type HoldBack } from './question.ts';
import { lastDayInWindow, redFlagsAmong, redFlagsOf, type RedFlag } from './red-flags.ts';
import type { Verdict } from './words.ts';

/** One thing, in few words, with the last day it happened on; without one it is of no one day. */
interface Thing {
  readonly text: string;
  readonly on?: Day | undefined;
}

type Things = (facts: RelationshipFacts, settings: Settings) => readonly Thing[];

/** The red flags that hold back, in few words. */
const FLAG_WORDS: Readonly<Partial<Record<RedFlag, string>>> = {
  overhead: 'costs over benefit',
  'early-proposal': 'an early proposal',
  'payback-expected': 'an expected payback',
};

const HELD_BY: Readonly<Record<HoldBack, Things>> = {
  'very-different-size': () => [{ text: 'the very different size' }],
  'one-way': () => [{ text: 'nearly all in one direction' }],
  'low-satisfaction': (facts) => {
    const last = notion.lastSatisfactionOf(facts);
    return last === undefined ? [] : [{ text: `satisfaction ${last.value} of 5`, on: last.on }];
  },
  'poor-fit': (facts) => [
    ...(facts.doNotRefer === true ? [{ text: 'no clients to be sent to them' }] : []),
    ...facts.answers
      .filter(({ answer }) => answer === 'no')
      .map(({ question, on }) => ({ text: `the answer no to ${question}`, on })),
  ],
  'nothing-won': () => [{ text: 'none won' }],
  'red-flag': (facts, settings) =>
    redFlagsAmong(HOLDING_FLAGS, facts, settings).map(({ id, on }) => ({ text: FLAG_WORDS[id] ?? id, on })),
};

/** What strains what is formal until it is talked about, beside what holds back. */
const strainedBy: Things = (facts, settings) => {
  if (!formality.isFormal(facts)) return [];
  const broken = (facts.exclusivityConflicts ?? [])
    .filter(({ referral }) => referral !== undefined)
    .map(({ on }) => on)
    .filter((on) => on !== undefined)
    .toSorted()
    .at(-1);
  const ids = redFlagsOf(facts, settings).map(({ id }) => id);
  return [
    ...(broken === undefined ? [] : [{ text: 'a broken exclusive promise', on: broken }]),
    ...(ids.includes('before-trust')
      ? [{ text: 'formal before trust', on: formality.formalSince(facts) }]
      : []),
    ...(ids.includes('exclusive-twice') ? [{ text: 'a service promised twice' }] : []),
  ];
};

const disputed: Things = (facts) => {
  const days = notion.disputesNotMadeGood(facts).toSorted();
  return [...new Set(days)].map((on) => {
    const n = days.filter((each) => each === on).length;
    return { text: n === 1 ? 'a dispute' : count(n, 'dispute'), on };
  });
};

function thingsAgainst(facts: RelationshipFacts, settings: Settings): readonly Thing[] {
  return [
    ...holdBacksOf(facts, settings).flatMap(({ id }) => HELD_BY[id](facts, settings)),
    ...strainedBy(facts, settings),
    ...disputed(facts, settings),
  ];
}

/** True where something on record stands against structure, whether it was talked about or not. */
export function standsAgainst(facts: RelationshipFacts, settings: Settings): boolean {
  return thingsAgainst(facts, settings).length > 0;
}

/**
 * The talk of the year beside what stands against structure: what it settled, what is on record since, and what asks for
 * another one, which is open to them before where something came since (`isOpen`); undefined where there is nothing to
 * settle, no talk, or another talk is asked for already.
 */
export function talkWords(
  facts: RelationshipFacts,
  settings: Settings,
): { readonly text: string; readonly isOpen: boolean } | undefined {
  const on = notion.talkedOn(facts);
  const things = thingsAgainst(facts, settings);
  if (on === undefined || things.length === 0 || notion.isUnsettled(facts)) return undefined;
  const said = things.filter((each) => each.on !== undefined && each.on <= on);
  const since = things.filter((each) => each.on !== undefined && each.on > on);
  const lasting = things.filter((each) => each.on === undefined);
  const talk = formatDate(on);
  const told = said.map(({ text, on: day }) => (day === on ? text : `${text} of ${formatDate(day ?? on)}`));
  const parts = [
    ...(said.length === 0 ? [] : [`talked about on ${talk}: ${list([...new Set(told)], 'and')}`]),
    ...(since.length === 0
      ? []
      : [
          `since the talk of ${talk}: ${list(
            since.map(({ text, on: day }) => `${text}, ${formatDate(day ?? on)}`),
            'and',
          )}`,
        ]),
    ...(lasting.length === 0
      ? []
      : [
          `of no one day, beside the talk of ${talk}: ${list(
            lasting.map(({ text }) => text),
            'and',
          )}`,
        ]),
  ];
  const again = againWords(facts, settings, on);
  return { text: [...parts, ...again].join('; '), isOpen: again.length > 0 && since.length > 0 };
}

/** What brings it up again; nothing where no talk would be asked for. */
function againWords(facts: RelationshipFacts, settings: Settings, on: Day): readonly string[] {
  const isAsked =
    formality.isFormal(facts) || (triggersOf(facts, settings).length > 0 && !notion.prefersInformal(facts));
  if (!isAsked || DECIDED.includes(verdictOf(facts, settings))) return [];
  const broken = formality.isFormal(facts) ? ', a broken exclusive promise' : '';
  const again = formatDate(addDays(lastDayInWindow(on), 1));
  return [
    `asked about again after a new dispute${broken} or a satisfaction of ${notion.STRAINED_TO} or less, or from ${again} on`,
  ];
}

/** Verdicts that ask for a talk or a decision themselves. */
const DECIDED: readonly Verdict[] = ['have-the-conversation', 'step-down', 'time-to-formalize'];

/** True where all that stands against structure was talked about, by the day it happened on. */
export function isTalkedAbout(facts: RelationshipFacts, settings: Settings): boolean {
  const talk = notion.talkedOn(facts);
  return thingsAgainst(facts, settings).every(
    ({ on }) => talk !== undefined && on !== undefined && on <= talk,
  );
}
