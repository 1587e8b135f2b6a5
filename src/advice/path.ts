import { windowOf, hasLightStructure, isFormal, isPattern } from './notions.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';

/** How far a relationship has come towards a formal one [rhythm]. */
export interface Path {
  readonly step: number;
  readonly of: number;
  readonly label: string;
}

type Holds = (facts: RelationshipFacts, settings: Settings) => boolean;

/** A talk later than the referral that made it a pattern; where that day is not known, within the window. */
const talkedSincePattern: Holds = (facts, settings) => {
  const since = facts.patternSince ?? windowOf(facts).after;
  return isPattern(facts, settings) && facts.talks.some((on) => on >= since && on <= facts.asOf);
};

/** Earliest first; the last that holds is where the relationship stands. */
const STEPS: readonly (readonly [string, Holds])[] = [
  ['no referrals yet', () => true],
  ['some referrals', ({ ever }) => ever > 0],
  ['a pattern', isPattern],
  ['talked about', talkedSincePattern],
  ['light structure', hasLightStructure],
  ['formal', isFormal],
];

/** The highest step of the path that holds. */
export function pathOf(facts: RelationshipFacts, settings: Settings): Path {
  const at = STEPS.findLastIndex(([, holds]) => holds(facts, settings));
  return { step: at + 1, of: STEPS.length, label: STEPS[at]?.[0] ?? '' };
}
