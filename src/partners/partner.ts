import { formatDay } from '../calendar/day-words.ts';
import { formatInterval, parseInterval } from '../calendar/interval.ts';
import { formatKnownSince, PRECISIONS, type KnownSince, type Precision } from '../calendar/known-since.ts';
import { asDay, type Day } from '../calendar/day.ts';
import { inReach } from '../calendar/reach.ts';
import { derived, kind, uuid, type Identity } from '../kinds/kind.ts';
import {
  day,
  keyed,
  listOf,
  note,
  orNone,
  partner,
  text,
  whole,
  word,
  yesNo,
  type Type,
} from '../kinds/type.ts';
import { label, vocabulary } from '../kinds/vocabulary.ts';
import { defaultSettings, parseSetting } from '../settings/settings.ts';
import { usageError } from '../text/errors.ts';
import { lazily } from '../text/lazily.ts';
import { cleanInput } from '../text/sanitize.ts';
import { looseKey, searchKey } from '../text/search-key.ts';
import { STAGES, STAGE_WORDS, type Stage } from './stage.ts';

/** Their business beside mine. `smaller` and `larger` are for a very different size; anything near is `similar`. */
export const RELATIVE_SIZES = ['smaller', 'similar', 'larger'] as const;
export type RelativeSize = (typeof RELATIVE_SIZES)[number];

/** Words that may mean somewhat, or very different: each with what it would be then. */
const LARGER = { similar: 'somewhat larger than yours', larger: 'very different from yours' } as const;
const SMALLER = { similar: 'somewhat smaller than yours', smaller: 'very different from yours' } as const;

const meaning = (size: RelativeSize, typed: string) =>
  Object.fromEntries(typed.split(' ').map((each) => [each, size]));

export const RELATIVE_SIZE_WORDS = vocabulary(
  'size',
  RELATIVE_SIZES,
  {
    ...meaning(
      'similar',
      'same equal comparable about-the-same a-bit-bigger a-bit-larger a-bit-smaller somewhat-larger somewhat-smaller',
    ),
    ...meaning('larger', 'much-bigger much-larger huge'),
    ...meaning('smaller', 'much-smaller tiny'),
  },
  { unclear: { bigger: LARGER, big: LARGER, large: LARGER, small: SMALLER } },
);

/** How somebody likes to work together; `both` is open to either. */
export const PREFERENCES = ['informal', 'alliance', 'both'] as const;
export type Preference = (typeof PREFERENCES)[number];

const PREFERENCES_SAID = 'informal, alliance or both';

export const PREFERENCE_WORDS = vocabulary('preference', PREFERENCES, { either: 'both', formal: 'alliance' });

/** What a person says of a partner when adding or editing one. */
export interface PartnerDraft {
  name: string;
  business: string | null;
  profession: string | null;
  stage: Stage;
  region: string | null;
  country: string | null;
  subdivision: string | null;
  services: string | null;
  idealClient: string | null;
  relativeSize: RelativeSize | null;
  theirPreference: Preference | null;
  myPreference: Preference | null;
  knownSince: KnownSince | null;
  introducedBy: number | null;
  howMet: string | null;
  emails: readonly string[];
  phones: readonly string[];
  links: readonly string[];
  /** Postal addresses, a line each. */
  addresses: readonly string[];
  aliases: readonly string[];
  tags: readonly string[];
  checkInMonths: number | null;
  notTakingUntil: Day | null;
  doNotRefer: boolean;
  archivedOn: Day | null;
  notes: string | null;
}

/** A partner as recorded. */
export interface Partner extends PartnerDraft, Identity {
  introducerName: string | null;
}

/** A draft with nothing but a name: every other fact can come later. */
export function emptyPartner(name: string): PartnerDraft {
  return {
    name,
    business: null,
    profession: null,
    stage: 'acquaintance',
    region: null,
    country: null,
    subdivision: null,
    services: null,
    idealClient: null,
    relativeSize: null,
    theirPreference: null,
    myPreference: null,
    knownSince: null,
    introducedBy: null,
    howMet: null,
    emails: [],
    phones: [],
    links: [],
    addresses: [],
    aliases: [],
    tags: [],
    checkInMonths: null,
    notTakingUntil: null,
    doNotRefer: false,
    archivedOn: null,
    notes: null,
  };
}

/** How a partner can be reached, by the kinds that the table of contact points has, under their fields. */
export const CONTACTS = { emails: 'email', phones: 'phone', links: 'link', addresses: 'address' } as const;
export type ContactKind = (typeof CONTACTS)[keyof typeof CONTACTS];

/** The key under which a contact point is compared: a phone by its digits, an address by its words, others as search keys. */
export function contactKey({ kind: of, value }: { kind: ContactKind; value: string }): string {
  if (of === 'phone') return value.replace(/[^0-9]/g, '');
  return of === 'address' ? looseKey(searchKey(value)) : searchKey(value);
}

/** A line of text under the word that stands for it in help. */
const line = (placeholder: string): Type<string> => ({ ...text, placeholder });

/** An address; whether it exists is not ours to know. */
const email: Type<string> = {
  ...line('address'),
  parse(typed, here) {
    const address = text.parse(typed, here);
    if (/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(address)) return address;
    throw usageError(`"${address}" is no email address`, 'write it as ann@example.com');
  },
};

const phone: Type<string> = {
  ...line('number'),
  parse(typed, here) {
    const digits = text.parse(typed, here);
    if (contactKey({ kind: 'phone', value: digits }).length >= 3) return digits;
    throw usageError(`"${digits}" is no phone number`);
  },
};

const postal = lazily(() => import('./postal-address.ts'));

const address: Type<string> = { ...line('address'), parse: (typed) => postal().readPostalAddress(typed) };

/** Country and subdivision are kept as codes, the way the notices look them up. */
const code = (key: 'country' | 'subdivision'): Type<string | null> => ({
  ...orNone(text),
  placeholder: 'code',
  parse(typed, here) {
    if (typed !== '') text.parse(typed, here);
    return parseSetting(key, typed, defaultSettings) ?? null;
  },
});

const sinceGrammar = lazily(() => import('../calendar/since-grammar.ts'));

/** A day, a month or a year since when somebody is known, in two columns. */
export const knownSince: Type<KnownSince> = {
  shape: { is: 'day' },
  placeholder: 'day',
  named: 'day',
  parse(typed, here) {
    const known = sinceGrammar().readKnownSince(typed, here);
    inReach(known.day);
    return known;
  },
  show: formatKnownSince,
  plain: ({ day: since }) => since,
  toSql: ({ day: since, precision }) => [since, precision],
  fromSql: ([since, precision]) => ({
    day: asDay(String(since)),
    precision: PRECISIONS.find((each) => each === precision) ?? 'day',
  }),
};

/** `3`, `3 months`, `quarterly`; nothing, or `default`, for the rhythm of the stage. */
const rhythm: Type<number | null> = {
  ...orNone({ ...whole(1, 120), placeholder: 'n', show: formatInterval }),
  parse(typed) {
    const clean = cleanInput(typed).toLowerCase();
    if (clean === '' || clean === 'default') return null;
    return parseInterval(/^\d+$/.test(clean) ? `${clean} months` : clean);
  },
};

const PRECISION_WORDS = vocabulary<Precision>('precision', PRECISIONS);

/** The values that a partner has in another table, as one list, in an order that stays. */
const valuesOf = (column: string, table: string, order: string, where = '') =>
  `(select json_group_array(${column} order by ${order}) from ${table} where partner_id = t.id${where})`;

const contactsOf = (kindOfContact: ContactKind) =>
  valuesOf('value', 'contact_points', 'id', ` and kind = '${kindOfContact}'`);

/** A way in which a partner can be reached: several of a kind, each added and taken out by itself. */
function reached(of: ContactKind, type: Type<string>, each: string, gone: string) {
  const several = listOf(of, type, (value) => contactKey({ kind: of, value }), { newestFirst: true });
  return {
    // The parts of an address are parted by commas.
    type: of === 'address' ? { ...several, show: (all: readonly string[]) => all.join('; ') } : several,
    column: [],
    sql: contactsOf(of),
    option: [of, `${each}; may be repeated`],
    takenOut: [`remove-${of}`, `${gone} that is no longer theirs`],
  } as const;
}

export const partners = kind<PartnerDraft, Partner>({
  noun: 'partner',
  table: 'partners',
  of: 'nobody',
  series: 'partner',
  savedApart: true,
  phrase: partnerPhrase,
  title: ({ name }) => name,
  check: refuseArchivedAhead,
  fields: {
    id: { type: partner, sql: 't.id', card: false },
    name: {
      type: keyed(line('name')),
      column: ['name', 'name_key'],
      sql: 't.name',
      option: ['name', 'their name'],
      list: { heading: 'Partner', shrinksTo: 16 },
      card: false,
    },
    business: {
      type: orNone(keyed(line('name'))),
      column: ['business', 'business_key'],
      sql: 't.business',
      option: ['business', 'the firm they work in or own'],
    },
    profession: {
      type: orNone(keyed(line('profession'))),
      column: ['profession', 'profession_key'],
      sql: 't.profession',
      option: ['profession', 'what they do: accountant, "mortgage broker"'],
      list: { heading: 'Profession', shrinksTo: 10, dropsAt: 3 },
      card: false,
    },
    stage: {
      type: { ...word(STAGE_WORDS), placeholder: 'stage' },
      column: 'stage',
      option: ['stage', `how close you work: ${STAGES.join(', ')}`],
      list: { heading: 'Stage', dropsAt: 1 },
      card: false,
    },
    region: {
      type: orNone(keyed(line('place'))),
      column: ['region', 'region_key'],
      sql: 't.region',
      option: ['region', 'the town or area they serve'],
    },
    country: {
      type: code('country'),
      column: 'country',
      option: ['country', 'where they practise, as two letters: CA, US, GB'],
    },
    subdivision: {
      type: code('subdivision'),
      column: 'subdivision',
      option: ['subdivision', 'their province or state: ON, BC, CA'],
    },
    services: {
      type: orNone(text),
      column: 'services',
      option: ['services', 'what they offer, in a few words'],
    },
    idealClient: {
      type: orNone(text),
      column: 'ideal_client',
      label: 'ideal client',
      option: ['ideal-client', 'whom they want to be introduced to'],
    },
    relativeSize: {
      type: orNone({ ...word(RELATIVE_SIZE_WORDS), placeholder: 'size' }),
      column: 'relative_size',
      option: ['size', `their business beside yours: ${RELATIVE_SIZES.join(', ')}`],
    },
    '=prefersInformal': derived(yesNo, ({ theirPreference }) => theirPreference === 'informal', {
      card: false,
    }),
    theirPreference: {
      type: orNone(word(PREFERENCE_WORDS)),
      column: 'their_preference',
      label: 'they prefer',
      flags: [
        {
          name: 'prefers-informal',
          help: 'they would rather keep things informal',
          to: () => 'informal',
        },
        {
          name: 'no-prefers-informal',
          help: 'they would not mind something more formal',
          to: ({ theirPreference }) => (theirPreference === 'informal' ? null : theirPreference),
        },
      ],
      option: ['their-preference', `what they would like: ${PREFERENCES_SAID}`],
    },
    myPreference: {
      type: orNone(word(PREFERENCE_WORDS)),
      column: 'my_preference',
      label: 'you prefer',
      option: ['my-preference', `what you would like: ${PREFERENCES_SAID}`],
    },
    knownSince: {
      type: orNone(knownSince),
      column: ['known_since', 'known_since_precision'],
      label: 'known since',
      option: ['known-since', 'a year, a month or a day: 2021, 2024-03, "mar 2024"'],
    },
    '=knownSincePrecision': derived(
      orNone(word(PRECISION_WORDS)),
      (each) => each.knownSince?.precision ?? null,
      { card: false },
    ),
    introducedBy: {
      type: orNone(partner),
      column: 'introduced_by',
      label: 'introduced by',
      words: ({ introducerName }) => introducerName ?? '',
      option: ['introduced-by', 'the partner who introduced them'],
    },
    introducerName: {
      type: orNone(text),
      sql: '(select i.name from partners i where i.id = t.introduced_by)',
      json: false,
      card: false,
    },
    howMet: { type: orNone(text), column: 'how_met', label: 'how met', option: ['how-met', 'where you met'] },
    emails: reached('email', email, 'an email address', 'an address'),
    phones: reached('phone', phone, 'a phone number', 'a number'),
    links: reached('link', line('address'), 'a web address', 'a link'),
    addresses: reached('address', address, 'a postal address', 'a postal address'),
    aliases: {
      type: listOf('other name', line('name')),
      column: [],
      sql: valuesOf('alias', 'aliases', 'id'),
      label: 'also known as',
      option: ['also-known-as', 'another name to find them by'],
      takenOut: ['not-known-as', 'another name to take out'],
    },
    tags: {
      type: listOf('tag', line('tag')),
      column: [],
      sql: valuesOf('tag', 'tags', 'tag_key'),
      label: 'tags',
      option: ['tag', 'a word to group by; may be repeated'],
      takenOut: ['untag', 'a tag to take off'],
    },
    checkInMonths: {
      type: rhythm,
      column: 'check_in_months',
      label: 'check-in',
      option: ['check-in-months', 'months between check-ins, or default for the usual rhythm'],
    },
    notTakingUntil: {
      type: orNone(day('coming')),
      column: 'not_taking_until',
      label: 'not taking clients until',
      option: ['not-taking-until', 'they take no new clients until then'],
    },
    doNotRefer: {
      type: yesNo,
      column: 'do_not_refer',
      label: 'do not refer',
      flags: [
        { name: 'do-not-refer', help: 'send them no clients; who leaves them out', to: () => true },
        { name: 'refer', help: 'clients may be sent to them again', to: () => false },
      ],
      words: ({ doNotRefer }) => (doNotRefer ? 'yes' : ''),
    },
    archivedOn: {
      type: orNone(day('past')),
      column: 'archived_on',
      label: 'archived',
      flags: [
        {
          name: 'archive',
          help: 'out of lists and advice from now on, with everything kept',
          to: ({ archivedOn }, today) => archivedOn ?? today,
        },
        { name: 'unarchive', help: 'bring back from the archive', to: () => null },
      ],
      list: { heading: 'Archived', dropsAt: 2 },
    },
    notes: {
      type: orNone(note),
      column: 'notes',
      option: ['note', 'anything worth remembering'],
    },
    uuid,
  },
});

/** `Victor Osei, accountant; power partner`: a partner in one phrase. */
function partnerPhrase({ name, profession, stage }: Pick<Partner, 'name' | 'profession' | 'stage'>): string {
  const does = profession === null ? '' : `, ${profession}`;
  return `${name}${does}${stage === 'acquaintance' ? '' : `; ${label(stage)}`}`;
}

function refuseArchivedAhead({ archivedOn }: PartnerDraft, today: Day): void {
  if (archivedOn === null || archivedOn <= today) return;
  throw usageError(`${formatDay(archivedOn)} is still to come`, 'record it once the day has come');
}
