import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sparkline } from '../../src/text/spark.ts';

describe('sparkline', () => {
  test.each([
    [[], ''],
    [[0], '▁'],
    [[0, 0, 0], '▁▁▁'],
    [[5], '█'],
    [[1, 1], '██'],
    [[0, 1, 2, 3, 4, 5, 6, 7], '▁▂▃▄▅▆▇█'],
    [[0, 1, 1000], '▁▂█'],
    [[-3, Number.NaN, 2], '▁▁█'],
    [[3, Number.POSITIVE_INFINITY], '▂█'],
  ])('%j', (values, wanted) => expect(sparkline(values)).toBe(wanted));

  it('gives one bar a value, in the order of the values, and shows no positive value as empty', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 2 }), (values) => {
        const bars = sparkline(values);
        expect(bars).toHaveLength(values.length);
        expect(bars).toMatch(/^[▁-█]*$/);
        values.forEach((value, i) => {
          expect(bars[i] === '▁').toBe(value === 0);
          if (i > 0 && value >= (values[i - 1] ?? 0)) expect(bars[i]! >= bars[i - 1]!).toBe(true);
        });
      }),
    );
  });
});
