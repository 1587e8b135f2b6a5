import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { numberText, shownByCode, shownByNumber, type Shown } from '../../src/sheets/number-format.ts';
import { openFile } from '../../src/imports/open-file.io.ts';
import { openZip } from '../../src/sheets/zip.io.ts';
import { workbookOf, type WorkbookXml } from '../helpers/workbook.ts';
import { zipped } from '../helpers/zipped.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../imports/fixtures/workbooks/${name}`, import.meta.url));

/** The rows of every sheet, each with its number, and what was noticed. */
async function read(bytes: string | Uint8Array) {
  const file = await openFile('-', Readable.from([Buffer.from(bytes)]));
  const sheets = file.sheets.map((sheet) => ({
    name: sheet.name,
    rows: [...sheet.records()].map(({ line, fields }) => [line, ...fields]),
    remarks: sheet.remarks?.() ?? [],
    ...(sheet.hidden === true ? { hidden: true } : {}),
  }));
  return { seen: file.seen, sheets, others: file.others };
}

/** The rows of the only sheet of a workbook written by hand. */
async function rowsOf(xml: string, more: Omit<WorkbookXml, 'sheets'> = {}) {
  const { sheets } = await read(workbookOf({ sheets: { S: xml }, ...more }));
  return sheets[0]?.rows;
}

describe('a workbook', () => {
  test('of openpyxl: days, amounts, merged cells, formulas without a value, hidden and empty sheets, a chart', async () => {
    expect(await read(fixture('openpyxl.xlsx'))).toEqual({
      seen: 'a workbook with 6 sheets',
      sheets: [
        {
          name: 'Given',
          rows: [
            [1, 'Referrals I gave'],
            [3, 'Date', 'Referred To', 'Client', 'Status', 'Revenue'],
            [4, '2026-01-05', 'Maren Holt', 'Jane D.', 'Won', 'CAD 1800.3'],
            [5, '2026-02-03', 'Maren Holt', 'Bob Q.', 'Contacted'],
            [6, '2026-03-01', 'Victor Osei', 'Ann B.', 'Won'],
          ],
          remarks: [
            '1 cell with a formula that was never calculated is empty: save the workbook in a spreadsheet program once',
          ],
        },
        {
          name: 'Received',
          rows: [
            [1, 'Date', 'Referrer', 'Client', 'Converted'],
            [2, '2026-01-07', 'Maren Holt', 'Kofi V.', 'TRUE'],
          ],
          remarks: [],
        },
        {
          name: 'Old',
          rows: [
            [1, 'Date', 'Referrer', 'Client'],
            [2, '2020-01-07', 'Maren Holt', 'Zoë A.'],
          ],
          remarks: [],
          hidden: true,
        },
        { name: 'Empty', rows: [], remarks: [] },
        { name: 'Notes', rows: [[1, 'call Maren about the brochure']], remarks: [] },
      ],
      others: [{ name: 'Chart', why: 'no table' }],
    });
  });

  test('that counts days from 1904', async () => {
    const { sheets } = await read(fixture('mac-1904.xlsx'));
    expect(sheets[0]?.rows.slice(1)).toEqual([
      [2, '2026-01-05', 'Maren Holt', 'Jane D.', '50%'],
      [3, '1904-01-02', 'Maren Holt', 'Max P.', '#REF!'],
    ]);
  });

  test('of write-excel-file', async () => {
    const cell = (value: string) => ({ type: String, value });
    const file = writeXlsxFile(
      [
        [cell('Day'), cell('Name'), cell('Amount')],
        [
          { type: Date, value: new Date(Date.UTC(2026, 0, 5)), format: 'yyyy-mm-dd' },
          cell('=1+1'),
          { type: Number, value: 0.1 + 0.2 },
        ],
      ],
      { sheet: 'One' },
    );
    const { sheets } = await read(await file.toBuffer());
    expect(sheets).toMatchObject([
      {
        name: 'One',
        rows: [
          [1, 'Day', 'Name', 'Amount'],
          [2, '2026-01-05', '=1+1', '0.3'],
        ],
      },
    ]);
  });

  test.each<[string, string, Omit<WorkbookXml, 'sheets'>, unknown[]]>([
    [
      'shared texts, rich ones, and how they are pronounced',
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData>',
      {
        strings:
          '<si><t xml:space="preserve"> Ann &amp; Co </t></si>' +
          '<si><r><t>Ma</t></r><r><rPr><b/></rPr><t>ren</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>',
      },
      [[1, ' Ann & Co ', 'Maren']],
    ],
    [
      'texts in the cell, escaped characters, texts of formulas',
      '<sheetData><row><c t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c><c t="str"><f>X</f><v>won</v></c></row></sheetData>',
      {},
      [[1, 'a\rb_x0041_', 'won']],
    ],
    [
      'cells and rows that do not say where they stand, and gaps',
      '<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="C5"><v>5</v></c></row><row><c><v>6</v></c></row></sheetData>',
      {},
      [
        [1, '1', '', '3'],
        [5, '', '', '5'],
        [6, '6'],
      ],
    ],
    [
      'days written out, truth, errors',
      '<sheetData><row><c t="d"><v>2026-01-05T00:00:00</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row></sheetData>',
      {},
      [[1, '2026-01-05', 'FALSE', '#N/A']],
    ],
    [
      'names with a prefix',
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      {},
      [[2, '7']],
    ],
    [
      'the formats of the cells',
      '<sheetData><row><c s="1"><v>46027</v></c><c s="2"><v>0.25</v></c><c s="3"><v>1234.5</v></c><c s="4"><v>7</v></c><c s="9"><v>8</v></c></row></sheetData>',
      { formats: ['d\\.\\ mmm\\ yyyy', '0%', '#,##0.00\\ "€"', '00000'] },
      [[1, '2026-01-05', '25%', '1234.5€', '00007', '8']],
    ],
    [
      'a cell at the far end, which makes no row long',
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
      {},
      [[1, '1']],
    ],
    [
      'what is merged downwards, where a row has something of its own',
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>' +
        '<row r="3"><c r="A3" s="1"/></row><row r="4"><c r="B4"><v>4</v></c></row></sheetData>' +
        '<mergeCells count="2"><mergeCell ref="A1:A3"/><mergeCell ref="B1:C1"/></mergeCells>',
      {},
      [
        [1, '1', '9'],
        [2, '1', '2'],
        [4, '', '4'],
      ],
    ],
  ])('has %s', async (_name, xml, more, rows) => {
    expect(await rowsOf(xml, more)).toEqual(rows);
  });

  test('with notes pinned to cells, which are not read, says where they are', async () => {
    const rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
    const noted = (...cells: string[]) =>
      `<comments><authors/><commentList>${cells.map((cell) => `<comment ref="${cell}"><text><t>Lunch</t></text></comment>`).join('')}</commentList></comments>`;
    const remarks = async (notes: string) =>
      (await read(workbookOf({ sheets: { S: rows }, notes }))).sheets.map((sheet) => sheet.remarks);
    expect(await remarks(noted('B3'))).toEqual([
      ['1 cell has a note pinned on, which is not read (B3): what matters goes into a column'],
    ]);
    expect(await remarks(noted('A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'AB12'))).toEqual([
      [
        '8 cells have notes pinned on, which are not read (A1, A2, A3, A4, A5, A6 and 2 more): what matters goes into a column',
      ],
    ]);
    expect(await remarks(noted())).toEqual([[]]);
    // Nothing that is read depends on it.
    expect(await remarks(noted('a place that is none'))).toEqual([[]]);
    expect(await remarks('<comments><commentList>')).toEqual([[]]);
  });

  test.each<[string, readonly string[], string[]]>([
    ['a column that is colour alone', ['hh', 'hh', '.1', '.2', '.1', '..'], ['cells of column B']],
    ['a colour for some rows', ['hh', '..', '..', '11', '..', '..', '11'], ['cells of columns A and B']],
    ['as many columns as are no longer named', ['hhhh', '....', '1111', '....', '....', '1111'], ['rows']],
    ['headings alone', ['hh', '11', '..', '..', '..'], []],
    ['a line of totals', ['hh', '..', '..', '..', '11'], []],
    ['a column of one colour', ['hh', '.1', '.1', '.1', '.1'], []],
    ['every second row', ['hh', '..', '11', '..', '11', '..', '11'], []],
    ['white', ['hh', '..', '33', '..', '..', '33'], []],
    ['nothing', ['..', '..', '..'], []],
  ])('with cells filled as %s says where colours tell rows apart', async (_what, rows, where) => {
    const style: Readonly<Record<string, number>> = { '.': 0, '1': 1, '2': 2, '3': 3, h: 4 };
    const cells = (row: string, line: number) =>
      row.split('').map((each, at) => {
        const value = at === 0 ? '<v>1</v>' : '';
        return `<c r="${'ABCD'[at]}${line}" s="${style[each] ?? 0}">${value}</c>`;
      });
    const xml = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at + 1).join('')}</row>`);
    const fills = ['FFFF0000', 'FF00FF00', 'FFFFFFFF', 'FF222222'];
    const book = workbookOf({ sheets: { S: `<sheetData>${xml.join('')}</sheetData>` }, fills });
    expect((await read(book)).sheets.map((sheet) => sheet.remarks)).toEqual([
      where.map(
        (each) =>
          `${each} differ in colour, which is not read: what a colour says goes into a column as a word`,
      ),
    ]);
  });

  test('in the XML of Excel 2003, with notes pinned to cells: what a cell holds is not taken from its note', async () => {
    const xml = `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Slips"><Table>
  <Row><Cell><Data ss:Type="String">Ann</Data><Comment ss:Author="me"><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>me:</B> Lunch</ss:Data></Comment></Cell></Row>
  <Row ss:Index="3"><Cell ss:Index="28"><Comment><Data>Dinner</Data></Comment></Cell><Cell><Data ss:Type="String">Bob</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="Two"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet>
</Workbook>`;
    const { sheets } = await read(xml);
    expect(sheets.map(({ rows }) => rows)).toEqual([
      [
        [1, 'Ann'],
        [3, ...Array.from({ length: 28 }, () => ''), 'Bob'],
      ],
      [[1, '1']],
    ]);
    expect(sheets.map(({ remarks }) => remarks)).toEqual([
      ['2 cells have notes pinned on, which are not read (A1 and AB3): what matters goes into a column'],
      [],
    ]);
  });

  test('in the XML of Excel 2003: gaps, merged cells, days, numbers, several sheets', async () => {
    const xml = `\ufeff<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Slips"><Table>
  <Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">From</Data></Cell><Cell><Data ss:Type="String">To</Data></Cell></Row>
  <Row><Cell ss:Index="2"><Data ss:Type="Number">1800.30000000000001</Data></Cell><Cell><Data ss:Type="DateTime">2026-01-05T00:00:00.000</Data></Cell></Row>
  <Row/>
  <Row><Cell><ss:Data ss:Type="String"><B xmlns="x">Ann</B> &amp; Bob</ss:Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="Two"><Table><Row><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet>
</Workbook>`;
    const wanted = [
      {
        name: 'Slips',
        rows: [
          [3, 'From', '', 'To'],
          [4, '', '1800.3', '2026-01-05'],
          [6, 'Ann & Bob'],
        ],
        remarks: [],
      },
      { name: 'Two', rows: [[1, 'TRUE']], remarks: [] },
    ];
    expect((await read(xml)).sheets).toEqual(wanted);
    expect((await read(Buffer.from(xml, 'utf16le'))).sheets).toEqual(wanted);
    expect((await read(Buffer.from(xml, 'utf16le').swap16())).sheets).toEqual(wanted);
  });

  test('in the XML of Excel 2003, with an empty cell and one far to the right of the others', async () => {
    const xml = `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Slips"><Table>
  <Row><Cell><Data ss:Type="String"></Data></Cell><Cell><Data ss:Type="String"><![CDATA[Ann & Bob]]></Data></Cell></Row>
  <Row><Cell><Data ss:Type="String">Cleo</Data></Cell><Cell ss:Index="1025"><Data ss:Type="String">stray</Data></Cell></Row>
 </Table></Worksheet>
</Workbook>`;
    expect((await read(xml)).sheets).toEqual([
      {
        name: 'Slips',
        rows: [
          [1, '', 'Ann & Bob'],
          [2, 'Cleo'],
        ],
        remarks: ['1 cell far to the right of the others is not read'],
      },
    ]);
  });

  test('with more merged cells than are unpacked at once', async () => {
    const pairs = Array.from({ length: 6000 }, (_, n) => 2 * n + 1);
    const cells = pairs.map((row) => `<row r="${row}"><c r="A${row}"><v>${row * row}</v></c></row>`);
    const merged = pairs.map((row) => `<mergeCell ref="A${row}:A${row + 1}"/>`);
    const rows = await rowsOf(
      `<sheetData>${cells.join('')}</sheetData><mergeCells>${merged.join('')}</mergeCells>`,
    );
    expect(rows?.at(-1)).toEqual([11_999, '143976001']);
  });

  test('that is a web page: entities, nested tables, cells that nobody closed', async () => {
    const page = `<html><head><meta charset="windows-1252"><style>td{x:y}</style></head><body><table><tr><td>
      <table border=1><tr><th>Date<th>Client<th colspan=2>Name
      <tr><td>2026-01-05<td>Zo\u00eb&nbsp;&amp;<br>Co<td>x<td>y</tr></table></td></tr></table>`;
    expect(await read(Buffer.from(page, 'latin1'))).toMatchObject({
      seen: 'a web page that calls itself a spreadsheet',
      sheets: [
        {
          name: null,
          rows: [
            [2, 'Date', 'Client', 'Name', ''],
            [3, '2026-01-05', 'Zoë & Co', 'x', 'y'],
          ],
        },
      ],
    });
  });

  test('that is a web page with a row that never ends, of which as much is read as of any sheet', async () => {
    const cells = '<td>x</td>'.repeat(200_000);
    const { sheets } = await read(`<html><table><tr><td>Date<tr>${cells}</table>`);
    expect(sheets).toMatchObject([
      { remarks: ['198,976 cells far to the right of the others are not read'] },
    ]);
    expect(sheets[0]?.rows[1]).toHaveLength(1025);
  });

  test('that is a web page of many tables, which is read once for all of them', async () => {
    const table = '<table><tr><td>a<tr><td>b</table>';
    const { sheets } = await read(`<html>${table.repeat(5_000)}`);
    expect(sheets).toHaveLength(5_000);
    expect(sheets.at(-1)).toMatchObject({
      name: 'table 5000',
      rows: [
        [9_999, 'a'],
        [10_000, 'b'],
      ],
    });
  });
});

describe('a workbook that is damaged, or made to do harm, is refused', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  test.each<[string, Uint8Array, string]>([
    [
      'entities that multiply',
      workbookOf({ sheets: { S: `<!DOCTYPE a [<!ENTITY x "y">]><worksheet/>` } }),
      'no XML',
    ],
    ['an entity that is not known', workbookOf({ sheets: { S: '<sheetData><row><c><v>&x;</v>' } }), 'no XML'],
    ['XML cut off', workbookOf({ sheets: { S: `<worksheet><sheetData>${row}` } }), 'no XML'],
    [
      'more sheets than anybody has',
      workbookOf({ sheets: Object.fromEntries(Array.from({ length: 601 }, (_, n) => [`S${n}`, ''])) }),
      'it has 601 sheets, and up to 600 are read',
    ],
    [
      'one sheet listed twice',
      workbookOf({
        sheets: { S: '' },
        settings: '<sheets><sheet name="Again" sheetId="9" r:id="rId1"/></sheets>',
      }),
      'two of its sheets are one',
    ],
    ['elements without end', workbookOf({ sheets: { S: '<worksheet>'.repeat(1000) } }), 'no XML'],
    ['a text without end', workbookOf({ sheets: { S: `<v>${'x'.repeat(5_000_000)}` } }), 'no XML'],
    [
      'a row that is none',
      workbookOf({ sheets: { S: `<sheetData><row r="2000000"/></sheetData>` } }),
      'a row has no number',
    ],
    [
      'an archive cut off',
      workbookOf({ sheets: { S: row } }).subarray(0, 900),
      'the whole file did not arrive',
    ],
  ])('%s', async (_name, bytes, reason) => {
    await expect(read(bytes)).rejects.toThrow(reason);
  });

  test('a part that was changed on the way', async () => {
    const bytes = Uint8Array.from(workbookOf({ sheets: { S: `<sheetData>${row}</sheetData>` } }));
    const at = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml') + 40;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await expect(read(bytes)).rejects.toThrow('cannot be read: it is damaged');
  });
});

/** The entries of an archive with some bytes of each head changed, here and in the directory. */
function altered(bytes: Uint8Array, at: number, to: number): Uint8Array {
  const all = Buffer.from(bytes);
  for (
    let place = all.indexOf('PK\u0003\u0004');
    place !== -1;
    place = all.indexOf('PK\u0003\u0004', place + 4)
  )
    all[place + at] = to;
  for (
    let place = all.indexOf('PK\u0001\u0002');
    place !== -1;
    place = all.indexOf('PK\u0001\u0002', place + 4)
  )
    all[place + at + 2] = to;
  return all;
}

test.each([
  ['locked with a password', 6, 1, 'it is protected with a password'],
  ['packed in another way', 8, 12, 'it is packed in a way that is not known here'],
])('a workbook that is %s is refused as that', async (_what, at, to, reason) => {
  const book = workbookOf({
    sheets: { S: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' },
  });
  await expect(read(altered(book, at, to))).rejects.toThrow(reason);
});

test('an archive is unpacked within bounds', () => {
  const bytes = zipped({ a: new Uint8Array(80_000_000) });
  const source = {
    read: (at: number, length: number) => bytes.subarray(at, at + length),
    size: bytes.length,
  };
  let most = 0;
  const unpack = () => {
    for (const chunk of openZip(source).read('a') ?? []) most += chunk.length;
  };
  expect(unpack).toThrow('it unpacks to far more than a workbook holds');
  expect(most).toBeLessThan(70_000_000);
});

/** An archive of files that are not packed, as a source to read it from. */
function storedIn(files: Readonly<Record<string, Uint8Array>>) {
  const bytes = zipSync(files, { level: 0 });
  return { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
}

test('an archive of files that are not packed is read whole, however long, and an empty one as empty', () => {
  const long = new Uint8Array(67_200_000).fill(7);
  const zip = openZip(storedIn({ long, empty: new Uint8Array() }));
  const sizeOf = (name: string) => [...(zip.read(name) ?? [])].reduce((sum, { length }) => sum + length, 0);
  expect([sizeOf('long'), sizeOf('empty')]).toEqual([long.length, 0]);
});

test.each([
  ['its directory', 1],
  ['a file in it', 3],
])('an archive of which half goes before %s is read is cut off', (_what, intact) => {
  const { size, read: whole } = storedIn({ a: new Uint8Array(20_000) });
  let reads = 0;
  const halved = (at: number, length: number) =>
    (reads += 1) <= intact ? whole(at, length) : whole(at, Math.min(length, Math.max(0, size / 2 - at)));
  const unpack = () => [...(openZip({ size, read: halved }).read('a') ?? [])];
  expect(unpack).toThrow('the whole file did not arrive');
});

describe('a number format', () => {
  const amount = (decimals: number, before = '', after = ''): Shown => ({
    as: 'amount',
    decimals,
    before,
    after,
  });
  test.each<[string, Shown]>([
    ['General', { as: 'number' }],
    ['@', { as: 'number' }],
    ['0.00E+00', { as: 'number' }],
    ['# ?/?', { as: 'number' }],
    ['#,##0.00', amount(2)],
    ['"$"#,##0.00', amount(2, '$')],
    ['_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)', amount(2, '$')],
    ['[$€-407] #,##0.00', amount(2, '€')],
    ['#,##0.00\\ "€"', amount(2, '', '€')],
    ['[$CAD] #,##0', amount(0, 'CAD')],
    ['"CHF" #,##0.00', amount(2, 'CHF')],
    ['#,##0.00 "pcs."', amount(2)],
    ['[Red]0', amount(0)],
    ['"Day "0', amount(0)],
    ['[$-409]mmmm d, yyyy;@', { as: 'day' }],
    ['yyyy\\-mm\\-dd\\ hh:mm', { as: 'day' }],
    ['mmm-yy', { as: 'day' }],
    ['mmmm', { as: 'day' }],
    ['yyyy"年"m"月"d"日"', { as: 'day' }],
    ['h:mm AM/PM', { as: 'time' }],
    ['[h]:mm', { as: 'time' }],
    ['mm:ss', { as: 'time' }],
    ['0.0%', { as: 'percent' }],
    ['00000', { as: 'digits', width: 5 }],
  ])('%s', (code, shown) => expect(shownByCode(code)).toEqual(shown));

  test.each<[number, Shown['as']]>([
    [0, 'number'],
    [2, 'amount'],
    [9, 'percent'],
    [14, 'day'],
    [17, 'day'],
    [18, 'time'],
    [22, 'day'],
    [44, 'amount'],
    [46, 'time'],
    [49, 'number'],
    [57, 'day'],
  ])('number %i', (id, as) => expect(shownByNumber(id).as).toBe(as));

  test.each<[number, Shown, string]>([
    [0.1 + 0.2, { as: 'number' }, '0.3'],
    [1e21, { as: 'number' }, '1000000000000000000000'],
    [1e-7, { as: 'number' }, '0.0000001'],
    [4165550100, { as: 'number' }, '4165550100'],
    [0, { as: 'day' }, ''],
    [1, { as: 'day' }, '1900-01-01'],
    [59, { as: 'day' }, '1900-02-28'],
    [61, { as: 'day' }, '1900-03-01'],
    [45296.999999999, { as: 'day' }, '2024-01-06'],
    [2958465, { as: 'day' }, '9999-12-31'],
    [2958466, { as: 'day' }, '2958466'],
    [-1, { as: 'day' }, '-1'],
    [0.75, { as: 'time' }, '18:00'],
    [1.5, { as: 'time' }, '36:00'],
    [46027.5, { as: 'time' }, '12:00'],
    [0.285, { as: 'percent' }, '28.5%'],
    [1.005, amount(2), '1.01'],
    [1234.5678, amount(0), '1234.57'],
    [-0.001, amount(2), '0'],
    [-1234.5, amount(2, 'CAD'), '-CAD 1234.5'],
    [1234.5, amount(2, '', 'EUR'), '1234.5 EUR'],
  ])('of %d as %j is %j', (value, shown, text) => expect(numberText(value, shown, false)).toBe(text));
});
