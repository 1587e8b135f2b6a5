import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { atOneMoment } from '../../src/file/at-one-moment.sql.ts';
import { openForReading, openForWriting } from '../../src/file/open.sql.ts';
import { newNetwork, TODAY } from '../helpers/refnet.ts';

test('what is read at one moment is that of before whatever else is written while it waits', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const at = { path: refnet.file, today: asDay(TODAY), now: () => new Date(`${TODAY}T12:00:00Z`) };
  const { db: writing } = openForWriting(at);
  writing.pragma('busy_timeout = 0');
  const db = openForReading(at)?.db;
  if (db === undefined) throw new Error('there is no file');
  const partners = () => db.prepare('select count(*) from partners').pluck().get();
  const rename = () => writing.prepare(`update partners set notes = 'new'`).run();
  const read = await atOneMoment(db, async () => {
    const first = partners();
    await Promise.resolve();
    expect(rename).toThrow('database is locked');
    return [first, db.transaction(partners)()];
  });
  expect(read).toEqual([1, 1]);
  expect(rename().changes).toBe(1);
  await expect(atOneMoment(db, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(db.inTransaction).toBe(false);
  writing.close();
  db.close();
});
