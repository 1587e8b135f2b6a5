import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const MAREN = ['add-partner', 'Maren Holt'] as const;
const VICTOR = ['add-partner', 'Victor Osei'] as const;

/** #1 to #3 are promises. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    MAREN,
    VICTOR,
    ['promise', 'maren', 'send the brochure', '--by', 'wednesday'],
    ['promise', 'maren', 'introduce their assistant', '--theirs'],
    ['promise', 'victor', 'send the monthly numbers', '--theirs', '--by', '2026-11-10'],
    ...more,
  );
}

async function promised(refnet: Refnet, number: number, today?: string): Promise<Record<string, unknown>> {
  const listed: { number: number }[] = JSON.parse(
    await refnet.ok(['promise', '--done', '--json'], today === undefined ? {} : { today }),
  );
  return { ...listed.find((each) => each.number === number) };
}

describe('promise', () => {
  test('that was kept is told as done beside the partner and among what is found, one that waits is not', async () => {
    const refnet = await network(['done', '1']);
    const kept = '#1  I promised Maren Holt: send the brochure, by Wed 25 Nov 2026; done, Fri 20 Nov 2026\n';
    for (const argv of [
      ['show', 'maren'],
      ['search', 'brochure'],
    ]) {
      const text = (await refnet.ok(argv, { columns: 120 })).replaceAll(/ +\n/g, '\n');
      expect(text).toContain(kept);
    }
    expect(await refnet.ok(['show', 'maren'])).toContain(
      '#2  Maren Holt promised: introduce their assistant\n',
    );
  });

  test.each([
    [
      ['maren', 'send the brochure', '--by', 'wednesday'],
      'I promised Maren Holt: send the brochure, by Wed 25 Nov 2026',
    ],
    [['maren', 'send the brochure'], 'I promised Maren Holt: send the brochure'],
    [['maren', 'introduce their assistant', '--theirs'], 'Maren Holt promised: introduce their assistant'],
    [
      ['maren', 'call the bank', '--by', '2026-11-19'],
      'I promised Maren Holt: call the bank, by Thu 19 Nov 2026; overdue',
    ],
    [['maren', 'call the bank', '--by', 'today'], 'I promised Maren Holt: call the bank, by Fri 20 Nov 2026'],
    [
      ['maren', '--theirs', '--goal', '6', 'referrals', '--by', '2026-12-31'],
      'Maren Holt promised: 6 referrals, by Thu 31 Dec 2026; 0 of 6 referrals',
    ],
    [['maren', 'more of it', '--goal', '1 client'], 'I promised Maren Holt: more of it; 0 of 1 client'],
    [
      ['maren', 'write about them', '--goal', '10 posts'],
      'I promised Maren Holt: write about them; goal 10 posts, which you count yourself',
    ],
  ])('%j', async (argv, line) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.ok(['promise', ...argv])).toBe(`#1  ${line}\n    next: refnet done 1\n`);
  });

  test('works as commit, and gives its record with --json', async () => {
    const refnet = await newNetwork(MAREN);
    const argv = [
      'commit',
      'maren',
      'grow',
      '--goal',
      '4 checkins',
      '--from',
      '2026-10-01',
      '--by',
      '2026-12-31',
    ];
    expect(JSON.parse(await refnet.ok([...argv, '--json']))).toEqual({
      number: 1,
      partner: 'Maren Holt',
      partnerId: 'p1',
      side: 'mine',
      what: 'grow',
      by: '2026-12-31',
      goal: 4,
      goalKind: 'check-ins',
      reached: 0,
      state: 'open',
      from: '2026-10-01',
      doneOn: null,
      agreement: null,
      uuid: expect.any(String),
    });
  });

  test('alone lists the open ones of both sides, those due first', async () => {
    const refnet = await network(['done', '2']);
    expect(await refnet.ok(['promise'])).toBe(
      [
        '#  Partner      Who        What                      By           State',
        '3  Victor Osei  they will  send the monthly numbers  10 Nov 2026  overdue',
        '1  Maren Holt   I will     send the brochure         25 Nov 2026  open',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['promise', 'maren', '--done'])).toBe(
      [
        '#  Partner     Who        What                       By           State',
        '1  Maren Holt  I will     send the brochure          25 Nov 2026  open',
        '2  Maren Holt  they will  introduce their assistant               done',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['promise', '--format', 'csv'])).toMatch(
      /^number,partner,partnerId,side,what,by,goal,goalKind,reached,state,from,doneOn,agreement,uuid\r\n3,/,
    );
  });

  test('says so where there is none', async () => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.ok(['promise'])).toBe('No open promise: refnet promise NAME WHAT --by DAY\n');
    expect(await refnet.ok(['promise', 'maren', '--done'])).toBe('Nothing was promised yet.\n');
    expect(await refnet.ok(['promise', '--json'])).toBe('[]\n');
  });

  test('what was promised in an agreement is among them', async () => {
    const refnet = await newNetwork(MAREN, ['agree', 'maren', '--verbal', '--they-will', 'send the numbers']);
    expect(JSON.parse(await refnet.ok(['promise', 'maren', '--json']))).toMatchObject([
      { number: 2, side: 'theirs', what: 'send the numbers', agreement: 1, from: '2026-11-20' },
    ]);
  });

  test.each([
    [2, ['maren', '--by', 'friday'], 'what was promised is missing'],
    [2, ['maren', ' '], 'what was promised is missing'],
    [2, ['--goal', '6', 'referrals'], 'the partner is missing'],
    [2, ['maren', '--goal', '6', 'referrals', '--goal', '3', 'clients'], '--goal is said 2 times'],
    [2, ['maren', 'x', '--goal', 'referrals'], '"referrals" is no goal'],
    [2, ['maren', 'x', '--goal', '0', 'referrals'], '"0 referrals" is no goal'],
    [2, ['maren', 'x', '--goal', '6'], 'a goal is a number and what of: 6 referrals'],
    [2, ['maren', 'x', '--goal', '6 referals'], '"referals" is not counted. Did you mean referrals?'],
    [
      2,
      ['maren', 'x', '--from', '2026-11-01', '--by', '2026-10-31'],
      'it would be due (31 Oct 2026) before it begins',
    ],
    [2, ['maren', '--goal', '6 referrals', '--by', '2026-11-19'], 'say from which day it holds with --from'],
    [2, ['maren', 'x', '--done'], '--done does not go with recording a promise'],
    [2, ['maren', 'x', '--by', 'someday'], 'someday'],
    [1, ['viktor', 'x'], 'refnet promise victor x'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(code, ['promise', ...argv])).toContain(message);
    expect(dumpOf(refnet.file)).toEqual(before);
  });
});

describe('a goal', () => {
  /** Both directions on the day before, on, and after each edge of the goal's days. */
  const REFERRALS = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'].flatMap((day) => [
    ['log', `Client given ${day}`, '--to', 'maren', '--on', day],
    ['log', `Client received ${day}`, '--from', 'maren', '--on', day],
    ['log', `Client received too ${day}`, '--from', 'maren', '--on', day],
    ['log', `Client elsewhere ${day}`, '--from', 'victor', '--on', day],
    ['check-in', 'maren', '--on', day],
  ]);
  const OCTOBER = ['--from', '2026-10-01', '--by', '2026-10-31'];

  test.each([
    [['--goal', '6 referrals'], 2],
    [['--goal', '6 referrals', '--theirs'], 4],
    [['--goal', '6 check-ins'], 2],
    [['--goal', '6 clients'], 0],
    [['--goal', '6 posts'], null],
  ])('%j counts from its first day to its last, both included: %i', async (goal, reached) => {
    const refnet = await newNetwork(MAREN, VICTOR, ...REFERRALS, ['promise', 'maren', ...OCTOBER, ...goal]);
    expect(await promised(refnet, 21)).toMatchObject({ reached });
  });

  test('of clients goes by the day they were won', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['log', 'Ann', '--to', 'maren', '--on', '2026-09-01'],
      ['log', 'Bea', '--to', 'maren', '--on', '2026-10-01'],
      ['log', 'Cem', '--from', 'maren', '--on', '2026-10-01'],
      ['update', '1', 'won', '--on', '2026-10-31'],
      ['update', '2', 'won', '--on', '2026-11-01'],
      ['update', '3', 'won', '--on', '2026-10-02'],
      ['promise', 'maren', ...OCTOBER, '--goal', '2 clients'],
    );
    expect(await promised(refnet, 4)).toMatchObject({ reached: 1, goal: 2, state: 'overdue' });
  });

  test('does not count what counts nowhere', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['log', 'Ann', '--to', 'maren', '--status', 'void'],
      ['log', 'Bea', '--to', 'maren'],
      ['edit', '2', '--consent', 'no'],
      ['log', 'Cem', '--to', 'maren'],
      ['promise', 'maren', '--goal', '1 referral'],
    );
    expect(await promised(refnet, 4)).toMatchObject({ reached: 1, state: 'reached' });
  });

  test('is shown as it grows, as reached by itself, and stays as it was when it is closed', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['promise', 'maren', 'refer more', '--goal', '2 referrals'],
      ['log', 'Ann', '--to', 'maren'],
    );
    expect(await refnet.ok(['promise'])).toBe(
      '#  Partner     Who     What        Goal              State\n' +
        '1  Maren Holt  I will  refer more  1 of 2 referrals  open\n',
    );
    await refnet.ok(['log', 'Bea', '--to', 'maren']);
    expect(await promised(refnet, 1)).toMatchObject({ reached: 2, state: 'reached' });
    await refnet.ok(['done', '1']);
    await refnet.ok(['log', 'Cem', '--to', 'maren'], { today: '2026-11-21' });
    expect(await promised(refnet, 1, '2026-11-21')).toMatchObject({ reached: 2, state: 'done' });
  });

  test('looked back at counts only what had happened', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['log', 'Ann', '--to', 'maren', '--on', '2026-11-19'],
      ['promise', 'maren', '--goal', '2 referrals', '--from', '2026-11-01'],
    );
    expect(await promised(refnet, 2, '2026-11-18')).toMatchObject({ reached: 0 });
    expect(await promised(refnet, 2, '2026-11-19')).toMatchObject({ reached: 1 });
  });
});

describe('done', () => {
  test('closes a promise, and undo opens it again', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['done', '1'])).toBe(
      '#1  I promised Maren Holt: send the brochure, by Wed 25 Nov 2026; done, Fri 20 Nov 2026\n',
    );
    expect(await refnet.ok(['undo'])).toContain('Took back: closed promise 1 (Maren Holt)\n');
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test.each([
    [['brochure'], '#1  I promised Maren Holt: send the brochure'],
    [['victor'], '#3  Victor Osei promised: send the monthly numbers'],
    [['monthly', 'numbers'], '#3  Victor Osei promised: send the monthly numbers'],
    [['introduce', 'their', 'assistant'], '#2  Maren Holt promised: introduce their assistant'],
  ])('finds the promise by words of it: %j', async (words, line) => {
    const refnet = await network();
    expect(await refnet.ok(['done', ...words])).toContain(line);
  });

  test('finds one that was done before where no open one fits, to correct its day', async () => {
    const refnet = await network(['done', 'brochure']);
    expect(await refnet.ok(['done', 'brochure'])).toContain(
      '#1  I promised Maren Holt: send the brochure, by Wed',
    );
    expect(await refnet.ok(['done', 'brochure'])).toContain(': already done, Fri 20 Nov 2026\n');
  });

  test.each([
    [
      ['done', '6', '--on', '2026-10-31'],
      'Sat 31 Oct 2026 is before it was promised, Sun 1 Nov 2026\n  refnet edit 6 --from 2026-10-31      if it was promised earlier',
    ],
    [
      ['edit', '6', '--by', '2026-10-01'],
      'it would be due (1 Oct 2026) before it begins (1 Nov 2026)\n  say from which day it holds with --from',
    ],
    [
      ['edit', '7', '--from', '2026-11-03'],
      'it was done on Mon 2 Nov 2026, before that day\n  refnet done NUMBER --on DAY      corrects when',
    ],
  ])('is refused for days before it was promised: %j', async (argv, message) => {
    const refnet = await network(
      ['check-in', 'maren', '--on', '2026-11-01'],
      ['check-in', 'victor', '--on', '2026-11-01'],
      ['promise', 'maren', 'send the list', '--from', '2026-11-01', '--by', '2026-12-01'],
      ['promise', 'maren', 'send the map', '--from', '2026-11-01'],
      ['done', '7', '--on', '2026-11-02'],
    );
    expect(await refnet.fails(2, argv)).toBe(`refnet: ${message}\n`);
  });

  test('once more says so and changes nothing; another day corrects it', async () => {
    const refnet = await network(['done', '2']);
    const before = await refnet.ok(['history', '--json']);
    for (const argv of [
      ['done', '2'],
      ['done', '2', '--on', 'today'],
    ]) {
      expect(await refnet.ok(argv)).toBe(
        '#2  Maren Holt promised: introduce their assistant: already done, Fri 20 Nov 2026\n',
      );
    }
    expect(await refnet.ok(['history', '--json'])).toBe(before);
    expect(await refnet.ok(['done', '3', '--on', '2026-11-12'])).toContain('done, Thu 12 Nov 2026');
    expect(await refnet.ok(['done', '3', '--on', '2026-11-11'])).toContain('done, Wed 11 Nov 2026');
  });

  test('asks before it closes a goal that is not reached, and says how without a terminal', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['promise', 'maren', '--theirs', '--goal', '6 referrals', '--from', '2026-11-01'],
      ['log', 'Ann', '--from', 'maren', '--on', '2026-11-10'],
      ['log', 'Bea', '--from', 'maren', '--on', '2026-11-19'],
    );
    expect(await refnet.fails(1, ['done', '1'])).toBe(
      'refnet: the goal is not reached: 2 of 6 referrals\n' +
        '  refnet show 1      shows what counts and from when\n' +
        '  refnet done 1 --yes      closes it all the same\n',
    );
    // What came after the day it was closed on does not count.
    expect(await refnet.fails(1, ['done', '1', '--on', '2026-11-15'])).toContain('1 of 6 referrals');
    const { code, stdout, stderr } = await asked(
      refnet,
      ['done', '1'],
      [['The goal is not reached: 2 of 6 referrals.', 'n']],
    );
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Close it all the same?');
    expect(await refnet.ok(['done', '1', '--yes'])).toBe(
      '#1  Maren Holt promised: 6 referrals; 2 of 6 referrals; done, Fri 20 Nov 2026\n',
    );
    // It was said once: another day is a correction.
    expect(await refnet.ok(['done', '1', '--on', '2026-11-19'])).toContain('done, Thu 19 Nov 2026');
  });

  test('asks nothing of a goal that is reached, or that you count yourself', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['log', 'Ann', '--to', 'maren'],
      ['promise', 'maren', '--goal', '1 referral'],
      ['promise', 'maren', 'write', '--goal', '10 posts'],
    );
    expect(await refnet.ok(['done', '2'])).toContain('1 of 1 referral; done, Fri 20 Nov 2026');
    expect(await refnet.ok(['done', '3'])).toContain('done, Fri 20 Nov 2026');
  });

  test('gives the record with --json', async () => {
    const refnet = await network();
    expect(JSON.parse(await refnet.ok(['done', '1', '--json']))).toMatchObject({
      number: 1,
      state: 'done',
      doneOn: '2026-11-20',
    });
  });

  test.each([
    [2, [], 'the promise is missing'],
    [1, ['leaflet'], 'no open promise fits "leaflet"'],
    [
      1,
      ['send'],
      '"send" fits 2 open promises\n  refnet done 3      Victor Osei promised: send the monthly numbers',
    ],
    [2, ['1', '--on', 'tomorrow'], 'Sat 21 Nov 2026 is still to come'],
    [2, ['1', '--on', 'yesterday'], 'Thu 19 Nov 2026 is before it was promised, Fri 20 Nov 2026'],
    [1, ['9'], 'there is no #9'],
    [1, ['4'], '#4 is a referral, not a promise'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await network(['log', 'Ann', '--to', 'maren']);
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(code, ['done', ...argv])).toContain(message);
    expect(dumpOf(refnet.file)).toEqual(before);
  });
});
