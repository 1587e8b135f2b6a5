import { Argument, Option as CommanderOption, type Command as Commander } from 'commander';
import type { Command } from './command.cli.ts';
import { flagOf, type Option } from './option.cli.ts';
import type { Session } from './session.cli.ts';
import { runTyped, textsSaid, timesSaid } from './typed.cli.ts';
import { readsAsOption } from './typed-line.ts';

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
