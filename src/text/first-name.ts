import { ENDINGS_OF_PERSONS, FACULTIES, FORMS, isTitle, PARTICLES } from './name-words.ts';
import { keyWords, searchKey } from './search-key.ts';

/** Words that a firm, a couple or a stand-in for a name begins with or has in it. */
const NO_PERSON: ReadonlySet<string> = new Set(
  (
    'kunde kundin mandant mandantin klient klientin the die les los family familie famille familia famiglia fam eheleute ehepaar couple client company inc llc llp pllc ' +
    'ltd limited plc corp co group lending law legal lawyers associates partners partner services service realty agency ' +
    'bank firm clinic practice studio solutions consulting holdings holding trust team office insurance sons bros ' +
    'brothers sisters daughters school church gmbh mbh ag kg ohg ug gbr ev sarl sas srl bv nv verein stiftung hotel ' +
    'kollegen sohne tochter anwalte rechtsanwalte steuerberater notare architekten immobilien versicherungen cabinet'
  ).split(' '),
);
/** How a word of a firm's name ends in German: `Zahnarztpraxis`, `Steuerkanzlei`. */
const OF_A_FIRM = /(?:praxis|kanzlei|beratung|agentur|gesellschaft|apotheke|werkstatt|verwaltung|buro)$/;

const AND = '(?:and|&|\\+|und|et|y|en)';
const COUPLE = new RegExp(`^(\\S+ ${AND} \\S+)(?: [^\\s&+]+)*$`, 'i');
const SEVERAL = new RegExp(` ${AND} `, 'i');

/** Forms of languages in which a surname may be two words: what follows them is left whole. */
const BEFORE_TWO_SURNAMES = /^(?:sr|sra|srta|senor|senora|senhor|senhora)$/;

/**
 * What a person is called in a letter: `Dana` of `Dana R.`, `Jane and Kofi` of `Jane and Kofi V.`, `Frau Dr. Weiß` of
 * `Frau Dr. Anna Weiß`. The whole where a first name is not to be told: a firm, initials, a title before a surname, one
 * word.
 */
export function firstName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = ''] = words;
  if (isOfNobody(name)) return name;
  const before = words.slice(0, titlesAtTheHead(words));
  if (before.length > 0) return titled(name, before, words.slice(before.length));
  const couple = COUPLE.exec(words.join(' '))?.[1];
  if (couple !== undefined) return words.length > 3 ? couple : name;
  if (SEVERAL.test(name)) return name;
  // A surname alone, as in "van der Berg": a given name is written with a capital beside it.
  if (PARTICLES.has(first) && words.some((word) => /^\p{Lu}/u.test(word))) return name;
  return /^\p{L}[\p{L}\p{M}'’-]+$/u.test(first) ? first : name;
}

function isOfNobody(name: string): boolean {
  const isOfAFirm = keyWords(searchKey(name)).some((word) => NO_PERSON.has(word) || OF_A_FIRM.test(word));
  return isOfAFirm || /\d/.test(name);
}

const plain = (word: string): string => searchKey(word).replaceAll('.', '');
const isForm = (word: string): boolean => FORMS.has(plain(word));

/** How many words at the head are titles and forms of address. */
function titlesAtTheHead(words: readonly string[]): number {
  let count = 0;
  for (const word of words) {
    if (!isTitle(plain(word)) && !(count > 0 && word.endsWith('.') && FACULTIES.has(plain(word)))) break;
    count += 1;
  }
  return count;
}

/** A doctor is called by the first name, somebody with a form of address by that and the surname. */
function titled(name: string, before: readonly string[], rest: readonly string[]): string {
  if (rest.length < 2 || SEVERAL.test(name)) return name;
  if (!before.some(isForm)) {
    const called = firstName(rest.join(' '));
    return called === rest.join(' ') ? name : called;
  }
  if (before.some((word) => BEFORE_TWO_SURNAMES.test(plain(word)))) return name;
  const names = ENDINGS_OF_PERSONS.has(plain(rest.at(-1) ?? '')) ? rest.slice(0, -1) : rest;
  const particle = names.findIndex((word) => PARTICLES.has(word));
  return [...before, ...names.slice(particle === -1 ? -1 : particle)].join(' ');
}
