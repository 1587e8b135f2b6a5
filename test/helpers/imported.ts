import { asDay } from '../../src/calendar/day.ts';
import type { ImportedReferral, ImportRow } from '../../src/imports/import.ts';

/** A row of a file as it is read, with nothing but whom it is about. */
export const ROW: ImportedReferral = {
  line: 2,
  day: asDay('2026-01-05'),
  partner: 'Maren Holt',
  client: 'Jane D.',
  direction: 'received',
  need: null,
  status: null,
  closedOn: null,
  amount: null,
  note: null,
};

/** Rows that differ from {@link ROW} in what is given, on the lines from 2 on. */
export function rowsOf(...rows: readonly Partial<ImportedReferral>[]): ImportRow[] {
  return rows.map((row, index) => ({ cells: [], referral: { ...ROW, line: index + 2, ...row } }));
}
