import type { Plain } from '../kinds/type.ts';
import { count } from '../text/count.ts';
import type { Median } from './followed.ts';
import { ENOUGH } from './small.ts';

/** `3 days at the median of 14`, `2.5 days at the median of only 3: too few to go by`; `none` of none. */
export function medianWords(median: Median | undefined, none: string): string {
  if (median === undefined) return none;
  const { days, of } = median;
  const few = of < ENOUGH;
  return `${count(days, 'day')} at the median of ${few ? 'only ' : ''}${of}${few ? ': too few to go by' : ''}`;
}

/** A median as JSON has it; null where there is none. */
export function plainMedian(median: Median | undefined): Plain {
  return median === undefined ? null : { days: median.days, of: median.of };
}
