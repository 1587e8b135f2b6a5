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

/** Options with pairs, as an error shows how they are typed. */
export const STATUSES_EXAMPLE = '--statuses "Closed=won, Hot=contacted, Spam=leave-out"';
export const DIRECTIONS_EXAMPLE = '--directions "to me=received, I sent=given"';
export const SAME_EXAMPLE = '--same "Jon Ash=John Ash"';

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
    // Within quotation marks it is a part of a side, unless they are around the pair.
    const at = pair
      .replace(/(?!^\s*"(?:[^"]|"")*"\s*$)"(?:[^"]|"")*"/g, (side) => ' '.repeat(side.length))
      .lastIndexOf('=');
    const [left, right] = sidesOf(pair, at);
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

/**
 * Pairs as {@link parsePairs} reads them. Throws a usage UserError also where a text of the file is said to stand for two
 * different things.
 */
export function parseAgreeingPairs(text: readonly string[], example: string): [string, string][] {
  const pairs = text.flatMap((each) => parsePairs(each, example));
  const saidOf = new Map<string, string>();
  for (const [left, right] of pairs) {
    const before = saidOf.get(looseWords(left)) ?? right;
    if (looseWords(before) !== looseWords(right)) {
      const [option = ''] = example.split(' ');
      throw usageError(
        `${option} says of ${quoted(left)} both ${before} and ${right}`,
        'leave one of them out',
      );
    }
    saidOf.set(looseWords(left), before);
  }
  return pairs;
}

function sidesOf(pair: string, at: number): [string, string] {
  const [, whole] = QUOTED.exec(pair) ?? [];
  if (whole === undefined) return [unquoted(pair.slice(0, at)), unquoted(pair.slice(at + 1))];
  const text = whole.replaceAll('""', '"');
  const middle = text.lastIndexOf('=');
  return [text.slice(0, Math.max(0, middle)).trim(), text.slice(middle + 1).trim()];
}

/** A pair as {@link parsePairs} reads it, whatever stands in its sides. */
export function asPair(left: string, right: string): string {
  return [left, right]
    .map((side) => (side.includes('=') ? `"${side.replaceAll('"', '""')}"` : asItem(side)))
    .join('=');
}

/** A text of a file as {@link parsePairs} and {@link parseTexts} read it. */
export function asItem(text: string): string {
  return /[,"]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const QUOTED = /^\s*"((?:[^"]|"")*)"\s*$/;

function unquoted(item: string): string {
  const [, inside] = QUOTED.exec(item) ?? [];
  return (inside ?? item).replaceAll('""', '"').trim();
}
