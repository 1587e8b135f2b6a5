/** Verdicts that ask for something, as what waits: loaded only where there may be any. */
import type { Decline } from '../advice/decline.ts';
import { isDeclined } from '../advice/in-short.ts';
import { LADDER_WORDS } from '../advice/ladder-words.ts';
import { ruleFor, verdictBy } from '../advice/ladder.ts';
import { ASKS_FROM } from '../advice/may-ask.ts';
import type { Relationship } from '../advice/relationship.ts';
import { inShort } from '../advice/wording.ts';
import { rankOf, verdictLabel } from '../advice/words.ts';
import type { Day } from '../calendar/day.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { Settings } from '../settings/settings.ts';
import type { Waiting } from './due.ts';

/**
 * The verdicts of rank 6 and 7 on partners who are not put away, unless they are declined: they can be acted on from today
 * on, and are never late.
 */
export function adviceDue(
  relationships: readonly Relationship[],
  declines: ReadonlyMap<number, Decline>,
  settings: Settings,
  today: Day,
): Waiting[] {
  return relationships.flatMap(({ partner, facts }): Waiting[] => {
    if (isPutAway(partner, today)) return [];
    const rule = ruleFor(facts, settings);
    const verdict = verdictBy(rule, facts, settings);
    const rank = rankOf(verdict);
    if (rank < ASKS_FROM) return [];
    if (isDeclined(declines.get(partner.id), facts, settings)) return [];
    return [
      {
        kind: 'advice',
        subject: 'advice',
        partner,
        number: undefined,
        dueOn: today,
        rank,
        text: `${verdictLabel(verdict, rule.id).toLowerCase()}: ${inShort(facts)}`,
        step: (handle) =>
          LADDER_WORDS[rule.id].step?.({ ...facts, partner: { name: partner.name, handle } }, settings)
            ?.command ?? `refnet advise ${handle}`,
      },
    ];
  });
}
