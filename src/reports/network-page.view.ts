/** The page on the network: what a meeting begins with first, pictures before lists, and at its end how it is counted. */
import { hasNoCosts } from '../advice/costs-words.ts';
import type { Verdict } from '../advice/words.ts';
import { formatDate } from '../calendar/day-words.ts';
import { dueWords, rhythmPhrase } from '../due/due-words.view.ts';
import { isPutAway } from '../partners/put-away.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import type { Text } from '../text/spans.ts';
import type { Look } from '../screen/list.view.ts';
import type { MirroredBars, NetworkMap, Quarters, Timeline } from '../screen/chart.ts';
import type { Day } from '../calendar/day.ts';
import {
  barsChart,
  type ChartBlock,
  concentrationChart,
  mapChart,
  monthsChart,
  outcomesChart,
  pictureOf,
  quartersChart,
} from './charts.view.ts';
import { exchangedIn, withAny } from './charts.ts';
import type { Concentrated } from './concentration.ts';
import type { Costs } from './costs.ts';
import { costBlocks } from './costs.view.ts';
import type { OutcomesTold } from './outcomes.ts';
import type { NetworkReport, VolumeRow } from './report.ts';
import { checkInsBlocks, reportGroups, volumeColumns, type ReportFrame } from './report.view.ts';

/** The numbers of the pictures. */
export interface Pictures {
  readonly bars: MirroredBars['rows'];
  /** Of each partner, by id: how many of those received in the period were won. */
  readonly wonOfReceived: ReadonlyMap<number, number>;
  readonly outcomes: OutcomesTold;
  readonly months: Timeline['months'];
  readonly quarters: Quarters['quarters'];
  readonly recordsSince: Day;
  readonly concentration: Concentrated;
  readonly costs: Costs;
  readonly map: NetworkMap['partners'];
}

/** So many who are to be checked in with are named. */
const NAMED = 12;

/** The whole page. */
export function pageBlocks(
  report: NetworkReport,
  frame: ReportFrame,
  pictures: Pictures,
  look: Look,
): readonly Block[] {
  const [title = [], totals = [], , formalize = [], others = [], , gaps = [], visible = [], objectives = []] =
    reportGroups(report, frame, look);
  return apart(
    title,
    totals.map(inSentences),
    nextBlocks(report, frame),
    ...charts(report, frame, pictures, look),
    costsOf(pictures.costs, frame),
    pictures.map.length === 0
      ? []
      : pictureOf(
          mapChart(pictures.map, { me: frame.settings['my-name'], period: report.period }),
          exchangedIn(pictures.map),
        ),
    formalize,
    headed('Everybody else', others),
    headed('Check-ins', checkInsBlocks(report, frame, NAMED)),
    waitingBlocks(frame),
    gaps,
    visible,
    objectives,
    definitions(),
  );
}

/** What does not begin with a heading, under one. */
function headed(text: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 || blocks[0]?.is === 'heading' ? blocks : [{ is: 'heading', text }, ...blocks];
}

/** Room within a line sets parts of it apart on a screen; a page shows none. */
function inSentences(block: Block): Block {
  if (block.is !== 'rows') return block;
  const apartNoMore = (text: Text) => (typeof text === 'string' ? text.replaceAll(/ {4,}/g, '; ') : text);
  return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(apartNoMore) })) };
}

/** What it took and brought, and pictures of that; nothing where nothing was spent or closed. */
function costsOf(costs: Costs, { settings }: ReportFrame): Block[] {
  if (hasNoCosts(costs.all)) return [];
  return [{ is: 'heading', text: 'Costs and benefit' }, ...costBlocks(costs, settings, true)];
}

/** Those in which there is something, in the order in which it is asked about. */
function charts(report: NetworkReport, frame: ReportFrame, pictures: Pictures, look: Look): Block[][] {
  const { period } = report;
  const { bars, outcomes, months, quarters, recordsSince, concentration } = pictures;
  const introduced = exchangedIn(bars);
  const inQuarters = quarters.reduce((sum, { now = 0, before = 0 }) => sum + now + before, 0);
  return [
    ...(introduced > 0
      ? [
          pictureOf(volumeChart(report, frame, pictures, look), introduced),
          pictureOf(outcomesChart(outcomes, frame.today), introduced),
        ]
      : []),
    ...(withAny(months.flatMap(({ given, received, won }) => [given, received, won]))
      ? [pictureOf(monthsChart(months, period), exchangedIn(months))]
      : []),
    ...(inQuarters > 0 ? [pictureOf(quartersChart(quarters, period, recordsSince), inQuarters)] : []),
    ...(concentration.received > 0
      ? [pictureOf(concentrationChart(concentration), concentration.received)]
      : []),
  ];
}

/** Given and received per partner, with the table of the report behind it and, in it, the won ones of the picture. */
export function volumeChart(
  report: NetworkReport,
  frame: ReportFrame,
  { bars, wonOfReceived }: Pick<Pictures, 'bars' | 'wonOfReceived'>,
  { numbers }: Look,
): ChartBlock {
  const won: Column<VolumeRow> = {
    key: 'wonOfReceived',
    heading: 'Of them won',
    value: ({ partner }) => wonOfReceived.get(partner.id) ?? 0,
    align: 'right',
    legend: 'of those received in the period, whenever that was',
  };
  const columns = volumeColumns(report, frame, numbers).flatMap((column) =>
    column.key === 'received' ? [column, won] : [column],
  );
  return barsChart(
    bars,
    { period: report.period, today: frame.today, rowsAre: 'partner' },
    tableOf(columns, report.volume),
  );
}

/** The one thing to do next; nothing of a period that is over, of which nothing is known but what was. */
function nextBlocks(report: NetworkReport, frame: ReportFrame): Block[] {
  const next = report.period.until < frame.today ? undefined : nextRow(report, frame);
  return next === undefined
    ? []
    : [
        { is: 'heading', text: 'Next' },
        { is: 'rows', rows: [next] },
      ];
}

const TIME: Verdict = 'time-to-formalize';

function nextRow(report: NetworkReport, frame: ReportFrame): Row | undefined {
  const { today, handle, due = [] } = frame;
  const formalize = report.timeToFormalize.find(
    ({ partner, advice }) => advice.verdict === TIME && !isPutAway(partner, today),
  );
  if (formalize !== undefined) {
    const { partner, advice } = formalize;
    const text = `Time to formalize with ${partner.name}: ${advice.summary}`;
    return { cells: [text], command: `refnet advise ${handle(partner)}` };
  }
  const late = report.checkInsDue.find(({ partner }) => !isPutAway(partner, today));
  if (late !== undefined) {
    const rhythm = rhythmPhrase(late.lastCheckIn, late.everyMonths, formatDate);
    const text = `Check in with ${late.partner.name}: ${late.state}, ${rhythm}`;
    return { cells: [text], command: `refnet check-in ${handle(late.partner)}` };
  }
  const words = dueWords(due);
  if (words !== '') return { cells: [words], command: 'refnet due' };
  if (report.partners === 0) {
    return { cells: ['Note whom you exchange clients with'], command: 'refnet add-partner NAME' };
  }
  return report.totals.exchanged > 0
    ? undefined
    : { cells: ['Note the next client somebody sends you'], command: 'refnet log CLIENT --from PARTNER' };
}

function waitingBlocks({ due }: ReportFrame): Block[] {
  const words = due === undefined ? '' : dueWords(due);
  if (words === '') return [];
  return [{ is: 'heading', text: 'Waiting' }, ...rows([{ cells: [words], command: 'refnet due' }])];
}

/** How it is counted: for whoever reads the page and never saw the program. */
function definitions(): Block[] {
  const all: readonly (readonly [string, string])[] = [
    [
      'Given, received',
      'Clients introduced who agreed to be contacted: by you to a partner, by a partner to you.',
    ],
    [
      'Introduced',
      'On the day of the introduction. Several names given to one client count once for each partner.',
    ],
    [
      'Closed, won',
      'Won, lost, no response or declined, on the day of the outcome, whenever the client was introduced. Won are those who became clients.',
    ],
    ['Closed business', 'What was invoiced or collected for clients won, without tax; never an estimate.'],
    [
      'Costs',
      'Your time at check-ins and on what is done together, fees paid, and joint costs. Amounts in different currencies are never added up.',
    ],
    [
      'Time to formalize',
      'By the 12 months to the last day: from so many exchanged a year on, structure begins to pay.',
    ],
    [
      'Not counted',
      'What was entered by mistake, clients who did not agree, and those who chose another of the names given.',
    ],
  ];
  return [
    { is: 'heading', text: 'How it is counted' },
    ...rows(all.map(([name, text]) => ({ cells: [name, text] }))),
  ];
}
