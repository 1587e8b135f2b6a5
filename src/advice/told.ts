/** What the reason of a verdict tells already, so that it is not told again beside it. */
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import type { RuleId } from './ladder.ts';
import { HOLDING_FLAGS, STAKES, strainsOf, triggersOf, TRIGGERS } from './question.ts';
import { redFlagsOf } from './red-flags.ts';

const STAKE_IDS: readonly string[] = STAKES.map(({ id }) => id);
const TRIGGER_IDS: readonly string[] = TRIGGERS.map(({ id }) => id);

/** What each rule tells beside the volume; `joint-activity` is the same thing, told of where it is no trigger. */
const BY_RULE: Partial<Record<RuleId, readonly string[]>> = {
  overhead: ['overhead'],
  venture: ['joint', 'joint-activity', 'growth'],
  formal: ['low-satisfaction', 'disputes'],
  'too-new': TRIGGER_IDS,
  'held-back': TRIGGER_IDS,
  joint: ['joint'],
  stakes: ['stakes'],
  unhappy: ['low-satisfaction'],
  primary: ['first-in-both'],
  pace: ['pace'],
};

/** Rules whose reason does not tell how much is exchanged. */
const WITHOUT_VOLUME: readonly RuleId[] = ['overhead', 'strained'];

/** The ids of what the reason tells: triggers and stakes, hold-backs, red flags, what else is on record. */
export function toldBy(rule: RuleId, facts: RelationshipFacts, settings: Settings): ReadonlySet<string> {
  const told = new Set<string>([
    ...(WITHOUT_VOLUME.includes(rule) ? [] : ['volume']),
    ...(BY_RULE[rule] ?? []),
  ]);
  // The rule itself says so where it is what closes the question.
  if ((rule === 'light' || rule === 'pace') && notion.isHighVolume(facts, settings))
    told.add('prefers-informal');
  if (rule === 'strained') {
    for (const { id } of strainsOf(facts, settings)) told.add(id);
    if (notion.openDissatisfaction(facts) !== undefined) told.add('low-satisfaction');
    // A broken promise of before the talk is not among the strains.
    if (facts.exclusivityConflicts?.some(({ on }) => !notion.isSinceTalk(on, facts)) === true)
      told.delete('exclusive-broken');
  }
  // Each stake is told with the trigger that they are together.
  if (triggersOf(facts, settings).includes('stakes')) for (const id of STAKE_IDS) told.add(id);
  const holding = redFlagsOf(facts, settings).filter(({ id }) => HOLDING_FLAGS.includes(id));
  if (holding.length > 0 && holding.every(({ id }) => told.has(id))) told.add('red-flag');
  // A flag that holds back is told as what does.
  else for (const { id } of holding) told.add(id);
  return told;
}
