import { lacksYear, type DateFormat } from '../calendar/date-formats.ts';
import { formatDay } from '../calendar/day-words.ts';
import { isDay, type Day } from '../calendar/day.ts';
import { isInReach } from '../calendar/reach.ts';
import { readColumnAmount, type DecimalSign } from '../money/amount-formats.ts';
import { readCurrency } from '../money/currency.ts';
import { money, type Money } from '../money/money.ts';
import { parseAmount } from '../money/parse-amount.ts';
import type { Direction } from '../referrals/direction.ts';
import { currencyOf, valueField, type Amounts, type Collected } from '../referrals/referral.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { remembering } from '../text/remember.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import type { ImportedReferral, ImportRow, OwnFacts } from './import.ts';
import type { OwnMeaning } from './own-list.ts';
import { cellFinder, isBlank, type CellFinder, type TrackerColumn } from './tracker-columns.ts';
import { eitherStatus, trackerDirection, trackerStatus } from './tracker.ts';

/** How the cells of a scanned tracker are to be read. */
export interface Reading {
  dates: DateFormat;
  decimals: DecimalSign | undefined;
  /** The currency of amounts that name none. */
  currency: string;
  /** Which way the rows go that do not say so themselves. */
  direction: Direction;
  /** The last day that a referral may have. */
  today: Day;
  /** A person's own words for statuses, above those that are known. */
  statuses: ReadonlyMap<string, Status>;
  withoutClients: boolean;
}

/** Why a row cannot be imported; names no client. */
class RowError extends Error {}

/** Reads the rows of one tracker: each is a referral, or rejected with the reason. Cells that come again are remembered. */
export class RowReader {
  readonly #reading: Reading;
  readonly #width: number;
  readonly #at: CellFinder;
  readonly #noteColumns: readonly number[];
  /** A list of refnet's own. */
  readonly #isOwn: boolean;
  /** The currency that the heading of the amounts names, or else the one of the reading. */
  readonly #currency: string;
  /** The direction of a partner in the column of partners. */
  readonly #usualDirection: Direction;
  readonly #dayOf: (cell: string) => Day | undefined;
  readonly #statusOf: (cell: string) => Status | undefined;
  readonly #directionOf = remembering(trackerDirection);
  readonly #nameOf = remembering(cleanInput);

  constructor(columns: readonly TrackerColumn[], reading: Reading) {
    this.#reading = reading;
    this.#width = columns.length;
    this.#at = cellFinder(columns);
    this.#noteColumns = columns.flatMap(({ meaning }, index) => (meaning === 'note' ? [index] : []));
    this.#isOwn = columns.some(({ meaning }) => meaning === 'partner-number');
    this.#currency = columns.find(({ meaning }) => meaning === 'value')?.currency ?? reading.currency;
    const bothWays = ['partner', 'given-to'].every((each) => columns.some(({ meaning }) => meaning === each));
    this.#usualDirection = bothWays ? 'received' : reading.direction;
    this.#dayOf = remembering(reading.dates.parse);
    this.#statusOf = remembering((cell) => trackerStatus(cell, reading.statuses));
  }

  read(line: number, fields: readonly string[]): ImportRow {
    try {
      return { cells: fields, referral: this.#referral(line, fields) };
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      return { cells: fields, rejected: { line, reason: error.message } };
    }
  }

  #referral(line: number, fields: readonly string[]): ImportedReferral {
    refuseShifted(fields, this.#width);
    const day = this.#day(fields);
    const who = this.#partner(fields);
    const client = this.#client(fields);
    const status = this.#status(fields);
    const closedOn = this.#closedOn(fields, status, day);
    const own = this.#isOwn ? this.#own(fields, { day, closedOn, ...who }) : undefined;
    return {
      line,
      day,
      ...who,
      client,
      need: cleanInput(this.#at(fields, 'need')) || null,
      status,
      closedOn,
      amount: own === undefined ? this.#amount(fields, 'value') : own[valueField(status ?? 'new')],
      note: this.#noteColumns.flatMap((column) => cleanNote(fields[column] ?? '') || []).join('\n') || null,
      ...(own === undefined ? {} : { own }),
    };
  }

  #day(fields: readonly string[]): Day {
    const cell = this.#at(fields, 'day');
    if (cell === '') throw new RowError('no day');
    const day = this.#dayOf(cell);
    if (day === undefined) throw new RowError(`day ${quoted(cell)} ${whyNoDay(cell)}`);
    if (!isInReach(day)) throw new RowError(`day ${quoted(cell)}, ${formatDay(day)}, is before 1920`);
    if (day > this.#reading.today) {
      throw new RowError(`day ${quoted(cell)}, ${formatDay(day)}, is still to come`);
    }
    return day;
  }

  #partner(fields: readonly string[]): Pick<ImportedReferral, 'partner' | 'source' | 'direction'> {
    const from = this.#nameOf(this.#at(fields, 'partner'));
    const to = this.#nameOf(this.#at(fields, 'given-to'));
    if (from !== '' && to !== '') throw new RowError('two partners, one who gave and one who received');
    const source = this.#nameOf(this.#at(fields, 'own-source'));
    if (source !== '' && from + to !== '') throw new RowError('a partner and a source');
    if (source === '' && from === '' && to === '') throw new RowError('no partner');
    const cell = this.#at(fields, 'direction');
    const said = cell === '' ? undefined : this.#directionOf(cell);
    if (cell !== '' && said === undefined) {
      throw new RowError(`direction ${quoted(cell)} is neither given nor received`);
    }
    if (source !== '') {
      if (said === 'given') throw new RowError('given to a source, which only sends clients');
      return { partner: null, source, direction: 'received' };
    }
    return { partner: from || to, direction: said ?? (to === '' ? this.#usualDirection : 'given') };
  }

  #client(fields: readonly string[]): string | null {
    if (this.#reading.withoutClients) return null;
    const name = cleanInput(this.#at(fields, 'client'));
    // In a list of refnet's own it was not known, or forgotten.
    if (name === '' && this.#isOwn) return null;
    if (name === '') throw new RowError('no client');
    return name;
  }

  #status(fields: readonly string[]): Status | null {
    const cell = this.#at(fields, 'status');
    if (cell === '') return null;
    const status = this.#statusOf(cell);
    if (status !== undefined) return status;
    const either = eitherStatus(cell);
    throw new RowError(
      either === undefined
        ? `status ${quoted(cell)} is not known; say what it means with --statuses`
        : `status ${quoted(cell)} may be ${either}; say which with --statuses "${cell}=${either.split(' or ')[0]}"`,
    );
  }

  /** The day of the outcome; until there is one, such a column holds the day it is hoped for. */
  #closedOn(fields: readonly string[], status: Status | null, day: Day): Day | null {
    const cell = this.#at(fields, 'closed');
    if (cell === '' || status === null || !isClosed(status)) return null;
    return this.#dayFrom(cell, 'day of the outcome', day, 'the referral');
  }

  /** A day that is neither before another one nor still to come. */
  #dayFrom(cell: string, what: string, first: Day, ofWhat: string): Day {
    const read = this.#dayOf(cell);
    const wrong =
      read === undefined
        ? whyNoDay(cell)
        : read < first
          ? `is before ${ofWhat}`
          : read > this.#reading.today
            ? 'is still to come'
            : undefined;
    if (read === undefined || wrong !== undefined) throw new RowError(`${what} ${quoted(cell)} ${wrong}`);
    return read;
  }

  /** What only a list of refnet's own says. */
  #own(
    fields: readonly string[],
    { day, closedOn, direction }: Pick<ImportedReferral, 'day' | 'closedOn' | 'direction'>,
  ): OwnFacts {
    const text = (meaning: OwnMeaning) => cleanInput(this.#at(fields, meaning)) || null;
    const toGiver = (meaning: OwnMeaning) => (direction === 'received' ? this.#at(fields, meaning) : '');
    const [thanked, told] = [toGiver('thanked'), toGiver('told')];
    const amounts = {
      estimate: this.#amount(fields, 'estimate'),
      agreed: this.#amount(fields, 'agreed'),
      invoiced: this.#amount(fields, 'invoiced'),
    };
    return {
      uuid: text('uuid'),
      partnerNumber: this.#at(fields, 'partner-number'),
      reason: cleanNote(this.#at(fields, 'reason')) || null,
      consent: consentOf(this.#at(fields, 'consent')),
      introduction: text('introduction'),
      ...amounts,
      collected: this.#collected(fields, amounts),
      thankedOn: thanked === '' ? null : this.#dayFrom(thanked, 'day of the thanks', day, 'the referral'),
      thankedHow: cleanInput(toGiver('thanked-how')) || null,
      toldOn: told === '' ? null : this.#dayFrom(told, 'day of telling', closedOn ?? day, 'the outcome'),
      fit: fitOf(this.#at(fields, 'fit')),
    };
  }

  /** What came in; as for a collection that is typed, all of it is in one currency, and no more went back than came in. */
  #collected(fields: readonly string[], amounts: Amounts): Collected[] {
    const all = collectedOf(this.#at(fields, 'collected'), this.#reading.today);
    const currency = currencyOf(amounts) ?? all[0]?.amount.currency;
    const other = all.find(({ amount }) => amount.currency !== currency);
    if (other !== undefined) {
      throw new RowError(`collected ${other.amount.currency} for a referral in ${currency ?? 'none'}`);
    }
    if (all.reduce((sum, { amount }) => sum + amount.minor, 0) < 0) {
      throw new RowError('more went back than was collected');
    }
    return all;
  }

  #amount(fields: readonly string[], meaning: 'value' | 'estimate' | 'agreed' | 'invoiced'): Money | null {
    const cell = this.#at(fields, meaning);
    if (cell === '') return null;
    const named = this.#at(fields, 'currency');
    return inRow(() => {
      const currency = named === '' ? this.#currency : readCurrency(named);
      return readColumnAmount(cell, this.#reading.decimals, currency) ?? null;
    });
  }
}

const ONE_COLLECTED = /^(\d{4}-\d\d-\d\d) ([A-Z]{3}) (-?)(\d+(?:\.\d+)?)(?: ("(?:[^"\\]|\\.)*"))?(?:; |$)/;

/** `2026-05-05 CAD 500.00 "by cheque"; 2026-06-05 CAD -100.00`: every collection, as refnet lists them. */
function collectedOf(cell: string, today: Day): Collected[] {
  const all: Collected[] = [];
  for (let rest = cell; rest !== '';) {
    const [whole, onDay = '', currency = '', minus, digits = '', said] = ONE_COLLECTED.exec(rest) ?? [];
    if (whole === undefined || !isDay(onDay)) {
      throw new RowError(
        `collected ${quoted(cell)} is no list like "2026-05-05 CAD 500.00; 2026-06-05 CAD 80.00"`,
      );
    }
    if (onDay > today) throw new RowError(`day of what was collected ${quoted(onDay)} is still to come`);
    const { minor } = inRow(() => parseAmount(digits, { currency: readCurrency(currency) }));
    all.push({
      onDay,
      amount: money(minus === '-' ? -minor : minor, currency),
      note: noteIn(said),
    });
    rest = rest.slice(whole.length);
  }
  return all;
}

function noteIn(said: string | undefined): string | null {
  try {
    return said === undefined ? null : cleanNote(String(JSON.parse(said))) || null;
  } catch {
    throw new RowError(`the note ${said ?? ''} beside what was collected cannot be read`);
  }
}

function consentOf(cell: string): boolean | null {
  if (cell === '') return null;
  if (/^(?:true|yes)$/i.test(cell)) return true;
  if (/^(?:false|no)$/i.test(cell)) return false;
  throw new RowError(`consent ${quoted(cell)} is neither yes nor no`);
}

function fitOf(cell: string): number | null {
  if (cell === '') return null;
  if (/^[1-5]$/.test(cell)) return Number(cell);
  throw new RowError(`fit ${quoted(cell)} is no number from 1 to 5`);
}

function refuseShifted(fields: readonly string[], width: number): void {
  if (fields.length <= width || isBlank(fields.slice(width))) return;
  throw new RowError(
    `${fields.length} cells where the header has ${width}; a text with a comma in it needs quotation marks`,
  );
}

/** Runs `work` on one cell; what it says is wrong becomes the reason why the row is rejected. */
function inRow<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new RowError(`amount: ${error.message.replace(/\.$/, '')}`);
  }
}

/** In a file no year is guessed: it may be of last year, or of ten years ago. */
function whyNoDay(cell: string): string {
  return lacksYear(cell) ? 'says no year; write the year with it' : 'is no day';
}
