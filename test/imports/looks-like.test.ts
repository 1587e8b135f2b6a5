import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { LookAlikeRows, type Corrected, type NewRow, type NotInFile } from '../../src/imports/looks-like.ts';

const ROW: NewRow = {
  line: 3,
  day: asDay('2026-03-04'),
  whose: 'p1',
  whoseName: 'Maren Holt',
  client: 'Jane D.',
  direction: 'received',
};
const BEFORE: NotInFile = { ...ROW, id: 7, goesOn: false };

function differsFrom(before: Partial<NotInFile>): Corrected | undefined {
  const alike = new LookAlikeRows([ROW]);
  alike.consider({ ...BEFORE, ...before });
  return alike.found().at(0)?.differs;
}

test.each<[string, Partial<NotInFile>, Corrected | undefined]>([
  ['a month apart', { day: asDay('2026-02-01') }, 'day'],
  ['more than a month apart', { day: asDay('2026-01-31') }, undefined],
  ['more than a month apart, in a file that goes on', { day: asDay('2026-01-31'), goesOn: true }, 'day'],
  ['a year apart', { day: asDay('2025-03-04') }, 'day'],
  ['day and month changed over', { day: asDay('2026-04-03') }, 'day'],
  ['another partner', { whose: 'p2' }, 'partner'],
  ['a source', { whose: 's1' }, 'partner'],
  ['another way', { direction: 'given' }, 'direction'],
  ['another way and day', { direction: 'given', day: asDay('2026-03-05') }, undefined],
  ['a client with the whole name', { client: 'Jane Doe' }, 'client'],
  ['a client with less of it', { client: 'jane' }, 'client'],
  ['another client', { client: 'Max P.' }, undefined],
  ['another client, in a file that goes on', { client: 'Max P.', goesOn: true }, 'client'],
  ['the same, written otherwise', { client: 'JANE  D.' }, null],
  ['another partner and client', { whose: 'p2', client: 'Max P.', goesOn: true }, undefined],
  ['another day and partner', { whose: 'p2', day: asDay('2026-03-05'), goesOn: true }, undefined],
])('a row and a referral, %s: %s', (_, before, differs) => {
  expect(differsFrom(before)).toBe(differs);
});

test('each row is one referral, the likeliest, and each referral one row', () => {
  const alike = new LookAlikeRows([ROW, { ...ROW, line: 4 }, { ...ROW, line: 5, client: 'Jane Doe' }]);
  alike.consider({ ...BEFORE, id: 8, day: asDay('2026-03-09') });
  alike.consider({ ...BEFORE, id: 7 });
  expect(alike.found().map(({ line, id }) => [line, id])).toEqual([
    [3, 7],
    [4, 8],
  ]);
});
