import type { Chart } from '../screen/chart.ts';
import { drawConcentration } from './concentration.view.ts';
import { drawCostsAndBusiness } from './costs-and-business.view.ts';
import type { Drawing, Size } from './drawing.ts';
import { drawMirroredBars } from './mirrored-bars.view.ts';
import { drawNetworkMap } from './network-map.view.ts';
import { drawOutcomes } from './outcomes.view.ts';
import { drawQuarters } from './quarters.view.ts';
import { drawTimeline } from './timeline.view.ts';

/** A chart as a picture of that size. */
export function drawChart(chart: Chart, size: Size): Drawing {
  switch (chart.kind) {
    case 'mirrored-bars':
      return drawMirroredBars(chart, size);
    case 'timeline':
      return drawTimeline(chart, size);
    case 'outcomes':
      return drawOutcomes(chart, size);
    case 'quarters':
      return drawQuarters(chart, size);
    case 'concentration':
      return drawConcentration(chart, size);
    case 'costs-and-business':
      return drawCostsAndBusiness(chart, size);
    case 'network-map':
      return drawNetworkMap(chart, size);
  }
}
