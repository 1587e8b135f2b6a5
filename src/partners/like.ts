import { nearness } from '../text/near.ts';
import { searchKey } from '../text/search-key.ts';
import { spelledKey } from '../text/spelled-umlauts.ts';
import { describe, type PartnerHandle } from './find-partner.ts';

/** The partners with those of these numbers first, in their order. */
export function byRecency(partners: readonly PartnerHandle[], recent: readonly number[]): PartnerHandle[] {
  const rank = new Map(recent.map((id, index) => [id, index]));
  const rankOf = ({ id }: PartnerHandle) => rank.get(id) ?? recent.length;
  return partners.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/**
 * The partners whose names, profession or email contain what was typed so far, be it with umlauts spelt out, or the one of
 * that number: `p3`.
 */
export function matching(typed: string, partners: readonly PartnerHandle[]): PartnerHandle[] {
  const wanted = searchKey(typed);
  const numbered = partners.find(({ id }) => wanted === `p${id}`);
  if (numbered !== undefined) return [numbered];
  const spelled = spelledKey(typed);
  const bare = spelled.replaceAll(/([aou])e/g, '$1');
  return partners.filter(
    (partner) =>
      [...partner.keys, ...partner.emails].some((key) => key.includes(wanted)) ||
      searchKey(describe(partner)).includes(wanted) ||
      spelledKey(describe(partner)).includes(spelled) ||
      // Of a firm and of other names there is but the key, which has no umlauts.
      (bare.length > 3 && partner.keys.slice(1).some((key) => key.includes(bare) || key.includes(spelled))),
  );
}

/** The partners of whom a name, or a word of one, is nearly the text. */
export function nearPartners(text: string, partners: readonly PartnerHandle[]): PartnerHandle[] {
  const byKey = new Map<string, PartnerHandle>();
  for (const partner of partners) {
    for (const key of partner.keys) {
      for (const word of [key, ...key.split(' ')]) if (!byKey.has(word)) byKey.set(word, partner);
    }
  }
  const near = nearness()
    .closest(searchKey(text), [...byKey.keys()])
    .map((key) => byKey.get(key));
  return [...new Set(near.filter((partner) => partner !== undefined))];
}
