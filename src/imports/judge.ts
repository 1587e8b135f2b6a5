import type { Day } from '../calendar/day.ts';
import { cleanInput } from '../text/sanitize.ts';
import type { FilePartner } from './counterparts.ts';
import {
  PREVIEWED,
  withLeftOut,
  type Fault,
  type ImportedReferral,
  type ImportRow,
  type ImportTally,
  type TakenApart,
} from './import.ts';
import { countedAs, type Compared } from './compared.ts';
import { findLookAlikes } from './look-alikes.ts';
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
  const counting = new Counting(options.update);
  const { tally } = counting;
  const judge = new RowJudge(onFile, options);
  const reject = (line: number, faults: readonly Fault[], cells: readonly string[]) => {
    tally.rejected += 1;
    options.onRejected?.(line, faults, cells);
  };
  const newRows: NewReferral[] = [];
  const corrected: CorrectedRow[] = [];
  const settle = ({ referral, cells }: ReadRow, named: readonly Judged[]) => {
    const rejected = named.find(({ verdict }) => verdict.kind === 'rejected')?.verdict;
    if (rejected?.kind === 'rejected') return reject(referral.line, [rejected.fault], cells);
    counting.row(named);
    const added = newAmong(named);
    if (added.length > 0) onAdded(added, (referral.partners?.length ?? 0) > 1);
    if (onFile.hasReferrals && newRows.length < MOST_COMPARED) newRows.push(...added);
    for (const { row, verdict } of named) {
      if (verdict.kind !== 'corrected') continue;
      const { correction, partner } = verdict;
      corrected.push({
        ...correction,
        row,
        partner,
        isNewPartner: partner.id === undefined && !partner.isSource,
      });
    }
  };
  const waiting: ReadRow[] = [];
  const { unread = new UnreadRows() } = options;
  const notImported: RowSoFar[] = [];
  const setAside = ({ soFar }: Exclude<ImportRow, ReadRow>) => {
    if (!onFile.hasReferrals) return;
    if (notImported.length < MOST_SET_ASIDE) notImported.push(soFar);
    else unread.addAny();
  };
  for (const each of rows) {
    tally.rows += 1;
    if (tally.rows % PROGRESS_EVERY === 0) options.onProgress?.(tally.rows);
    if (!('referral' in each)) setAside(each);
    if ('rejected' in each) {
      reject(each.rejected.line, each.rejected.faults, each.cells);
      continue;
    }
    if ('leftOut' in each) {
      tally.leftOut = withLeftOut(tally.leftOut, each.leftOut);
      continue;
    }
    const { referral } = each;
    const named = namedIn(referral);
    const [only = referral] = named;
    const verdict =
      named.length === 1 && waiting.length < MOST_WAITING ? judge.judgeOrWait(only) : judge.judge(only);
    if (verdict === undefined) waiting.push(each);
    else
      settle(each, [
        { row: only, verdict },
        ...named.slice(1).map((row) => ({ row, verdict: judge.judge(row) })),
      ]);
  }
  for (const each of waiting) {
    settle(
      each,
      namedIn(each.referral).map((row) => ({ row, verdict: judge.judge(row) })),
    );
  }
  if (waiting.length > 0) tally.differences.sort((a, b) => a.line - b.line);
  // Rows that are imported come first where rows are alike.
  for (const each of notImported) {
    const row = unreadRow(judge, each);
    if (row !== undefined) unread.add(row);
  }
  const { recognized, repeats, taken } = judge;
  const areTooMany = newRows.length >= MOST_COMPARED;
  // One of them may be a referral on record, corrected.
  if (areTooMany) unread.addAny();
  const lines = [...(options.sameRows?.keys() ?? [])];
  tally.notThere = lines.filter((line) => !judge.saidSame.has(line));
  return {
    tally: counting.done(onFile),
    recognized,
    newDays: counting.days,
    newRows: areTooMany ? [] : newRows,
    taken,
    unread,
    repeats,
    corrected,
  };
}

const PROGRESS_EVERY = 10_000;

/** So many rows wait for others that may be the referrals they look like. */
const MOST_WAITING = 10_000;

/** A row of a file that could be read. */
type ReadRow = Extract<ImportRow, { referral: ImportedReferral }>;

interface Judged {
  readonly row: ImportedReferral;
  readonly verdict: Verdict;
}

/** The referrals that a row is: one, or one for each partner and client it names. */
function namedIn(row: ImportedReferral): readonly ImportedReferral[] {
  // Taking every row apart would be felt.
  if (row.partners === undefined && row.clients === undefined) return [row];
  const { partners, clients, ...one } = row;
  return (partners ?? [row.partner]).flatMap((partner) =>
    (clients ?? [row.client]).map((client) => ({ ...one, partner, client })),
  );
}

function newAmong(named: readonly Judged[]): NewReferral[] {
  const added: NewReferral[] = [];
  for (const { row, verdict } of named) {
    if (verdict.kind === 'new') added.push({ row, partner: verdict.partner, identity: verdict.identity });
  }
  return added;
}

/** What came of the rows so far. */
class Counting {
  readonly tally: ImportTally;
  readonly days = new Map<Day, number>();
  readonly #partners = new Set<FilePartner>();
  readonly #fresh = new Set<FilePartner>();

  constructor(updated: boolean) {
    this.tally = emptyTally(updated);
  }

  /** Counts a row by what came of the referrals it is. */
  row(named: readonly Judged[]): void {
    let [isNew, isChanged, isKnown, isCorrected] = [false, false, false, false];
    for (const { row, verdict } of named) {
      if (verdict.kind === 'new') {
        isNew = true;
        this.#countNew(row, verdict.partner);
      } else if (verdict.kind === 'different') {
        this.#countDifferent(row.line, verdict.id, verdict.differences);
        if (verdict.differences.offered.length > 0) isChanged = true;
        else isKnown = true;
      } else if (verdict.kind === 'corrected') {
        const { id } = verdict.correction;
        isCorrected = true;
        this.#noteNew(row, verdict.partner);
        this.#countDifferent(row.line, id, verdict.differences);
      } else isKnown ||= verdict.kind === 'known';
    }
    if (isCorrected) return;
    if (isChanged && !isNew) this.tally.changedRows += 1;
    if (!isNew && !isChanged) this.tally[isKnown ? 'known' : 'removed'] += 1;
  }

  done({ handles }: OnFile): ImportTally {
    const all = [...this.#partners];
    const numberOf = (isSource: boolean) =>
      // Two spellings of a name on record are one, by its number.
      new Set(all.filter((each) => each.isSource === isSource).map((each) => each.id ?? each)).size;
    this.tally.partners = numberOf(false);
    this.tally.sources = numberOf(true);
    this.tally.lookAlikes = findLookAlikes(
      [...this.#fresh].filter(({ isSource }) => !isSource),
      handles,
    );
    return this.tally;
  }

  #countNew(row: ImportedReferral, partner: FilePartner): void {
    const { tally } = this;
    if (!this.#partners.has(partner)) {
      this.#partners.add(partner);
      this.#noteNew(row, partner);
      if (partner.id === undefined && !partner.isSource) tally.newWithAdded += 1;
    }
    tally.added += 1;
    this.days.set(row.day, (this.days.get(row.day) ?? 0) + 1);
    tally[row.direction] += 1;
    if (tally.preview.length < PREVIEWED)
      tally.preview.push(partner.isSource ? row : { ...row, partner: partner.name });
    if (tally.firstDay === null || row.day < tally.firstDay) tally.firstDay = row.day;
    if (tally.lastDay === null || row.day > tally.lastDay) tally.lastDay = row.day;
  }

  #noteNew(row: ImportedReferral, partner: FilePartner): void {
    if (partner.id !== undefined || this.#fresh.has(partner)) return;
    this.#fresh.add(partner);
    if (partner.isSource) {
      this.tally.newSources.push(partner.name);
      return;
    }
    this.tally.newPartners.push(partner.name);
    const typed = row.partner ?? '';
    if (partner.name !== cleanInput(typed)) this.tally.takenApart.push(takenApartOf(typed, partner));
  }

  #countDifferent(line: number, id: number, { offered, kept }: Compared): void {
    const { tally } = this;
    if (offered.length + kept.length > 0) tally.differences.push({ line, id, offered, kept });
    if (offered.length > 0) tally.changed += 1;
    if (kept.length > 0) tally.keptHere += 1;
    for (const counted of offered.map(countedAs)) if (counted !== undefined) tally.updates[counted] += 1;
  }
}

function emptyTally(updated: boolean): ImportTally {
  return {
    importId: null,
    rows: 0,
    added: 0,
    given: 0,
    received: 0,
    known: 0,
    removed: 0,
    changed: 0,
    changedRows: 0,
    updates: { status: 0, closedOn: 0, amount: 0, need: 0, note: 0 },
    updated,
    keptHere: 0,
    differences: [],
    corrected: [],
    notThere: [],
    looksLike: [],
    gone: [],
    repeated: [],
    rejected: 0,
    leftOut: [],
    partners: 0,
    sources: 0,
    newPartners: [],
    newWithAdded: 0,
    newSources: [],
    firstDay: null,
    lastDay: null,
    preview: [],
    notChosen: [],
    lookAlikes: [],
    takenApart: [],
  };
}

function takenApartOf(typed: string, { name, profession }: FilePartner): TakenApart {
  return { typed, name, profession };
}
