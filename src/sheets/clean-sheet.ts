import { cleanLongCells } from './long-cells.ts';
import type { Sheet } from './sheet.ts';

/**
 * The table with its long cells cleaned as notes are: what is long only by spaces, blank lines or what nobody sees is short
 * then, and no run of these is left for anything that looks into a cell.
 */
export function withCleanLongCells(sheet: Sheet): Sheet {
  if (sheet.cards !== undefined) return sheet;
  return {
    ...sheet,
    *records() {
      for (const record of sheet.records()) {
        cleanLongCells(record);
        yield record;
      }
    },
  };
}
