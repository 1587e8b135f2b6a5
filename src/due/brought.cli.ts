import { formatDayShort } from '../calendar/day-words.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { count } from '../text/count.ts';
import { countBrought } from './brought.sql.ts';
import type { DueQuestion } from './due-record.ts';

/** That an import brought clients who are open and come up later than is looked at; empty where it brought none. */
export function broughtLine(db: Db, question: DueQuestion): string {
  const brought = countBrought(db, question);
  if (brought === undefined) return '';
  const { n, from } = brought;
  const who = `${count(n, 'open client')} of an import, ${n === 1 ? 'on' : 'from'}`;
  return `${who} ${formatDayShort(from, question.today)}: refnet due --within ${from}`;
}
