import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork, temporaryFolder, type Refnet } from '../helpers/refnet.ts';

/** Several of each kind that waits on a referral, with two partners, one of a long name. */
async function network(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['add-partner', 'Ian Webb'],
    ['add-partner', 'Linda Wu'],
    ['add-partner', 'Bartholomew Featherstonehaugh'],
  );
  const log = (client: string, day: string, ...more: readonly string[]) =>
    refnet.ok(['log', client, '--on', day, ...more]);
  for (const [n, day] of ['2026-10-02', '2026-10-30', '2026-11-12'].entries()) {
    await log(`Client ${n}`, day, '--from', 'ian', '--status', 'lost');
  }
  await log('Tia R.', '2025-12-10', '--to', 'linda');
  await log('Tom R.', '2026-09-10', '--to', 'linda');
  await log('Una', '2026-10-01', '--to', 'bart');
  await log('Max', '2026-06-01', '--from', 'linda');
  await log('Mia', '2026-06-01', '--from', 'linda');
  await refnet.ok([
    'promise',
    'ian',
    '--goal',
    '3 referrals',
    '--from',
    '2026-10-01',
    '--by',
    '2026-11-25',
    '--theirs',
  ]);
  return refnet;
}

describe('what repeats in refnet due', () => {
  test('stands once for a partner, in 80 columns', async () => {
    const refnet = await network();
    expect(await refnet.ok(['due'])).toMatchInlineSnapshot(`
      "Today
        Thank   Ian Webb  3 clients since 2 Oct      refnet thank ian
        Tell    Ian Webb  3 outcomes since 2 Oct     refnet told ian --all
        Ask     Linda Wu  2 clients, the longest without news for 11 months
                refnet update linda --all given --note TEXT
        Ask     Bartholomew Featherstonehaugh
                Una, no news for 7 weeks             refnet update 6 --note TEXT
        Move    Linda Wu  2 clients, the longest without a step for 5 months
                refnet update linda --all received --note TEXT
      This week
        Expect  Ian Webb  3 of 3 referrals: reached  refnet done 9

      2 older: refnet due --older
      "
    `);
  });

  test('in 60 columns', async () => {
    const refnet = await network();
    const text = await refnet.ok(['due'], { columns: 60 });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
    expect(text).toMatchInlineSnapshot(`
      "Today
        Thank   Ian Webb  3 clients since 2 Oct  refnet thank ian
        Tell    Ian Webb  3 outcomes since 2 Oct
                refnet told ian --all
        Ask     Linda Wu  2 clients, the longest without news for
                          11 months
                refnet update linda --all given --note TEXT
        Ask     Bartholomew Featherstonehaugh
                Una, no news for 7 weeks
                refnet update 6 --note TEXT
        Move    Linda Wu  2 clients, the longest without a step
                          for 5 months
                refnet update linda --all received --note TEXT
      This week
        Expect  Ian Webb  3 of 3 referrals: reached  refnet done 9

      2 older: refnet due --older
      "
    `);
  });

  test('in 120 columns', async () => {
    const refnet = await network();
    expect(await refnet.ok(['due'], { columns: 120 })).toMatchInlineSnapshot(`
      "Today
        Thank   Ian Webb                       3 clients since 2 Oct      refnet thank ian
        Tell    Ian Webb                       3 outcomes since 2 Oct     refnet told ian --all
        Ask     Linda Wu                       2 clients, the longest without news for 11 months
                refnet update linda --all given --note TEXT
        Ask     Bartholomew Featherstonehaugh  Una, no news for 7 weeks   refnet update 6 --note TEXT
        Move    Linda Wu                       2 clients, the longest without a step for 5 months
                refnet update linda --all received --note TEXT
      This week
        Expect  Ian Webb                       3 of 3 referrals: reached  refnet done 9

      2 older: refnet due --older
      "
    `);
  });

  test('names a partner by number where the name would not fit a line, and breaks no command', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Alexandra Constantinopoulos-Papadimitriou'],
      ['add-partner', 'Alexandra Constantinopoulos-Papathanasiou'],
      ['log', 'Jane', '--to', 'p1', '--on', '2026-02-05'],
      ['log', 'Joe', '--to', 'p1', '--on', '2026-02-06'],
    );
    const text = await refnet.ok(['due'], { columns: 60 });
    expect(text).toMatchInlineSnapshot(`
      "Today
        Ask  Alexandra Constantinopoulos-Papadimitriou
             2 clients, the longest without news for 9 months
             refnet update p1 --all given --note TEXT
      "
    `);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });

  test('is cleared by its one command', async () => {
    const refnet = await network();
    const left = async () => {
      const items = JSON.parse(await refnet.ok(['due', '--json']));
      return items.map(({ kind, number }: { kind: string; number: number }) => `${kind} ${number}`);
    };
    expect(await left()).toEqual([
      'thank 1',
      'thank 2',
      'thank 3',
      'tell 1',
      'tell 2',
      'tell 3',
      'ask 4',
      'ask 5',
      'ask 6',
      'move 7',
      'move 8',
      'expect 9',
    ]);
    await refnet.ok(['thank', 'ian']);
    await refnet.ok(['told', 'ian', '--all']);
    await refnet.ok(['update', 'linda', '--all', 'given', '--note', 'asked Linda']);
    expect(await left()).toEqual(['ask 6', 'move 7', 'move 8', 'expect 9']);
    await refnet.ok(['update', 'linda', '--all', 'received', '--note', 'called both']);
    expect(await left()).toEqual(['ask 6', 'expect 9']);
  });

  test('is one thing for each record in JSON, CSV and Markdown', async () => {
    const refnet = await network();
    const csv = await refnet.ok(['due', '--kind', 'thank', '--format', 'csv']);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
    expect(csv).toContain('refnet thank 3');
  });
});

describe('what is older than the days looked back', () => {
  test('is the last line of refnet due, and listed by its command', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ian Webb'],
      ['log', 'Jane D.', '--from', 'ian', '--on', '2026-05-02'],
      ['update', '1', 'won', '--value', 'CAD 24,000', '--on', '2026-06-02'],
      ['log', 'Jim D.', '--from', 'ian', '--on', '2025-05-02', '--status', 'lost'],
      ['log', 'Joe D.', '--from', 'ian', '--on', '2026-11-19', '--status', 'lost'],
    );
    expect(await refnet.ok(['due'])).toMatchInlineSnapshot(`
      "Today
        Thank  Ian Webb  for Joe D., 19 Nov    refnet thank 3
        Tell   Ian Webb  Joe D.: lost, 19 Nov  refnet told 3

      4 older: refnet due --older
      "
    `);
    expect(await refnet.ok(['due', '--older'])).toMatchInlineSnapshot(`
      "Older than 90 days
        Thank  Ian Webb  2 clients since 2 May 2025   refnet thank ian --older
        Tell   Ian Webb  2 outcomes since 2 May 2025  refnet told ian --older
      "
    `);
    expect(JSON.parse(await refnet.ok(['due', '--older', '--json']))).toHaveLength(4);
    expect(await refnet.ok(['thank', 'ian'])).toBe(
      'Thanked Ian Webb for 1 referral, Fri 20 Nov 2026: #3\n  2 older: refnet thank p1 --older\n',
    );
    expect(await refnet.ok(['thank', 'ian', '--older'])).toBe(
      'Thanked Ian Webb for 2 referrals, Fri 20 Nov 2026: #2 and #1\n',
    );
    expect((await refnet.run(['told', 'ian', '--older'])).stderr).toBe(
      '  1 in refnet due: refnet told p1 --all\n',
    );
    expect(await refnet.ok(['due'])).not.toContain('older');
    expect(await refnet.ok(['due', '--older'])).toBe('Nothing is left from before the last 90 days.\n');
  });

  test('is not told where only a part of what waits is asked for', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ian Webb'],
      ['log', 'Jane D.', '--from', 'ian', '--on', '2026-05-02', '--status', 'lost'],
    );
    expect(await refnet.ok(['due'])).toContain('2 older: refnet due --older\n');
    expect(await refnet.ok(['due', '--partner', 'ian'])).not.toContain('older');
  });
});

describe('after an import', () => {
  const DAY = '2026-06-01';

  async function imported(rows: readonly string[]): Promise<Refnet> {
    const refnet = await newNetwork();
    const file = join(temporaryFolder(), 'tracker.csv');
    writeFileSync(file, ['Date,Partner,Client,Given or received,Status,Amount', ...rows, ''].join('\n'));
    expect(await refnet.run(['import', file, '--yes'], { today: DAY })).toMatchObject({ code: 0 });
    return refnet;
  }

  test('nothing waits, whatever it brought; the open ones are announced', async () => {
    const refnet = await imported([
      '2026-05-20,Maren Holt,Jane D.,received,New,',
      '2026-01-05,Ian Webb,Sue B.,received,Won,24000',
      '2026-01-05,Linda Wu,Tia R.,given,Contacted,',
    ]);
    expect(await refnet.ok(['due'], { today: DAY })).toBe(
      'Nothing is waiting up to 8 Jun 2026.\n\n' +
        '1 open client of an import, on 1 Jul: refnet due --within 2026-07-01\n',
    );
  });

  test('open clients come up from its day on: received after 14 days, given after 30', async () => {
    const refnet = await imported([
      '2026-05-20,Maren Holt,Jane D.,received,New,',
      '2026-01-05,Linda Wu,Tia R.,given,Contacted,',
    ]);
    const on = async (today: string) =>
      JSON.parse(await refnet.ok(['due', '--json', '--within', today], { today })).map(
        ({ kind }: { kind: string }) => kind,
      );
    expect(await on('2026-06-14')).toEqual([]);
    expect(await on('2026-06-15')).toEqual(['move']);
    expect(await on('2026-06-30')).toEqual(['move']);
    expect(await on('2026-07-01')).toEqual(['ask', 'move']);
    expect(await on('2027-05-31')).toEqual(['ask', 'move']);
  });

  test('of several the longest is the longest of all, also where another waits from before the import', async () => {
    const refnet = await imported(['2024-01-10,Maren Holt,Jane D.,received,New,']);
    await refnet.ok(['log', 'Max P.', '--from', 'maren', '--on', '2026-05-10'], { today: DAY });
    expect(await refnet.ok(['due', '--kind', 'move'], { today: '2026-07-01' })).toContain(
      '2 clients, the longest without a step for 2 years',
    );
  });

  test('one that is new still though something was noted is told by that last step', async () => {
    const refnet = await imported(['2024-01-10,Maren Holt,Jane D.,received,New,']);
    await refnet.run(['update', 'jane', '--note', 'asked'], { today: '2026-06-10' });
    expect(await refnet.ok(['due', '--kind', 'move'], { today: '2026-07-01' })).toContain(
      'Jane D., still new, no step for 3 weeks',
    );
  });

  test('one and several are told by the time that nothing is known of them for', async () => {
    const refnet = await imported([
      '2026-03-05,Linda Wu,Tom R.,given,New,',
      '2025-06-20,Linda Wu,Tia R.,given,Contacted,',
      '2026-05-20,Maren Holt,Jane D.,received,New,',
    ]);
    expect(await refnet.ok(['due'], { today: '2026-07-01' })).toMatchInlineSnapshot(`
      "Today
        Ask   Linda Wu    2 clients, the longest without news for 12 months
              refnet update linda --all given --note TEXT
        Move  Maren Holt  Jane D., still new after 6 weeks  refnet update 3 STATUS
      "
    `);
  });

  test('a partner is thanked for what refnet due names, not for what the file brought', async () => {
    const refnet = await imported([
      '2026-05-20,Janelle Roy,Jane D.,received,New,',
      '2026-01-05,Janelle Roy,Sue B.,received,Won,24000',
    ]);
    const today = '2026-06-02';
    expect(await refnet.ok(['thank', 'janelle'], { today })).toBe(
      'Nothing to thank Janelle Roy for: none is waiting.\n' +
        '  2 not in that list, imported or snoozed, one by one: refnet thank 2\n',
    );
    await refnet.ok(['log', 'Max P.', '--from', 'janelle'], { today });
    expect(await refnet.ok(['thank', 'janelle', '--dry-run'], { today })).toContain(
      'Would thank Janelle Roy for 1 referral, Tue 2 Jun 2026: #3\n',
    );
    expect(await refnet.ok(['thank', 'janelle'], { today })).toContain(
      'Thanked Janelle Roy for 1 referral, Tue 2 Jun 2026: #3\n',
    );
    expect(await refnet.ok(['due', '--kind', 'thank'], { today })).toBe('Nothing of that is waiting.\n');
  });

  test('however many there are, due fits a screen and counts none of them as older', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => {
      const way = n % 2 === 0 ? 'given' : 'received';
      return `2026-01-${String((n % 28) + 1).padStart(2, '0')},Partner ${n % 40},Client ${n},${way},New,`;
    });
    const refnet = await imported(rows);
    for (const columns of [60, 80, 120]) {
      for (const today of [DAY, '2026-06-15', '2026-07-01', '2026-12-01']) {
        const text = await refnet.ok(['due'], { today, columns });
        expect(text.trimEnd().split('\n').length).toBeLessThan(24);
        expect(text).not.toContain('older');
      }
    }
    expect(await refnet.ok(['due'], { today: '2026-07-01' })).toMatch(
      /\d+ of 120 things shown: refnet due --limit all\n$/,
    );
  });
});

describe('what is snoozed', () => {
  const put = () =>
    newNetwork(
      ['add-partner', 'Ilse Moreno', '--stage', 'power-partner'],
      ['check-in', 'ilse', '--on', '2026-05-04'],
      ['log', 'Jane D.', '--from', 'ilse', '--on', '2026-11-18'],
      ['promise', 'ilse', 'send the brochure', '--by', '2026-11-20'],
      ['snooze', 'ilse', '--until', '2026-12-04', '--because', 'on holiday'],
      ['snooze', '2', '--until', '2026-12-01'],
      ['snooze', '3', '--until', '2027-01-15'],
      ['log', 'Bob Q.', '--to', 'ilse', '--on', '2026-11-19'],
      ['snooze', '4', '--until', '2026-11-30'],
    );

  test('is seen with what it hides and when it comes back', async () => {
    const refnet = await put();
    expect(await refnet.ok(['due'])).toMatchInlineSnapshot(`
      "Nothing is waiting up to 27 Nov 2026.

      4 snoozed: refnet due --snoozed
      "
    `);
    expect(await refnet.ok(['due', '--snoozed'])).toMatchInlineSnapshot(`
      "Later
        Thank     Ilse Moreno  for Jane D., 18 Nov, back Tue 1 Dec
                  refnet snooze 2 --wake
        Check-in  Ilse Moreno  last 4 May, every 3 months, back Fri 4 Dec
                  refnet snooze ilse --wake
        Promise   Ilse Moreno  send the brochure, by Fri 20 Nov, back Fri 15 Jan 2027
                  refnet snooze 3 --wake

      #4: snoozed until 30 Nov 2026, and nothing waits by then: refnet snooze 4 --wake
      "
    `);
  });

  test('falls into the days looked at, on the day it comes back', async () => {
    const refnet = await put();
    expect(await refnet.ok(['due', '--within', '2026-12-03'])).toMatchInlineSnapshot(`
      "Later
        Thank  Ilse Moreno  for Jane D., 18 Nov, back Tue 1 Dec  refnet thank 2
        Move   Ilse Moreno  Jane D., no step by Wed 2 Dec  refnet update 2 STATUS

      2 snoozed: refnet due --snoozed
      "
    `);
    const on = async (day: string) =>
      JSON.parse(await refnet.ok(['due', '--json', '--within', day])).map(
        ({ kind, dueOn }: { kind: string; dueOn: string }) => `${kind} ${dueOn}`,
      );
    expect(await on('2026-12-01')).toEqual(['thank 2026-12-01']);
    expect(await on('2026-12-04')).toEqual(['thank 2026-12-01', 'move 2026-12-02', 'check-in 2026-12-04']);
    expect(await refnet.ok(['due', '--brief', '--within', '2026-12-01'])).toBe(
      'refnet: 1 later (refnet due)\n',
    );
  });
});
