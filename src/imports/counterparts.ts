import type { PartnerHandle } from '../partners/find-partner.ts';
import type { Beside } from '../partners/name-beside.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { NAME_APART, nameApart } from '../partners/namesake.ts';
import type { NameParts } from '../partners/plain-name.ts';
import { whyNoPartner } from '../partners/nobody.ts';
import { readName } from '../partners/read-name.ts';
import { wholeNameFinder } from '../partners/whole-name.ts';
import { list } from '../text/count.ts';
import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import { SEPARATOR } from './identity.ts';
import { mayBeOneFirm, Namesakes } from './namesakes.ts';
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
  /** What a new one is called in the file where another one of it has the same name. */
  called?: string;
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
  /** The firm of a partner on record. */
  readonly firmOf: (id: number) => string | null;
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
  /** Which of them are of several partners, told apart by the firm. */
  readonly namesakes?: Namesakes;
  readonly same?: SameNames;
}

/** A partner who is taken for the one of that name on record, though the file says another firm. */
export interface OtherFirm {
  readonly id: number;
  readonly name: string;
  readonly onRecord: string;
  readonly inFile: string;
}

/** Finds whom the cells of a file mean, each text once. */
export class Counterparts {
  readonly #known: KnownNames;
  readonly #newPartners: boolean;
  readonly #beside: ReadonlyMap<string, Beside>;
  readonly #facts: ReadonlyMap<string, PartnerFacts>;
  readonly #same: SameNames;
  readonly #namesakes: Namesakes;
  readonly #find: ReturnType<typeof wholeNameFinder>;
  /** By the name as the file has it. */
  readonly #meant = new Map<string, Meant>();
  /** New ones by key, so that two spellings of one name are one partner. */
  readonly #added = new Map<string, FilePartner>();
  readonly #otherFirms = new Map<number, OtherFirm>();

  constructor(
    known: KnownNames,
    {
      newPartners,
      beside = new Map(),
      partnerFacts = new Map(),
      same = new Map(),
      namesakes = new Namesakes(),
    }: NamesOfFile,
  ) {
    this.#known = known;
    this.#newPartners = newPartners;
    this.#beside = beside;
    this.#facts = partnerFacts;
    this.#same = same;
    this.#namesakes = namesakes;
    this.#find = wholeNameFinder(known.handles);
  }

  /**
   * `number` is what the partner has in a list of refnet's own, where names stand as they are; else empty. `firm` is what
   * the row says of the partner.
   */
  partner(name: string, number: string, firm = ''): Meant {
    return this.#once(`${number}${SEPARATOR}${firm}${SEPARATOR}${name}`, () => {
      if (number !== '') return this.#meantBy(this.#findPartner(name, number), searchKey(name));
      const bare = bareName(name).name;
      const own = this.#namesakes.firmOf(bare, firm);
      if (own !== undefined) return this.#oneOfSeveral(bare, own);
      const written = searchKey(bare);
      const said = this.#saidFor(name, written);
      return said === undefined
        ? this.#meantBy(this.#findPartner(name, '', { firm }), written)
        : this.#meantAs(said, { name: bare, written });
    });
  }

  /** Those at whose rows the file says another firm than is on record. */
  otherFirms(): OtherFirm[] {
    return [...this.#otherFirms.values()];
  }

  /** Who of several partners of one name is meant: the one of that firm, which is empty where the row says none. */
  #oneOfSeveral(name: string, firm: string): Meant {
    const written = searchKey(name);
    const called = firm === '' ? name : nameApart(name, firm);
    const said = this.#saidFor(called, searchKey(called));
    if (said !== undefined) return this.#meantAs(said, { name: called, written });
    if (firm === '') return { partner: undefined, fault: NO_FIRM, keys: [written] };
    return this.#meantBy(this.#findAtFirm(name, firm), written);
  }

  /** Whom a person said that a name of the file means, who is called so too from now on. */
  #meantAs(said: string, { name, written }: { name: string; written: string }): Meant {
    const [, other = '', firm = ''] = NAME_APART.exec(said) ?? [];
    const own = this.#namesakes.firmOf(other, firm) ?? '';
    const found = own === '' ? this.#findPartner(said, '') : this.#findAtFirm(other, own);
    const meant = this.#meantBy(found, written);
    return { ...meant, partner: withAlias(meant.partner, name) };
  }

  /** The partner of that name who is of the firm, else a new one: another of the name on record may be somebody else. */
  #findAtFirm(name: string, firm: string): PartnerHandle | FilePartner | string {
    const called = nameApart(name, firm);
    const known = this.#find(called);
    if (known.kind === 'one') return known.partner;
    const found = this.#find(name);
    const named = found.kind === 'none' ? [] : found.kind === 'one' ? [found.partner] : found.partners;
    const there = this.#ofFirm(named, firm);
    const [only] = there;
    if (only !== undefined) return there.length === 1 ? only : maybeWords(there);
    if (!this.#newPartners) return NOT_THERE;
    return this.#addedAs('', name, null, firm);
  }

  #ofFirm(partners: readonly PartnerHandle[], firm: string): PartnerHandle[] {
    return partners.filter(({ id, keys: [name, ...others] }) => {
      const firms = others.flatMap((other) => {
        const [, same, at = ''] = NAME_APART.exec(other) ?? [];
        return same === name ? [at] : [];
      });
      return [this.#known.firmOf(id) ?? [], firms].flat().some((own) => mayBeOneFirm(own, firm));
    });
  }

  /** Notes that the file has somebody on record at another firm. */
  #noteFirm({ id, name, keys }: PartnerHandle, written: string, inFile: string): void {
    const onRecord = inFile === '' || keys[0] !== searchKey(written) ? null : this.#known.firmOf(id);
    if (onRecord === null || mayBeOneFirm(onRecord, inFile) || this.#otherFirms.has(id)) return;
    this.#otherFirms.set(id, { id, name, onRecord, inFile });
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

  /** `profession` is what stood beside the name, `firm` what the row says; of several of that name it tells who is meant. */
  #findPartner(
    name: string,
    number: string,
    { profession = null, firm = '' }: { profession?: string | null; firm?: string } = {},
  ): PartnerHandle | FilePartner | string {
    const found = this.#find(name);
    if (found.kind === 'one') {
      this.#noteFirm(found.partner, name, firm);
      return found.partner;
    }
    if (found.kind === 'several') {
      const [only, ...others] = firm === '' ? [] : this.#ofFirm(found.partners, firm);
      return only !== undefined && others.length === 0 ? only : maybeWords(found.partners);
    }
    const parts = bareName(name);
    const why = whyNoPartner(parts.name, this.#known.myName);
    if (why !== undefined) return why;
    if (number === '' && parts.name !== cleanInput(name)) {
      return this.#findPartner(parts.name, number, { profession: parts.profession, firm });
    }
    if (!this.#newPartners) return NOT_THERE;
    return this.#addedAs(number, name, profession);
  }

  /** `firm` tells a new one from another of that name in the file. */
  #addedAs(kind: string, name: string, profession: string | null, firm?: string): FilePartner {
    const called = firm === undefined ? name : nameApart(name, firm);
    const key = `${kind}${SEPARATOR}${searchKey(called)}`;
    const added = this.#added.get(key) ?? newFilePartner(undefined, name, profession);
    if (firm !== undefined) added.called = called;
    if (kind === '') {
      added.beside = this.#beside.get(searchKey(called));
      added.facts = this.#facts.get(searchKey(called));
    }
    this.#added.set(key, added);
    return added;
  }
}

const NOT_THERE = 'no partner of yours is called so';

const NO_FIRM =
  'is of several partners of this file whom the firm tells apart, and this row has none; write it in, or say --same "NAME=NAME (FIRM)"';

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
