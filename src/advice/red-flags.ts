import { formatDate } from '../calendar/day-words.ts';
import { isMonthsOld, isWithin } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import * as is from './conditions.ts';
import type { RelationshipFacts } from './facts.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import * as say from './wording.ts';
import type { Finding } from './words.ts';

type Flag = (facts: RelationshipFacts, settings: Settings) => readonly Finding[];

/** Referrals with an outcome, or received in all, from which shares say anything. */
const SHARE_FROM = 5;
const CONCENTRATION_FROM = 10;

const earlyProposal: Flag = (facts, settings) => {
  const months = settings['too-new-months'];
  const from = notion.ageOf(facts)?.from;
  return facts.signals
    .filter(({ kind, on }) => kind === 'proposal-received' && isWithin(on, notion.windowOf(facts)))
    .filter(({ on }) => from === undefined || !isMonthsOld(from, months, on))
    .slice(-1)
    .map(({ on }) => ({
      id: 'early-proposal',
      text: `a formal proposal on ${formatDate(on)}, known for less than ${months} months then`,
      source: 'durden',
    }));
};

const paybackExpected: Flag = (facts) => {
  const n = notion.signalsInWindow(facts, 'payback-expected');
  const text = `immediate payback expected, noted ${say.inWindow(facts)}`;
  return n > 0 ? [{ id: 'payback-expected', text, source: 'durden' }] : [];
};

const beforeTrust: Flag = (facts, settings) => {
  const known = notion.ageOf(facts)?.from;
  const isEarly = (from: typeof facts.asOf): boolean =>
    facts.firstReferral === undefined ||
    from < facts.firstReferral ||
    known === undefined ||
    !isMonthsOld(known, settings['too-new-months'], from);
  return formality
    .agreementsInForce(facts)
    .filter((agreement) => formality.isFormalAgreement(agreement, facts.asOf) && isEarly(agreement.from))
    .map(({ number, from }) => ({
      id: 'agreement-before-trust',
      text: `a formal agreement of ${formatDate(from)}, before the first referral or within the first ${settings['too-new-months']} months`,
      source: 'durden',
      record: number,
    }));
};

const overhead: Flag = (facts, settings) =>
  notion.isOverheadOverBenefit(facts, settings)
    ? [
        {
          id: 'overhead',
          text: `${is.overheadOverBenefit.fact(facts, settings)} ${say.inWindow(facts)}`,
          source: 'rhythm',
        },
      ]
    : [];

const exclusivity: Flag = ({ exclusivityConflicts = [] }) =>
  exclusivityConflicts.map(({ service, other, referral }) =>
    referral === undefined
      ? { id: 'exclusive-twice', text: `${service} is promised to ${other} alone as well`, source: 'durden' }
      : {
          id: 'exclusive-broken',
          text: `a referral that fits the exclusive promise for ${service} went to ${other}`,
          source: 'durden',
          record: referral,
        },
  );

const feesConvertLess: Flag = ({ outcomesByFee }) => {
  if (outcomesByFee === undefined) return [];
  const { withFee, withoutFee } = outcomesByFee;
  if (Math.min(withFee.closed, withoutFee.closed) < SHARE_FROM) return [];
  if (withFee.won * withoutFee.closed >= withoutFee.won * withFee.closed) return [];
  const text =
    `${withFee.won} won of ${withFee.closed} closed with a fee, ` +
    `${withoutFee.won} of ${withoutFee.closed} without`;
  return [{ id: 'fees-convert-less', text, source: 'ally' }];
};

const concentration: Flag = (facts, settings) => {
  const all = facts.receivedFromAll ?? 0;
  if (all < CONCENTRATION_FROM || facts.received * 100 < all * settings['concentration-percent']) return [];
  const text = `${facts.received} of ${all} received ${say.inWindow(facts)} came from this one partner`;
  return [{ id: 'concentration', text, source: 'programs' }];
};

const FLAGS: readonly Flag[] = [
  earlyProposal,
  paybackExpected,
  beforeTrust,
  overhead,
  exclusivity,
  feesConvertLess,
  concentration,
];

/** What gives reason to be careful, each with its fact. */
export function redFlagsOf(facts: RelationshipFacts, settings: Settings): readonly Finding[] {
  return FLAGS.flatMap((flag) => flag(facts, settings));
}
