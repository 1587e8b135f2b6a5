import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

test('a third is agreed, earned, explained, paid and taken to another file exactly', async () => {
  const refnet = await newNetwork(
    ['config', 'currency', 'USD'],
    ['add-partner', 'Gwen Arias'],
    ['log', 'Kim Roe', '--from', 'gwen', '--on', '2026-11-02'],
    ['update', '1', 'won', '--value', '100000', '--collected', '100000', '--on', '2026-11-10'],
  );
  const agreed = [
    'agree',
    'gwen',
    '--verbal',
    '--from',
    '2026-11-01',
    '--i-pay',
    '33⅓% of collected',
    '--yes',
  ];
  const { code, stdout, stderr } = await refnet.run(agreed);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toContain('1/3 of collected');
  expect(await refnet.ok(['fees'])).toContain('USD 33,333.33');
  expect(await refnet.ok(['show', '1'])).toContain('you pay 1/3 of collected\n  USD 33,333.33 accrued');
  expect((await refnet.run(['pay', 'gwen', '33333.34'])).code).toBe(1);

  const other = await newNetwork();
  const all = await refnet.ok(['export', 'all']);
  expect((await other.run(['import', '-', '--yes'], { stdin: all })).code).toBe(0);
  expect(await other.ok(['agree', '--json'])).toBe(await refnet.ok(['agree', '--json']));
  expect(await other.ok(['fees', '--json'])).toBe(await refnet.ok(['fees', '--json']));
});
