/** Months along a wide page: given goes up from its zero line, received down from its own, the months between them. */
import { groupThousands } from '../text/count.ts';
import { countTicks } from './axis.ts';
import { WIDTHS } from './drawing.ts';
import { TEXT_SIZE, bar, baseline, line, picture, text, widest, widthOf } from './svg.ts';
import { MARK_REACH, monthWord, wonMark, yearsOf, type MonthDrawn } from './timeline-month.ts';
import { evenSides } from './two-sides.ts';

const SIZE = 'wide';
const HIGH = TEXT_SIZE[SIZE];
/** From the highest bar to the lowest, with the band of the months and the numbers at the ends, in pixels. */
const PLOT = 270;
const BAND = HIGH + 12;
const MOST_OF_BAR = 26;
const LANE = 2 * MARK_REACH + HIGH + 10;

export interface Along {
  readonly svg: string;
  /** There was no room for the numbers of single months. */
  readonly isWithoutNumbers: boolean;
}

/** The picture of these months, at least one. */
export function drawMonthsAlong(months: readonly MonthDrawn[]): Along {
  const numbers = months.flatMap(({ given, received, won }) => [given, received, won].map(groupThousands));
  const most = {
    left: Math.max(0, ...months.map(({ given }) => given)),
    right: Math.max(0, ...months.map(({ received }) => received)),
  };
  const sides = evenSides({
    width: PLOT,
    middle: BAND,
    ends: { left: HIGH + 8, right: HIGH + 8 },
    pastTick: 0,
    atLeast: { left: 0, right: 0 },
    most,
  });
  const ticks = {
    up: countTicks(sides.most.left, { pixels: sides.most.left * sides.perUnit, size: SIZE, goesUp: true }),
    down: countTicks(sides.most.right, {
      pixels: sides.most.right * sides.perUnit,
      size: SIZE,
      goesUp: true,
    }),
  };
  const tickWidth = widest(
    [...ticks.up, ...ticks.down].map(({ words }) => words),
    SIZE,
  );
  const left = widest(['Given', 'Received', 'Won'], SIZE) + 14 + tickWidth + 8;
  const slot = (WIDTHS.wide - left) / months.length;
  const hasNumbers = widest(numbers, SIZE) <= slot - 1;
  const plot: Plot = {
    months,
    left,
    slot,
    up: sides.left,
    down: sides.right,
    perUnit: sides.perUnit,
    hasNumbers,
  };
  const svg = picture(SIZE, PLOT + LANE + HIGH + 16, [
    ...ticks.up.flatMap(({ value, words }) =>
      ruled(words, plot.up - value * plot.perUnit, value === 0, left),
    ),
    ...ticks.down.flatMap(({ value, words }) =>
      ruled(words, plot.down + value * plot.perUnit, value === 0, left),
    ),
    ...yearsBelow(plot),
    ...headings(plot),
    ...months.map((month, index) => monthAt(month, index, plot)),
  ]);
  return { svg, isWithoutNumbers: !hasNumbers };
}

interface Plot {
  readonly months: readonly MonthDrawn[];
  /** Where the first month begins, and how wide each is. */
  readonly left: number;
  readonly slot: number;
  /** The zero lines of what goes up and of what goes down. */
  readonly up: number;
  readonly down: number;
  readonly perUnit: number;
  readonly hasNumbers: boolean;
}

function ruled(words: string, y: number, isZero: boolean, left: number): string[] {
  return [
    line(isZero ? 'axis' : 'grid', [left - 4, y], [WIDTHS.wide, y]),
    text(words, { x: left - 8, y: baseline(y, SIZE), at: 'right', class: 'axis' }),
  ];
}

function headings({ up, down, hasNumbers }: Plot): string[] {
  const lane = PLOT + 4 + MARK_REACH + (hasNumbers ? 0 : HIGH / 2);
  return [
    text('introduced', { x: 0, y: HIGH, class: 'axis' }),
    text('Given', { x: 0, y: baseline(up / 2 + 8, SIZE), class: 'heading' }),
    text('Received', { x: 0, y: baseline(down + (PLOT - down) / 2 - 8, SIZE), class: 'heading' }),
    text('Won', { x: 0, y: baseline(lane, SIZE), class: 'heading' }),
  ];
}

function monthAt(month: MonthDrawn, index: number, plot: Plot): string {
  const { left, slot, up, down, perUnit, hasNumbers } = plot;
  const middle = left + (index + 0.5) * slot;
  const width = Math.min(MOST_OF_BAR, slot * 0.68);
  const x = middle - width / 2;
  const [high, deep] = [month.given * perUnit, month.received * perUnit];
  const lane = PLOT + 4 + MARK_REACH + (hasNumbers ? 0 : HIGH / 2);
  const number = (n: number, y: number) =>
    hasNumbers
      ? text(groupThousands(n), { x: middle, y, at: 'middle', class: n === 0 ? 'axis over' : 'count over' })
      : '';
  return [
    bar('given', { x, y: up - high, width, height: high }),
    number(month.given, up - high - 4),
    text(wordOf(month, slot), { x: middle, y: baseline((up + down) / 2, SIZE), at: 'middle', class: 'axis' }),
    bar('received', { x, y: down, width, height: deep }),
    number(month.received, down + deep + HIGH + 1),
    month.won > 0 ? wonMark(middle, lane) : '',
    number(month.won, lane + MARK_REACH + HIGH + 1),
  ].join('');
}

/** `Nov`, or `N` where there is no room for that. */
function wordOf(month: MonthDrawn, slot: number): string {
  const word = monthWord(month);
  return widthOf('Mar', SIZE) + 3 <= slot ? word : word.slice(0, 1);
}

/** Each year below its months, where it has room, and a line where one begins. */
function yearsBelow({ months, left, slot }: Plot): string[] {
  const bottom = PLOT + LANE + 4;
  return yearsOf(months).flatMap(({ year, from, n }) => {
    const x = left + from * slot;
    const hasRoom = widthOf(year, SIZE) + 6 <= n * slot;
    return [
      ...(from === 0 ? [] : [line('grid', [x, 0], [x, bottom + HIGH + 6])]),
      ...(hasRoom
        ? [text(year, { x: x + (n * slot) / 2, y: bottom + HIGH + 2, at: 'middle', class: 'label' })]
        : []),
    ];
  });
}
