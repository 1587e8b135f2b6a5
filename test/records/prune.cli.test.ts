import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** When 20 November 2025 began by the clock on the wall. */
const MIDNIGHT = new Date(2025, 10, 20).toISOString();

/** Five changes, the first of them made in other years. */
async function network(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren'],
    ['log', 'Bob Q.', '--from', 'maren'],
    ['check-in', 'maren'],
    ['edit', 'maren', '--tag', 'gold'],
  );
  alterFile(
    refnet.file,
    `update changes set at = '2024-05-01T10:00:00.000Z' where id = 1;
     update changes set at = '${new Date(2025, 10, 19, 23, 59, 59, 999).toISOString()}' where id = 2;
     update changes set at = '${MIDNIGHT}' where id = 3`,
  );
  return refnet;
}

const rows = ({ file }: Refnet) => {
  const db = new Database(file, { readonly: true });
  const ids = db
    .prepare('select id, (select count(*) from change_rows where change_id = c.id) from changes c')
    .raw();
  const all = ids.all();
  const stray = db
    .prepare('select count(*) from change_rows where change_id not in (select id from changes)')
    .pluck();
  expect(stray.get()).toBe(0);
  db.close();
  return all.map((row) => (Array.isArray(row) ? Number(row[0]) : 0));
};

describe('the history', () => {
  test('is bounded to the newest changes, once that is confirmed', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['history', '--prune', '--keep', '2'])).toBe(`refnet: this cannot be undone
  Would remove 3 changes from the history; undo goes back to 20 Nov 2026, 12:00, 2 changes.
  refnet history --prune --keep 2 --yes      removes them for good
`);
    expect(await refnet.ok(['history', '--prune', '--keep', '2', '--dry-run'])).toContain(
      'Nothing was written.',
    );
    expect(rows(refnet)).toEqual([1, 2, 3, 4, 5]);
    expect(await refnet.ok(['history', '--prune', '--keep', '2', '--yes'])).toContain(
      'Removed 3 changes from the history; undo goes back to 20 Nov 2026, 12:00, 2 changes.\n',
    );
    expect(rows(refnet)).toEqual([4, 5]);
    await refnet.ok(['undo']);
    await refnet.ok(['undo']);
    expect(await refnet.ok(['undo'])).toBe('Nothing left to take back.\n');
    expect(await refnet.ok(['referrals', '--format', 'csv'])).toContain('Bob Q.');
  });

  test('is bounded by age, the day a year ago included in what stays', async () => {
    const refnet = await network();
    expect(
      JSON.parse(await refnet.ok(['history', '--prune', '--older-than', '1y', '--yes', '--json'])),
    ).toMatchObject({
      removed: 2,
      kept: 3,
      oldest: MIDNIGHT,
    });
    expect(rows(refnet)).toEqual([3, 4, 5]);
    expect(await refnet.ok(['history', '--prune', '--older-than', '12 months'])).toBe(
      'Nothing to remove: the history has 3 changes.\nNothing was written.\n',
    );
  });

  test('gives its room back', async () => {
    const refnet = await network();
    alterFile(
      refnet.file,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)
       insert into change_rows (change_id, table_name, row_id, after) select 1, 'partners', i, printf('{"notes":"%.400c"}', 'x') from n`,
    );
    const before = statSync(refnet.file).size;
    const said = await refnet.ok(['history', '--prune', '--keep', '4', '--yes']);
    const freed = before - statSync(refnet.file).size;
    expect(freed).toBeGreaterThan(700_000);
    expect(said).toContain(`The file is ${Math.round(freed / 1000)} kB smaller.`);
  });

  test('new changes go on with new numbers after it', async () => {
    const refnet = await network();
    await refnet.ok(['history', '--prune', '--keep', '1', '--yes']);
    await refnet.ok(['log', 'Ann A.', '--from', 'maren']);
    expect(rows(refnet)).toEqual([5, 6]);
    expect((await refnet.run(['doctor'])).code).toBe(0);
  });

  test('is pruned only with a bound, and bounds go only with it', async () => {
    const refnet = await network();
    expect(await refnet.fails(2, ['history', '--prune'])).toContain(
      'how much of the history stays is missing',
    );
    expect(await refnet.fails(2, ['history', '--keep', '3'])).toContain('--keep goes with --prune');
    expect(await refnet.fails(2, ['history', '--older-than', '1y'])).toContain(
      '--older-than goes with --prune',
    );
    expect(await refnet.fails(2, ['history', '--prune', '--keep', '0'])).toContain(
      '--keep is a whole number',
    );
    expect(await refnet.fails(2, ['history', '--prune', '--older-than', '1d'])).toContain('is no age');
    expect(await refnet.fails(2, ['history', '--prune', '--keep', '3', '--limit', '2'])).toContain(
      'are for the list',
    );
  });
});
