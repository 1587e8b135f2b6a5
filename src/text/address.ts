/** Email addresses that stand for names. */
const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const EMAIL = /^<?([^\s@<>,;"]+)@([^\s@<>,;"]+\.[^\s@<>,;"]+)>?$/;

/** The address that a text is and nothing else; undefined for any other. */
export function addressIn(text: string): string | undefined {
  const [, local, domain] = EMAIL.exec(text.trim().replace(/^mailto:/i, '')) ?? [];
  return local === undefined || domain === undefined ? undefined : `${local}@${domain}`;
}

/** The name in an address, `Ann Ash` of ann.ash@example.com; undefined where it has no two names. */
export function nameInAddress(address: string): string | undefined {
  const [local = ''] = address.split('@');
  const words = local.replace(/\+.*$/, '').split(/[._-]+/);
  const isName = words.length > 1 && words.length < 4 && words.every((word) => /^\p{L}{2,}$/u.test(word));
  if (!isName || words.some((word) => NOT_A_NAME.has(word.toLowerCase()))) return undefined;
  return words.map(capitalizedName).join(' ');
}

const NOT_A_NAME = wordSet(
  'info office contact hello team sales support admin mail email no reply noreply donotreply news newsletter service ' +
    'services help billing accounts accounting customer notifications notification alerts do not',
);

/** A word in small or capital letters as names are written: `O'Neil`, `McArdle`. */
export function capitalizedName(word: string): string {
  return word
    .toLowerCase()
    .replace(/(^|[-'’.])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^(Mc)(\p{Ll})/u, (_all, mc: string, letter: string) => mc + letter.toUpperCase())
    .replace(/(['’])S$/u, '$1s');
}
