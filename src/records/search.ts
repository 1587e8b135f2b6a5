import { remembering } from '../text/remember.ts';
import { looseKey, searchKey } from '../text/search-key.ts';
import { usageError } from '../text/errors.ts';

/** What is looked for: every part must be found. A part of several words is a phrase. All are loose search keys. */
export type SearchParts = readonly string[];

/** SQLite takes no expression that is 1,000 deep; nobody types so many. */
const MOST_WORDS = 100;

/**
 * Reads what was typed, one part an argument; inside one, double quotes make phrases too. Throws a usage UserError where
 * there is no letter or digit to look for, or too much.
 */
export function readSearch(typed: readonly string[]): SearchParts {
  const parts = typed.flatMap((text) => {
    const [...quotedRuns] = searchKey(text).matchAll(/"([^"]+)"|([^"]+)/g);
    return quotedRuns.map((run) => looseKey(run[1] ?? run[2] ?? '')).filter((part) => part !== '');
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

/** The single words of all parts: a text without one of them cannot be meant. */
export function searchWords(parts: SearchParts): string[] {
  return [...new Set(parts.flatMap((part) => part.split(' ')))];
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
  const besideKey = remembering((text: string) => ({
    plain: withoutApostrophes(searchKey(text)),
    loose: looseKey(searchKey(text)),
  }));
  const keyOrText = ({ key, text }: SearchedField) => key ?? text;
  const keyOf = ({ key, text }: SearchedField) => key ?? searchKey(text);
  return {
    isIn(fields, beside = '') {
      const { plain, loose } = besideKey(beside);
      // Most texts lack a word, which is quickly seen of all at once; taking them apart takes several times as long.
      const all = withoutApostrophes(searchKey(fields.map(keyOrText).join(' ')));
      if (words.some((word) => !plain.includes(word) && !all.includes(word))) return false;
      const keys = fields.map((each) => looseKey(keyOf(each)));
      return (
        parts.every((part) => loose.includes(part) || keys.some((key) => key.includes(part))) &&
        keys.some((key) => parts.some((part) => key.includes(part)))
      );
    },
    matches: (fields) =>
      fields.flatMap((each) => {
        const key = looseKey(keyOf(each));
        if (!parts.some((part) => key.includes(part))) return [];
        return [{ field: each.field, text: matchingLine(parts, each.text) }];
      }),
  };
}

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
    const key = looseKey(searchKey(line));
    return parts.filter((part) => key.includes(part)).length;
  };
  return others.reduce((best, line) => (held(line) > held(best) ? line : best), first);
}
