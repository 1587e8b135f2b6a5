import { expect, test } from 'vitest';
import { recordChange } from '../../src/file/journal.sql.ts';
import { mergePartners, pointersAtPartner } from '../../src/partners/merge.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { asDay } from '../../src/calendar/day.ts';

test('every column of the file that points at a partner is moved by a merge', () => {
  const db = openInMemory({ today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') });
  const pointing = db
    .prepare<[], string>(
      `select t.name || '.' || k."from" from sqlite_schema t join pragma_foreign_key_list(t.name) k
       where t.type = 'table' and k."table" = 'partners'`,
    )
    .pluck()
    .all();
  expect(
    pointersAtPartner(db)
      .map((each) => each.join('.'))
      .toSorted(),
  ).toEqual(pointing.toSorted());
});

test('no column called after a partner points at one without the file saying so', () => {
  const db = openInMemory({ today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') });
  const named = db
    .prepare<[], string>(
      `select t.name || '.' || c.name from sqlite_schema t join pragma_table_info(t.name) c
       where t.type = 'table' and c.name like '%partner%'`,
    )
    .pluck()
    .all();
  const known = pointersAtPartner(db).map((each) => each.join('.'));
  expect(named.filter((column) => !known.includes(column))).toEqual([]);
});

test('what a way to reach somebody was called stays with it, once', () => {
  const now = () => new Date('2026-11-20T12:00:00Z');
  const db = openInMemory({ today: asDay('2026-11-20'), now });
  const points = recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (change) => {
    const keep = savingPartner.insert(change, { ...emptyPartner('Maren Holt'), emails: ['m@example.com'] });
    const other = savingPartner.insert(change, { ...emptyPartner('M. Holt'), emails: ['M@example.com'] });
    change.update('contact_points', 2, { label: 'home' });
    mergePartners(change, keep, other);
    const result = db.prepare('select partner_id, value, label from contact_points').all();
    return { result, summary: 'merged' };
  });
  expect(points).toEqual([{ partner_id: 1, value: 'm@example.com', label: 'home' }]);
});
