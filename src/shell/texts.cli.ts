import type { Line } from '../text/undo-offer.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Here } from '../kinds/type.ts';
import { dateOrderIn, type Settings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { UserError, usageError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';
import { loaded, NotLoaded } from '../text/lazily.ts';
import { list } from '../text/count.ts';
import type { Common, Given } from './command.cli.ts';
import { flagOf, isSaidIn, type Option, type Options, type Typed, type Values } from './option.cli.ts';
import type { Session } from './session.cli.ts';
import { retyped } from './suggestions.cli.ts';

/** What was said for each option, by its key. */
export type Texts = Typed['options'];

/** What was typed, with the words that stand for options under those. */
export async function placed(
  options: Options,
  { words, options: texts }: Typed,
  session: Session,
): Promise<Typed> {
  const [key, own] = Object.entries(options).find(([, each]) => each.at !== undefined) ?? [];
  if (key === undefined || own?.at === undefined) return { words, options: texts };
  const [said] = texts[key] ?? [];
  if (said !== undefined) {
    const beside = typeof own.at === 'number' ? words.slice(own.at).join(' ') : '';
    if (beside.trim() === '') return { words, options: texts };
    throw usageError(
      `"${recognized(beside)}" and ${flagOf(key, own)} "${recognized(said)}" say one fact, which counts once`,
      'leave one of them out',
    );
  }
  if (own.at === 'after partner') {
    if (words.length < 2) return { words, options: texts };
    const [name, ...text] = await partnerFirst(words, session);
    if (text.length > 0 && namesPartner(session, await session.reading(), name)) {
      const { refuseAsking } = await import('./asking.cli.ts');
      refuseAsking({ name, text, key, own, options }, { words, options: texts }, session);
    }
    return { words: [name], options: text.length === 0 ? texts : { ...texts, [key]: [text.join(' ')] } };
  }
  const from = own.at === 'last' ? await lastWords(own, words, session.today) : own.at;
  const text = words.slice(from).join(' ');
  if (text.trim() === '') return { words, options: texts };
  return { words: words.slice(0, from), options: { ...texts, [key]: [text] } };
}

/** So much of what was typed as it is recognized by. */
function recognized(text: string): string {
  return text.length > 60 ? `${cleanInput(text.slice(0, 60))}…` : cleanInput(text);
}

/** No word of a list that people know has more words: `went with another`. */
const MOST_WORDS = 5;

/** Where the longest end begins that an option takes, behind one word at least: `jane fell through`. */
async function lastWords(own: Option<unknown>, words: readonly string[], today: Day): Promise<number> {
  for (let from = Math.max(1, words.length - MOST_WORDS); from < words.length; from += 1) {
    const text = words.slice(from).join(' ');
    if (await loaded(() => isReadable(own, [text], nowhere(today)))) return from;
  }
  return words.length;
}

/** Whether a text names a partner; where several fit, it is a name, of which one will have to be chosen. */
export function namesPartner({ rooms, argv }: Session, db: Db, text: string): boolean {
  try {
    rooms.partnerMeant(db, text, argv);
    return true;
  } catch (error) {
    if (error instanceof UserError) return error.choices !== undefined;
    throw error;
  }
}

/** A name typed without quotes has not more: what follows is a text, of any length. */
const MOST_WORDS_OF_NAME = 16;

/** The words with the longest beginning that names a partner, or else the first word, as one. */
async function partnerFirst(
  words: readonly string[],
  session: Session,
): Promise<readonly [string, ...string[]]> {
  const db = await session.reading({ beforeWriting: true });
  const names = (text: string) => namesPartner(session, db, text);
  let taken = words.findIndex((word) => word.trim() === '');
  if (taken === -1) taken = words.length;
  taken = Math.min(taken, MOST_WORDS_OF_NAME);
  while (taken > 1 && !names(words.slice(0, taken).join(' '))) taken -= 1;
  return [words.slice(0, Math.max(taken, 1)).join(' '), ...words.slice(Math.max(taken, 1))];
}

/** What a word is read against that is told from others before the file is looked at. */
export function nowhere(today: Day): Here {
  return { today, currency: undefined, partner: () => 0 };
}

/** Whether it is a word that the option takes: words need nothing of the file or the day to be read. */
export function isReadable(own: Option<unknown>, texts: readonly string[], here: Here): boolean {
  try {
    own.read(texts, here);
    return true;
  } catch (error) {
    if (error instanceof NotLoaded) throw error;
    // Which of two it says is asked once it is read.
    return error instanceof UserError && error.choices !== undefined;
  }
}

/** Refuses options that do not go together, those that stand alone, and any value that would be dropped. */
export function refuseMisfits<T, O extends Options>(spec: Common<T, O>, texts: Texts): void {
  const has = isSaidIn(texts);
  const flag = (key: string) => flagOf(key, spec.options[key] ?? {});
  for (const [key, own] of Object.entries(spec.options)) {
    const times = texts[key]?.length ?? 0;
    if (times > 1 && own.repeats !== true && own.value !== undefined) {
      throw usageError(`${flag(key)} is said ${times} times, and counts once`, 'leave out all but one');
    }
  }
  for (const group of spec.not ?? []) {
    const [first, second] = group.filter(has);
    if (first !== undefined && second !== undefined) {
      throw usageError(`${flag(first)} and ${flag(second)} do not go together`, 'leave one of them out');
    }
  }
  for (const [key, beside = []] of Object.entries<readonly string[] | undefined>(spec.only ?? {})) {
    if (has(key) && !beside.some(has)) {
      throw usageError(`${flag(key)} goes only with ${list(beside.map(flag), 'or')}`);
    }
  }
}

/**
 * What a command is given: read from the texts, against this database. `remark` is told which day a text was taken for
 * where a person may have meant another.
 */
export function givenOf<T, O extends Options>(
  session: Session,
  db: Db,
  spec: Common<T, O>,
  target: T,
  texts: Texts,
  remark?: (line: Line, day?: Day) => void,
): Given<T, O> {
  const settings = session.settingsFrom(listSettings(db));
  const here = { ...hereIn(session, db, settings, spec, target, texts), remark };
  return {
    ...readOptions(spec.options, texts, here, session.argv),
    target,
    settings,
    today: session.today,
    argv: session.argv,
    has: isSaidIn(texts),
  };
}

/** What typed text is read against, before anything is written. */
export async function hereOf<T, O extends Options>(
  session: Session,
  spec: Common<T, O>,
  target: T,
  texts: Texts,
): Promise<Here> {
  const db = await session.reading();
  return hereIn(session, db, session.settingsFrom(listSettings(db)), spec, target, texts);
}

function hereIn<T, O extends Options>(
  session: Session,
  db: Db,
  settings: Settings,
  spec: Common<T, O>,
  target: T,
  texts: Texts,
): Here {
  return {
    today: session.today,
    currency: settings.currency,
    dateOrder: dateOrderIn(settings),
    decimals: settings.decimals,
    partner: (text) => session.rooms.partnerMeant(db, text, session.argv),
    beside: (key) => texts[key]?.at(-1),
    ...spec.here?.(target, (key) => texts[key]?.at(-1)),
  };
}

function readOptions<O extends Options>(
  options: O,
  texts: Texts,
  here: Here,
  argv: readonly string[],
): Values<O> {
  const values = Object.entries(options).map(([key, own]) => {
    try {
      return [key, own.read(texts[key] ?? [], here)];
    } catch (error) {
      throw aboutOption(error, key, flagOf(key, own), argv);
    }
  });
  // `read` of an Option<V> returns V, which is what Values<O> says of it.
  return Object.fromEntries(values) as Values<O>;
}

/** What to type instead: where a word says two things, the command line with each of them. */
function commandsFor({ hints, choices, readings }: UserError, argv: readonly string[]): readonly string[] {
  const typed = choices?.typed;
  if (choices === undefined || typed === undefined || (choices.option ?? readings) !== undefined)
    return hints;
  const commands = choices.among.map(({ text, name }) => `${retyped(argv, typed, text)}      ${name}`);
  return argv.join(' ').includes(typed) ? commands : hints;
}

/** An error of reading an option, saying which option it is about. */
export function aboutOption(error: unknown, key: string, flag: string, argv: readonly string[]): unknown {
  if (!(error instanceof UserError) || error.message.startsWith('--')) return error;
  const { kind, choices, readings } = error;
  const hints = commandsFor(error, argv);
  // What names a person or a thing says enough; of a number or a day one wants to know which it was.
  const message = /^it is\b/.test(error.message)
    ? error.message.replace(/^it is/, `${flag} is`)
    : error.message;
  return new UserError(message, {
    kind,
    hints,
    cause: error,
    ...(choices === undefined ? {} : { choices: { option: key, ...choices } }),
    ...(readings === undefined ? {} : { readings }),
  });
}
