import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { Column } from '../../src/screen/columns.view.ts';
import { toJson } from '../../src/screen/json.view.ts';
import { record, renderList, type Format } from '../../src/screen/list.view.ts';
import { escapeMarkdown } from '../../src/screen/markdown.view.ts';
import { csvRows } from '../../src/screen/csv.ts';
import { markdownTable } from '../../src/screen/markdown.view.ts';
import { PLAIN } from '../../src/screen/style.view.ts';
import { readCsv } from '../../src/sheets/csv.io.ts';
import { cleanNote } from '../../src/text/sanitize.ts';

interface Line {
  number: number;
  name: string | null;
  tags: string[];
}

const COLUMNS: readonly Column<Line>[] = [
  { key: 'number', heading: '#', value: (line) => line.number, align: 'right' },
  { key: 'name', heading: 'Partner', value: (line) => line.name, shrinksTo: 8 },
  { key: 'tags', value: (line) => line.tags },
];

const LINES: Line[] = [
  { number: 1, name: 'Ann, "Lee"', tags: ['bni', 'top'] },
  { number: 2, name: null, tags: [] },
];

function list(format: Format, lines: readonly Line[] = LINES, footer?: string): string {
  return renderList(
    COLUMNS,
    lines,
    { format, width: 40, style: PLAIN, csvRows, markdownTable },
    'Nothing yet.',
    footer,
  ).text;
}

function csvRecords(text: string): string[][] {
  return Array.from(readCsv([new TextEncoder().encode(text)]), ({ fields }) => fields);
}

describe('a list', () => {
  test('is a table on screen', () => {
    expect(list('table')).toBe('#  Partner\n1  Ann, "Lee"\n2\n');
  });

  test('says below what is to be said of it, wrapped to the screen', async () => {
    expect(list('table', LINES, '2 of 1,204 referrals shown: --limit 100, --limit all')).toBe(
      '#  Partner\n1  Ann, "Lee"\n2\n\n2 of 1,204 referrals shown: --limit 100,\n--limit all\n',
    );
  });

  test('is JSON with every column under its key', async () => {
    expect(JSON.parse(list('json', LINES, 'never here'))).toEqual([
      { number: 1, name: 'Ann, "Lee"', tags: ['bni', 'top'] },
      { number: 2, name: null, tags: [] },
    ]);
  });

  test('is CSV with every column', async () => {
    expect(list('csv', LINES, 'never here')).toBe(
      'number,name,tags\r\n1,"Ann, ""Lee""","bni; top"\r\n2,,\r\n',
    );
  });

  test('is a Markdown table of what the screen shows, uncut', async () => {
    expect(list('md', LINES, 'never here')).toBe(
      '| # | Partner |\n| --: | --- |\n| 1 | Ann, "Lee" |\n| 2 |  |\n',
    );
  });

  test.each([
    ['table', 'Nothing yet.\n'],
    ['json', '[]\n'],
    ['csv', 'number,name,tags\r\n'],
    ['md', '| # | Partner |\n| --: | --- |\n'],
  ] as const)('with nothing in it is told as %s', async (format, text) => {
    expect(list(format, [], 'no footer either')).toBe(text);
  });
});

const RAW =
  // oxlint-disable-next-line no-control-regex -- what must never be printed
  /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('hostile text', () => {
  const hostile = 'Eve\u001b[2J\u009b31m \u202eevil\u2069 \u2028| [x](y) =1+1';

  test.each(['table', 'json', 'csv', 'md'] as const)('is never printed raw as %s', async (format) => {
    expect(list(format, [{ number: 1, name: hostile, tags: [hostile] }])).not.toMatch(RAW);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (name) => {
        expect(list(format, [{ number: 1, name, tags: [name] }])).not.toMatch(RAW);
      }),
    );
  });

  test('comes back from JSON as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(toJson([text, hostile]).text)).toEqual([text, hostile]);
      }),
    );
  });

  test('leaves the joiners of names and emoji as they are in JSON', () => {
    expect(toJson('👩‍👩‍👧 ✌️').text).toBe('"👩‍👩‍👧 ✌️"\n');
  });

  test('is one cell of CSV, and text that was cleaned comes back as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const name = cleanNote(text);
        const [, row] = csvRecords(list('csv', [{ number: 1, name, tags: ['x'] }]));
        expect(row).toEqual(['1', name, 'x']);
      }),
    );
  });

  test('is one cell of Markdown', async () => {
    const [, , row = '', ...more] = list('md', [{ number: 1, name: 'a|b\n`c`\\|', tags: [] }]).split('\n');
    expect(row).toBe('| 1 | a\\|b \\`c\\`\\\\\\| |');
    expect(more).toEqual(['']);
  });

  test.each([
    ['**bold**', '\\*\\*bold\\*\\*'],
    ['<script>', '\\<script>'],
    ['[x](http://y)', '\\[x\\](http\\://y)'],
    ['see https://evil.example/a', 'see https\\://evil.example/a'],
    ['FTP://evil.example', 'FTP\\://evil.example'],
    ['www.evil.example', 'www\\.evil.example'],
    ['(www.evil.example)', '(www\\.evil.example)'],
    ['a@b.example', 'a\\@b.example'],
    ['mailto:a@b.example', 'mailto\\:a\\@b.example'],
    ['@home: 5 @ CAD 20', '@home: 5 @ CAD 20'],
    ['&amp;', '\\&amp;'],
    ['# head', '\\# head'],
    ['~~gone~~', '\\~\\~gone\\~\\~'],
    ["O'Brien, 5-10", "O'Brien, 5-10"],
  ])('%s is literal in Markdown', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

test('a record has the keys of the columns, shown or not', () => {
  expect(LINES.map((line) => record(COLUMNS, line))).toEqual(LINES);
});
