import { looseKey, searchKey } from '../text/search-key.ts';
import { usageError } from '../text/errors.ts';

/** What is looked for: every part must be found. A part of several words is a phrase. All are loose search keys. */
export type SearchParts = readonly string[];

/**
 * Reads what was typed, one part an argument; inside one, double quotes make phrases too. Throws a usage UserError where
 * there is no letter or digit to look for.
 */
export function readSearch(typed: readonly string[]): SearchParts {
  const parts = typed.flatMap((text) => {
    const [...quotedRuns] = searchKey(text).matchAll(/"([^"]+)"|([^"]+)/g);
    return quotedRuns.map((run) => looseKey(run[1] ?? run[2] ?? '')).filter((part) => part !== '');
  });
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

/**
 * Where the parts are found: the fields that hold at least one, each with the line of its text that does. Undefined
 * where a part is found nowhere. `beside` is text that may hold parts too (the partner's name beside a referral), but
 * not all of them.
 */
export function matchFields(
  parts: SearchParts,
  fields: readonly SearchField[],
  beside = '',
): SearchField[] | undefined {
  const plain = [...fields.map(({ text }) => withoutApostrophes(text)), withoutApostrophes(beside)];
  // Most texts lack a word, which is quickly seen; taking texts apart into words takes several times as long.
  if (searchWords(parts).some((word) => !plain.some((text) => text.includes(word)))) return undefined;
  const keyed = fields.map((each) => ({ ...each, key: looseKey(searchKey(each.text)) }));
  const besideKey = looseKey(searchKey(beside));
  const everywhere = parts.every(
    (part) => besideKey.includes(part) || keyed.some(({ key }) => key.includes(part)),
  );
  if (!everywhere) return undefined;
  const hits = keyed.filter(({ key }) => parts.some((part) => key.includes(part)));
  return hits.length === 0
    ? undefined
    : hits.map(({ field, text }) => ({ field, text: matchingLine(parts, text) }));
}

function withoutApostrophes(text: string): string {
  return searchKey(text).replaceAll("'", '');
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
