import type { PartnerHandle } from '../partners/find-partner.ts';
import type { Beside } from '../partners/name-beside.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import type { NameParts } from '../partners/plain-name.ts';
import { whyNoPartner } from '../partners/nobody.ts';
import { readName } from '../partners/read-name.ts';
import { wholeNameFinder } from '../partners/whole-name.ts';
import { list } from '../text/count.ts';
import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import { SEPARATOR } from './identity.ts';
import type { PartnerFacts } from './tracker-words.ts';

/** A partner or a source of the file: one of the record, or a new one, which has no number until its first row is written. */
export interface FilePartner {
  id: number | undefined;
  name: string;
  /** What stood beside the name of a new one. */
  profession: string | null;
  /** What else the file says of a new one. */
  beside?: Beside | undefined;
  /** What columns of the file say of a new one. */
  facts?: PartnerFacts | undefined;
  /** Names of the file that a person said are theirs too, and that are not on record. */
  aliases: readonly string[];
  /** No partner, but what else clients come from. */
  isSource: boolean;
}

/** Whom a cell means, or why nobody. */
export interface Meant {
  readonly partner: FilePartner | undefined;
  /** Why there is nobody, in words that follow the column's heading and never hold its cell; empty where there is. */
  readonly fault: string;
  /** Keys by which an earlier import may have known a row of theirs: the name as it is written first. */
  readonly keys: readonly string[];
}

/** What names are compared with. */
export interface KnownNames {
  readonly handles: readonly PartnerHandle[];
  /** The user's own name, if it is known. */
  readonly myName: string | undefined;
  /** The number of a source that is there. */
  readonly sourceNamed: (name: string) => number | undefined;
}

/** Who is whom among the names of a file, as a person said: the key of a name, and the name or number of whom it means. */
type SameNames = ReadonlyMap<string, string>;

/** What is known of the names of a file before its rows are judged. */
export interface NamesOfFile {
  /** Names that no partner has become partners. */
  readonly newPartners: boolean;
  /** What the file says of partners beside their names, by the key of the name. */
  readonly beside?: ReadonlyMap<string, Beside>;
  /** What columns of the file say of partners, by the key of the name. */
  readonly partnerFacts?: ReadonlyMap<string, PartnerFacts>;
  readonly same?: SameNames;
}

/** Finds whom the cells of a file mean, each text once. */
export class Counterparts {
  readonly #known: KnownNames;
  readonly #newPartners: boolean;
  readonly #beside: ReadonlyMap<string, Beside>;
  readonly #facts: ReadonlyMap<string, PartnerFacts>;
  readonly #same: SameNames;
  readonly #find: ReturnType<typeof wholeNameFinder>;
  /** By the name as the file has it. */
  readonly #meant = new Map<string, Meant>();
  /** New ones by key, so that two spellings of one name are one partner. */
  readonly #added = new Map<string, FilePartner>();

  constructor(
    known: KnownNames,
    { newPartners, beside = new Map(), partnerFacts = new Map(), same = new Map() }: NamesOfFile,
  ) {
    this.#known = known;
    this.#newPartners = newPartners;
    this.#beside = beside;
    this.#facts = partnerFacts;
    this.#same = same;
    this.#find = wholeNameFinder(known.handles);
  }

  /** `number` is what the partner has in a list of refnet's own, where names stand as they are; else empty. */
  partner(name: string, number: string): Meant {
    return this.#once(`${number}${SEPARATOR}${name}`, () => {
      const written = searchKey(number === '' ? bareName(name).name : name);
      const said = number === '' ? this.#saidFor(name, written) : undefined;
      if (said === undefined) return this.#meantBy(this.#findPartner(name, number), written);
      const meant = this.#meantBy(this.#findPartner(said, number), written);
      return { ...meant, partner: withAlias(meant.partner, bareName(name).name) };
    });
  }

  source(name: string): Meant {
    return this.#once(`source${SEPARATOR}${name}`, () => {
      const id = this.#known.sourceNamed(name);
      const source = id === undefined ? this.#addedAs('source', name, null) : newFilePartner(id, name, null);
      source.isSource = true;
      return { partner: source, fault: '', keys: [searchKey(name)] };
    });
  }

  #once(said: string, find: () => Meant): Meant {
    const before = this.#meant.get(said);
    if (before !== undefined) return before;
    const meant = find();
    this.#meant.set(said, meant);
    return meant;
  }

  #meantBy(found: PartnerHandle | FilePartner | string, written: string): Meant {
    if (typeof found === 'string') return { partner: undefined, fault: found, keys: [written] };
    if (!('keys' in found)) return { partner: found, fault: '', keys: [written] };
    return {
      partner: newFilePartner(found.id, found.name, null),
      fault: '',
      keys: [...new Set([written, ...found.keys])],
    };
  }

  /** Whom a person said that a name means, and that one in turn. */
  #saidFor(name: string, written: string): string | undefined {
    const seen = new Set<string>();
    let said: string | undefined;
    let next = this.#same.get(searchKey(name)) ?? this.#same.get(written);
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      said = next;
      next = this.#same.get(searchKey(next));
    }
    return said;
  }

  /** `profession` is what stood beside the name. */
  #findPartner(
    name: string,
    number: string,
    profession: string | null = null,
  ): PartnerHandle | FilePartner | string {
    const found = this.#find(name);
    if (found.kind === 'one') return found.partner;
    if (found.kind === 'several') return maybeWords(found.partners);
    const parts = bareName(name);
    const why = whyNoPartner(parts.name, this.#known.myName);
    if (why !== undefined) return why;
    if (number === '' && parts.name !== cleanInput(name)) {
      return this.#findPartner(parts.name, number, parts.profession);
    }
    if (!this.#newPartners) return 'no partner of yours is called so';
    return this.#addedAs(number, name, profession);
  }

  #addedAs(kind: string, name: string, profession: string | null): FilePartner {
    const key = `${kind}${SEPARATOR}${searchKey(name)}`;
    const added = this.#added.get(key) ?? newFilePartner(undefined, name, profession);
    if (kind === '') {
      added.beside = this.#beside.get(searchKey(name));
      added.facts = this.#facts.get(searchKey(name));
    }
    this.#added.set(key, added);
    return added;
  }
}

function newFilePartner(id: number | undefined, name: string, profession: string | null): FilePartner {
  return { id, name, profession, aliases: [], isSource: false };
}

/** The same partner, who has another name: each row of a new one must come to the very same. */
function withAlias(partner: FilePartner | undefined, alias: string): FilePartner | undefined {
  if (partner === undefined) return undefined;
  const isThere = [partner.name, ...partner.aliases].some((each) => searchKey(each) === searchKey(alias));
  if (!isThere) partner.aliases = [...partner.aliases, alias];
  return partner;
}

/** A name without the profession beside it, or the letters behind it: `Ann Ash, CPA`, `Ann Ash CPA`. */
function bareName(text: string): NameParts {
  const parts = namePartsOf(text);
  if (!mayHaveLetters(parts.name)) return parts;
  const { name, profession, business, note, aliases } = readName(parts.name);
  const isMore = business !== null || note !== null || aliases.length > 0;
  // Only what it is written without, not how.
  const isShorter =
    searchKey(parts.name).startsWith(`${searchKey(name)} `) ||
    searchKey(parts.name).startsWith(`${searchKey(name)},`);
  return isMore || !isShorter
    ? parts
    : { name: parts.name.slice(0, name.length), profession: parts.profession ?? profession };
}

/** Whether behind two words there is one with two capitals, letters, a degree; or what lawyers have there. */
function mayHaveLetters(name: string): boolean {
  const words = name.split(/\s+/);
  const last = words.at(-1) ?? '';
  // Behind the second of two it stands after a comma.
  const comma = last.indexOf(',', 1);
  const behind = words.length > 2 ? last : words.length < 2 || comma === -1 ? '' : last.slice(comma + 1);
  return /(?:^|,)Esq\.?$/.test(behind) || (behind.match(/\p{Lu}/gu) ?? []).length > 1;
}

/** Several have that name: whom each cell means is for the file to say, by the number where names are alike. */
function maybeWords(partners: readonly PartnerHandle[]): string {
  const inOrder = partners.toSorted((a, b) => a.id - b.id);
  const each = inOrder.map((partner) => `${partner.name} (p${partner.id})`);
  return `may be ${list(each, 'or')}; write p${inOrder[0]?.id} or p${inOrder[1]?.id} in the cell, or say --same "NAME=p${inOrder[0]?.id}"`;
}
