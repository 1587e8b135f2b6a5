import { formatDate } from '../calendar/day-words.ts';
import { partWith } from '../calendar/period.ts';
import { quarterName } from '../calendar/quarters.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { rows, type Block } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import type { Returns } from './returns.ts';
import type { BesideQuarter, YearBeside } from './this-year.ts';

/** What a table says of a time of which nothing is on record. */
const UNKNOWN = '-';

interface YearRow extends BesideQuarter {
  readonly name: string;
}

/** This year beside last, a row a quarter, and both years to the same day. */
export function yearBlocks(beside: YearBeside | undefined): Block[] {
  if (beside === undefined) return [];
  const { year, yearBefore, quarters, until } = beside;
  const isOver = until === partWith(until, 'year').until;
  const to = isOver ? '' : `both to ${dayAndMonth(beside.until)}`;
  const told: YearRow[] = [
    ...quarters.map((each) => ({ ...each, name: shortName(each) })),
    ...(quarters.length > 1 ? [{ ...beside.whole, name: isOver ? 'Year' : 'Year to date' }] : []),
  ];
  const isBeforeKnown = beside.whole.before !== undefined;
  return [
    {
      is: 'heading',
      text: isBeforeKnown ? `${year} beside ${yearBefore}` : year,
      ...(to === '' ? {} : { beside: isBeforeKnown ? to : to.replace('both ', '') }),
    },
    {
      is: 'chart',
      chart: {
        kind: 'quarters',
        unit: 'introduced',
        title: 'Introduced by quarter',
        counts: `Clients introduced both ways${isBeforeKnown ? `, ${year} beside ${yearBefore}` : `, ${year}`}${to === '' ? '' : `, ${to}`}`,
        year,
        before: yearBefore,
        quarters: quarters.map((each) => ({
          ...quarterParts(each),
          now: each.now === undefined ? undefined : exchanged(each.now),
          before: each.before === undefined ? undefined : exchanged(each.before),
        })),
      },
      table: { ...tableOf(columnsOf(beside, isBeforeKnown), told), fitted: true },
    },
    ...notesOf(beside),
  ];
}

/** `Q1`, `Q4 to 20 Nov`. */
export function shortName({ days }: BesideQuarter): string {
  return quarterName(days).replace(/ \d{4}/, '');
}

/** `Q4`, and what sets it apart from a whole one: `to 20 Nov`. */
function quarterParts(each: BesideQuarter): { quarter: string; part?: string } {
  const [quarter = '', ...part] = shortName(each).split(' ');
  return part.length === 0 ? { quarter } : { quarter, part: part.join(' ') };
}

function dayAndMonth(day: YearBeside['until']): string {
  return formatDate(day).slice(0, -5);
}

export function exchanged({ given, received }: Returns): number {
  return given + received;
}

function columnsOf({ year, yearBefore }: YearBeside, isBeforeKnown: boolean): Column<YearRow>[] {
  const pair = (
    heading: readonly [now: string, before: string],
    legend: readonly [now: string | undefined, before: string | undefined],
    text: (returns: Returns) => string,
    more: Partial<Column<YearRow>> = {},
  ): Column<YearRow>[] =>
    (['now', 'before'] as const)
      .filter((each) => each === 'now' || isBeforeKnown)
      .map((each, at) => ({
        key: heading[at] ?? '',
        heading: heading[at] ?? '',
        value: (row) => (row[each] === undefined ? UNKNOWN : text(row[each])),
        align: 'right',
        ...(legend[at] === undefined ? {} : { legend: legend[at] }),
        ...more,
        ...(more.dropsAt === undefined ? {} : { dropsAt: more.dropsAt - at }),
      }));
  return [
    { key: 'Quarter', heading: 'Quarter', value: ({ name }) => name },
    ...pair([year, yearBefore], ['exchanged', 'exchanged'], (each) => String(exchanged(each))),
    ...pair(['Won', `Won ${yearBefore}`], ['both ways', undefined], ({ outcomes }) => String(outcomes.won), {
      dropsAt: 2,
    }),
    ...pair(
      ['Business', `Business ${yearBefore}`],
      ['closed business from clients received', undefined],
      ({ businessReceived }) => amounts(businessReceived),
      { dropsAt: 4, below: 'named' },
    ),
  ];
}

export function amounts(all: readonly Money[]): string {
  return all.map(formatMoney).join(', ');
}

/** What is not on record, and how to say from when on it is. */
function notesOf({ yearBefore, untilBefore, beforeFrom, whole, quarters }: YearBeside): Block[] {
  const isKnown = whole.before !== undefined;
  const hasGap = quarters.some(({ now, before }) => now === undefined || (isKnown && before === undefined));
  const gap = hasGap ? `; ${UNKNOWN} is not on record` : '';
  if (!isKnown) {
    const to = untilBefore.endsWith('-12-31') ? '' : ` to ${dayAndMonth(untilBefore)}`;
    const text = `nothing is on record of ${yearBefore}${to}${gap}`;
    return rows([{ cells: [text], command: 'refnet config records-since DAY' }]);
  }
  if (beforeFrom === undefined) return [];
  return rows([{ cells: [`${yearBefore} is on record from ${dayAndMonth(beforeFrom)} on${gap}`] }]);
}
