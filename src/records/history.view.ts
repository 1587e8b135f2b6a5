import { list } from '../text/count.ts';
import { countRows } from './nouns.ts';
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

/** What `undo` or `redo` did, in one line, with what it touched, as people count it, where that is more than one record. */
export function undoLines(
  verb: string,
  result: { summary: ChangeLine; touched: readonly Touched[] },
  next: string,
): string[] {
  const touched = result.touched.map(({ table, added, changed, removed }) => ({
    table,
    rows: added + changed + removed,
  }));
  const total = touched.reduce((sum, { rows }) => sum + rows, 0);
  const records = list(touched.map(countRows), 'and');
  const what = result.summary.named;
  const detail = total < 2 ? '' : what.endsWith(')') ? `: ${records}` : ` (${records})`;
  return [`${verb}: ${what}${detail}`, `  ${next}`];
}

/** `2026-11-20 09:12` of an ISO instant. */
function instant(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
