/** The page on the network: what a meeting begins with first, pictures before lists, and at its end how it is counted. */
import { hasNoCosts } from '../advice/costs-words.ts';
import type { Verdict } from '../advice/words.ts';
import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { beforeWords, periodWords } from '../calendar/period.ts';
import { dueWords, rhythmPhrase } from '../due/due-words.view.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { isPutAway } from '../partners/put-away.ts';
import { withoutAmountAsked } from '../referrals/closed.ts';
import { ENOUGH_CLOSED } from '../referrals/status.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import type { MirroredBars, NetworkMap, Quarters, Timeline } from '../screen/chart.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import type { Look } from '../screen/list.view.ts';
import { count } from '../text/count.ts';
import { strong, type Span } from '../text/spans.ts';
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
import { DRAWN_FROM, exchangedIn } from './charts.ts';
import type { Concentrated } from './concentration.ts';
import type { Costs } from './costs.ts';
import { costBlocks } from './costs.view.ts';
import { coverOfDays } from './cover.view.ts';
import type { OutcomesTold } from './outcomes.ts';
import type { NetworkReport, Volume, VolumeRow } from './report.ts';
import {
  checkInsBlocks,
  feesBlocks,
  formalizeBlocks,
  titleBlock,
  volumeColumns,
  type ReportFrame,
} from './report.view.ts';

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
  /** Partners with nothing in the period, by name. */
  readonly quiet: readonly VolumeRow[];
}

/** So many who are to be checked in with are named, and so many of those whom a verdict holds. */
const NAMED = 12;

/** What the whole table of partners stands under; pictures of the same numbers refer to it. */
const PARTNERS = 'Partners';

/** The whole page. */
export function pageBlocks(
  report: NetworkReport,
  frame: ReportFrame,
  pictures: Pictures,
  look: Look,
): readonly Block[] {
  const { visible, gaps, gapsBlocks, objectives } = frame;
  return apart(
    [titleBlock(report, frame)],
    ...totalsOf(report, frame),
    nextBlocks(report, frame),
    formalizeBlocks(report, frame),
    ...charts(report, frame, pictures, look),
    costsOf(pictures.costs, frame),
    mapOf(report, frame, pictures),
    partnersBlocks(report, frame, pictures, look),
    othersBlocks(report, frame),
    headed('Check-ins', checkInsBlocks(report, frame, NAMED)),
    gapsBlocks?.(gaps, NAMED) ?? [],
    rows(visible === undefined ? [] : [{ cells: [visible.line] }]),
    objectives?.blocks(objectives.all, report.period.until) ?? [],
    definitions(report, pictures),
  );
}

/** What does not begin with a heading, under one. */
function headed(text: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 || blocks[0]?.is === 'heading' ? blocks : [{ is: 'heading', text }, ...blocks];
}

/** The figures of the period, each with that of the period before under it; then what is to be said of them. */
function totalsOf(report: NetworkReport, { rare, fees }: ReportFrame): Block[][] {
  const { before, period } = report;
  const { none = '', names = '', withoutAmount, allWithoutAmount = '' } = rare;
  const asked = withoutAmountAsked(withoutAmount, allWithoutAmount);
  return [
    [
      { is: 'rows', rows: figuresOf(report, none), figures: true },
      ...(before === undefined
        ? []
        : [{ is: 'note', text: `Before: ${periodWords(before.period)}.` } as const]),
      ...(before === undefined
        ? []
        : coverOfDays(beforeWords(before.period, period), before.period, before.recordsSince)),
    ],
    [
      ...rows(names === '' ? [] : [{ cells: [names] }]),
      ...rows(asked === undefined ? [] : [{ cells: [asked.text], command: asked.command }]),
      ...feesBlocks(fees),
    ],
  ];
}

/** A row for each figure: its name, itself, what it is of, and the one before. `none`: what is said where nothing was introduced. */
function figuresOf({ totals, before, partners, archived }: NetworkReport, none: string): Row[] {
  const { exchanged, given, received, closed, introducedEarlier: earlier } = totals;
  const then = (text: (volume: Volume) => string) =>
    before === undefined || text(before) === '' ? '' : `before: ${text(before)}`;
  const figure = (name: string, of: (volume: Volume) => string, what: string): Row => ({
    cells: [name, of(totals), what, then(of)],
  });
  const money = (name: string, of: (volume: Volume) => string, what: string): Row[] =>
    of(totals) === '' ? [] : [figure(name, of, what)];
  const introduced = exchanged === 0 ? none : `${given} given, ${received} received`;
  const anyClosed = closed + (before?.closed ?? 0) > 0;
  return [
    figure('Introduced', (volume) => String(volume.exchanged), introduced),
    ...(anyClosed
      ? [
          figure(
            'Closed',
            (volume) => String(volume.closed),
            earlier === 0 ? '' : `${earlier} introduced earlier`,
          ),
          { cells: ['Won', String(totals.won), ofClosed(totals), then(wonBefore)] },
        ]
      : []),
    ...money('Closed business', ({ businessReceived }) => amounts(businessReceived), 'from clients received'),
    ...money('Business at partners', ({ businessGiven }) => amounts(businessGiven), 'from clients given'),
    { cells: ['Partners', String(partners), archived === 0 ? '' : `${count(archived, 'other')} archived`] },
  ];
}

/** `of 54 closed (61%)`: the share from enough closed on. */
function ofClosed({ closed, won }: Volume): string {
  if (closed === 0) return '';
  return `of ${closed} closed${closed < ENOUGH_CLOSED ? '' : ` (${Math.round((won / closed) * 100)}%)`}`;
}

function wonBefore(volume: Volume): string {
  return volume.closed === 0 ? '' : `${volume.won} ${ofClosed(volume)}`;
}

/** Amounts of several currencies beside one another, none of them broken. */
function amounts(all: readonly Money[]): string {
  return all.map((money) => formatMoney(money).replaceAll(' ', '\u00a0')).join(', ');
}

/** What it took and brought, and pictures of that; nothing where nothing was spent or closed. */
function costsOf(costs: Costs, { settings }: ReportFrame): Block[] {
  if (hasNoCosts(costs.all)) return [];
  return [{ is: 'heading', text: 'Costs and benefit' }, ...costBlocks(costs, settings, true)];
}

function mapOf({ period }: NetworkReport, { settings }: ReportFrame, { map }: Pictures): Block[] {
  return exchangedIn(map) < DRAWN_FROM
    ? []
    : [{ ...mapChart(map, { me: settings['my-name'], period }), seen: PARTNERS }];
}

/** Those in which there is something, in the order in which it is asked about. */
function charts(report: NetworkReport, frame: ReportFrame, pictures: Pictures, look: Look): Block[][] {
  const { period } = report;
  const { bars, outcomes, months, quarters, recordsSince, concentration } = pictures;
  const introduced = exchangedIn(bars);
  const inQuarters = quarters.reduce((sum, { now = 0, before = 0 }) => sum + now + before, 0);
  // These stand beside one another where there is room for it.
  const small = [
    introduced > 0 ? pictureOf(outcomesChart(outcomes, frame.today), introduced) : [],
    concentration.received < DRAWN_FROM ? [] : [{ ...concentrationChart(concentration), seen: PARTNERS }],
    inQuarters > 0 ? pictureOf(quartersChart(quarters, period, recordsSince), inQuarters) : [],
  ];
  const areDrawn = small.flat().every(({ is }) => is === 'chart');
  return [
    introduced < DRAWN_FROM ? [] : [{ ...volumeChart(report, frame, pictures, look), seen: PARTNERS }],
    ...(areDrawn ? [small.flat()] : small),
    exchangedIn(months) < DRAWN_FROM ? [] : [monthsChart(months, period)],
  ];
}

/** Everybody in one table: those with anything in the period, most first, then who else is a partner. */
function partnersBlocks(
  report: NetworkReport,
  frame: ReportFrame,
  { wonOfReceived, quiet }: Pictures,
  { numbers }: Look,
): Block[] {
  const all = [...report.volume, ...quiet];
  if (all.length === 0) return [];
  const profession: Column<VolumeRow> = {
    key: 'profession',
    heading: 'Profession',
    value: ({ partner }) => partner.profession,
  };
  const columns = partnerColumns(report, frame, wonOfReceived, numbers).flatMap((column) =>
    column.key === 'partner' ? [column, profession] : [column],
  );
  return [
    { is: 'heading', text: PARTNERS, beside: `introduced and closed: ${periodWords(report.period)}` },
    tableOf(columns, all),
  ];
}

/** Whom a verdict without a step holds: a line a verdict, each with what was exchanged with them. */
function othersBlocks({ others, period }: NetworkReport, { handle }: ReportFrame): Block[] {
  if (others.length === 0) return [];
  return [
    {
      is: 'heading',
      text: 'Where the others stand',
      beside: `in brackets: exchanged in the 12 months to ${formatDate(period.until)}`,
    },
    ...rows(
      others.map(({ label, partners }): Row => {
        const named = partners.slice(0, NAMED);
        const names = named.flatMap(({ partner, exchanged, asksForLook }, at): Span[] => [
          { text: `${at === 0 ? '' : ', '}${partner.name}` },
          ...(exchanged === 0 ? [] : [{ text: ` (${exchanged})`, tone: 'dim' as const }]),
          ...(asksForLook ? [{ text: ` (see refnet advise ${handle(partner)})` }] : []),
        ]);
        const more = partners.length - named.length;
        return {
          cells: [
            strong(label),
            count(partners.length, 'partner'),
            [...names, ...(more > 0 ? [{ text: ` and ${more} more` }] : [])],
          ],
          ...(more > 0 ? { command: 'refnet advise' } : {}),
        };
      }),
    ),
  ];
}

/** Given and received per partner, with the table of the report behind it and, in it, the won ones of the picture. */
export function volumeChart(
  report: NetworkReport,
  frame: ReportFrame,
  { bars, wonOfReceived }: Pick<Pictures, 'bars' | 'wonOfReceived'>,
  { numbers }: Look,
): ChartBlock {
  const columns = partnerColumns(report, frame, wonOfReceived, numbers);
  return barsChart(
    bars,
    { period: report.period, today: frame.today, rowsAre: 'partner' },
    tableOf(columns, report.volume),
  );
}

/** The columns of the report, and how many of those received were won, as the picture has them. */
function partnerColumns(
  report: NetworkReport,
  frame: ReportFrame,
  wonOfReceived: Pictures['wonOfReceived'],
  numbers: boolean | undefined,
): Column<VolumeRow>[] {
  const won: Column<VolumeRow> = {
    key: 'wonOfReceived',
    heading: 'Of them won',
    value: ({ partner }) => wonOfReceived.get(partner.id) ?? 0,
    align: 'right',
    legend: 'of those received in the period, whenever that was',
  };
  return volumeColumns(report, frame, numbers).flatMap((column) =>
    column.key === 'received' ? [column, won] : [column],
  );
}

/** The one thing to do next, and what is waiting; nothing of a period that is over, of which nothing is known but what was. */
function nextBlocks(report: NetworkReport, frame: ReportFrame): Block[] {
  const next = report.period.until < frame.today ? undefined : nextRow(report, frame);
  const words = dueWords(frame.due ?? []);
  const due: Row = { cells: [`Due: ${words}`], command: DUE };
  const all = [
    ...(next === undefined ? [] : [next]),
    ...(words === '' || next?.command === DUE ? [] : [due]),
  ];
  return all.length === 0 ? [] : [{ is: 'heading', text: 'Next' }, ...rows(all)];
}

const DUE = 'refnet due';

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
    const rhythm = rhythmPhrase(late, formatDate);
    const text = `Check in with ${late.partner.name}: ${late.state}, ${rhythm}`;
    return { cells: [text], command: `refnet check-in ${handle(late.partner)}` };
  }
  const words = dueWords(due);
  if (words !== '') return { cells: [`Due: ${words}`], command: DUE };
  if (report.partners === 0) {
    return { cells: ['Note whom you exchange clients with'], command: 'refnet add-partner NAME' };
  }
  return report.totals.exchanged > 0
    ? undefined
    : { cells: ['Note the next client somebody sends you'], command: 'refnet log CLIENT --from PARTNER' };
}

/** How it is counted: for whoever reads the page and never saw the program. */
function definitions(
  { totals, before, others, timeToFormalize }: NetworkReport,
  { costs }: Pictures,
): Block[] {
  const isIn = {
    introduced: totals.exchanged + (before?.exchanged ?? 0) > 0,
    closed: totals.closed + (before?.closed ?? 0) > 0,
  };
  const isJudged = others.length + timeToFormalize.length > 0;
  const all: readonly (readonly [name: string, text: string, isUsed: boolean])[] = [
    [
      'Given, received',
      'Clients introduced who agreed to be contacted: by you to a partner, by a partner to you.',
      isIn.introduced,
    ],
    [
      'Introduced',
      'On the day of the introduction. Several names given to one client count once for each partner.',
      isIn.introduced,
    ],
    [
      'Closed, won',
      'Won, lost, no response or declined, on the day of the outcome, whenever the client was introduced. Won are those who became clients.',
      isIn.closed,
    ],
    [
      'Closed business',
      'What was invoiced or collected for clients won, without tax; never an estimate.',
      isIn.closed,
    ],
    [
      'Costs',
      'Your time at check-ins and on what is done together, fees paid, and joint costs. Amounts in different currencies are never added up.',
      !hasNoCosts(costs.all),
    ],
    [
      'Time to formalize',
      'By the 12 months to the last day: from so many exchanged a year on, structure begins to pay.',
      isJudged,
    ],
    [
      'Not counted',
      'What was entered by mistake, clients who did not agree, and those who chose another of the names given.',
      isIn.introduced,
    ],
  ];
  const used = all.filter(([, , isUsed]) => isUsed).map(([name, text]) => ({ cells: [name, text] }));
  return used.length === 0 ? [] : [{ is: 'heading', text: 'How it is counted', folded: true }, ...rows(used)];
}
