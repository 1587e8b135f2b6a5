import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const HEAD = 'Date,Partner,Client,Status';
const ONE = '2026-01-05,Ann Lee,Client One,closed';
const REST = ['2026-02-05,Ann Lee,Client Two,won', '2026-03-05,Ann Lee,Client Three,won'];
const GONE = '1 referral came from a row that the file has no more, and stays: refnet remove 1';

async function imported() {
  const refnet = await newNetwork(['add-partner', 'Ann Lee']);
  const file = join(refnet.home, 'tracker.csv');
  const write = (...lines: readonly string[]) => {
    writeFileSync(file, `${[HEAD, ...lines].join('\n')}\n`);
    return file;
  };
  await refnet.ok(['import', write(ONE, ...REST), '--statuses', 'closed=won']);
  return { refnet, write };
}

describe('a row that is not imported, and was before', () => {
  test.each([
    ['a status that is not known', ONE, ['--skip-bad']],
    ['a status that was to be left out', ONE, ['--statuses', 'closed=leave-out']],
    ['no day', '32-01-05,Ann Lee,Client One,won', ['--skip-bad']],
    ['no client', '2026-01-05,Ann Lee,,won', ['--skip-bad']],
    ['no partner', '2026-01-05,,Client One,won', ['--skip-bad']],
    ['no partner, left out', '2026-01-05,,Client One,won', ['--nobody', 'leave-out']],
    ['another day, and a status that is not known', '2026-01-06,Ann Lee,Client One,closed', ['--skip-bad']],
    ['too many cells', '2026-01-05,Ann Lee,Client, One,won', ['--skip-bad']],
    ['a cell that is too long', `2026-01-05,Ann Lee,${'One '.repeat(1000)},won`, ['--skip-bad']],
  ])('with %s is still there', async (_what, row, options) => {
    const { refnet, write } = await imported();
    const { stdout } = await refnet.run(['import', write(row, ...REST), ...options]);
    expect(stdout).toContain('Nothing new');
    expect(stdout).not.toContain('no more');
  });

  test('is known though its client is called otherwise here by now', async () => {
    const { refnet, write } = await imported();
    await refnet.ok(['edit', '1', '--client', 'Other Name']);
    const { stdout } = await refnet.run(['import', write(ONE, ...REST), '--skip-bad']);
    expect(stdout).not.toContain('no more');
  });

  test('stands for no other referral that the file has no more', async () => {
    const { refnet, write } = await imported();
    const other = '2026-04-06,Bo Quist,Client Nine,closed';
    expect((await refnet.run(['import', write(other, ...REST), '--skip-bad'])).stdout).toContain(GONE);
    expect((await refnet.run(['import', write(...REST)])).stdout).toContain(GONE);
  });

  test('counts as well in another file of the same command', async () => {
    const { refnet, write } = await imported();
    const more = join(refnet.home, 'more.csv');
    writeFileSync(more, `${HEAD}\n${ONE}\n`);
    for (const files of [
      [more, write(...REST)],
      [write(...REST), more],
    ]) {
      const { stdout } = await refnet.run(['import', ...files, '--skip-bad']);
      expect(stdout).not.toContain('no more');
    }
  });
});
