import { stringify, type Options } from 'csv-stringify/sync';
import { neutralized } from '../text/formula.ts';

/** What a cell of a CSV file is made of; null and undefined are empty. */
type CsvCell = string | number | bigint | null | undefined;

// Beside what must be quoted: other delimiters, so that sniffing our own files cannot go wrong, and outer spaces and
// a leading byte order mark, which readers drop.
const NEEDS_QUOTES = /[;\t|\r\n]|^[\s\ufeff]|\s$/;

const OPTIONS: Options = {
  record_delimiter: '\r\n',
  quoted_match: NEEDS_QUOTES,
  // The library's own `escape_formulas` misses a line feed, or white space before the sign.
  cast: { string: neutralized },
};

/**
 * Rows of one length as lines of a CSV file by RFC 4180, each with its CRLF. Text that a spreadsheet would run as a
 * formula is neutralized; `readCsv` takes that back.
 */
export function csvRows(rows: readonly (readonly CsvCell[])[]): string {
  // An empty line would be no record at all.
  return stringify([...rows], rows[0]?.length === 1 ? { ...OPTIONS, quoted_empty: true } : OPTIONS);
}
