import type { Day } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import {
  currencyOf,
  newReferral,
  valueField,
  type AmountField,
  type Collected,
  type Referral,
  type ReferralDraft,
} from '../referrals/referral.ts';
import { isClosed, STATUSES, type Status } from '../referrals/status.ts';
import type { Direction } from '../referrals/direction.ts';
import type { ColumnMeaning } from './tracker-columns.ts';

/** One row of referrals as a file says it; null where it says nothing. The partner is a name still to be found. */
export interface ImportedReferral {
  /** The line of the file it starts on, from 1. */
  line: number;
  day: Day;
  /** Null where it came from a `source` instead, or from several `partners`. */
  partner: string | null;
  /** What is no partner, by its name: `Google`. It is added where it is not there yet. Received ones only. */
  source?: string | null;
  /** All the names in the partner's cell where they are several: the client was given each of them at one introduction. */
  partners?: readonly string[];
  client: string | null;
  /** All the names in the client's cell where they are several clients: each is a referral of its own. */
  clients?: readonly string[];
  direction: Direction;
  need: string | null;
  status: Status | null;
  closedOn: Day | null;
  amount: Money | null;
  note: string | null;
  /** What only a list of refnet's own says. */
  own?: OwnFacts;
}

/** Everything else that refnet's own list of referrals has of one. */
export interface OwnFacts extends Pick<
  ReferralDraft,
  | 'consent'
  | 'introduction'
  | 'estimate'
  | 'agreed'
  | 'invoiced'
  | 'thankedOn'
  | 'thankedHow'
  | 'toldOn'
  | 'fit'
> {
  uuid: string | null;
  /** The partner's number where the list comes from: tells partners of one name apart. */
  partnerNumber: string;
  /** Why it stands as it does. */
  reason: string | null;
  /** What came in for it, in the order of the list. */
  collected: readonly Collected[];
}

/** What the files and sheets of one command share. */
export interface ImportRun {
  /** The number of the import they make together; null until one of them writes. */
  importId: number | null;
  /** What is written stays; else the change is taken back, as it is only tried. */
  readonly keep: boolean;
  /** A person is asked about rows that cannot be read, and has said that they are left out. */
  readonly asks?: boolean;
  readonly skipBad?: boolean;
  /** What to do about an earlier import that this one seems to correct. */
  readonly earlier: EarlierChoice;
}

/** Refuse the file, import it beside that one, or take the import of this number back first. */
export type EarlierChoice = 'refuse' | 'beside' | { readonly replace: number };

/** An import that seems to be corrected by another: the same file, of whose rows hardly one would be known again. */
export interface EarlierImport {
  readonly id: number;
  readonly fileName: string;
  readonly importedOn: Day;
  readonly referrals: number;
}

/**
 * What is wrong with a row, in words that follow the heading of its column, or `line 17: ` where it is no one column's.
 * They never hold what stands in a cell: a column may have been shifted, and the cell be a client's.
 */
export interface Fault {
  readonly column: ColumnMeaning | null;
  readonly fault: string;
  /** The word in the cell is one to be asked about, and said so in one place with all of its rows. */
  readonly open?: true;
}

/** A row that cannot be imported, and everything that is wrong with it. */
export interface RejectedRow {
  line: number;
  faults: readonly Fault[];
}

/** A row that is passed over, as it is no referral or was not wanted, and why, in words that follow `2 rows left out: `. */
export interface LeftOutRow {
  line: number;
  why: string;
}

/** A row of a file, read, rejected or left out, with its cells as they stand there. */
export type ImportRow =
  | { cells: readonly string[]; referral: ImportedReferral }
  | { cells: readonly string[]; rejected: RejectedRow }
  | { cells: readonly string[]; leftOut: LeftOutRow };

/** What an import did, or would do. */
export interface ImportTally {
  /** The number of the import; null when nothing new was written. */
  importId: number | null;
  /** Rows of the file that are not blank. */
  rows: number;
  added: number;
  given: number;
  received: number;
  /** Rows that are on record as the file has them, or further along. */
  known: number;
  /** Rows imported once and removed since: they stay away. */
  removed: number;
  /** Rows of whose referrals the file says something else; `updated` says whether they were, or would be, changed. */
  changed: number;
  /** Of how many referrals it says so, by what it says. */
  updates: Record<OfferedFact, number>;
  updated: boolean;
  /** Rows that say something else than what a person said here since, which stays. */
  keptHere: number;
  /** Numbers of other names given to a client, closed because the file says that one of them is won. */
  notChosen: readonly number[];
  rejected: number;
  /** Rows that were passed over, by the reason, with the lines of the first of them. */
  leftOut: LeftOut[];
  /** How many partners the added rows have, and the names of those added with them. */
  partners: number;
  newPartners: string[];
  /** How many sources they have. */
  sources: number;
  /** The sources that were added with them, which are no partners. */
  newSources: string[];
  firstDay: Day | null;
  lastDay: Day | null;
  /** The first of the added rows. */
  preview: ImportedReferral[];
  /** Names that may be one person: a new one, and one in the record or the file. */
  lookAlikes: LookAlike[];
  /** Names of new partners that were more than a name in the file. */
  takenApart: TakenApart[];
}

/** What an import did, and the earlier one that it seems to correct. */
export interface WrittenImport extends ImportTally {
  readonly earlier: EarlierImport | undefined;
}

/** Rows left out for one reason. */
export interface LeftOut {
  readonly why: string;
  readonly rows: number;
  /** The lines of the first of them. */
  readonly lines: readonly number[];
}

/** A text of the file, and the name and profession that it was read as. */
export interface TakenApart {
  typed: string;
  name: string;
  profession: string | null;
}

export interface LookAlike {
  name: string;
  like: string;
  /** The number of the partner it resembles; null for another new name of the file. */
  partnerId: number | null;
}

/** All or nothing, unless the user said to pass over what cannot be read, and something can. */
export function isRefused(
  tally: Pick<ImportTally, 'rows' | 'rejected' | 'leftOut'>,
  { skipBad }: { skipBad: boolean },
): boolean {
  return tally.rejected > 0 && (!skipBad || tally.rejected === readableRows(tally));
}

/** How many rows were to be imported: all but those left out. */
export function readableRows({ rows, leftOut }: Pick<ImportTally, 'rows' | 'leftOut'>): number {
  return leftOut.reduce((rest, each) => rest - each.rows, rows);
}

/** So many lines of rows with the same fault, or left out for the same reason, are named. */
export const LINES_NAMED = 10;

/** The tally with one more row that was left out. */
export function withLeftOut(all: readonly LeftOut[], { line, why }: LeftOutRow): LeftOut[] {
  const before = all.find((each) => each.why === why);
  if (before === undefined) return [...all, { why, rows: 1, lines: [line] }];
  const lines = before.lines.length < LINES_NAMED ? [...before.lines, line] : before.lines;
  return all.map((each) => (each === before ? { why, rows: before.rows + 1, lines } : each));
}

/** How many added rows a dry run shows. */
export const PREVIEWED = 5;

/** The draft that a row of a file stands for. An amount of a won referral was invoiced; of any other it is an estimate. */
export function draftOfImported(row: ImportedReferral, partnerId: number): ReferralDraft {
  const status = row.status ?? 'new';
  return newReferral({
    partnerId,
    direction: row.direction,
    occurredOn: row.day,
    clientName: row.client,
    need: row.need,
    status,
    closedOn: isClosed(status) ? row.closedOn : null,
    [valueField(status)]: row.amount,
    note: row.note,
    ...(row.own === undefined ? {} : ownDraft(row.own)),
  });
}

function ownDraft({
  uuid: _uuid,
  partnerNumber: _number,
  reason: _reason,
  collected: _in,
  ...facts
}: OwnFacts) {
  return facts;
}

/** What a file may say of a referral on record that the record does not yet. */
export type OfferedFact = 'status' | 'amount' | 'need' | 'note';

/** The parts of a referral on record that a file may bring up to date. */
export type OnRecord = Pick<Referral, 'id' | 'status' | 'need' | 'note' | AmountField>;

/** What a file says that the record does not yet. */
export interface OfferedChange {
  status?: Status;
  closedOn?: Day | null;
  amounts?: Pick<OnRecord, 'estimate' | 'invoiced'>;
  need?: string;
  note?: string;
}

/** What a person may have said of a referral that a file says too. */
export type SaidFact = AmountField | 'need' | 'note';

/** What a person said of a referral here, beside or after its import: a file does not take it back. */
export interface SaidHere {
  readonly facts: ReadonlySet<SaidFact>;
  /** The outcomes that a person took back. */
  readonly tookBack: ReadonlySet<Status>;
}

export const NOTHING_SAID: SaidHere = { facts: new Set(), tookBack: new Set() };

/** What a row comes to beside the referral on record. */
export interface Compared {
  readonly offered: OfferedChange;
  /** The row says something else than a person said here. */
  readonly isKept: boolean;
}

/**
 * What the row would change on the referral on record. A blank cell says nothing, a file never takes a referral back to an
 * earlier step, nor an outcome back to none, and what a person said here stays (`saidHere` is asked only where they
 * differ). `'other currency'` where the amount cannot stand beside those on record.
 */
export function compared(
  row: ImportedReferral,
  onRecord: OnRecord,
  saidHere: () => SaidHere = () => NOTHING_SAID,
): Compared | 'other currency' {
  const offered: OfferedChange = {};
  let isKept = false;
  const mayChange = (isSaid: (said: SaidHere) => boolean) => {
    const isOpen = !isSaid(saidHere());
    isKept ||= !isOpen;
    return isOpen;
  };
  const { status: inFile } = row;
  if (
    inFile !== null &&
    isFurther(inFile, onRecord.status) &&
    mayChange(({ tookBack }) => tookBack.has(inFile))
  ) {
    offered.status = inFile;
    offered.closedOn = row.closedOn;
  }
  const status = offered.status ?? onRecord.status;
  const field = valueField(status);
  const behind = inFile !== null && offered.status === undefined && inFile !== onRecord.status;
  if (row.amount !== null && !behind && !isSame(onRecord[field], row.amount)) {
    const { estimate, invoiced, agreed } = onRecord;
    const currency = currencyOf({ estimate, invoiced, agreed, [field]: null });
    if (currency !== null && currency !== row.amount.currency) return 'other currency';
    if (mayChange(({ facts }) => facts.has(field)))
      offered.amounts = { estimate, invoiced, [field]: row.amount };
  }
  for (const fact of ['need', 'note'] as const) {
    const said = row[fact];
    if (said !== null && said !== onRecord[fact] && mayChange(({ facts }) => facts.has(fact)))
      offered[fact] = said;
  }
  return { offered, isKept };
}

function isSame(a: Money | null, b: Money): boolean {
  return a?.minor === b.minor && a.currency === b.currency;
}

/** Whether a step is news: later in the life of a referral, or another outcome. */
function isFurther(status: Status, onRecord: Status): boolean {
  // Voided by hand: entered by mistake here, whatever the file still says.
  if (onRecord === 'void') return false;
  if (isClosed(onRecord)) return isClosed(status) && status !== onRecord;
  return STATUSES.indexOf(status) > STATUSES.indexOf(onRecord);
}
