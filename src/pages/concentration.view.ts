import type { Chart } from '../screen/chart.ts';
import { count, groupThousands } from '../text/count.ts';
import { countTicks } from './axis.ts';
import type { Drawing, Size } from './drawing.ts';
import { nothingToDraw } from './nothing.ts';
import { percentOf } from './percent.ts';
import { drawRowBars, type BarRow } from './row-bars.ts';

type Concentration = Extract<Chart, { kind: 'concentration' }>;

/** So many are told by name, the others together. */
const NAMED = 10;
/** A share is told in percent from so many on. */
const ENOUGH = 5;

/** How much of what was received came from whom, most first, and from which share on that is marked. */
export function drawConcentration(chart: Concentration, size: Size): Drawing {
  const { parts, total, percent } = chart;
  if (total === 0) return nothingToDraw('Nothing was received.', size);
  const named = parts.length === NAMED + 1 ? parts : parts.slice(0, NAMED);
  const others = total - named.reduce((sum, { received }) => sum + received, 0);
  const rows: BarRow[] = named.map(({ name, received }) => ({
    name,
    bars: [{ class: 'received', value: received, words: share(received, total) }],
  }));
  if (others > 0 || parts.length > named.length) {
    const unnamed = parts.length - named.length;
    rows.push({
      name: unnamed > 0 ? count(unnamed, 'other') : 'Others',
      bars: [{ class: 'others', value: others, words: share(others, total) }],
    });
  }
  const mark =
    percent === undefined ? undefined : { value: (total * percent) / 100, words: `${percent}% of all` };
  const unit = `received, ${groupThousands(total)} in all`;
  return {
    svg: drawRowBars(
      { rows, unit, mark, atLeast: 1, ticks: ({ most }, room) => countTicks(most, room) },
      size,
    ),
  };
}

/** `13, 62%`: the share from enough on. */
function share(n: number, total: number): string {
  return groupThousands(n) + (total < ENOUGH ? '' : `, ${percentOf(n, total)}`);
}
