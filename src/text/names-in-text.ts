import { isCommonWord } from './common-words.ts';
import { isTitle, PARTICLES } from './name-words.ts';
import { searchKey } from './search-key.ts';
import { isOfAnybody, tellingWords } from './telling-words.ts';

/** What stands where a name stood. */
export const IN_PLACE = '(client)';

/** Finds names in texts, without regard to case, accents and spacing. */
export interface Mentions {
  /** The text with `(client)` in the place of each name. */
  readonly takenOut: (text: string) => string;
}

/** A word of a text, as it stands there and as it is compared. */
interface Word {
  readonly text: string;
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’](?!s(?![\p{L}\p{M}\p{N}]))[\p{L}\p{M}\p{N}]+)*/giu;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    key: keyOf(word),
    from: index,
    to: index + word.length,
  }));
}

/** Without accents and apostrophes, and with umlauts as without their dots: `Müller` and `Mueller` are one. */
function keyOf(word: string): string {
  return searchKey(word)
    .replaceAll("'", '')
    .replaceAll(/([aou])e(?=\p{L})/gu, '$1');
}

/** What tells whether a word is one of these, as {@link isLastOf} does of one. */
function isAnyOf(names: Iterable<string>): (key: string) => boolean {
  const sought = new Set(names);
  const isOf = (key: string) => key.length > 2 && sought.has(key);
  return (key) =>
    sought.has(key) ||
    (key.endsWith('s') && (isOf(key.slice(0, -1)) || (key.endsWith('es') && isOf(key.slice(0, -2)))));
}

/** Whether a word is the last one of a name, be it of several people of that name: `Quagmire`, `Quagmires`. */
function isLastOf(name: string, key: string): boolean {
  return key === name || (name.length > 2 && (key === `${name}s` || key === `${name}es`));
}

/** What finds any of these words wherever it stands whole and as a name, in `Ortiz-1040` too. */
export function anyOfWords(words: Iterable<string>): Mentions {
  const isSought = isAnyOf([...words].map(keyOf));
  return takingOut((word, text) => isSought(word.key) && isAName(word, text));
}

/**
 * What finds any word of these names that may be meant: one that is a word of the language too, or shorter than four
 * letters, where it is written with a capital. A word `except`, and a `von` within a name, is none.
 */
export function anyPartOf(names: Iterable<string>, except?: ReadonlySet<string>): Mentions {
  const parts = new Set([...names].flatMap(namingParts).filter((part) => except?.has(part) !== true));
  const isSought = isAnyOf(parts);
  const isOfTwo = (key: string) => /^\p{L}{2}s$/u.test(key) && parts.has(key.slice(0, -1));
  return takingOut((word) => (isSought(word.key) || isOfTwo(word.key)) && isWrittenAsOne(word));
}

/** The words of a name but for the particles between others. */
function namingParts(name: string): string[] {
  const parts = partsOf(name);
  return parts.filter((part, at) => at === 0 || at === parts.length - 1 || !PARTICLES.has(part));
}

/** The family name: the last word, or the first of `Quagmire, Zebulon`; undefined where there is but one word. */
export function familyNameOf(name: string): string | undefined {
  const [before = '', after] = name.split(',');
  const parts = partsOf(name);
  if (parts.length < 2) return undefined;
  return after === undefined || partsOf(after).length === 0 ? parts.at(-1) : partsOf(before).at(-1);
}

/** The words of a name but for initials and what is no name. */
export function partsOf(name: string): string[] {
  return wordsOf(name)
    .map(({ key }) => key)
    .filter((key) => Array.from(key).length > 1 && /\p{L}/u.test(key))
    .filter((key) => !isOfAnybody(key) && !isTitle(key));
}

function takingOut(isSought: (word: Word, text: string) => boolean): Mentions {
  return {
    takenOut(text) {
      let without = '';
      let done = 0;
      for (const word of wordsOf(text)) {
        if (!isSought(word, text)) continue;
        without += text.slice(done, word.from) + IN_PLACE;
        done = word.to;
      }
      if (done === 0) return text;
      return (without + text.slice(done)).replaceAll(/\(client\)(?:[\s,.&-]*\(client\))+/g, IN_PLACE);
    },
  };
}

/** A word of the language is a name where it has a capital that it does not owe to its place. */
function isAName(word: Word, text: string): boolean {
  if (!isCommonWord(word.key)) return true;
  return hasCapital(word) && !isAtTheStart(word, text);
}

/** So much before a word is looked at for the end of a sentence. */
const BEFORE = 100;

function isAtTheStart({ from }: Word, text: string): boolean {
  const before = text.slice(Math.max(0, from - BEFORE), from);
  const last = /([^\s.]+)\.["'(\s]*$/u.exec(before)?.[1];
  if (last !== undefined) return last.length > 1 && !isTitle(keyOf(last));
  return /(?:^|[!?])["'(\s]*$/.test(before);
}

function isWrittenAsOne(word: Word): boolean {
  if (hasCapital(word)) return true;
  return word.key.length > 3 && !isCommonWord(word.key);
}

/** Letters of scripts without capitals count as such. */
function hasCapital({ text }: Word): boolean {
  return !/^\p{Ll}/u.test(text);
}

/** Of each referral, what finds any word of the names that its client has or had. */
export function wordsByClient(
  names: readonly { readonly id: number; readonly name: string }[],
): Map<number, Mentions> {
  const words = new Map<number, string[]>();
  for (const { id, name } of names) words.set(id, [...(words.get(id) ?? []), ...tellingWords(name)]);
  return new Map([...words].map(([id, each]) => [id, anyOfWords(each)]));
}

/** Nobody's name has more words than this: the words of a longer one are not turned around. */
const MOST_WORDS = 16;

/** The ways a name is written: as it is, without titles, the family name first, and as one word. */
function spellingsOf(name: string): string[][] {
  const keys = wordsOf(name).map(({ key }) => key);
  if (keys.length > MOST_WORDS) return [keys];
  const untitled = keys.filter((key) => !isTitle(key));
  const whole = untitled.length > 1 && untitled.length < keys.length ? [keys, untitled] : [keys];
  return whole.flatMap((words) => {
    const turned = words
      .map((_, at) => [...words.slice(at), ...words.slice(0, at)])
      .filter(([first = ''], at) => at === 0 || (first.length > 1 && /^\p{L}/u.test(first)));
    const joined = words.join('');
    return words.length > 1 && joined.length > 7 ? [...turned, [joined]] : turned;
  });
}

/** Whether two names have the same words, in whatever order: `Quagmire, Zebulon` is `Zebulon Quagmire`. */
export function haveSameWords(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) =>
    wordsOf(name)
      .map(({ key }) => key)
      .toSorted()
      .join(' '),
  );
  return one === other && one !== '';
}

/** Initials in one word have so many letters. */
const JOINED_INITIALS = /^\p{Lu}{2,4}$/u;

/** Whether two names are the same initials, with points or blanks or written together in capitals: `J.M.` is `JM`. */
export function haveSameInitials(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => {
    const words = wordsOf(name);
    const areLetters = words.length > 1 && words.every(({ text }) => Array.from(text).length === 1);
    const isJoined = words.length === 1 && JOINED_INITIALS.test(words[0]?.text ?? '');
    return areLetters || isJoined ? words.map(({ key }) => key).join('') : undefined;
  });
  return one !== undefined && one === other;
}

/** Whether one of two names has all words of the other, which has two at least: `Mr. Zebulon Quagmire` and the bare name. */
export function hasWordsOf(a: string, b: string): boolean {
  const [one, other] = [new Set(partsOf(a)), new Set(partsOf(b))];
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  return fewer.size > 1 && [...fewer].every((word) => more.has(word));
}

/** What finds these names, whole: `Jane D.` in `coffee with jane d about it`, and not in `Jane Drew`. */
export function mentionsOf(names: Iterable<string>): Mentions {
  const byFirst = new Map<string, string[][]>();
  for (const spelling of [...names].flatMap(spellingsOf)) {
    const [first] = spelling;
    if (first === undefined) continue;
    const forms = spelling.length === 1 ? [first, `${first}s`, `${first}es`] : [first];
    for (const form of forms) {
      const spellings = byFirst.get(form);
      if (spellings === undefined) byFirst.set(form, [spelling]);
      else spellings.push(spelling);
    }
  }
  return {
    takenOut(text) {
      if (byFirst.size === 0) return text;
      const words = wordsOf(text);
      let result = '';
      let done = 0;
      for (let at = 0; at < words.length; at += 1) {
        const taken = lengthAt(words, at);
        const length = (byFirst.get(words[at]?.key ?? '') ?? []).reduce(
          (longest, keys) => Math.max(longest, taken(keys)),
          0,
        );
        const [first, last] = [words[at], words[at + length - 1]];
        if (length === 0 || first === undefined || last === undefined) continue;
        result += text.slice(done, first.from) + IN_PLACE;
        done = last.to + endingAfter(text.slice(last.to), last);
        at += length - 1;
      }
      return result + text.slice(done);
    },
  };
}

/** How many words a name takes from there on; none where it does not stand there. */
function lengthAt(words: readonly Word[], at: number): (keys: readonly string[]) => number {
  return (keys) =>
    keys.every((key, n) => {
      const found = words[at + n]?.key;
      return found !== undefined && (n === keys.length - 1 ? isLastOf(key, found) : found === key);
    })
      ? keys.length
      : 0;
}

/** What belongs to a name behind its last word: the point of an initial, and the sign of the possessive. */
function endingAfter(rest: string, { key }: Word): number {
  const point = key.length === 1 && rest.startsWith('.') ? 1 : 0;
  return point + (/^['’](?:s(?![\p{L}\p{N}]))?/iu.exec(rest.slice(point))?.[0].length ?? 0);
}

/** The given name, where a family name follows it. */
export function givenNameOf(name: string): string | undefined {
  const parts = partsOf(name);
  return parts.length < 2 || name.includes(',') ? undefined : parts[0];
}

/** Words with a capital that name nobody: months, days of the week, feasts. */
const NO_NAMES: ReadonlySet<string> = new Set(
  (
    'i january february march april may june july august september october november december ' +
    'monday tuesday wednesday thursday friday saturday sunday christmas easter'
  ).split(' '),
);

/**
 * Whether a text has a word that may name somebody: one with a capital that it does not owe to its place and that is no
 * abbreviation, or a family name among these.
 */
export function hasUnknownName(text: string, names: readonly string[]): boolean {
  const families = anyPartOf(names.flatMap((name) => familyNameOf(name) ?? []));
  if (families.takenOut(text) !== text) return true;
  return wordsOf(text).some(
    (word) => /^\p{Lu}.*\p{Ll}/u.test(word.text) && !NO_NAMES.has(word.key) && !isAtTheStart(word, text),
  );
}
