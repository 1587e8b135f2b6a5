/** A row as it stands in an export, with the place it stands at: `line 12`. */
export interface NetworkEntry {
  readonly place: string;
  readonly table: string;
  /** As it was read from JSON. */
  readonly row?: unknown;
  /** As it stands in a sheet: texts, under headings. */
  readonly texts?: { readonly headings: readonly string[]; readonly fields: readonly string[] };
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
