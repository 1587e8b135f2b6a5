/** Reading the cells of one row: what is wrong with any of them is noted, and the next one read. */
import { lacksDay, lacksYear, looksLikeNumberedDay, type DateFormat } from '../calendar/date-formats.ts';
import { whyNoDayIn } from '../calendar/no-such-day.ts';
import type { Day } from '../calendar/day.ts';
import { isInReach } from '../calendar/reach.ts';
import { readColumnAmount } from '../money/amount-formats.ts';
import type { DecimalSign } from '../money/typed-amount.ts';
import { readCurrency } from '../money/currency.ts';
import { AmountTooLarge, type Money } from '../money/money.ts';
import { AmountCellError, type CellFault } from '../money/tracker-amount.ts';
import { count, list } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { isWrittenWith, saysRupees } from '../money/currencies-in-column.ts';
import { isNobody } from '../partners/nobody.ts';
import { remembering } from '../text/remember.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import { LINE, NOTE, tooLong } from '../text/too-long.ts';
import type { Fault } from './import.ts';
import { amountAt, type AmountPlace, type CellFinder, type ColumnMeaning } from './tracker-columns.ts';

/** A value that was read, or what is wrong with the cell. */
type Read<V> = { readonly value: V } | Pick<Fault, 'fault' | 'cell' | 'onScreen'>;

/** The columns that hold amounts. */
type AmountColumn = 'value' | 'estimate' | 'agreed' | 'invoiced';

/** What the cells of days and amounts are read by. */
export interface CellRules {
  readonly dates: Pick<DateFormat, 'parse' | 'turned'>;
  readonly decimals: DecimalSign | undefined;
  /** The columns of amounts of a meaning. */
  readonly amounts: (column: AmountColumn) => readonly AmountPlace[];
  /** The currency of amounts that name none. */
  readonly currency: string;
  /** The last day that anything may have happened. */
  readonly today: Day;
}

/** The cells of the row that is read now. */
export class RowCells {
  fields: readonly string[] = [];
  faults: Fault[] = [];
  /** Why the row is to be passed over, where it is. */
  leftOut: string | undefined;
  readonly today: Day;
  readonly #at: CellFinder;
  readonly #saysNothing = remembering(
    (cell: string) => cell === '' || (isNobody(cell) && !/[1-9]/.test(cell)),
  );
  readonly #dayOf: (cell: string) => Read<Day>;
  readonly #amountOf: (cell: string) => Read<Money | null>;
  readonly #rules: CellRules;

  constructor(at: CellFinder, rules: CellRules) {
    this.#at = at;
    this.#rules = rules;
    this.today = rules.today;
    this.#amountOf = remembering((cell) => readAmount(cell, rules.decimals, rules.currency));
    this.#dayOf = remembering((cell) => readDay(cell, rules));
  }

  /** Goes on to another row. */
  begin(fields: readonly string[]): void {
    this.fields = fields;
    this.faults = [];
    this.leftOut = undefined;
  }

  /** The cell of a column, trimmed; empty where there is none. */
  at(column: ColumnMeaning): string {
    return this.#at(this.fields, column);
  }

  /** Notes a fault of the row; gives nothing, to stand for the value that could not be read. */
  fault(column: ColumnMeaning | null, fault: string): undefined {
    this.faults.push({ column, fault });
    return undefined;
  }

  /** The same for a word that is to be asked about. */
  open(column: ColumnMeaning, fault: string): undefined {
    this.faults.push({ column, fault, open: true });
    return undefined;
  }

  /** Notes that the row is to be passed over; gives nothing, to stand for what it would be. */
  leaveOut(why: string): undefined {
    this.leftOut ??= why;
    return undefined;
  }

  /** A line of text, or null where the cell is empty. */
  text(column: ColumnMeaning): string | null {
    return this.fitting(column, cleanInput(this.at(column)), LINE) || null;
  }

  /** A text of several lines, or null. */
  note(column: ColumnMeaning): string | null {
    return this.fitting(column, cleanNote(this.at(column)), NOTE) || null;
  }

  /** The text as it is; what is too long to be kept is noted. */
  fitting(column: ColumnMeaning, text: string, most: number): string {
    const why = tooLong(text, most);
    if (why !== undefined) this.fault(column, why);
    return text;
  }

  value<V>(column: ColumnMeaning, read: Read<V>): V | undefined {
    if ('value' in read) return read.value;
    this.faults.push({ column, ...read });
    return undefined;
  }

  /** The day of the row. */
  day(): Day | undefined {
    const cell = this.at('day');
    return this.#saysNothing(cell) ? this.fault('day', 'no day') : this.value('day', this.#dayOf(cell));
  }

  /** A day that has been; undefined where the cell is empty, is none, or is still to come. */
  pastDay(column: ColumnMeaning): Day | undefined {
    const cell = this.at(column);
    const read = cell === '' ? undefined : this.#dayOf(cell);
    return read === undefined || 'fault' in read ? undefined : read.value;
  }

  /** The day of a later step, which is not before `first`; null where the cell is empty or cannot be read. */
  dayFrom(column: ColumnMeaning, first: Day | undefined, ofWhat: string): Day | null {
    const cell = this.at(column);
    return this.#saysNothing(cell) ? null : this.dayOf(column, cell, { first, ofWhat });
  }

  /** A day by its text, whether or not it is still to come; undefined for none. */
  asDay(text: string): Day | undefined {
    return this.#rules.dates.parse(text);
  }

  /** The same for a text of that column. */
  dayOf(
    column: ColumnMeaning,
    text: string,
    { first, ofWhat }: { first: Day | undefined; ofWhat: string },
  ): Day | null {
    const day = this.value(column, this.#dayOf(text));
    if (day === undefined) return null;
    if (first !== undefined && day < first) this.fault(column, `before ${ofWhat}`);
    return day;
  }

  amount(column: AmountColumn): Money | null {
    const [cell, ofColumn] = this.#amountCell(column);
    if (!/\d/.test(cell) && this.#saysNothing(cell)) return null;
    if (ofColumn !== undefined)
      return this.value(column, readAmount(cell, this.#rules.decimals, ofColumn)) ?? null;
    const named = this.at('currency');
    if (this.#saysNothing(named)) return this.value(column, this.#amountOf(cell)) ?? null;
    const isOfTheirs = saysRupees(named) && isWrittenWith('\u20a8', this.#rules.currency);
    const currency = isOfTheirs ? this.#rules.currency : currencyOf(named);
    if (currency === undefined) {
      // A row has several amounts, and one currency.
      if (!this.faults.some((each) => each.column === 'currency')) this.fault('currency', 'not a currency');
      return null;
    }
    return this.value(column, readAmount(cell, this.#rules.decimals, currency)) ?? null;
  }

  /** The amount of a row, with its currency where columns have one each: it stands in one of them. */
  #amountCell(column: AmountColumn): [cell: string, currency: string | undefined] {
    const places = this.#rules.amounts(column);
    const [first, second] = places;
    if (first === undefined) return ['', undefined];
    if (second === undefined) return [amountAt(this.fields, first), undefined];
    const filled = places.filter((place) => /[1-9]/.test(amountAt(this.fields, place)));
    const [taken = places.find((place) => amountAt(this.fields, place) !== '') ?? first] = filled;
    if (filled.length > 1) {
      const headings = filled.map(({ heading }) => quoted(heading));
      this.fault(column, `${count(filled.length, 'amount')}, under ${list(headings, 'and')}; write one`);
    }
    return [amountAt(this.fields, taken), taken.currency];
  }
}

function readDay(cell: string, { dates, today }: CellRules): Read<Day> {
  const day = dates.parse(cell);
  if (day === undefined) return faulty(cell, whyNone(cell, dates));
  const why = whyNotThen(day, today);
  return why === undefined ? { value: day } : faulty(cell, why);
}

function faulty(cell: string, fault: string): Read<never> {
  return looksLikeNumberedDay(cell) || lacksDay(cell) ? { fault, cell } : { fault };
}

function whyNotThen(day: Day, today: Day): string | undefined {
  if (!isInReach(day)) return day < '1920' ? 'before 1920' : 'after 2199';
  return day > today ? 'still to come' : undefined;
}

function whyNone(cell: string, { turned }: Pick<DateFormat, 'turned'>): string {
  // In a file no year is guessed: it may be of last year, or of ten years ago.
  if (lacksYear(cell)) return 'says no year; write the year with it';
  if (lacksDay(cell)) return 'says no day; write the day with it, like 15 Mar 2023';
  const order = turned(cell);
  if (order !== undefined) return `not a day with the ${order === 'dmy' ? 'day' : 'month'} first`;
  const why = looksLikeNumberedDay(cell) ? whyNoDayIn(cell) : undefined;
  return why === undefined ? 'not a day' : `not a day: ${why}`;
}

function currencyOf(cell: string): string | undefined {
  try {
    return readCurrency(cell);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** A number with a small word beside it, `5000 (retainer)`: no number of a phone, and nobody. */
const NUMBER_AND_WORD = /^\p{Sc}?\d{1,4}(?:[.,']?\d{3})?(?:[.,]\d{1,2})?[ ([-]{0,3}\p{Ll}{1,12}[)\]]?$/u;

function readAmount(cell: string, decimals: DecimalSign | undefined, currency: string): Read<Money | null> {
  try {
    return { value: readColumnAmount(cell, decimals, currency) ?? null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const fault = amountFault(error, currency);
    return NUMBER_AND_WORD.test(cell) ? { fault, cell } : { fault, onScreen: cell };
  }
}

/** What is wrong with an amount, without the cell: that may say anything, which a terminal alone is shown. */
function amountFault(error: UserError, currency: string): string {
  if (error instanceof AmountTooLarge) return 'too large to be kept exactly';
  const fault = error instanceof AmountCellError ? error.fault : error.readings && 'two readings';
  return fault === undefined ? 'not an amount' : AMOUNT_FAULTS[fault](currency);
}

const AMOUNT_FAULTS: Record<CellFault, (currency: string) => string> = {
  'below zero': () => 'below zero',
  'two readings': () =>
    'can be read two ways, as the point may begin decimals; --decimals says which it does',
  'more decimals': (currency) => `more decimals than ${currency} has`,
};
