import type { Chart } from '../screen/chart.ts';

/** What a colour of a picture stands for: a class that the style colours, and the words. */
export interface Key {
  readonly name: string;
  readonly text: string;
}

const GIVEN: Key = { name: 'given', text: 'given' };
const RECEIVED: Key = { name: 'received', text: 'received' };

/** The colours of a chart in words, in the order in which they are drawn; none where one colour needs no words. */
export function legendOf(chart: Chart): readonly Key[] {
  switch (chart.kind) {
    case 'mirrored-bars':
      return [GIVEN, RECEIVED, { name: 'won', text: 'of them won' }];
    case 'timeline':
      return [GIVEN, RECEIVED, { name: 'won', text: 'won that month' }];
    case 'outcomes':
      return outcomes(chart);
    case 'quarters':
      return [
        { name: 'received', text: chart.year },
        { name: 'before', text: chart.before },
      ];
    case 'concentration':
      return [];
    case 'costs-and-business':
      return [
        { name: 'costs', text: 'costs' },
        { name: 'business', text: 'closed business' },
      ];
    case 'network-map':
      return [GIVEN, RECEIVED];
  }
}

/** Each outcome that there is any of, once, in the order of the first way that has it. */
function outcomes({ ways }: Extract<Chart, { kind: 'outcomes' }>): Key[] {
  const parts = ways.flatMap((way) => way.parts).filter(({ n }) => n > 0);
  return [...new Map(parts.map(({ outcome, label }) => [outcome, { name: outcome, text: label }])).values()];
}
