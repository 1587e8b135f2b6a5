import { sum } from 'd3-array';
import type { Chart } from '../screen/chart.ts';
import { count, groupThousands } from '../text/count.ts';
import { countTicks } from './axis.ts';
import { WIDTHS, type Drawing, type Size } from './drawing.ts';
import { nothingToDraw } from './nothing.ts';
import {
  TEXT_SIZE,
  bar,
  baseline,
  line,
  linesHeight,
  name,
  nameFor,
  nameInLines,
  nameLines,
  picture,
  text,
  widest,
  widthOf,
} from './svg.ts';
import { evenSides, type Sides } from './two-sides.ts';

type MirroredBars = Extract<Chart, { kind: 'mirrored-bars' }>;
type Row = MirroredBars['rows'][number];

/** The rows that are drawn, the first ones; the others are told together. */
const MOST_ROWS: Readonly<Record<Size, number>> = { wide: 40, narrow: 20 };
const MOST_OF_NAME = 250;
const BESIDE_NAME = 10;
const PAST_BAR = 5;
/** A part that is shorter has no edge of its own, which would hide what it is a part of. */
const LEAST_EDGED = 5;

/** How high things are, in pixels: the name above the bars, a bar, the won ones inside it, a whole row, the heading. */
const HEIGHTS = {
  wide: { name: 0, bar: 16, won: 6, row: 23, heading: 24 },
  narrow: { name: 19, bar: 14, won: 6, row: 43, heading: 24 },
} as const;

/** Names down the middle, or above their bars on a phone; given to the left, received to the right with won inside it. */
export function drawMirroredBars(chart: MirroredBars, size: Size): Drawing {
  const rows = chart.rows.slice(0, MOST_ROWS[size]);
  if (rows.length === 0) return nothingToDraw('Nothing was given or received.', size);
  const sides = sidesOf(rows, size);
  const high = HEIGHTS[size];
  const heights = rows.map((row) => high.row + moreForName(row, size));
  const topOf = (index: number) => high.heading + sum(heights.slice(0, index));
  const bottom = topOf(rows.length);
  const parts = rows.map((row, index) => rowAt(row, topOf(index), sides, size));
  const svg = picture(size, bottom + 2 * TEXT_SIZE[size] + 18, [
    ...axis(sides, bottom, size),
    ...headings(sides, size),
    ...parts,
  ]);
  const rest = chart.rows.slice(rows.length);
  return rest.length === 0 ? { svg } : { svg, leftOut: restOf(rest, chart.rowsAre) };
}

/** How much higher a row is whose name, beside its bars, takes two lines. */
function moreForName({ name: whole }: Row, size: Size): number {
  if (size === 'narrow') return 0;
  const lines = nameLines(whole, MOST_OF_NAME, size);
  return lines.length === 1 ? 0 : linesHeight(lines, size) + 4 - HEIGHTS[size].row;
}

function sidesOf(rows: readonly Row[], size: Size): Sides {
  const names = widest(
    rows.flatMap((row) => nameLines(row.name, MOST_OF_NAME, size)),
    size,
  );
  const headingWidths = { left: widthOf('Given', size), right: widthOf('Received', size) };
  const ends = {
    left:
      widest(
        rows.map(({ given }) => groupThousands(given)),
        size,
      ) + PAST_BAR,
    right:
      widest(
        rows.map((row) => receivedWords(row).join('')),
        size,
      ) + PAST_BAR,
  };
  const most = {
    left: Math.max(0, ...rows.map(({ given }) => given)),
    right: Math.max(0, ...rows.map(({ received }) => received)),
  };
  return evenSides({
    width: WIDTHS[size],
    middle: size === 'wide' ? names + 2 * BESIDE_NAME : BESIDE_NAME,
    ends,
    pastTick: widthOf(groupThousands(Math.max(most.left, most.right)), size) / 2,
    atLeast: headingWidths,
    most,
  });
}

/** The number at the end of the received ones, and what is said of it. */
function receivedWords({ received, won }: Row): readonly [string, string] {
  return [groupThousands(received), received === 0 ? '' : `, ${groupThousands(won)} won`];
}

function rowAt(row: Row, top: number, { left, right, perUnit }: Sides, size: Size): string {
  const high = HEIGHTS[size];
  const y = top + high.name + (high.row + moreForName(row, size) - high.name - high.bar) / 2;
  const middle = y + high.bar / 2;
  const [received, won] = receivedWords(row);
  const at = (x: number, side: 'left' | 'right') =>
    ({ x, y: baseline(middle, size), at: side, class: 'count over' }) as const;
  return [
    bar('given', { x: left - row.given * perUnit, y, width: row.given * perUnit, height: high.bar }),
    bar('received', { x: right, y, width: row.received * perUnit, height: high.bar }),
    bar(row.won * perUnit < LEAST_EDGED ? 'won' : 'won part', {
      x: right,
      y: middle - high.won / 2,
      width: row.won * perUnit,
      height: high.won,
    }),
    text(groupThousands(row.given), at(left - row.given * perUnit - PAST_BAR, 'right')),
    text(received, { ...at(right + row.received * perUnit + PAST_BAR, 'left'), after: won }),
    nameAt(row.name, { left, right, top, middle }, size),
  ].join('');
}

function nameAt(
  whole: string,
  { left, right, top, middle }: { left: number; right: number; top: number; middle: number },
  size: Size,
): string {
  const centre = (left + right) / 2;
  if (size === 'wide') {
    const room = right - left - 2 * BESIDE_NAME;
    return nameInLines(whole, { x: centre, middle, at: 'middle' }, room, size);
  }
  const width = WIDTHS[size];
  const half = widthOf(nameFor(whole, width, size), size) / 2;
  const x = Math.min(Math.max(centre, half), width - half);
  const placed = {
    x,
    y: baseline(top + HEIGHTS[size].name / 2 + 3, size),
    at: 'middle',
    class: 'label over',
  } as const;
  return name(whole, placed, width, size);
}

function headings({ left, right }: Sides, size: Size): string[] {
  const y = baseline(HEIGHTS[size].heading / 2 - 2, size);
  return [
    text('Given', { x: left, y, at: 'right', class: 'heading' }),
    text('Received', { x: right, y, class: 'heading' }),
  ];
}

function axis({ left, right, perUnit, most }: Sides, bottom: number, size: Size): string[] {
  const high = TEXT_SIZE[size];
  const top = HEIGHTS[size].heading;
  const y = bottom + 6 + high;
  const zeros = right - left < 3 * high ? [] : [0];
  const sides = (['left', 'right'] as const).flatMap((side) => {
    const room = { pixels: most[side] * perUnit, size };
    return countTicks(most[side], room).flatMap(({ value, words }) => {
      const x = side === 'left' ? left - value * perUnit : right + value * perUnit;
      const ruled = line(value === 0 ? 'axis' : 'grid', [x, top], [x, bottom + 4]);
      const isSaid = value > 0 || zeros.length > 0;
      return isSaid ? [ruled, text(words, { x, y, at: 'middle', class: 'axis' })] : [ruled];
    });
  });
  const middle = { x: (left + right) / 2, y, at: 'middle', class: 'axis' } as const;
  const unit = text('introduced', { ...middle, x: WIDTHS[size] / 2, y: y + high + 5 });
  return zeros.length === 0 ? [...sides, text('0', middle), unit] : [...sides, unit];
}

/** `160 more partners, 240 introduced (100 given, 140 received, 60 of them won): in the table.` */
function restOf(rest: readonly Row[], rowsAre: string): string {
  const [given, received, won] = [
    sum(rest, (row) => row.given),
    sum(rest, (row) => row.received),
    sum(rest, (row) => row.won),
  ].map(groupThousands);
  const all = groupThousands(sum(rest, (row) => row.given + row.received));
  const parts = `${given} given, ${received} received, ${won} of them won`;
  return `${count(rest.length, `more ${rowsAre}`)}, ${all} introduced (${parts}): in the table.`;
}
