/** What was answered in a terminal, put into the command that messages print: typed so, nothing is asked again. */
import type { Option } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { NOBODY_WORDS, type Said } from './import-options.cli.ts';
import { asPair } from './pairs.ts';
import type { Mapping } from './tracker-columns.ts';
import { parseMapping } from './tracker.ts';

/** Adds options and their values. */
export function carry(session: Session, ...words: readonly string[]): void {
  session.argv = [...session.argv, ...words];
}

/** Puts what all columns of a table mean in the place of what was typed of them. */
export function carryMapping(session: Session, mapping: Mapping): void {
  const typed = valuesOf(session.argv, '--map');
  const all = new Map([...parseMapping(typed), ...mapping]);
  const pairs = [...all.values()].map(({ heading, meaning }) => asPair(heading, meaning));
  const rest = withoutOption(session.argv, '--map');
  session.argv = pairs.length === 0 ? rest : [...rest, '--map', pairs.join(', ')];
}

/** The command line without an option and its values. */
export function withoutOption(
  argv: readonly string[],
  flag: string,
  { value }: Pick<Option<unknown>, 'value'> = { value: 'value' },
): readonly string[] {
  const takesNext = (word: string | undefined) => value !== undefined && word === flag;
  return argv.filter((word, at) => word !== flag && !takesNext(argv[at - 1]) && !word.startsWith(`${flag}=`));
}

/** What was said of words, with what was answered since: the next table asks about none of them again. */
export function withCarried(said: Said, argv: readonly string[]): Said {
  return {
    ...said,
    statuses: valuesOf(argv, '--statuses'),
    directions: valuesOf(argv, '--directions'),
    sources: valuesOf(argv, '--sources'),
    partners: valuesOf(argv, '--partners'),
    nobody: said.nobody ?? NOBODY_WORDS.words.find((word) => valuesOf(argv, '--nobody').includes(word)),
  };
}

/** The values of an option in a command line. */
export function valuesOf(argv: readonly string[], flag: string): string[] {
  return argv.flatMap((word, at) =>
    argv[at - 1] === flag ? [word] : word.startsWith(`${flag}=`) ? [word.slice(flag.length + 1)] : [],
  );
}
