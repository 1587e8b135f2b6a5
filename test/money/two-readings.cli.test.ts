import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

test.each<[string[], string[]]>([
  [
    ['log', 'Y', '--from', 'ann', '--value', '4.500'],
    ['refnet log Y --from ann --value 4500', 'refnet log Y --from ann --value 4.50'],
  ],
  [
    ['log', 'Y', '--from', 'ann', '--value', 'EUR 5.500'],
    ['refnet log Y --from ann --value "EUR 5500"', 'refnet log Y --from ann --value "EUR 5.50"'],
  ],
  [
    ['log', 'Y', '--from', 'ann', '--value=5.500'],
    ['refnet log Y --from ann --value=5500', 'refnet log Y --from ann --value=5.50'],
  ],
  [
    ['update', '1', 'won', '--value', '1.500'],
    ['refnet update 1 won --value 1500', 'refnet update 1 won --value 1.50'],
  ],
  [
    ['update', '1', '--collected', '1.500'],
    ['refnet update 1 --collected 1500', 'refnet update 1 --collected 1.50'],
  ],
  [
    ['agree', 'ann', '--verbal', '--they-pay', '10% of collected, cap 2.000'],
    [
      'refnet agree ann --verbal --they-pay "10% of collected, cap 2000"',
      'refnet agree ann --verbal --they-pay "10% of collected, cap 2.00"',
    ],
  ],
  [
    ['config', 'hourly-rate', '1.200'],
    ['refnet config hourly-rate 1200', 'refnet config hourly-rate 1.20'],
  ],
])('%j says both ways as whole commands', async (argv, [thousands, decimals]) => {
  const refnet = await newNetwork(['add-partner', 'Ann'], ['log', 'Bea', '--from', 'ann']);
  const { code, stderr } = await refnet.run(argv);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining(
      'can be read two ways: the point may group thousands or begin the decimals\n' +
        `  ${thousands}      the point groups thousands\n  ${decimals}      the point begins the decimals\n`,
    ),
  });
});
