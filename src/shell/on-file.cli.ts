/** The file that the command line names, in what is printed; loaded where it names one, or fails. */
import { onFile, type OnFile } from '../text/on-file.ts';
import { shellWord } from '../text/shell-word.ts';
import type { Prompter } from './prompter.cli.ts';
import { fileSaid, naming } from './suggestions.cli.ts';

/** What puts the file of a command line into commands. Undefined where it names none, or several. */
export function onFileSaid(
  argv: readonly string[],
  isCommand: (name: string) => boolean,
): OnFile | undefined {
  const file = fileSaid(argv);
  return file === undefined ? undefined : onFile(naming(file).map(shellWord).join(' '), isCommand);
}

/** Questions with the file in the commands of what they say. */
export function promptsOnFile(prompter: Prompter, { said }: OnFile): Prompter {
  return {
    say: (...lines) => prompter.say(...said(lines)),
    text: (message, options) => prompter.text(said(message), options),
    choose: (message, choices, options) => prompter.choose(said(message), choices, options),
    several: (message, choices) => prompter.several(said(message), choices),
    search: (message, find) => prompter.search(said(message), find),
    confirm: (message, options) => prompter.confirm(said(message), options),
  };
}
