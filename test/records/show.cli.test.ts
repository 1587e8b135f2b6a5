import { describe, expect, test } from 'vitest';
import { alterFile } from '../helpers/dump.ts';
import { writeRows } from '../helpers/records.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const MAREN = 'add-partner|Maren Holt|--profession|mortgage broker|--stage|power|--email|maren@example.com'
  .concat('|--phone|555 0100|--tag|chamber|--known-since|2024-01|--note|Prefers calls before noon.')
  .split('|');

const NETWORK: readonly (readonly string[])[] = [
  MAREN,
  ['add-partner', 'Victor Osei', '--introduced-by', 'maren'],
  ['log', 'Dana R.', '--to', 'maren', '--to', 'victor', '--for', 'bookkeeping', '--on', '2026-11-01'],
  ['update', '1', 'won', '--value', 'CAD 1800', '--on', '2026-11-15'],
  ['log', 'Jane D.', '--from', 'maren', '--on', '2025-11-20'],
  'check-in|maren|--kind|coffee|--on|2026-11-02|--note|new office|--satisfaction|4|--minutes|40'.split('|'),
];

const network = () => newNetwork(...NETWORK);

/** Beside the referrals 1 to 3 and the check-in 4, one record of each kind that has no command here. */
async function withOthers(): Promise<Refnet> {
  const refnet = await network();
  writeRows(refnet, (change) => {
    const of = { partner_id: 1 };
    change.insert('promises', { ...of, side: 'mine', what: 'send the brochure', due_on: '2026-11-25' });
    change.insert('agreements', { ...of, form: 'written', starts_on: '2026-01-01' });
    change.insert('projects', {
      ...of,
      kind: 'event',
      what: 'evening for buyers',
      from_day: '2026-09-01',
      currency: 'CAD',
      cost_minor: 25_050,
    });
    change.insert('signals', { ...of, kind: 'complex-handoff', on_day: '2026-10-01' });
    change.insert('collections', {
      referral_id: 1,
      on_day: '2026-11-18',
      currency: 'CAD',
      amount_minor: 90_000,
    });
    const { db } = change;
    change.insert('question_answers', { ...of, question: 'connected', answer: 'yes', on_day: '2026-02-01' });
    change.insert('stage_events', {
      ...of,
      on_day: '2025-06-01',
      stage: 'acquaintance',
      reason: 'met at a lunch',
      created_at: change.at,
    });
    db.prepare('update referrals set thanked_how = ? where id = 3').run('card');
  });
  return refnet;
}

const NARROW = { terminal: true, env: { NO_COLOR: '1' } };

describe('show a partner', () => {
  test('with every fact, what was exchanged, and the last of what happened', async () => {
    const refnet = await network();
    expect(await refnet.ok(['show', 'maren'])).toBe(
      `Maren Holt, mortgage broker (p1)

  stage          power partner, since Fri 20 Nov 2026
  called         an ally [ally]: no agreement, no fee
  known since    Jan 2024
  email          maren@example.com
  phone          555 0100
  tags           chamber
  note           Prefers calls before noon.
  next check-in  by 2 Feb 2027 (every 3 months)

Referrals
                            Given  Received  Closed  Won
  12 months to 20 Nov 2026      1         0       1    1
  Ever                          1         1       1    1

Introduced to you
  Victor Osei  nothing exchanged; 1 given, not chosen: counts nowhere

Last check-ins
  #  Day    Kind    Note        Satisfaction
  4  2 Nov  coffee  new office  4/5

Last referrals
  #  Day          Way       Client   For          Status      Value
  1  1 Nov        given     Dana R.  bookkeeping  won     CAD 1,800
  3  20 Nov 2025  received  Jane D.               new
`,
    );
  });

  test('with nothing on record yet shows what is known', async () => {
    const refnet = await newNetwork(['add-partner', 'Bo Lind']);
    expect(await refnet.ok(['show', 'bo'])).toBe(
      'Bo Lind (p1)\n\n  stage  acquaintance, since Fri 20 Nov 2026\n',
    );
  });

  test('with the history of the stage, answers and other records where there are any', async () => {
    const refnet = await withOthers();
    const text = await refnet.ok(['show', 'maren']);
    expect(text).toContain(`
Stages
  Sun 1 Jun 2025   acquaintance: met at a lunch
  Fri 20 Nov 2026  power partner

What you think of them
  Sun 1 Feb 2026  we connected well: yes
`);
    expect(text).toContain(`
Also on record
  #5  I promised Maren Holt: send the brochure, by Wed 25 Nov 2026
  #6  Written agreement with Maren Holt, from 1 Jan 2026, open; in force
  #7  evening for buyers with Maren Holt (event), since 1 Sep 2026; CAD 250.50
  #8  Complex handoff, Maren Holt, 1 Oct 2026
`);
  });

  test('lists the last five check-ins and ten referrals, and says where the others are', async () => {
    const refnet = await newNetwork(['add-partner', 'Bo Lind']);
    writeRows(refnet, (change) => {
      for (let day = 1; day <= 12; day += 1) {
        const on = `2026-11-${String(day).padStart(2, '0')}`;
        change.insert('referrals', {
          partner_id: 1,
          direction: 'given',
          occurred_on: on,
          last_step_on: on,
          status: 'new',
          client_name: `Client ${day}.`,
        });
        change.insert('check_ins', { partner_id: 1, on_day: on, kind: 'call' });
      }
    });
    const text = await refnet.ok(['show', 'bo']);
    expect(text).toContain('\n  ... 7 more: refnet check-ins --partner bo --limit all\n');
    expect(text).toContain('\n  ... 2 more: refnet referrals --partner bo --limit all\n');
    expect(text).toContain('Client 3.');
    expect(text).not.toContain('Client 2.');
  });

  test.each([[['p2']], [['victor']], [['victor', 'osei']], [['Victor Osei']], [['OSEI']]])(
    'named by %j',
    async (words) => {
      const refnet = await network();
      expect(await refnet.ok(['show', ...words])).toMatch(
        /^Victor Osei \(p2\)\n\n {2}stage .*\n {2}introduced by {2}Maren Holt\n/,
      );
    },
  );

  test('has everything in one JSON object: a contract', async () => {
    const refnet = await withOthers();
    const card = JSON.parse(await refnet.ok(['show', 'maren', '--json']));
    const [listed] = JSON.parse(await refnet.ok(['partners', '--json']));
    const checkIns = JSON.parse(await refnet.ok(['check-ins', '--json']));
    const referrals = JSON.parse(await refnet.ok(['referrals', '--partner', 'maren', '--json']));
    expect(card).toEqual({
      recordKind: 'partner',
      feesOfOneReferral: [],
      ...listed,
      businessReceived: [],
      businessGiven: [{ amount: '1800.00', currency: 'CAD' }],
      closedEver: 1,
      wonEver: 1,
      businessReceivedEver: [],
      businessGivenEver: [{ amount: '1800.00', currency: 'CAD' }],
      nextCheckIn: '2027-02-02',
      stages: [
        { day: '2025-06-01', stage: 'acquaintance', reason: 'met at a lunch' },
        { day: '2026-11-20', stage: 'power-partner', reason: null },
      ],
      answers: [{ day: '2026-02-01', question: 'connected', answer: 'yes' }],
      calledBy: [],
      workingTogether: [],
      introduced: [
        {
          partner: 'Victor Osei',
          partnerId: 'p2',
          by: null,
          archived: false,
          received: 0,
          given: 0,
          won: 0,
          business: [],
        },
      ],
      lastCheckIns: checkIns,
      checkInCount: 1,
      lastReferrals: referrals,
      referralCount: 2,
      others: [
        expect.objectContaining({
          recordKind: 'promise',
          number: 5,
          what: 'send the brochure',
          side: 'mine',
        }),
        expect.objectContaining({
          recordKind: 'agreement',
          number: 6,
          form: 'written',
          from: '2026-01-01',
        }),
        expect.objectContaining({ recordKind: 'project', number: 7, currency: 'CAD', cost: '250.50' }),
        expect.objectContaining({ recordKind: 'signal', number: 8, kind: 'complex-handoff' }),
      ],
    });
  });

  test('keeps to a narrow screen, notes wrapped', async () => {
    const refnet = await network();
    const text = await refnet.ok(['show', 'maren'], { ...NARROW, columns: 60 });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(await refnet.ok(['show', 'maren'], { ...NARROW, columns: 40 })).toContain(
      '  note           Prefers calls before\n                 noon.\n',
    );
  });
});

describe('show a number', () => {
  test('of a referral has its history, the other names the client was given, and what was collected', async () => {
    const refnet = await withOthers();
    expect(await refnet.ok(['show', '1'])).toBe(
      `#1  Dana R. given to Maren Holt for bookkeeping, Sun 1 Nov 2026

  status    won
  invoiced  CAD 1,800

History
  Sun 1 Nov 2026   new
  Sun 15 Nov 2026  won

Introduced to as well
  #2  Victor Osei; not chosen

Collected
  #9  Wed 18 Nov 2026  CAD 900
`,
    );
    const card = JSON.parse(await refnet.ok(['show', '1', '--json']));
    const [dana] = JSON.parse(await refnet.ok(['referrals', '--status', 'won', '--json']));
    expect(card).toEqual({
      recordKind: 'referral',
      fee: null,
      ...dana,
      history: [
        { day: '2026-11-01', status: 'new', reason: null },
        { day: '2026-11-15', status: 'won', reason: null },
      ],
      introducedToo: [2],
      collections: [{ number: 9, day: '2026-11-18', currency: 'CAD', amount: '900.00', note: null }],
    });
  });

  test('of a referral says how its giver was thanked', async () => {
    const refnet = await newNetwork(...NETWORK, ['thank', '3', '--on', '2026-11-19']);
    writeRows(refnet, (change) => change.update('referrals', 3, { thanked_how: 'card' }));
    expect(await refnet.ok(['show', '3'])).toContain('  thanked  Thu 19 Nov 2026 (card)\n');
  });

  test('of a check-in', async () => {
    const refnet = await network();
    expect(await refnet.ok(['show', '4'])).toBe(
      `#4  Coffee with Maren Holt, Mon 2 Nov 2026

  note          new office
  satisfaction  4 of 5
  minutes       40
`,
    );
    const [checkIn] = JSON.parse(await refnet.ok(['check-ins', '--json']));
    expect(JSON.parse(await refnet.ok(['show', '4', '--json']))).toEqual({
      recordKind: 'check-in',
      ...checkIn,
    });
  });

  test.each([
    ['5', '#5  I promised Maren Holt: send the brochure, by Wed 25 Nov 2026\n\n  state  open\n'],
    ['#5', '#5  I promised Maren Holt: send the brochure, by Wed 25 Nov 2026\n\n  state  open\n'],
    ['6', '#6  Written agreement with Maren Holt, from 1 Jan 2026, open; in force\n'],
    [
      '7',
      '#7  evening for buyers with Maren Holt\n\n  kind  event\n  from  Tue 1 Sep 2026\n  cost  CAD 250.50\n',
    ],
    ['8', '#8  Complex handoff, Maren Holt, 1 Oct 2026\n'],
    ['9', '#9  CAD 900 collected for #1, Dana R. (Maren Holt), Wed 18 Nov 2026\n'],
  ])('%s gives its card', async (number, card) => {
    const refnet = await withOthers();
    expect(await refnet.ok(['show', number])).toBe(card);
  });

  test('says all there is to say of each', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Victor Osei'],
      ['agree', 'victor', '--verbal', '--i-pay', '10% of collected', '--they-will', 'send the numbers'],
      ['log', 'Max P.', '--from', 'victor', '--status', 'won'],
      ['update', '3', '--collected', 'CAD 500'],
      ['pay', 'victor', 'CAD 20', '--for', '3', '--note', 'cheque 12'],
      ['promise', 'victor', 'grow', '--theirs', '--goal', '2 referrals', '--by', '2026-12-31'],
      ['note', 'victor', 'late twice', '--kind', 'dispute'],
    );
    expect(await refnet.ok(['show', '1'])).toContain(
      '\n\n  I pay      10% of collected\n  They will  send the numbers (#2)\n',
    );
    expect(await refnet.ok(['show', '2'])).toContain(
      '\n\n  state      open\n  made       Fri 20 Nov 2026\n  agreement  #1\n',
    );
    expect(await refnet.ok(['show', '5'])).toBe(
      '#5  CAD 20 paid to Victor Osei for #3, 20 Nov 2026\n\n  note  cheque 12\n',
    );
    expect(await refnet.ok(['show', '6'])).toBe(
      '#6  Victor Osei promised: grow, by Thu 31 Dec 2026\n\n' +
        '  state        open\n  goal         1 of 2 referrals\n  counts from  Fri 20 Nov 2026\n',
    );
    expect(await refnet.ok(['show', '7'])).toBe(
      '#7  Dispute, Victor Osei, 20 Nov 2026\n\n  note  late twice\n',
    );
    expect(JSON.parse(await refnet.ok(['show', '5', '--json']))).toEqual({
      recordKind: 'payment',
      number: 5,
      kind: 'paid',
      partner: 'Victor Osei',
      partnerId: 'p1',
      direction: 'i-pay',
      day: '2026-11-20',
      amount: '20.00',
      currency: 'CAD',
      referral: 3,
      note: 'cheque 12',
      settles: false,
      uuid: expect.any(String),
    });
  });

  test('of another record is one JSON object', async () => {
    const refnet = await withOthers();
    expect(JSON.parse(await refnet.ok(['show', '9', '--json']))).toEqual({
      recordKind: 'collection',
      number: 9,
      uuid: expect.any(String),
      referral: 1,
      client: 'Dana R.',
      day: '2026-11-18',
      currency: 'CAD',
      amount: '900.00',
      note: null,
      partner: 'Maren Holt',
      source: null,
      partnerId: 'p1',
    });
  });
});

describe('what show refuses', () => {
  test('a number that names nothing, with what to type', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['show', '99'])).toBe(
      `refnet: there is no #99
  refnet referrals      lists referrals with their numbers
  refnet check-ins      lists check-ins with theirs
`,
    );
  });

  test('a number that names nothing any more, which may be meant for a partner', async () => {
    const refnet = await network();
    writeRows(refnet, (change) => change.remove('referrals', 2));
    expect(await refnet.fails(1, ['show', '2'])).toBe(
      `refnet: there is no #2 any more: it was taken back or removed
  refnet show p2      shows the partner Victor Osei
  refnet referrals      lists referrals with their numbers
  refnet check-ins      lists check-ins with theirs
  refnet history      lists what was changed
`,
    );
  });

  test('a partner nobody knows, with the command to type instead', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['show', 'viktor', 'osey'])).toBe(
      'refnet: no partner "viktor osey". Did you mean Victor Osei?\n  refnet show victor\n',
    );
    expect(await refnet.fails(1, ['show', 'p9'])).toContain('refnet: no partner "p9"');
  });

  test('nothing at all, where nobody can be asked', async () => {
    const refnet = await network();
    expect(await refnet.fails(2, ['show'])).toBe(
      'refnet: whom or what to show is missing\n  for example: refnet show NAME, or: refnet show NUMBER\n',
    );
  });
});

test('what is hostile never reaches the screen raw', async () => {
  const refnet = await network();
  writeRows(refnet, (change) => {
    const hostile = 'Eve\u001b[2J\u202e\nforged line';
    change.update('partners', 1, { name: hostile, notes: hostile, profession: hostile });
    change.update('referrals', 1, { client_name: hostile, need: hostile, note: hostile });
    change.insert('promises', { partner_id: 1, side: 'mine', what: hostile });
    change.insert('stage_events', {
      partner_id: 1,
      on_day: '2026-01-01',
      stage: 'acquaintance',
      reason: hostile,
      created_at: change.at,
    });
  });
  const shown = [
    ['show', 'p1'],
    ['show', '1'],
    ['show', '4'],
    ['show', '5'],
    ['partners'],
    ['referrals'],
    ['check-ins'],
  ];
  for (const argv of shown) {
    const text = await refnet.ok(argv);
    // oxlint-disable-next-line no-control-regex -- what must never be printed
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(text).not.toMatch(/^forged/m);
  }
});

describe('show by words', () => {
  test('finds the one record that has them all, where no partner is called so', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['promise', 'maren', 'send the lobster brochure'],
      ['note', 'maren', 'late with the brochure', '--kind', 'dispute'],
    );
    expect(await refnet.ok(['show', 'lobster'])).toContain('#1  I promised Maren Holt: send the lobster');
    expect(await refnet.ok(['edit', 'lobster', '--what', 'send it'])).toContain('is now send it\n');
    expect(await refnet.fails(1, ['show', 'the', 'whale'])).toContain('no partner "the whale"');
  });

  test('names those that have them, where several do', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['promise', 'maren', 'send the brochure'],
      ['note', 'maren', 'late with the brochure', '--kind', 'dispute', '--on', '2026-11-02'],
    );
    expect(await refnet.fails(1, ['show', 'brochure'])).toBe(
      [
        'refnet: "brochure" fits 2 records',
        '  refnet show 1      #1  I promised Maren Holt: send the brochure',
        '  refnet show 2      #2  Dispute, Maren Holt, 2 Nov 2026: late with the brochure',
        '',
      ].join('\n'),
    );
  });
});

test('words that begin so come before pieces within words', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'St. Brigid'],
    ['add-partner', 'Marcus Lindqvist'],
    ['log', 'Ng family', '--from', 'brigid', '--on', '2026-11-18'],
    ['log', 'Tom', '--from', 'marcus', '--for', 'parenting', '--on', '2026-11-18'],
    ['update', '1', 'won', '--on', '2026-11-19'],
    ['update', '2', 'won', '--on', '2026-11-19'],
  );
  const shown = await refnet.ok(['show', 'ng']);
  expect(shown).toBe(await refnet.ok(['show', '1']));
  expect(shown).toContain('#1  Ng family received from St. Brigid, Wed 18 Nov 2026');
  expect(await refnet.ok(['show', 'rentin'])).toBe(await refnet.ok(['show', '2']));
  expect(await refnet.ok(['told', 'st'])).toBe(
    '#1  Ng family received from St. Brigid: told that it is won, Fri 20 Nov 2026\n',
  );
});

test('of a partner it has the fee that is of one referral alone', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren'],
    ['agree', 'maren', '--for', '1', '--i-pay', '10%'],
  );
  expect(JSON.parse(await refnet.ok(['show', 'maren', '--json']))).toMatchObject({
    feesOfOneReferral: [{ referral: 1, client: 'Jane D.', fee: expect.stringContaining('10%') }],
  });
});

test('a record that another program left without its partner is told as a damage, not as none', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['promise', 'maren', 'the brochure', '--by', '2026-12-01'],
  );
  alterFile(refnet.file, 'pragma foreign_keys = off; delete from partners');
  expect((await refnet.run(['show', '1'])).stderr).toContain('#1 that belongs to nothing');
});
