/** What each rule of the ladder says, apart from the numbers of this partner: loaded only where the advice on one is told. */
import type { Settings } from '../settings/settings.ts';
import { isTalkedAbout, standsAgainst } from './against.ts';
import type { RelationshipFacts } from './facts.ts';
import type { RuleId } from './ladder.ts';
import * as notion from './notions.ts';

type Words = (settings: Settings, facts: RelationshipFacts) => string;

/** In the order of the ladder. A rule that something on record seems to contradict says why it stands all the same. */
export const PRINCIPLES: Readonly<Record<RuleId, Words>> = {
  outgrown: (settings) => `structure that ${settings['informal-to']} or fewer a year do not need is outgrown`,
  overhead: () => 'structure that costs more than it brings is outgrown',
  strained: () => 'a formal relationship lives by regular contact and by talking about what does not work',
  venture: (settings) =>
    `a joint venture comes only after ${settings['joint-venture-months']} months of a proven alliance, and is not for most`,
  formal: (settings, facts) =>
    !standsAgainst(facts, settings)
      ? 'what is formal and well kept needs no change'
      : isTalkedAbout(facts, settings)
        ? 'what came up was talked about: what is formal stays as it is until something new comes up'
        : 'what is formal stays as it is while nothing on record asks for a talk by itself',
  'too-new': (settings) =>
    `known for less than ${settings['too-new-months']} months, it is too new to formalize, however much is exchanged`,
  'held-back': () => 'where something speaks against structure, talk before anything is written',
  volume: (settings) => `${settings['formalize-at']} or more exchanged a year, and structure begins to pay`,
  joint: () => 'where both invest in something together, expectations are written down',
  stakes: () =>
    'where two of much business at stake, a wish to grow and complex handoffs come together, structure begins to pay',
  unhappy: () => 'what does not work between two who exchange clients is talked about',
  primary: () => "each other's primary source has the conversation",
  pace: (settings, facts) =>
    notion.isHighVolume(facts, settings)
      ? `${formalizing(settings)}; ${closedBy(facts)}, so light structure is kept`
      : `${notion.paceMark(settings)} in 6 months is the pace of ${settings['formalize-at']} a year: light structure, and see whether it lasts`,
  light: (settings, facts) =>
    notion.isHighVolume(facts, settings)
      ? `${formalizing(settings)}; ${closedBy(facts)}, so light structure is enough`
      : `between ${settings['informal-to']} and ${settings['formalize-at']} a year: quarterly check-ins, shared tracking, talk about what works`,
  none: () => 'trust comes before referrals',
  quiet: () => 'contact comes before the next referral',
  low: (settings) =>
    `up to ${settings['informal-to']} exchanged a year, structure adds overhead without value`,
};

function formalizing(settings: Settings): string {
  return `${settings['formalize-at']} or more exchanged a year would be time to formalize`;
}

/** What closes the question of structure where enough is exchanged for it. */
function closedBy({ myPreference, theirPreference, partner }: RelationshipFacts): string {
  const mine = myPreference === 'informal';
  const theirs = theirPreference === 'informal';
  if (mine && theirs) return 'both sides prefer to keep it informal';
  if (mine) return 'you prefer to keep it informal';
  if (theirs) return `${partner?.name ?? 'the partner'} prefers to keep it informal`;
  return 'something holds back, and the talk of the year was held';
}
