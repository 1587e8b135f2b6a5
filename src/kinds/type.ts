import type { Line } from '../text/undo-offer.ts';
import type { DateOrder } from '../calendar/date-order.ts';
import { formatDay, formatDayShort } from '../calendar/day-words.ts';
import { asDay, type Day } from '../calendar/day.ts';
import type { Bare } from '../calendar/day-context.ts';
import { parseDay, refuseOtherYear } from '../calendar/parse-day.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { parseAmount } from '../money/parse-amount.ts';
import type { DecimalSign } from '../money/typed-amount.ts';
import { inReach } from '../calendar/reach.ts';
import { damagedFile, UserError, usageError } from '../text/errors.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import { lazily } from '../text/lazily.ts';
import { searchKey } from '../text/search-key.ts';
import { LINE, NOTE, tooLong } from '../text/too-long.ts';
import { label, readWord, type Vocabulary } from './vocabulary.ts';

/** A cell as SQLite keeps it here: no floating point, no blobs. */
export type Sql = string | number | null;

/** A value as JSON and CSV have it: money as decimal text beside its currency, days as `YYYY-MM-DD`. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What JSON a type comes to, for the published schema. */
export type Shape =
  | { readonly is: 'text' | 'day' | 'whole' | 'boolean' | 'amount' | 'partner' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'object'; readonly keys: Readonly<Record<string, Shape>> }
  | { readonly is: 'none or'; readonly of: Shape };

/** What reading typed text may need of the day, the settings and the file. */
export interface Here {
  readonly today: Day;
  /** The currency of an amount that names none; undefined where none is set. */
  readonly currency: string | undefined;
  /** Where a bare amount may be in several currencies, in each of which it would make sense: which. */
  readonly currencies?: readonly string[] | undefined;
  /** The day of the referral that is spoken of: nothing happened to it before. */
  readonly since?: Day | undefined;
  /** How the user writes days as numbers; undefined where that is not known. */
  readonly dateOrder?: DateOrder | undefined;
  /** How the user writes decimals; undefined where that is not known. */
  readonly decimals?: DecimalSign | undefined;
  /** Is told what a text was taken for, where a person may have meant something else. */
  readonly remark?: ((line: Line, day?: Day) => void) | undefined;
  /** What was typed for the other options, by their keys. */
  readonly beside?: ((option: string) => string | undefined) | undefined;
  /** Returns the number of the partner meant by a name; throws a UserError where nobody or several fit. */
  readonly partner: (text: string) => number;
}

/** What can be named by beginning to type it, for prompts and for completion in a shell. */
export type Named = 'partner' | 'referral' | 'source' | 'file' | 'day';

/** One type of value: how it is typed, shown, kept in columns and given as JSON. All there is to know, once. */
export interface Type<V> {
  readonly shape: Shape;
  /** What stands for a value in help: `day` in `--on <day>`. */
  readonly placeholder: string;
  /** The only words it takes, where only these will do. */
  readonly vocabulary?: Vocabulary<string>;
  readonly named?: Named;
  /** It says itself how long a text may be, which is told once it is cleaned; any other is read only where it is short. */
  readonly limits?: true;
  /** Reads typed text. Throws a UserError that says what would do. */
  readonly parse: (text: string, here: Here) => V;
  /** In reading text; empty for nothing. */
  readonly show: (value: V, today: Day) => string;
  /** In the narrow cell of a list, where that is said shorter. */
  readonly brief?: (value: V, today: Day) => string;
  readonly plain: (value: V) => Plain;
  readonly toSql: (value: V) => readonly Sql[];
  readonly fromSql: (cells: readonly Sql[]) => V;
  /** What is typed of it adds to what there is, instead of standing in its place. */
  readonly several?: Several<V>;
}

/** How what is typed of a value that has several parts joins what is on record. */
export interface Several<V> {
  /** Reads each text said, in their order. */
  readonly read: (typed: readonly string[], here: Here) => V;
  /**
   * Returns what is on record without what is taken out and with what is added, each part once. Throws a UserError for
   * a part to take out that is not there.
   */
  readonly changed: (before: V, added: V, takenOut: readonly string[]) => V;
  /** The first of them is the one that is used: what was said last comes first. */
  readonly newestFirst: boolean;
}

const asItIs = {
  plain: (value: Plain): Plain => value,
  toSql: (value: Sql): readonly Sql[] => [value],
};

/** A text that is not empty, of at most so many characters, whichever way it comes to be kept. */
const textUpTo = (most: number, clean: (typed: string) => string): Type<string> => ({
  ...asItIs,
  shape: { is: 'text' },
  placeholder: 'text',
  limits: true,
  parse: (typed) =>
    fitting('it', clean(typed) || refuse('it is empty: leave it out, or give it a value'), most),
  show: (value) => value,
  toSql: (value) => [fitting('a text', value, most)],
  fromSql: ([cell]) => String(cell),
});

function fitting(what: string, value: string, most: number): string {
  const why = tooLong(value, most);
  return why === undefined ? value : refuse(`${what} ${why}: shorten it`);
}

/** A line of text that is not empty. */
export const text = textUpTo(LINE, cleanInput);

/** A text that may have several lines. */
export const note = textUpTo(NOTE, cleanNote);

/** What to do with a day after today: take it, or refuse it with what to do instead. */
interface DayOptions {
  readonly future?: string;
  /** Nothing is recorded of that day: it is only looked at. */
  readonly looks?: true;
}

/** A day; without a year or week it is the last one (`past`) or the next one (`coming`), or the nearest of both. */
export const day = (bare: Bare, { future, looks }: DayOptions = {}): Type<Day> => ({
  ...asItIs,
  shape: { is: 'day' },
  placeholder: 'day',
  named: 'day',
  parse(typed, here) {
    const { today, dateOrder, remark } = here;
    const recorded = future !== undefined && looks !== true;
    const end = bare === 'nearest' ? ENDS.map((option) => here.beside?.(option)).find(Boolean) : undefined;
    const read = inReach(parseDay(typed, { today, bare, dateOrder, remark, recorded, end }));
    if (here.since !== undefined && read < here.since) {
      refuseOtherYear(typed, { read, since: here.since }, { today, bare, dateOrder });
    }
    if (future !== undefined && read > today) throw usageError(`${formatDay(read)} is still to come`, future);
    return read;
  },
  show: formatDay,
  brief: formatDayShort,
  fromSql: ([cell]) => asDay(String(cell)),
});

/** The options that say until when what begins goes on. */
const ENDS = ['endsOn', 'untilDay', 'dueOn', 'until', 'by'];

/** A whole number, both bounds inclusive. */
export const whole = (least: number, most: number): Type<number> => ({
  ...asItIs,
  shape: { is: 'whole' },
  placeholder: most - least < 10 ? `${least}-${most}` : 'n',
  parse(typed) {
    const value = /^[0-9]{1,9}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
    return value >= least && value <= most
      ? value
      : refuse(`it is a whole number from ${least} to ${most}, not "${typed}"`);
  },
  show: String,
  fromSql: ([cell]) => Number(cell),
});

const takingOut = lazily(() => import('./taking-out.ts'));
const durations = lazily(() => import('../calendar/duration.ts'));

/** How long something took, in minutes, at most so many; `90`, or as people write it: `90 min`, `1h30`, `1.5 hours`. */
export const duration = (most: number): Type<number> => {
  const plain = whole(0, most);
  return {
    ...plain,
    parse: (typed, here) =>
      plain.parse(/^\d+$/.test(typed) ? typed : String(durations().readDuration(typed) ?? typed), here),
  };
};

/** Yes or no. */
export const yesNo: Type<boolean> = {
  shape: { is: 'boolean' },
  placeholder: 'yes or no',
  parse: (typed) =>
    /^y(?:es)?$/i.test(typed.trim()) || (/^no?$/i.test(typed.trim()) ? false : refuse('answer yes or no')),
  show: (value) => (value ? 'yes' : 'no'),
  plain: (value) => value,
  toSql: (value) => [value ? 1 : 0],
  fromSql: ([cell]) => cell === 1,
};

/** One of a list of words, typed as the word, a synonym or a beginning of it. */
export const word = <W extends string>(vocabulary: Vocabulary<W>): Type<W> => ({
  ...asItIs,
  shape: { is: 'word', words: vocabulary.words },
  placeholder: 'word',
  vocabulary,
  parse: (typed, { remark }) => readWord(vocabulary, typed, remark),
  show: label,
  fromSql: ([cell]) => vocabulary.words.find((each) => each === cell) ?? unknownWord(vocabulary.name, cell),
});

/** A partner, typed by name, kept and passed on by number. */
export const partner: Type<number> = {
  shape: { is: 'partner' },
  placeholder: 'partner',
  named: 'partner',
  parse: (typed, here) => here.partner(typed),
  show: (value) => `p${value}`,
  plain: (value) => `p${value}`,
  toSql: (value) => [value],
  fromSql: ([cell]) => Number(cell),
};

/** An amount of money; one without a currency is in that of its place. */
export const amount = (options: { allowNegative?: boolean } = {}): Type<Money> => ({
  shape: { is: 'object', keys: { amount: { is: 'amount' }, currency: { is: 'text' } } },
  placeholder: 'amount',
  parse: (typed, here) => parseAmount(typed, { ...here, ...options }),
  show: formatMoney,
  plain: ({ minor, currency }) => ({ minor, currency }),
  toSql: ({ minor, currency }) => [minor, currency],
  fromSql: ([minor, currency]) => ({ minor: Number(minor), currency: String(currency) }),
});

/** A type whose value may be missing: null, for which an empty text stands. */
export const orNone = <V>({ several: _several, ...type }: Type<V>): Type<V | null> => ({
  ...type,
  shape: { is: 'none or', of: type.shape },
  parse: (typed, here) => (cleanInput(typed) === '' ? null : type.parse(typed, here)),
  show: (value, today) => (value === null ? '' : type.show(value, today)),
  brief: (value, today) => (value === null ? '' : (type.brief ?? type.show)(value, today)),
  plain: (value) => (value === null ? null : type.plain(value)),
  toSql: (value) => (value === null ? [null] : type.toSql(value)),
  fromSql: (cells) => (cells.every((cell) => cell === null) ? null : type.fromSql(cells)),
});

/** A text kept beside its search key, in a column of its own. */
export const keyed = (type: Type<string>): Type<string> => ({
  ...type,
  toSql: (value) => [...type.toSql(value), searchKey(value)],
});

/**
 * Several texts of one type, in a table of their own; read as a JSON list. `noun` is what one of them is called; two
 * are the same where their keys are. What is added comes last, or first where the first is the one that is used.
 */
export const listOf = (
  noun: string,
  type: Type<string>,
  keyOf: (value: string) => string = searchKey,
  { newestFirst = false } = {},
): Type<readonly string[]> => ({
  shape: { is: 'list', of: type.shape },
  placeholder: type.placeholder,
  ...(type.limits === undefined ? {} : { limits: type.limits }),
  parse: (typed, here) => [type.parse(typed, here)],
  show: (values, today) => values.map((value) => type.show(value, today)).join(', '),
  plain: (values) => values,
  toSql: () => [],
  fromSql: ([cell]) => textsOf(cell),
  several: {
    read: (typed, here) =>
      distinct(
        keyOf,
        typed.map((each) => type.parse(each, here)),
      ),
    changed: (before, added, takenOut) => {
      const left = takenOut.length === 0 ? before : takingOut().without(noun, keyOf, before, takenOut);
      if (!newestFirst) return distinct(keyOf, [...left, ...added]);
      const asKnown = (value: string) => left.find((each) => keyOf(each) === keyOf(value)) ?? value;
      return distinct(keyOf, [...added.map(asKnown), ...left]);
    },
    newestFirst,
  },
});

/** The texts without those whose key came before. */
function distinct(keyOf: (value: string) => string, values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size < seen.add(keyOf(value)).size);
}

function textsOf(cell: Sql | undefined): string[] {
  const list: unknown = typeof cell === 'string' ? JSON.parse(cell) : [];
  return Array.isArray(list) ? list.map(String) : [];
}

function refuse(what: string): never {
  throw new UserError(what, { kind: 'usage' });
}

function unknownWord(name: string, cell: Sql | undefined): never {
  throw damagedFile(`a ${name} "${String(cell)}" that this version does not know`);
}
