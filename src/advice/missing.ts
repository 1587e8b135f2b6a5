import { formatDate } from '../calendar/day-words.ts';
import { asDay } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';
import { verdictOf } from './ladder.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import { QUESTIONS } from '../partners/questions.ts';
import * as say from './wording.ts';
import type { Finding } from './words.ts';

/** Something not on record, and what it could turn out to be. */
interface Unknown {
  readonly id: string;
  readonly isMissing: (facts: RelationshipFacts, settings: Settings) => boolean;
  readonly text: (facts: RelationshipFacts) => string;
  readonly couldBe: (facts: RelationshipFacts, settings: Settings) => readonly Partial<RelationshipFacts>[];
  /** Of what is a setting: what it could be set to. */
  readonly couldSet?: (facts: RelationshipFacts) => Partial<Settings>;
}

const LONG_AGO = asDay('1900-01-01');
/** More than any benefit weighed against it, and still an exact number beside the other costs. */
const FORTUNE = Math.floor(Number.MAX_SAFE_INTEGER / 4);

const UNKNOWNS: readonly Unknown[] = [
  {
    id: 'records',
    isMissing: (facts, settings) =>
      !notion.recordsCoverWindow(facts) && !notion.isHighVolume(facts, settings),
    text: (facts) =>
      `${say.records(facts)}: what was exchanged before counts only where it was entered; ` +
      'if they begin earlier: refnet config records-since DAY',
    couldBe: (facts, settings) => [
      { recordsSince: LONG_AGO },
      { given: facts.given + settings['formalize-at'], ever: facts.ever + settings['formalize-at'] },
    ],
  },
  {
    id: 'known-since',
    isMissing: ({ knownSince }) => knownSince === undefined,
    text: (facts) => {
      const known = notion.ageOf(facts);
      const from = known === undefined ? '' : `: counted from the ${known.by}, ${formatDate(known.from)}`;
      return `since when you have known each other${from}`;
    },
    couldBe: () => [{ knownSince: { day: LONG_AGO, precision: 'day' } }],
  },
  {
    id: 'their-preference',
    isMissing: ({ theirPreference }) => theirPreference === undefined,
    text: () => 'whether the partner prefers to keep it informal',
    couldBe: () => [{ theirPreference: 'informal' }],
  },
  {
    id: 'my-preference',
    isMissing: ({ myPreference }) => myPreference === undefined,
    text: () => 'whether you prefer to keep it informal',
    couldBe: () => [{ myPreference: 'informal' }],
  },
  {
    id: 'size',
    isMissing: ({ relativeSize }) => relativeSize === undefined,
    text: () => 'how the size of their business compares with yours',
    couldBe: () => [{ relativeSize: 'larger' }],
  },
  {
    id: 'satisfaction',
    isMissing: (facts) => notion.satisfactionOf(facts) === undefined,
    text: () => 'satisfaction: none noted at a check-in',
    couldBe: ({ asOf }) => [1, 5].map((value) => ({ satisfactions: [{ value, on: asOf }] })),
  },
  {
    id: 'questions',
    isMissing: ({ answers }) => answers.length < QUESTIONS.length,
    text: ({ answers }) =>
      `whether it is a good fit: ${answers.length} of the ${QUESTIONS.length} questions answered`,
    couldBe: ({ answers }) => [{ answers: [...answers, { question: 'open', answer: 'no' }] }],
  },
  {
    id: 'growth',
    isMissing: (facts) => notion.signalsInWindow(facts, 'growth') === 0,
    text: () => 'a wish to grow together: none noted',
    couldBe: ({ signals, asOf }) => [{ signals: [...signals, { kind: 'growth', on: asOf }] }],
  },
  {
    id: 'complex-handoff',
    isMissing: (facts) => notion.signalsInWindow(facts, 'complex-handoff') === 0,
    text: () => 'complex handoffs: none noted',
    couldBe: ({ signals, asOf }) => [{ signals: [...signals, { kind: 'complex-handoff', on: asOf }] }],
  },
  {
    id: 'revenue-at-stake',
    isMissing: ({ businessReceived }, settings) =>
      settings['revenue-at-stake'] === undefined && businessReceived.some(({ minor }) => minor > 0),
    text: ({ businessReceived }) =>
      `whether ${say.amounts(businessReceived)} closed business is much for you (the setting revenue-at-stake)`,
    couldBe: () => [{}],
    couldSet: ({ businessReceived }) => {
      const most = businessReceived.find(({ minor }) => minor > 0);
      return most === undefined ? {} : { 'revenue-at-stake': { ...most, minor: 0 } };
    },
  },
  {
    id: 'formal-since',
    isMissing: (facts) => formality.isFormal(facts) && formality.formalSince(facts) === undefined,
    text: () => 'since when it has been formal',
    couldBe: () => [{ stageSince: LONG_AGO }],
  },
  {
    id: 'amounts',
    isMissing: ({ receivedOutcomes, receivedWonInHome }) => receivedWonInHome < receivedOutcomes.won,
    text: (facts) => `what they came to: ${say.unpriced(facts)}, received`,
    couldBe: ({ receivedOutcomes: { won }, businessReceived }, settings) => {
      const { currency } = settings['revenue-at-stake'] ?? settings;
      return [
        { receivedWonInHome: won },
        { receivedWonInHome: won, businessReceived: [{ minor: FORTUNE, currency }, ...businessReceived] },
      ];
    },
  },
  {
    id: 'hourly-rate',
    isMissing: ({ minutes }, settings) => minutes > 0 && notion.hourlyRateOf(settings) === undefined,
    text: () => 'what an hour of yours is worth (the setting hourly-rate)',
    couldBe: (_facts, { currency }) => [{ jointCosts: [{ minor: FORTUNE, currency }] }],
  },
];

/** What is not on record and could change the verdict: each is tried out on the ladder. */
export function missingFrom(facts: RelationshipFacts, settings: Settings): readonly Finding[] {
  const verdict = verdictOf(facts, settings);
  const matters = ({ isMissing, couldBe, couldSet }: Unknown): boolean => {
    const set = { ...settings, ...couldSet?.(facts) };
    return (
      isMissing(facts, settings) &&
      couldBe(facts, settings).some((guess) => verdictOf({ ...facts, ...guess }, set) !== verdict)
    );
  };
  return UNKNOWNS.filter(matters).map(({ id, text }) => ({ id, text: text(facts) }));
}
