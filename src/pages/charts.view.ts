import type { Chart } from '../screen/chart.ts';
import type { Drawing, Size } from './drawing.ts';

/** A chart as a picture of that size; undefined for a kind that shows its table alone. */
export function drawChart(chart: Chart, _size: Size): Drawing | undefined {
  switch (chart.kind) {
    case 'mirrored-bars':
    case 'timeline':
    case 'outcomes':
    case 'quarters':
    case 'concentration':
    case 'costs-and-business':
    case 'network-map':
      return undefined;
  }
}
