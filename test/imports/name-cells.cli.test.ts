import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const HEAD = 'Date,Referred By,Client,Status\n';

const TRACKER = `${HEAD}2026-03-01,Maren Holt,Lena Fox (l@f.example),Won
2026-03-02,Maren Holt <m@h.example>,"Omar Bell, 555-0142",New
2026-03-03,"Maren Holt; Ash Tax",ob@b.example,New
2026-03-04,vosei@o.example,Kim Rowe 2026-00123,New
2026-03-05,Ann and Bob Ash,Kofi Vane,New
`;

async function listed(refnet: Refnet, what: string): Promise<Record<string, unknown>[]> {
  return JSON.parse(await refnet.ok([what, '--json'])) as Record<string, unknown>[];
}

test('how to reach somebody is kept with a new partner, and left out of the names of clients', async () => {
  const refnet = await newNetwork();
  const { code, stdout, stderr } = await refnet.run(['import', '-', '--received'], { stdin: TRACKER });
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout:
      'Imported 5 referrals from 3 partners (3 new), 1 Mar 2026 to 5 Mar 2026.\n' +
      '  1 outcome has no day in the file, and goes by the day of the referral.\n' +
      '  next: refnet report      refnet undo      takes the whole import back\n',
    stderr: expect.stringContaining(
      "beside 2 partners' names stood an address, a number or a firm, which are kept with those that are new\n" +
        "beside 2 clients' names stood an address or a number, which are left out\n",
    ) as string,
  });
  const partners = await listed(refnet, 'partners');
  expect(partners.map(({ name, business, emails }) => [name, business, emails])).toEqual([
    ['Ann and Bob Ash', null, []],
    ['Maren Holt', 'Ash Tax', ['m@h.example']],
    ['vosei@o.example', null, ['vosei@o.example']],
  ]);
  const referrals = await listed(refnet, 'referrals');
  expect(referrals.map(({ client }) => client)).toEqual([
    'Kofi Vane',
    'Kim Rowe 2026-00123',
    'ob@b.example',
    'Omar Bell',
    'Lena Fox',
  ]);
  await refnet.ok(['undo', '--yes']);
  expect(await listed(refnet, 'partners')).toEqual([]);
  await refnet.ok(['redo', '--yes']);
  expect(await listed(refnet, 'partners')).toEqual(partners);
  const again = await refnet.run(['import', '-', '--received'], { stdin: TRACKER });
  expect(again.stdout).toBe('Nothing new: all 5 rows were already there.\n');
});

test('an address finds the partner on record who has it', async () => {
  const refnet = await newNetwork(['add-partner', 'Victor Osei', '--email', 'vosei@o.example']);
  await refnet.run(['import', '-'], { stdin: `${HEAD}2026-03-04,VOsei@o.example,Kim Rowe,New\n` });
  expect((await listed(refnet, 'referrals')).map(({ partner }) => partner)).toEqual(['Victor Osei']);
});

test('two who have cells of their own in the file are two where one cell names both, and a firm is one', async () => {
  const refnet = await newNetwork(['config', 'currency', 'CAD']);
  const rows = [
    '2026-03-01,Maren Holt,Client A,New',
    '2026-03-02,Victor Osei,Client B,New',
    '2026-03-03,Maren Holt and Victor Osei,Client C,New',
    '2026-03-04,Maren Holt & Victor Osei,Client D,New',
    '2026-03-05,"Maren Holt, Victor Osei",Client E,New',
    '2026-03-06,Smith and Jones,Client F,New',
  ];
  const { code, stderr } = await refnet.run(['import', '-', '--received', '--skip-bad'], {
    stdin: HEAD + rows.join('\n'),
  });
  expect(code).toBe(3);
  expect(stderr).toContain(
    'lines 4, 5 and 6, "Referred By": names several partners, and a client comes from one; write one in the cell',
  );
  const partners = await listed(refnet, 'partners');
  expect(partners.map(({ name }) => name)).toEqual(['Maren Holt', 'Smith and Jones', 'Victor Osei']);
});

test('a client given to several partners, or several clients, are not won, and have no amount, together', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['add-partner', 'Victor Osei']);
  const rows = [
    '2026-02-01,Maren Holt and Victor Osei,Ann A.,won,',
    '2026-02-02,Maren Holt and Victor Osei,"Ed E.\nFy F.",meeting,',
    '2026-02-03,Maren Holt,"Gus G.\nHy H.",meeting,500',
    '2026-02-04,Maren Holt,"Ida I.\nJan J.",meeting,',
  ];
  const head = 'Date,Given To,Client,Status,Amount\n';
  const { code, stdout, stderr } = await refnet.run(['import', '-', '--skip-bad'], {
    stdin: head + rows.join('\n'),
  });
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr:
      'line 2, "Given To": names several partners, and which of them won the client is not said; write one in the cell\n' +
      'lines 3 and 5, "Client": names several clients beside one amount or several partners; write a row for each\n',
  });
  expect(stdout).toContain('Imported 2 referrals to 1 partner');
});
