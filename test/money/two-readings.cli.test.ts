import { describe, expect, test } from 'vitest';
import { asked, type Answer } from '../helpers/asked.ts';
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
        `  ${thousands}      the point groups thousands\n  ${decimals}      the point begins the decimals\n` +
        '  refnet config decimals comma      groups thousands by points from now on\n',
    ),
  });
});

describe('once it is said how decimals are written', () => {
  const EUROPEAN = [
    ['config', 'currency', 'EUR'],
    ['add-partner', 'Ann'],
    ['log', 'Bea', '--from', 'ann'],
  ];

  test.each<[argv: string[], said: string]>([
    [['log', 'Y', '--from', 'ann', '--value', '1.500'], 'about EUR 1,500'],
    [['log', 'Y', '--from', 'ann', '--value', '12.500 €'], 'about EUR 12,500'],
    [['log', 'Y', '--from', 'ann', '--value', '12.500,50'], 'about EUR 12,500.50'],
    [['log', 'Y', '--from', 'ann', '--value', '1.5k'], 'about EUR 1,500'],
    [['log', 'Y', '--from', 'ann', '--value', '1.500k'], 'about EUR 1,500,000'],
    [['log', 'Y', '--from', 'ann', '--value', '1.50'], 'about EUR 1.50'],
    [['log', 'Y', '--from', 'ann', '--value', '1,500'], 'about EUR 1,500'],
    [['log', 'Y', '--from', 'ann', '--value', 'BHD 1.500'], 'about BHD 1.500'],
    [['edit', '1', '--value', '1.500'], 'EUR 1,500'],
    [['update', '1', 'won', '--value', '1.500'], 'invoiced EUR 1,500'],
    [['update', '1', '--collected', '1.500'], 'EUR 1,500'],
    [['agree', 'ann', '--verbal', '--they-pay', '10% of collected, cap 1.000'], 'cap EUR 1,000 a referral'],
    [['promise', '--network', '--goal', '50.000 € business', '--by', '2026-12-31'], 'EUR 50,000 business'],
    [['config', 'hourly-rate', '1.200'], 'EUR 1,200'],
  ])('with a comma: %j is %s', async (argv, said) => {
    const refnet = await newNetwork(...EUROPEAN, ['config', 'decimals', 'comma']);
    const { code, stdout } = await refnet.run(argv);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(said) });
  });

  test.each<[typed: string, code: number, said: string]>([
    ['1.500', 0, 'about EUR 1.50'],
    ['1.500k', 0, 'about EUR 1,500'],
    ['1.505', 2, 'at most 2 decimals: "1.505" has 3'],
    ['JPY 1.500', 2, 'amounts in JPY have no decimals'],
  ])('with a point: %s is %i %s', async (typed, code, said) => {
    const refnet = await newNetwork(...EUROPEAN, ['config', 'decimals', 'point']);
    const done = await refnet.run(['log', 'Y', '--from', 'ann', '--value', typed]);
    expect(done.code).toBe(code);
    expect(done.stdout + done.stderr).toContain(said);
  });

  test.each<[argv: string[], answers: Answer[], said: string, last?: Answer]>([
    [['log', 'Y', '--from', 'ann', '--for', 'tax', '--value', '12.500 €'], [], 'about EUR 12,500'],
    [['update', '1', 'won', '--value', '12.500'], [], 'invoiced EUR 12,500'],
    [
      ['update', '1'],
      [
        ['How far is it?', 'won'],
        ['Amount invoiced', '12.500 €'],
      ],
      'invoiced EUR 12,500',
      ['When', ''],
    ],
    [
      ['agree', 'ann', '--verbal', '--they-pay', '10% of collected, cap 12.500'],
      [],
      'cap EUR 12,500 a referral',
    ],
    [['promise', '--network', '--goal', '12.500 business', '--by', '2026-12-31'], [], 'EUR 12,500 business'],
    [
      ['promise', '--network', '--goal', '12.500 € business'],
      [['By when', '2026-12-31']],
      'EUR 12,500 business',
      ['Enter writes it', ''],
    ],
  ])('a terminal is asked once, and the answer is kept: %j', async (argv, answers, said, last) => {
    const refnet = await newNetwork(...EUROPEAN);
    const { code, stdout, stderr } = await asked(refnet, argv, [
      ...answers,
      ['What is "12.500"? The answer holds from now on', '1'],
      ...(last === undefined ? [] : [last]),
    ]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: expect.stringContaining(said),
      stderr: expect.stringContaining('decimals is comma from now on: refnet config decimals'),
    });
    expect(await refnet.ok(['config', 'decimals'])).toBe('comma\n');
  });
});
