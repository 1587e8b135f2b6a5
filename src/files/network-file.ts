/** A row as it stands in an export, with the place it stands at: `line 12`. */
export interface NetworkEntry {
  readonly place: string;
  readonly table: string;
  readonly row: unknown;
}

/** What stands in an export of everything. */
export interface NetworkFile {
  /** Its own name, without its folder. */
  readonly name: string;
  /** The version that it says it has. */
  readonly version: unknown;
  /** The rows from the start. Throws a UserError, with the line, for what cannot be read or ends too early. */
  readonly entries: () => Iterable<NetworkEntry>;
}
