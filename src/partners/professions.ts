/** Which professions a text names, whether two mean the same, and who serves the same clients. */
import { keyWords, searchKey } from '../text/search-key.ts';
import { remembering } from '../text/remember.ts';
import { LINE } from '../text/too-long.ts';
import { nearlySameWord } from '../text/same-name.ts';
import { GROUPS, PHRASES, TIERS, VOCABULARY } from './profession-index.ts';
import type { ProfessionGroup } from './profession-table.ts';
import { plainWord, professionWords } from './profession-words.ts';

/** True for the id of a group. */
export function isProfessionGroup(id: string): id is ProfessionGroup {
  return Object.hasOwn(GROUPS, id);
}

/** Every group, in the order of the table. */
export const PROFESSION_GROUPS: readonly ProfessionGroup[] = Object.keys(GROUPS).filter(isProfessionGroup);

/** Whether a need names somebody by a licence or training of their own, which others of the profession lack: a CPA. */
export function asksForTitle(need: string): boolean {
  return namedIn(need).some(({ title }) => title !== undefined);
}

/** A group as reading text: `real estate agent`. */
export function professionLabel(group: ProfessionGroup): string {
  return GROUPS[group].label;
}

/**
 * Clients in one situation, and the professions that serve them. Who shares a situation is in each other's contact
 * sphere.
 */
const SITUATIONS: Readonly<Record<string, readonly ProfessionGroup[]>> = {
  'buying or selling a home': [
    'real-estate',
    'mortgage',
    'lawyer',
    'notary',
    'title',
    'home-inspector',
    'appraiser',
    'surveyor',
    'insurance',
    'stager',
    'mover',
    'cleaner',
    'photographer',
    'property-manager',
    'contractor',
    'banker',
  ],
  'building or renovating': [
    'architect',
    'engineer',
    'contractor',
    'trades',
    'interior-designer',
    'real-estate',
    'mortgage',
    'surveyor',
    'home-inspector',
    'cleaner',
    'property-manager',
    'insurance',
  ],
  'money and family': [
    'accountant',
    'financial-planner',
    'lawyer',
    'insurance',
    'mortgage',
    'banker',
    'notary',
    'mediator',
    'real-estate',
    'funeral',
    'home-care',
  ],
  'a separation': ['lawyer', 'mediator', 'therapist', 'business-valuator', 'parenting-coordinator', 'coach'],
  'running a business': [
    'accountant',
    'business-valuator',
    'lawyer',
    'paralegal',
    'banker',
    'insurance',
    'financial-planner',
    'business-broker',
    'investor',
    'consultant',
    'coach',
    'hr',
    'it-support',
    'marketing',
    'web',
    'virtual-assistant',
    'sales',
    'property-manager',
  ],
  'being seen': [
    'marketing',
    'web',
    'designer',
    'developer',
    'copywriter',
    'photographer',
    'videographer',
    'printer',
    'translator',
    'event-planner',
    'consultant',
    'coach',
    'sales',
  ],
  'health of body and mind': [
    'doctor',
    'dentist',
    'therapist',
    'physical-therapist',
    'pharmacist',
    'home-care',
    'fitness',
    'coach',
  ],
  'a celebration': [
    'event-planner',
    'caterer',
    'florist',
    'photographer',
    'videographer',
    'printer',
    'travel-agent',
  ],
  'a car': ['auto', 'insurance', 'banker'],
};

/**
 * The complementary professions that serve the same clients: those who share most situations first, then in the order
 * of the table. Mutual, and never the profession itself.
 */
export function contactSphere(group: ProfessionGroup): readonly ProfessionGroup[] {
  const shared = Object.values(SITUATIONS).filter((groups) => groups.includes(group));
  const times = (other: ProfessionGroup): number => shared.filter((groups) => groups.includes(other)).length;
  return PROFESSION_GROUPS.filter((other) => other !== group && times(other) > 0).toSorted(
    (a, b) => times(b) - times(a),
  );
}

/** Of a group that serves many situations, those of one of its services: its word in `apart`, and the situations. */
const SITUATIONS_OF: Partial<Record<ProfessionGroup, Readonly<Record<string, readonly string[]>>>> = {
  lawyer: { famil: ['a separation', 'money and family'], estate: ['money and family'] },
};

/**
 * The contact sphere of a profession as somebody typed it, without the professions it names: of a family lawyer those who
 * serve families, not the movers and stagers of a lawyer for homes.
 */
export function sphereOf(profession: string): ReadonlySet<ProfessionGroup> {
  const named = namedIn(profession);
  const mine = named.map(({ group }) => group);
  const among = named.flatMap(({ group, closer }) => {
    const own = closer.flatMap((word) => SITUATIONS_OF[group]?.[word] ?? []);
    if (own.length === 0) return [...contactSphere(group)];
    const groups = own.flatMap((situation) => SITUATIONS[situation] ?? []);
    return contactSphere(group).filter((other) => groups.includes(other));
  });
  return new Set(among.filter((group) => !mine.includes(group)));
}

interface Phrase {
  /** The words after the first. */
  readonly rest: readonly string[];
  readonly group: ProfessionGroup;
  readonly tier: number;
}

let lines: ReadonlyMap<string, string> | undefined;

/** The lines of the index by their first words, parted when they are first asked for. */
function linesByFirst(): ReadonlyMap<string, string> {
  lines ??= new Map(
    PHRASES.split('\n').map((line) => {
      const at = line.indexOf('|');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
  return lines;
}

const NONE: readonly Phrase[] = [];

/** The phrases that begin with a word. */
const phrasesFrom = remembering((first: string): readonly Phrase[] => {
  const line = linesByFirst().get(first);
  if (line === undefined) return NONE;
  const parts = line.split('|');
  return parts.flatMap((words, i): Phrase[] => {
    if (i % 2 > 0) return [];
    const number = Number(parts[i + 1]);
    const group = PROFESSION_GROUPS[Math.floor(number / TIERS.length)];
    const rest = words === '' ? [] : words.split(' ');
    return group === undefined ? [] : [{ rest, group, tier: number % TIERS.length }];
  });
});

/** A phrase of the table found among the words of a text, from the word `at` up to but not including `end`. */
interface Match {
  readonly group: ProfessionGroup;
  readonly tier: number;
  readonly at: number;
  readonly end: number;
}

function matchesIn(words: readonly string[]): Match[] {
  return words.flatMap((word, at) =>
    phrasesFrom(word)
      .filter(({ rest }) => rest.every((each, i) => words[at + 1 + i] === each))
      .map(({ group, tier, rest: { length } }) => ({ group, tier, at, end: at + 1 + length })),
  );
}

/** After these comes what somebody does. */
const DOING = new Set(['for', 'specializing', 'specialising']);
/** Between two professions of one person. */
const AND = 'and';
/** From here on it is about clients or an employer. */
const ABOUT_OTHERS = new Set([
  'for',
  'at',
  'with',
  'to',
  'who',
  'helping',
  'serving',
  'specializing',
  'specialising',
]);

function tokensOf(text: string): string[] {
  const key = searchKey(text)
    // c.p.a. is one word.
    .replace(/\b(?:[a-z]\.){2,}/g, (letters) => letters.replaceAll('.', ''))
    .replace(/[,&+()]| - /g, ` ${AND} `);
  return keyWords(key).map(plainWord);
}

/** A profession named in a text, by the words between "and", up to where it is about others. */
interface Named {
  readonly group: ProfessionGroup;
  readonly tier: number;
  /** The words that say which of its services is meant, those in `apart` by their beginning; often none. */
  readonly closer: readonly string[];
  /** Its licence or training, where it is one of those that the table tells apart. */
  readonly title: string | undefined;
  /** What stands beside it and is no name of a profession: "Attorney - probate". It may say what somebody does. */
  readonly beside: readonly string[];
}

/** What a text between two borders says: the profession named in it, where there is one, and all its words. */
interface Part {
  readonly named: Named | undefined;
  readonly words: readonly string[];
}

function partsOf(text: string): Part[] {
  const words = tokensOf(text);
  const matches = matchesIn(words);
  const isInside = (i: number): boolean => matches.some(({ at, end }) => at < i && i < end);
  const others = words.findIndex((word, i) => ABOUT_OTHERS.has(word) && !isInside(i));
  const until = others === -1 ? words.length : others;
  const borders = words.flatMap((word, i) => (word === AND && !isInside(i) ? [i] : []));
  const parts = [-1, ...borders].map((after, n): Part => {
    const before = Math.min(borders[n] ?? words.length, until);
    const match = strongest(matches.filter(({ at, end }) => at > after && end <= before));
    return {
      named: match === undefined ? undefined : namedBy(match, words, after + 1, before),
      words: words.slice(after + 1, before),
    };
  });
  return DOING.has(words[until] ?? '')
    ? [...parts, { named: undefined, words: words.slice(until + 1) }]
    : parts;
}

function namedBy({ group, tier, at, end }: Match, words: readonly string[], from: number, to: number): Named {
  const isName = (i: number): boolean => from + i >= at && from + i < end;
  const closer = servicesIn(group, words.slice(from, to)).flatMap(({ service, word }, i) =>
    service !== undefined ? [service] : isName(i) || SAYS_LITTLE.has(word) ? [] : [word],
  );
  return { group, tier, closer, title: titleOf(group, words.slice(at, end)), beside: [] };
}

/** Each word, with the one of the group's services that it means, where the table tells it apart. */
function servicesIn(group: ProfessionGroup, words: readonly string[]) {
  const { apart } = GROUPS[group];
  const beginnings = apart === '' ? [] : apart.split(', ');
  return words.map((word, i): { word: string; service: string | undefined } => {
    // Real estate is no estate; of an agent for it, it tells nothing apart.
    if (word === 'estate' && words[i - 1] === 'real')
      return { word, service: group === 'real-estate' ? undefined : 'real estate' };
    return { word, service: beginnings.find((each) => beginsAny(word, each))?.split('|')[0] };
  });
}

function titleOf(group: ProfessionGroup, words: readonly string[]): string | undefined {
  const name = words.join(' ');
  return GROUPS[group].titles?.split(', ').find((each) => beginsAny(name, each));
}

function beginsAny(word: string, beginnings: string): boolean {
  return beginnings.split('|').some((each) => word.startsWith(each));
}

/** Whether a text begins with a phrase of several words that the table knows: "business valuator". */
export function beginsWithPhrase(text: string): boolean {
  return matchesIn(professionWords(text)).some(({ at, end }) => at === 0 && end > 1);
}

const SAYS_LITTLE = new Set(
  (
    'a an the my our their her his new good best small big local certified licensed chartered registered ' +
    'professional independent senior junior help service work company firm agency office business of in on and ' +
    'need some someone person advice'
  ).split(' '),
);

/** The closest; of these the last, since English puts what somebody is at the end; of these the longest. */
function strongest(matches: readonly Match[]): Match | undefined {
  return matches.toSorted((a, b) => a.tier - b.tier || b.end - a.end || a.at - b.at)[0];
}

/** The professions a text names, those of the closest tier alone among what is joined by "and" or a comma. */
const namedIn = remembering((text: string): readonly Named[] => {
  // What is longer was made by other means than ours, and its end says no profession.
  const pieces = text
    .slice(0, LINE)
    .split(/[/;|•·\n]/)
    .map(partsOf);
  const isNamed = pieces.flatMap((parts) => {
    const tier = Math.min(...parts.map(({ named }) => named?.tier ?? Infinity));
    return parts.map(({ named }) => named?.tier === tier);
  });
  const parts = pieces.flat();
  const beside = parts.flatMap(({ words }, i) => (isNamed[i] === true ? [] : words));
  return parts.flatMap(({ named }, i) =>
    named === undefined || isNamed[i] !== true ? [] : [{ ...named, beside: besideWords(named, beside) }],
  );
});

function besideWords({ group }: Named, words: readonly string[]): string[] {
  if (words.length === 0) return [];
  return servicesIn(group, words).flatMap(({ word, service }) =>
    service !== undefined ? [service] : SAYS_LITTLE.has(word) ? [] : [word],
  );
}

/**
 * Every group a text names, in its order: both for "realtor and mortgage broker". Fields are passed over beside a person
 * ("tax and estate planning attorney" is a lawyer), unless a slash, semicolon, bar or bullet keeps them apart; and so is
 * what follows "for", "at" and the like. Nothing for a text the table does not know.
 */
export function professionsOf(text: string): ProfessionGroup[] {
  return [...new Set(namedIn(text).map(({ group }) => group))];
}

/** Whether a text names who does something, `family lawyer`, and not what is done, `family law`. */
export function namesPerson(text: string): boolean {
  return namedIn(text).some(({ tier }) => TIERS[tier] === 'people');
}

/** The professions that a text names in the words of their groups, and nothing else of it; null where it names none. */
export function professionAlone(text: string): string | null {
  const groups = professionsOf(text);
  return groups.length === 0 ? null : groups.map(professionLabel).join(', ');
}

/** The group of a profession as somebody typed it, the first where the text names several. */
export function professionOf(text: string): ProfessionGroup | undefined {
  return professionsOf(text)[0];
}

/**
 * Whether two texts mean the same profession: a group in common, or, where the table does not know one of them, every
 * word of one beginning a word of the other ("jewel" and "jeweller").
 */
export function sameProfession(a: string, b: string): boolean {
  const groups = professionsOf(a);
  const others = professionsOf(b);
  if (groups.length > 0 && others.length > 0) return groups.some((group) => others.includes(group));
  return (
    beginWords(professionWords(a), professionWords(b)) || beginWords(professionWords(b), professionWords(a))
  );
}

function beginWords(sought: readonly string[], words: readonly string[]): boolean {
  return sought.length > 0 && sought.every((word) => words.some((own) => own.startsWith(word)));
}

/**
 * Whether two texts may mean the same service: the same profession, without words on both sides that tell two of its
 * services apart ("family law" and "tax law", "plumber" and "electrician"); or, for what the table does not know, all
 * words of the one among those of the other. Of two professions it knows a word in common makes none the other: estates are
 * no real estate.
 */
export function sameService(a: string, b: string): boolean {
  return sameServiceAs(a)(b);
}

/** As {@link sameService}, of one text and many others. */
export function sameServiceAs(service: string): (other: string) => boolean {
  const wanted = namedIn(service);
  return (other) => {
    const others = namedIn(other);
    if (wanted.length === 0 || others.length === 0) return serviceFit(service, other) !== undefined;
    return fitsOf(wanted, others).length > 0;
  };
}

/** `exact`: it is what was asked for. `wider`: nothing says that it is, and nothing that it is not, or it is near it. */
export type ServiceFit = 'exact' | 'wider';

/**
 * How what somebody offers meets a need, undefined where it does not: a family lawyer meets "family law" exactly, a
 * lawyer widely, a tax lawyer not at all (see {@link sameService}). A title that is a licence is met by that title alone:
 * a CPA exactly, an accountant widely.
 */
export function serviceFit(need: string, offered: string): ServiceFit | undefined {
  const wanted = namedIn(need);
  const others = namedIn(offered);
  const fits = fitsOf(wanted, others);
  if (fits.includes('exact')) return 'exact';
  // The words alone make a mortgage lawyer no mortgage broker.
  const areOthers = fits.length === 0 && wanted.length > 0 && others.length > 0;
  if (hasWordsOf(offered, need)) return areOthers ? 'wider' : 'exact';
  return fits.includes('wider') || hasWordsOf(need, offered) || shortens(offered, need) ? 'wider' : undefined;
}

function fitsOf(wanted: readonly Named[], others: readonly Named[]): ServiceFit[] {
  return wanted.flatMap((one) =>
    others.flatMap((other) => (other.group === one.group ? (closerFit(one, other) ?? []) : [])),
  );
}

function closerFit(need: Named, offered: Named): ServiceFit | undefined {
  const isTitled = need.title === undefined || need.title === offered.title;
  const fit = specialtyFit(need, offered);
  return fit === 'exact' && !isTitled ? 'wider' : fit;
}

/** What stands beside a profession may say that it is what was asked for, and never that it is not. */
function specialtyFit(need: Named, offered: Named): ServiceFit | undefined {
  const wanted = [...need.closer, ...need.beside];
  if (wanted.length === 0 || offered.closer.some((word) => wanted.includes(word))) return 'exact';
  if (offered.beside.some((own) => wanted.some((word) => isNearWord(word, own)))) return 'exact';
  return need.closer.length === 0 || offered.closer.length === 0 ? 'wider' : undefined;
}

/** Whether a word is another but for a slip, or the same in another language: immigration, inmigración. */
function isNearWord(word: string, own: string): boolean {
  return word === own || (word.length > 6 && nearlySameWord(word, own));
}

/** Whether each word that was asked for stands in a text, if need be cut short: "custody evals". */
function shortens(text: string, sought: string): boolean {
  const words = professionWords(text);
  const wanted = professionWords(sought).filter((word) => !SAYS_LITTLE.has(word));
  const isShort = (word: string, own: string) => own.length > 3 && word.startsWith(own);
  return wanted.length > 1 && wanted.every((word) => words.some((own) => own === word || isShort(word, own)));
}

/** Every word of the table, in the form {@link professionWords} returns. */
export function professionVocabulary(): readonly string[] {
  return VOCABULARY.split(' ');
}

/** True for a word that says nothing about a service: "good", "company". Takes it in the form of {@link professionWords}. */
export function saysLittle(word: string): boolean {
  return SAYS_LITTLE.has(word);
}

function hasWordsOf(text: string, sought: string): boolean {
  const words = new Set(professionWords(text));
  const wanted = professionWords(sought).filter((word) => !SAYS_LITTLE.has(word));
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}
