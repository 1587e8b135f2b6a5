import { UTCDateMini } from '@date-fns/utc/date/mini';
import { parse } from 'date-fns/parse';
import { addDays, asDay, dayOfDate, isDay, type Day } from './day.ts';
import { LONGEST, monthNumber, weekdayNumber } from './day-words.ts';
import { inEnglish } from './other-words.ts';
import { list } from '../text/count.ts';
import { remembering } from '../text/remember.ts';

/** Which number comes first in `3/4/2026`: the day (`dmy`) or the month (`mdy`). */
export type DateOrder = 'dmy' | 'mdy';

/** How the days of one column are read. */
export interface DateFormat {
  /** What the column looks like, the usual first, for a message: `YYYY-MM-DD or D/M/YYYY`, `serial numbers`. */
  readonly format: string;
  /** The day of one cell, or undefined when it is none in this format. */
  readonly parse: (text: string) => Day | undefined;
  /**
   * Whether the user must say which of day and month comes first: no value of the column tells, or values
   * contradict each other. Until then `parse` gives undefined where the two orders differ.
   */
  readonly ambiguous: boolean;
  /** A value that can be read both ways, to show when asking; undefined when not ambiguous. */
  readonly example: string | undefined;
  /** The order that cells are read by which could be read in both; undefined where there are none. */
  readonly order?: DateOrder | undefined;
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
  /** The format of what was added so far; `order` is what the user said, and stands above what the cells suggest. */
  decide(order?: DateOrder): DateFormat;
  /** Whether most of the days that can be read in either order would be after `today` in this one. */
  isMostlyAhead(order: DateOrder, today: Day): boolean;
}

/**
 * Finds out how a column of somebody's spreadsheet writes days. Feed `add` every cell in a first pass (it keeps
 * counts, not cells), then `decide()` once, ask the user for the order when the answer is `ambiguous` (and decide
 * again with it), and read the rows with `parse` in a second pass. A few first rows may be enough for a preview,
 * but not for the import: row 900 may be the one that tells 3/4 from 4/3.
 *
 * Read wherever they stand, since they have one meaning: `2026-01-05`, `2026/1/5`, `20260105`, `5 Jan 2024`,
 * `05-Jan-24`, `Jan 5, 2024`, `Fri Jan 5 2024`, `3. Juli 2026`. Read by the order of the column: `1/5/2026`, `1.5.2026`, `1-5-26`.
 * Read when no cell of the column is anything else: the serial numbers of spreadsheets (`45296`, days since
 * 30 December 1899), from 1954 to 2119. A time of day after any of them is left out and its time zone with it: the
 * day is the one written. Two-digit years are 1969 to 2068. Blank cells are passed over.
 */
export function dateSniffer(): DateSniffer {
  const seen: Seen = {
    styles: new Map(),
    dayFirst: 0,
    monthFirst: 0,
    telling: undefined,
    either: undefined,
    both: { dmy: new Map(), mdy: new Map() },
    serials: 0,
    others: 0,
  };
  return {
    add: (text) => addCell(seen, text.trim()),
    decide: (order) => decide(seen, order),
    isMostlyAhead: (order, today) => isMostlyAhead(seen.both[order], today),
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
  /** Cells that are a day only if the day comes first, and only if the month does. */
  dayFirst: number;
  monthFirst: number;
  /** The first cell of either kind. */
  telling: string | undefined;
  /** The first cell that is a different day in each order. */
  either: string | undefined;
  /** How often each day stands there that is another in the other order. */
  readonly both: Readonly<Record<DateOrder, Map<Day, number>>>;
  serials: number;
  /** Cells, not blank, that are no serial number. */
  others: number;
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
  if (mdy === undefined || dmy === undefined) seen.telling ??= cell;
  if (mdy === undefined) seen.dayFirst++;
  else if (dmy === undefined) seen.monthFirst++;
  else if (dmy !== mdy && dmy !== undefined) {
    seen.either ??= cell;
    seen.both.dmy.set(dmy, (seen.both.dmy.get(dmy) ?? 0) + 1);
    seen.both.mdy.set(mdy, (seen.both.mdy.get(mdy) ?? 0) + 1);
  }
}

function isMostlyAhead(days: ReadonlyMap<Day, number>, today: Day): boolean {
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

function decide(seen: Seen, said: DateOrder | undefined): DateFormat {
  if (seen.serials > 0 && seen.others === 0) {
    return { format: 'serial numbers', parse: serialDay, ambiguous: false, example: undefined };
  }
  const order = said ?? orderOf(seen);
  const example = order === undefined ? seen.either : undefined;
  return {
    format: styleName(seen, order),
    parse: (text) => readDay(text, order),
    ambiguous: example !== undefined,
    example,
    order: seen.either === undefined ? undefined : order,
    concluded: said === undefined ? concludedIn(seen, order) : undefined,
  };
}

function concludedIn(
  { dayFirst, monthFirst, telling, either }: Seen,
  order: DateOrder | undefined,
): Concluded | undefined {
  if (order === undefined || telling === undefined || either === undefined) return undefined;
  return { order, by: telling, isAlone: dayFirst + monthFirst === 1, example: either };
}

/** What the cells themselves say; nothing when none tells, or when they contradict each other. */
function orderOf(seen: Seen): DateOrder | undefined {
  if (seen.dayFirst > 0 && seen.monthFirst === 0) return 'dmy';
  return seen.monthFirst > 0 && seen.dayFirst === 0 ? 'mdy' : undefined;
}

/** All that is written there, the usual first; styles of numbers are counted as A/B/YYYY, before the order is known. */
function styleName({ styles }: Seen, order: DateOrder | undefined): string {
  if (styles.size === 0) return 'unknown';
  const orders: readonly DateOrder[] = order === undefined ? ['dmy', 'mdy'] : [order];
  const names = [...styles]
    .toSorted(([, a], [, b]) => b - a)
    .flatMap(([style]) =>
      style.startsWith('A') ? orders.map((each) => style.replace(/A(.)B/, NUMBERS[each])) : [style],
    );
  return list(names, 'or');
}

const NUMBERS: Readonly<Record<DateOrder, string>> = { dmy: 'D$1M', mdy: 'M$1D' };

function readDay(text: string, order: DateOrder | undefined): Day | undefined {
  const cell = text.trim();
  if (isDay(cell)) return cell;
  const numbers = numberedDay(cell);
  if (numbers === undefined) return yearFirst(cell) ?? monthNamed(cell);
  if (order !== undefined) return inOrder(numbers, order);
  const [dmy, mdy] = [inOrder(numbers, 'dmy'), inOrder(numbers, 'mdy')];
  // A cell with one reading is that day, whatever the others say.
  return dmy === undefined || mdy === undefined || dmy === mdy ? (dmy ?? mdy) : undefined;
}

/** Whether a cell that is no day would be one with a year: `28.9.`, `28/9`, `3 Jul`. */
export function lacksYear(cell: string): boolean {
  const text = cell.trim();
  const separator = /^\d{1,2}([-/.])\d{1,2}\1?$/.exec(text)?.[1];
  // A leap year has every day.
  const numbers =
    separator === undefined
      ? undefined
      : numberedDay(`${text.endsWith(separator) ? text.slice(0, -1) : text}${separator}2024`);
  if (numbers === undefined) return text.length <= LONGEST && monthNamed(`${text} 2024`) !== undefined;
  return (inOrder(numbers, 'dmy') ?? inOrder(numbers, 'mdy')) !== undefined;
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
