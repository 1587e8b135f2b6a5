import { symbol, symbolDiamond2 } from 'd3-shape';
import type { Timeline } from '../screen/chart.ts';
import { formatMonth } from '../calendar/day-words.ts';
import { asMonth } from '../calendar/day.ts';
import { element } from './svg.ts';

export type MonthDrawn = Timeline['months'][number];

/** `Nov` */
export function monthWord({ month }: MonthDrawn): string {
  return formatMonth(asMonth(month)).slice(0, 3);
}

/** `2026` */
function yearOf({ month }: MonthDrawn): string {
  return month.slice(0, 4);
}

/** Months of one year each, oldest first, and which month is the first of them. */
export function yearsOf(months: readonly MonthDrawn[]): { year: string; from: number; n: number }[] {
  const years: { year: string; from: number; n: number }[] = [];
  for (const [index, month] of months.entries()) {
    const last = years.at(-1);
    if (last?.year === yearOf(month)) last.n += 1;
    else years.push({ year: yearOf(month), from: index, n: 1 });
  }
  return years;
}

// d3 is asked for a size, of which this one gives 5 pixels from the middle to each corner.
const DIAMOND = symbol(symbolDiamond2, 64)() ?? '';

/** How far the mark of what was won reaches from its middle, in pixels. */
export const MARK_REACH = 5;

/** The mark of what was won, about that point. */
export function wonMark(x: number, y: number): string {
  return element('path', { class: 'won', d: DIAMOND, transform: `translate(${round(x)} ${round(y)})` });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
