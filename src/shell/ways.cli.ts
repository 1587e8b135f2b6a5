import type { Command } from './command.cli.ts';
import type { Options } from './option.cli.ts';
import { placed } from './texts.cli.ts';

/** What was typed, as far as choosing a way goes. */
export interface Chooses {
  readonly words: readonly string[];
  readonly has: (key: string) => boolean;
}

/**
 * A command with several ways of using it: each takes its own options, and `choose` says from what was typed which it
 * is. An option that the way chosen does not take is refused. Options of one key are one option, declared alike.
 */
export function ways<const M extends Readonly<Record<string, Command>>>(
  each: M,
  choose: (typed: Chooses) => keyof M & string,
  { argument, ...more }: Pick<Command, 'argument' | 'help' | 'furtherHelp' | 'takesEmpty'>,
): Command {
  const options: Options = Object.assign({}, ...Object.values(each).map((way) => way.options));
  return {
    ...more,
    argument,
    options,
    async run(session, all) {
      const typed = await placed(options, all, session);
      const has = (key: string) => (typed.options[key]?.length ?? 0) > 0;
      const way: Command | undefined = each[choose({ words: typed.words, has })];
      if (way === undefined) throw new Error('there is no such way');
      const misfit = Object.entries(options).find(([key]) => has(key) && way.options[key] === undefined);
      if (misfit !== undefined) throw (await import('./misfit.cli.ts')).doesNotFit(misfit, way);
      return way.run(session, typed);
    },
  };
}
