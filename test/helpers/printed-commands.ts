import { stripVTControlCharacters } from 'node:util';

import { COMMANDS } from '../../src/commands.ts';
import { ofThisFile } from './of-this-file.ts';

const KNOWN = new Set(COMMANDS.flatMap(({ name, aliases = [] }) => [name, ...aliases]));

/** A word in capitals stands for what a person fills in: `NUMBER`, `AMOUNT`. */
const BLANK = /^[<"']?[A-Z][A-Z]+[>"']?$/;

/**
 * The commands in what was printed, as a person would paste them, without the program's name: each goes up to the end of
 * its line, two spaces, or a mark that ends a part of a sentence. Those with a blank to fill in are left out, and those
 * that are for later: `then: ...`.
 */
export function printedCommands(text: string): string[][] {
  return commandsWithBlanks(text).filter((words) => !words.some(isBlank));
}

/** Whether a word of a printed command stands for what a person fills in. */
export function isBlank(word: string): boolean {
  return BLANK.test(word);
}

/** The same, with those that have a blank to fill in. */
export function commandsWithBlanks(text: string): string[][] {
  const lines = text.split('\n').filter((line) => !/^\s*then: /.test(line));
  return lines.flatMap((line) =>
    [...line.matchAll(/(?<![\w/.$-])refnet (?! )/g)].flatMap(({ index, 0: { length } }) => {
      const words = wordsOf(line.slice(index + length));
      return words === undefined ? [] : [words];
    }),
  );
}

/** The words up to where the command ends; undefined where what follows is no command but a sentence about refnet. */
function wordsOf(text: string): string[] | undefined {
  const [command = ''] = /^(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\)`]| (?! ))*/.exec(text) ?? [];
  const words = [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word);
  const end = words.findIndex((word) => /[,;:.]$/.test(word) && !/^["']/.test(word));
  const own = end === -1 ? words : words.slice(0, end + 1);
  const bare = own.map((word) => word.replace(/[,;:.]+$/, '').replaceAll(/["']/g, ''));
  return KNOWN.has(bare[bare[0] === '--db' ? 2 : 0] ?? '') ? bare : undefined;
}

/** These are about no file. */
const OF_NO_FILE = new Set(['help', 'completion']);

/**
 * The commands that were printed by a command line with `--db` and would be about another file when pasted. What is meant
 * for others names no file, and help is of nobody's.
 */
export function onAnotherFile(
  argv: readonly string[],
  { stdout, stderr }: { stdout: string; stderr: string },
): string[][] {
  const end = argv.indexOf('--');
  const said = argv.slice(0, end < 0 ? argv.length : end).filter((word) => /^--db(?:=|$)/.test(word));
  const isForOthers =
    stdout.startsWith('Usage: ') || argv.some((word) => /^(?:md|html|--help|-h|help)$/.test(word));
  if (said.length !== 1 || isForOthers) return [];
  // What went wrong is said in a sentence, what to type below it.
  const below = stderr.replace(/^refnet: .*$/gm, '');
  return commandsWithBlanks(stripVTControlCharacters(`${stdout}\n${below}`)).filter(
    ([first = '']) => first !== '--db' && !OF_NO_FILE.has(first),
  );
}

/** The shapes of the commands that were tried in this file already: those of one shape differ by numbers alone. */
const triedShapes = ofThisFile(() => new Set<string>());

/**
 * The commands that a screen or an error printed, each shape of them once: what a person would paste has to work. Left out
 * are help, whose examples are of nobody's network, what scripts read, a dry run, whose next commands are about what is not
 * there yet, an import, whose files are not in
 * the copy, and what would write a file where the tests run.
 */
export function commandsToTry(
  argv: readonly string[],
  { stdout, stderr }: { stdout: string; stderr: string },
): string[][] {
  const said = argv.join(' ');
  if (
    stdout.startsWith('Usage: ') ||
    /(?:^| )(?:help|--help|-h|completion|--format|--json|--dry-run|import)(?: |$)/.test(said)
  )
    return [];
  const tried = triedShapes();
  return printedCommands(stripVTControlCharacters(`${stdout}\n${stderr}`)).filter((words) => {
    const shape = words.join(' ').replaceAll(/\d+/g, '9');
    if (tried.has(shape) || words.includes('--output')) return false;
    tried.add(shape);
    return true;
  });
}

/**
 * What is wrong with a command that was pasted, empty where it works: it does what it says, or it asks a terminal for what
 * it is about, for the answers it is there to take down, or for a yes.
 */
export function faultOf({ code, stderr }: { code: number; stderr: string }): {
  code?: number;
  stderr?: string;
} {
  const asks = / is missing\n| there is nobody to ask the questions\n| --yes /;
  // What doctor finds is its answer, and no fault of the command.
  const answers = (code === 1 || code === 5) && stderr === '';
  const works = code === 0 || answers || asks.test(stderr);
  return works ? {} : { code, stderr };
}
