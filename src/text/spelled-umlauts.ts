/** Umlauts as they are written where a keyboard or a form has none: `Mueller` for `Müller`. */
import { searchKey } from './search-key.ts';

const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const UMLAUT = /[äöüøå]/gi;
const MAYBE_UMLAUT = /([aou])e|(a)a/g;

/** The search key of a text (as it is stored, composed), with umlauts spelt out: `mueller` of `Müller` and of `Mueller`. */
export function spelledKey(text: string): string {
  return searchKey(text.replace(UMLAUT, (letter) => SPELLED[letter.toLowerCase()] ?? letter));
}

/** The same in SQL, but for the case of letters beyond ASCII, what is accented otherwise, and punctuation. */
export function spelledInSql(text: string): string {
  const letters = Object.entries(SPELLED).flatMap(([letter, spelled]) =>
    [letter, letter.toUpperCase()].map((each) => [each, spelled] as const),
  );
  return `lower(${letters.reduce((sql, [letter, spelled]) => `replace(${sql}, '${letter}', '${spelled}')`, text)})`;
}

/** Whether a key has letters that may stand for an umlaut. */
export function maySpellUmlauts(key: string): boolean {
  return key.search(MAYBE_UMLAUT) !== -1;
}

/** What each key has that an umlaut is left out of, or spelt, for SQLite's `glob`: `mu*ller` of `mueller`. */
export function umlautPattern(spelled: string): string {
  return spelled.replace(MAYBE_UMLAUT, '$1$2*');
}
