import type { SheetRecord } from './sheet.ts';

/** A table in a file, as what reads such files gives it. */
export interface Table {
  /** The name of the sheet; null where the file is one table. */
  readonly name: string | null;
  /** The records from the start, as often as asked for. Throws a WorkbookError where it cannot be read further. */
  records(): Iterable<SheetRecord>;
  /** What a person should know of how it was read, once it was. */
  remarks?(): readonly string[];
  /** The workbook does not show it. */
  readonly hidden?: boolean;
}

/** A sheet that holds no table, and what it holds. */
export interface PassedOver {
  readonly name: string;
  readonly why: string;
}
