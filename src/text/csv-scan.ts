import { CsvError } from './csv-error.ts';

/** One record; `line` is the physical line of the file it starts on, from 1. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/** What a piece of text held: whole records, and from `end` on text that belongs to an unfinished one. */
export interface Scan {
  records: CsvRecord[];
  end: number;
  /** The line at `end`. */
  line: number;
  /** Why the text cannot be read beyond `records`. */
  error?: CsvError;
}

export interface ScanOptions {
  delimiter: string;
  /** The line on which the text starts. */
  line: number;
  /** The longest record accepted, in characters. */
  maxLength: number;
  /** No more text follows. */
  final: boolean;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;

/** How many lines end in `text`: at CRLF, LF or CR. */
export function countLineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The records of `text`, which starts at the start of a record. Errors are given back beside the records before them. */
export function scanRecords(text: string, options: ScanOptions): Scan {
  const scanner = new Scanner(text, options);
  const records: CsvRecord[] = [];
  try {
    for (let record = scanner.next(); record; record = scanner.next()) records.push(record);
    return { records, end: scanner.end, line: scanner.line };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, end: scanner.end, line: scanner.line, error };
  }
}

class Scanner {
  /** Where the first record that is not yet given starts, and its line. */
  end = 0;
  line: number;

  readonly #text: string;
  readonly #delimiter: number;
  readonly #maxLength: number;
  readonly #final: boolean;
  #at = 0;
  #lineAt: number;
  /** Where the quotes opened that were still open at the end of the text. */
  #openQuoteLine: number | undefined;

  constructor(text: string, options: ScanOptions) {
    this.#text = text;
    this.#delimiter = options.delimiter.charCodeAt(0);
    this.#maxLength = options.maxLength;
    this.#final = options.final;
    this.line = options.line;
    this.#lineAt = options.line;
  }

  /** The next whole record; undefined where the text ends before one does. */
  next(): CsvRecord | undefined {
    this.#skipEmptyLines();
    const { line } = this;
    const fields = this.end < this.#text.length ? this.#readFields() : undefined;
    if (this.#at - this.end > this.#maxLength) throw this.#tooLong();
    if (!fields) return undefined;
    this.#recordEndsHere();
    return { line, fields };
  }

  #recordEndsHere(): void {
    this.end = this.#at;
    this.line = this.#lineAt;
  }

  #skipEmptyLines(): void {
    while (this.#passLineBreak()) this.#recordEndsHere();
  }

  #tooLong(): CsvError {
    return this.#openQuoteLine === undefined
      ? new CsvError('too-large', this.line)
      : new CsvError('unclosed-quote', this.#openQuoteLine);
  }

  #readFields(): string[] | undefined {
    const fields: string[] = [];
    for (;;) {
      const field = this.#text.charCodeAt(this.#at) === QUOTE ? this.#readQuoted() : this.#readPlain();
      if (field === undefined) return undefined;
      fields.push(field);
      if (this.#text.charCodeAt(this.#at) === this.#delimiter) {
        this.#at++;
        continue;
      }
      const whole = this.#passLineBreak() || (this.#final && this.#at === this.#text.length);
      return whole ? fields : undefined;
    }
  }

  /** Goes past a line break; not past a CR at the end of a piece, as its LF may follow in the next. */
  #passLineBreak(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    if (code !== LF && code !== CR) return false;
    if (code === CR) {
      if (this.#at + 1 === this.#text.length && !this.#final) return false;
      if (this.#text.charCodeAt(this.#at + 1) === LF) this.#at++;
    }
    this.#at++;
    this.#lineAt++;
    return true;
  }

  #readPlain(): string {
    const text = this.#text;
    const delimiter = this.#delimiter;
    const start = this.#at;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LF || code === CR) break;
    }
    this.#at = at;
    return text.slice(start, at);
  }

  /** A field in quotes; undefined where the text ends before it surely does. */
  #readQuoted(): string | undefined {
    const openedOn = this.#lineAt;
    const start = this.#at + 1;
    const close = this.#closingQuote(start);
    if (close === undefined) {
      if (this.#final) throw new CsvError('unclosed-quote', openedOn);
      this.#openQuoteLine = openedOn;
      this.#at = this.#text.length;
      return undefined;
    }
    const raw = this.#text.slice(start, close);
    this.#lineAt += countLineBreaks(raw);
    this.#at = close + 1;
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at++;
    if (!this.#atFieldEnd()) throw new CsvError('stray-quote', this.#lineAt);
    return raw.replaceAll('""', '"');
  }

  /** Half of a doubled quote at the end of a piece passes for one: the record, not ended yet, is then read again. */
  #closingQuote(from: number): number | undefined {
    let at = this.#text.indexOf('"', from);
    while (at !== -1 && this.#text.charCodeAt(at + 1) === QUOTE) at = this.#text.indexOf('"', at + 2);
    return at === -1 ? undefined : at;
  }

  #atFieldEnd(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    return this.#at >= this.#text.length || code === this.#delimiter || code === LF || code === CR;
  }
}
