import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const CHANGES = [
  ['add-partner', 'Maren Holt'],
  ['log', 'Jane D.', '--from', 'maren'],
  ['update', '1', 'contacted'],
];

test('history lists the changes, newest first, with those taken back', async () => {
  const refnet = await newNetwork(...CHANGES, ['undo']);
  expect(await refnet.ok(['history'])).toBe(
    [
      'When (UTC)        Command      What',
      '2026-11-20 12:00  update       updated referral 1 to contacted  taken back',
      '2026-11-20 12:00  log          logged received referral 1',
      '2026-11-20 12:00  add-partner  added partner p1 (Maren Holt)',
      '',
    ].join('\n'),
  );
});

test('history --limit gives the newest alone', async () => {
  const refnet = await newNetwork(...CHANGES);
  const [first] = JSON.parse(await refnet.ok(['history', '--limit', '1', '--json']));
  expect(first).toEqual({
    change: 3,
    at: '2026-11-20T12:00:00.000Z',
    command: 'update',
    summary: 'updated referral 1 to contacted',
    undone: false,
  });
});

test('history lists the newest 20, with --limit all every change', async () => {
  const names = Array.from({ length: 21 }, (_, n) => ['config', 'my-name', `Nadia ${n}`]);
  const refnet = await newNetwork(...names);
  expect(JSON.parse(await refnet.ok(['history', '--json']))).toHaveLength(20);
  expect(JSON.parse(await refnet.ok(['history', '--limit', 'all', '--json']))).toHaveLength(21);
});

test('history names partners who are there, or were when the change was made, on the screen alone', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['edit', 'maren', '--name', 'Maren Hill'],
    ['add-partner', 'Victor Osei'],
    ['edit', 'victor', '--archive'],
    ['remove', 'victor', '--yes'],
  );
  expect(await refnet.ok(['history'])).toBe(
    [
      'When (UTC)        Command      What',
      '2026-11-20 12:00  remove       removed partner p2 (Victor Osei)',
      '2026-11-20 12:00  edit         edited partner p2 (Victor Osei)',
      '2026-11-20 12:00  add-partner  added partner p2 (Victor Osei)',
      '2026-11-20 12:00  edit         edited partner p1 (Maren Hill)',
      '2026-11-20 12:00  add-partner  added partner p1 (Maren Hill)',
      '',
    ].join('\n'),
  );
  expect(JSON.parse(await refnet.ok(['history', '--limit', '1', '--json']))).toMatchObject([
    { summary: 'removed partner p2' },
  ]);
});

test('history gives CSV and Markdown', async () => {
  const refnet = await newNetwork(...CHANGES.slice(0, 1));
  expect(await refnet.ok(['history', '--format', 'csv'])).toBe(
    'change,at,command,summary,undone\r\n1,2026-11-20T12:00:00.000Z,add-partner,added partner p1,false\r\n',
  );
  expect(await refnet.ok(['history', '--format', 'md'])).toContain(
    '| 2026-11-20 12:00 | add-partner | added partner p1 (Maren Holt) |',
  );
});

test.each([['0'], ['x'], ['-1'], ['1.5']])('history --limit %s is refused', async (limit) => {
  const refnet = await newNetwork(...CHANGES);
  expect(await refnet.fails(2, ['history', '--limit', limit])).toBe(
    `refnet: --limit is a whole number from 1 to 1000000, or all, not "${limit}"\n`,
  );
});

test('history of nothing says so', async () => {
  const refnet = await newNetwork();
  expect((await refnet.run(['history'])).stdout).toBe('Nothing was changed yet.\n');
  expect((await refnet.run(['history', '--json'])).stdout).toBe('[]\n');
});
