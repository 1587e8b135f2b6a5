/** What a list says of a partner, without all that stands beside a verdict: loaded for a whole network. */
import type { Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import { alertsOf } from './alerts.ts';
import { isQuiet, type Declinable, type Decline } from './decline.ts';
import type { RelationshipFacts } from './facts.ts';
import { LADDER_WORDS } from './ladder-words.ts';
import { ruleFor, verdictBy, type RuleId } from './ladder.ts';
import * as notion from './notions.ts';
import { holdBackFactsOf, holdBacksOf } from './question.ts';
import { HOLD_BACK_WORDS } from './question-words.ts';
import { inShort, sentence } from './wording.ts';
import { rankOf, type Finding, type NextStep, type Verdict } from './words.ts';

/** What a list says of one partner: cheap enough for a whole network. */
export interface AdviceInShort {
  readonly verdict: Verdict;
  readonly rule: RuleId;
  /** How much the verdict asks for, 0 to 7. */
  readonly rank: number;
  /** The facts with numbers and window, one sentence. */
  readonly reason: string;
  /** For one line in a list: `36, both ways, known 2 years 10 months`. */
  readonly summary: string;
  /** The verdict's own step; undefined where there is nothing to do. */
  readonly step: NextStep | undefined;
  /** The day on which time alone may change the verdict. */
  readonly lookAgain: Day | undefined;
  readonly holdsBack: readonly Finding[];
}

/** The verdict with what a list says of it. */
export function adviseInShort(facts: RelationshipFacts, settings: Settings): AdviceInShort {
  const rule = ruleFor(facts, settings);
  const verdict = verdictBy(rule, facts, settings);
  const { reason, step, lookAgain } = LADDER_WORDS[rule.id];
  return {
    verdict,
    rule: rule.id,
    rank: rankOf(verdict),
    reason: sentence(reason(facts, settings)),
    summary: inShort(facts),
    step: step?.(facts, settings),
    lookAgain: lookAgain?.(facts, settings),
    holdsBack: holdsBackOf(facts, settings),
  };
}

/** What a decline of the advice is held against. */
function declinableOf(facts: RelationshipFacts, settings: Settings): Declinable {
  const rule = ruleFor(facts, settings);
  return {
    asOf: facts.asOf,
    stageSince: facts.stageSince,
    verdict: verdictBy(rule, facts, settings),
    step: LADDER_WORDS[rule.id].step?.(facts, settings),
    alerts: alertsOf(facts, settings),
    facts: { exchanged: notion.exchangedOf(facts), holdBacks: holdBackFactsOf(facts, settings) },
  };
}

/** Whether the last decline of the advice, if there is one, keeps it quiet. */
export function isDeclined(
  decline: Decline | undefined,
  facts: RelationshipFacts,
  settings: Settings,
): boolean {
  return decline !== undefined && isQuiet(decline, declinableOf(facts, settings));
}

/** What speaks against more structure. */
function holdsBackOf(facts: RelationshipFacts, settings: Settings): readonly Finding[] {
  return holdBacksOf(facts, settings).map(({ id, source }) => ({
    id,
    text: HOLD_BACK_WORDS[id](facts, settings),
    source,
  }));
}
