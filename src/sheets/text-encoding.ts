import { isAscii, isUtf8 } from 'node:buffer';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { sniffUtf16 } from './csv-encoding.ts';

/** In what a text is written, as far as its bytes tell. */
export interface Detected {
  /** A name that TextDecoder knows. */
  readonly encoding: string;
  /** Nothing but the letters that come out of it speaks for it. */
  readonly guessed: boolean;
  /** How many bytes are none of it, though the others are: of UTF-8 alone. */
  readonly damaged: number;
}

/** What people's files are written in, when it is not UTF-8; the first stands for all that TextDecoder calls the same. */
const LIKELY = [
  'utf-8',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
  'macintosh',
  'koi8-r',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
  'utf-16le',
  'utf-16be',
];

/** Names of encodings as programs that save them call them, where TextDecoder does not. */
const ALSO: Readonly<Record<string, string | undefined>> = {
  ansi: 'windows-1252',
  western: 'windows-1252',
  'western-european': 'windows-1252',
  'central-european': 'windows-1250',
  unicode: 'utf-16le',
  utf16: 'utf-16le',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
};

/** The name of an encoding as TextDecoder knows it. Throws a usage UserError for one it does not. */
export function readEncoding(typed: string): string {
  const plain = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const names = [
    ALSO[plain],
    typed.trim(),
    plain,
    plain.replace(/^(?:cp|win|windows)-?(\d{4})$/, 'windows-$1'),
  ];
  for (const name of names) {
    if (name === undefined) continue;
    try {
      return new TextDecoder(name).encoding;
    } catch {
      // Another spelling may be one.
    }
  }
  throw usageError(
    `${quoted(typed)} is no encoding that is known here`,
    `the likely ones: ${LIKELY.join(', ')}`,
  );
}

/** How an encoding is called in a sentence. */
export function encodingName(encoding: string): string {
  return encoding
    .replace(/^windows-/, 'Windows-')
    .replace(/^(?:utf|iso|koi8|gb)/, (start) => start.toUpperCase())
    .replace(/^macintosh$/, 'Mac Roman');
}

/** So many bytes of legacy text say what it is. */
const MOST_LOOKED_AT = 1_048_576;

/**
 * Tells in what a text is written: by its mark or its zero bytes UTF-16; UTF-8 where it is that, also where a few bytes are
 * not; else by its letters what Windows writes in the West or in Central Europe, or what old Macs do.
 */
export function detectEncoding(chunks: Iterable<Uint8Array>): Detected {
  let carried: Buffer = Buffer.alloc(0);
  let isFirst = true;
  let good = 0;
  let bad = 0;
  const legacy = new LegacyScore();
  for (const chunk of chunks) {
    const bytes = carried.length === 0 ? Buffer.from(chunk) : Buffer.concat([carried, chunk]);
    if (isFirst) {
      const utf16 = sniffUtf16(bytes);
      if (utf16 !== undefined) return { encoding: utf16, guessed: false, damaged: 0 };
      isFirst = false;
    }
    carried = bytes.subarray(bytes.length);
    if (isAscii(bytes)) continue;
    const end = lastStart(bytes);
    const whole = bytes.subarray(0, end);
    carried = Buffer.from(bytes.subarray(end));
    if (isUtf8(whole)) good += isAscii(whole) ? 0 : 1000;
    else {
      const counted = countUtf8(whole);
      good += counted.good;
      bad += counted.bad;
      legacy.add(whole);
    }
  }
  if (carried.length > 0 && !isUtf8(carried)) {
    bad += 1;
    legacy.add(carried);
  }
  if (bad === 0) return { encoding: 'utf-8', guessed: false, damaged: 0 };
  // Text of another encoding is hardly ever UTF-8 by chance.
  if (good >= bad) return { encoding: 'utf-8', guessed: false, damaged: bad };
  return { encoding: legacy.likeliest(), guessed: true, damaged: 0 };
}

/** Where a character begins that may go on in the next bytes; the end where none does. */
function lastStart(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

/** How many characters beyond ASCII are UTF-8, and how many bytes are not. */
function countUtf8(bytes: Buffer): { good: number; bad: number } {
  let [good, bad] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    if (length > 1 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length) {
      good += 1;
      at += length - 1;
    } else bad += 1;
  }
  return { good, bad };
}

const VOWEL = /^[aeiouyAEIOUY\u00c0-\u00ff]$/;
const LETTER = /^[A-Za-z\u0080-\u00ff]$/;

/** What follows a byte: a vowel, another letter, or the end of the word. */
type Next = 'vowel' | 'consonant' | 'end';

/**
 * Bytes that are a letter in both, and after which letters it is the one of Central Europe: `\u0159` before a vowel, `\u00f8`
 * before another letter.
 */
const CENTRAL_BEFORE: ReadonlyMap<number, readonly Next[]> = new Map([
  [0xe8, ['vowel', 'end']], // č, è
  [0xc8, ['vowel']], // Č, È
  [0xf8, ['vowel', 'end']], // ř, ø
  [0xd8, ['vowel']], // Ř, Ø
  [0xec, ['consonant', 'vowel']], // ě, ì
  [0xe6, ['end', 'vowel']], // ć, æ
  [0xf1, ['consonant', 'end']], // ń, ñ
  [0xf9, ['consonant', 'vowel']], // ů, ù
  [0xf2, ['consonant', 'vowel']], // ň, ò
  [0xe3, ['consonant', 'end']], // ă, ã
  [0xf5, ['consonant', 'end']], // ő, õ
  [0xe0, []], // ŕ, à
  [0xe5, []], // ĺ, å
]);

/** Bytes that are a letter in Central Europe, and elsewhere a sign that stands in no word. */
const CENTRAL_ALONE: ReadonlySet<number> = new Set([
  0xa3, 0xa5, 0xaa, 0xaf, 0xb3, 0xb9, 0xba, 0xbc, 0xbe, 0xbf, 0x8c, 0x8d, 0x8f, 0x9c, 0x9d, 0x9f,
]);
/** The same of old Macs, which elsewhere is a sign or a capital letter: none follows a small one. */
const MAC_ALONE: ReadonlySet<number> = new Set([0x87, 0x88, 0x8a, 0x8d, 0x8e, 0x8f, 0x90]);
/** `\u0153` in French words, which is `\u015b` elsewhere. */
const OE = 0x9c;

/** Weighs what the bytes beyond ASCII would be in each of three encodings. */
class LegacyScore {
  #central = 0;
  #western = 0;
  #mac = 0;
  #seen = 0;

  add(bytes: Buffer): void {
    if (this.#seen > MOST_LOOKED_AT) return;
    this.#seen += bytes.length;
    for (const [at, byte] of bytes.entries()) {
      if (byte < 0x80) continue;
      const before = charOf(bytes[at - 1]);
      const after = charOf(bytes[at + 1]);
      if (MAC_ALONE.has(byte) && /[a-z]/.test(before)) {
        this.#mac += 2;
        continue;
      }
      if (CENTRAL_ALONE.has(byte)) {
        const isWord = LETTER.test(before) || LETTER.test(after);
        if (byte === OE && /[ui]/i.test(after)) this.#western += 1;
        else if (isWord) this.#central += 2;
        continue;
      }
      const central = CENTRAL_BEFORE.get(byte);
      if (central === undefined) continue;
      const next = VOWEL.test(after) ? 'vowel' : LETTER.test(after) ? 'consonant' : 'end';
      if (central.includes(next)) this.#central += 1;
      else this.#western += 1;
    }
  }

  likeliest(): string {
    if (this.#mac > this.#central && this.#mac > this.#western) return 'macintosh';
    return this.#central > this.#western ? 'windows-1250' : 'windows-1252';
  }
}

function charOf(byte: number | undefined): string {
  return byte === undefined ? ' ' : String.fromCharCode(byte);
}
