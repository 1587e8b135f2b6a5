import type { Money } from '../money/money.ts';
import { withoutContacts } from '../partners/name-beside.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { isNobody, isNoNote } from '../partners/nobody.ts';
import { valueField } from '../referrals/referral.ts';
import type { Status } from '../referrals/status.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import { LINE, NOTE } from '../text/too-long.ts';
import { isTitleHeading, titleSays } from './deal-title.ts';
import { DITTO, isDitto } from './ditto.ts';
import type { ImportedReferral, ImportRow } from './import.ts';
import { ownFacts } from './own-row.ts';
import { isMine, NOTHING_SAID } from './partner-cell.ts';
import { RowCells } from './row-cells.ts';
import { RowStatus } from './row-status.ts';
import { RowWho, type Who } from './row-who.ts';
import {
  amountPlaces,
  cellFinder,
  hasColumn,
  isBlank,
  isOwnList,
  type ColumnMeaning,
  type TrackerColumn,
} from './tracker-columns.ts';
import { remembering } from '../text/remember.ts';
import type { Reading } from './tracker-reading.ts';
import type { RowSoFar } from './unread-rows.ts';
import { withoutNames } from './without-names.ts';

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
  readonly #namesClients: boolean;
  readonly #who: RowWho;
  readonly #status: RowStatus;
  /** What could be read of the row so far. */
  #soFar: RowSoFar = { line: 0 };
  readonly #whyNoClient: (name: string) => string | undefined;

  constructor(columns: readonly TrackerColumn[], reading: Reading) {
    this.#reading = reading;
    this.#width = columns.length;
    const [value, other] = amountPlaces(columns, 'value');
    const currency = (other === undefined ? value?.currency : undefined) ?? reading.currency;
    const amounts = remembering((column: ColumnMeaning) => amountPlaces(columns, column));
    this.#cells = new RowCells(cellFinder(columns), {
      dates: reading.dates,
      amounts,
      decimals: reading.decimals,
      today: reading.today,
      currency,
    });
    this.#meanings = columns.map(({ meaning }) => meaning);
    this.#noteColumns = columns.flatMap(({ meaning }, index) => (meaning === 'note' ? [index] : []));
    this.#hasTitles = columns.some(({ meaning, heading }) => meaning === 'need' && isTitleHeading(heading));
    this.#isOwn = isOwnList(columns);
    this.#namesClients = hasColumn(columns, 'client');
    this.#who = new RowWho(this.#cells, reading, columns);
    this.#status = new RowStatus(this.#cells, reading.statuses, columns);
    const { myName } = reading.names ?? NOTHING_SAID;
    // Nearly every client is another: to remember them costs more than to look.
    this.#whyNoClient = (name) =>
      isNobody(name)
        ? 'no client'
        : isMine(name, myName)
          ? 'your own name, and you are no client of yours; write whom the referral is about'
          : undefined;
  }

  read(line: number, fields: readonly string[]): ImportRow {
    this.#cells.begin(fields);
    this.#soFar = { line };
    const referral = this.#referral(line);
    const { faults, leftOut } = this.#cells;
    if (leftOut === undefined && referral !== undefined && faults.length === 0) {
      return { cells: fields, referral: this.#reading.withoutClients ? this.#nameless(referral) : referral };
    }
    const soFar = referral === undefined ? this.#soFar : this.#soFarOf({ ...referral, who: referral });
    return leftOut === undefined
      ? { cells: fields, rejected: { line, faults }, soFar }
      : { cells: fields, leftOut: { line, why: leftOut }, soFar };
  }

  #soFarOf({ line, day, who, client, clients, own }: RowSoFar): RowSoFar {
    return this.#reading.withoutClients
      ? { line, day, who, client: null, own }
      : { line, day, who, client, clients, own };
  }

  /** Without the client, whose name its texts do not have either. */
  #nameless({ clients, ...referral }: ImportedReferral): ImportedReferral {
    const names = clients ?? [referral.client ?? []].flat();
    const without = withoutNames(referral, names);
    if (without !== referral) this.#reading.onNameTakenOut?.();
    return { ...without, client: null };
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
    const who = this.#who.who();
    const status = this.#status.status();
    return this.#facts(line, who, status);
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
    const closedOn = this.#status.closedOn(status, day);
    const own = this.#isOwn ? ownFacts(cells, { day, closedOn, direction: who?.direction }) : undefined;
    const amount = own === undefined ? this.#amount(status) : own[valueField(status ?? 'new')];
    const { need, note } = this.#words();
    if (status === 'won' && who?.partners !== undefined) {
      cells.fault(
        cells.at('partner') === '' ? 'given-to' : 'partner',
        'names several partners, and which of them won the client is not said; write one in the cell',
      );
    }
    const isApart = clients !== undefined && !this.#reading.withoutClients;
    if (isApart && (amount !== null || who?.partners !== undefined)) {
      cells.fault(
        'client',
        'names several clients beside one amount or several partners; write a row for each',
      );
    }
    if (day === undefined || who === undefined || client === undefined || status === undefined) {
      this.#soFar = this.#soFarOf({ line, day, who, client, clients, own });
      return undefined;
    }
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
    const isNote = this.#isOwn ? (text: string) => text !== '' : (text: string) => !isNoNote(text);
    const note = this.#cells.fitting('note', notes.filter(isNote).join('\n'), NOTE);
    return { need: title === undefined ? said : title.need, note: note || null };
  }

  #client(): string | null | undefined {
    const isLeftOut = this.#reading.withoutClients;
    if (isLeftOut && !this.#namesClients) return null;
    const cell = cleanInput(this.#cells.at('client'));
    const name = this.#isOwn ? cell : this.#clientName(withoutContacts(cell).name);
    // In a list of refnet's own it was not known, or forgotten.
    if (this.#isOwn && name === '') return null;
    if (name === '' && this.#reading.namelessToo === true) return null;
    const why = name === '' ? 'no client' : this.#isOwn ? undefined : this.#whyNoClient(name);
    if (why !== undefined) return this.#cells.fault('client', why);
    return isLeftOut ? name : this.#cells.fitting('client', name, LINE);
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
