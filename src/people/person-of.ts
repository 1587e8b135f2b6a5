import type { KnownSince } from '../calendar/known-since.ts';
import { isSummaryWord } from '../imports/tracker-aside.ts';
import { isNobody, isNoNote, isOwnName } from '../partners/nobody.ts';
import { contactKey, emptyPartner, type ContactKind } from '../partners/partner.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import { LINE, NOTE, tooLong } from '../text/too-long.ts';
import { readTitle } from './job-title.ts';
import type { Person, PersonFacts, PersonSaid, Unread } from './person.ts';
import { addressIn, nameInAddress } from '../text/address.ts';
import { personName } from './person-name.ts';
import { inUsualCase, type PersonName } from '../partners/read-name.ts';
import { isUuid } from '../text/uuid.ts';

/** What a list is read with. */
export interface Understanding {
  readonly myName: string | undefined;
  /** Since when somebody is known, of a text; null for none that can be read. */
  readonly since: (text: string) => KnownSince | null;
  /** The codes of a country and a province or state, of their names; null for what is none. */
  readonly country: (text: string) => string | null;
  readonly subdivision: (text: string, country: string | null) => string | null;
}

/** Why a row or a card makes no partner. */
type NoPerson = 'nobody' | 'yourself';

/** The person that a row or a card is about, or why there is none. */
export function personOf(said: PersonSaid, reading: Understanding): Person | NoPerson {
  if (isUuid(said.uuid)) return ownCard(said, reading);
  const { values, unread } = valuesOf(said, reading);
  const called = calledBy(said, values.emails);
  const title = readTitle(said.title, cleanInput(said.business));
  const named = cleanInput(said.business) || called.business || title.business || '';
  const isFirm = said.isFirm || called.name === '';
  const name = isFirm ? inUsualCase(named || called.name) : called.name;
  if (isNobody(name) || isSummaryWord(name)) return 'nobody';
  if (isOwnName(name, reading.myName)) return 'yourself';
  return {
    line: said.line,
    facts: {
      ...emptyPartner(name),
      aliases: isFirm ? [] : called.aliases,
      business: searchKey(named) === searchKey(name) || isNobody(named) ? null : cleanInput(named),
      profession: someText(said.profession) ?? called.profession ?? title.profession,
      region: someText(said.city),
      howMet: someText(said.howMet),
      ...values,
      notes: notesOf(said, called, title.note),
    },
    referredBy: someText(said.referredBy),
    isFirm,
    title: cleanInput(said.title),
    labels: said.labels,
    since: values.knownSince,
    readFrom: wasMore(said, called) ? cleanInput(said.full) : null,
    unread,
    own: null,
  };
}

type Valued = 'country' | 'subdivision' | 'knownSince' | 'emails' | 'phones' | 'links' | 'addresses';

/** What has a form of its own, each value once; and what stands in its place and has another form. */
function valuesOf(
  said: PersonSaid,
  reading: Understanding,
): { readonly values: Pick<PersonFacts, Valued>; readonly unread: Unread[] } {
  const emails = said.emails.flatMap(addressesIn);
  const phones = said.phones.flatMap(valuesIn).map((each) => each.replace(/^tel:/i, ''));
  const links = said.links.flatMap(valuesIn);
  const country = reading.country(cleanInput(said.country));
  const [since, state] = [someText(said.since), someText(said.state)];
  const knownSince = since === null ? null : reading.since(since);
  const subdivision = state === null ? null : reading.subdivision(state, country);
  return {
    values: {
      country,
      subdivision,
      knownSince,
      emails: distinct(
        'email',
        emails.flatMap((each) => addressIn(each) ?? []),
      ),
      phones: distinct('phone', phones.filter(isPhone)),
      links: distinct('link', links.filter(isLink)),
      addresses: distinct('address', said.addresses.filter(isAddress)),
    },
    unread: [
      ...unreadOf('known since', knownSince === null ? [said.since] : []),
      ...unreadOf(
        'email',
        emails.filter((each) => addressIn(each) === undefined),
      ),
      ...unreadOf('phone', phones.filter(isNot(isPhone))),
      ...unreadOf('link', links.filter(isNot(isLink))),
      ...unreadOf('address', said.addresses.filter(isNot(isAddress))),
      ...unreadOf('country', country === null ? [said.country] : []),
      ...unreadOf(
        country === null ? 'province or state beside no country' : 'province or state',
        subdivision === null ? [said.state] : [],
      ),
    ],
  };
}

/** A card of refnet's own says each fact as it is. */
function ownCard(said: PersonSaid, reading: Understanding): Person {
  const country = reading.country(said.country);
  const orNull = (text: string) => (text === '' ? null : text);
  return {
    line: said.line,
    facts: {
      ...emptyPartner(said.full),
      aliases: said.nicknames,
      business: orNull(said.business),
      profession: orNull(said.title),
      region: orNull(said.city),
      country,
      subdivision: reading.subdivision(said.state, country),
      emails: said.emails,
      phones: said.phones,
      links: said.links,
      addresses: distinct('address', said.addresses),
      tags: said.labels,
      notes: orNull(cleanNote(said.notes.join('\n'))),
    },
    referredBy: null,
    isFirm: false,
    title: said.title,
    labels: [],
    since: null,
    readFrom: null,
    unread: [],
    own: { number: '', uuid: said.uuid },
  };
}

/** Why what a row or a card says is not looked into: a text of it is too long to be what it stands for. Names nobody. */
export function whyNotRead({ notes, ...said }: PersonSaid): string | undefined {
  for (const [key, value] of Object.entries(said)) {
    for (const text of [value].flat()) {
      const why = typeof text === 'string' ? tooLong(text, LINE) : undefined;
      if (why !== undefined) return `the ${WORDS[key] ?? key} ${why}`;
    }
  }
  const why = notes.map((note) => tooLong(note, NOTE)).find((each) => each !== undefined);
  return why === undefined ? undefined : `the note ${why}`;
}

/** Why somebody's facts cannot be kept: a text is too long to be one. Names nobody. */
export function whyNotKept({ facts }: Person): string | undefined {
  const lines = Object.entries(facts).flatMap(([key, value]) =>
    key === 'notes'
      ? []
      : [value].flat().flatMap((each) => (typeof each === 'string' ? [[key, each] as const] : [])),
  );
  for (const [key, text] of lines) {
    const why = tooLong(text, LINE);
    if (why !== undefined) return `the ${WORDS[key] ?? key} ${why}`;
  }
  const why = tooLong(facts.notes ?? '', NOTE);
  return why === undefined ? undefined : `the note ${why}`;
}

const WORDS: Readonly<Record<string, string>> = {
  full: 'name',
  given: 'first name',
  middle: 'middle name',
  family: 'last name',
  nicknames: 'other name',
  labels: 'tag',
  referredBy: 'name of who introduced them',
  emails: 'email',
  phones: 'phone',
  links: 'link',
  addresses: 'address',
  aliases: 'other name',
  tags: 'tag',
  howMet: 'how met',
  idealClient: 'ideal client',
};

/** The name, be it that of the first address. */
function calledBy(said: PersonSaid, emails: readonly string[]): PersonName {
  const called = personName(said);
  if (called.name !== '' || said.isFirm || cleanInput(said.business) !== '') return called;
  return { ...called, name: emails.map(nameInAddress).find((each) => each !== undefined) ?? '' };
}

/** Whether what stood as the name was read as something else than it says. */
function wasMore({ full, given, family }: PersonSaid, { name }: PersonName): boolean {
  return given === '' && family === '' && full !== '' && name !== '' && searchKey(full) !== searchKey(name);
}

function someText(text: string): string | null {
  const clean = cleanInput(text);
  return clean === '' || isNobody(clean) ? null : clean;
}

function notesOf(said: PersonSaid, { note }: PersonName, rank: string | null): string | null {
  const lines = [...said.notes, note ?? '', rank ?? ''].map(cleanNote).filter((each) => !isNoNote(each));
  return lines.length === 0 ? null : [...new Set(lines)].join('\n');
}

/** Values in one cell as Google writes them, or one under the other. */
const BETWEEN = /\s*(?::::|[;\n])\s*/;

function addressesIn(cell: string): string[] {
  return (
    cell
      .split(/\s*(?::::|[;,\n|])\s*/)
      .map((each) => /<([^<>]+)>\s*$/.exec(each)?.[1] ?? each)
      .map((each) => cleanInput(each))
      // Outlook has addresses of an Exchange server, which nobody can write to.
      .filter((each) => each !== '' && !/^\/o=|^imceaex/i.test(each))
  );
}

function valuesIn(cell: string): string[] {
  return cell.split(BETWEEN).map(cleanInput);
}

function isPhone(text: string): boolean {
  return contactKey({ kind: 'phone', value: text }).length >= 5;
}

function isLink(text: string): boolean {
  return keyWords(searchKey(text)).length > 1 && !/\s/.test(text);
}

function isAddress(text: string): boolean {
  return /\p{L}/u.test(text);
}

function isNot(is: (text: string) => boolean): (text: string) => boolean {
  return (text) => !is(text);
}

/** What says something, and is nothing that the fact could be. */
function unreadOf(fact: string, texts: readonly string[]): Unread[] {
  return texts.flatMap((each) => {
    const text = someText(each);
    return text === null ? [] : [{ fact, text }];
  });
}

/** Each value once, by what it is compared by. */
function distinct(kind: ContactKind, values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size < seen.add(contactKey({ kind, value })).size);
}
