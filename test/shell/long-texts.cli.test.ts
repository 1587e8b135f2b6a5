import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands.ts';
import { flagOf, type Option } from '../../src/shell/option.cli.ts';
import { LINE, NOTE, PATH } from '../../src/text/too-long.ts';
import { runMain } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** The words that each command needs so that an option beside them is looked at; a new command is to have its own. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'add-partner': ['Zed Quill'],
  log: ['Zed Q.'],
  'check-in': ['maren'],
  update: ['39'],
  due: [],
  who: ['tax'],
  report: [],
  partners: [],
  referrals: [],
  sources: [],
  'check-ins': [],
  show: ['maren'],
  search: ['maren'],
  compare: ['maren', 'rosa.csv'],
  advise: ['maren'],
  agree: ['maren'],
  fees: [],
  pay: ['maren', '100'],
  note: ['maren'],
  project: ['maren'],
  promise: ['maren'],
  done: ['148'],
  intro: ['39'],
  thank: ['39'],
  told: ['39'],
  snooze: ['maren'],
  calendar: [],
  edit: ['maren'],
  merge: ['maren', 'udo'],
  remove: ['148'],
  forget: [],
  undo: [],
  redo: [],
  history: [],
  import: ['tracker.csv'],
  export: ['all'],
  backup: [],
  restore: ['copy.db'],
  doctor: [],
  completion: [],
  config: ['my-name'],
  __complete: ['bash', 'show'],
  start: [],
  version: [],
};

/** So many characters at most stand in a cell of the file, whatever was made of a text. */
function longestCell(file: string): number {
  const db = new Database(file, { readonly: true });
  try {
    const columns = db
      .prepare<[], string>(
        `select 'select max(length("' || c.name || '")) as most from "' || t.name || '"' as cell
         from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table' and c.type = 'TEXT'
           and t.name <> 'change_rows' and t.name not like 'sqlite%'`,
      )
      .pluck()
      .all();
    return Number(
      db
        .prepare(`select max(most) from (${columns.join(' union all ')})`)
        .pluck()
        .get(),
    );
  } finally {
    db.close();
  }
}

const said = (own: Option<unknown>) => own.value !== undefined;

test('no option of any command keeps, or looks at, a text that is too long, and no message repeats it', async () => {
  const refnet = await sampleNetwork();
  const before = readFileSync(refnet.file);
  const faults: unknown[] = [];
  const refused: string[] = [];
  for (const { name, load } of COMMANDS) {
    const { command } = await load();
    const words = WORDS[name];
    expect({ name, words }).toEqual({ name, words: expect.anything() });
    for (const [key, own] of Object.entries(command.options).filter(([, each]) => said(each))) {
      const flag = flagOf(key, own);
      const { code, stdout, stderr } = await runMain(
        refnet.home,
        [name, ...(words ?? []), flag, '9'.repeat(NOTE + 1)],
        {},
      );
      const isRefused = code === 2 && stdout === '' && stderr.length < 1500;
      if (!isRefused) faults.push({ name, flag, code, stderr: stderr.slice(0, 200) });
      if (stderr.includes(`${flag} is 32,768 characters long, and at most `)) refused.push(`${name} ${flag}`);
    }
  }
  expect(faults).toEqual([]);
  expect(readFileSync(refnet.file).equals(before)).toBe(true);
  expect(refused.length).toBeGreaterThan(200);
});

test('no words of any command are looked at that are too long to be a name or a path', async () => {
  const refnet = await sampleNetwork();
  const before = longestCell(refnet.file);
  const faults: unknown[] = [];
  for (const { name } of COMMANDS.filter((each) => each.name !== '__complete')) {
    for (const words of [
      ['x'.repeat(NOTE + 1)],
      [...(WORDS[name] ?? []).slice(0, 1), 'x'.repeat(NOTE + 1)],
    ]) {
      const { code, stdout, stderr } = await runMain(refnet.home, [name, ...words], { stdin: '' });
      const isRefused = (code === 2 || code === 1) && stdout === '' && stderr.length < 1500;
      if (!isRefused) faults.push({ name, words: words.length, code, said: (stderr + stdout).slice(0, 200) });
    }
  }
  expect(faults).toEqual([]);
  expect(longestCell(refnet.file)).toBe(before);
});

test.each([
  ['an option', ['partners', `--${'x'.repeat(PATH)}`], 'what is typed is 4,122 characters long'],
  ['a command', ['x'.repeat(PATH)], 'what is typed is 4,121 characters long'],
])('%s that is too long is looked for nowhere', async (_what, argv, message) => {
  const refnet = await sampleNetwork();
  const { code, stderr } = await runMain(refnet.home, argv, {});
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  expect(stderr.length).toBeLessThan(200);
});

test('what just fits is kept whole, typed in words, from standard input and from a file', async () => {
  const refnet = await sampleNetwork();
  const run = (argv: readonly string[], stdin = '') => runMain(refnet.home, argv, { stdin });
  const words = 'word '.repeat(2000).trim().split(' ');
  expect(await run(['note', 'maren', ...words, 'x'.repeat(NOTE - 10_000)])).toMatchObject({ code: 0 });
  expect(await run(['note', 'maren', ...words, 'x'.repeat(NOTE - 9999)])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is 32,768 characters long, and at most 32,767 are kept: shorten it'),
  });
  const client = 'x'.repeat(LINE);
  expect(await run(['log', '-', '--from', 'maren'], client)).toMatchObject({ code: 0 });
  expect(await run(['log', '-', '--from', 'maren'], `${client}x`)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is 1,001 characters long, and at most 1,000 are kept: shorten it'),
  });
  writeFileSync(`${refnet.home}/intro.txt`, 'x'.repeat(10_001));
  expect(
    await run(['intro', '--template', 'given', '--edit-template', `${refnet.home}/intro.txt`]),
  ).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('a template is at most 10000 characters long'),
  });
});

test('a text of thousands of words behind a partner is looked through once, and so are names that fit in many ways', async () => {
  const refnet = await sampleNetwork();
  const note = 'Ab '.repeat(NOTE / 3 - 1).trim();
  expect(await runMain(refnet.home, ['note', 'maren', note], {})).toMatchObject({ code: 0 });
  const names = `${'maren holt '.repeat(15)}zzz`;
  const { code, stderr } = await runMain(refnet.home, ['show', names], {});
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('maren holt maren') });
});
