import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';
import { NOTE } from '../../src/text/too-long.ts';
import { workbookOf } from '../helpers/workbook.ts';

/** So many signs are read in a moment, and in minutes where something looks back at each of those before. */
const SIGNS = 400_000;
const filled = (part: string) => part.repeat(SIGNS / part.length);

/** Texts that are read, drawn or refused in a moment. */
const HOSTILE: Readonly<Record<string, string>> = {
  letters: filled('x'),
  digits: filled('1'),
  words: filled('Ab '),
  marks: `e${'\u0301'.repeat(30_000)}`,
  'one grapheme': `👩${'\u200d👩'.repeat(50_000)}`,
  commas: filled('E,E '),
  hyphens: filled(' - A'),
  brackets: filled('('),
  amounts: filled('CAD 1,000.'),
  addresses: filled('a@b.c, '),
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const HEADINGS = ['Date', 'Referrer', 'Client', 'Notes'];
const rowOf = (client: string) => ['2026-01-05', 'Maren Holt', client, 'x'];
const ROWS = [HEADINGS, ...Object.values(HOSTILE).map(rowOf), rowOf('Jane D.'), rowOf('Ann L.')];

/** A tracker of these rows, as each format has it. */
const FORMATS: Readonly<Record<string, (rows: readonly string[][]) => string | Uint8Array>> = {
  'workbook.xlsx': (rows) =>
    workbookOf({
      sheets: {
        Sheet1: `<sheetData>${rows
          .map(
            (cells) =>
              `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
          )
          .join('')}</sheetData>`,
      },
    }),
  'shared.xlsx': (rows) =>
    workbookOf({
      strings: rows
        .flat()
        .map((cell) => `<si><t>${escaped(cell)}</t></si>`)
        .join(''),
      sheets: {
        Sheet1: `<sheetData>${rows
          .map(
            (cells, row) =>
              `<row>${cells.map((_, at) => `<c t="s"><v>${row * HEADINGS.length + at}</v></c>`).join('')}</row>`,
          )
          .join('')}</sheetData>`,
      },
    }),
  'old.xml': (rows) =>
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${rows
      .map(
        (cells) =>
          `<Row>${cells.map((cell) => `<Cell><Data ss:Type="String">${escaped(cell)}</Data></Cell>`).join('')}</Row>`,
      )
      .join('')}</Table></Worksheet></Workbook>`,
  'page.html': (rows) =>
    `<html><body><table>${rows
      .map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
      .join('')}</table></body></html>`,
  'a.csv': (rows) => rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n'),
};

test.each(Object.keys(FORMATS))('%s with cells without end', async (format) => {
  const refnet = await newNetwork();
  const path = join(refnet.home, format);
  writeFileSync(path, FORMATS[format]?.(ROWS) ?? '');
  const { code, stdout, stderr } = await refnet.run(['import', path, '--yes', '--skip-bad']);
  expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('Imported 2 referrals') });
  const refused = Array.from(
    stderr.matchAll(/^lines? ([\d, and]+), "Client": is [\d,]+ characters long/gm),
    ([, at]) => at?.match(/\d+/g),
  );
  expect(
    refused
      .flat()
      .map(Number)
      .toSorted((a, b) => (a ?? 0) - (b ?? 0)),
  ).toEqual(Object.keys(HOSTILE).map((_, at) => at + 2));
});

test('a workbook whose merged cells and formats of numbers have no end', async () => {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'a.xlsx');
  const cells = (values: readonly string[]) =>
    values.map((value) => `<c t="inlineStr"><is><t>${value}</t></is></c>`).join('');
  const rows = [HEADINGS, rowOf('Jane D.')].map((values) => `<row>${cells(values)}</row>`);
  const number = (style: number) =>
    `<row>${cells(rowOf(`C${style}`).slice(0, 3))}<c s="${style}"><v>1</v></c></row>`;
  const formats = ['"', '[$', '\\', '0 ', '0.', '#,', '[h]', '_', ';', '"" ', '[$-'].map((each) =>
    each.repeat(20_000),
  );
  const sheet = [...rows, ...formats.map((_, at) => number(at + 1))].join('');
  for (const merges of [
    '<mergeCell ',
    '<mergeCell ref="A1:',
    '<mergeCell ref="A1:A9" ',
    '<a:mergeCell x="',
  ]) {
    writeFileSync(
      path,
      workbookOf({ formats, sheets: { Sheet1: `<sheetData>${sheet}</sheetData>${merges.repeat(40_000)}` } }),
    );
    const { code, stderr } = await refnet.run(['import', path, '--yes', '--skip-bad']);
    // Its last tags are never closed.
    expect({ merges, code, stderr }).toEqual({ merges, code: 1, stderr: expect.stringContaining('a.xlsx') });
  }
  writeFileSync(path, workbookOf({ formats, sheets: { Sheet1: `<sheetData>${sheet}</sheetData>` } }));
  expect(await refnet.run(['import', path, '--yes'])).toMatchObject({ code: 0 });
});

test('cards whose lines have no end', async () => {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'a.vcf');
  const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\r\n');
  const texts = [...Object.values(HOSTILE), filled('"'), filled(';A="'), filled(';QUOTED-PRINTABLE')];
  const cards = texts.flatMap((text, at) => [
    card(`FN:${text}`),
    card(`FN:Ann Lee${at}`, `NOTE:${text}`),
    card(`FN:Bob Ash${at}`, `X-OTHER${text}`),
    card(`FN:Cal Dee${at}`, ...(text.match(/[^]{1,70}/g) ?? []).map((each) => ` ${each}`)),
  ]);
  writeFileSync(path, [...cards, card('FN:Maren Holt')].join('\r\n'));
  const { code, stdout } = await refnet.run(['import', path, '--yes', '--skip-bad']);
  expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('Added 2 partners') });
});

test.each(['json', 'jsonl'])(
  "refnet's own %s, however it is set, with a text without end",
  async (format) => {
    const refnet = await sampleNetwork();
    const path = join(refnet.home, `all.${format}`);
    await refnet.run(['export', 'all', '--output', path, '--yes']);
    const whole = readFileSync(path, 'utf8');
    const { length: notes } = whole.match(/"note":"[^"]+"/g) ?? [];
    expect(notes).toBeGreaterThan(5);
    const target = await newNetwork();
    for (const text of [
      ...Object.values(HOSTILE).filter(({ length }) => length > NOTE),
      filled('\\"{'),
      filled('\\'),
    ]) {
      let isFirst = true;
      const changed = whole.replace(/"note":"[^"]+"/g, (note) => {
        const here = isFirst ? `"note" : ${JSON.stringify(text)}` : note;
        isFirst = false;
        return here;
      });
      writeFileSync(path, changed);
      const { code, stdout, stderr } = await target.run(['import', path, '--yes']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/note is [\d,]+ characters long, and at most 32,767 are kept\n/);
      expect(stderr.length).toBeLessThan(400);
    }
  },
);
