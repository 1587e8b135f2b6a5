import { Buffer } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CsvError } from '../../src/sheets/csv-error.ts';
import { readCsv, type CsvReadOptions } from '../../src/sheets/csv.io.ts';
import { csvRows } from '../../src/screen/csv.ts';

function* inChunks(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Fields by line, and the error the file ended with. */
function read(input: string | Uint8Array, options: CsvReadOptions = {}, chunkSize = 7) {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const records: [number, ...string[]][] = [];
  try {
    for (const { line, fields } of readCsv(inChunks(bytes, chunkSize), options))
      records.push([line, ...fields]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, error: [error.reason, error.line] };
  }
  return { records };
}

function fieldsOf(input: string | Uint8Array, options: CsvReadOptions = {}, chunkSize = 7) {
  const { records, error } = read(input, options, chunkSize);
  expect(error).toBeUndefined();
  return records.map(([, ...fields]) => fields);
}

// Enough lines before the text in question that it comes in the chunks given, not gathered into the sniffed head.
const HEAD_LINES = 64;
const HEAD = Buffer.from(`${'x'.repeat(1021)},y\n`.repeat(HEAD_LINES));

/** As {@link read}, but far into a file; lines are counted from the start of `input`. */
function readBehindHead(input: string, chunkSize: number) {
  const records: [number, ...string[]][] = [];
  function* source() {
    yield HEAD;
    yield* inChunks(Buffer.from(input), chunkSize);
  }
  try {
    for (const { line, fields } of readCsv(source(), { delimiter: ',' }))
      if (line > HEAD_LINES) records.push([line - HEAD_LINES, ...fields]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, error: [error.reason, error.line - HEAD_LINES] };
  }
  return { records };
}

describe('csvRows', () => {
  test.each([
    [['a', 'b'], 'a,b\r\n'],
    [['a,b', 'c"d', 'e\nf', 'g\r'], '"a,b","c""d","e\nf","g\r"\r\n'],
    [[1, -5, 2.5, null, undefined, ''], '1,-5,2.5,,,\r\n'],
    [[''], '""\r\n'],
    [[' a', 'b ', 'a;b', 'a\tb', 'a|b'], '" a","b ","a;b","a\tb","a|b"\r\n'],
    [['\ufeffa'], '"\ufeffa"\r\n'],
  ])('%j', (values, wanted) => expect(csvRows([values])).toBe(wanted));

  test.each([
    '=1+1',
    '+1+1',
    '+1-416-555-0101',
    '+SUM(1)',
    '-1+1',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '\n=1',
    '\r=1',
    '\tx',
    '\nx',
    '\rx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u00a0=1',
    '\u0001=1',
    '\u200b=1',
    '- note',
    '+1 555 0100 x',
    '-5,00',
    '-1e5',
    '--5',
    '-',
    "'=1",
    "''=1",
    "'-5",
  ])('defuses %j, and reading gives it back', (text) => {
    expect(csvRows([[text]]).replace(/^"/, '')).toMatch(/^'/);
    expect(fieldsOf(csvRows([[text, 'x']]))).toEqual([[text, 'x']]);
  });

  test.each([
    '-5',
    '-5.25',
    '+1',
    '+1 416 555 0101',
    '+1 (416) 555 0101',
    '5',
    '0',
    "O'Brien",
    "'tis",
    'a=b',
    'a@b.org',
    "'",
    '',
  ])('leaves %j alone, and reading gives it back', (text) => {
    expect(csvRows([[text, 'x']])).toBe(`${text},x\r\n`);
    expect(fieldsOf(csvRows([[text, 'x']]))).toEqual([[text, 'x']]);
  });

  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }).filter((text) => !text.includes('\0')),
    fc
      .array(
        fc.constantFrom(
          '"',
          ',',
          ';',
          '\t',
          '|',
          '\r',
          '\n',
          '\r\n',
          "'",
          '=',
          '-',
          '5',
          ' ',
          'é',
          '\ufeff',
          'a',
          '漢',
          'sep=;',
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join('')),
  );
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
    );

  it('is read back exactly, whatever is in the cells and wherever the chunks end', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 50 }), (rows, chunkSize) => {
        expect(fieldsOf(csvRows(rows), {}, chunkSize)).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read back exactly far into a file too', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 20 }), (rows, chunkSize) => {
        const { records, error } = readBehindHead(csvRows(rows), chunkSize);
        expect(error).toBeUndefined();
        expect(records.map(([, ...fields]) => fields)).toEqual(rows);
      }),
    );
  });

  it('writes what another CSV reader understands the same', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const theirs = parse(csvRows(rows), { record_delimiter: '\r\n' });
        expect(theirs).toHaveLength(rows.length);
        rows.forEach((row, r) =>
          row.forEach((value, c) => {
            expect([value, `'${value}`]).toContain(theirs[r]?.[c]);
          }),
        );
      }),
    );
  });
});

describe('readCsv', () => {
  test.each([
    ['nothing', '', []],
    ['only empty lines', '\n\r\n\r', []],
    [
      'no line end at the end',
      'a,b\nc,d',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'LF, CRLF and CR',
      'a,b\r\nc,d\re,f\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
      ],
    ],
    [
      'empty lines counted, not given',
      'a,b\n\n\r\nc,d\n',
      [
        [1, 'a', 'b'],
        [4, 'c', 'd'],
      ],
    ],
    [
      'empty fields',
      ',\n"",\n',
      [
        [1, '', ''],
        [2, '', ''],
      ],
    ],
    [
      'CR at the end',
      'a,b\rc,d\r',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'line breaks inside quotes',
      '"a\nb\r\nc",d\ne,f\n',
      [
        [1, 'a\nb\r\nc', 'd'],
        [4, 'e', 'f'],
      ],
    ],
    ['doubled quotes', '"a ""b"" c",""""\n', [[1, 'a "b" c', '"']]],
    ['a quote inside a bare field', 'a 5" pipe,b\n', [[1, 'a 5" pipe', 'b']]],
    ['spaces after a closing quote', '"a" ,"b" \n', [[1, 'a', 'b']]],
    ['spaces in bare fields', ' a , b\n', [[1, ' a ', ' b']]],
    [
      'uneven records',
      'a,b\nc\nd,e,f\n',
      [
        [1, 'a', 'b'],
        [2, 'c'],
        [3, 'd', 'e', 'f'],
      ],
    ],
    [
      'semicolons with decimal commas',
      'a;b\n1,5;2,5\n',
      [
        [1, 'a', 'b'],
        [2, '1,5', '2,5'],
      ],
    ],
    [
      'tabs',
      'a\tb\nLee, Ann\tc\n',
      [
        [1, 'a', 'b'],
        [2, 'Lee, Ann', 'c'],
      ],
    ],
    [
      'bars',
      'a|b\nc|d',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'one column',
      'name\nAnn\n',
      [
        [1, 'name'],
        [2, 'Ann'],
      ],
    ],
    ['a separator line', 'sep=;\r\na;b,c\r\n', [[2, 'a', 'b,c']]],
    [
      'notes before the header',
      'Notes:\r\n"When exporting, you may notice; some, are missing"\r\n\r\nFirst Name,Last Name,URL\r\nAnn,Lee,\r\n',
      [
        [1, 'Notes:'],
        [2, 'When exporting, you may notice; some, are missing'],
        [4, 'First Name', 'Last Name', 'URL'],
        [5, 'Ann', 'Lee', ''],
      ],
    ],
  ])('%s', (_name, input, wanted) => {
    for (const chunkSize of [1, 2, 3, 1000]) expect(read(input, {}, chunkSize)).toEqual({ records: wanted });
  });

  it('takes the delimiter it is given', () => {
    expect(fieldsOf('a,b;c\n', { delimiter: ';' })).toEqual([['a,b', 'c']]);
  });

  const sample = 'Name;Größe\r\nZoë O’Brien;5 €\r\n';
  const rows = [
    ['Name', 'Größe'],
    ['Zoë O’Brien', '5 €'],
  ];
  const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
  test.each([
    ['UTF-8', Buffer.from(sample)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${sample}`)],
    ['UTF-16 LE', Buffer.from(sample, 'utf16le')],
    ['UTF-16 LE with its mark', Buffer.from(`\ufeff${sample}`, 'utf16le')],
    ['UTF-16 BE', utf16be(sample)],
    ['UTF-16 BE with its mark', utf16be(`\ufeff${sample}`)],
    ['Windows-1252', Buffer.from(sample.replace('€', '\u0080').replace('’', '\u0092'), 'latin1')],
  ])('understands %s', (_name, bytes) => {
    for (const chunkSize of [1, 3, 1000]) expect(fieldsOf(bytes, {}, chunkSize)).toEqual(rows);
  });

  const filler = 'abcdefg,hijklmn\n'.repeat(5000);
  it('tells the encoding by the first letter beyond ASCII, however late it comes', () => {
    for (const chunkSize of [1, 4096, 65_536]) {
      expect(fieldsOf(Buffer.from(`${filler}Zoë,漢\n`), {}, chunkSize).at(-1)).toEqual(['Zoë', '漢']);
      expect(fieldsOf(Buffer.from(`${filler}Zoë,é\n`, 'latin1'), {}, chunkSize).at(-1)).toEqual(['Zoë', 'é']);
    }
    expect(fieldsOf(Buffer.from(`${filler}Zoë,漢\n`, 'utf16le'), {}, 4097).at(-1)).toEqual(['Zoë', '漢']);
  });

  it('takes the encoding it is given', () => {
    expect(fieldsOf(Buffer.from('é,b\n'), { encoding: 'windows-1252' })).toEqual([['Ã©', 'b']]);
  });

  test.each([
    'a,b\r\nc,d\r\n',
    'a,b\rc,d\r',
    '\r\n\r\na,b\r\n',
    '"a ""b"" c",""""\n"",""\n',
    '"a\r\nb\rc",d\r\ne,f',
    'Zoë,漢字\n👩‍💻,"é"\n',
    'a,"b" ,c\n',
    'a,b\nc,"d\ne',
    'a,b\nc,"d" e\n',
    'a,b\n"c\n\0d',
  ])('reads %j the same wherever its chunks end', (input) => {
    const whole = read(input, { delimiter: ',' }, 1000);
    for (const chunkSize of [1, 2, 3, 4, 5, 1000]) expect(readBehindHead(input, chunkSize)).toEqual(whole);
  });

  it('is not misled by delimiters inside quotes where records are uneven', () => {
    const input = 'Notes\na,b,c,"p;q"\na,"p;q"\na,b,"p;q"\n';
    expect(fieldsOf(input).at(-1)).toEqual(['a', 'b', 'p;q']);
  });

  it('keeps a field that spans many chunks whole', () => {
    const long = 'x\n'.repeat(100_000);
    expect(read(`"${long}",b\nc,d\n`, {}, 4096)).toEqual({
      records: [
        [1, long, 'b'],
        [100_002, 'c', 'd'],
      ],
    });
  });

  test.each([
    ['a quote never closed', 'a,b\nc,"d\ne,f\n', [[1, 'a', 'b']], ['unclosed-quote', 2]],
    [
      'a quote opened on a later line of its record',
      'a,b\n"c\nd","e\n',
      [[1, 'a', 'b']],
      ['unclosed-quote', 3],
    ],
    ['text after a closing quote', 'a,b\nc,"d" e\n', [[1, 'a', 'b']], ['stray-quote', 2]],
    ['a quote not doubled', 'a,b\n"x\ny "z" w",b\n', [[1, 'a', 'b']], ['stray-quote', 3]],
    [
      'a zero byte',
      'a,b\nc,d\ne,\0f\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
      ['binary', 3],
    ],
    ['a zero byte inside quotes', 'a,b\n"c\n\0', [[1, 'a', 'b']], ['binary', 3]],
  ])('names the line of %s, after the records before it', (_name, input, records, error) => {
    for (const chunkSize of [1, 3, 1000]) expect(read(input, {}, chunkSize)).toEqual({ records, error });
  });

  it('refuses a workbook as binary', () => {
    const zip = Buffer.concat([
      Buffer.from('PK\u0003\u0004\u0014\0\u0006\0\b\0\0\0!\0', 'latin1'),
      Buffer.alloc(100, 7),
    ]);
    expect(read(zip).error).toEqual(['binary', 1]);
  });

  it('refuses a record that is too long, and says so of a quote that is not closed within it', () => {
    const options = { maxRecordSize: 1000 };
    for (const chunkSize of [100, 100_000]) {
      const bare = read(`a,b\n${'x'.repeat(2000)},b\nc,d\n`, options, chunkSize);
      expect(bare).toEqual({ records: [[1, 'a', 'b']], error: ['too-large', 2] });
    }
    const open = read(`a,b\nc,"d\n${filler}`, options, 100);
    expect(open).toEqual({ records: [[1, 'a', 'b']], error: ['far-quote', 2] });
    for (const chunkSize of [100, 100_000]) {
      const closed = read(`a,b\nc,"${'x'.repeat(2000)}"\ne,f\n`, options, chunkSize);
      expect(closed).toEqual({ records: [[1, 'a', 'b']], error: ['far-quote', 2] });
    }
    expect(read(`${'x'.repeat(997)},b\n`, options).error).toBeUndefined();
  });

  it('refuses text that stops being UTF-8, at its line', () => {
    const bytes = Buffer.concat([Buffer.from(`é,b\n${filler}c,d\ne,`), Buffer.from([0xe9, 0x0a])]);
    const { records, error } = read(bytes, {}, 1000);
    expect(error).toEqual(['encoding', 5003]);
    expect(records.at(-1)).toEqual([5002, 'c', 'd']);
  });

  it('closes its source when the reader stops early', () => {
    let closed = false;
    function* source() {
      try {
        for (;;) yield Buffer.from(filler);
      } finally {
        closed = true;
      }
    }
    for (const { line } of readCsv(source())) if (line === 10) break;
    expect(closed).toBe(true);
  });

  it('says what is wrong in a sentence that can follow the name of the file', () => {
    expect(new CsvError('unclosed-quote', 12).message).toBe(
      'a quotation mark opened on line 12 is never closed',
    );
  });

  it('reads whatever fields a well formed file has, quoted or bare', () => {
    const field = fc.oneof(
      fc.stringMatching(/^[a-z é]{0,5}$/).map((text) => ({ text, written: text })),
      fc
        .stringMatching(/^[a-z",\n]{0,5}$/)
        .map((text) => ({ text, written: `"${text.replaceAll('"', '""')}"` })),
    );
    const line = fc.array(field, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const file = lines.map((fields) => fields.map(({ written }) => written).join(',')).join(end);
        const wanted = lines.map((fields) => fields.map(({ text }) => text));
        expect(fieldsOf(file, { delimiter: ',' })).toEqual(wanted);
      }),
    );
  });

  it('counts the lines of fields in quotation marks, whatever ends them', () => {
    const end = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(fc.array(end, { maxLength: 3 }), { minLength: 1 }), (breaks) => {
        const file = breaks.map((ends) => `x,"a${ends.join('b')}c"\r\n`).join('');
        const starts = breaks.map((_, i) =>
          breaks.slice(0, i).reduce((sum, ends) => sum + ends.length + 1, 1),
        );
        expect(read(file, { delimiter: ',' }).records.map(([line]) => line)).toEqual(starts);
        const broken = read(`${file}x,"a${'\r\nb'.repeat(3)}"c"\n`, { delimiter: ',' });
        const last = breaks.reduce((sum, ends) => sum + ends.length + 1, 1);
        expect(broken.error).toEqual(['stray-quote', last + 3]);
      }),
    );
  });

  it('takes spaces after a closing quotation mark out, and a quotation mark at the start of a text for text', () => {
    expect(fieldsOf('"""Ann"" Lee" ,b\n"""",5" x\n')).toEqual([
      ['"Ann" Lee', 'b'],
      ['"', '5" x'],
    ]);
  });
});
