import { searchKey } from '../text/search-key.ts';
import type { Found, PartnerHandle } from './find-partner.ts';

/**
 * The partner that a text means, by a whole name, business, other name or email address alone, and quickly for many names: for imports,
 * which must not guess. What somebody is called now comes before a business or what another one was called once, and
 * archived partners count only where nobody else fits. `p3` is a number where nobody is called so.
 */
export function wholeNameFinder(partners: readonly PartnerHandle[]): (text: string) => Found {
  const active = partners.filter(({ archived }) => !archived);
  const archived = partners.filter((partner) => partner.archived);
  const levels = [active, archived].flatMap((among) => [
    byKeys(among, ({ keys: [name = ''] }) => [name]),
    byKeys(among, ({ keys }) => keys),
    byKeys(among, ({ emails }) => emails),
  ]);
  const byNumber = new Map(partners.map((partner) => [`p${partner.id}`, partner]));
  return (text) => {
    const wanted = searchKey(text);
    const fitting = [...(levels.find((level) => level.has(wanted))?.get(wanted) ?? [])];
    const [only = byNumber.get(wanted)] = fitting;
    if (only === undefined) return { kind: 'none' };
    return fitting.length <= 1 ? { kind: 'one', partner: only } : { kind: 'several', partners: fitting };
  };
}

function byKeys(
  partners: readonly PartnerHandle[],
  keysOf: (partner: PartnerHandle) => readonly string[],
): ReadonlyMap<string, ReadonlySet<PartnerHandle>> {
  const found = new Map<string, Set<PartnerHandle>>();
  for (const partner of partners) {
    for (const key of keysOf(partner)) found.set(key, (found.get(key) ?? new Set()).add(partner));
  }
  return found;
}
