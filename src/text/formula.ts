// A spreadsheet runs a cell that begins with one of these (full-width forms too) as a formula, some after dropping
// white space or control characters; and a tab or line break at the start moves the rest into another cell.
// oxlint-disable-next-line no-control-regex
const FORMULA = /^'*(?:[\s\u0000-\u001f\u200b-\u200f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
// Hyphens would be reckoned with: +1-416-555 is no phone to a spreadsheet.
const PHONE = /^\+\d[\d ()]*$/;

/**
 * The text with a leading apostrophe where a spreadsheet would run it as a formula, or where it already looks so
 * neutralized (`'=x` becomes `''=x`), so that `asWritten` brings every text back as it was. Plain numbers such as -5 or
 * -5.25, and phones such as +1 (416) 555 0101, are left alone.
 */
export function neutralized(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

/** The text without the one apostrophe that `neutralized` put before it. */
export function asWritten(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text;
}

function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text) && !NUMBER.test(text) && !PHONE.test(text);
}
