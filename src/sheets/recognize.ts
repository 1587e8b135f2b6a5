/** What a file is, told by how it begins: a table to read and extend. */

/** What is read, each by a reader of its own. */
export type Content = 'text' | 'zip' | 'office' | 'spreadsheet-xml' | 'web-page' | 'cards' | 'json';

/** What a file is and, where it is not read, what to do about that. */
type Recognized =
  { readonly content: Content } | { readonly refused: string; readonly hints: readonly string[] };

/** How to save a spreadsheet so that it can be read. */
export const SAVE_AS: readonly string[] = [
  'Excel: File, Save As, "Excel Workbook (.xlsx)" or "CSV UTF-8". LibreOffice: File, Save As, the same.',
  'Google Sheets: File, Download, "Microsoft Excel" or "Comma-separated values". Numbers: File, Export To.',
];

const SAVE = ['open it in your spreadsheet program and save it as a workbook (.xlsx) or as CSV:', ...SAVE_AS];
const ASK_FOR_TABLE = ['ask for the same list as a spreadsheet or as CSV; most programs can export that'];

/** How files begin, by their bytes in hexadecimal digits. */
const BY_BYTES: readonly (readonly [starts: RegExp, what: Recognized])[] = [
  [/^504b(?:0304|0506|0708)/, { content: 'zip' }],
  [/^d0cf11e0a1b11ae1/, { content: 'office' }],
  [/^09(?:00|02|04|08)(?:04|06|08|10)00/, { refused: 'an old Excel workbook (xls)', hints: SAVE }],
  [
    /^53514c69746520666f726d6174203300/,
    {
      refused: 'a database, not a list',
      hints: ['export the list from the program it belongs to, as a spreadsheet or as CSV'],
    },
  ],
  [/^25504446/, { refused: 'a PDF', hints: ASK_FOR_TABLE }],
  // PNG, JPEG, GIF, WebP, BMP, TIFF, and what telephones take.
  [
    /^(?:89504e47|ffd8ff|47494638|52494646.{8}57454250|424d.{8}0{8}|49492a00|4d4d002a|.{8}66747970(?:6865|6d69|6176))/,
    { refused: 'a picture', hints: ASK_FOR_TABLE },
  ],
  // gzip, 7-Zip, RAR, bzip2, xz, Zstandard.
  [
    /^(?:1f8b|377abcaf|52617221|425a68|fd377a585a|28b52ffd)/,
    { refused: 'a compressed file', hints: ['unpack it, and import what is in it'] },
  ],
];

/** The same by their text, without a byte order mark and white space before it. */
const BY_TEXT: readonly (readonly [starts: RegExp, what: Recognized])[] = [
  [/^\{\\rtf/, { refused: 'a word processor document', hints: ASK_FOR_TABLE }],
  [/^begin:vcard/i, { content: 'cards' }],
  [
    /^begin:vcalendar/i,
    { refused: 'a calendar', hints: ['refnet reads trackers and lists of people, no calendars'] },
  ],
  [/^[[{]\s*["{}[\]]/, { content: 'json' }],
  [
    /^(?:mime-version:.*|content-type: multipart\/related)/i,
    { refused: 'a web page saved as one file (mht)', hints: SAVE },
  ],
  [
    /^<(?:\?xml|workbook|\w+:workbook).*urn:schemas-microsoft-com:office:spreadsheet/is,
    { content: 'spreadsheet-xml' },
  ],
  [/^<\?xml.*<office:document/is, { refused: 'an OpenDocument spreadsheet (fods)', hints: SAVE }],
  [
    /^<(?:!--|!doctype html|html|head|meta|style|title|body|div|table|center|font)\b/i,
    { content: 'web-page' },
  ],
  [/^<\?xml.*<(?:html|table)\b/is, { content: 'web-page' }],
  [
    /^<(?:\?xml|!doctype|\w+[\s>])/i,
    { refused: 'XML of a kind that is not known here', hints: ASK_FOR_TABLE },
  ],
];

/** What a file is, by its first bytes, 4 KiB of them where it is that long. */
export function recognize(head: Uint8Array): Recognized {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4096));
  const digits = bytes.toString('hex', 0, 32);
  const byBytes = BY_BYTES.find(([starts]) => starts.test(digits));
  if (byBytes !== undefined) return byBytes[1];
  const text = asText(bytes)
    .replace(/^\ufeff/, '')
    .trimStart();
  return BY_TEXT.find(([starts]) => starts.test(text))?.[1] ?? { content: 'text' };
}

/** Enough of its text to tell what it is: every second byte is nothing in UTF-16. */
function asText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  const utf8 = bytes.toString('utf8');
  return utf8.includes('\0') ? utf8.replaceAll('\0', '').replace(/^\ufffd+/, '') : utf8;
}
