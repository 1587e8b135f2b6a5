import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Victor Osei, known for long, with so many given and received on these days, the newest in November. */
async function withVictor(given: number, received: number, ...days: readonly string[]): Promise<Refnet> {
  const refnet = await newNetwork([
    'add-partner',
    'Victor Osei',
    '--profession',
    'accountant',
    '--known-since',
    '2020-03-01',
  ]);
  for (let at = 0; at < given + received; at += 1) {
    const way = at < given ? '--to' : '--from';
    await refnet.ok(['log', `Client ${at + 1}`, way, 'victor', '--on', days[at] ?? '2026-02-10', '--yes']);
  }
  return refnet;
}

const LINE = /^ +(?:the .*|refnet advise .*)$/m;
const riseIn = (stdout: string): string | undefined => LINE.exec(stdout)?.[0].trim();

describe('a referral that raises the rank of its partner to 4 or more', () => {
  test('says so before what comes next, and in JSON', async () => {
    const refnet = await withVictor(5, 4);
    const argv = ['log', 'Dana R.', '--to', 'victor', '--for', 'bookkeeping', '--on', 'yesterday'];
    expect(await refnet.ok(argv)).toBe(
      [
        '#10  Dana R. given to Victor Osei for bookkeeping, Thu 19 Nov 2026',
        '     the 10th exchanged with Victor in 12 months: refnet advise victor',
        '     next: refnet intro 10      refnet update 10 won --value AMOUNT',
        '',
      ].join('\n'),
    );
    await refnet.ok(['undo', '--yes']);
    const [logged] = JSON.parse(await refnet.ok([...argv, '--json']));
    expect(logged.advice).toEqual({
      verdict: 'time-to-formalize',
      rank: 7,
      command: 'refnet advise victor',
    });
    const [next] = JSON.parse(await refnet.ok(['log', 'Kofi V.', '--to', 'victor', '--json']));
    expect(next.advice).toBeNull();
  });

  test('fits 60 columns, the command whole', async () => {
    const refnet = await withVictor(5, 4);
    const argv = ['log', 'Dana R.', '--to', 'victor'];
    const { stdout } = await refnet.run(argv, { terminal: true, columns: 60 });
    expect(stdout).toContain(
      '     the 10th exchanged with Victor in 12 months:\n       refnet advise victor\n',
    );
  });

  test('says so in a dry run, which writes nothing', async () => {
    const refnet = await withVictor(5, 4);
    const stdout = await refnet.ok(['log', 'Dana R.', '--to', 'victor', '--dry-run']);
    expect(riseIn(stdout)).toBe('the 10th exchanged with Victor in 12 months: refnet advise victor');
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toHaveLength(9);
  });

  test.each<[string, number, number, readonly string[], readonly string[], string | undefined]>([
    ['the 9th of 10', 4, 4, [], ['--to', 'victor'], undefined],
    [
      'the 10th',
      4,
      5,
      [],
      ['--to', 'victor'],
      'the 10th exchanged with Victor in 12 months: refnet advise victor',
    ],
    ['the 11th', 5, 5, [], ['--to', 'victor'], undefined],
    [
      'the 10th, of an old day in the window',
      4,
      5,
      [],
      ['--to', 'victor', '--on', '2025-11-21'],
      'the 10th exchanged with Victor in 12 months: refnet advise victor',
    ],
    ['the 10th, of the day before the window', 4, 5, [], ['--to', 'victor', '--on', '2025-11-20'], undefined],
    ['the 10th, a lead', 4, 5, [], ['--to', 'victor', '--consent', 'no'], undefined],
    ['the 10th, not chosen', 4, 5, [], ['--to', 'victor', '--status', 'not-chosen'], undefined],
    [
      'the 10th, one way but one',
      9,
      0,
      [],
      ['--from', 'victor'],
      'the 10th exchanged with Victor in 12 months, have the conversation: refnet advise victor',
    ],
    [
      'the 11th, no longer one way',
      9,
      1,
      [],
      ['--from', 'victor'],
      'the 11th exchanged with Victor in 12 months, and nothing holds back: refnet advise victor',
    ],
    [
      'the 5th in 6 months',
      2,
      2,
      ['2026-05-21', '2026-06-01', '2026-07-01', '2026-08-01'],
      ['--to', 'victor'],
      'the 5th exchanged with Victor in 6 months, coming near: refnet advise victor',
    ],
    [
      'the 4th in 6 months',
      2,
      2,
      ['2026-05-20', '2026-06-01', '2026-07-01', '2026-08-01'],
      ['--to', 'victor'],
      undefined,
    ],
  ])('%s', async (_name, given, received, days, argv, line) => {
    const refnet = await withVictor(given, received, ...days);
    const { stdout, code } = await refnet.run(['log', 'Dana R.', ...argv]);
    expect({ code, line: riseIn(stdout) }).toEqual({ code: 0, line });
  });

  test('says it as too new, and again once an older one shows that it is not', async () => {
    const refnet = await newNetwork(['add-partner', 'Victor Osei']);
    for (let at = 0; at < 9; at += 1)
      await refnet.ok([
        'log',
        `Client ${at}`,
        at % 2 === 0 ? '--to' : '--from',
        'victor',
        '--on',
        '2026-08-03',
      ]);
    expect(riseIn(await refnet.ok(['log', 'Dana R.', '--to', 'victor']))).toBe(
      'the 10th exchanged with Victor in 12 months, too new to formalize: refnet advise victor',
    );
    expect(riseIn(await refnet.ok(['log', 'Kofi V.', '--to', 'victor', '--on', '2024-03-01']))).toBe(
      'the 11th ever exchanged with Victor, and no longer too new: refnet advise victor',
    );
  });

  test('says nothing while the advice is declined', async () => {
    const days = ['2025-12-01', ...Array.from({ length: 9 }, () => '2026-02-10')];
    const refnet = await withVictor(5, 5, ...days);
    const argv = ['log', 'Dana R.', '--to', 'victor'];
    const later = { today: '2026-12-02' };
    expect(riseIn(await refnet.ok([...argv, '--dry-run'], later))).toBe(
      'the 10th exchanged with Victor in 12 months: refnet advise victor',
    );
    await refnet.ok(['advise', 'victor', '--decline', '--until', '2026-12-03']);
    expect(riseIn(await refnet.ok([...argv, '--dry-run'], later))).toBeUndefined();
    expect(riseIn(await refnet.ok([...argv, '--dry-run'], { today: '2026-12-03' }))).toBe(
      'the 10th exchanged with Victor in 12 months: refnet advise victor',
    );
  });

  test('says nothing of a partner put away', async () => {
    const refnet = await withVictor(5, 4);
    await refnet.ok(['edit', 'victor', '--archive']);
    const { code, stdout } = await refnet.run(['log', 'Dana R.', '--to', 'victor']);
    expect({ code, line: riseIn(stdout) }).toEqual({ code: 0, line: undefined });
  });

  test('is told for each of several names', async () => {
    const refnet = await withVictor(5, 4);
    await refnet.ok(['add-partner', 'Ilse Moreno', '--known-since', '2020-03-01']);
    for (let at = 0; at < 9; at += 1)
      await refnet.ok(['log', `Nora ${at}`, at < 4 ? '--to' : '--from', 'ilse', '--on', '2026-02-10']);
    const argv = ['log', 'Dana R.', '--to', 'victor', '--to', 'ilse', '--to', 'new: Oskar Lind'];
    expect(await refnet.ok(argv)).toBe(
      [
        '#19  Dana R. given to Victor Osei, Fri 20 Nov 2026',
        '     the 10th exchanged with Victor in 12 months: refnet advise victor',
        '     next: refnet intro 19      refnet update 19 won --value AMOUNT',
        '#20  Dana R. given to Ilse Moreno, Fri 20 Nov 2026',
        '     the 10th exchanged with Ilse in 12 months: refnet advise ilse',
        '     next: refnet intro 20      refnet update 20 won --value AMOUNT',
        '#21  Dana R. given to Oskar Lind, Fri 20 Nov 2026',
        '     next: refnet intro 21      refnet update 21 won --value AMOUNT',
        '',
      ].join('\n'),
    );
  });

  test('is told where who logs it', async () => {
    const refnet = await withVictor(5, 4);
    expect(riseIn(await refnet.ok(['who', 'accountant', '--log', 'Dana R.']))).toBe(
      'the 10th exchanged with Victor in 12 months: refnet advise victor',
    );
  });

  test('is told of the first of all in both directions', async () => {
    const refnet = await withVictor(3, 3);
    for (const [at, name] of ['Ilse Moreno', 'Oskar Lind'].entries()) {
      await refnet.ok(['add-partner', name]);
      for (let n = 0; n < 3 - at; n += 1) {
        await refnet.ok(['log', `Nora ${at}${n}`, '--to', name, '--on', '2026-02-10']);
        await refnet.ok(['log', `Emre ${at}${n}`, '--from', name, '--on', '2026-02-10']);
      }
    }
    expect(riseIn(await refnet.ok(['log', 'Dana R.', '--to', 'victor']))).toBeUndefined();
    expect(riseIn(await refnet.ok(['log', 'Emre K.', '--from', 'victor']))).toBe(
      'the 8th exchanged with Victor in 12 months, first of all in both directions: refnet advise victor',
    );
  });

  test('is told of the first with a new partner where little is kept informal', async () => {
    const refnet = await newNetwork(['config', 'informal-to', '0'], ['config', 'formalize-at', '2']);
    expect(riseIn(await refnet.ok(['log', 'Dana R.', '--to', 'new: Victor Osei']))).toBe(
      'the 1st exchanged with Victor in 6 months, coming near: refnet advise victor',
    );
  });
});
