import { displayWidth } from '../../src/text/width.ts';
import { describe, expect, test } from 'vitest';
import { writeRows } from '../helpers/records.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const MAREN = 'add-partner|Maren Holt|--profession|mortgage broker|--stage|power'
  .concat('|--tag|chamber|--tag|Top|--region|Guelph, Ontario|--email|maren@example.com')
  .split('|');
const VICTOR = ['add-partner', 'Victor Osei', '--profession', 'accountant', '--tag', 'chamber'];
const ILSE = ['add-partner', 'Ilse Moreno', '--profession', 'real-estate broker', '--region', 'Toronto'];

function log(client: string, way: '--to' | '--from', partner: string, on: string, ...more: string[]) {
  return ['log', client, way, partner, '--on', on, ...more];
}

/** Three partners, and a fourth who is archived. */
async function network(...commands: readonly (readonly string[])[]): Promise<Refnet> {
  const refnet = await newNetwork(
    MAREN,
    VICTOR,
    ILSE,
    ['add-partner', 'Otto Grau', '--profession', 'notary'],
    ...commands,
  );
  writeRows(refnet, (change) => change.update('partners', 4, { archived_on: '2026-03-01' }));
  return refnet;
}

const USE = [
  log('Jane D.', '--from', 'maren', '2026-11-01'),
  log('Bob Q.', '--from', 'maren', '2025-11-21'),
  log('Old One', '--from', 'maren', '2025-11-20'),
  log('Max P.', '--to', 'maren', '2026-10-01'),
  log('Dana R.', '--to', 'victor', '2026-11-19'),
  ['check-in', 'maren', '--on', '2026-10-16'],
  ['check-in', 'victor', '--on', '2026-11-20'],
  ['check-in', 'victor', '--on', '2024-01-01'],
];

/** The first names in a table, in its order. */
function namesIn(table: string): string[] {
  const [rows = ''] = table.split('\n\n');
  return rows.split('\n').flatMap((line, index) => (index === 0 ? [] : (/^\w+/.exec(line) ?? [])));
}

describe('partners', () => {
  test('lists who is in the network, with the last 12 months and the last check-in', async () => {
    const refnet = await network(...USE);
    expect(await refnet.ok(['partners'])).toBe(
      `Partner      Profession          Stage          Given  Received  Last check-in
Ilse Moreno  real-estate broker  acquaintance       0         0  never
Maren Holt   mortgage broker     power partner      1         2  5 weeks ago
Victor Osei  accountant          acquaintance       1         0  today

3 partners; given and received in the 12 months to 20 Nov 2026
`,
    );
  });

  test('counts neither mistakes nor leads, nor whoever was not chosen', async () => {
    const refnet = await network(
      log('A', '--to', 'ilse', '2026-11-01', '--status', 'void'),
      log('B', '--to', 'ilse', '2026-11-01', '--consent', 'no'),
      log('C', '--to', 'ilse', '2026-11-01', '--consent', 'yes', '--status', 'not-chosen'),
      log('D', '--to', 'ilse', '2026-11-01'),
    );
    const [ilse] = JSON.parse(await refnet.ok(['partners', '--json']));
    expect(ilse).toMatchObject({ name: 'Ilse Moreno', given: 1, givenEver: 1 });
  });

  test('looks back from the day that stands for today, and no further than it', async () => {
    const refnet = await network(...USE);
    const then = await refnet.ok(['partners', '--json'], { today: '2026-10-01' });
    const maren = JSON.parse(then)[1];
    expect(maren).toMatchObject({ given: 1, received: 2, givenEver: 1, receivedEver: 2, lastCheckIn: null });
  });

  test('has every fact as JSON: a contract', async () => {
    const refnet = await network(...USE);
    const everybody = JSON.parse(await refnet.ok(['partners', '--json']));
    expect(everybody[1]).toEqual({
      id: 'p1',
      name: 'Maren Holt',
      business: null,
      profession: 'mortgage broker',
      stage: 'power-partner',
      region: 'Guelph, Ontario',
      country: null,
      subdivision: null,
      services: null,
      idealClient: null,
      relativeSize: null,
      prefersInformal: false,
      theirPreference: null,
      myPreference: null,
      knownSince: null,
      knownSincePrecision: null,
      introducedBy: null,
      howMet: null,
      emails: ['maren@example.com'],
      phones: [],
      links: [],
      addresses: [],
      aliases: [],
      tags: ['chamber', 'Top'],
      checkInMonths: null,
      notTakingUntil: null,
      doNotRefer: false,
      archivedOn: null,
      notes: null,
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      given: 1,
      received: 2,
      exchanged: 3,
      closed: 0,
      won: 0,
      givenEver: 1,
      receivedEver: 3,
      exchangedEver: 4,
      lastCheckIn: '2026-10-16',
    });
  });

  test('has the same columns as CSV, and those of the screen as Markdown', async () => {
    const refnet = await network();
    const [heading, ...rows] = (await refnet.ok(['partners', '--format', 'csv'])).trimEnd().split('\r\n');
    expect(heading?.split(',')).toEqual(Object.keys(JSON.parse(await refnet.ok(['partners', '--json']))[0]));
    expect(rows).toHaveLength(3);
    expect(await refnet.ok(['partners', '--tag', 'top', '--format', 'md'])).toBe(
      `| Partner | Profession | Stage | Archived | Given | Received | Last check-in |
| --- | --- | --- | --- | --: | --: | --- |
| Maren Holt | mortgage broker | power partner |  | 0 | 0 | never |
`,
    );
  });

  test('stays readable at 60 columns', async () => {
    const refnet = await network(...USE);
    expect(await refnet.ok(['partners'], { terminal: true, columns: 60, env: { NO_COLOR: '1' } }))
      .toMatchInlineSnapshot(`
        "Partner      Profession       Given  Received  Last check-in
        ───────────  ───────────────  ─────  ────────  ─────────────
        Ilse Moreno  real-estate          0         0  never
                     broker
        Maren Holt   mortgage broker      1         2  5 weeks ago
        Victor Osei  accountant           1         0  today
        No room for Stage: a wider window or --format csv has it all

        3 partners; given and received in the 12 months to
        20 Nov 2026
        "
      `);
  });

  test.each([60, 80, 120])('of long names fits %i columns, and says what had no room', async (columns) => {
    const refnet = await network(...USE, [
      'add-partner',
      'Bartholomew Konstantinopolous-Brandtenberger',
      '--profession',
      'broker and manager of property',
    ]);
    const text = await refnet.ok(['partners'], { terminal: true, columns, env: { NO_COLOR: '1' } });
    const lines = text.split('\n');
    expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
    expect(text.includes('No room for ')).toBe(columns === 60);
  });

  test.each([
    [
      ['--profession', 'broker'],
      ['Ilse', 'Maren'],
    ],
    [['--profession', 'Estate REAL'], ['Ilse']],
    [['--profession', 'mort'], ['Maren']],
    [['--stage', 'power'], ['Maren']],
    [
      ['--stage', 'acquaintance'],
      ['Ilse', 'Victor'],
    ],
    [
      ['--tag', 'CHAMBER'],
      ['Maren', 'Victor'],
    ],
    [['--tag', 'chamber', '--tag', 'top'], ['Maren']],
    [['--region', 'guelph'], ['Maren']],
    [['--archived'], ['Otto']],
    [['--all'], ['Ilse', 'Maren', 'Otto', 'Victor']],
    [['--all', '--profession', 'not'], ['Otto']],
  ])('with %j are %j', async (filters, names) => {
    const refnet = await network();
    expect(namesIn(await refnet.ok(['partners', ...filters]))).toEqual(names);
  });

  test.each([
    ['name', ['Ilse', 'Maren', 'Victor']],
    ['exchanged', ['Maren', 'Victor', 'Ilse']],
    ['given', ['Maren', 'Victor', 'Ilse']],
    ['received', ['Maren', 'Ilse', 'Victor']],
    ['last-check-in', ['Ilse', 'Maren', 'Victor']],
    ['stage', ['Maren', 'Ilse', 'Victor']],
  ])('sorted by %s are %j', async (order, names) => {
    const refnet = await network(...USE);
    expect(namesIn(await refnet.ok(['partners', '--sort', order]))).toEqual(names);
  });

  test('are cut by --limit, and it says how to see more', async () => {
    const refnet = await network();
    const table = await refnet.ok(['partners', '--limit', '2']);
    expect(namesIn(table)).toEqual(['Ilse', 'Maren']);
    expect(table).toContain('\n2 of 3 partners shown: --limit all; given');
    expect(JSON.parse(await refnet.ok(['partners', '--limit', '2', '--json']))).toHaveLength(2);
    expect(namesIn(await refnet.ok(['partners', '--limit', 'all']))).toHaveLength(3);
  });

  test('those archived show since when', async () => {
    const refnet = await network();
    expect(await refnet.ok(['partners', '--archived'])).toBe(
      `Partner    Profession  Stage         Archived  Given  Received  Last check-in
Otto Grau  notary      acquaintance  1 Mar         0         0  never

1 partner; given and received in the 12 months to 20 Nov 2026
`,
    );
  });

  test('of one name are told apart by their numbers', async () => {
    const refnet = await network(['add-partner', 'maren holt', '--yes']);
    const table = await refnet.ok(['partners']);
    expect(table).toContain('\nMaren Holt (p1)  ');
    expect(table).toContain('\nmaren holt (p5)  ');
    expect(table).toContain('\nIlse Moreno  ');
  });

  test('without any, says how it begins', async () => {
    const refnet = await newNetwork();
    expect(await refnet.run(['partners'])).toEqual({
      code: 0,
      stdout: 'No partners yet: refnet add-partner NAME\n',
      stderr: 'No network yet. It begins with your first partner: refnet add-partner\n',
    });
  });

  test('says so when nobody fits, and prints empty lists otherwise', async () => {
    const refnet = await network();
    const nobody = ['partners', '--tag', 'unknown'];
    expect(await refnet.ok(nobody)).toBe('No partner fits. All of them: refnet partners\n');
    expect(await refnet.ok([...nobody, '--json'])).toBe('[]\n');
  });

  test.each([
    [['--archived', '--all'], 'refnet: --archived and --all do not go together\n  leave one of them out\n'],
    [['--limit', '0'], 'refnet: --limit is a whole number from 1 to 1000000, or all, not "0"\n'],
    [['--tag', ' '], 'refnet: --tag is empty: leave it out, or give it a value\n'],
    [
      ['--json', '--format', 'csv'],
      'refnet: --json and --format csv do not go together\n  leave one of them out\n',
    ],
  ])('refuses %j', async (options, message) => {
    const refnet = await network();
    expect(await refnet.fails(2, ['partners', ...options])).toBe(message);
  });
});

test('who is to be sent no clients is marked, and why is a note', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Bob Ek', '--profession', 'mediator'],
    ['edit', 'bob', '--do-not-refer'],
  );
  expect(await refnet.ok(['partners'])).toContain('Bob Ek (do not refer)  mediator');
  expect(JSON.parse(await refnet.ok(['partners', '--json']))[0].name).toBe('Bob Ek');
  const refused = ['edit', 'bob', '--do-not-refer', '--because', 'they shared a file'];
  expect(await refnet.fails(2, refused)).toMatchInlineSnapshot(`
    "refnet: why somebody is to be sent no clients is kept as a note
      refnet edit p1 --do-not-refer --note "they shared a file"
    "
  `);
});
