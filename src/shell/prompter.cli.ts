import { drawLines } from '../screen/paint.view.ts';
import { wrapSentences } from '../screen/sentences.view.ts';
import { PLAIN } from '../screen/style.view.ts';
import type { Text } from '../text/spans.ts';
import { loaded } from '../text/lazily.ts';
import { quoted } from '../text/quoted.ts';
import { searchKey } from '../text/search-key.ts';
import { widthOf } from './width-of.cli.ts';
import type { Output, World } from './world.cli.ts';

/** One thing to choose. */
export interface Choice<T> {
  name: string;
  value: T;
  description?: string;
}

/** What a line of text may be. */
export interface TextOptions {
  default?: string;
  /** The default stands in the line to be edited; a line made empty is empty text. */
  editable?: boolean;
  required?: boolean;
  /** An answer that is refused is taken out of the line, where the next one has nothing to do with it. */
  clears?: boolean;
  /** Returns what is wrong with the text, or true; an empty one is not checked. */
  check?: (text: string) => string | true | Promise<string | true>;
}

/** What a choice starts with, and how what is typed is understood. */
export interface ChooseOptions<T> {
  default?: T;
  /**
   * The choices that typed text stands for beyond their names, several (their names then tell them apart) where it says
   * several things; may throw a NotLoaded.
   */
  meant?: (typed: string) => readonly Choice<T>[];
}

/**
 * The choices that typed text fits: what it says, in full or as a word of the command line (several where it says two
 * things), or else those that begin so, or have a word that does, or the one of that number; all for an empty text.
 */
export async function fitting<T>(
  typed: string,
  choices: readonly Choice<T>[],
  { meant }: ChooseOptions<T>,
): Promise<{ readonly meant: readonly Choice<T>[]; readonly begun: readonly Choice<T>[] }> {
  const key = searchKey(typed);
  if (key === '') return { meant: [], begun: choices };
  const named = choices.find(({ name }) => searchKey(name) === key);
  if (named !== undefined) return { meant: [named], begun: [] };
  const said = meant === undefined ? [] : await loaded(() => meant(typed));
  if (said.length > 0) return { meant: said, begun: [] };
  const whole = choices.filter(({ name }) => searchKey(name).startsWith(key));
  const begun = whole.length > 0 ? whole : choices.filter(({ name }) => searchKey(name).includes(` ${key}`));
  const numbered = /^[0-9]+$/.test(key) && begun.length === 0 ? choices[Number(key) - 1] : undefined;
  return { meant: [], begun: numbered === undefined ? begun : [numbered] };
}

/** What is said of an answer that fits none of the choices. */
export function notKnown(typed: string, choices: readonly { name: string }[]): string {
  const names = choices.map(({ name }) => name);
  const all = names.join(', ');
  const which = all.length > 200 ? 'a word of one in the list' : `one of: ${all}`;
  return `${quoted(typed.trim())} is not known here; type ${which}`;
}

/** One thing to choose among several, under a heading, already chosen or not. */
export interface Markable<T> extends Choice<T> {
  readonly group?: string;
  readonly checked?: boolean;
}

/** Questions to the person at the terminal. Each throws a UserError of kind `cancelled` on Ctrl-C or a closed terminal. */
export interface Prompter {
  /** Writes lines between the questions, where they are written. */
  say(...lines: readonly Text[]): void;
  /** One line of text. Empty text is allowed unless `required`. */
  text(message: string, options?: TextOptions): Promise<string>;
  /** One of a list, which narrows to what is typed; an answer that fits nothing is asked for again. */
  choose<T>(message: string, choices: readonly Choice<T>[], options?: ChooseOptions<T>): Promise<T>;
  /** Any of a list, nobody's guess chosen beforehand: those that are marked already stay so unless they are taken off. */
  several<T>(message: string, choices: readonly Markable<T>[]): Promise<T[]>;
  /** A list that narrows as one types. */
  search<T>(message: string, find: (typed: string | undefined) => readonly Choice<T>[]): Promise<T>;
  confirm(message: string, options?: { default?: boolean }): Promise<boolean>;
}

/** What is wrong with a line of text, or true. */
export async function checkText(text: string, { required, check }: TextOptions): Promise<string | true> {
  if (text.trim() === '') return required === true ? 'this one is needed' : true;
  return (await check?.(text)) ?? true;
}

/** Questions go to stderr, so that a result can be piped, except where only stdout is a terminal. */
export function promptOutput(world: World): Output {
  return world.stderr.isTTY === true ? world.stderr : world.stdout;
}

/** How many columns a question has; a terminal that has none does not know how many. */
export function promptWidth(world: World): number {
  return widthOf(world, promptOutput(world)) ?? 80;
}

/** What is said before a question, as a terminal has room for it: broken between words only. */
export function saidAsWide(world: World, lines: readonly Text[]): string {
  return drawLines(wrapSentences(lines, promptWidth(world)), PLAIN).text;
}
