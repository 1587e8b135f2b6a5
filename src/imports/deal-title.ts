/** What the title of a deal, a matter or a project says of what the client needs, without the client's name. */
import { searchKey } from '../text/search-key.ts';
import { isOfAnybody, nameParts, UNSPACED, type NamePart } from '../text/telling-words.ts';
import { headingSays } from './tracker-headings.ts';

/** What a title is kept as. */
export interface TitleSays {
  readonly need: string | null;
  /** The title itself, where the name stands amid it: notes are cleared whole when a client is to be forgotten. */
  readonly note: string | null;
}

const NOTHING: TitleSays = { need: null, note: null };

/** From this rank on a heading of needs is one of titles: `Deal Name`, `Matter`, `Opportunity title`. */
const TITLES = 30;

/** Whether cells under a heading of needs are titles, which programs begin with the client's name. */
export function isTitleHeading(heading: string): boolean {
  const found = headingSays(heading).candidates.find(({ meaning }) => meaning === 'need');
  return found !== undefined && found.rank >= TITLES;
}

/** Words that stand between a name and what it is about, or around both. */
const BETWEEN = new Set('a an and for of to by re with fur von de pour para per et und y e s'.split(' '));

/** What programs put where nobody wrote a title: `Lena Fox - New Deal`. */
const GENERIC = new Set(
  'new deal deals opportunity matter case lead referral file project transaction inquiry enquiry job item name test'.split(
    ' ',
  ),
);

/** Where a part of a title ends: ` - `, `: `, `(`, a comma. */
const PART_ENDS = /\s+[-\u2013\u2014/]+\s+|[:;,|()[\]]+|[-\u2013\u2014]\s|\s[-\u2013\u2014]/gu;

/** What goes with a name, and is what the client needs as well: `Estate of Lena Fox`. */
const NEEDS = new Set('estate trust'.split(' '));

/** What a title says beside the name of the client; the name alone says nothing. */
export function titleSays(title: string, client: string): TitleSays {
  if (title === '') return NOTHING;
  const words = new NameWords(client);
  const rest = words.withoutEdges(words.withoutNameParts(title));
  if (words.isIn(rest)) return { need: null, note: title };
  const said = nameParts(rest).filter(({ key }) => !GENERIC.has(key) && !BETWEEN.has(key));
  return said.length === 0 && rest !== title ? NOTHING : { need: rest, note: null };
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The words of one client's name, looked for in a title. */
class NameWords {
  readonly #name: string;
  readonly #all: ReadonlySet<string>;
  /** Those of them that are names. */
  readonly #own: ReadonlySet<string>;

  constructor(client: string) {
    const keys = nameParts(client).map(({ key }) => key);
    this.#name = searchKey(client);
    this.#all = new Set(keys.filter((key) => key.length > 1));
    this.#own = new Set([...this.#all].filter((key) => !isOfAnybody(key)));
  }

  /** Whether a text tells who the client is. */
  isIn(text: string): boolean {
    if (nameParts(text).some((part) => this.#isTelling(text, part))) return true;
    return UNSPACED.test(this.#name) && searchKey(text).includes(this.#name);
  }

  /** A word of two letters tells it only where it is written as a name. */
  #isTelling(text: string, { key, at }: NamePart): boolean {
    return this.#own.has(key) && (Array.from(key).length > 2 || !/\p{Ll}/u.test(text.charAt(at)));
  }

  /** The title without the parts at either end that are the name and nothing else: `Fox, Lena (1040)` is `1040`. */
  withoutNameParts(title: string): string {
    const pieces = piecesOf(title);
    const isRest = ({ from, to }: Piece) => !this.#isName(title.slice(from, to));
    const [first, last] = [pieces.find(isRest), pieces.findLast(isRest)];
    return first === undefined || last === undefined ? '' : trimmed(title, first.from, last.to);
  }

  #isName(text: string): boolean {
    const keys = nameParts(text).map(({ key }) => key);
    return keys.some((key) => this.#own.has(key)) && keys.every((key) => this.#isBeside(key));
  }

  /** A word of the name, an initial of it, or one that goes with a name. */
  #isBeside(key: string): boolean {
    const isInitial = key.length === 1 && [...this.#own].some((word) => word.startsWith(key));
    const goesWithNames = (isOfAnybody(key) && !NEEDS.has(key)) || BETWEEN.has(key);
    return this.#all.has(key) || isInitial || goesWithNames;
  }

  /** The text without the name where it begins or ends with it: `Fox family tax return`, `Will of Lena Fox`. */
  withoutEdges(text: string): string {
    const parts = nameParts(text);
    const isBeside = parts.map(({ key }) => this.#isBeside(key));
    const isTelling = parts.map((part) => this.#isTelling(text, part));
    const first = isBeside.indexOf(false);
    const last = isBeside.lastIndexOf(false);
    if (first === -1) return isTelling.includes(true) ? '' : text;
    const cutsStart = isTelling.slice(0, first).includes(true);
    const cutsEnd = isTelling.slice(last + 1).includes(true);
    const from = cutsStart ? (parts[first]?.at ?? 0) : 0;
    const to = cutsEnd ? (parts[last]?.end ?? text.length) : text.length;
    // Against whom it is says who the client is not.
    return /^vs?$/.test(parts[cutsEnd ? last : first]?.key ?? '') ? text : trimmed(text, from, to);
  }
}

function piecesOf(title: string): Piece[] {
  const ends = [...title.matchAll(PART_ENDS)];
  return [...ends.map(({ index }) => index), title.length].map((to, at) => {
    const before = ends[at - 1];
    return { from: before === undefined ? 0 : before.index + before[0].length, to };
  });
}

/** The part of a text without marks that end it; a bracket that was opened within is closed. */
function trimmed(text: string, from: number, to: number): string {
  const part = text
    .slice(from, to)
    .trim()
    .replace(/[\s,;:/&\u2013\u2014-]+$/u, '');
  if (part.includes('(') === part.includes(')')) return part;
  return part.includes('(') ? `${part})` : part.replace(/\)$/, '');
}
