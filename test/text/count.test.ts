import { describe, expect, test } from 'vitest';
import { count, list } from '../../src/text/count.ts';

describe('count', () => {
  test.each([
    [0, 'check-in', undefined, '0 check-ins'],
    [1, 'check-in', undefined, '1 check-in'],
    [2, 'check-in', undefined, '2 check-ins'],
    [-1, 'day', undefined, '-1 days'],
    [1.5, 'hour', undefined, '1.5 hours'],
    [1, 'outcome to tell', 'outcomes to tell', '1 outcome to tell'],
    [3, 'outcome to tell', 'outcomes to tell', '3 outcomes to tell'],
    [999, 'row', undefined, '999 rows'],
    [1000, 'row', undefined, '1,000 rows'],
    [-123456, 'row', undefined, '-123,456 rows'],
    [1000000, 'row', undefined, '1,000,000 rows'],
    [1234.5678, 'hour', undefined, '1,234.5678 hours'],
  ])('%d %s', (n, singular, plural, wanted) => expect(count(n, singular, plural)).toBe(wanted));
});

describe('list', () => {
  test.each([
    [[], 'and', ''],
    [['a'], 'and', 'a'],
    [['a', 'b'], 'and', 'a and b'],
    [['a', 'b', 'c'], 'and', 'a, b and c'],
    [['a', 'b', 'c', 'd'], 'or', 'a, b, c or d'],
  ] as const)('%j with %s', (items, conjunction, wanted) => expect(list(items, conjunction)).toBe(wanted));
});
