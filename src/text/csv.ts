import { CsvDecoder, type CsvEncoding, type DecodedText } from './csv-encoding.ts';
import { CsvError, type CsvErrorReason } from './csv-error.ts';
import { countLineBreaks, scanRecords, type CsvRecord, type Scan } from './csv-scan.ts';
import { looksLikeFormula } from './csv-row.ts';

export { CsvError, type CsvErrorReason } from './csv-error.ts';
export { csvRow } from './csv-row.ts';
export type { CsvEncoding } from './csv-encoding.ts';
export type { CsvRecord } from './csv-scan.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** What may part the fields of a file we read; what we write is always parted by commas. */
export type CsvDelimiter = (typeof DELIMITERS)[number];

export interface CsvReadOptions {
  /** Sniffed from the beginning of the file where not given. */
  delimiter?: CsvDelimiter;
  /** Told by the file's bytes where not given. */
  encoding?: CsvEncoding;
  /** The longest record accepted, in characters with its line end; default 1,048,576. */
  maxRecordLength?: number;
}

const MAX_RECORD_LENGTH = 1_048_576;

// Excel writes and obeys such a first line.
const SEPARATOR_LINE = /^sep=([,;\t|])(?=\r|\n)/i;

/**
 * The records of a CSV file, as a stream in constant memory. Understands commas, semicolons, tabs and bars, every
 * kind of line end, quoted fields with doubled quotes and line breaks, an Excel `sep=;` line, UTF-8, UTF-16 and
 * Windows-1252. Empty lines are skipped but counted. Records keep the number of fields they have in the file.
 *
 * @throws {CsvError} with the line, where the file cannot be read further; the records before it have been given.
 */
export async function* readCsv(
  source: AsyncIterable<Uint8Array>,
  options: CsvReadOptions = {},
): AsyncGenerator<CsvRecord, void, undefined> {
  const decoder = new CsvDecoder(options.encoding);
  const recordsOf = recordReader(options);
  for await (const chunk of source) {
    const piece = decoder.push(chunk);
    if (piece) yield* recordsOf(piece);
  }
  yield* recordsOf(decoder.end());
}

/** As {@link readCsv}, for bytes that are at hand: inside a transaction of the database nothing can be waited for. */
export function* readCsvSync(
  source: Iterable<Uint8Array>,
  options: CsvReadOptions = {},
): Generator<CsvRecord, void, undefined> {
  const decoder = new CsvDecoder(options.encoding);
  const recordsOf = recordReader(options);
  for (const chunk of source) {
    const piece = decoder.push(chunk);
    if (piece) yield* recordsOf(piece);
  }
  yield* recordsOf(decoder.end());
}

/** Gives the records that each further piece of the text completes; throws CsvError after those before a fault. */
function recordReader(options: CsvReadOptions): (piece: DecodedText) => Generator<CsvRecord> {
  const maxLength = options.maxRecordLength ?? MAX_RECORD_LENGTH;
  let delimiter: string | undefined;
  let rest = '';
  let line = 1;
  return function* recordsOf(piece) {
    let text = rest + piece.text;
    if (delimiter === undefined) {
      const marked = SEPARATOR_LINE.exec(text);
      delimiter = options.delimiter ?? marked?.[1] ?? sniffDelimiter(text, piece.last);
      text = text.slice(marked?.[0].length ?? 0);
    }
    const nul = text.indexOf('\0', rest.length);
    const readable = nul === -1 ? text : text.slice(0, nul);
    const final = piece.last && nul === -1;
    const scan = scanRecords(readable, { delimiter, line, maxLength, final });
    for (const record of scan.records) yield withoutGuards(record);
    ({ line } = scan);
    rest = readable.slice(scan.end);
    const error =
      scan.error ?? endOfReadable(nul !== -1 ? 'binary' : piece.invalid ? 'encoding' : undefined, line, rest);
    if (error) throw error;
  };
}

function endOfReadable(reason: CsvErrorReason | undefined, line: number, rest: string): CsvError | undefined {
  return reason && new CsvError(reason, line + countLineBreaks(rest));
}

// Changed in place: a copy of every row would cost a tenth of the time of reading it.
function withoutGuards(record: CsvRecord): CsvRecord {
  const { fields } = record;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] ?? '';
    if (field.startsWith("'") && looksLikeFormula(field.slice(1))) fields[i] = field.slice(1);
  }
  return record;
}

/**
 * The delimiter that cuts every record of the beginning of a file into the same number of fields, two or more; else
 * the one that does so for the most records, so that notes before the header do not mislead. A comma where none does.
 * Commas come first: a file of ours is never taken for another kind, whatever its notes contain.
 */
function sniffDelimiter(head: string, final: boolean): string {
  const scores = DELIMITERS.map((delimiter) => {
    const scan = scanRecords(head, { delimiter, line: 1, maxLength: MAX_RECORD_LENGTH, final });
    return { delimiter, score: alikeRecords(scan) };
  });
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).delimiter;
}

/** How many records have the commonest number of fields above one; more than any count where all of them do. */
function alikeRecords({ records, error }: Scan): number {
  const counts = new Map<number, number>();
  for (const { fields } of records) {
    // Half a pair of quotes: cut by a wrong delimiter.
    if (fields.length < 2 || fields.some((field) => (field.split('"').length - 1) % 2 === 1)) continue;
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const width = records[0]?.fields.length ?? 0;
  const all = !error && width > 1 && records.every(({ fields }) => fields.length === width);
  return all ? Infinity : most;
}
