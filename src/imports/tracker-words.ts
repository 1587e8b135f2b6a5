/** The words of a tracker that have to be asked about, each once, with how many rows have it. */
import { both, saysMore, type NameBeside } from '../partners/name-beside.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { isNobody } from '../partners/nobody.ts';
import { STATUSES, type Status } from '../referrals/status.ts';
import { remembering } from '../text/remember.ts';
import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import { LINE } from '../text/too-long.ts';
import { atFirmKey, Namesakes } from './namesakes.ts';
import { looseWords } from './pairs.ts';
import {
  besideIn,
  isWithoutSource,
  NOTHING_SAID,
  partnerCell,
  type NamesSaid,
  type PartnerCell,
} from './partner-cell.ts';
import { LEAVE_OUT, saysMoreThan, statusOfCell, type OwnStatuses } from './status-cell.ts';
import { statusWord } from './status-day.ts';
import { wayOfCell, type OwnWays } from './way-words.ts';

/** A word as it stands first in the file; empty for cells that are empty. */
export interface Word {
  readonly text: string;
  readonly rows: number;
  /** The line of the first of them, where it is kept. */
  readonly line?: number;
}

/** What nobody said yet of the words of a file, those of most rows first. */
export interface OpenWords {
  /** Statuses that are not known, or say two things. */
  readonly statuses: readonly Word[];
  /** How many rows say something of their status. */
  readonly statusCells?: number;
  /** What a column of directions says that is neither given nor received. */
  readonly directions: readonly Word[];
  /** What stands in the columns of partners and looks like none: a search, a page. */
  readonly channels: readonly Word[];
  /** What stands there where nobody is named, in rows that name nobody else. */
  readonly nobody: readonly Word[];
  /** The lines of those of them whose cells are empty. */
  readonly empty?: readonly number[];
}

/** A word of a file, and the status that it was taken for. */
export interface TakenStatus {
  readonly text: string;
  readonly status: Status;
}

/** The words that refnet itself has for statuses. */
const OWN_WORDS: ReadonlySet<string> = new Set(STATUSES.map(looseWords));

/** What was said of words already. */
export interface WordsSaid {
  readonly statuses: OwnStatuses;
  readonly directions: OwnWays;
  readonly names: NamesSaid;
}

/** What was said where nothing was. */
export const NO_WORDS_SAID: WordsSaid = {
  statuses: new Map(),
  directions: new Map(),
  names: NOTHING_SAID,
};

/** What a tracker says of a partner in columns of their own. */
export interface PartnerFacts {
  readonly profession: string | null;
  readonly business: string | null;
  readonly region: string | null;
}

/** What a cell says of a partner; null where that is nothing, or too much to be it. */
export function factIn(cell: string): string | null {
  const text = cleanInput(cell);
  return text === '' || text.length > LINE || isNobody(text) ? null : text;
}

/** Collects the open words, row by row. */
export class WordScan {
  readonly #statuses = new WordCounts();
  #statusCells = 0;
  readonly #taken = new WordCounts();
  readonly #isTaken: (cell: string) => boolean;
  readonly #directions = new WordCounts();
  readonly #channels = new WordCounts();
  readonly #nobody = new WordCounts();
  readonly #namingNobody: number[] = [];
  readonly #billed = new WordCounts();
  readonly #statusOf: (cell: string) => ReturnType<typeof statusOfCell>;
  readonly #wayOf: (cell: string) => ReturnType<typeof wayOfCell>;
  readonly #partner: (cell: string) => PartnerCell;
  readonly #beside = new Map<string, NameBeside>();
  readonly #facts = new Map<string, PartnerFacts>();
  readonly #named = new Set<string>();
  readonly namesakes = new Namesakes();
  /** What stood beside the name of one at a firm, by the key of both. */
  readonly besideAtFirm = new Map<string, NameBeside>();

  constructor({ statuses, directions, names }: WordsSaid) {
    this.#statusOf = remembering((cell) => statusOfCell(cell, statuses));
    // What stands behind an outcome is a reason, and may be about anybody.
    this.#isTaken = remembering(
      (cell) => !saysMoreThan(cell) && !OWN_WORDS.has(looseWords(cell)) && !statuses.has(looseWords(cell)),
    );
    this.#wayOf = remembering((cell) => wayOfCell(cell, directions));
    this.#partner = remembering((cell) => {
      const read = partnerCell(cell, names);
      if (read.is === 'partner' || read.is === 'partners')
        for (const each of besideIn(read)) this.#keep(each);
      if (read.is === 'partner') this.#named.add(searchKey(read.name));
      return read;
    });
  }

  status(cell: string, line: number): void {
    if (cell === '') return;
    this.#statusCells += 1;
    const status = this.#statusOf(cell);
    const word = statusWord(cell);
    if (status === undefined) this.#statuses.add(word, line);
    else if (status !== null && status !== LEAVE_OUT && this.#isTaken(word)) this.#taken.add(word);
  }

  direction(cell: string, line: number): void {
    if (cell !== '' && this.#wayOf(cell) === undefined) this.#directions.add(cell, line);
  }

  /** The status of a row whose amount was billed. */
  billed(cell: string): void {
    const status = this.#statusOf(cell);
    if (status !== undefined && status !== 'won' && status !== LEAVE_OUT) this.#billed.add(cell);
  }

  billedNotWon(): Word[] {
    return this.#billed.all();
  }

  /** The words that are none of refnet's for a status and were taken for one, those of most rows first. */
  takenStatuses(): TakenStatus[] {
    return this.#taken.all().flatMap(({ text }) => {
      const status = this.#statusOf(text);
      return status === undefined || status === null || status === LEAVE_OUT ? [] : [{ text, status }];
    });
  }

  /** The cells of the columns that name partners and the source of others; one that there is none of is empty. */
  partners(from: string, to: string, source: string, line: number): void {
    const [giver, taker] = [this.#partner(from).is, this.#partner(to).is];
    if (giver === 'channel') this.#channels.add(from);
    if (taker === 'channel') this.#channels.add(to);
    const isNobodys = [giver, taker].every((kind) => kind === 'nobody' || kind === 'me');
    if (!isNobodys || !isWithoutSource(giver, this.#partner(source))) return;
    const cell = from === '' ? to : from;
    this.#nobody.add(cell);
    if (cell === '') this.#namingNobody.push(line);
  }

  /** What columns say of the one partner of a cell; of several texts for one fact of one at a firm the first stands. */
  facts(cell: string, said: PartnerFacts): void {
    const read = this.#partner(cell);
    if (read.is !== 'partner') return;
    const { name } = namePartsOf(read.name);
    this.#keepFacts(searchKey(name), said);
    if (said.business === null) return;
    const key = atFirmKey(name, this.namesakes.add(name, said.business));
    this.#keepFacts(key, said);
    if (read.beside !== undefined) keepBeside(this.besideAtFirm, key, read.beside);
  }

  #keepFacts(key: string, said: PartnerFacts): void {
    const known = this.#facts.get(key);
    this.#facts.set(key, {
      profession: known?.profession ?? said.profession,
      business: known?.business ?? said.business,
      region: known?.region ?? said.region,
    });
  }

  /** What the columns say of partners, by the key of the name, and by that with the firm. */
  partnerFacts(): ReadonlyMap<string, PartnerFacts> {
    return this.#facts;
  }

  /** What stood beside names of partners in all of their cells, by the key of the name. */
  beside(): ReadonlyMap<string, NameBeside> {
    return this.#beside;
  }

  /** Who has a cell alone somewhere in the file, by the key of the name. */
  named(): ReadonlySet<string> {
    return this.#named;
  }

  #keep(read: NameBeside): void {
    if (!saysMore(read)) return;
    const { name } = namePartsOf(read.name);
    keepBeside(this.#beside, searchKey(name), read);
    if (read.business === null) return;
    keepBeside(this.besideAtFirm, atFirmKey(name, this.namesakes.add(name, read.business)), read);
  }

  open(): OpenWords {
    return {
      statuses: this.#statuses.all(),
      statusCells: this.#statusCells,
      directions: this.#directions.all(),
      channels: this.#channels.all(),
      nobody: this.#nobody.all(),
      ...(this.#namingNobody.length === 0 ? {} : { empty: this.#namingNobody }),
    };
  }
}

function keepBeside(all: Map<string, NameBeside>, key: string, read: NameBeside): void {
  const known = all.get(key);
  all.set(key, known === undefined ? read : both(known, read));
}

/** Words without regard to case, accents and punctuation. */
class WordCounts {
  readonly #words = new Map<string, { text: string; rows: number; line?: number }>();
  readonly #keyOf = remembering(looseWords);

  add(text: string, line?: number): void {
    const key = this.#keyOf(text);
    const word = this.#words.get(key);
    if (word === undefined) this.#words.set(key, { text, rows: 1, ...(line === undefined ? {} : { line }) });
    else word.rows += 1;
  }

  all(): Word[] {
    return [...this.#words.values()].toSorted((a, b) => b.rows - a.rows);
  }
}
