import { Buffer, isAscii } from 'node:buffer';

/** How the bytes of a text file are to be read: a name that TextDecoder knows. */
export type CsvEncoding = string;

interface Decoded {
  text: string;
  /** The bytes behind this text are no UTF-8, though bytes before it were. */
  invalid?: boolean;
}

/** Some text of a file. */
export interface DecodedText extends Decoded {
  last: boolean;
}

type Decoder = (bytes: Buffer, last: boolean) => Decoded;

const HEAD_SIZE = 65_536;
// What Windows-1252 has at 0x80 to 0x9f; elsewhere it is Latin-1. Some Node versions decode these wrongly themselves.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of a file without its byte order mark, in pieces, the first of them at least 64 KiB where the file is that
 * long. Told by byte order mark or by where the zero bytes are, UTF-16; else UTF-8, unless the first bytes beyond
 * ASCII are not, then Windows-1252.
 */
export class CsvDecoder {
  readonly #encoding: CsvEncoding | undefined;
  readonly #damaged: boolean;
  #head: Buffer[] = [];
  #size = 0;
  #decode: Decoder | undefined;

  /** `damaged`: bytes that are none of UTF-8 are read as U+FFFD. */
  constructor(encoding?: CsvEncoding, damaged = false) {
    this.#encoding = encoding;
    this.#damaged = damaged;
  }

  /** The text that the next bytes complete; undefined while the encoding is not told yet. */
  push(chunk: Uint8Array): DecodedText | undefined {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#decode) return { ...this.#decode(bytes, false), last: false };
    this.#head.push(bytes);
    this.#size += bytes.length;
    if (this.#size < HEAD_SIZE) return undefined;
    const start = Buffer.concat(this.#head);
    this.#head = [];
    this.#decode = decoderFor(this.#encoding ?? sniffUtf16(start), this.#damaged);
    return { ...withoutMark(this.#decode(start, false)), last: false };
  }

  /** The rest of the text, once there are no more bytes. */
  end(): DecodedText {
    if (this.#decode) return { ...this.#decode(Buffer.alloc(0), true), last: true };
    const bytes = Buffer.concat(this.#head);
    const decode = decoderFor(this.#encoding ?? sniffUtf16(bytes), this.#damaged);
    return { ...withoutMark(decode(bytes, true)), last: true };
  }
}

function withoutMark(decoded: Decoded): Decoded {
  return decoded.text.startsWith('\ufeff') ? { ...decoded, text: decoded.text.slice(1) } : decoded;
}

/** UTF-16 by its mark or its zero bytes; undefined means UTF-8 or, as it turns out, Windows-1252. */
export function sniffUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // A header and its separators are mostly ASCII; a binary file has zeros in both places, or few.
  const many = sample.length / 2 / 3;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return undefined;
}

function decoderFor(encoding: CsvEncoding | undefined, damaged: boolean): Decoder {
  if (encoding === 'windows-1252') return (bytes) => ({ text: decodeWindows(bytes) });
  if (!damaged && (encoding === undefined || encoding === 'utf-8'))
    return utf8Decoder(encoding === undefined);
  const decoder = new TextDecoder(encoding ?? 'utf-8', { ignoreBOM: true });
  return (bytes, last) => ({ text: decoder.decode(bytes, { stream: !last }) });
}

function decodeWindows(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
}

function utf8Decoder(mayBeWindows: boolean): Decoder {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let carried: Buffer = Buffer.alloc(0);
  let state: 'ascii so far' | 'utf-8' | 'windows' = mayBeWindows ? 'ascii so far' : 'utf-8';

  return (chunk, last) => {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
    carried = bytes.subarray(0, 0);
    if (state === 'windows') return { text: decodeWindows(bytes) };
    if (isAscii(bytes)) return { text: bytes.toString('latin1') };
    const end = last ? bytes.length : wholeCharacters(bytes);
    try {
      const text = strict.decode(bytes.subarray(0, end));
      carried = Buffer.from(bytes.subarray(end));
      if (!isAscii(bytes.subarray(0, end))) state = 'utf-8';
      return { text };
    } catch {
      if (state === 'utf-8') return { text: validPart(bytes), invalid: true };
      state = 'windows';
      return { text: decodeWindows(bytes) };
    }
  };
}

/** Where the last whole UTF-8 character of `bytes` ends: a character cut by the end of a chunk waits for the next. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function validPart(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.slice(0, text.indexOf('\ufffd'));
}
