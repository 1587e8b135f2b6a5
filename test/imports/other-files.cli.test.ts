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
