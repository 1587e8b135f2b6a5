import { shellWord } from '../text/shell-word.ts';

/** The command line as it was typed, ready to paste. */
export function commandLine(argv: readonly string[]): string {
  return ['refnet', ...argv.map(shellWord)].join(' ');
}

/** The command line with more options, which stand before the `--` that ends them. */
export function withOptions(argv: readonly string[], ...options: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? [...argv, ...options] : argv.toSpliced(end, 0, ...options);
}

/** The same as a command ready to paste, with options that are so already: `--to "ann lee"`. */
export function commandLineWith(argv: readonly string[], options: string): string {
  const end = argv.indexOf('--');
  const words = argv.map(shellWord);
  return ['refnet', ...words.toSpliced(end < 0 ? words.length : end, 0, options)].join(' ');
}

/**
 * The command line with one word (or the value of `--option=word`, or the words that make up a name of several) replaced
 * by a better one, ready to paste.
 */
export function retyped(argv: readonly string[], word: string, better: string): string {
  const { at, length, before } = whereTyped(argv, word);
  const words = argv.map(shellWord);
  if (length > 0) words.splice(at, length, `${before}${better}`);
  return ['refnet', ...words].join(' ');
}

/** Where the word stands in the command line: from which argument on, in how many; in none where it is not there. */
function whereTyped(argv: readonly string[], word: string): { at: number; length: number; before: string } {
  for (const [at, each] of argv.entries()) {
    if (each === word) return { at, length: 1, before: '' };
    if (each.startsWith('--') && each.endsWith(`=${word}`)) {
      return { at, length: 1, before: each.slice(0, -word.length) };
    }
  }
  for (const at of argv.keys()) {
    for (let length = 2; at + length <= argv.length; length += 1) {
      if (argv.slice(at, at + length).join(' ') === word) return { at, length, before: '' };
    }
  }
  return { at: 0, length: 0, before: '' };
}
