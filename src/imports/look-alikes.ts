import type { PartnerHandle } from '../partners/find-partner.ts';
import { nameWords, nearlySame, withoutMiddleInitials } from '../text/same-name.ts';
import { FORMS, TITLES } from '../text/name-words.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import type { LookAlike } from './import.ts';

/** So many names are compared at most: further ones take longer than anybody waits, and a list of so many is not read. */
const MOST_COMPARISONS = 300_000;

/** New names that are nearly one of the record, or of another new partner. Warned about, never merged. */
export function findLookAlikes(names: readonly string[], partners: readonly PartnerHandle[]): LookAlike[] {
  if (names.length === 0) return [];
  const withWord = partnersByWord(partners);
  const known = new NearNames<PartnerHandle>(({ name }) => name);
  for (const partner of partners) known.add(partner);
  const before = new NearNames<string>((name) => name);
  return names.flatMap((name): LookAlike[] => {
    const partner = known.near(name) ?? onlyOneOf(name, withWord);
    const other = partner === undefined ? before.near(name) : undefined;
    before.add(name);
    if (partner !== undefined) return [{ name, like: partner.name, partnerId: partner.id }];
    return other === undefined ? [] : [{ name, like: other, partnerId: null }];
  });
}

/** Names by what two that are nearly the same have in common, so that few are compared. */
class NearNames<T> {
  readonly #nameOf: (item: T) => string;
  readonly #byKey = new Map<string, { item: T; place: number }[]>();
  #count = 0;
  #compared = 0;

  constructor(nameOf: (item: T) => string) {
    this.#nameOf = nameOf;
  }

  add(item: T): void {
    const entry = { item, place: this.#count };
    this.#count += 1;
    for (const key of nearKeys(this.#nameOf(item))) {
      const entries = this.#byKey.get(key);
      if (entries === undefined) this.#byKey.set(key, [entry]);
      else entries.push(entry);
    }
  }

  /** The first that is nearly of this name. */
  near(name: string): T | undefined {
    let found: { item: T; place: number } | undefined;
    for (const key of nearKeys(name)) {
      for (const entry of this.#byKey.get(key) ?? []) {
        if (found !== undefined && entry.place >= found.place) break;
        if (this.#compared >= MOST_COMPARISONS) return found?.item;
        this.#compared += 1;
        if (nearlySame(name, this.#nameOf(entry.item))) found = entry;
      }
    }
    return found?.item;
  }
}

/** Of two names that `nearlySame` takes for one, one of these keys is the same: run together, or by how the words begin. */
function nearKeys(name: string): ReadonlySet<string> {
  const words = nameWords(name);
  const beginnings = (some: readonly string[]) =>
    some
      .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0))
      .toSorted()
      .join(' ');
  return new Set([words.join(''), beginnings(words), beginnings(withoutMiddleInitials(words))]);
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
