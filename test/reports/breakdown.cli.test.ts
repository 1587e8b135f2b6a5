import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Two partners of one firm, one alone in another, and one of whom nothing is noted. */
async function network(): Promise<Refnet> {
  return newNetwork(
    ['config', 'records-since', '2025-01-01'],
    ['add-partner', 'Maren Holt', '--profession', 'CPA', '--business', 'Ash & Oak Ltd', '--tag', 'vip'],
    ['add-partner', 'Victor Osei', '--profession', 'bookkeeper', '--business', 'Ash & Oak'],
    ['edit', 'victor', '--tag', 'VIP', '--tag', 'tax'],
    ['add-partner', 'Ilse Moreno', '--profession', 'family lawyer', '--business', 'Moreno Law'],
    ['add-partner', 'Tomas Rey'],
    ...['2026-04-02', '2026-05-02', '2026-06-02'].map((day, at) => logged(`M${at}`, '--from', 'maren', day)),
    ...['2026-07-02', '2026-08-02'].map((day, at) => logged(`V${at}`, '--to', 'victor', day)),
    logged('M9', '--from', 'maren', '2026-07-12'),
    logged('I1', '--from', 'ilse', '2026-04-12'),
    logged('I2', '--from', 'ilse', '2026-09-12'),
    logged('T1', '--to', 'tomas', '2026-09-20'),
    ['update', '1', 'won', '--value', 'CAD 1200', '--on', '2026-05-20'],
    ['update', '6', 'won', '--value', 'EUR 500', '--on', '2026-08-20'],
    ['update', '2', 'lost', '--on', '2026-08-21'],
  );
}

function logged(client: string, way: '--from' | '--to', partner: string, day: string): readonly string[] {
  return ['log', client, way, partner, '--on', day];
}

const Q3 = ['--quarter', '2026q3'];

describe('report --compare', () => {
  test('tells every measure of all and of each partner beside the period before', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', ...Q3, '--compare'])).toBe(
      `Your referral network                                   1 Jul to 30 Sep 2026, Q3

  In all                           Q3         Q2      Change
  Introduced                        5          4          +1
  Given                             3          0          +3
  Received                          2          4          -2
  Closed                            2          1          +1
  Won                               1          1        same
  Closed, introduced earlier        1          0          +1
  Closed business               CAD 0  CAD 1,200  -CAD 1,200
  Closed business             EUR 500      EUR 0    +EUR 500

Given and received, by partner                                         beside Q2
  Partner      Given  Received  Closed     Won  Business    Change of business
  Victor Osei  2 new
  Maren Holt            1   -2    2 +1  1 same   EUR 500  -CAD 1,200, +EUR 500
  Ilse Moreno           1 same
  Tomas Rey    1 new
  Closed, won: both ways. Business: closed business from clients received

New: none before, the first on record is of this period. Fewer than 5 introduced
in one of the two: a difference says little.
`,
    );
  });

  test('is the same as of the part on the volume', async () => {
    const refnet = await network();
    const compared = await refnet.ok(['report', ...Q3, '--compare']);
    expect(await refnet.ok(['report', ...Q3, '--only', 'volume', '--compare', 'before'])).toBe(compared);
  });
});

describe('report --by', () => {
  test('profession puts what is called differently and is the same together, what is not noted last', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', '--by', 'profession'])).toBe(
      `Your referral network                                   12 months to 20 Nov 2026

Given and received, by profession
  Profession  Partners  Given  Received  Closed  Won            Business
  accountant         2      2         4       3    2  CAD 1,200, EUR 500
  lawyer             1      0         2
  none noted         1      1         0
  In all             4      3         6       3    2  CAD 1,200, EUR 500
  Partners: those with anything on these days. Closed, won: both ways. Business:
  closed business from clients received

  Without a profession    refnet edit tomas --profession PROFESSION
`,
    );
  });

  test('business lists the partners of a firm under it, and one partner of a firm once', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', '--by', 'business'])).toBe(
      `Your referral network                                   12 months to 20 Nov 2026

Given and received, by business
  Firm                Partners  Given  Received  Closed  Won     Closed business
  Ash & Oak Ltd              2      2         4       3    2  CAD 1,200, EUR 500
    Maren Holt                      0         4       3    2  CAD 1,200, EUR 500
    Victor Osei                     2         0
  Moreno Law (Ilse           1      0         2
  Moreno)
  none noted                 1      1         0
  In all                     4      3         6       3    2  CAD 1,200, EUR 500
  Partners: those with anything on these days. Closed, won: both ways. Closed
  business: closed business from clients received

  Without a business    refnet edit tomas --business FIRM
`,
    );
  });

  test('tag counts a partner of two tags in both, and in all once', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', '--by', 'tag', ...Q3])).toBe(
      `Your referral network                                   1 Jul to 30 Sep 2026, Q3

Given and received, by tag
  Tag         Partners  Given  Received  Closed  Won  Business
  vip                2      2         1       2    1   EUR 500
  tax                1      2         0
  none noted         2      1         1
  In all             4      3         2       2    1   EUR 500
  Partners: those with anything on these days. Closed, won: both ways. Business:
  closed business from clients received

Victor Osei counts under each of several tags; in all, everybody counts once.

  Without a tag    refnet edit ilse --tag TAG
`,
    );
  });
});

describe('as data', () => {
  test('a period before and its change stand beside each measure', async () => {
    const refnet = await network();
    const told = JSON.parse(await refnet.ok(['report', ...Q3, '--compare', '--json'])) as object;
    expect(told).toMatchObject({
      since: '2026-07-01',
      until: '2026-09-30',
      before: { since: '2026-04-01', until: '2026-06-30', covered: 'whole', recordsSince: '2025-01-01' },
      totals: { partners: 4, given: 3, givenBefore: 0, givenChange: 3, receivedChange: -2, wonChange: 0 },
      partners: [
        { partner: 'Victor Osei', partnerId: 'p2', isNew: true, given: 2, givenBefore: 0 },
        {
          partner: 'Maren Holt',
          isNew: false,
          closedBusiness: [{ amount: '500.00', currency: 'EUR' }],
          closedBusinessBefore: [{ amount: '1200.00', currency: 'CAD' }],
          closedBusinessChange: [
            { amount: '-1200.00', currency: 'CAD' },
            { amount: '500.00', currency: 'EUR' },
          ],
        },
        { partner: 'Ilse Moreno', receivedChange: 0 },
        { partner: 'Tomas Rey' },
      ],
    });
  });

  test('groups have their partners, and who counts in several is named', async () => {
    const refnet = await network();
    const told = JSON.parse(await refnet.ok(['report', '--by', 'tag', '--json'])) as object;
    expect(told).toMatchObject({
      by: 'tag',
      totals: { partners: 4, exchanged: 9 },
      groups: [
        {
          group: 'vip',
          partners: 2,
          exchanged: 6,
          members: [{ partner: 'Maren Holt' }, { partner: 'Victor Osei' }],
        },
        { group: 'tax', partners: 1, exchanged: 2 },
        { group: null, partners: 2, exchanged: 3 },
      ],
      inSeveral: ['Victor Osei'],
    });
  });

  test('CSV has a firm before its partners', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', '--by', 'business', ...Q3, '--format', 'csv'])).toBe(
      [
        'business,partner,partners,names,exchanged,given,received,closed,won,introducedEarlier,closedBusiness,businessGiven,wonWithoutAmount,givenWonWithoutAmount,kind',
        'Ash & Oak Ltd,,2,"Victor Osei; Maren Holt",3,2,1,2,1,1,EUR 500.00,,0,0,group',
        'Ash & Oak Ltd,Victor Osei,,,2,2,0,0,0,0,,,0,0,partner',
        'Ash & Oak Ltd,Maren Holt,,,1,0,1,2,1,1,EUR 500.00,,0,0,partner',
        'Moreno Law,,1,Ilse Moreno,1,0,1,0,0,0,,,0,0,group',
        ',,1,Tomas Rey,1,1,0,0,0,0,,,0,0,group',
        '',
      ].join('\r\n'),
    );
  });
});

describe('where the record does not reach back', () => {
  test('nothing is compared with a period of which nothing is on record, and how to say otherwise is told', async () => {
    const refnet = await network();
    await refnet.ok(['config', 'records-since', '2026-03-01']);
    expect(await refnet.ok(['report', '--quarter', '2025q2', '--compare', 'year'])).toBe(
      `Your referral network                                   1 Apr to 30 Jun 2025, Q2

  No referral in this period.
  Nothing is on record of Q2 2024: records begin 1 Mar 2026
  refnet config records-since DAY
`,
    );
    expect(await refnet.ok(['report', ...Q3, '--compare', 'year'])).toBe(
      `Your referral network                                   1 Jul to 30 Sep 2026, Q3

Given and received, by partner
  Partner      Given  Received  Closed  Won  Business
  Victor Osei      2         0
  Ilse Moreno      0         1
  Maren Holt       0         1       2    1   EUR 500
  Tomas Rey        1         0
  Closed, won: both ways. Business: closed business from clients received

  Nothing is on record of Q3 2025: records begin 1 Mar 2026
  refnet config records-since DAY
`,
    );
    const told = JSON.parse(await refnet.ok(['report', ...Q3, '--compare', 'year', '--json'])) as object;
    expect(told).toMatchObject({
      before: { since: '2025-07-01', until: '2025-09-30', covered: 'none' },
      totals: { given: 3, givenBefore: null, givenChange: null },
    });
  });

  test('what is on record of a part of it is compared, with a word on that', async () => {
    const refnet = await network();
    await refnet.ok(['config', 'records-since', '2026-04-05']);
    expect(await refnet.ok(['report', ...Q3, '--compare'])).toContain(
      `  Not all of Q2 may be on record: records begin 5 Apr 2026
  refnet config records-since DAY`,
    );
    await refnet.ok(['config', 'records-since', '2026-07-01']);
    expect(await refnet.ok(['report', ...Q3, '--compare'])).toContain(
      `  Records begin 1 Jul 2026, after Q2: what is told of it was logged later, and
  may not be all    refnet config records-since DAY`,
    );
  });
});

describe('several parts beside the period before', () => {
  test('are told apart, each change says of what, and what they say alike is said once', async () => {
    const refnet = await network();
    await refnet.ok(['config', 'records-since', '2026-04-05']);
    await refnet.ok(['config', 'currency', 'EUR']);
    await refnet.ok(['config', 'hourly-rate', '60']);
    await refnet.ok(['check-in', 'maren', '--on', '2026-05-20', '--minutes', '20']);
    await refnet.ok(['check-in', 'victor', '--on', '2026-08-20', '--minutes', '30']);
    const md = await refnet.ok(['report', ...Q3, '--only', 'volume,costs', '--compare', '--format', 'md']);
    expect(md.split('\n').filter((line) => /^#|Maren|Victor|^\| Partner|^- |^New/.test(line))).toEqual([
      '# Your referral network',
      '## Given and received',
      '## Given and received, by partner',
      '| Partner | Given | Received | Closed | Won | Business | Change of business |',
      '| Victor Osei | 2 (new) |  |  |  |  |  |',
      '| Maren Holt |  | 1 (-2) | 2 (+1) | 1 (same) | EUR 500 | -CAD 1,200, +EUR 500 |',
      'New: none before, the first on record is of this period. Fewer than 5 introduced in one of the two: a difference says little.',
      '- Not all of Q2 may be on record: records begin 5 Apr 2026: `refnet config records-since DAY`',
      '## Costs',
      '## Costs, by partner',
      '| Partner | Time | Costs | Change of costs | Closed | Won | Business | Change of business |',
      '| Victor Osei | 30 min (+30 min) | EUR 30 | +EUR 30 |  |  |  |  |',
      '| Maren Holt | 0 min (-20 min) | EUR 0 | -EUR 20 | 2 (+1) | 1 (same) | EUR 500 | -CAD 1,200, +EUR 500 |',
    ]);
  });

  test('a month names both', async () => {
    const refnet = await network();
    expect(
      await refnet.ok(['report', '--since', '2026-08-01', '--until', '2026-08-31', '--compare']),
    ).toMatch(/^ {2}In all +Aug +Jul +Change$/m);
  });

  test('sources have the total of a firm before its partners', async () => {
    const refnet = await network();
    await refnet.ok(logged('From Victor', '--from', 'victor', '2026-08-02'));
    const argv = ['report', '--only', 'sources', ...Q3, '--compare'];
    expect(await refnet.ok(argv)).toContain(`
  Ash & Oak Ltd    2   -1    2 +1  1 same   EUR 500  -CAD 1,200, +EUR 500
    Maren Holt     1   -2    2 +1  1 same   EUR 500  -CAD 1,200, +EUR 500
    Victor Osei    1  new
`);
    expect(JSON.parse(await refnet.ok([...argv, '--json']))).toMatchObject({
      totals: { partners: 3, received: 3 },
      firms: [
        { firm: 'Ash & Oak Ltd', partners: ['Maren Holt', 'Victor Osei'], received: 2, receivedBefore: 3 },
      ],
      partners: [{ partner: 'Maren Holt' }, { partner: 'Victor Osei' }, { partner: 'Ilse Moreno' }],
    });
    const csv = await refnet.ok([...argv, '--format', 'csv']);
    expect(csv.split('\r\n').map((line) => [line.split(',')[0], line.split(',').at(-1)])).toEqual([
      ['partner', 'kind'],
      ['', 'firm'],
      ['Maren Holt', 'partner'],
      ['Victor Osei', 'partner'],
      ['Ilse Moreno', 'partner'],
      ['', ''],
    ]);
  });
});

describe('one partner', () => {
  test('is told measure by measure beside the same days a year before', async () => {
    const refnet = await network();
    await refnet.ok(['log', 'Old', '--from', 'maren', '--on', '2025-05-05']);
    expect(await refnet.ok(['report', 'maren', '--quarter', '2026q2', '--compare', 'year'])).toBe(
      `Maren Holt                                              1 Apr to 30 Jun 2026, Q2

  Counted                  Q2  Q2 2025      Change
  Introduced                3        1          +2
  Received                  3        1          +2
  Received, closed          1        0          +1
  Received, won             1        0          +1
  Closed business   CAD 1,200    CAD 0  +CAD 1,200

Fewer than 5 introduced in one of the two: a difference says little.
`,
    );
  });

  test('may be named behind the bare option', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', ...Q3, '--compare', 'maren'])).toBe(
      await refnet.ok(['report', 'maren', ...Q3, '--compare']),
    );
  });
});

describe('what is refused', () => {
  test.each([
    [['--by', 'colour'], '"colour" is not a way to group partners'],
    [['--compare', 'never'], '"never" is not a period to compare with'],
    [['--only', 'gaps', '--by', 'tag'], '--by does not go with --only gaps'],
    [['--only', 'portfolio', '--compare'], '--compare does not go with --only portfolio'],
    [['maren', '--by', 'tag'], '--by does not go with the report on one partner'],
  ])('%j', async (argv, words) => {
    const refnet = await network();
    expect(await refnet.fails(2, ['report', ...argv])).toContain(words);
  });
});

test('fits 60, 80 and 120 columns', async () => {
  const refnet = await network();
  for (const columns of [60, 80, 120]) {
    for (const argv of [
      ['--compare'],
      ['--by', 'business'],
      ['--by', 'tag', '--compare'],
      ['maren', '--compare'],
    ]) {
      const drawn = await refnet.ok(['report', ...argv, ...Q3], { columns, terminal: true });
      const lines = stripVTControlCharacters(drawn).split('\n');
      expect(lines.filter((line) => line.length > columns)).toEqual([]);
    }
  }
});

describe('the other parts that count', () => {
  test('sources stand beside partners, each with its change', async () => {
    const refnet = await network();
    await refnet.ok(['log', 'W1', '--source', 'website', '--on', '2026-05-03']);
    await refnet.ok(['log', 'W2', '--source', 'website', '--on', '2026-08-03']);
    expect(await refnet.ok(['report', '--only', 'sources', ...Q3, '--compare'])).toBe(
      `Your referral network                                   1 Jul to 30 Sep 2026, Q3

  In all                Q3         Q2      Change
  Received               3          5          -2
  Closed                 2          1          +1
  Won                    1          1        same
  Closed business    CAD 0  CAD 1,200  -CAD 1,200
  Closed business  EUR 500      EUR 0    +EUR 500

Where clients come from                                                beside Q2
  From              Received  Closed     Won  Business    Change of business
  Maren Holt          1   -2    2 +1  1 same   EUR 500  -CAD 1,200, +EUR 500
  Ilse Moreno         1 same
  website (source)    1 same
  Closed, won: received. Business: closed business from clients received

Fewer than 5 received in one of the two: a difference says little.
`,
    );
    const told = JSON.parse(await refnet.ok(['report', '--only', 'sources', ...Q3, '--compare', '--json']));
    expect(told).toMatchObject({
      totals: { received: 3, receivedBefore: 5 },
      partners: [
        { partner: 'Maren Holt', source: null, receivedChange: -2 },
        { partner: 'Ilse Moreno' },
        { partner: null, partnerId: null, source: 'website', received: 1, receivedBefore: 1 },
      ],
    });
    expect(await refnet.fails(2, ['report', '--only', 'sources', '--by', 'tag'])).toContain(
      '--by does not go with --only sources',
    );
  });

  test('the share won is told each way, and its change in points, from enough closed on', async () => {
    const refnet = await network();
    for (const at of [1, 2, 3, 4, 5]) {
      await refnet.ok([
        ...logged(`Q${at}`, '--from', 'ilse', '2026-05-05'),
        '--status',
        at < 3 ? 'won' : 'lost',
      ]);
      await refnet.ok([
        ...logged(`R${at}`, '--from', 'ilse', '2026-08-05'),
        '--status',
        at < 2 ? 'lost' : 'won',
      ]);
    }
    expect(await refnet.ok(['report', '--only', 'conversion', ...Q3, '--compare'])).toBe(
      `Your referral network                                   1 Jul to 30 Sep 2026, Q3

  In all                Q3   Q2      Change
  Received, closed       7    6          +1
  Received, won          5    3          +2
  Received, share won  71%  50%  +21 points

Won of those closed, by partner                                        beside Q2
  Partner      Received     Won           Share
  Ilse Moreno    5 same  4   +2  80% +40 points
  Maren Holt     2   +1  1 same
  Received: closed. Share: won of those closed, from 5 closed on
`,
    );
    expect(await refnet.ok(['report', '--only', 'conversion', '--by', 'profession'])).toBe(
      `Your referral network                                   12 months to 20 Nov 2026

Won of those closed, by profession
  Profession  Partners  Received  Won  Share
  lawyer             1        10    6    60%
  accountant         1         3    2
  In all             2        13    8    62%
  Partners: those with anything on these days. Received: closed. Share: won of
  those closed, from 5 closed on
`,
    );
  });

  test('costs in groups say why rounded lines do not add up', async () => {
    const refnet = await network();
    await refnet.ok(['config', 'currency', 'CAD']);
    await refnet.ok(['config', 'hourly-rate', '100']);
    for (const name of ['maren', 'victor', 'ilse']) {
      await refnet.ok(['check-in', name, '--kind', 'call', '--on', '2026-08-01', '--minutes', '10']);
    }
    expect(await refnet.ok(['report', '--only', 'costs', '--by', 'business', ...Q3])).toBe(
      `Your referral network                                   1 Jul to 30 Sep 2026, Q3

Costs, by business
  Firm                 Partners    Time      Costs  Closed  Won  Closed business
  Ash & Oak Ltd               2  20 min  CAD 33.33       2    1          EUR 500
    Victor Osei                  10 min  CAD 16.67
    Maren Holt                   10 min  CAD 16.67       2    1          EUR 500
  Moreno Law (Ilse            1  10 min  CAD 16.67
  Moreno)
  In all                      3  30 min     CAD 50       2    1          EUR 500
  Partners: those with anything on these days. Closed, won: received. Closed
  business: closed business from clients received

Time is rounded once for each line: lines may differ from the whole by CAD 0.01.
`,
    );
  });
});

test('a page draws the groups as bars, with the table behind them', async () => {
  const refnet = await network();
  const page = await refnet.ok(['report', '--by', 'profession', '--format', 'html']);
  expect(page).toContain('Given and received by profession');
  expect(page).toContain('<svg');
  const compared = await refnet.ok(['report', '--by', 'profession', '--compare', '--format', 'html']);
  expect(compared).not.toContain('<svg');
});

test('of many partners the first ones are compared, the rest in one line', async () => {
  const refnet = await newNetwork(
    ...Array.from({ length: 22 }, (_, at) => [
      'log',
      `C${at}`,
      '--from',
      `Partner ${String.fromCharCode(65 + at)}`,
      '--add',
    ]),
  );
  expect(await refnet.ok(['report', '--compare'])).toContain(
    '... 2 more, 2 introduced: refnet report --compare --all',
  );
});

test('of many partners with costs the first ones are compared, the rest counted', async () => {
  const names = Array.from({ length: 22 }, (_, at) => `Partner ${String.fromCharCode(65 + at)}`);
  const refnet = await newNetwork(
    ...names.map((name) => ['add-partner', name]),
    ...names.map((name) => ['check-in', name, '--minutes', '30']),
  );
  expect(await refnet.ok(['report', '--only', 'costs', '--compare'])).toContain(
    '... 2 more: refnet report --only costs --compare --all',
  );
});

test('CSV says of each line what it is of', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt', '--profession', 'CPA'],
    ['log', 'Jane D.', '--from', 'maren'],
    ['log', 'Kim S.', '--source', 'website'],
    ['check-in', 'maren', '--minutes', '30'],
    ['check-in', '--kind', 'broadcast', '--all', '--minutes', '60', '--note', 'news'],
  );
  const kinds = async (...argv: string[]) =>
    (await refnet.ok(['report', ...argv, '--format', 'csv'])).split('\r\n').flatMap((line, at) => {
      const cells = line.split(',');
      return at === 0 || line === '' ? [] : [`${cells.find((cell) => cell !== '')}: ${cells.at(-1)}`];
    });
  expect((await kinds('--only', 'sources', '--compare')).toSorted()).toEqual([
    'Maren Holt: partner',
    'website: source',
  ]);
  expect(await kinds('--only', 'costs', '--compare')).toEqual([
    'Maren Holt: partner',
    'Broadcasts: broadcasts',
  ]);
  expect(await kinds('--only', 'costs', '--by', 'profession')).toEqual([
    'accountant: group',
    'Broadcasts: broadcasts',
  ]);
});

test('a partner of whom nothing is counted is told as that, and why there is nothing before', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.ok(['report', 'maren', '--compare'])).toBe(
    `Maren Holt                                              12 months to 20 Nov 2026

  Nothing counted in this period.

  Nothing is on record of the 12 months before: records begin 20 Nov 2026
  refnet config records-since DAY
`,
  );
});
