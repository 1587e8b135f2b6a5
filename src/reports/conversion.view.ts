import type { Plain } from '../kinds/type.ts';
import type { Outcomes } from '../referrals/status.ts';
import { percentWords } from '../text/percent.ts';
import { apart, rows, type Block } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import type { Conversion, Converted, ConvertedOf, ConvertedPartner } from './conversion.ts';
import { ENOUGH, percentOf, wonWords } from './small.ts';

/** How many of those closed were won, for a screen and for Markdown. */
export function conversionBlocks(told: Conversion): Block[] {
  const { all, given, received, byFee, partners, professions } = told;
  const heading: Block = { is: 'heading', text: 'Won of those closed', beside: wonWords(all) };
  if (all.closed === 0) {
    const text = 'Nothing was closed on these days.';
    return [heading, ...rows([{ cells: [text], command: 'refnet update NUMBER won --value AMOUNT' }])];
  }
  const { introducedEarlier: earlier } = all;
  const lines = [
    ['Given', wonWords(given)],
    ['Received', wonWords(received)],
    ...(byFee === undefined
      ? []
      : [
          ['With a fee', wonWords(byFee.withFee)],
          ['Without', wonWords(byFee.withoutFee)],
        ]),
    ...(earlier === 0 ? [] : [['Earlier', `${earlier} of the ${all.closed} introduced before these days`]]),
  ];
  return apart(
    [heading, ...rows(lines.map((cells) => ({ cells })))],
    [
      { is: 'heading', text: 'Won by partner' },
      { ...tableOf([partnerColumn, ...wonColumns<ConvertedPartner>(partners)], partners), fitted: true },
    ],
    professions.length < 2
      ? []
      : [
          { is: 'heading', text: 'Won by profession of the partner' },
          {
            ...tableOf([professionColumn, ...wonColumns<ConvertedOf>(professions)], professions),
            fitted: true,
          },
        ],
    partners.every(({ closed }) => closed >= ENOUGH)
      ? []
      : [{ is: 'note', text: `Of fewer than ${ENOUGH} closed a share says nothing, and none is told.` }],
  );
}

const partnerColumn: Column<ConvertedPartner> = {
  key: 'partner',
  heading: 'Partner',
  value: ({ name }) => name,
  shrinksTo: 14,
};

const professionColumn: Column<ConvertedOf> = {
  key: 'profession',
  heading: 'Profession',
  value: ({ name }) => (name === '' ? 'none noted' : name),
  shrinksTo: 14,
};

function wonColumns<T extends Converted>(all: readonly T[]): Column<T>[] {
  return [
    { key: 'closed', heading: 'Closed', value: ({ closed }) => closed, align: 'right' },
    { key: 'won', heading: 'Won', value: ({ won }) => won, align: 'right' },
    {
      key: 'conversion',
      ...(all.some((each) => percent(each) !== null) ? { heading: 'Share won' } : {}),
      value: percent,
      text: (each) => percentText(each),
      align: 'right',
    },
    {
      key: 'introducedEarlier',
      ...(all.some(({ introducedEarlier }) => introducedEarlier > 0) ? { heading: 'Earlier' } : {}),
      value: ({ introducedEarlier }) => introducedEarlier,
      text: ({ introducedEarlier: n }) => (n === 0 ? '' : String(n)),
      align: 'right',
      dropsAt: 1,
      legend: 'introduced before these days',
    },
  ];
}

function percent({ won, closed }: Outcomes): number | null {
  return percentOf({ n: won, of: closed }) ?? null;
}

function percentText(each: Outcomes): string {
  return percent(each) === null ? '' : percentWords(each.won, each.closed);
}

/** What is counted of some of them, as JSON has it. */
function plain(each: Converted): { [key: string]: Plain } {
  return {
    closed: each.closed,
    won: each.won,
    conversion: percent(each),
    introducedEarlier: each.introducedEarlier,
  };
}

/** What of the closed was won, as JSON has it: a public contract. */
export function conversionAsPlain(told: Conversion): { [key: string]: Plain } {
  const { period, all, given, received, byFee, partners, professions } = told;
  return {
    since: period.since,
    until: period.until,
    ...plain(all),
    given: plain(given),
    received: plain(received),
    withFee: byFee === undefined ? null : plain(byFee.withFee),
    withoutFee: byFee === undefined ? null : plain(byFee.withoutFee),
    partners: partners.map((each) => ({
      partner: each.name,
      partnerId: `p${each.partnerId}`,
      ...plain(each),
      givenClosed: each.given.closed,
      givenWon: each.given.won,
      receivedClosed: each.received.closed,
      receivedWon: each.received.won,
    })),
    professions: professions.map((each) => ({
      profession: each.name === '' ? null : each.name,
      ...plain(each),
    })),
  };
}

/** A line of it in CSV: of all, one way, with or without a fee, a partner, a profession. */
interface Line extends Converted {
  readonly by: 'all' | 'direction' | 'fee' | 'partner' | 'profession';
  readonly name: string;
}

const LINE_COLUMNS: readonly Column<Line>[] = [
  { key: 'by', value: ({ by }) => by },
  { key: 'name', value: ({ name }) => name },
  ...wonColumns<Line>([]),
];

/** What of the closed was won, in lines for CSV. */
export function conversionLines({ all, given, received, byFee, partners, professions }: Conversion): {
  columns: readonly Column<Line>[];
  rows: Line[];
} {
  return {
    columns: LINE_COLUMNS,
    rows: [
      { by: 'all', name: '', ...all },
      { by: 'direction', name: 'given', ...given },
      { by: 'direction', name: 'received', ...received },
      ...(byFee === undefined
        ? []
        : [
            { by: 'fee' as const, name: 'with', ...byFee.withFee },
            { by: 'fee' as const, name: 'without', ...byFee.withoutFee },
          ]),
      ...partners.map((each) => ({ ...each, by: 'partner' as const })),
      ...professions.map((each) => ({ ...each, by: 'profession' as const })),
    ],
  };
}
