/** How alike the names are by which two records call a client. */
import { initialsOf } from '../text/initials.ts';
import { latinKey } from '../text/latin-letters.ts';
import { areNear } from '../text/near-names.ts';
import { isInitial, nameWords, unlikeWords, withoutMiddleInitials } from '../text/same-name.ts';
import { slips } from '../text/similar.ts';
import { keyWords, searchKey } from '../text/search-key.ts';

/**
 * `same`: but for case and accents; `shorter`: one has initials, a title more, or the words in another order; `other`: a
 * slip in one of them; `none`: one side tells no name.
 */
export type Spelling = 'same' | 'shorter' | 'other' | 'none';

/** How the names of a pair are spelled beside each other. */
export function spellingOf(mine: string | null, theirs: string | null): Spelling {
  if (mine === null || theirs === null) return 'none';
  if (searchKey(mine) === searchKey(theirs)) return 'same';
  return haveSameInitials(mine, theirs) || isShorter(nameWords(mine), nameWords(theirs))
    ? 'shorter'
    : 'other';
}

function isShorter(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a, b].map((words) => withoutMiddleInitials([...words]).toSorted());
  if (one === undefined || other === undefined || one.length !== other.length) return false;
  const [unlike, rest] = unlikeWords(one, other);
  return unlike.every((word, at) => isInitial(word, rest[at] ?? ''));
}

/** Whether one of the names is made of initials alone, `J. D.`, and they are those of the other. */
export function haveSameInitials(a: string, b: string): boolean {
  const [one, other] = [lettersOf(a), lettersOf(b)];
  return (one.isBare || other.isBare) && one.letters !== '' && one.letters === other.letters;
}

/** The first letters of the words of a name, as a list with initials alone has them, and whether there is nothing else in it. */
export function lettersOf(name: string): { letters: string; isBare: boolean } {
  const isBare = keyWords(searchKey(name)).every((word) => word.length === 1);
  const words = keyWords(searchKey(isBare ? name : initialsOf(name)));
  return { letters: words.map((word) => word[0] ?? '').join(''), isBare };
}

/** Two slips make `Foks` of `Fox`; in three letters they leave nothing of a name. */
const slipsIn = (length: number) => (length < 4 ? 1 : 2);

/**
 * Whether two names are alike but for one word, which begins alike and is not far from the other: `Lena Fox`, `Lena Foks`.
 * That points at strangers too, and takes a day and a direction beside it.
 */
export function isOneMisspelt(a: string, b: string): boolean {
  const [one, other] = [nameWords(a), nameWords(b)];
  if (one.length !== other.length || one.length < 2) return false;
  const [unlike, rest] = unlikeWords(one, other);
  const [word = '', beside = ''] = [unlike[0], rest[0]];
  return (
    unlike.length === 1 &&
    word[0] === beside[0] &&
    !/\p{N}/u.test(word + beside) &&
    slips(word, beside) <= slipsIn(Math.max(word.length, beside.length))
  );
}

/**
 * Whether two names may be of one person, which only somebody who knows both can tell: near in the letters of any
 * language, or with a first name that is another form of the other (`Bob`, `Robert`) or its beginning (`Sam`, `Samson`).
 */
export function mayBeOnePerson(a: string, b: string): boolean {
  if (areNear(a, b)) return true;
  const [one, other] = [latinWords(a), latinWords(b)];
  if (one.length !== other.length || one.length < 2) return false;
  const [unlike, rest] = unlikeWords(one, other);
  const [short = '', long = ''] = [unlike[0] ?? '', rest[0] ?? ''].toSorted((x, y) => x.length - y.length);
  return unlike.length === 1 && short.length > 1 && long.startsWith(short) && !/\p{N}/u.test(long);
}

function latinWords(name: string): string[] {
  return withoutMiddleInitials(nameWords(latinKey(searchKey(name))));
}
