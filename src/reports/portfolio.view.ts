import type { Plain } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import { count } from '../text/count.ts';
import { capitalized } from '../text/capitalized.ts';
import { firstNames } from '../text/first-few.ts';
import { percentWords } from '../text/percent.ts';
import { SHARE_FROM, type Portfolio } from './portfolio.ts';

/** So many names stand beside a number; of more there is the number of the others. */
const NAMED = 12;

/** How the network is spread, for a screen and for Markdown. */
export function portfolioBlocks(portfolio: Portfolio): Block[] {
  const { partners, stages } = portfolio;
  return apart(
    [
      { is: 'heading', text: 'Partners on each stage', beside: count(partners, 'partner') },
      ...rows(
        stages.map(({ stage, names }) => ({
          cells: [capitalized(label(stage)), String(names.length), firstNames(names, NAMED)],
        })),
      ),
    ],
    [{ is: 'heading', text: 'Who sends clients' }, ...rows(senderRows(portfolio))],
  );
}

function senderRows(portfolio: Portfolio): Row[] {
  const { partners, width, received } = portfolio;
  if (width === 0) {
    const begins = partners === 0 ? 'refnet add-partner NAME' : 'refnet log CLIENT --from PARTNER';
    return [{ cells: ['Nobody sent a client on these days.'], command: begins }];
  }
  return [
    { cells: ['Width', `${count(width, 'partner')} sent 1 or more`] },
    {
      cells: [
        'Depth',
        `${received} received${width === 1 ? '' : `, ${average(received, width)} from each on average`}`,
      ],
    },
    { cells: ['Top fifth', topFifthWords(portfolio)] },
  ];
}

/** With one decimal, half up, where it is not whole. */
function average(sum: number, n: number): string {
  const tenths = Math.floor((20 * sum + n) / (2 * n));
  const isWhole = sum % n === 0;
  return isWhole ? String(sum / n) : `about ${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** `2 of 9 sent 14 of the 20 (70%): Maren Holt, Ian Webb`. */
export function topFifthWords({
  topFifth,
  received,
  width,
}: Pick<Portfolio, 'topFifth' | 'received' | 'width'>): string {
  if (topFifth === undefined) return `too few to tell: ${received} received, told from ${SHARE_FROM} on`;
  const { partners, received: theirs, names } = topFifth;
  const share = `${partners} of ${width} sent ${theirs} of the ${received} (${percentWords(theirs, received)})`;
  const small = width < 5 ? '; of fewer than 5 one is more than a fifth' : '';
  return `${share}${names.length === 0 ? '' : `: ${firstNames(names, NAMED)}`}${small}`;
}

type OnStage = Portfolio['stages'][number];

const STAGE_COLUMNS: readonly Column<OnStage>[] = [
  { key: 'stage', value: ({ stage }) => stage },
  { key: 'partners', value: ({ names }) => names.length },
  { key: 'names', value: ({ names }) => names },
];

/** A line of the portfolio in CSV: the partners on a stage, or those who sent clients. */
export interface PortfolioLine {
  readonly part: 'stage' | 'senders';
  readonly label: string;
  readonly partners: number;
  readonly received: number | undefined;
  readonly names: readonly string[];
}

export const LINE_COLUMNS: readonly Column<PortfolioLine>[] = [
  { key: 'part', value: ({ part }) => part },
  { key: 'label', value: ({ label: name }) => name },
  { key: 'partners', value: ({ partners }) => partners },
  { key: 'received', value: ({ received }) => received ?? null },
  { key: 'names', value: ({ names }) => names },
];

export function portfolioLines({ stages, received, width, topFifth }: Portfolio): PortfolioLine[] {
  return [
    ...stages.map(({ stage, names }) => ({
      part: 'stage' as const,
      label: stage,
      partners: names.length,
      received: undefined,
      names,
    })),
    { part: 'senders', label: 'all', partners: width, received, names: [] },
    ...(topFifth === undefined ? [] : [{ part: 'senders' as const, label: 'top-fifth', ...topFifth }]),
  ];
}

/** The portfolio as JSON has it: a public contract. */
export function portfolioAsPlain({ period, partners, stages, received, width, topFifth }: Portfolio): {
  [key: string]: Plain;
} {
  return {
    since: period.since,
    until: period.until,
    partners,
    stages: stages.map((each) => record(STAGE_COLUMNS, each)),
    received,
    width,
    topFifth:
      topFifth === undefined
        ? null
        : { partners: topFifth.partners, received: topFifth.received, names: topFifth.names },
  };
}
