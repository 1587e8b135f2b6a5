import { count, list } from '../text/count.ts';
import type { Column } from '../screen/columns.view.ts';

/** A change as the journal has it. */
export interface ChangeLine {
  id: number;
  at: string;
  command: string;
  summary: string;
  /** The summary with the partners' names beside their numbers. */
  named: string;
  undone: boolean;
}

interface Touched {
  table: string;
  added: number;
  changed: number;
  removed: number;
}

/** The changes, newest first. */
export const HISTORY_COLUMNS: readonly Column<ChangeLine>[] = [
  { key: 'change', value: (change) => change.id },
  { key: 'at', heading: 'When (UTC)', value: (change) => change.at, text: (change) => instant(change.at) },
  { key: 'command', heading: 'Command', value: (change) => change.command },
  {
    key: 'summary',
    heading: 'What',
    value: (change) => change.summary,
    text: (change) => change.named,
    shrinksTo: 20,
  },
  {
    key: 'undone',
    heading: '',
    value: (change) => change.undone,
    text: (change) => (change.undone ? 'taken back' : ''),
  },
];

/** What `undo` or `redo` did, in one line, with what it touched where that is more than one record. */
export function undoLines(
  verb: string,
  result: { summary: ChangeLine; touched: readonly Touched[] },
  next: string,
): string[] {
  const touched = result.touched.flatMap(({ table, added, changed, removed }) => {
    return NOUNS[table] === undefined ? [] : [{ table, rows: added + changed + removed }];
  });
  const total = touched.reduce((sum, { rows }) => sum + rows, 0);
  const records = list(touched.map(countRows), 'and');
  const what = result.summary.named;
  const detail = total < 2 ? '' : what.endsWith(')') ? `: ${records}` : ` (${records})`;
  return [`${verb}: ${what}${detail}`, `  ${next}`];
}

/** `3 check-ins`: rows of a table, counted with their noun. */
export function countRows({ table, rows }: { table: string; rows: number }): string {
  return count(rows, nounOf(table));
}

/** What people call the rows of a table; the others belong to these and are not counted. */
const NOUNS: Readonly<Record<string, string>> = {
  settings: 'setting',
  partners: 'partner',
  referrals: 'referral',
  collections: 'collection',
  check_ins: 'check-in',
  signals: 'note',
  agreements: 'agreement',
  promises: 'promise',
  projects: 'project',
  payments: 'payment',
  unmet_needs: 'need',
};

/** ` with 36 referrals and 4 check-ins`: what goes with a row, in the order of the list; empty where nothing does. */
export function belongingsPhrase(counts: readonly { table: string; rows: number }[]): string {
  const named = counts.filter(({ table }) => NOUNS[table] !== undefined);
  return named.length === 0 ? '' : ` with ${list(named.map(countRows), 'and')}`;
}

/** What people call a row of a table: `check-in`; the table's own name where it never stands alone. */
export function nounOf(table: string): string {
  return NOUNS[table] ?? table;
}

/** `2026-11-20 09:12` of an ISO instant. */
function instant(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
