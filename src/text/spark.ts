const BARS = '▁▂▃▄▅▆▇█';
/** What stands for nothing: a mark on the line, which is no bar. */
const NONE = '·';

/**
 * One bar a value, from zero to `most` (the largest of them), which fills it: those of one `most` have one scale. Zero, and
 * anything below it or not a number, is `·`, and only that; the least positive value shows as the lowest bar.
 */
export function sparkline(values: readonly number[], most = mostOf(values)): string {
  return values.map((value) => barOf(value, most)).join('');
}

/** The largest of the values; 0 of none. */
export function mostOf(values: readonly number[]): number {
  return values.reduce((max, value) => (value > max ? value : max), 0);
}

function barOf(value: number, most: number): string {
  if (!(value > 0)) return NONE;
  const share = value >= most ? 1 : value / most;
  return BARS[Math.max(0, Math.round(share * 8) - 1)] ?? NONE;
}
