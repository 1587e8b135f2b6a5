import { formatKnownSince, plainKnownSince } from '../calendar/known-since.ts';
import { firmKey } from '../partners/firm-name.ts';
import { contactKey, CONTACTS, type PartnerDraft } from '../partners/partner.ts';
import { sameProfession } from '../partners/professions.ts';
import { searchKey } from '../text/search-key.ts';
import type { PersonFacts } from './person.ts';
import { phoneKey, samePhone } from './phones.ts';

/** What a list says of somebody known: what is lacking there, and what says otherwise and is left as it is. */
export interface Filled {
  readonly lacking: Partial<PersonFacts>;
  readonly differing: readonly Differing[];
}

/** A fact of which the list says another, as people call it. */
export interface Differing {
  readonly key: keyof PersonFacts;
  readonly label: string;
  /** What the list says, and what stands. */
  readonly said: string;
  readonly stands: string;
  /** What the list says, as it is typed; undefined where nobody would type it. */
  readonly typed: string | undefined;
}

/** Facts of which one is enough: the one on record stands. */
const SINGLE = {
  business: 'business',
  profession: 'profession',
  region: 'region',
  country: 'country',
  subdivision: 'subdivision',
  services: 'services',
  idealClient: 'ideal client',
  relativeSize: 'size',
  theirPreference: 'they prefer',
  myPreference: 'you prefer',
  howMet: 'how met',
  checkInMonths: 'check-in',
  notTakingUntil: 'not taking clients until',
  notes: 'note',
} as const satisfies { readonly [K in keyof PersonFacts]?: string };

/** What the facts of a list add to those on record; nothing there is changed. */
export function fillIn(
  known: Omit<PartnerDraft, 'introducedBy'>,
  said: PersonFacts,
  country: string | undefined,
): Filled {
  const lacking: { -readonly [K in keyof PersonFacts]?: PersonFacts[K] } = {};
  const differing: Differing[] = [];
  for (const [key, label] of Object.entries(SINGLE) as [keyof typeof SINGLE, string][]) {
    const [before, after] = [known[key], said[key]];
    if (after === null) continue;
    if (before === null) Object.assign(lacking, { [key]: after });
    else if (!saysTheSame(key, String(before), String(after))) {
      const typed = key === 'notes' ? undefined : String(after);
      differing.push({ key, label, said: String(after), stands: String(before), typed });
    }
  }
  if (said.knownSince !== null) {
    if (known.knownSince === null) lacking.knownSince = said.knownSince;
    else if (plainKnownSince(known.knownSince) !== plainKnownSince(said.knownSince)) {
      differing.push({
        key: 'knownSince',
        label: 'known since',
        said: formatKnownSince(said.knownSince),
        stands: formatKnownSince(known.knownSince),
        typed: plainKnownSince(said.knownSince),
      });
    }
  }
  // A subdivision is one of its country.
  if (lacking.subdivision !== undefined && known.country !== null && known.country !== said.country) {
    delete lacking.subdivision;
  }
  const emails = missing(known.emails, said.emails, (value) => contactKey({ kind: CONTACTS.emails, value }));
  const links = missing(known.links, said.links, (value) => contactKey({ kind: CONTACTS.links, value }));
  const addresses = missing(known.addresses, said.addresses, (value) =>
    contactKey({ kind: CONTACTS.addresses, value }),
  );
  const phones = said.phones.filter((phone) => {
    const key = phoneKey(phone, country);
    return !known.phones.some((each) => isSamePhone(phoneKey(each, country), key, each, phone));
  });
  const aliases = missing([known.name, ...known.aliases], [said.name, ...said.aliases], searchKey);
  const tags = missing(known.tags, said.tags, searchKey);
  if (emails.length > 0) lacking.emails = [...known.emails, ...emails];
  if (phones.length > 0) lacking.phones = [...known.phones, ...phones];
  if (links.length > 0) lacking.links = [...known.links, ...links];
  if (addresses.length > 0) lacking.addresses = [...known.addresses, ...addresses];
  if (aliases.length > 0) lacking.aliases = [...known.aliases, ...aliases];
  if (tags.length > 0) lacking.tags = [...known.tags, ...tags];
  return { lacking, differing };
}

/** A senior mortgage broker is a mortgage broker, and a firm is the same without its legal form. */
function saysTheSame(key: keyof typeof SINGLE, a: string, b: string): boolean {
  if (searchKey(a) === searchKey(b)) return true;
  return (key === 'profession' && sameProfession(a, b)) || (key === 'business' && firmKey(a) === firmKey(b));
}

function missing(
  known: readonly string[],
  said: readonly string[],
  keyOf: (value: string) => string,
): string[] {
  const keys = new Set(known.map(keyOf));
  return said.filter((value) => keys.size < keys.add(keyOf(value)).size);
}

function isSamePhone(
  a: ReturnType<typeof phoneKey>,
  b: ReturnType<typeof phoneKey>,
  written: string,
  other: string,
): boolean {
  return (
    samePhone(a, b) ||
    contactKey({ kind: 'phone', value: written }) === contactKey({ kind: 'phone', value: other })
  );
}
