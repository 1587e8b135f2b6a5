/** The fact that each line of the tables in `question.ts` is told with, with numbers and window: loaded only where it is told. */
import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney } from '../money/money.ts';
import { questionText } from '../partners/questions.ts';
import type { Settings } from '../settings/settings.ts';
import { count, list } from '../text/count.ts';
import { groupedBy } from '../text/grouped-by.ts';
import type { ProjectFacts, RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import {
  brokenSinceTalk,
  HOLDING_FLAGS,
  stakesOf,
  type HoldBack,
  type Stake,
  type Strain,
  type Trigger,
} from './question.ts';
import { redFlagsAmong, type RedFlag } from './red-flags.ts';
import * as say from './wording.ts';

type Words = (facts: RelationshipFacts, settings: Settings) => string;

/** `joint activity under way (event, since 3 Mar 2026)`. */
export function jointWords(facts: RelationshipFacts): string {
  return joint(notion.jointUnderWay(facts));
}

function joint(projects: readonly ProjectFacts[]): string {
  const each = projects.map(({ kind, from }) => `${label(kind)}, since ${formatDate(from)}`);
  return projects.length === 0
    ? 'no joint activity under way'
    : `joint activity under way (${each.join('; ')})`;
}

/** What is told with it, in brackets; nothing where there is nothing. */
function beside(words: string): string {
  return words === '' ? '' : ` (beside ${words})`;
}

export const STAKE_WORDS: Readonly<Record<Stake, Words>> = {
  'at-stake': (facts, settings) => {
    const limit = settings['revenue-at-stake'];
    const above = notion.atStakeOf(facts, settings);
    return above === undefined || limit === undefined
      ? 'no closed business over revenue-at-stake'
      : `${formatMoney(above)} closed business received ${say.inWindow(facts)}, over ${formatMoney(limit)}${limit.currency === settings.currency ? beside(say.unpriced(facts)) : ''}`;
  },
  growth: (facts) =>
    `wish to grow, noted ${count(notion.signalsInWindow(facts, 'growth'), 'time')} ${say.inWindow(facts)}`,
  'complex-handoff': (facts) =>
    `${count(notion.signalsInWindow(facts, 'complex-handoff'), 'complex handoff')} ${say.inWindow(facts)}`,
};

/** What was exchanged ever; nothing where it is enough, and the count of the 12 months, which stands beside it. */
function everWords(facts: RelationshipFacts, settings: Settings, mark: ',' | ';'): string {
  const isTold = notion.isProven(facts, settings) && facts.ever === notion.exchangedOf(facts);
  return isTold ? '' : `${mark} ${say.exchanged(facts.ever)} so far`;
}

export const TRIGGER_WORDS: Readonly<Record<Trigger, Words>> = {
  volume: say.volume,
  joint: (facts, settings) => {
    const lasting = notion.jointThatLasts(facts);
    const words = lasting.length === 0 ? 'nothing under way that lasts beyond a day' : joint(lasting);
    return `${words}${everWords(facts, settings, ',')}`;
  },
  stakes: (facts, settings) => {
    const words = stakesOf(facts, settings).map(({ id }) => STAKE_WORDS[id](facts, settings));
    return words.length === 0
      ? 'nothing at stake on record'
      : `${list(words, 'and')}${everWords(facts, settings, ';')}`;
  },
};

/** The words of the red flags of these kinds. */
const flagWords =
  (ids: readonly RedFlag[]): Words =>
  (facts, settings) =>
    redFlagsAmong(ids, facts, settings)
      .map(({ text }) => text)
      .join('; ');

export const HOLD_BACK_WORDS: Readonly<Record<HoldBack, Words>> = {
  'very-different-size': ({ relativeSize, lookingBack }) =>
    `a business of very different size, ${label(relativeSize ?? 'similar')} than yours${say.asToday(lookingBack)}`,
  'one-way': (facts) =>
    `${Math.min(facts.given, facts.received) === 0 ? 'all' : 'nearly all'} one way (${facts.given} given, ${facts.received} received) ${say.inWindow(facts)}`,
  'low-satisfaction': say.satisfaction,
  'poor-fit': (facts) => {
    const no = facts.answers
      .filter(({ answer }) => answer === 'no')
      .map(
        ({ question, on }) => `${questionText(question)}${on === undefined ? '' : `, on ${formatDate(on)}`}`,
      );
    return [
      ...(facts.doNotRefer === true
        ? [`you chose to refer nobody to them${say.asToday(facts.lookingBack)}`]
        : []),
      ...(no.length === 0 ? [] : [`answered no: ${list(no, 'and')}`]),
    ].join('; ');
  },
  'nothing-won': (facts) => `none won of ${facts.outcomes.closed} closed, both ways, ${say.inWindow(facts)}`,
  'red-flag': flagWords(HOLDING_FLAGS),
};

/** What came up since the last talk: `satisfaction 2 of 5 on 3 Mar 2026 and a dispute on 4 Apr 2026`. */
export function unsettledWords(facts: RelationshipFacts): string {
  const low = notion.openDissatisfaction(facts);
  const disputes = notion.openDisputes(facts);
  const words = [
    ...(low === undefined ? [] : [`satisfaction ${low.value} of 5 on ${formatDate(low.on)}`]),
    ...(disputes.length === 0 ? [] : [disputeWords(disputes)]),
  ];
  const talked = notion.talkedOn(facts);
  const since = talked === undefined ? 'not talked about since' : `after the talk of ${formatDate(talked)}`;
  return words.length === 0 ? 'nothing unsettled' : `${list(words, 'and')}, ${since}`;
}

function disputeWords(days: readonly Day[]): string {
  const each = days.map((on) => formatDate(on));
  return days.length === 1 ? `a dispute on ${each.join('')}` : `disputes on ${list(each, 'and')}`;
}

export const STRAIN_WORDS: Readonly<Record<Strain, Words>> = {
  'check-in-overdue': ({ checkInDue, lastCheckIn }) =>
    [
      `a check-in overdue${checkInDue === undefined ? '' : ` since ${formatDate(checkInDue)}`}`,
      lastCheckIn === undefined ? 'none on record' : `the last on ${formatDate(lastCheckIn)}`,
    ].join(', '),
  unsettled: unsettledWords,
  'exclusive-broken': (facts) => {
    const broken = brokenSinceTalk(facts);
    if (broken.length > 1) {
      const went = [...groupedBy(broken, ({ other }) => other)].map(
        ([other, own]) => `${other} (${own.map(({ referral = '' }) => `#${referral}`).join(', ')})`,
      );
      return `${broken.length} clients who fit an exclusive promise went to others: ${list(went, 'and')}`;
    }
    return broken
      .map(
        ({ service, other, on }) =>
          `a client who fits the exclusive promise for ${service} went to ${other}${on === undefined ? '' : ` on ${formatDate(on)}`}`,
      )
      .join('; ');
  },
  'before-trust': flagWords(['before-trust']),
  'exclusive-twice': flagWords(['exclusive-twice']),
  'nothing-won': HOLD_BACK_WORDS['nothing-won'],
  'poor-fit': HOLD_BACK_WORDS['poor-fit'],
};
