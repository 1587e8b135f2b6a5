import { expect, test } from 'vitest';
import { FreeRows } from '../../src/imports/free-rows.ts';

const row = (day: string, clientKey: string) => ({ day, whose: 'p1', clientKey, direction: 'received' });

test('of the rows that are near to a referral the first in the file that is free is taken', () => {
  const rows = [row('2026-03-05', 'jane d'), row('2026-03-03', 'jane d'), row('2026-03-04', 'max p')];
  // As near days are looked for: in their own order, not in that of the file.
  const near = (all: readonly string[]) => () => all.toSorted();
  const free = new FreeRows(rows, { day: near, clientKey: near });
  const referral = row('2026-03-04', 'jane d');
  const [first, second, third] = rows;
  expect(free.firstNear('day', referral)).toBe(first);
  if (first !== undefined) free.take(first);
  expect(free.firstNear('day', referral)).toBe(second);
  if (second !== undefined) free.take(second);
  expect(free.firstNear('day', referral)).toBeUndefined();
  expect(free.firstNear('clientKey', referral)).toBe(third);
});
