import { firmKey } from '../partners/firm-name.ts';
import { contactKey, CONTACTS } from '../partners/partner.ts';
import { looseKey, searchKey } from '../text/search-key.ts';
import { nearNames } from '../text/near-names.ts';
import { nearlySame, untitledWords } from '../text/same-name.ts';
import type { PersonFacts } from './person.ts';
import { wholeNamesOf } from './whole-names.ts';
import { phoneBucket, phoneKey, samePhone, type PhoneKey } from './phones.ts';

/** What somebody is known by. */
export type KnownFacts = Pick<PersonFacts, 'name' | 'aliases' | 'business' | 'emails' | 'phones' | 'links'>;

/** Somebody known: a partner, or one of the file who comes before. */
export interface Known {
  /** The partner's number; null for one that the file adds. */
  readonly id: number | null;
  /** The line of the file; null for a partner. */
  readonly line: number | null;
  readonly uuid: string | null;
  readonly facts: KnownFacts;
}

const SIGNS = [
  'the same email',
  'the same email, another name',
  'the same web address',
  'the same name and firm',
  'the same name and phone',
  'the name alone',
  'the same name',
  'nearly the same name',
  'the same phone, nearly the same name',
  'the same firm',
] as const;
type Sign = (typeof SIGNS)[number];

/** Somebody who may be the one meant, and the sign of it. */
export interface Candidate<K extends Known = Known> {
  readonly known: K;
  readonly why: Sign;
}

/** Who somebody of a file is: surely one who is known, perhaps one of some, or nobody yet. */
export type Match<K extends Known = Known> =
  | { readonly kind: 'sure'; readonly candidate: Candidate<K> }
  | { readonly kind: 'doubtful'; readonly candidates: readonly Candidate<K>[] }
  | { readonly kind: 'none' };

const SURE: ReadonlySet<Sign> = new Set<Sign>([
  'the same email',
  'the same web address',
  'the same name and firm',
  'the same name and phone',
  'the name alone',
]);

/** Beside these somebody else may still be the one of that name. */
const FAINT: ReadonlySet<Sign> = new Set<Sign>(['nearly the same name', 'the same firm']);

/** More candidates than these nobody looks through. */
const MOST = 8;

/** Everybody known, to be found by email, phone, name and firm without comparing every two. */
export class PeopleIndex<K extends Known> {
  readonly #country: string | undefined;
  readonly #byEmail = new Map<string, K[]>();
  readonly #byLink = new Map<string, K[]>();
  readonly #byPhone = new Map<string, { key: PhoneKey; known: K }[]>();
  readonly #byName = new Map<string, K[]>();
  readonly #byWholeName = new Map<string, K[]>();
  readonly #byFirm = new Map<string, K[]>();
  readonly #near = nearNames<K>();

  constructor(country: string | undefined) {
    this.#country = country;
  }

  add(known: K): void {
    const { name, aliases, business } = known.facts;
    for (const each of new Set([name, ...aliases])) push(this.#byName, nameKey(each), known);
    for (const key of wholeNamesOf(known.facts)) push(this.#byWholeName, key, known);
    this.#near.add(name, known);
    if (business !== null) push(this.#byFirm, firmKey(business), known);
    this.addContacts(known, known.facts);
  }

  /** What is learnt of somebody later: how to reach them. */
  addContacts(known: K, { emails, phones, links }: Pick<PersonFacts, 'emails' | 'phones' | 'links'>): void {
    for (const value of emails) push(this.#byEmail, contactKey({ kind: CONTACTS.emails, value }), known);
    for (const value of links) push(this.#byLink, linkKey(value), known);
    for (const value of phones) {
      const key = phoneKey(value, this.#country);
      const bucket = phoneBucket(key);
      if (bucket !== undefined) push(this.#byPhone, bucket, { key, known });
    }
  }

  /** Who may be meant by these facts. `isOnlyOne`: nobody else in the file has that name. */
  find(facts: KnownFacts, isOnlyOne = true): Match<K> {
    const found = new Map<K, Sign>();
    const note = (known: K, why: Sign) => {
      const before = found.get(known);
      if (before === undefined || SIGNS.indexOf(why) < SIGNS.indexOf(before)) found.set(known, why);
    };
    this.#byContacts(facts, note);
    this.#byNames(facts, note);
    this.#byItsFirm(facts, note);
    const alone = isOnlyOne ? this.#byNameAlone(facts, found) : undefined;
    if (alone !== undefined) note(alone, 'the name alone');
    const candidates = [...found]
      .filter(([known, why]) => SURE.has(why) || !haveTwoProfiles(known, facts))
      .map(([known, why]) => ({ known, why }))
      .toSorted((a, b) => SIGNS.indexOf(a.why) - SIGNS.indexOf(b.why));
    return decided(candidates);
  }

  #byContacts(facts: KnownFacts, note: (known: K, why: Sign) => void): void {
    for (const value of facts.emails) {
      for (const known of this.#byEmail.get(contactKey({ kind: 'email', value })) ?? []) {
        note(known, mayBeOne(facts, known) ? 'the same email' : 'the same email, another name');
      }
    }
    for (const value of facts.links) {
      for (const known of this.#byLink.get(linkKey(value)) ?? []) {
        if (isProfile(value) || mayBeOne(facts, known)) note(known, 'the same web address');
      }
    }
    for (const known of this.#withPhoneOf(facts)) {
      // Colleagues share a number.
      if (!mayBeOne(facts, known)) continue;
      note(
        known,
        isCalled(known, facts.name) ? 'the same name and phone' : 'the same phone, nearly the same name',
      );
    }
  }

  #withPhoneOf({ phones }: KnownFacts): Set<K> {
    const found = phones.flatMap((value) => {
      const key = phoneKey(value, this.#country);
      const bucket = phoneBucket(key);
      const maybe = bucket === undefined ? [] : (this.#byPhone.get(bucket) ?? []);
      return maybe.filter((each) => samePhone(each.key, key)).map(({ known }) => known);
    });
    return new Set(found);
  }

  #byNames(facts: KnownFacts, note: (known: K, why: Sign) => void): void {
    const same = new Set(
      [facts.name, ...facts.aliases].flatMap((name) => this.#byName.get(nameKey(name)) ?? []),
    );
    for (const known of same) {
      if (isAnotherInFile(known, facts)) continue;
      note(
        known,
        sameFirm(known.facts.business, facts.business) ? 'the same name and firm' : 'the same name',
      );
    }
    for (const known of this.#near.near(facts.name)) {
      if (same.has(known) || isApart(known, facts)) continue;
      note(known, 'nearly the same name');
    }
  }

  /**
   * The only partner on record of that whole name, where nothing on either side says otherwise and no better sign points
   * at somebody else: who kept a tracker has most partners by name alone.
   */
  #byNameAlone(facts: KnownFacts, found: ReadonlyMap<K, Sign>): K | undefined {
    const named = new Set(wholeNamesOf(facts).flatMap((key) => this.#byWholeName.get(key) ?? []));
    const [only, ...others] = named;
    if (only === undefined || others.length > 0 || only.line !== null) return undefined;
    const hasRival = [...found].some(([known, why]) => known !== only && !FAINT.has(why));
    return hasRival || this.#sayOtherwise(only.facts, facts) ? undefined : only;
  }

  /** Whether two of one name have firms, addresses, numbers or pages of their own, none of them in common. */
  #sayOtherwise(known: KnownFacts, facts: KnownFacts): boolean {
    const emailKey = (value: string) => contactKey({ kind: CONTACTS.emails, value });
    const phones = facts.phones.map((value) => phoneKey(value, this.#country));
    return (
      (known.business !== null && facts.business !== null && !sameFirm(known.business, facts.business)) ||
      haveNoneInCommon(known.emails.map(emailKey), facts.emails.map(emailKey)) ||
      haveNoneInCommon(
        known.links.filter(isProfile).map(linkKey),
        facts.links.filter(isProfile).map(linkKey),
      ) ||
      (known.phones.length > 0 &&
        phones.length > 0 &&
        !known.phones.some((value) => phones.some((key) => samePhone(phoneKey(value, this.#country), key))))
    );
  }

  /** A card of a firm, where one of those who work there is known. */
  #byItsFirm({ name, business }: KnownFacts, note: (known: K, why: Sign) => void): void {
    if (business !== null) return;
    for (const known of this.#byFirm.get(firmKey(name)) ?? []) note(known, 'the same firm');
  }
}

function decided<K extends Known>(candidates: readonly Candidate<K>[]): Match<K> {
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  const all = candidates.filter(({ why }) => SURE.has(why));
  // An address is nobody else's, where a name and a firm may be of two records of one person.
  const byEmail = all.filter(({ why }) => why === 'the same email');
  const sure = byEmail.length === 1 ? byEmail : all;
  const [only] = sure;
  if (only !== undefined && sure.length === 1) return { kind: 'sure', candidate: only };
  return { kind: 'doubtful', candidates: (sure.length > 0 ? sure : candidates).slice(0, MOST) };
}

/** Whether names may be of one person: nearly the same, all words of one in the other, or the same first name. */
function mayBeOne(facts: KnownFacts, { facts: other }: Known): boolean {
  return [facts.name, ...facts.aliases].some((a) =>
    [other.name, ...other.aliases].some(
      (b) => nearlySame(a, b) || shareFirstOrAll(untitledWords(a), untitledWords(b)),
    ),
  );
}

function shareFirstOrAll(a: readonly string[], b: readonly string[]): boolean {
  const [first = ''] = a;
  if (first.length > 1 && first === b[0]) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 0 && short.every((word) => long.includes(word));
}

function isCalled({ facts }: Known, name: string): boolean {
  return [facts.name, ...facts.aliases].some((each) => nameKey(each) === nameKey(name));
}

/** Of two who have a page of their own, each is another. */
function haveTwoProfiles({ facts }: Known, other: KnownFacts): boolean {
  return haveNoneInCommon(
    facts.links.filter(isProfile).map(linkKey),
    other.links.filter(isProfile).map(linkKey),
  );
}

function haveNoneInCommon(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((each) => others.includes(each));
}

/** Two of one file and one name, whose firms or addresses differ, are two persons: it would have them once. */
function isAnotherInFile({ line, facts }: Known, other: KnownFacts): boolean {
  if (line === null) return false;
  const haveFirms = facts.business !== null && other.business !== null;
  const haveEmails = facts.emails.length > 0 && other.emails.length > 0;
  return haveFirms ? !sameFirm(facts.business, other.business) : haveEmails;
}

/** Names that are only alike, of two firms and with two addresses, are two persons. */
function isApart({ facts }: Known, other: KnownFacts): boolean {
  const haveFirms = facts.business !== null && other.business !== null;
  const haveEmails = facts.emails.length > 0 && other.emails.length > 0;
  return (haveFirms && !sameFirm(facts.business, other.business)) || haveEmails;
}

/** The words of a name in whatever order. */
export function nameKey(name: string): string {
  return looseKey(searchKey(name)).split(' ').toSorted().join(' ');
}

function sameFirm(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && firmKey(a) === firmKey(b);
}

/** A web address without how it is reached. */
function linkKey(link: string): string {
  return searchKey(link)
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#]+$/, '');
}

/** A page about one person. */
function isProfile(link: string): boolean {
  return /^(?:[a-z]+\.)?linkedin\.com\/in\/./.test(linkKey(link));
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
