import { dateSniffer, withYear, type DateSniffer } from '../calendar/date-formats.ts';
import { amountSniffer } from '../money/amount-formats.ts';
import type { DecimalSign } from '../money/typed-amount.ts';
import { CurrencySniffer, type CurrenciesFound } from '../money/currencies-in-column.ts';
import { withoutContacts, type NameBeside } from '../partners/name-beside.ts';
import { cleanInput } from '../text/sanitize.ts';
import {
  amountAt,
  amountPlaces,
  cellFinder,
  isOwnList,
  statusFinder,
  type AmountPlace,
  type CellFinder,
  type ColumnMeaning,
  type TrackerColumn,
} from './tracker-columns.ts';
import type { Aside } from './tracker-aside.ts';
import { statusDay } from './status-day.ts';
import { isDitto } from './ditto.ts';
import type { Namesakes } from './namesakes.ts';
import { currencyMark, saysBilled } from './tracker-headings.ts';
import {
  factIn,
  NO_WORDS_SAID,
  WordScan,
  type OpenWords,
  type PartnerFacts,
  type TakenStatus,
  type Word,
  type WordsSaid,
} from './tracker-words.ts';

/** What a first reading of a tracker finds out about its columns. */
export interface TrackerScan {
  /** The line of the header, from 1. */
  headerLine: number;
  columns: TrackerColumn[];
  /** Rows beneath the header that are not blank. */
  rows: number;
  days: DateSniffer;
  decimals: DecimalSign | undefined;
  /** An amount that may be read two ways, where the columns do not tell which. */
  unclearAmount: string | undefined;
  /** Which currencies amounts name, and whether some name none. */
  currencies: CurrenciesFound;
  /** Words that nobody said anything of yet, and that are to be asked about. */
  words: OpenWords;
  /** Partners who have a cell alone, by the key of the name. */
  named: ReadonlySet<string>;
  /** What stands beside names of partners in their cells, by the key of the name. */
  beside: ReadonlyMap<string, NameBeside>;
  /** The same of each at a firm, by the key of both. */
  besideAtFirm: ReadonlyMap<string, NameBeside>;
  /** What columns say of partners, by the key of the name, and by that with the firm. */
  partnerFacts: ReadonlyMap<string, PartnerFacts>;
  /** Which partners have one name, and are told apart by their firms. */
  namesakes: Namesakes;
  /** The statuses of rows that are not won, and have an amount in a column of what was billed or paid. */
  billedNotWon: readonly Word[];
  /** Words that are none of refnet's for a status and were taken for one. */
  takenStatuses: readonly TakenStatus[];
  /** Of how many rows the client's cell holds an address or a number beside the name. */
  clientContacts: number;
  /** Lines beneath the header that are no referrals, by what they are. */
  leftOut: Readonly<Record<Aside, readonly number[]>>;
}

/** Which columns hold days. */
const DAYS = ['day', 'closed', 'won-on', 'lost-on'] as const;

/** Which columns say something of partners. */
const OF_PARTNERS: ReadonlySet<ColumnMeaning> = new Set([
  'partner-profession',
  'partner-firm',
  'partner-region',
]);

/** Which columns hold amounts. */
const AMOUNTS = ['value', 'estimate', 'agreed', 'invoiced'] as const;

/** What is noticed row by row, beneath a header: how the columns write days and amounts, and which holds directions. */
export class Scanning {
  readonly columns: TrackerColumn[];
  readonly #headerLine: number;
  readonly #days = dateSniffer();
  readonly #amounts = amountSniffer();
  readonly #currencies = new CurrencySniffer();
  readonly #at: CellFinder;
  readonly #amountPlaces: readonly (readonly AmountPlace[])[];
  readonly #statusOf: (fields: readonly string[]) => string;
  readonly #words: WordScan;
  /** A list of refnet's own, which says all by words of refnet's. */
  readonly #isOwn: boolean;
  /** The amounts are what was billed or paid. */
  readonly #isOfBilled: boolean;
  readonly #saysOfPartners: boolean;
  readonly #leftOut: Record<Aside, number[]> = { total: [], header: [], text: [] };
  #rows = 0;
  #clientContacts = 0;

  constructor(headerLine: number, columns: TrackerColumn[], said: WordsSaid = NO_WORDS_SAID) {
    this.#headerLine = headerLine;
    this.columns = columns;
    this.#at = cellFinder(columns);
    this.#amountPlaces = AMOUNTS.map((meaning) => amountPlaces(columns, meaning));
    this.#statusOf = statusFinder(columns);
    this.#words = new WordScan(said);
    this.#isOfBilled = columns.some(({ meaning, heading }) => meaning === 'value' && saysBilled(heading));
    this.#isOwn = isOwnList(columns);
    this.#saysOfPartners = columns.some(({ meaning }) => meaning !== undefined && OF_PARTNERS.has(meaning));
  }

  add(fields: readonly string[], line: number): void {
    this.#rows += 1;
    for (const places of this.#amountPlaces) {
      for (const place of places) {
        const amount = amountAt(fields, place);
        if (amount === '') continue;
        this.#amounts.add(amount);
        const beside = places.length > 1 ? place.currency : undefined;
        const isHeaded = places.length > 1 && currencyMark(place.heading) === '$';
        this.#currencies.add(amount, beside ?? this.#at(fields, 'currency'), isHeaded);
      }
    }
    // Such a row is refused whatever else it says.
    if (!this.#isOwn && !fields.some(isDitto)) {
      const status = this.#statusOf(fields);
      this.#words.status(status, line);
      const beside = statusDay(status);
      if (beside !== undefined) this.#days.add(beside.hasYear ? beside.day : withYear(beside.day, '24'));
      this.#words.direction(this.#at(fields, 'direction'), line);
      if (this.#isOfBilled && this.#amountPlaces[0]?.some((place) => /[1-9]/.test(amountAt(fields, place))))
        this.#words.billed(status);
      this.#words.partners(
        this.#at(fields, 'partner'),
        this.#at(fields, 'given-to'),
        this.#at(fields, 'source'),
        line,
      );
      if (this.#saysOfPartners) {
        const said = (meaning: ColumnMeaning) => factIn(this.#at(fields, meaning));
        this.#words.facts(this.#at(fields, 'partner') || this.#at(fields, 'given-to'), {
          profession: said('partner-profession'),
          business: said('partner-firm'),
          region: said('partner-region'),
        });
      }
      const client = cleanInput(this.#at(fields, 'client'));
      if (withoutContacts(client).name !== client) this.#clientContacts += 1;
    }
    for (const meaning of DAYS) {
      const day = this.#at(fields, meaning);
      if (day !== '') this.#days.add(day);
    }
  }

  /** A row that nobody looks into, since a cell of it is too long. */
  refuse(): void {
    this.#rows += 1;
  }

  /** A line that is no referral: its days and amounts must not stand against those that are. */
  leaveOut(what: Aside, line: number): void {
    this.#leftOut[what].push(line);
  }

  result(): TrackerScan {
    return {
      headerLine: this.#headerLine,
      columns: this.columns,
      rows: this.#rows,
      days: this.#days,
      decimals: this.#amounts.decide(),
      unclearAmount: this.#isOwn ? undefined : this.#amounts.unclear(),
      currencies: this.#currencies.found(),
      words: this.#words.open(),
      billedNotWon: this.#words.billedNotWon(),
      takenStatuses: this.#words.takenStatuses(),
      named: this.#words.named(),
      beside: this.#words.beside(),
      besideAtFirm: this.#words.besideAtFirm,
      partnerFacts: this.#words.partnerFacts(),
      namesakes: this.#words.namesakes,
      clientContacts: this.#clientContacts,
      leftOut: this.#leftOut,
    };
  }
}
