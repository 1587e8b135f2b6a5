import { count } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { cardSheet, guessedCards } from '../sheets/card-sheet.io.ts';
import { csvSheet } from '../sheets/csv-sheet.io.ts';
import { withCleanLongCells } from '../sheets/clean-sheet.ts';
import { withoutReasons } from '../sheets/mended-rows.ts';
import { recognize, SAVE_AS, type Content } from '../sheets/recognize.ts';
import type { Sheet, SheetRecord } from '../sheets/sheet.ts';
import { bytesHash, openBytes, STANDARD_INPUT, type ByteSource, type Piping } from '../sheets/source.io.ts';
import type { PassedOver, Table } from '../sheets/table.ts';
import { detectEncoding, encodingName } from '../sheets/text-encoding.ts';
import { WorkbookError } from '../sheets/workbook-error.ts';

/** A file that somebody gave us, opened, and recognized by its content. */
export interface OpenedFile {
  /** Its own name, without its folder. */
  readonly name: string;
  /** As it was named to us. */
  readonly path: string;
  /** What it is and what it was taken for, to be said after its name; undefined where there is nothing to say. */
  readonly seen: string | undefined;
  /** The tables in it, among them those that are hidden. */
  readonly sheets: readonly Sheet[];
  /** Sheets that are no tables. */
  readonly others: readonly PassedOver[];
  /** What it holds instead of tables. */
  readonly holds: 'tables' | 'json' | 'network-workbook';
  /** It does not say itself what its text is in. */
  readonly takesEncoding: boolean;
  readonly source: ByteSource;
  close(): void;
}

/**
 * Opens a file, or what comes in on `stdin` for `-`, and recognizes what it is by its content. `encoding`: what a text is in,
 * where that was said; `waiting` is told where a pipe brings nothing for a while. Throws a UserError, with the way out, for what cannot be
 * read.
 */
export async function openFile(
  path: string,
  stdin: AsyncIterable<Uint8Array | string>,
  encoding?: string,
  waiting?: Piping['waiting'],
): Promise<OpenedFile> {
  const source = await openBytes(path, stdin, waiting === undefined ? {} : { waiting });
  try {
    const contents = await contentOf(source, encoding);
    const sheets = contents.sheets.map(withoutReasons).map(withCleanLongCells);
    return { name: source.name, path, source, close: () => source.close(), ...contents, sheets };
  } catch (error) {
    source.close();
    throw inWords(error, source.name);
  }
}

/** Opens a text that somebody wrote. Throws a UserError for what is no text. */
export async function openText(path: string, stdin: AsyncIterable<Uint8Array | string>): Promise<ByteSource> {
  const source = await openBytes(path, stdin);
  const seen = recognize(source.read(0, 4096));
  if ('content' in seen && seen.content !== 'zip' && seen.content !== 'office') return source;
  source.close();
  throw new UserError(
    `${quoted(source.name)} is ${'refused' in seen ? seen.refused : 'an archive'}, no text`,
  );
}

type Contents = Pick<OpenedFile, 'seen' | 'sheets' | 'others' | 'holds'>;

const TAKE_ENCODING: ReadonlySet<Content> = new Set<Content>(['text', 'web-page', 'cards']);

async function contentOf(
  source: ByteSource,
  encoding: string | undefined,
): Promise<Contents & Pick<OpenedFile, 'takesEncoding'>> {
  const head = source.read(0, 4096);
  if (source.size <= head.length && isBlank(head)) {
    if (source.name === STANDARD_INPUT) {
      throw new UserError('nothing came in through standard input', {
        hints: ['check what stands before the |, or name a file instead of -'],
      });
    }
    throw new UserError(`${quoted(source.name)} is empty`, {
      hints: ['save the spreadsheet again, as a workbook (.xlsx) or as CSV', ...SAVE_AS],
    });
  }
  const seen = recognize(head);
  if ('refused' in seen) {
    throw new UserError(`${quoted(source.name)} is ${seen.refused}`, { hints: seen.hints });
  }
  const takesEncoding = TAKE_ENCODING.has(seen.content);
  return { ...(await READERS[seen.content](source, encoding)), takesEncoding };
}

/** More damage than this is no accident: the text is in something else, or was spoilt as a whole. */
const MOST_DAMAGE = 20;

/** A text, by its bytes or as it was said. */
function text(source: ByteSource, said: string | undefined): Contents {
  const { encoding, guessed, damaged } =
    said === undefined ? detectEncoding(source.chunks()) : { encoding: said, guessed: false, damaged: 0 };
  if (damaged > MOST_DAMAGE) {
    throw new UserError(`${quoted(source.name)} is UTF-8, but for ${count(damaged, 'byte')}`, {
      hints: [
        '--encoding NAME      reads it as something else: windows-1252, say',
        'or save the spreadsheet again, as a workbook (.xlsx) or as CSV:',
        ...SAVE_AS,
      ],
    });
  }
  const seen = guessed
    ? `text in ${byItsLetters(encoding)}`
    : damaged > 0
      ? `text in UTF-8 with ${count(damaged, 'damaged byte')} (--encoding NAME says otherwise)`
      : undefined;
  const sheet = csvSheet(source, damaged > 0 ? { encoding, damaged: true } : { encoding });
  return { seen, sheets: [sheet], others: [], holds: 'tables' };
}

function byItsLetters(encoding: string): string {
  return `${encodingName(encoding)}, by the letters in it (--encoding NAME says otherwise)`;
}

function isBlank(bytes: Uint8Array): boolean {
  return (
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trim() === ''
  );
}

const READERS: Readonly<
  Record<Content, (source: ByteSource, encoding: string | undefined) => Contents | Promise<Contents>>
> = {
  text,
  cards(source, said) {
    const cardsIn = said === undefined ? guessedCards(source) : { encoding: said, isSaid: true };
    const seen = cardsIn === undefined || cardsIn.isSaid ? undefined : `in ${byItsLetters(cardsIn.encoding)}`;
    return { seen, sheets: [cardSheet(source, cardsIn)], others: [], holds: 'tables' };
  },
  json: () => ({ seen: undefined, sheets: [], others: [], holds: 'json' }),
  async zip(source) {
    const { openWorkbook } = await import('../sheets/open-workbook.io.ts');
    const tables = openWorkbook(source);
    const { isNetworkWorkbook } = await import('../network/network-sheets.io.ts');
    const holds = isNetworkWorkbook(tables.flatMap((each) => ('why' in each ? [] : [each])))
      ? 'network-workbook'
      : 'tables';
    const contents = workbook(source, tables);
    return holds === 'tables' ? contents : { ...contents, seen: undefined, holds };
  },
  async office(source) {
    const { oldOfficeFile } = await import('../sheets/old-office.io.ts');
    throw oldOfficeFile(source);
  },
  async 'spreadsheet-xml'(source) {
    const { readSpreadsheetXml } = await import('../sheets/spreadsheet-xml.io.ts');
    return workbook(source, readSpreadsheetXml(source));
  },
  async 'web-page'(source, encoding) {
    const { readWebPage } = await import('../sheets/web-page.io.ts');
    return {
      ...workbook(source, readWebPage(source, encoding)),
      seen: 'a web page that calls itself a spreadsheet',
    };
  },
};

function workbook(source: ByteSource, all: readonly (Table | PassedOver)[]): Contents {
  return {
    seen: `a workbook with ${count(all.length, 'sheet')}`,
    sheets: all.flatMap((each) => ('why' in each ? [] : [sheetOf(source, each)])),
    others: all.flatMap((each) => ('why' in each ? [each] : [])),
    holds: 'tables',
  };
}

/** The records of a sheet with so many letters at most are kept once they were read to the end: reading them again would be felt. */
const KEPT_UP_TO = 4_000_000;

function sheetOf(source: ByteSource, table: Table): Sheet {
  let kept: readonly SheetRecord[] | undefined;
  function* read(): Generator<SheetRecord> {
    let all: SheetRecord[] | undefined = [];
    let letters = 0;
    for (const record of table.records()) {
      if (all !== undefined) {
        for (const field of record.fields) letters += field.length + 1;
        all.push(record);
        if (letters > KEPT_UP_TO) all = undefined;
      }
      yield record;
    }
    kept = all;
  }
  return {
    ...table,
    file: source.name,
    *records() {
      try {
        yield* kept ?? read();
      } catch (error) {
        throw inWords(error, source.name, table.name);
      }
    },
    refuseChanged: () => source.refuseChanged(),
    bytesHash: () => bytesHash(source),
  };
}

function inWords(error: unknown, file: string, sheet: string | null = null): unknown {
  if (!(error instanceof WorkbookError)) return error;
  const where = sheet === null ? quoted(file) : `${quoted(file)}, sheet ${quoted(sheet)}`;
  return new UserError(`${where} cannot be read: ${error.message}`, {
    hints: error.hints ?? [
      'open it in your spreadsheet program and save it again, as a workbook (.xlsx) or as CSV:',
      ...SAVE_AS,
    ],
    cause: error,
  });
}
