import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const SHEET = [
  'Date,Client,Referred by,Commission,Status',
  '2025-01-22,Priya R.,Maren Vale,15600,Won',
  '2025-02-10,Ruth A.,Maren Vale,16800,Won',
  '2025-03-15,Tasha G.,Jenna Kay,10500,Won',
];
const CRM = [
  'Name,Stage,Lead Source,Created,Commission',
  'Priya R.,Won,Maren Vale,2025-01-22,15600',
  'Ruth A.,Won,Maren Vale,2025-02-10,16800',
  'Una B.,Lead,Hector Sal,2025-03-09,',
];

function fileOf(refnet: Refnet, lines: readonly string[], name: string): string {
  const path = join(refnet.home, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const SAYS = ['--received', '--currency', 'USD', '--statuses', 'Lead=new'];

async function after(first: readonly string[], name: string) {
  const refnet = await newNetwork(['add-partner', 'Nora Blum']);
  await refnet.ok(['import', fileOf(refnet, first, name), ...SAYS]);
  return {
    refnet,
    imported: async (lines: readonly string[], as: string, ...more: readonly string[]) =>
      refnet.ok(['import', fileOf(refnet, lines, as), ...SAYS, ...more]),
  };
}

describe('a file of other headings is no version of one that was imported', () => {
  test.each([
    ['a sheet after a CRM', CRM, SHEET],
    ['a CRM after a sheet', SHEET, CRM],
  ])('so that what only the other has is not said to be gone: %s', async (_, first, second) => {
    const { imported } = await after(first, 'one.csv');
    const said = await imported(second, 'other.csv');
    expect(said).toContain('Imported 1 referral');
    expect(said).not.toContain('the file has no more');
    expect(await imported(second, 'other.csv')).not.toContain('the file has no more');
    expect(await imported(first, 'one.csv')).not.toContain('the file has no more');
  });

  test('one of the same headings is, whatever it is called and in whatever order they stand', async () => {
    const { imported } = await after(SHEET, 'one.csv');
    const turned = ['Client,Date,Referred by,Commission,Status', 'Priya R.,2025-01-22,Maren Vale,15600,Won'];
    expect(await imported([...turned, 'Ruth A.,2025-02-10,Maren Vale,16800,Won'], 'other.csv')).toContain(
      '1 referral came from a row that the file has no more, and stays: refnet remove 3',
    );
  });
});

describe('a blank cell', () => {
  const NOTED = [
    'Date,Client,Referred by,Commission,Status,Type,Notes',
    '2025-02-25,Omar H.,Kyle Brand,8000,Won,Buyer,"credit repair, call in June"',
  ];
  const BLANK = ['Name,Stage,Lead Source,Created,Type,Background', 'Omar H.,,Kyle Brand,2025-02-25,,'];
  const told = async (refnet: Refnet) => {
    const records: unknown = JSON.parse(await refnet.ok(['referrals', '--json']));
    return records;
  };
  const WHOLE = { need: 'Buyer', note: 'credit repair, call in June', status: 'won' };

  test('of a file takes out nothing that another file gave', async () => {
    const { refnet, imported } = await after(NOTED, 'one.csv');
    await imported(BLANK, 'crm.csv', '--update', '--map', 'Background=note, Type=need');
    expect(await told(refnet)).toMatchObject([WHOLE]);
  });

  test('takes out what an earlier version of the file gave, under that name or another', async () => {
    for (const name of ['one.csv', 'one (2).csv']) {
      const { refnet, imported } = await after(NOTED, 'one.csv');
      const [head = ''] = NOTED;
      await imported(
        [head, '2025-02-25,Omar H.,Kyle Brand,8000,Won,,'],
        name,
        '--update',
        '--map',
        'Type=need',
      );
      expect(await told(refnet)).toMatchObject([{ need: null, note: null }]);
    }
  });
});

describe('who is one of a couple in another file', () => {
  const COUPLES = [
    'Date,Client,Referred by,GCI,Status',
    '2025-01-14,Bob & Jill Tran,Kyle Brand,12450,Won',
    '2025-01-25,Mike and Dee Castell,Kyle Brand,13000,Won',
    '2025-02-25,Jonathan Smith,Kyle Brand,13000,Won',
    '2025-03-02,Robert Lind,Kyle Brand,9000,Won',
  ];
  const ALONE = [
    'Name,Stage,Lead Source,Created,Commission',
    'Bob Tran,Won,Kyle Brand,2025-01-14,12450',
    'Dee Castell,Won,Kyle Brand,2025-01-25,13000',
    'Jon Smith,Won,Kyle Brand,2025-02-25,13000',
    'Bob Lind,Won,Kyle Brand,2025-03-02,9000',
  ];

  test.each([
    ['couples first', COUPLES, ALONE],
    ['couples later', ALONE, COUPLES],
  ])('may be the referral on record, and so may another form of a name: %s', async (_, first, second) => {
    const { refnet, imported } = await after(first, 'one.csv');
    const said = await imported(second, 'other.csv', '--dry-run');
    const lines = [2, 3, 4, 5].map(
      (line) => `  line ${line}, #${line - 1}: another client, or another spelling\n`,
    );
    expect(said).toContain(`4 rows look like referrals on record:\n${lines.join('')}`);
    expect(said).toContain('--corrects "2=1, 3=2, 4=3, 5=4"');
    await imported(second, 'other.csv', '--corrects', '2=1, 3=2');
    const records: unknown = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest']));
    expect(records).toMatchObject([
      { client: 'Bob & Jill Tran' },
      { client: 'Mike and Dee Castell' },
      {},
      {},
      {},
      {},
    ]);
    // Both files know it from then on.
    expect(await imported(first, 'one.csv')).toContain('Nothing new: all 4 rows were already there.\n');
    expect(await imported(second, 'other.csv')).toContain('Nothing new: all 4 rows were already there.\n');
  });

  test('is no other of the day, the partner or the name', async () => {
    const { imported } = await after(COUPLES, 'one.csv');
    const [head = ''] = ALONE;
    const said = await imported(
      [
        head,
        'Bob Tran,Won,Kyle Brand,2025-01-16,1',
        'Bob Tran,Won,Maren Vale,2025-01-14,1',
        'Bill Tran,Won,Kyle Brand,2025-01-14,1',
        'Mike Dee,Won,Kyle Brand,2025-01-25,1',
      ],
      'other.csv',
      '--dry-run',
    );
    expect(said).not.toContain('look');
  });
});
