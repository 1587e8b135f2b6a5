import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { lived } from '../advice/following.ts';
import { stories } from '../advice/random-story.ts';
import { alterFile, dumpOf } from '../helpers/dump.ts';
import { newNetwork, runMain, temporaryFolder, type Refnet } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';
import { workbookOf as workbookWith } from '../helpers/workbook.ts';

/** What shows a network from all sides. */
const SCREENS: readonly (readonly string[])[] = [
  ['due'],
  ['due', '--json'],
  ['partners', '--json'],
  ['referrals', '--json'],
  ['check-ins', '--json'],
  ['promise', '--json'],
  ['project', '--json'],
  ['agree', '--json'],
  ['fees', '--json'],
  ['snooze', '--json'],
  ['config', '--all', '--json'],
  ['report', '--all'],
  ['report', '--json'],
  ['advise', '--json'],
  ['advise'],
  ['sources', '--json'],
];

async function screensOf(home: string): Promise<string[]> {
  const screens: string[] = [];
  for (const argv of SCREENS) {
    const { code, stdout } = await runMain(home, argv, {});
    expect({ argv, code }).toEqual({ argv, code: 0 });
    screens.push(`${argv.join(' ')} ${code}\n${stdout}`);
  }
  return screens;
}

async function exported(home: string, format: string): Promise<string> {
  return (await runMain(home, ['export', 'all', '--format', format], {})).stdout;
}

/** A HOME whose network was filled from an export, by what it was told. */
async function filledFrom(text: string): Promise<{ home: string; said: string }> {
  const home = temporaryFolder();
  const { code, stdout, stderr } = await runMain(home, ['import', '-'], { stdin: text });
  expect({ code, stderr: stderr.replace(/kept in .+, which/, 'kept in FILE, which') }).toEqual({
    code: 0,
    stderr: 'Your network is kept in FILE, which only you can read.\n',
  });
  return { home, said: stdout };
}

/** The dump, without what undo keeps. */
const rowsOf = (home: string) => dumpOf(join(home, '.local', 'share', 'refnet', 'refnet.db'));

describe('an export in an empty file', () => {
  test.each(['json', 'jsonl'])('as %s gives back the same network', async (format) => {
    const refnet = await sampleNetwork();
    const text = await exported(refnet.home, format);
    const { home, said } = await filledFrom(text);
    expect(said).toMatch(
      /^Taken over from "standard input": .+ partners, .+\n {2}refnet undo {6}takes the whole/,
    );
    expect(rowsOf(home)).toEqual(rowsOf(refnet.home));
    expect(await screensOf(home)).toEqual(await screensOf(refnet.home));
    expect(await exported(home, format)).toBe(text);
  });

  test.each(stories(6, 11).map((story, at) => [at, story] as const))(
    'gives back what was lived: story %i',
    async (_at, story) => {
      const { home } = await lived(story);
      const text = await exported(home, 'json');
      const filled = await filledFrom(text);
      expect(rowsOf(filled.home)).toEqual(rowsOf(home));
      expect(await screensOf(filled.home)).toEqual(await screensOf(home));
      expect(await exported(filled.home, 'json')).toBe(text);
    },
  );

  test('knows who introduced whom, though the introducer was added later', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['add-partner', 'Victor Osei'],
      ['edit', 'maren', '--introduced-by', 'victor'],
    );
    const { home } = await filledFrom(await exported(refnet.home, 'json'));
    expect(rowsOf(home)).toEqual(rowsOf(refnet.home));
  });

  test('is taken out again by one undo, and comes back by redo', async () => {
    const text = await exported((await sampleNetwork()).home, 'json');
    const refnet = await newNetwork(['config', 'currency', 'EUR'], ['undo']);
    const before = dumpOf(refnet.file);
    await refnet.ok(['import', '-'], { stdin: text });
    const after = dumpOf(refnet.file);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['redo']);
    expect(dumpOf(refnet.file)).toEqual(after);
  });

  test('may follow settings of its own, which stay where the export has none', async () => {
    const text = await exported((await sampleNetwork()).home, 'json');
    const refnet = await newNetwork(['config', 'ask-after-days', '77']);
    await refnet.ok(['import', '-'], { stdin: text });
    expect(await refnet.ok(['config', 'ask-after-days'])).toContain('77');
    expect(await refnet.ok(['partners'])).toContain('Maren');
  });

  test('knows the rows of a tracker that was imported before', async () => {
    const refnet = await newNetwork();
    const tracker = join(refnet.home, 'tracker.csv');
    writeFileSync(
      tracker,
      'Date,Partner,Client,Status\n2026-03-01,Ann Ash,Zoe Zed,won\n2026-03-02,Ben Bolt,Yul Yew,new\n',
    );
    await refnet.run(['import', tracker]);
    const { home } = await filledFrom(await exported(refnet.home, 'json'));
    const { stdout } = await runMain(home, ['import', tracker, '--json'], {});
    expect(JSON.parse(stdout)).toMatchObject([{ added: 0, known: 2 }]);
    expect(rowsOf(home)).toEqual(rowsOf(refnet.home));
  });

  test('is only shown by a dry run, which makes no file', async () => {
    const text = await exported((await sampleNetwork()).home, 'json');
    const refnet = await newNetwork();
    const said = await refnet.ok(['import', '-', '--dry-run'], { stdin: text });
    expect(said).toMatch(/^Would be taken over from "standard input": .+\nNothing was written\.\n$/);
    expect(() => readFileSync(refnet.file)).toThrow('ENOENT');
  });
});

describe('an export as a workbook', () => {
  async function workbookOf(home: string): Promise<Buffer> {
    const file = join(temporaryFolder(), 'network.xlsx');
    expect(await runMain(home, ['export', 'all', '--output', file], {})).toMatchObject({
      code: 0,
      stderr: '',
    });
    return readFileSync(file);
  }

  async function filledFromWorkbook(bytes: Buffer): Promise<string> {
    const home = temporaryFolder();
    const file = join(home, 'network.xlsx');
    writeFileSync(file, bytes);
    const { code, stdout, stderr } = await runMain(home, ['import', file], {});
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('Taken over from') });
    expect(stderr).toMatch(/^Your network is kept in .+\n$/);
    return home;
  }

  test('gives back the same network, and the next one is the same byte for byte', async () => {
    const { home } = await sampleNetwork();
    const bytes = await workbookOf(home);
    const filled = await filledFromWorkbook(bytes);
    expect(rowsOf(filled)).toEqual(rowsOf(home));
    expect(await exported(filled, 'json')).toBe(await exported(home, 'json'));
    expect((await workbookOf(filled)).equals(bytes)).toBe(true);
  });

  test('holds texts whatever they are, and amounts as large as they come', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane D.', '--from', 'maren', '--value', 'JPY 4000000000000000', '--yes'],
      ['log', 'Bob Q.', '--from', 'maren', '--value', 'KWD 12.345', '--yes'],
      ['log', 'Cy R.', '--from', 'maren', '--value', 'USD 0.05', '--yes'],
    );
    const texts = [
      '',
      '=1+1',
      '+1',
      '-1',
      '@x',
      '\tx',
      '\rx\r\ny',
      ' x ',
      '_x0041_',
      '\u0001\u001b[31m',
      '\u202eabc',
      '00123',
      '1e5',
      'TRUE',
      '2026-01-01',
      '\ud83d\ude00',
      '\ufffe',
    ];
    const db = new Database(refnet.file);
    for (const text of texts) {
      db.prepare(
        `insert into signals (id, uuid, created_at, updated_at, partner_id, on_day, kind, note)
         values ((select last + 1 from counters where name = 'record'), ?, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 1, '2026-01-01', 'growth', ?)`,
      ).run(randomUUID(), text);
      db.exec(`update counters set last = last + 1 where name = 'record'`);
    }
    db.close();
    const filled = await filledFromWorkbook(await workbookOf(refnet.home));
    expect(rowsOf(filled)).toEqual(rowsOf(refnet.home));
  });

  test('is refused whole where it is damaged', async () => {
    const bytes = await workbookOf((await sampleNetwork()).home);
    const refnet = await newNetwork();
    const file = join(refnet.home, 'network.xlsx');
    for (const at of [100, 2000, bytes.length - 30]) {
      writeFileSync(file, bytes.subarray(0, at));
      const { code } = await refnet.run(['import', file]);
      expect(code).not.toBe(0);
      expect(code).not.toBe(70);
    }
    expect(() => readFileSync(refnet.file)).toThrow('ENOENT');
  });

  test('is not made where a text is longer than a cell can hold', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    alterFile(refnet.file, `update partners set notes = printf('%.32768c', 'x')`);
    const file = join(refnet.home, 'network.xlsx');
    expect(await refnet.fails(1, ['export', 'all', '--output', file])).toBe(
      'refnet: a text is longer than a cell of a workbook can hold\n' +
        '  refnet export all --format json      holds it\n',
    );
    alterFile(refnet.file, `update partners set notes = printf('%.32767c', 'x')`);
    await refnet.ok(['export', 'all', '--output', file]);
  });

  test('is refused where a cell of an amount or a number is none', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = (...rows: readonly (readonly string[])[]) =>
      `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`;
    const { home } = await newNetwork();
    const file = join(home, 'network.xlsx');
    for (const last of ['many', '1.5']) {
      const sheets = {
        refnet: sheet(['refnet', 'version'], ['export all', '1']),
        counters: sheet(['name', 'last'], ['record', last]),
      };
      writeFileSync(file, workbookWith({ sheets }));
      expect(await runMain(home, ['import', file], {})).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('sheet "counters", row 2: last is no whole number\n'),
      });
    }
  });

  test('is not shown on a terminal', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.fails(2, ['export', 'all', '--format', 'xlsx'], { terminal: true })).toBe(
      'refnet: a workbook is no text that a terminal could show\n' +
        '  refnet export all --format xlsx --output all.xlsx\n',
    );
  });
});

describe('an export that cannot be read', () => {
  async function refusal(refnet: Refnet, text: string): Promise<string> {
    const before = dumpOf(refnet.file);
    const saying = await refnet.fails(1, ['import', '-'], { stdin: text });
    expect(dumpOf(refnet.file)).toEqual(before);
    return saying;
  }

  test.each(['json', 'jsonl'])('because it is cut, as %s, is refused with the line', async (format) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    const text = await exported(refnet.home, format);
    const empty = temporaryFolder();
    for (let at = 60; at < text.length - 1; at += 97) {
      const { code, stderr } = await runMain(empty, ['import', '-'], { stdin: text.slice(0, at) });
      expect({ at, code, stderr }).toEqual({
        at,
        code: 1,
        stderr: expect.stringMatching(/^refnet: "standard input", line \d+: /),
      });
    }
  });

  test.each<[string, (text: string) => string, string]>([
    ['a newer version', (t) => t.replace('"version":1', '"version":2'), 'was exported by a newer refnet'],
    ['no version', (t) => t.replace('"version":1,', ''), 'does not say which version'],
    [
      'a day that is none',
      (t) => t.replace('"occurred_on":"2026-11-20"', '"occurred_on":"2026-11-31"'),
      ': occurred_on is no day',
    ],
    [
      'a status nobody knows',
      (t) => t.replace('"status":"new"', '"status":"hot"'),
      'row 1 of "referrals": its status is none that the file has',
    ],
    [
      'a fact nobody knows',
      (t) => t.replace('"status":"new"', '"status":"new","mood":"good"'),
      '"mood" is nothing that referrals have',
    ],
    ['a text for a number', (t) => t.replace('"last":1', '"last":"1"'), 'last is no whole number'],
    [
      'a direction that is none',
      (t) => t.replace('"received"', '"sideways"'),
      ': its direction is none that there can be',
    ],
    [
      'a partner that is not there',
      (t) => t.replace(/"partner_id":"[0-9a-f]/, '"partner_id":"x'),
      'partner_id is no uuid',
    ],
    [
      'the same record twice',
      (t) => t.replace(/("referrals":\[\n)(.*\n)/, (_a, b, c) => `${b}${c.trim()},\n${c}`),
      'stands in an earlier row',
    ],
    ['no network', (t) => t.replace('"network-uuid"', '"other"'), 'does not say whose network it is'],
    [
      'a table nobody knows',
      (t) => t.replace('"promises":[', '"wishes":[\n{"id":1}\n],\n"promises":['),
      'this refnet has no such table',
    ],
    ['a line that is no JSON', (t) => t.replace('"name":"Maren', '"name":Maren'), 'this is no JSON'],
  ])('%s', async (_name, spoil, saying) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    const text = await exported(refnet.home, 'json');
    expect(spoil(text)).not.toBe(text);
    expect(await refusal(refnet, spoil(text))).toContain(saying);
  });

  test.each([
    ['holds_back', 'zzz'],
    ['holds_back', '{"a":1}'],
    ['alerts', ''],
    ['alerts', '[1]'],
  ])('a decline whose %s is %j', async (column, value) => {
    const whole: { tables: { advice_declines: Record<string, string>[] } } = JSON.parse(
      await exported((await sampleNetwork()).home, 'json'),
    );
    for (const decline of whole.tables.advice_declines) decline[column] = value;
    const refnet = await newNetwork();
    expect(await refnet.fails(1, ['import', '-'], { stdin: JSON.stringify(whole) })).toContain(
      `row 1 of "advice_declines": ${column} is no list of texts`,
    );
  });

  test('is read where another program arranged it anew', async () => {
    const refnet = await sampleNetwork();
    const text = await exported(refnet.home, 'json');
    const { home } = await filledFrom(JSON.stringify(JSON.parse(text), null, 4));
    expect(await exported(home, 'json')).toBe(text);
  });
});

describe('the export of another network', () => {
  test('is put together with this one only where that is said', async () => {
    const other = await newNetwork(['add-partner', 'Ann Ash'], ['log', 'Zoe Zed', '--to', 'ann']);
    const text = await exported(other.home, 'json');
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    expect(await refnet.fails(1, ['import', '-'], { stdin: text })).toBe(
      'refnet: this is the export of another network, not of a copy of yours\n' +
        '  refnet import - --merge      puts both together\n' +
        '  to open it by itself, name a file that is not there yet with --db FILE\n',
    );
    expect(await refnet.fails(1, ['import', '-', '--yes'], { stdin: text })).toContain('another network');
    expect(await refnet.ok(['import', '-', '--merge'], { stdin: text })).toBe(
      'Taken over from "standard input": 1 partner and 1 referral.\n' +
        'Numbers that were taken:\n  p1 there is p2 here\n  #1 there is #2 here\n' +
        '  refnet undo      takes all of it out again\n',
    );
    expect(await refnet.ok(['show', '2'])).toContain('Ann Ash');
  });
});
