import { loaded } from '../text/lazily.ts';
import { LINE } from '../text/too-long.ts';
import { Argument, Option as CommanderOption, type Command as Commander } from 'commander';
import type { Command } from './command.cli.ts';
import { flagOf, type Option, type Typed } from './option.cli.ts';
import type { Session } from './session.cli.ts';

/** Tells commander what a command takes: texts are gathered, and read by the runner. */
export function declareCommand(own: Commander, command: Command, session: Session): void {
  for (let each = command.argument; each !== undefined; each = each.after) {
    own.addArgument(new Argument(each.usage, each.help));
  }
  const declared = Object.entries(command.options).map(([key, each]) => ({
    key,
    option: asCommander(key, each),
  }));
  for (const { option } of declared) own.addOption(option);
  own.action(async () => {
    const given: Readonly<Record<string, unknown>> = own.opts();
    const options = Object.fromEntries(
      declared.map(({ key, option }) => {
        const texts = textsOf(given[option.attributeName()], command.options[key]?.bare);
        const isOneText = option.variadic && command.options[key]?.repeats !== true;
        return [key, isOneText ? oneText(texts, timesSaid(session.argv, option)) : texts];
      }),
    );
    const typed = { words: own.args, options };
    if (hasLong(typed) && command.readsAnyLength !== true)
      (await import('./too-long.cli.ts')).refuseTooLong(command, typed);
    // What is not loaded is missed while what was typed is read, before anything is asked, written or printed.
    await loaded(() => command.run(session, typed));
  });
}

/** Whether something of it is longer than a line may be: most is not, and is not looked at again. */
function hasLong({ words, options }: Typed): boolean {
  return [words.join(' '), ...Object.values(options).flat()].some(({ length }) => length > LINE);
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

/** The words of a value of several, as one text; as many as the option was said, where that is more than once. */
function oneText(words: readonly string[], times: number): readonly string[] {
  return times > 1 ? words.slice(0, times) : words.length === 0 ? [] : [words.join(' ')];
}

function timesSaid(argv: readonly string[], { long = '' }: CommanderOption): number {
  return argv.filter((each) => each === long || each.startsWith(`${long}=`)).length;
}

/** A flag that was said counts as an empty text, an option without its value as what it then says. */
function textsOf(value: unknown, bare = ''): string[] {
  if (value === undefined || value === false) return [];
  return Array.isArray(value) ? value.map(String) : [bare];
}
