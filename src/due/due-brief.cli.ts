import type { Db } from '../file/sqlite.sql.ts';
import { dueRecord, everythingDue, isWanted, type DueFilter, type DueQuestion } from './due-record.ts';
import { countDue, everythingCounted, type DueCount } from './due-counts.ts';
import { readDueCounts } from './due-counts.sql.ts';
import { readDue } from './due-list.sql.ts';
import { DUE_STATES } from './due.ts';
import { total } from './due-words.view.ts';
import { STATES } from './due-item.view.ts';

/** What waits and was asked for in one line, for a greeting; empty where nothing waits. */
export async function briefOf(db: Db, question: DueQuestion, filter: DueFilter): Promise<string> {
  return briefLine(await counted(db, question, filter));
}

/** What waits, counted; referrals by SQL, unless those of one partner are wanted. */
async function counted(db: Db, question: DueQuestion, filter: DueFilter): Promise<DueCount[]> {
  if (filter.partner !== undefined) {
    const snapshot = readDue(db, question, filter);
    const record = await dueRecord(snapshot, question);
    return countDue(everythingDue(record, snapshot.referrals, question, filter).items, []);
  }
  const snapshot = readDueCounts(db, question);
  const record = await dueRecord(snapshot, question);
  return everythingCounted(record, snapshot.referrals, question).filter((each) => isWanted(each, filter));
}

/** `refnet: 2 overdue, 3 today, 1 this week (refnet due)`: for a greeting; empty where nothing waits. */
function briefLine(counts: readonly DueCount[]): string {
  const parts = DUE_STATES.flatMap((state) => {
    const n = total(counts.filter((each) => each.state === state));
    return n === 0 ? [] : [`${n} ${STATES[state].toLowerCase()}`];
  });
  return parts.length === 0 ? '' : `refnet: ${parts.join(', ')} (refnet due)`;
}
