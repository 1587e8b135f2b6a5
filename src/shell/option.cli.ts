import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Identity, Kind } from '../kinds/kind.ts';
import type { Here, Named, Type } from '../kinds/type.ts';
import type { Vocabulary } from '../kinds/vocabulary.ts';
import type { Money } from '../money/money.ts';
import { isNoAmount } from '../money/typed-amount.ts';
import { usageError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';
import type { Choice } from './prompter.cli.ts';

/** What was typed: the words, and each option's texts under the key it is declared under. */
export interface Typed {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** What a question may depend on: what was typed or answered so far, and what the command is about. */
export interface SoFar {
  /** Whether an option was said, by its key. */
  readonly has: (key: string) => boolean;
  /** The options that were typed, not answered, by their keys. */
  readonly typed: readonly string[];
  /** The last text said for an option. */
  readonly text: (key: string) => string | undefined;
  /** What the command is about, as it was found. */
  readonly target: unknown;
  readonly today: Day;
  /** What typed text is read against. */
  readonly here: Here;
  /** The target was not typed but asked for: nothing was said of the matter yet. */
  readonly targetAsked: boolean;
}

/** What a terminal is asked for an option that was left out. */
export interface Asks {
  readonly question: string;
  /**
   * Where it is missing, where nothing else was said either, or as a rule says; `with the summary` is asked below what
   * would be written, so that its answer writes it.
   */
  readonly when: 'missing' | 'nothing said' | 'with the summary' | ((soFar: SoFar) => boolean);
  /** What Enter alone answers, as it would be typed; empty text skips the question. */
  readonly usual?: string | ((soFar: SoFar, here: Here, db: Db) => string | undefined);
  /** A list that narrows as one types; the value of a choice is what would be typed. */
  readonly search?: (typed: string, db: Db, soFar: SoFar) => readonly Choice<string>[];
  /** An answer that says another fact: the key and the text it is kept under, after which this is asked again. */
  readonly saysOther?: (answer: string) => readonly [key: string, text: string] | undefined;
  /** The options that its answer says as well, which are not offered to be changed beside it. */
  readonly sayingOf?: readonly string[];
  /** How its answer reads in the list of what can be changed, where it is not what was typed. */
  readonly shown?: (answer: string, db: Db) => string;
  /** An answer as it would have been typed, words or options, where that is not the option with the answer. */
  readonly asTyped?: (answer: string, db: Db) => readonly string[];
  /** It has to be answered. */
  readonly required?: true;
}

/** An option of a command. V is what the command is given: the value read, or what stands for an option left out. */
export interface Option<V> {
  /** Its long name where that is not the key it is declared under. */
  readonly flag?: string;
  /** What stands for the value in help: `day` in `--on <day>`; a flag has none. */
  readonly value?: string;
  /** What it says where it stands without a value, which it then may. */
  readonly bare?: string;
  readonly help: string;
  /** The only words it takes, for help, prompt and completion. */
  readonly words?: readonly string[];
  /** What else may be typed for those. */
  readonly vocabulary?: Vocabulary<string>;
  readonly named?: Named;
  /** It says itself how long its text may be. */
  readonly limits?: true;
  /** It may be said more than once; any other option said twice is refused, so that no value is dropped. */
  readonly repeats?: true;
  /** Its value may be several words, which need no quotes: `--goal 6 referrals`. */
  readonly spaced?: true;
  /**
   * It may be typed as a word of the command as well: `0` is all of them, `1` everything from the second on, `last` the last of
   * several where that is one of its words, `after partner` everything after the words that name a partner.
   */
  readonly at?: number | 'last' | 'after partner';
  /** It works and is not shown in help. */
  readonly hidden?: true;
  /** The heading it stands under in help, where options are grouped. */
  readonly group?: string;
  readonly asks?: Asks;
  /** Reads what was typed: nothing for an option left out, several texts for one that repeats. */
  readonly read: (typed: readonly string[], here: Here) => V;
}

export type Options = Readonly<Record<string, Option<unknown>>>;

/** What a command is given for the options it declares. */
export type Values<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer V> ? V : never;
};

/** What may be said of an option beside its type. */
type More = Omit<Partial<Option<unknown>>, 'read' | 'help' | 'repeats' | 'words'>;

/** An option without a value: true where it is said. */
export function flag(help: string, more: Omit<More, 'value'> = {}): Option<boolean> {
  return { ...more, help, read: (typed) => typed.length > 0 };
}

/** An option with a value of a type; undefined where it is left out. One of several parts may be said more than once. */
export function option<V>(type: Type<V>, help: string, more: More = {}): Option<V | undefined> {
  const { several: parts } = type;
  return {
    value: type.placeholder,
    ...(type.vocabulary === undefined ? {} : { words: type.vocabulary.words, vocabulary: type.vocabulary }),
    ...(type.named === undefined ? {} : { named: type.named }),
    ...(type.limits === undefined ? {} : { limits: type.limits }),
    ...(parts === undefined ? {} : { repeats: true }),
    ...more,
    help,
    read(typed, here) {
      const [first] = typed;
      if (first === undefined) return undefined;
      return parts === undefined ? type.parse(first, here) : parts.read(typed, here);
    },
  };
}

/** An option for an amount that may not be known yet: what says so (`TBD`, `n/a`) leaves it out, and is remarked on. */
export function ifKnown(of: Option<Money | undefined>): Option<Money | undefined> {
  return {
    ...of,
    read(typed, here) {
      const [first = ''] = typed;
      if (!isNoAmount(first)) return of.read(typed, here);
      here.remark?.(`"${cleanInput(first)}" is no amount: none is recorded`);
      return undefined;
    },
  };
}

/** An option that may be said more than once; empty where it is left out. */
export function several<V>(type: Type<V>, help: string, more: More = {}): Option<readonly V[]> {
  return {
    ...option(type, help, more),
    repeats: true,
    read: (typed, here) => typed.map((each) => type.parse(each, here)),
  };
}

/** An option that must be said: asked for in a terminal, refused without one, with an example of a command. */
export function needed<V>(
  of: Option<V | undefined>,
  what: string,
  question: string,
  example: string,
): Option<V> {
  return {
    ...of,
    asks: { question, when: 'missing', required: true, ...of.asks },
    read: (typed, here) => {
      const blank = typed.every((each) => each.trim() === '');
      const value = blank ? undefined : of.read(typed, here);
      if (value === undefined) throw usageError(`${what} is missing`, `for example: ${example}`);
      return value;
    },
  };
}

/** The options that say fields of a kind, as its declaration has them, under the names of the fields. */
export function optionsOf<D extends object, R extends D & Identity, N extends keyof D & string>(
  of: Kind<D, R>,
  names: readonly N[],
  more: { readonly [K in NoInfer<N>]?: More & { readonly help?: string } } = {},
): { readonly [K in NoInfer<N>]: Option<D[K] | undefined> } {
  const all = names.map((name) => {
    const { option: own, type } = of.fields.find((each) => each.name === name) ?? {};
    if (own === undefined || type === undefined) throw new Error(`a ${of.noun} has no option for ${name}`);
    const [flagName, help] = own;
    return [name, option(type, more[name]?.help ?? help, { flag: flagName, ...more[name] })];
  });
  // Each is of the type that the kind declares for the field of that name.
  return Object.fromEntries(all) as { [K in N]: Option<D[K] | undefined> };
}

/** Options for all the fields of a kind that have one; what has none is undefined, as one that was left out. */
export function everyOptionOf<D extends object, R extends D & Identity>(
  of: Kind<D, R>,
  more: { readonly [K in keyof D & string]?: More & { readonly help?: string } } = {},
): { readonly [K in keyof D & string]: Option<D[K] | undefined> } {
  const names = of.fields.flatMap(({ name, option: own }) => (own === undefined ? [] : [name]));
  // The fields of a kind that have an option are facts of its draft: `kind()` was checked for that.
  return optionsOf(of, names as (keyof D & string)[], more);
}

/** The facts of a kind that were said, among all that a command is given. */
export function factsSaid<D extends object, R extends D & Identity>(
  of: Kind<D, R>,
  given: { readonly [K in keyof D]?: D[K] | undefined },
): Partial<D> {
  const facts = of.fields.flatMap(({ name, columns, option: own }) => {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    return (columns.length === 0 && own === undefined) || value === undefined ? [] : [[name, value]];
  });
  // Each is of the type that `given` has for it.
  return Object.fromEntries(facts) as Partial<D>;
}

/** What was said of what could be: the options left out are left out. */
export function said<V extends object>(given: V): { [K in keyof V]?: Exclude<V[K], undefined> } {
  // Only entries that are not undefined are left.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof V]?: Exclude<V[K], undefined>;
  };
}

/** Whether an option was said, by its key, among the texts of each; one that was answered with nothing was not. */
export function isSaidIn<K extends string>(texts: {
  readonly [key in K]?: readonly string[];
}): (key: K) => boolean {
  return (key) => (texts[key]?.length ?? 0) > 0;
}

/** `--check-in-months` of `checkInMonths`. */
export function flagOf(key: string, { flag: own }: Pick<Option<unknown>, 'flag'>): string {
  return `--${own ?? key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
