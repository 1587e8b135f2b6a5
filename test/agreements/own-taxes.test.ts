import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

test('the tax form of one side stands in nothing that the other is given', async () => {
  const refnet = await newNetwork(
    ['config', 'country', 'US'],
    ['config', 'my-name', 'Ann Ash'],
    ['add-partner', 'Maren Holt', '--profession', 'web designer', '--country', 'US'],
  );
  const agreed = await refnet.run(['agree', 'maren', '--written', '--i-pay', '10% of collected']);
  expect(agreed.code).toBe(0);
  expect(`${agreed.stdout}${agreed.stderr}`).toContain('1099-NEC');
  const printed = await refnet.run(['agree', 'maren', '--print']);
  const forOther = await refnet.run(['report', 'maren', '--for-partner']);
  for (const { code, stdout } of [printed, forOther]) {
    expect(code).toBe(0);
    expect(stdout).toContain('10% of collected');
    expect(stdout).not.toContain('1099');
  }
});
