/** Charts as a report has them, and the awkward ones: nothing, one, very many, very long, very unequal. */
import type { Chart, OutcomeDrawn } from '../../src/screen/chart.ts';

const NAMES = [
  'Maren Holt',
  'Victor Osei',
  'Ilse Moreno',
  'Wilhelmina Featherstonehaugh-Cholmondeley of Marjoribanks LLP',
  'محمد عبد الرحمن بن خالد الأنصاري',
  'דוד בן־גוריון ושות׳ עורכי דין',
  '山田太郎税理士事務所',
  'Zoë 🏡 Ångström',
  'O’Brien & Sons <b>"Ltd"</b>',
  'Li',
];

export function names(n: number): string[] {
  return Array.from({ length: n }, (_, index) => {
    const name = NAMES[index % NAMES.length] ?? '';
    return index < NAMES.length ? name : `${name} ${Math.floor(index / NAMES.length) + 1}`;
  });
}

/** The same numbers at every run, spread as they are in a network: a few large, many small. */
function spread(index: number, most: number): number {
  return Math.floor((most * ((index * 7919) % 97)) / 97 / (1 + index / 4));
}

function months(n: number, most: number): Extract<Chart, { kind: 'timeline' }>['months'] {
  return Array.from({ length: n }, (_, index) => {
    const at = 2026 * 12 + 10 - (n - 1 - index);
    const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    const number = (by: number, top: number) =>
      (index * by) % 7 === 3 ? 0 : (index * by * by + 8 * index + 13 * by) % (top + 1);
    return { month, given: number(5, most), received: number(11, most), won: number(3, Math.ceil(most / 3)) };
  });
}

const titled = (title: string, counts = 'Introduced in the 12 months to 20 Nov 2026') => ({ title, counts });

export function mirrored(n: number, most: number, title = `Given and received, ${n} partners`): Chart {
  const rows = names(n).map((name, index) => {
    const received = spread(index + 1, most);
    return { name, given: spread(index + 3, most), received, won: Math.floor((received * (index % 5)) / 5) };
  });
  return { kind: 'mirrored-bars', ...titled(title), rowsAre: 'partner', rows };
}

function timeline(n: number, most: number): Chart {
  return { kind: 'timeline', ...titled(`Months, ${n}`), months: months(n, most) };
}

const LABELS: readonly [OutcomeDrawn, string][] = [
  ['won', 'won'],
  ['lost', 'lost'],
  ['no-response', 'no response'],
  ['declined', 'declined'],
  ['open', 'open'],
];

function outcomes(
  given: readonly number[],
  received: readonly number[],
  title = 'What became of referrals',
): Chart {
  const parts = (numbers: readonly number[]) =>
    LABELS.map(([outcome, label], index) => ({ outcome, label, n: numbers[index] ?? 0 }));
  return {
    kind: 'outcomes',
    ...titled(title),
    sharesFrom: 5,
    ways: [
      { direction: 'given', parts: parts(given) },
      { direction: 'received', parts: parts(received) },
    ],
  };
}

type Numbers = readonly (readonly [number | undefined, number | undefined])[];

function quarters(numbers: Numbers, title = 'Quarters beside last year’s', part = 'to 20 Nov'): Chart {
  return {
    kind: 'quarters',
    ...titled(title),
    unit: 'introduced',
    year: '2026',
    before: '2025',
    quarters: numbers.map(([lastYear, now], index) => ({
      quarter: `Q${index + 1}`,
      before: lastYear,
      now,
      ...(index === 3 ? { part } : {}),
    })),
  };
}

function concentration(
  received: readonly number[],
  percent: number | undefined,
  title = 'Who sends clients',
): Chart {
  return {
    kind: 'concentration',
    ...titled(title),
    parts: names(received.length).map((name, index) => ({ name, received: received[index] ?? 0 })),
    total: received.reduce((sum, n) => sum + n, 0),
    percent,
    isShared: received.reduce((sum, n) => sum + n, 0) >= 10,
  };
}

type Amounts = readonly (readonly [number | undefined, number | undefined])[];

function costs(amounts: Amounts, currency = 'CAD', title = `Costs beside business, ${currency}`): Chart {
  const called = names(amounts.length);
  return {
    kind: 'costs-and-business',
    ...titled(title, 'Closed business of the 12 months to 20 Nov 2026'),
    currency,
    rows: amounts.map(([of, business], index) => ({ name: called[index] ?? '', costs: of, business })),
  };
}

export const CASES: Readonly<Record<string, readonly Chart[]>> = {
  usual: [
    mirrored(10, 30),
    timeline(12, 6),
    outcomes([4, 2, 1, 1, 3], [9, 4, 3, 1, 6]),
    quarters([
      [6, 9],
      [8, 7],
      [0, 19],
      [12, 11],
    ]),
    concentration([13, 5, 3, 2, 1], 40),
    costs([
      [1_200_00, 31_200_00],
      [300_50, 12_000_00],
      [0, 5_000_00],
      [450_00, 0],
    ]),
  ],
  many: [
    mirrored(40, 60),
    mirrored(200, 90),
    timeline(24, 40),
    timeline(36, 99),
    timeline(60, 9),
    concentration(
      Array.from({ length: 200 }, (_, index) => 200 - index),
      40,
    ),
    costs(Array.from({ length: 200 }, (_, index) => [index * 1_500_00, (200 - index) * 12_345_67])),
  ],
  huge: [
    mirrored(12, 20_000),
    timeline(12, 20_000),
    timeline(36, 20_000),
    outcomes([12_000, 5_000, 2_000, 999, 1], [20_000, 20_000, 20_000, 20_000, 20_000]),
    quarters([
      [20_000, 18_765],
      [1, 20_000],
      [0, 0],
      [undefined, 12_345],
    ]),
    concentration([20_000, 1, 1], 40),
    costs([
      [1, 9_007_199_254_740_991],
      [123_456_789_012, undefined],
    ]),
    costs([[1_234_567, 98_765_432]], 'JPY'),
  ],
  awkward: [
    mirrored(0, 0, 'Nobody'),
    mirrored(1, 1, 'One partner'),
    mirrored(4, 0, 'All zero'),
    {
      kind: 'mirrored-bars',
      ...titled('One partner with 90 %'),
      rowsAre: 'partner',
      rows: [
        { name: 'Maren Holt', given: 2, received: 180, won: 90 },
        ...names(9)
          .slice(1)
          .map((name) => ({ name, given: 1, received: 2, won: 2 })),
      ],
    },
    timeline(0, 0),
    timeline(1, 1),
    timeline(13, 0),
    timeline(17, 3),
    outcomes([0, 0, 0, 0, 0], [0, 0, 0, 0, 0], 'Nothing became of nothing'),
    outcomes([0, 0, 0, 0, 1], [1, 1, 1, 1, 0], 'Under five closed'),
    outcomes([0, 0, 0, 0, 0], [0, 400, 1, 1, 0], 'One way alone'),
    quarters(
      [
        [undefined, 0],
        [0, 0],
        [undefined, undefined],
        [undefined, undefined],
      ],
      'Nothing on record',
      'not begun',
    ),
    quarters([[3, 1]], 'One quarter'),
    concentration([], undefined, 'Nothing received'),
    concentration([1], undefined, 'One received'),
    concentration([2, 2], undefined, 'Four received'),
    concentration([0, 0, 0], undefined, 'All zero'),
    concentration(
      Array.from({ length: 11 }, () => 1),
      40,
      'Eleven alike',
    ),
    costs([], 'EUR'),
    costs([[0, 0]], 'USD'),
    costs(
      [
        [500_00, -1_200_00],
        [undefined, 20_000_00],
        [12_345_678_90, undefined],
      ],
      'EUR',
    ),
    costs([[100, -5_000_00]], 'GBP'),
  ],
};
