import { formatDate } from '../calendar/day-words.ts';
import type { Day, DayWindow } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import type { Settings } from '../settings/settings.ts';
import { standsAgainst } from './against.ts';
import { alertsOf } from './alerts.ts';
import type { Alert } from './alerts.ts';
import type { PartnerRef, RelationshipFacts } from './facts.ts';
import { adviseInShort, type AdviceInShort } from './in-short.ts';
import { triggerWords, whyOf } from './condition-words.ts';
import { fits, LADDER, ruleFor } from './ladder.ts';
import type { Rule, RuleId } from './ladder.ts';
import { missingFrom } from './missing.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import { notedOf } from './noted.ts';
import { holdBackFactsOf, triggersOf, type HoldBack, type Trigger } from './question.ts';
import { PRINCIPLES } from './principles.ts';
import { pathOf } from './path.ts';
import type { Path } from './path.ts';
import { redFlagsOf } from './red-flags.ts';
import { supportsOf } from './supports.ts';
import { bringBack } from './steps.ts';
import { toldBy } from './told.ts';
import { nextCheckIn, sentence } from './wording.ts';
import type { Finding, NextStep, Source } from './words.ts';

/** The numbers a verdict stands on. */
export interface AdviceFacts {
  readonly given: number;
  readonly received: number;
  readonly exchanged: number;
  readonly lastSixMonths: number;
  readonly ever: number;
  /** The day the age runs from, and the fact it comes from. */
  readonly age: { readonly from: Day; readonly by: notion.AgeFact } | undefined;
  readonly formalSince: Day | undefined;
  readonly recordsSince: Day;
  readonly recordsCoverWindow: boolean;
  readonly businessReceived: readonly Money[];
  readonly satisfaction: number | undefined;
  /** Whether something came up since the last talk, and the day of that talk in the window. */
  readonly unsettled: boolean;
  readonly talkedOn: Day | undefined;
  /** Every hold-back that is a fact, whether it counts for the verdict or not. */
  readonly holdBacks: readonly HoldBack[];
}

/** How one rule of the ladder fared. */
export interface Considered {
  readonly rule: RuleId;
  readonly fits: boolean;
  readonly why: string;
}

/** The advice on one partner as of a day: one verdict with its reason, and everything that stands beside it. */
export interface Advice extends AdviceInShort {
  readonly partner: PartnerRef | undefined;
  readonly asOf: Day;
  readonly source: Source;
  /** What the rule says in general, one sentence. */
  readonly principle: string;
  /** What a screen gives as the reason: what holds back has a line of its own there. */
  readonly asked: string;
  /** The ids of what the reason tells, and is not told again beside it. */
  readonly told: ReadonlySet<string>;
  readonly window: DayWindow;
  readonly facts: AdviceFacts;
  /** What asks for structure. */
  readonly triggers: readonly Trigger[];
  readonly supports: readonly Finding[];
  readonly missing: readonly Finding[];
  readonly alerts: readonly Alert[];
  readonly redFlags: readonly Finding[];
  /** What else is on record that neither supports nor holds back. */
  readonly noted: readonly Finding[];
  /** Whether something on record stands against structure, talked about or not. */
  readonly standsAgainst: boolean;
  readonly path: Path;
  /** The step of the first alert, else the verdict's own; undefined where there is nothing to do. */
  readonly next: NextStep | undefined;
  /** What is said where there is nothing to do: when to look again, or to check in. */
  readonly rest: string;
  /** Every rule in the order of the ladder; the first that fits gave the verdict. */
  readonly considered: readonly Considered[];
}

function factsBehind(facts: RelationshipFacts, settings: Settings): AdviceFacts {
  return {
    given: facts.given,
    received: facts.received,
    exchanged: notion.exchangedOf(facts),
    lastSixMonths: facts.lastSixMonths,
    ever: facts.ever,
    age: notion.ageOf(facts),
    formalSince: formality.formalSince(facts),
    recordsSince: facts.recordsSince,
    recordsCoverWindow: notion.recordsCoverWindow(facts),
    businessReceived: facts.businessReceived,
    satisfaction: notion.satisfactionOf(facts),
    unsettled: notion.isUnsettled(facts),
    talkedOn: notion.talkedOn(facts),
    holdBacks: holdBackFactsOf(facts, settings),
  };
}

/** A next step is for today, whatever day is looked at: nobody is put away from a day to come on. */
function isAway({ archivedOn }: RelationshipFacts): boolean {
  return archivedOn !== undefined;
}

function restOf({ lookAgain }: AdviceInShort, facts: RelationshipFacts, settings: Settings): string {
  const when = lookAgain === undefined ? nextCheckIn(facts) : `, look again on ${formatDate(lookAgain)}`;
  const nothing = standsAgainst(facts, settings) ? 'no step asked for' : 'nothing to do';
  return `${nothing}${when}`;
}

function consider(rule: Rule, facts: RelationshipFacts, settings: Settings): Considered {
  return { rule: rule.id, fits: fits(rule, facts, settings), why: whyOf(rule, facts, settings) };
}

/** The verdict on one partner, with its reason, what speaks for and against, and what to do next. */
export function advise(facts: RelationshipFacts, settings: Settings): Advice {
  const rule = ruleFor(facts, settings);
  const alerts = alertsOf(facts, settings);
  const short = adviseInShort(facts, settings);
  const step = isAway(facts) ? undefined : short.step;
  return {
    ...short,
    step,
    partner: facts.partner,
    asOf: facts.asOf,
    source: rule.source,
    principle: sentence(PRINCIPLES[rule.id](settings, facts)),
    asked: rule.id === 'held-back' ? sentence(triggerWords(facts, settings)) : short.reason,
    window: notion.windowOf(facts),
    facts: factsBehind(facts, settings),
    triggers: triggersOf(facts, settings),
    supports: supportsOf(facts, settings),
    // Reckoned only where they are told, which a list of partners does not.
    get missing() {
      return missingFrom(facts, settings);
    },
    get considered() {
      return LADDER.map((each) => consider(each, facts, settings));
    },
    get told() {
      return toldBy(rule.id, facts, settings);
    },
    get standsAgainst() {
      return standsAgainst(facts, settings);
    },
    get rest() {
      return restOf(short, facts, settings);
    },
    alerts,
    redFlags: redFlagsOf(facts, settings),
    noted: notedOf(facts, settings),
    path: pathOf(facts, settings),
    next: isAway(facts) ? bringBack(facts) : (alerts[0]?.next ?? step),
  };
}
