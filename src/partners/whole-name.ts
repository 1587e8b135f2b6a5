import { searchKey } from '../text/search-key.ts';
import type { Found, PartnerHandle } from './find-partner.ts';

/**
 * The partner that a text means, by a whole name, business or other name alone, and quickly for many names: for imports,
 * which must not guess.
 */
export function wholeNameFinder(partners: readonly PartnerHandle[]): (text: string) => Found {
  const byKey = new Map<string, Set<PartnerHandle>>();
  for (const partner of partners) {
    for (const key of partner.keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(partner));
  }
  return (text) => {
    const hits = [...(byKey.get(searchKey(text)) ?? [])];
    const active = hits.filter((partner) => !partner.archived);
    const fitting = active.length > 0 ? active : hits;
    const [only] = fitting;
    if (only === undefined) return { kind: 'none' };
    return fitting.length === 1 ? { kind: 'one', partner: only } : { kind: 'several', partners: fitting };
  };
}
