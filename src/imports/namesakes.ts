/** Several partners of one name in a file, whom nothing but their firms tells apart. */
import { firmKey } from '../partners/firm-name.ts';
import { nameApart } from '../partners/namesake.ts';
import { areNear } from '../text/near-names.ts';
import { remembering } from '../text/remember.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { SEPARATOR } from './identity.ts';

/** So many of one name there are in no list: a column that says more is about something else. */
const MOST_FIRMS = 12;

/** The firms that a file says of each name. Of spellings of one firm the first stands. */
export class Namesakes {
  readonly #firms = new Map<string, string[]>();
  readonly #add = remembering((nameAndFirm) => {
    const [name = '', firm = ''] = nameAndFirm.split(SEPARATOR);
    return this.#keep(searchKey(name), firm);
  });

  /** Notes that a row says a firm of a name; what the firm is called. */
  add(name: string, firm: string): string {
    return this.#add(`${name}${SEPARATOR}${firm}`);
  }

  /**
   * Which of several partners of that name is of the firm, by what it is called; empty where the row names none, and
   * undefined where nobody else has the name.
   */
  firmOf(name: string, firm: string): string | undefined {
    const firms = this.#firms.get(searchKey(name)) ?? [];
    if (firms.length < 2 || firms.length > MOST_FIRMS) return undefined;
    return firm === '' ? '' : (firms.find((each) => mayBeOneFirm(each, firm)) ?? '');
  }

  #keep(key: string, firm: string): string {
    const firms = this.#firms.get(key) ?? [];
    const before = firms.length > MOST_FIRMS ? firm : firms.find((each) => mayBeOneFirm(each, firm));
    if (before === undefined) this.#firms.set(key, [...firms, firm]);
    return before ?? firm;
  }
}

/** What is kept of a partner of that name at that firm, by this key. */
export function atFirmKey(name: string, firm: string): string {
  return searchKey(nameApart(name, firm));
}

/** Whether two names may be of one firm: but for the legal form, nearly the same, or one is the beginning of the other. */
export function mayBeOneFirm(a: string, b: string): boolean {
  const [one, other] = [firmKey(a), firmKey(b)];
  if (one === other || areNear(one, other)) return true;
  const [short = [], long = []] = [keyWords(one), keyWords(other)].toSorted((x, y) => x.length - y.length);
  return short.length > 0 && short.every((word, at) => long[at] === word);
}
