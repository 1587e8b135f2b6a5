/** What is said of an option that a command does not take: loaded where one was typed. */
import type { Command as Commander, CommanderError, Option as CommanderOption } from 'commander';
import { quoted } from '../text/quoted.ts';
import { exportedWithout, meantOption } from './option-meanings.ts';
import { commandLine } from './suggestions.cli.ts';

/** What went wrong, in plain words, and what to type instead. */
export interface Explained {
  readonly message: string;
  readonly hints: readonly string[];
}

/** The command that a command line names, by its name or a synonym. */
export function commandIn(argv: readonly string[], program: Commander | undefined): Commander | undefined {
  return program?.commands.find((each) => argv.some((word) => namesOf(each).includes(word)));
}

/** An option that is not there, with the command line mended by the one that was meant. */
export function noSuchOption(
  error: CommanderError,
  { argv, program }: { readonly argv: readonly string[]; readonly program: Commander | undefined },
): Explained {
  const whole = /^error: unknown option '(.*)'$/s.exec(error.message)?.[1] ?? '';
  if (/\s/.test(whole.split('=')[0] ?? '')) return textLikeOption(whole, argv);
  const typed = /^--?[^=]+/.exec(whole)?.[0] ?? '';
  const command = commandIn(argv, program);
  const options = [...(command?.options ?? []), ...(program?.options ?? [])].filter(({ hidden }) => !hidden);
  const own = options.find(({ long }) => long === typed);
  if (own !== undefined && argv.some((word) => word.startsWith(`${typed}=`))) {
    const bare = mended(argv, typed, typed, own);
    return { message: `${typed} takes no value`, hints: bare === undefined ? [] : [bare] };
  }
  const there = new Map(
    options.flatMap(({ long, flags }) => (long === undefined ? [] : [[long.slice(2), placeholderIn(flags)]])),
  );
  const name = typed.replace(/^-+/, '');
  const meant = meantOption(name, there, firstWord(command));
  if (meant === undefined) {
    const elsewhere = exportedWithout(name, command?.name());
    return { message: `there is no option ${typed}`, hints: elsewhere === undefined ? [] : [elsewhere] };
  }
  if (meant.flag === undefined) return namedWithout(typed, meant.what ?? '', argv, command);
  if (meant.what === 'amount' && isShare(valueOf(argv, typed))) return shareTyped(typed, argv);
  const flag = `--${meant.flag}`;
  const option = options.find(({ long }) => long === flag);
  const better = mended(argv, typed, flag, option);
  return {
    message: `there is no ${typed}; ${meant.what === undefined ? `did you mean ${flag}?` : `the ${meant.what} is ${flag}`}`,
    hints: better === undefined ? [] : [better],
  };
}

/** What was typed for an option; empty where nothing was. */
function valueOf(argv: readonly string[], typed: string): string {
  const at = argv.findIndex((word) => word === typed || word.startsWith(`${typed}=`));
  const word = argv[at] ?? '';
  if (word === '') return '';
  return word === typed ? (argv[at + 1] ?? '') : word.slice(typed.length + 1);
}

function isShare(text: string): boolean {
  return /\d ?(?:%|percent|pct)/i.test(text);
}

/** A share is no amount of a referral: it is a fee, which is agreed. */
function shareTyped(typed: string, argv: readonly string[]): Explained {
  const share = valueOf(argv, typed);
  const ways = [
    { said: valueOf(argv, '--to'), way: '--they-pay' },
    { said: valueOf(argv, '--from'), way: '--i-pay' },
  ];
  const named = ways.filter(({ said }) => said !== '');
  return {
    message: `there is no ${typed}; ${share} is a fee, which is agreed`,
    hints: (named.length === 1 ? named : ways).map(({ said, way }) =>
      commandLine(['agree', said === '' ? 'NAME' : said, '--for', 'NUMBER', way, share]),
    ),
  };
}

/** A text that begins with a dash: behind `--`, after all options, it is taken as it stands. */
function textLikeOption(typed: string, argv: readonly string[]): Explained {
  const at = argv.indexOf(typed);
  const behind = argv.slice(at + 1);
  const isLastWord =
    at > 0 && behind.every((word, index) => word.startsWith('-') || behind[index - 1]?.startsWith('--'));
  const ended = [...argv.filter((_, index) => index !== at), '--', typed];
  return {
    message: `${quoted(typed)} begins as an option does`,
    hints: [
      isLastWord && !argv.includes('--')
        ? `${commandLine(ended)}      takes it as it stands`
        : 'write -- before it, after all options, and it is taken as it stands',
    ],
  };
}

function namesOf(command: Commander): readonly string[] {
  return [command.name(), ...command.aliases()];
}

/** What stands for the value of an option in help: `day` of `--on <day>`. */
function placeholderIn(flags: string): string | undefined {
  return /<([^>]+)>/.exec(flags)?.[1];
}

/** What the first word of a command is: `partner` of `[partner and what...]`. */
function firstWord(command: Commander | undefined): string | undefined {
  return /^[a-z]+/.exec(command?.registeredArguments[0]?.name() ?? '')?.[0];
}

/** Said of an option for what a command takes as its word: `--partner maren` is `maren`, before the options. */
function namedWithout(
  typed: string,
  what: string,
  argv: readonly string[],
  command: Commander | undefined,
): Explained {
  const at = argv.findIndex((word) => word === typed || word.startsWith(`${typed}=`));
  const joined = argv[at]?.startsWith(`${typed}=`) === true;
  const value = joined ? argv[at]?.slice(typed.length + 1) : argv[at + 1];
  const message = `there is no ${typed}; the ${what} is named without an option`;
  if (value === undefined || value === '' || value.startsWith('-')) return { message, hints: [] };
  const others = argv.toSpliced(at, joined ? 1 : 2);
  const behind = others.findIndex((word) => command !== undefined && namesOf(command).includes(word)) + 1;
  return { message, hints: [commandLine(others.toSpliced(behind, 0, value))] };
}

/**
 * The command line with the option replaced, also where its value is joined to it (`--date=friday`). A yes behind what takes
 * no value goes, what lacks its value gets a blank for it; undefined for a no, which no option says.
 */
function mended(
  argv: readonly string[],
  typed: string,
  flag: string,
  option: Pick<CommanderOption, 'flags' | 'required' | 'optional'> | undefined,
): string | undefined {
  const at = argv.findIndex((word) => word === typed || word.startsWith(`${typed}=`));
  const word = argv[at];
  if (word === undefined) return undefined;
  const isJoined = word !== typed;
  const value = isJoined ? word.slice(typed.length + 1) : argv[at + 1];
  const isBare = option !== undefined && !option.required && !option.optional;
  const says = isBare && value !== undefined ? yesOrNo(value) : undefined;
  if (says === false) return undefined;
  const before = argv.slice(0, at);
  if (isBare) return commandLine([...before, flag, ...argv.slice(at + (isJoined || says !== true ? 1 : 2))]);
  const isMissing = value === undefined || (!isJoined && value.startsWith('--'));
  const blank = placeholderIn(option?.flags ?? '')?.toUpperCase();
  return commandLine([
    ...before,
    isJoined ? word.replace(typed, flag) : flag,
    ...(isMissing && option?.required === true && blank !== undefined ? [blank] : []),
    ...argv.slice(at + 1),
  ]);
}

function yesOrNo(text: string): boolean | undefined {
  if (/^(?:yes|y|true|on|1)$/i.test(text)) return true;
  return /^(?:no|n|false|off|0)$/i.test(text) ? false : undefined;
}
