import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const TODAY = { today: '2026-02-05' };
const IMOGEN = [
  ['config', 'currency', 'CAD'],
  ['add-partner', 'Imogen Hale', '--profession', 'planner', '--known-since', '2019'],
  ['agree', 'imogen', '--written', '--they-pay', '10% of collected', '--from', '2026-01-05'],
] as const;

describe('closing an agreement', () => {
  test('takes nothing from a referral of that very day: its terms govern it for good', async () => {
    const refnet = await newNetwork(...IMOGEN);
    for (const argv of [
      ['log', 'Fox', '--to', 'imogen'],
      ['update', 'fox', 'won', '--value', '30000'],
      ['update', 'fox', '--collected', '30000'],
      ['pay', 'imogen', '--received'],
    ])
      await refnet.ok(argv, TODAY);
    expect(await refnet.ok(['agree', 'imogen', '--close'], TODAY)).toBe(
      '#1  Agreement with Imogen Hale closed, 5 Feb 2026; referrals of that day and before keep their terms\n',
    );
    expect(await refnet.ok(['due'], TODAY)).toBe('Nothing is waiting up to 12 Feb 2026.\n');
    expect((await refnet.run(['fees', 'imogen', '--format', 'csv'], TODAY)).stdout).toContain('3000.00');
  });

  test('on the day it began leaves room for another on that day, which asks before it takes its fees', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Imogen Hale'],
      ['agree', 'imogen', '--written', '--they-pay', '10% of collected'],
      ['log', 'Fox', '--to', 'imogen'],
      ['agree', 'imogen', '--close'],
    );
    const anew = ['agree', 'imogen', '--written', '--they-pay', '20% of collected'] as const;
    expect(await refnet.fails(1, anew)).toContain(
      'the fee on #2 Fox was 10% of collected, and is 20% of collected now',
    );
    expect((await refnet.run([...anew, '--yes'])).stdout).toContain('in force');
    await refnet.ok(['update', '2', 'won', '--collected', '1000']);
    expect((await refnet.run(['fees', 'imogen', '--format', 'csv'])).stdout).toContain('200.00');
    expect(await refnet.ok(['doctor'])).toContain('Sound');
  });

  test('on the day it began leaves a command of the advice that works', async () => {
    const logs = Array.from({ length: 12 }, (_, n) => [
      'log',
      `Fox ${n}`,
      '--from',
      'imogen',
      '--on',
      '2026-10-01',
    ]);
    const given = Array.from({ length: 3 }, (_, n) => [
      'log',
      `Elk ${n}`,
      '--to',
      'imogen',
      '--on',
      '2026-10-02',
    ]);
    const refnet = await newNetwork(
      ['add-partner', 'Imogen Hale', '--known-since', '2019'],
      ...logs,
      ...given,
      ['agree', 'imogen', '--written', '--i-will', 'reply', '--they-will', 'send numbers'],
      ['agree', 'imogen', '--close'],
      ['check-in', 'imogen', '--kind', 'talk'],
    );
    const offered = 'refnet agree imogen --i-will WHAT --they-will WHAT --verbal';
    expect(await refnet.ok(['advise', 'imogen'])).toContain(offered);
    const { code, stdout } = await refnet.run(offered.split(' ').slice(1));
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('in force') as string });
  });

  test.each([
    { day: '2026-02-04', has: true },
    { day: '2026-02-05', has: true },
    { day: '2026-02-06', has: false },
  ])('of 5 Feb a referral of $day has its fee: $has', async ({ day, has }) => {
    const refnet = await newNetwork(
      ...IMOGEN,
      ['agree', 'imogen', '--close', '--on', '2026-02-05'],
      ['log', 'Fox', '--to', 'imogen', '--on', day],
      ['update', 'fox', 'won', '--value', '30000', '--on', '2026-03-01'],
      ['update', 'fox', '--collected', '30000', '--on', '2026-03-02'],
    );
    const fees = JSON.parse(await refnet.ok(['fees', 'imogen', '--json'])) as unknown;
    expect(JSON.stringify(fees).includes('3000')).toBe(has);
  });

  test('and another agreement of the same day asks before it changes what has accrued', async () => {
    const refnet = await newNetwork(...IMOGEN);
    for (const argv of [
      ['log', 'Fox', '--to', 'imogen'],
      ['update', 'fox', 'won', '--value', '30000'],
      ['update', 'fox', '--collected', '30000'],
      ['agree', 'imogen', '--close'],
    ])
      await refnet.ok(argv, TODAY);
    expect(await refnet.fails(1, ['agree', 'imogen', '--written', '--they-pay', '20%'], TODAY)).toBe(
      [
        'refnet: this changes what has accrued in fees',
        '  the fee on #2 Fox was CAD 3,000, and is CAD 6,000 now',
        '  refnet agree imogen --written --they-pay 20% --from 2026-02-06      leaves what was introduced on 5 Feb 2026 its terms',
        '  refnet agree imogen --written --they-pay 20% --yes      changes it',
        '',
      ].join('\n'),
    );
  });
});

describe('an agreement that is over', () => {
  const PAGE = [
    '# Record of what was agreed between Nadia Brandt and Imogen Hale',
    '',
    '- Nadia Brandt',
    '- Imogen Hale',
    '',
    'Agreed in writing. In force from 1 January 2025. Ended on 31 December 2025; what came until then keeps its terms.',
    '',
    '## Fees',
    '',
    '- Nadia Brandt pays Imogen Hale for each client whom Imogen Hale introduces: 10% of collected.',
    '- Collected is what the client paid, without tax; a refund lowers the fee.',
    '',
    '## Exclusivity',
    '',
    '- None.',
    '',
    '## What we do together',
    '',
    '- Nothing beyond introducing clients.',
    '',
    'This page is not legal advice.',
    '',
  ].join('\n');

  test('ended on its last day where it is closed later, and its page is a record with nothing to sign', async () => {
    const refnet = await newNetwork(
      ['config', 'my-name', 'Nadia Brandt'],
      ['add-partner', 'Imogen Hale'],
      ['agree', 'imogen', '--written', '--i-pay', '10%', '--from', '2025-01-01', '--until', '2025-12-31'],
    );
    expect(await refnet.ok(['agree', '1', '--print'])).toBe(PAGE);
    expect(await refnet.ok(['agree', '1', '--close'])).toBe(
      '#1  Agreement with Imogen Hale closed, 20 Nov 2026; it ended on 31 Dec 2025, and referrals of that day and before keep their terms\n',
    );
    expect(await refnet.ok(['agree', '1', '--print'])).toBe(PAGE);
  });

  test('names no terms and nothing done together that begin after its end', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Imogen Hale'],
      ['agree', 'imogen', '--written', '--i-pay', '10%', '--from', '2026-01-05'],
      ['agree', 'imogen', '--i-pay', '12%', '--exclusive', 'plans', '--from', '2026-09-01'],
      ['agree', '1', '--close', '--on', '2026-06-01'],
      ['project', 'imogen', 'one offer', '--kind', 'bundle', '--from', '2026-10-01'],
    );
    const { stdout } = await refnet.run(['agree', '1', '--print']);
    expect(stdout).toContain(': 10% of collected.');
    expect(stdout).not.toMatch(/12%|plans|one offer|September|October/);
  });

  test('ended on the day it was closed where that came before its last day', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Imogen Hale'],
      ['agree', 'imogen', '--verbal', '--from', '2026-01-05', '--until', '2026-12-31'],
    );
    expect(await refnet.ok(['agree', '1', '--close', '--on', '2026-12-31'], { today: '2026-12-31' })).toBe(
      '#1  Agreement with Imogen Hale closed, 31 Dec 2026; referrals of that day and before keep their terms\n',
    );
    await refnet.ok(['edit', '1', '--reopen']);
    await refnet.ok(['agree', '1', '--close', '--on', '2026-06-01']);
    const { stdout } = await refnet.run(['agree', '1', '--print']);
    expect(stdout).toContain('In force from 5 January 2026. Ended on 1 June 2026; what came until then');
    expect(stdout).not.toContain('____________, signature');
  });

  test('keeps telling the fees and the promise it had, where another took its place', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Imogen Hale'],
      ['agree', 'imogen', '--verbal', '--i-pay', '10%', '--exclusive', 'plans', '--from', '2026-01-05'],
      ['agree', 'imogen', '--written', '--from', '2026-07-02'],
      ['agree', 'imogen', '--close', '--on', '2026-09-01'],
    );
    const all = JSON.parse(await refnet.ok(['agree', '--json'])) as Record<string, unknown>[];
    expect(all.map(({ iPay, exclusive }) => ({ iPay, exclusive }))).toEqual([
      { iPay: '10% of collected', exclusive: 'plans' },
      { iPay: '10% of collected', exclusive: 'plans' },
    ]);
    expect(await refnet.ok(['show', '1'])).toContain('I pay      10% of collected\n');
  });
});

describe('what was promised under an agreement', () => {
  const AGREED = [
    ['add-partner', 'Imogen Hale'],
    ['agree', 'imogen', '--verbal', '--from', '2026-01-05', '--i-will', 'reply within a day'],
  ] as const;

  test('said once more is no second promise', async () => {
    const refnet = await newNetwork(
      ...AGREED,
      ['agree', 'imogen', '--i-will', 'Reply within a day', '--they-will', 'send numbers'],
      ['agree', 'imogen', '--written', '--i-will', 'reply within a day'],
    );
    expect(await refnet.ok(['promise', '--format', 'csv'])).toMatch(
      /^.*\r?\n.*reply within a day.*\r?\n.*send numbers.*\r?\n$/,
    );
  });

  test('without a day is told with the agreement, as nobody is done with it', async () => {
    const refnet = await newNetwork(...AGREED);
    const report = await refnet.ok(['report', 'imogen']);
    expect(report).toContain('  you will  reply within a day\n');
    expect(report).not.toContain('refnet done');
  });

  test('ends with it, and goes on where the agreement does', async () => {
    const refnet = await newNetwork(...AGREED);
    expect(await refnet.ok(['agree', 'imogen', '--close', '--on', '2026-09-01'])).toBe(
      [
        '#1  Agreement with Imogen Hale closed, 1 Sep 2026; referrals of that day and before keep their terms',
        '    what was promised under it ends too: reply within a day (#2)',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['promise'])).toBe('No open promise: refnet promise NAME WHAT --by DAY\n');
    expect(await refnet.ok(['promise', '--done'])).toContain('reply within a day  ended\n');
    expect(await refnet.ok(['promise'], { today: '2026-08-31' })).toContain('reply within a day  open\n');
    await refnet.ok(['edit', '1', '--reopen']);
    expect(await refnet.ok(['promise'])).toContain('reply within a day  open\n');
  });
});

describe('the review of an agreement', () => {
  const IMOGEN_HALE = ['add-partner', 'Imogen Hale'];
  const verbal = (...more: string[]) => ['agree', 'imogen', '--verbal', '--from', '2026-01-05', ...more];
  const pageOn = async (today: string, ...commands: (readonly string[])[]) => {
    const refnet = await newNetwork(IMOGEN_HALE, ...commands);
    return (await refnet.run(['agree', '1', '--print'], { today })).stdout.split('\n');
  };

  test.each([
    { today: '2026-04-04', line: '- We look at this again on 5 April 2026, then once a year.' },
    {
      today: '2026-04-05',
      line: '- To be filled in: the day on which we look at this again: ____________',
    },
  ])('is a day to come on the page of $today', async ({ today, line }) => {
    expect(await pageOn(today, verbal('--review-on', '2026-04-05'))).toContain(line);
  });

  test('is not after the end: that is when it is renewed, or let go', async () => {
    const refnet = await newNetwork(IMOGEN_HALE, verbal('--until', '2026-12-31'));
    expect(await refnet.ok(['agree', 'imogen', '--reviewed', '--on', '2026-07-05'])).toBe(
      '#1  Agreement with Imogen Hale reviewed, 5 Jul 2026; it ends on 31 Dec 2026, before another review\n',
    );
    const { stdout } = await refnet.run(['agree', 'imogen', '--print']);
    expect(stdout).toContain(
      '- We look at this again before it ends on 31 December 2026, and renew it or let it end.\n',
    );
    expect(await refnet.ok(['agree', 'imogen', '--until', '2027-12-31'])).toContain('Review  5 Jul 2027\n');
  });

  test('is none once it has ended', async () => {
    const lines = await pageOn('2027-01-02', verbal('--until', '2026-12-31'));
    expect(lines.filter((line) => /review|look at this again|^## Review/i.test(line))).toEqual([]);
  });
});

test('the day after its end the report and what is due name the same step, and closing beside it', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Imogen Hale'],
    ['agree', 'imogen', '--verbal', '--from', '2026-01-05', '--until', '2026-11-19'],
  );
  expect(await refnet.ok(['due'])).toContain('refnet agree 1 --until 2027-11-19');
  const report = await refnet.ok(['report', 'imogen']);
  expect(report).toContain('          refnet agree 1 --until 2027-11-19\n');
  expect(report).toContain('  or      close it  refnet agree 1 --close\n');
});

test('an amount where a fee is expected and none is due names what would make it due', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Imogen Hale'],
    ['agree', 'imogen', '--written', '--they-pay', '10%', '--from', '2026-01-05'],
    ['log', 'Fox', '--to', 'imogen', '--on', '2026-02-05'],
    ['update', 'fox', 'won', '--value', '3000', '--on', '2026-03-01'],
  );
  const saying = (amount: string) =>
    [
      'refnet: nothing is due from Imogen Hale',
      `  refnet pay imogen ${amount}--received --for 2      books what is expected for it`,
      '  refnet update 2 --collected AMOUNT      what Imogen Hale took in: makes an expected fee due',
      '  refnet fees imogen      shows the accounts both ways',
      '',
    ].join('\n');
  expect(await refnet.fails(1, ['pay', 'imogen', '--received'])).toBe(saying(''));
  expect(await refnet.fails(1, ['pay', 'imogen', '300', '--received'])).toBe(saying('300 '));
  expect(await refnet.ok(['pay', 'imogen', '300', '--received', '--for', '2'])).toContain('USD 300');
});

test('a service that is promised to somebody else alone is said, with what ends that', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Imogen Hale'],
    ['add-partner', 'Piotr Lis'],
    ['agree', 'imogen', '--written', '--exclusive', 'home inspections'],
  );
  const { code, stderr } = await refnet.run([
    'agree',
    'piotr',
    '--written',
    '--exclusive',
    'home inspection',
  ]);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr:
      'Note: home inspections is promised to Imogen Hale alone (agreement 1): to promise it here alone, refnet agree 1 --exclusive none\n',
  });
  await refnet.ok(['agree', 'imogen', '--exclusive', 'none']);
  await refnet.ok(['agree', 'piotr', '--exclusive', 'home inspections']);
});
