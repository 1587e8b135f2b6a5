import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const HEADINGS = 'Date,Client,Partner,Profession,Clinic';
const BANK = '2026-03-03,C1,Sarah Chen,psychologist,Bank Street Psychology';
const WESTBORO = '2026-03-04,C2,Sarah Chen,counsellor,Westboro Counselling';
const BY_CLINIC = ['--received', '--map', 'Clinic=partner-firm'];

function fileOf(refnet: Refnet, ...rows: readonly string[]): string {
  const path = join(refnet.home, 'list.csv');
  writeFileSync(path, `${[HEADINGS, ...rows].join('\n')}\n`);
  return path;
}

/** Each partner with the firm and the profession, and the clients received. */
async function partnersOf(refnet: Refnet): Promise<string[]> {
  interface Partner {
    readonly id: string;
    readonly name: string;
    readonly business: string | null;
    readonly profession: string | null;
  }
  const partners = JSON.parse(await refnet.ok(['partners', '--json'])) as Partner[];
  const found = await Promise.all(
    partners.map(async ({ id, name, business, profession }) => {
      const rows = JSON.parse(await refnet.ok(['referrals', '--partner', id, '--json'])) as {
        client: string;
      }[];
      const clients = rows.map(({ client }) => client).toSorted();
      return `${name}, ${profession ?? '-'}, ${business ?? '-'}: ${clients.join(' ')}`;
    }),
  );
  return found.toSorted();
}

const TWO = [
  'Sarah Chen, counsellor, Westboro Counselling: C2',
  'Sarah Chen, psychologist, Bank Street Psychology: C1',
];

describe('two firms under one name in a file', () => {
  test('are two partners, which is said with the command that makes them one', async () => {
    const refnet = await newNetwork();
    const { code, stdout, stderr } = await refnet.run([
      'import',
      fileOf(refnet, BANK, WESTBORO),
      ...BY_CLINIC,
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('Imported 2 referrals from 2 partners (2 new)');
    expect(stderr).toContain(
      '"Sarah Chen (Westboro Counselling)" is not on record, but looks like "Sarah Chen (Bank Street Psychology)" of the same file\n' +
        '  refnet merge p1 p2\n',
    );
    expect(await partnersOf(refnet)).toEqual(TWO);
  });

  test('stay two when the list comes again, and grows', async () => {
    const refnet = await newNetwork();
    await refnet.run(['import', fileOf(refnet, BANK, WESTBORO), ...BY_CLINIC]);
    const more = '2026-03-05,C3,Sarah Chen,,Westboro Counselling Ltd.';
    const { stdout } = await refnet.run(['import', fileOf(refnet, BANK, WESTBORO, more), ...BY_CLINIC]);
    expect(stdout).toContain('Imported 1 referral from 1 partner, 5 Mar 2026; 2 rows were already there.');
    expect(await partnersOf(refnet)).toEqual([`${TWO[0]} C3`, TWO[1]]);
  });

  test('are asked about in a terminal, where they may be one', async () => {
    const refnet = await newNetwork();
    const path = fileOf(refnet, BANK, WESTBORO);
    await asked(
      refnet,
      ['import', path, ...BY_CLINIC, '--statuses', 'Open=new'],
      [
        ['"Sarah Chen (Westboro Counselling)" and "Sarah Chen (Bank Street Psychology)". Are they one', '2'],
        ['', ''],
      ],
    );
    expect(await partnersOf(refnet)).toEqual(['Sarah Chen, psychologist, Bank Street Psychology: C1 C2']);
    const more = '2026-03-05,C3,Sarah Chen,,Westboro Counselling Ltd.';
    await refnet.run(['import', fileOf(refnet, BANK, WESTBORO, more), ...BY_CLINIC]);
    expect(await partnersOf(refnet)).toEqual(['Sarah Chen, psychologist, Bank Street Psychology: C1 C2 C3']);
  });

  test('are read from a column of firms by itself, where it goes with the partners in nearly all rows', async () => {
    const refnet = await newNetwork();
    const path = join(refnet.home, 'list.csv');
    const rows = [1, 2, 3, 4, 5, 6].map((n) => `2026-02-0${n},D${n},Ann Ash,Ash Tax`);
    const both = ['2026-03-03,C1,Sarah Chen,Bank Street', '2026-03-04,C2,Sarah Chen,Westboro'];
    writeFileSync(path, `${['Date,Client,Partner,Clinic', ...rows, ...both].join('\n')}\n`);
    await refnet.run(['import', path, '--received']);
    expect(await partnersOf(refnet)).toEqual([
      'Ann Ash, -, Ash Tax: D1 D2 D3 D4 D5 D6',
      'Sarah Chen, -, Bank Street: C1',
      'Sarah Chen, -, Westboro: C2',
    ]);
  });

  test('behind the name, too', async () => {
    const refnet = await newNetwork();
    const path = join(refnet.home, 'list.csv');
    const rows = ['2026-03-03,C1,Sarah Chen (Chen Law)', '2026-03-04,C2,Sarah Chen (Westboro Clinic)'];
    writeFileSync(path, `${['Date,Client,Partner', ...rows].join('\n')}\n`);
    await refnet.run(['import', path, '--received']);
    expect(await partnersOf(refnet)).toEqual([
      'Sarah Chen, -, Chen Law: C1',
      'Sarah Chen, -, Westboro Clinic: C2',
    ]);
  });

  test('leave a row open that names none, with what to say', async () => {
    const refnet = await newNetwork();
    const path = fileOf(refnet, BANK, WESTBORO, '2026-03-05,C3,Sarah Chen,,');
    const typed = ['import', path, ...BY_CLINIC];
    const { code, stderr } = await refnet.run(typed);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(
        'is of several partners of this file whom the firm tells apart, and this row has none; write it in, or say --same "NAME=NAME (FIRM)"',
      ) as string,
    ]);
    await refnet.run([...typed, '--same', 'Sarah Chen=Sarah Chen (Westboro Counselling)']);
    expect(await partnersOf(refnet)).toEqual([`${TWO[0]} C3`, TWO[1]]);
  });
});

test.each(['business', 'firm', 'company', 'partner-firm'])(
  'a column is said to hold the firm as %s',
  async (word) => {
    const refnet = await newNetwork();
    const path = fileOf(refnet, BANK, WESTBORO);
    await refnet.run(['import', path, '--received', '--map', `Clinic=${word}`]);
    expect(await partnersOf(refnet)).toEqual(TWO);
  },
);

test('spellings of one firm are one partner, and so is a firm that some rows leave out', async () => {
  const refnet = await newNetwork();
  const rows = [
    'Bank Street Psychology',
    'Bank Street Psychology Inc.',
    'Bank Steet Psychology',
    'Bank Street',
    '',
  ];
  const path = fileOf(refnet, ...rows.map((firm, at) => `2026-03-0${at + 1},C${at},Sarah Chen,,${firm}`));
  await refnet.run(['import', path, ...BY_CLINIC]);
  expect(await partnersOf(refnet)).toEqual(['Sarah Chen, -, Bank Street Psychology: C0 C1 C2 C3 C4']);
});

test('of two partners of one name on record the firm of the row tells which is meant', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Sarah Chen', '--business', 'Bank Street Psychology'],
    ['add-partner', 'Sarah Chen', '--business', 'Westboro Counselling', '--yes'],
  );
  const { stdout } = await refnet.run(['import', fileOf(refnet, WESTBORO), ...BY_CLINIC]);
  expect(stdout).toContain('Imported 1 referral from 1 partner,');
  expect(await partnersOf(refnet)).toEqual([
    'Sarah Chen, -, Bank Street Psychology: ',
    'Sarah Chen, -, Westboro Counselling: C2',
  ]);
  expect(
    (await refnet.run(['import', fileOf(refnet, '2026-03-05,C3,Sarah Chen,,Elsewhere'), ...BY_CLINIC]))
      .stderr,
  ).toContain('may be Sarah Chen (p1) or Sarah Chen (p2)');
});

test('who is at another firm on record is taken for the one of that name, which is said with what to do otherwise', async () => {
  const refnet = await newNetwork(['add-partner', 'Sarah Chen', '--business', 'Bank Street Psychology']);
  const path = fileOf(refnet, WESTBORO);
  expect((await refnet.run(['import', path, ...BY_CLINIC, '--dry-run'])).stderr).toContain(
    'Where it is another of that name: add them first.\n',
  );
  const { stderr } = await refnet.run(['import', path, ...BY_CLINIC]);
  expect(stderr).toContain(
    'Sarah Chen (p1) is at "Bank Street Psychology" on record and at "Westboro Counselling" in the file, and was taken for one\n' +
      'Where it is another of that name: take the import back, add them, and import again.\n' +
      '  refnet add-partner "Sarah Chen" --business "Westboro Counselling" --yes\n',
  );
  await refnet.ok(['undo']);
  await refnet.run(['add-partner', 'Sarah Chen', '--business', 'Westboro Counselling', '--yes']);
  await refnet.run(['import', path, ...BY_CLINIC]);
  expect(await partnersOf(refnet)).toEqual([
    'Sarah Chen, -, Bank Street Psychology: ',
    'Sarah Chen, -, Westboro Counselling: C2',
  ]);
});

test('a column that says a firm for each client is none of the partner, however it was said to be', async () => {
  const refnet = await newNetwork();
  const rows = Array.from(
    { length: 20 },
    (_, at) => `2026-03-03,C${at},Sarah Chen,,Client's firm ${'abcdefghijklmnopqrst'[at]}x${at}`,
  );
  const { stdout } = await refnet.run(['import', fileOf(refnet, ...rows), ...BY_CLINIC]);
  expect(stdout).toContain('from 1 partner (1 new)');
});

test('what stands beside the name of one at a firm is theirs', async () => {
  const refnet = await newNetwork();
  const beside = BANK.replace('Sarah Chen', 'Sarah Chen <sarah@bank.example>');
  await refnet.run(['import', fileOf(refnet, beside, WESTBORO), ...BY_CLINIC]);
  const partners = JSON.parse(await refnet.ok(['partners', '--json'])) as {
    business: string;
    emails: string[];
  }[];
  expect(Object.fromEntries(partners.map(({ business, emails }) => [business, emails]))).toEqual({
    'Bank Street Psychology': ['sarah@bank.example'],
    'Westboro Counselling': [],
  });
});

test('where no partners are to be made, one at a firm that is not on record is refused', async () => {
  const refnet = await newNetwork(['add-partner', 'Sarah Chen', '--business', 'Westboro Counselling']);
  const { code, stdout } = await refnet.run([
    'import',
    fileOf(refnet, BANK, WESTBORO),
    ...BY_CLINIC,
    '--no-new-partners',
    '--skip-bad',
  ]);
  expect([code, stdout]).toEqual([3, expect.stringContaining('Imported 1 referral')]);
});
