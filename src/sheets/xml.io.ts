import sax, { type SAXParser } from 'sax';
import { WorkbookError } from './workbook-error.ts';

/** The attributes of an element, by their names without prefixes. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What is told of a document as it is read; names come without prefixes. */
export interface XmlReader<T> {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
  /** What is complete since it was last asked for. */
  take(): readonly T[];
}

const BROKEN = 'it is damaged: a part of it is no XML that can be read';

/** No text and no tag of a workbook is longer. */
const LONGEST_TOKEN = 4_194_304;
/** Nothing in a workbook lies deeper; on a web page elements that nobody closed seem to. */
const DEEPEST = { strict: 256, loose: 100_000 };
const PIECE = 65_536;

/**
 * Reads a document and yields what the reader takes from it, piece by piece. Entities other than those of XML itself are
 * refused, declarations of them too. `loose`: a web page, of which nothing is refused. Throws a WorkbookError.
 */
export function* readXml<T>(
  chunks: Iterable<Uint8Array>,
  reader: XmlReader<T>,
  { loose = false, encoding }: { loose?: boolean; encoding?: string } = {},
): Generator<T> {
  const parser = sax.parser(!loose, { position: false, lowercase: true });
  let depth = 0;
  let waiting = 0;
  const handlers: Partial<SAXParser> = {
    onopentag({ name, attributes }) {
      depth += 1;
      waiting = 0;
      if (depth > (loose ? DEEPEST.loose : DEEPEST.strict)) throw new WorkbookError(BROKEN);
      reader.open(withoutPrefix(name), plainAttributes(attributes));
    },
    onclosetag(name) {
      depth -= 1;
      waiting = 0;
      reader.close(withoutPrefix(name));
    },
    ontext: (text) => reader.text(text),
    oncdata: (text) => reader.text(text),
    ondoctype() {
      if (!loose) throw new WorkbookError(BROKEN);
    },
    onerror() {
      if (!loose) throw new WorkbookError(BROKEN);
      parser.resume();
    },
  };
  Object.assign(parser, handlers);
  for (const text of textOf(chunks, encoding)) {
    for (let at = 0; at < text.length; at += PIECE) {
      const piece = text.slice(at, at + PIECE);
      waiting += piece.length;
      parser.write(piece);
      if (waiting > LONGEST_TOKEN) throw new WorkbookError(BROKEN);
      yield* reader.take();
    }
  }
  parser.close();
  yield* reader.take();
}

/** Reads a document that is small. */
export function readWholeXml<T>(chunks: Iterable<Uint8Array>, reader: XmlReader<T>): T[] {
  return [...readXml(chunks, reader)];
}

function* textOf(chunks: Iterable<Uint8Array>, encoding: string | undefined): Generator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for (const chunk of chunks) {
      decoder ??= new TextDecoder(encoding ?? encodingOf(chunk), { fatal: encoding === undefined });
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder !== undefined) yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new WorkbookError(BROKEN);
    throw error;
  }
}

/** By its mark, or as the document itself says. */
function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const head = Buffer.from(first.subarray(0, 200)).toString('latin1');
  return /^[^<]*<\?xml[^>]*encoding=["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function plainAttributes(attributes: Record<string, unknown>): Attributes {
  const plain: Record<string, string> = {};
  // Most elements of a sheet have one or two, and none with a prefix.
  for (const name in attributes) {
    const value = attributes[name];
    if (typeof value === 'string') plain[withoutPrefix(name)] ??= value;
  }
  return plain;
}
