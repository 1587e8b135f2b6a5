import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { closest } from '../text/similar.ts';

/** Words that stand between two of a list, with what each of those would mean. */
type Unclear<W extends string> = Readonly<Record<string, Readonly<Partial<Record<W, string>>>>>;

/** What else people type, and what of it says two things. */
interface Sayings<W extends string> {
  readonly synonyms: Readonly<Record<string, W>>;
  readonly unclear: Unclear<W>;
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

/**
 * The word that typed text stands for: the word itself, a synonym, or a beginning that fits one word alone;
 * upper case, spaces, underscores and an apostrophe do not matter. Throws a usage `UserError` that lists the choices, or
 * the two to choose from where the text says two things.
 */
export function readWord<W extends string>(of: Vocabulary<W>, text: string): W {
  const { name, words, more } = of;
  const typed = text
    .trim()
    .toLowerCase()
    .replaceAll(/n['\u2019]t\b/g, ' not')
    .replaceAll(/['\u2019]/g, '')
    .replaceAll(/[\s_-]+/g, '-');
  const exact = words.find((word) => word === typed);
  if (exact !== undefined) return exact;
  const said = saidFor(of, typed, text);
  if (said !== undefined) return said;
  const begun = typed === '' ? [] : words.filter((word) => word.startsWith(typed));
  if (begun.length === 1 && begun[0] !== undefined) return begun[0];
  const further = typed === '' ? undefined : more?.();
  const saidFurther = further === undefined ? undefined : saidFor({ name, ...further }, typed, text);
  if (saidFurther !== undefined) return saidFurther;
  const near = closest(text, words);
  const meant = near.length > 0 ? near : meantBySynonym({ ...of.synonyms, ...further?.synonyms }, text);
  const question = meant.length === 0 ? '' : `. Did you mean ${meant.join(' or ')}?`;
  throw usageError(`${quoted(text)} is not a ${name}${question}`, `choose one of: ${words.join(', ')}`);
}

/** The word that a saying stands for; undefined for none. */
function saidFor<W extends string>(
  { name, synonyms, unclear = {} }: Pick<Vocabulary<W>, 'name' | 'synonyms' | 'unclear'>,
  typed: string,
  text: string,
): W | undefined {
  if (Object.hasOwn(synonyms, typed)) return synonyms[typed];
  const between = Object.hasOwn(unclear, typed) ? unclear[typed] : undefined;
  if (between === undefined) return undefined;
  const among = Object.entries<string | undefined>(between).map(([word, meaning = '']) => ({
    text: word,
    name: meaning === '' ? label(word) : `${label(word)}: ${meaning}`,
  }));
  const either = among.map((each) => each.text).join(' or ');
  throw new UserError(`${quoted(text)} as a ${name} may be ${either}`, {
    kind: 'usage',
    hints: among.map((each) => `${each.text}      ${each.name}`),
    choices: { question: `What does ${quoted(text)} say?`, typed: text, among },
  });
}

/** All that may be typed beside the words themselves, with what it stands for; two words joined by "or" where it says two. */
export function sayingsOf<W extends string>({ synonyms, unclear, more }: Vocabulary<W>): Map<string, string> {
  const further = more?.();
  const twofold = Object.entries({ ...unclear, ...further?.unclear }).map(
    ([saying, between]) => [saying, Object.keys(between ?? {}).join(' or ')] as const,
  );
  return new Map([...Object.entries<string>({ ...synonyms, ...further?.synonyms }), ...twofold]);
}

/** The words whose synonyms are like the text. */
function meantBySynonym<W extends string>(synonyms: Readonly<Record<string, W>>, text: string): W[] {
  const bySaying = new Map(
    Object.entries<W>(synonyms).map(([saying, word]) => [saying.replaceAll('-', ' '), word]),
  );
  return [...new Set(closest(text, [...bySaying.keys()]).flatMap((saying) => bySaying.get(saying) ?? []))];
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
