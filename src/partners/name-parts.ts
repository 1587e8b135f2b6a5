import { isTitle, PARTICLES } from '../text/name-words.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { cleanInput } from '../text/sanitize.ts';
import { plainName, type NameParts } from './plain-name.ts';
import { professionWords } from './profession-words.ts';
import { professionOf, professionVocabulary } from './professions.ts';

/** Endings of a firm's or a person's name that follow a comma. */
const ENDINGS: ReadonlySet<string> = new Set(
  (
    'inc incorporated llc llp lp pllc pc pa plc ltd limited co corp corporation company gmbh ag kg sa sarl sas bv nv ' +
    'srl spa ab oy as pty jr sr ii iii iv phd esq'
  ).split(' '),
);

/** Given names that are professions too: after a surname and a comma they are given names. */
export const GIVEN_TOO: ReadonlySet<string> = new Set(
  'baker carter chandler cooper gardener hunter mason miller parker porter sawyer taylor tyler walker'.split(
    ' ',
  ),
);

/**
 * The name and the profession in `Maren Holt, mortgage broker`, `Ann Ash, CPA`, `Victor Osei (accountant)` or
 * `Rui Dias as lawyer`; a name in the order of a list, `Holt, Maren`, is turned round. What is neither surely stays whole: `Smith & Sons, Inc.`.
 */
export function namePartsOf(text: string): NameParts {
  const whole = cleanInput(text);
  const plain = plainName(whole);
  if (plain !== undefined) return plain;
  const [, before = '', inside = ''] = /^([^()]+) \(([^()]+)\)$/.exec(whole) ?? [];
  if (isKnownProfession(inside)) return { name: before.trim(), profession: inside.trim() };
  const [, called = '', does = ''] = /^(.+?) +[-–—|] +(.+)$/.exec(whole) ?? [];
  if (isKnownProfession(does)) return { name: called, profession: does };
  const behind = professionBehind(whole);
  if (behind !== undefined) return behind;
  const [, head = '', tail = ''] = /^([^,]*[^,\s])\s*,\s*(\S.*)$/.exec(whole) ?? [];
  const ownWords = keyWords(searchKey(tail));
  if (tail === '' || isOfAName(head, tail, ownWords)) return { name: whole, profession: null };
  if (isReversed(head, tail, ownWords)) return { name: `${tail} ${head}`, profession: null };
  const isProfession = isInSmallLetters(tail) || isKnownProfession(tail);
  return isProfession ? { name: head, profession: tail } : { name: whole, profession: null };
}

/** A profession in small letters behind a name that is not, with nothing between them or `as`; undefined where there is none. */
function professionBehind(text: string): NameParts | undefined {
  const [, name = '', profession = ''] =
    /^(\p{Lu}[^\s,]* (?:[^,]* )?\p{Lu}[^\s,]*)(?: as(?: an?)?)? (\p{Ll}[^\p{Lu}]*)$/u.exec(text) ?? [];
  return isKnownProfession(profession) ? { name, profession } : undefined;
}

/** Whether what follows the comma belongs to the name: `Inc.`, `Jr.`, or one more of several: `Ash, Brun & Cole`. */
function isOfAName(head: string, tail: string, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const joined = words.join('');
  return (
    ENDINGS.has(joined) || ENDINGS.has(words[0] ?? '') || / (?:&|and|\+) /i.test(` ${tail} `) || head === ''
  );
}

/** A surname, be it with its particles, then one or two given names or initials, none of them a profession. */
function isReversed(head: string, tail: string, given: readonly string[]): boolean {
  const title = /^(?:\p{Lu}\p{Ll}{1,5}\.\s+)+/u.exec(tail)?.[0].trim().split(/\s+/) ?? [];
  const isTitled = title.length > 0 && title.every((word) => isTitle(searchKey(word).replaceAll('.', '')));
  if (isTitled)
    return isReversed(head, tail.split(/\s+/).slice(title.length).join(' '), given.slice(title.length));
  const particles = head.split(' ').slice(0, -1);
  const isSurname = particles.every((word) => PARTICLES.has(searchKey(word)));
  if (!isSurname || /[.,&()\d]/.test(tail.replace(/\b\p{L}\./gu, ''))) return false;
  const names = tail.split(/\s+/);
  if (names.length > 2) return false;
  if (names.length === 1 && GIVEN_TOO.has(given[0] ?? '')) return true;
  if (isKnownProfession(tail) || (names.length === 1 && isInCapitals(tail))) return false;
  // A person writes all of a name in small letters, or none of it.
  return isInSmallLetters(tail) ? isInSmallLetters(head) && names.length === 1 : true;
}

/** A profession and nothing else: `Mortgage Broker`, `CPA, MBA`, but not `Harbour Realty`, which is a firm. */
export function isKnownProfession(text: string): boolean {
  const [first = ''] = text.split(',');
  if (professionOf(first) === undefined) return false;
  const known = new Set(professionVocabulary());
  return professionWords(first).every((word) => known.has(word));
}

function isInSmallLetters(text: string): boolean {
  return /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text);
}

/** `CPA`, `RMT`: letters after a name, though nobody knows them. */
function isInCapitals(text: string): boolean {
  return /^\p{Lu}{2,}$/u.test(text);
}
