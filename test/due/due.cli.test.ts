import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** A network with one thing of every kind that waits on 20 November 2026. */
async function everyKind(): Promise<Refnet> {
  const refnet = await newNetwork();
  const run = async (today: string, ...commands: readonly (readonly string[])[]) => {
    for (const argv of commands) {
      const { code, stderr } = await refnet.run(argv, { today });
      expect({ argv, code, stderr: code === 0 ? '' : stderr }).toEqual({ argv, code: 0, stderr: '' });
    }
  };
  await run(
    '2025-11-20',
    ['add-partner', 'Maren Holt', '--stage', 'referral-partner', '--known-since', '2024-01'],
    ['add-partner', 'Victor Osei', '--stage', 'power-partner', '--profession', 'accountant'],
    ['add-partner', 'Ilse Moreno', '--stage', 'power-partner'],
    ['add-partner', 'Grace Adey', '--profession', 'lawyer'],
    ['config', 'currency', 'CAD'],
  );
  await run(
    '2026-11-20',
    ['add-partner', 'Ben Adler', '--known-since', '2026-11-05'],
    ['check-in', 'ilse', '--on', '2026-05-04'],
    ['check-in', 'maren', '--on', '2026-08-27'],
    ['check-in', 'victor', '--on', '2026-11-02'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-18'],
    ['log', 'Max P.', '--from', 'victor', '--on', '2026-07-01'],
    ['agree', 'victor', '--written', '--from', '2026-01-01', '--review-on', '2026-11-18', '--i-pay', '10%'],
    ['update', '5', 'won', '--on', '2026-11-12', '--collected', '1200'],
    ['log', 'Bob Q.', '--to', 'ilse', '--on', '2026-10-01'],
    ['log', 'Kim S.', '--from', 'maren', '--on', '2026-11-01'],
    ['thank', 'maren'],
    ['log', 'Dana R.', '--from', 'maren', '--on', '2026-11-19'],
    ['agree', 'ilse', '--verbal', '--from', '2026-01-01', '--until', '2026-12-31'],
    ['promise', 'maren', 'send the brochure', '--by', '2026-11-25'],
    ['promise', 'maren', 'the monthly numbers', '--theirs', '--by', '2026-11-20'],
  );
  return refnet;
}

describe('refnet due', () => {
  test('lists what waits, most pressing first, each with its command, in 80 columns', async () => {
    const refnet = await everyKind();
    const text = await refnet.ok(['due']);
    expect(text).toMatchInlineSnapshot(`
      "Overdue
        Check-in  Ilse Moreno  last 4 May, every 3 months     refnet check-in ilse
        Review    Victor Osei  of the agreement, Wed 18 Nov
                  refnet agree victor --reviewed
                               its questions  refnet agree victor --checklist
      Today
        Fee       Victor Osei  you pay CAD 120, since 12 Nov  refnet pay victor
        Ending    Ilse Moreno  agreement ends 31 Dec
                  refnet agree 11 --until 2027-12-31
        Thank     Maren Holt   for Dana R., 19 Nov            refnet thank 10
        Tell      Victor Osei  Max P.: won, 12 Nov            refnet told 5
        Ask       Ilse Moreno  Bob Q., no news for 7 weeks
                  refnet update 8 --note TEXT
        Move      Maren Holt   Kim S., still new after 2 weeks  refnet update 9 STATUS
        Expect    Maren Holt   the monthly numbers, by Fri 20 Nov  refnet done 13
        Meet      Ben Adler    met 5 Nov, no one-to-one yet
                  refnet check-in ben --kind meeting
        Look                   yearly, 2 acquaintances        refnet due --candidates
      This week
        Promise   Maren Holt   send the brochure, by Wed 25 Nov  refnet done 12
        Check-in  Maren Holt   by Fri 27 Nov, every 3 months  refnet check-in maren

      1 older: refnet due --older
      "
    `);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('gives each command a line of its own on a narrow screen', async () => {
    const refnet = await everyKind();
    const text = await refnet.ok(['due'], { columns: 60 });
    expect(text.split('\n').slice(0, 9).join('\n')).toMatchInlineSnapshot(`
      "Overdue
        Check-in  Ilse Moreno  last 4 May, every 3 months
                  refnet check-in ilse
        Review    Victor Osei  of the agreement, Wed 18 Nov
                  refnet agree victor --reviewed
                               its questions
                  refnet agree victor --checklist
      Today
        Fee       Victor Osei  you pay CAD 120, since 12 Nov"
    `);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });

  test('names commands that do what they say: each thing is gone once its command ran', async () => {
    const refnet = await everyKind();
    const list = async () => JSON.parse(await refnet.ok(['due', '--json']));
    for (;;) {
      const [item] = (await list()).filter(
        ({ kind, state }: { kind: string; state: string }) => kind !== 'candidates' && state !== 'this-week',
      );
      if (item === undefined) break;
      const command = item.command.replace('STATUS', 'contacted');
      const argv = command.split(' ').slice(1);
      expect({ argv, code: (await refnet.run(argv)).code }).toEqual({ argv, code: 0 });
      expect(await list()).not.toContainEqual(item);
    }
    const left = (await list()).map(({ kind, state }: { kind: string; state: string }) => [kind, state]);
    expect(left).toEqual([
      ['candidates', 'today'],
      ['promise', 'this-week'],
      ['check-in', 'this-week'],
    ]);
  });

  test('gives every fact as JSON', async () => {
    const refnet = await everyKind();
    const items = JSON.parse(await refnet.ok(['due', '--json']));
    expect(items[0]).toEqual({
      state: 'overdue',
      kind: 'check-in',
      partner: 'Ilse Moreno',
      partnerId: 'p3',
      number: null,
      client: null,
      amount: null,
      expected: null,
      currency: null,
      dueOn: '2026-08-04',
      text: 'last 4 May, every 3 months',
      command: 'refnet check-in ilse',
      source: null,
    });
    expect(items.find(({ kind }: { kind: string }) => kind === 'fee')).toMatchObject({
      amount: '120.00',
      currency: 'CAD',
      command: 'refnet pay victor',
    });
    expect(items.find(({ kind }: { kind: string }) => kind === 'ask')).toMatchObject({
      number: 8,
      client: 'Bob Q.',
      dueOn: '2026-10-31',
    });
  });

  test('gives CSV and Markdown', async () => {
    const refnet = await everyKind();
    const csv = await refnet.ok(['due', '--kind', 'ask', '--format', 'csv']);
    expect(csv.split('\r\n')).toEqual([
      'state,kind,partner,partnerId,number,client,amount,expected,currency,dueOn,text,command,source',
      'today,ask,Ilse Moreno,p3,8,Bob Q.,,,,2026-10-31,"Bob Q., no news for 7 weeks",refnet update 8 --note TEXT,',
      '',
    ]);
    expect(await refnet.ok(['due', '--kind', 'ask', '--format', 'md'])).toContain(
      '| Today | Ask | Ilse Moreno | 8 | Bob Q., no news for 7 weeks | refnet update 8 --note TEXT |',
    );
  });

  test('narrows to kinds and a partner', async () => {
    const refnet = await everyKind();
    expect(await refnet.ok(['due', '--kind', 'thanks', '--kind', 'tell', '--partner', 'victor'])).toBe(
      'Today\n  Tell  Victor Osei  Max P.: won, 12 Nov  refnet told 5\n',
    );
    expect(await refnet.ok(['due', '--kind', 'fee', '--partner', 'maren'])).toBe(
      'Nothing of that is waiting.\n',
    );
  });

  test('looks further ahead with --within', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['promise', 'maren', 'call back', '--by', '2026-12-04'],
    );
    expect(await refnet.ok(['due'])).toMatch(/^Nothing is waiting up to 27 Nov 2026\.\n/);
    for (const within of ['2w', '14 days', '2026-12-04']) {
      expect(await refnet.ok(['due', '--within', within])).toMatch(
        /^Later\n {2}Promise {2}Maren Holt {2}call back, by Fri 4 Dec {2}refnet done 1\n/,
      );
    }
    expect(await refnet.ok(['due', '--within', '13d'])).toMatch(/^Nothing is waiting up to 3 Dec 2026\.\n/);
  });

  test('shows a screenful, and says how many there are and the command for all', async () => {
    const refnet = await newNetwork();
    for (let n = 1; n <= 21; n += 1) {
      await refnet.run(['log', `Client ${n}`, '--from', `Partner ${n}`, '--add']);
    }
    const text = await refnet.ok(['due']);
    expect(text.match(/refnet thank/g)).toHaveLength(20);
    expect(text.split('\n')).toHaveLength(24);
    expect(text).toContain('20 of 21 things shown: refnet due --limit all\n');
    expect((await refnet.ok(['due', '--limit', 'all'])).match(/refnet thank/g)).toHaveLength(21);
    expect(await refnet.ok(['due', '--within', '2w', '--kind', 'thank', '--limit', '1'])).toContain(
      '1 of 21 things shown: refnet due --within 2026-12-04 --kind thank --limit all\n',
    );
    // What refnet alone shows is of another command, which it names.
    expect((await asked(refnet, [], [])).stdout).toContain('8 of 21 things shown: refnet due --limit all\n');
  });

  test.each([
    [['due', '--within', 'yesterday'], 2, '--within 19 Nov 2026 is past'],
    [['due', '--within', 'soon'], 2, 'cannot be read as a day'],
    [['due', '--kind', 'gossip'], 2, 'is not a kind of thing that waits'],
    [['due', '--partner', 'nobody'], 1, 'no partner "nobody"'],
    [['due', '--brief', '--json'], 2, '--json does not go with --brief'],
    [['due', '--candidates', '--partner', 'maren'], 2, '--partner does not go with --candidates'],
  ])('%j is refused', async (argv, code, message) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});

describe('refnet due --brief', () => {
  test('is one line, counted as the list is', async () => {
    const refnet = await everyKind();
    expect(await refnet.ok(['due', '--brief'])).toBe(
      'refnet: 2 overdue, 9 today, 2 this week (refnet due)\n',
    );
    expect(JSON.parse(await refnet.ok(['due', '--json']))).toHaveLength(13);
    expect(await refnet.ok(['due', '--brief', '--within', '2w', '--kind', 'move'])).toBe(
      'refnet: 1 today, 2 later (refnet due)\n',
    );
    expect(await refnet.ok(['due', '--brief', '--partner', 'ilse'])).toBe(
      'refnet: 1 overdue, 2 today (refnet due)\n',
    );
  });

  test('says nothing where nothing waits, and where there is no file', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.ok(['due', '--brief'])).toBe('');
    const none = await newNetwork();
    expect(await none.ok(['due', '--brief'])).toBe('');
    expect(await none.ok(['due', '--brief', '--db', join(none.home, 'none.db')])).toBe('');
  });

  test('says nothing where the file cannot be read', async () => {
    const refnet = await newNetwork();
    const file = join(refnet.home, 'letter.txt');
    writeFileSync(file, 'no database');
    expect(await refnet.ok(['due', '--brief', '--db', file])).toBe('');
  });
});

describe('a screen that cannot hold all that waits', () => {
  test('has of each kind its share, so that what is long overdue is not hidden by what is many', async () => {
    const many = Array.from({ length: 25 }, (_, n) => `Client ${String.fromCodePoint(65 + n)}`);
    const refnet = await newNetwork(
      ['add-partner', 'Ilse Moreno', '--stage', 'referral-partner'],
      ['check-in', 'ilse', '--on', '2025-01-04'],
      ...many.map((_, n) => ['promise', 'ilse', `task ${n}`, '--by', '2026-10-01']),
      ['log', 'Zed', '--from', 'ilse', '--on', '2026-06-01'],
    );
    const text = await refnet.ok(['due']);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(23);
    expect(text).toMatch(/\n {2}Check-in {2}Ilse Moreno/);
    expect(text).toMatch(/\n {2}Move {6}Ilse Moreno/);
    expect(text).toMatch(/\n {2}Promise {3}Ilse Moreno {2}task 0, /);
    expect(text).toMatch(/^\d+ of 27 things shown/m);
  });

  test('what is open with a partner who is put away is told as theirs', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Robert C.'],
      ['promise', 'robert', 'send the file', '--by', '2026-11-01'],
      ['edit', 'robert', '--archive'],
    );
    expect(await refnet.ok(['due'])).toContain(
      '  Promise  Robert C. (archived)  send the file, by Sun 1 Nov',
    );
    expect(JSON.parse(await refnet.ok(['due', '--json']))[0].partner).toBe('Robert C.');
  });
});

describe('habits', () => {
  test('new people are counted on the first Monday of a month and with --habits, those of the first days and of an import left out', async () => {
    const refnet = await newNetwork();
    await refnet.run(['add-partner', 'Maren Holt'], { today: '2026-10-01' });
    for (const day of ['2026-10-07', '2026-11-01', '2026-11-14', '2026-11-20']) {
      await refnet.ok(['add-partner', `Somebody of ${day}`, '--yes'], { today: day });
    }
    const line = 'New people met: 2 in 7 days, 3 in 4 weeks; one a week is a habit [durden]\n';
    expect(await refnet.ok(['due'])).not.toContain('New people');
    expect(await refnet.ok(['due', '--habits'])).toContain(line);
    expect(await refnet.ok(['due'], { today: '2026-11-23' })).not.toContain('New people');
    expect(await refnet.ok(['due'], { today: '2026-12-07' })).toContain('New people met: 0 in 7 days');
    expect(await refnet.ok(['due', '--kind', 'thank'], { today: '2026-12-07' })).not.toContain('New people');
  });

  test('and never in the first four weeks of a file', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.ok(['due'], { today: '2026-12-07' })).not.toContain('New people');
    expect(await refnet.ok(['due', '--habits'], { today: '2026-12-17' })).toContain(
      'New people met are counted from 18 Dec 2026 on\n',
    );
    expect(await refnet.ok(['due'], { today: '2027-01-04' })).toContain('New people met: 0 in 7 days');
  });

  test('a first meeting is followed by a one-to-one', async () => {
    const refnet = await newNetwork(['add-partner', 'Ben Adler', '--known-since', '2026-11-13']);
    const kinds = async () =>
      JSON.parse(await refnet.ok(['due', '--json'])).map(({ kind }: { kind: string }) => kind);
    expect(await kinds()).toEqual(['one-to-one']);
    await refnet.ok(['check-in', 'ben', '--kind', 'email']);
    expect(await kinds()).toEqual(['one-to-one']);
    await refnet.ok(['check-in', 'ben', '--kind', 'coffee']);
    expect(await kinds()).toEqual([]);
  });

  test('candidates are the acquaintances who serve the same clients', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Grace Adey', '--profession', 'mortgage broker'],
      ['add-partner', 'Oskar Lind', '--profession', 'dog groomer'],
      ['add-partner', 'Victor Osei', '--profession', 'home inspector', '--stage', 'referral-partner'],
    );
    const names = async () =>
      JSON.parse(await refnet.ok(['due', '--candidates', '--json'])).map(
        ({ partner }: { partner: string }) => partner,
      );
    expect(await names()).toEqual(['Grace Adey', 'Oskar Lind']);
    await refnet.ok(['config', 'profession', 'realtor']);
    expect(await names()).toEqual(['Grace Adey']);
    expect(await refnet.ok(['due', '--candidates'])).toMatchInlineSnapshot(`
      "Partner     Profession       Exchanged  Check-in  Next
      Grace Adey  mortgage broker          0  none yet  refnet check-in grace

      Looked through? refnet snooze candidates --until "in 1 year"
      "
    `);
  });

  test('a year after the file was made it is time to look, and again a year after that', async () => {
    const refnet = await newNetwork(['add-partner', 'Grace Adey']);
    const looks = async (today: string) =>
      (await refnet.ok(['due', '--kind', 'candidates', '--json'], { today })) !== '[]\n';
    expect(await looks('2027-11-12')).toBe(false);
    expect(await looks('2027-11-13')).toBe(true);
    await refnet.ok(['snooze', 'candidates', '--until', 'in 1 year'], { today: '2027-11-20' });
    expect(await looks('2027-11-21')).toBe(false);
    expect(await looks('2028-11-20')).toBe(true);
  });
});

test('somebody whom log added is to be met as one is whom add-partner added', async () => {
  const refnet = await newNetwork();
  for (const [today, ...argv] of [
    ['2026-07-01', 'add-partner', 'Ann'],
    ['2026-08-12', 'add-partner', 'Judge'],
    ['2026-08-12', 'log', 'Zed', '--from', 'Carl New', '--add'],
    ['2026-08-12', 'log', 'Zoe', '--to', 'Dora', '--add'],
  ]) {
    expect((await refnet.run(argv, { today: today ?? '' })).code).toBe(0);
  }
  expect(await refnet.ok(['due', '--kind', 'one-to-one'], { today: '2026-08-19' })).toBe(
    [
      'Today',
      '  Meet  Carl New  met 12 Aug, no one-to-one yet',
      '        refnet check-in carl --kind meeting',
      '  Meet  Dora      met 12 Aug, no one-to-one yet',
      '        refnet check-in dora --kind meeting',
      '  Meet  Judge     met 12 Aug, no one-to-one yet',
      '        refnet check-in judge --kind meeting',
      '',
    ].join('\n'),
  );
});

test('what is not to be asked about yet says when it will be', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann'],
    ['log', 'Wes', '--to', 'ann'],
    ['log', 'Una', '--from', 'ann'],
    ['thank', '2'],
  );
  expect(await refnet.ok(['due', '--within', '2m', '--kind', 'ask', '--kind', 'move'])).toBe(
    [
      'Later',
      '  Move  Ann  Una, no step by Fri 4 Dec   refnet update 2 STATUS',
      '  Ask   Ann  Wes, no news by Sun 20 Dec  refnet update 1 --note TEXT',
      '',
    ].join('\n'),
  );
});

describe('a check-in that was planned', () => {
  const network = () => newNetwork(['add-partner', 'Ann Ash'], ['check-in', 'ann', '--next', '2026-12-01']);

  test('is due for the day that was named, and not for a rhythm that asks for none yet', async () => {
    const refnet = await network();
    const today = '2026-12-02';
    expect(await refnet.ok(['due'], { today })).toContain('Ann Ash  last 20 Nov, planned for 1 Dec  refnet');
    expect(await refnet.ok(['report'], { today })).toContain('last 20 Nov 2026, planned for 1 Dec 2026');
    expect(await refnet.ok(['due'], { today: '2026-11-28' })).toContain('by Tue 1 Dec, as planned');
  });

  test('and was put off, for the day it was put off to', async () => {
    const refnet = await network();
    await refnet.ok(['snooze', 'ann', '--until', '2026-12-04'], { today: '2026-12-01' });
    expect(await refnet.ok(['due'], { today: '2026-12-05' })).toContain('last 20 Nov, snoozed until 4 Dec');
  });
});

describe('a promise that is counted and was kept', () => {
  const kept = () =>
    newNetwork(
      ['add-partner', 'Abe One'],
      ['promise', 'abe', '--goal', '1 referral', '--from', '2026-08-01', '--by', '2026-09-01'],
      ['promise', 'abe', '--theirs', '--goal', '2 referrals', '--from', '2026-08-01', '--by', '2026-09-01'],
      ['log', 'Gil G.', '--to', 'abe', '--on', '2026-08-03', '--status', 'declined'],
      ['log', 'Rae R.', '--from', 'abe', '--on', '2026-08-04', '--status', 'declined'],
    );

  test('is reached, never overdue, however late it is closed; one that was not is', async () => {
    const refnet = await kept();
    const told = JSON.parse(await refnet.ok(['due', '--json', '--kind', 'promise', '--kind', 'expect']));
    expect(told).toMatchObject([
      { kind: 'expect', state: 'overdue', text: '1 of 2 referrals, by Tue 1 Sep' },
      { kind: 'promise', state: 'today', text: '1 of 1 referral: reached', command: 'refnet done 1' },
    ]);
  });

  test('is named as reached in a calendar', async () => {
    const refnet = await kept();
    const file = join(refnet.home, 'due.ics');
    await refnet.ok(['calendar', '--output', file]);
    const events = readFileSync(file, 'utf8');
    expect(events).toContain('SUMMARY:Promised to Abe One\\, reached: 1 referral\r\n');
    expect(events).toContain('SUMMARY:Promised by Abe One: 2 referrals\r\n');
  });
});
