import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const network = () =>
  newNetwork(
    ['add-partner', 'Ann'],
    ['log', 'Bea', '--from', 'ann'],
    ['log', 'Cem', '--from', 'ann'],
    ['update', '1', 'won'],
    ['update', '2', 'won'],
    ['promise', 'ann', 'send the brochure'],
    ['promise', 'ann', 'call'],
    ['add-partner', 'Victor'],
    ['agree', 'ann', '--written'],
    ['agree', 'victor', '--written'],
  );

test.each<[string[], string[]]>([
  [
    ['remove', '1', '2'],
    ['refnet remove 1', 'refnet remove 2'],
  ],
  [
    ['remove', '1,2'],
    ['refnet remove 1', 'refnet remove 2'],
  ],
  [
    ['remove', '1,', '2'],
    ['refnet remove 1', 'refnet remove 2'],
  ],
  [
    ['remove', '1', 'and', '2'],
    ['refnet remove 1', 'refnet remove 2'],
  ],
  [
    ['show', '1', '2', '--json'],
    ['refnet show 1 --json', 'refnet show 2 --json'],
  ],
  [
    ['update', '1', '2', 'won', '--value', '900'],
    ['refnet update 1 won --value 900', 'refnet update 2 won --value 900'],
  ],
  [
    ['edit', '1', '2', '--for', 'tax'],
    ['refnet edit 1 --for tax', 'refnet edit 2 --for tax'],
  ],
])('%j names the command for each number', async (argv, commands) => {
  const refnet = await network();
  expect(await refnet.fails(2, argv)).toBe(
    `refnet: one number at a time\n${commands.map((command) => `  ${command}\n`).join('')}`,
  );
});

test.each([
  ['done', '3', '4'],
  ['intro', '1', '2'],
  ['snooze', '1', '2', '--until', '2026-12-01'],
  ['agree', '5', '6', '--note', 'reviewed'],
  ['remove', '1', '2', '3', '4', '5', '6'],
])('%s %s %s is refused alike', async (...argv) => {
  const { code, stderr } = await (await network()).run(argv);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('one number at a time\n') });
});

test('the second of two numbers is an amount where nothing else is said of a referral', async () => {
  expect(await (await network()).fails(2, ['update', '2', '9500'])).toContain('9500 is an amount');
});

test.each<[string[], string]>([
  [['update', '1', '--collected', 'USD', '500'], 'update 1 --collected QUSD 500Q'],
  [['update', '--value', 'usd', '500', '1'], 'update --value Qusd 500Q 1'],
  [['update', '1', '--collected=USD', '500'], 'update 1 Q--collected=USD 500Q'],
])('%j names the amount quoted', async (argv, command) => {
  const refnet = await network();
  expect(await refnet.fails(2, argv)).toBe(
    `refnet: an amount with its currency is one word: quote it\n  refnet ${command.replaceAll('Q', '"')}\n`,
  );
});

describe('several referrals', () => {
  test('are closed at once, each as if it were said alone, and taken back at once', async () => {
    const refnet = await network();
    expect(await refnet.ok(['update', '1', '2', 'lost', '--because', 'no answer'])).toBe(
      '#1  Bea received from Ann: won -> lost, Fri 20 Nov 2026; because: no answer\n' +
        '    next: refnet thank 1      refnet told 1\n' +
        '#2  Cem received from Ann: won -> lost, Fri 20 Nov 2026; because: no answer\n' +
        '    next: refnet thank 2      refnet told 2\n',
    );
    expect(await refnet.ok(['history'])).toContain('updated referral 1 to lost, updated referral 2 to lost');
    await refnet.ok(['undo']);
    const tried = await refnet.run(['update', '1', 'and', '2', 'lost', '--json', '--dry-run']);
    expect(JSON.parse(tried.stdout)).toMatchObject([{ number: 1 }, { number: 2 }]);
    expect(await refnet.ok(['referrals', '--format', 'csv'])).not.toContain('lost');
  });

  test('are thanked for and told at once', async () => {
    const refnet = await network();
    expect(await refnet.ok(['thank', '1,', '2', '--how', 'card'])).toBe(
      '#1  Bea received from Ann: thanked, Fri 20 Nov 2026 (card)\n' +
        '#2  Cem received from Ann: thanked, Fri 20 Nov 2026 (card)\n',
    );
    expect(await refnet.ok(['told', '2', '1'])).toBe(
      '#2  Cem received from Ann: told that it is won, Fri 20 Nov 2026\n' +
        '#1  Bea received from Ann: told that it is won, Fri 20 Nov 2026\n',
    );
    expect(await refnet.ok(['told', '1', '2'])).toContain('already told');
  });

  test.each([
    ['update', '1', '99', 'lost'],
    ['thank', '1', '99'],
    ['told', '1', '3'],
  ])('%s %s %s writes nothing where one of the numbers is none', async (...argv) => {
    const refnet = await network();
    expect(await refnet.fails(1, argv)).toMatch(/^refnet: .*(?:99|#3)/);
    expect(await refnet.ok(['referrals', '--format', 'csv'])).not.toContain('lost');
  });
});
