import type { DateFormat } from '../calendar/date-formats.ts';
import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { isInReach } from '../calendar/reach.ts';
import { readColumnAmount, type DecimalSign } from '../money/amount-formats.ts';
import { readCurrency } from '../money/currency.ts';
import type { Money } from '../money/money.ts';
import type { Direction } from '../referrals/direction.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { remembering } from '../text/remember.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import type { ImportedReferral, ImportRow } from './import.ts';
import { cellFinder, isBlank, type CellFinder, type TrackerColumn } from './tracker-columns.ts';
import { eitherStatus, isSummaryWord, trackerDirection, trackerStatus } from './tracker.ts';

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
    refuseSummary(fields, this.#at);
    const day = this.#day(fields);
    const who = this.#partner(fields);
    const client = this.#client(fields);
    const status = this.#status(fields);
    return {
      line,
      day,
      ...who,
      client,
      need: cleanInput(this.#at(fields, 'need')) || null,
      status,
      closedOn: this.#closedOn(fields, status, day),
      amount: this.#amount(fields),
      note: this.#noteColumns.flatMap((column) => cleanNote(fields[column] ?? '') || []).join('\n') || null,
    };
  }

  #day(fields: readonly string[]): Day {
    const cell = this.#at(fields, 'day');
    if (cell === '') throw new RowError('no day');
    const day = this.#dayOf(cell);
    if (day === undefined) throw new RowError(`day ${quoted(cell)} is no day`);
    if (!isInReach(day)) throw new RowError(`day ${quoted(cell)}, ${formatDay(day)}, is before 1920`);
    if (day > this.#reading.today) {
      throw new RowError(`day ${quoted(cell)}, ${formatDay(day)}, is still to come`);
    }
    return day;
  }

  #partner(fields: readonly string[]): { partner: string; direction: Direction } {
    const from = this.#nameOf(this.#at(fields, 'partner'));
    const to = this.#nameOf(this.#at(fields, 'given-to'));
    if (from !== '' && to !== '') throw new RowError('two partners, one who gave and one who received');
    if (from === '' && to === '') throw new RowError('no partner');
    const cell = this.#at(fields, 'direction');
    const said = cell === '' ? undefined : this.#directionOf(cell);
    if (cell !== '' && said === undefined) {
      throw new RowError(`direction ${quoted(cell)} is neither given nor received`);
    }
    return { partner: from || to, direction: said ?? (to === '' ? this.#usualDirection : 'given') };
  }

  #client(fields: readonly string[]): string | null {
    if (this.#reading.withoutClients) return null;
    const name = cleanInput(this.#at(fields, 'client'));
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
        : `status ${quoted(cell)} may be ${either}; say which with --statuses "${cell}=won"`,
    );
  }

  /** The day of the outcome; until there is one, such a column holds the day it is hoped for. */
  #closedOn(fields: readonly string[], status: Status | null, day: Day): Day | null {
    const cell = this.#at(fields, 'closed');
    if (cell === '' || status === null || !isClosed(status)) return null;
    const closedOn = this.#dayOf(cell);
    const wrong =
      closedOn === undefined
        ? 'no day'
        : closedOn < day
          ? 'before the referral'
          : closedOn > this.#reading.today
            ? 'still to come'
            : undefined;
    if (wrong !== undefined) throw new RowError(`day of the outcome ${quoted(cell)} is ${wrong}`);
    return closedOn ?? null;
  }

  #amount(fields: readonly string[]): Money | null {
    const cell = this.#at(fields, 'value');
    if (cell === '') return null;
    const named = this.#at(fields, 'currency');
    return inRow(() => {
      const currency = named === '' ? this.#currency : readCurrency(named);
      return readColumnAmount(cell, this.#reading.decimals, currency) ?? null;
    });
  }
}

function refuseShifted(fields: readonly string[], width: number): void {
  if (fields.length <= width || isBlank(fields.slice(width))) return;
  throw new RowError(
    `${fields.length} cells where the header has ${width}; a text with a comma in it needs quotation marks`,
  );
}

function refuseSummary(fields: readonly string[], at: CellFinder): void {
  const [day, partner, client] = [at(fields, 'day'), at(fields, 'partner'), at(fields, 'client')];
  if (partner !== '' && client !== '') return;
  if ([fields[0] ?? '', day, partner, client].some(isSummaryWord)) {
    throw new RowError('a total, not a referral');
  }
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
