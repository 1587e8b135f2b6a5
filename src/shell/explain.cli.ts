import { widthOf } from './width-of.cli.ts';
import { CommanderError, type Command as Commander } from 'commander';
import type { Recorded } from '../file/commit.sql.ts';
import { Trouble } from '../file/trouble.ts';
import { leftWords } from '../file/unfinished.ts';
import { onlyAsks } from '../text/asking.ts';
import { closest } from '../text/similar.ts';
import { PATH, tooLong } from '../text/too-long.ts';
import { UserError, type UnlessRecorded } from '../text/errors.ts';
import { drawLines } from '../screen/paint.view.ts';
import { wrapSentences } from '../screen/sentences.view.ts';
import { PLAIN } from '../screen/style.view.ts';
import { partOf, partReplaced } from '../text/part-replaced.ts';
import { EXIT } from './exit-codes.cli.ts';
import { commandIn, noSuchOption, type Explained } from './no-such-option.cli.ts';
import { answerTo } from './tried-words.cli.ts';
import { commandLine, retyped } from './suggestions.cli.ts';
import { onFileSaid } from './on-file.cli.ts';
import { mendedSurplus, withoutFillers } from './surplus-words.cli.ts';
import type { World } from './world.cli.ts';

/**
 * What became of the change: what is recorded; whether nothing is by a command that writes, or one that only reads; or
 * nobody can say, as the file cannot be looked into.
 */
export type Outcome = Recorded | 'nothing' | 'only read' | 'unknown';

/** What is known of the run that failed. */
export interface Failed {
  readonly argv: readonly string[];
  readonly world: World;
  readonly outcome: Outcome;
  /** What the command made for a time and could not remove. */
  readonly left?: string | undefined;
  /** The command tree; undefined where it failed before there was one. */
  readonly program: Commander | undefined;
  /** Whether there is a command of that name, synonyms aside. */
  readonly isCommand: (name: string) => boolean;
  /** The command line that does what was typed as a sentence, with what it does. */
  readonly otherwise?: string | undefined;
}

/** Says on stderr what went wrong and what to do next. Returns the exit code. The one place that explains errors. */
export function explain(error: unknown, failed: Failed): number {
  if (error instanceof CommanderError) return explainUsage(error, failed);
  const { world } = failed;
  if (error instanceof UserError) {
    const [message, hints] = withOutcome(error, failed);
    const { otherwise } = failed;
    say(failed, message, otherwise === undefined ? hints : [otherwise, ...hints]);
    return EXIT[error.kind];
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const [recorded, ...back] = recordedLines(failed);
  say(failed, `something went wrong inside refnet (${what})`, [
    `this is a bug; ${recorded ?? 'nothing was written by this command'}`,
    ...back,
    'set REFNET_DEBUG=1 and run it again to see where it happened',
  ]);
  if ((world.env['REFNET_DEBUG'] ?? '') !== '' && error instanceof Error) {
    world.stderr.write(`${error.stack}\n`);
  }
  return EXIT.bug;
}

/** The message and the hints of an error, with what became of the change. */
function withOutcome(error: UserError, failed: Failed): [message: string, hints: readonly string[]] {
  const { argv, outcome } = failed;
  const mended = mendedBy(error, argv);
  const hints = mended ?? error.hints;
  const recorded = recordedLines(failed);
  if (!(error instanceof Trouble)) {
    if (recorded.length === 0)
      return [error.kind === 'cancelled' ? `${error.message}, nothing was written` : error.message, hints];
    return [words(error.said.message), [...recorded, ...(mended ?? error.said.hints.map(words))]];
  }
  const { mend } = error;
  if (recorded.length > 0)
    return [error.message, [...recorded, ...(mend === undefined ? [] : [mend]), ...hints]];
  if (mend === undefined) {
    const last = `${hints.at(-1) ?? ''}; nothing was changed by this command`;
    return [error.message, [...hints.slice(0, -1), last]];
  }
  const message = outcome === 'nothing' ? `${error.message}, so nothing was written` : error.message;
  return [message, [`${mend}, and run the command again`, ...hints]];
}

/** What is said where something is recorded: not that nothing is, which whoever was refused later cannot know. */
function words(said: string | UnlessRecorded): string {
  return typeof said === 'string' ? said : said.words;
}

/** What is there in spite of what failed: what is recorded, with what takes it back, and what is left; nothing where nothing is. */
function recordedLines({ outcome, left }: Failed): string[] {
  return [...outcomeLines(outcome), ...(left === undefined ? [] : [leftWords(left)])];
}

function outcomeLines(outcome: Outcome): string[] {
  if (outcome === 'nothing' || outcome === 'only read') return [];
  if (outcome === 'unknown') {
    return [
      'whether the change is recorded cannot be seen now',
      `refnet history      shows it, once the file can be read`,
    ];
  }
  const { did, back } = outcome;
  return [
    `what the command did is recorded all the same: ${did}`,
    ...(back === undefined ? [] : [`${back}      takes it back`]),
  ];
}

/** The command line for each way to read a part of it; undefined where that stands in none of its words, or in several. */
function mendedBy({ readings }: UserError, argv: readonly string[]): string[] | undefined {
  if (readings === undefined) return undefined;
  const { typed, among, also = [] } = readings;
  const isPart = partOf(typed);
  const [word, ...others] = argv.filter((each) => isPart.test(each));
  if (word === undefined || others.length > 0) return undefined;
  const ways = among.map(({ text, name }) => {
    const mendedWord = partReplaced(word, typed, text);
    return `${commandLine(argv.map((each) => (each === word ? mendedWord : each)))}      ${name}`;
  });
  return [...ways, ...also];
}

function explainUsage(error: CommanderError, failed: Failed): number {
  const { argv } = failed;
  // What is asked for by a text of any length is not looked for among what there is.
  const long = tooLong(error.message, PATH, 'read');
  if (long !== undefined) {
    say(failed, `what is typed ${long}: shorten it`, ['refnet help']);
    return EXIT.usage;
  }
  const tried = triedWord(failed);
  const answer = tried === undefined ? undefined : answerTo(tried, argv.slice(argv.indexOf(tried) + 1));
  if (answer !== undefined) {
    say(failed, `there is no command "${tried}": ${answer.words}`, answer.instead);
    return EXIT.usage;
  }
  const { message, hints } =
    error.code === 'commander.unknownOption' ? noSuchOption(error, failed) : misread(error, failed);
  const command = ownWords(argv).find((word) => /^[a-z]/.test(word));
  const known = error.code !== 'commander.unknownCommand' && command !== undefined;
  say(failed, message, [
    ...hints.filter(({ length }) => length <= PATH),
    `refnet help${known ? ` ${command}` : ''}`,
  ]);
  return EXIT.usage;
}

/** The word that stands where the command does, unless it is one. */
function triedWord({ argv, program }: Failed): string | undefined {
  const [first, second] = ownWords(argv);
  const typed = first === 'help' ? second : first;
  const isKnown = program?.commands.some((each) => [each.name(), ...each.aliases()].includes(typed ?? ''));
  return isKnown === true ? undefined : typed;
}

/** The words of a command line that are neither an option nor the file that it names. */
function ownWords(argv: readonly string[]): string[] {
  return argv.filter((word, at) => !word.startsWith('-') && argv[at - 1] !== '--db');
}

function misread(error: CommanderError, { argv, program, otherwise }: Failed): Explained {
  const plain = inPlainWords(error.message.replace(/^error: /, ''));
  const unknown = /'([^']+)'/.exec(plain)?.[1] ?? '';
  const commands =
    error.code === 'commander.unknownCommand' ? (program?.createHelp().visibleCommands(program) ?? []) : [];
  const [meant] = closest(
    unknown,
    commands.map((each) => each.name()),
    1,
  );
  const message = meant === undefined ? plain : `${plain}. Did you mean ${meant}?`;
  const hints = meant === undefined ? [] : [retyped(argv, unknown, meant)];
  if (otherwise !== undefined) return { message, hints: [otherwise] };
  const surplus = error.code === 'commander.excessArguments' && !plain.startsWith('no further words');
  const own = commandIn(argv, program);
  if (error.code === 'commander.optionMissingArgument') hints.push(...joinedInstead(plain, argv));
  if (plain.startsWith('no further words')) hints.push(...shownInstead(argv, own));
  if (surplus && own !== undefined) hints.push(...mendedSurplus(argv, own));
  return { message, hints };
}

/**
 * What stands where the value of an option would, joined to it: that is how a value is said that reads as an option. One with
 * a value of its own is an option.
 */
function joinedInstead(message: string, argv: readonly string[]): string[] {
  const [flag = ''] = message.split(' ');
  const at = argv.indexOf(flag);
  const next = argv[at + 1];
  if (at < 0 || next === undefined || next === '--' || argv[at + 2]?.startsWith('-') === false) return [];
  const joined = commandLine([...argv.slice(0, at), `${flag}=${next}`, ...argv.slice(at + 2)]);
  return [`${joined}      if "${next}" is its value`];
}

/** Behind a name, when what is listed is to be of. */
const A_SPAN = / (?:(?:for|of|in) )?(?:this|next|last) (?:week|month|quarter|year)$/i;

/** A name after a list means the one of that name, or what is of that partner. */
function shownInstead(argv: readonly string[], own: Commander | undefined): string[] {
  const name = own?.name();
  const named = withoutFillers(own?.args ?? []).replace(A_SPAN, '');
  if (own === undefined || named === '' || onlyAsks(named)) return [];
  if (name === 'sources' || name === 'partners') {
    const at = argv.findIndex((word) => [name, ...own.aliases()].includes(word));
    return [`${commandLine([...argv.slice(0, at), 'show', named])}      shows that one`];
  }
  const others = argv.filter((word) => !own.args.includes(word));
  if (name === 'undo')
    return [
      `${commandLine(others)}      takes back the last change, and again the one before`,
      `refnet history      lists them`,
    ];
  return own.options.some(({ long }) => long === '--partner')
    ? [`${commandLine([...others, '--partner', named])}      what is of that partner`]
    : [];
}

/** What the parser of the command line says, in the words of those who type it. */
function inPlainWords(message: string): string {
  const option =
    /^option '(?:-\w, )?(--[\w-]+)[^']*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s;
  const argument =
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/s;
  return message
    .replace(option, '"$2" is not a choice for $1; choose one of: $3')
    .replace(argument, '"$1" is not a choice for the $2; choose one of: $3')
    .replace(/^option '(?:-\w, )?((--[\w-]+)[^']*)' argument missing$/, '$2 needs its value: $1')
    .replace(/^too many arguments for '(.*)'\. Expected 0 .*$/, 'no further words go with $1')
    .replace(
      /^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\.$/,
      'more words than refnet $1 takes: $3, where it takes $2 at most',
    );
}

function say({ argv, world, isCommand }: Failed, message: string, hints: readonly string[]): void {
  const lines = [
    `refnet: ${message}`,
    ...(onFileSaid(argv, isCommand)?.said(hints) ?? hints).map((hint) => `  ${hint}`),
  ];
  const width = widthOf(world, world.stderr);
  world.stderr.write(drawLines(width === undefined ? lines : wrapSentences(lines, width), PLAIN).text);
}
