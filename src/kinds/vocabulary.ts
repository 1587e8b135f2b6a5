import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { closest } from '../text/similar.ts';

/** A list of words under the name people know it by, with what else they may type for each. */
export interface Vocabulary<W extends string> {
  readonly name: string;
  readonly words: readonly W[];
  readonly synonyms: Readonly<Record<string, W>>;
}

/** Makes a vocabulary. The word itself is what is stored and typed; `synonyms` are what else people type for it. */
export function vocabulary<W extends string>(
  name: string,
  words: readonly W[],
  synonyms: Readonly<Record<string, W>> = {},
): Vocabulary<W> {
  return { name, words, synonyms };
}

/**
 * The word that typed text stands for: the word itself, a synonym, or a beginning that fits one word alone;
 * upper case, spaces and underscores do not matter. Throws a usage `UserError` that lists the choices.
 */
export function readWord<W extends string>({ name, words, synonyms }: Vocabulary<W>, text: string): W {
  const typed = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
  const exact = words.find((word) => word === typed);
  if (exact !== undefined) return exact;
  const synonym = Object.hasOwn(synonyms, typed) ? synonyms[typed] : undefined;
  if (synonym !== undefined) return synonym;
  const begun = typed === '' ? [] : words.filter((word) => word.startsWith(typed));
  if (begun.length === 1 && begun[0] !== undefined) return begun[0];
  const near = closest(text, words);
  const meant = near.length > 0 ? near : meantBySynonym(synonyms, text);
  const question = meant.length === 0 ? '' : `. Did you mean ${meant.join(' or ')}?`;
  throw usageError(`${quoted(text)} is not a ${name}${question}`, `choose one of: ${words.join(', ')}`);
}

/** The words whose synonyms are like the text. */
function meantBySynonym<W extends string>(synonyms: Readonly<Record<string, W>>, text: string): W[] {
  const bySaying = new Map(
    Object.entries(synonyms).map(([saying, word]) => [saying.replaceAll('-', ' '), word]),
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
