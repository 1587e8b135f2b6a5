/** What is said of an option that does not go with a way of using a command: loaded where one does not. */
import { usageError, type UserError } from '../text/errors.ts';
import type { Command } from './command.cli.ts';
import { flagOf, type Options } from './option.cli.ts';

/** Names the option, and what goes with that way instead. */
export function doesNotFit([key, own]: [string, Options[string]], way: Command): UserError {
  const { called = 'that' } = way;
  const taken = Object.entries(way.options)
    .filter(([, each]) => each.hidden !== true)
    .map((each) => flagOf(...each))
    .filter((flag) => flag !== called);
  return usageError(
    `${flagOf(key, own)} does not go with ${called}`,
    `${called} takes ${taken.length === 0 ? 'no options' : taken.join(', ')}`,
  );
}
