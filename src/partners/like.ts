import { nearness } from '../text/near.ts';
import { searchKey } from '../text/search-key.ts';
import { describe, type PartnerHandle } from './find-partner.ts';

/** The partners with those of these numbers first, in their order. */
export function byRecency(partners: readonly PartnerHandle[], recent: readonly number[]): PartnerHandle[] {
  const rank = new Map(recent.map((id, index) => [id, index]));
  const rankOf = ({ id }: PartnerHandle) => rank.get(id) ?? recent.length;
  return partners.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The partners whose names, profession or email contain what was typed so far, or the one of that number: `p3`. */
export function matching(typed: string, partners: readonly PartnerHandle[]): PartnerHandle[] {
  const wanted = searchKey(typed);
  const numbered = partners.find(({ id }) => wanted === `p${id}`);
  if (numbered !== undefined) return [numbered];
  return partners.filter(
    (partner) =>
      [...partner.keys, ...partner.emails].some((key) => key.includes(wanted)) ||
      searchKey(describe(partner)).includes(wanted),
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
