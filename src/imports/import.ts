import type { Day } from '../calendar/day.ts';
import { newReferral, valueField, type ReferralDraft } from '../referrals/referral.ts';
import { isClosed } from '../referrals/status.ts';
import type { ComparedWhole, ToldFact } from './compared.ts';
import type { OtherFirm } from './counterparts.ts';
import type { ImportedReferral, OwnFacts } from './imported-referral.ts';
import type { LooksLike } from './looks-like.ts';
import type { NumberSet } from './number-set.ts';
import type { Recognized } from './recognized.ts';
import type { ColumnMeaning } from './tracker-columns.ts';
import type { RowSoFar, UnreadRows } from './unread-rows.ts';

export type { ImportedReferral, OwnFacts } from './imported-referral.ts';

/** What the files and sheets of one command share. */
export interface ImportRun {
  /** The number of the import they make together; null until one of them writes. */
  importId: number | null;
  /** There is one file, and one sheet of it. */
  readonly isAlone?: boolean;
  /** No other tracker, which could have the rows of an earlier import, comes after it. */
  isLast?: boolean;
  /** The referrals on record that their rows are, and how many rows of each earlier import they know. */
  readonly taken?: NumberSet;
  /** What their rows may be that are not imported. */
  readonly unread?: UnreadRows;
  readonly recognized?: Recognized;
  readonly continued?: Recognized;
  /** What is written stays; else the change is taken back, as it is only tried. */
  readonly keep: boolean;
  /** A person is asked about rows that cannot be read, and has said that they are left out. */
  readonly asks?: boolean;
  readonly skipBad?: boolean;
  /** The files of rejected rows that were made, which go again where nothing is imported in the end. */
  readonly filesMade?: string[];
  /** What to do about an earlier import that this one seems to correct. */
  readonly earlier: EarlierChoice;
  /** The files and sheets of the command, by {@link fileKey}: files of two folders may have one name. */
  readonly files: readonly string[];
}

/** Which earlier imports are taken back first, and which the file is imported beside, by their numbers; any other refuses it. */
export interface EarlierChoice {
  readonly replace: readonly number[];
  readonly beside: readonly number[] | 'all';
  /** It was said that there is one to take back. */
  readonly isSaid?: boolean;
}

/** Whether a file is imported beside an earlier import that it seems to correct. */
export function isBeside({ beside }: EarlierChoice, importId: number): boolean {
  return beside === 'all' || beside.includes(importId);
}

/** How a file, or a sheet of it, is told from the others of one command. */
export function fileKey(name: string, sheet: string | null): string {
  return sheet === null ? name : `${name}\n${sheet}`;
}

/** What an earlier import brought beside a file that comes again. */
export interface FilesMissing {
  /** Files and sheets that do not come again. */
  readonly files: readonly string[];
  /** Reports of BNI, which also moved and met what other imports brought. */
  readonly slips: readonly string[];
}

/** An import that seems to be corrected by another: the same file, of whose rows hardly one would be known again. */
export interface EarlierImport {
  readonly id: number;
  readonly fileName: string;
  readonly importedOn: Day;
  readonly referrals: number;
}

/** An import that the very same file made, of whose referrals later imports brought some up to date. */
export interface OlderCopy {
  readonly fileName: string;
  readonly importedOn: Day;
  /** The numbers of those that the file would set back. */
  readonly referrals: readonly number[];
}

/**
 * What is wrong with a row, in words that follow the heading of its column, or `line 17: ` where it is no one column's.
 * They never hold what stands in a cell: a column may have been shifted, and the cell be a client's; but for a day in
 * numbers and a number with a small word, which are nobody.
 */
export interface Fault {
  readonly column: ColumnMeaning | null;
  readonly fault: string;
  /** The cell itself, where it is written as a day in numbers, or as a number with a small word. */
  readonly cell?: string;
  /** The cell where it may say anything, a client's name too: only whoever is asked about it at a terminal sees it. */
  readonly onScreen?: string;
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
  | { cells: readonly string[]; rejected: RejectedRow; soFar: RowSoFar }
  | { cells: readonly string[]; leftOut: LeftOutRow; soFar: RowSoFar };

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
  /** Rows that may be of a client who was forgotten, which are left out. */
  forgotten: ForgottenRow[];
  /** Referrals of which the file says something else; `updated` says whether they were, or would be, changed. */
  changed: number;
  /** The rows that they are of. */
  changedRows: number;
  /** Of how many referrals it says so, by what it says. */
  updates: Record<ToldFact, number>;
  updated: boolean;
  /** Referrals of which the file says something else than a person said here, which stays. */
  keptHere: number;
  /** All that it says otherwise, in the order of its rows. */
  differences: RowDifferences[];
  /** Rows that were said to be referrals on record, which are corrected by them. */
  corrected: CorrectedReferral[];
  /** Lines that were said to be referrals on record, and have no row. */
  notThere: number[];
  /** New rows that may be referrals on record that the file has no more. */
  looksLike: LooksLike[];
  /** The numbers of other referrals that came from rows the file has no more. */
  gone: number[];
  /** Lines of rows that say the same, one of them new: each group of them. */
  repeated: (readonly number[])[];
  /** Numbers of other names given to a client, closed because the file says that one of them is won. */
  notChosen: readonly number[];
  rejected: number;
  /** Rows that were passed over, by the reason, with the lines of the first of them. */
  leftOut: LeftOut[];
  /** Added rows whose outcome has no day of its own, so that it goes by the day of the referral. */
  closedWithoutDay: number;
  /** How many partners the added rows have, and the names of those added with them. */
  partners: number;
  newPartners: string[];
  /** How many of those have rows that were added; the others have corrected ones alone. */
  newWithAdded: number;
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
  /** Partners on record whom the file has at another firm. */
  otherFirms: readonly OtherFirm[];
  /** Names of new partners that were more than a name in the file. */
  takenApart: TakenApart[];
}

/** A row of the day, the partner and the way of a referral whose client was forgotten. */
export interface ForgottenRow {
  readonly line: number;
  /** The number of that referral. */
  readonly id: number;
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

/** What a row says otherwise than the record of its referral. */
export interface RowDifferences extends ComparedWhole {
  readonly line: number;
  /** The number of the referral. */
  readonly id: number;
}

/** A referral that a row was said to be, and what the row corrected of what makes it itself. */
export interface CorrectedReferral {
  readonly line: number;
  /** Its number. */
  readonly id: number;
  readonly facts: readonly CorrectedFact[];
}

/** Old and new, days as they are written in files; null is none. A partner may be a source, and be `isNew` with it. */
export interface CorrectedFact {
  readonly fact: 'day' | 'client' | 'partner' | 'direction' | 'thanked' | 'told' | 'consent';
  readonly was: string | null;
  readonly is: string | null;
  readonly isNew?: boolean;
}

/** A text of the file, and the name and profession that it was read as. */
export interface TakenApart {
  typed: string;
  name: string;
  profession: string | null;
}

export interface LookAlike {
  /** The name of one that the file adds, and the one that it resembles. */
  name: string;
  like: string;
  /** The number of the partner it resembles; null for another new name of the file. */
  partnerId: number | null;
  /** What finds the other one surely: the name, or the number where several have it. */
  whom: string;
  /** The numbers that both have once they are written; null before. */
  addedId: number | null;
  likeId: number | null;
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
