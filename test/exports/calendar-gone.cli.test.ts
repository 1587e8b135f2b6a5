import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { events } from './events.ts';

/** What a calendar is told to take out: `check-in`, sorted. */
async function goneIn(refnet: Refnet, today?: string): Promise<string[]> {
  const all = await events(refnet, [], today);
  return all
    .filter(({ status }) => status === 'CANCELLED')
    .map(({ uid }) => /^(.*)-[0-9a-f]{8}-[0-9a-f-]*@refnet$/.exec(uid)?.[1] ?? uid)
    .toSorted();
}

const MAREN = ['add-partner', 'Maren Holt', '--stage', 'referral-partner', '--known-since', '2020-01'];
const ANN = ['add-partner', 'Ann Ash', '--known-since', '2026-11-15'];

describe('a calendar is told to take out what it may have', () => {
  test.each<[what: string, before: string[][], change: string[], gone: string[]]>([
    ['a one-to-one that took place', [ANN], ['check-in', 'ann', '--kind', 'coffee'], ['one-to-one']],
    ['a one-to-one of a removed newcomer', [ANN], ['remove', 'ann', '--yes'], ['one-to-one']],
    ['a check-in, with its partner', [MAREN], ['remove', 'maren', '--yes'], ['check-in']],
    [
      'check-ins that follow from none any more',
      [
        ['add-partner', 'Ian Webb'],
        ['check-in', 'ian', '--on', '2026-11-01'],
      ],
      ['remove', '1', '--yes'],
      ['check-in'],
    ],
    [
      'a promise, removed',
      [MAREN, ['promise', 'maren', 'it', '--by', '2027-01-01']],
      ['remove', '1', '--yes'],
      ['promise'],
    ],
    [
      'a promise, taken back',
      [MAREN, ['promise', 'maren', 'it', '--by', '2027-01-01']],
      ['undo'],
      ['promise'],
    ],
    [
      'an objective, removed',
      [['promise', '--network', '--goal', '40 received', '--by', '2026-12-31']],
      ['remove', '1', '--yes'],
      ['objective'],
    ],
    [
      'a review, once an agreement ends before it',
      [MAREN, ['agree', 'maren', '--written', '--from', '2026-11-01', '--until', '2028-01-01']],
      ['agree', 'maren', '--reviewed', '--on', '2026-11-20'],
      [],
    ],
    [
      'a review that is to be after the end',
      [MAREN, ['agree', 'maren', '--written', '--from', '2026-11-01', '--until', '2027-10-01']],
      ['agree', 'maren', '--reviewed', '--on', '2026-11-20'],
      ['review'],
    ],
    [
      'the end of an agreement that has none any more',
      [MAREN, ['agree', 'maren', '--written', '--from', '2026-11-01', '--until', '2027-10-01']],
      ['edit', '1', '--until', 'open'],
      ['agreement-end'],
    ],
    [
      'the review with a partner put away, whose agreement still ends',
      [MAREN, ['agree', 'maren', '--written', '--from', '2026-11-01', '--until', '2027-10-01']],
      ['edit', 'maren', '--archive'],
      ['check-in', 'review'],
    ],
    [
      'a promise of an agreement that was closed',
      [MAREN, ['agree', 'maren', '--written', '--i-will', 'reply within a day']],
      ['agree', 'maren', '--close'],
      ['review'],
    ],
  ])('%s', async (_what, before, change, gone) => {
    const refnet = await newNetwork(['config', 'currency', 'CAD'], ...before);
    expect(await goneIn(refnet)).toEqual([]);
    expect((await refnet.run(change)).code).toBe(0);
    expect(await goneIn(refnet)).toEqual(gone);
    expect(await goneIn(refnet, '2027-04-01')).toEqual([]);
  });
});

test('all that there can have been of what was removed on another computer, of which nothing is known here', async () => {
  const there = await newNetwork(
    MAREN,
    ['promise', 'maren', 'it', '--by', '2027-01-01'],
    ['agree', 'maren', '--written', '--from', '2026-11-01'],
    ['remove', 'maren', '--yes'],
  );
  const file = join(there.home, 'there.json');
  await there.ok(['export', 'all', '--output', file]);
  const here = await newNetwork();
  await here.run(['import', file]);
  expect(await goneIn(here)).toEqual([
    'agreement-end',
    'check-in',
    'objective',
    'one-to-one',
    'promise',
    'review',
  ]);
});

describe('and of nothing that never was', () => {
  test.each<[what: string, before: string[][]]>([
    [
      'an acquaintance, removed',
      [
        ['add-partner', 'Ian Webb'],
        ['remove', 'ian', '--yes'],
      ],
    ],
    [
      'an acquaintance, put away',
      [
        ['add-partner', 'Ian Webb'],
        ['edit', 'ian', '--archive'],
      ],
    ],
    ['a promise without a day, removed', [MAREN, ['promise', 'maren', 'it'], ['remove', '1', '--yes']]],
    ['a promise without a day, kept', [MAREN, ['promise', 'maren', 'it'], ['done', '1']]],
    [
      'an agreement whose first review would be after its end',
      [
        MAREN,
        ['agree', 'maren', '--written', '--from', '2026-11-01', '--until', '2027-01-10'],
        ['agree', 'maren', '--reviewed'],
      ],
    ],
    ['a referral, removed', [MAREN, ['log', 'Jane D.', '--from', 'maren'], ['remove', '1', '--yes']]],
  ])('%s', async (_what, before) => {
    expect(await goneIn(await newNetwork(...before))).toEqual([]);
  });

  it('a list of contacts, imported and taken back', async () => {
    const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
    const file = join(refnet.home, 'people.csv');
    writeFileSync(file, 'Name,Email\nAnn Ash,ann@example.com\nBen Box,ben@example.com\n');
    expect((await refnet.run(['import', file])).code).toBe(0);
    expect((await refnet.run(['undo'])).code).toBe(0);
    expect(await goneIn(refnet)).toEqual([]);
  });
});

describe('a first review later than the end of the agreement', () => {
  it('comes up nowhere', async () => {
    const refnet = await newNetwork(MAREN, [
      'agree',
      'maren',
      '--written',
      '--from',
      '2026-11-20',
      '--until',
      '2027-02-01',
    ]);
    expect((await events(refnet)).map(({ summary }) => summary)).not.toContain(
      'Review the agreement with Maren Holt',
    );
    expect(await refnet.ok(['due', '--within', '12m', '--kind', 'review'])).not.toContain('Maren');
  });
});
