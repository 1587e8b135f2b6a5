import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../src/imports/open-file.io.ts';
import { UserError } from '../../src/text/errors.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

/** More of them, with other seeds, run with REFNET_FUZZ_RUNS=5000 REFNET_FUZZ_SEED=7. */
const RUNS = Number(process.env['REFNET_FUZZ_RUNS'] ?? 300);
const SEED = Number(process.env['REFNET_FUZZ_SEED'] ?? 11);

const TRACKER =
  'Date,Referrer,Client,Status\r\n2026-01-05,Maren Holt,"Zoë ""Z"" A.",Won\r\n2026-02-03,Łukasz,Bob\r\n';
const ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>46027</v></c></row>';
const SHEET_XML = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>
<Row><Cell><Data ss:Type="String">Date</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">Referrer</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="DateTime">2026-01-05T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>`;

/** Files that are read as they are. */
const WHOLE: readonly Uint8Array[] = [
  readFileSync(new URL('../imports/fixtures/workbooks/openpyxl.xlsx', import.meta.url)),
  readFileSync(new URL('../imports/fixtures/workbooks/mac-1904.xlsx', import.meta.url)),
  workbookOf({ sheets: { S: `<sheetData>${ROW}</sheetData>` }, strings: '<si><t>Date</t></si>' }),
  Buffer.from(SHEET_XML),
  Buffer.from(SHEET_XML, 'utf16le'),
  Buffer.from('<html><table><tr><th>Date<th>Referrer<th>Client<tr><td>2026-01-05<td>Maren<td>Jo</table>'),
  Buffer.from(TRACKER),
  Buffer.from(`\ufeff${TRACKER}`, 'utf16le'),
  Buffer.from(TRACKER.replaceAll('ë', '\u00eb').replaceAll('Ł', '\u00a3'), 'latin1'),
  Buffer.from(
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Ash\r\nN:Ash;Ann;;;\r\nTEL:+1 416 555 0100\r\nEND:VCARD\r\n',
  ),
  Buffer.from('{"refnet":{"version":1},"partners":[]}'),
];

const place = fc.nat({ max: 1_000_000 });
type Harm = (bytes: Uint8Array) => Uint8Array;
const harm: fc.Arbitrary<Harm> = fc.oneof(
  // Cut off.
  place.map(
    (at): Harm =>
      (bytes) =>
        bytes.subarray(0, at % (bytes.length + 1)),
  ),
  // Bits turned over.
  fc
    .array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 12 })
    .map((flips): Harm => (bytes) => {
      const copy = Buffer.from(bytes);
      for (const [at, mask] of flips) {
        const index = at % Math.max(1, copy.length);
        copy[index] = (copy[index] ?? 0) ^ mask;
      }
      return copy;
    }),
  // Something put in between.
  fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(([at, extra]): Harm => (bytes) => {
    const index = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, index), extra, bytes.subarray(index)]);
  }),
  // A part left out, or there twice.
  fc.tuple(place, place, fc.boolean()).map(([from, length, twice]): Harm => (bytes) => {
    const start = from % (bytes.length + 1);
    const end = Math.min(bytes.length, start + (length % 200));
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(twice ? start : end + (end - start))]);
  }),
);
const file = fc
  .tuple(fc.constantFrom(...WHOLE), fc.array(harm, { minLength: 1, maxLength: 3 }))
  .map(([bytes, harms]) => harms.reduce((harmed, each) => each(harmed), bytes));

/** What becomes of a file whose tables are all read; throws what is no word for its owner. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    const opened = await openFile('-', Readable.from([bytes]));
    const records = opened.sheets.flatMap((sheet) => [...sheet.records()]);
    opened.close();
    const isWhole = records.every(
      ({ line, fields }) => line > 0 && fields.every((each) => typeof each === 'string'),
    );
    return isWhole ? 'read' : 'wrong';
  } catch (error) {
    if (error instanceof UserError) return `refused: ${error.message}`;
    throw error;
  }
}

describe('a file that was harmed', () => {
  test('is read, or refused with a reason and a way out', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        expect(await outcomeOf(bytes)).toMatch(/^(?:read|refused: .{10})/);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  test('leaves the network whole where it is refused, and is never a bug', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const path = join(refnet.home, 'harmed');
    let before = dumpOf(refnet.file);
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        writeFileSync(path, bytes);
        const { code, stderr } = await refnet.run(['import', path, '--received', '--yes']);
        const after = dumpOf(refnet.file);
        const isRefused = code === 1 || code === 2;
        const isWhole = !isRefused || isDeepStrictEqual(after, before);
        const isExplained = !isRefused || /^refnet: .{10}/m.test(stderr);
        const isBug = ![0, 1, 2, 3].includes(code);
        expect({ isBug, isWhole, isExplained, stderr: isBug ? stderr : '' }).toEqual({
          isBug: false,
          isWhole: true,
          isExplained: true,
          stderr: '',
        });
        before = after;
      }),
      { numRuns: Math.ceil(RUNS / 10), seed: SEED },
    );
  });
});
