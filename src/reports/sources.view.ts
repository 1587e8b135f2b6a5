import type { Day } from '../calendar/day.ts';
import { quarterWord } from '../calendar/period.ts';
import { quarterName } from '../calendar/quarters.ts';
import type { Plain } from '../kinds/type.ts';
import { formatMoney } from '../money/money.ts';
import { averageBusiness, together, type CameCounts } from '../referrals/origins.ts';
import { averageColumns, averageWords, originColumns, shareWords } from '../referrals/origins.view.ts';
import { apart, type Block, type Table } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record, type Look } from '../screen/list.view.ts';
import { count, list } from '../text/count.ts';
import { eachOnce, sameIn, withMembers, type Came, type CameInQuarter, type WhereFrom } from './sources.ts';

/** What is told with it. */
export interface SourcesFrame {
  /** How many lines a screen has, and the command that has all of them. */
  readonly shown: number;
  readonly all: string;
  /** From this share of all on, in percent, one of them is marked in the picture. */
  readonly concentrationPercent: number;
  readonly concentrationFrom: number;
}

/** Where clients came from, for a screen, for Markdown and for a page. */
export function sourcesBlocks(whereFrom: WhereFrom, frame: SourcesFrame, look: Look): Block[] {
  const { came, quarters } = whereFrom;
  const heading: Block = { is: 'heading', text: 'Where clients come from', beside: cameWords(whereFrom) };
  if (came.length === 0) {
    const nobody: Block = {
      is: 'rows',
      rows: [{ cells: ['No client came on these days.'], command: 'refnet log CLIENT --source website' }],
    };
    return apart([heading, nobody]);
  }
  const shown = look.format === 'table' ? frame.shown : Infinity;
  return apart(
    [heading, cameChart(whereFrom, cameTable(came, { ...frame, shown }, look), frame)],
    totalBlocks(whereFrom),
    quarters.length < 2 ? [] : quarterBlocks(quarters),
    quarters.length < 2 ? [] : receivedByQuarter(came, quarters, shown, look),
  );
}

/** `14 received: 9 from 4 partners, 5 through 2 sources`. */
function cameWords({ came: all }: WhereFrom): string {
  const came = eachOnce(all).filter(({ received }) => received > 0);
  const partners = came.filter(({ kind }) => kind === 'partner');
  const sources = came.filter(({ kind }) => kind === 'source');
  const parts = [
    ...(partners.length === 0
      ? []
      : [`${together(partners).received} from ${count(partners.length, 'partner')}`]),
    ...(sources.length === 0
      ? []
      : [`${together(sources).received} through ${count(sources.length, 'source')}`]),
  ];
  return parts.length === 0 ? 'none received' : `${together(came).received} received: ${list(parts, 'and')}`;
}

/** `9 closed, 5 won (56%); 4 introduced earlier; CAD 18,500 closed business`. */
function totalBlocks({ all }: WhereFrom): Block[] {
  if (all.closed === 0) return [];
  const averages = averageBusiness(all);
  const parts = [
    shareWords(all),
    ...(all.introducedEarlier === 0 ? [] : [`${all.introducedEarlier} of them introduced earlier`]),
    ...(all.business.length === 0 ? [] : [`${all.business.map(formatMoney).join(', ')} closed business`]),
    ...(averages.length === 0 ? [] : [`on average ${averages.map(averageWords).join(', ')}`]),
    ...(all.wonWithoutAmount === 0 ? [] : [`${all.wonWithoutAmount} won without an amount`]),
  ];
  return [{ is: 'note', text: `In all ${parts.join('; ')}.` }];
}

/** A partner, a firm, or a source, which says that it is none of them; a partner of a firm stands under it. */
function nameWords({ kind, name }: Came, isUnder: boolean, look: Look): string {
  if (isUnder) return `${look.format === 'table' ? '  ' : '– '}${name}`;
  return kind === 'source' ? `${name} (source)` : name;
}

/** What came from each, a column each. */
function cameColumns<C extends CameCounts>(came: readonly C[]): Column<C>[] {
  return [...originColumns(came), ...averageColumns(came)];
}

interface CameRow extends CameCounts {
  readonly label: string;
}

function rowsOf(came: readonly Came[], look: Look): (CameRow & { readonly came: Came })[] {
  return came.flatMap((each) => [
    { ...each, came: each, label: nameWords(each, false, look) },
    ...each.members.map((member) => ({ ...member, came: member, label: nameWords(member, true, look) })),
  ]);
}

function labelColumn<R extends { readonly label: string }>(heading: string): Column<R> {
  return { key: 'label', heading, value: ({ label }) => label, shrinksTo: 14 };
}

function cameTable(
  came: readonly Came[],
  { shown, all }: Pick<SourcesFrame, 'shown' | 'all'>,
  look: Look,
): Table {
  const listed = rowsOf(came.slice(0, shown), look);
  const rest = came.slice(shown);
  return {
    ...tableOf([labelColumn<CameRow>('From'), ...cameColumns<CameRow>(listed)], listed),
    fitted: true,
    more:
      rest.length === 0 ? undefined : `... ${rest.length} more, ${together(rest).received} received: ${all}`,
  };
}

/** How much came from whom, as a picture with the table behind it; the table alone where nothing came. */
function cameChart({ came, all }: WhereFrom, table: Table, frame: SourcesFrame): Block {
  if (all.received === 0) return table;
  const parts = came
    .filter(({ received }) => received > 0)
    .map(({ kind, name, received }) => ({ name: kind === 'source' ? `${name} (source)` : name, received }));
  const isEnough = all.received >= frame.concentrationFrom;
  return {
    is: 'chart',
    chart: {
      kind: 'concentration',
      title: 'Where clients come from',
      counts:
        'Clients received on these days, from partners, firms of several partners, and sources that are no partner.',
      parts,
      total: all.received,
      isShared: isEnough,
      percent: isEnough ? frame.concentrationPercent : undefined,
    },
    table,
  };
}

/** All of them in each quarter. */
function quarterBlocks(quarters: readonly CameInQuarter[]): Block[] {
  const listed = quarters.map(({ quarter, came, all }) => ({
    ...all,
    label: quarterName(quarter),
    ofPartners: together(eachOnce(came).filter(({ kind }) => kind === 'partner')).received,
  }));
  const isMixed = listed.some(({ ofPartners, received }) => ofPartners !== received);
  const columns = cameColumns(listed)
    .filter(({ key }) => key !== 'open')
    .map(({ legend: _told, ...column }) => column);
  const [received, ...others] = columns;
  const ofPartners: Column<(typeof listed)[number]>[] = isMixed
    ? [
        {
          key: 'ofPartners',
          heading: 'Of partners',
          value: (each) => each.ofPartners,
          align: 'right',
          dropsAt: 1,
        },
      ]
    : [];
  return [
    { is: 'heading', text: 'By quarter' },
    {
      ...tableOf(
        [labelColumn('Quarter'), ...(received === undefined ? [] : [received]), ...ofPartners, ...others],
        listed,
      ),
      fitted: true,
    },
  ];
}

/** So many quarters stand beside each other. */
const QUARTERS_BESIDE = 8;

/** What came from each in each of the last quarters; on a narrow screen the oldest go first. */
function receivedByQuarter(
  came: readonly Came[],
  quarters: readonly CameInQuarter[],
  shown: number,
  look: Look,
): Block[] {
  const last = quarters.slice(-QUARTERS_BESIDE);
  const listed = rowsOf(came.slice(0, shown), look);
  const columns = last.map(({ quarter, came: then }, at): Column<(typeof listed)[number]> => ({
    key: quarterWord(quarter.since),
    heading: shortName(quarter.since),
    value: ({ came: one }) => receivedIn(then, one),
    align: 'right',
    ...(at === last.length - 1 ? {} : { dropsAt: at }),
  }));
  return [
    { is: 'heading', text: 'Received in each quarter' },
    {
      ...tableOf([labelColumn<(typeof listed)[number]>('From'), ...columns], listed),
      fitted: true,
      more: came.length <= shown ? undefined : `... ${came.length - shown} more`,
    },
  ];
}

/** Of a firm what all its partners sent, also where one alone did in that quarter. */
function receivedIn(then: readonly Came[], one: Came): number {
  if (one.kind !== 'firm') return sameIn(then, one)?.received ?? 0;
  return one.members.reduce((sum, member) => sum + (sameIn(then, member)?.received ?? 0), 0);
}

/** `Q3 26`. */
function shortName(since: Day): string {
  return `Q${quarterWord(since).slice(-1)} ${since.slice(2, 4)}`;
}

/** Who or what it is, in data. */
const KEYS: readonly Column<Came>[] = [
  { key: 'partner', value: ({ kind, name }) => (kind === 'partner' ? name : null) },
  { key: 'partnerId', value: ({ origin }) => (origin?.partnerId ? `p${origin.partnerId}` : null) },
  { key: 'source', value: ({ kind, name }) => (kind === 'source' ? name : null) },
];

const FIRM: Column<Came> = {
  key: 'firm',
  value: ({ kind, name, origin }) => (kind === 'firm' ? name : (origin?.firm ?? null)),
};

function plainColumns(came: readonly Came[]): Column<Came>[] {
  return [...KEYS, ...cameColumns(came), FIRM];
}

/** Rows for CSV: everybody, firms of several partners before them, in the period and then in each quarter. */
export function sourcesRows({ came, quarters }: WhereFrom): readonly SourcesRow[] {
  return [
    ...withMembers(came).map((each) => ({ ...each, quarter: null })),
    ...(quarters.length < 2 ? [] : quarters).flatMap(({ quarter, came: then }) =>
      withMembers(then).map((each) => ({ ...each, quarter: quarterWord(quarter.since) })),
    ),
  ];
}

interface SourcesRow extends Came {
  readonly quarter: string | null;
}

export function csvColumns(rows: readonly SourcesRow[]): Column<SourcesRow>[] {
  return [
    ...plainColumns(rows),
    { key: 'kind', value: ({ kind }) => kind },
    { key: 'quarter', value: ({ quarter }) => quarter },
  ];
}

/** Where clients came from, as JSON has it: a public contract. */
export function sourcesAsPlain({ period, came, all, quarters }: WhereFrom): { [key: string]: Plain } {
  return {
    since: period.since,
    until: period.until,
    ...totals(all),
    ...lists(came),
    quarters: quarters.map(({ quarter, came: own, all: allOfThem }) => ({
      quarter: quarterWord(quarter.since),
      since: quarter.since,
      until: quarter.until,
      ...totals(allOfThem),
      ...lists(own, 'open'),
    })),
  };
}

function totals(all: CameCounts): { readonly [key: string]: Plain } {
  return record(
    cameColumns([all]).filter(({ key }) => key !== 'open'),
    all,
  );
}

/** Everybody once, and the totals of firms of several partners. */
function lists(came: readonly Came[], without?: string): { readonly [key: string]: Plain } {
  const known = ({ key }: { readonly key: string }) => key !== without;
  const firms = came.filter(({ kind }) => kind === 'firm');
  return {
    from: eachOnce(came).map((each) => record(plainColumns(came).filter(known), each)),
    firms: firms.map((each) => ({
      firm: each.name,
      partners: each.members.map(({ name }) => name),
      ...record(cameColumns(came).filter(known), each),
    })),
  };
}
