import { usageError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';
import { LINE, PATH, tooLong } from '../text/too-long.ts';
import type { Command } from './command.cli.ts';
import { flagOf, type Option, type Typed } from './option.cli.ts';

/** Refuses what is typed that is too long to be read, or empty where a value was meant, before anything looks at it. */
export function refuseTexts(command: Command, typed: Typed): void {
  if (command.readsAnyLength === true) return;
  refuseTooLong(command, typed);
  if (command.takesEmpty !== true) refuseEmpty(command, typed);
}

/**
 * Refuses an empty value: whoever said it meant something, which their shell or a script left out. An amount says itself that
 * the shell may have taken a `$`, a file that it has no name, and what has to be said that it is missing.
 */
function refuseEmpty({ options }: Pick<Command, 'options'>, { options: texts }: Typed): void {
  for (const [key, own] of Object.entries(options)) {
    const { value, bare, asks, named } = own;
    const isToldApart = value === undefined || value === 'amount' || value === 'fee' || named === 'file';
    if (isToldApart || asks?.required === true) continue;
    if (texts[key]?.some((text) => text !== bare && cleanInput(text) === '') !== true) continue;
    throw usageError(`${flagOf(key, own)} is empty: leave it out, or give it a value`);
  }
}

/**
 * No day, amount, word or name has more than a line, and nothing in a command line more than a path. Texts that are kept say
 * themselves how long they may be.
 */
function refuseTooLong({ options }: Pick<Command, 'options'>, { words, options: texts }: Typed): void {
  for (const [key, own] of Object.entries(options)) {
    for (const text of texts[key] ?? []) refuse(flagOf(key, own), text, mostOf(own));
  }
  // Words that stand for a text are looked at with it; they may follow a name.
  const all = Object.values(options).find(isSaidInWords)?.at;
  if (all === undefined) refuse('what is typed', words.join(' '), PATH);
  else if (all !== 0) refuse('what is typed', words[0] ?? '', PATH);
}

function isSaidInWords({ at, limits }: Option<unknown>): boolean {
  return at !== undefined && limits === true;
}

/** As {@link refuseTexts} does of an option, of what is answered in its place. */
export function refuseLongAnswer(key: string, own: Option<unknown>, text: string): void {
  refuse(flagOf(key, own), text, mostOf(own));
}

function mostOf({ named, limits }: Option<unknown>): number {
  if (named === 'file') return PATH;
  return limits === true ? Infinity : LINE;
}

function refuse(what: string, text: string, most: number): void {
  const why = tooLong(text, most, 'read');
  if (why !== undefined) throw usageError(`${what} ${why}: shorten it`);
}
