import { shellWord } from '../text/shell-word.ts';

/** The file that a command line names with `--db`; undefined where it names none, or several. */
export function fileSaid(argv: readonly string[]): string | undefined {
  const said = fileWords(argv);
  return said.length === 1 ? said[0]?.file : undefined;
}

/** Where a command line names a file, in how many words. What stands behind `--` is no option. */
function fileWords(argv: readonly string[]): { at: number; length: number; file: string }[] {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).flatMap((word, at, words) => {
    if (word.startsWith('--db=')) return [{ at, length: 1, file: word.slice('--db='.length) }];
    const file = words[at + 1];
    return word === '--db' && file?.startsWith('-') === false ? [{ at, length: 2, file }] : [];
  });
}

/** The words of a command line, the file that it names first: what follows is read as it would be without one. */
export function fileFirst(argv: readonly string[]): readonly string[] {
  const [said, ...others] = fileWords(argv);
  return said === undefined || others.length > 0
    ? argv
    : [...naming(said.file), ...argv.toSpliced(said.at, said.length)];
}

/** The option that names a file. One whose name begins as an option does is joined to it. */
export function naming(file: string): string[] {
  return file.startsWith('-') ? [`--db=${file}`] : ['--db', file];
}

/** The command line as it was typed, ready to paste. */
export function commandLine(argv: readonly string[]): string {
  return ['refnet', ...fileFirst(argv).map(shellWord)].join(' ');
}

/** The command line with more options, which stand before the `--` that ends them. */
export function withOptions(argv: readonly string[], ...options: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? [...argv, ...options] : argv.toSpliced(end, 0, ...options);
}

/** The command line as a command ready to paste, with options that are quoted already: `--to "ann lee"`. */
export function commandLineWith(argv: readonly string[], options: string): string {
  const end = fileFirst(argv).indexOf('--');
  const words = fileFirst(argv).map(shellWord);
  return ['refnet', ...words.toSpliced(end < 0 ? words.length : end, 0, options)].join(' ');
}

/**
 * The command line with one word (or the value of `--option=word`, or the words that make up a name of several, options
 * among them or not) replaced by a better one, ready to paste.
 */
export function retyped(argv: readonly string[], word: string, better: string): string {
  const typed = fileFirst(argv);
  const { places, before } = whereTyped(typed, word);
  const words = typed.flatMap((each, at) => {
    if (at === places[0]) return [`${before}${better}`];
    return places.includes(at) ? [] : [shellWord(each)];
  });
  return ['refnet', ...words].join(' ');
}

/** Which arguments of the command line are the word, and what stands before it in the first; none where it is not there. */
function whereTyped(
  argv: readonly string[],
  word: string,
): { readonly places: readonly number[]; readonly before: string } {
  for (const [at, each] of argv.entries()) {
    if (each === word) return { places: [at], before: '' };
    if (each.startsWith('--') && each.endsWith(`=${word}`)) {
      return { places: [at], before: each.slice(0, -word.length) };
    }
  }
  for (const at of argv.keys()) {
    for (let length = 2; at + length <= argv.length; length += 1) {
      const joined = argv.slice(at, at + length).join(' ');
      if (joined === word) return { places: Array.from({ length }, (_, more) => at + more), before: '' };
    }
  }
  return { places: scattered(argv, word), before: '' };
}

/** The arguments that make up the word in turn, with others between them; none where some of it is not there. */
function scattered(argv: readonly string[], word: string): number[] {
  let left = word;
  const places = argv.flatMap((each, at) => {
    if (each === '' || !`${left} `.startsWith(`${each} `)) return [];
    left = left.slice(each.length + 1);
    return [at];
  });
  return left === '' ? places : [];
}
