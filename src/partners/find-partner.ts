import { keyWords, searchKey } from '../text/search-key.ts';
import { saysMe } from './self.ts';

/** What finding a partner by what a person typed looks at. */
export interface PartnerHandle {
  id: number;
  name: string;
  profession: string | null;
  archived: boolean;
  /** Search keys of the name, which is the first, the business and every other name. */
  keys: string[];
  /** Search keys of the email addresses. */
  emails: string[];
}

export type Found =
  { kind: 'one'; partner: PartnerHandle } | { kind: 'several'; partners: PartnerHandle[] } | { kind: 'none' };

type Keys = (partner: PartnerHandle) => readonly string[];
type Matches = (key: string, wanted: string) => boolean;

const ownName: Keys = ({ keys }) => keys.slice(0, 1);
const everyName: Keys = ({ keys }) => keys;
const isWhole: Matches = (key, wanted) => key === wanted;
const hasWords: Matches = (key, wanted) => includesRun(namesIn(key), namesIn(wanted), isWhole);
const hasBeginnings: Matches = (key, wanted) =>
  includesRun(namesIn(key), namesIn(wanted), (word, each) => word.startsWith(each));

/**
 * From the surest sign to the weakest; the first level that hits anybody decides. What somebody is called now comes before
 * a firm, which partners share, and before what another one was called once.
 */
const LEVELS: readonly (readonly [Keys, Matches])[] = [
  [ownName, isWhole],
  [ownName, hasWords],
  [everyName, isWhole],
  [everyName, hasWords],
  [ownName, hasBeginnings],
  [everyName, hasBeginnings],
  [({ emails }) => emails, isWhole],
];

/**
 * The partner a person means by `text`: `p3`, a whole name, business or other name, a whole word of one, the beginning
 * of words, or an email; at each of these the name comes before the business and other names. By all but the number,
 * archived partners count only where nobody else fits.
 */
export function findPartner(text: string, partners: readonly PartnerHandle[]): Found {
  const wanted = searchKey(text);
  if (wanted === '') return { kind: 'none' };
  const numbered = partners.find((partner) => wanted === `p${partner.id}`);
  if (numbered !== undefined) return { kind: 'one', partner: numbered };
  const active = searchLevels(
    wanted,
    partners.filter((partner) => !partner.archived),
  );
  return active.kind === 'none'
    ? searchLevels(
        wanted,
        partners.filter((partner) => partner.archived),
      )
    : active;
}

/** What a partner whom a text fits has at least: a word of theirs begins with this one, or holds it; or the number. */
export interface Sought {
  readonly word: string;
  readonly id: number | null;
}

/** What {@link findPartner} finds by a text has this; undefined where that says nothing. */
export function soughtBy(text: string): Sought | undefined {
  const wanted = searchKey(text);
  const [word] = namesIn(wanted);
  const [, digits] = /^p(\d{1,15})$/.exec(wanted) ?? [];
  return word === undefined ? undefined : { word, id: digits === undefined ? null : Number(digits) };
}

/** Those who may be meant by what {@link partnerNamer} calls a partner have this: their handles are enough to name that one. */
export function soughtByName({ id, name }: { id: number; name: string }): Sought {
  const words = keyWords(searchKey(name));
  return { word: words.find(isTelling) ?? '', id };
}

/** Whether a word of a name stands for it: a title does not, nor an initial. */
export function isTelling(word: string): boolean {
  return word.length > 1 && !TITLE.test(word);
}

function searchLevels(wanted: string, partners: readonly PartnerHandle[]): Found {
  for (const [keysOf, matches] of LEVELS) {
    if (matches === hasBeginnings && saysMe(wanted)) continue;
    const hits = partners.filter((partner) => keysOf(partner).some((key) => matches(key, wanted)));
    const [only] = hits;
    // A weaker sign never tells which of several a surer one means.
    if (only !== undefined)
      return hits.length === 1 ? { kind: 'one', partner: only } : { kind: 'several', partners: hits };
  }
  return { kind: 'none' };
}

/** The words of a key or a text, in which `&` may be said as "and". */
function namesIn(key: string): string[] {
  const words = keyWords(key);
  const without = words.filter((word) => word !== 'and');
  return without.length > 0 ? without : words;
}

/** True when each wanted word matches a word of the key, in the same order. */
function includesRun(words: readonly string[], wanted: readonly string[], matches: Matches): boolean {
  let next = 0;
  for (const word of words) {
    const sought = wanted[next];
    if (sought !== undefined && matches(word, sought)) next += 1;
  }
  return wanted.length > 0 && next === wanted.length;
}

const TITLE =
  /^(?:dr|prof|mr|mrs|ms|miss|mx|herr|frau|hon|honou?rable|rev|reverend|judge|justice|sir|dame|capt|col|maj|sgt|lt|pastor|rabbi|mme|mlle|sra?|dra|dott|avv|ing|mag)$/;

/** The numbers of those who are put away. */
export function archivedAmong(partners: readonly PartnerHandle[]): ReadonlySet<number> {
  return new Set(partners.filter((partner) => partner.archived).map(({ id }) => id));
}

/**
 * Returns, for each of these partners, the least to type that finds them in a command, ready to paste: the first word of
 * the name, titles and initials aside, where nobody else has it, else the whole name in quotes, else the number.
 */
export function partnerNamer(
  partners: readonly PartnerHandle[],
): (partner: { id: number; name: string }) => string {
  // The only one whom a text names; NaN where there are several.
  const byText = new Map<string, number>();
  const names = (text: string, id: number) =>
    byText.set(text, (byText.get(text) ?? id) === id ? id : Number.NaN);
  for (const { id, keys } of partners) {
    for (const key of keys) {
      names(key, id);
      for (const word of keyWords(key)) names(word, id);
    }
  }
  const archived = archivedAmong(partners);
  const finds = (text: string, id: number) => {
    const alone = byText.get(text) === id && !/^p(artner ?)?\d*$/.test(text);
    if (!alone || !archived.has(id)) return alone;
    // An archived partner gives way also to one in use whose words only begin so.
    const found = findPartner(text, partners);
    return found.kind === 'one' && found.partner.id === id;
  };
  return ({ id, name }) => {
    const key = searchKey(name);
    const first = keyWords(key).find(isTelling) ?? '';
    if (/^[a-z][a-z0-9]*$/.test(first) && finds(first, id)) return first;
    if (!/^[a-z0-9' .-]+$/.test(key) || !/^[a-z]/.test(key) || !finds(key, id)) return `p${id}`;
    return /^[a-z0-9-]+$/.test(key) ? key : `"${key}"`;
  };
}

/** `Victor Osei (accountant)`. */
export function describe(partner: Pick<PartnerHandle, 'name' | 'profession'>): string {
  return partner.profession === null ? partner.name : `${partner.name} (${partner.profession})`;
}

/** What is said beside a name that nobody has. */
export const LISTS = 'refnet partners      lists whom you have';
