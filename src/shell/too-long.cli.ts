import { usageError } from '../text/errors.ts';
import { LINE, PATH, tooLong } from '../text/too-long.ts';
import type { Command } from './command.cli.ts';
import { flagOf, type Option, type Typed } from './option.cli.ts';

/**
 * Refuses what is too long to be read, before anything looks at it: no day, amount, word or name has more than a line, and
 * nothing in a command line more than a path. Texts that are kept say themselves how long they may be.
 */
export function refuseTooLong({ options }: Pick<Command, 'options'>, { words, options: texts }: Typed): void {
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

/** As {@link refuseTooLong} does of an option, of what is answered in its place. */
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
