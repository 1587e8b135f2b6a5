import { commandLine } from './suggestions.cli.ts';

/** Another command on the file that a command line names, ready to paste. */
export function onSameFile(argv: readonly string[], ...words: readonly string[]): string {
  const at = argv.findIndex((word) => word === '--db' || word.startsWith('--db='));
  const file = at < 0 ? [] : argv.slice(at, argv[at] === '--db' ? at + 2 : at + 1);
  return commandLine([...file, ...words]);
}
