/** What people write in their referral trackers, as tables to read and extend, and what they say of a file when importing it. */
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { looseWords, parsePairs } from './pairs.ts';
import { headingSays } from './tracker-headings.ts';
import {
  MEANINGS,
  MEANINGS_LISTED,
  MEANING_SYNONYMS,
  MEANING_WORDS,
  type Meaning,
} from './tracker-meanings.ts';

/** Whether two headings are the same name of a column, as a person sees it. */
export function headingKey(heading: string): string {
  const signs = heading.match(/[\p{Sc}%#]/gu) ?? [];
  return [looseWords(heading), ...signs].join(' ');
}

/** Yes and no, as the cells of a column headed `Converted?` say it. */
const YES = new Set('yes y true 1 x oui ja j si sim checked ☑ ☑\ufe0f ✓ ✔ ✔\ufe0f ✅'.split(' '));
const NO = new Set('no n false 0 non nein nee nao unchecked ☐ ✗ ✘ ✖ ❌'.split(' '));

/** Whether a cell says yes; undefined where it says neither yes nor no. */
export function yesOrNo(cell: string): boolean | undefined {
  const word = looseWords(cell);
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

/** What a column that says yes or no says of a referral, as `--statuses` is typed: yes is won, no as is given. */
export function yesOrNoStatuses(no: string): string {
  return [...[...YES].map((word) => `${word}=won`), ...[...NO].map((word) => `${word}=${no}`)].join(', ');
}

/** What `--statuses` says of no; undefined where it says nothing of it. */
export function saidOfNo(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    for (const [, word = '', status] of text.matchAll(/(?:^|[,"\s])([\p{L}\d]+)"?\s*=\s*([\w-]+)/gu)) {
      if (NO.has(looseWords(word))) return status;
    }
  }
  return undefined;
}

/** Whether a cell says yes or no. */
export function isYesOrNo(cell: string): boolean {
  return yesOrNo(cell) !== undefined;
}

/** How pairs are typed. */
const MAP_EXAMPLE = '--map "Referrer=partner, Prospect=client, When=day"';

/**
 * Reads `--map`: what columns mean, by their headings' keys, with the heading as typed. Throws a usage UserError for
 * text that is no pairs, a meaning there is none of, or a column named twice; `headings` are what the file has.
 */
export function parseMapping(texts: readonly string[]): Map<string, { heading: string; meaning: Meaning }> {
  const mapping = new Map<string, { heading: string; meaning: Meaning }>();
  for (const [heading, word] of texts.flatMap((text) => parsePairs(text, MAP_EXAMPLE))) {
    const meaning = meaningSaid(word);
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

/** What a column holds by a word for it, by what is said of it (`the amount`), or by a heading; undefined for any other. */
export function meaningSaid(word: string): Meaning | undefined {
  const typed = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return (
    MEANINGS.find((each) => each === typed || MEANING_WORDS[each].replaceAll(' ', '-') === typed) ??
    MEANING_SYNONYMS[typed] ??
    meaningOfHeading(word)
  );
}

/** What a column of that heading would be by itself (`Fee=fee` says no more than that), where it can be one thing alone. */
function meaningOfHeading(word: string): Meaning | undefined {
  const [only, ...others] = headingSays(word).candidates;
  return others.length === 0 ? only?.meaning : undefined;
}
