/** Why nothing was imported: rows that cannot be read, and how to do without them. */
import { count } from '../text/count.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { readableRows, type ImportTally } from './import.ts';
import { answerLine, RowsRefused, type Answer } from './rows-refused.ts';
import type { OpenWords } from './tracker-words.ts';
import { openWordAnswers, openWordLines, otherWordLines } from './words.view.ts';

/**
 * Where the rejected rows went, with names that are to be left out of the record; `command` imports them as the file was
 * read that they are of, where that takes more than their name.
 */
export function badRowsLine(
  path: string,
  { dryRun, noClients }: { readonly dryRun: boolean; readonly noClients: boolean },
  command?: string,
): string {
  const how = command === undefined ? '' : `: ${command}`;
  const line = `the rejected rows ${dryRun ? 'would be' : 'are'} in ${quotedPath(path)}, to be mended and imported`;
  return `${line}${noClients ? "; it holds the rows whole, clients' names too" : ''}${how}`;
}

/** What there is to say of rows that cannot be read: their faults, open words and what to type, the file they are in. */
export interface Unreadable {
  readonly faults: readonly string[];
  readonly open: OpenWords;
  /** What its lines are said to be of, where there are several tables. */
  readonly table: string | undefined;
  /** What reads statuses from another column. */
  readonly otherStatus: readonly Answer[];
  /** How a column without statuses is read as something else. */
  readonly noStatus: readonly string[];
  /** Where they went. */
  readonly badRows: string | undefined;
}

/** Why nothing was imported: the rows that cannot be read, and how to do without them. */
export function unreadable(
  tally: ImportTally,
  { faults, open, table, otherStatus, noStatus, badRows }: Unreadable,
): RowsRefused {
  const rows = readableRows(tally);
  const rest = rows - tally.rejected;
  const answers = [...openWordAnswers(open, table), ...otherStatus];
  const typed = answerLine(answers);
  const beside = {
    lines: [...faults, ...openWordLines(open), ...(badRows === undefined ? [] : [badRows])],
    answers,
    notes: [...otherWordLines(open), ...noStatus],
  };
  const hints = [
    ...faults,
    ...openWordLines(open),
    ...(typed === undefined ? [] : [typed]),
    ...beside.notes,
    ...(badRows === undefined ? [] : [badRows]),
    ...(rest === 0 ? [] : [`--skip-bad      imports the other ${rest === 1 ? 'one' : count(rest, 'row')}`]),
  ];
  const message =
    rest === 0
      ? 'no row could be read, so nothing was imported'
      : `${count(tally.rejected, 'of', 'of')} ${count(rows, 'row')} cannot be read, so nothing was imported`;
  return new RowsRefused(message, { hints, beside, hasOthers: rest > 0 });
}
