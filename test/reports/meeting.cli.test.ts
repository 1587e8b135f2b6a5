import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { displayWidth } from '../../src/text/width.ts';

/** What comes before the figures of the period: the brief. */
const briefOf = (text: string) => text.slice(0, text.search(/^12 months to /m));

async function run(refnet: Refnet, ...commands: readonly (readonly [day: string, ...argv: string[]])[]) {
  for (const [today, ...argv] of commands) {
    const { code, stderr } = await refnet.run(argv, { today });
    expect({ argv, code, stderr: code === 0 ? '' : stderr }).toEqual({ argv, code: 0, stderr: '' });
  }
}

/** A partner with something of everything: numbers follow the order of the commands. */
async function network(): Promise<Refnet> {
  const refnet = await newNetwork();
  await run(
    refnet,
    ['2025-01-10', 'config', 'currency', 'CAD'],
    ['2025-01-10', 'add-partner', 'Ann Lee', '--profession', 'lawyer'],
    [
      '2025-01-10',
      'add-partner',
      'Maren Holt',
      '--profession',
      'mortgage broker',
      '--business',
      'Harbour Lending',
      '--known-since',
      '2024-01',
      '--stage',
      'referral-partner',
      '--introduced-by',
      'ann',
      '--ideal-client',
      'first-time buyers with a steady income who are about to sign',
    ],
    [
      '2026-06-01',
      'agree',
      'maren',
      '--written',
      '--from',
      '2026-06-01',
      '--until',
      '2027-05-31',
      '--review-on',
      '2026-11-15',
      '--they-pay',
      '10% of collected',
      '--i-will',
      'reply within a day',
    ],
    ...['1', '2', '3', '4', '5', '6'].map(
      (n) =>
        [
          `2026-0${n}-15`,
          'log',
          `Client ${n}`,
          '--from',
          'maren',
          '--on',
          `2026-0${n}-15`,
          '--for',
          'first home',
        ] as const,
    ),
    ['2026-09-02', 'log', 'Nora B.', '--to', 'maren', '--for', 'refinancing'],
    ['2026-09-02', 'log', 'Tia R.', '--to', 'maren'],
    [
      '2026-10-16',
      'check-in',
      'maren',
      '--kind',
      'coffee',
      '--satisfaction',
      '4',
      '--next',
      '2026-12-04',
      '--note',
      'new office in March, wants to talk about a joint evening',
    ],
    ['2026-10-20', 'log', 'Jane D.', '--from', 'maren', '--for', 'first home'],
    ['2026-11-02', 'log', 'Kofi V.', '--from', 'maren'],
    ['2026-11-03', 'log', 'Ito H.', '--to', 'maren'],
    ['2026-11-05', 'update', '3', 'won', '--value', '4200'],
    ['2026-11-05', 'update', '9', 'won', '--value', '3000'],
    ['2026-11-06', 'update', '10', 'won', '--value', '2000', '--collected', '2000'],
    ['2026-11-20', 'promise', 'maren', 'the brochure', '--by', '2026-11-27'],
    [
      '2026-11-20',
      'promise',
      'maren',
      'numbers for Q3',
      '--theirs',
      '--from',
      '2026-09-01',
      '--by',
      '2026-10-01',
    ],
    [
      '2026-11-20',
      'promise',
      'maren',
      '--theirs',
      '--goal',
      '6 referrals',
      '--from',
      '2026-10-01',
      '--by',
      '2026-12-31',
    ],
    [
      '2026-09-20',
      'project',
      'maren',
      "buyers' evening",
      '--kind',
      'event',
      '--until',
      '2026-09-20',
      '--cost',
      '200',
    ],
    ['2026-11-20', 'note', 'maren', 'opens a second office', '--kind', 'growth', '--on', '2026-10-16'],
    [
      '2026-11-20',
      'note',
      'maren',
      'the client was called twice',
      '--kind',
      'tracking-error',
      '--on',
      '2026-08-01',
    ],
  );
  return refnet;
}

describe('the brief before a meeting', () => {
  test('holds what the meeting needs, each with what to type next, at 80 columns', async () => {
    const refnet = await network();
    expect(briefOf(await refnet.ok(['report', 'maren']))).toMatchInlineSnapshot(`
      "Maren Holt, mortgage broker, Harbour Lending                known since Jan 2024
      Referral partner. Time to formalize.

        Last met    16 Oct, coffee, satisfaction 4 of 5: new office in March, wants to
                    talk about a joint evening
        Next        on Fri 4 Dec 2026, as planned  refnet check-in maren
        Introduced  by Ann Lee                     refnet show p1
        Looks for   first-time buyers with a steady income who are about to sign

      Since 16 Oct
        received  Kofi V., Jane D.
        given     Ito H.
        won       Tia R. CAD 2,000 (given, 6 Nov), Nora B. CAD 3,000 (given, 5 Nov),
                  Client 1 CAD 4,200 (5 Nov)

      Yours to do
        thank    for Jane D., 20 Oct          refnet thank 12
        thank    for Kofi V., 2 Nov           refnet thank 13
        tell     Client 1: won, 5 Nov         refnet told 3
        promise  the brochure, by Fri 27 Nov  refnet done 16

      Theirs to do
        fee      they pay CAD 200, since 6 Nov          refnet pay maren --received
        fee      they pay about CAD 300, Nora B. won 5 Nov
                 refnet update 9 --collected AMOUNT
        promise  numbers for Q3, by Thu 1 Oct, overdue  refnet done 17
        promise  2 of 6 referrals, by Thu 31 Dec        refnet show 18

      Open clients
        given     Ito H. (3 Nov)  refnet referrals --partner maren --open --given
        received  Kofi V. (2 Nov), Jane D. (20 Oct), Client 6 (15 Jun), Client 5
                  (15 May), Client 4 (15 Apr), 2 more
                  refnet referrals --partner maren --open --received

      Agreement
        written   from 1 Jun 2026, until 31 May 2027; in force  refnet agree maren
        you will  reply within a day
        review    Sun 15 Nov 2026, due  refnet agree maren --reviewed
        they pay  10% of collected

      Done together
        event  buyers' evening, 20 Sep  refnet show 19

      "
    `);
  });

  test('at 60 columns', async () => {
    const refnet = await network();
    expect(briefOf(await refnet.ok(['report', 'maren'], { columns: 60 }))).toMatchInlineSnapshot(`
      "Maren Holt, mortgage broker, Harbour Lending
      known since Jan 2024
      Referral partner. Time to formalize.

        Last met    16 Oct, coffee, satisfaction 4 of 5: new
                    office in March, wants to talk about a joint
                    evening
        Next        on Fri 4 Dec 2026, as planned
                    refnet check-in maren
        Introduced  by Ann Lee  refnet show p1
        Looks for   first-time buyers with a steady income who are
                    about to sign

      Since 16 Oct
        received  Kofi V., Jane D.
        given     Ito H.
        won       Tia R. CAD 2,000 (given, 6 Nov), Nora B.
                  CAD 3,000 (given, 5 Nov), Client 1 CAD 4,200
                  (5 Nov)

      Yours to do
        thank    for Jane D., 20 Oct          refnet thank 12
        thank    for Kofi V., 2 Nov           refnet thank 13
        tell     Client 1: won, 5 Nov         refnet told 3
        promise  the brochure, by Fri 27 Nov  refnet done 16

      Theirs to do
        fee      they pay CAD 200, since 6 Nov
                 refnet pay maren --received
        fee      they pay about CAD 300, Nora B. won 5 Nov
                 refnet update 9 --collected AMOUNT
        promise  numbers for Q3, by Thu 1 Oct, overdue
                 refnet done 17
        promise  2 of 6 referrals, by Thu 31 Dec  refnet show 18

      Open clients
        given     Ito H. (3 Nov)
                  refnet referrals --partner maren --open --given
        received  Kofi V. (2 Nov), Jane D. (20 Oct), Client 6
                  (15 Jun), Client 5 (15 May), Client 4 (15 Apr),
                  2 more
                refnet referrals --partner maren --open --received

      Agreement
        written   from 1 Jun 2026, until 31 May 2027; in force
                  refnet agree maren
        you will  reply within a day
        review    Sun 15 Nov 2026, due
                  refnet agree maren --reviewed
        they pay  10% of collected

      Done together
        event  buyers' evening, 20 Sep  refnet show 19

      "
    `);
  });

  test('at 120 columns', async () => {
    const refnet = await network();
    expect(briefOf(await refnet.ok(['report', 'maren'], { columns: 120 }))).toMatchInlineSnapshot(`
      "Maren Holt, mortgage broker, Harbour Lending                                                        known since Jan 2024
      Referral partner. Time to formalize.

        Last met    16 Oct, coffee, satisfaction 4 of 5: new office in March, wants to talk about a joint evening
        Next        on Fri 4 Dec 2026, as planned  refnet check-in maren
        Introduced  by Ann Lee                     refnet show p1
        Looks for   first-time buyers with a steady income who are about to sign

      Since 16 Oct
        received  Kofi V., Jane D.
        given     Ito H.
        won       Tia R. CAD 2,000 (given, 6 Nov), Nora B. CAD 3,000 (given, 5 Nov), Client 1 CAD 4,200 (5 Nov)

      Yours to do
        thank    for Jane D., 20 Oct          refnet thank 12
        thank    for Kofi V., 2 Nov           refnet thank 13
        tell     Client 1: won, 5 Nov         refnet told 3
        promise  the brochure, by Fri 27 Nov  refnet done 16

      Theirs to do
        fee      they pay CAD 200, since 6 Nov              refnet pay maren --received
        fee      they pay about CAD 300, Nora B. won 5 Nov  refnet update 9 --collected AMOUNT
        promise  numbers for Q3, by Thu 1 Oct, overdue      refnet done 17
        promise  2 of 6 referrals, by Thu 31 Dec            refnet show 18

      Open clients
        given     Ito H. (3 Nov)  refnet referrals --partner maren --open --given
        received  Kofi V. (2 Nov), Jane D. (20 Oct), Client 6 (15 Jun), Client 5 (15 May), Client 4 (15 Apr), 2 more
                  refnet referrals --partner maren --open --received

      Agreement
        written   from 1 Jun 2026, until 31 May 2027; in force  refnet agree maren
        you will  reply within a day
        review    Sun 15 Nov 2026, due                          refnet agree maren --reviewed
        they pay  10% of collected

      Done together
        event  buyers' evening, 20 Sep  refnet show 19

      "
    `);
  });

  test('leaves out what is empty', async () => {
    const refnet = await newNetwork(['add-partner', 'Ben Adler']);
    expect(briefOf(await refnet.ok(['report', 'ben']))).toMatchInlineSnapshot(`
      "Ben Adler
      Acquaintance. Build trust.

        Last met  no check-in yet  refnet check-in ben

      "
    `);
  });

  test('says that a partner is archived, is not to be referred to, or takes no clients', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ben Adler'],
      ['edit', 'ben', '--not-taking-until', '2027-01-31', '--do-not-refer', '--archive'],
    );
    expect(briefOf(await refnet.ok(['report', 'ben']))).toMatchInlineSnapshot(`
      "Ben Adler
      Acquaintance.

        Archived  Fri 20 Nov 2026        refnet edit ben --unarchive
        Careful   not to be referred to  refnet edit ben --refer
        Clients   takes none until Sun 31 Jan 2027
        Last met  no check-in yet

      "
    `);
  });

  test('tells what they owe, what I owe, and what was paid too much, each on its side', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Tess Bright'],
      ['agree', 'tess', '--written', '--from', '2026-01-01', '--i-pay', '10% of collected'],
      ['log', 'Ito H.', '--from', 'tess', '--on', '2026-09-01'],
      ['update', '2', 'won', '--value', '3000', '--on', '2026-09-03', '--collected', '3000'],
      ['pay', 'tess', '300'],
      ['update', '2', '--collected=-1000'],
      ['log', 'Ana M.', '--from', 'tess', '--on', '2026-11-01'],
      ['update', '6', 'won', '--value', '5000', '--on', '2026-11-10'],
    );
    const text = briefOf(await refnet.ok(['report', 'tess']));
    expect(text.slice(text.indexOf('Yours to do'), text.indexOf('Agreement'))).toMatchInlineSnapshot(`
      "Yours to do
        thank  for Ito H., 1 Sep    refnet thank 2
        thank  for Ana M., 1 Nov    refnet thank 6
        tell   Ito H.: won, 3 Sep   refnet told 2
        tell   Ana M.: won, 10 Nov  refnet told 6
        fee    you pay about CAD 500, Ana M. won 10 Nov
               refnet update 6 --collected AMOUNT

      Theirs to do
        credit  you paid CAD 100 too much, since 20 Nov
                refnet pay tess "CAD 100" --return

      "
    `);
  });

  test('names each of several agreements by its number, and reviews none that has ended', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Tess Bright'],
      ['agree', 'tess', '--verbal', '--exclusive', 'wills', '--from', '2026-01-01', '--until', '2026-11-10'],
      ['agree', 'tess', '--written', '--they-pay', 'EUR 100 flat', '--from', '2026-11-15'],
    );
    const text = briefOf(await refnet.ok(['report', 'tess']));
    expect(text.slice(text.indexOf('Agreement'))).toMatchInlineSnapshot(`
      "Agreement
        verbal    from 1 Jan 2026, until 10 Nov 2026; ended, not closed
                  refnet agree 1 --close
        written   from 15 Nov 2026, no end; in force  refnet agree 2
        review    Mon 15 Feb 2027
        they pay  flat EUR 100 when collected

      "
    `);
  });

  test('bounds long lists, each with the command for the rest', async () => {
    const days = Array.from({ length: 9 }, (_, n) => `2026-11-1${n}`);
    const refnet = await newNetwork(
      ['add-partner', 'Tess Bright'],
      ['check-in', 'tess', '--on', '2026-06-01'],
      ...days.map((on) => ['log', `Client ${on.slice(-2)}`, '--to', 'tess', '--on', on]),
      ...days.map((on) => ['update', `client ${on.slice(-2)}`, 'contacted', '--on', on]),
      ...days.map((on) => ['log', `Client R${on.slice(-2)}`, '--from', 'tess', '--on', on]),
      ...days.map((on) => ['update', `client r${on.slice(-2)}`, 'lost', '--on', '2026-11-19']),
      ...days.map((on) => ['promise', 'tess', `thing ${on.slice(-2)}`]),
      ...days.map((on) => ['note', 'tess', `remark ${on.slice(-2)}`, '--kind', 'complex-handoff']),
      ...days.map((on) => ['project', 'tess', `evening ${on.slice(-2)}`, '--kind', 'event', '--from', on]),
    );
    expect(briefOf(await refnet.ok(['report', 'tess']))).toMatchInlineSnapshot(`
      "Tess Bright
      Acquaintance. Too new to formalize.

        Last met  1 Jun, call
        Next      by 1 Jul (every month), overdue  refnet check-in tess

      Since 1 Jun
        received  Client R18, Client R17, Client R16, Client R15, Client R14
                  ... 4 more
                  refnet referrals --partner tess --received --since 2026-06-02
        given     Client 18, Client 17, Client 16, Client 15, Client 14
                  ... 4 more
                  refnet referrals --partner tess --given --since 2026-06-02
        lost      Client R18 (19 Nov), Client R17 (19 Nov), Client R16 (19 Nov),
                  Client R15 (19 Nov), Client R14 (19 Nov)
                  ... 4 more
                  refnet referrals --partner tess --closed-since 2026-06-02

      Yours to do
        thank    for Client R10, 10 Nov    refnet thank 11
        thank    for Client R11, 11 Nov    refnet thank 12
        thank    for Client R12, 12 Nov    refnet thank 13
        thank    for Client R13, 13 Nov    refnet thank 14
        thank    for Client R14, 14 Nov    refnet thank 15
        tell     Client R10: lost, 19 Nov  refnet told 11
        tell     Client R11: lost, 19 Nov  refnet told 12
        tell     Client R12: lost, 19 Nov  refnet told 13
        tell     Client R13: lost, 19 Nov  refnet told 14
        tell     Client R14: lost, 19 Nov  refnet told 15
                 ... 8 more                refnet due --partner tess
        promise  thing 10                  refnet done 20
        promise  thing 11                  refnet done 21
        promise  thing 12                  refnet done 22
        promise  thing 13                  refnet done 23
        promise  thing 14                  refnet done 24
                 ... 4 more                refnet promise tess

      Open clients
        given  Client 18 (18 Nov), Client 17 (17 Nov), Client 16 (16 Nov), Client 15
               (15 Nov), Client 14 (14 Nov), 4 more
               refnet referrals --partner tess --open --given

      Done together
        event  evening 18, since 18 Nov  refnet show 46
        event  evening 17, since 17 Nov  refnet show 45
        event  evening 16, since 16 Nov  refnet show 44
               ... 6 more                refnet project tess

      "
    `);
  });

  test('is of today: a period that ended earlier is told without it', async () => {
    const refnet = await network();
    const argv = ['report', 'maren', '--until', '2026-11-19'];
    expect(await refnet.ok(argv)).not.toMatch(/Yours to do|Last met/);
    expect(JSON.parse(await refnet.ok([...argv, '--json']))).toMatchObject({ meeting: null });
  });

  test('breaks no command and fits, however narrow', async () => {
    const refnet = await network();
    for (const columns of [60, 80, 120]) {
      const lines = (
        await refnet.ok(['report', 'maren'], { columns, terminal: true, env: { NO_COLOR: '1' } })
      ).split('\n');
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
      const whole =
        /refnet (thank|told|done|show|update) p?\d+|refnet (check-in|agree|due|promise|note|referrals|edit|pay|report|advise)/;
      for (const line of lines.filter((each) => each.includes('refnet '))) expect(line).toMatch(whole);
    }
  });

  test('holds the same as CSV, Markdown and JSON, whole', async () => {
    const refnet = await network();
    const csv = await refnet.ok(['report', 'maren', '--format', 'csv']);
    const markdown = await refnet.ok(['report', 'maren', '--format', 'md']);
    const { meeting, ...report } = JSON.parse(await refnet.ok(['report', 'maren', '--json']));
    expect(csv.startsWith('part,label,number,text,command\r\n')).toBe(true);
    for (const n of ['1', '2', '3', '4', '5', '6'].slice(1)) {
      expect(csv).toContain(`open,received,${Number(n) + 2},"Client ${n} for first home, new, 15 `);
      expect(markdown).toContain(`Client ${n} for first home, new, 15 `);
    }
    expect(csv).toContain('theirs,promise,18,"2 of 6 referrals, by Thu 31 Dec",refnet show 18\r\n');
    expect(markdown).toContain('- **promise**: 2 of 6 referrals, by Thu 31 Dec: `refnet show 18`');
    expect(markdown).not.toContain('... ');
    expect(meeting).toMatchObject({
      stage: 'referral-partner',
      introducedBy: 'Ann Lee',
      archivedOn: null,
      doNotRefer: false,
      lastCheckIn: { day: '2026-10-16', kind: 'coffee', next: '2026-12-04' },
      introducedSince: [14, 13, 12],
      promises: [{ side: 'theirs' }, { side: 'mine' }, { side: 'theirs', reached: 2 }, { side: 'mine' }],
      agreements: [{ number: 1, state: 'in force' }],
      projects: [{ what: "buyers' evening" }],
      notes: [{ kind: 'growth' }, { kind: 'tracking-error' }],
    });
    expect(meeting.openClients).toHaveLength(8);
    const error = '1 tracking error in the 12 months to 20 Nov 2026';
    expect(report).toMatchObject({
      noted: [{ id: 'low-commitment' }, { id: 'tracking-errors', text: error }],
      redFlags: [],
    });
    expect(csv).toContain(`advice,on record,,${error},\r\n`);
    const ann = await refnet.ok(['report', 'ann', '--format', 'csv']);
    expect(ann).toContain('introduced,Maren Holt,,');
    expect(Object.keys(meeting)).toEqual([
      'stage',
      'knownSince',
      'archivedOn',
      'doNotRefer',
      'notTakingUntil',
      'introducedBy',
      'idealClient',
      'lastCheckIn',
      'introducedSince',
      'closedSince',
      'waiting',
      'promises',
      'agreements',
      'projects',
      'notes',
      'calledBy',
      'workingTogether',
      'openClients',
    ]);
  });
});

test('tells the newest five open clients of each way, counts the others, and holds open who was closed later', async () => {
  const days = ['11-02', '11-02', '10-20', '10-20', '09-01', '08-01', '07-01', '06-01'];
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt', '--known-since', '2020'],
    ['add-partner', 'Ann Lee'],
    ...days.map((day, at) => ['log', `In ${at}`, '--from', 'maren', '--on', `2026-${day}`]),
    ...days.slice(2).map((day, at) => ['log', `Out ${at}`, '--to', 'maren', '--on', `2026-${day}`]),
    ['log', 'Of Ann', '--from', 'ann', '--on', '2026-11-05'],
    ['update', 'in 2', 'won', '--value', 'CAD 100', '--on', '2026-11-15'],
    ['update', 'out 1', 'lost', '--on', '2026-11-01'],
  );
  const openOn = async (today: string) => {
    const shown = await refnet.ok(['report', 'maren'], { today });
    return /\nOpen clients\n([^]*?)\n\n/.exec(shown)?.[1];
  };
  expect(await openOn('2026-11-20')).toMatchInlineSnapshot(`
    "  given     Out 0 (20 Oct), Out 2 (1 Sep), Out 3 (1 Aug), Out 4 (1 Jul), Out 5
                (1 Jun)          refnet referrals --partner maren --open --given
      received  In 1 (2 Nov), In 0 (2 Nov), In 3 (20 Oct), In 4 (1 Sep), In 5
                (1 Aug), 2 more  refnet referrals --partner maren --open --received"
  `);
  expect(await openOn('2026-11-10')).toMatchInlineSnapshot(`
    "  given     Out 0 (20 Oct), Out 2 (1 Sep), Out 3 (1 Aug), Out 4 (1 Jul), Out 5
                (1 Jun)          refnet referrals --partner maren --open --given
      received  In 1 (2 Nov), In 0 (2 Nov), In 3 (20 Oct), In 2 (20 Oct), In 4
                (1 Sep), 3 more  refnet referrals --partner maren --open --received"
  `);
  expect(await openOn('2026-10-25')).toMatchInlineSnapshot(`
    "  given     Out 1 (20 Oct), Out 0 (20 Oct), Out 2 (1 Sep), Out 3 (1 Aug), Out 4
                (1 Jul), 1 more  refnet referrals --partner maren --open --given
      received  In 3 (20 Oct), In 2 (20 Oct), In 4 (1 Sep), In 5 (1 Aug), In 6
                (1 Jul), 1 more  refnet referrals --partner maren --open --received"
  `);
});
