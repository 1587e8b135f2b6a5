/** The command line with what was answered: what is proposed from then on keeps it. */
import type { Db } from '../file/sqlite.sql.ts';
import { flagOf, type Option, type Options } from './option.cli.ts';
import type { Session } from './session.cli.ts';
import { withOptions } from './suggestions.cli.ts';
import { readsAsOption } from './typed-line.ts';
import type { Texts } from './texts.cli.ts';

/** What was typed, and what it came to by answers. */
interface Answered {
  readonly options: Options;
  readonly typed: Texts;
  readonly texts: Texts;
  /** What would have been typed for what the command is about, where that was asked for. */
  readonly about: readonly string[];
  readonly db: Db;
}

/** The command line as it would have been typed with those answers. */
export function withAnswers(
  { argv, rooms }: Pick<Session, 'argv' | 'rooms'>,
  { options, typed, texts, about, db }: Answered,
): readonly string[] {
  let line = wordsPut(argv, about, rooms.isCommand);
  for (const [key, own] of Object.entries(options)) {
    const [before = [], after = []] = [typed[key], texts[key]];
    if (before.join('\n') === after.join('\n') && before.length === after.length) continue;
    const without = before.length === 0 ? line : withoutOption(line, flagOf(key, own), before);
    // What was typed as a word and answered otherwise stays as it was: where it stands is not known.
    if (without === undefined) continue;
    line = after.reduce<readonly string[]>((all, text) => answerPut(all, key, own, text, db, rooms), without);
  }
  return line;
}

function answerPut(
  line: readonly string[],
  key: string,
  own: Option<unknown>,
  text: string,
  db: Db,
  { isCommand }: Session['rooms'],
): readonly string[] {
  const said = own.asks?.asTyped?.(text, db);
  if (said?.[0]?.startsWith('--') === false) return wordsPut(line, said, isCommand);
  if (said !== undefined) return withOptions(line, ...said);
  const flag = flagOf(key, own);
  return withOptions(line, ...(readsAsOption(text) ? [`${flag}=${text}`] : [flag, text]));
}

/** The line with words behind the command and those that follow it at once. */
function wordsPut(
  line: readonly string[],
  words: readonly string[],
  isCommand: (name: string) => boolean,
): readonly string[] {
  if (words.length === 0) return line;
  const isWord = (word: string, at: number) => !word.startsWith('-') && line[at - 1] !== '--db';
  const named = line.findIndex((word, at) => isWord(word, at) && isCommand(word));
  const start = named < 0 ? line.findIndex(isWord) : named;
  const end = line.findIndex((word, at) => at > start && word.startsWith('-'));
  return line.toSpliced(end < 0 ? line.length : end, 0, ...words);
}

/** The line without an option and its values; undefined where one of them does not stand there as such. */
function withoutOption(
  argv: readonly string[],
  flag: string,
  texts: readonly string[],
): readonly string[] | undefined {
  let line = argv;
  for (const text of texts) {
    const joined = line.indexOf(`${flag}=${text}`);
    const apart = line.findIndex((word, at) => word === flag && line[at + 1] === text);
    if (joined < 0 && apart < 0) return undefined;
    line = joined < 0 ? line.toSpliced(apart, 2) : line.toSpliced(joined, 1);
  }
  return line;
}
