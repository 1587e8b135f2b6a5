import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import type { Fault, ImportRow } from './import.ts';
import { refuseOtherList } from './own-list.ts';
import { glimpsed } from '../sheets/long-cells.ts';
import type { Sheet, SheetRecord } from '../sheets/sheet.ts';
import { longCellFinder } from './long-cells.ts';
import { asideOf, isRepeated, isSummaryWord, type Aside } from './tracker-aside.ts';
import { assign } from './tracker-assign.ts';
import { isRow, isRowAmong, profileOf } from './tracker-cells.ts';
import {
  cellFinder,
  hasColumn,
  isBlank,
  isOwnList,
  isHeader,
  type Mapping,
  type TrackerColumn,
} from './tracker-columns.ts';
import { noHeadings, noTable, refuseMisfits, type TrackerHead } from './tracker-questions.ts';
import { looksLikeName } from './looks-like-name.ts';
import { headingSays } from './tracker-headings.ts';
import type { Reading } from './tracker-reading.ts';
import { RowReader } from './tracker-row.ts';
import { SecondTable } from './second-table.ts';
import { Scanning, type TrackerScan } from './tracker-scan.ts';
import type { WordsSaid } from './tracker-words.ts';

/** A header stands among so many first lines; before it there may be a title, notes, blank lines. */
const HEADER_WITHIN = 30;

/** So many first rows say what the cells of a column are. */
const LOOKED_AT = 300;

/** What is known beforehand of a line of headings; undefined where nothing is. */
type KeptMapping = (headings: readonly string[]) => Mapping | undefined;

/**
 * Reads the first rows: which line is the header, and what its columns are by their headings and their cells. What is
 * said stands above what is kept. Throws a UserError where there is no table at all, or what is said is of other columns.
 */
export function lookAtHead(sheet: Sheet, said: Mapping, kept: KeptMapping = () => undefined): TrackerHead {
  const records = firstRecords(sheet);
  const { line, fields } = headerAmong(records, said, kept) ?? refuseTable();
  refuseOtherList(fields);
  const beneath = records.filter((record) => record.line > line && isSample(record.fields, fields));
  const profiles = fields.map((_, index) => profileOf(beneath.map((record) => record.fields[index] ?? '')));
  const mapping = new Map([...(kept(fields) ?? []), ...said]);
  const says = (record: SheetRecord, at: number) => /[1-9]/.test(record.fields[at] ?? '');
  const isBoth = (one: number, other: number) => beneath.some((each) => says(each, one) && says(each, other));
  const assigned = assign({ headings: fields, profiles, isBoth, follows: followsIn(beneath) }, mapping);
  // By its cells a column may be of days whatever stands above it.
  const isSaid = isHeader(assign({ headings: fields }, mapping).columns);
  if (!isSaid && isRowAbove(fields, beneath)) throw noHeadings(line);
  refuseMisfits(assigned.columns, said);
  const above = records.flatMap((record) => (record.line < line ? titleOf(record.fields) : []));
  return { ...assigned, line, profiles, above, between: betweenOthers(assigned.columns, beneath) };
}

/** What a line above the headings says, where it says anything. */
function titleOf(fields: readonly string[]): string[] {
  const title = fields.map(cleanInput).filter((cell) => cell !== '');
  return title.length === 0 ? [] : [title.join(' ')];
}

/** Of the rows that say in one column what another row says, the share whose other column says nothing new; 0 without any. */
function followsIn(rows: readonly SheetRecord[]): (index: number, other: number) => number {
  return (index, other) => {
    const said = new Map<string, Set<string>>();
    let [same, again] = [0, 0];
    for (const { fields } of rows) {
      const [of, says] = [other, index].map((at) => searchKey(cleanInput(fields[at] ?? '')));
      if (!of || !says) continue;
      const before = said.get(of);
      if (before !== undefined) again += 1;
      if (before?.has(says) === true) same += 1;
      said.set(of, (before ?? new Set()).add(says));
    }
    return again === 0 ? 0 : same / again;
  };
}

/** Whether a line that may be headings is the first row of a table that has none. */
function isRowAbove(cells: readonly string[], beneath: readonly SheetRecord[]): boolean {
  return (
    isRow(cells) ||
    isRowAmong(
      cells.map((cell) => (headingSays(cell).candidates.length > 0 && looksLikeName(cell) ? '' : cell)),
      beneath.map(({ fields }) => fields),
    )
  );
}

function refuseTable(): never {
  throw noTable();
}

function firstRecords(sheet: Sheet): SheetRecord[] {
  const records: SheetRecord[] = [];
  for (const record of sheet.records()) {
    records.push(glimpsed(record));
    if (records.length === HEADER_WITHIN + LOOKED_AT) break;
  }
  return records;
}

/**
 * The line of which something is kept, or the first that says where the day and the partner are, or else the one of which
 * most is understood.
 */
function headerAmong(
  records: readonly SheetRecord[],
  mapping: Mapping,
  kept: KeptMapping = () => undefined,
): SheetRecord | undefined {
  const before = records.slice(0, HEADER_WITHIN).find(({ fields }) => kept(fields) !== undefined);
  if (before !== undefined) return before;
  let likely: { record: SheetRecord; rank: number } | undefined;
  for (const record of records.slice(0, HEADER_WITHIN)) {
    if (record.fields.filter((cell) => cell.trim() !== '').length < 2) continue;
    const { columns } = assign({ headings: record.fields }, mapping);
    if (isHeader(columns)) return record;
    const known = columns.filter(({ meaning }) => meaning !== undefined).length;
    const rank = isRow(record.fields) ? -1 : known;
    if (likely === undefined || rank > likely.rank) likely = { record, rank };
  }
  return likely?.record;
}

function betweenTwo(columns: readonly TrackerColumn[]): boolean {
  return hasColumn(columns, 'partner') && hasColumn(columns, 'given-to');
}

/** Whom the rows are between that name both who gave and who received. */
function betweenOthers(columns: readonly TrackerColumn[], rows: readonly SheetRecord[]): [string, string][] {
  if (!betweenTwo(columns)) return [];
  const at = cellFinder(columns);
  return rows.flatMap(({ fields }): [string, string][] => {
    const [from, to] = [at(fields, 'partner'), at(fields, 'given-to')];
    return from === '' || to === '' ? [] : [[from, to]];
  });
}

/** Whether a line beneath the header says something of the columns: no month between the rows, no sum, no header again. */
function isSample(fields: readonly string[], header: readonly string[]): boolean {
  const filled = fields.filter((cell) => cell.trim() !== '');
  return filled.length > 1 && !isSummaryWord(filled[0] ?? '') && !isRepeated(fields, header.map(cleanInput));
}

/**
 * Reads all rows of a table whose columns are known: how they write days and amounts, and what is no referral. The scan
 * collects the words of which nothing is `said`.
 */
export function scanRows(
  sheet: Sheet,
  { line: headerLine, columns }: TrackerHead,
  said?: WordsSaid,
): TrackerScan {
  const scan = new Scanning(headerLine, columns, said);
  const aside = asides(columns);
  const tooLong = longCellFinder(columns);
  const saysWay = hasColumn(columns, 'direction') || betweenTwo(columns);
  const second = new SecondTable(headerLine, saysWay);
  for (const { line, fields } of sheet.records()) {
    if (isBlank(fields)) continue;
    if (line > headerLine && tooLong(fields).length > 0) {
      scan.refuse();
      continue;
    }
    const what = line <= headerLine ? undefined : aside(fields);
    second.look(line, fields, what);
    if (line <= headerLine) continue;
    if (what === undefined) scan.add(fields, line);
    else scan.leaveOut(what, line);
  }
  return scan.result();
}

/** Reads the file again, row by row: each is a referral, or rejected with the reason. What is no referral is passed over. */
export function* trackerRows(sheet: Sheet, scan: TrackerScan, reading: Reading): Generator<ImportRow> {
  const rows = new RowReader(scan.columns, reading);
  const aside = asides(scan.columns);
  const tooLong = longCellFinder(scan.columns);
  for (const { line, fields, damaged } of sheet.records()) {
    if (line <= scan.headerLine || isBlank(fields)) continue;
    const faults = tooLong(fields);
    if (faults.length > 0) {
      yield { cells: fields, rejected: { line, faults }, soFar: { line } };
      continue;
    }
    if (aside(fields) !== undefined) continue;
    yield damaged === true
      ? { cells: fields, rejected: { line, faults: [DAMAGED] }, soFar: { line } }
      : rows.read(line, fields);
  }
  sheet.refuseChanged();
}

const DAMAGED: Fault = {
  column: null,
  fault:
    'a letter is damaged, \ufffd stands for it: mend it in the file, or say with --encoding what the file is in',
};

/** What a line is that is no referral, by the columns; a list of refnet's own has no such lines. */
function asides(columns: readonly TrackerColumn[]): (fields: readonly string[]) => Aside | undefined {
  if (isOwnList(columns)) return () => undefined;
  const at = cellFinder(columns);
  const headings = columns.map(({ heading }) => heading);
  return (fields) => {
    const partner = at(fields, 'partner') || at(fields, 'given-to') || at(fields, 'source');
    return asideOf(fields, { day: at(fields, 'day'), partner, client: at(fields, 'client') }, headings);
  };
}

/** The headings that a file most likely has, for a message about columns; none where no line looks like a header. */
export function likelyHeadings(sheet: Sheet, said: Mapping = new Map(), kept?: KeptMapping): string[] {
  const records = firstRecords(sheet);
  const header = headerAmong(records, said, kept);
  if (header === undefined) return [];
  const beneath = records.filter(({ line, fields }) => line > header.line && isSample(fields, header.fields));
  if (isRowAbove(header.fields, beneath)) return [];
  return header.fields.map(cleanInput).filter((heading) => heading !== '');
}
