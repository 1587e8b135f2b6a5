import type { Mapping } from '../../src/imports/tracker-columns.ts';
import { lookAtHead, scanRows } from '../../src/imports/tracker-file.io.ts';
import { openQuestions, refuseOpen } from '../../src/imports/tracker-questions.ts';
import type { TrackerScan } from '../../src/imports/tracker-scan.ts';
import type { Sheet } from '../../src/sheets/sheet.ts';

/** Reads a whole sheet as a script would: what is open of its columns is refused, as nobody can be asked. */
export function scannedTracker(sheet: Sheet, mapping: Mapping, withoutClients = false): TrackerScan {
  const head = lookAtHead(sheet, mapping);
  refuseOpen(head, openQuestions(head, withoutClients));
  return scanRows(sheet, head);
}
