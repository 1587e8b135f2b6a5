import { scaleLinear } from 'd3-scale';
import type { Chart } from '../screen/chart.ts';
import { groupThousands } from '../text/count.ts';
import { countTicks, type Tick } from './axis.ts';
import { WIDTHS, type Drawing, type Size } from './drawing.ts';
import { nothingToDraw } from './nothing.ts';
import { drawRowBars, type RowBar } from './row-bars.ts';
import { TEXT_SIZE, bar, baseline, line, picture, text, widest, widthOf } from './svg.ts';

type Quarters = Extract<Chart, { kind: 'quarters' }>;
type Quarter = Quarters['quarters'][number];

const NOT_ON_RECORD = 'nothing on record';
const PLOT = 190;
const MOST_OF_BAR = 62;
const BETWEEN_BARS = 6;

/** Each quarter beside the same one of the year before: as columns, or as bars along where there is no room for the numbers. */
export function drawQuarters(chart: Quarters, size: Size): Drawing {
  if (chart.quarters.length === 0) return nothingToDraw('No quarters to tell.', size);
  const columns = size === 'wide' ? columnsOf(chart) : undefined;
  return { svg: columns === undefined ? alongBars(chart, size) : drawColumns(chart, columns) };
}

/** This year's and last year's, in the order they happened: the earlier one first. */
function barsOf({ now, before, part }: Quarter): readonly RowBar[] {
  return [
    { class: 'before', value: before, words: wordsOf(before, NOT_ON_RECORD) },
    { class: 'now', value: now, words: wordsOf(now, part ?? NOT_ON_RECORD) },
  ];
}

function wordsOf(n: number | undefined, otherwise: string): string {
  return n === undefined ? otherwise : groupThousands(n);
}

function alongBars({ quarters, unit }: Quarters, size: Size): string {
  const rows = quarters.map((each) => ({
    name: each.quarter,
    part: each.now === undefined ? undefined : each.part,
    bars: barsOf(each),
  }));
  return drawRowBars({ rows, unit, atLeast: 1, ticks: ({ most }, room) => countTicks(most, room) }, size);
}

interface Columns {
  readonly left: number;
  readonly slot: number;
  readonly bar: number;
  readonly ticks: readonly Tick[];
  readonly most: number;
}

/** How wide columns are; undefined where the numbers above them would meet. */
function columnsOf({ quarters }: Quarters): Columns | undefined {
  const numbers = quarters.flatMap(({ now, before }) => [now ?? 0, before ?? 0]);
  const most = Math.max(1, ...numbers);
  const ticks = countTicks(most, { pixels: PLOT, size: 'wide', goesUp: true });
  const left =
    widest(
      ticks.map(({ words }) => words),
      'wide',
    ) + 10;
  const slot = (WIDTHS.wide - left) / quarters.length;
  const column = Math.min(MOST_OF_BAR, slot / 2 - 3 * BETWEEN_BARS);
  const words = [...numbers.map(groupThousands), ...NOT_ON_RECORD.split(' ')];
  const below = quarters.map(({ part = '' }) => part);
  const fits = widest(words, 'wide') <= column + BETWEEN_BARS - 2 && widest(below, 'wide') <= slot - 8;
  return fits ? { left, slot, bar: column, ticks, most } : undefined;
}

function drawColumns({ quarters, unit }: Quarters, columns: Columns): string {
  const size = 'wide';
  const high = TEXT_SIZE[size];
  const top = 2 * high + 14;
  const bottom = top + PLOT;
  const scale = scaleLinear([0, columns.most], [bottom, top]);
  const grid = columns.ticks.flatMap(({ value, words }) => [
    line(value === 0 ? 'axis' : 'grid', [columns.left - 4, scale(value)], [WIDTHS[size], scale(value)]),
    text(words, { x: columns.left - 8, y: baseline(scale(value), size), at: 'right', class: 'axis' }),
  ]);
  const parts = quarters.flatMap((quarter, index) => {
    const middle = columns.left + (index + 0.5) * columns.slot;
    const [before, now] = barsOf(quarter);
    const below = { x: middle, at: 'middle' } as const;
    return [
      columnAt(before, middle - BETWEEN_BARS / 2 - columns.bar, columns.bar, scale),
      columnAt(now, middle + BETWEEN_BARS / 2, columns.bar, scale),
      text(quarter.quarter, { ...below, y: bottom + 6 + high }),
      ...(quarter.part === undefined || quarter.now === undefined
        ? []
        : [text(quarter.part, { ...below, y: bottom + 2 * high + 9, class: 'axis' })]),
    ];
  });
  const title = text(unit, { x: 0, y: high, class: 'axis' });
  return picture(size, bottom + 2 * high + 16, [title, ...grid, ...parts]);
}

/** A column with its number above it; where there is none, the words, one below the other, on the zero line. */
function columnAt(
  column: RowBar | undefined,
  x: number,
  width: number,
  scale: (value: number) => number,
): string {
  if (column === undefined) return '';
  const { class: className, value, words } = column;
  const [zero, end] = [scale(0), scale(value ?? 0)];
  const lines = value === undefined ? inLines(words, width) : [words];
  const above = lines.map((shown, index) =>
    text(shown, {
      x: x + width / 2,
      y: end - 5 - (lines.length - 1 - index) * (TEXT_SIZE.wide + 2),
      at: 'middle',
      class: value === undefined ? 'axis' : 'count over',
    }),
  );
  return bar(className, { x, y: end, width, height: zero - end }) + above.join('');
}

function inLines(words: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, 'wide') <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
