import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, test } from 'vitest';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';
import { Two } from '../helpers/two-computers.ts';
import { events, eventsIn, type ReadEvent } from './events.ts';

/** What a calendar is told to take out: `check-in`, sorted. */
async function goneIn(refnet: Refnet, today?: string): Promise<string[]> {
  return goneOf(await events(refnet, [], today));
}

function goneOf(all: readonly ReadEvent[]): string[] {
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

test('what was removed on another computer, once that is taken over', async () => {
  const two = await Two.begun(
    MAREN.map((word) => (word === 'Maren Holt' ? 'Ada Lund' : word)),
    ['promise', 'ada', 'it', '--by', '2027-01-01'],
    ['agree', 'ada', '--written', '--from', '2026-11-01'],
  );
  const gone = async () => goneOf(eventsIn(await two.ok('a', ['calendar'])));
  expect(await gone()).toEqual([]);
  await two.ok('b', ['remove', 'ada', '--yes']);
  await two.takeOver('a');
  expect(await gone()).toEqual(['check-in', 'promise', 'review']);
});

test('what the calendars had of the computer from which a new one has its network', async () => {
  const there = await newNetwork(MAREN);
  expect(await goneIn(there)).toEqual([]);
  const file = join(there.home, 'there.json');
  await there.ok(['export', 'all', '--output', file]);
  const here = await newNetwork();
  await here.run(['import', file]);
  await here.run(['remove', 'maren', '--yes']);
  expect(await goneIn(here)).toEqual(['check-in']);
});

test('what waits no longer because its time is over, though nothing was done', async () => {
  const refnet = await newNetwork(ANN);
  expect(await goneIn(refnet)).toEqual([]);
  expect(await goneIn(refnet, '2027-04-01')).toEqual(['one-to-one']);
});

test('again for 90 days, and no more once it waits again', async () => {
  const refnet = await newNetwork(MAREN);
  await goneIn(refnet);
  await refnet.run(['edit', 'maren', '--archive']);
  for (const day of ['2026-11-20', '2026-11-21', '2027-02-18'])
    expect([day, await goneIn(refnet, day)]).toEqual([day, ['check-in']]);
  expect(await goneIn(refnet, '2027-02-19')).toEqual([]);
  await refnet.run(['undo']);
  expect(await goneIn(refnet, '2027-02-20')).toEqual([]);
});

test('and of what one of one partner or of the next weeks had', async () => {
  const refnet = await newNetwork(MAREN, ['promise', 'maren', 'it', '--by', '2027-01-01']);
  await events(refnet, ['--partner', 'maren', '--within', '2027-01-02']);
  await refnet.run(['done', '1']);
  expect(await goneIn(refnet)).toEqual(['promise']);
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
    const refnet = await newNetwork(['config', 'currency', 'CAD']);
    await goneIn(refnet);
    for (const argv of before) expect((await refnet.run(argv)).code).toBe(0);
    expect(await goneIn(refnet)).toEqual([]);
  });

  it('what ended before the first calendar', async () => {
    const promised = ['promise', 'maren', 'it', '--by', '2027-01-01'];
    const refnet = await newNetwork(MAREN, ANN, promised, promised);
    await refnet.run(['done', '1']);
    await refnet.run(['remove', '2', '--yes']);
    await refnet.run(['edit', 'maren', '--archive']);
    await refnet.run(['check-in', 'ann', '--kind', 'coffee']);
    expect(await goneIn(refnet)).toEqual([]);
    expect(await goneIn(refnet)).toEqual([]);
  });

  it('what a terminal alone has shown, or a calendar that was refused', async () => {
    const refnet = await newNetwork(MAREN);
    const notes = join(refnet.home, 'notes.ics');
    writeFileSync(notes, 'mine');
    // Run as they are: what a calendar has as commands is folded.
    await runMain(refnet.home, ['calendar'], { terminal: true });
    await runMain(refnet.home, ['calendar', '--output', notes], {});
    await refnet.run(['remove', 'maren', '--yes']);
    expect(await goneIn(refnet)).toEqual([]);
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

describe('what calendars had is kept beside', () => {
  it('and not written anew where it is the same', async () => {
    const refnet = await newNetwork(MAREN);
    await goneIn(refnet);
    const before = readFileSync(refnet.file);
    await goneIn(refnet);
    expect(readFileSync(refnet.file).equals(before)).toBe(true);
  });

  it('and a calendar is the same where it cannot be: the file is locked', async () => {
    const refnet = await newNetwork(MAREN);
    const db = new Database(refnet.file);
    db.exec('begin immediate');
    expect(await events(refnet)).toHaveLength(1);
    db.exec('rollback');
    db.close();
    await refnet.run(['remove', 'maren', '--yes']);
    expect(await goneIn(refnet)).toEqual([]);
  });

  test.each(['x', 'null', '[]', '{"x":null}', '{"check-in-UUID@refnet":"2026-13-01"}', '{"a\\nb":null}'])(
    'and says nothing where another program made it unreadable: %s',
    async (text) => {
      const refnet = await newNetwork(MAREN);
      const value = text.replace('UUID', '6862c5c2-b119-4845-be60-deae1b9e5432');
      alterFile(refnet.file, `insert into meta (key, value) values ('calendar-told', '${value}')`);
      expect(await goneIn(refnet)).toEqual([]);
      await refnet.run(['remove', 'maren', '--yes']);
      expect(await goneIn(refnet)).toEqual(['check-in']);
    },
  );
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
