import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';

async function run(refnet: Refnet, ...argv: string[]): Promise<{ code: number; first: string }> {
  const { code, stderr } = await runMain(refnet.home, argv, {});
  return { code, first: stderr.split('\n')[0]?.replaceAll(refnet.home, '~') ?? '' };
}

function fileIn({ home }: Refnet, name: string, text: string): string {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
}

describe('a file that SQLite would take for a part of the network is written by nothing', () => {
  test.each(['-journal', '-wal', '-shm'])('%s', async (end) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const path = `${refnet.file}${end}`;
    const tracker = fileIn(
      refnet,
      't.csv',
      'Date,Client,Referrer\n2026-01-05,Jane D.,Maren Holt\nsoon,X,Y\n',
    );
    const refused = {
      code: 1,
      first: `refnet: "${path.replace(refnet.home, '~')}" would be taken for a part of the file of your network`,
    };
    expect(await run(refnet, 'export', 'all', '--format', 'json', '--output', path)).toEqual(refused);
    expect(await run(refnet, 'calendar', '--output', path)).toEqual(refused);
    expect(await run(refnet, 'backup', path)).toEqual(refused);
    expect(await run(refnet, 'import', tracker, '--skip-bad', '--bad-rows', path)).toEqual(refused);
  });
});

it('a device is no file to import: it may never end', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const refused = { code: 1, first: 'refnet: "/dev/zero" is a device, not a file' };
  expect(await run(refnet, 'import', '/dev/zero')).toEqual(refused);
  await refnet.ok(['config', 'my-name', 'Nadia Brandt']);
  expect(await run(refnet, 'compare', 'maren', '/dev/zero')).toEqual(refused);
});

describe('a table as no person keeps one', () => {
  const wide = (columns: number) => {
    const more = Array.from({ length: columns }, (_, at) => `c${at}`).join(',');
    return `Date,Client,Referrer,${more}\n2026-01-05,Jane D.,Maren Holt,${more}\n`;
  };

  it('with too many columns is refused at once', async () => {
    const refnet = await newNetwork();
    expect(await run(refnet, 'import', fileIn(refnet, 'wide.csv', wide(100_000)))).toEqual({
      code: 1,
      first: 'refnet: "wide.csv", line 1: 100003 columns, where at most 4096 are read',
    });
  });

  it('with many columns names only the first of those that are not read', async () => {
    const refnet = await newNetwork();
    const { stdout } = await runMain(
      refnet.home,
      ['import', fileIn(refnet, 'w.csv', wide(500)), '--dry-run'],
      {},
    );
    expect(stdout).toContain('\n  ... and 463 more columns, not read\n');
    expect(stdout.split('\n').length).toBeLessThan(60);
  });

  it('with a word of its own in each row has no line of all of them to type', async () => {
    const refnet = await newNetwork();
    const rows = Array.from({ length: 300 }, (_, at) => `2026-01-05,Client ${at},Maren Holt,zonk${at}`);
    const file = fileIn(refnet, 'words.csv', `Date,Client,Referrer,Status\n${rows.join('\n')}\n`);
    const { stderr } = await runMain(refnet.home, ['import', file], {});
    expect(stderr).not.toContain('--statuses');
    expect(stderr).toContain('--map "Status=note"');
    expect(stderr.length).toBeLessThan(1_500);
  });
});
