import type { Command } from './command.cli.ts';
import { isSaidIn, type Options, type Typed } from './option.cli.ts';
import type { Session } from './session.cli.ts';
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
export function ways<K extends string>(
  each: Readonly<Record<K, Command>>,
  choose: (typed: Chooses) => NoInfer<K>,
  { argument, ...more }: Pick<Command, 'argument' | 'help' | 'furtherHelp' | 'takesEmpty'>,
): Command {
  const options: Options = Object.assign({}, ...Object.values<Command>(each).map((way) => way.options));
  return {
    ...more,
    argument,
    options,
    async run(session, all) {
      const typed = await placed(options, all, session);
      const has = isSaidIn(typed.options);
      return runWay(each[choose({ words: typed.words, has })], options, session, typed);
    },
  };
}

/** Runs one way of using a command that has these options; refuses one that was typed and that this way does not take. */
export async function runWay(way: Command, options: Options, session: Session, typed: Typed): Promise<void> {
  for (const [key, own] of Object.entries(options)) {
    const isMisfit = isSaidIn(typed.options)(key) && !(key in way.options);
    if (isMisfit) throw (await import('./misfit.cli.ts')).doesNotFit([key, own], way);
  }
  return way.run(session, typed);
}
