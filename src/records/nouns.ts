import type { Kind } from '../kinds/kind.ts';
import { count, list } from '../text/count.ts';

/** Tables whose rows people do not call by the name of the table, and those that are counted without a number. */
const CALLED: Readonly<Record<string, string>> = {
  signals: 'note',
  settings: 'setting',
  unmet_needs: 'need',
};

/** The word of a table in JSON: `check-in` of `check_ins`. */
export function wordOf(table: string): string {
  return table.replace(/s$/, '').replaceAll('_', '-');
}

/** The word of a kind in JSON; the network's records share a table with those of partners, and have a word of their own. */
export function kindWord({ table, noun, of }: Pick<Kind<object, object>, 'table' | 'noun' | 'of'>): string {
  return of === 'network' ? noun : wordOf(table);
}

/** What people call a row of a table: `check-in`, `note`. */
export function nounOf(table: string): string {
  return CALLED[table] ?? wordOf(table);
}

/** Whether people count its rows; the rows of the other tables belong to these. */
export function isCounted(table: string, isNumbered: boolean): boolean {
  return isNumbered || CALLED[table] !== undefined;
}

/** Rows of one table, counted. */
export interface TableCount {
  readonly table: string;
  readonly rows: number;
}

/** `3 check-ins`: rows of a table, counted with their noun. */
export function countRows({ table, rows }: TableCount): string {
  return count(rows, nounOf(table));
}

/** ` with 36 referrals and 4 check-ins`: what goes with a row, in the order of the list; empty where nothing does. */
export function belongingsPhrase(counts: readonly TableCount[]): string {
  return counts.length === 0 ? '' : ` with ${list(counts.map(countRows), 'and')}`;
}
