import { UTCDateMini } from '@date-fns/utc/date/mini';
import { parse } from 'date-fns/parse';
import { DATE_ORDERS, orderBySeparator, type DateOrder } from './date-order.ts';
import { addDays, asDay, dayOfDate, isDay, type Day } from './day.ts';
import { LONGEST, monthNumber, weekdayNumber } from './day-words.ts';
import { inEnglish } from './other-words.ts';
import { list } from '../text/count.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { remembering } from '../text/remember.ts';

/** How the days of one column are read. */
export interface DateFormat {
  /** What the column looks like, the usual first, for a message: `YYYY-MM-DD or D/M/YYYY`, `serial numbers`. */
  readonly format: string;
  /** The day of one cell, or undefined when it is none in this format. */
  readonly parse: (text: string) => Day | undefined;
  /** Which comes first in the column, where a cell that is no day would be one the other way round; undefined for any other. */
  readonly turned: (text: string) => DateOrder | undefined;
  /**
   * Whether the user must say which of day and month comes first: no value of the column tells, or values
   * contradict each other. Until then `parse` gives undefined where the two orders differ.
   */
  readonly ambiguous: boolean;
  /** A value that can be read both ways, to show when asking; undefined when not ambiguous. */
  readonly example: string | undefined;
  /** Values of the column contradict each other: no custom of whoever wrote them says how those are read that do not tell. */
  readonly contradicts?: boolean;
  /** The order that cells are read by which could be read in both; undefined where there are none, or where they are mixed. */
  readonly order?: DateOrder | undefined;
  /**
   * The first cell of each order, where cells that could be read in both are read in different ones, by what stands between
   * their numbers; undefined where all are read in one.
   */
  readonly mixed?: readonly string[] | undefined;
  /** The first cell with points that could be read in both orders, and is read by what points say, since no cell tells. */
  readonly byPoints?: string | undefined;
  /** What says the order of cells that could be read in both; undefined where nothing had to. */
  readonly concluded?: Concluded | undefined;
}

/** By which cell of a column the order of day and month is known. */
export interface Concluded {
  readonly order: DateOrder;
  /** The first cell that is a day in this order only. */
  readonly by: string;
  /** No other cell tells. */
  readonly isAlone: boolean;
  /** The first cell that is another day in the other order. */
  readonly example: string;
}

/** Collects the cells of one column and then decides how they are read. */
export interface DateSniffer {
  add(text: string): void;
  /**
   * The format of what was added so far; `order` is what the user said, and stands above what the cells suggest. One that is
   * `assumed` is not of cells with points, which have an order of their own.
   */
  decide(order?: DateOrder, isAssumed?: boolean): DateFormat;
  /** Whether most of the days that are read in whichever order is said would be after `today` in this one. */
  isMostlyAhead(order: DateOrder, today: Day): boolean;
}

/**
 * Finds out how a column of somebody's spreadsheet writes days. Feed `add` every cell in a first pass (it keeps
 * counts, not cells), then `decide()` once, ask the user for the order when the answer is `ambiguous` (and decide
 * again with it), and read the rows with `parse` in a second pass. A few first rows may be enough for a preview,
 * but not for the import: row 900 may be the one that tells 3/4 from 4/3.
 *
 * Read wherever they stand, since they have one meaning: `2026-01-05`, `2026/1/5`, `20260105`, `5 Jan 2024`,
 * `05-Jan-24`, `Jan 5, 2024`, `Fri Jan 5 2024`, `3. Juli 2026`. Read by the order of the column: `1/5/2026`, `1-5-26`; and
 * `1.5.2026`, whose order is one of its own, the day first where no cell with points tells.
 * Read when no cell of the column is anything else: the serial numbers of spreadsheets (`45296`, days since
 * 30 December 1899), from 1954 to 2119. A time of day after any of them is left out and its time zone with it: the
 * day is the one written. Two-digit years are 1969 to 2068. Blank cells are passed over.
 */
export function dateSniffer(): DateSniffer {
  const seen: Seen = { styles: new Map(), numbered: new Map(), serials: 0, others: 0 };
  return {
    add: (text) => addCell(seen, text.trim()),
    decide: (order, isAssumed = false) => decide(seen, order, isAssumed),
    isMostlyAhead: (order, today) => isMostlyAhead(daysIfSaid(seen, order), today),
  };
}

/** As dateSniffer, for cells that are all at hand. */
export function sniffDateFormat(cells: Iterable<string>, order?: DateOrder): DateFormat {
  const sniffer = dateSniffer();
  for (const cell of cells) sniffer.add(cell);
  return sniffer.decide(order);
}

interface Seen {
  /** How many cells look like what. */
  readonly styles: Map<string, number>;
  /** What the cells in numbers tell, by what stands between these: each such form goes by cells of its own. */
  readonly numbered: Map<string, Telling>;
  serials: number;
  /** Cells, not blank, that are no serial number. */
  others: number;
}

/** What cells of one form tell of their order. */
interface Telling {
  /** Cells that are a day only if the day comes first, and only if the month does. */
  dayFirst: number;
  monthFirst: number;
  /** The first cell of either kind. */
  telling: string | undefined;
  /** The first cell that is a different day in each order. */
  either: string | undefined;
  /** How often each day stands there that is another in the other order. */
  readonly both: Readonly<Record<DateOrder, Map<Day, number>>>;
}

const ISO_STYLE = 'YYYY-MM-DD';

function addCell(seen: Seen, cell: string): void {
  if (cell === '') return;
  if (isDay(cell)) {
    seen.others++;
    countStyle(seen, ISO_STYLE);
    return;
  }
  if (serialDay(cell) !== undefined) {
    seen.serials++;
    return;
  }
  seen.others++;
  const numbers = numberedDay(cell);
  if (numbers === undefined) {
    const style = yearFirst(cell) ? ISO_STYLE : monthNamed(cell) ? '5 Jan 2024' : undefined;
    if (style !== undefined) countStyle(seen, style);
    return;
  }
  const [dmy, mdy] = [inOrder(numbers, 'dmy'), inOrder(numbers, 'mdy')];
  if (dmy === undefined && mdy === undefined) return;
  countStyle(seen, numbers.style);
  const form = formIn(seen, numbers.separator);
  if (mdy === undefined || dmy === undefined) form.telling ??= cell;
  if (mdy === undefined) form.dayFirst++;
  else if (dmy === undefined) form.monthFirst++;
  else if (dmy !== mdy) {
    form.either ??= cell;
    form.both.dmy.set(dmy, (form.both.dmy.get(dmy) ?? 0) + 1);
    form.both.mdy.set(mdy, (form.both.mdy.get(mdy) ?? 0) + 1);
  }
}

function formIn({ numbered }: Seen, separator: string): Telling {
  const known = numbered.get(separator);
  if (known !== undefined) return known;
  const form = newTelling();
  numbered.set(separator, form);
  return form;
}

function newTelling(): Telling {
  const both = { dmy: new Map(), mdy: new Map() };
  return { dayFirst: 0, monthFirst: 0, telling: undefined, either: undefined, both };
}

/** The days in one order of all cells that are in whichever is said; each comes as often as it stands there. */
function* daysIfSaid(seen: Seen, order: DateOrder): Generator<[Day, number]> {
  for (const [separator, form] of seen.numbered) {
    if (orderIn(seen, separator, 'dmy', true) !== orderIn(seen, separator, 'mdy', true))
      yield* form.both[order];
  }
}

function isMostlyAhead(days: Iterable<[Day, number]>, today: Day): boolean {
  let [ahead, all] = [0, 0];
  for (const [day, times] of days) {
    all += times;
    if (day > today) ahead += times;
  }
  return ahead * 2 > all;
}

function countStyle(seen: Seen, style: string): void {
  seen.styles.set(style, (seen.styles.get(style) ?? 0) + 1);
}

function decide(seen: Seen, said: DateOrder | undefined, isAssumed: boolean): DateFormat {
  if (seen.serials > 0 && seen.others === 0) {
    return {
      format: 'serial numbers',
      parse: serialDay,
      turned: () => undefined,
      ambiguous: false,
      example: undefined,
    };
  }
  const orders = new Map(SEPARATORS.map((each) => [each, orderIn(seen, each, said, isAssumed)]));
  const open = [...seen.numbered].filter(([, { either }]) => either !== undefined);
  const undecided = open.find(([separator]) => orders.get(separator) === undefined);
  const byOrder = groupedBy(open, ([separator]) => orders.get(separator));
  const [order] = byOrder.keys();
  const examples = [...byOrder.values()].flatMap(([first]) => first?.[1].either ?? []);
  return {
    format: styleName(seen, orders),
    parse: (text) => readDay(text, seen, orders),
    turned: (text) => turnedIn(text, orders),
    ambiguous: undecided !== undefined,
    example: undecided?.[1].either,
    contradicts: undecided !== undefined && contradictsItself(undecided[1]),
    order: byOrder.size > 1 ? undefined : order,
    mixed: byOrder.size > 1 ? examples : undefined,
    byPoints: open.find(([separator, form]) => goesBySeparator(seen, separator, form, said, isAssumed))?.[1]
      .either,
    concluded: said === undefined ? concludedIn(seen, open) : undefined,
  };
}

/** What may stand between the numbers of a day. */
const SEPARATORS = ['-', '/', '.'];

/** The order of the cells with each of them; undefined where nothing tells it. */
type Orders = ReadonlyMap<string, DateOrder | undefined>;

/** The first form whose own cells tell how those are read that could be read in both orders; what its separator says goes without saying. */
function concludedIn(seen: Seen, open: readonly (readonly [string, Telling])[]): Concluded | undefined {
  for (const [separator, { either: example }] of open) {
    const order = orderIn(seen, separator);
    const { dayFirst, monthFirst, telling: by } = tellingOf(seen, separator);
    if (order === undefined || order === orderBySeparator(separator)) continue;
    if (by !== undefined && example !== undefined) {
      return { order, by, isAlone: dayFirst + monthFirst === 1, example };
    }
  }
  return undefined;
}

/**
 * The order of cells with this between their numbers: what was said, what cells of the same form tell, what the separator
 * says by itself, or what cells with another sign than a point tell. Undefined where nothing tells, or cells contradict each
 * other.
 */
function orderIn(seen: Seen, separator: string, said?: DateOrder, isAssumed = false): DateOrder | undefined {
  const form = seen.numbered.get(separator);
  if (said !== undefined && isOpenTo(seen, separator, form, isAssumed)) return said;
  if (form !== undefined && contradictsItself(form)) return said;
  return toldBy(tellingOf(seen, separator)) ?? orderBySeparator(separator);
}

/**
 * Whether what was said of the order is of this form too: not of one with points whose own cells tell otherwise, beside others;
 * nor, where it is only assumed, of any with points beside others.
 */
function isOpenTo(
  { numbered }: Seen,
  separator: string,
  form: Telling | undefined,
  isAssumed: boolean,
): boolean {
  if (orderBySeparator(separator) === undefined) return true;
  if (!isAssumed && form?.telling === undefined) return true;
  return form !== undefined && ![...numbered.keys()].some((each) => orderBySeparator(each) === undefined);
}

/** What tells of the order of a form: its own cells, or those of the other forms that say nothing by themselves. */
function tellingOf({ numbered }: Seen, separator: string): Telling {
  const own = numbered.get(separator);
  if (own?.telling !== undefined || orderBySeparator(separator) !== undefined) return own ?? NOTHING_TOLD;
  const others = [...numbered].filter(([each]) => orderBySeparator(each) === undefined);
  return others.find(([, { telling }]) => telling !== undefined)?.[1] ?? NOTHING_TOLD;
}

const NOTHING_TOLD = newTelling();

function toldBy({ dayFirst, monthFirst }: Telling): DateOrder | undefined {
  if (dayFirst > 0 && monthFirst === 0) return 'dmy';
  return monthFirst > 0 && dayFirst === 0 ? 'mdy' : undefined;
}

function contradictsItself({ dayFirst, monthFirst }: Telling): boolean {
  return dayFirst > 0 && monthFirst > 0;
}

/** Whether nothing but its separator says the order of a form. */
function goesBySeparator(
  seen: Seen,
  separator: string,
  form: Telling,
  said: DateOrder | undefined,
  isAssumed: boolean,
): boolean {
  if (orderBySeparator(separator) === undefined || form.telling !== undefined) return false;
  return said === undefined || !isOpenTo(seen, separator, form, isAssumed);
}

/** All that is written there, the usual first; styles of numbers are counted as A/B/YYYY, before the order is known. */
function styleName({ styles }: Seen, orders: Orders): string {
  if (styles.size === 0) return 'unknown';
  const names = [...styles]
    .toSorted(([, a], [, b]) => b - a)
    .flatMap(([style]) => {
      if (!style.startsWith('A')) return [style];
      const order = orders.get(style.charAt(1));
      const either: readonly DateOrder[] = order === undefined ? DATE_ORDERS : [order];
      return either.map((each) => style.replace(/A(.)B/, NUMBERS[each]));
    });
  return list(names, 'or');
}

const NUMBERS: Readonly<Record<DateOrder, string>> = { dmy: 'D$1M', mdy: 'M$1D' };

function readDay(text: string, { numbered }: Seen, orders: Orders): Day | undefined {
  const cell = text.trim();
  if (isDay(cell)) return cell;
  const numbers = numberedDay(cell);
  if (numbers === undefined) return yearFirst(cell) ?? monthNamed(cell);
  const [form, order] = [numbered.get(numbers.separator), orders.get(numbers.separator)];
  // Where cells say now this and now that, one that has one reading is that day.
  const isTold = order !== undefined && (form === undefined || !contradictsItself(form));
  if (isTold) return inOrder(numbers, order);
  const [dmy, mdy] = [inOrder(numbers, 'dmy'), inOrder(numbers, 'mdy')];
  if (dmy === undefined || mdy === undefined || dmy === mdy) return dmy ?? mdy;
  return order === undefined ? undefined : { dmy, mdy }[order];
}

function turnedIn(text: string, orders: Orders): DateOrder | undefined {
  const numbers = numberedDay(text.trim());
  if (numbers === undefined) return undefined;
  const order = orders.get(numbers.separator);
  const [only, ...others] = DATE_ORDERS.filter((each) => inOrder(numbers, each) !== undefined);
  return only === undefined || only === order || others.length > 0 ? undefined : order;
}

/** Whether a cell is written as a day in numbers is, be it one or not: it is nobody's name and no number to call. */
export function looksLikeNumberedDay(cell: string): boolean {
  const text = cell.trim().replace(TIME, '');
  return /^(?:\d{1,2}([-/.])\d{1,2}(?:\1(?:\d{4}|\d{2})?)?|\d{4}([-/.])\d{1,2}\2\d{1,2})$/.test(text);
}

/** Whether a cell that is no day would be one with a year: `28.9.`, `28/9`, `3 Jul`. */
export function lacksYear(cell: string): boolean {
  const text = cell.trim();
  // A leap year has every day.
  const whole = withYear(text, '2024');
  const numbers = numberedDay(whole);
  if (numbers === undefined) return text.length <= LONGEST && monthNamed(whole) !== undefined;
  return (inOrder(numbers, 'dmy') ?? inOrder(numbers, 'mdy')) !== undefined;
}

/** Whether a cell is written as a month of a year, without a day: `Mar 2023`, `Mar '23`, `3/2023`, `2023-03`. */
export function lacksDay(cell: string): boolean {
  const text = cell.trim();
  if (/^(?:(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d{2}|(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2]))$/.test(text))
    return true;
  return text.length <= LONGEST && /^\p{L}/u.test(text) && monthNamed(`1 ${text}`) !== undefined;
}

/** A day without a year with that one, as it is written: `28.9.2024`, `3 Jul 2024`. */
export function withYear(text: string, year: string): string {
  const separator = /^\d{1,2}([-/.])\d{1,2}\1?$/.exec(text)?.[1];
  if (separator === undefined) return `${text} ${year}`;
  return `${text.endsWith(separator) ? text.slice(0, -1) : text}${separator}${year}`;
}

/** Whether a text is written as a day, with its year or without; undefined for any other. */
export function saysDay(text: string): 'whole' | 'without year' | undefined {
  if (lacksYear(text)) return 'without year';
  const isWhole = numberedDay(text) !== undefined || (yearFirst(text) ?? monthNamed(text)) !== undefined;
  return isWhole ? 'whole' : undefined;
}

const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;
const SERIAL_ZERO = asDay('1900-01-01');

function serialDay(text: string): Day | undefined {
  const match = /^(\d{5})(?:\.\d+)?$/.exec(text.trim());
  const serial = Number(match?.[1]);
  // Serial 1 is 1 January 1900, but spreadsheets count a 29 February 1900 that never was.
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? addDays(SERIAL_ZERO, serial - 2) : undefined;
}

/** Two digits of a year are those within fifty years of this one: 1969 to 2068, as POSIX has it. */
const REFERENCE = new UTCDateMini(2019, 0, 1);

/** Reads `format: text`, the format as date-fns writes it; undefined where the text is no day of that format. */
const readAs = remembering((both: string): Day | undefined => {
  const at = both.indexOf(':');
  return dayOfDate(parse(both.slice(at + 1), both.slice(0, at), REFERENCE));
});

const TIME = /(?:[T ]|, ?| at )\d{1,2}[:.]\d{2}.*$/s;

function yearFirst(cell: string): Day | undefined {
  const day = cell.replace(TIME, '');
  const separator = /^\d{4}([-/.])/.exec(day)?.[1];
  if (separator !== undefined) return readAs(`yyyy${separator}M${separator}d:${day}`);
  const compact = /^(\d{8})(?:T\d{4}.*)?$/s.exec(cell);
  return compact ? readAs(`yyyyMMdd:${compact[1]}`) : undefined;
}

interface NumberedDay {
  readonly text: string;
  readonly separator: string;
  readonly year: string;
  readonly style: string;
}

function numberedDay(cell: string): NumberedDay | undefined {
  const text = cell.replace(TIME, '');
  const match = /^\d{1,2}([-/.])\d{1,2}\1(\d{4}|\d{2})$/.exec(text);
  if (!match) return undefined;
  const [, separator = '', year = ''] = match;
  return { text, separator, year, style: `A${separator}B${separator}${'Y'.repeat(year.length)}` };
}

function inOrder({ text, separator, year }: NumberedDay, order: DateOrder): Day | undefined {
  const [first, second] = order === 'dmy' ? ['d', 'M'] : ['M', 'd'];
  return readAs(`${[first, second, yearFormat(year)].join(separator)}:${text}`);
}

const YEAR = String.raw`['\u2019]?(\d{4}|\d{2})`;
const DAY_THEN_MONTH = new RegExp(
  String.raw`^(?:([a-z]+) )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+) ${YEAR}$`,
);
const MONTH_THEN_DAY = new RegExp(String.raw`^(?:([a-z]+) )?([a-z]+) (\d{1,2})(?:st|nd|rd|th)? ${YEAR}$`);

function monthNamed(cell: string): Day | undefined {
  const words = wordsOf(cell);
  const english = monthNamedIn(words) === undefined ? inEnglish(words) : undefined;
  return monthNamedIn(english ?? words);
}

function wordsOf(cell: string): string {
  return cell
    .slice(0, 100)
    .replace(TIME, '')
    .toLowerCase()
    .replace(/(?<=[a-z\d])[-/](?=[a-z\d])/g, ' ')
    .replace(/(?<=[a-z])\.|\.(?=\s)/g, ' ')
    .replace(/[\s,]+/g, ' ');
}

function monthNamedIn(words: string): Day | undefined {
  const dayFirst = DAY_THEN_MONTH.exec(words);
  const match = dayFirst ?? MONTH_THEN_DAY.exec(words);
  if (!match || (match[1] !== undefined && weekdayNumber(match[1]) === undefined)) return undefined;
  const [dayOfMonth, name = ''] = dayFirst ? [match[2], match[3]] : [match[3], match[2]];
  // date-fns takes a single letter for a month too, and knows no "sept".
  if (monthNumber(name) === undefined) return undefined;
  return readAs(`d MMM ${yearFormat(match[4])}:${dayOfMonth} ${name.slice(0, 3)} ${match[4]}`);
}

function yearFormat(year = ''): string {
  return 'y'.repeat(year.length);
}
