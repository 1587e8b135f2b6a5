import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import type { Plain } from '../kinds/type.ts';
import { apart, rows, type Block } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record, type Look } from '../screen/list.view.ts';
import { withBars } from '../screen/with-bars.view.ts';
import { count } from '../text/count.ts';
import type { Share } from './followed.ts';
import type { Lapsed, Referrer, Referrers } from './referrers.ts';
import { percentOf, shareOr } from './small.ts';
import { firstNames } from '../text/first-few.ts';

export interface ReferrersFrame {
  /** How a partner is named in a command; undefined for one who is archived. */
  readonly handle: (partnerId: number) => string | undefined;
  /** The day from which everything is on record. */
  readonly recordsSince: Day;
}

/** Who sent clients, for a screen and for Markdown. */
export function referrersBlocks(
  told: Referrers,
  { handle, recordsSince }: ReferrersFrame,
  look: Look,
): Block[] {
  const { received, referrers, lapsed } = told;
  const beside =
    referrers.length === 0 ? 'nobody' : `${received} received from ${count(referrers.length, 'partner')}`;
  const [before, after] = [REFERRER_COLUMNS.slice(0, 3), REFERRER_COLUMNS.slice(3)];
  const bars = { bars: (each: Referrer) => each.received };
  const columns = withBars([...before, bars, ...after], referrers, look);
  return apart(
    [
      { is: 'heading', text: 'Who sent clients', beside },
      ...(referrers.length === 0
        ? rows([
            {
              cells: ['No partner sent a client on these days.'],
              command: 'refnet log CLIENT --from PARTNER',
            },
          ])
        : [{ ...tableOf(columns, referrers), fitted: true } as const]),
    ],
    referrers.length === 0 ? [] : rows(summary(told)),
    lapsedBlocks(lapsed, handle),
    recordsSince <= told.before.since || referrers.length === 0
      ? []
      : [
          {
            is: 'note',
            text: `On record since ${formatDate(recordsSince)}: who sent clients before is known only in part.`,
          },
        ],
  );
}

function summary({ referrers, thanked, told, imported }: Referrers) {
  const first = referrers.filter(({ isFirst }) => isFirst).map(({ name }) => name);
  return [
    {
      cells: [
        'First time',
        first.length === 0 ? 'nobody new' : `${first.length}: ${firstNames(first, NAMED)}`,
      ],
    },
    {
      cells: [
        'Thanked for',
        `${shareOr(thanked, 'none to thank for')}${imported === 0 ? '' : `; ${imported} left out, imported after the day they came and not thanked for`}`,
      ],
    },
    { cells: ['Told', shareOr(told, 'no outcome to tell')] },
  ];
}

/** So many names stand in a line. */
const NAMED = 12;

/** So many stand on a screen. */
const LAPSED = 20;

function lapsedBlocks(lapsed: readonly Lapsed[], handle: ReferrersFrame['handle']): Block[] {
  if (lapsed.length === 0) return [];
  const more = lapsed.length - LAPSED;
  return [
    { is: 'heading', text: `Sent none this time ${lapsed.length}`, beside: 'some in the 12 months before' },
    ...rows([
      ...lapsed.slice(0, LAPSED).map(({ partnerId, name, receivedBefore, last }) => {
        const found = handle(partnerId);
        return {
          cells: [name, `${receivedBefore} before, last ${formatDate(last)}`],
          command: found === undefined ? undefined : `refnet report ${found}`,
        };
      }),
      ...(more > 0 ? [{ cells: [`... ${more} more, in --format json`] }] : []),
    ]),
  ];
}

const REFERRER_COLUMNS: readonly Column<Referrer>[] = [
  { key: 'partner', heading: 'Partner', value: ({ name }) => name, shrinksTo: 14 },
  { key: 'partnerId', value: ({ partnerId }) => `p${partnerId}` },
  { key: 'received', heading: 'Received', value: ({ received }) => received, align: 'right' },
  {
    key: 'receivedBefore',
    heading: 'Before',
    value: ({ receivedBefore }) => receivedBefore,
    align: 'right',
    legend: 'in the 12 months before',
    dropsAt: 3,
  },
  {
    key: 'firstTime',
    heading: 'First',
    value: ({ isFirst }) => isFirst,
    text: ({ isFirst }) => (isFirst ? 'first' : ''),
    dropsAt: 4,
    legend: 'none received ever before',
  },
  ...shareColumns('thanked', 'Thanked', ({ thanked }) => thanked, 2),
  ...shareColumns('told', 'Told', ({ told }) => told, 1),
];

/** `3 of 4` on a screen; in data the two numbers. */
function shareColumns(
  key: string,
  heading: string,
  share: (row: Referrer) => Share,
  dropsAt: number,
): Column<Referrer>[] {
  return [
    {
      key,
      heading,
      value: (row) => share(row).n,
      text: (row) => (share(row).of === 0 ? '' : `${share(row).n} of ${share(row).of}`),
      align: 'right',
      dropsAt,
    },
    { key: `${key}Of`, value: (row) => share(row).of },
  ];
}

const LAPSED_COLUMNS: readonly Column<Lapsed>[] = [
  { key: 'partner', value: ({ name }) => name },
  { key: 'partnerId', value: ({ partnerId }) => `p${partnerId}` },
  { key: 'receivedBefore', value: ({ receivedBefore }) => receivedBefore },
  { key: 'last', value: ({ last }) => last },
];

/** A share as JSON has it: both numbers, and the percentage from enough on. */
export function plainShare(share: Share): Plain {
  return { n: share.n, of: share.of, percent: percentOf(share) ?? null };
}

/** Who sent clients, and who no longer did, as JSON has it: a public contract. */
export function referrersAsPlain({ period, received, referrers, lapsed, thanked, told }: Referrers): {
  [key: string]: Plain;
} {
  return {
    since: period.since,
    until: period.until,
    received,
    firstTime: referrers.filter(({ isFirst }) => isFirst).length,
    lapsed: lapsed.map((each) => record(LAPSED_COLUMNS, each)),
    thanked: plainShare(thanked),
    told: plainShare(told),
    referrers: referrers.map((each) => record(REFERRER_COLUMNS, each)),
  };
}

/** A line of it in CSV: who sent some, then who no longer did. */
type Line = Referrer & { readonly last: Lapsed['last'] | null };

const LINE_COLUMNS: readonly Column<Line>[] = [
  ...REFERRER_COLUMNS,
  { key: 'last', value: ({ last }) => last },
];

/** Who sent clients, in lines for CSV: those who lapsed with the day of their last one. */
export function referrerLines({ referrers, lapsed }: Referrers): {
  columns: readonly Column<Line>[];
  rows: Line[];
} {
  const none = { n: 0, of: 0 };
  return {
    columns: LINE_COLUMNS,
    rows: [
      ...referrers.map((each) => ({ ...each, last: null })),
      ...lapsed.map((each) => ({ ...each, received: 0, isFirst: false, thanked: none, told: none })),
    ],
  };
}
