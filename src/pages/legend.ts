import type { Chart } from '../screen/chart.ts';
import { costsDrawn } from './costs-drawn.ts';
import { bar, dottedLine, element, type Box } from './svg.ts';
import { ARROWS, wayLine } from './map-signs.ts';
import { MOST_ON_MAP } from './placement.ts';
import { wonMark } from './timeline-month.ts';

const INNER: Box = { x: 1, y: 1, width: 10, height: 10 };
const INSIDE: Box = { x: 1, y: 3.5, width: 8, height: 5 };

/** What a sign of a picture stands for: drawn as there, by classes that the style colours, and the words. */
export interface Key {
  /** In a square of 12 pixels. */
  readonly sign: string;
  readonly text: string;
}

const GIVEN: Key = { sign: bar('given', INNER), text: 'given' };
const RECEIVED: Key = { sign: bar('received', INNER), text: 'received' };

const WON: Key = { sign: RECEIVED.sign + bar('won part', INSIDE), text: 'of them won' };
const WON_IN_MONTH: Key = { sign: wonMark(6, 6), text: 'won in that month, whenever introduced' };

/** A sign, where any of it is drawn. */
function signed<R>(key: Key, rows: readonly R[], of: (row: R) => number): readonly Key[] {
  return rows.some((row) => of(row) > 0) ? [key] : [];
}

/** The signs of a chart in words, in the order in which they are drawn; none where what is drawn says it itself. */
export function legendOf(chart: Chart): readonly Key[] {
  switch (chart.kind) {
    case 'mirrored-bars':
      return [
        ...signed(GIVEN, chart.rows, ({ given }) => given),
        ...signed(RECEIVED, chart.rows, ({ received }) => received),
        ...signed(WON, chart.rows, ({ won }) => won),
      ];
    case 'timeline':
      return [
        ...signed(GIVEN, chart.months, ({ given }) => given),
        ...signed(RECEIVED, chart.months, ({ received }) => received),
        ...signed(WON_IN_MONTH, chart.months, ({ won }) => won),
      ];
    case 'quarters':
      return [
        { sign: bar('before', INNER), text: chart.before },
        { sign: bar('now', INNER), text: chart.year },
      ];
    case 'outcomes':
    case 'concentration':
      return [];
    case 'costs-and-business':
      return costsDrawn(chart.rows) === 'bars'
        ? [
            { sign: bar('costs', INNER), text: 'costs, the upper bar' },
            { sign: bar('business', INNER), text: 'closed business, the lower bar' },
          ]
        : [];
    case 'network-map':
      return mapKeys(chart);
  }
}

const ACROSS = 'M0 6L12 6';

/** Which of the two lines is which, so that it is told without colours too. */
function mapKeys({ partners }: Extract<Chart, { kind: 'network-map' }>): readonly Key[] {
  const any = partners.filter(({ given, received }) => given + received > 0).length;
  const nobody = any < Math.min(partners.length, MOST_ON_MAP);
  const isAny = any > 0;
  return [
    ...(isAny
      ? [
          {
            sign: element('path', wayLine('given', ACROSS, 3)),
            text: `${ARROWS.given} given, dashed, the upper line`,
          },
          {
            sign: element('path', wayLine('received', ACROSS, 3)),
            text: `${ARROWS.received} received, the lower line`,
          },
        ]
      : []),
    ...(nobody ? [{ sign: dottedLine([0, 6], [12, 6]), text: 'nobody introduced' }] : []),
  ];
}
