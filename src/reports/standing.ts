/** Where a relationship stands, for what is worth asking at a meeting: one word, the first that fits. */
import type { Advice } from '../advice/advise.ts';
import { addDays, isMonthsOld, type Day } from '../calendar/day.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { Settings } from '../settings/settings.ts';
import type { Meeting } from './meeting.ts';

export const STANDINGS = [
  'archived',
  'not-referred',
  'strained',
  'review',
  'first-meeting',
  'dormant',
  'too-new',
  'formalizing',
  'formal',
  'steady',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** So many days before a review its questions are told. */
const REVIEW_AHEAD_DAYS = 31;

/** Rules of the ladder that a strain leads to. */
const STRAINED: readonly Advice['rule'][] = ['strained', 'unhappy'];

/** What the standing goes by. */
export interface StandingFacts {
  readonly meeting: Pick<Meeting, 'partner' | 'lastCheckIn' | 'agreements' | 'endings'>;
  readonly advice: Pick<Advice, 'rule' | 'verdict' | 'holdsBack'> & {
    readonly facts: Pick<Advice['facts'], 'exchanged' | 'ever' | 'age' | 'unsettled' | 'formalSince'>;
  };
  readonly settings: Pick<Settings, 'informal-to' | 'too-new-months'>;
  readonly today: Day;
}

/** The first day on which a review of an agreement is due, if that is no further than a month ahead. */
export function reviewSoon({ agreements }: Pick<Meeting, 'agreements'>, today: Day): Day | undefined {
  const soon = addDays(today, REVIEW_AHEAD_DAYS);
  const days = agreements.flatMap(({ reviewOn, endsOn }) =>
    reviewOn === null || reviewOn > soon || (endsOn !== null && endsOn < today) ? [] : [reviewOn],
  );
  return days.toSorted()[0];
}

const FITS: Readonly<Record<Exclude<Standing, 'steady'>, (facts: StandingFacts) => boolean>> = {
  archived: ({ meeting, today }) => isPutAway(meeting.partner, today),
  'not-referred': ({ meeting }) => meeting.partner.doNotRefer,
  strained: ({ advice }) =>
    STRAINED.includes(advice.rule) ||
    advice.facts.unsettled ||
    advice.holdsBack.some(({ id }) => id === 'low-satisfaction'),
  'first-meeting': ({ meeting, advice, settings }) =>
    meeting.lastCheckIn === undefined && advice.facts.ever <= settings['informal-to'],
  review: ({ meeting, today }) => reviewSoon(meeting, today) !== undefined || meeting.endings.length > 0,
  dormant: ({ advice }) =>
    advice.verdict === 'reconnect' || (advice.facts.ever > 0 && advice.facts.exchanged === 0),
  'too-new': ({ advice, settings, today }) =>
    advice.verdict === 'too-new' ||
    (advice.facts.age !== undefined &&
      !isMonthsOld(advice.facts.age.from, settings['too-new-months'], today)),
  formalizing: ({ advice }) =>
    ['time-to-formalize', 'have-the-conversation', 'watch', 'consider-joint-venture'].includes(
      advice.verdict,
    ),
  formal: ({ advice }) => advice.facts.formalSince !== undefined || advice.verdict === 'step-down',
};

/** The first standing that fits; `steady` where none does. */
export function standingOf(facts: StandingFacts): Standing {
  return STANDINGS.find((each) => each !== 'steady' && FITS[each](facts)) ?? 'steady';
}
