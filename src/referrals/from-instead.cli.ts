import { commandLineWith } from '../shell/suggestions.cli.ts';

/** The command line with `--from` or `--source`, and that word, in place of what says the other one. */
export function fromInstead(argv: readonly string[], option: 'from' | 'source', word: string): string {
  const other = option === 'from' ? 'source' : 'from';
  const at = argv.findIndex((each) => each === `--${other}` || each.startsWith(`--${other}=`));
  const length = argv[at]?.includes('=') === true ? 1 : 2;
  const rest = at === -1 ? argv : argv.toSpliced(at, length);
  return commandLineWith(
    rest.filter((each) => each !== '--add'),
    `--${option} ${word}`,
  );
}
