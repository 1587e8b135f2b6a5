import type { Day, DayWindow } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import type { Settings } from '../settings/settings.ts';
import { alertsOf } from './alerts.ts';
import type { Alert } from './alerts.ts';
import type { PartnerRef, RelationshipFacts } from './facts.ts';
import { adviseInShort, holdBackFactsOf, type AdviceInShort } from './in-short.ts';
import { fits, LADDER, ruleFor, whyOf } from './ladder.ts';
import type { Rule, RuleId } from './ladder.ts';
import { missingFrom } from './missing.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import { notedOf } from './noted.ts';
import { pathOf } from './path.ts';
import type { Path } from './path.ts';
import { redFlagsOf } from './red-flags.ts';
import { supportsOf } from './supports.ts';
import { bringBack } from './steps.ts';
import { sentence } from './wording.ts';
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
  /** Every hold-back that is a fact, whether it counts for the verdict or not. */
  readonly holdBacks: readonly notion.HoldBack[];
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
  readonly window: DayWindow;
  readonly facts: AdviceFacts;
  readonly supports: readonly Finding[];
  readonly missing: readonly Finding[];
  readonly alerts: readonly Alert[];
  readonly redFlags: readonly Finding[];
  /** What else is on record that neither supports nor holds back. */
  readonly noted: readonly Finding[];
  readonly path: Path;
  readonly next: NextStep;
  /** Every rule in the order of the ladder; the first that fits gave the verdict. */
  readonly considered: readonly Considered[];
}

function factsBehind(facts: RelationshipFacts): AdviceFacts {
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
    holdBacks: holdBackFactsOf(facts),
  };
}

/** A next step is for today, whatever day is looked at: nobody is put away from a day to come on. */
function isAway({ archivedOn }: RelationshipFacts): boolean {
  return archivedOn !== undefined;
}

function consider(rule: Rule, facts: RelationshipFacts, settings: Settings): Considered {
  return { rule: rule.id, fits: fits(rule, facts, settings), why: whyOf(rule, facts, settings) };
}

/** The verdict on one partner, with its reason, what speaks for and against, and one next step. */
export function advise(facts: RelationshipFacts, settings: Settings): Advice {
  const rule = ruleFor(facts, settings);
  const alerts = alertsOf(facts, settings);
  return {
    ...adviseInShort(facts, settings),
    partner: facts.partner,
    asOf: facts.asOf,
    source: rule.source,
    principle: sentence(rule.principle(settings)),
    window: notion.windowOf(facts),
    facts: factsBehind(facts),
    supports: supportsOf(facts, settings),
    missing: missingFrom(facts, settings),
    alerts,
    redFlags: redFlagsOf(facts, settings),
    noted: notedOf(facts, settings),
    path: pathOf(facts, settings),
    next: isAway(facts) ? bringBack(facts) : (alerts[0]?.next ?? rule.next(facts)),
    considered: LADDER.map((each) => consider(each, facts, settings)),
  };
}
