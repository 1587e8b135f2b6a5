import type { Db } from '../file/sqlite.sql.ts';
import { loaded } from '../text/lazily.ts';
import type { Choices } from '../text/errors.ts';
import { label, meantPhrase, wordsMeant, type Meant } from '../kinds/vocabulary.ts';
import { wrapSentences } from '../screen/sentences.view.ts';
import type { Common } from './command.cli.ts';
import { flagOf, isSaidIn, type Asks, type Option, type Options, type SoFar } from './option.cli.ts';
import { readable } from './options.cli.ts';
import { refuseLongAnswer } from './refused-texts.cli.ts';
import type { Prompter } from './prompter.cli.ts';
import type { Session } from './session.cli.ts';
import type { Found } from './target.cli.ts';
import { hereOf, type Texts } from './texts.cli.ts';

/** What was said, completed by what a person answered; whether anything was asked. */
interface Asked {
  readonly texts: Texts;
  readonly asked: boolean;
}

/** Asks for what the options declare and was not typed. Answers are texts as typed, read by the same parser. */
export async function askMissing<T, O extends Options>(
  session: Session,
  spec: Common<T, O>,
  found: Found<T>,
  typed: Texts,
): Promise<Asked> {
  let texts = typed;
  let asked = false;
  for (const [key, own] of Object.entries(spec.options)) {
    for (;;) {
      const soFar = await soFarOf(session, spec, found, typed, texts);
      if (soFar.has(key) || own.asks === undefined || !isAsked(own.asks.when, soFar)) break;
      const answer = await askOne(session, spec, key, soFar);
      asked = true;
      const other = own.asks.saysOther?.(answer[0] ?? '');
      texts = other === undefined ? { ...texts, [key]: answer } : { ...texts, [other[0]]: [other[1]] };
      if (other === undefined) break;
    }
  }
  return { texts, asked };
}

function isAsked(when: Asks['when'], soFar: SoFar): boolean {
  if (typeof when === 'function') return when(soFar);
  return when === 'missing' || (when === 'nothing said' && soFar.typed.length === 0 && soFar.targetAsked);
}

async function soFarOf<T, O extends Options>(
  session: Session,
  spec: Common<T, O>,
  found: Found<T>,
  typed: Texts,
  texts: Texts,
): Promise<SoFar> {
  const db = await session.reading();
  return {
    has: isSaidIn(texts),
    typed: Object.keys(spec.options).filter(isSaidIn(typed)),
    text: (key) => texts[key]?.at(-1),
    target: found.read(db),
    today: session.today,
    here: await hereOf(session, spec, found.read(db), texts),
    targetAsked: found.asked === true,
  };
}

async function askOne<T, O extends Options>(
  session: Session,
  spec: Common<T, O>,
  key: string,
  soFar: SoFar,
): Promise<readonly string[]> {
  const own = spec.options[key];
  if (own === undefined) throw new Error(`there is no option ${key}`);
  const prompter = await session.prompter();
  const db = await session.reading();
  const { here } = soFar;
  const { question = own.value ?? key, usual, search, required = false } = own.asks ?? {};
  if (search !== undefined) {
    await loaded(() => search('', db, soFar));
    return [await prompter.search(`${question} (type to search)`, (text) => search(text ?? '', db, soFar))];
  }
  const offered = soFar.text(key) ?? (typeof usual === 'function' ? usual(soFar, here, db) : usual);
  if (own.words !== undefined) {
    return [await chooseWord(prompter, question, own, offered)];
  }
  if (own.named === 'partner') {
    const { partnerChoices } = await session.rooms.partnerChoices();
    return [await prompter.search(`${question} (type to search)`, (text) => partnerChoices(db, text ?? ''))];
  }
  const answer = await prompter.text(question, {
    required,
    ...(offered === undefined ? {} : { default: offered }),
    editable: soFar.has(key),
    check: readable((text) => {
      refuseLongAnswer(key, own, text);
      return own.read([text], here);
    }),
  });
  return answer.trim() === '' ? [] : [answer];
}

/** One of the words an option takes, by all that the command line takes for them. */
export async function chooseWord(
  prompter: Prompter,
  question: string,
  { words = [], vocabulary }: Option<unknown>,
  usual?: string,
): Promise<string> {
  const choices = words.map((word) => ({ name: label(word), value: word }));
  const meant = (typed: string) =>
    vocabulary === undefined
      ? []
      : severalOnlyWithMeanings(wordsMeant(vocabulary, typed))
          .filter(({ word }) => words.includes(word))
          .map((each) => ({ name: meantPhrase(each), value: each.word }));
  return prompter.choose(question, choices, { meant, ...(usual === undefined ? {} : { default: usual }) });
}

/** What a text says; a beginning of several words says nothing yet. */
function severalOnlyWithMeanings(meant: readonly Meant<string>[]): readonly Meant<string>[] {
  return meant.length > 1 && meant[0]?.meaning === undefined ? [] : meant;
}

const KEYS = 'Enter writes it, e changes something, Ctrl-C leaves';

/**
 * Shows what would be written; Enter writes it, `e` asks for one option again with the old value there, and an answer to the
 * question below it is shown as well before Enter writes it.
 */
export async function review<T, O extends Options>(
  session: Session,
  spec: Common<T, O>,
  found: Found<T>,
  typed: Texts,
  preview: (texts: Texts) => Promise<{ readonly lines: readonly string[]; readonly texts: Texts }>,
): Promise<Texts> {
  const prompter = await session.prompter();
  let texts = typed;
  for (;;) {
    const shown = await preview(texts);
    texts = shown.texts;
    prompter.say(...wrapSentences(shown.lines, session.width));
    const last = lastOf(spec.options, texts);
    const answer = await askLast(session, spec, found, typed, texts, last);
    if (!isEdit(answer)) {
      if (answer === '' || last === undefined) return texts;
      // What was answered is seen before it is written.
      texts = { ...texts, [last[0]]: [answer] };
      continue;
    }
    const db = await session.reading();
    const key = await prompter.choose('Change what?', await loaded(() => changeable(spec, texts, db)));
    const soFar = await soFarOf(session, spec, found, typed, texts);
    texts = { ...texts, [key]: await askOne(session, spec, key, soFar) };
  }
}

/** The option that is asked below the summary, if it was not said. */
function lastOf(options: Options, texts: Texts): [key: string, own: Option<unknown>] | undefined {
  return Object.entries(options).find(
    ([key, { asks }]) => asks?.when === 'with the summary' && !isSaidIn(texts)(key),
  );
}

/** The answer below the summary: `e`, what was said for the last option, or nothing for what is usual. */
async function askLast<T, O extends Options>(
  session: Session,
  spec: Common<T, O>,
  found: Found<T>,
  typed: Texts,
  texts: Texts,
  last: ReturnType<typeof lastOf>,
): Promise<string> {
  const prompter = await session.prompter();
  const asks = last?.[1].asks;
  if (last === undefined || asks === undefined) {
    return (await prompter.text(KEYS, { clears: true, check: (text) => isEdit(text) || KEYS })).trim();
  }
  const soFar = await soFarOf(session, spec, found, typed, texts);
  const { here } = soFar;
  const db = await session.reading();
  const usual = typeof asks.usual === 'function' ? asks.usual(soFar, here, db) : asks.usual;
  const check = readable((text) => {
    refuseLongAnswer(last[0], last[1], text);
    return last[1].read([text], here);
  });
  const answer = await prompter.text(`${asks.question} (${KEYS})`, {
    ...(usual === undefined ? {} : { default: usual }),
    clears: true,
    check: (text) => isEdit(text) || text.trim() === usual || check(text),
  });
  return answer.trim() === usual ? '' : answer.trim();
}

function isEdit(text: string): boolean {
  return /^\s*e(?:dit)?\s*$/i.test(text);
}

function changeable<T, O extends Options>(
  { options }: Common<T, O>,
  texts: Texts,
  db: Db,
): { name: string; value: string }[] {
  return Object.entries(options)
    .filter(([, own]) => own.value !== undefined)
    .filter(([key]) => !isInsteadOf(options, texts, key))
    .filter(([, own]) => own.hidden !== true || own.at !== undefined || own.asks !== undefined)
    .map(([key, own]) => ({
      name:
        own.asks?.shown?.(texts[key]?.at(-1) ?? '', db) ??
        `${flagOf(key, own).slice(2).replaceAll('-', ' ')}: ${texts[key]?.join(', ') || 'none'}`,
      value: key,
    }));
}

/** Whether it is said by another option already: `--to` and `--from` where the answer to "who" said which. */
function isInsteadOf(options: Options, texts: Texts, key: string): boolean {
  const has = isSaidIn(texts);
  return (
    !has(key) &&
    Object.entries(options).some(([each, { asks }]) => has(each) && asks?.sayingOf?.includes(key) === true)
  );
}

/** The texts with the one chosen that several things fitted. */
export async function chosen(
  session: Session,
  texts: Texts,
  { question, typed, among, option = '' }: Choices,
): Promise<Texts> {
  const prompter = await session.prompter();
  const text = await prompter.choose(
    question,
    among.map((each) => ({ name: each.name, value: each.text })),
  );
  const keeps = among.find((each) => each.text === text)?.keeps;
  if (keeps !== undefined) session.keepSetting(keeps);
  const said = texts[option] ?? [];
  const at = typed === undefined ? -1 : said.indexOf(typed);
  return { ...texts, [option]: said.with(at === -1 ? said.length - 1 : at, text) };
}
