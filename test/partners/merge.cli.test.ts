import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Maren twice: p1 with #1 and #2, p2 with one of every kind of record; p3 introduced by p2. */
function twice(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    [
      'add-partner',
      'Maren Holt',
      '--profession',
      'mortgage broker',
      '--email',
      'maren@example.com',
      '--tag',
      'gold',
    ],
    [
      'add-partner',
      'Mimi H.',
      '--yes',
      '--profession',
      'broker',
      '--business',
      'Holt Lending',
      '--known-since',
      '2023-01',
      '--tag',
      'Gold',
      '--tag',
      'new',
      '--email',
      'MAREN@example.com',
      '--email',
      'mimi@example.com',
      '--note',
      'likes tea',
    ],
    ['add-partner', 'Victor Osei', '--introduced-by', 'mimi'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-10'],
    ['log', 'Dana R.', '--from', 'mimi', '--on', '2026-11-10', '--status', 'won', '--value', 'CAD 500'],
    ['check-in', 'mimi', '--kind', 'coffee'],
    ['note', 'mimi', 'opens a second office', '--kind', 'growth'],
    ['project', 'mimi', 'an evening for buyers', '--kind', 'event'],
    [
      'agree',
      'mimi',
      '--verbal',
      '--from',
      '2026-02-01',
      '--they-pay',
      '10%',
      '--i-will',
      'answer within a day',
    ],
    ['edit', 'mimi', '--stage', 'power-partner', '--on', '2025-03-01'],
    ['advise', 'mimi', '--decline', '--until', '2027-03-01', '--because', 'moving'],
    ...more,
  );
}

describe('merge', () => {
  test('moves everything, fills what was empty, keeps the other names, and one undo takes it back', async () => {
    const refnet = await twice();
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['merge', 'maren', 'mimi', '--yes'])).toBe(
      [
        'Merged Mimi H. (p2) into Maren Holt (p1) with 1 referral, 1 check-in, 1 note, 1 agreement, 1 promise and 1 project',
        '    business is now Holt Lending',
        '    stage was acquaintance, is now power partner',
        '    known since Jan 2023',
        '    email: mimi@example.com added',
        '    also known as: Mimi H. added',
        '    tags: new added',
        '    note is now likes tea',
        '    profession stays mortgage broker, not broker',
        '    refnet undo      takes it back',
        '',
      ].join('\n'),
    );
    const after = dumpOf(refnet.file);
    for (const rows of Object.values(after)) {
      for (const row of rows as Record<string, unknown>[])
        expect([undefined, 1, 3]).toContain(row['partner_id']);
    }
    expect(after['partners']).toMatchObject([
      { id: 1, stage: 'power-partner', known_since: '2023-01-01', business_key: 'holt lending' },
      { id: 3, introduced_by: 1 },
    ]);
    expect(after['tags']).toHaveLength(2);
    expect(after['contact_points']).toHaveLength(2);
    expect(await refnet.ok(['show', 'mimi', '--json'])).toContain('"name": "Maren Holt"');
    expect(await refnet.ok(['undo'])).toContain(
      'Took back: merged partner p2 (Mimi H.) into p1 (Maren Holt): ',
    );
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['redo']);
    expect(dumpOf(refnet.file)).toEqual(after);
  });

  test('says what it would do and writes nothing without --yes where nobody can be asked', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee', '--profession', 'notary'],
      ['add-partner', 'Ana Lee', '--yes'],
    );
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(1, ['merge', 'ann', 'ana'])).toBe(
      [
        'refnet: this would merge Ana Lee (p2) into Ann Lee (p1)',
        '  also known as: Ana Lee added',
        '  refnet merge ann ana --yes      merges them',
        '',
      ].join('\n'),
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('shows with --dry-run what it would ask, and takes names of several words', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee', '--profession', 'notary'],
      ['add-partner', 'Ana Lee', '--yes'],
    );
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['merge', 'ann', 'lee', 'ana', 'lee', '--dry-run'])).toBe(
      [
        'Would ask first: this would merge Ana Lee (p2) into Ann Lee (p1). Merge them?',
        '  also known as: Ana Lee added',
        'Nothing was written.',
        '',
      ].join('\n'),
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('names the referrals that may be one', async () => {
    const refnet = await twice(
      ['log', 'Jane D', '--from', 'mimi', '--on', '2026-11-10'],
      ['log', 'jane d.', '--from', 'mimi', '--on', '2026-11-10'],
    );
    expect(await refnet.ok(['merge', 'p1', 'p2', '--yes'])).toMatch(
      / {4}refnet remove (\d+) {6}if #1 and #\1 are one referral\n {4}refnet undo/,
    );
  });

  test('names both referrals of one introduction', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee'],
      ['add-partner', 'Ana Lee', '--yes'],
      ['log', 'Bob Q.', '--to', 'ann', '--to', 'ana'],
    );
    const merged = JSON.parse(await refnet.ok(['merge', 'ann', 'ana', '--yes', '--json']));
    expect(merged).toMatchObject({
      id: 'p1',
      name: 'Ann Lee',
      aliases: ['Ana Lee'],
      merged: 'p2',
      maybeTwice: [{ number: 2, like: 1 }],
    });
  });

  test('refuses two fees of one direction in force at one time, with what to type', async () => {
    const refnet = await twice(['agree', 'maren', '--verbal', '--from', '2026-01-15', '--they-pay', '5%']);
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(1, ['merge', 'maren', 'mimi', '--yes'])).toBe(
      [
        'refnet: both have a fee in force (they pay), from Thu 15 Jan 2026 and from Sun 1 Feb 2026, and one partner can have one',
        '  refnet agree mimi --they-pay none --from 2026-02-01      takes the one of p2 out',
        '  refnet agree maren --they-pay none --from 2026-01-15      takes the one of p1 out',
        '  then: refnet merge maren mimi --yes',
        '',
      ].join('\n'),
    );
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['agree', 'mimi', '--they-pay', 'none', '--from', '2026-02-01']);
    await refnet.ok(['merge', 'maren', 'mimi', '--yes']);
  });

  test.each([
    [['agree', 'maren', '--verbal', '--from', '2026-01-15', '--i-pay', '5%'], 'of the other direction'],
    [
      ['agree', 'maren', '--verbal', '--from', '2025-01-15', '--until', '2026-01-31', '--they-pay', '5%'],
      'that ended the day before',
    ],
  ])('takes a fee along: %j beside one %s', async (agree) => {
    const refnet = await twice(agree);
    await refnet.ok(['merge', 'maren', 'mimi', '--yes']);
    const dump = dumpOf(refnet.file);
    expect((dump['fee_terms'] as { partner_id: number }[]).map((row) => row.partner_id)).toEqual([1, 1]);
  });

  test('a file imported before is known again after a merge', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const tracker = 'Date,Referrer,Prospect Name\n2026-10-01,M. Holt,Jane D.\n';
    await refnet.run(['import', '-'], { stdin: tracker });
    await refnet.ok(['merge', 'p1', 'p2', '--yes']);
    const again = JSON.parse(await refnet.ok(['import', '-', '--json'], { stdin: tracker }));
    expect(again).toMatchObject([{ added: 0 }]);
  });

  test.each([
    [2, ['merge'], 'the duplicate is missing'],
    [2, ['merge', 'maren'], 'the duplicate is missing'],
    [2, ['merge', 'maren', 'p1', '--yes'], 'both are p1'],
    [2, ['merge', 'maren', 'mimi', 'victor', '--yes'], 'names more than two partners'],
    [1, ['merge', 'maren', 'nobody', '--yes'], 'no partner "nobody"'],
    [1, ['merge', 'mareen', 'mimi'], 'refnet merge maren mimi'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await twice();
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});

test('where a name fits several, the partner that the other one names is none of them', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Gord Mills'],
    ['add-partner', 'Past client - Gord Mills', '--yes'],
  );
  expect(await refnet.ok(['merge', 'past client', 'gord', '--dry-run'])).toContain(
    'this would merge Gord Mills (p1) into Past client - Gord Mills (p2)',
  );
  await refnet.ok(['add-partner', 'Gord Mercer']);
  const { code, stderr } = await refnet.run(['merge', 'past client', 'gord']);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `refnet: "gord" fits 2 partners
  refnet merge "past client" p3      Gord Mercer
  refnet merge "past client" p1      Gord Mills
`,
  });
});

test('the answers of the one kept stand against others of the same day, and a later one is said', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['edit', 'maren', '--describes-me', 'a planner', '--shared-tracking', 'yes', '--review', '1=no,2=yes'],
    [
      'edit',
      'victor',
      '--describes-me',
      'a bookkeeper',
      '--shared-tracking',
      'no',
      '--review',
      '1=yes,2=yes',
    ],
    ['edit', 'maren', '--shared-tracking', 'no', '--since', '2026-01-05'],
  );
  const before = await refnet.ok(['show', 'maren', '--json']);
  const lines = [
    'shared tracking: yes stays, not no, 20 Nov 2026',
    'they describe you as: a planner stays, not a bookkeeper, 20 Nov 2026',
    'have priorities changed: no stays, not yes, 20 Nov 2026',
  ];
  const preview = await refnet.fails(1, ['merge', 'maren', 'victor']);
  const merged = await refnet.ok(['merge', 'maren', 'victor', '--yes']);
  for (const line of lines) {
    expect(preview).toContain(`  ${line}\n`);
    expect(merged).toContain(`    ${line}\n`);
  }
  expect(JSON.parse(await refnet.ok(['show', 'maren', '--json'])).workingTogether).toEqual(
    JSON.parse(before).workingTogether,
  );

  await refnet.ok(['undo']);
  await refnet.ok(['edit', 'maren', '--describes-me', '']);
  await refnet.ok(['edit', 'maren', '--describes-me', 'a planner'], { today: '2026-11-19' });
  expect(await refnet.fails(1, ['merge', 'maren', 'victor'])).toContain(
    '  they describe you as: a bookkeeper, 20 Nov 2026 (was a planner)\n',
  );
});

test('nobody is asked whom to merge where there are no two', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const { code, stderr } = await asked(refnet, ['merge'], []);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'refnet: there are no two partners to merge\n  refnet partners\n',
  });
});
