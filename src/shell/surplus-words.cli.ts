/** What is said of more words than a command takes. */
import type { Command as Commander } from 'commander';
import { wordsMeant } from '../kinds/vocabulary.ts';
import { needsValue } from './needs-value.cli.ts';
import { partedLog } from './parted-log.cli.ts';
import { quotedSuggestion } from './quoted-suggestion.cli.ts';
import { SHELLS } from './shells.ts';
import { commandLine } from './suggestions.cli.ts';

/** Said of a command that takes one of a few words, where several were typed. */
const ONE_OF_A_FEW = 'shell';

/** Words that lead to a name and begin none. */
const FILLERS = new Set(['to', 'from', 'for', 'with', 'into', 'as', 'of']);

/** A name as it was typed, without what only leads to it: `Ann` of `for Ann`. */
export function withoutFillers(words: readonly string[]): string {
  const first = words.findIndex((word) => !FILLERS.has(word.toLowerCase()));
  return first < 0 ? '' : words.slice(first).join(' ');
}

/**
 * What to type in place of a command line with too many words: with the dashes of options that lack them (`log Ann from
 * maren`), without an empty word, or with what has several words quoted.
 */
export function mendedSurplus(argv: readonly string[], own: Commander): string[] {
  const full = withoutEmpty(argv, own);
  const dashed = withDashes(full, own);
  if (dashed !== undefined) return [quotedSuggestion(dashed) ?? commandLine(dashed)];
  const words = own.args.filter((word) => word.trim() !== '');
  if (full.length < argv.length && words.length <= own.registeredArguments.length) {
    return [`${commandLine(full)}      without the word that is empty`];
  }
  if (own.registeredArguments[0]?.name() === ONE_OF_A_FEW) {
    const taken = words.find((word) => wordsMeant(SHELLS, word).length === 1);
    if (taken === undefined) return [];
    const upTo = argv.slice(0, argv.indexOf(taken) + 1);
    const first = upTo.filter((word) => word === taken || !words.includes(word));
    return [`one ${ONE_OF_A_FEW} at a time: ${commandLine(first)}`];
  }
  // No file is called by a sentence, and what is quoted would be refused.
  if (own.name() === 'restore' && FILLERS.has(words[0]?.toLowerCase() ?? '')) return [];
  const parted = own.name() === 'log' ? partedLog(full, own) : undefined;
  if (parted !== undefined) return [`what has several words is quoted: ${parted}`];
  const quoted = quotedSuggestion(full);
  return quoted === undefined ? [] : [`what has several words is quoted: ${quoted}`];
}

/** The command line without the words of the command that are empty. */
function withoutEmpty(argv: readonly string[], own: Commander): readonly string[] {
  return argv.filter((word, at) => word.trim() !== '' || needsValue(own, argv[at - 1]));
}

/**
 * The command line with dashes before each word that is the name of an option and has another behind it, a `--` apart from it
 * joined; undefined where there is none. The command and its first word are none.
 */
function withDashes(argv: readonly string[], own: Commander): readonly string[] | undefined {
  const isName = (at: number) => argv[at + 1] !== undefined && needsValue(own, `--${argv[at]}`);
  const dashed: string[] = [];
  let words = 0;
  for (const [at, word] of argv.entries()) {
    if (word === '--' && isName(at + 1)) continue;
    const isWord = !word.startsWith('-') && !needsValue(own, argv[at - 1]);
    if (isWord) words += 1;
    dashed.push(isWord && words > 2 && isName(at) ? `--${word}` : word);
  }
  return dashed.join(' ') === argv.join(' ') ? undefined : dashed;
}
