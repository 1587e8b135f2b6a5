import { UserError, nothing } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { parsedJson } from '../text/parsed-json.ts';
import type { NetworkEntry, NetworkFile } from './network-file.ts';
import { sniffUtf16 } from '../sheets/csv-encoding.ts';
import { keyTwice } from './json-keys.ts';
import type { ByteSource } from '../sheets/source.io.ts';

/** How an export of everything begins, in JSON or JSON Lines, however it is spaced. */
const BEGINS = /^\s*\{\s*"refnet"\s*:\s*"export all"/;

/** Whether a file is an export of everything, by how it begins. */
export function isNetworkExport(source: Pick<ByteSource, 'read'>): boolean {
  return BEGINS.test(new TextDecoder(encodingOf(source)).decode(source.read(0, 200)));
}

/** Notepad and PowerShell save as UTF-16 what they are given. */
function encodingOf(source: Pick<ByteSource, 'read'>): string {
  return sniffUtf16(Buffer.from(source.read(0, 200))) ?? 'utf-8';
}

/** Opens an export of everything. Throws a UserError, with the line, where its beginning cannot be read. */
export function openNetwork(source: ByteSource): NetworkFile {
  const { name } = source;
  const [{ text } = { text: '' }] = linesOf(source);
  const jsonLines = parsedJson(text);
  if (isObject(jsonLines) && jsonLines['tables'] === undefined) {
    return { name, version: jsonLines['version'], entries: () => fromJsonLines(source) };
  }
  const [, version] = FIRST.exec(text.trim()) ?? [];
  if (version !== undefined) return { name, version: Number(version), entries: () => fromOwnJson(source) };
  const whole = wholeJson(source);
  return { name, version: whole['version'], entries: () => fromWholeJson(source, whole) };
}

/** The first line of the JSON that refnet itself writes: a row a line, which needs no more memory than a row. */
const FIRST = /^\{"refnet":"export all","version":(\d{1,9}),"tables":\{$/;
const TABLE = /^"(\w{1,60})":\[$/;

function* fromOwnJson(source: ByteSource): Generator<NetworkEntry> {
  let table: string | undefined;
  let last = 0;
  let ended = false;
  for (const { text, line } of linesOf(source)) {
    last = line;
    const own = text.trim().replace(/,$/, '');
    if (own === '' || line === 1) continue;
    if (ended) throw unreadable(source, line, 'there is more after the end');
    if (table === undefined) {
      if (own === '}}') ended = true;
      else {
        [, table] = TABLE.exec(own) ?? [];
        if (table === undefined) throw unreadable(source, line, 'a table should begin here');
      }
    } else if (own === ']') table = undefined;
    else yield { place: `line ${line}`, table, row: parsedAt(source, line, own) };
  }
  if (!ended) throw cut(source, last);
}

function* fromJsonLines(source: ByteSource): Generator<NetworkEntry> {
  let last = 0;
  let rows = 0;
  let ended = false;
  for (const { text, line } of linesOf(source)) {
    if (text.trim() === '') continue;
    last = line;
    if (line === 1) continue;
    if (ended) throw unreadable(source, line, 'there is more after the end');
    const entry = parsedAt(source, line, text);
    if (isObject(entry) && typeof entry['table'] === 'string') {
      rows += 1;
      yield { place: `line ${line}`, table: entry['table'], row: entry['row'] };
    } else if (isObject(entry) && entry['rows'] !== undefined) {
      if (entry['rows'] !== rows) {
        throw unreadable(source, line, `it counts other rows than the ${rows} before it`);
      }
      ended = true;
    } else throw unreadable(source, line, 'this is no row of a table');
  }
  if (!ended) throw cut(source, last);
}

/** JSON that another program wrote anew, pretty-printed say, is read as a whole up to so many bytes. */
const WHOLE_AT_MOST = 200_000_000;

function wholeJson(source: ByteSource): Readonly<Record<string, unknown>> {
  if (source.size > WHOLE_AT_MOST) {
    throw new UserError(`${quoted(source.name)} is too long to be read with its lines arranged anew`, {
      hints: ['import it as refnet export all wrote it, or as JSON Lines: --format jsonl'],
    });
  }
  let text = '';
  for (const line of linesOf(source)) text += `${line.text}\n`;
  try {
    const whole: unknown = JSON.parse(text);
    const twice = keyTwice(text, whole);
    if (twice !== undefined) {
      throw unreadable(source, text.slice(0, twice.at).split('\n').length, saidTwice(twice.key));
    }
    if (isObject(whole) && isObject(whole['tables'])) return whole;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const [, at] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
    const line = text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length;
    throw unreadable(source, Math.max(1, line), 'this is no JSON', error);
  }
  throw unreadable(source, 1, 'it has no tables');
}

function* fromWholeJson(
  source: ByteSource,
  { tables }: Readonly<Record<string, unknown>>,
): Generator<NetworkEntry> {
  for (const [table, rows] of Object.entries(isObject(tables) ? tables : {})) {
    if (!Array.isArray(rows)) throw unreadable(source, undefined, `${quoted(table)} is no list of rows`);
    for (const [at, row] of rows.entries()) {
      yield { place: `row ${at + 1} of ${quoted(table)}`, table, row: row as unknown };
    }
  }
}

interface Line {
  readonly text: string;
  readonly line: number;
}

/** A line has at most so many characters: no row comes near. */
const LONGEST_LINE = 50_000_000;

function* linesOf(source: ByteSource): Generator<Line> {
  const decoder = new TextDecoder(encodingOf(source), { fatal: true });
  let kept = '';
  let line = 0;
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw unreadable(
        source,
        line + 1,
        `from here on it is no ${decoder.encoding.toUpperCase().replace(/[LB]E$/, '')}`,
        error,
      );
    }
  };
  for (const chunk of source.chunks()) {
    const parts = (kept + decoded(chunk)).split('\n');
    kept = parts.pop() ?? '';
    if (kept.length > LONGEST_LINE) throw unreadable(source, line + 1, 'it has no end');
    for (const text of parts) yield { text, line: (line += 1) };
  }
  kept += decoded();
  if (kept !== '') yield { text: kept, line: line + 1 };
}

function parsedAt(source: ByteSource, line: number, text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unreadable(source, line, 'this is no JSON', error);
  }
  const twice = keyTwice(text, value);
  if (twice !== undefined) throw unreadable(source, line, saidTwice(twice.key));
  return value;
}

/** Which of the two is meant cannot be told. */
function saidTwice(key: string): string {
  return `it says ${quoted(key)} twice`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(source: ByteSource, line: number): UserError {
  return unreadable(source, line, 'it ends here, before its end: a part of it is missing');
}

function unreadable(source: ByteSource, line: number | undefined, why: string, cause?: unknown): UserError {
  const place = line === undefined ? '' : `, line ${line}`;
  return new UserError(`${quoted(source.name)}${place}: ${why}`, {
    hints: [nothing('written', 'export it once more where it comes from')],
    ...(cause === undefined ? {} : { cause }),
  });
}
