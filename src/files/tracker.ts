/** What people write in their referral trackers, as tables to read and extend, and what they say of a file when importing it. */
import { keyWords, searchKey } from '../text/search-key.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { readWord } from '../kinds/vocabulary.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Status } from '../referrals/status.ts';
import { STATUS_WORDS } from '../referrals/status-vocabulary.ts';
import { OTHER_STATUS_SAYINGS, STATUS_CELLS } from '../referrals/status-other-words.ts';
import { STATUS_SAYINGS, unclear } from '../referrals/status-words.ts';
import { MEANINGS, MEANINGS_LISTED, MEANING_SYNONYMS, type Meaning } from './tracker-meanings.ts';

/** Which way, as the cells of a column of directions say it. */
export const TRACKER_DIRECTIONS: Readonly<Record<Direction, string>> = {
  given: 'given, gave, give, g, sent, out, outbound, outgoing, to',
  received: 'received, receive, r, got, in, inbound, incoming, from',
};

const STATUS_BY_WORD: ReadonlyMap<string, Status> = new Map(
  [OTHER_STATUS_SAYINGS, STATUS_CELLS, STATUS_SAYINGS].flatMap((table) => [...byWord(table, looseWords)]),
);
const DIRECTION_BY_WORD = byWord(TRACKER_DIRECTIONS, looseWords);

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

/** Yes and no, as the cells of a column headed `Converted?` say it. */
const YES = new Set('yes y true 1 x oui ja j si sim checked ✓ ✔'.split(' '));
const NO = new Set('no n false 0 non nein nee nao unchecked'.split(' '));

/** Whether a cell says yes; undefined where it says neither yes nor no. */
export function yesOrNo(cell: string): boolean | undefined {
  const word = looseWords(cell) || cell.trim();
  if (word !== '' && YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

/** Whether a cell says yes or no. */
export function isYesOrNo(cell: string): boolean {
  return yesOrNo(cell) !== undefined;
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
    const meaning = MEANINGS.find((each) => each === typed) ?? MEANING_SYNONYMS[typed];
    if (meaning === undefined) {
      throw usageError(
        `a column cannot be mapped to ${quoted(word)}`,
        `on the left a heading of the file, on the right one of: ${MEANINGS_LISTED}`,
      );
    }
    const key = headingKey(heading);
    if (mapping.has(key)) throw usageError(`the column ${quoted(heading)} is mapped twice`);
    mapping.set(key, { heading, meaning });
  }
  return mapping;
}

/** Reads `--statuses`: a person's own words for statuses. Throws a usage UserError for an unknown status. */
export function parseStatusWords(texts: readonly string[]): Map<string, Status> {
  return new Map(
    texts
      .flatMap((text) => parsePairs('--statuses', text))
      .map(([word, status]) => [looseWords(word), readWord(STATUS_WORDS, status)]),
  );
}
