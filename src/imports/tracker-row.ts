import type { DateFormat } from '../calendar/date-formats.ts';
import type { Day } from '../calendar/day.ts';
import type { DecimalSign } from '../money/amount-formats.ts';
import { withoutContacts } from '../partners/name-beside.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { isNobody } from '../partners/nobody.ts';
import type { Money } from '../money/money.ts';
import type { Direction } from '../referrals/direction.ts';
import { valueField } from '../referrals/referral.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import { remembering } from '../text/remember.ts';
import { searchKey } from '../text/search-key.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import { LINE, NOTE } from '../text/too-long.ts';
import { isTitleHeading, titleSays } from './deal-title.ts';
import { DITTO, isDitto } from './ditto.ts';
import type { ImportedReferral, ImportRow } from './import.ts';
import { ownFacts } from './own-row.ts';
import {
  isMine,
  isWithoutSource,
  NOTHING_SAID,
  partnerCell,
  type NamesSaid,
  type PartnerCell,
} from './partner-cell.ts';
import { looseWords } from './pairs.ts';
import { RowCells } from './row-cells.ts';
import { eitherStatus, LEAVE_OUT, statusOfCell, type OwnStatuses, type StatusSaid } from './status-cell.ts';
import { cellFinder, hasColumn, isBlank, statusFinder, type TrackerColumn } from './tracker-columns.ts';
import { trackerDirection } from './tracker.ts';

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
  statuses: OwnStatuses;
  /** What is known of the names in the columns of partners; where nothing is, they are what they look like. */
  names?: NamesSaid;
  /** What becomes of rows whose partner is nobody; undefined where nobody said, and then they cannot be read. */
  nobody?: Nobody | undefined;
  withoutClients: boolean;
  /** A row may leave its client out: somebody who sent a record need not name them. */
  namelessToo?: boolean;
  /** The file is of a group: rows between two others are none of the user's. */
  ofSeveral?: boolean;
}

/** Kept as received from a source {@link NOT_NAMED}, or left out. */
export type Nobody = 'keep' | 'leave-out';

/** The source of clients of whom the file does not say where they came from. */
export const NOT_NAMED = 'not named';

/** Whom a row is with, and which way it goes. */
type Who = Pick<ImportedReferral, 'partner' | 'source' | 'partners' | 'direction'>;

/** Reads the rows of one tracker: each is a referral, rejected with all that is wrong, or left out. Cells that come again are remembered. */
export class RowReader {
  readonly #reading: Reading;
  readonly #width: number;
  readonly #cells: RowCells;
  readonly #meanings: readonly TrackerColumn['meaning'][];
  readonly #noteColumns: readonly number[];
  /** The needs are titles of deals, which may name the client. */
  readonly #hasTitles: boolean;
  /** A list of refnet's own. */
  readonly #isOwn: boolean;
  /** The direction of a partner in the column of partners. */
  readonly #usualDirection: Direction;
  readonly #statusCell: (fields: readonly string[]) => string;
  readonly #statusOf: (cell: string) => StatusSaid | null | undefined;
  readonly #directionOf = remembering(trackerDirection);
  readonly #partnerOf: (cell: string) => PartnerCell;
  readonly #whyNoClient: (name: string) => string | undefined;

  constructor(columns: readonly TrackerColumn[], reading: Reading) {
    this.#reading = reading;
    this.#width = columns.length;
    const currency = columns.find(({ meaning }) => meaning === 'value')?.currency ?? reading.currency;
    this.#cells = new RowCells(cellFinder(columns), {
      parseDay: reading.dates.parse,
      decimals: reading.decimals,
      today: reading.today,
      currency,
    });
    this.#meanings = columns.map(({ meaning }) => meaning);
    this.#noteColumns = columns.flatMap(({ meaning }, index) => (meaning === 'note' ? [index] : []));
    this.#hasTitles = columns.some(({ meaning, heading }) => meaning === 'need' && isTitleHeading(heading));
    this.#isOwn = columns.some(({ meaning }) => meaning === 'partner-number');
    const bothWays = hasColumn(columns, 'partner') && hasColumn(columns, 'given-to');
    this.#statusCell = statusFinder(columns);
    this.#usualDirection = bothWays ? 'received' : reading.direction;
    this.#statusOf = remembering((cell) => statusOfCell(cell, reading.statuses));
    const names = reading.names ?? NOTHING_SAID;
    this.#partnerOf = remembering((cell) => (this.#isOwn ? ownCell(cell) : partnerCell(cell, names)));
    // Nearly every client is another: to remember them costs more than to look.
    this.#whyNoClient = (name) =>
      isNobody(name)
        ? 'no client'
        : isMine(name, names.myName)
          ? 'your own name, and you are no client of yours; write whom the referral is about'
          : undefined;
  }

  read(line: number, fields: readonly string[]): ImportRow {
    this.#cells.begin(fields);
    const referral = this.#referral(line);
    const { faults, leftOut } = this.#cells;
    if (leftOut !== undefined) return { cells: fields, leftOut: { line, why: leftOut } };
    return referral === undefined || faults.length > 0
      ? { cells: fields, rejected: { line, faults } }
      : { cells: fields, referral };
  }

  /** The referral of the row, as far as its cells can be read; what is wrong with them is noted. */
  #referral(line: number): ImportedReferral | undefined {
    const cells = this.#cells;
    const { fields } = cells;
    if (fields.length > this.#width && !isBlank(fields.slice(this.#width))) {
      return cells.fault(
        null,
        `${fields.length} cells where the header has ${this.#width}; a text with a comma in it needs quotation marks`,
      );
    }
    if (!this.#isOwn && this.#hasDittos()) return undefined;
    const who = this.#who();
    const status = this.#status();
    return cells.leftOut === undefined ? this.#facts(line, who, status) : undefined;
  }

  /** Notes cells that stand for the row above. */
  #hasDittos(): boolean {
    const { fields } = this.#cells;
    let has = false;
    this.#meanings.forEach((meaning, at) => {
      if (meaning === undefined || !isDitto(fields[at] ?? '')) return;
      this.#cells.fault(meaning, DITTO);
      has = true;
    });
    return has;
  }

  #facts(
    line: number,
    who: Who | undefined,
    status: Status | null | undefined,
  ): ImportedReferral | undefined {
    const cells = this.#cells;
    const day = cells.day();
    const client = this.#client();
    const clients = client === undefined || client === null ? undefined : this.#clients();
    const closedOn = this.#closedOn(status, day);
    const own = this.#isOwn ? ownFacts(cells, { day, closedOn, direction: who?.direction }) : undefined;
    const amount = own === undefined ? this.#amount(status) : own[valueField(status ?? 'new')];
    const { need, note } = this.#words();
    if (status === 'won' && who?.partners !== undefined) {
      cells.fault(
        cells.at('partner') === '' ? 'given-to' : 'partner',
        'names several partners, and which of them won the client is not said; write one in the cell',
      );
    }
    if (clients !== undefined && (amount !== null || who?.partners !== undefined)) {
      cells.fault(
        'client',
        'names several clients beside one amount or several partners; write a row for each',
      );
    }
    if (day === undefined || who === undefined || client === undefined || status === undefined)
      return undefined;
    return {
      line,
      day,
      ...who,
      client,
      ...(clients === undefined ? {} : { clients }),
      need,
      status,
      closedOn,
      amount,
      note,
      ...(own === undefined ? {} : { own }),
    };
  }

  /** `N/A`, `Unknown` and a dash are no needs. */
  #need(): string | null {
    const said = this.#cells.text('need');
    return said !== null && !this.#isOwn && isNobody(said) && !/[1-9]/.test(said) ? null : said;
  }

  /** What the client needs, and what all columns of notes say; of a title that tells who it is the rest is the need. */
  #words(): Pick<ImportedReferral, 'need' | 'note'> {
    const { fields } = this.#cells;
    const said = this.#need();
    const title = this.#hasTitles && said !== null ? titleSays(said, this.#cells.at('client')) : undefined;
    const kept = this.#reading.withoutClients ? [] : [title?.note ?? []];
    const notes = [...kept.flat(), ...this.#noteColumns.map((column) => cleanNote(fields[column] ?? ''))];
    const note = this.#cells.fitting('note', notes.filter((each) => each !== '').join('\n'), NOTE);
    return { need: title === undefined ? said : title.need, note: note || null };
  }

  /** Whom it is with: by the column that names somebody, the user's own name telling which way it goes. */
  #who(): Who | undefined {
    const cells = this.#cells;
    if (this.#isOwn && cells.at('own-source') !== '') return this.#ownSource();
    const from = this.#partnerOf(cells.at('partner'));
    const to = this.#partnerOf(cells.at('given-to'));
    const direction = this.#direction(from, to);
    if (direction === undefined) return undefined;
    const isTo = isSomebody(to) && (!isSomebody(from) || !isPerson(from));
    if (isPerson(from) && isPerson(to)) {
      if (this.#reading.ofSeveral === true) return cells.leaveOut('between two others');
      return cells.fault(
        null,
        'two partners, one who gave and one who received; write your own name in place of one, or leave it empty',
      );
    }
    const column = isTo ? 'given-to' : 'partner';
    return this.#with(isTo ? to : from, column, direction);
  }

  /** In a list of refnet's own, which has a partner or a source. */
  #ownSource(): Who | undefined {
    const cells = this.#cells;
    if (cells.at('partner') !== '') return cells.fault('own-source', 'a source beside a partner');
    const direction = this.#direction({ is: 'nobody' }, { is: 'nobody' });
    if (direction === 'given')
      return cells.fault('own-source', 'given to a source, which only sends clients');
    return { partner: null, source: cells.text('own-source'), direction: 'received' };
  }

  #direction(from: PartnerCell, to: PartnerCell): Direction | undefined {
    const cell = this.#cells.at('direction');
    const said = cell === '' ? undefined : this.#directionOf(cell);
    if (cell !== '' && said === undefined) {
      return this.#cells.fault('direction', 'neither given nor received');
    }
    if (said !== undefined) return said;
    if (isPerson(to)) return 'given';
    return to.is === 'me' && isSomebody(from) ? 'received' : this.#usualDirection;
  }

  #with(cell: PartnerCell, column: 'partner' | 'given-to', direction: Direction): Who | undefined {
    const cells = this.#cells;
    switch (cell.is) {
      case 'partner':
        return { partner: cells.fitting(column, cell.name, LINE), direction };
      case 'partners':
        for (const name of cell.names) cells.fitting(column, name, LINE);
        if (direction === 'given') return { partner: null, partners: cell.names, direction };
        return cells.fault(
          column,
          'names several partners, and a client comes from one; write one in the cell',
        );
      case 'source':
        if (direction === 'received') {
          return { partner: null, source: cells.fitting(column, cell.name, LINE), direction };
        }
        return cells.fault(column, 'a source, which no client is given to; --partners says it is a partner');
      case 'channel':
        if (direction === 'given') {
          return cells.fault(column, 'names no person and no firm; --partners says it is a partner');
        }
        return cells.open(column, 'names no person and no firm');
      case 'me':
      case 'nobody':
        return this.#withNobody(cell, column, direction);
    }
  }

  #withNobody({ is }: PartnerCell, column: 'partner' | 'given-to', direction: Direction): Who | undefined {
    const { nobody } = this.#reading;
    const cell = this.#partnerOf(this.#cells.at('source'));
    // Whoever is on record is meant, in whichever column the name stands.
    if (cell.is === 'partner' && this.#isMeantAsPartner(cell.name)) {
      return { partner: cell.name, direction };
    }
    const source = cleanInput(this.#cells.at('source'));
    if (direction === 'received' && !isWithoutSource(is, cell)) {
      return { partner: null, source: this.#cells.fitting('source', source, LINE), direction };
    }
    if (this.#isOwn) return this.#cells.fault(column, 'no partner');
    if (nobody === undefined) return this.#cells.open(column, 'no partner');
    if (nobody === 'keep' && direction === 'received') return { partner: null, source: NOT_NAMED, direction };
    return this.#cells.leaveOut('no partner');
  }

  /** A partner on record, or said to be one. */
  #isMeantAsPartner(name: string): boolean {
    const { isPartner, partners } = this.#reading.names ?? NOTHING_SAID;
    return isPartner(name) || partners.has(looseWords(name));
  }

  #client(): string | null | undefined {
    if (this.#reading.withoutClients) return null;
    const cell = cleanInput(this.#cells.at('client'));
    const name = this.#isOwn ? cell : this.#clientName(withoutContacts(cell).name);
    // In a list of refnet's own it was not known, or forgotten.
    if (this.#isOwn && name === '') return null;
    if (name === '' && this.#reading.namelessToo === true) return null;
    const why = name === '' ? 'no client' : this.#isOwn ? undefined : this.#whyNoClient(name);
    if (why !== undefined) return this.#cells.fault('client', why);
    return this.#cells.fitting('client', name, LINE);
  }

  /** Whole names on lines of their own are several clients; a name that is broken over two lines is one. */
  #clients(): string[] | undefined {
    const cell = this.#cells.at('client');
    if (this.#isOwn || !/[\n\r]/.test(cell)) return undefined;
    const lines = cell.split(/[\n\r]+/).map((line) => this.#clientName(withoutContacts(line).name));
    const names = lines.filter((name) => name !== '');
    const areWhole = names.every((name) => /^[^\d\s]+(?: [^\d\s]+){1,3}$/.test(name));
    return areWhole && new Set(names.map(searchKey)).size > 1 ? names : undefined;
  }

  /** `Rowe, Kim` is turned round, as with partners; what else follows a comma stays. */
  #clientName(name: string): string {
    if (!name.includes(',')) return name;
    const parts = namePartsOf(name);
    return parts.profession === null ? parts.name : name;
  }

  #status(): Status | null | undefined {
    const cell = this.#statusCell(this.#cells.fields);
    if (cell === '') return this.#outcomeByDay();
    const status = this.#statusOf(cell);
    if (status === LEAVE_OUT) return this.#cells.leaveOut('their status was to be left out');
    if (status === 'new') return this.#stage() ?? status;
    if (status !== undefined) return status;
    const either = eitherStatus(cell);
    if (this.#isHopedFor(cell)) return null;
    return this.#cells.open('status', either === undefined ? 'not known' : `may be ${either}`);
  }

  /** A day in the column of those won or lost says so, once it is there. */
  #outcomeByDay(): Status | null {
    if (this.#cells.pastDay('won-on') !== undefined) return 'won';
    return this.#cells.pastDay('lost-on') === undefined ? null : 'lost';
  }

  /** Whether a day stands for the status, and is still to come. */
  #isHopedFor(cell: string): boolean {
    return cell !== this.#cells.at('status') && this.#cells.pastDay('closed') === undefined;
  }

  /** How far an open one is, by a second column; a word that is not known says nothing there. */
  #stage(): Status | undefined {
    const stage = this.#cells.at('stage');
    const status = stage === '' ? undefined : this.#statusOf(stage);
    return status === LEAVE_OUT || status === null || (status !== undefined && isClosed(status))
      ? undefined
      : status;
  }

  /** The day of the outcome; until there is one, such a column holds the day it is hoped for. */
  #closedOn(status: Status | null | undefined, day: Day | undefined): Day | null {
    if (status === undefined || status === null || !isClosed(status)) return null;
    const [own, other] =
      status === 'won' ? (['won-on', 'lost-on'] as const) : (['lost-on', 'won-on'] as const);
    // A closing date alone is that of the outcome, whatever it was.
    const column = ([own, 'closed', other] as const).find((each) => this.#cells.pastDay(each) !== undefined);
    return this.#cells.dayFrom(column ?? 'closed', day, 'the referral');
  }

  /** What it came to; of one that is not won also what it may come to. */
  #amount(status: Status | null | undefined): Money | null {
    const amount = this.#amountIn('value');
    return amount === null && status !== 'won' ? this.#amountIn('estimate') : amount;
  }

  /** A nought is what programs write where nobody entered an amount, be it of one that was won. */
  #amountIn(column: 'value' | 'estimate'): Money | null {
    const amount = this.#cells.amount(column);
    return !this.#isOwn && amount?.minor === 0 ? null : amount;
  }
}

/** In a list of refnet's own names stand as they are. */
function ownCell(cell: string): PartnerCell {
  const name = cleanInput(cell);
  return name === '' ? { is: 'nobody' } : { is: 'partner', name };
}

/** Whether a cell names somebody or something but the user. */
function isSomebody({ is }: PartnerCell): boolean {
  return is !== 'nobody' && is !== 'me';
}

function isPerson({ is }: PartnerCell): boolean {
  return is === 'partner' || is === 'partners';
}
