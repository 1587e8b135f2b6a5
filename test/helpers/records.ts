import { asDay } from '../../src/calendar/day.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import { TODAY, type Refnet } from './refnet.ts';

const now = () => new Date('2026-11-20T12:00:00Z');

/** Writes rows straight into a network's file, for facts that no command writes yet or that take too many commands. */
export function writeRows<T>(refnet: Refnet, work: (change: Change) => T): T {
  const { db } = openForWriting({ path: refnet.file, today: asDay(TODAY), now });
  try {
    return recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (change) => ({
      result: work(change),
      summary: 'test',
    }));
  } finally {
    db.close();
  }
}
