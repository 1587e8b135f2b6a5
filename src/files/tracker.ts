/** How people head the columns of their referral trackers and what they write in them, as tables to read and extend. */
import { keyWords, searchKey } from '../text/search-key.ts';
import { isCurrency } from '../money/currency.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { readWord } from '../kinds/vocabulary.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Status } from '../referrals/status.ts';
import { STATUS_WORDS } from '../referrals/status-vocabulary.ts';
import { OTHER_STATUS_SAYINGS, STATUS_CELLS } from '../referrals/status-other-words.ts';
import { STATUS_SAYINGS, unclear } from '../referrals/status-words.ts';

/** What a column of a tracker can hold, in the order they are listed; `ignore` leaves a column out. */
export const MEANINGS = [
  'day',
  'partner',
  'given-to',
  'client',
  'status',
  'value',
  'currency',
  'need',
  'direction',
  'closed',
  'note',
  'ignore',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** The same in a few words, for help and for what a dry run shows. */
export const MEANING_WORDS: Readonly<Record<Meaning, string>> = {
  day: 'the day of the referral',
  partner: 'the partner',
  'given-to': 'the partner a client was given to',
  client: 'the client',
  status: 'the status',
  value: 'the amount',
  currency: 'the currency of the amount',
  need: 'what the client needs',
  direction: 'given or received',
  closed: 'the day of the outcome',
  note: 'a note',
  ignore: 'not read',
};

/** Headings by what they mean; compared without regard to case, accents, punctuation and a final "s" of each word. */
const HEADINGS: Readonly<Record<Exclude<Meaning, 'ignore'>, string>> = {
  day:
    'day, date, when, date received, received on, date referred, referral date, date of referral, referred on, ' +
    'date given, given on, date sent, sent on, date introduced, introduced on, introduction date, date added, ' +
    'date in, occurred on',
  partner:
    'partner, partner name, referrer, referrer name, referred by, referral by, received from, source, ' +
    'referral source, source name, source of referral, referral partner, referral from, introduced by, introducer, ' +
    'sent by, from, who referred',
  'given-to':
    'referred to, given to, sent to, referral to, introduced to, passed to, recipient, receiver, ' +
    'referral recipient',
  client:
    'client, client name, name of client, prospect, prospect name, name of prospect, lead, lead name, customer, ' +
    'customer name, contact name, name, person referred, who was referred, referral, referral name',
  status:
    'status, outcome, stage, result, current status, referral status, lead status, deal stage, disposition',
  value:
    'value, revenue, amount, deal size, deal value, deal amount, sale, sale amount, sale value, income, ' +
    'estimated value, revenue generated, closed business, worth',
  currency: 'currency, currency code',
  need: 'need, service, service needed, type, type of service, service type, product, for, referral type',
  direction:
    'direction, way, given or received, given received, received or given, received given, in or out, in out, ' +
    'type in out, type in or out, sent or received, sent received, inbound or outbound, inbound outbound',
  closed:
    'closed, date closed, closed on, closed date, outcome date, date of outcome, won on, conversion date',
  note: 'note, comment, remark, detail, description, notes and comments',
};

/** These can head a column of needs as well as one of directions; the cells tell. */
const NEED_OR_DIRECTION = new Set(['type', 'referral type']);

/** Which way, as the cells of a column of directions say it. */
export const TRACKER_DIRECTIONS: Readonly<Record<Direction, string>> = {
  given: 'given, gave, give, g, sent, out, outbound, outgoing, to',
  received: 'received, receive, r, got, in, inbound, incoming, from',
};

const STATUS_BY_WORD: ReadonlyMap<string, Status> = new Map(
  [OTHER_STATUS_SAYINGS, STATUS_CELLS, STATUS_SAYINGS].flatMap((table) => [...byWord(table, looseWords)]),
);
const DIRECTION_BY_WORD = byWord(TRACKER_DIRECTIONS, looseWords);
const MEANING_BY_HEADING = byWord(HEADINGS, headingWords);

function byWord<W extends string>(
  table: Readonly<Partial<Record<W, string>>>,
  normalize: (text: string) => string,
): ReadonlyMap<string, W> {
  // Object.entries forgets which keys the table has.
  const entries = Object.entries<string | undefined>(table) as [W, string | undefined][];
  return new Map(
    entries.flatMap(([meaning, words]) =>
      (words?.split(', ') ?? []).map((word): [string, W] => [normalize(word), meaning]),
    ),
  );
}

/** Words as they are compared: without regard to case, accents and punctuation. */
export function looseWords(text: string): string {
  return keyWords(searchKey(text)).join(' ');
}

function headingWords(text: string): string {
  return keyWords(searchKey(text))
    .map((word) => (word.length > 2 ? word.replace(/s$/, '') : word))
    .join(' ');
}

/** What a heading means by itself. */
export interface HeadingMeaning {
  meaning: Meaning;
  /** It may be a column of directions instead, if that is what its cells hold. */
  orDirection: boolean;
  /** The currency that the heading names: `Revenue (EUR)`. */
  currency: string | undefined;
}

/** What a column is by its heading; undefined where the heading is none that is known. */
export function meaningOfHeading(heading: string): HeadingMeaning | undefined {
  const words = headingWords(heading);
  const whole = MEANING_BY_HEADING.get(words);
  const bracketed = /^([^([]+)[([]\s*([^)\]]*?)\s*[)\]]\s*$/.exec(heading);
  const meaning = whole ?? MEANING_BY_HEADING.get(headingWords(bracketed?.[1] ?? ''));
  if (meaning === undefined) return undefined;
  const inBrackets = bracketed?.[2]?.toUpperCase() ?? '';
  return {
    meaning,
    orDirection: NEED_OR_DIRECTION.has(words),
    currency: meaning === 'value' && isCurrency(inBrackets) ? inBrackets : undefined,
  };
}

/** Whether two headings are the same name of a column, as a person sees it. */
export function headingKey(heading: string): string {
  return looseWords(heading);
}

/** The status a tracker's word stands for; undefined for a word that is not known. `own` stands above the table. */
export function trackerStatus(text: string, own?: ReadonlyMap<string, Status>): Status | undefined {
  const words = looseWords(text);
  return own?.get(words) ?? STATUS_BY_WORD.get(words);
}

/** The statuses between which a tracker's word stands, each with what it would mean; none for any other word. */
export function meaningsOf(text: string): Readonly<Partial<Record<Status, string>>> {
  const key = looseWords(text).replaceAll(' ', '-');
  return (Object.hasOwn(unclear, key) ? unclear[key] : undefined) ?? {};
}

/** What a tracker's word may stand for, where it says two things: `won or lost`. */
export function eitherStatus(text: string): string | undefined {
  return Object.keys(meaningsOf(text)).join(' or ') || undefined;
}

/** Which way a cell of a column of directions says; undefined for a word that is not known. */
export function trackerDirection(text: string): Direction | undefined {
  return DIRECTION_BY_WORD.get(looseWords(text));
}

/** Whether a cell holds the word that spreadsheets put beside a sum. */
export function isSummaryWord(text: string): boolean {
  return /^(grand |sub ?)?(total|sum|average|count|summe|gesamt|gesamtsumme|somme|suma|totale|totaal)s?$/.test(
    looseWords(text),
  );
}

/** `Referrer=partner, "Name, full"=client`: pairs, each a text of the file and what it stands for. */
function parsePairs(option: string, text: string): [string, string][] {
  const pairs = text.match(/(?:"[^"]*"|[^",])+/g) ?? [];
  return pairs.map((pair) => {
    const at = pair.lastIndexOf('=');
    const [left, right] = [pair.slice(0, at), pair.slice(at + 1)].map((side) => side.trim());
    if (at < 1 || !left || !right) {
      throw usageError(
        `${quoted(pair)} in ${option} is no pair of two sides with = between them`,
        option === '--map'
          ? 'for example: --map "Referrer=partner, Prospect=client, When=day"'
          : 'for example: --statuses "Closed=won, Hot=contacted"',
      );
    }
    return [left.replace(/^"(.*)"$/, '$1').trim(), right];
  });
}

/**
 * Reads `--map`: what columns mean, by their headings' keys, with the heading as typed. Throws a usage UserError for
 * text that is no pairs, a meaning there is none of, or a column named twice; `headings` are what the file has.
 */
export function parseMapping(texts: readonly string[]): Map<string, { heading: string; meaning: Meaning }> {
  const mapping = new Map<string, { heading: string; meaning: Meaning }>();
  for (const [heading, word] of texts.flatMap((text) => parsePairs('--map', text))) {
    const typed = word.toLowerCase().replaceAll(/[\s_]+/g, '-');
    const meaning = MEANINGS.find((each) => each === typed) ?? MAP_SYNONYMS[typed];
    if (meaning === undefined) {
      throw usageError(
        `a column cannot be mapped to ${quoted(word)}`,
        `on the left a heading of the file, on the right one of: ${MEANINGS.join(', ')}`,
      );
    }
    const key = headingKey(heading);
    if (mapping.has(key)) throw usageError(`the column ${quoted(heading)} is mapped twice`);
    mapping.set(key, { heading, meaning });
  }
  return mapping;
}

const MAP_SYNONYMS: Readonly<Record<string, Meaning | undefined>> = {
  date: 'day',
  amount: 'value',
  to: 'given-to',
  service: 'need',
  notes: 'note',
  outcome: 'status',
};

/** Reads `--statuses`: a person's own words for statuses. Throws a usage UserError for an unknown status. */
export function parseStatusWords(texts: readonly string[]): Map<string, Status> {
  return new Map(
    texts
      .flatMap((text) => parsePairs('--statuses', text))
      .map(([word, status]) => [looseWords(word), readWord(STATUS_WORDS, status)]),
  );
}
