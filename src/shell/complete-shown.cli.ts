import type { Db } from '../file/open.sql.ts';
import type { Named } from '../kinds/type.ts';
import { sayingsOf } from '../kinds/vocabulary.ts';
import { loaded } from '../text/lazily.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import type { Command } from './command.cli.ts';
import { flagOf, type Option } from './option.cli.ts';
import type { Argument } from './target.cli.ts';

/** One way to go on. `value` needs no quoting in any shell; `text` says what it is. */
export interface Candidate {
  value: string;
  text: string;
}

/** What can be typed next: one of some words, or a file, which the shell knows better. */
type Completion = { kind: 'words'; candidates: Candidate[] } | { kind: 'files' };

/** A command by its name, with what it takes. */
export interface Completable {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly hidden?: true;
  readonly load: () => Promise<Pick<Command, 'argument' | 'options'>>;
}

/** An option that every command takes. */
export interface GlobalOption {
  readonly long: string;
  readonly short?: string;
  /** What stands for its value in help; a flag has none. */
  readonly value?: string;
  readonly named?: Named;
  readonly help: string;
}

/** The records of a name that go on from `typed`. */
export type FindValues = (
  named: 'partner' | 'referral' | 'source',
  typed: string,
  open: () => Promise<Db | undefined>,
) => Promise<Candidate[]>;

/** What completion needs from outside: the commands, the database where there is one, what is in it. */
export interface CompletionWorld {
  readonly commands: readonly Completable[];
  readonly globals: readonly GlobalOption[];
  readonly open: (path: string | undefined) => Promise<Db | undefined>;
  readonly values: FindValues;
}

/** What an option or an argument takes: what it names, or one of some words. */
type Wanted = Pick<Option<unknown>, 'named' | 'words' | 'vocabulary' | 'spaced'>;

/** An option as it is typed. */
interface Flag extends Wanted {
  readonly names: readonly string[];
  readonly help: string;
  readonly takesValue: boolean;
}

/**
 * What can follow on a command line. `words` are those after `refnet`, as the shell has them (quotes and all), up to
 * the one being typed, which may be empty.
 */
export async function complete(words: readonly string[], world: CompletionWorld): Promise<Completion> {
  const globals = world.globals.map(globalFlag);
  const line = readLine(world.commands, globals, words.map(unquoted));
  const { command } = line;
  if (command === undefined) {
    if (line.flag !== undefined) return valuesOf([line.flag], line, world);
    if (line.rest.length > 0) return wordsOf([]);
    return line.typed.startsWith('-') ? namesOf(globals, line.typed) : commandNames(world, line.typed);
  }
  const { argument, options } = await command.load();
  const flags = [...flagsOf(options), ...globals];
  const { flag, place, optionsEnded } = readArguments(flags, line);
  if (flag !== undefined) return valuesOf([flag], line, world);
  if (line.typed.startsWith('-') && !optionsEnded) return namesOf(flags, line.typed);
  return valuesOf([...argumentsAt(argument, place), ...wordOptionsAt(options, place)], line, world);
}

function globalFlag({ long, short, value, help, ...wanted }: GlobalOption): Flag {
  return {
    names: short === undefined ? [long] : [long, short],
    help,
    takesValue: value !== undefined,
    ...wanted,
  };
}

function flagsOf(options: Command['options']): Flag[] {
  return Object.entries(options)
    .filter(([, own]) => own.hidden !== true)
    .map(([key, own]) => ({
      ...own,
      names: [flagOf(key, own)],
      takesValue: own.value !== undefined,
    }));
}

/** What the word at this place may be: what is declared for it, or the last of the arguments where it takes several. */
function argumentsAt(argument: Argument | undefined, place: number): readonly Wanted[] {
  let at = argument;
  for (let passed = 0; passed < place && at !== undefined; passed += 1) {
    if (at.after === undefined && at.usage.includes('...')) break;
    at = at.after;
  }
  return at === undefined ? [] : [at];
}

/** The options that may be typed as the word at this place. */
function wordOptionsAt(options: Command['options'], place: number): readonly Wanted[] {
  return Object.values(options).filter(
    ({ at }) => place > 0 && (at === 'last' || (typeof at === 'number' && place >= at)),
  );
}

interface Line {
  command: Completable | undefined;
  /** The words after the command (from it on, where it is none of ours), without the one being typed. */
  rest: readonly string[];
  typed: string;
  file: string | undefined;
  /** An option before the command that awaits its value. */
  flag: Flag | undefined;
}

/** Finds the command and the file named with `--db`, and sees whether an option before it awaits its value. */
function readLine(
  commands: readonly Completable[],
  globals: readonly Flag[],
  words: readonly string[],
): Line {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const file = before.flatMap((word, at) =>
    word === '--db' ? (before[at + 1] ?? []) : word.startsWith('--db=') ? word.slice('--db='.length) : [],
  )[0];
  let at = 0;
  while (before[at]?.startsWith('-') === true) at += awaitsValue(globals, before[at] ?? '') ? 2 : 1;
  const name = before[at] ?? '';
  const command = commands.find((each) => each.name === name || each.aliases?.includes(name) === true);
  const waiting = at > before.length ? findFlag(globals, before.at(-1) ?? '') : undefined;
  const rest = before.slice(command === undefined ? at : at + 1);
  return { command, rest, typed, file, flag: waiting ?? assigned(globals, typed) };
}

/** Counts the words that are no options so far, and sees whether an option awaits its value. */
function readArguments(
  flags: readonly Flag[],
  { rest, typed }: Line,
): { flag: Flag | undefined; place: number; optionsEnded: boolean } {
  let place = 0;
  let flag: Flag | undefined;
  let optionsEnded = false;
  for (const word of rest) {
    if (flag !== undefined) flag = undefined;
    else if (word === '--') optionsEnded = true;
    else if (optionsEnded || !word.startsWith('-')) place += 1;
    else if (awaitsValue(flags, word)) flag = findFlag(flags, word);
  }
  return { flag: flag ?? (optionsEnded ? undefined : assigned(flags, typed)), place, optionsEnded };
}

function findFlag(flags: readonly Flag[], word: string): Flag | undefined {
  const [name = ''] = word.split('=');
  return flags.find(({ names }) => names.includes(name));
}

function awaitsValue(flags: readonly Flag[], word: string): boolean {
  return findFlag(flags, word)?.takesValue === true && !word.includes('=');
}

/** The option whose value is being typed behind its `=`. */
function assigned(flags: readonly Flag[], typed: string): Flag | undefined {
  return typed.startsWith('--') && typed.includes('=') ? findFlag(flags, typed) : undefined;
}

function commandNames({ commands }: CompletionWorld, typed: string): Completion {
  const shown = commands.filter(({ hidden }) => hidden !== true);
  return beginning(
    typed,
    shown.map(({ name, summary }) => ({ value: name, text: summary })),
  );
}

function namesOf(flags: readonly Flag[], typed: string): Completion {
  return beginning(
    typed,
    flags.map(({ names: [long = ''], help }) => ({ value: long, text: help })),
  );
}

async function valuesOf(
  wanted: readonly Wanted[],
  { typed, file }: Line,
  { values, open }: CompletionWorld,
): Promise<Completion> {
  const equals = typed.startsWith('--') ? typed.indexOf('=') + 1 : 0;
  // One of several words apart by commas is completed alone.
  const isOneOfSeveral = wanted.some(({ words, spaced }) => words !== undefined && spaced === true);
  const at = isOneOfSeveral ? Math.max(equals, typed.lastIndexOf(',') + 1) : equals;
  const before = typed.slice(0, at);
  const begun = unquoted(typed.slice(at));
  const found: Candidate[] = [];
  for (const { named, words, vocabulary } of wanted) {
    if (words !== undefined)
      found.push(...begunBy(begun, words), ...(await saidBy(begun, words, vocabulary)));
    else if (named === 'file') return { kind: 'files' };
    else if (named === 'day') found.push(...begunBy(begun, ['today', 'yesterday']));
    else if (named !== undefined) found.push(...(await values(named, begun, () => open(file))));
  }
  return wordsOf(found.map(({ value, text }) => ({ value: before + value, text })));
}

/** The words that begin with what is typed, in lower case or not, as candidates. */
function begunBy(typed: string, words: readonly string[]): Candidate[] {
  return words.filter((word) => word.startsWith(typed.toLowerCase())).map((value) => ({ value, text: '' }));
}

/** What else people say that begins so, where none of the words does: `under-contract`, which is "proposal". */
async function saidBy(
  typed: string,
  words: readonly string[],
  vocabulary: Wanted['vocabulary'],
): Promise<Candidate[]> {
  if (typed === '' || vocabulary === undefined || begunBy(typed, words).length > 0) return [];
  const sayings = await loaded(() => sayingsOf(vocabulary));
  return begunBy(typed, [...sayings.keys()]).map(({ value }) => ({ value, text: sayings.get(value) ?? '' }));
}

function beginning(typed: string, candidates: readonly Candidate[]): Completion {
  return wordsOf(candidates.filter(({ value }) => value.startsWith(typed)));
}

function wordsOf(candidates: readonly Candidate[]): Completion {
  return {
    kind: 'words',
    candidates: candidates.map(({ value, text }) => ({ value, text: sanitizeLine(text) })),
  };
}

/** A word as the shell would pass it on, as far as completion cares: without the quotes and backslashes typed in it. */
function unquoted(word: string): string {
  return word.replace(/["'\\]/g, '');
}
