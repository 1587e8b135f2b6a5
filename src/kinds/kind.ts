import type { KnownTable } from './table.ts';
import type { Day } from '../calendar/day.ts';
import { partner, text, whole, type Plain, type Shape, type Sql, type Type } from './type.ts';

/** Its column in lists. On a narrow screen the column with the lowest `dropsAt` goes first. */
export interface ListColumn {
  readonly heading: string;
  readonly align?: 'right';
  readonly shrinksTo?: number;
  /** Dropped on a narrow screen, its cells stand below their rows, named by its heading. */
  readonly below?: 'named';
  readonly dropsAt?: number;
}

/** What is said of every fact of a record R, once for lists, cards, JSON, edit, search and SQL. */
interface Fact<R> {
  /** The key in JSON, a public contract; the field's own name where left out, none where false. */
  readonly json?: string | false;
  /** What people call it on cards and in what changed; the option's name, else the key, where left out. */
  readonly label?: string;
  readonly list?: ListColumn;
  /** On a card and in what changed, where that needs other fields as well. */
  readonly words?: (record: R, today: Day) => string;
  /** In the cell of a list, where that needs other fields as well. */
  readonly cell?: (record: R, today: Day) => string;
  /** As JSON gives it, where that needs other fields as well. */
  readonly plain?: (record: R) => Plain;
  /** What `plain` comes to, for the published schema. */
  readonly shape?: Shape;
  /** Left out of cards: its phrase says it, or nobody asks for it. */
  readonly card?: false;
}

/** An option without a value that changes a fact: `--reopen`, `--archive`. */
export interface Flag<R, V> {
  readonly name: string;
  readonly help: string;
  /** What the fact becomes. */
  readonly to: (record: R, today: Day) => V;
}

/** A fact that a person says: kept in columns, changed by an option of `edit`, if any. */
export interface Kept<R, V> extends Fact<R> {
  readonly type: Type<V>;
  /** Where it is kept; none where it has a table of its own, which `sql` reads. */
  readonly column: string | readonly string[];
  /** How it is read (`t` is the record, `p` its partner), a cell each; its columns where left out. */
  readonly sql?: string | readonly string[];
  readonly option?: readonly [name: string, help: string];
  /** Of a fact with several parts, whose option adds one: the option that takes one out. */
  readonly takenOut?: readonly [name: string, help: string];
  /** Options of `edit` without a value that change it. */
  readonly flags?: readonly Flag<R, V>[];
}

/** A fact that SQL tells: counted, or of another table (`t` is the record, `p` its partner, `@today` the day asked about). */
export interface Told<R, V> extends Fact<R> {
  readonly type: Type<V>;
  readonly sql: string | readonly string[];
}

/** A fact that a rule derives when it is shown. Its key begins with `=`. */
export interface Derived<R> extends Fact<R> {
  readonly shape: Shape;
  readonly of: {
    readonly shown: (record: R, today: Day) => string;
    readonly given: (record: R, today: Day) => Plain;
  };
}

/** A fact that a rule derives from a record and the day. */
export function derived<R, V>(
  type: Type<V>,
  rule: (record: R, today: Day) => V,
  more: Fact<R> = {},
): Derived<R> {
  return {
    ...more,
    shape: more.shape ?? type.shape,
    of: {
      shown: (record, today) => type.show(rule(record, today), today),
      given: (record, today) => type.plain(rule(record, today)),
    },
  };
}

/** What a person says (D) is kept; what the record (R) has beside it is told by SQL. A rename is found by the compiler. */
type Fields<D, R extends D> = {
  readonly [K in keyof D]-?: Kept<R, D[K]>;
} & {
  readonly [K in Exclude<keyof R, keyof D>]-?: Told<R, R[K]>;
} & { readonly [rule: `=${string}`]: Derived<R> };

/** A field as the code sees it that works on any kind: its values are passed on, never looked into. */
export interface Field {
  readonly name: string;
  /** The key in JSON; undefined where it is not given. */
  readonly json: string | undefined;
  readonly label: string;
  readonly shape: Shape;
  /** Undefined for what a rule derives. */
  readonly type: Type<unknown> | undefined;
  readonly columns: readonly string[];
  /** What to select, a cell each. */
  readonly sql: readonly string[];
  readonly option: readonly [name: string, help: string] | undefined;
  readonly takenOut: readonly [name: string, help: string] | undefined;
  readonly flags: readonly Flag<object, unknown>[];
  readonly list: ListColumn | undefined;
  readonly onCard: boolean;
  /** On a card and in what changed; empty for none. */
  readonly words: (record: object, today: Day) => string;
  readonly cell: (record: object, today: Day) => string;
  readonly plain: (record: object, today: Day) => Plain;
}

/** A kind of record: everything that lists, cards, JSON, edit, remove, search and SQL need to know of it. */
export interface Kind<D, R extends D> {
  readonly noun: string;
  readonly table: KnownTable;
  readonly fields: readonly Field[];
  /**
   * Whose it is: a partner's at once, or a source's in place of one, or that of a referral; nobody's; or the network's, in
   * a table of partners' records.
   */
  readonly of: 'partner' | 'partner or source' | 'referral' | 'nobody' | 'network';
  /**
   * Partners are counted apart; what is known by its name alone has no number; every other record has one of one series, so
   * that a number names one thing.
   */
  readonly series: 'partner' | 'record' | 'name';
  /** Its rows are more than columns: they are written by what its `x.sql.ts` exports, and a plain write throws. */
  readonly savedApart: boolean;
  /** The record in one phrase, without its number. */
  phrase(record: R, today: Day): string;
  /** How the record stands where it is told among others, behind its phrase: `done, 12 Jun 2026`; empty for nothing to say. */
  standing?(record: R, today: Day): string;
  /** What a card begins with, where the phrase says what the facts below say; the phrase where left out. */
  title?(record: R, today: Day): string;
  /** Throws a UserError for what cannot be, when one is added and when one is changed. */
  check?(wanted: D, today: Day): void;
  /** Returns what `edit` makes of the facts said, where other facts follow from them. Throws a UserError for what cannot be. */
  edited?(before: R, said: Partial<D>, today: Day): Partial<D>;
}

/** A kind by the methods that take any record of it. */
export type AnyKind = Kind<object, object & Identity>;

/** What every record has beside its facts. */
export interface Identity {
  readonly id: number;
  readonly uuid: string;
}

/** The number people type. */
export const number = {
  type: whole(1, 999_999_999),
  sql: 't.id',
  json: 'number',
  list: { heading: '#', align: 'right' },
  card: false,
} as const satisfies Told<unknown, number>;

/** What names the record beyond this file. */
export const uuid = { type: text, sql: 't.uuid', card: false } as const satisfies Told<unknown, string>;

/** The partner a record is of, by name and by number: `edit` gives the record to another. */
export const itsPartner = {
  partnerName: {
    type: text,
    sql: 'p.name',
    json: 'partner',
    list: { heading: 'Partner', shrinksTo: 12 },
    card: false,
  },
  partnerId: {
    type: partner,
    column: 'partner_id',
    label: 'partner',
    words: ({ partnerName }: { readonly partnerName: string }) => partnerName,
    option: ['partner', 'another partner than the one on record'],
    card: false,
  },
} as const satisfies {
  readonly partnerName: Told<unknown, string>;
  readonly partnerId: Kept<{ readonly partnerName: string }, number>;
};

type Usual = 'of' | 'series' | 'savedApart';
type Declared<D, R extends D> = Omit<Kind<D, R>, 'fields' | Usual> &
  Partial<Pick<Kind<D, R>, Usual>> & { readonly fields: Fields<D, R> };

/** Declares a kind: the compiler asks for one field for each fact of the record, of its very type. */
export function kind<D extends object, R extends D & Identity>(declared: Declared<D, R>): Kind<D, R> {
  const facts: Readonly<Record<string, AnyFact<R>>> = declared.fields;
  let fields: readonly Field[] | undefined;
  return {
    of: 'partner',
    series: 'record',
    savedApart: false,
    ...declared,
    // Made when they are first asked for: a command loads other kinds beside the one that it writes.
    get fields() {
      return (fields ??= Object.entries(facts).map(([name, field]) => erased(name, field)));
    },
  };
}

type AnyFact<R> = Kept<R, unknown> | Told<R, unknown> | Derived<R>;

/** The one place where a field parts with the type of its value. */
function erased<R>(name: string, typed: AnyFact<R>): Field {
  // What it is asked of is passed on, never looked into: of which type that is, kind() was checked for.
  const field = typed as AnyFact<object>;
  const own = 'of' in field ? ruled(field) : valued(name, field);
  const option = 'option' in field ? field.option : undefined;
  const takenOut = 'takenOut' in field ? field.takenOut : undefined;
  const flags = 'flags' in field ? field.flags : undefined;
  const key = name.startsWith('=') ? name.slice(1) : name;
  return {
    name,
    type: own.type,
    shape: own.shape,
    columns: own.columns,
    sql: own.sql,
    option,
    takenOut,
    flags: flags ?? [],
    json: field.json === false ? undefined : (field.json ?? key),
    label: field.label ?? option?.[0] ?? key,
    list: field.list,
    onCard: field.card !== false,
    words: field.words ?? own.words,
    cell: field.cell ?? field.words ?? own.cell,
    plain: field.plain ?? own.plain,
  };
}

function ruled<R>({ of, shape }: Derived<R>) {
  return { type: undefined, shape, columns: [], sql: [], words: of.shown, cell: of.shown, plain: of.given };
}

function valued<R>(name: string, field: Kept<R, unknown> | Told<R, unknown>) {
  const { type } = field;
  const value = (record: R) => (record as Readonly<Record<string, unknown>>)[name];
  const columns = 'column' in field ? listed(field.column) : [];
  return {
    type,
    shape: field.shape ?? type.shape,
    columns,
    sql: field.sql === undefined ? columns.map((column) => `t.${column}`) : listed(field.sql),
    words: (record: R, today: Day) => type.show(value(record), today),
    cell: (record: R, today: Day) => (type.brief ?? type.show)(value(record), today),
    plain: (record: R) => type.plain(value(record)),
  };
}

function listed(one: string | readonly string[]): readonly string[] {
  return typeof one === 'string' ? [one] : one;
}

/** The record in one phrase with how it stands, as it is told among others: `...; done, Fri 20 Nov 2026`. */
export function standingPhrase(of: AnyKind, record: object & Identity, today: Day): string {
  return [of.phrase(record, today), of.standing?.(record, today) ?? '']
    .filter((part) => part !== '')
    .join('; ');
}

/** The record as JSON gives it. */
export function plainRecord(of: AnyKind, record: object, today: Day): { [key: string]: Plain } {
  return Object.fromEntries(
    of.fields.flatMap(({ json, plain }) => (json === undefined ? [] : [[json, plain(record, today)]])),
  );
}

/** How a record is named in what is printed: `#12`, or `p3` for a partner; empty for what has no number. */
export function tagOf({ series }: Pick<AnyKind, 'series'>, id: number): string {
  return series === 'name' ? '' : `${series === 'partner' ? 'p' : '#'}${id}`;
}

/** The columns that these facts of a kind are kept in, with their cells. */
export function cellsOf(of: AnyKind, facts: object): Record<string, Sql> {
  return Object.fromEntries(
    of.fields.flatMap(({ name, type, columns }) => {
      if (type === undefined || columns.length === 0 || !Object.hasOwn(facts, name)) return [];
      const cells = type.toSql((facts as Readonly<Record<string, unknown>>)[name]);
      return columns.map((column, at): [string, Sql] => [column, cells[at] ?? null]);
    }),
  );
}
