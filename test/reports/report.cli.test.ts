import { describe, expect, test } from 'vitest';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork } from '../helpers/refnet.ts';

describe('refnet report', () => {
  test('shows volume, time to formalize, the other verdicts and the check-ins due, in 80 columns', async () => {
    const refnet = await nadiasNetwork();
    expect(await refnet.ok(['report'])).toMatchInlineSnapshot(`
      "Referral network of Nadia Brandt                        12 months to 20 Nov 2026

        70 introduced (29 given, 41 received)    6 partners
        38 closed, 19 won (50%)
        CAD 22,150.50 closed business
        5 won without an amount
        refnet referrals --received --without-amount --closed-since 2025-11-21
        The 12 months before: none introduced

      By partner
        Partner      Given  Received  Closed  Won      Business  Check-in
        Maren Holt      15        21      17    9    CAD 18,500  5 weeks ago
        Tomas Reyes      6         6       4    1
        Victor Osei      6         5       9    4                2 weeks ago
        Ilse Moreno      1         8       8    5  CAD 3,650.50  6 months ago
        Anouk Petit      1         1
        Closed, won: both ways. Business: closed business from clients received
        No room for Bars: a wider window or --format csv has it all

      Time to formalize                                    10 or more exchanged a year
        Maren Holt  36, both ways, known 2 years 10 months    refnet advise maren

      Too new to formalize
        Victor Osei  11, both ways, known 4 months: look again 14 Jan 2027
                     refnet advise victor

        Coming near 1       Ilse Moreno 9
        Light structure 1   Tomas Reyes 12
        Keep it informal 1  Anouk Petit 2
        Build trust 1       Ben Adler

      Check-ins due 2, 1 overdue
        Ilse Moreno  overdue  last 4 May 2026, every 3 months    refnet check-in ilse
        Maren Holt   due      last 14 Oct 2026, every month      refnet check-in maren
        No check-in yet 2  Tomas Reyes 6, Anouk Petit 1, received in 12 months
                           refnet check-in tomas

        Due: 2 check-ins, 15 thank-yous, 14 outcomes to tell, 14 referrals to ask
        about, 17 referrals to move, 1 one-to-one, 1 look for candidates, 1
        relationship to look at    refnet due

      next: refnet report maren      refnet referrals --open
      "
    `);
  });

  test('shows the months and the check-ins as well where the screen is wide', async () => {
    const refnet = await nadiasNetwork();
    const volume = (await refnet.ok(['report'], { columns: 110 })).split('\n').slice(8, 11).join('\n');
    expect(volume).toMatchInlineSnapshot(`
      "By partner
        Partner      Given  Received  Closed  Won      Business  Dec      Nov  Check-in
        Maren Holt      15        21      17    9    CAD 18,500  ▆▆▆▆▆▆▆▆█▆▆▄  5 weeks ago"
    `);
  });

  test.each([
    [100, ['Given', 'Received', 'Closed', 'Won', 'Business', 'Dec', 'Nov', 'Check-in']],
    [80, ['Given', 'Received', 'Closed', 'Won', 'Business', 'Check-in']],
    [64, ['Given', 'Received', 'Closed', 'Won', 'Business']],
    [54, ['Given', 'Received', 'Won', 'Business']],
    [46, ['Given', 'Received', 'Won']],
    [38, ['Given', 'Received', 'Won']],
    [32, ['Given', 'Received']],
  ])(
    'at %i columns drops the months first, then check-in, closed, closed business and won',
    async (columns, headings) => {
      const refnet = await nadiasNetwork();
      const lines = (await refnet.ok(['report'], { columns })).split('\n');
      const heading = lines.find((line) => line.trim().startsWith('Partner ')) ?? '';
      expect(heading.trim().split(/ {2,}/)).toEqual(['Partner', ...headings]);
      const table = lines.slice(lines.indexOf(heading), lines.indexOf(heading) + 6);
      for (const line of table) expect(line.length).toBeLessThanOrEqual(columns);
    },
  );

  test('is one object as JSON', async () => {
    const refnet = await nadiasNetwork();
    const report = JSON.parse(await refnet.ok(['report', '--json']));
    expect(Object.keys(report)).toEqual([
      'since',
      'until',
      'partners',
      'archived',
      'clientsGiven',
      'uncounted',
      'totals',
      'withoutAmount',
      'feesPaid',
      'feesReceived',
      'before',
      'firstMonth',
      'volume',
      'timeToFormalize',
      'declined',
      'others',
      'checkInsDue',
      'gaps',
      'objectives',
      'visibility',
      'due',
    ]);
    expect(report.due).toEqual({
      'check-in': 2,
      thank: 15,
      tell: 14,
      ask: 14,
      move: 17,
      'one-to-one': 1,
      candidates: 1,
      advice: 1,
    });
    const earlier = JSON.parse(await refnet.ok(['report', '--until', 'yesterday', '--json']));
    expect(earlier.due).toBeNull();
    expect(report).toMatchObject({ since: '2025-11-21', until: '2026-11-20', partners: 6 });
    expect(report.volume[0]).toEqual({
      partner: 'Maren Holt',
      partnerId: 'p1',
      given: 15,
      received: 21,
      exchanged: 36,
      closed: 17,
      won: 9,
      introducedEarlier: 0,
      closedBusiness: [{ amount: '18500.00', currency: 'CAD' }],
      businessGiven: [],
      wonWithoutAmount: 0,
      months: [3, 3, 3, 3, 3, 3, 3, 3, 4, 3, 3, 2],
      lastCheckIn: '2026-10-14',
      verdict: 'time-to-formalize',
    });
    expect(
      report.timeToFormalize.map(({ partner, rule }: { partner: string; rule: string }) => [partner, rule]),
    ).toEqual([
      ['Maren Holt', 'volume'],
      ['Victor Osei', 'too-new'],
    ]);
    expect(report.others).toEqual({
      watch: [{ partner: 'Ilse Moreno', partnerId: 'p3', exchanged: 9 }],
      'light-structure': [{ partner: 'Tomas Reyes', partnerId: 'p4', exchanged: 12 }],
      'keep-informal': [{ partner: 'Anouk Petit', partnerId: 'p5', exchanged: 2 }],
      'build-trust': [{ partner: 'Ben Adler', partnerId: 'p6', exchanged: 0 }],
    });
  });

  test('gives the volume table as CSV and all of it as Markdown', async () => {
    const refnet = await nadiasNetwork();
    const csv = await refnet.ok(['report', '--format', 'csv']);
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'partner,partnerId,given,received,exchanged,closed,won,introducedEarlier,closedBusiness,businessGiven,wonWithoutAmount,months,lastCheckIn,verdict',
      'Maren Holt,p1,15,21,36,17,9,0,CAD 18500.00,,0,"3; 3; 3; 3; 3; 3; 3; 3; 4; 3; 3; 2",2026-10-14,time-to-formalize',
    ]);
    const markdown = await refnet.ok(['report', '--format', 'md']);
    expect(markdown.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# Referral network of Nadia Brandt',
      '## By partner',
      '## Time to formalize (10 or more exchanged a year)',
      '## Too new to formalize',
      '## The others',
      '## Check-ins due',
    ]);
  });

  test('a declined partner is counted, not listed, until something changes', async () => {
    const refnet = await nadiasNetwork();
    await refnet.ok(['advise', 'maren', '--decline', '--until', '2027-03-01', '--because', 'moving offices']);
    const lines = (await refnet.ok(['report'])).split('\n');
    const start = lines.findIndex((line) => line.startsWith('Time to formalize'));
    expect(lines.slice(start + 1, start + 7)).toEqual([
      '  nobody yet',
      '',
      'Too new to formalize',
      '  Victor Osei  11, both ways, known 4 months: look again 14 Jan 2027',
      '               refnet advise victor',
      '  1 other declined: refnet advise',
    ]);
  });

  test('counts between --since and --until, and judges by the 12 months to the last day', async () => {
    const refnet = await nadiasNetwork();
    const argv = ['report', '--since', '2026-07-01', '--until', '2026-09-30', '--json'];
    const report = JSON.parse(await refnet.ok(argv));
    expect(report).toMatchObject({ since: '2026-07-01', until: '2026-09-30' });
    expect(report.totals.exchanged).toBeLessThan(30);
    const maren = report.timeToFormalize.find(({ partner }: { partner: string }) => partner === 'Maren Holt');
    expect(maren.exchanged).toBeGreaterThan(report.volume[0].exchanged);
  });

  test.each([
    ['report'],
    ['report', 'ann'],
    ['report', '--only', 'formalize'],
    ['report', '--only', 'objectives'],
    ['report', '--only', 'costs'],
    ['report', '--only', 'quarterly-returns'],
    ['report', '--only', 'gaps', '--since', '2026-01-01'],
  ])('%s %s %s refuses a last day that is still to come, and takes today', async (...words) => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    expect(await refnet.fails(2, [...words, '--until', '2026-11-21'])).toBe(
      'refnet: --until Sat 21 Nov 2026 is still to come\n' +
        '  a report counts up to today: give a day that is past\n',
    );
    expect(await refnet.ok([...words, '--until', '2026-11-20'])).not.toBe('');
  });

  test('refuses a period that ends before it begins', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    expect(await refnet.fails(2, ['report', '--since', '2026-05-01', '--until', '2026-04-30']))
      .toMatchInlineSnapshot(`
        "refnet: --since Fri 1 May 2026 is after --until Thu 30 Apr 2026
          both days are included: --since is the first of them, --until the last
        "
      `);
  });

  test('an empty network is reported calmly, with the way to begin', async () => {
    const { code, stdout, stderr } = await (await newNetwork()).run(['report']);
    expect(code).toBe(0);
    expect(stderr).toBe('No network yet. It begins with your first partner: refnet add-partner\n');
    expect(stdout).toMatchInlineSnapshot(`
      "Your referral network                                   12 months to 20 Nov 2026

        none introduced    0 partners

        No referral in this period yet.

      Time to formalize                                    10 or more exchanged a year
        nobody yet

      next: refnet log "Client" --from PARTNER      refnet import FILE
      "
    `);
  });
});

describe('refnet report with a partner', () => {
  test('shows that part alone, with the verdict, the referrals and the check-ins', async () => {
    const refnet = await nadiasNetwork();
    expect(await refnet.ok(['report', 'victor'])).toMatchInlineSnapshot(`
      "Victor Osei, accountant                              known since Tue 14 Jul 2026
      Referral partner. Too new to formalize.

        Last met  5 Nov, call
        Next      by 5 Feb 2027 (every 3 months)  refnet check-in victor

      Since 5 Nov
        received  Client victor 1
        given     Client victor 2
        won       Client victor 1 (19 Nov), Client victor 2 (given, 9 Nov)

      Yours to do
        thank  for Client victor 9, 31 Aug    refnet thank 45
        thank  for Client victor 7, 20 Sep    refnet thank 43
        thank  for Client victor 5, 10 Oct    refnet thank 41
        thank  for Client victor 3, 30 Oct    refnet thank 39
        thank  for Client victor 1, 19 Nov    refnet thank 37
        tell   Client victor 9: lost, 31 Aug  refnet told 45
        tell   Client victor 7: lost, 20 Sep  refnet told 43
        tell   Client victor 5: lost, 10 Oct  refnet told 41
        tell   Client victor 3: won, 30 Oct   refnet told 39
        tell   Client victor 1: won, 19 Nov   refnet told 37

      Open clients
        given  Client victor 10 (21 Aug), Client victor 11 (11 Aug)
               refnet referrals --partner victor --open --given

      12 months to 20 Nov 2026
        11 introduced (6 given, 5 received)
        9 closed, 4 won (44%)
        2 won without an amount (37, 39)    refnet update 37 --value AMOUNT
        The 12 months before: none introduced
        Dec ········███▅ Nov  exchanged a month

      2026 beside 2025                                                  both to 20 Nov
        Quarter       2026  2025  Won  Won 2025
        Q1               0     0    0         0
        Q2               0     0    0         0
        Q3               6     0    0         0
        Q4 to 20 Nov     5     0    4         0
        Year to date    11     0    4         0
        2026, 2025: exchanged. Won: both ways

      Costs and benefit
        Took       nothing noted
        Brought    5 received and closed, 2 won; not to be weighed, 2 won without an
                   amount in CAD
        To record  no time of yours is noted at a check-in
                   refnet check-in victor --minutes MINUTES

      Too new to formalize
        Why   11 exchanged in the 12 months to 20 Nov 2026 (6 given, 5 received);
              known for 4 months (known since 14 Jul 2026).
        Next  nothing to do, look again on 14 Jan 2027
        More  the rule, 2 not known  refnet advise victor

      Worth asking
        What made the last introduction work, so that we do it again?
          Client victor 1 won, 19 Nov [rhythm]
        What has worked so far, and what has not?
          known since 14 Jul 2026 [durden]
        Who is your ideal client now?
          none on record [durden]
        Are my clients the ones that you look for?
          0 of the 6 questions of a good fit answered [durden]
        How would you like to be introduced to a client?
          6 given, 5 received in 12 months [refnet]

        11 referrals introduced or closed, 12 months to 20 Nov 2026
        refnet report victor --all
      "
    `);
  });

  test('is one object as JSON, with the referrals of the period', async () => {
    const refnet = await nadiasNetwork();
    const report = JSON.parse(await refnet.ok(['report', 'ilse', '--json']));
    expect(report).toMatchObject({
      partner: 'Ilse Moreno',
      exchanged: 9,
      verdict: 'watch',
      rule: 'pace',
      lastCheckIn: '2026-05-04',
    });
    expect(report.referrals).toHaveLength(9);
    expect(report.checkIns).toEqual([
      { number: expect.any(Number), day: '2026-05-04', kind: 'coffee', satisfaction: null, note: null },
    ]);
  });

  test('an unknown partner is named, with who is near', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt', '--profession', 'mortgage broker']);
    expect(await refnet.fails(1, ['report', 'marn'])).toBe(
      'refnet: no partner "marn". Did you mean Maren Holt (mortgage broker)?\n  refnet report maren\n',
    );
  });
});

describe('refnet report --only', () => {
  test.each([
    [
      'volume',
      `By partner
  Partner      Given  Received  Closed  Won      Business  Check-in
  Maren Holt      15        21      17    9    CAD 18,500  5 weeks ago`,
    ],
    [
      'formalize',
      `Time to formalize                                    10 or more exchanged a year
  Maren Holt  36, both ways, known 2 years 10 months    refnet advise maren
`,
    ],
    [
      'check-ins',
      `Check-ins due 2, 1 overdue
  Ilse Moreno  overdue  last 4 May 2026, every 3 months    refnet check-in ilse`,
    ],
    ['gaps', '  Nothing was asked for that nobody can do.\n'],
  ])('shows that part alone: %s', async (section, part) => {
    const refnet = await nadiasNetwork();
    const text = await refnet.ok(['report', '--only', section]);
    const heading = 'Referral network of Nadia Brandt                        12 months to 20 Nov 2026';
    expect(text.startsWith(`${heading}\n\n${part}`)).toBe(true);
    expect(text).not.toContain('next:');
  });

  test.each([
    ['volume', 'volume', 'partner,partnerId,given,'],
    [
      'formalize',
      'timeToFormalize',
      'partner,partnerId,verdict,rule,exchanged,given,received,reason,lookAgain',
    ],
    ['check-ins', 'checkInsDue', 'partner,partnerId,state,dueOn,lastCheckIn,everyMonths'],
    ['gaps', 'gaps', 'profession,times,lastAsked,needs'],
  ])('%s has the same rows as JSON and CSV', async (section, key, csvHeading) => {
    const refnet = await nadiasNetwork();
    await refnet.ok(['who', 'florist']);
    const part = JSON.parse(await refnet.ok(['report', '--only', section, '--json']));
    const whole = JSON.parse(await refnet.ok(['report', '--json']));
    const beside = section === 'gaps' ? { contactSphere: null } : {};
    expect(part).toEqual({ since: '2025-11-21', until: '2026-11-20', [key]: whole[key], ...beside });
    const csv = await refnet.ok(['report', '--only', section, '--format', 'csv']);
    expect(csv.startsWith(csvHeading)).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(whole[key].length + 1);
  });

  test('gaps are those of the period, whole; the report has the first ones', async () => {
    const refnet = await nadiasNetwork();
    await refnet.ok(['who', 'florist'], { today: '2025-11-20' });
    await refnet.ok(['who', 'florist'], { today: '2026-06-01' });
    await refnet.ok(['who', 'wedding flowers', '--region', 'Ottawa'], { today: '2026-11-02' });
    for (const need of ['dog walker', 'translator', 'caterer', 'mechanic', 'tailor']) {
      await refnet.ok(['who', need]);
    }
    expect(await refnet.ok(['report', '--only', 'gaps'])).toMatchInlineSnapshot(`
      "Referral network of Nadia Brandt                        12 months to 20 Nov 2026

      Asked for and not met 6
        florist               2 times, last 2 Nov 2026: florist, wedding flowers in
                              Ottawa
        dog walker            1 time, last 20 Nov 2026
        translator            1 time, last 20 Nov 2026
        caterer               1 time, last 20 Nov 2026
        car repair and sales  1 time, last 20 Nov 2026: mechanic
        tailor                1 time, last 20 Nov 2026

      Serve the same clients as you
        refnet does not know what you do:    refnet config profession "WHAT YOU DO"
      "
    `);
    expect(await refnet.ok(['report'])).toContain('  ... 1 more: refnet report --only gaps\n');
    const markdown = await refnet.ok(['report', '--format', 'md']);
    expect(markdown).toContain('## Asked for and not met\n\n- florist: 2 times, last 2 Nov 2026: florist, ');
  });

  test('a gap goes once somebody of the profession is there', async () => {
    const refnet = await nadiasNetwork();
    await refnet.ok(['who', 'florist']);
    await refnet.ok(['add-partner', 'Flo Reed', '--profession', 'florist']);
    expect(JSON.parse(await refnet.ok(['report', '--only', 'gaps', '--json'])).gaps).toEqual([]);
    await refnet.ok(['edit', 'flo', '--archive']);
    expect(JSON.parse(await refnet.ok(['report', '--only', 'gaps', '--json'])).gaps).toHaveLength(1);
  });

  test.each([
    [['report', '--only', 'money'], '"money" is not a part of the report'],
    [['report', 'maren', '--only', 'volume'], '--only does not go with the report on one partner'],
  ])('refuses %j', async (argv, message) => {
    const refnet = await nadiasNetwork();
    expect(await refnet.fails(2, argv)).toContain(message);
  });
});

describe('a period', () => {
  /** Introduced in June and won in October; another introduced in May to a partner, won in July; one without an amount. */
  const quarters = () =>
    newNetwork(
      ['add-partner', 'Dave Lind'],
      ['add-partner', 'Maren Holt'],
      ['config', 'records-since', '2026-01-01'],
      ['log', 'Frasers', '--from', 'dave', '--on', '2026-06-01'],
      ['update', '1', 'won', '--value', '30000', '--on', '2026-10-15'],
      ['log', 'Ito', '--from', 'dave', '--on', '2026-10-02'],
      ['log', 'Kim', '--to', 'maren', '--on', '2026-05-02'],
      ['update', '3', 'won', '--value', '9000', '--on', '2026-07-02'],
      ['log', 'Lee', '--from', 'maren', '--on', '2026-05-02'],
      ['update', '4', 'won', '--on', '2026-11-02'],
    );

  /** The lines that a report begins with, up to the verdicts. */
  const top = (text: string) => `${text.split('\nTime to formalize')[0]?.trimEnd() ?? ''}\n`;

  test('has the business that was closed in it, whenever the client was introduced', async () => {
    const refnet = await quarters();
    expect(top(await refnet.ok(['report', '--since', '2026-10-01']))).toMatchInlineSnapshot(`
      "Your referral network                                       1 Oct to 20 Nov 2026

        1 introduced (0 given, 1 received)    2 partners
        2 closed, 2 won; both introduced earlier
        USD 30,000 closed business
        1 won without an amount    refnet update 4 --value AMOUNT
        The 51 days before: none introduced

      By partner
        Partner     Given  Received  Closed  Won    Business  Dec      Nov
        Dave Lind       0         1       1    1  USD 30,000  ······▄···▄·
        Maren Holt      0         0       1    1              ·····█······
        Closed, won: both ways. Business: closed business from clients received. Bars:
        exchanged a month, Dec 2025 to Nov 2026; a full one is 2
      "
    `);
    expect(top(await refnet.ok(['report', '--quarter']))).toMatchInlineSnapshot(`
      "Your referral network                            1 Oct to 20 Nov 2026, Q4 so far

        1 introduced (0 given, 1 received)    2 partners
        2 closed, 2 won; both introduced earlier
        USD 30,000 closed business
        1 won without an amount    refnet update 4 --value AMOUNT
        Q3 to 20 Aug: none introduced; 1 closed, 1 won; USD 9,000 at partners

      By partner
        Partner     Given  Received  Closed  Won    Business  Dec      Nov
        Dave Lind       0         1       1    1  USD 30,000  ······▄···▄·
        Maren Holt      0         0       1    1              ·····█······
        Closed, won: both ways. Business: closed business from clients received. Bars:
        exchanged a month, Dec 2025 to Nov 2026; a full one is 2
      "
    `);
    expect(top(await refnet.ok(['report', '--quarter', 'last']))).toMatchInlineSnapshot(`
      "Your referral network                                   1 Jul to 30 Sep 2026, Q3

        none introduced    2 partners
        1 closed, 1 won; introduced earlier
        USD 9,000 at partners
        Q2: 3 introduced (1 given, 2 received)

      By partner
        Partner     Given  Received  Closed  Won  Oct      Sep
        Maren Holt      0         0       1    1  ·······█····
        Closed, won: both ways. Bars: exchanged a month, Oct 2025 to Sep 2026; a full
        one is 2
      "
    `);
    expect(top(await refnet.ok(['report', '--year', '--plain']))).toMatchInlineSnapshot(`
      "Your referral network                               1 Jan to 20 Nov 2026, so far

        4 introduced (1 given, 3 received)    2 partners
        3 closed, 3 won
        USD 30,000 closed business; USD 9,000 at partners
        1 won without an amount    refnet update 4 --value AMOUNT

      By partner
        Partner     Given  Received  Closed  Won    Business  Dec to Nov
        Maren Holt      1         1       2    2              0 0 0 0 0 2 0 0 0 0 0 0
        Dave Lind       0         2       1    1  USD 30,000  0 0 0 0 0 0 1 0 0 0 1 0
        Closed, won: both ways. Business: closed business from clients received.
        Months: exchanged a month, Dec 2025 to Nov 2026
      "
    `);
    expect(top(await refnet.ok(['report', '--last', '10d']))).toMatchInlineSnapshot(`
      "Your referral network                                     10 days to 20 Nov 2026

        none introduced    2 partners
        The 10 days before: none introduced; 1 closed, 1 won

        No referral in this period yet.
      "
    `);
  });

  test('of a partner has the same figures, and lists what was introduced or closed in it', async () => {
    const refnet = await quarters();
    const report = JSON.parse(await refnet.ok(['report', 'dave', '--quarter', '2026q4', '--json']));
    expect(report).toMatchObject({
      since: '2026-10-01',
      until: '2026-11-20',
      given: 0,
      received: 1,
      closed: 1,
      won: 1,
      introducedEarlier: 1,
      businessReceived: [{ amount: '30000.00', currency: 'USD' }],
    });
    expect(report.referrals.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    expect(await refnet.ok(['report', 'maren', '--quarter'])).toContain(
      '  1 closed, 1 won; introduced earlier\n  1 won without an amount    refnet update 4 --value AMOUNT\n',
    );
  });

  test('has nothing yet only where nothing was introduced or closed', async () => {
    const refnet = await quarters();
    const none = 'No referral in this period.';
    expect(await refnet.ok(['report', '--quarter', '2026q3'])).not.toContain(none);
    expect(await refnet.ok(['report', '--quarter', '2026q1'])).toContain(none);
    expect(await refnet.ok(['report', '--only', 'volume', '--quarter', '2026q1'])).toContain(none);
  });

  test('is said in one way, and before the name of a partner it is the one under way', async () => {
    const refnet = await quarters();
    for (const argv of [
      ['report', '--quarter', '--year'],
      ['report', 'dave', '--last', '90d', '--since', '2026-01-01'],
      ['report', '--only', 'volume', '--year', '2025', '--until', '2026-01-01'],
      ['referrals', '--quarter', '--until', '2026-01-01'],
      ['check-ins', '--last', '4w', '--year'],
    ]) {
      expect(await refnet.fails(2, argv)).toMatch(/^refnet: --\S+ and --\S+ do not go together\n/);
    }
    for (const [option, command, bare] of [
      ['--quarter', 'report', ['report', 'dave', '--quarter']],
      ['--year', 'report', ['report', 'dave', '--year']],
      ['--year', 'fees', ['fees', 'dave', '--year']],
    ] as const) {
      expect(await refnet.ok([command, option, 'dave', '--format', 'csv'])).toBe(
        await refnet.ok([...bare, '--format', 'csv']),
      );
    }
    expect(await refnet.ok(['report', '--quarter', 'dave', 'lind'])).toBe(
      await refnet.ok(['report', 'dave', '--quarter']),
    );
    expect(await refnet.fails(2, ['report', '--quarter', 'nobody'])).toMatchInlineSnapshot(`
      "refnet: "nobody" cannot be read as a quarter
        quarters are written like 2026q4, q3 or last; --quarter alone, at the end, is this one
      "
    `);
    expect(await refnet.fails(2, ['report', '--since', '2026-12-01'])).toMatchInlineSnapshot(`
      "refnet: --since Tue 1 Dec 2026 is still to come
        a report counts up to today: give a day that is past
      "
    `);
    expect(await refnet.fails(2, ['report', '--only', 'formalize', '--quarter'])).toContain(
      '--quarter does not go with --only formalize',
    );
  });

  test('counts whom was archived, and marks them', async () => {
    const refnet = await quarters();
    await refnet.ok(['edit', 'dave', '--archive']);
    const text = await refnet.ok(['report', '--quarter']);
    expect(text).toContain('  1 introduced (0 given, 1 received)    1 partner, 1 other archived\n');
    expect(text).toContain('  Dave Lind (archived)      0         1       1    1  USD 30,000  ');
    const before = await refnet.ok(['report', '--quarter', 'last', '--format', 'md']);
    expect(before).toContain('- none introduced    2 partners\n- 1 closed, 1 won; introduced earlier\n');
    expect(before).toContain('| Partner | Given | Received | Closed | Won | Oct to Sep | Check-in |');
  });

  test('tells 12 months of a partner too of whom clients were closed and none introduced in them', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Dave Lind'],
      ['log', 'Jane D.', '--from', 'dave', '--on', '2024-03-01'],
      ['update', '1', 'won', '--value', '100', '--on', '2026-08-01'],
    );
    const { volume } = JSON.parse(await refnet.ok(['report', '--json']));
    expect(volume[0]).toMatchObject({
      exchanged: 0,
      closed: 1,
      months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    });
    expect(await refnet.ok(['report', '--format', 'csv'])).toContain('"0; 0; 0; 0; 0; 0; 0; 0; 0; 0; 0; 0"');
  });

  test('names the option that shows the rest of it', async () => {
    const names = Array.from({ length: 21 }, (_, at) => `Partner ${String.fromCodePoint(65 + at)}`);
    const refnet = await newNetwork(
      ...names.map((name) => ['add-partner', name, '--yes']),
      ...names.map((name) => ['log', 'Jane D.', '--from', name, '--on', '2026-08-01', '--yes']),
    );
    expect(await refnet.ok(['report', '--quarter', 'q3'])).toContain(
      '  ... 1 more, 1 introduced: refnet report --quarter 2026q3 --all\n',
    );
  });
});

test('Markdown begins no part with the others where none comes before them', async () => {
  const refnet = await newNetwork(['add-partner', 'Ann Ash'], ['log', 'Bo', '--from', 'ann']);
  const said = await refnet.ok(['report', '--format', 'md']);
  expect(said).not.toContain('## The others');
  expect(said).toContain('## What is advised\n\n- Keep it informal: Ann Ash\n');
});

test('where all with whom anything went back and forth are archived, those open are next', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren'],
    ['edit', 'maren', '--archive'],
  );
  expect(await refnet.ok(['report'])).toMatch(/\nnext: refnet referrals --open\n$/);
});
