import { formatInstant } from '../calendar/instant.ts';
import { list } from '../text/count.ts';
import { countRows } from './nouns.ts';
import type { ChangeSummary } from '../file/change-summary.ts';
import type { Column } from '../screen/columns.view.ts';

interface Touched {
  table: string;
  added: number;
  changed: number;
  removed: number;
}

/** The changes, newest first; on a screen by the clock of the process, or of a zone. */
export const historyColumns = (timeZone?: string): readonly Column<ChangeSummary>[] => [
  { key: 'change', value: (change) => change.id },
  {
    key: 'at',
    heading: 'When',
    value: (change) => change.at,
    text: (change) => formatInstant(change.at, timeZone),
  },
  { key: 'command', heading: 'Command', value: (change) => change.command },
  {
    key: 'summary',
    heading: 'What',
    value: (change) => change.summary,
    text: ({ named, importId, undone }) =>
      importId === null || undone ? named : `${named} (import ${importId})`,
    shrinksTo: 20,
  },
  { key: 'numbers', value: (change) => change.numbers },
  { key: 'partners', value: (change) => change.partners.map(({ name }) => name) },
  { key: 'partnerIds', value: (change) => change.partners.map(({ id }) => `p${id}`) },
  { key: 'import', value: (change) => change.importId },
  {
    key: 'undone',
    heading: '',
    value: (change) => change.undone,
    text: (change) => (change.undone ? 'taken back' : ''),
  },
  { key: 'undoneAt', value: (change) => change.undoneAt },
];

/** What `undo` or `redo` did, in one line, with what it touched, as people count it, where that is more than one record. */
export function undoLines(
  verb: string,
  result: { summary: ChangeSummary; touched: readonly Touched[] },
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
