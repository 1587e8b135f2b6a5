import type { PartnerHandle } from '../partners/find-partner.ts';
import { nearlySame } from '../text/same-name.ts';
import { FORMS, TITLES } from '../text/name-words.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import type { LookAlike } from './import.ts';

/** Comparing every two names is felt beyond so many pairs, and a list of so many is no longer read. */
const MOST_COMPARISONS = 500_000;

/** New names that are nearly one of the record, or of another new partner. Warned about, never merged. */
export function findLookAlikes(names: readonly string[], partners: readonly PartnerHandle[]): LookAlike[] {
  if (names.length * (names.length + partners.length) > MOST_COMPARISONS) return [];
  const withWord = partnersByWord(partners);
  return names.flatMap((name, index): LookAlike[] => {
    const known = partners.find((partner) => nearlySame(name, partner.name)) ?? onlyOneOf(name, withWord);
    if (known !== undefined) return [{ name, like: known.name, partnerId: known.id }];
    const other = names.slice(0, index).find((each) => nearlySame(name, each));
    return other === undefined ? [] : [{ name, like: other, partnerId: null }];
  });
}

function partnersByWord(partners: readonly PartnerHandle[]): ReadonlyMap<string, ReadonlySet<PartnerHandle>> {
  const byWord = new Map<string, Set<PartnerHandle>>();
  for (const partner of partners.filter(({ archived }) => !archived)) {
    for (const word of keyWords(searchKey(partner.name)))
      byWord.set(word, (byWord.get(word) ?? new Set()).add(partner));
  }
  return byWord;
}

/** The only partner who has a name of one word in theirs: `Vogt`, `Herr Vogt` may be Stefan Vogt. */
function onlyOneOf(
  name: string,
  withWord: ReadonlyMap<string, ReadonlySet<PartnerHandle>>,
): PartnerHandle | undefined {
  const [word = '', ...others] = keyWords(searchKey(name)).filter(
    (each) => !FORMS.has(each) && !TITLES.has(each),
  );
  const [only, ...rest] = others.length > 0 ? [] : (withWord.get(word) ?? []);
  return rest.length === 0 ? only : undefined;
}
