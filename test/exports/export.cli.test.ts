import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { asked } from '../helpers/asked.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** What undo keeps, which is no part of the network. */
const OF_UNDO = ['changes', 'change_rows', 'undone_tables', 'undone_rows'];

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isKey: 0 | 1;
  readonly pointsAt: string | null;
}

const COLUMNS = `select m.name as "table", c.name, lower(c.type) as type, c.pk > 0 as isKey, f."table" as pointsAt
  from sqlite_schema m join pragma_table_info(m.name) c
  left join pragma_foreign_key_list(m.name) f on f."from" = c.name
  where m.type = 'table' and m.name not like 'sqlite%' order by m.rowid, c.cid`;

/** Puts a value of its own into every column of the first row of every table, which gets one where it is empty. */
function plantMarkers(file: string): string[] {
  const db = new Database(file);
  db.pragma('foreign_keys = off');
  db.pragma('ignore_check_constraints = on');
  const columns = db
    .prepare<[], Column>(COLUMNS)
    .all()
    .filter(({ table }) => !OF_UNDO.includes(table));
  let next = 770_000;
  const planted: string[] = [];
  for (const table of new Set(columns.map((column) => column.table))) {
    const own = columns.filter((column) => column.table === table);
    const values = own.flatMap(({ name, type, isKey, pointsAt }): [string, string | number][] => {
      if (type === 'text') return [[name, `<${table}.${name}>`]];
      return isKey === 1 || pointsAt !== null ? [] : [[name, (next += 1)]];
    });
    const key = own.find(({ isKey }) => isKey === 1)?.name ?? 'rowid';
    const blank = own.map(({ type }) => (type === 'text' ? "''" : '1'));
    if (db.prepare(`select count(*) from ${table}`).pluck().get() === 0) {
      db.exec(
        `insert into ${table} (${own.map(({ name }) => name).join(', ')}) values (${blank.join(', ')})`,
      );
    }
    const sets = values.map(([name]) => `${name} = ?`).join(', ');
    db.prepare(`update ${table} set ${sets} where ${key} = (select min(${key}) from ${table})`).run(
      ...values.map(([, value]) => value),
    );
    planted.push(...values.map(([, value]) => String(value)));
  }
  db.close();
  return planted;
}

test.each([
  [['export', 'partners'], 'yes', 0],
  [['export', 'partners'], 'no', 130],
  [['partners', '--format', 'csv'], 'yes', 0],
  [['partners', '--format', 'csv'], 'no', 130],
])('a terminal is asked before a file is replaced by %j: %s', async (argv, answer, ended) => {
  const refnet = await newNetwork(['add-partner', 'Ann Lee']);
  const file = join(refnet.home, 'list.csv');
  writeFileSync(file, 'mine');
  const { code } = await asked(
    refnet,
    [...argv, '--output', file],
    [['is there already. Replace it?', answer]],
  );
  expect({ code, isMine: readFileSync(file, 'utf8') === 'mine' }).toEqual({
    code: ended,
    isMine: ended !== 0,
  });
});

describe('an export of everything', () => {
  test('holds what stands in any column of any table', async () => {
    const refnet = await sampleNetwork();
    const planted = plantMarkers(refnet.file);
    expect(planted.length).toBeGreaterThan(200);
    for (const format of ['json', 'jsonl']) {
      const { stdout } = await refnet.run(['export', 'all', '--format', format]);
      expect(planted.filter((marker) => !stdout.includes(marker))).toEqual([]);
    }
  });

  test('is one document, or a row a line, with every row and the same of each', async () => {
    const refnet = await sampleNetwork();
    const whole: { tables: Record<string, unknown[]> } = JSON.parse(await refnet.ok(['export', 'all']));
    const [first, ...lines] = (await refnet.ok(['export', '--format', 'jsonl'])).trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toEqual({ refnet: 'export all', version: 1 });
    const rows = Object.entries(whole.tables).flatMap(([table, all]) => all.map((row) => ({ table, row })));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([...rows, { rows: rows.length }]);
    expect(rows.length).toBeGreaterThan(150);
  });

  test('says nothing of when and where it was made, and is the same once more', async () => {
    const refnet = await sampleNetwork();
    const once = await refnet.ok(['export', 'all']);
    expect(await refnet.ok(['export', 'all'], { today: '2027-05-05' })).toBe(once);
    expect(once).not.toContain(refnet.home);
  });

  test('holds a text a terminal would obey as JSON writes it', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const db = new Database(refnet.file);
    db.prepare('update partners set notes = ?').run('\u001b[31m\u202ered\u0085');
    db.close();
    const text = await refnet.ok(['export', 'all']);
    expect(text).toContain(String.raw`"notes":"\u001b[31m\u202ered\u0085"`);
  });

  test('of no network yet is empty, and makes none', async () => {
    const refnet = await newNetwork();
    const { code, stdout } = await refnet.run(['export', 'all']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tables: { partners: [] } });
    expect(existsSync(refnet.file)).toBe(false);
  });
});

describe('a file for an export', () => {
  test('is only for the user, whole, and of the format that its name asks for', async () => {
    const refnet = await sampleNetwork();
    const out = join(refnet.home, 'out');
    mkdirSync(out);
    const file = join(out, 'network.jsonl');
    expect(await refnet.ok(['export', 'all', '--output', file])).toBe(
      `Exported all to ${file}, which only you can read.\n`,
    );
    expect(readFileSync(file, 'utf8')).toBe(await refnet.ok(['export', 'all', '--format', 'jsonl']));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(out)).toEqual(['network.jsonl']);
  });

  test('is replaced only where that is said', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const file = join(refnet.home, 'network.json');
    writeFileSync(file, 'mine');
    const argv = ['export', 'all', '--output', file];
    expect(await refnet.fails(1, argv)).toBe(
      `refnet: "${file}" is there already, and is not written over\n` +
        '  name another file with --output, or add --force to replace it\n',
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
    for (const said of ['--force', '--yes']) {
      writeFileSync(file, 'mine');
      await refnet.ok([...argv, said]);
      expect(readFileSync(file, 'utf8')).toContain('Maren Holt');
    }
  });

  test('of everything as a workbook goes through a pipe as it is', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const file = join(refnet.home, 'network.xlsx');
    await refnet.ok(['export', 'all', '--output', file]);
    // What is gathered here as text names bytes by their numbers.
    const { stdout } = await refnet.run(['export', 'all', '--format', 'xlsx']);
    expect(stdout).toBe([...readFileSync(file)].join(','));
  });

  test.each(['json', 'jsonl'])('of everything replaces an older one of everything, as %s', async (format) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const file = join(refnet.home, `network.${format}`);
    await refnet.ok(['export', 'all', '--output', file]);
    await refnet.ok(['add-partner', 'Victor Osei']);
    expect(await refnet.fails(1, ['export', 'partners', '--output', file])).toContain('is there already');
    expect(readFileSync(file, 'utf8')).not.toContain('Victor Osei');
    await refnet.ok(['export', 'all', '--output', file]);
    expect(readFileSync(file, 'utf8')).toContain('Victor Osei');
  });

  test.each(['json', 'jsonl'])('of everything replaces none of another network, as %s', async (format) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const other = await newNetwork(['add-partner', 'Ann Lee']);
    const file = join(refnet.home, `network.${format}`);
    const argv = ['export', 'all', '--output', file];
    await refnet.ok(argv);
    const before = readFileSync(file, 'utf8');
    const refused =
      `refnet: "${file}" is the export of another network, and is not written over\n` +
      '  name another file with --output, or add --force to replace it\n';
    expect(await other.fails(1, argv)).toBe(refused);
    expect(await other.fails(1, [...argv, '--yes'])).toBe(refused);
    expect((await (await newNetwork()).run(argv)).stderr).toContain(refused);
    expect(readFileSync(file, 'utf8')).toBe(before);
    for (const spoilt of [
      before.slice(0, 60),
      before.replace('"network-uuid"', '"other"'),
      before.replace('"key":"network-uuid",', ''),
    ]) {
      writeFileSync(file, spoilt);
      expect(await refnet.fails(1, argv)).toContain('is there already, and is not written over');
    }
    await other.ok([...argv, '--force']);
    expect(readFileSync(file, 'utf8')).toContain('Ann Lee');
  });

  test('of everything replaces one that was arranged anew, where it is of the same network', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const file = join(refnet.home, 'network.json');
    const argv = ['export', 'all', '--output', file];
    await refnet.ok(argv);
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, JSON.stringify(JSON.parse(whole), null, 2));
    await refnet.ok(argv);
    expect(readFileSync(file, 'utf8')).toBe(whole);
  });

  test('is not the network, nor what leads to it, nor what is no file', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const link = join(refnet.home, 'link.json');
    symlinkSync(refnet.file, link);
    const saying = async (path: string) =>
      refnet.fails(1, ['export', 'all', '--format', 'json', '--force', '--output', path]);
    expect(await saying(refnet.file)).toContain('is the file of your network, and is not written over');
    expect(await saying(link)).toContain('is the file of your network, and is not written over');
    expect(await saying(refnet.home)).toContain('is a folder');
    expect(await saying('/dev/null')).toContain('is no file that can be replaced');
    expect(await saying(join(refnet.home, 'nowhere', 'x.json'))).toContain('there is no folder');
    expect(await refnet.ok(['partners'])).toContain('Maren Holt');
  });
});

describe('an export is refused', () => {
  test.each([
    [['export', 'foo'], 'there is no export of "foo"'],
    [['export', 'all', 'partners'], 'there is no export of "all partners"'],
    [['export', 'all', '--format', 'vcf'], 'all cannot be exported as vcard'],
    [['export', 'all', '--output', 'x.docx'], '".docx" does not say what the file is to hold'],
    [['export', 'all', '--force'], '--force'],
    [['export', 'all', '--json', '--format', 'json'], '--json'],
  ])('%j', async (argv, saying) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.fails(2, argv)).toContain(saying);
  });
});

describe('export without a word for what', () => {
  const network = async () =>
    newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane Dahl', '--from', 'maren']);

  test('asks a person at a screen, and shows nothing before', async () => {
    const refnet = await network();
    const { code, stdout } = await asked(
      refnet,
      ['export'],
      [['What is to be shown here? refnet export all --output FILE', 'partners']],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Maren Holt');
    expect(stdout).not.toContain('Jane Dahl');
    expect(await asked(refnet, ['export'], [])).toMatchObject({ code: 130, stdout: '' });
  });

  test('is everything in a pipe, and in a file', async () => {
    const refnet = await network();
    expect(await refnet.ok(['export'])).toBe(await refnet.ok(['export', 'all']));
    const file = join(refnet.home, 'all.json');
    expect(await asked(refnet, ['export', '--output', file], [])).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toBe(await refnet.ok(['export', 'all']));
  });
});
