import type { Text } from '../text/spans.ts';
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
  /** Returns what is wrong with the text, or true; an empty one is not checked. */
  check?: (text: string) => string | true | Promise<string | true>;
}

/** Questions to the person at the terminal. Each throws a UserError of kind `cancelled` on Ctrl-C or a closed terminal. */
export interface Prompter {
  /** Writes lines between the questions, where they are written. */
  say(...lines: readonly Text[]): void;
  /** One line of text. Empty text is allowed unless `required`. */
  text(message: string, options?: TextOptions): Promise<string>;
  choose<T>(message: string, choices: readonly Choice<T>[], options?: { default?: T }): Promise<T>;
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
