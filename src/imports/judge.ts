import type { Day } from '../calendar/day.ts';
import type { FilePartner } from './counterparts.ts';
import { Counting, type Judged } from './counting-rows.ts';
import {
  withLeftOut,
  type Fault,
  type ImportedReferral,
  type ImportRow,
  type ImportTally,
} from './import.ts';
import type { NumberSet } from './number-set.ts';
import type { Recognized } from './recognized.ts';
import {
  RowJudge,
  type Correction,
  type Judging,
  type OnFile,
  type RowIdentity,
  type Verdict,
} from './row-judge.ts';
import { unreadRow, UnreadRows, type RowSoFar } from './unread-rows.ts';

export interface ImportOptions extends Judging {
  today: Day;
  /** Rows on record take another status, amount, need or note from the file. */
  update: boolean;
  /** It was said that the file corrects an earlier import. */
  corrects?: boolean;
  /** How many rows of each earlier import files before it in the same command know; those of this one are added. */
  recognized?: Recognized;
  /** The same, but for rows that a file shares with others than the one that it goes on with by its name. */
  continued?: Recognized;
  onRejected?: (line: number, faults: readonly Fault[], cells: readonly string[]) => void;
  /** Called now and then with the number of rows so far. */
  onProgress?: (rows: number) => void;
}

/** A referral of a file that is new. */
export interface NewReferral {
  readonly row: ImportedReferral;
  readonly partner: FilePartner;
  readonly identity: RowIdentity;
}

/**
 * What is done about a row that is new, a referral for each name in it. `isIntroduction`: one client was given several
 * names, of which these are new.
 */
type OnAdded = (referrals: readonly NewReferral[], isIntroduction: boolean) => void;

/** What came of the rows, and what tells whether they correct an earlier import. */
export interface Tallied {
  readonly tally: ImportTally;
  /** How many rows each earlier import knows. */
  readonly recognized: Recognized;
  /** How many referrals are new, by day. */
  readonly newDays: ReadonlyMap<Day, number>;
  /** The new referrals, where there are others that they may be and they are not too many. */
  readonly newRows: readonly NewReferral[];
  /** The numbers of the referrals on record that rows of the file are. */
  readonly taken: NumberSet;
  /** What rows may be that are not imported, or new and too many to be compared. */
  readonly unread: UnreadRows;
  /** The lines of new rows that have come before in the file, with the first of them, by identity. */
  readonly repeats: ReadonlyMap<string, readonly number[]>;
  /** The rows that are said to be referrals on record, corrected. */
  readonly corrected: readonly CorrectedRow[];
}

/** A row of a file that is a referral on record, corrected in what makes it itself. */
export interface CorrectedRow extends Correction {
  readonly row: ImportedReferral;
  readonly partner: FilePartner;
  /** The partner is not on record yet. */
  readonly isNewPartner: boolean;
}

/** So many new rows are compared with the record: more are no corrections of single ones. */
const MOST_COMPARED = 10_000;

/** Of so many rows that are not imported it is kept what they say. */
const MOST_SET_ASIDE = 100_000;

/** Judges each row, counts what comes of it, and hands on what is to be written. */
export function tallyRows(
  rows: Iterable<ImportRow>,
  onFile: OnFile,
  options: ImportOptions,
  onAdded: OnAdded,
): Tallied {
  const all = new Tallying(onFile, options, onAdded);
  for (const each of rows) all.add(each);
  return all.done();
}

/** The rows of a file, as they come. */
class Tallying {
  readonly #onFile: OnFile;
  readonly #options: ImportOptions;
  readonly #onAdded: OnAdded;
  readonly #judge: RowJudge;
  readonly #counting: Counting;
  readonly #newRows: NewReferral[] = [];
  readonly #corrected: CorrectedRow[] = [];
  /** What is judged once all others are: a later row may be what these look like. */
  readonly #waiting: ReadRow[] = [];
  readonly #notImported: RowSoFar[] = [];
  readonly #unread: UnreadRows;

  constructor(onFile: OnFile, options: ImportOptions, onAdded: OnAdded) {
    this.#onFile = onFile;
    this.#options = options;
    this.#onAdded = onAdded;
    this.#judge = new RowJudge(onFile, options);
    this.#counting = new Counting(options.update);
    this.#unread = options.unread ?? new UnreadRows();
  }

  add(row: ImportRow): void {
    const { tally } = this.#counting;
    tally.rows += 1;
    if (tally.rows % PROGRESS_EVERY === 0) this.#options.onProgress?.(tally.rows);
    if ('referral' in row) {
      this.#judgeNow(row);
      return;
    }
    this.#setAside(row.soFar);
    if ('rejected' in row) this.#reject(row.rejected.line, row.rejected.faults, row.cells);
    else tally.leftOut = withLeftOut(tally.leftOut, row.leftOut);
  }

  done(): Tallied {
    const judge = this.#judge;
    const { tally } = this.#counting;
    for (const each of this.#waiting) {
      this.#settle(
        each,
        namedIn(each.referral).map((row) => ({ row, verdict: judge.judge(row) })),
      );
    }
    if (this.#waiting.length > 0) tally.differences.sort((a, b) => a.line - b.line);
    // Rows that are imported come first where rows are alike.
    for (const each of this.#notImported) {
      const row = unreadRow(judge, each);
      if (row !== undefined) this.#unread.add(row);
    }
    const areTooMany = this.#newRows.length >= MOST_COMPARED;
    // One of them may be a referral on record, corrected.
    if (areTooMany) this.#unread.addAny();
    const lines = [...(this.#options.sameRows?.keys() ?? [])];
    tally.notThere = lines.filter((line) => !judge.saidSame.has(line));
    return {
      tally: this.#counting.done(this.#onFile, judge.otherFirms()),
      recognized: judge.recognized,
      newDays: this.#counting.days,
      newRows: areTooMany ? [] : this.#newRows,
      taken: judge.taken,
      unread: this.#unread,
      repeats: judge.repeats,
      corrected: this.#corrected,
    };
  }

  #judgeNow(read: ReadRow): void {
    const judge = this.#judge;
    const named = namedIn(read.referral);
    const [only = read.referral] = named;
    const mayWait = named.length === 1 && this.#waiting.length < MOST_WAITING;
    const verdict = mayWait ? judge.judgeOrWait(only) : judge.judge(only);
    if (verdict === undefined) this.#waiting.push(read);
    else {
      const others = named.slice(1).map((row) => ({ row, verdict: judge.judge(row) }));
      this.#settle(read, [{ row: only, verdict }, ...others]);
    }
  }

  #settle({ referral, cells }: ReadRow, named: readonly Judged[]): void {
    const rejected = named.find(({ verdict }) => verdict.kind === 'rejected')?.verdict;
    if (rejected?.kind === 'rejected') {
      this.#reject(referral.line, [rejected.fault], cells);
      return;
    }
    this.#counting.row(named);
    const added = newAmong(named);
    if (added.length > 0) this.#onAdded(added, (referral.partners?.length ?? 0) > 1);
    if (this.#onFile.hasReferrals && this.#newRows.length < MOST_COMPARED)
      this.#newRows.push(...newAmong(named.filter(({ verdict }) => !isSaidNew(verdict))));
    for (const { row, verdict } of named) {
      if (verdict.kind !== 'corrected') continue;
      const { correction, partner } = verdict;
      const isNewPartner = partner.id === undefined && !partner.isSource;
      this.#corrected.push({ ...correction, row, partner, isNewPartner });
    }
  }

  #reject(line: number, faults: readonly Fault[], cells: readonly string[]): void {
    this.#counting.tally.rejected += 1;
    this.#options.onRejected?.(line, faults, cells);
  }

  #setAside(soFar: RowSoFar): void {
    if (!this.#onFile.hasReferrals) return;
    if (this.#notImported.length < MOST_SET_ASIDE) this.#notImported.push(soFar);
    else this.#unread.addAny();
  }
}

const PROGRESS_EVERY = 10_000;

/** So many rows wait for others that may be the referrals they look like. */
const MOST_WAITING = 10_000;

/** A row of a file that could be read. */
type ReadRow = Extract<ImportRow, { referral: ImportedReferral }>;

/** The referrals that a row is: one, or one for each partner and client it names. */
function namedIn(row: ImportedReferral): readonly ImportedReferral[] {
  // Taking every row apart would be felt.
  if (row.partners === undefined && row.clients === undefined) return [row];
  const { partners, clients, ...one } = row;
  return (partners ?? [row.partner]).flatMap((partner) =>
    (clients ?? [row.client]).map((client) => ({ ...one, partner, client })),
  );
}

/** A row that a person said to be another than it may be is compared with nothing more. */
function isSaidNew(verdict: Verdict): boolean {
  return verdict.kind === 'new' && verdict.isSaid === true;
}

function newAmong(named: readonly Judged[]): NewReferral[] {
  const added: NewReferral[] = [];
  for (const { row, verdict } of named) {
    if (verdict.kind === 'new') added.push({ row, partner: verdict.partner, identity: verdict.identity });
  }
  return added;
}
