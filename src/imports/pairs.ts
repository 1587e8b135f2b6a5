/** Words of a file and what they stand for: as tables have them, and as a person types them for an option. */
import { keyWords, searchKey } from '../text/search-key.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

/** Words as they are compared: without regard to case, accents and punctuation; signs alone stand for themselves. */
export function looseWords(text: string): string {
  const key = searchKey(text);
  return keyWords(key).join(' ') || key;
}

/** What each word of a table stands for, by the word as it is compared; the table's words are between commas. */
export function byWord<W extends string>(
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

/** A text without quotation marks, or between them, where a mark of its own is doubled. */
const ITEM = String.raw`(?:"(?:[^"]|"")*"|[^",])+`;

/** `Google, "Smith, Jones"`: texts of a file; commas and quotation marks of their own stand within quotation marks. */
export function parseTexts(text: string): string[] {
  return (text.match(new RegExp(ITEM, 'g')) ?? []).map(unquoted).filter((each) => each !== '');
}

/**
 * `Referrer=partner, "Name, full"=client`: pairs, each a text of the file and what it stands for. Throws a usage
 * UserError for what is no pair; `example` is the option with two that are.
 */
export function parsePairs(text: string, example: string): [string, string][] {
  return (text.match(new RegExp(ITEM, 'g')) ?? []).map((pair) => {
    const at = pair.lastIndexOf('=');
    const [left, right] = [unquoted(pair.slice(0, at)), pair.slice(at + 1).trim()];
    if (at < 1 || !left || !right) {
      const [option = ''] = example.split(' ');
      throw usageError(
        `${quoted(pair)} in ${option} is no pair of two sides with = between them`,
        `for example: ${example}`,
      );
    }
    return [left, right];
  });
}

/** A text of a file as {@link parsePairs} and {@link parseTexts} read it. */
export function asItem(text: string): string {
  return /[,"]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text of a file and what it stands for, as {@link parsePairs} reads them. */
export function asPair(text: string, meaning: string): string {
  return `${asItem(text)}=${meaning}`;
}

function unquoted(item: string): string {
  const [, inside] = /^\s*"((?:[^"]|"")*)"\s*$/.exec(item) ?? [];
  return (inside ?? item).replaceAll('""', '"').trim();
}
