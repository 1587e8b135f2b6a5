import { count } from '../text/count.ts';
import { formatDate } from '../calendar/day-words.ts';
import { addDays, addMonths, isMonthsOld, isWithin, monthsAgoWindow, type Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import * as say from './wording.ts';
import type { Finding } from './words.ts';

export type RedFlag =
  | 'early-proposal'
  | 'payback-expected'
  | 'before-trust'
  | 'overhead'
  | 'exclusive-twice'
  | 'exclusive-broken'
  | 'fees-convert-less'
  | 'concentration';

interface RedFlagFound extends Finding {
  readonly id: RedFlag;
  /** The day it was noted on, the last of several; absent where it is of no one day. */
  readonly on?: Day | undefined;
}

type Flag = (facts: RelationshipFacts, settings: Settings) => readonly RedFlagFound[];

/** Referrals with an outcome from which shares say anything. */
const SHARE_FROM = 5;
/** Received in all, from which the share of one says anything. */
export const CONCENTRATION_FROM = 10;

/** Noted while they were known for less than the months of the setting; the same first day as the age of today. */
const earlyProposal: Flag = (facts, settings) => {
  const months = settings['too-new-months'];
  const from = notion.ageOf(facts)?.from;
  return facts.signals
    .filter(({ kind, on }) => kind === 'proposal-received' && isWithin(on, notion.windowOf(facts)))
    .filter(({ on }) => from === undefined || !isMonthsOld(from, months, on))
    .slice(-1)
    .map(({ on }) => ({
      id: 'early-proposal',
      text:
        `a formal proposal noted ${formatDate(on)}, known for less than ${months} months then ` +
        `(${from === undefined ? 'not on record since when' : `since ${formatDate(from)}`})`,
      on,
      until: lastDayInWindow(on),
      source: 'rhythm',
    }));
};

const paybackExpected: Flag = (facts) => {
  const noted = facts.signals.filter(
    ({ kind, on }) => kind === 'payback-expected' && isWithin(on, notion.windowOf(facts)),
  );
  const last = noted
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  if (last === undefined) return [];
  const text =
    `an expected payback noted ${count(noted.length, 'time')} ${say.inWindow(facts)}, ` +
    `last ${formatDate(last)}`;
  return [{ id: 'payback-expected', text, on: last, until: lastDayInWindow(last), source: 'rhythm' }];
};

/** The last day whose 12 months still hold that day. */
export function lastDayInWindow(on: Day): Day {
  const year = addMonths(on, notion.WINDOW_MONTHS);
  return isWithin(on, monthsAgoWindow(year, notion.WINDOW_MONTHS)) ? year : addDays(year, -1);
}

/** Formal, and known for too short a time, or with too few referrals ever to have proven itself. */
const beforeTrust: Flag = (facts, settings) => {
  if (!formality.isFormal(facts)) return [];
  const months = settings['too-new-months'];
  const from = notion.ageOf(facts)?.from;
  const isYoung = from !== undefined && !isMonthsOld(from, months, facts.asOf);
  const isUnproven = notion.recordsCoverWindow(facts) && !notion.isProven(facts, settings);
  if (!isYoung && !isUnproven) return [];
  const young = `known for less than ${months} months, until ${from === undefined ? '' : formatDate(addMonths(from, months))} (${say.age(facts)})`;
  const unproven = `${facts.ever} exchanged ever, proven from ${notion.provenFrom(settings)} on`;
  const why = [...(isYoung ? [young] : []), ...(isUnproven ? [unproven] : [])].join('; ');
  return [{ id: 'before-trust', text: `formal before trust: ${why}`, source: 'rhythm' }];
};

const overhead: Flag = (facts, settings) =>
  notion.isOverheadOverBenefit(facts, settings)
    ? [
        {
          id: 'overhead',
          text: `${say.costs(facts, settings)} ${say.inWindow(facts)}`,
          source: 'rhythm',
        },
      ]
    : [];

const exclusivity: Flag = ({ exclusivityConflicts = [] }) =>
  exclusivityConflicts.map(({ service, other, referral, on }) =>
    referral === undefined
      ? { id: 'exclusive-twice', text: `${service} is promised to ${other} alone as well`, source: 'durden' }
      : {
          id: 'exclusive-broken',
          text:
            `a referral${on === undefined ? '' : ` of ${formatDate(on)}`} that fits the exclusive promise ` +
            `for ${service} in force then went to ${other}`,
          until: on === undefined ? undefined : lastDayInWindow(on),
          source: 'durden',
          record: referral,
        },
  );

const feesConvertLess: Flag = (facts) => {
  const { outcomesByFee } = facts;
  if (outcomesByFee === undefined) return [];
  const { withFee, withoutFee } = outcomesByFee;
  if (Math.min(withFee.closed, withoutFee.closed) < SHARE_FROM) return [];
  if (withFee.won * withoutFee.closed >= withoutFee.won * withFee.closed) return [];
  const text =
    `${withFee.won} won of ${withFee.closed} closed with a fee, ` +
    `${withoutFee.won} of ${withoutFee.closed} without, ${say.inWindow(facts)}, both directions`;
  return [{ id: 'fees-convert-less', text, source: 'ally' }];
};

const concentration: Flag = (facts, settings) => {
  const all = facts.receivedFromAll ?? 0;
  if (all < CONCENTRATION_FROM || facts.received * 100 < all * settings['concentration-percent']) return [];
  const text = `${facts.received} of ${all} received ${say.inWindow(facts)} came from this one partner, ${settings['concentration-percent']} % or more`;
  return [{ id: 'concentration', text, source: 'refnet' }];
};

const FLAGS: readonly { readonly ids: readonly RedFlag[]; readonly found: Flag }[] = [
  { ids: ['early-proposal'], found: earlyProposal },
  { ids: ['payback-expected'], found: paybackExpected },
  { ids: ['before-trust'], found: beforeTrust },
  { ids: ['overhead'], found: overhead },
  { ids: ['exclusive-twice', 'exclusive-broken'], found: exclusivity },
  { ids: ['fees-convert-less'], found: feesConvertLess },
  { ids: ['concentration'], found: concentration },
];

/** What gives reason to be careful, each with its fact. */
export function redFlagsOf(facts: RelationshipFacts, settings: Settings): readonly RedFlagFound[] {
  return FLAGS.flatMap(({ found }) => found(facts, settings));
}

/** The red flags of some kinds alone: the ladder asks for them of everybody, and the others are not weighed for it. */
export function redFlagsAmong(
  wanted: readonly RedFlag[],
  facts: RelationshipFacts,
  settings: Settings,
): readonly RedFlagFound[] {
  return FLAGS.filter(({ ids }) => ids.some((id) => wanted.includes(id)))
    .flatMap(({ found }) => found(facts, settings))
    .filter(({ id }) => wanted.includes(id));
}
