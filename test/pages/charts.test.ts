import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawChart } from '../../src/pages/charts.view.ts';
import { SMALLEST_TEXT, WIDTHS, type Drawing, type Size } from '../../src/pages/drawing.ts';
import type { Chart } from '../../src/screen/chart.ts';
import { formatMoney } from '../../src/money/money.ts';
import { groupThousands } from '../../src/text/count.ts';
import { CASES, mirrored, names } from '../helpers/chart-cases.ts';
import { leaving, meeting, pictureOf, type Picture } from '../helpers/picture.ts';

const SIZES: readonly Size[] = ['wide', 'narrow'];

/** All but the map. */
const KINDS = ['concentration', 'costs-and-business', 'mirrored-bars', 'outcomes', 'quarters', 'timeline'];

type Of<K extends Chart['kind']> = Extract<Chart, { kind: K }>;

function drawn(chart: Chart, size: Size): Drawing {
  const drawing = drawChart(chart, size);
  if (drawing === undefined) throw new Error(`no picture of ${chart.kind}`);
  return drawing;
}

/** What all pictures keep to, whatever is in them. */
function checkPicture(drawing: Drawing, size: Size): Picture {
  const picture = pictureOf(drawing);
  expect(picture.width).toBe(WIDTHS[size]);
  expect(leaving(picture)).toEqual([]);
  expect(meeting(picture.texts)).toEqual([]);
  expect(
    meeting(
      picture.texts,
      picture.rects.map((rect) => ({ ...rect, words: rect.classes.join(' ') })) as never,
    ),
  ).toEqual([]);
  expect(picture.fontSize).toBeGreaterThanOrEqual(SMALLEST_TEXT);
  for (const tag of picture.tags)
    expect(['svg', 'text', 'tspan', 'title', 'rect', 'line', 'path']).toContain(tag);
  for (const attribute of picture.attributes)
    expect(attribute).not.toMatch(/^(?:fill|stroke|style|id|tabindex|href|on.*)$/);
  return picture;
}

/** Each number as it is said: a whole word of a text of the picture, or of what is said below it. */
function checkSaid(numbers: readonly (number | string)[], picture: Picture): void {
  const said = new Set(picture.texts.flatMap(({ words }) => words.split(/[ ]|,(?= )/)));
  for (const n of numbers) expect(said).toContain(typeof n === 'number' ? groupThousands(n) : n);
}

function lengths(picture: Picture, className: string, way: 'along' | 'up'): number[] {
  return picture.rects
    .filter(({ classes }) => classes.includes(className))
    .map((rect) => (way === 'along' ? rect.right - rect.left : rect.bottom - rect.top));
}

/** Bars that are as long as their numbers say, all by one scale. What is zero has no bar. */
function checkScale(
  pairs: readonly (readonly [numbers: readonly number[], bars: readonly number[]])[],
): void {
  const both = pairs.flatMap(([numbers, bars]) => {
    const some = numbers.filter((n) => n !== 0).map(Math.abs);
    expect(bars).toHaveLength(some.length);
    return some.map((n, index) => [n, bars[index] ?? 0] as const);
  });
  const [greatest = [1, 0]] = both.toSorted(([a], [b]) => b - a);
  const scale = greatest[1] / greatest[0];
  for (const [n, length] of both) expect(Math.abs(length - n * scale)).toBeLessThan(0.05);
}

describe('every picture of the named cases', () => {
  const all = Object.entries(CASES).flatMap(([group, charts]) =>
    charts.flatMap((chart) => SIZES.map((size) => [group, chart.title, size, chart] as const)),
  );
  test.each(all)('%s: %s, %s, is whole, with nothing that meets', (_group, _title, size, chart) => {
    expect(checkPicture(drawn(chart, size), size).texts.length).toBeGreaterThan(0);
  });

  test('two of each kind are far smaller than a page may be, at 200 partners', () => {
    const [, bars, , months, , shares, costs] = CASES['many'] ?? [];
    const [, , outcomes, quarters] = CASES['huge']?.slice(1) ?? [];
    const charts = [bars, months, shares, costs, outcomes, quarters].flatMap((chart) => chart ?? []);
    expect(charts.map(({ kind }) => kind).toSorted()).toEqual(KINDS);
    const bytes = charts.flatMap((chart) => SIZES.map((size) => Buffer.byteLength(drawn(chart, size).svg)));
    expect(bytes.reduce((sum, n) => sum + n, 0)).toBeLessThan(110_000);
  });
});

const nameOf = fc.oneof(fc.constantFrom(...names(10)), fc.string({ unit: 'grapheme', maxLength: 80 }));
const countOf = fc.oneof(fc.nat(3), fc.nat(60), fc.nat(20_000));
const sizeOf = fc.constantFrom(...SIZES);
const titled = { title: 'A chart', counts: 'what it counts' };

describe('mirrored bars', () => {
  const rowOf = fc
    .record({ name: nameOf, given: countOf, received: countOf, share: fc.nat(100) })
    .map(({ name, given, received, share }) => ({
      name,
      given,
      received,
      won: Math.floor((received * share) / 100),
    }));

  test('are as long as their numbers on one scale from two zero lines, and every number stands there', () => {
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 60 }), sizeOf, (rows, size) => {
        const drawing = drawn({ kind: 'mirrored-bars', ...titled, rowsAre: 'partner', rows }, size);
        const picture = checkPicture(drawing, size);
        const shown = rows.slice(0, size === 'wide' ? 40 : 20);
        checkSaid(
          shown.flatMap(({ given, received, won }) => (received === 0 ? [given] : [given, received, won])),
          picture,
        );
        const by = (key: 'given' | 'received' | 'won') =>
          [shown.map((row) => row[key]), lengths(picture, key, 'along')] as const;
        checkScale([by('given'), by('received'), by('won')]);
        for (const [key, side] of [
          ['given', 'right'],
          ['received', 'left'],
          ['won', 'left'],
        ] as const) {
          const edges = picture.rects
            .filter(({ classes }) => classes.includes(key))
            .map((rect) => rect[side]);
          expect(Math.max(0, ...edges) - Math.min(Math.max(0, ...edges), ...edges)).toBeLessThan(0.03);
        }
        // What is narrower than the room of a name stands there whole.
        expect(picture.texts.filter(({ title }) => title !== undefined && title.length <= 5)).toEqual([]);
        expect(drawing.leftOut === undefined).toBe(rows.length === shown.length);
      }),
      { numRuns: 60 },
    );
  });

  test('beyond those with room the others are told together, with all their numbers', () => {
    const { rows } = mirrored(200, 90) as Of<'mirrored-bars'>;
    const rest = (from: number) => {
      const of = (key: 'given' | 'received' | 'won') =>
        rows.slice(from).reduce((sum, row) => sum + row[key], 0);
      const introduced = groupThousands(of('given') + of('received'));
      return `${introduced} introduced (${of('given')} given, ${of('received')} received, ${of('won')} of them won): in the table.`;
    };
    expect(drawn(mirrored(200, 90), 'wide').leftOut).toBe(`160 more partners, ${rest(40)}`);
    expect(drawn(mirrored(200, 90), 'narrow').leftOut).toBe(`180 more partners, ${rest(20)}`);
    expect(drawn(mirrored(40, 90), 'wide').leftOut).toBeUndefined();
    expect(drawn(mirrored(41, 90), 'wide').leftOut).toMatch(/^1 more partner, /);
  });

  test('a long name takes two lines where it stands beside its bars, and is cut with the whole of it as its title; one that runs from the right keeps its direction', () => {
    const [long = '', arabic = '', hebrew = ''] = names(6).slice(3);
    const longer = `${long} ${long}`;
    const rows = [long, longer, arabic, hebrew, '', '\u202e'].map((name) => ({
      name,
      given: 1,
      received: 2,
      won: 1,
    }));
    const picture = pictureOf(drawn({ kind: 'mirrored-bars', ...titled, rowsAre: 'partner', rows }, 'wide'));
    const said = picture.texts.map(({ words }) => words);
    expect(said).toContain('Wilhelmina Featherstonehaugh-');
    expect(said).toContain('Cholmondeley of Marjoribanks LLP');
    const cut = picture.texts.filter(({ title }) => title === longer);
    expect(cut.map(({ words }) => words)).toEqual([
      'Wilhelmina Featherstonehaugh-',
      expect.stringMatching(/^Cholmondeley of .*…$/),
    ]);
    const turned = picture.texts.filter((each) => each.turned).map(({ words }) => words);
    expect(turned.join(' ')).toBe(`${arabic} ${hebrew}`);
    expect(picture.texts.filter(({ words }) => words === '(no name)')).toHaveLength(2);
  });
});

describe('a timeline', () => {
  const monthsOf = fc.array(fc.record({ given: countOf, received: countOf, won: countOf }), {
    minLength: 1,
    maxLength: 48,
  });
  const dated = (numbers: readonly { given: number; received: number; won: number }[], from: number) =>
    numbers.map((each, index) => ({
      ...each,
      month: `${Math.floor((from + index) / 12)}-${String(((from + index) % 12) + 1).padStart(2, '0')}`,
    }));

  test('has a bar each way for each month on one scale, and a mark where something was won', () => {
    fc.assert(
      fc.property(monthsOf, fc.integer({ min: 24_000, max: 24_400 }), sizeOf, (numbers, from, size) => {
        const months = dated(numbers, from);
        const drawing = drawn({ kind: 'timeline', ...titled, months }, size);
        const picture = checkPicture(drawing, size);
        const shown = months.slice(-36);
        const way = size === 'wide' ? 'up' : 'along';
        checkScale([
          [shown.map(({ given }) => given), lengths(picture, 'given', way)],
          [shown.map(({ received }) => received), lengths(picture, 'received', way)],
        ]);
        expect(drawing.svg.match(/<path class="won"/g) ?? []).toHaveLength(
          shown.filter(({ won }) => won > 0).length,
        );
        const isWithout = drawing.leftOut?.includes('The number of each month: in the table.') === true;
        if (!isWithout)
          checkSaid(
            shown.flatMap(({ given, received, won }) => [given, received, won]),
            picture,
          );
        expect(isWithout && size === 'narrow').toBe(false);
        expect(drawing.leftOut?.includes('earlier month') === true).toBe(months.length > 36);
      }),
      { numRuns: 60 },
    );
  });

  test('of three years has all its numbers up to 99 a month, and each year at its months', () => {
    const months = dated(
      Array.from({ length: 36 }, (_, index) => ({ given: 99, received: index, won: 7 })),
      2023 * 12 + 11,
    );
    const drawing = drawn({ kind: 'timeline', ...titled, months }, 'wide');
    expect(drawing.leftOut).toBeUndefined();
    const years = pictureOf(drawing).texts.filter(({ words }) => /^20\d\d$/.test(words));
    expect(years.map(({ words }) => words)).toEqual(['2024', '2025', '2026']);
  });
});

describe('what became of referrals', () => {
  const LABELS = {
    won: 'won',
    lost: 'lost',
    'no-response': 'no response',
    declined: 'declined',
    open: 'open',
  } as const;
  const OUTCOMES = ['won', 'lost', 'no-response', 'declined', 'open'] as const;
  const wayOf = fc
    .tuple(...OUTCOMES.map(() => countOf))
    .map((numbers) =>
      OUTCOMES.map((outcome, index) => ({ outcome, label: LABELS[outcome], n: numbers[index] ?? 0 })),
    );

  test('is a bar of parts each way on one scale, with every number and what it is of', () => {
    fc.assert(
      fc.property(wayOf, wayOf, sizeOf, (given, received, size) => {
        fc.pre([...given, ...received].some(({ n }) => n > 0));
        const ways = [
          { direction: 'given', parts: given },
          { direction: 'received', parts: received },
        ] as const;
        const picture = checkPicture(drawn({ kind: 'outcomes', ...titled, sharesFrom: 5, ways }, size), size);
        for (const { n, label } of [...given, ...received]) {
          const isSaid = picture.texts.some(({ words }) => words === `${groupThousands(n)} ${label}`);
          expect(isSaid).toBe(n > 0);
        }
        const bars = picture.rects.filter((rect) => rect.bottom - rect.top > 13);
        const some = [...given, ...received].filter(({ n }) => n > 0);
        expect(bars.map(({ classes }) => classes[0])).toEqual(some.map(({ outcome }) => outcome));
        checkScale([[some.map(({ n }) => n), bars.map((rect) => rect.right - rect.left)]]);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [[1, 3, 0, 0, 9], '1 won of 4 closed'],
    [[1, 3, 1, 0, 9], '1 won of 5 closed (20%)'],
    [[0, 0, 0, 0, 3], 'none closed'],
    [[1, 999, 0, 0, 0], '1 won of 1,000 closed (under 1%)'],
    [[999, 0, 0, 1, 0], '999 won of 1,000 closed (over 99%)'],
    [[5, 0, 0, 0, 0], '5 won of 5 closed (100%)'],
    [[0, 5, 0, 0, 0], '0 won of 5 closed (0%)'],
  ])('%j says %s', (numbers, words) => {
    const parts = OUTCOMES.map((outcome, index) => ({
      outcome,
      label: LABELS[outcome],
      n: numbers[index] ?? 0,
    }));
    const chart: Chart = {
      kind: 'outcomes',
      ...titled,
      sharesFrom: 5,
      ways: [{ direction: 'received', parts }],
    };
    expect(pictureOf(drawn(chart, 'wide')).texts.map((text) => text.words)).toContain(words);
  });
});

describe('quarters beside those of the year before', () => {
  const maybe = fc.option(countOf, { nil: undefined });
  const wordsIn = (size: Size, quarters: Of<'quarters'>['quarters']) => {
    const chart = {
      kind: 'quarters',
      ...titled,
      unit: 'introduced',
      year: '2026',
      before: '2025',
      quarters,
    } as const;
    return checkPicture(drawn(chart, size), size).texts;
  };

  test.each<[Size, readonly string[]]>([
    ['wide', ['Q2', 'to 20 Nov']],
    ['narrow', ['Q2, to 20 Nov']],
  ])(
    'are bars along, %s, where numbers are too long for columns, with the part of one beside its name',
    (size, name) => {
      const all = wordsIn(size, [
        { quarter: 'Q1', before: 1_234_567_890, now: 987_654_321 },
        { quarter: 'Q2', before: 2, now: 1_000_000_000, part: 'to 20 Nov' },
      ]);
      expect(all.map(({ words }) => words).filter((words) => /Q2|Nov/.test(words))).toEqual(name);
      const [first, second] = ['1,234,567,890', '987,654,321'].map((n) =>
        all.find(({ words }) => words === n),
      );
      expect(first?.bottom).toBeLessThan(second?.top ?? 0);
    },
  );

  test.each(SIZES)('say so where there are none, %s', (size) => {
    expect(wordsIn(size, []).map(({ words }) => words)).toEqual(['No quarters to tell.']);
  });

  test('have a bar for each number on one scale; zero is said as zero, and nothing on record as that', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(maybe, maybe), { minLength: 1, maxLength: 4 }),
        sizeOf,
        (numbers, size) => {
          const quarters = numbers.map(([now, before], index) => ({ quarter: `Q${index + 1}`, now, before }));
          const chart: Chart = {
            kind: 'quarters',
            ...titled,
            unit: 'introduced',
            year: '2026',
            before: '2025',
            quarters,
          };
          const picture = checkPicture(drawn(chart, size), size);
          const known = (key: 'now' | 'before') => quarters.flatMap((quarter) => quarter[key] ?? []);
          checkSaid([...known('now'), ...known('before')], picture);
          const way = size === 'wide' ? 'up' : 'along';
          checkScale([
            [known('now'), lengths(picture, 'now', way)],
            [known('before'), lengths(picture, 'before', way)],
          ]);
          const unknown = numbers.flat().filter((n) => n === undefined).length;
          expect(
            picture.texts.filter(({ words }) => /^(?:nothing|nothing on record)$/.test(words)),
          ).toHaveLength(unknown);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('concentration', () => {
  const partsOf = fc
    .array(fc.record({ name: nameOf, received: countOf }), { maxLength: 40 })
    .map((parts) => parts.toSorted((a, b) => b.received - a.received));

  test('has the first by name on one scale, with the mark at its share, and the others in a line below it', () => {
    fc.assert(
      fc.property(partsOf, fc.nat(50), sizeOf, (parts, more, size) => {
        const total = parts.reduce((sum, { received }) => sum + received, more);
        fc.pre(total > 0);
        const percent = total < 10 ? undefined : 40;
        const isShared = total >= 10;
        const drawing = drawn({ kind: 'concentration', ...titled, parts, total, percent, isShared }, size);
        const picture = checkPicture(drawing, size);
        const shown = parts.length === 11 ? parts : parts.slice(0, 10);
        const others = total - shown.reduce((sum, { received }) => sum + received, 0);
        checkSaid(
          [...shown.map(({ received }) => received), total].filter((n) => n > 0),
          picture,
        );
        const sent = ` sent ${groupThousands(others)} of the ${groupThousands(total)}`;
        expect(drawing.leftOut?.includes(sent) ?? false).toBe(others > 0);
        checkScale([
          [shown.map(({ received }) => received), lengths(picture, 'received', 'along')],
          ...(percent === undefined ? [] : [[[total * 0.4], [markLength(picture)]] as const]),
        ]);
        const hasShares = picture.texts.some(({ words }) => /\d, (?:under |over )?\d+%$/.test(words));
        expect(hasShares).toBe(isShared && parts.length > 0);
      }),
      { numRuns: 60 },
    );
  });

  function markLength({ lines }: Picture): number {
    const at = (name: string) => lines.find(({ classes }) => classes.includes(name))?.left ?? NaN;
    return at('mark') - at('axis');
  }
});

describe('costs beside business', () => {
  const amountOf = fc.option(
    fc.oneof(fc.nat(300), fc.nat(100_000_00), fc.integer({ min: -50_000_00, max: 50_000_00 })),
    { nil: undefined },
  );
  const currencyOf = fc.constantFrom('CAD', 'JPY', 'KWD');

  test('has a bar for each amount on one scale, and says what is zero, below it or not known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: nameOf, costs: amountOf, business: amountOf }), {
          minLength: 1,
          maxLength: 12,
        }),
        currencyOf,
        sizeOf,
        (rows, currency, size) => {
          const picture = checkPicture(
            drawn({ kind: 'costs-and-business', ...titled, currency, rows }, size),
            size,
          );
          const known = (key: 'costs' | 'business') => rows.flatMap((row) => row[key] ?? []);
          checkSaid(
            [...(rows.every(({ costs }) => costs === 0) ? [] : known('costs')), ...known('business')].map(
              (minor) => formatMoney({ minor, currency }).slice(4),
            ),
            picture,
          );
          const reach = (key: 'costs' | 'business') => Math.max(0, ...known(key).map(Math.abs));
          const isNone = rows.every(({ costs }) => costs === 0);
          const isBars = !isNone && (reach('business') === 0 || reach('costs') * 10 >= reach('business'));
          checkScale([
            [isBars ? known('costs') : [], lengths(picture, 'costs', 'along')],
            [known('business'), lengths(picture, 'business', 'along')],
          ]);
          const unknown = rows
            .flatMap(({ costs, business }) => [costs, business])
            .filter((n) => n === undefined);
          expect(picture.texts.filter(({ words }) => words === 'not known')).toHaveLength(unknown.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('costs that would be slivers are numbers at the right edge, and of none at all nothing is said', () => {
    const of = (costs: number) =>
      drawn(
        {
          kind: 'costs-and-business',
          ...titled,
          currency: 'CAD',
          rows: [
            { name: 'A', costs, business: 9_000_00 },
            { name: 'B', costs: 0, business: 100_00 },
          ],
        },
        'wide',
      );
    const at = (costs: number, words: string) =>
      pictureOf(of(costs)).texts.find((each) => each.words === words)?.right;
    expect(lengths(pictureOf(of(90_00)), 'costs', 'along')).toEqual([]);
    expect(Math.round(at(90_00, '90') ?? 0)).toBe(WIDTHS.wide - 2);
    expect(Math.round(at(90_00, 'Costs, CAD') ?? 0)).toBe(WIDTHS.wide - 2);
    expect(lengths(pictureOf(of(900_00)), 'costs', 'along')).toHaveLength(1);
    expect(at(0, 'Costs, CAD')).toBeUndefined();
  });

  test('names the currency at the axis, in millions where they are, and ticks no part of the smallest coin', () => {
    const words = (costs: number, currency: string) =>
      pictureOf(
        drawn(
          { kind: 'costs-and-business', ...titled, currency, rows: [{ name: 'A', costs, business: 0 }] },
          'wide',
        ),
      )
        .texts.map((text) => text.words)
        .slice(costs === 0 ? 2 : 3);
    expect(words(31_200_00, 'CAD')).toEqual([
      '0',
      '5,000',
      '10,000',
      '15,000',
      '20,000',
      '25,000',
      '30,000',
      'CAD',
    ]);
    expect(words(2_500_000_00, 'CAD')).toEqual(['0', '0.5', '1', '1.5', '2', '2.5', 'CAD million']);
    expect(words(0, 'JPY')).toEqual(['0', '1', 'closed business, JPY']);
    expect(words(3, 'CAD')).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1', 'CAD']);
  });

  test('beyond those with room the others are told together', () => {
    const rows = Array.from({ length: 25 }, (_, index) => ({
      name: `P${index}`,
      costs: index === 24 ? undefined : 100_00,
      business: 200_50,
    }));
    expect(drawn({ kind: 'costs-and-business', ...titled, currency: 'CAD', rows }, 'wide').leftOut).toBe(
      '5 more rows, costs CAD 400, business CAD 1,002.50, 1 not fully known: in the table.',
    );
  });
});
