const MESSAGES = {
  'unclosed-quote': (line: number) => `a quotation mark opened on line ${line} is never closed`,
  'far-quote': (line: number) =>
    `the text in quotation marks that begins on line ${line} is too long to be one, or its last quotation mark is missing`,
  'stray-quote': (line: number) =>
    `line ${line}: text follows a closing quotation mark (one that belongs to the text must be doubled)`,
  binary: (line: number) => `line ${line}: this is not a text file; save it as CSV first`,
  'too-large': (line: number) => `the record that starts on line ${line} is too long to be one`,
  encoding: (line: number) => `line ${line} is not valid UTF-8, though the lines before it are`,
} as const;

/** Why a file cannot be read (further) as CSV. */
type CsvErrorReason = keyof typeof MESSAGES;

/** A CSV file that cannot be read further; the message begins in lower case, to stand after the file's name. */
export class CsvError extends Error {
  readonly reason: CsvErrorReason;
  /** The physical line, from 1; for a quote that is not closed the line it was opened on. */
  readonly line: number;

  constructor(reason: CsvErrorReason, line: number) {
    super(MESSAGES[reason](line));
    this.name = 'CsvError';
    this.reason = reason;
    this.line = line;
  }
}
