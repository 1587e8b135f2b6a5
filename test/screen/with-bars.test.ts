import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { tableOf } from '../../src/screen/columns.view.ts';
import { drawText } from '../../src/screen/draw-text.view.ts';
import { withBars } from '../../src/screen/with-bars.view.ts';
import { bar } from '../../src/text/bar.ts';
import { PLAIN } from '../../src/screen/style.view.ts';
import { displayWidth } from '../../src/text/width.ts';

describe('a bar', () => {
  test.each([
    [0, 8, ''],
    [-3, 8, ''],
    [Number.NaN, 8, ''],
    [8, 0, ''],
    [8, 8, '████████'],
    [4, 8, '████'],
    [1, 8, '█'],
    [0.5, 8, '▌'],
    [1, 1000, '▏'],
    [9, 8, '████████'],
  ])('of %d where %d is full: "%s"', (value, most, expected) => {
    expect(bar(value, most, 8)).toBe(expected);
  });

  test('never grows as its value falls, and is as long as its share to an eighth of a column', () => {
    const eighths = (text: string) =>
      Array.from(text).reduce(
        (sum, each) => sum + (each === '█' ? 8 : 0x2590 - (each.codePointAt(0) ?? 0)),
        0,
      );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (value, more) => {
        const most = value + more;
        const drawn = eighths(bar(value, most, 20));
        expect(drawn).toBeGreaterThanOrEqual(1);
        expect(Math.abs(drawn - Math.max(1, (value / most) * 160))).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

interface Row {
  readonly name: string;
  readonly n: number;
  readonly note: string;
}

const ROWS: readonly Row[] = [
  { name: 'Maren Holt', n: 21, note: 'CAD 15,100' },
  { name: 'Ilse Moreno', n: 7, note: '' },
  { name: 'Nobody', n: 0, note: '' },
];

const drawn = (
  width: number,
  more: { numbers?: boolean; format?: 'md' } = {},
  dropsAt?: number,
  rows = ROWS,
) => {
  const look = { format: 'table' as const, width, style: PLAIN, ...more };
  const columns = withBars<Row>(
    [
      { key: 'name', heading: 'Name', value: ({ name }) => name, shrinksTo: 10 },
      { key: 'n', heading: 'Received', value: ({ n }) => n, align: 'right' },
      { bars: ({ n }) => n, ...(dropsAt === undefined ? {} : { dropsAt }) },
      { key: 'note', heading: 'Business', value: ({ note }) => note, align: 'right', dropsAt: 1 },
    ],
    rows,
    look,
  );
  return drawText([{ ...tableOf(columns, rows), fitted: true }], look).text;
};

describe('bars between the columns of a table', () => {
  test('have one scale from zero and take the room that is left; zero has none', () => {
    expect(drawn(50)).toMatchInlineSnapshot(`
      "  Name         Received                   Business
        Maren Holt         21  █████████████  CAD 15,100
        Ilse Moreno         7  ████▍
        Nobody              0
      "
    `);
  });

  test('go where there is no room, or other columns do first where they say more', () => {
    expect(drawn(40)).not.toMatch(/[\u2580-\u259f]/);
    expect(drawn(40)).not.toContain('No room');
    expect(drawn(40, {}, 2)).toMatch(/[\u2580-\u259f]/);
    expect(drawn(40, {}, 2)).toContain('No room for Business');
  });

  test('are numbers alone where those are read, and in Markdown', () => {
    expect(drawn(80, { numbers: true })).not.toMatch(/[\u2580-\u259f]/);
    expect(drawn(80, { format: 'md' })).not.toMatch(/[\u2580-\u259f]/);
  });

  test('fit whatever the names and amounts are', () => {
    const row = fc.record({
      name: fc.oneof(
        fc.string({ maxLength: 60 }),
        fc.constant('名前'.repeat(15)),
        fc.constant('אבגד הוזח 🙂'),
      ),
      n: fc.nat(3000),
      note: fc.string({ maxLength: 12 }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 60, max: 140 }),
        (rows, width) => {
          for (const line of drawn(width, {}, undefined, rows).split('\n')) {
            expect(displayWidth(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});
