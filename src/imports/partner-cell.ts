/** Whom the cell of a partner means: partners, a source that is none, the user, or nobody. */
import { isChannel, saysOnlyReferred } from '../partners/channels.ts';
import { both, isContactAlone, nameBeside, saysMore, type NameBeside } from '../partners/name-beside.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { hasLastWordOf, isNobody, isOwnName } from '../partners/nobody.ts';
import { saysMe } from '../partners/self.ts';
import { keyWords, looseKey, searchKey } from '../text/search-key.ts';
import { cleanInput } from '../text/sanitize.ts';
import { looseWords } from './pairs.ts';

export type PartnerCell =
  | { readonly is: 'partner'; readonly name: string; readonly beside?: NameBeside }
  /** Several, one introduction where a client was given to them; `beside` is what stood beside each name. */
  | { readonly is: 'partners'; readonly names: readonly string[]; readonly beside: readonly NameBeside[] }
  | { readonly is: 'source'; readonly name: string }
  /** A search, a page, a walk-in: a source or a partner after all, which nobody said. */
  | { readonly is: 'channel'; readonly name: string }
  /** The user: no partner, but it tells which way a referral went where the other one stands beside it. */
  | { readonly is: 'me' }
  | { readonly is: 'nobody' };

/** What is known of the names in a file. */
export interface NamesSaid {
  /** What is a source, and what a partner though it looks like none, by the words as they are compared. */
  readonly sources: ReadonlySet<string>;
  readonly partners: ReadonlySet<string>;
  /** Whether a partner is called so, by the whole name. */
  readonly isPartner: (name: string) => boolean;
  /** Whether a name has a cell alone elsewhere in the file, once that was read. */
  readonly standsAlone?: (name: string) => boolean;
  /** Whether two names are those of one partner, as a person's and the firm's may be. */
  readonly isSamePartner: (name: string, other: string) => boolean;
  /** Whether a source is called so. */
  readonly isSource: (name: string) => boolean;
  readonly myName: string | undefined;
}

/** What nobody said anything of. */
export const NOTHING_SAID: NamesSaid = {
  sources: new Set(),
  partners: new Set(),
  isPartner: () => false,
  isSamePartner: () => false,
  isSource: () => false,
  myName: undefined,
};

const NOBODY: PartnerCell = { is: 'nobody' };

/** Whom a cell means. What was said of it comes first, then what is on record, then what it looks like. */
export function partnerCell(written: string, said: NamesSaid): PartnerCell {
  const cell = withoutMarks(written);
  const name = cleanInput(cell);
  if (name === '') return NOBODY;
  const words = looseWords(name);
  if (said.sources.has(words)) return { is: 'source', name };
  if (said.partners.has(words)) return { is: 'partner', name };
  // Before what is on record: in what a partner sent, "me" is that partner.
  if (isMine(name, said.myName)) return { is: 'me' };
  if (said.isPartner(name)) return { is: 'partner', name };
  if (said.isSource(name)) return { is: 'source', name };
  if (isNobody(name) || saysMe(name)) return NOBODY;
  if (isChannel(cell)) return { is: 'channel', name };
  const plain = nameBeside(name).name;
  const other = plain === name ? undefined : notAPartner(plain, said);
  if (other !== undefined) return other;
  const all = namesIn(cell, said);
  const [only] = all;
  if (only === undefined) return NOBODY;
  if (all.length > 1) return { is: 'partners', names: all.map((each) => each.name), beside: all };
  return only.name === name && !saysMore(only)
    ? { is: 'partner', name }
    : { is: 'partner', name: only.name, beside: only };
}

/** Marks and words around a name that are none of it: `"Maren Holt"`, `[Maren Holt](https://...)`, `via Maren Holt`, `Maren Holt?`. */
function withoutMarks(cell: string): string {
  const text = cell.trim();
  const linked = /^\[([^\]]+)\](?:\([^)\s]*\))?$/.exec(text)?.[1] ?? text;
  const inQuotes =
    /^["\u201c\u201e\u00ab]\s*([^"\u201c\u201d\u00bb]+?)\s*["\u201d\u201c\u00bb]$/.exec(linked)?.[1] ??
    linked;
  const bare = inQuotes
    .replace(/^(?:via|thru|through)\s+(?=\p{Lu})/u, '')
    .replace(/(?<=\p{L})\s*(?:\?+|\((?:maybe|\?+|i think|tbc|not sure|vielleicht|peut-être)\))$/iu, '');
  return bare === '' ? cell : bare;
}

/** What stood beside the names of a cell. */
export function besideIn(cell: Extract<PartnerCell, { is: 'partner' | 'partners' }>): readonly NameBeside[] {
  return cell.is === 'partners' ? cell.beside : cell.beside === undefined ? [] : [cell.beside];
}

/** By the name alone it may be the user's, a source's, or nobody's. */
function notAPartner(name: string, said: NamesSaid): PartnerCell | undefined {
  const read = partnerCell(name, said);
  return read.is === 'partner' || read.is === 'partners' ? undefined : read;
}

/**
 * Whether a row that names nobody, or the user, names no source either. A client whom the user referred has none in a column
 * that says `Referral` of it.
 */
export function isWithoutSource(partner: PartnerCell['is'], source: PartnerCell): boolean {
  if (source.is === 'nobody' || source.is === 'me') return true;
  return partner === 'me' && source.is !== 'partners' && saysOnlyReferred(source.name);
}

/** The user's own name: also `Brandt, Nadia`, `Nadia Brandt, CPA`, `Dr. Nadia Brandt` and `Nadia T. Brandt`. */
export function isMine(name: string, myName: string | undefined): boolean {
  if (myName === undefined || myName === '') return false;
  if (!hasLastWordOf(searchKey(name), looseKey(searchKey(myName)))) return false;
  const bare = namePartsOf(name).name.replace(/(?: \p{Lu}{2,5}\.?)+$/u, '');
  return [name, bare].some((each) => isOwnName(each, myName)) || sorted(bare) === sorted(myName);
}

function sorted(name: string): string {
  return keyWords(searchKey(name)).toSorted().join(' ');
}

/** Marks that stand between names and in none. */
const BETWEEN = /[;|\n\r]+|\s\/\s/;

/** Marks and words that stand between names, and in the names of firms: `Smith & Jones`. */
const MAYBE_BETWEEN = /[;|\n\r]+|\/|,|\s(?:&|\+|and|und|et|y|e|en)\s/i;

/**
 * The names in a cell. A semicolon, a bar, a line break and a slash between spaces part them, unless the second is the firm
 * of the first; a comma and an `and` only where each is a partner on record or has a cell alone in the file: `Smith & Jones LLP` is one
 * firm, `Holt, Maren` one person. What stands beside a name and names nobody itself is left out: `Maren Holt; Google`.
 */
function namesIn(cell: string, said: NamesSaid): NameBeside[] {
  const whole = nameBeside(cell);
  const { business } = whole;
  const isOne = business !== null && (!said.isPartner(business) || said.isSamePartner(whole.name, business));
  if (isOne) return [whole];
  const certain = parts(cell, BETWEEN).filter(
    ({ name }) => !isNobody(name) && !isChannel(name) && !isMine(name, said.myName),
  );
  const maybe = parts(cell, MAYBE_BETWEEN);
  const isSomebody = (name: string) =>
    said.isPartner(name) || (/\S\s+\S/.test(name) && said.standsAlone?.(name) === true);
  return maybe.length > certain.length && maybe.every(({ name }) => isSomebody(name)) ? maybe : certain;
}

/** The pieces of a cell that name somebody, each name once; an address or a number is how to reach the name before it. */
function parts(cell: string, between: RegExp): NameBeside[] {
  const pieces = cell.split(between).filter((piece) => cleanInput(piece) !== '');
  const isNamed = pieces.some((piece) => !isContactAlone(piece));
  const found: NameBeside[] = [];
  let waiting: NameBeside | undefined;
  for (const piece of pieces) {
    const read = nameBeside(piece);
    const last = found.at(-1);
    if (isNamed && isContactAlone(piece)) {
      if (last === undefined) waiting = waiting === undefined ? read : both(waiting, read);
      else found.splice(-1, 1, both(last, read));
      continue;
    }
    const same = found.findIndex((each) => looseWords(each.name) === looseWords(read.name));
    const whole: NameBeside = waiting === undefined ? read : both(read, waiting);
    waiting = undefined;
    const known = found[same];
    if (known === undefined) found.push(whole);
    else found.splice(same, 1, both(known, whole));
  }
  return found.filter(({ name }) => name !== '');
}
