/** The fees between the two of us, as the list of the other side tells them. */
import { readAmount } from '../money/amount-grammar.ts';
import type { Money } from '../money/money.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { UserError } from '../text/errors.ts';
import type { FaultCounts } from '../imports/faults.ts';
import { SHARED_FEES } from './shared-record.ts';
import type { Theirs } from './told.ts';

/** By the line of the file. */
export type FeesByLine = ReadonlyMap<number, Pick<Theirs, 'fee' | 'feePaid'>>;

/** The fees between us, where the file is what `export --for` made: a list of refnet's own. */
export function feesOf(
  sheet: Sheet,
  { headerLine, columns }: { headerLine: number; columns: readonly { heading: string }[] },
  faults: FaultCounts,
): FeesByLine {
  const at = SHARED_FEES.map((heading) => columns.findIndex((column) => column.heading === heading));
  const byLine = new Map<number, Pick<Theirs, 'fee' | 'feePaid'>>();
  if (at.includes(-1)) return byLine;
  for (const { line, fields } of sheet.records()) {
    if (line <= headerLine) continue;
    const [fee, feePaid] = at.map((index, which) => {
      const amounts = amountsIn(fields[index] ?? '');
      const fault = `${SHARED_FEES[which]}: an amount is one like CAD 50`;
      if (amounts === null) faults.add(line, [{ column: null, fault }]);
      return amounts;
    });
    byLine.set(line, { fee: fee ?? null, feePaid: feePaid ?? null });
  }
  return byLine;
}

/** `CAD 50; EUR 20`; null where that is none. */
function amountsIn(cell: string): Money[] | null {
  const parts = cell.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  try {
    return parts.map((part) => readAmount(part));
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
