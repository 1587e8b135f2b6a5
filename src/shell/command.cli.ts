import type { Line } from '../text/undo-offer.ts';
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Identity, Kind } from '../kinds/kind.ts';
import type { Here, Plain } from '../kinds/type.ts';
import type { Block } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import type { Doubt } from './doubt.cli.ts';
import type { ITS_OWN } from './its-own.cli.ts';
import type { Options, Typed, Values } from './option.cli.ts';
import type { Session } from './session.cli.ts';
import type { Argument, Target } from './target.cli.ts';

/** A command, or one way of using it. The program registers it, completion and help read it, the runner runs it. */
export interface Command {
  readonly argument?: Argument | undefined;
  readonly options: Options;
  /** What people call this way of using it, where there are several: `a list`. */
  readonly called?: string | undefined;
  /** What stands below the options in help: examples first of all. */
  readonly help?: string | undefined;
  /** What stands below that, where it is long: loaded where help is shown. */
  readonly furtherHelp?: (() => Promise<string>) | undefined;
  /** It fails over nothing that is typed: what completes a line of the shell. */
  readonly readsAnyLength?: true;
  /** An empty value says something: it takes a fact out. With any other command it is refused. */
  readonly takesEmpty?: true;
  readonly run: (session: Session, typed: Typed) => Promise<void>;
}

/** What every way of making a command has. */
export interface Common<T, O extends Options> {
  readonly called?: string;
  readonly help?: string;
  readonly furtherHelp?: () => Promise<string>;
  readonly target: Target<T>;
  readonly options: O;
  /** At most one option of each group, by the keys they are declared under. */
  readonly not?: readonly (readonly (keyof O & string)[])[];
  /** Each of these goes only beside one of those. */
  readonly only?: { readonly [K in keyof O]?: readonly (keyof O & string)[] };
  /** What typed text is read against, where it depends on the target and on what was said: the currency of a referral. */
  readonly here?: (target: T, said: (key: keyof O & string) => string | undefined) => Partial<Here>;
}

/** What a command works with: its target, its options by their keys, the day, the settings. */
export type Given<T, O extends Options> = Values<O> & {
  readonly target: T;
  readonly today: Day;
  readonly settings: Settings;
  /** The command line as it was typed, for an error that mends it. */
  readonly argv: readonly string[];
  /** Whether an option was said, by its key. */
  readonly has: (key: keyof (O & typeof ITS_OWN) & string) => boolean;
};

/** What a change may say while it runs. */
export interface Saying {
  /** Stops the change, unless it was said to go on all the same. */
  readonly doubt: (doubt: Doubt) => void;
  /** In a terminal it is asked about before anything is written, in a script it is a line for stderr once it is. */
  readonly check: (doubt: Doubt) => void;
  /** A line for stderr once it is written; in a terminal it is shown, and asked about, before. */
  readonly remark: (line: Line) => void;
}

/** What a change wrote. */
export interface Done {
  /** The numbers of the records it is about, in the order they are told. */
  readonly ids: readonly number[];
  /** For the history, in place of the command's own words. */
  readonly did?: string;
  /** What was decided, in words, where the record before and after does not tell it. */
  readonly words?: readonly string[];
  /** Lines below what is said of it: what it did to others. */
  readonly below?: readonly string[];
  /** What `--json` says beside each record: what became of others. */
  readonly beside?: { readonly [key: string]: Plain };
  /** Words, lines and JSON of one of the records, by its number: after those of all. */
  readonly each?: ReadonlyMap<number, Pick<Done, 'words' | 'below' | 'beside'>>;
}

/** What a sentence may be made of, in the transaction that wrote the record. */
export interface Wrote<T, O extends Options, R> {
  readonly db: Db;
  /** How many columns the screen has. */
  readonly width: number;
  /** The record as it is now. */
  readonly after: R;
  /** The target as it was before. */
  readonly before: T;
  /** What the change said of its decision. */
  readonly words: readonly string[];
  readonly given: Given<T, O>;
  readonly today: Day;
  readonly settings: Settings;
}

/** What was written, in words. */
export interface Sentence {
  readonly line: string;
  /** Lines below it, indented. */
  readonly below?: readonly Line[];
  /** What stands there before it is written, where that says more: every fact that was answered. */
  readonly summary?: readonly Line[];
  /** The commands that usually come next. */
  readonly next?: readonly string[];
  /** Lines for stderr: what it looks like. */
  readonly aside?: readonly Line[];
}

interface WritingBase<T, O extends Options> extends Common<T, O> {
  /** It may be the first thing ever written: no word is said of a network that is not there yet. */
  readonly begins?: true;
  /** For the history, before the noun and the number: `told the outcome of`, or with NUMBER where that stands. */
  readonly did: string;
  /** Lines for stderr once it is written: notices, what it looks like. Runs in the transaction. */
  readonly notes?: (wrote: {
    db: Db;
    ids: readonly number[];
    given: Given<T, O>;
    width: number;
  }) => readonly Line[];
}

/** A command that writes records of one kind. */
export interface WritingRecords<
  T,
  O extends Options,
  D extends object,
  R extends D & Identity,
> extends WritingBase<T, O> {
  /** The kind it writes; `--json` prints it. */
  readonly of: Kind<D, R> | ((target: T) => Kind<D, R>);
  /** Reads, decides, writes, all in one immediate transaction; `target` is read in it. */
  readonly change: (change: Change, given: Given<T, O> & Saying) => number | readonly number[] | Done;
  /** One sentence for each record. */
  readonly say: (wrote: Wrote<T, O, R>) => string | Sentence;
  /** What `--json` says beside the record: what the sentence says of others, like what is still due. */
  readonly beside?: (wrote: Wrote<T, O, R>) => { readonly [key: string]: Plain };
}

/** A command that writes what is no record: a setting, a snooze. */
export interface WritingElse<T, O extends Options> extends WritingBase<T, O> {
  readonly of?: undefined;
  readonly change: (
    change: Change,
    given: Given<T, O> & Saying,
  ) => { readonly text: string | readonly Line[]; readonly plain: Plain; readonly did?: string };
}

/** A command that lists. */
export interface Listing<T, O extends Options, R> extends Common<T, O> {
  readonly columns: (given: Given<T, O>, rows: readonly R[]) => readonly Column<R>[];
  /** Reads at most `limit` rows; undefined for all. It need not read what the format does not show. */
  readonly list: (
    db: Db,
    given: Given<T, O> & { readonly limit: number | undefined },
    look: Look,
  ) => Listed<R>;
  /** How many there are without `--limit`, in words; undefined for a list that has no limit. */
  readonly limits?: string;
  /** How many it lists without `--limit` in every format, where that is not a screenful on a screen and all in a file. */
  readonly usually?: number;
}

/** The rows of a list, what a screen says where there are none, and what stands below any other. */
export interface Listed<R> {
  readonly rows: readonly R[];
  readonly empty: string;
  readonly foot?: string;
}

/** What there is to show, in each format there is of it; only the one that is wanted is asked for. */
export type Shown = (
  | { readonly text: (look: Look) => Drawn }
  /** What is drawn as text, as Markdown and as a page, unless Markdown of its own is given. */
  | { readonly blocks: (look: Look) => readonly Block[] }
) &
  ForPrograms;

interface ForPrograms {
  readonly plain?: () => Plain;
  readonly csv?: (look: Look) => Drawn;
  readonly md?: (look: Look) => Drawn;
}

/** A command that shows one thing: a card, a report. */
export interface Showing<T, O extends Options> extends Common<T, O> {
  /** It is blocks, which are drawn as a page too. */
  readonly isPage?: true;
  /** May load what few ask for, and read no more than the format shows. */
  readonly show: (db: Db, given: Given<T, O>, look: Look) => Shown | Promise<Shown>;
  /** One small change once it is shown. */
  readonly after?: (session: Session, given: Given<T, O>) => Promise<void>;
}
