/** Whether a verdict may ask for something: a cheap look at all partners, so that few lists load the ladder. */
import { isFormalStage } from '../partners/formal-stage.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';
import { isFirstInBoth, isHighVolume, isPattern } from './exchanged.ts';

/** A rank from which on a verdict asks for something. */
export const ASKS_FROM = 6;

/**
 * False only where the rank is surely below {@link ASKS_FROM}. One of 6 or 7 asks for something formal (a stage, an
 * agreement), the volume of a year, a joint activity, something noted, or more than K exchanged with a satisfaction noted
 * or the first place in both directions.
 */
export function mayAsk(facts: RelationshipFacts, settings: Settings): boolean {
  const { stage, agreements, projects, signals, satisfactions } = facts;
  return (
    isFormalStage(stage) ||
    [agreements, projects, signals].some((all) => all.length > 0) ||
    isHighVolume(facts, settings) ||
    (isPattern(facts, settings) && (satisfactions.length > 0 || isFirstInBoth(facts)))
  );
}
