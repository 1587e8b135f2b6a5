/** A strange value for a column of the file. */
export interface Strange {
  readonly table: string;
  readonly column: string;
  /** What is strange about it. */
  readonly what: string;
  /** As SQL says it, which may speak of the row. */
  readonly value: string;
}

/** Every column of every table with every strange value that it could be given; numbers of rows stay as they are. */
export function strangeValues(file: string): Strange[];

/** Gives one row of each table, the first that has a value in that column, those values. */
export function plantValues(file: string, all: readonly Strange[]): void;
