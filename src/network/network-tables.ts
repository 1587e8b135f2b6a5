/** What a table of the network holds, as it is taken out whole and brought back. */

/** What an export of everything says that it is. */
export const EXPORT_OF = 'export all';

/** What a column holds; a `reference` is the uuid of a row of another table. */
export type ColumnKind = 'whole' | 'amount' | 'text' | 'day' | 'instant' | 'reference';

export interface NetworkColumn {
  readonly name: string;
  readonly is: ColumnKind;
  /** Whether every row has it. */
  readonly required: boolean;
  /** Of a reference: the table it points at. */
  readonly refersTo: string | undefined;
}

export interface NetworkTable {
  readonly name: string;
  /** The primary key, by which its rows are ordered. */
  readonly key: string;
  readonly columns: readonly NetworkColumn[];
}

/** A row as it is taken out: what it does not have is left out. */
export type NetworkRow = Readonly<Record<string, string | number>>;
