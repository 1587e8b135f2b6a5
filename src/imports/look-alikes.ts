import type { PartnerHandle } from '../partners/find-partner.ts';
import { firmKey } from '../partners/firm-name.ts';
import { professionVocabulary } from '../partners/professions.ts';
import { readName } from '../partners/read-name.ts';
import { wholeNameFinder } from '../partners/whole-name.ts';
import { isTitle } from '../text/name-words.ts';
import { nearNames, type NearNames } from '../text/near-names.ts';
import { untitledWords } from '../text/same-name.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import type { LookAlike } from './import.ts';

/** A partner that a file adds, by the name that stands there. */
interface Added {
  readonly name: string;
  /** Null until it is written. */
  readonly id: number | undefined;
}

/**
 * Names of a file that may be those of a partner on record, or of another one of the file: near each other, with what
 * stands beside a name aside. Pointed at, never merged.
 */
export function findLookAlikes(added: readonly Added[], partners: readonly PartnerHandle[]): LookAlike[] {
  if (added.length === 0) return [];
  const withWord = partnersByWord(partners);
  const find = wholeNameFinder(partners);
  const known = nearNames<PartnerHandle>();
  for (const partner of partners) {
    for (const name of namesWithin(partner.name)) known.add(name, partner);
    for (const key of partner.keys.slice(1)) known.add(firmKey(key), partner);
  }
  const before = nearNames<Added>();
  return added.flatMap((one): LookAlike[] => {
    const names = namesWithin(one.name);
    const partner = firstNear(names, known) ?? onlyOneOf(one.name, withWord);
    const other = partner === undefined ? firstNear(names, before) : undefined;
    for (const name of names) before.add(name, one);
    const like = partner ?? other;
    if (like === undefined) return [];
    const found = partner === undefined ? undefined : find(partner.name);
    const isAlone = found === undefined || (found.kind === 'one' && found.partner === partner);
    return [
      {
        name: one.name,
        like: like.name,
        partnerId: partner?.id ?? null,
        whom: isAlone ? like.name : `p${like.id ?? 0}`,
        addedId: one.id ?? null,
        likeId: like.id ?? null,
      },
    ];
  });
}

function firstNear<T>(names: readonly string[], among: NearNames<T>): T | undefined {
  return names.flatMap((name) => among.near(name))[0];
}

/** The names that a text may hold: the whole, without what firms are, and what stands before and in brackets or behind a mark. */
export function namesWithin(text: string): string[] {
  const parts = text
    .split(/\s*[()[\],;|•·@]\s*|\s+[-–—/]\s+|\s+at\s+/i)
    .filter((part) => /\S\s+\S/.test(part.trim()));
  const all = [
    text,
    readName(text).name,
    withoutWhatTheyDo(text),
    firmKey(text),
    ...(parts.length > 1 || parts[0] !== text ? parts : []),
  ];
  const seen = new Set(['']);
  return all.filter((name) => seen.size < seen.add(searchKey(name)).size);
}

/** `Steuerberater Klaus Menzel`, `RA Dr. Petra Vogt`: the name behind what somebody is. */
function withoutWhatTheyDo(text: string): string {
  professions ??= new Set(professionVocabulary());
  const words = text.split(/[\s:]+/).filter((word) => word !== '');
  const isOne = (word: string) => {
    const key = keyWords(searchKey(word)).join('');
    return isTitle(key) || BEFORE_NAMES.has(key) || professions?.has(key) === true;
  };
  const at = words.findIndex((word) => !isOne(word));
  return at > 0 && words.length - at >= 2 ? words.slice(at).join(' ') : '';
}

let professions: ReadonlySet<string> | undefined;

/** What is written before the names of some, in short. */
const BEFORE_NAMES: ReadonlySet<string> = new Set(
  'ra rain stb wp vb ing dipl mag avv dott dottssa geom rag me maitre notaire not arq lic abg cllr hon'.split(
    ' ',
  ),
);

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
  const [word = '', ...others] = untitledWords(name);
  const [only, ...rest] = others.length > 0 ? [] : (withWord.get(word) ?? []);
  return rest.length === 0 ? only : undefined;
}
