import { amountSniffer, readColumnAmount, type DecimalSign } from '../money/amount-formats.ts';
import { dateSniffer, type DateFormat, type DateSniffer } from '../calendar/date-formats.ts';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError } from '../text/errors.ts';
import type { ImportedReferral, ImportRow } from './import.ts';
import type { Money } from '../money/money.ts';
import { quoted } from '../text/quoted.ts';
import { readCurrency } from '../money/currency.ts';
import { isSummaryWord, trackerDirection, trackerStatus, type Meaning } from './tracker.ts';
import { readCsv } from './csv.io.ts';
import { CsvError } from './csv-error.ts';
import type { CsvRecord } from './csv-parser.io.ts';
import { remembering } from '../text/remember.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import { SAVE_AS_CSV, type ByteSource } from './source.io.ts';
import {
  checkHeader,
  columnsOf,
  isHeader,
  unrecognized,
  type Mapping,
  type TrackerColumn,
} from './tracker-columns.io.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import type { Direction } from '../referrals/direction.ts';

/** A header stands among so many first lines; before it there may be a title, notes, blank lines. */
const HEADER_WITHIN = 30;

/** What a first reading of a tracker finds out about its columns. */
export interface TrackerScan {
  /** The line of the header, from 1. */
  headerLine: number;
  columns: TrackerColumn[];
  /** Rows beneath the header that are not blank. */
  rows: number;
  days: DateSniffer;
  decimals: DecimalSign | undefined;
}

export interface ScanOptions {
  mapping: Mapping;
  /** Clients' names are not to be read, so there need be no column of them. */
  withoutClients: boolean;
}

/** Reads the whole file once: which line is the header, what its columns are, and how they write days and amounts. */
export function scanTracker(source: ByteSource, options: ScanOptions): TrackerScan {
  const lines: TrackerColumn[][] = [];
  let scan: Scanning | undefined;
  for (const { line, fields } of recordsOf(source)) {
    if (scan !== undefined) {
      scan.add(fields);
      continue;
    }
    const columns = columnsOf(fields, options.mapping);
    lines.push(columns);
    if (isHeader(columns)) scan = new Scanning(line, columns);
    else if (lines.length === HEADER_WITHIN) break;
  }
  if (scan === undefined) throw unrecognized(lines, options.mapping);
  checkHeader(scan.columns, options.mapping, options.withoutClients);
  return scan.result();
}

/** The records of the file; what cannot be read as CSV is a UserError that names the file. */
function* recordsOf(source: ByteSource): Generator<CsvRecord> {
  try {
    yield* readCsv(source.chunks());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const hints = error.reason === 'binary' || error.reason === 'encoding' ? SAVE_AS_CSV : [];
    throw new UserError(`${quoted(source.name)}: ${error.message}`, { hints, cause: error });
  }
}

/** What is noticed row by row. */
class Scanning {
  readonly columns: TrackerColumn[];
  readonly #headerLine: number;
  readonly #days = dateSniffer();
  readonly #amounts = amountSniffer();
  readonly #at: CellFinder;
  readonly #open: { column: number; filled: number; directions: number }[];
  #rows = 0;

  constructor(headerLine: number, columns: TrackerColumn[]) {
    this.#headerLine = headerLine;
    this.columns = columns;
    this.#at = cellFinder(columns);
    this.#open = columns.flatMap(({ orDirection }, column) =>
      orDirection ? [{ column, filled: 0, directions: 0 }] : [],
    );
  }

  add(fields: readonly string[]): void {
    if (isBlank(fields)) return;
    this.#rows += 1;
    const amount = this.#at(fields, 'value');
    if (amount !== '') this.#amounts.add(amount);
    for (const column of this.#open) {
      const cell = (fields[column.column] ?? '').trim();
      if (cell === '') continue;
      column.filled += 1;
      if (trackerDirection(cell) !== undefined) column.directions += 1;
    }
    // The day of a sum or a heading repeated is no day, and must not stand against those that are.
    if (this.#at(fields, 'partner') === '' && this.#at(fields, 'given-to') === '') return;
    this.#days.add(this.#at(fields, 'day'));
    this.#days.add(this.#at(fields, 'closed'));
  }

  result(): TrackerScan {
    this.#settleOpenColumns();
    return {
      headerLine: this.#headerLine,
      columns: this.columns,
      rows: this.#rows,
      days: this.#days,
      decimals: this.#amounts.decide(),
    };
  }

  #settleOpenColumns(): void {
    const has = (meaning: Meaning) =>
      this.columns.some((column) => column.meaning === meaning && !column.orDirection);
    for (const { column: index, filled, directions } of this.#open) {
      const column = this.columns[index];
      if (column === undefined) continue;
      const isDirection = filled > 0 && directions === filled;
      const meaning = isDirection ? 'direction' : 'need';
      column.meaning = has(meaning) ? undefined : meaning;
      column.orDirection = false;
    }
  }
}

type CellFinder = (fields: readonly string[], meaning: Meaning) => string;

function cellFinder(columns: readonly TrackerColumn[]): CellFinder {
  const places = new Map<Meaning, number>();
  columns.forEach(({ meaning }, index) => {
    if (meaning !== undefined && !places.has(meaning)) places.set(meaning, index);
  });
  return (fields, meaning) => {
    const place = places.get(meaning);
    return place === undefined ? '' : (fields[place] ?? '').trim();
  };
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field === '' || field.trim() === '');
}

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

/** Reads the file again, row by row: each is a referral, or rejected with the reason. Blank rows are passed over. */
export function* trackerRows(source: ByteSource, scan: TrackerScan, reading: Reading): Generator<ImportRow> {
  const readRow = rowReader(scan, reading);
  for (const { line, fields } of recordsOf(source)) {
    if (line <= scan.headerLine || isBlank(fields)) continue;
    try {
      yield { cells: fields, referral: readRow(line, fields) };
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      yield { cells: fields, rejected: { line, reason: error.message } };
    }
  }
  source.refuseChanged();
}

/** Why a row cannot be imported; names no client. */
class RowError extends Error {}

function rowReader(
  scan: TrackerScan,
  reading: Reading,
): (line: number, fields: readonly string[]) => ImportedReferral {
  const at = cellFinder(scan.columns);
  const noteColumns = scan.columns.flatMap(({ meaning }, index) => (meaning === 'note' ? [index] : []));
  const columnCurrency = scan.columns.find(({ meaning }) => meaning === 'value')?.currency;
  const dayOf = remembering(reading.dates.parse);
  const statusOf = remembering((text) => trackerStatus(text, reading.statuses));
  const directionOf = remembering(trackerDirection);
  const nameOf = remembering(cleanInput);
  const bothWays = ['partner', 'given-to'].every((each) =>
    scan.columns.some(({ meaning }) => meaning === each),
  );

  const readDay = (fields: readonly string[]): Day => {
    const cell = at(fields, 'day');
    if (cell === '') throw new RowError('no day');
    const day = dayOf(cell);
    if (day === undefined) throw new RowError(`day ${quoted(cell)} is no day`);
    if (day > reading.today) throw new RowError(`day ${quoted(cell)}, ${formatDay(day)}, is still to come`);
    return day;
  };

  const readPartner = (fields: readonly string[]): { partner: string; direction: Direction } => {
    const from = nameOf(at(fields, 'partner'));
    const to = nameOf(at(fields, 'given-to'));
    if (from !== '' && to !== '') throw new RowError('two partners, one who gave and one who received');
    if (from === '' && to === '') throw new RowError('no partner');
    const cell = at(fields, 'direction');
    const said = cell === '' ? undefined : directionOf(cell);
    if (cell !== '' && said === undefined) {
      throw new RowError(`direction ${quoted(cell)} is neither given nor received`);
    }
    const byColumn = to !== '' ? 'given' : bothWays ? 'received' : reading.direction;
    return { partner: from === '' ? to : from, direction: said ?? byColumn };
  };

  const readStatus = (fields: readonly string[]): Status | null => {
    const cell = at(fields, 'status');
    if (cell === '') return null;
    const status = statusOf(cell);
    if (status !== undefined) return status;
    throw new RowError(`status ${quoted(cell)} is not known; say what it means with --statuses`);
  };

  const readClosedOn = (fields: readonly string[], status: Status | null, day: Day): Day | null => {
    const cell = at(fields, 'closed');
    // Until there is an outcome such a column holds the day it is hoped for.
    if (cell === '' || status === null || !isClosed(status)) return null;
    const closedOn = dayOf(cell);
    if (closedOn === undefined) throw new RowError(`day of the outcome ${quoted(cell)} is no day`);
    if (closedOn < day) throw new RowError(`day of the outcome ${quoted(cell)} is before the referral`);
    if (closedOn > reading.today) throw new RowError(`day of the outcome ${quoted(cell)} is still to come`);
    return closedOn;
  };

  const amountOf = (cell: string, named: string): Money | null => {
    const currency = named === '' ? (columnCurrency ?? reading.currency) : inRow(() => readCurrency(named));
    return inRow(() => readColumnAmount(cell, reading.decimals, currency)) ?? null;
  };

  const client = (fields: readonly string[]): string | null => {
    if (reading.withoutClients) return null;
    const name = cleanInput(at(fields, 'client'));
    if (name === '') throw new RowError('no client');
    return name;
  };

  return (line, fields) => {
    refuseShifted(fields, scan.columns.length);
    if (isSummary(fields, at)) throw new RowError('a total, not a referral');
    const day = readDay(fields);
    const who = readPartner(fields);
    const clientName = client(fields);
    const status = readStatus(fields);
    const amount = at(fields, 'value');
    return {
      line,
      day,
      ...who,
      client: clientName,
      need: cleanInput(at(fields, 'need')) || null,
      status,
      closedOn: readClosedOn(fields, status, day),
      amount: amount === '' ? null : amountOf(amount, at(fields, 'currency')),
      note: noteColumns.flatMap((column) => cleanNote(fields[column] ?? '') || []).join('\n') || null,
    };
  };
}

function refuseShifted(fields: readonly string[], columns: number): void {
  if (fields.length <= columns || isBlank(fields.slice(columns))) return;
  throw new RowError(
    `${fields.length} cells where the header has ${columns}; a text with a comma in it needs quotation marks`,
  );
}

function isSummary(fields: readonly string[], at: CellFinder): boolean {
  const named = at(fields, 'partner') !== '' && at(fields, 'client') !== '';
  return (
    !named &&
    [fields[0] ?? '', at(fields, 'day'), at(fields, 'partner'), at(fields, 'client')].some(isSummaryWord)
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

/** The headings that a file most likely has, for a message about columns; none where no line looks like a header. */
export function likelyHeadings(source: ByteSource): string[] {
  const lines: string[][] = [];
  for (const { fields } of recordsOf(source)) {
    lines.push(fields.map(cleanInput).filter((heading) => heading !== ''));
    if (lines.length === HEADER_WITHIN) break;
  }
  return lines.find((headings) => headings.length > 1) ?? [];
}
