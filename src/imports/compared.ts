/** What a row says otherwise than the record of its referral, and what may be taken of that. */
import type { Day } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import type { Direction } from '../referrals/direction.ts';
import { currencyOf, valueField, type AmountField, type Referral } from '../referrals/referral.ts';
import { isClosed, STATUSES, type Status } from '../referrals/status.ts';
import type { ImportedReferral } from './imported-referral.ts';

/** The parts of a referral on record that a file may bring up to date. */
export type OnRecord = Pick<
  Referral,
  'id' | 'status' | 'closedOn' | 'toldOn' | 'need' | 'note' | AmountField
>;

/** What a file may have columns for, so that an empty cell says that there is none. */
export type ToldFact = 'status' | 'closedOn' | 'amount' | 'need' | 'note';

/** A fact of a referral, as it is on record and as the file has it; null is none. */
export type Difference =
  | { readonly fact: 'status'; readonly was: Status; readonly is: Status }
  | {
      readonly fact: 'closedOn';
      readonly was: Day | null;
      readonly is: Day | null;
      /** The file names no day: it is that of the import, when the outcome became known. */
      readonly isAssumed?: true;
    }
  | { readonly fact: 'toldOn'; readonly was: Day; readonly is: null }
  | { readonly fact: 'estimate' | 'invoiced'; readonly was: Money | null; readonly is: Money | null }
  | { readonly fact: 'need' | 'note'; readonly was: string | null; readonly is: string | null };

/** What may stay as a person said it; that somebody was told is never said by a file. */
export type Kept = Exclude<Difference, { readonly fact: 'toldOn' }>;

/** What makes a referral itself, where it is not what the row says: a file never changes it but by `--corrects`. */
export type Moved =
  | { readonly fact: 'day'; readonly was: Day; readonly is: Day }
  | { readonly fact: 'client'; readonly was: string; readonly is: string }
  | { readonly fact: 'direction'; readonly was: Direction; readonly is: Direction }
  | {
      readonly fact: 'partner';
      readonly was: string;
      readonly is: string;
      /** What says, typed with `edit`, that it is the one in the file; empty where that one is not on record. */
      readonly typed: readonly string[];
    };

/** What a summary counts a difference as; that nobody was told of another outcome is no fact of the file. */
export function countedAs(difference: Difference): ToldFact | undefined {
  const { fact } = difference;
  if (fact === 'toldOn' || isAssumed(difference)) return undefined;
  return fact === 'estimate' || fact === 'invoiced' ? 'amount' : fact;
}

/** Whether it is the day of an outcome of which the file names none. */
export function isAssumed(difference: Difference): boolean {
  return difference.fact === 'closedOn' && difference.isAssumed === true;
}

/** What a person may have said of a referral that a file says too. */
export type SaidFact = AmountField | 'need' | 'note' | 'status' | 'closedOn' | Moved['fact'];

/** What a person said of a referral here, beside or after its import: a file does not take it back. */
export interface SaidHere {
  readonly facts: ReadonlySet<SaidFact>;
  /** Those of them of which no file said anything before: an empty cell is nothing new beside them. */
  readonly filledIn: ReadonlySet<SaidFact>;
  /** The outcomes that a person took back. */
  readonly tookBack: ReadonlySet<Status>;
}

export const NOTHING_SAID: SaidHere = { facts: new Set(), filledIn: new Set(), tookBack: new Set() };

/** What a row comes to beside the referral on record. */
export interface Compared {
  /** What the record may take from the file. */
  readonly offered: readonly Difference[];
  /** What the file says otherwise than a person said here, which stays. */
  readonly kept: readonly Kept[];
}

/** The same, with what makes the referral itself among what stays. */
export interface ComparedWhole extends Pick<Compared, 'offered'> {
  readonly kept: readonly (Kept | Moved)[];
}

/** What is known beside a row and the record. */
export interface Beside {
  /** The facts that the file has columns for. */
  readonly told?: ReadonlySet<ToldFact>;
  /** The day of the import, where an outcome may be news; without it, that of an outcome without a day is not known. */
  readonly today?: Day | undefined;
  /** What a person said here; asked only where row and record differ. */
  readonly saidHere?: () => SaidHere;
}

/**
 * What the row says otherwise than the record. An empty cell takes out what an earlier file said, where there is such a
 * column, but no amount; a status goes back as well as on. What a person said here stays, but for an outcome that came later.
 * `'other currency'` where the amount cannot stand beside those on record.
 */
export function compared(
  row: ImportedReferral,
  onRecord: OnRecord,
  beside: Beside = {},
): Compared | 'other currency' {
  const comparing = new Comparing(row, onRecord, beside);
  comparing.status();
  if (comparing.amounts() === 'other currency') return 'other currency';
  comparing.text('need');
  comparing.text('note');
  return comparing;
}

const NO_COLUMNS: ReadonlySet<ToldFact> = new Set();

class Comparing implements Compared {
  readonly offered: Difference[] = [];
  readonly kept: Kept[] = [];
  readonly #row: ImportedReferral;
  readonly #record: OnRecord;
  readonly #told: ReadonlySet<ToldFact>;
  readonly #saidHere: () => SaidHere;
  readonly #today: Day | undefined;
  /** The status by the file; null where it says nothing of it. */
  readonly #inFile: Status | null;
  /** The status that the referral comes to. */
  #status: Status;

  constructor(row: ImportedReferral, record: OnRecord, beside: Beside) {
    this.#row = row;
    this.#record = record;
    this.#told = beside.told ?? NO_COLUMNS;
    this.#saidHere = beside.saidHere ?? (() => NOTHING_SAID);
    this.#today = beside.today;
    this.#inFile = row.status ?? (this.#told.has('status') ? 'new' : null);
    this.#status = record.status;
  }

  status(): void {
    const { status: was, toldOn } = this.#record;
    const is = this.#inFile;
    if (is === null) return;
    if (is === was) return this.#closedOn();
    // No tracker knows that a client chose another name: to it this one is still open.
    if (was === 'not-chosen' && !isClosed(is)) return;
    const said = this.#saidHere();
    if (isFurther(is, was) ? said.tookBack.has(is) : said.facts.has('status')) {
      this.kept.push({ fact: 'status', was, is });
      return;
    }
    this.#status = is;
    this.offered.push({ fact: 'status', was, is });
    this.#closedWith(is, was);
    // Whoever was told, was told of another outcome.
    if (toldOn !== null) this.offered.push({ fact: 'toldOn', was: toldOn, is: null });
  }

  /** The day of another outcome: of which the file names none, it is the day on which it became known. */
  #closedWith(is: Status, before: Status): void {
    const { closedOn: was } = this.#record;
    const told = isClosed(is) ? this.#row.closedOn : null;
    // An outcome without a day, corrected, is not one of today.
    const isUnknown = this.#row.own !== undefined || (isClosed(before) && was === null);
    if (isClosed(is) && told === null && !isUnknown && this.#today !== undefined) {
      this.offered.push({ fact: 'closedOn', was, is: this.#today, isAssumed: true });
    } else if (told !== was) this.offered.push({ fact: 'closedOn', was, is: told });
  }

  /** The day of the same outcome: a cell that names none takes none away, or it would be one of the day of the referral. */
  #closedOn(): void {
    const { closedOn: was, status } = this.#record;
    const { closedOn: is } = this.#row;
    const isTakenOut = this.#row.own !== undefined && this.#told.has('closedOn');
    if (!isClosed(status) || is === was || (is === null && !isTakenOut)) return;
    this.#put({ fact: 'closedOn', was, is });
  }

  /** An amount is what was invoiced of a referral that is won, of any other an estimate: by the file, where its status does not stand. */
  amounts(): 'other currency' | undefined {
    const { amount, own } = this.#row;
    if (amount === null && !this.#told.has('amount')) return undefined;
    const isKept = this.#inFile !== null && this.#inFile !== this.#status;
    const field = valueField(isKept ? this.#inFile : this.#status);
    const { estimate, invoiced, agreed } = this.#record;
    const wasWon = this.#record.status === 'won' && this.#status !== 'won' && invoiced !== null;
    if (amount !== null && !isSame(this.#record[field], amount)) {
      const isUndone = wasWon && !this.#saidHere().facts.has('invoiced');
      const others = { estimate, invoiced: isUndone ? null : invoiced, agreed };
      const currency = currencyOf({ ...others, [field]: null });
      if (currency !== null && currency !== amount.currency) return 'other currency';
    }
    // What the file called invoiced was not, if it was not won.
    if (wasWon) this.#amount('invoiced', own?.invoiced ?? null);
    // A blank cell says nothing of money: it may stand in another column by now, or in none.
    if (amount !== null || own !== undefined) this.#amount(field, amount);
    return undefined;
  }

  #amount(fact: 'estimate' | 'invoiced', is: Money | null): void {
    const was = this.#record[fact];
    if (!isSame(was, is)) this.#put({ fact, was, is });
  }

  text(fact: 'need' | 'note'): void {
    const was = this.#record[fact];
    const is = this.#row[fact];
    if (is === was || (is === null && !this.#told.has(fact))) return;
    this.#put({ fact, was, is });
  }

  #put(difference: Kept): void {
    const { facts, filledIn } = this.#saidHere();
    if (!facts.has(difference.fact)) this.offered.push(difference);
    else if (difference.is !== null || !filledIn.has(difference.fact)) this.kept.push(difference);
  }
}

function isSame(a: Money | null, b: Money | null): boolean {
  return a?.minor === b?.minor && a?.currency === b?.currency;
}

/** Whether a step is news: later in the life of a referral, or another outcome. */
function isFurther(status: Status, onRecord: Status): boolean {
  // Entered by mistake: nothing that comes later makes it none.
  if (onRecord === 'void') return false;
  if (isClosed(onRecord)) return isClosed(status);
  return STATUSES.indexOf(status) > STATUSES.indexOf(onRecord);
}
