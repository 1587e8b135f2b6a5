import type { PartnerHandle } from '../partners/find-partner.ts';
import { firmKey } from '../partners/firm-name.ts';
import { professionVocabulary } from '../partners/professions.ts';
import { GIVEN_TOO } from '../partners/name-parts.ts';
import { readName } from '../partners/read-name.ts';
import { wholeNameFinder } from '../partners/whole-name.ts';
import { isLegalForm } from '../text/legal-forms.ts';
import { isTitle, PARTICLES } from '../text/name-words.ts';
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
  const words = text.split(/[\s:]+/).filter((word) => word !== '');
  const isOne = (word: string) => {
    const key = keyWords(searchKey(word)).join('');
    return isTitle(key) || isWhatTheyDo(key);
  };
  const at = words.findIndex((word) => !isOne(word));
  return at > 0 && words.length - at >= 2 ? words.slice(at).join(' ') : '';
}

/** Whether a word, as it is compared, says what somebody is or does. */
function isWhatTheyDo(word: string): boolean {
  professions ??= new Set(professionVocabulary());
  return BEFORE_NAMES.has(word) || professions.has(word);
}

let professions: ReadonlySet<string> | undefined;

/** What is written before the names of some, in short. */
const BEFORE_NAMES: ReadonlySet<string> = new Set(
  'ra rae rain kanzlei stb wp vb ing dipl mag avv dott dottssa geom rag me maitre notaire not arq lic abg cllr hon'.split(
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

/** The only partner who has a name of one word in theirs: `Vogt`, `Herr Vogt`, `RAe Vogt & Partner` may be Stefan Vogt. */
function onlyOneOf(
  name: string,
  withWord: ReadonlyMap<string, ReadonlySet<PartnerHandle>>,
): PartnerHandle | undefined {
  const [word = '', ...others] = wordsThatTell(name);
  const [only, ...rest] = others.length > 0 ? [] : (withWord.get(word) ?? []);
  return rest.length === 0 ? only : undefined;
}

/** What stands behind a surname where a firm has it. */
const OF_FIRMS: ReadonlySet<string> = new Set(
  'partner partners partnerschaft kollegen kollegin associates und and'.split(' '),
);

/** The words of a name without what somebody is before it, and what a firm is behind it: `vogel` of `RAe Vogel & Partner mbB`. */
function wordsThatTell(name: string): string[] {
  const words = untitledWords(name.replace(/^v\. ?(?:d\. ?)?/, ''));
  const isBefore = (word: string) => PARTICLES.has(word) || (isWhatTheyDo(word) && !GIVEN_TOO.has(word));
  const start = words.findIndex((word, at) => at === words.length - 1 || !isBefore(word));
  const end = words.findLastIndex((word) => !OF_FIRMS.has(word) && !isLegalForm(word));
  return start < 0 || end < start ? [] : words.slice(start, end + 1);
}
