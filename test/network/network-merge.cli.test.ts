import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Two } from '../helpers/two-computers.ts';

const fileIn = (home: string) => join(home, '.local', 'share', 'refnet', 'refnet.db');

/** Every row of every table but undo's own and the counters, tombstones among them. */
function everythingIn(home: string): Record<string, unknown[]> {
  const db = new Database(fileIn(home), { readonly: true });
  const tables = db
    .prepare<[], string>(`select name from sqlite_schema where type = 'table' and name not like 'sqlite%'`)
    .pluck()
    .all()
    .filter((name) => !['changes', 'change_rows', 'counters'].includes(name));
  const all = Object.fromEntries(tables.map((name) => [name, db.prepare(`select * from ${name}`).all()]));
  db.close();
  return all;
}

const JANE = ['log', 'Jane D.', '--from', 'maren'];

describe('two copies of a network', () => {
  test('take over what is new, under the next number where one is taken', async () => {
    const two = await Two.begun(JANE);
    await two.ok('a', ['log', 'Ada', '--to', 'victor']);
    await two.ok('b', ['log', 'Bea', '--from', 'maren']);
    await two.ok('b', ['check-in', 'maren', '--kind', 'call']);
    expect(await two.takeOver('a')).toBe(
      'Taken over from "standard input": 1 referral and 1 check-in.\n' +
        'Numbers that were taken:\n  #2 there is #4 here\n' +
        'The other copy lacks 1 record of this one:\n' +
        '  refnet export all --output network.json      and import it there\n' +
        '  refnet undo      takes all of it out again\n',
    );
    await two.takeOver('b');
    expect(await two.clients('a')).toEqual(await two.clients('b'));
    expect(await two.takeOver('a')).toBe(
      'Taken over from "standard input": nothing, all of it is here.\nBoth hold the same now.\n',
    );
  });

  test('keep the later change of each record, and say which is written over', async () => {
    const two = await Two.begun(JANE);
    await two.ok('a', ['update', '1', 'meeting', '--on', '2026-11-20']);
    await two.ok('b', ['update', '1', 'won', '--value', '1800', '--on', '2026-11-20']);
    const said = await two.takeOver('a');
    expect(said).toBe(
      'Taken over from "standard input": 1 change, no new record.\n' +
        'Changed on both, later there: what was here is written over (1)\n' +
        '  #1  Jane D. received from Maren Holt, Fri 20 Nov 2026\n' +
        '      status: meeting -> won\n' +
        '      closed: nothing -> Fri 20 Nov 2026\n' +
        '      invoiced: nothing -> CAD 1,800\n' +
        'Both hold the same now.\n' +
        '  refnet undo      takes all of it out again\n',
    );
    expect(await two.takeOver('b')).toContain('nothing, all of it is here');
    expect(await two.clients('a')).toEqual(['Jane D. Maren Holt won']);
    expect(await two.clients('b')).toEqual(['Jane D. Maren Holt won']);
  });

  test('remove what was removed, unless it was changed later', async () => {
    const two = await Two.begun(JANE, ['log', 'Kim', '--to', 'victor']);
    await two.ok('a', ['remove', '1', '--yes']);
    await two.ok('a', ['remove', '2', '--yes']);
    await two.ok('b', ['update', '2', 'contacted']);
    expect(await two.takeOver('b')).toBe(
      'Taken over from "standard input": 1 change, no new record.\n' +
        'Removed there (1)\n  #1  Jane D. received from Maren Holt, Fri 20 Nov 2026\n' +
        'Removed there, and left here: changed here later, or needed by what is here (1)\n' +
        '  #2  Kim given to Victor Hale, Fri 20 Nov 2026\n' +
        'The other copy lacks 1 record of this one:\n' +
        '  refnet export all --output network.json      and import it there\n' +
        '  refnet undo      takes all of it out again\n',
    );
    await two.takeOver('a');
    expect(await two.clients('a')).toEqual(['Kim Victor Hale contacted']);
    expect(await two.clients('b')).toEqual(['Kim Victor Hale contacted']);
  });

  test('keep a partner who was removed on one and is needed on the other', async () => {
    const two = await Two.begun();
    await two.ok('b', JANE);
    await two.ok('a', ['remove', 'maren', '--yes']);
    await two.exchange();
    expect(await two.clients('a')).toEqual(['Jane D. Maren Holt new']);
    expect(await two.clients('b')).toEqual(['Jane D. Maren Holt new']);
  });

  test.each(['a', 'b'] as const)(
    'list all that stays of a partner removed on the other: taken over on %s',
    async (on) => {
      const two = await Two.begun(
        JANE,
        ['log', 'Kim', '--from', 'maren'],
        ['check-in', 'maren', '--kind', 'call'],
        ['promise', 'maren', 'the price list'],
      );
      await two.ok('b', ['remove', 'maren', '--yes']);
      await two.ok('a', ['update', '1', 'contacted']);
      const said = await two.takeOver(on);
      expect(said).toContain(
        on === 'a'
          ? 'Removed there, and left here: changed here later, or needed by what is here (5)\n'
          : 'Removed here, and back: changed there later, or needed by what is there (5)\n',
      );
      for (const number of ['p1', '#1', '#2', '#3', '#4']) expect(said).toContain(`\n  ${number}  `);
    },
  );

  test('put with the partner who was kept what came for one merged into them', async () => {
    const two = await Two.begun(['add-partner', 'M. Holt', '--yes']);
    await two.ok('b', ['log', 'Jane D.', '--from', 'M. Holt']);
    await two.ok('a', ['merge', 'Maren Holt', 'M. Holt', '--yes']);
    await two.exchange();
    expect(await two.clients('a')).toEqual(['Jane D. Maren Holt new']);
    expect(await two.clients('b')).toEqual(['Jane D. Maren Holt new']);
    expect(await two.ok('b', ['partners'])).not.toContain('M. Holt ');
  });

  test('follow what was undone, and done again', async () => {
    const two = await Two.begun(JANE);
    await two.ok('a', ['update', '1', 'won', '--value', '1800']);
    await two.ok('a', ['log', 'Ada', '--to', 'victor']);
    await two.exchange();
    expect(await two.clients('b')).toEqual(['Ada Victor Hale new', 'Jane D. Maren Holt won']);
    await two.ok('a', ['undo']);
    await two.ok('a', ['undo']);
    await two.exchange();
    expect(await two.clients('b')).toEqual(['Jane D. Maren Holt new']);
    expect(await two.clients('a')).toEqual(['Jane D. Maren Holt new']);
    await two.ok('a', ['remove', '1', '--yes']);
    await two.exchange();
    expect(await two.clients('b')).toEqual([]);
    await two.ok('a', ['undo']);
    await two.exchange();
    expect(await two.clients('b')).toEqual(['Jane D. Maren Holt new']);
    await two.ok('a', ['redo']);
    await two.exchange();
    expect(await two.clients('b')).toEqual([]);
  });

  test('say of what has no number what it is, that comes by redo or for the first time', async () => {
    const two = await Two.begun();
    await two.ok('a', ['snooze', 'maren', '--until', '2026-12-01']);
    expect(await two.takeOver('b')).toContain('Taken over from "standard input": 1 snooze.\n');
    await two.ok('a', ['undo']);
    await two.takeOver('b');
    await two.ok('a', ['redo']);
    expect(await two.takeOver('b')).toContain('Taken over from "standard input": 1 snooze.\n');
    await two.ok('a', ['agree', 'maren', '--verbal', '--i-pay', '10%', '--yes']);
    await two.takeOver('b');
    await two.ok('a', ['undo']);
    await two.takeOver('b');
    await two.ok('a', ['redo']);
    expect(await two.takeOver('b')).toContain('Taken over from "standard input": 1 change and 1 fee term.\n');
  });

  test('are each as before once the exchange is undone, which does not count against the other', async () => {
    const two = await Two.begun(JANE, ['log', 'Kim', '--to', 'victor'], ['log', 'Lou', '--to', 'victor']);
    await two.ok('a', ['update', '1', 'meeting']);
    await two.ok('a', ['remove', '2', '--yes']);
    await two.ok('a', ['remove', '3', '--yes']);
    await two.ok('b', ['update', '1', 'won', '--value', '900']);
    await two.ok('b', ['update', '2', 'contacted']);
    await two.ok('b', ['log', 'Bea', '--from', 'maren']);
    await two.ok('b', ['remove', 'victor', '--yes']);
    await two.ok('b', ['undo']);
    const before = everythingIn(two.a);
    await two.takeOver('a', '--dry-run');
    expect(everythingIn(two.a)).toEqual(before);
    await two.takeOver('a');
    const after = everythingIn(two.a);
    expect(after).not.toEqual(before);
    await two.ok('a', ['undo']);
    expect(everythingIn(two.a)).toEqual(before);
    await two.ok('a', ['redo']);
    expect(everythingIn(two.a)).toEqual(after);
    await two.ok('a', ['undo']);
    await two.exchange();
    const clients = ['Bea Maren Holt new', 'Jane D. Maren Holt won', 'Kim Victor Hale contacted'];
    expect(await two.clients('a')).toEqual(expect.arrayContaining(clients));
    expect(await two.clients('b')).toEqual(await two.clients('a'));
  });

  test('have one value of a setting, one fee a day, and the terms of a partner on each', async () => {
    const two = await Two.begun(['agree', 'maren', '--verbal', '--from', '2026-01-01', '--yes']);
    await two.ok('a', ['config', 'hourly-rate', '40']);
    await two.ok('b', ['config', 'hourly-rate', '50']);
    await two.ok('a', ['agree', 'maren', '--they-pay', '10%', '--from', '2026-02-01', '--yes']);
    await two.ok('b', ['agree', 'maren', '--they-pay', '5%', '--from', '2026-05-01', '--yes']);
    const said = await two.takeOver('a');
    expect(said).toContain('Given up for one like it, or ended earlier (2)');
    expect(said).toContain('value: CAD 40 -> CAD 50');
    expect(said).toContain('until: nothing -> 30 Apr 2026');
    await two.takeOver('b');
    for (const on of ['a', 'b'] as const) {
      expect(await two.ok(on, ['config', 'hourly-rate'])).toBe('CAD 50\n');
      const card = await two.ok(on, ['agree', 'maren']);
      expect(card).toContain('10%');
      expect(card).toContain('5%');
    }
    expect(await two.ok('a', ['agree', 'maren', '--json'])).toBe(
      await two.ok('b', ['agree', 'maren', '--json']),
    );
  });

  test('say what is lost of two fees that begin on one day', async () => {
    const two = await Two.begun(['agree', 'maren', '--verbal', '--from', '2026-01-01', '--yes']);
    await two.ok('a', ['agree', 'maren', '--i-pay', '8% of collected', '--from', '2026-05-01', '--yes']);
    await two.ok('b', ['agree', 'maren', '--i-pay', '12% of collected', '--from', '2026-05-01', '--yes']);
    expect(await two.takeOver('a')).toContain(`Given up for one like it, or ended earlier (1)
  fee term 2026-05-01 with Maren Holt
      percent: 8% -> 12%
`);
  });

  test('carry the tags, emails and stages of a partner with the later change', async () => {
    const two = await Two.begun();
    await two.ok('a', ['edit', 'maren', '--tag', 'gold']);
    await two.ok('b', ['edit', 'maren', '--email', 'maren@holt.example']);
    await two.ok('b', ['edit', 'maren', '--stage', 'power-partner']);
    await two.exchange();
    const [a, b] = [
      await two.ok('a', ['show', 'maren', '--json']),
      await two.ok('b', ['show', 'maren', '--json']),
    ];
    expect(JSON.parse(a)).toEqual(JSON.parse(b));
    expect(a).toContain('maren@holt.example');
    expect(a).toContain('power-partner');
  });

  test('forget a client on both, whatever was changed later, in the journal too', async () => {
    const two = await Two.begun(JANE, ['check-in', 'maren', '--note', 'spoke of Jane D. at length']);
    await two.ok('b', ['edit', '1', '--note', 'Jane D. called again']);
    await two.ok('a', ['forget', '--client', 'Jane D.', '--all', '--yes']);
    await two.ok('b', ['update', '1', 'won', '--value', '1800']);
    await two.ok('b', ['edit', '2', '--note', 'Jane D. was happy']);
    const said = await two.takeOver('b');
    expect(said).toContain('1 client forgotten there, and here too: refnet undo does not bring that back.');
    await two.takeOver('a');
    await two.takeOver('b');
    for (const on of ['a', 'b'] as const) {
      expect(readFileSync(fileIn(two[on])).includes('Jane')).toBe(false);
      expect(await two.clients(on)).toEqual(['null Maren Holt won']);
    }
    await two.run('b', ['undo']);
    expect(await two.clients('b')).not.toContain('Jane');
  });

  test('make one of a row of a tracker that both imported', async () => {
    const two = await Two.begun();
    const tracker =
      'Date,Partner,Client,Status\n2026-03-01,Maren Holt,Zoe Zed,won\n2026-03-02,Victor Hale,Yul Yew,new\n';
    for (const on of ['a', 'b'] as const) await two.ok(on, ['import', '-'], tracker);
    await two.ok('b', ['update', '2', 'contacted']);
    await two.ok('b', ['log', 'Xia', '--to', 'maren']);
    expect(await two.takeOver('a')).toContain('Given up for one like it, or ended earlier (2)');
    await two.takeOver('b');
    for (const on of ['a', 'b'] as const) {
      expect(await two.clients(on)).toEqual([
        'Xia Maren Holt new',
        'Yul Yew Victor Hale contacted',
        'Zoe Zed Maren Holt won',
      ]);
      expect(JSON.parse(await two.ok(on, ['import', '-', '--json'], tracker))).toMatchObject([
        { added: 0, known: 2 },
      ]);
    }
  });

  test('know a row of a tracker again whose referral was removed on one and is back', async () => {
    const two = await Two.begun();
    const tracker =
      'Date,Partner,Client,Status\n2026-03-01,Maren Holt,Zoe Zed,won\n2026-03-02,Victor Hale,Yul Yew,new\n';
    await two.ok('a', ['import', '-'], tracker);
    await two.takeOver('b');
    await two.ok('a', ['remove', '2', '--yes']);
    await two.ok('a', ['log', 'Own', '--to', 'maren']);
    await two.ok('b', ['update', '2', 'contacted']);
    await two.exchange();
    await two.takeOver('a');
    for (const on of ['a', 'b'] as const) {
      expect(await two.clients(on)).toContain('Yul Yew Victor Hale contacted');
      const again = JSON.parse(await two.ok(on, ['import', '-', '--json', '--dry-run'], tracker)) as unknown;
      expect(again).toMatchObject([{ rows: 2, added: 0, removed: 0 }]);
    }
  });

  test('say what was recorded on both, with the command that takes one out', async () => {
    const two = await Two.begun(
      ['agree', 'victor', '--verbal', '--i-pay', '10%'],
      ['log', 'Cy', '--from', 'victor'],
      ['update', 'cy', 'won', '--value', '1200', '--collected', '1200'],
    );
    for (const on of ['a', 'b'] as const) {
      await two.ok(on, ['pay', 'victor', '120']);
      await two.ok(on, ['log', 'Both Sides', '--from', 'victor']);
      await two.ok(on, ['check-in', 'victor', '--kind', 'call']);
    }
    const tried = await two.takeOver('a', '--dry-run');
    expect(tried).toContain('Looks the same as what was here (3)\n');
    expect(tried).not.toContain('refnet remove');
    const said = await two.takeOver('a');
    expect(said).toContain(
      `Looks the same as what was here (3)
  #8  Both Sides received from Victor Hale, Fri 20 Nov 2026: as #5 (same client, partner and day)
      refnet remove 8      if #5 and #8 are one
`,
    );
    expect(said).toContain('(same partner, amount and day)\n');
    const removals = [...said.matchAll(/refnet (remove \d+)/g)].map(([, each = '']) => each.split(' '));
    expect(removals).toHaveLength(3);
    for (const argv of removals) await two.ok('a', [...argv, '--yes']);
    expect(await two.clients('a')).toEqual(['Both Sides Victor Hale new', 'Cy Victor Hale won']);
    expect(await two.ok('a', ['fees'])).not.toContain('too much');
    await two.takeOver('b');
    expect(await two.takeOver('a')).toContain('Both hold the same now.');
    expect(await two.clients('b')).toEqual(await two.clients('a'));
  });

  test('tell programs what came of it', async () => {
    const two = await Two.begun(JANE);
    await two.ok('a', ['log', 'Ada', '--to', 'victor']);
    await two.ok('b', ['log', 'Bea', '--from', 'maren']);
    await two.ok('b', ['update', '1', 'contacted']);
    expect(JSON.parse(await two.takeOver('a', '--json'))).toEqual([
      {
        file: 'standard input',
        kind: 'network',
        whole: false,
        added: { referral: 1 },
        updated: [
          {
            kind: 'referral',
            number: 1,
            what: 'Jane D. received from Maren Holt, Fri 20 Nov 2026',
            facts: [{ fact: 'status', from: 'new', to: 'contacted' }],
          },
        ],
        writtenOver: [],
        setAside: [],
        removed: [],
        removedChanged: [],
        staysRemoved: [],
        cameBack: [],
        kept: [],
        grafted: [],
        gaveWay: [],
        forgotten: 0,
        copiesToRemove: [],
        namesLeft: [],
        maybeTwice: [],
        alike: [],
        renumbered: [{ kind: 'referral', from: 2, to: 3 }],
        lostHere: [],
        lostThere: [],
        lackingThere: { records: 1, changes: 0, removals: 0, forgettings: 0 },
        same: false,
      },
    ]);
  });
});
