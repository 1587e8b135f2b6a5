import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it, test } from 'vitest';
import { EXPORTED_KINDS } from '../../src/exports/export-kind.ts';
import { asWritten } from '../../src/text/formula.ts';
import { KINDS } from '../../src/records/record-kinds.ts';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

const WORDS = [...Object.keys(EXPORTED_KINDS), 'fees'];

type Rows = Record<string, unknown>[];

/** What is printed; the rows of a table are no screen, so nothing in it is tried as a command. */
async function exported({ home }: Refnet, argv: readonly string[], today?: string): Promise<string> {
  const { code, stdout, stderr } = await runMain(
    home,
    ['export', ...argv],
    today === undefined ? {} : { today },
  );
  expect({ argv, code, stderr }).toEqual({ argv, code: 0, stderr: '' });
  return stdout;
}

async function workbookOf(refnet: Refnet, word: string): Promise<unknown[][]> {
  const file = join(refnet.home, `${word}.xlsx`);
  await refnet.ok(['export', word, '--output', file]);
  const [sheet] = await readExcelFile(file);
  expect(sheet?.sheet).toBe(word);
  return sheet?.data ?? [];
}

it('every kind of record can be taken out by a word of its own', () => {
  expect(Object.values(EXPORTED_KINDS).map(({ of }) => of)).toEqual(expect.arrayContaining([...KINDS]));
});

describe('one kind of record in every format', () => {
  test.each(WORDS)('%s', async (word) => {
    const refnet = await sampleNetwork();
    await refnet.run(['check-in', '--kind', 'broadcast', '--all', '--note', 'the newsletter']);
    await refnet.run(['promise', '--network', '--goal', '40 received', '--by', '2026-12-31']);
    const records: Rows = JSON.parse(await exported(refnet, [word, '--json']));
    expect(records.length).toBeGreaterThan(0);
    const keys = Object.keys(records[0] ?? {});

    const lines = (await exported(refnet, [word, '--format', 'jsonl'])).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(records);

    const csv = await exported(refnet, [word, '--format', 'csv']);
    const [headings = [], ...rows]: string[][] = parse(csv);
    expect(headings).toEqual(keys);
    expect(rows).toHaveLength(records.length);
    records.forEach((record, at) => {
      for (const [column, key] of keys.entries()) {
        const value = record[key];
        if (typeof value === 'object' && value !== null) continue;
        expect(asWritten(rows[at]?.[column] ?? '')).toBe(textOf(value));
      }
    });
    expect(await exported(refnet, [word])).toBe(csv);

    const markdown = await exported(refnet, [word, '--format', 'md']);
    expect(markdown.trimEnd().split('\n')).toHaveLength(records.length + 2);

    const [first = [], ...cells] = await workbookOf(refnet, word);
    expect(first).toEqual(keys);
    expect(cells).toHaveLength(records.length);
    records.forEach((record, at) => {
      for (const [column, key] of keys.entries())
        expect(inCell(cells[at]?.[column], record[key])).toEqual(inCell(record[key], record[key]));
    });
  });

  const textOf = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';

  /** A cell beside the value it has to hold: days are days, amounts are numbers, what has parts is one text. */
  function inCell(cell: unknown, value: unknown): unknown {
    if (Array.isArray(cell) && cell.length === 0) return '';
    if (Array.isArray(value) && value.length === 0) return textOf(cell);
    if (typeof value === 'object' && value !== null) return 'one text';
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    const text = textOf(cell);
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  }
});

describe('an export', () => {
  test.each(WORDS)(
    'of the same record is the same file on whatever day and in whatever zone: %s',
    async (word) => {
      const refnet = await sampleNetwork();
      for (const format of ['json', 'csv', 'md']) {
        const one = await exported(refnet, [word, '--format', format], '2026-11-20');
        expect(await exported(refnet, [word, '--format', format], '2031-01-01')).toBe(one);
      }
      const files = await Promise.all(
        ['2026-11-20', '2031-01-01'].map(async (today) => {
          const file = join(refnet.home, `${word}-${today}.xlsx`);
          await refnet.ok(['export', word, '--output', file], { today });
          return readFileSync(file);
        }),
      );
      expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(true);
    },
  );

  it('runs nothing in a spreadsheet, and text that stands for a letter there stays text', async () => {
    const texts = ['=1+1', '+1', '-1', '@sum', "'quoted", '_x0041_', 'a\nb', '<b>&amp;</b>', '😀 מרים'];
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    for (const text of texts) await refnet.run(['check-in', 'maren', '--note', text]);
    const csv: string[][] = parse(await exported(refnet, ['check-ins', '--format', 'csv']));
    const column = csv[0]?.indexOf('note') ?? -1;
    expect(csv.slice(1).every((row) => !/^[=+\-@\t\r](?!\d+$)/.test(row[column] ?? ''))).toBe(true);
    expect(csv.slice(1).map((row) => asWritten(row[column] ?? ''))).toEqual(texts);
    const cells = await workbookOf(refnet, 'check-ins');
    expect(cells.slice(1).map((row) => String(row[column]).replaceAll('_x005F_', '_'))).toEqual(texts);
  });

  it('of nothing has its headings, or is an empty list', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await exported(refnet, ['payments'])).toMatch(/^number,.*\r\n$/);
    expect(await exported(refnet, ['payments', '--json'])).toBe('[]\n');
    expect(await exported(refnet, ['payments', '--format', 'jsonl'])).toBe('');
    expect(await exported(refnet, ['payments', '--format', 'md'])).toBe('');
  });

  it('goes by the ending of the file, is private, and never replaces one unasked', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const file = join(refnet.home, 'partners.vcf');
    expect(await refnet.ok(['export', 'partners', '--output', file])).toBe(
      `Exported partners to ${file}, which only you can read.\n`,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^BEGIN:VCARD\r\n/);
    expect(await refnet.fails(1, ['export', 'partners', '--output', file])).toContain('--force');
  });

  it('to "-" is printed, as with other programs', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const printed = await refnet.ok(['export', 'partners']);
    expect(await refnet.ok(['export', 'partners', '--output', '-'])).toBe(printed);
    expect(existsSync('-')).toBe(false);
  });

  test.each([
    ['partners.csv', ['--format', 'json'], 'a file that ends in ".csv" is to hold csv, and not json', 'json'],
    ['partners.md', ['--json'], 'a file that ends in ".md" is to hold md, and not json', 'json'],
    [
      'partners.json',
      ['--format', 'vcard'],
      'a file that ends in ".json" is to hold json, and not vcard',
      'vcf',
    ],
  ])('to %s with %j is refused, since the two do not fit', async (name, format, message, ending) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.fails(2, ['export', 'partners', '--output', name, ...format])).toBe(
      `refnet: ${message}\n  name it "partners.${ending}"\n`,
    );
  });

  test.each([
    ['partners.CSV', ['--format', 'csv']],
    ['partners.txt', ['--format', 'csv']],
    ['partners', ['--format', 'csv']],
    ['partners.vcf', ['--format', 'vcard']],
  ])('to %s with %j is written', async (name, format) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const file = join(refnet.home, name);
    await refnet.ok(['export', 'partners', '--output', file, ...format]);
    expect(readFileSync(file, 'utf8')).toContain('Maren Holt');
  });

  it('of a kind is no record for a partner', async () => {
    const refnet = await newNetwork(
      ['config', 'my-name', 'Nadia Brandt'],
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane D.', '--from', 'maren'],
    );
    expect(await refnet.fails(2, ['export', 'check-ins', '--for', 'maren', '--yes'])).toBe(
      'refnet: --for takes out the record of the two of you, and no check-ins\n' +
        '  refnet export check-ins\n  refnet export --for PARTNER\n',
    );
    expect((await refnet.run(['export', 'referrals', '--for', 'maren', '--yes'])).stdout).toContain(
      'Jane D.',
    );
  });

  it('for a partner names what is wrong with the file before it asks', async () => {
    const refnet = await newNetwork(
      ['config', 'my-name', 'Nadia Brandt'],
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane D.', '--from', 'maren'],
    );
    const argv = ['export', '--for', 'maren', '--output'];
    expect(await refnet.fails(2, [...argv, 'maren.xlsx'])).toContain('cannot be exported as xlsx');
    expect(await refnet.fails(1, [...argv, 'nowhere/maren.csv'])).toContain('there is no folder "nowhere"');
  });

  test.each([
    ['signals', 'notes'],
    ['Partner', 'partners'],
    ['contacts', 'partners'],
    ['everything', 'all'],
  ])('of %s is one of %s', async (typed, word) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await exported(refnet, [typed, '--json'])).toBe(await exported(refnet, [word, '--json']));
  });

  test.each([
    ['referrals', 'vcard', 'referrals cannot be exported as vcard'],
    ['money', 'csv', 'there is no export of "money"'],
  ])('of %s as %s is refused with what there is', async (word, format, message) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.fails(2, ['export', word, '--format', format])).toContain(message);
  });
});

describe('cards', () => {
  it('have how to reach each partner, in lines of at most 75 bytes, and nothing of what was exchanged', async () => {
    const refnet = await newNetwork(
      [
        'add-partner',
        'Zoë Ångström-Łukasiewicz',
        '--business',
        'Holt, Inc; & Söhne 株式会社東京法律事務所東京法律事務所',
        '--email',
        'zoe@example.org',
        '--email',
        'z@example.com',
        '--phone',
        '+1 416 555 0101',
        '--tag',
        'gold, silver',
        '--profession',
        'mortgage broker',
        '--region',
        'Toronto',
        '--country',
        'CA',
        '--note',
        'two\nlines',
      ],
      ['log', 'Secret Client', '--from', 'zoe'],
    );
    const text = await exported(refnet, ['partners', '--format', 'vcard']);
    expect(text).not.toContain('Secret');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(
      true,
    );
    const card = new ICAL.Component(ICAL.parse(text));
    const all = (name: string) => card.getAllProperties(name).map((each) => each.getValues());
    expect(all('fn')).toEqual([['Zoë Ångström-Łukasiewicz']]);
    expect(all('org')).toEqual([['Holt, Inc; & Söhne 株式会社東京法律事務所東京法律事務所']]);
    expect(all('email')).toEqual([['zoe@example.org'], ['z@example.com']]);
    expect(all('categories')).toEqual([['gold, silver']]);
    expect(all('note')).toEqual([['two\nlines']]);
    expect(all('title')).toEqual([['mortgage broker']]);
  });
});

const PYTHON = '/usr/bin/python3';
const hasPython = (module: string) => {
  if (!existsSync(PYTHON)) return false;
  try {
    execFileSync(PYTHON, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('read by the libraries of others', () => {
  const python = (program: string, ...args: string[]): unknown =>
    JSON.parse(execFileSync(PYTHON, ['-W', 'ignore', '-c', program, ...args], { encoding: 'utf8' }));

  it.skipIf(!hasPython('openpyxl'))(
    'openpyxl reads the workbook: days, amounts, headings in sight',
    async () => {
      const refnet = await sampleNetwork();
      const file = join(refnet.home, 'collections.xlsx');
      await refnet.ok(['export', 'collections', '--output', file]);
      const records: Rows = JSON.parse(await exported(refnet, ['collections', '--json']));
      const read = python(
        `import json, sys, openpyxl
s = openpyxl.load_workbook(sys.argv[1]).active
at = [c.value for c in s[1]]
rows = [[str(r[at.index('day')].value.date()), '%.2f' % r[at.index('amount')].value] for r in s.iter_rows(min_row=2)]
print(json.dumps([s.title, s.freeze_panes, rows]))`,
        file,
      );
      expect(read).toEqual(['collections', 'A2', records.map(({ day, amount }) => [day, amount])]);
    },
  );

  it.skipIf(!hasPython('csv'))('csv reads the list', async () => {
    const refnet = await sampleNetwork();
    const file = join(refnet.home, 'referrals.csv');
    await refnet.ok(['export', 'referrals', '--output', file]);
    const records: Rows = JSON.parse(await exported(refnet, ['referrals', '--json']));
    const read = python(
      `import csv, json, sys
print(json.dumps([[r['number'], r['client']] for r in csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8'))]))`,
      file,
    );
    expect(read).toEqual(records.map(({ number, client }) => [String(number), client ?? '']));
  });

  it.skipIf(!hasPython('vobject'))('vobject reads the cards', async () => {
    const refnet = await sampleNetwork();
    const file = join(refnet.home, 'partners.vcf');
    await refnet.ok(['export', 'partners', '--output', file]);
    const records: Rows = JSON.parse(await exported(refnet, ['partners', '--json']));
    const read = python(
      `import json, sys, vobject
print(json.dumps([c.fn.value for c in vobject.readComponents(open(sys.argv[1], newline='', encoding='utf-8').read())]))`,
      file,
    );
    expect(read).toEqual(records.map(({ name }) => name));
  });

  it.skipIf(!hasPython('icalendar'))('icalendar reads the calendar', async () => {
    const refnet = await sampleNetwork();
    const file = join(refnet.home, 'refnet.ics');
    await refnet.ok(['calendar', '--output', file]);
    const read = python(
      `import json, sys, icalendar
c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
e = c.walk('VEVENT')
print(json.dumps([len(e), len({str(x['UID']) for x in e}), sorted({type(x['DTSTART'].dt).__name__ for x in e})]))`,
      file,
    );
    const events = readFileSync(file, 'utf8').match(/BEGIN:VEVENT/g)?.length ?? 0;
    expect(read).toEqual([events, events, ['date']]);
  });
});
