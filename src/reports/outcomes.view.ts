import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import type { Plain } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';
import { DIRECTIONS, type Direction } from '../referrals/direction.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import { capitalized } from '../text/capitalized.ts';
import { medianWords, plainMedian } from './medians.view.ts';
import {
  COUNTED,
  hasNoOutcomes,
  outcomeLines,
  type Counted,
  type OutcomeLine,
  type OutcomesTold,
} from './outcomes.ts';
import { wonOnly } from './small.ts';

/** So many of the reasons noted stand on a screen; of more there is the number of the others. */
const REASONS = 8;

/** What became of referrals, for a screen and for Markdown; `today` is the day as of which that is known. */
export function outcomesBlocks(told: OutcomesTold, today: Day): Block[] {
  const known = told.period.until < today ? `, as known on ${formatDate(today)}` : '';
  const heading: Block = { is: 'heading', text: `What became of those introduced${known}` };
  if (hasNoOutcomes(told)) {
    const nothing = { cells: ['Nothing was introduced or closed on these days.'] };
    return [heading, ...rows([{ ...nothing, command: 'refnet log CLIENT --from PARTNER' }])];
  }
  const lines = outcomeLines(told);
  const [introduced, closed] = [lines.filter(isIntroduced), lines.filter(isClosed)];
  return apart(
    [
      heading,
      ...(introduced.length === 0 ? rows([{ cells: ['Nothing was introduced on these days.'] }]) : []),
      ...(introduced.length === 0
        ? []
        : [{ ...tableOf(INTRODUCED_COLUMNS, introduced), fitted: true } as const]),
    ],
    closed.length === 0
      ? []
      : [
          { is: 'heading', text: 'Closed on these days, whenever introduced' },
          { ...tableOf(CLOSED_COLUMNS, closed), fitted: true },
        ],
    rows(summary(told)),
    whyBlocks(told),
  );
}

function isIntroduced({ givenIntroduced: given, receivedIntroduced: received }: OutcomeLine): boolean {
  return given + received > 0;
}

function isClosed({ givenClosed: given = 0, receivedClosed: received = 0 }: OutcomeLine): boolean {
  return given + received > 0;
}

function summary(told: OutcomesTold): Row[] {
  const { introduced, closed, firstStep, outcome } = told;
  const sum = (of: (way: Direction) => number) => of('given') + of('received');
  const all = sum((way) => closed[way].closed);
  const won = sum((way) => closed[way].by.won);
  const earlier = sum((way) => closed[way].introducedEarlier);
  const notChosen = sum((way) => introduced[way].notChosen);
  return [
    {
      cells: [
        'Introduced',
        `${sum((way) => introduced[way].introduced)} (${introduced.given.introduced} given, ${introduced.received.introduced} received), ${sum((way) => openOf(introduced[way].by))} of them open`,
      ],
    },
    {
      cells: [
        'Closed',
        `${all === 0 ? 'none' : `${all}, ${wonOnly({ won, closed: all })}`}${earlier === 0 ? '' : `; ${earlier} introduced earlier`}`,
      ],
    },
    ...(notChosen === 0
      ? []
      : [{ cells: ['Not chosen', `${notChosen}: the client chose another name; counted nowhere`] }]),
    { cells: ['First step', medianWords(firstStep, 'no step with a day of its own is on record')] },
    { cells: ['Outcome', medianWords(outcome, 'no day of an outcome is on record')] },
  ];
}

function openOf(by: Readonly<Record<Counted, number>>): number {
  return by.new + by.contacted + by.meeting + by.proposal;
}

function whyBlocks({ whyNotWon: all, closed }: OutcomesTold): Block[] {
  const notWon = DIRECTIONS.reduce((sum, way) => sum + closed[way].closed - closed[way].by.won, 0);
  if (notWon === 0) return [];
  const heading: Block = { is: 'heading', text: 'Why not won', beside: `${notWon} closed without being won` };
  if (all.length === 0) {
    const text = 'No reason is noted; it is said with the outcome';
    return [heading, ...rows([{ cells: [text], command: 'refnet update NUMBER lost --because TEXT' }])];
  }
  const more = all.length - REASONS;
  return [
    heading,
    ...rows([
      ...all.slice(0, REASONS).map(({ why, n }) => ({ cells: [String(n), why] })),
      ...(more > 0 ? [{ cells: ['', `and ${more} more, in --format json`] }] : []),
    ]),
  ];
}

function counted(key: keyof OutcomeLine, heading: string): Column<OutcomeLine> {
  return {
    key,
    heading,
    value: (line) => line[key] ?? null,
    text: (line) => String(line[key] ?? ''),
    align: 'right',
  };
}

const statusColumn: Column<OutcomeLine> = {
  key: 'status',
  heading: 'Status',
  value: ({ status }) => status,
  text: ({ status }) => capitalized(label(status)),
};

const INTRODUCED_COLUMNS = [
  statusColumn,
  counted('givenIntroduced', 'Given'),
  counted('receivedIntroduced', 'Received'),
];

const CLOSED_COLUMNS = [statusColumn, counted('givenClosed', 'Given'), counted('receivedClosed', 'Received')];

const OUTCOME_COLUMNS = [...INTRODUCED_COLUMNS, ...CLOSED_COLUMNS.slice(1)];

/** The table in CSV, whole. */
export function outcomeRows(told: OutcomesTold): {
  columns: readonly Column<OutcomeLine>[];
  rows: OutcomeLine[];
} {
  return { columns: OUTCOME_COLUMNS, rows: outcomeLines(told) };
}

/** The outcomes of a period as JSON has them: a public contract. */
export function outcomesAsPlain(told: OutcomesTold): { [key: string]: Plain } {
  const { period, introduced, closed, whyNotWon, firstStep, outcome } = told;
  return {
    since: period.since,
    until: period.until,
    introduced: plainWays((way) => ({
      introduced: introduced[way].introduced,
      ...plainStatuses(introduced[way].by, COUNTED),
      notChosen: introduced[way].notChosen,
    })),
    closed: plainWays((way) => ({
      closed: closed[way].closed,
      ...plainStatuses(closed[way].by, OUTCOMES),
      introducedEarlier: closed[way].introducedEarlier,
    })),
    whyNotWon: whyNotWon.map((each) => record(WHY_COLUMNS, each)),
    daysToFirstStep: plainMedian(firstStep),
    daysToOutcome: plainMedian(outcome),
  };
}

const OUTCOMES: readonly Counted[] = ['won', 'lost', 'no-response', 'declined'];

const WHY_COLUMNS: readonly Column<OutcomesTold['whyNotWon'][number]>[] = [
  { key: 'why', value: ({ why }) => why },
  { key: 'referrals', value: ({ n }) => n },
];

function plainWays(of: (way: Direction) => { readonly [key: string]: Plain }): Plain {
  return { given: of('given'), received: of('received') };
}

/** Keys are words without hyphens: `noResponse`. */
function plainStatuses(
  by: Readonly<Record<Counted, number>>,
  statuses: readonly Counted[],
): { [key: string]: number } {
  return Object.fromEntries(
    statuses.map((status) => [status === 'no-response' ? 'noResponse' : status, by[status]]),
  );
}
