import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { CsvError } from './csv-error.ts';
import { readCsv, type CsvReadOptions } from './csv.io.ts';
import type { Sheet, SheetRecord } from './sheet.ts';
import { SAVE_AS } from './recognize.ts';
import { bytesHash, type ByteSource } from './source.io.ts';

/** The records of a file up to so many bytes are kept once they were read to the end: reading them again would be felt. */
const KEPT_UP_TO = 4_000_000;

/** The table that a CSV file is; `options` say how its bytes are to be read, where that is known. */
export function csvSheet(
  source: ByteSource,
  options: Pick<CsvReadOptions, 'encoding' | 'damaged'> = {},
): Sheet {
  let kept: readonly SheetRecord[] | undefined;
  function* records(): Generator<SheetRecord> {
    if (source.size > KEPT_UP_TO) return yield* recordsOf(source, options);
    if (kept !== undefined) return yield* kept;
    const all: SheetRecord[] = [];
    for (const record of recordsOf(source, options)) {
      all.push(record);
      yield record;
    }
    kept = all;
  }
  return {
    file: source.name,
    name: null,
    records,
    refuseChanged: () => source.refuseChanged(),
    bytesHash: () => bytesHash(source),
  };
}

/** No table that people keep has more columns; each is looked at beside the others. */
const MOST_COLUMNS = 4_096;

function tooWide({ name }: ByteSource, { line, fields }: SheetRecord): UserError {
  return new UserError(
    `${quoted(name)}, line ${line}: ${fields.length} columns, where at most ${MOST_COLUMNS} are read`,
    {
      hints: ['leave columns out in the spreadsheet, and save it again'],
    },
  );
}

/** The records of the file; what cannot be read as CSV is a UserError that names the file. */
function* recordsOf(source: ByteSource, options: CsvReadOptions): Generator<SheetRecord> {
  try {
    for (const record of readCsv(source.chunks(), options)) {
      if (record.fields.length > MOST_COLUMNS) throw tooWide(source, record);
      yield record;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const hints = error.reason === 'binary' || error.reason === 'encoding' ? SAVE_AS : [];
    throw new UserError(`${quoted(source.name)}: ${error.message}`, { hints, cause: error });
  }
}
