/** How contact lists head their columns, in English, German and French, as tables to read and extend. */
import { keyWords, searchKey } from '../text/search-key.ts';
import { isChannel } from '../partners/channels.ts';
import { isNobody } from '../partners/nobody.ts';
import { cleanInput } from '../text/sanitize.ts';
import { isTrackerHeader } from '../imports/tracker-assign.ts';
import { headingSays } from '../imports/tracker-headings.ts';

/** What a column of a contact list can hold. */
const PERSON_MEANINGS = [
  'name',
  'prefix',
  'given',
  'middle',
  'family',
  'suffix',
  'nickname',
  'business',
  'title',
  'profession',
  'email',
  'phone',
  'link',
  'address',
  'street',
  'po-box',
  'postal-code',
  'city',
  'state',
  'country',
  'referred-by',
  'how-met',
  'since',
  'connected',
  'note',
  'label',
  'relation-label',
  'relation',
] as const;
export type PersonMeaning = (typeof PERSON_MEANINGS)[number];

/** What a column of a contact list can hold, in a few words, for what a dry run shows. */
export const PERSON_MEANING_WORDS: Readonly<Record<PersonMeaning, string>> = {
  name: 'the name',
  prefix: 'the title before the name',
  given: 'the first name',
  middle: 'the middle name',
  family: 'the last name',
  suffix: 'what stands behind the name',
  nickname: 'another name',
  business: 'the firm',
  title: 'what they do or are in it',
  profession: 'what they do',
  email: 'an email address',
  phone: 'a phone number',
  link: 'a web address',
  address: 'the postal address',
  street: 'the postal address: the street',
  'po-box': 'the postal address: the PO box',
  'postal-code': 'the postal address: the postal code',
  city: 'the place they serve',
  state: 'the province or state',
  country: 'the country',
  'referred-by': 'who introduced them',
  'how-met': 'how you met',
  since: 'since when you know them',
  connected: 'since when you know them, by LinkedIn',
  note: 'a note',
  label: 'groups: tags, with --labels',
  'relation-label': 'what the relation is',
  relation: 'who introduced them, where the relation says so',
};

/** Headings by what they mean, as words without accents and punctuation; numbers of several are left out. */
const HEADINGS: Readonly<Partial<Record<PersonMeaning, string>>> = {
  name:
    'name, nom, full name, fullname, display name, contact name, contact, person, partner, partner name, referral partner, member, ' +
    'member name, contact full name, whole name, nom complet, nom et prenom, prenom et nom, nom affiche, partenaire, ' +
    'vollstandiger name, anzeigename, ansprechpartner, ansprechpartnerin, kontakt, kontaktname, vor und nachname, mitglied',
  prefix: 'name prefix, prefix, salutation, honorific, anrede, titel, titre, civilite, courtesy title',
  given:
    'first name, firstname, given name, first, forename, fname, contact first name, vorname, rufname, prenom',
  middle:
    'middle name, middle, additional name, middle initial, weitere vornamen, zweiter vorname, deuxieme prenom, autres prenoms',
  family:
    'last name, lastname, family name, surname, last, lname, contact last name, nachname, familienname, zuname, nom de famille',
  suffix: 'name suffix, suffix, suffixe, namenszusatz, credentials, designation, designations',
  nickname:
    'nickname, nick name, preferred name, goes by, known as, also known as, spitzname, surnom, short name',
  business:
    'company, company name, organization, organisation, organization name, organisation name, firm, firm name, business, business name, employer, ' +
    'account name, account, associated company, primary associated company, primary company, agency, brokerage, practice, ' +
    'works at, workplace, firma, unternehmen, firmenname, kanzlei, societe, entreprise, cabinet, nom de l entreprise, employeur',
  title:
    'title, job title, position, organization title, role, headline, designation title, job, funktion, stellung, ' +
    'berufsbezeichnung, poste, fonction, titre du poste, intitule du poste',
  profession:
    'profession, occupation, specialty, speciality, trade, what they do, profession type, classification, bni classification, category, industry, ' +
    'field, beruf, branche, gewerk, fachgebiet, metier, secteur, domaine, specialite',
  link:
    'url, link, website, web site, web page, webpage, personal web page, website url, homepage, home page, website value, linkedin, linkedin url, ' +
    'linkedin profile, linkedin bio, profile url, public profile url, webseite, internet, internetseite, site web, page web, site internet',
  address:
    'address, full address, postal address, mailing address, business address, work address, home address, office address, other address, ' +
    'street and city, address formatted, formatted address, complete address, adresse, adresse postale, adresse complete, ' +
    'adresse professionnelle, adresse bureau, adresse domicile, adresse geschaftlich, adresse privat, anschrift, postanschrift, geschaftsadresse',
  street:
    'street, street address, address street, business street, work street, home street, other street, mailing street, street name, ' +
    'business street address, address line, mailing address line, address extended address, business address street, ' +
    'home address street, other address street, strasse, strasse und hausnummer, strasse nr, strasse geschaftlich, ' +
    'strasse privat, weitere strasse, rue, rue bureau, rue domicile, autre rue, rue professionnelle',
  'po-box':
    'po box, p o box, address po box, business address po box, home address po box, other address po box, business po box, home po box, ' +
    'other po box, postfach, postfach geschaftlich, postfach privat, weiteres postfach, boite postale',
  'postal-code':
    'postal code, postcode, post code, zip, zip code, zip postal, zip postal code, postal, business postal code, work postal code, ' +
    'home postal code, other postal code, address postal code, address zip, mailing zip, mailing zip code, mailing postal code, ' +
    'mailing zip postal code, business zip, work zip, home zip, plz, postleitzahl, postleitzahl geschaftlich, postleitzahl privat, ' +
    'weitere postleitzahl, code postal, code postal bureau, code postal domicile, autre code postal',
  city:
    'city, other city, town, location, region, area, territory, business city, work city, home city, mailing city, address city, city town, ' +
    'ort, stadt, ort geschaftlich, ort privat, region ort, ville, ville bureau, ville domicile, localite',
  state:
    'state, other state, province, state province, state region, province state, business state, work state, home state, mailing state, mailing state province, ' +
    'address region, bundesland, kanton, region geschaftlich, bundesland kanton geschaftlich, dep region bureau',
  country:
    'country, other country, other country region, country region, business country, business country region, work country, home country, home country region, mailing country, address country, ' +
    'land, land region, land region geschaftlich, pays, pays region, pays bureau, pays region bureau',
  'referred-by':
    'referred by, introduced by, introduced through, introducer, referrer, recommended by, empfohlen von, vorgestellt von, vermittelt von, ' +
    'recommande par, presente par, refere par',
  'how-met':
    'how met, how we met, how did we meet, how you met, where met, where we met, met at, met through, met, ' +
    'kennengelernt, kennengelernt bei, woher, rencontre, rencontre a, lieu de rencontre',
  since:
    'known since, knows since, since, known from, met on, date met, year met, first met, bekannt seit, kennt seit, seit, ' +
    'connu depuis, connue depuis, depuis, member since',
  connected: 'connected on, connection date, date connected',
  note: 'note, notes, comment, comments, remark, remarks, about, background, notizen, notiz, bemerkung, bemerkungen, kommentar, remarque, remarques, commentaire, commentaires',
  label:
    'label, labels, group membership, groups, group, category list, categories, tags, tag, contact tags, lists, kategorien, gruppen, etiquettes, libelles',
  'relation-label': 'relation label, relation type',
  relation: 'relation value',
};

/** Between the parts of a heading that says which of several it is. */
const WHICH =
  'primary|secondary|main|work|business|office|home|personal|private|other|direct|company|contact|preferred|best|geschaftlich|privat|dienstlich|bureau|domicile|professionnel|professionnelle|personnel|personnelle|autre|principal|principale|weitere|email|zentrale|firma|firmen|societe|adresse';
const EMAIL = new RegExp(
  `^(?:(?:${WHICH}) )*(?:e ?mail|mail|e ?mails|courriel|adresse de messagerie|messagerie|adresse electronique|adresse e ?mail)(?: (?:address|addresses|adresse|adressen|value|${WHICH}))*$`,
);
const PHONE =
  /\b(?:phone|phones|telephone|tel|mobile|cell|cellphone|telefon|telefonnummer|handy|mobil|mobiltelefon|rufnummer|portable|mobilfunk|durchwahl)\b/;
const NO_PHONE =
  /\b(?:fax|telefax|telecopie|pager|type|label|assistant|assistants|assistent|assistenz|assistente|callback|ruckruf|radio|telex|tty|ttytdd|isdn|rnis|ext|extension|opt|status|owner|yomi|provider|country code|consent|verified|valid)\b/;

const BY_HEADING: ReadonlyMap<string, PersonMeaning> = new Map(
  Object.entries<string | undefined>(HEADINGS).flatMap(([meaning, headings]) =>
    (headings ?? '')
      .split(', ')
      .map((heading): [string, PersonMeaning] => [heading, meaning as PersonMeaning]),
  ),
);

/** The words of a heading, without the numbers of several: `Organization 1 - Name`. */
function wordsOf(heading: string): string {
  const spaced = heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return keyWords(searchKey(spaced).replaceAll("'", ' '))
    .filter((word) => !/^\d+$/.test(word))
    .join(' ');
}

/** What a column is by its heading alone; undefined where the heading is none that is known. */
function personMeaning(heading: string): PersonMeaning | undefined {
  const words = wordsOf(heading);
  if (EMAIL.test(words)) return 'email';
  const known = BY_HEADING.get(words);
  if (known !== undefined) return known;
  return PHONE.test(words) && !NO_PHONE.test(words) ? 'phone' : undefined;
}

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
/** Digits parted as in a telephone number, or with the country before them. */
const NUMBER = /^(?:tel:)?\+?[(\d][\d\s().\-/\u2010-\u2013]{5,22}(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i;
const PARTED = /^(?:tel:)?\+\d|\d[\s().\-/\u2010-\u2013]+\d/;
/** Days, ZIP codes and numbers of insurance, which have the same signs. */
const NO_NUMBER =
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|^\d{5}-\d{4}$|^\d{3}-\d{2}-\d{4}$|^\d+\.\d+$/;
/** Columns of other people's numbers, and of what is no telephone. */
const OF_ANOTHER =
  /\b(?:id|ids|uuid|number|no|nr|zip|postal|postcode|plz|code|ssn|account|tax|vat|ein|npi|licen[cs]e|date|day|birthday|amount|value|owner|spouse|manager|assistant|referrer|referred|emergency|source|created|updated|modified)\b/;
const PLACES = new RegExp(
  `^(?:(?:${WHICH}|alternate|alternative|additional|cell|land line|landline|yahoo|number) ?)+$`,
);

/** An email or a telephone number by the cells of a column that its heading does not tell; undefined for anything else. */
export function contactMeaning(heading: string, cells: readonly string[]): 'email' | 'phone' | undefined {
  const words = wordsOf(heading);
  if (cells.length === 0 || NO_PHONE.test(words) || OF_ANOTHER.test(words)) return undefined;
  if (cells.every((cell) => ADDRESS.test(cell))) return 'email';
  const isNumber = (cell: string) => {
    const digits = cell.replace(/\D/g, '').length;
    return NUMBER.test(cell) && !NO_NUMBER.test(cell) && digits >= 7 && digits <= 20;
  };
  // Mere digits may be anything, but under a heading that says where a telephone stands.
  const isSure = PLACES.test(words) || cells.some((cell) => PARTED.test(cell));
  return isSure && cells.every(isNumber) ? 'phone' : undefined;
}

/** Which of several addresses a column is of: Google numbers them, Outlook has that of work, of home and another. */
export function addressGroup(heading: string): string {
  const [, number] = /^address\s*(\d+)\s*-/i.exec(heading.trim()) ?? [];
  if (number !== undefined) return number;
  const words = wordsOf(heading);
  if (/\b(?:home|privat|private|personal|domicile|personnel|personnelle)\b/.test(words)) return 'home';
  return /\b(?:other|weitere|weiteres|autre)\b/.test(words) ? 'other' : 'work';
}

/** Whether a heading is of a town, not of any place that somebody serves. */
export function isTown(heading: string): boolean {
  return /\b(?:city|town|ort|stadt|ville|localite)\b/.test(wordsOf(heading));
}

/** One column of a contact list; without a meaning it is not read. */
export interface PersonColumn {
  readonly heading: string;
  readonly meaning: PersonMeaning | undefined;
}

/** What the columns of a list are, where it is one of people; undefined where it is none. */
export function peopleColumns(cells: readonly string[]): readonly PersonColumn[] | undefined {
  const columns = cells.map((cell) => ({ heading: cleanInput(cell), meaning: personMeaning(cell) }));
  const has = (...wanted: readonly PersonMeaning[]) =>
    columns.some(({ meaning }) => meaning !== undefined && wanted.includes(meaning));
  const kinds = new Set(columns.flatMap(({ meaning }) => meaning ?? []));
  const filled = columns.filter(({ heading }) => heading !== '').length;
  const named = has('name', 'given', 'family');
  if (!named || (kinds.size < 2 && filled > 1)) return undefined;
  const beside = [
    'email',
    'phone',
    'business',
    'title',
    'profession',
    'link',
    'since',
    'how-met',
    'nickname',
  ] as const;
  if (filled > 1 && !has(...beside) && !(has('given') && has('family'))) return undefined;
  return disambiguated(columns, has);
}

/** A name beside a first name alone is the last name; a title beside a job title stands before the name. */
function disambiguated(
  columns: readonly PersonColumn[],
  has: (...wanted: readonly PersonMeaning[]) => boolean,
): readonly PersonColumn[] {
  const keys = columns.map(({ heading }) => wordsOf(heading));
  const hasJob = keys.some((key) => key !== 'title' && BY_HEADING.get(key) === 'title');
  const nameIsFamily = has('given') && !has('family');
  return columns.map((column, at) => {
    const key = keys[at];
    if (nameIsFamily && (key === 'name' || key === 'nom')) return { ...column, meaning: 'family' };
    if (key === 'nom') return { ...column, meaning: has('given') ? 'family' : 'name' };
    if (key === 'title' && (hasJob || (has('given') && keys[at + 1] === 'first name'))) {
      return { ...column, meaning: 'prefix' };
    }
    return column;
  });
}

/** A header stands among so many first lines: LinkedIn has notes before it. */
const HEADER_WITHIN = 30;

/** Signs of a list of people though it has a day and somebody who referred: exports of address books. */
const OF_AN_ADDRESS_BOOK: readonly (readonly string[])[] = [
  ['ideal client', 'uuid'],
  ['e mail display name'],
  ['given yomi'],
  ['phonetic first name'],
  ['given name yomi'],
  ['connected on', 'url'],
  ['record id', 'first name', 'last name', 'email'],
  ['primary email', 'display name'],
  // What refnet itself prints of partners.
  ['ideal client', 'prefers informal', 'uuid'],
];

/** Whether these headings begin a list of people rather than a tracker of referrals. */
function isPeopleHeader(cells: readonly string[], beneath: readonly (readonly string[])[] = []): boolean {
  if (peopleColumns(cells) === undefined) return false;
  const keys = cells.map(wordsOf);
  if (OF_AN_ADDRESS_BOOK.some((signs) => signs.every((sign) => keys.includes(sign)))) return true;
  if (cells.some(isOfATracker) && !isOfKnownPeople(cells)) return false;
  if (isTrackerHeader(cells) && !saysOnlyHowEntered(cells, beneath)) return false;
  const meanings = cells.map(personMeaning);
  // Names beside who referred them, and no word of what they do, are clients rather than colleagues.
  return !meanings.includes('referred-by') || OF_WORK.some((meaning) => meanings.includes(meaning));
}

/**
 * Whether a list with a status of each person is one of people all the same: they can be reached, what they do is said, and
 * nothing of a day, an amount or who sent them.
 */
function isOfKnownPeople(cells: readonly string[]): boolean {
  const meanings = cells.map(personMeaning);
  const has = (wanted: readonly PersonMeaning[]) => wanted.some((meaning) => meanings.includes(meaning));
  if (!has(['email', 'phone']) || !has(OF_WORK) || has(['referred-by'])) return false;
  return cells.every((cell, at) => {
    if (meanings[at] !== undefined) return true;
    return headingSays(cell).candidates.every(({ meaning }) => OF_ANYBODY.has(meaning));
  });
}

/** What may be said of people who are no clients. */
const OF_ANYBODY: ReadonlySet<string> = new Set(['status', 'stage', 'note', 'need', 'direction']);

/** How a record got into an address book, or who collected it. */
const HOW_ENTERED =
  /^(?:(?:contact|original|record|data|import|list|opt in|signup|sign up|subscription|acquisition|creation|update|email update) )?(?:source|origin|channel)(?: name| type| detail| details)?$/;

/**
 * Whether a list has nothing of a tracker but a column `Source` beside the day a record was made: of people with what they do
 * it says how they got into the list; of others the cells have to.
 */
function saysOnlyHowEntered(cells: readonly string[], beneath: readonly (readonly string[])[]): boolean {
  const keys = cells.map(wordsOf);
  const sources = keys.flatMap((key, at) => (HOW_ENTERED.test(key) ? [at] : []));
  const others = cells.filter((_, at) => !sources.includes(at));
  if (sources.length === 0 || isTrackerHeader(others) || others.some(saysOfAReferral)) return false;
  const meanings = cells.map(personMeaning);
  if (!meanings.includes('email') && !meanings.includes('phone')) return false;
  if (OF_WORK.some((meaning) => meanings.includes(meaning))) return true;
  const said = beneath.flatMap((row) => sources.flatMap((at) => (row[at] ?? '').trim() || []));
  return said.length > 0 && said.every((cell) => isChannel(cell) || isNobody(cell));
}

/** From this rank on a heading of days says when a record was made, not when somebody was referred. */
const RECORDED = 40;

/** Whether a heading is of a partner, and not only of where somebody came from, or of the day of a referral. */
function saysOfAReferral(cell: string): boolean {
  return headingSays(cell).candidates.some(
    ({ meaning, rank }) => (WHO_SENT.has(meaning) && rank <= SURE) || (meaning === 'day' && rank < RECORDED),
  );
}

const WHO_SENT: ReadonlySet<string> = new Set(['partner', 'partner-first', 'partner-last', 'given-to']);

const OF_WORK: readonly PersonMeaning[] = ['business', 'title', 'profession'];

/** Up to this rank a heading is believed. */
const SURE = 20;
const OF_CLIENTS: ReadonlySet<string> = new Set([
  'status',
  'stage',
  'value',
  'direction',
  'closed',
  'given-to',
  'client',
]);

/** What only a list of clients has: a status, an amount, whom they were given to. */
function isOfATracker(cell: string): boolean {
  if (personMeaning(cell) !== undefined) return false;
  const [surest] = headingSays(cell).candidates;
  return surest !== undefined && surest.rank <= SURE && OF_CLIENTS.has(surest.meaning);
}

/** Where the header of a list of people stands among the first lines of a table: their index; -1 where it is none. */
export function peopleHeaderAt(lines: readonly (readonly string[])[]): number {
  const within = lines.slice(0, HEADER_WITHIN);
  const tracker = within.findIndex(
    (cells, at) => isTrackerHeader(cells) && !isPeopleHeader(cells, within.slice(at + 1)),
  );
  const people = within.findIndex((cells, at) => isPeopleHeader(cells, within.slice(at + 1)));
  return tracker !== -1 && (people === -1 || tracker < people) ? -1 : people;
}
