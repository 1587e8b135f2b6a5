import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { nearness } from '../text/near.ts';

/** Words that stand between two of a list, with what each of those would mean. */
type Unclear<W extends string> = Readonly<Record<string, Readonly<Partial<Record<W, string>>>>>;

/** What else people type, and what of it says two things. */
interface Sayings<W extends string> {
  readonly synonyms: Readonly<Record<string, W>>;
  readonly unclear: Unclear<W>;
  /** Those that are another thing than the word they are kept as, which is said. */
  readonly apart?: ReadonlySet<string>;
}

/** A list of words under the name people know it by, with what else they may type for each. */
export interface Vocabulary<W extends string> {
  readonly name: string;
  readonly words: readonly W[];
  readonly synonyms: Readonly<Record<string, W>>;
  readonly unclear?: Unclear<W>;
  /** Further sayings, where there are many: looked at last, and loaded then (see lazily). */
  readonly more?: () => Sayings<W>;
}

/** Makes a vocabulary. The word itself is what is stored and typed; `synonyms` are what else people type for it. */
export function vocabulary<W extends string>(
  name: string,
  words: readonly W[],
  synonyms: Readonly<Record<string, W>> = {},
  further: Pick<Vocabulary<W>, 'unclear' | 'more'> = {},
): Vocabulary<W> {
  return { name, words, synonyms, ...further };
}

/** One thing that a text may stand for, and what it would say then, where the text says two. */
export interface Meant<W extends string> {
  readonly word: W;
  readonly meaning?: string;
}

/**
 * The word that typed text stands for: the word itself, a synonym, or a beginning that fits one word alone;
 * upper case, spaces, underscores and an apostrophe do not matter. Throws a usage `UserError` that lists the choices, or
 * the two to choose from where the text says two things. `remark` is told of a text that is another thing than the word.
 */
export function readWord<W extends string>(
  of: Vocabulary<W>,
  text: string,
  remark?: (line: string) => void,
): W {
  const meant = wordsMeant(of, text);
  const [only] = meant;
  if (only !== undefined && meant.length === 1) {
    const { word } = only;
    if (word !== asTyped(text) && of.more?.().apart?.has(asTyped(text)) === true) {
      remark?.(`${quoted(text.trim())} counts as ${label(word)}`);
    }
    return word;
  }
  if (only?.meaning !== undefined) throw saysSeveral(of, text, meant);
  const near = meant.length > 0 ? meant.map(({ word }) => word) : nearWords(of, text);
  const question = near.length === 0 ? '' : `. Did you mean ${near.slice(0, 3).join(' or ')}?`;
  throw usageError(`${quoted(text)} is not a ${of.name}${question}`, `choose one of: ${of.words.join(', ')}`);
}

/**
 * What typed text may stand for, for the command line and a prompt alike: one for a word, a saying or a beginning that
 * fits one word alone, several with their meanings where it says two things, several without where several words begin
 * so, none for what is not known. A part in brackets that says the same is left out: `declined (conflict)`.
 */
export function wordsMeant<W extends string>(of: Vocabulary<W>, text: string): readonly Meant<W>[] {
  const [, main, aside] = /^([^()]*[^()\s])\s*\(([^()]+)\)$/.exec(text.trim()) ?? [];
  if (main === undefined || aside === undefined) return meantBy(of, asTyped(text));
  const [said, ...more] = meantBy(of, asTyped(main));
  const besides = meantBy(of, asTyped(aside));
  return more.length === 0 && said !== undefined && besides.length === 1 && besides[0]?.word === said.word
    ? [said]
    : [];
}

function meantBy<W extends string>(of: Vocabulary<W>, typed: string): readonly Meant<W>[] {
  if (typed === '') return [];
  const exact = of.words.find((word) => word === typed);
  if (exact !== undefined) return [{ word: exact }];
  const said = saidBy(of, typed);
  if (said.length > 0) return said;
  const begun = of.words.filter((word) => word.startsWith(typed));
  if (begun.length === 1) return begun.map((word) => ({ word }));
  const further = of.more === undefined ? [] : saidBy(of.more(), typed);
  return further.length > 0 ? further : begun.map((word) => ({ word }));
}

/** What a saying stands for; none where it is none. */
function saidBy<W extends string>(
  { synonyms, unclear = {} }: Pick<Vocabulary<W>, 'synonyms' | 'unclear'>,
  typed: string,
): readonly Meant<W>[] {
  const word = Object.hasOwn(synonyms, typed) ? synonyms[typed] : undefined;
  if (word !== undefined) return [{ word }];
  const between = Object.hasOwn(unclear, typed) ? unclear[typed] : undefined;
  if (between === undefined) return [];
  return Object.entries<string | undefined>(between).map(([each, meaning = '']) => ({
    // The keys of the record are words of the vocabulary, which Object.entries does not keep.
    word: each as W,
    meaning,
  }));
}

function asTyped(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/n['\u2019]t\b/g, ' not')
    .replaceAll(/['\u2019]/g, '')
    .replaceAll(/[\s_-]+/g, '-');
}

function saysSeveral<W extends string>(
  { name }: Vocabulary<W>,
  text: string,
  meant: readonly Meant<W>[],
): UserError {
  const among = meant.map((each) => ({ text: each.word, name: meantPhrase(each) }));
  return new UserError(`${quoted(text)} as a ${name} may be ${among.map((each) => each.text).join(' or ')}`, {
    kind: 'usage',
    hints: among.map((each) => `${each.text}      ${each.name}`),
    choices: { question: `What does ${quoted(text)} say?`, typed: text, among },
  });
}

/** `won: it was sold, signed or done`: a word with what it would say. */
export function meantPhrase({ word, meaning = '' }: Meant<string>): string {
  return meaning === '' ? label(word) : `${label(word)}: ${meaning}`;
}

/** All that may be typed beside the words themselves, with what it stands for; two words joined by "or" where it says two. */
export function sayingsOf<W extends string>({ synonyms, unclear, more }: Vocabulary<W>): Map<string, string> {
  const further = more?.();
  const twofold = Object.entries({ ...unclear, ...further?.unclear }).map(
    ([saying, between]) => [saying, Object.keys(between ?? {}).join(' or ')] as const,
  );
  return new Map([...Object.entries<string>({ ...synonyms, ...further?.synonyms }), ...twofold]);
}

/** The words that were meant with a slip: whole sayings are compared, so that a mere beginning misleads nobody. */
function nearWords<W extends string>({ words, synonyms, more }: Vocabulary<W>, text: string): W[] {
  const typed = asTyped(text);
  const allowed = Math.min(2, Math.floor(typed.length / 4));
  const all = [
    ...words.map((word) => [word, word] as const),
    ...Object.entries<W>({ ...synonyms, ...more?.().synonyms }),
  ];
  const near = all
    .map(([saying, word]) => ({ word, far: nearness().slips(typed, saying) }))
    .filter(({ far }) => far <= allowed)
    .toSorted((a, b) => a.far - b.far);
  return [...new Set(near.map(({ word }) => word))];
}

/** Words that do not read well with their hyphens simply turned into spaces. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['co-marketing', 'co-marketing'],
  ['co-selling', 'co-selling'],
  ['white-label', 'white label'],
  ['smaller', 'much smaller'],
  ['larger', 'much larger'],
  ['both', 'either way'],
]);

/** A vocabulary word as reading text: `referral-partner` is "referral partner". */
export function label(word: string): string {
  return LABELS.get(word) ?? word.replaceAll('-', ' ');
}
