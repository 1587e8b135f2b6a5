import { CsvDecoder, type CsvEncoding, type DecodedText } from './csv-encoding.ts';
import { CsvError } from './csv-error.ts';
import { CsvParser } from './csv-parser.io.ts';
import type { SheetRecord } from './sheet.ts';
import { asWritten } from '../text/formula.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** What may part the fields of a file we read; what we write is always parted by commas. */
type CsvDelimiter = (typeof DELIMITERS)[number];

export interface CsvReadOptions {
  /** Sniffed from the beginning of the file where not given. */
  delimiter?: CsvDelimiter;
  /** Told by the file's bytes where not given. */
  encoding?: CsvEncoding;
  /** Bytes that are none of UTF-8 are read as U+FFFD, and the records that have one are said to be damaged. */
  damaged?: boolean;
  /** The longest record accepted, in bytes without delimiters; default 1,048,576. */
  maxRecordSize?: number;
}

const MAX_RECORD_SIZE = 1_048_576;

// Excel writes and obeys such a first line.
const SEPARATOR_LINE = /^sep=([,;\t|])(?=\r|\n)/i;

/**
 * The records of a CSV file, piece by piece in constant memory. Understands commas, semicolons, tabs and bars, every
 * kind of line end, quoted fields with doubled quotes and line breaks, an Excel `sep=;` line, UTF-8, UTF-16 and
 * Windows-1252. Empty lines are skipped but counted. Records keep the number of fields they have in the file.
 *
 * @throws {CsvError} with the line, where the file cannot be read further; the records before it have been yielded.
 */
export function* readCsv(
  source: Iterable<Uint8Array>,
  options: CsvReadOptions = {},
): Generator<SheetRecord, void, undefined> {
  const decoder = new CsvDecoder(options.encoding, options.damaged);
  const recordsOf = recordReader(options);
  for (const chunk of source) {
    const piece = decoder.push(chunk);
    if (piece) yield* recordsOf(piece);
  }
  yield* recordsOf(decoder.end());
}

/** Yields the records that each further piece of the text completes; throws CsvError after those before a fault. */
function recordReader(options: CsvReadOptions): (piece: DecodedText) => Generator<SheetRecord> {
  let parser: CsvParser | undefined;
  return function* recordsOf(piece) {
    let { text } = piece;
    if (parser === undefined) {
      const marked = SEPARATOR_LINE.exec(text);
      text = text.slice(marked?.[0].length ?? 0);
      const delimiter = options.delimiter ?? marked?.[1] ?? sniffDelimiter(text, piece.last);
      parser = new CsvParser({ delimiter, maxRecordSize: options.maxRecordSize ?? MAX_RECORD_SIZE });
    }
    const nul = text.indexOf('\0');
    const fault = nul !== -1 ? 'binary' : piece.invalid === true ? 'encoding' : undefined;
    const readable = nul === -1 ? text : text.slice(0, nul);
    const { records, error } = parser.feed(readable, fault ? 'broken' : piece.last ? 'last' : undefined);
    for (const record of records)
      yield options.damaged === true ? told(withoutGuards(record)) : withoutGuards(record);
    if (error) throw error;
    if (fault) throw new CsvError(fault, parser.line);
  };
}

// Changed in place: a copy of every row would cost a tenth of the time of reading it.
function withoutGuards(record: SheetRecord): SheetRecord {
  const { fields } = record;
  for (let i = 0; i < fields.length; i++) fields[i] = asWritten(fields[i] ?? '');
  return record;
}

function told(record: SheetRecord): SheetRecord {
  return record.fields.some((field) => field.includes('\ufffd')) ? { ...record, damaged: true } : record;
}

/**
 * The delimiter that cuts every record of the beginning of a file into the same number of fields, two or more; else
 * the one that does so for the most records, so that notes before the header do not mislead. A comma where none does.
 * Commas come first: a file of ours is never taken for another kind, whatever its notes contain. (csv-parse's own
 * `delimiter_auto` knows neither quotation marks nor letters beyond ASCII.)
 */
function sniffDelimiter(head: string, isWhole: boolean): string {
  let best: { delimiter: CsvDelimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = alikeRecords(head, delimiter, isWhole);
    if (score > best.score) best = { delimiter, score };
    // None that follows can be better.
    if (score === Infinity) break;
  }
  return best.delimiter;
}

/** How many records have the commonest number of fields above one; more than any count where all of them do. */
function alikeRecords(head: string, delimiter: string, isWhole: boolean): number {
  const parser = new CsvParser({ delimiter, maxRecordSize: MAX_RECORD_SIZE });
  const { records, error } = parser.feed(head, isWhole ? 'last' : undefined);
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
