import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
      'When                Command      What',
      '20 Nov 2026, 12:00  update       updated referral 1 to contacted (Maren Holt)  taken back',
      '20 Nov 2026, 12:00  log          logged received referral 1 (Maren Holt)',
      '20 Nov 2026, 12:00  add-partner  added partner p1 (Maren Holt)',
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
    numbers: [1],
    partners: ['Maren Holt'],
    partnerIds: ['p1'],
    import: null,
    undone: false,
    undoneAt: null,
  });
});

test('history lists a screenful on a screen, every change with --limit all and in JSON', async () => {
  const names = Array.from({ length: 41 }, (_, n) => ['config', 'my-name', `Nadia ${n}`]);
  const refnet = await newNetwork(...names);
  const lines = async (...argv: string[]) =>
    (await refnet.ok(['history', ...argv], { terminal: true })).match(/ config /g)?.length;
  expect(await lines()).toBe(20);
  expect(await refnet.ok(['history'])).toContain('\n\n20 of 41 changes shown: --limit all\n');
  expect(await lines('--limit', 'all')).toBe(41);
  expect(JSON.parse(await refnet.ok(['history', '--json']))).toHaveLength(41);
  expect(JSON.parse(await refnet.ok(['history', '--limit', '20', '--json']))).toHaveLength(20);
});

test('history names the partners of what was changed, and never a client', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['config', 'currency', 'CAD'],
    ['log', 'Jane D.', '--to', 'maren', '--to', 'victor'],
    ['update', '2', 'won', '--value', '900', '--collected', '900'],
    ['edit', '1', '--partner', 'victor', '--client', 'Jane Doe'],
    ['check-in', 'maren', '--kind', 'call'],
    ['promise', 'maren', 'send the brochure'],
    ['agree', 'victor', '--i-pay', '10%', '--written'],
    ['remove', 'victor', '--yes'],
  );
  const screen = await refnet.ok(['history']);
  expect(screen.split('\n').map((line) => line.slice(20))).toEqual([
    'Command      What',
    'remove       removed partner p2 (Victor Osei)',
    'agree        began agreement 6 with partner p2 (Victor Osei)',
    'promise      recorded promise 5 with partner p1 (Maren Holt)',
    'check-in     recorded check-in 4 (Maren Holt)',
    'edit         edited referral 1 (Maren Holt and Victor Osei)',
    'update       updated referral 2 to won, 1 to not chosen (Victor Osei and Maren Holt)',
    'log          logged given referral 1, 2 (Maren Holt and Victor Osei)',
    'config       set currency',
    'add-partner  added partner p2 (Victor Osei)',
    'add-partner  added partner p1 (Maren Holt)',
    '',
  ]);
  const json = await refnet.ok(['history', '--json']);
  expect(`${screen}${json}`).not.toMatch(/Jane|brochure/);
  expect(JSON.parse(json)[5]).toMatchObject({
    command: 'update',
    numbers: [1, 2, 3],
    partnerIds: ['p2', 'p1'],
  });
});

test('history says when a change was taken back', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['undo']);
  expect(JSON.parse(await refnet.ok(['history', '--json']))).toMatchObject([
    { at: '2026-11-20T12:00:00.000Z', undone: true, undoneAt: '2026-11-20T12:00:00.000Z' },
  ]);
});

test('history of an import names its number', async () => {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(path, 'Date,Partner,Client\n2026-03-01,Maren Holt,Ann\n');
  await refnet.run(['import', path, '--yes']);
  await refnet.ok(['undo']);
  expect(JSON.parse(await refnet.ok(['history', '--json']))).toMatchObject([
    { command: 'import', numbers: [], partners: [], partnerIds: [], import: 1, undone: true },
  ]);
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
      'When                Command      What',
      '20 Nov 2026, 12:00  remove       removed partner p2 (Victor Osei)',
      '20 Nov 2026, 12:00  edit         edited partner p2 (Victor Osei)',
      '20 Nov 2026, 12:00  add-partner  added partner p2 (Victor Osei)',
      '20 Nov 2026, 12:00  edit         edited partner p1 (Maren Hill)',
      '20 Nov 2026, 12:00  add-partner  added partner p1 (Maren Hill)',
      '',
    ].join('\n'),
  );
  expect(JSON.parse(await refnet.ok(['history', '--limit', '1', '--json']))).toMatchObject([
    { summary: 'removed partner p2' },
  ]);
});

test('history names a partner who came with an import that was taken back', async () => {
  const refnet = await newNetwork();
  const file = join(refnet.home, 'tracker.csv');
  writeFileSync(file, 'date,partner,client\n2026-11-01,Maren Holt,Kim\n');
  await refnet.run(['import', file, '--yes']);
  for (const argv of [['check-in', 'maren'], ['undo'], ['undo']]) await refnet.ok(argv);
  expect(await refnet.ok(['history'])).toBe(
    [
      'When                Command   What',
      '20 Nov 2026, 12:00  check-in  recorded check-in 2 (Maren Holt)      taken back',
      '20 Nov 2026, 12:00  import    imported 1 referral, added 1 partner  taken back',
      '',
    ].join('\n'),
  );
});

test('history gives CSV and Markdown', async () => {
  const refnet = await newNetwork(...CHANGES.slice(0, 1));
  expect(await refnet.ok(['history', '--format', 'csv'])).toBe(
    'change,at,command,summary,numbers,partners,partnerIds,import,undone,undoneAt\r\n' +
      '1,2026-11-20T12:00:00.000Z,add-partner,added partner p1,,Maren Holt,p1,,false,\r\n',
  );
  expect(await refnet.ok(['history', '--format', 'md'])).toContain(
    '| 20 Nov 2026, 12:00 | add-partner | added partner p1 (Maren Holt) |',
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

test('many partners who are gone are called as they were called last', async () => {
  const numbers = Array.from({ length: 8 }, (_, at) => at + 1);
  const refnet = await newNetwork(
    ...numbers.map((id) => ['add-partner', `Before ${'abcdefgh'[id - 1]}`, '--yes']),
    ...numbers.map((id) => ['edit', `p${id}`, '--name', `Later ${'abcdefgh'[id - 1]}`]),
    ...numbers.map((id) => ['remove', `p${id}`, '--yes']),
  );
  const changes: readonly { partners: readonly string[] }[] = JSON.parse(
    await refnet.ok(['history', '--limit', '8', '--json']),
  );
  expect(changes.map(({ partners }) => partners)).toEqual(
    numbers.toReversed().map((id) => [`Later ${'abcdefgh'[id - 1]}`]),
  );
});
