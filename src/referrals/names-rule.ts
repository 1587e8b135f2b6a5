/** How many names the notices ask for: loaded only where one may. */
import type { Day } from '../calendar/day.ts';
import { namingOccasions, noticesOf, type Party } from '../partners/notices.ts';
import type { NamesRule, Need, WhoPartner } from './who.ts';

/**
 * The most that my own setting or a notice asks for on a day, for a need like this or anybody who meets it; `payers` are
 * the partners with whom it is agreed that they pay me for a referral.
 */
export function namesRule(
  need: Need,
  providers: readonly WhoPartner[],
  me: Party & { 'min-providers': number },
  { on, payers }: { readonly on: Day; readonly payers: ReadonlySet<number> },
): NamesRule {
  const all = [
    ...noticesOf(['names'], on, me, { profession: need.text }),
    ...providers.flatMap((each) => noticesOf(namingOccasions(payers.has(each.id)), on, me, each)),
  ];
  const notices = [...new Set(all)].filter(({ minNames = 1 }) => minNames > 1);
  const least = Math.max(me['min-providers'], ...notices.map(({ minNames = 1 }) => minNames));
  return { least, notices: notices.filter(({ minNames }) => minNames === least) };
}
