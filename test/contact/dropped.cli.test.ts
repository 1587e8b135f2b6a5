import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const PROMISED = [
  ['add-partner', 'Robert Cole'],
  ['promise', 'robert', 'send the file', '--by', '2026-11-01', '--from', '2026-10-01'],
] as const;

test('a promise that no longer stands is dropped: it waits no more, and is told as not kept', async () => {
  const refnet = await newNetwork(...PROMISED);
  expect(await refnet.ok(['due'])).toContain('send the file');
  expect(await refnet.ok(['done', '1', '--dropped'])).toBe(
    '#1  I promised Robert Cole: send the file, by Sun 1 Nov 2026; dropped, Fri 20 Nov 2026\n',
  );
  expect(await refnet.ok(['due'])).not.toContain('send the file');
  expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({
    state: 'dropped',
    doneOn: '2026-11-20',
  });
  expect(await refnet.ok(['show', '1'])).toContain('dropped, Fri 20 Nov 2026');
  expect(await refnet.ok(['done', '1', '--dropped'])).toContain('already dropped, Fri 20 Nov 2026');
  await refnet.ok(['undo']);
  expect(await refnet.ok(['due'])).toContain('send the file');
});

test('what was dropped can be kept after all, and opened again', async () => {
  const refnet = await newNetwork(...PROMISED, ['done', '1', '--dropped']);
  expect(await refnet.ok(['done', '1'])).toContain('; done, Fri 20 Nov 2026');
  await refnet.ok(['done', '1', '--dropped']);
  await refnet.ok(['edit', '1', '--reopen']);
  expect(await refnet.ok(['due'])).toContain('send the file');
  expect(await refnet.ok(['done', '1'])).toContain('; done, Fri 20 Nov 2026');
});

test('a goal that is dropped asks about no number, and is neither reached nor missed', async () => {
  const refnet = await newNetwork(PROMISED[0], [
    'promise',
    'robert',
    '--goal',
    '3 referrals',
    '--by',
    '2026-12-31',
  ]);
  const said = await refnet.ok(['done', '1', '--dropped']);
  expect(said).toContain('dropped, Fri 20 Nov 2026');
  expect(said).not.toContain('missed');
});

test('what was agreed and is dropped says so on the card of the agreement, and is printed no more', async () => {
  const refnet = await newNetwork(
    PROMISED[0],
    ['config', 'my-name', 'Ida Stone'],
    ['agree', 'robert', '--verbal', '--i-will', 'answer within a day', '--they-will', 'send a list'],
    ['done', '2', '--dropped'],
  );
  expect(await refnet.ok(['show', '1'])).toContain('answer within a day (#2), dropped 20 Nov 2026');
  const printed = (await refnet.run(['agree', 'robert', '--print'])).stdout;
  expect(printed).toContain('send a list');
  expect(printed).not.toContain('answer within a day');
});

test('an objective is never dropped', async () => {
  const refnet = await newNetwork(['promise', '--network', '--goal', '3 exchanged', '--by', '2026-12-31']);
  expect(await refnet.fails(2, ['done', '1', '--dropped'])).toContain(
    '--dropped does not go with closing an objective',
  );
});

test('a dropped promise says so among the records to choose from', async () => {
  const refnet = await newNetwork(
    ...PROMISED,
    ['done', '1', '--dropped'],
    ['promise', 'robert', 'send the file'],
  );
  expect(await refnet.fails(1, ['show', 'send', 'file'])).toContain('dropped, Fri 20 Nov 2026');
});
