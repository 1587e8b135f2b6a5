import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Plain } from '../kinds/type.ts';
import type { Given, Saying } from '../shell/command.cli.ts';
import type { Options } from '../shell/option.cli.ts';
import type { Recorded } from './anything.cli.ts';

/** What an edit did beside the facts of the kind. */
export interface Told {
  readonly lines: readonly string[];
  readonly plain: { readonly [key: string]: Plain };
  /** For the history. */
  readonly did?: string;
}

/** What lines behind an edit go by: which options were said, and what is asked of whom. */
type Noting = Pick<Given<Recorded, Options>, 'has' | 'today' | 'settings'>;

/** What can be said of a kind beside its fields, and what writes it all. */
export interface MoreEdits<O extends Options> {
  readonly options: O;
  /** Those of which one is said at most, the fields of the kind among them. */
  readonly not?: readonly (readonly string[])[];
  /** The facts of the kind that these come to, beside those that the fields say. */
  readonly facts?: (given: Given<Recorded, O>) => object;
  readonly only: { readonly [K in keyof O]?: readonly string[] };
  /** Options that say more of what another one changes. */
  readonly beside: readonly string[];
  /** Fields whose change is told in its own lines. */
  readonly toldApart: readonly string[];
  readonly change: (change: Change, id: number, facts: object, given: Given<Recorded, O> & Saying) => Told;
  /** Lines for stderr once it is written. */
  readonly notes?: (db: Db, id: number, given: Noting) => readonly string[];
}
