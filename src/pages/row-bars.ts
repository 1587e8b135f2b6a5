/** Bars that go along from one zero line, a few for each row, with its name before them or, on a phone, above them. */
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Room, Span, Tick } from './axis.ts';
import { WIDTHS, type Size } from './drawing.ts';
import {
  TEXT_SIZE,
  bar,
  baseline,
  line,
  linesHeight,
  name,
  nameInLines,
  nameLines,
  picture,
  text,
  widest,
  widthOf,
} from './svg.ts';

export interface RowBars {
  readonly rows: readonly BarRow[];
  /** What the numbers along the axis are. */
  readonly unit: string;
  readonly ticks: (span: Span, room: Room) => readonly Tick[];
  /** So far the axis goes at least, where all bars are shorter. */
  readonly atLeast: number;
  /** A value to compare the bars with, as a line across them. */
  readonly mark?: Tick | undefined;
  /** What the numbers are that stand in a column at the right edge, one a row. */
  readonly aside?: string | undefined;
}

export interface BarRow {
  readonly name: string;
  /** What sets it apart, below its name or after it. */
  readonly part?: string | undefined;
  readonly bars: readonly RowBar[];
  /** A number that is no bar. */
  readonly aside?: string;
}

export interface RowBar {
  readonly class: string;
  /** Undefined where nothing is drawn, and the words say why. */
  readonly value: number | undefined;
  /** At its end. */
  readonly words: string;
}

const MOST_OF_NAME = 250;
const PAST_NAME = 12;
/** Between a bar and the words at its end. */
const PAST_BAR = 6;
const BAR_HEIGHT: Readonly<Record<Size, readonly [alone: number, among: number]>> = {
  wide: [16, 13],
  narrow: [14, 13],
};
const BETWEEN_BARS = 3;
const BEFORE_ASIDE = 16;
const BETWEEN_ROWS: Readonly<Record<Size, number>> = { wide: 11, narrow: 12 };

type Scale = ScaleLinear<number, number>;

/** The picture of these rows; there is at least one. All bars are of one scale that begins at zero, or below for what is less. */
export function drawRowBars(chart: RowBars, size: Size): string {
  const { rows, mark, aside } = chart;
  const names = namesOf(rows, size);
  const { scale, ticks } = scaleOf(chart, names.width, size);
  const heights = rows.map((row) => names.above + rowHeight(row, size) + BETWEEN_ROWS[size]);
  const top = mark === undefined && aside === undefined ? 2 : TEXT_SIZE[size] + 8;
  const bottom = top + heights.reduce((sum, height) => sum + height, 0);
  const axis = axisBelow({ scale, ticks, unit: chart.unit }, [top, bottom], size);
  const parts = rows.map((row, index) => {
    const y = top + BETWEEN_ROWS[size] / 2 + heights.slice(0, index).reduce((sum, height) => sum + height, 0);
    const beside = (rowHeight(row, size) - barsHeight(row, size)) / 2;
    const { bars, words } = barsOf(row, y + names.above + beside, scale, size);
    const middle = y + names.above + rowHeight(row, size) / 2;
    return { bars, words: nameOf(row, names, y, size) + words + asideOf(row, middle, size) };
  });
  return picture(size, bottom + axis.height, [
    ...axis.grid,
    ...parts.map(({ bars }) => bars),
    ...(mark === undefined ? [] : markAt(mark, scale, [top, bottom], size)),
    ...parts.map(({ words }) => words),
    ...(aside === undefined ? [] : [text(aside, { ...atRight(size), y: top - 6, class: 'axis' })]),
    ...axis.words,
  ]);
}

function atRight(size: Size) {
  // Scaled to a small phone, words are up to a pixel wider than they are measured.
  return { x: WIDTHS[size] - 2, at: 'right' } as const;
}

function asideOf({ aside }: BarRow, middle: number, size: Size): string {
  return aside === undefined
    ? ''
    : text(aside, { ...atRight(size), y: baseline(middle, size), class: 'count over' });
}

/** The room that the column at the right edge takes, with what is before it. */
function asideWidth({ rows, aside }: Pick<RowBars, 'rows' | 'aside'>, size: Size): number {
  if (aside === undefined) return 0;
  return (
    BEFORE_ASIDE +
    widest(
      rows.map((row) => row.aside ?? ''),
      size,
    )
  );
}

interface Names {
  /** How much room they take before the bars, in pixels: none where they stand above them. */
  readonly width: number;
  readonly above: number;
}

function namesOf(rows: readonly BarRow[], size: Size): Names {
  if (size === 'narrow') return { width: 0, above: TEXT_SIZE[size] + 6 };
  const shown = rows.flatMap((row) => [...nameLines(row.name, MOST_OF_NAME, size), row.part ?? '']);
  return { width: Math.min(widest(shown, size), MOST_OF_NAME) + PAST_NAME, above: 0 };
}

/** Of its bars, or of a name beside them in two lines. */
function rowHeight(row: BarRow, size: Size): number {
  const bars = barsHeight(row, size);
  if (size === 'narrow' || row.part !== undefined) return bars;
  return Math.max(bars, linesHeight(nameLines(row.name, MOST_OF_NAME, size), size));
}

function barsHeight({ bars }: BarRow, size: Size): number {
  const [alone, among] = BAR_HEIGHT[size];
  return bars.length === 1 ? alone : bars.length * (among + BETWEEN_BARS) - BETWEEN_BARS;
}

/** The scale, with room for the words at the ends of the bars on both sides of the zero line. */
function scaleOf({ rows, mark, ticks, atLeast, aside }: RowBars, left: number, size: Size) {
  const all = rows.flatMap(({ bars }) => bars);
  const values = all.map(({ value }) => value ?? 0);
  const least = Math.min(0, ...values);
  const most = Math.max(least < 0 ? 0 : atLeast, mark?.value ?? 0, ...values);
  const atEnds = all.map(({ words }) => words);
  const right = WIDTHS[size] - asideWidth({ rows, aside }, size);
  const end = right - widest(atEnds, size) - PAST_BAR;
  const start = left + (least < 0 ? 4 : 1);
  const shown = ticks({ least, most }, { pixels: end - start, size });
  // The words of the first and the last tick stand out past them.
  const half = (tick: Tick | undefined) => widthOf(tick?.words ?? '', size) / 2;
  const from = Math.max(start, half(shown[0]));
  const scale = scaleLinear([least, most], [from, Math.min(end, right - half(shown.at(-1)))]);
  return { scale, ticks: shown };
}

function nameOf(row: BarRow, { width, above }: Names, y: number, size: Size): string {
  const whole = row.part === undefined ? row.name : `${row.name}, ${row.part}`;
  if (above > 0) {
    const placed = { x: 0, y: baseline(y + above / 2 - 1, size), class: 'label over' };
    return name(whole, placed, WIDTHS[size], size);
  }
  const [room, middle] = [width - PAST_NAME, y + rowHeight(row, size) / 2];
  if (row.part === undefined) return nameInLines(row.name, { x: room, middle, at: 'right' }, room, size);
  const half = TEXT_SIZE[size] / 2 + 1;
  return [
    name(row.name, { x: room, y: baseline(middle - half, size), at: 'right' }, room, size),
    text(row.part, { x: room, y: baseline(middle + half, size), at: 'right', class: 'axis' }),
  ].join('');
}

interface PlacedBars {
  readonly bars: string;
  readonly words: string;
}

function barsOf({ bars }: BarRow, top: number, scale: Scale, size: Size): PlacedBars {
  const [alone, among] = BAR_HEIGHT[size];
  const height = bars.length === 1 ? alone : among;
  const zero = scale(0);
  const placed = bars.map(({ class: className, value, words }, index) => {
    const y = top + index * (among + BETWEEN_BARS);
    const end = scale(value ?? 0);
    const box = { x: Math.min(zero, end), y, width: Math.abs(end - zero), height };
    const at = { x: Math.max(zero, end) + PAST_BAR, y: baseline(y + height / 2, size), class: 'count over' };
    return { bar: bar(className, box), words: text(words, at) };
  });
  return { bars: placed.map((each) => each.bar).join(''), words: placed.map((each) => each.words).join('') };
}

function markAt(
  { value, words }: Tick,
  scale: Scale,
  [top, bottom]: readonly [number, number],
  size: Size,
): string[] {
  const x = scale(value);
  const half = widthOf(words, size) / 2;
  const middle = Math.min(Math.max(x, half), WIDTHS[size] - half);
  return [
    line('mark', [x, top - 2], [x, bottom]),
    text(words, { x: middle, y: top - 6, at: 'middle', class: 'label' }),
  ];
}

/** The zero line and the grid from `top` to `bottom`, and below them the numbers and what they are. */
export function axisBelow(
  { scale, ticks, unit }: { readonly scale: Scale; readonly ticks: readonly Tick[]; readonly unit: string },
  [top, bottom]: readonly [number, number],
  size: Size,
): { readonly grid: string[]; readonly words: string[]; readonly height: number } {
  const high = TEXT_SIZE[size];
  const first = bottom + 6 + high;
  const grid = ticks.map(({ value }) =>
    line(value === 0 ? 'axis' : 'grid', [scale(value), top], [scale(value), bottom + 4]),
  );
  const words = ticks.map((tick) =>
    text(tick.words, { x: scale(tick.value), y: first, at: 'middle', class: 'axis' }),
  );
  const [from = 0, to = 0] = scale.range();
  const half = widthOf(unit, size) / 2;
  const middle = Math.min(Math.max((from + to) / 2, half), WIDTHS[size] - half);
  const title = text(unit, { x: middle, y: first + high + 6, at: 'middle', class: 'axis' });
  return { grid, words: [...words, title], height: 6 + high + 6 + high + 6 };
}
