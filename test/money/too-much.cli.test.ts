import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork } from '../helpers/refnet.ts';

/** Two of these are more than all amounts of a currency may come to. */
const HALF = '30000000000000';
const TOO_MUCH = `refnet: with that the amounts in USD come to more than can be added up exactly
  look for digits too many in the amount
`;

/** An estimate of half of what there can be, and a referral without an amount. */
const withHalf = () =>
  newNetwork(
    ['add-partner', 'Ann Lee'],
    ['log', 'Jane D.', '--from', 'ann', '--value', HALF],
    ['log', 'Kofi V.', '--from', 'ann'],
  );

describe('an amount that could not be added up exactly with the others is refused where it is typed', () => {
  test.each([
    [['log', 'Nora B.', '--to', 'ann', '--value', HALF]],
    [['update', '2', '--value', HALF]],
    [['update', '2', 'won', '--value', HALF]],
    [['update', '2', '--agreed', HALF]],
    [['update', '2', '--collected', HALF]],
    [['edit', '2', '--value', HALF]],
    [['edit', '2', '--agreed', HALF]],
    [['edit', '1', '--value', '60000000000000']],
    [['project', 'ann', '--kind', 'event', '--cost', HALF, 'open house']],
  ])('%j', async (argv) => {
    const refnet = await withHalf();
    expect(await refnet.fails(2, argv)).toBe(TOO_MUCH);
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toHaveLength(2);
  });

  test('a row of an import, which then brings in nothing', async () => {
    const refnet = await withHalf();
    const file = join(refnet.home, 'tracker.csv');
    writeFileSync(
      file,
      `Date,Partner,Client,Direction,Status,Revenue\n2026-01-05,Ann Lee,Tia R.,received,won,${HALF}\n`,
    );
    const { code, stderr } = await refnet.run(['import', file, '--yes']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(TOO_MUCH) as string });
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toHaveLength(2);
  });

  test('and payments with all else', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee'],
      ['agree', 'ann', '--verbal', '--i-pay', '100%', '--from', '2026-01-01'],
      ['log', 'Jane D.', '--from', 'ann'],
      ['update', '2', 'won', '--collected', HALF],
    );
    expect(await refnet.fails(2, ['pay', 'ann', HALF])).toBe(TOO_MUCH);
  });

  test.each([
    [
      ['agree', 'ann', '--verbal', '--i-pay', 'flat 100000000.01'],
      `refnet: the flat fee is more than can be added up over many clients
  it is at most USD 100,000,000
`,
    ],
    [
      ['config', 'hourly-rate', '10000000.01'],
      `refnet: hourly-rate is at most USD 10,000,000
`,
    ],
    [
      ['log', 'Nora B.', '--to', 'ann', '--value', '90071992547409.92'],
      `refnet: that amount is too large to be kept exactly
`,
    ],
  ])('what is counted many times has a limit of its own: %j', async (argv, message) => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    expect(await refnet.fails(2, argv)).toBe(message);
  });

  test('each currency has its own', async () => {
    const refnet = await withHalf();
    expect(await refnet.ok(['log', 'Nora B.', '--to', 'ann', '--value', `CAD ${HALF}`])).toContain(
      'about CAD',
    );
  });
});

test('sums up to there are exact to the last cent, in every place', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann Lee'],
    ['log', 'Jane D.', '--from', 'ann'],
    ['update', '1', 'won', '--value', '22517998136852.47'],
    ['log', 'Kofi V.', '--from', 'ann'],
    ['update', '2', 'won', '--value', '22517998136852.46'],
  );
  const { totals } = JSON.parse(await refnet.ok(['report', '--json']));
  expect(totals.businessReceived).toEqual([{ amount: '45035996273704.93', currency: 'USD' }]);
  expect(await refnet.ok(['report'])).toContain('USD 45,035,996,273,704.93 closed business');
  expect(await refnet.ok(['report', 'ann'])).toContain('USD 45,035,996,273,704.93 closed business');
  for (const argv of [['due'], ['fees'], ['advise'], ['show', 'ann'], ['referrals', '--sort', 'value']]) {
    expect((await refnet.run(argv)).code).toBe(0);
  }
});

describe('amounts that another program wrote, each of which can be kept', () => {
  const MOST = '9007199254740991';
  const network = () =>
    newNetwork(
      ['add-partner', 'Ann Lee'],
      ['log', 'Jane D.', '--from', 'ann', '--on', '2026-11-02'],
      ['update', '1', 'won', '--value', '1800', '--on', '2026-11-03'],
      ['log', 'Kofi V.', '--from', 'ann', '--on', '2026-11-02'],
      ['update', '2', 'won', '--value', '1800', '--on', '2026-11-03'],
      ['project', 'ann', '--kind', 'event', '--cost', '200', 'open house'],
      ['backup'],
    );

  const REPORTS = [
    ['report'],
    ['report', '--json'],
    ['report', '--format', 'html'],
    ['report', '--only', 'costs'],
    ['report', '--anonymous'],
    ['report', 'ann'],
  ];

  test.each([
    ['two of them', `update referrals set invoiced_minor = ${MOST}`, '2 records', '1 and 2', REPORTS],
    [
      'one beside others',
      `update referrals set invoiced_minor = ${MOST} where id = 2`,
      '1 record',
      '2',
      REPORTS,
    ],
    [
      'what was collected',
      `update referrals set currency = null, invoiced_minor = null;
       insert into collections (id, uuid, created_at, updated_at, referral_id, on_day, currency, amount_minor)
       select 10 + id, printf('00000000-0000-4000-8000-%012d', id), created_at, updated_at, id, '2026-11-04', 'USD', ${MOST}
       from referrals;
       update counters set last = 20 where name = 'record'`,
      '2 records',
      '11 and 12',
      REPORTS,
    ],
    ['what a project costs', `update projects set cost_minor = ${MOST}`, '1 record', '3', []],
  ])('%s: reports say which they are, and so does the doctor', async (_, sql, count, numbers, argvs) => {
    const refnet = await network();
    alterFile(refnet.file, sql);
    const found = `${count} with amounts that come to more than can be added up exactly: ${numbers}`;
    const { code, stdout } = await refnet.run(['doctor']);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining(`To repair
  ${found}
    look for digits too many: refnet show ${numbers.split(' ')[0] ?? ''}; then refnet edit NUMBER
`) as string,
    });
    for (const argv of argvs) {
      expect({ argv, ...(await refnet.run(argv)) }).toEqual({
        argv,
        code: 5,
        stdout: '',
        stderr: `refnet: something in ${refnet.file} is not as refnet leaves it: ${found}
  refnet doctor      looks at the file, and says what to do
  nothing was written by this command
`,
      });
    }
  });

  test('a report fails that adds them up, and no longer once they are mended', async () => {
    const refnet = await network();
    alterFile(refnet.file, `update referrals set invoiced_minor = ${MOST}`);
    expect((await refnet.run(['report'])).code).toBe(5);
    await refnet.ok(['edit', '1', '--value', '1800']);
    await refnet.ok(['edit', '2', '--value', '1800']);
    expect(await refnet.ok(['report'])).toContain('USD 3,600 closed business');
    expect((await refnet.run(['doctor'])).stdout).toContain('Sound');
  });

  test('what is typed is still a matter of what was typed', async () => {
    const refnet = await network();
    alterFile(refnet.file, `update referrals set invoiced_minor = ${MOST}`);
    expect(await refnet.fails(2, ['log', 'Nora B.', '--to', 'ann', '--value', '90071992547409.92'])).toBe(
      'refnet: that amount is too large to be kept exactly\n',
    );
  });
});
