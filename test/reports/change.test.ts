import { expect, test } from 'vitest';
import { moneyChange, shareChange, signed, signedMoney } from '../../src/reports/change.ts';

const cad = (minor: number) => ({ minor, currency: 'CAD' });
const eur = (minor: number) => ({ minor, currency: 'EUR' });

test.each([
  [3, '+3'],
  [1, '+1'],
  [0, 'same'],
  [-1, '-1'],
])('a change of %d is told as %s', (change, told) => {
  expect(signed(change)).toBe(told);
});

test('a change of money is told in each currency with its sign, and as the same where there is none', () => {
  expect(signedMoney([])).toBe('same');
  expect(signedMoney([cad(220_000)])).toBe('+CAD 2,200');
  expect(signedMoney([cad(-5000), eur(30_000)])).toBe('-CAD 50, +EUR 300');
});

test('amounts change in each currency by itself, and those that stay are left out', () => {
  expect(moneyChange([cad(500), eur(300)], [cad(500), eur(100)])).toEqual([eur(200)]);
  expect(moneyChange([], [cad(500)])).toEqual([cad(-500)]);
});

test.each([
  ['both say something', { won: 6, closed: 10 }, { won: 5, closed: 10 }, 10],
  ['the share fell', { won: 0, closed: 10 }, { won: 5, closed: 10 }, -50],
  ['too few closed now', { won: 1, closed: 1 }, { won: 5, closed: 10 }, undefined],
  ['too few closed before', { won: 6, closed: 10 }, { won: 1, closed: 1 }, undefined],
])('shares change in percentage points: %s', (_what, now, before, change) => {
  expect(shareChange(now, before)).toBe(change);
});
