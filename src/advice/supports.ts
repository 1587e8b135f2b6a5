import type { Settings } from '../settings/settings.ts';
import { CONDITION_WORDS } from './condition-words.ts';
import type { RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import { STAKES, TRIGGERS, type Row } from './question.ts';
import { STAKE_WORDS, TRIGGER_WORDS } from './question-words.ts';
import * as say from './wording.ts';
import type { Finding } from './words.ts';

interface Told<Id extends string> extends Row<Id> {
  readonly fact: (facts: RelationshipFacts, settings: Settings) => string;
}

const pace: Told<'pace'> = {
  id: 'pace',
  source: 'refnet',
  holds: (facts, settings) => notion.isPattern(facts, settings) && notion.isAtPace(facts, settings),
  fact: (facts) => `${say.pace(facts)}, beside ${notion.exchangedOf(facts)} in 12 months`,
};

const highMonths: Told<'high-months'> = {
  id: 'high-months',
  source: 'ally',
  holds: notion.isHighEveryMonth,
  fact: ({ receivedByMonth }) =>
    `${receivedByMonth.slice(-notion.HIGH_MONTHS).join(', ')} received in the last ${notion.HIGH_MONTHS} full months`,
};

const firstInBoth: Told<'first-in-both'> = {
  id: 'first-in-both',
  source: 'rhythm',
  holds: notion.isFirstInBoth,
  fact: CONDITION_WORDS['first-in-both'],
};

/** The stakes are told one by one where they are no trigger together. */
const SUPPORTS: readonly Told<string>[] = [
  ...TRIGGERS.map((row) => ({ ...row, fact: TRIGGER_WORDS[row.id] })),
  pace,
  ...STAKES.map((row) => ({ ...row, fact: STAKE_WORDS[row.id] })),
  highMonths,
  firstInBoth,
];

/** What speaks for more structure: the triggers, the pace, each stake, many a month, first in both. */
export function supportsOf(facts: RelationshipFacts, settings: Settings): readonly Finding[] {
  return SUPPORTS.filter(({ holds }) => holds(facts, settings)).map(({ id, fact, source }) => ({
    id,
    text: fact(facts, settings),
    source,
  }));
}
