import { isWithin, type Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { formatInterval } from '../calendar/interval.ts';
import { exchangedOf, hasLightStructure, isPattern, windowOf, WINDOW_MONTHS } from './notions.ts';
import { formalSince, isFormal } from './formality.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';

/** How far a relationship has come towards a formal one [rhythm]. */
export interface Path {
  readonly step: number;
  readonly of: number;
  /** What the step is, and of what: `a pattern of exchange: 13 in 12 months`. */
  readonly label: string;
}

interface Step {
  readonly holds: (facts: RelationshipFacts, settings: Settings) => boolean;
  readonly label: (facts: RelationshipFacts) => string;
}

/** The last talk of the window, on or after the day of the referral that made it a pattern, where that day is known. */
function talkSincePattern(facts: RelationshipFacts): Day | undefined {
  const window = windowOf(facts);
  const { patternSince = window.after, talks } = facts;
  return talks.filter((on) => isWithin(on, window) && on >= patternSince).at(-1);
}

function inTheYear(facts: RelationshipFacts): string {
  return `${exchangedOf(facts) === 0 ? 'none' : exchangedOf(facts)} in ${WINDOW_MONTHS} months`;
}

/** Earliest first; the last that holds is where the relationship stands. */
const STEPS: readonly Step[] = [
  {
    holds: () => true,
    label: ({ uncounted = '' }) => `none exchanged yet${uncounted === '' ? '' : ' that counts'}`,
  },
  {
    holds: ({ ever }) => ever > 0,
    label: (facts) =>
      `some exchanged: ${inTheYear(facts)}${exchangedOf(facts) === facts.ever ? '' : `, ${facts.ever} so far`}`,
  },
  { holds: isPattern, label: (facts) => `a pattern of exchange: ${inTheYear(facts)}` },
  {
    holds: (facts, settings) => isPattern(facts, settings) && talkSincePattern(facts) !== undefined,
    label: (facts) => {
      const on = talkSincePattern(facts);
      return `the pattern of exchange talked about${on === undefined ? '' : `: ${formatDate(on)}`}`;
    },
  },
  {
    holds: (facts, settings) => isPattern(facts, settings) && hasLightStructure(facts),
    label: ({ intervalMonths }) =>
      `light structure: ${intervalMonths === undefined ? 'regular check-ins' : `a check-in ${formatInterval(intervalMonths)}`}`,
  },
  {
    holds: isFormal,
    label: (facts) => {
      const since = formalSince(facts);
      return since === undefined ? 'formal' : `formal since ${formatDate(since)}`;
    },
  },
];

/** The highest step of the path that holds. */
export function pathOf(facts: RelationshipFacts, settings: Settings): Path {
  const at = STEPS.findLastIndex(({ holds }) => holds(facts, settings));
  return { step: at + 1, of: STEPS.length, label: STEPS[at]?.label(facts) ?? '' };
}
