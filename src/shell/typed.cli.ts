import { loaded } from '../text/lazily.ts';
import { LINE } from '../text/too-long.ts';
import type { Command } from './command.cli.ts';
import { flagOf, type Option, type Typed } from './option.cli.ts';
import type { Session } from './session.cli.ts';
import { readLine, takesWords } from './typed-line.ts';

/**
 * What is typed for a command, read without the parser of the command line: words that stand before its options, and
 * those with all behind them. Undefined where that parser is needed, if only to say what is wrong.
 */
export function typedFor(
  { argument, options }: Pick<Command, 'argument' | 'options'>,
  { words, rest }: { words: readonly string[]; rest: readonly string[] },
  argv: readonly string[],
): Typed | undefined {
  const declared = Object.entries(options).map(([key, own]) => ({ key, own, long: flagOf(key, own) }));
  const line = readLine(rest, new Map(declared.map(({ key, own, long }) => [long, { ...own, key }])));
  if (line === undefined || line.rest.length > 0) return undefined;
  const all = [...words, ...line.words];
  if (!takesWords(all.length, argument)) return undefined;
  const texts = declared.map(
    ({ key, own, long }) => [key, textsSaid(own, line.said.get(key) ?? [], timesSaid(argv, long))] as const,
  );
  return { words: all, options: Object.fromEntries(texts) };
}

/** Runs a command with what was typed for it. */
export async function runTyped(command: Command, typed: Typed, session: Session): Promise<void> {
  if (hasOdd(command, typed)) (await import('./refused-texts.cli.ts')).refuseTexts(command, typed);
  if (session.asks && hasValues(command, typed)) {
    await session.beforeAsking(async () => {
      const { refuseUnreadable } = await import('./readable-first.cli.ts');
      await loaded(() => refuseUnreadable(command, typed, session));
    });
  }
  // What is not loaded is missed while what was typed is read, before anything is asked, written or printed.
  await loaded(() => command.run(session, typed));
}

/** The texts of an option: the words of a value of several are one, or as many as it was said, where that is more than once. */
export function textsSaid(
  { spaced, repeats }: Pick<Option<unknown>, 'spaced' | 'repeats'>,
  texts: readonly string[],
  times: number,
): readonly string[] {
  if (spaced !== true || repeats === true) return texts;
  return times > 1 ? texts.slice(0, times) : texts.length === 0 ? [] : [texts.join(' ')];
}

/** How often an option was said. */
export function timesSaid(argv: readonly string[], long: string): number {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  return options.filter((each) => each === long || each.startsWith(`${long}=`)).length;
}

/** Whether an option that takes a value was typed. */
function hasValues({ options: declared }: Pick<Command, 'options'>, { options }: Typed): boolean {
  return Object.entries(options).some(
    ([key, texts]) => texts.length > 0 && declared[key]?.value !== undefined,
  );
}

const VISIBLE_ASCII = /[!-~]/;

/** Whether something typed is longer than a line may be, or a value may be blank: most is not, and is not looked at again. */
function hasOdd({ options: declared }: Pick<Command, 'options'>, { words, options }: Typed): boolean {
  const isOdd = ([key, texts]: [string, readonly string[]]) =>
    texts.some((text) => text.length > LINE || (!VISIBLE_ASCII.test(text) && Boolean(declared[key]?.value)));
  return words.join(' ').length > LINE || Object.entries(options).some(isOdd);
}
