import { spawn } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, temporaryFolder } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

const WRITING = [
  ['log', 'Ann K.', '--from', 'maren'],
  ['add-partner', 'Bo Lind'],
  ['check-in', 'maren', '--kind', 'coffee'],
  ['undo'],
  ['redo'],
  ['merge', 'maren', 'victor', '--yes'],
  ['forget', '--client', 'Jane D.', '--all', '--yes'],
  ['history', '--prune', '--keep', '1', '--yes'],
  ['import', 'rows.csv', '--yes'],
  ['restore', 'copy.db', '--yes'],
  ['config', 'currency', 'CAD'],
];
const READING = [
  ['partners'],
  ['due'],
  ['report'],
  ['export', 'all'],
  ['backup', 'another.db'],
  ['undo', '--dry-run'],
];

/** Runs the built program while another reads the file, and does not stop. */
async function beside(home: string, file: string, argv: readonly string[]) {
  const copy = temporaryFolder();
  cpSync(home, copy, { recursive: true });
  const path = join(copy, relative(home, file));
  const before = dumpOf(path);
  const reader = new Database(path, { readonly: true });
  onTestFinished(() => void reader.close());
  reader.exec('begin');
  reader.prepare('select count(*) from partners').get();
  const child = spawn(process.execPath, [REFNET, ...argv], {
    cwd: copy,
    env: { PATH: process.env['PATH'] ?? '', HOME: copy, REFNET_TODAY: '2026-11-20' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  reader.exec('commit');
  reader.close();
  expect({ argv, dump: dumpOf(path) }).toEqual({ argv, dump: before });
  return { argv, code, stderr: stderr.replaceAll(copy, '~') };
}

test('whoever reads the file and does not stop keeps others from writing, which they say, and from nothing else', async () => {
  const { home, file, ok } = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane D.', '--from', 'maren'],
    ['log', 'Bob Q.', '--from', 'victor'],
    ['undo'],
  );
  await ok(['backup', join(home, 'copy.db')]);
  await ok(['check-in', 'victor', '--kind', 'call']);
  await ok(['undo']);
  writeFileSync(join(home, 'rows.csv'), 'Date,Partner,Client\n2026-11-01,Maren Holt,Tess W.\n');
  const all = await Promise.all([...WRITING, ...READING].map((argv) => beside(home, file, argv)));
  const [written, read] = [all.slice(0, WRITING.length), all.slice(WRITING.length)];
  for (const each of written) {
    expect(each).toEqual({
      argv: each.argv,
      code: 4,
      stderr: expect.stringMatching(
        /^refnet: ~\/\S+refnet\.db is in use by another program, and stayed so for some seconds, so nothing was written\n {2}close the other program [^\n]*, and run the command again\n/,
      ),
    });
  }
  for (const each of read) expect(each).toMatchObject({ argv: each.argv, code: 0, stderr: '' });
});
