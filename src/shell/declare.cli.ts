import { Argument, Option as CommanderOption, type Command as Commander } from 'commander';
import type { Command } from './command.cli.ts';
import { flagOf, type Option } from './option.cli.ts';
import type { Session } from './session.cli.ts';
import { runTyped, textsSaid, timesSaid } from './typed.cli.ts';
import { isWhole, readsAsOption } from './typed-line.ts';

/** Tells commander what a command takes: texts are gathered, and read by the runner. */
export function declareCommand(own: Commander, command: Command, session: Session): void {
  for (let each = command.argument; each !== undefined; each = each.after) {
    own.addArgument(new Argument(each.usage, each.help));
  }
  const declared = Object.entries(command.options).map(([key, each]) => ({
    key,
    said: each,
    option: asCommander(key, each),
  }));
  for (const { option } of declared) {
    own.addOption(option);
    refuseOptionAsValue(own, option, session.argv);
  }
  const spaced = declared.flatMap(({ said, option }) => (said.spaced === true ? (option.long ?? []) : []));
  const parse = own.parseOptions.bind(own);
  own.parseOptions = (args) => parse(wholeJoined(args, spaced));
  own.action(async () => {
    const given: Readonly<Record<string, unknown>> = own.opts();
    const options = Object.fromEntries(
      declared.map(({ key, said, option }) => {
        const texts = textsOf(given[option.attributeName()], said.bare);
        return [key, textsSaid(said, texts, timesSaid(session.argv, option.long ?? ''))];
      }),
    );
    await runTyped(command, { words: own.args, options }, session);
  });
}

/** The words with each quoted value joined to its option, for which it is one that takes no more. */
function wholeJoined(words: string[], spaced: readonly string[]): string[] {
  const end = words.indexOf('--');
  const joins = (at: number) => {
    const next = words[at + 1];
    return (
      spaced.includes(words[at] ?? '') &&
      (end < 0 || at + 1 < end) &&
      next?.startsWith('-') === false &&
      isWhole(next)
    );
  };
  return words.flatMap((word, at) => {
    if (joins(at)) return [`${word}=${words[at + 1]}`];
    return joins(at - 1) ? [] : [word];
  });
}

/** Has an option of this command refused where the word behind it reads as an option, which its value has to be joined to be. */
export function refuseOptionAsValue(own: Commander, option: CommanderOption, argv: readonly string[]): void {
  if (!option.required) return;
  own.on(`option:${option.name()}`, (text: string) => {
    if (!readsAsOption(text) || !argv.some((word, at) => word === option.long && argv[at + 1] === text))
      return;
    own.error(`error: option '${option.flags}' argument missing`, {
      code: 'commander.optionMissingArgument',
    });
  });
}

function asCommander(key: string, own: Option<unknown>): CommanderOption {
  const value = own.spaced === true ? `${own.value}...` : own.value;
  const shown = own.bare === undefined ? `<${value}>` : `[${value}]`;
  const flags = own.value === undefined ? flagOf(key, own) : `${flagOf(key, own)} ${shown}`;
  const option = new CommanderOption(flags, own.help);
  // `--no-clients` is a flag of its own, false as long as it is not said, and not the opposite of `--clients`.
  option.negate = false;
  if (own.value !== undefined) {
    option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
  }
  if (own.group !== undefined) option.helpGroup(own.group);
  return own.hidden === true ? option.hideHelp() : option;
}

/** A flag that was said counts as an empty text, an option without its value as what it then says. */
function textsOf(value: unknown, bare = ''): string[] {
  if (value === undefined || value === false) return [];
  return Array.isArray(value) ? value.map(String) : [bare];
}
