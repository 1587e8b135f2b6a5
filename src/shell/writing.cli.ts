import type { Change } from '../file/journal.sql.ts';
import { readRecord } from '../file/rows.sql.ts';
import { plainRecord, tagOf, type Identity, type Kind } from '../kinds/kind.ts';
import type { Plain } from '../kinds/type.ts';
import { capitalized } from '../text/capitalized.ts';
import { cancelled, UserError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { asUnwritten, asWritten, indentedBy, type Line } from '../text/undo-offer.ts';
import type {
  Command,
  Common,
  Done,
  Given,
  Saying,
  Sentence,
  WritingElse,
  WritingRecords,
} from './command.cli.ts';
import { chosenInstead } from './choices.cli.ts';
import { Raised, type Doubt } from './doubt.cli.ts';
import { isSaidIn, type Options, type Typed } from './option.cli.ts';
import { Remarks } from './remarks.ts';
import type { Rooms } from './rooms.cli.ts';
import type { Session } from './session.cli.ts';
import { commandLine, withOptions } from './suggestions.cli.ts';
import type { Found } from './target.cli.ts';
import type { Outcome, Tried } from './tried.cli.ts';
import { ITS_OWN } from './its-own.cli.ts';
import { givenOf, placed, refuseMisfits, type Texts } from './texts.cli.ts';

/** One attempt at a change, kept or only tried. */
type Attempt = (texts: Texts, keep: boolean) => Promise<Outcome>;

/** A command that writes: records of one kind, or what is no record. */
export function writing<T, const O extends Options, D extends object, R extends D & Identity>(
  spec: WritingRecords<T, O, D, R>,
): Command;
export function writing<T, const O extends Options>(spec: WritingElse<T, O>): Command;
export function writing<T, const O extends Options, D extends object, R extends D & Identity>(
  spec: WritingRecords<T, O, D, R> | WritingElse<T, O>,
): Command {
  return {
    argument: spec.target.argument,
    options: { ...spec.options, ...ITS_OWN },
    called: spec.called,
    help: spec.help,
    furtherHelp: spec.furtherHelp,
    run: async (session, typed) => runWriting(spec, session, await placed(spec.options, typed, session)),
  };
}

async function runWriting<T, O extends Options, D extends object, R extends D & Identity>(
  spec: WritingRecords<T, O, D, R> | WritingElse<T, O>,
  session: Session,
  typed: Typed,
): Promise<void> {
  refuseMisfits(spec, typed.options);
  if (typed.words.at(-1)?.endsWith('?') === true) {
    (await import('./asking.cli.ts')).refuseQuestion(typed, session);
  }
  session.writes = true;
  await session.reading({ beforeWriting: spec.begins === true });
  const found = await loaded(() => spec.target.find(typed, session));
  const attempt: Attempt = (texts, keep) =>
    session.change((change) => once(spec, found, texts, session, change), { keep });
  const shown = new Set<string>();
  const complete = await completed(spec, found, session, typed.options, attempt, shown);
  const json = isSaidIn(typed.options)('json');
  if (isSaidIn(typed.options)('dryRun')) {
    const { printTried } = await import('./tried.cli.ts');
    return printTried(session, await tried(session, attempt, complete, json), json);
  }
  // What is refused makes no file: where there is none yet, it is tried in memory first.
  const { memory } = await session.reading();
  const { texts } = memory ? await insisted(session, attempt, complete, false) : { texts: complete };
  let { outcome } = await insisted(session, attempt, texts, true);
  if (session.recorded === undefined) outcome = (await import('./tried.cli.ts')).unchanged(outcome);
  session.print(json ? session.json(outcome.plain) : outcome.lines.map(asWritten));
  for (const line of outcome.notes.map(asWritten)) if (!shown.has(line)) session.note(line);
}

/** The texts with everything that a terminal was asked for, shown before it is written; `shown` gathers the notes. */
async function completed<T, O extends Options>(
  spec: Common<T, O>,
  found: Found<T>,
  session: Session,
  texts: Texts,
  attempt: Attempt,
  shown: Set<string>,
): Promise<Texts> {
  if (!session.asks) return texts;
  const { askMissing, review } = await import('./ask.cli.ts');
  let lineWith: ReturnType<typeof answering> | undefined;
  const answered = () => (lineWith ??= answering(session, spec, found, texts));
  await session.beforeAsking(answered);
  const { texts: all, asked } = await askMissing(session, spec, found, texts);
  if (!asked && found.asked !== true) return all;
  return review(session, spec, found, all, async (each) => {
    session.argv = (await answered())(each);
    const { outcome, texts: chosen } = await insisted(session, attempt, each, false);
    for (const line of outcome.notes) shown.add(asWritten(line));
    const told = [...outcome.preview, ...outcome.notes];
    const lines = isSaidIn(texts)('dryRun') ? told.flatMap(asUnwritten) : told.map(asWritten);
    return { lines, texts: chosen };
  });
}

/** Refuses what cannot be read of what was typed. Returns what tells the command line with what is answered from then on. */
async function answering<T, O extends Options>(
  session: Session,
  spec: Common<T, O>,
  found: Found<T>,
  typed: Texts,
): Promise<(texts: Texts) => readonly string[]> {
  const { refuseUnreadableOf } = await import('./readable-first.cli.ts');
  const { withAnswers } = await import('./answered.cli.ts');
  const db = await session.reading();
  const { argv, rooms } = session;
  const { options } = spec;
  const about = found.answered ?? [];
  session.argv = withAnswers({ argv, rooms }, { options, typed, texts: typed, about, db });
  await loaded(() => refuseUnreadableOf(session, spec, found.read(db), typed));
  return (texts) => withAnswers({ argv, rooms }, { options, typed, texts, about, db });
}

/** One attempt, and what the history says of it. */
interface Attempted {
  readonly result: Outcome;
  readonly summary: string;
}

/** A doubt as a line where nobody is asked: with what would take it away. */
export function noteOf({ text, hints = [] }: Doubt): string {
  return ['Note', text, ...hints].join(': ');
}

/** Once through the change, inside its transaction: read again, decide, write, and word what was written. */
function once<T, O extends Options, D extends object, R extends D & Identity>(
  spec: WritingRecords<T, O, D, R> | WritingElse<T, O>,
  found: Found<T>,
  texts: Texts,
  session: Session,
  change: Change,
): Attempted {
  const { db } = change;
  const { width, rooms } = session;
  const target = found.read(db);
  const remarks = new Remarks();
  const given: Given<T, O> & Saying = {
    ...givenOf(session, db, spec, target, texts, (text, about) => remarks.add(text, about)),
    doubt: (doubt) => session.raise(doubt),
    check: (doubt) => (session.asks ? session.raise(doubt) : remarks.add(noteOf(doubt))),
    remark: (text) => remarks.add(text),
  };
  const notesOn = (ids: readonly number[], lines: readonly Line[]) => [
    ...remarks.beside(lines.map(asWritten).join('\n')),
    ...(spec.notes?.({ db, ids, given, width }) ?? []),
  ];
  if (spec.of !== undefined)
    return onceRecords(spec, change, target, given, { width, texts, notesOn, rooms });
  const { text, plain, did = spec.did } = spec.change(change, given);
  const lines = typeof text === 'string' ? [text] : text;
  return { result: { lines, preview: lines, plain, notes: notesOn([], lines) }, summary: did };
}

/** What wording records needs beside them. */
interface Telling {
  readonly width: number;
  readonly texts: Texts;
  readonly notesOn: (ids: readonly number[], lines: readonly Line[]) => Line[];
  readonly rooms: Pick<Rooms, 'toldApart'>;
}

function onceRecords<T, O extends Options, D extends object, R extends D & Identity>(
  spec: WritingRecords<T, O, D, R>,
  change: Change,
  target: T,
  given: Given<T, O> & Saying,
  { width, texts, notesOn, rooms: { toldApart } }: Telling,
): Attempted {
  const { db } = change;
  const { today, settings } = given;
  const of = typeof spec.of === 'function' ? spec.of(target) : spec.of;
  const {
    ids,
    did = spec.did,
    words = [],
    below: ofAll = [],
    beside,
    each: own,
  } = doneOf(spec.change(change, given));
  const told = ids.map((id) => {
    const after = present(readRecord(db, of, id, { today }));
    const about = [...words, ...(own?.get(id)?.words ?? [])];
    return { db, after, before: target, words: about, given, width, today, settings };
  });
  const sentences = told.map((each) => {
    const { id } = each.after;
    const said = spec.say({ ...each, before: toldApart(db, target), after: toldApart(db, each.after) });
    return { id, ...sentenceOf(said, [...ofAll, ...(own?.get(id)?.below ?? [])]) };
  });
  const lines = sentences.flatMap(({ id, ...each }) => numberedLines(of, id, each));
  const recordOf = (each: (typeof told)[number]) => ({
    ...plainRecord(of, each.after, today),
    ...spec.beside?.(each),
    ...beside,
    ...own?.get(each.after.id)?.beside,
  });
  return {
    result: {
      lines,
      preview: sentences.flatMap(({ line, below = [], summary = below }) => indented([line, ...summary])),
      plain: isSaidIn(texts)('json') ? plainOf(told.map(recordOf), spec.target.several === true) : null,
      notes: [...notesOn(ids, lines), ...sentences.flatMap(({ aside = [] }) => aside)],
    },
    summary: summaryOf(did, of, ids),
  };
}

function indented(lines: readonly Line[] = []): Line[] {
  return lines.map((line) => indentedBy('  ', line));
}

function doneOf(done: number | readonly number[] | Done): Done {
  if (typeof done === 'number') return { ids: [done] };
  return 'ids' in done ? done : { ids: done };
}

function sentenceOf(said: string | Sentence, below: readonly string[]): Sentence {
  const sentence = typeof said === 'string' ? { line: said } : said;
  return below.length === 0 ? sentence : { ...sentence, below: [...(sentence.below ?? []), ...below] };
}

/** `#62  Dana R. given to Victor Osei`, with what stands below it and what usually comes next. */
function numberedLines(
  of: Pick<Kind<object, object>, 'series'>,
  id: number,
  { line, below = [], next = [] }: Sentence,
): Line[] {
  const tag = tagOf(of, id);
  const indent = ' '.repeat(tag === '' ? 4 : tag.length + 2);
  const more = next.length === 0 ? below : [...below, `next: ${next.join('      ')}`];
  return [tag === '' ? line : `${tag}  ${line}`, ...more.map((each) => indentedBy(indent, each))];
}

function plainOf(records: readonly { [key: string]: Plain }[], several: boolean): Plain {
  return several || records.length !== 1 ? records : (records[0] ?? null);
}

/** `logged given referral 62`, `added partner p3`: names numbers, never clients. */
function summaryOf(
  did: string,
  of: Pick<Kind<object, object>, 'series' | 'noun'>,
  ids: readonly number[],
): string {
  if (of.series === 'name') return did;
  const numbers = ids.map((id) => (of.series === 'partner' ? `p${id}` : String(id)));
  return did.includes('NUMBER')
    ? did.replace('NUMBER', numbers.join(', '))
    : `${did} ${of.noun} ${numbers.join(', ')}`;
}

/**
 * What a change would do, and what it would ask first. As JSON it is what comes of a yes to each; as text the first that
 * would be asked stands for it, and there is no outcome.
 */
async function tried(session: Session, attempt: Attempt, first: Texts, json: boolean): Promise<Tried> {
  const doubts: Doubt[] = [];
  for (let texts = first; ;) {
    try {
      return { outcome: await attempt(texts, false), doubts };
    } catch (error) {
      if (error instanceof Raised) {
        doubts.push(error.doubt);
        if (!json) return { outcome: undefined, doubts };
        session.settle(error.doubt);
      } else texts = await chosenInstead(session, texts, error);
    }
  }
}

/**
 * Tries until no doubt is left: a terminal is asked about each, and to choose where a text fits several things. Returns
 * the texts with what was chosen as well.
 */
async function insisted(
  session: Session,
  attempt: Attempt,
  first: Texts,
  keep: boolean,
): Promise<{ readonly outcome: Outcome; readonly texts: Texts }> {
  let texts = first;
  for (;;) {
    try {
      return { outcome: await attempt(texts, keep), texts };
    } catch (error) {
      if (error instanceof Raised) await settle(session, error.doubt);
      else texts = await chosenInstead(session, texts, error);
    }
  }
}

/** Asks a terminal about a doubt; a script is refused. Throws a UserError where the answer is no. */
export async function settle(session: Session, doubt: Doubt): Promise<void> {
  if (!session.asks) {
    const { details = [], hints = [], yes = 'does it all the same' } = doubt;
    throw new UserError(doubt.text, {
      cause: new Raised(doubt),
      hints: [...details, ...hints, `${commandLine(withOptions(session.argv, '--yes'))}      ${yes}`],
    });
  }
  const prompter = await session.prompter();
  const end = doubt.details === undefined ? '.' : ':';
  prompter.say(`${capitalized(doubt.text)}${end}`, ...indented(doubt.details).map(asWritten));
  if (!(await prompter.confirm(doubt.question))) {
    throw cancelled();
  }
  session.settle(doubt);
}

function present<V>(value: V | undefined): V {
  if (value === undefined) throw new Error('it is not there');
  return value;
}
