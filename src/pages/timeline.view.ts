import { sum } from 'd3-array';
import type { Chart } from '../screen/chart.ts';
import { count, groupThousands } from '../text/count.ts';
import type { Drawing, Size } from './drawing.ts';
import { nothingToDraw } from './nothing.ts';
import { drawMonthsAlong } from './timeline-along.ts';
import { drawMonthsDown } from './timeline-down.ts';
import type { MonthDrawn } from './timeline-month.ts';

type Timeline = Extract<Chart, { kind: 'timeline' }>;

/** The latest months that are drawn. */
const MOST_MONTHS = 36;

/** One month after another: along a wide page, down a narrow one; given to one side, received to the other, won marked. */
export function drawTimeline({ months }: Timeline, size: Size): Drawing {
  const shown = months.slice(-MOST_MONTHS);
  if (shown.length === 0) return nothingToDraw('No months to tell.', size);
  const { svg, isWithoutNumbers } =
    size === 'wide' ? drawMonthsAlong(shown) : { svg: drawMonthsDown(shown), isWithoutNumbers: false };
  const earlier = months.slice(0, -MOST_MONTHS);
  const leftOut = [
    ...(isWithoutNumbers ? ['The number of each month: in the table.'] : []),
    ...(earlier.length === 0 ? [] : [restOf(earlier)]),
  ];
  return leftOut.length === 0 ? { svg } : { svg, leftOut: leftOut.join(' ') };
}

function restOf(earlier: readonly MonthDrawn[]): string {
  const [given, received, won] = [
    sum(earlier, (month) => month.given),
    sum(earlier, (month) => month.received),
    sum(earlier, (month) => month.won),
  ].map(groupThousands);
  return `${count(earlier.length, 'earlier month')}, ${given} given, ${received} received, ${won} won: in the table.`;
}
