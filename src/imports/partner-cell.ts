/** Whom the cell of a partner means: partners, a source that is none, the user, or nobody. */
import { isChannel } from '../partners/channels.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { isNobody, isOwnName } from '../partners/nobody.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { cleanInput } from '../text/sanitize.ts';
import { looseWords } from './pairs.ts';

export type PartnerCell =
  | { readonly is: 'partner'; readonly name: string }
  /** Several, one introduction where a client was given to them. */
  | { readonly is: 'partners'; readonly names: readonly string[] }
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
  /** Whether a source is called so. */
  readonly isSource: (name: string) => boolean;
  readonly myName: string | undefined;
}

/** What nobody said anything of. */
export const NOTHING_SAID: NamesSaid = {
  sources: new Set(),
  partners: new Set(),
  isPartner: () => false,
  isSource: () => false,
  myName: undefined,
};

const NOBODY: PartnerCell = { is: 'nobody' };

/** Whom a cell means. What was said of it comes first, then what is on record, then what it looks like. */
export function partnerCell(cell: string, said: NamesSaid): PartnerCell {
  const name = cleanInput(cell);
  if (name === '') return NOBODY;
  const words = looseWords(name);
  if (said.sources.has(words)) return { is: 'source', name };
  if (said.partners.has(words)) return { is: 'partner', name };
  // Before what is on record: in what a partner sent, "me" is that partner.
  if (isMine(name, said.myName)) return { is: 'me' };
  if (said.isPartner(name)) return { is: 'partner', name };
  if (said.isSource(name)) return { is: 'source', name };
  if (isNobody(name)) return NOBODY;
  if (isChannel(cell)) return { is: 'channel', name };
  const names = namesIn(cell, said);
  const [only] = names;
  if (only === undefined) return NOBODY;
  return names.length > 1 ? { is: 'partners', names } : { is: 'partner', name: only };
}

/** The user's own name: also `Brandt, Nadia`, `Nadia Brandt, CPA` and `Nadia Brandt CPA`. */
export function isMine(name: string, myName: string | undefined): boolean {
  if (myName === undefined || myName === '') return false;
  const key = searchKey(name);
  if (!keyWords(searchKey(myName)).every((word) => key.includes(word))) return false;
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
 * The names in a cell. A semicolon, a bar, a line break and a slash between spaces part them; a comma and an `and` only
 * where each is a partner on record: `Smith & Jones LLP` is one firm, `Holt, Maren` one person. What stands beside a name
 * and names nobody itself is left out: `Maren Holt; Google`.
 */
function namesIn(cell: string, said: NamesSaid): string[] {
  const certain = parts(cell, BETWEEN).filter(
    (name) => !isNobody(name) && !isChannel(name) && !isMine(name, said.myName),
  );
  const maybe = parts(cell, MAYBE_BETWEEN);
  return maybe.length > certain.length && maybe.every(said.isPartner) ? maybe : certain;
}

function parts(cell: string, between: RegExp): string[] {
  const names = cell
    .split(between)
    .map(cleanInput)
    .filter((name) => name !== '');
  return names.filter((name, at) => names.findIndex((each) => looseWords(each) === looseWords(name)) === at);
}
