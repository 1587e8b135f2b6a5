import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sparkline } from '../../src/text/spark.ts';

describe('sparkline', () => {
  test.each([
    [[], ''],
    [[0], '·'],
    [[0, 0, 0], '···'],
    [[5], '█'],
    [[1, 1], '██'],
    [[0, 1, 2, 3, 4, 5, 6, 7, 8], '·▁▂▃▄▅▆▇█'],
    [[1, 2], '▄█'],
    [[0, 1, 1000], '·▁█'],
    [[-3, Number.NaN, 2], '··█'],
    [[3, Number.POSITIVE_INFINITY], '▁█'],
  ])('%j', (values, wanted) => expect(sparkline(values)).toBe(wanted));

  test('has the scale of all that are told together', () => {
    expect(sparkline([1, 2, 4], 8)).toBe('▁▂▄');
    expect(sparkline([0, 9], 8)).toBe('·█');
  });

  it('gives one bar a value, shows only zero as empty, and never a larger value lower', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (values) => {
        const ascending = values.toSorted((a, b) => a - b);
        const bars = Array.from(sparkline(ascending));
        expect(bars).toHaveLength(values.length);
        expect(bars.map((bar) => bar === '·')).toEqual(ascending.map((value) => value === 0));
        expect(bars.toSorted()).toEqual(bars);
      }),
    );
  });
});
