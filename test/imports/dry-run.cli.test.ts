import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const HEADER = 'Date,Referrer,Client,Status,Amount\n';
const GOOD = '2026-01-05,Maren Holt,Jane D.,won,"$1,800"\n2026-02-14,Victor Osei,Max P.,new,\n';

interface Case {
  file: string;
  options?: readonly string[];
  /** What is imported before. */
  before?: string;
  code: number;
}

const CASES: Readonly<Record<string, Case>> = {
  'a good file': { file: GOOD, code: 0 },
  'the same file again': { file: GOOD, before: GOOD, code: 0 },
  'a file that has grown': { file: `${GOOD}2026-03-01,Maren Holt,Bob Q.,lost,\n`, before: GOOD, code: 0 },
  'another status': { file: GOOD.replace('new', 'won'), before: GOOD, code: 0 },
  'another status, brought over': {
    file: GOOD.replace('new', 'won'),
    before: GOOD,
    options: ['--update'],
    code: 0,
  },
  'bad rows': { file: `${GOOD}31/02/2026,Maren Holt,,won,abc\n`, code: 1 },
  'bad rows passed over': {
    file: `${GOOD}31/02/2026,Maren Holt,,won,abc\n`,
    options: ['--skip-bad'],
    code: 3,
  },
  'bad rows, kept in a file': {
    file: `${GOOD}31/02/2026,Maren Holt,,won,abc\n`,
    options: ['--skip-bad', '--bad-rows', 'BAD'],
    code: 3,
  },
  'no row that can be read': { file: '31/02/2026,Maren Holt,,won,abc\n', options: ['--skip-bad'], code: 1 },
  'statuses that are not known': { file: `${GOOD}2026-03-01,Maren Holt,Bob Q.,Hot,\n`, code: 1 },
  'statuses that are not known, with --yes': {
    file: `${GOOD}2026-03-01,Maren Holt,Bob Q.,Hot,\n`,
    options: ['--yes'],
    code: 1,
  },
  'sources and nobodies': {
    file: `${GOOD}2026-03-01,Google,Bob Q.,won,\n2026-03-02,N/A,Eli T.,won,\n`,
    code: 1,
  },
  'sources and nobodies, with --yes': {
    file: `${GOOD}2026-03-01,Google,Bob Q.,won,\n2026-03-02,N/A,Eli T.,won,\n`,
    options: ['--yes'],
    code: 0,
  },
  'days that can be read two ways': { file: '3/4/2026,Maren Holt,Jane D.,won,\n', code: 2 },
  'partners that are not there': { file: GOOD, options: ['--no-new-partners'], code: 1 },
  'names that are alike': { file: `${GOOD}2026-03-01,Victor  Oseii,Bob Q.,won,\n`, code: 0 },
  'several names in a cell': {
    file: '2026-03-01,Maren Holt; Victor Osei,Bob Q.,new,\n',
    options: ['--given'],
    code: 0,
  },
  'headings alone': { file: '', code: 1 },
  'a total beneath': { file: `${GOOD}Total,,,,"$1,800"\n`, code: 0 },
};

/** The words that tell what would be from what was. */
function asDone(text: string): string {
  return text
    .replaceAll(' --dry-run', '')
    .replace('Would import', 'Imported')
    .replace('Would bring', 'Brought')
    .replace('would bring', 'brought')
    .replace('would be in', 'are in')
    .replace(
      /They would be added apart; a terminal asks .*\n.* --same .*\n/,
      'They were added apart; where two are one person, the command beneath makes them one.\n',
    )
    .replace(/^ {2}refnet merge .*\n/gm, '');
}

const fileOf = (refnet: Refnet, rows: string) => {
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(path, HEADER + rows);
  return path;
};

test.each(Object.entries(CASES))('a dry run says of %s what the import does', async (_name, each) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  if (each.before !== undefined) await refnet.ok(['import', fileOf(refnet, each.before)]);
  const bad = join(refnet.home, 'bad.csv');
  const options = (each.options ?? []).map((option) => (option === 'BAD' ? bad : option));
  const argv = ['import', fileOf(refnet, each.file), ...options];
  const before = dumpOf(refnet.file);
  const tried = await refnet.run([...argv, '--dry-run']);
  expect(dumpOf(refnet.file)).toEqual(before);
  expect(existsSync(bad)).toBe(false);
  const done = await refnet.run(argv);
  expect({ code: tried.code, stderr: asDone(tried.stderr) }).toEqual({
    code: each.code,
    stderr: asDone(done.stderr),
  });
  expect(done.code).toBe(each.code);
  const [first] = done.stdout.split('\n');
  expect(asDone(tried.stdout).split('\n')[0]).toBe(first);
  // Each other line of what was done, but what comes next, was said before as well.
  const said = asDone(tried.stdout)
    .split('\n')
    .map((line) => line.trim());
  const next = /^(?:next: |refnet undo|refnet report)/;
  const missing = done.stdout
    .split('\n')
    .map((line) => line.trim())
    .filter(
      (line) => line !== '' && !next.test(line) && !line.startsWith('Not read') && !said.includes(line),
    );
  expect(missing).toEqual([]);
});

test('a dry run into no network says what an import into a new one does', async () => {
  const refnet = await newNetwork();
  const path = fileOf(refnet, GOOD);
  const tried = await refnet.run(['import', path, '--dry-run']);
  expect(existsSync(refnet.file)).toBe(false);
  const done = await refnet.run(['import', path]);
  expect(asDone(tried.stdout).split('\n')[0]).toBe(done.stdout.split('\n')[0]);
  expect(tried.stderr).toBe('');
});
