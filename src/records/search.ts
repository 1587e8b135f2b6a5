import { remembering } from '../text/remember.ts';
import { looseKey, searchKey } from '../text/search-key.ts';
import { maySpellUmlauts, spelledKey } from '../text/spelled-umlauts.ts';
import { usageError } from '../text/errors.ts';

/** A word or a phrase that is looked for. */
export interface SearchPart {
  /** Its loose search key. */
  readonly key: string;
  /** The same with umlauts spelt out (`ue` for `ü`): undefined where there is none, and no letters that may stand for one. */
  readonly spelled: string | undefined;
}

/** What is looked for: every part must be found. A part of several words is a phrase. */
export type SearchParts = readonly SearchPart[];

/** SQLite takes no expression that is 1,000 deep; nobody types so many. */
const MOST_WORDS = 100;

/**
 * Reads what was typed, one part an argument; inside one, double quotes make phrases too. Throws a usage UserError where
 * there is no letter or digit to look for, or too much.
 */
export function readSearch(typed: readonly string[]): SearchParts {
  const parts = typed.flatMap((text) => {
    const spelled = runsOf(spelledKey(text.normalize('NFC')));
    return runsOf(searchKey(text))
      .map((key, at) => partOf(key, spelled[at] ?? key))
      .filter(({ key }) => key !== '');
  });
  const words = searchWords(parts).length;
  if (words > MOST_WORDS) {
    throw usageError(
      `${words} different words are more than can be looked for at once`,
      `up to ${MOST_WORDS} can; fewer are enough to find a record`,
    );
  }
  if (parts.length > 0) return parts;
  throw usageError('there is no letter or digit to look for', 'for example: refnet search "first home"');
}

/** What stands within double quotes and outside of them, as loose keys. */
function runsOf(key: string): string[] {
  return [...key.matchAll(/"([^"]+)"|([^"]+)/g)].map((run) => looseKey(run[1] ?? run[2] ?? ''));
}

function partOf(key: string, spelled: string): SearchPart {
  const isSpelled = spelled !== key || (spelled.length > 2 && maySpellUmlauts(spelled));
  return { key, spelled: isSpelled ? spelled : undefined };
}

/** The words of a part, in their order. */
export function wordsOfPart({ key, spelled }: SearchPart): SearchPart[] {
  const spelledWords = spelled?.split(' ');
  return key.split(' ').map((word, at) => partOf(word, spelledWords?.[at] ?? word));
}

/** The single words of all parts: a text without one of them cannot be meant. */
export function searchWords(parts: SearchParts): SearchPart[] {
  return [...new Map(parts.flatMap(wordsOfPart).map((word) => [wordId(word), word])).values()];
}

/** Tells words apart that are looked for in another way: `muller` finds no `Mueller`, `müller` does. */
export function wordId({ key, spelled = key }: SearchPart): string {
  return `${key} ${spelled}`;
}

/** A text of a record under the name people know it by. */
export interface SearchField {
  field: string;
  text: string;
}

/** A text that is looked through, with its search key where that is on record. */
export interface SearchedField extends SearchField {
  readonly key?: string;
}

/** Says of a record whether every part is found in it, and where. */
export interface Matcher {
  /**
   * Whether each part is found in a field or in `beside`, and one of them in a field: `beside` is text that may hold parts
   * too (the partner's name beside a referral), but not all of them.
   */
  readonly isIn: (fields: readonly SearchedField[], beside?: string) => boolean;
  /** The fields that hold at least one part, each with the line of its text that does. */
  readonly matches: (fields: readonly SearchedField[]) => SearchField[];
}

/** Looks for these parts in one record after another. */
export function matcherOf(parts: SearchParts): Matcher {
  const words = searchWords(parts);
  // Few names stand beside many records.
  const besideHeld = remembering((text: string) => ({
    plain: plainly(text, searchKey(text)),
    loose: loosely(text, searchKey(text)),
  }));
  const looselyIn = ({ key, text }: SearchedField) => loosely(text, key ?? searchKey(text));
  return {
    isIn(fields, beside = '') {
      const { plain, loose } = besideHeld(beside);
      // Most texts lack a word, which is quickly seen of all at once; taking them apart takes several times as long.
      const keys = searchKey(fields.map(({ key, text }) => key ?? text).join(' '));
      const all = plainly(() => fields.map(({ text }) => text).join(' '), keys);
      if (words.some((word) => !plain(word) && !all(word))) return false;
      const each = fields.map(looselyIn);
      return (
        parts.every((part) => loose(part) || each.some((holds) => holds(part))) &&
        each.some((holds) => parts.some(holds))
      );
    },
    matches: (fields) =>
      fields.flatMap((each) => {
        if (!parts.some(looselyIn(each))) return [];
        return [{ field: each.field, text: matchingLine(parts, each.text) }];
      }),
  };
}

/** Whether a text holds a part. */
type Holds = (part: SearchPart) => boolean;

/** Whether a text of this key holds a part, be it with its umlauts spelt out: `Mueller` is in `Müller`. */
function holding(text: string | (() => string), key: string, form: (key: string) => string): Holds {
  const own = form(key);
  let spelled: string | undefined;
  return (part) => {
    if (own.includes(part.key)) return true;
    if (part.spelled === undefined) return false;
    spelled ??= form(spelledKey(typeof text === 'string' ? text : text()));
    return spelled.includes(part.spelled);
  };
}

const plainly = (text: string | (() => string), key: string) => holding(text, key, withoutApostrophes);
const loosely = (text: string, key: string) => holding(text, key, looseKey);

/** Where the parts are found in a record; undefined where a part is found nowhere: see {@link Matcher}. */
export function matchFields(
  parts: SearchParts,
  fields: readonly SearchedField[],
  beside = '',
): SearchField[] | undefined {
  const { isIn, matches } = matcherOf(parts);
  return isIn(fields, beside) ? matches(fields) : undefined;
}

function withoutApostrophes(key: string): string {
  return key.replaceAll("'", '');
}

/** The line of a text that holds the most of what is sought; the first of them. */
function matchingLine(parts: SearchParts, text: string): string {
  const [first = '', ...others] = text.split('\n');
  const held = (line: string) => {
    return parts.filter(loosely(line, searchKey(line))).length;
  };
  return others.reduce((best, line) => (held(line) > held(best) ? line : best), first);
}
