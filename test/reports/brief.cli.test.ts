import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { faultOf, printedCommands } from '../helpers/printed-commands.ts';
import { displayWidth } from '../../src/text/width.ts';

type Line = readonly string[];

const MAREN: Line = [
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
  '--email',
  'maren@example.com',
  '--note',
  'prefers mornings',
];

/** A partner with something of most things, in few commands. */
async function network(...more: readonly Line[]): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['config', 'records-since', '2025-02-14'],
    MAREN,
    ['log', 'Old C.', '--from', 'maren', '--on', '2025-03-03'],
    ['update', 'old', 'won', '--value', '1000', '--on', '2025-05-05'],
    ['log', 'Tia R.', '--to', 'maren', '--on', '2026-02-02'],
    ['log', 'Hana W.', '--from', 'maren', '--on', '2026-08-08'],
    ['check-in', 'maren', '--kind', 'coffee', '--on', '2026-10-16', '--note', 'new office in March'],
    ['update', 'hana', 'won', '--value', '4200', '--on', '2026-11-05'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-10', '--for', 'first home'],
    ['promise', 'maren', 'the brochure', '--by', '2026-11-27'],
    ['note', 'maren', 'opens a second office', '--kind', 'growth', '--on', '2026-10-16'],
    ...more,
  );
}

describe('the brief', () => {
  test('is about a page: what is to do, how it stands, what to ask', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', 'maren'])).toMatchInlineSnapshot(`
      "Maren Holt, mortgage broker, Harbour Lending                known since Jan 2024
      Referral partner. Keep it informal.

        Last met  16 Oct, coffee: new office in March
        Next      by 16 Apr 2027 (every 6 months)  refnet check-in maren

      Since 16 Oct
        received  Jane D.
        won       Hana W. CAD 4,200 (5 Nov)

      Yours to do
        thank    for Jane D., 10 Nov          refnet thank 5
        tell     Hana W.: won, 5 Nov          refnet told 3
        promise  the brochure, by Fri 27 Nov  refnet done 6

      Open clients
        given     Tia R. (2 Feb)    refnet referrals --partner maren --open --given
        received  Jane D. (10 Nov)  refnet referrals --partner maren --open --received

      12 months to 20 Nov 2026
        3 introduced (1 given, 2 received)
        1 closed, 1 won
        CAD 4,200 closed business
        The 12 months before: 1 introduced (0 given, 1 received); 1 closed, 1 won;
        CAD 1,000 closed business
        Not all of the 12 months before may be on record: records begin 14 Feb 2025
        refnet config records-since DAY
        Dec ··█·····█··█ Nov  exchanged a month

      2026 beside 2025                                                  both to 20 Nov
        Quarter       2026  2025  Won  Won 2025   Business  Business 2025
        Q1               1     1    0         0
        Q2               0     0    0         1                 CAD 1,000
        Q3               1     0    0         0
        Q4 to 20 Nov     1     0    1         0  CAD 4,200
        Year to date     3     1    1         1  CAD 4,200      CAD 1,000
        2026, 2025: exchanged. Won: both ways. Business: closed business from clients
        received
        2025 is on record from 14 Feb on

      Costs and benefit
        Took       nothing noted
        Brought    1 received and closed, 1 won; to be weighed from 3 closed on
        To record  no time of yours is noted at a check-in
                   refnet check-in maren --minutes MINUTES

      Keep it informal
        Why   3 exchanged in the 12 months to 20 Nov 2026 (1 given, 2 received).
        Next  nothing to do, next check-in 16 Apr 2027
        More  the rule, 2 not known  refnet advise maren

      Worth asking
        What made the last introduction work, so that we do it again?
          Hana W. won, 5 Nov [rhythm]
        Who is your ideal client now?
          none on record [durden]
        How are the clients getting on whom I sent you?
          1 given 2 Feb, no outcome yet [refnet]
        How do you describe me to clients, and how shall I describe you?
          neither is on record [refnet]
        What made the introductions that worked, work?
          1 won of 1 closed, 12 months to 20 Nov 2026 [rhythm]

      Noted
        16 Oct  growth: opens a second office

      Details
        Email  maren@example.com
        Note   prefers mornings

        3 referrals introduced or closed, 12 months to 20 Nov 2026
        refnet report maren --all
      "
    `);
  });

  test('is all there is with --all', async () => {
    const refnet = await network();
    const all = await refnet.ok(['report', 'maren', '--all']);
    expect(all).toMatch(/^ {2}Called +an ally \[ally\]: no agreement, no fee$/m);
    expect(all).toMatch(/\nReferrals\n {2}#.*\n(?: {2}.*\n){3}/);
    expect(all).toContain('\nCheck-ins\n  16 Oct  coffee: new office in March\n');
    expect(await refnet.ok(['report', 'maren'])).not.toMatch(/Called|\nReferrals\n/);
  });

  test('as Markdown is an agenda: boxes for what is to do, room for answers, the record at the end', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', 'maren', '--format', 'md'])).toMatchInlineSnapshot(`
      "# Maren Holt, mortgage broker, Harbour Lending

      known since Jan 2024

      Referral partner. Keep it informal.

      - **Called**: an ally [ally]: no agreement, no fee
      - **Last met**: 16 Oct, coffee: new office in March
      - **Next**: by 16 Apr 2027 (every 6 months): \`refnet check-in maren\`

      ## Since 16 Oct

      - **received**: Jane D.
      - **won**: Hana W. CAD 4,200 (5 Nov)

      ## Yours to do

      - [ ] **thank**: for Jane D., 10 Nov: \`refnet thank 5\`
      - [ ] **tell**: Hana W.: won, 5 Nov: \`refnet told 3\`
      - [ ] **promise**: the brochure, by Fri 27 Nov: \`refnet done 6\`

      ## Worth asking

      - **What made the last introduction work, so that we do it again?**
        - why: Hana W. won, 5 Nov [rhythm]
        - answer:
      - **Who is your ideal client now?**
        - why: none on record [durden]
        - answer:
      - **How are the clients getting on whom I sent you?**
        - why: 1 given 2 Feb, no outcome yet [refnet]
        - answer:
      - **How do you describe me to clients, and how shall I describe you?**
        - why: neither is on record [refnet]
        - answer:
      - **What made the introductions that worked, work?**
        - why: 1 won of 1 closed, 12 months to 20 Nov 2026 [rhythm]
        - answer:

      ## 12 months to 20 Nov 2026

      - 3 introduced (1 given, 2 received)
      - 1 closed, 1 won
      - CAD 4,200 closed business
      - The 12 months before: 1 introduced (0 given, 1 received); 1 closed, 1 won; CAD 1,000 closed business
      - Not all of the 12 months before may be on record: records begin 14 Feb 2025: \`refnet config records-since DAY\`

      Dec to Nov: 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1 exchanged a month

      ## 2026 beside 2025

      both to 20 Nov

      | Quarter | 2026 | 2025 | Won | Won 2025 | Business | Business 2025 |
      | --- | --: | --: | --: | --: | --: | --: |
      | Q1 | 1 | 1 | 0 | 0 |  |  |
      | Q2 | 0 | 0 | 0 | 1 |  | CAD 1,000 |
      | Q3 | 1 | 0 | 0 | 0 |  |  |
      | Q4 to 20 Nov | 1 | 0 | 1 | 0 | CAD 4,200 |  |
      | Year to date | 3 | 1 | 1 | 1 | CAD 4,200 | CAD 1,000 |

      2026, 2025: exchanged. Won: both ways. Business: closed business from clients received

      - 2025 is on record from 14 Feb on

      ## Costs and benefit

      - **Took**: nothing noted
      - **Brought**: 1 received and closed, 1 won; to be weighed from 3 closed on
      - **To record**: no time of yours is noted at a check-in: \`refnet check-in maren --minutes MINUTES\`

      ## By quarter

      | Quarter | Given | Received | Closed | Won | Business |
      | --- | --: | --: | --: | --: | --: |
      | Q1 2026 | 1 |  |  |  |  |
      | Q2 2026 |  |  |  |  |  |
      | Q3 2026 |  | 1 |  |  |  |
      | Q4 2026 to 20 Nov |  | 1 | 1 | 1 | CAD 4,200 |

      Closed, won: both ways. Business: closed business from clients received

      ## Keep it informal

      - **Why**: 3 exchanged in the 12 months to 20 Nov 2026 (1 given, 2 received).
      - **Next**: nothing to do, next check-in 16 Apr 2027
      - **More**: the rule, 2 not known: \`refnet advise maren\`

      ## Noted

      - **16 Oct**: growth: opens a second office

      ## Details

      - **Email**: maren\\@example.com
      - **Note**: prefers mornings

      ## Open clients

      - **received**: Jane D. for first home, new, 10 Nov: \`refnet update 5\`
      - **given**: Tia R., new, 2 Feb: \`refnet update 2\`

      ## Check-ins

      - **16 Oct**: coffee: new office in March

      ## Referrals

      | # | Day | Way | Client | For | Status | Value |
      | --: | --- | --- | --- | --- | --- | --: |
      | 5 | 10 Nov | received | Jane D. | first home | new |  |
      | 3 | 8 Aug | received | Hana W. |  | won | CAD 4,200 |
      | 2 | 2 Feb | given | Tia R. |  | new |  |
      "
    `);
  });

  test('as a short agenda is to be pasted', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', 'maren', '--short', '--format', 'md'])).toMatchInlineSnapshot(`
      "# Maren Holt, mortgage broker, Harbour Lending

      Referral partner, known since Jan 2024. Keep it informal.

      - **Last met**: 16 Oct, coffee: new office in March
      - **Since 16 Oct**: 1 received (Jane D.); 1 won (Hana W. CAD 4,200 (5 Nov))
      - [ ] **Yours to do**: thank: for Jane D., 10 Nov: \`refnet thank 5\`
      - [ ] **Yours to do**: tell: Hana W.: won, 5 Nov: \`refnet told 3\`
      - [ ] **Yours to do**: promise: the brochure, by Fri 27 Nov: \`refnet done 6\`
      - **Why**: 3 exchanged in the 12 months to 20 Nov 2026 (1 given, 2 received).
      - **Next**: nothing to do, next check-in 16 Apr 2027
      - **Check-in**: by 16 Apr 2027 (every 6 months): \`refnet check-in maren\`
      - **12 months**: 3 introduced (1 given, 2 received); 1 closed, 1 won
        Dec ··█·····█··█ Nov
      - **Year**: 2026: 3 exchanged, CAD 4,200; 2025 to 20 Nov: 1 exchanged, CAD 1,000
      - **Costs**: took nothing noted; brought 1 received and closed, 1 won; to be weighed from 3 closed on
      - **Open**: 2 clients: 1 given, 1 received: \`refnet referrals --partner maren --open\`
      - **Noted**: 16 Oct: growth: opens a second office

      ## Ask

      - [ ] **What made the last introduction work, so that we do it again?**
        - answer:
      - [ ] **Who is your ideal client now?**
        - answer:
      - [ ] **How are the clients getting on whom I sent you?**
        - answer:
      "
    `);
  });

  test('gives programs the questions, the two years and the next step beside what they had', async () => {
    const refnet = await network();
    const json = JSON.parse(await refnet.ok(['report', 'maren', '--json']));
    expect(json.questions[0]).toEqual({
      id: 'after-won',
      text: 'What made the last introduction work, so that we do it again?',
      because: 'Hana W. won, 5 Nov',
      source: 'rhythm',
    });
    expect(json.next).toBeNull();
    expect(json).toMatchObject({ profession: 'mortgage broker', stageSince: '2026-11-20' });
    expect(json.year).toMatchObject({
      year: 2026,
      since: '2026-01-01',
      until: '2026-11-20',
      untilBefore: '2025-11-20',
      beforeOnRecordFrom: '2025-02-14',
      now: { given: 1, received: 2, won: 1 },
      before: { given: 0, received: 1, won: 1 },
    });
    const csv = await refnet.ok(['report', 'maren', '--format', 'csv']);
    expect(csv).toContain(
      'question,after-won,,"What made the last introduction work, so that we do it again? Hana W. won, 5 Nov [rhythm]",\r\n',
    );
    expect(csv).toContain(
      'year,2026,,"3 exchanged, 1 won, CAD 4,200 business; 2025: 1 exchanged, 1 won, CAD 1,000 business",\r\n',
    );
  });

  test('of days that are over says that what waits is of today', async () => {
    const refnet = await network();
    const text = await refnet.ok(['report', 'maren', '--until', '2026-10-31']);
    expect(text).toContain('  As of 31 Oct 2026; what waits and what to ask is of today');
    expect(text).toMatch(/refnet report maren$/m);
    expect(text).not.toMatch(/Worth asking|Yours to do/);
    expect(JSON.parse(await refnet.ok(['report', 'maren', '--until', '2026-10-31', '--json']))).toMatchObject(
      {
        questions: [],
        meeting: null,
      },
    );
  });

  test('of a partner who is put away asks what an end asks', async () => {
    const refnet = await network(['edit', 'maren', '--archive']);
    const text = await refnet.ok(['report', 'maren']);
    expect(text).toContain('Referral partner.\n');
    expect(text).toContain(
      '  Is anything still open between us?\n    2 open clients, 1 open promise [refnet]\n',
    );
  });

  test('prints commands that work when they are pasted', async () => {
    const refnet = await network();
    for (const argv of [
      ['report', 'maren'],
      ['report', 'maren', '--short'],
      ['report', 'maren', '--format', 'md'],
    ]) {
      for (const command of printedCommands(await refnet.ok(argv))) {
        expect({ command, ...faultOf(await refnet.run(command)) }).toEqual({ command });
      }
    }
  });
});

describe('this year beside last', () => {
  const table = (text: string) => /\n2026[^\n]*\n(?: .*\n)+/.exec(text)?.[0].trim();

  test('says what is not on record, and from when on it is', async () => {
    const refnet = await network();
    expect(table(await refnet.ok(['report', 'maren']))).toMatchInlineSnapshot(`
      "2026 beside 2025                                                  both to 20 Nov
        Quarter       2026  2025  Won  Won 2025   Business  Business 2025
        Q1               1     1    0         0
        Q2               0     0    0         1                 CAD 1,000
        Q3               1     0    0         0
        Q4 to 20 Nov     1     0    1         0  CAD 4,200
        Year to date     3     1    1         1  CAD 4,200      CAD 1,000
        2026, 2025: exchanged. Won: both ways. Business: closed business from clients
        received
        2025 is on record from 14 Feb on"
    `);
  });

  test('is told alone where nothing is on record of the year before', async () => {
    const refnet = await newNetwork(
      ['config', 'records-since', '2026-01-01'],
      ['add-partner', 'Ann Lee'],
      ['log', 'Bo B.', '--from', 'ann', '--on', '2026-05-05'],
    );
    expect(table(await refnet.ok(['report', 'ann']))).toMatchInlineSnapshot(`
      "2026                                                                   to 20 Nov
        Quarter       2026  Won
        Q1               0    0
        Q2               1    0
        Q3               0    0
        Q4 to 20 Nov     0    0
        Year to date     1    0
        2026: exchanged. Won: both ways
        nothing is on record of 2025 to 20 Nov    refnet config records-since DAY"
    `);
  });

  test('says nothing of the days of the year before that are not beside it', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Beth Ray', '--known-since', '2025-12-01'],
      ['log', 'Al A.', '--from', 'beth', '--on', '2025-12-05'],
      ['log', 'Bo B.', '--from', 'beth', '--on', '2026-05-02'],
      ['config', 'records-since', '2025-12-05'],
    );
    expect(await refnet.ok(['report', 'beth'], { today: '2026-06-15' })).toContain(
      '  nothing is on record of 2025 to 15 Jun    refnet config records-since DAY',
    );
  });

  test('says of a dash what it is, where the record begins within the year', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['config', 'records-since', '2026-08-01'],
      ['add-partner', 'Ann Lee'],
      ...['CAD', 'EUR', 'USD'].flatMap((currency, n) => [
        ['log', `Client ${n}`, '--from', 'ann', '--on', '2026-10-05'],
        ['update', `client ${n}`, 'won', '--value', `${currency} 1000`, '--on', '2026-10-06'],
      ]),
    );
    expect(table(await refnet.ok(['report', 'ann']))).toBe(
      [
        '2026                                                                   to 20 Nov',
        '  Quarter       2026  Won                         Business',
        '  Q1               -    -                                -',
        '  Q2               -    -                                -',
        '  Q3               -    -                                -',
        '  Q4 to 20 Nov     3    3  CAD 1,000, EUR 1,000, USD 1,000',
        '  Year to date     3    3  CAD 1,000, EUR 1,000, USD 1,000',
        '  2026: exchanged. Won: both ways. Business: closed business from clients',
        '  received',
        '  nothing is on record of 2025 to 20 Nov; - is not on record',
        '  refnet config records-since DAY',
      ].join('\n'),
    );
  });

  test('is that of the last day, to its end', async () => {
    const refnet = await network();
    const text = await refnet.ok(['report', 'maren', '--year', '2025']);
    expect(text).toMatch(/\n2025 +to 31 Dec\n|\n2025\n/);
  });
});

const LONG = 'Maximiliane-Theodora Freifrau von und zu Hohenstein-Wittgens';

/** Lines about a partner, most of which add something to the brief. */
const POOL: readonly Line[] = [
  [
    'agree',
    'p1',
    '--written',
    '--they-pay',
    '10% of collected',
    '--from',
    '2026-01-01',
    '--review-on',
    '2026-11-15',
  ],
  ['agree', 'p1', '--verbal', '--exclusive', 'wills', '--from', '2026-01-01', '--until', '2026-11-10'],
  ['edit', 'p1', '--do-not-refer'],
  ['edit', 'p1', '--archive'],
  ['edit', 'p1', '--not-taking-until', '2027-01-31'],
  ['edit', 'p1', '--ideal-client', 'first-time buyers with a steady income who are about to sign '.repeat(4)],
  ['edit', 'p1', '--describes-me', 'the accountant for young families'],
  [
    'check-in',
    'p1',
    '--on',
    '2026-10-01',
    '--satisfaction',
    '2',
    '--note',
    'a long talk about many things '.repeat(12),
  ],
  ['check-in', 'p1', '--on', '2026-06-01', '--minutes', '60'],
  ['note', 'p1', 'they were upset', '--kind', 'dispute', '--on', '2026-11-01'],
  ['project', 'p1', 'an evening', '--kind', 'event', '--from', '2026-09-09', '--cost', '200'],
  ...Array.from({ length: 9 }, (_, n): Line => [
    'promise',
    'p1',
    `thing ${n} that was promised`,
    '--by',
    `2026-12-0${n + 1}`,
  ]),
  ...Array.from({ length: 9 }, (_, n): Line => [
    'promise',
    'p1',
    `thing ${n}`,
    '--theirs',
    '--by',
    `2026-12-0${n + 1}`,
  ]),
  ...Array.from({ length: 9 }, (_, n): Line => [
    'log',
    `Client ${n}`,
    '--from',
    'p1',
    '--on',
    `2026-10-1${n}`,
  ]),
  ...Array.from({ length: 9 }, (_, n): Line => ['log', `Klient ${n}`, '--to', 'p1', '--on', `2026-10-1${n}`]),
  ['update', 'client 1', 'won', '--value', 'EUR 1000'],
  ['update', 'client 2', 'won', '--value', 'USD 1000'],
  ['update', 'client 3', 'won', '--value', 'CAD 1000'],
  ['update', 'klient 3', 'lost'],
];

test('--short is one screen at every width, and breaks no command, whatever is on record', async () => {
  const names = fc.constantFrom('Ann Lee', LONG, 'محمد بن عبد الرحمن', '李小龍', '👩‍🚀 Ada');
  await fc.assert(
    fc.asyncProperty(names, fc.subarray([...POOL], { minLength: 12 }), async (name, lines) => {
      const refnet = await newNetwork(
        ['config', 'currency', 'CAD'],
        ['add-partner', name, '--profession', 'lawyer'],
      );
      for (const line of lines) await refnet.run([...line, '--yes']);
      for (const columns of [60, 80, 120]) {
        const text = await refnet.ok(['report', 'p1', '--short'], { columns });
        const shown = text.trimEnd().split('\n');
        expect({ text, fits: shown.length <= 24 }).toEqual({ text, fits: true });
        // A name of 60 letters is in the commands too, which are not broken.
        const wide = shown.filter(
          (line) => displayWidth(line) > columns && !line.trim().startsWith('refnet '),
        );
        expect({ text, wide }).toEqual({ text, wide: [] });
        for (const line of shown) expect(line).not.toMatch(/refnet [^…]*…$/);
        expect(text).toMatch(/\n {2}Next /);
      }
    }),
    { numRuns: 6 },
  );
});

test('--short of days that are over begins with the day it is as of', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-03-02'],
  );
  expect(await refnet.ok(['report', 'maren', '--short', '--until', '2026-10-31'])).toMatch(
    /^Maren Holt[^\n]*\nAs of 31 Oct 2026\.\n/,
  );
});

test('how each describes the other is asked for where one of the two alone is on record', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt', '--known-since', '2019-01'],
    ...Array.from({ length: 12 }, (_, at) => ['log', `Client ${at}`, '--from', 'maren', '--yes']),
    ['edit', 'maren', '--i-describe', 'a careful broker'],
  );
  expect(await refnet.ok(['report', 'maren'])).toContain('how they describe you is not on record');
  await refnet.ok(['edit', 'maren', '--i-describe', '', '--describes-me', 'a fast one']);
  expect(await refnet.ok(['report', 'maren'])).toContain('how you describe them is not on record');
});
