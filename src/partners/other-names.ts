import { searchKey } from '../text/search-key.ts';
import { whyNoPartner } from './nobody.ts';
import type { Partner, PartnerDraft } from './partner.ts';

/**
 * The other names of a partner once the facts said hold: one who is renamed is still found by the old name, unless it
 * was nobody's or only its spelling of capitals and accents differs. A name taken back is no longer another one.
 */
export function otherNames(
  before: Pick<Partner, 'name' | 'aliases'>,
  said: Partial<Pick<PartnerDraft, 'name' | 'aliases'>>,
  myName: string | undefined,
): readonly string[] {
  const { name = before.name, aliases = before.aliases } = said;
  const now = searchKey(name);
  const old = whyNoPartner(before.name, myName) === undefined ? [before.name] : [];
  const seen = new Set([now]);
  return [...aliases, ...old].filter((each) => seen.size < seen.add(searchKey(each)).size);
}
