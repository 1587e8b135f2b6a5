import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const LONG_AGO = { today: '2026-01-01' };
const BY = ['--by', '2026-12-31'] as const;

/** Two partners known from before, and nothing else. */
async function network(): Promise<Refnet> {
  const refnet = await newNetwork();
  await refnet.run(['add-partner', 'Maren Holt', '--known-since', '2024-01'], LONG_AGO);
  await refnet.run(['add-partner', 'Victor Osei', '--known-since', '2024-01'], LONG_AGO);
  return refnet;
}

async function reached(refnet: Refnet, goal: string, options: readonly string[], today = '2026-11-20') {
  await refnet.run(['promise', '--network', '--goal', goal, ...options]);
  const [objective] = JSON.parse(await refnet.ok(['promise', '--network', '--json'], { today }));
  return objective.reached ?? objective.reachedAmount;
}

describe('promise --network', () => {
  test('records an objective, told with its arithmetic', async () => {
    const refnet = await network();
    expect(
      await refnet.ok(['promise', '--network', '--goal', '40 received', '--from', '2026-01-01', ...BY]),
    ).toBe(
      '#1  Objective of the network: 40 received, 1 Jan 2026 to 31 Dec 2026\n' +
        '    0 of 40 received, 36 by now would be on track: behind by 36\n' +
        '    next: refnet promise --network\n',
    );
    expect(await refnet.ok(['history', '--limit', '1'])).toContain('recorded objective 1');
  });

  test('may be the first thing on record, with words of its own, from today', async () => {
    const refnet = await newNetwork();
    const { code, stdout } = await refnet.run([
      'promise',
      '--network',
      'more',
      'from',
      'lawyers',
      '--goal',
      '6',
      'new',
      'partners',
      ...BY,
    ]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        '#1  Objective of the network: more from lawyers (6 new partners), 20 Nov 2026 to 31 Dec 2026\n' +
        '    0 of 6 new partners; it begins today\n' +
        '    next: refnet promise --network\n',
    });
  });

  test.each([
    [[], 'the goal is missing'],
    [['--goal', '40 received'], 'its last day is missing'],
    [
      ['--goal', '40 received', '--by', '2026-11-19'],
      'its last day (19 Nov 2026) would be before its first (20 Nov 2026)',
    ],
    [['--goal', '40 received', ...BY, '--theirs'], '--theirs does not go with an objective of the network'],
  ])('refuses %j', async (options, message) => {
    const refnet = await network();
    const said = await refnet.fails(2, ['promise', '--network', 'x', ...options]);
    expect(said.split('\n')[0]).toBe(`refnet: ${message}`);
  });

  test('is found by its words once it is done too, and begins no later than it was done', async () => {
    const refnet = await network();
    await refnet.ok(['promise', '--network', '--goal', '40 received', '--from', '2026-01-01', ...BY]);
    await refnet.ok(['done', 'received', '--yes']);
    expect(await refnet.ok(['done', 'received', '--on', '2026-11-02'])).toContain('done, Mon 2 Nov 2026');
    expect(await refnet.fails(2, ['edit', '1', '--from', '2026-11-03'])).toBe(
      'refnet: it was done on Mon 2 Nov 2026, before its first day\n' +
        '  refnet done NUMBER --on DAY      corrects when\n',
    );
  });

  test('of a kind that nothing knows is a damaged file', async () => {
    const refnet = await network();
    await refnet.ok(['promise', '--network', '--goal', '40 received', '--from', '2026-01-01', ...BY]);
    const db = new Database(refnet.file);
    db.exec("update promises set goal_kind = 'ships'");
    db.close();
    expect(await refnet.fails(5, ['promise', '--network'])).toContain(
      'an objective of "ships", which this version does not know',
    );
  });

  test('is a list, a table on a screen of any width', async () => {
    const refnet = await network();
    await refnet.ok(['promise', '--network', '--goal', '40 received', '--from', '2026-01-01', ...BY]);
    await refnet.ok(['promise', '--network', '--goal', 'CAD 50,000 business', '--from', '2026-01-01', ...BY]);
    const on = (columns: number) => refnet.ok(['promise', '--network'], { terminal: true, columns });
    expect(await on(60)).toMatchInlineSnapshot(`
      "[2m#  Objective            From        By[22m
      [2m─  ───────────────────  ──────────  ───────────[22m
      1  40 received          1 Jan 2026  31 Dec 2026
        How it stands: 0 of 40 received, 36 by now would be on
        track: behind by 36
      2  CAD 50,000 business  1 Jan 2026  31 Dec 2026
        How it stands: CAD 0 of CAD 50,000 business, CAD 44,383.57
        by now would be on track: behind by CAD 44,383.57
      "
    `);
    expect(await on(80)).toMatchInlineSnapshot(`
      "[2m#  Objective            From        By[22m
      [2m─  ───────────────────  ──────────  ───────────[22m
      1  40 received          1 Jan 2026  31 Dec 2026
        How it stands: 0 of 40 received, 36 by now would be on track: behind by 36
      2  CAD 50,000 business  1 Jan 2026  31 Dec 2026
        How it stands: CAD 0 of CAD 50,000 business, CAD 44,383.57 by now would be on
        track: behind by CAD 44,383.57
      "
    `);
    expect(await on(120)).toMatchInlineSnapshot(`
      "[2m#  Objective            From        By[22m
      [2m─  ───────────────────  ──────────  ───────────[22m
      1  40 received          1 Jan 2026  31 Dec 2026
        How it stands: 0 of 40 received, 36 by now would be on track: behind by 36
      2  CAD 50,000 business  1 Jan 2026  31 Dec 2026
        How it stands: CAD 0 of CAD 50,000 business, CAD 44,383.57 by now would be on track: behind by CAD 44,383.57
      "
    `);
    expect(await refnet.ok(['promise'])).toBe(
      'No open promise. 2 objectives of the network: refnet promise --network\n',
    );
    const csv = await refnet.ok(['promise', '--network', '--format', 'csv']);
    expect(csv.replaceAll(/[-0-9a-f]{36}/g, 'UUID').split(/\r?\n/)).toEqual([
      'number,what,from,by,goal,goalAmount,goalKind,currency,reached,reachedAmount,state,needed,neededAmount,behind,behindAmount,daysGone,daysInAll,doneOn,uuid',
      '1,40 received,2026-01-01,2026-12-31,40,,received,,0,,behind,36,,36,,324,365,,UUID',
      '2,"CAD 50,000 business",2026-01-01,2026-12-31,,50000.00,business,CAD,,0.00,behind,,44383.57,,44383.57,324,365,,UUID',
      '',
    ]);
  });
});

describe('an objective is counted from the record of its own days', () => {
  const DAYS = ['--from', '2026-03-01', '--by', '2026-10-31'] as const;

  test('referrals by their own day: on the first, on the last, not a day before or after', async () => {
    const refnet = await network();
    for (const day of ['2026-02-28', '2026-03-01', '2026-10-31', '2026-11-01']) {
      await refnet.ok(['log', `In ${day}`, '--from', 'maren', '--on', day]);
    }
    await refnet.ok(['log', 'Out', '--to', 'victor', '--on', '2026-05-01']);
    await refnet.run(['log', 'Refused', '--from', 'victor', '--on', '2026-05-01', '--consent', 'no']);
    expect(await reached(refnet, '40 received', DAYS)).toBe(2);
    await refnet.ok(['undo']);
    expect(await reached(refnet, '40 given', DAYS)).toBe(1);
    await refnet.ok(['undo']);
    expect(await reached(refnet, '40 exchanged', DAYS)).toBe(3);
    await refnet.ok(['undo']);
    expect(await reached(refnet, '40 exchanged', DAYS, '2026-10-30')).toBe(2);
  });

  test('clients and closed business of referrals received, by the day of the outcome and in the one currency', async () => {
    const refnet = await network();
    const won = async (client: string, way: string, value: string, day: string) => {
      await refnet.ok(['log', client, way, 'maren', '--on', '2026-01-10']);
      const found = JSON.parse(await refnet.ok(['referrals', '--json']))[0];
      await refnet.run([
        'update',
        String(found.number),
        'won',
        '--on',
        day,
        ...(value === '' ? [] : ['--value', value]),
      ]);
    };
    await won('Before', '--from', 'CAD 1', '2026-02-28');
    await won('First', '--from', 'CAD 100.50', '2026-03-01');
    await won('Last', '--from', 'CAD 1000', '2026-10-31');
    await won('After', '--from', 'CAD 10', '2026-11-01');
    await won('Other currency', '--from', 'USD 5000', '2026-05-01');
    await won('Given', '--to', 'CAD 7000', '2026-05-01');
    await won('No amount', '--from', '', '2026-05-01');
    expect(await reached(refnet, 'CAD 50,000 business', DAYS)).toBe('1100.50');
    await refnet.ok(['undo']);
    expect(await reached(refnet, '12 clients', DAYS)).toBe(4);
    const report = JSON.parse(
      await refnet.ok(['report', '--since', '2026-03-01', '--until', '2026-10-31', '--json']),
    );
    expect(report.totals.businessReceived).toEqual([
      { amount: '1100.50', currency: 'CAD' },
      { amount: '5000.00', currency: 'USD' },
    ]);
  });

  test('new partners by the day they were met; those of a file of a week are not new', async () => {
    const refnet = await network();
    await refnet.run(['add-partner', 'Setting Up'], { today: '2026-01-07' });
    await refnet.run(['add-partner', 'A Week Later'], { today: '2026-01-08' });
    await refnet.run(['add-partner', 'Met In May', '--known-since', '2026-05-04']);
    await refnet.run(['add-partner', 'Known Long', '--known-since', '2019']);
    await refnet.run(['add-partner', 'This Month', '--known-since', '2026-11']);
    expect(await reached(refnet, '6 new partners', ['--from', '2026-01-01', ...BY])).toBe(3);
    await refnet.ok(['undo']);
    expect(await reached(refnet, '6 new partners', ['--from', '2026-11-20', ...BY])).toBe(1);
  });

  test('check-ins, and one-to-ones, which are meetings: one with several partners once, as habits count it', async () => {
    const refnet = await network();
    await refnet.ok(['check-in', 'maren', 'victor', '--kind', 'coffee', '--on', '2026-05-01']);
    await refnet.ok(['check-in', 'maren', 'victor', '--kind', 'meeting', '--on', '2026-03-01']);
    await refnet.ok(['check-in', 'maren', '--kind', 'meeting', '--on', '2026-03-02']);
    await refnet.ok(['check-in', 'maren', '--kind', 'meeting', '--on', '2026-02-28']);
    expect(await reached(refnet, '50 check-ins', DAYS)).toBe(3);
    const habits = ['report', '--only', 'habits', '--since', '2026-03-01', '--json'];
    expect(JSON.parse(await refnet.ok(habits))).toMatchObject({ checkIns: 3, oneToOnes: 2 });
    const explained = ['report', '--explain', 'objective', '--json'];
    expect(JSON.parse(await refnet.ok(explained)).rows).toHaveLength(3);
    await refnet.ok(['undo']);
    expect(await reached(refnet, '12 one-to-ones', DAYS)).toBe(2);
  });
});

describe('an objective on record', () => {
  async function withOne(): Promise<Refnet> {
    const refnet = await network();
    await refnet.ok([
      'promise',
      '--network',
      '--goal',
      '2 received',
      '--from',
      '2026-11-01',
      '--by',
      '2026-11-30',
    ]);
    return refnet;
  }

  test('is shown, found by its words, edited and called by its new goal', async () => {
    const refnet = await withOne();
    const card =
      '#1  Objective of the network: 2 received, 1 Nov 2026 to 30 Nov 2026\n\n' +
      '  how it stands  0 of 2 received, 2 by now would be on track: behind by 2\n' +
      '  days gone      20 of 30\n';
    expect(await refnet.ok(['show', '1'])).toBe(card);
    expect(await refnet.ok(['show', 'objective received'])).toBe(card);
    expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({
      recordKind: 'objective',
      number: 1,
      goal: 2,
      state: 'behind',
    });
    expect(await refnet.ok(['edit', '1', '--goal', '4 given', '--by', '2026-12-31'])).toBe(
      '#1  Objective of the network: 4 given, 1 Nov 2026 to 31 Dec 2026\n' +
        '    the wording was 2 received, is now 4 given\n' +
        '    the day it is due was Mon 30 Nov 2026, is now Thu 31 Dec 2026\n' +
        '    goal was 2 received, is now 4 given\n',
    );
    expect(await refnet.fails(2, ['edit', '1', '--goal', '0 given'])).toContain('a goal of 0 is none');
    expect(await refnet.fails(2, ['edit', '1', '--side', 'theirs'])).toContain(
      '--side does not go with an objective',
    );
  });

  test('is closed: while its time runs only when insisted on, after its end whatever it came to', async () => {
    const refnet = await withOne();
    expect(await refnet.fails(1, ['done', '1'])).toContain(
      'refnet: the goal is not reached: 0 of 2 received\n',
    );
    const after = { today: '2026-12-01' };
    expect(await refnet.ok(['done', 'received'], after)).toBe(
      '#1  Objective of the network: 2 received, 1 Nov 2026 to 30 Nov 2026\n' +
        '    missed: 0 of 2 received; closed, Tue 1 Dec 2026\n',
    );
    expect(await refnet.ok(['promise', '--network'], after)).toBe(
      'No open objective of the network:\nrefnet promise --network --goal NUMBER --by DAY\n',
    );
    expect(await refnet.ok(['promise', '--network', '--done'], after)).toContain(
      'missed: 0 of 2 received; closed',
    );
    expect(await refnet.ok(['edit', '1', '--reopen'], after)).toContain('open again');
  });

  test('is closed beside promises of partners that stand as they did', async () => {
    const refnet = await withOne();
    await refnet.ok(['promise', 'maren', 'send the brochure']);
    await refnet.ok(['promise', 'victor', '--goal', '2', 'referrals']);
    await refnet.ok(['log', 'A', '--from', 'maren', '--on', '2026-11-02']);
    await refnet.ok(['log', 'B', '--from', 'maren', '--on', '2026-11-30'], { today: '2026-11-30' });
    expect(await refnet.ok(['done', 'brochure'])).toBe(
      '#2  I promised Maren Holt: send the brochure; done, Fri 20 Nov 2026\n',
    );
    expect(await refnet.ok(['done', '1'], { today: '2026-11-30' })).toContain('2 of 2 received; done');
    expect(await refnet.fails(1, ['done', '99'])).toContain('there is no #99');
  });

  test('is removed and brought back', async () => {
    const refnet = await withOne();
    expect(await refnet.ok(['remove', '1', '--yes'])).toBe(
      'Removed #1  Objective of the network: 2 received, 1 Nov 2026 to 30 Nov 2026\n' +
        '    refnet undo      brings it back\n',
    );
    await refnet.ok(['undo']);
    expect(await refnet.ok(['promise', '--network'])).toContain('0 of 2 received');
  });
});
