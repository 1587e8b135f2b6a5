import { expect, test } from 'vitest';
import { POINTS_AT_PARTNER } from '../../src/partners/merge.sql.ts';
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
  expect(POINTS_AT_PARTNER.map((each) => each.join('.')).toSorted()).toEqual(pointing.toSorted());
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
  const known = POINTS_AT_PARTNER.map((each) => each.join('.'));
  expect(named.filter((column) => !known.includes(column))).toEqual([]);
});
