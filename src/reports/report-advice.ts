/** What the report tells of a verdict beside its name: loaded only where there is somebody to tell it of. */
import { alertsOf } from '../advice/alerts.ts';
import type { Decline } from '../advice/decline.ts';
import { adviseInShort, isDeclined, type AdviceInShort } from '../advice/in-short.ts';
import { exchangedOf, signalsInWindow } from '../advice/notions.ts';
import { holdBacksOf } from '../advice/question.ts';
import { redFlagsOf } from '../advice/red-flags.ts';
import type { NetworkSnapshot, PartnerRow, Relationship } from '../advice/relationship.ts';
import type { Settings } from '../settings/settings.ts';

/** With whom it is time to formalize, or would be were they not too new, or held back. */
export interface ToFormalize {
  timeToFormalize: {
    partner: PartnerRow;
    exchanged: number;
    given: number;
    received: number;
    advice: AdviceInShort;
  }[];
  /** How many more of them there are than were asked for. */
  moreToFormalize: number;
  /** How many others of them have their advice declined, and quiet. */
  declined: number;
}

/** Of the candidates for structure those whose advice is not declined, most exchanged first, and at most `shown` of them. */
export function toFormalize(
  candidates: readonly Relationship[],
  declines: ReadonlyMap<number, Decline>,
  settings: Settings,
  shown: number,
): ToFormalize {
  const loud = candidates
    .filter(({ partner, facts }) => !isDeclined(declines.get(partner.id), facts, settings))
    .toSorted((a, b) => exchangedOf(b.facts) - exchangedOf(a.facts));
  return {
    timeToFormalize: loud.slice(0, shown).map(({ partner, facts }) => ({
      partner,
      exchanged: exchangedOf(facts),
      given: facts.given,
      received: facts.received,
      advice: adviseInShort(facts, settings),
    })),
    moreToFormalize: Math.max(0, loud.length - shown),
    declined: candidates.length - loud.length,
  };
}

/** The numbers of those with whom an alert, a red flag or a review that is due asks for a look. */
export function lookedAt(
  relationships: readonly Relationship[],
  { agreements, period }: NetworkSnapshot,
  settings: Settings,
): ReadonlySet<number> {
  const asking = relationships.filter(
    ({ partner, facts }) =>
      alertsOf(facts, settings).length > 0 ||
      redFlagsOf(facts, settings).length > 0 ||
      holdBacksOf(facts, settings).length > 0 ||
      signalsInWindow(facts, 'dispute') > 0 ||
      agreements.some(
        ({ partnerId, reviewOn, closedOn }) =>
          partnerId === partner.id && closedOn === null && reviewOn !== null && reviewOn <= period.until,
      ),
  );
  return new Set(asking.map(({ partner }) => partner.id));
}
