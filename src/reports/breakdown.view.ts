import { hoursWords } from '../advice/costs-words.ts';
import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { comparedWords } from '../calendar/period-compared.ts';
import { partWith, periodWords, type Period } from '../calendar/period.ts';
import type { Plain } from '../kinds/type.ts';
import { formatMoney } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import { conversionOf } from '../referrals/origins.ts';
import { apart, rows, type Block, type Table, type TableColumn } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import type { MirroredBars } from '../screen/chart.ts';
import { record, type Look } from '../screen/list.view.ts';
import { count } from '../text/count.ts';
import { capitalized } from '../text/capitalized.ts';
import { firstFew } from '../text/first-few.ts';
import { displayWidth } from '../text/width.ts';
import { barsChart } from './charts.view.ts';
import { eachOnce, isFewToCompare, type Before, type Breakdown, type Line, type Size } from './breakdown.ts';
import { coverOfDays, coverRow } from './cover.view.ts';
import { moneyChange, shareChange, signed, signedMoney } from './change.ts';
import type { Grouping } from './groups.ts';
import type { CountedSection, Measure } from './measures.ts';
import type { Tally } from './tally.ts';

/** What is told with a breakdown. */
export interface BreakdownFrame {
  readonly part: CountedSection;
  /** Other parts stand beside it. */
  readonly isAmong: boolean;
  readonly measures: readonly Measure[];
  /** How many lines a screen has. */
  readonly shown: number;
  /** The command that has all of them. */
  readonly all: string;
  /** What notes the fact that the last group lacks, for the first partner of it. */
  readonly mends: string | undefined;
  readonly counted: CountedBy;
  /** Groups as a page pictures them; undefined where it does not. */
  readonly bars: MirroredBars['rows'] | undefined;
  readonly today: Day;
  /** Why rounded lines do not add up to the whole; nothing where they do. */
  readonly rounding: string;
  /** What is said where nothing is counted. */
  readonly empty: string;
}

/** What a group is called, and one partner. */
const HEADINGS: Readonly<Record<Grouping, string>> = {
  profession: 'Profession',
  business: 'Firm',
  tag: 'Tag',
  stage: 'Stage',
  region: 'Region',
};

/** The breakdown for a screen, for Markdown and for a page. */
export function breakdownBlocks(breakdown: Breakdown, frame: BreakdownFrame, look: Look): readonly Block[] {
  const { before, lines, by } = breakdown;
  const isCompared = before !== undefined && before.covered !== 'none';
  const heading: Block = {
    is: 'heading',
    text: headingOf(frame.part, by),
    ...(isCompared ? { beside: `beside ${wordsOf(before, breakdown.period)}` } : {}),
  };
  if (lines.length === 0) {
    return [...rows([{ cells: [frame.empty] }]), ...beforeCover(before, breakdown.period)];
  }
  return apart(
    isCompared ? totalBlocks(breakdown, frame, look) : [],
    [heading, pictured(breakdown, frame, lineTable(breakdown, frame, look))],
    notes([
      isCompared && breakdown.lines.slice(0, frame.shown).some((line) => isToldNew(line, frame))
        ? NEW_NOTE
        : '',
      isCompared ? fewNote(breakdown.total, frame.counted) : '',
      severalNote(breakdown),
    ]),
    beforeCover(before, breakdown.period),
    notes([frame.rounding]),
    mendRow(frame, by),
  );
}

/** What each part is called here. */
const COUNTED_NAMES: Readonly<Record<CountedSection, string>> = {
  volume: 'Given and received',
  reciprocity: 'Reciprocity',
  conversion: 'Won of those closed',
  costs: 'Costs',
  sources: 'Where clients come from',
};

/** What a part is called above its lines: `Costs, by business`, so that several parts are told apart. */
function headingOf(part: CountedSection, by: Grouping | undefined): string {
  return part === 'sources' ? COUNTED_NAMES[part] : `${COUNTED_NAMES[part]}, by ${by ?? 'partner'}`;
}

/** What a part counts above all: `introduced`. */
type CountedBy = { readonly word: string; readonly size: Size } | undefined;

/** Where numbers are small; nothing where they are not. */
function fewNote(line: Line, counted: CountedBy): string {
  return counted !== undefined && isFewToCompare(line, counted.size)
    ? `Fewer than 5 ${counted.word} in one of the two: a difference says little.`
    : '';
}

const NEW_NOTE = 'New: none before, the first on record is of this period.';

/** Whether a count of it, or of one under it, is told as new. */
function isToldNew(line: Line, { measures }: Pick<BreakdownFrame, 'measures'>): boolean {
  return [line, ...line.members].some((each) =>
    measures.some((measure) => measure.heading !== undefined && changeOf(measure, each) === 'new'),
  );
}

function notes(texts: readonly string[]): Block[] {
  const said = texts.filter((text) => text !== '');
  return said.length === 0 ? [] : [{ is: 'note', text: said.join(' ') }];
}

function wordsOf({ period: then, having }: Before, period: Period): string {
  return comparedWords(then, period, having);
}

/** How far the record reaches back to what it is compared with; nothing where it does. */
function beforeCover(before: Before | undefined, period: Period): Block[] {
  if (before === undefined) return [];
  const { covered, recordsSince } = before;
  const words = wordsOf(before, period);
  return covered === 'none'
    ? coverRow(words, covered, recordsSince)
    : coverOfDays(words, before.period, recordsSince);
}

function severalNote({ several, by }: Breakdown): string {
  if (several.length === 0) return '';
  const [verb, tags] = several.length === 1 ? ['counts', 'tags'] : ['count', 'tags'];
  return `${firstFew(several, 3)} ${verb} under each of several ${by === 'tag' ? tags : `${by}s`}; in all, everybody counts once.`;
}

function mendRow({ mends }: BreakdownFrame, by: Grouping | undefined): Block[] {
  if (mends === undefined || by === undefined) return [];
  return rows([{ cells: [`Without a ${by}`], command: mends }]);
}

/** Everything that is counted of all, a row a measure: now, before and what changed. */
function totalBlocks(breakdown: Breakdown, frame: BreakdownFrame, look: Look): Block[] {
  const { total, before, period } = breakdown;
  if (total.before === undefined || before === undefined) return [];
  const heading: Block[] = frame.isAmong ? [{ is: 'heading', text: COUNTED_NAMES[frame.part] }] : [];
  const table = totalTable(total, frame.measures, before, period);
  return [...heading, look.format === 'html' ? changeUnder(table) : table];
}

/** The last of the four columns of {@link totalTable} under the numbers that changed, for which a phone has the room. */
function changeUnder(table: Table): Table {
  const [measure, now, before, change] = table.columns;
  if (measure === undefined || now === undefined || before === undefined || change === undefined)
    return table;
  const heading = `${now.heading}, change`;
  return { ...table, columns: [measure, { ...now, heading, under: change.cells }, before] };
}

/** What one line comes to, a row a measure: now, before and what changed. */
function totalTable(line: Line, measures: readonly Measure[], before: Before, period: Period): Table {
  const told = measures
    .filter((measure) => isSomethingIn(measure, line))
    .flatMap((measure) => byCurrency(measure, line));
  const columns: Column<Measure>[] = [
    {
      key: 'measure',
      heading: line.partner === undefined ? 'In all' : 'Counted',
      value: ({ called, heading, key }) => called ?? heading ?? capitalized(inWords(key)),
      shrinksTo: 8,
    },
    {
      key: 'now',
      heading: nameOf(period),
      value: (measure) => textBeside(measure, line.now, line.before),
      align: 'right',
    },
    {
      key: 'before',
      heading: nameOfBefore(before, period),
      value: (measure) => (line.before === undefined ? '' : textBeside(measure, line.before, line.now)),
      align: 'right',
    },
    { key: 'change', heading: 'Change', value: (measure) => changeOf(measure, line), align: 'right' },
  ];
  return { ...tableOf(columns, told), fitted: true };
}

/** Amounts in several currencies a row each. */
function byCurrency(measure: Measure, line: Line): readonly Measure[] {
  if (measure.is !== 'money') return [measure];
  const known = [line.now, ...(line.before === undefined ? [] : [line.before])].flatMap(measure.of);
  const currencies = [...new Set(known.flatMap(({ minor, currency }) => (minor === 0 ? [] : currency)))];
  return currencies.toSorted().map((own) => ({
    ...measure,
    of: (tally) => measure.of(tally).filter(({ currency }) => currency === own),
  }));
}

/** One line beside the period before, with what is to be said of the two. */
export function lineBlocks(
  line: Line,
  measures: readonly Measure[],
  before: Before,
  period: Period,
  counted: CountedBy,
): readonly Block[] {
  const isNothing = !measures.some((measure) => isSomethingIn(measure, line));
  return apart(
    isNothing
      ? rows([{ cells: [`Nothing counted in ${line.before === undefined ? 'this' : 'either'} period.`] }])
      : [totalTable(line, measures, before, period)],
    notes([fewNote(line, counted)]),
    beforeCover(before, period),
  );
}

/** One line beside the period before, as JSON has it: a public contract. */
export function lineAsPlain(
  line: Line,
  measures: readonly Measure[],
  before: Before,
  { since, until }: Period,
): { [key: string]: Plain } {
  return {
    since,
    until,
    before: beforeAsPlain(before),
    ...record([...PARTNER_KEYS, IS_NEW, ...measureColumns(measures, true)], line),
  };
}

/** A measure a row, for CSV. */
export function comparedColumns(line: Line): Column<Measure>[] {
  const { before } = line;
  return [
    { key: 'measure', value: ({ key }) => key },
    { key: 'now', value: (measure) => plainOf(measure, line.now) },
    { key: 'before', value: (measure) => (before === undefined ? null : plainOf(measure, before)) },
    { key: 'change', value: (measure) => plainChange(measure, line) },
  ];
}

/** `introducedEarlier` as words. */
function inWords(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The period itself, above its column: `Q3`, `Q4 so far`, `2025`, `12 months`. */
function nameOf(period: Period): string {
  const { since, until, part, length } = period;
  if (length !== undefined) return count(length.n, length.unit);
  if (part === 'year') return since.slice(0, 4);
  if (part === 'month')
    return `${formatDate(since).split(' ')[1] ?? ''}${until < partWith(since, part).until ? ' so far' : ''}`;
  return /, (Q\d.*)$/.exec(periodWords(period))?.[1] ?? 'This period';
}

/** What it is compared with, above its column. */
function nameOfBefore(before: Before, period: Period): string {
  if (before.period.part !== undefined) return capitalized(wordsOf(before, period));
  return before.having === 'year' ? 'A year before' : 'Before';
}

function isSomethingIn(measure: Measure, { now, before }: Line): boolean {
  return isSomething(measure, now) || (before !== undefined && isSomething(measure, before));
}

/** Nothing of it, nor of what it is a part of. */
function isBlank(measure: Measure, tally: Tally): boolean {
  return !isSomething(measure, tally) && (measure.within?.(tally) ?? 0) === 0;
}

function isSomething(measure: Measure, tally: Tally): boolean {
  switch (measure.is) {
    case 'count':
    case 'minutes':
      return measure.of(tally) !== 0;
    case 'share':
      return conversionOf(measure.of(tally)) !== undefined;
    case 'money':
      return measure.of(tally).some(({ minor }) => minor !== 0);
  }
}

/** A measure in words beside that of another period: nothing is told as zero where there is something in the other. */
function textBeside(measure: Measure, tally: Tally, other: Tally | undefined): string {
  const text = textOf(measure, tally);
  if (text !== '' || other === undefined || !isSomething(measure, other)) return text;
  switch (measure.is) {
    case 'minutes':
      return hoursWords(0);
    case 'money':
      return measure
        .of(other)
        .filter(({ minor }) => minor !== 0)
        .map(({ currency }) => formatMoney({ minor: 0, currency }))
        .join(', ');
    case 'count':
    case 'share':
      return text;
  }
}

/** A measure in words; nothing for nothing. */
function textOf(measure: Measure, tally: Tally): string {
  switch (measure.is) {
    case 'count':
      return String(measure.of(tally));
    case 'minutes':
      return measure.of(tally) === 0 ? '' : hoursWords(measure.of(tally));
    case 'share': {
      const share = conversionOf(measure.of(tally));
      return share === undefined ? '' : `${share}%`;
    }
    case 'money':
      return measure
        .of(tally)
        .filter(({ minor }) => minor !== 0)
        .map(formatMoney)
        .join(', ');
  }
}

/** `+3`, `-1`, `same`, `new` of a count; nothing where there is nothing in either period, or a share says nothing. */
function changeOf(measure: Measure, { now, before, isNew }: Line): string {
  if (before === undefined) return '';
  if (!isSomething(measure, now) && !isSomething(measure, before)) return '';
  if (isNew && measure.is === 'count') return isSomething(measure, now) ? 'new' : '';
  switch (measure.is) {
    case 'count':
      return signed(measure.of(now) - measure.of(before));
    case 'minutes':
      return signedMinutes(measure.of(now) - measure.of(before));
    case 'share': {
      const change = shareChange(measure.of(now), measure.of(before));
      return change === undefined ? '' : change === 0 ? 'same' : `${signed(change)} points`;
    }
    case 'money':
      return signedMoney(moneyChange(measure.of(now), measure.of(before)));
  }
}

function signedMinutes(change: number): string {
  return change === 0 ? 'same' : `${change > 0 ? '+' : '-'}${hoursWords(Math.abs(change))}`;
}

/** A row of the table: a line, or one of the members listed under a group. */
interface TableRow extends Line {
  readonly isUnder: boolean;
  /** Partners of a group of whom anything is told. */
  readonly partners: number | undefined;
}

/** A firm of several has them under it; one partner of a firm stands beside its name. */
function rowsOf(breakdown: Breakdown): TableRow[] {
  return breakdown.lines.flatMap((line) => {
    const { by } = breakdown;
    const partners = by === undefined ? undefined : line.members.length;
    const own: TableRow = { ...line, isUnder: false, partners };
    const hasFirms = by === undefined || by === 'business';
    const isListed = hasFirms && line.label !== undefined && line.members.length > 1;
    return isListed
      ? [own, ...line.members.map((member) => ({ ...member, isUnder: true, partners: undefined }))]
      : [own];
  });
}

/** The group of those of whom nothing is noted. */
export const NONE_NOTED = 'none noted';

/** How a line is called: a firm with its only partner. */
function labelOf(row: TableRow, by: Grouping | undefined, look: Look): string {
  if (row.label === undefined) return NONE_NOTED;
  const [only] = row.members;
  if (row.isUnder) return `${look.format === 'table' ? '  ' : '– '}${row.label}`;
  return by === 'business' && row.members.length === 1 && only !== undefined
    ? `${row.label} (${only.label ?? ''})`
    : row.label;
}

function lineTable(breakdown: Breakdown, frame: BreakdownFrame, look: Look): Table {
  const { by, total, lines } = breakdown;
  const shown = lines.slice(0, frame.shown);
  const rest = lines.slice(frame.shown);
  const listed: TableRow[] = [
    ...rowsOf({ ...breakdown, lines: shown }),
    ...(by === undefined ? [] : [{ ...total, isUnder: false, partners: partnersIn(total) }]),
  ];
  const named: Column<TableRow> = {
    key: 'name',
    heading: by === undefined ? (frame.part === 'sources' ? 'From' : 'Partner') : HEADINGS[by],
    value: (row) => labelOf(row, by, look),
    shrinksTo: 18,
  };
  const partners: Column<TableRow> = {
    key: 'partners',
    heading: 'Partners',
    value: (row) => row.partners ?? '',
    align: 'right',
    dropsAt: 0,
    legend: 'those with anything on these days',
  };
  const isUnder = look.format === 'html' && total.before !== undefined;
  const counted = frame.measures.map((measure) => ({
    measure,
    columns: screenColumns(measure, breakdown, listed, look),
  }));
  const before = [named, ...(by === undefined ? [] : [partners])];
  const table = tableOf([...before, ...counted.flatMap(({ columns }) => columns)], listed);
  const changes = counted
    .filter(({ columns }) => columns.length > 0)
    .map(({ measure }) => listed.map((row) => changeOf(measure, row)));
  const withChange = (column: TableColumn, at: number): TableColumn => {
    const under = isUnder ? changes[at - before.length] : undefined;
    return under === undefined ? column : { ...column, under };
  };
  return {
    ...table,
    columns: table.columns.map(withChange),
    fitted: true,
    more: rest.length === 0 ? undefined : `... ${restWords(rest, frame.counted)}: ${frame.all}`,
  };
}

/** `12 more, 34 introduced`: the lines that a screen leaves out. */
function restWords(rest: readonly Line[], counted: CountedBy): string {
  if (counted === undefined) return `${rest.length} more`;
  const sum = rest.reduce((total, { now }) => total + counted.size(now), 0);
  return `${rest.length} more, ${sum} ${counted.word}`;
}

/** Groups as mirrored bars, the table behind them; the table alone where there is no picture of it. */
function pictured({ period, by }: Breakdown, { bars, today }: BreakdownFrame, table: Table): Block {
  if (bars === undefined || by === undefined) return table;
  const picture = barsChart(bars, { period, today, rowsAre: by === 'business' ? 'firm' : by }, table);
  return { ...picture, chart: { ...picture.chart, title: `Given and received by ${by}` } };
}

function partnersIn(total: Line): number {
  return total.members.filter(({ partner }) => partner !== undefined).length;
}

/**
 * A measure as a column; compared, with its change: numbers in the same one, amounts in one of its own; without it where it
 * stands under the number.
 */
function screenColumns(
  measure: Measure,
  breakdown: Breakdown,
  listed: readonly TableRow[],
  look: Look,
): Column<TableRow>[] {
  const { key, legend, dropsAt, isAside = false } = measure;
  const heading = columnHeading(measure, breakdown.by);
  const anything = listed.some(
    (line) => !isBlank(measure, line.now) || (line.before !== undefined && !isBlank(measure, line.before)),
  );
  if (heading === undefined || isAside || (!anything && dropsAt !== undefined)) return [];
  const more = { key, heading, align: 'right' as const, ...(legend === undefined ? {} : { legend }) };
  const drops = dropsAt === undefined ? {} : { dropsAt };
  const now = (row: TableRow) => (isLeftOut(measure, row) ? '' : textBeside(measure, row.now, row.before));
  if (breakdown.total.before === undefined || look.format === 'html') {
    return [{ ...more, value: now, ...drops }];
  }
  if (measure.is === 'money') {
    return [
      { ...more, value: now, dropsAt: 1 },
      {
        key: `${key}Change`,
        heading: measure.change ?? `Change of ${(measure.heading ?? heading).toLowerCase()}`,
        value: (row) => changeOf(measure, row),
        align: 'right',
        ...drops,
      },
    ];
  }
  return [{ ...more, value: besideChange(measure, listed, look), ...drops }];
}

/** Beside firms "Business" would say two things. */
function columnHeading(measure: Measure, by: Grouping | undefined): string | undefined {
  const saysTwo = by === 'business' && measure.is === 'money' && measure.key === 'closedBusiness';
  return saysTwo ? measure.called : measure.heading;
}

/** Of a column that may go, what is nothing now and was nothing before is not told. */
function isLeftOut(measure: Measure, { now, before }: TableRow): boolean {
  return (
    measure.dropsAt !== undefined &&
    isBlank(measure, now) &&
    (before === undefined || !isSomething(measure, before))
  );
}

/** The number of a row with its change beside it; changes stand below each other where that can be seen. */
function besideChange(measure: Measure, listed: readonly TableRow[], look: Look): (row: TableRow) => string {
  // Only where signs are equally wide does room between the two put them below each other.
  const isAligned = look.format === 'table' && look.plain !== true;
  const widest = Math.max(0, ...listed.map((row) => displayWidth(changeOf(measure, row))));
  return (row) => {
    const change = changeOf(measure, row);
    if (change === '' && isBlank(measure, row.now)) return '';
    const text = textBeside(measure, row.now, row.before);
    if (isAligned) return `${text} ${change.padStart(widest)}`;
    return change === '' ? text : `${text} (${change})`;
  };
}

/** A line as data: each measure, and compared the same before and its change. */
function measureColumns(measures: readonly Measure[], isCompared: boolean): Column<Line>[] {
  return measures.flatMap((measure): Column<Line>[] => {
    const { key } = measure;
    const now: Column<Line> = { key, value: (line) => plainOf(measure, line.now) };
    if (!isCompared) return [now];
    return [
      now,
      {
        key: `${key}Before`,
        value: ({ before }) => (before === undefined ? null : plainOf(measure, before)),
      },
      { key: `${key}Change`, value: (line) => plainChange(measure, line) },
    ];
  });
}

function plainOf(measure: Measure, tally: Tally): Plain {
  switch (measure.is) {
    case 'count':
    case 'minutes':
      return measure.of(tally);
    case 'share':
      return conversionOf(measure.of(tally)) ?? null;
    case 'money':
      return measure.of(tally).map(plainMoney);
  }
}

function plainChange(measure: Measure, { now, before }: Line): Plain {
  if (before === undefined) return null;
  switch (measure.is) {
    case 'count':
    case 'minutes':
      return measure.of(now) - measure.of(before);
    case 'share':
      return shareChange(measure.of(now), measure.of(before)) ?? null;
    case 'money':
      return moneyChange(measure.of(now), measure.of(before)).map(plainMoney);
  }
}

const IS_NEW: Column<Line> = { key: 'isNew', value: (line) => line.isNew };

const PARTNER_KEYS: readonly Column<Line>[] = [
  {
    key: 'partner',
    value: ({ partner, source, label, members }) =>
      partner?.name ?? (source === undefined && members.length === 0 ? (label ?? null) : null),
  },
  { key: 'partnerId', value: ({ partner }) => (partner === undefined ? null : `p${partner.id}`) },
];

const SOURCE: Column<Line> = { key: 'source', value: ({ source }) => source ?? null };

/** What one line is of: a partner, or also a source where sources are told. */
function keysOf({ lines }: Breakdown): readonly Column<Line>[] {
  return lines.some(({ source }) => source !== undefined) ? [...PARTNER_KEYS, SOURCE] : PARTNER_KEYS;
}

/** As JSON has it: a public contract. */
export function breakdownAsPlain(
  breakdown: Breakdown,
  { part, measures }: BreakdownFrame,
): { [key: string]: Plain } {
  const { period, by, before, total, lines, several } = breakdown;
  const counted = measureColumns(measures, before !== undefined);
  const isNew: Column<Line>[] = before === undefined ? [] : [IS_NEW];
  const partner = (line: Line) => record([...keysOf(breakdown), ...isNew, ...counted], line);
  const firm = (line: Line) => ({
    firm: line.label ?? null,
    partners: line.members.map(({ label = '' }) => label),
    ...record([...isNew, ...counted], line),
  });
  return {
    since: period.since,
    until: period.until,
    ...(before === undefined ? {} : { before: beforeAsPlain(before) }),
    ...(by === undefined ? {} : { by }),
    totals: { partners: partnersIn(total), ...record(counted, total) },
    ...(by === undefined
      ? {
          partners: eachOnce(lines).map(partner),
          ...(part === 'sources' ? { firms: lines.filter(isFirm).map(firm) } : {}),
        }
      : {
          groups: lines.map((line) => ({
            group: line.label ?? null,
            partners: line.members.length,
            ...record([...isNew, ...counted], line),
            members: line.members.map(partner),
          })),
          inSeveral: several,
        }),
  };
}

function isFirm({ members }: Line): boolean {
  return members.length > 0;
}

/** What a row of CSV is of; a group and its partners, added up, would count twice. */
function kindOf(line: Line, by: Grouping | undefined): string {
  if (line.partner !== undefined) return 'partner';
  if (line.source !== undefined) return 'source';
  if (!isFirm(line)) return 'broadcasts';
  return by === undefined ? 'firm' : 'group';
}

/** What it is compared with, as JSON has it. */
function beforeAsPlain({ period, covered, recordsSince }: Before): Plain {
  return { since: period.since, until: period.until, covered, recordsSince };
}

/** Rows for CSV: partners; groups, a firm followed by its partners. */
export function breakdownRows(breakdown: Breakdown): readonly Line[] {
  return rowsOf(breakdown);
}

export function csvColumns(breakdown: Breakdown, { measures }: BreakdownFrame): Column<Line>[] {
  const { by, before, lines } = breakdown;
  const counted = measureColumns(measures, before !== undefined);
  const isOne = (line: Line) => line.partner !== undefined;
  const firmOf = (line: Line) =>
    line.partner === undefined
      ? undefined
      : lines.find(({ members }) => members.some(({ partner }) => partner?.id === line.partner?.id));
  const firm: Column<Line> = {
    key: 'firm',
    value: (line) => (isFirm(line) ? line : firmOf(line))?.label ?? null,
  };
  const own: Column<Line>[] =
    by === undefined
      ? [...keysOf(breakdown), ...(lines.some(isFirm) ? [firm] : [])]
      : [
          { key: by, value: (line) => (isOne(line) ? firmOf(line)?.label : line.label) ?? null },
          ...(by === 'business'
            ? [{ key: 'partner', value: ({ partner }: Line) => partner?.name ?? null }]
            : []),
          { key: 'partners', value: (line) => (isOne(line) ? null : line.members.length) },
          {
            key: 'names',
            value: (line) => (isOne(line) ? null : line.members.map(({ label }) => label ?? null)),
          },
        ];
  return [
    ...own,
    ...(before === undefined ? [] : [IS_NEW]),
    ...counted,
    { key: 'kind', value: (line) => kindOf(line, by) },
  ];
}
