import { Inflate } from 'fflate';
import type { ByteSource } from './source.io.ts';
import { WorkbookError } from './workbook-error.ts';

/** What a zip archive is read from. */
type ZipSource = Pick<ByteSource, 'size' | 'read'>;

/** The files in a zip archive. */
export interface Zip {
  /** Their names, in the order of the archive, with `/` between folders. */
  readonly names: readonly string[];
  /**
   * The bytes of a file, unpacked piece by piece; undefined where there is none of that name. Names are told apart without
   * regard to case. Throws a WorkbookError, while it is read, for what is damaged, locked or too large.
   */
  read(name: string): Iterable<Uint8Array> | undefined;
}

const CUT = 'it is damaged or cut off: the whole file did not arrive';

interface Entry {
  readonly name: string;
  readonly locked: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly headerAt: number;
}

/** Reads the directory of a zip archive. Throws a WorkbookError where there is none to be found, or it makes no sense. */
export function openZip(source: ZipSource): Zip {
  const entries = new Map<string, Entry>();
  for (const entry of directoryOf(source)) {
    const key = entry.name.toLowerCase();
    if (!entries.has(key)) entries.set(key, entry);
  }
  return {
    names: [...entries.values()].map(({ name }) => name),
    read(name) {
      const entry = entries.get(name.toLowerCase());
      return entry === undefined ? undefined : unpacked(source, entry);
    },
  };
}

/** The record at the end of an archive is so long, and a comment of 65,535 bytes at most may follow it. */
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
/** A directory of more is none of a workbook. */
const LARGEST_DIRECTORY = 8_388_608;
const ENTRY_SIZE = 46;

function* directoryOf(source: ZipSource): Generator<Entry> {
  const tailAt = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
  const tail = Buffer.from(source.read(tailAt, source.size - tailAt));
  let at = tail.length - END_SIZE;
  while (at >= 0 && tail.readUInt32LE(at) !== 0x06054b50) at -= 1;
  if (at < 0) throw new WorkbookError(CUT);
  const size = tail.readUInt32LE(at + 12);
  // Where the directory ends is known for certain; where it says it begins is not, if anything was put before it.
  const startsAt = tailAt + at - size;
  if (size > LARGEST_DIRECTORY || startsAt < 0) throw new WorkbookError(CUT);
  const moved = startsAt - tail.readUInt32LE(at + 16);
  const directory = Buffer.from(source.read(startsAt, size));
  if (directory.length < size) throw new WorkbookError(CUT);
  for (let place = 0; place + ENTRY_SIZE <= size;) {
    if (directory.readUInt32LE(place) !== 0x02014b50) throw new WorkbookError(CUT);
    const nameEnd = place + ENTRY_SIZE + directory.readUInt16LE(place + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(place + 30);
    const flags = directory.readUInt16LE(place + 8);
    const name = directory.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', place + ENTRY_SIZE, nameEnd);
    yield {
      name: name.replaceAll('\\', '/').replace(/^\/+/, ''),
      locked: (flags & 1) !== 0,
      method: directory.readUInt16LE(place + 10),
      crc: directory.readUInt32LE(place + 16),
      packed: directory.readUInt32LE(place + 20),
      headerAt: directory.readUInt32LE(place + 42) + Math.max(0, moved),
    };
    place = extraEnd + directory.readUInt16LE(place + 32);
  }
}

const HEADER_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
/** What is unpacked at once: of one piece at most a thousand times as much comes out. */
const PIECE = 16_384;

function* unpacked(source: ZipSource, entry: Entry): Generator<Uint8Array> {
  if (entry.locked) {
    throw new WorkbookError('it is protected with a password', ['save it again without one']);
  }
  const header = Buffer.from(source.read(entry.headerAt, HEADER_SIZE));
  if (header.length < HEADER_SIZE || header.readUInt32LE(0) !== 0x04034b50) throw new WorkbookError(CUT);
  const startsAt = entry.headerAt + HEADER_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
  const bounds = new Bounds(entry.packed);
  let crc = 0xffff_ffff;
  for (const chunk of inflated(source, startsAt, entry)) {
    bounds.add(chunk.length);
    crc = crcOf(crc, chunk);
    yield chunk;
  }
  if ((crc ^ 0xffff_ffff) >>> 0 !== entry.crc) throw new WorkbookError(CUT);
}

function* inflated(source: ZipSource, startsAt: number, { method, packed }: Entry): Generator<Uint8Array> {
  if (method !== STORED && method !== DEFLATED) {
    throw new WorkbookError('it is packed in a way that is not known here');
  }
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => void ready.push(chunk));
  for (let done = 0; done < packed || done === 0;) {
    const piece = source.read(startsAt + done, Math.min(PIECE, packed - done));
    done += piece.length;
    if (piece.length === 0 && packed > 0) throw new WorkbookError(CUT);
    if (method === STORED) ready.push(piece);
    else push(inflate, piece, done >= packed);
    yield* ready.splice(0);
    if (packed === 0) return;
  }
}

function push(inflate: Inflate, piece: Uint8Array, last: boolean): void {
  try {
    // What comes out may share the memory of what went in before.
    inflate.push(Uint8Array.from(piece), last);
  } catch {
    throw new WorkbookError(CUT);
  }
}

/** Nothing that people keep in a workbook is longer, or as many times as long unpacked. */
const LONGEST = 4_294_967_296;
const MOST_TIMES = 250;
/** What is shorter than this may be as many times as long as it likes. */
const HARMLESS = 67_108_864;

/** Stops at what is made to fill the memory or the time of whoever opens it. */
class Bounds {
  readonly #packed: number;
  #size = 0;

  constructor(packed: number) {
    this.#packed = packed;
  }

  add(bytes: number): void {
    this.#size += bytes;
    if (this.#size <= HARMLESS) return;
    if (this.#size <= LONGEST && this.#size <= this.#packed * MOST_TIMES) return;
    throw new WorkbookError('it unpacks to far more than a workbook holds, so it is not read further', [
      'save the sheet with your clients as CSV',
    ]);
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  return crc;
});

function crcOf(before: number, bytes: Uint8Array): number {
  let crc = before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return crc;
}
