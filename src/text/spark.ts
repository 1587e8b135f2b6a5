const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * One bar a value, scaled to the largest. Zero (and anything below it or not a number) is `▁`, and only that:
 * the least positive value already shows as `▂`, so that a quiet month never looks like an empty one.
 */
export function sparkline(values: readonly number[]): string {
  const most = values.reduce((max, value) => (value > max ? value : max), 0);
  return values.map((value) => bar(value, most)).join('');
}

function bar(value: number, most: number): string {
  if (!(value > 0)) return BARS[0];
  const share = value === most ? 1 : value / most;
  return BARS[Math.max(1, Math.ceil(share * 7))] ?? BARS[7];
}
