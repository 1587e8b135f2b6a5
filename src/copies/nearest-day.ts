import { isDay } from '../calendar/day.ts';

/**
 * The day that a text which is none most likely means, as `YYYY-MM-DD`: the last of the month where it has not as many
 * days, else the one that the text begins with. Undefined where it means none.
 */
export function nearestDay(text: string): string | undefined {
  const [begun = ''] = /^\d{4}-\d\d-\d\d/.exec(text.trim()) ?? [];
  if (isDay(begun)) return begun;
  const [, month, day] = /^(\d{4}-\d\d)-(\d\d)$/.exec(begun) ?? [];
  for (let last = Math.min(Number(day), 31); last >= 28; last -= 1) {
    const each = `${month}-${last}`;
    if (isDay(each)) return each;
  }
  return undefined;
}
