/** Months down a narrow page, each in a line: given to the left, received to the right, and what was won at the end. */
import { groupThousands } from '../text/count.ts';
import { countTicks } from './axis.ts';
import { WIDTHS } from './drawing.ts';
import { TEXT_SIZE, bar, baseline, line, picture, text, widest, widthOf } from './svg.ts';
import { MARK_REACH, monthWord, wonMark, yearsOf, type MonthDrawn } from './timeline-month.ts';
import { evenSides, type Sides } from './two-sides.ts';

const SIZE = 'narrow';
const HIGH = TEXT_SIZE[SIZE];
const HEADING = HIGH + 10;
const ROW = HIGH + 8;
const YEAR = HIGH + 12;
const BAR = 12;
const PAST_BAR = 4;
const PAST_MARK = 6;

/** The picture of these months, at least one. */
export function drawMonthsDown(months: readonly MonthDrawn[]): string {
  const wonWidth = 2 * MARK_REACH + PAST_MARK + widest([...words(months, 'won'), 'Won'], SIZE);
  const most = {
    left: Math.max(0, ...months.map(({ given }) => given)),
    right: Math.max(0, ...months.map(({ received }) => received)),
  };
  const sides = evenSides({
    width: WIDTHS.narrow - wonWidth - 10,
    middle: widest(['2000', ...months.map(monthWord)], SIZE) + 12,
    ends: {
      left: widest(words(months, 'given'), SIZE) + PAST_BAR,
      right: widest(words(months, 'received'), SIZE) + PAST_BAR,
    },
    atLeast: { left: widthOf('Given', SIZE), right: widthOf('Received', SIZE) },
    pastTick: widthOf(groupThousands(Math.max(most.left, most.right)), SIZE) / 2,
    most,
  });
  const won = WIDTHS.narrow - wonWidth;
  const parts: string[] = [];
  let y = HEADING;
  for (const { year, from, n } of yearsOf(months)) {
    const centre = { x: (sides.left + sides.right) / 2, at: 'middle' } as const;
    parts.push(text(year, { ...centre, y: baseline(y + YEAR / 2 + 1, SIZE), class: 'heading' }));
    y += YEAR;
    for (const month of months.slice(from, from + n)) {
      parts.push(monthAt(month, y, sides, won));
      y += ROW;
    }
  }
  return picture(SIZE, y + 2 * HIGH + 18, [...axis(sides, y), ...headings(sides, won), ...parts]);
}

function words(months: readonly MonthDrawn[], key: 'given' | 'received' | 'won'): string[] {
  return months.map((month) => groupThousands(month[key]));
}

function headings({ left, right }: Sides, won: number): string[] {
  const y = baseline(HEADING / 2, SIZE);
  return [
    text('Given', { x: left, y, at: 'right', class: 'heading' }),
    text('Received', { x: right, y, class: 'heading' }),
    text('Won', { x: won + 2 * MARK_REACH + PAST_MARK, y, class: 'heading' }),
  ];
}

function monthAt(month: MonthDrawn, top: number, { left, right, perUnit }: Sides, won: number): string {
  const middle = top + ROW / 2;
  const y = middle - BAR / 2;
  const [given, received] = [month.given * perUnit, month.received * perUnit];
  const number = (n: number, x: number, at: 'left' | 'right') =>
    text(groupThousands(n), {
      x,
      y: baseline(middle, SIZE),
      at,
      class: n === 0 ? 'axis over' : 'count over',
    });
  return [
    bar('given', { x: left - given, y, width: given, height: BAR }),
    number(month.given, left - given - PAST_BAR, 'right'),
    text(monthWord(month), {
      x: (left + right) / 2,
      y: baseline(middle, SIZE),
      at: 'middle',
      class: 'axis over',
    }),
    bar('received', { x: right, y, width: received, height: BAR }),
    number(month.received, right + received + PAST_BAR, 'left'),
    month.won > 0 ? wonMark(won + MARK_REACH, middle) : '',
    number(month.won, won + 2 * MARK_REACH + PAST_MARK, 'left'),
  ].join('');
}

function axis({ left, right, perUnit, most }: Sides, bottom: number): string[] {
  const y = bottom + 6 + HIGH;
  const along = (side: 'left' | 'right') =>
    countTicks(most[side], { pixels: most[side] * perUnit, size: SIZE }).flatMap(({ value, words: said }) => {
      const x = side === 'left' ? left - value * perUnit : right + value * perUnit;
      return [
        line(value === 0 ? 'axis' : 'grid', [x, HEADING], [x, bottom + 4]),
        text(said, { x, y, at: 'middle', class: 'axis' }),
      ];
    });
  const unit = { x: (left + right) / 2, y: y + HIGH + 5, at: 'middle', class: 'axis' } as const;
  return [...along('left'), ...along('right'), text('introduced', unit)];
}
