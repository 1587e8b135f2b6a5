import { keyWords, searchKey } from './search-key.ts';

const TITLES: ReadonlySet<string> = new Set('dr mr mrs ms miss mx prof professor sir dame rev fr'.split(' '));

/** Words that a firm, a couple or a stand-in for a name begins with or has in it. */
const NO_PERSON: ReadonlySet<string> = new Set(
  (
    'the family client company inc llc llp ltd limited corp co group lending law legal associates partners services ' +
    'service realty agency bank firm clinic studio solutions consulting holdings trust team office insurance'
  ).split(' '),
);

/**
 * What a person is called in a letter: `Dana` of `Dana R.`, `Jane and Kofi` of `Jane and Kofi V.`. The whole where a
 * first name is not to be told: a firm, initials, a title before a surname, one word.
 */
export function firstName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', ...others] = words;
  const joint = /^(\S+ (?:and|&|\+) \S+)(?: \S+)*$/i.exec(name.trim())?.[1];
  if (keyWords(searchKey(name)).some((word) => NO_PERSON.has(word)) || /\d/.test(name)) return name;
  if (joint !== undefined) return words.length > 3 ? joint : name;
  const titled = TITLES.has(searchKey(first).replaceAll('.', ''));
  if (titled) return others.length > 1 ? firstName(others.join(' ')) : name;
  return /^\p{L}[\p{L}\p{M}'’-]+$/u.test(first) ? first : name;
}
