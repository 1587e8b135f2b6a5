import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { sharesNames } from '../file/shared-names.sql.ts';
import { readRecord } from '../file/rows.sql.ts';
import { tagOf, type Identity, type Kind } from '../kinds/kind.ts';
import type { Named } from '../kinds/type.ts';
import { UserError, usageError } from '../text/errors.ts';
import { withArticle } from '../text/count.ts';
import { beginsWordIn } from '../text/begins-word.ts';
import { looseKey, searchKey } from '../text/search-key.ts';
import { nearness } from '../text/near.ts';
import type { Typed } from './option.cli.ts';
import { recordNumber, refuseSeveralNumbers } from './options.cli.ts';
import type { Choice } from './prompter.cli.ts';
import type { Session } from './session.cli.ts';
import { retyped } from './suggestions.cli.ts';
import { shellWord } from '../text/shell-word.ts';

/** The words of a command line that say what it is about, for help and completion. */
export interface Argument {
  /** `[partner...]`, as the usage shows it. */
  readonly usage: string;
  readonly help: string;
  readonly named?: Named;
  /** The only words it takes, for completion. */
  readonly words?: readonly string[];
  /** The words after it, where they are told apart. */
  readonly after?: Argument;
}

/** What was found: how to read it in the transaction that writes, and whether it had to be asked for. */
export interface Found<T> {
  /** Reads it again. Throws a UserError where it is gone. */
  readonly read: (db: Db) => T;
  readonly asked?: true;
  /** What would have been typed for what was asked for. */
  readonly answered?: readonly string[];
}

/** What a command is about. It is found once, before anything is asked, and read again where it is written. */
export interface Target<T> {
  readonly argument?: Argument;
  /** Several may be meant: `--json` prints a list. */
  readonly several?: true;
  /** Finds what the words mean, and asks in a terminal where there are none. Throws a UserError where nothing fits. */
  readonly find: (typed: Typed, session: Session) => Promise<Found<T>>;
}

/** Which records a command is for, and how it asks for one of them. */
export interface Among<R> {
  /** Those that words may stand for, the likeliest first. */
  readonly among: (db: Db, today: Day) => readonly R[];
  /** Where none of those fits, the only one among these will do. */
  readonly orAmong?: (db: Db, today: Day) => readonly R[];
  /** Those that words may stand for as well and the command is not for: an error names them. */
  readonly others?: (db: Db, today: Day) => readonly R[];
  /** `open`, `to thank for`: what those of `among` are, before the noun. */
  readonly adjective?: string;
  readonly question: string;
  readonly example: string;
  /** What there is to do where there are none at all. */
  readonly none?: string;
  readonly hint?: string;
  readonly help?: string;
  /** The record in a choice, without its number, where its phrase does not say all. */
  readonly words?: (record: R, today: Day) => string;
  /** The names a record goes by, client and partner: one that is exactly what was typed comes before all others. */
  readonly names?: (record: R) => readonly (string | null)[];
}

/** One record of a kind, by its number, or by words of its phrase among those that the command is for. */
export function aRecord<D extends object, R extends D & Identity>(of: Kind<D, R>, how: Among<R>): Target<R> {
  return {
    argument: {
      usage: `[${of.noun}...]`,
      help: how.help ?? `its number, or words of it: the client, the partner`,
      ...(of.noun === 'referral' ? { named: 'referral' } : {}),
    },
    async find({ words }, session) {
      const text = words.join(' ');
      await refuseSeveralNumbers(words, session.argv);
      const number = recordNumber(text);
      if (number !== undefined) return { read: await readerOf(of, number, session) };
      if (text === '' && !session.asks) {
        throw usageError(`the ${of.noun} is missing`, `for example: ${how.example}`);
      }
      const id = await meant(of, how, text, session);
      const read = await readerOf(of, id, session);
      return text === '' ? { read, asked: true, answered: [String(id)] } : { read };
    },
  };
}

async function readerOf<D extends object, R extends D & Identity>(
  of: Kind<D, R>,
  id: number,
  session: Session,
): Promise<(db: Db) => R> {
  const { noSuchRecord } = await session.rooms.noSuchRecord();
  return (db) => {
    const record = readRecord(db, of, id, { today: session.today });
    if (record === undefined) throw noSuchRecord(db, id, withArticle(of.noun));
    return record;
  };
}

/** The number of the one record that the words stand for; a terminal is asked where several fit. */
async function meant<D extends object, R extends D & Identity>(
  of: Kind<D, R>,
  how: Among<R>,
  text: string,
  session: Session,
): Promise<number> {
  const db = await session.reading();
  const all = how.among(db, session.today);
  if (all.length === 0 && text === '') throw noneAtAll(of, how);
  const apart = sharesNames(db) ? session.rooms.toldApart : <T>(_db: Db, record: T) => record;
  const choiceOf = (bare: R): Choice<number> => {
    const record = apart(db, bare);
    const words = how.words?.(record, session.today) ?? of.phrase(record, session.today);
    return { name: `${tagOf(of, record.id)}  ${words}`, value: record.id };
  };
  const those = (among: readonly R[]) => {
    const byWords = thoseOf(of, how, among, text, session);
    return byWords.length > 0 || text === '' ? byWords : ofPartnersNamed(among, text, db, session);
  };
  const fitting = those(all);
  const [only] = fitting;
  if (text !== '' && only === undefined) {
    const [other, ...more] = those(how.orAmong?.(db, session.today) ?? []);
    if (other !== undefined && more.length === 0) return other.id;
    const named = other === undefined ? those(how.others?.(db, session.today) ?? []) : [other, ...more];
    const choices = { others: named.map(choiceOf), near: nearOf(how, all, text).map(choiceOf) };
    throw noneFits(of, how, text, choices, session);
  }
  if (text !== '' && only !== undefined && fitting.length === 1) return only.id;
  const choices = fitting.map(choiceOf);
  if (text === '')
    return (await session.prompter()).search(`${how.question} (type to search)`, narrowed(choices));
  if (session.asks) return (await session.prompter()).choose(`Which "${text}"?`, choices);
  const adjective = how.adjective === undefined ? '' : `${how.adjective} `;
  throw new UserError(`"${text}" fits ${choices.length} ${adjective}${of.noun}s`, {
    hints: choices.slice(0, 6).map((each) => candidate(session, text, each)),
  });
}

/** Those of the partners that the text names in a way no record says: by the firm, or by what they were called once. */
function ofPartnersNamed<R extends object>(
  all: readonly R[],
  text: string,
  db: Db,
  { rooms, argv }: Session,
): R[] {
  const named = new Set(partnersMeant(() => rooms.partnerMeant(db, text, argv)));
  return all.filter((record) => 'partnerId' in record && named.has(Number(record.partnerId)));
}

/** The partner meant, each of those where several fit, none where nobody does. */
function partnersMeant(meantBy: () => number): number[] {
  try {
    return [meantBy()];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return (error.choices?.among ?? []).map((each) => Number(each.text.replace(/^p/, '')));
  }
}

/**
 * Those with a name that is exactly the text, else those with a word of a name that begins so, else those with words in
 * their phrase or names that begin with each word of it, else those that have them anywhere there, a number as a whole.
 */
export function thoseOf<D extends object, R extends D & Identity>(
  of: Kind<D, R>,
  { names }: Pick<Among<R>, 'names'>,
  all: readonly R[],
  text: string,
  { today }: Pick<Session, 'today'>,
): R[] {
  const key = searchKey(text);
  if (text !== '' && key === '') return [];
  const parts = key.split(' ');
  const known = all.map((record) => {
    const own = (names?.(record) ?? []).map((name) => searchKey(name ?? ''));
    return { record, own, words: `${searchKey(of.phrase(record, today))} ${own.join(' ')}` };
  });
  const exact = key === '' ? [] : known.filter(({ own }) => own.includes(key));
  const begun =
    key === '' ? [] : known.filter(({ own }) => own.some((name) => ` ${name}`.includes(` ${key}`)));
  const [fitting = []] = [
    exact,
    begun,
    known.filter(({ words }) => parts.every((part) => isIn(words, part) && beginsWordIn(words, part))),
    known.filter(({ words }) => parts.every((part) => isIn(words, part))),
  ].filter((each) => each.length > 0);
  return fitting.map(({ record }) => record);
}

/** A number is a whole one: `client 1` is not the client of the 12th. */
function isIn(words: string, part: string): boolean {
  return /^\d+$/.test(part) ? words.split(/\D+/).includes(part) : words.includes(part);
}

/** Those that go by a name like the text. */
function nearOf<R>({ names }: Among<R>, all: readonly R[], text: string): R[] {
  const named = new Map<string, R>();
  for (const record of all) {
    for (const name of names?.(record) ?? []) if (name !== null && !named.has(name)) named.set(name, record);
  }
  return [
    ...new Set(
      nearness()
        .closest(text, [...named.keys()])
        .flatMap((name) => named.get(name) ?? []),
    ),
  ];
}

function narrowed(choices: readonly Choice<number>[]) {
  return (typed: string | undefined) => {
    const wanted = searchKey(typed ?? '').split(' ');
    return choices.filter(({ name }) => {
      const key = searchKey(name);
      return wanted.every((word) => key.includes(word));
    });
  };
}

function candidate(session: Session, text: string, { name, value }: Choice<number>): string {
  return `${retyped(session.argv, text, String(value))}      ${name.replace(/^#\d+ +/, '')}`;
}

function noneAtAll<R>({ noun }: { noun: string }, { none, hint }: Among<R>): UserError {
  return new UserError(none ?? `there is no ${noun} yet`, { hints: hint === undefined ? [] : [hint] });
}

/** No record that the command is for is named by the words; others may be. */
export class NoneFits extends UserError {}

function noneFits<R>(
  { noun }: { noun: string },
  { adjective }: Among<R>,
  text: string,
  { others, near }: Record<'others' | 'near', readonly Choice<number>[]>,
  session: Session,
): UserError {
  const what = adjective === undefined ? noun : `${adjective} ${noun}`;
  const hints = [...others, ...near].slice(0, 6).map((each) => candidate(session, text, each));
  if (others.length > 0) return new NoneFits(`no ${what} "${text}", only others`, { hints });
  // A text without letter or digit is in nothing that could be looked through.
  const elsewhere =
    looseKey(searchKey(text)) === '' ? [] : [`refnet search ${shellWord(text)}      looks everywhere`];
  return new NoneFits(`no ${what} fits "${text}"`, { hints: [...hints, ...elsewhere] });
}
