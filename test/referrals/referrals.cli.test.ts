import { describe, expect, test } from 'vitest';
import { writeRows } from '../helpers/records.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const NETWORK: readonly (readonly string[])[] = [
  ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
  ['add-partner', 'Victor Osei', '--profession', 'accountant'],
  ['log', 'Dana R.', '--to', 'victor', '--for', 'bookkeeping', '--on', '2026-11-19', '--value', 'CAD 1800'],
  ['log', "Zoë O'Brien", '--from', 'maren', '--for', 'first home', '--on', '2026-11-01', '--status', 'won'],
  ['log', 'Max P.', '--from', 'maren', '--on', '2026-10-31', '--status', 'lost'],
  [
    'log',
    'Jean-Luc T.',
    '--to',
    'maren',
    '--for',
    'first-home loan',
    '--on',
    '2025-12-24',
    '--value',
    'CAD 2500.50',
  ],
];

const network = () => newNetwork(...NETWORK);

async function numbers(refnet: Refnet, ...options: string[]): Promise<number[]> {
  const referrals: { number: number }[] = JSON.parse(await refnet.ok(['referrals', ...options, '--json']));
  return referrals.map(({ number }) => number);
}

/** As many referrals of one partner, a day apart, the newest yesterday. */
async function crowd(howMany: number): Promise<Refnet> {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  writeRows(refnet, (change) => {
    const first = Date.UTC(2026, 10, 20);
    for (let index = howMany; index > 0; index -= 1) {
      const occurredOn = new Date(first - index * 86_400_000).toISOString().slice(0, 10);
      change.insert('referrals', {
        partner_id: 1,
        direction: 'given',
        occurred_on: occurredOn,
        last_step_on: occurredOn,
        status: 'new',
      });
    }
  });
  return refnet;
}

describe('referrals', () => {
  test('lists them, newest first, with an estimate marked as one', async () => {
    const refnet = await network();
    expect(await refnet.ok(['referrals'])).toMatchInlineSnapshot(`
      "#  Day          Way       Partner      Client       For              Status          Value
      1  19 Nov       given     Victor Osei  Dana R.      bookkeeping      new        ~CAD 1,800
      2  1 Nov        received  Maren Holt   Zoë O'Brien  first home       won
      3  31 Oct       received  Maren Holt   Max P.                        lost
      4  24 Dec 2025  given     Maren Holt   Jean-Luc T.  first-home loan  new     ~CAD 2,500.50

      4 referrals; 1 won without an amount: refnet update 2 --value AMOUNT
      "
    `);
  });

  test('stays readable at 60 columns', async () => {
    const refnet = await network();
    expect(await refnet.ok(['referrals'], { terminal: true, columns: 60, env: { NO_COLOR: '1' } }))
      .toMatchInlineSnapshot(`
        "#  Day          Way       Partner      Client       Status
        ─  ───────────  ────────  ───────────  ───────────  ──────
        1  19 Nov       given     Victor Osei  Dana R.      new
        2  1 Nov        received  Maren Holt   Zoë O'Brien  won
        3  31 Oct       received  Maren Holt   Max P.       lost
        4  24 Dec 2025  given     Maren Holt   Jean-Luc T.  new
        No room for For and Value: a wider window or --format csv
        has it all

        4 referrals; 1 won without an amount:
        refnet update 2 --value AMOUNT
        "
      `);
  });

  test('shows what the clients need where there is room', async () => {
    const refnet = await network();
    const lines = (await refnet.ok(['referrals', '--limit', '1'], { columns: 100 })).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      '#  Day     Way    Partner      Client   For          Status       Value',
      '1  19 Nov  given  Victor Osei  Dana R.  bookkeeping  new     ~CAD 1,800',
    ]);
  });

  test.each([
    [[], [1, 2, 3, 4]],
    [
      ['--partner', 'maren'],
      [2, 3, 4],
    ],
    [['--given'], [1, 4]],
    [['--received'], [2, 3]],
    [['--open'], [1, 4]],
    [
      ['--open', '--status', 'new'],
      [1, 4],
    ],
    [['--status', 'won'], [2]],
    [
      ['--status', 'closed-won', '--status', 'lost'],
      [2, 3],
    ],
    [
      ['--since', '2026-11-01'],
      [1, 2],
    ],
    [
      ['--since', '1 nov'],
      [1, 2],
    ],
    [
      ['--until', '2026-11-01'],
      [2, 3, 4],
    ],
    [
      ['--until', '18 nov'],
      [2, 3, 4],
    ],
    [['--since', '2026-10-31', '--until', '2026-10-31'], [3]],
    [['--client', 'zoe obrien'], [2]],
    [['--client', "O'BRIEN"], [2]],
    [['--client', 'o’brien'], [2]],
    [['--client', 'jean luc'], [4]],
    [['--client', '%'], []],
    [
      ['--need', 'First Home'],
      [2, 4],
    ],
    [
      ['--sort', 'newest'],
      [1, 2, 3, 4],
    ],
    [
      ['--sort', 'oldest'],
      [4, 3, 2, 1],
    ],
    [
      ['--sort', 'partner'],
      [2, 3, 4, 1],
    ],
    [
      ['--sort', 'client'],
      [1, 4, 3, 2],
    ],
    [
      ['--sort', 'value'],
      [4, 1, 2, 3],
    ],
    [
      ['--limit', '2'],
      [1, 2],
    ],
    [
      ['--limit', 'ALL'],
      [1, 2, 3, 4],
    ],
    [['--partner', 'maren', '--given', '--open', '--need', 'loan', '--since', '2025-12-24'], [4]],
  ])('with %j are %j', async (options, expected) => {
    expect(await numbers(await network(), ...options)).toEqual(expected);
  });

  test('a screen has twenty of a long list and says how to see more', async () => {
    const refnet = await crowd(1204);
    const lines = (await refnet.ok(['referrals'])).trimEnd().split('\n');
    expect(lines).toHaveLength(23);
    expect(lines.at(-1)).toBe('20 of 1,204 referrals shown: --limit 100, --limit all');
    const since = await refnet.ok(['referrals', '--since', '2026-10-01', '--limit', '25']);
    expect(since.trimEnd().split('\n').at(-1)).toBe(
      '25 of 50 referrals, since Thu 1 Oct 2026, shown: --limit all',
    );
    const hundred = await refnet.ok(['referrals', '--limit', '100']);
    expect(hundred).toContain('\n100 of 1,204 referrals shown: --limit 1000, --limit all\n');
  });

  test.each(['json', 'csv', 'md'])(
    'a file of format %s has all of them unless told otherwise',
    async (format) => {
      const refnet = await crowd(30);
      const rows = async (...more: string[]) => {
        const text = await refnet.ok(['referrals', '--format', format, ...more]);
        if (format === 'json') return JSON.parse(text).length;
        return text.trimEnd().split('\n').length - (format === 'csv' ? 1 : 2);
      };
      expect(await rows()).toBe(30);
      expect(await rows('--limit', '7')).toBe(7);
    },
  );

  test('exactly as many as fit are not said to be cut', async () => {
    const refnet = await crowd(20);
    expect(await refnet.ok(['referrals'])).toMatch(/\n\n20 referrals\n$/);
  });

  test('says which days it looked at', async () => {
    const refnet = await network();
    const options = ['referrals', '--since', '20 oct', '--until', 'last sunday'];
    expect(await refnet.ok(options)).toMatch(
      /\n\n2 referrals, Tue 20 Oct 2026 to Sun 15 Nov 2026; 1 won without an amount:\n/,
    );
    expect(await refnet.ok(['referrals', '--until', '2020-01-01'])).toBe(
      'No referral fits, until Wed 1 Jan 2020.\n',
    );
    expect(await refnet.ok(['referrals', '--client', 'nobody'])).toBe('No referral fits.\n');
  });

  test('has every fact as JSON: a contract', async () => {
    const refnet = await network();
    const [dana] = JSON.parse(await refnet.ok(['referrals', '--json']));
    expect(dana).toEqual({
      number: 1,
      day: '2026-11-19',
      direction: 'given',
      partner: 'Victor Osei',
      partnerId: 'p2',
      source: null,
      client: 'Dana R.',
      need: 'bookkeeping',
      status: 'new',
      closedOn: null,
      reason: null,
      consent: null,
      introduction: null,
      currency: 'CAD',
      estimate: '1800.00',
      agreed: null,
      invoiced: null,
      value: '1800.00',
      collected: [],
      thankedOn: null,
      thankedHow: null,
      toldOn: null,
      fit: null,
      note: null,
      import: null,
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('without any, says so', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.ok(['referrals'])).toBe('No referrals yet: refnet log CLIENT --from NAME\n');
    expect(await refnet.ok(['referrals', '--json'])).toBe('[]\n');
  });

  test.each([
    [
      ['--given', '--received'],
      'refnet: --given and --received do not go together\n  leave one of them out\n',
    ],
    [
      ['--open', '--status', 'new', '--status', 'won'],
      'refnet: --open and --status won do not go together\n' +
        '  a referral that is won has its outcome; leave one of them out\n',
    ],
    [
      ['--since', '2026-11-02', '--until', '2026-11-01'],
      'refnet: --since Mon 2 Nov 2026 is after --until Sun 1 Nov 2026\n' +
        '  both days are included: --since is the first of them, --until the last\n',
    ],
    [['--client', ''], 'refnet: --client is empty: leave it out, or give it a value\n'],
    [['--limit', 'many'], 'refnet: --limit is a whole number from 1 to 1000000, or all, not "many"\n'],
  ])('refuses %j', async (options, message) => {
    expect(await (await network()).fails(2, ['referrals', ...options])).toBe(message);
  });

  test('a partner nobody knows is refused, with who is near', async () => {
    expect(await (await network()).fails(1, ['referrals', '--partner', 'viktor'])).toBe(
      'refnet: no partner "viktor". Did you mean Victor Osei (accountant)?\n' +
        '  refnet referrals --partner victor\n',
    );
  });
});

test('a lead is marked as one wherever referrals are listed, and not in JSON', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren', '--consent', 'no'],
    ['log', 'Kim S.', '--from', 'maren', '--consent', 'yes'],
    ['log', 'Max P.', '--to', 'maren', '--consent', 'no', '--status', 'lost'],
  );
  for (const argv of [['referrals'], ['show', 'p1'], ['report', 'p1', '--all']]) {
    const lines = (await refnet.ok(argv)).split('\n');
    expect(lines.find((line) => line.includes('Jane D.'))).toContain('new (lead)');
    expect(lines.find((line) => line.includes('Kim S.'))).not.toContain('(lead)');
    expect(lines.find((line) => line.includes('Max P.'))).toContain('lost (lead)');
  }
  expect(await refnet.ok(['show', '1'])).toMatch(/^ *status +new \(lead\)$/m);
  expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({
    status: 'new',
    consent: false,
  });
});

describe('referrals by the day they were closed', () => {
  const closed = () =>
    newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Won S.', '--from', 'maren', '--on', '2026-06-01'],
      ['update', '1', 'won', '--on', '2026-10-01', '--value', '500'],
      ['log', 'Lost K.', '--to', 'maren', '--on', '2026-06-02'],
      ['log', 'Open P.', '--to', 'maren', '--on', '2026-10-02'],
      ['log', 'Void V.', '--to', 'maren', '--on', '2026-10-02', '--status', 'void'],
      ['log', 'Other N.', '--to', 'maren', '--on', '2026-10-02', '--status', 'not-chosen'],
      ['log', 'Same D.', '--from', 'maren', '--on', '2026-09-30', '--status', 'declined'],
    );
  test.each<[string[], number[]]>([
    [['--closed-since', '2026-10-01'], [1]],
    [['--closed-since', '2026-10-02'], []],
    [
      ['--closed-until', '2026-10-01'],
      [6, 1],
    ],
    [['--closed-until', '2026-09-30'], [6]],
    [
      ['--closed-since', '2026-09-30', '--closed-until', '2026-10-01', '--received'],
      [6, 1],
    ],
    [['--closed-since', '2026-09-30', '--until', '2026-08-31'], [1]],
    [['--without-amount'], []],
    [
      ['--quarter', 'q2'],
      [2, 1],
    ],
    [
      ['--last', '60d'],
      [5, 4, 3, 6],
    ],
  ])('with %j are %j', async (argv, wanted) => {
    expect(await numbers(await closed(), ...argv)).toEqual(wanted);
  });

  test('an outcome of a later day is still open', async () => {
    const refnet = await closed();
    const later = { today: '2026-12-31' };
    await refnet.run(['update', '2', 'lost'], later);
    const list = ['referrals', '--closed-since', '2026-10-02', '--json'];
    expect(JSON.parse(await refnet.ok(list))).toEqual([]);
    expect(JSON.parse(await refnet.ok(list, later))).toHaveLength(1);
  });

  test('say so, and do not go with those that are open', async () => {
    const refnet = await closed();
    expect(await refnet.ok(['referrals', '--closed-since', '2026-10-01'])).toMatch(
      /\n\n1 referral, closed since Thu 1 Oct 2026\n$/,
    );
    expect(await refnet.fails(2, ['referrals', '--open', '--closed-since', '2026-10-01'])).toBe(
      'refnet: --open and --closed-since do not go together\n  leave one of them out\n',
    );
  });
});

describe('a win without an amount is asked for where it shows', () => {
  const wins = (n: number) =>
    newNetwork(
      ['add-partner', 'Maren Holt'],
      ...Array.from({ length: n }, (_, at) => [
        'log',
        `Client ${at}`,
        '--from',
        'maren',
        '--status',
        'won',
        '--yes',
      ]),
      ['log', 'Given G.', '--to', 'maren', '--status', 'won'],
    );

  test.each([
    [1, '1 received and won without an amount: refnet update 1 --value AMOUNT'],
    [3, '3 received and won without an amount (3, 2, 1): refnet update 3 --value AMOUNT'],
    [4, '4 received and won without an amount: refnet referrals --received --without-amount'],
  ])('below the list, of %i', async (n, words) => {
    const refnet = await wins(n);
    expect((await refnet.ok(['referrals'])).replaceAll('\n', ' ')).toContain(`; ${words} `);
    expect(await refnet.ok(['referrals', '--format', 'csv'])).not.toContain('without an amount');
  });

  test('on the cards of the referral and the partner, and in the report', async () => {
    const refnet = await wins(1);
    expect(await refnet.ok(['show', '1'])).toContain(
      '\n  invoiced  not known yet: refnet update 1 --value AMOUNT\n',
    );
    expect(await refnet.ok(['show', '2'])).not.toContain('not known yet');
    const line = '\n  1 won without an amount    refnet update 1 --value AMOUNT\n';
    for (const argv of [['show', 'maren'], ['report'], ['report', 'maren']]) {
      expect(await refnet.ok(argv)).toContain(line);
    }
    await refnet.ok(['update', '1', '--collected', '200']);
    for (const argv of [['show', 'maren'], ['show', '1'], ['report'], ['report', 'maren'], ['referrals']]) {
      const text = await refnet.ok(argv);
      expect(text).not.toContain('without an amount');
      expect(text).not.toContain('not known yet');
    }
  });
});

test('what was collected keeps the one currency of a referral', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren', '--status', 'won'],
    ['update', '1', '--collected', 'CAD 100'],
  );
  for (const argv of [
    ['update', '1', '--collected', 'USD 50'],
    ['update', '1', '--value', 'USD 50'],
  ]) {
    expect(await refnet.fails(1, argv)).toContain('#1 is in CAD, and a referral has one currency');
  }
});
