import { isCurrency } from '../money/currency.ts';
import { commandLine, fileFirst } from './suggestions.cli.ts';

/**
 * The command line with every run of loose words quoted as one, as it was probably meant; undefined if none is. A
 * currency and a number beside it are one of their own: `bea USD 10` is `bea "USD 10"`. Options before the command stay
 * as they are.
 */
export function quotedSuggestion(typed: readonly string[]): string | undefined {
  const argv = fileFirst(typed);
  const start = argv.findIndex((word, index) => !word.startsWith('-') && argv[index - 1] !== '--db');
  const before = argv.slice(0, start);
  const [command = '', ...words] = argv.slice(start);
  const groups: string[][] = [];
  let closed = true;
  for (const [at, word] of words.entries()) {
    const last = groups.at(-1);
    if (isMoney(word, words[at + 1])) {
      groups.push([word]);
      closed = false;
    } else if (isMoney(words[at - 1], word)) {
      last?.push(word);
      closed = true;
    } else if (closed || word.startsWith('-') || last === undefined) {
      groups.push([word]);
      closed = word.startsWith('-');
    } else last.push(word);
  }
  if (groups.every((group) => group.length === 1)) return undefined;
  const quoted = groups.map((group) => group.join(' '));
  return commandLine([...before, command, ...quoted]);
}

/** Two words that make an amount: `USD 10` or `10 usd`. */
function isMoney(first: string | undefined, second: string | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  const isNumber = (word: string) => /^\d[\d.,]*$/.test(word);
  const isCode = (word: string) => isCurrency(word.toUpperCase());
  return (isCode(first) && isNumber(second)) || (isNumber(first) && isCode(second));
}
