// A spreadsheet runs a cell that begins with one of these (full-width forms too) as a formula, some after dropping
// white space or control characters; and a tab or line break at the start moves the rest into another cell.
// oxlint-disable-next-line no-control-regex
const FORMULA = /^'*(?:[\s\u0000-\u001f\u200b-\u200f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
// Beside what must be quoted: other delimiters, so that sniffing our own files cannot go wrong, and outer spaces and
// a leading byte order mark, which readers drop.
const NEEDS_QUOTES = /[",;\t|\r\n]|^[\s\ufeff]|\s$/;

/**
 * One line of a CSV file by RFC 4180, with its CRLF; null and undefined are empty fields.
 *
 * Text that a spreadsheet would run as a formula gets a leading apostrophe, as does text that already looks so
 * defused (`'=x` becomes `''=x`); `readCsv` takes exactly one such apostrophe off, so every text comes back as
 * it was. Plain numbers such as -5 or -5.25 are left alone.
 */
export function csvRow(values: readonly (string | number | bigint | null | undefined)[]): string {
  const row = values.map((value) => csvField(String(value ?? ''))).join(',');
  // An empty line would be no record at all.
  return `${row === '' && values.length === 1 ? '""' : row}\r\n`;
}

function csvField(text: string): string {
  const safe = looksLikeFormula(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether a spreadsheet would run the text, or it looks already defused. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text) && !NUMBER.test(text);
}
