import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** 200 is paid to Abe for each of two; then the second came to nothing, and it is for no referral any more. */
const network = (...more: (readonly string[])[]): Promise<Refnet> =>
  newNetwork(
    ['config', 'currency', 'GBP'],
    ['config', 'my-name', 'Priya Nair'],
    ['add-partner', 'Abe One'],
    ['agree', 'abe', '--verbal', '--i-pay', '10% of invoiced'],
    ['log', 'Ann', '--from', 'abe'],
    ['update', '2', 'won', '--value', '2000'],
    ['log', 'Ben', '--from', 'abe'],
    ['update', '3', 'won', '--value', '2000'],
    ['pay', 'abe'],
    ...more,
  );
const VOID = ['update', '3', 'void', '--yes'];

/** What was paid, added up of a list that has amounts. */
function paidIn(rows: readonly { paid: string | null }[]): number {
  return rows.reduce((sum, { paid }) => sum + Number(paid ?? 0), 0);
}

describe('what was paid for no referral any more', () => {
  test.each([
    ['nothing of it', []],
    ['a void referral', [VOID]],
    [
      'one that moved to another partner',
      [
        ['add-partner', 'Bea Two'],
        ['edit', '3', '--partner', 'bea', '--yes'],
      ],
    ],
    ['a part that came back', [VOID, ['pay', 'abe', '150', '--return']]],
  ])('is in the list of fees, so that it adds up to the accounts: %s', async (_name, more) => {
    const refnet = await network(...more);
    const accounts = JSON.parse(await refnet.ok(['fees', '--json']));
    const listed = JSON.parse(await refnet.ok(['export', 'fees', '--format', 'json']));
    expect(paidIn(listed)).toBe(paidIn(accounts));
  });

  test('stands there without a number', async () => {
    const refnet = await network(VOID);
    const rows = (await refnet.ok(['export', 'fees', '--format', 'csv'])).split('\r\n');
    expect(rows).toContain(',,received,Abe One,p1,,,paid for no referral,GBP,,,200.00,');
    const bare = JSON.parse(await refnet.ok(['export', 'fees', '--no-clients', '--format', 'json']));
    expect(bare.at(-1)).toMatchObject({ number: null, day: null, partner: 'Abe One', paid: '200.00' });
  });

  test('is said where the list for the partner is made, which has referrals alone', async () => {
    const argv = ['export', '--for', 'abe', '--format', 'csv', '--yes'];
    const { stderr } = await (await network(VOID)).run(argv);
    expect(stderr).toContain('Not in it: GBP 200 that you paid for no referral.\n');
    expect((await (await network()).run(argv)).stderr).not.toContain('Not in it');
  });
});
