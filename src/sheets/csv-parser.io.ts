import { CsvError as Fault, Parser, type Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { CsvError } from './csv-error.ts';
import type { SheetRecord } from './sheet.ts';

/** What a piece of text completed: whole records, and why the text cannot be read beyond them. */
export interface ParsedPiece {
  records: SheetRecord[];
  error?: CsvError;
}

export interface ParserOptions {
  delimiter: string;
  /** The longest record accepted, in bytes without delimiters. */
  maxRecordSize: number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

const NONE_BEFORE = { records: 0 };

/** More than the parser looks ahead before it decides what a byte is. */
const LOOK_AHEAD = '        ';

/**
 * csv-parse, asked synchronously (inside a transaction of the database nothing can be waited for), with what it lacks:
 * the line on which a record starts or a quotation mark opens, and an error for text after a closing one though
 * quotation marks inside a bare field are text.
 */
export class CsvParser extends Parser {
  readonly #strict: Options;
  readonly #openQuote: RegExp;
  readonly #maxRecordSize: number;
  #records: SheetRecord[] = [];
  /** The bytes not yet in a record start at `at` of these, the first of which is number `base` of all, on this line. */
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #base = 0;
  #line = 1;

  constructor({ delimiter, maxRecordSize }: ParserOptions) {
    const options: Options = {
      delimiter,
      max_record_size: maxRecordSize,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    };
    super(options);
    this.#strict = { ...options, relax_quotes: false };
    // From the start of a field on no quotation mark that is not doubled.
    this.#openQuote = new RegExp(`(?<=^|[${delimiter}\\r\\n])"[^"]*(?:""[^"]*)*$`);
    this.#maxRecordSize = maxRecordSize;
  }

  /** The line at the end of what was fed. */
  get line(): number {
    return this.#line + lineBreaks(this.#bytes, this.#at, this.#bytes.length);
  }

  /** Parses further text: the `last` of the file, or text that is `broken` off because what follows cannot be read. */
  feed(text: string, end?: 'last' | 'broken'): ParsedPiece {
    const bytes = Buffer.from(text);
    this.#bytes = Buffer.concat([this.#bytes.subarray(this.#at), bytes]);
    this.#base += this.#at;
    this.#at = 0;
    this.#records = [];
    try {
      ask((done) => this._transform(bytes, 'utf8', done));
      if (end === 'last') ask((done) => this._flush(done));
      if (end === 'broken') ask((done) => this._transform(Buffer.from(LOOK_AHEAD), 'utf8', done));
    } catch (error) {
      return { records: this.#records, error: this.#explained(error) };
    }
    return { records: this.#records };
  }

  /** Takes a record from the parser instead of passing it on to a reader of the stream. */
  override push(record: unknown): boolean {
    if (Array.isArray(record)) this.#add(record);
    // csv-parse makes an error, with its stack, of each record longer or shorter than the first, for nobody here: a title
    // above the header made a file ten times slower. No record after the first is compared.
    Object.assign(this.info, NONE_BEFORE);
    return true;
  }

  #add(fields: string[]): void {
    const bytes = this.#bytes;
    const end = this.info.bytes - this.#base;
    const start = skipLineBreaks(bytes, this.#at, end);
    const line = this.#line + lineBreaks(bytes, this.#at, start);
    const isDoubtful = fields.some((field) => field.charCodeAt(0) === QUOTE);
    const record = isDoubtful ? this.#readStrictly(bytes.toString('utf8', start, end), line) : undefined;
    this.#records.push({ line, fields: record ?? fields });
    this.#at = end;
    this.#line = line + lineBreaks(bytes, start, end);
  }

  /** The fields of a record with a quotation mark where one may be misplaced; undefined where all of them are text. */
  #readStrictly(text: string, line: number): string[] | undefined {
    const [fields, fault] = strictly(text, this.#strict);
    if (fault === undefined || !isStray(fault)) return fields;
    // Spaces may follow a closing quotation mark; those at the end of bare fields go with them.
    const [trimmed, still] = strictly(text, { ...this.#strict, rtrim: true });
    if (still === undefined || !isStray(still)) return trimmed;
    // csv-parse counts a CRLF within quotation marks as two lines, so it is asked once more without them.
    const [, counted = still] = strictly(text.replaceAll('\r\n', '\n'), { ...this.#strict, rtrim: true });
    throw new CsvError('stray-quote', line + Number(counted['lines']) - 1);
  }

  #explained(error: unknown): CsvError {
    if (error instanceof CsvError) return error;
    if (!(error instanceof Fault)) throw error;
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED' && error.code !== 'CSV_MAX_RECORD_SIZE') throw error;
    // Beyond the longest record nothing is read: whether a quotation mark is closed there, nobody knows.
    const isLong = error.code === 'CSV_MAX_RECORD_SIZE';
    const size = isLong ? this.#maxRecordSize : Infinity;
    const start = skipLineBreaks(this.#bytes, this.#at, this.#bytes.length);
    const line = this.#line + lineBreaks(this.#bytes, this.#at, start);
    const text = this.#bytes.subarray(start, start + size).toString('utf8');
    const opened = text.search(this.#openQuote);
    if (opened === -1) return new CsvError('too-large', line);
    const before = Buffer.from(text.slice(0, opened));
    return new CsvError(isLong ? 'far-quote' : 'unclosed-quote', line + lineBreaks(before, 0, before.length));
  }
}

/** The fields of one record, or what csv-parse has against it. */
function strictly(text: string, options: Options): [string[] | undefined, Fault?] {
  try {
    return [parse(text, options)[0]];
  } catch (error) {
    if (error instanceof Fault) return [undefined, error];
    throw error;
  }
}

function isStray({ code }: Fault): boolean {
  return code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE';
}

/** Waits for an answer that comes before the call returns, and throws what it says is wrong. */
function ask(question: (done: (fault?: Error | null) => void) => void): void {
  const faults: Error[] = [];
  question((fault) => {
    if (fault) faults.push(fault);
  });
  const [fault] = faults;
  if (fault !== undefined) throw fault;
}

function skipLineBreaks(bytes: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] === LF || bytes[at] === CR)) at++;
  return at;
}

/** How many lines end from one place to another: at CRLF, LF or CR. */
function lineBreaks(bytes: Buffer, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) breaks++;
  }
  return breaks;
}
