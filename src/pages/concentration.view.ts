import type { Chart } from '../screen/chart.ts';
import { count, groupThousands } from '../text/count.ts';
import { countTicks } from './axis.ts';
import type { Drawing, Size } from './drawing.ts';
import { nothingToDraw } from './nothing.ts';
import { percentWords } from '../text/percent.ts';
import { drawRowBars, type BarRow } from './row-bars.ts';

type Concentration = Extract<Chart, { kind: 'concentration' }>;

/** So many are told by name, the others together. */
const NAMED = 10;

/** How much of what was received came from whom, most first, and from which share on that is marked. */
export function drawConcentration(chart: Concentration, size: Size): Drawing {
  const { parts, total, percent, isShared } = chart;
  if (total === 0) return nothingToDraw('Nothing was received.', size);
  const named = parts.length === NAMED + 1 ? parts : parts.slice(0, NAMED);
  const others = total - named.reduce((sum, { received }) => sum + received, 0);
  const rows: BarRow[] = named.map(({ name, received }) => ({
    name,
    bars: [
      {
        class: 'received',
        value: received,
        words: groupThousands(received) + (isShared ? `, ${percentWords(received, total)}` : ''),
      },
    ],
  }));
  const mark =
    percent === undefined ? undefined : { value: (total * percent) / 100, words: `${percent}% of all` };
  const unit = `received, ${groupThousands(total)} in all`;
  const svg = drawRowBars(
    { rows, unit, mark, atLeast: 1, ticks: ({ most }, room) => countTicks(most, room) },
    size,
  );
  return others === 0 ? { svg } : { svg, leftOut: restOf(chart, parts.length - named.length, others) };
}

/** `32 others sent 120 of the 180 (67%): in the table.` All of them in one bar would make those of the named ones slivers. */
function restOf({ total, isShared }: Concentration, unnamed: number, sent: number): string {
  const share = isShared ? ` (${percentWords(sent, total)})` : '';
  const who = unnamed > 0 ? count(unnamed, 'other') : 'Others';
  return `${who} sent ${groupThousands(sent)} of the ${groupThousands(total)}${share}${unnamed > 0 ? ': in the table' : ''}.`;
}
