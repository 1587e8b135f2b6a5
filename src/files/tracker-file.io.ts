import { cleanInput } from '../text/sanitize.ts';
import type { ImportRow } from './import.ts';
import { refuseOtherList } from './own-list.ts';
import type { Sheet } from './sheet.ts';
import {
  checkHeader,
  columnsOf,
  isBlank,
  isHeader,
  unrecognized,
  type Mapping,
  type TrackerColumn,
} from './tracker-columns.ts';
import { RowReader, type Reading } from './tracker-row.ts';
import { Scanning, type TrackerScan } from './tracker-scan.ts';

/** A header stands among so many first lines; before it there may be a title, notes, blank lines. */
const HEADER_WITHIN = 30;

export interface ScanOptions {
  mapping: Mapping;
  /** Clients' names are not to be read, so there need be no column of them. */
  withoutClients: boolean;
}

/** Reads the whole file once: which line is the header, what its columns are, and how they write days and amounts. */
export function scanTracker(sheet: Sheet, options: ScanOptions): TrackerScan {
  const lines: TrackerColumn[][] = [];
  let scan: Scanning | undefined;
  for (const { line, fields } of sheet.records()) {
    if (scan !== undefined) {
      scan.add(fields);
      continue;
    }
    const columns = columnsOf(fields, options.mapping);
    lines.push(columns);
    refuseOtherList(fields);
    if (isHeader(columns)) scan = new Scanning(line, columns);
    else if (lines.length === HEADER_WITHIN) break;
  }
  if (scan === undefined) throw unrecognized(lines, options.mapping);
  checkHeader(scan.columns, options.mapping, options.withoutClients);
  return scan.result();
}

/** Reads the file again, row by row: each is a referral, or rejected with the reason. Blank rows are passed over. */
export function* trackerRows(sheet: Sheet, scan: TrackerScan, reading: Reading): Generator<ImportRow> {
  const rows = new RowReader(scan.columns, reading);
  for (const { line, fields } of sheet.records()) {
    if (line > scan.headerLine && !isBlank(fields)) yield rows.read(line, fields);
  }
  sheet.refuseChanged();
}

/** The headings that a file most likely has, for a message about columns; none where no line looks like a header. */
export function likelyHeadings(sheet: Sheet): string[] {
  const lines: string[][] = [];
  for (const { fields } of sheet.records()) {
    lines.push(fields.map(cleanInput).filter((heading) => heading !== ''));
    if (lines.length === HEADER_WITHIN) break;
  }
  return lines.find((headings) => headings.length > 1) ?? [];
}
