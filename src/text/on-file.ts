import { COMMAND } from './wrap.ts';

/** Puts the file that a command line names into the commands of what is printed: pasted, each is about that file too. */
export interface OnFile {
  /** A value with the file in each command of its texts, however deep they are. */
  readonly said: <T>(value: T) => T;
  /**
   * A value as {@link OnFile.said} gives it where what stands under that key, in JSON and CSV, is a command; any other as it
   * is.
   */
  readonly under: <T>(key: string, value: T) => T;
}

const COMMANDS = new RegExp(String.raw`(?<![\w./-])${COMMAND}`, 'g');

/** These are about no file. */
const OF_NO_FILE: ReadonlySet<string> = new Set(['help', 'completion', 'version']);

/**
 * What puts `option`, ready to paste, into commands, right after `refnet`, where they do not say a file already.
 * `isCommand` tells commands from a sentence about refnet.
 */
export function onFile(option: string, isCommand: (name: string) => boolean): OnFile {
  const inText = (text: string) =>
    text.replace(COMMANDS, (command) => {
      const [before, name = ''] = /^refnet ([a-z][a-z-]*)/.exec(command) ?? [];
      const isMeant = before !== undefined && isCommand(name) && !OF_NO_FILE.has(name);
      return isMeant ? `refnet ${option} ${command.slice('refnet '.length)}` : command;
    });
  return {
    said: (value) => mapped(value, inText),
    under: (key, value) => (key === 'command' || key === 'wake' ? mapped(value, inText) : value),
  };
}

function mapped<T>(value: T, change: (text: string) => string): T;
function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapped(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapped(each, change)]));
}
