import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function fileOf(
  refnet: Refnet,
  rows: readonly (readonly [status: string, amount: string])[],
  heading: string,
) {
  const path = join(refnet.home, 'tracker.csv');
  const lines = rows.map(
    ([status, amount], at) => `2026-03-0${at + 1},Maren Holt,Client ${at},${status},${amount}`,
  );
  writeFileSync(path, `Date,Referred By,Client,Status,${heading}\n${lines.join('\n')}\n`);
  return path;
}

async function amounts(refnet: Refnet): Promise<unknown[]> {
  const all = JSON.parse(await refnet.ok(['referrals', '--json'])) as Record<string, unknown>[];
  return all.map(({ currency, estimate, invoiced }) => [currency, estimate, invoiced]).toReversed();
}

test('amounts that name no currency are in the one that the others are in, which is said', async () => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  const path = fileOf(
    refnet,
    [
      ['Won', 'EUR 1200'],
      ['Won', '1300'],
      ['Won', '€ 900'],
    ],
    'Amount',
  );
  expect((await refnet.run(['import', path, '--received'])).stdout).toContain(
    '  Taken amounts in EUR; --currency says otherwise.\n',
  );
  expect(await amounts(refnet)).toEqual([
    ['EUR', null, '1200.00'],
    ['EUR', null, '1300.00'],
    ['EUR', null, '900.00'],
  ]);
});

test.each<[what: string, amounts: string[], heading: string, currency: string | undefined]>([
  ['all in another currency than that of a new file', ['EUR 1200', '€ 900'], 'Amount', 'EUR'],
  ['those that name none taken as the others', ['EUR 1200', '900'], 'Amount', 'EUR'],
  ['the heading names it', ['1200', '900'], 'Amount (EUR)', 'EUR'],
  ['in the currency of a new file', ['1200', '$900'], 'Amount', undefined],
  ['in two', ['EUR 1200', 'GBP 900'], 'Amount', undefined],
  ['none', ['', ''], 'Amount', undefined],
])(
  'an import names the setting of its currency where all amounts are in it: %s',
  async (_what, cells, heading, currency) => {
    const refnet = await newNetwork();
    const path = fileOf(
      refnet,
      cells.map((cell) => ['Won', cell]),
      heading,
    );
    const { stdout } = await refnet.run(['import', path, '--received']);
    const last = stdout.split('\n').at(-2);
    expect(last).toBe(
      currency === undefined
        ? '  next: refnet report      refnet undo      takes the whole import back'
        : `  refnet config currency ${currency}      takes amounts typed without a currency for ${currency}`,
    );
  },
);

test.each([
  ['Value', 'Commission'],
  ['Wert (€)', 'Provision'],
  ['Deal amount', 'Commission amount'],
  ['Auftragswert netto', 'Provision (EUR)'],
])('of an amount and a bare commission a person says which it is: %s, %s', async (value, commission) => {
  const refnet = await newNetwork(['config', 'currency', 'EUR']);
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(
    path,
    `Date,Referred By,Client,Status,${value},${commission}\n2026-03-01,Ute Brun,X,Won,1200,120\n`,
  );
  const typed = ['import', path, '--received'];
  expect((await refnet.fails(1, typed)).replaceAll(path, 'FILE')).toBe(
    `refnet: the columns "${value}" and "${commission}" both look like the amount\n` +
      `  refnet import FILE --received --map "${value}=value"      takes that one\n` +
      `  refnet import FILE --received --map "${commission}=value"      takes that one\n`,
  );
  await asked(refnet, typed, [
    ['Which column is the amount?', `${value} (1200)`],
    ['Import it?', 'yes'],
  ]);
  expect(await amounts(refnet)).toEqual([['EUR', null, '1200.00']]);
});

test.each([
  ['Sale price', 'Commission', '120.00'],
  ['Loan amount', 'Commission', '120.00'],
  ['Value', 'GCI', '120.00'],
  ['Value', 'Commission earned', '120.00'],
  ['Value', 'Referral commission', '1200.00'],
  ['Value', 'Commission (%)', '1200.00'],
])(
  'a commission that is said to be whose, or stands beside a price, is no question: %s, %s',
  async (...headings) => {
    const [value, commission, amount] = headings;
    const refnet = await newNetwork(['config', 'currency', 'EUR']);
    const path = join(refnet.home, 'tracker.csv');
    writeFileSync(
      path,
      `Date,Referred By,Client,Status,${value},${commission}\n2026-03-01,Ute Brun,X,Won,1200,120\n`,
    );
    expect((await refnet.run(['import', path, '--received'])).code).toBe(0);
    expect(await amounts(refnet)).toEqual([['EUR', null, amount]]);
  },
);

test('an import names no setting of a currency where one was set, or nothing was written', async () => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  const path = fileOf(refnet, [['Won', 'EUR 1200']], 'Amount');
  expect((await refnet.run(['import', path, '--received', '--dry-run'])).stdout).not.toContain(
    'config currency',
  );
  expect((await refnet.run(['import', path, '--received'])).stdout).not.toContain('config currency');
  const other = await newNetwork();
  const there = fileOf(other, [['Won', 'EUR 1200']], 'Amount');
  expect((await other.run(['import', there, '--received', '--dry-run'])).stdout).not.toContain(
    'config currency',
  );
  expect((await other.run(['import', there, '--received'])).stdout).toContain('config currency EUR');
  expect((await other.run(['import', there, '--received'])).stdout).not.toContain('config currency');
});

test('an amount that cannot be kept as it is written is told, with its reason', async () => {
  const refnet = await newNetwork(['config', 'currency', 'CAD']);
  const path = join(refnet.home, 'tracker.csv');
  const cells = ['12345678901234567890', '1.2345', '500 / 600', '-5', '1.500'];
  const lines = cells.map((amount, at) => `2026-02-0${at + 1},Maren Holt,Client ${at},${amount},20,CAD\n`);
  writeFileSync(
    path,
    `Date,Referred By,Client,Value,Estimate,Currency\n${lines.join('')}2026-02-09,Maren Holt,Zoe,5,6,XXQ\n`,
  );
  const { code, stderr } = await refnet.run(['import', path, '--decimals', 'point', '--skip-bad']);
  expect(code).toBe(1);
  expect(stderr.match(/line .*/g)).toEqual([
    'line 2, "Value": too large to be kept exactly',
    'line 3, "Value": more decimals than CAD has',
    'line 4, "Value": not an amount',
    'line 5, "Value": below zero',
    'line 6, "Value": can be read two ways, as the point may begin decimals; --decimals says which it does',
    'line 7, "Currency": not a currency',
  ]);
});

test.each([
  ['5000 (unpaid)', ' ("5000 (unpaid)")'],
  ['1500.50 pending', ' ("1500.50 pending")'],
  ['Jane Doe', ''],
  ['416 555 0101 cell', ''],
  ['5000 for Jane', ''],
])('a cell that is no amount is shown where it is a number with a small word: %s', async (cell, shown) => {
  const refnet = await newNetwork(['config', 'currency', 'CAD']);
  const path = fileOf(refnet, [['Won', cell]], 'Amount');
  const refusal = await refnet.fails(1, ['import', path]);
  expect(refusal).toContain(`line 2, "Amount": not an amount${shown}\n`);
});

test('a terminal is shown what stands in each cell that is no amount, and a script is not', async () => {
  const refnet = await newNetwork(['config', 'currency', 'CAD']);
  const path = fileOf(
    refnet,
    [
      ['Won', 'see file'],
      ['Won', '500'],
      ['Won', 'ask Jane Doe'],
    ],
    'Amount',
  );
  const { stderr } = await asked(refnet, ['import', path], [['Leave them out?', 'no']]);
  expect(stderr).toContain('line 2, "Amount": not an amount ("see file")');
  expect(stderr).toContain('line 4, "Amount": not an amount ("ask Jane Doe")');
  expect(await refnet.fails(1, ['import', path])).toContain('lines 2 and 4, "Amount": not an amount\n');
});

test.each(['too large', 'below zero', 'two ways'])(
  'the words of a cell are not taken for the reason that it is no amount: %s',
  async (cell) => {
    const refnet = await newNetwork(['config', 'currency', 'CAD']);
    const path = fileOf(refnet, [['Won', cell]], 'Amount');
    expect(await refnet.fails(1, ['import', path])).toContain('line 2, "Amount": not an amount');
  },
);

const TWO = [
  ['Won', 'EUR 1200'],
  ['Won', '1300'],
  ['Won', 'CHF 900'],
] as const;

test('beside two currencies they are refused without a terminal', async () => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  const path = fileOf(refnet, TWO, 'Amount');
  const said = await refnet.fails(2, ['import', path, '--received']);
  expect(said.replaceAll(path, 'FILE')).toBe(
    'refnet: some amounts name no currency, and others are in EUR and CHF\n' +
      '  refnet import FILE --received --currency USD      takes those in USD\n' +
      '  refnet import FILE --received --currency EUR      takes those in EUR\n' +
      '  refnet import FILE --received --currency CHF      takes those in CHF\n',
  );
  await refnet.ok(['import', path, '--received', '--currency', 'CHF']);
  expect((await amounts(refnet))[1]).toEqual(['CHF', null, '1300.00']);
});

test('beside two currencies they are asked about in a terminal', async () => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  const path = fileOf(refnet, TWO, 'Amount');
  const { code } = await asked(
    refnet,
    ['import', path, '--received'],
    [
      ['In which currency are the amounts that name none?', 'CHF'],
      ['Import it?', 'yes'],
    ],
  );
  expect(code).toBe(0);
  expect((await amounts(refnet))[1]).toEqual(['CHF', null, '1300.00']);
});

test('what was billed of one that is not won is an estimate and no revenue, which is said', async () => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  const rows = [
    ['Open', '1200'],
    ['Won', '1300'],
    ['Lost', '900'],
    ['Open', '0'],
    ['Declined', ''],
  ] as const;
  const path = fileOf(refnet, rows, 'Billed Amount');
  const { code, stderr } = await refnet.run(['import', path, '--received']);
  expect(code).toBe(0);
  expect(stderr).toContain(
    '2 rows that are not won have an amount under "Billed Amount" ("Open" and "Lost"), ' +
      "kept as an estimate and no revenue; --statuses 'Open=won' says that they are\n",
  );
  expect(await amounts(refnet)).toEqual([
    ['USD', '1200.00', null],
    ['USD', null, '1300.00'],
    ['USD', '900.00', null],
    [null, null, null],
    [null, null, null],
  ]);
});

test('a hoped-for amount of one that is not won needs no remark', async () => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  const path = fileOf(
    refnet,
    [
      ['Open', '1200'],
      ['Lost', '900'],
    ],
    'Amount',
  );
  expect((await refnet.run(['import', path, '--received'])).stderr).not.toContain('estimate');
});

test('one that was won and is lost in the file has no revenue, and stands as lost alone', async () => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  await refnet.run(['import', fileOf(refnet, [['Won', '1300']], 'Invoiced'), '--received']);
  await refnet.run(['import', fileOf(refnet, [['Lost', '1300']], 'Invoiced'), '--received', '--update']);
  expect(await amounts(refnet)).toEqual([['USD', '1300.00', null]]);
  expect(await refnet.ok(['referrals', '--format', 'csv'])).toContain(',lost,');
});

const UNCLEAR = [
  ['Won', '1.250'],
  ['Won', '2.000'],
] as const;

test('amounts that may be thousands or decimals are refused without a terminal', async () => {
  const refnet = await newNetwork(['config', 'currency', 'EUR']);
  const path = fileOf(refnet, UNCLEAR, 'Revenue');
  expect(await refnet.run(['import', path, '--received'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'refnet: the amounts of this file can be read two ways, like "1.250"\n' +
      `  refnet import ${path} --received --decimals comma      reads them as thousands\n` +
      '  amounts of less are to be written with two decimals\n',
  });
});

test('amounts that may be thousands or decimals are read as --decimals says', async () => {
  const refnet = await newNetwork(['config', 'currency', 'EUR']);
  await refnet.ok(['import', fileOf(refnet, UNCLEAR, 'Revenue'), '--received', '--decimals', 'comma']);
  expect(await amounts(refnet)).toEqual([
    ['EUR', null, '1250.00'],
    ['EUR', null, '2000.00'],
  ]);
});

test('a terminal asks whether the point groups thousands', async () => {
  const refnet = await newNetwork(['config', 'currency', 'EUR']);
  const path = fileOf(refnet, UNCLEAR, 'Revenue');
  await asked(
    refnet,
    ['import', path, '--received'],
    [
      ['Does the point of "1.250" group thousands?', 'yes'],
      ['Import it?', 'yes'],
    ],
  );
  expect(await amounts(refnet)).toEqual([
    ['EUR', null, '1250.00'],
    ['EUR', null, '2000.00'],
  ]);
});

test('amounts that may be thousands or decimals are read as the user writes amounts, which is said', async () => {
  const refnet = await newNetwork(['config', 'currency', 'EUR'], ['config', 'decimals', 'comma']);
  const { code, stderr } = await refnet.run(['import', fileOf(refnet, UNCLEAR, 'Revenue'), '--received']);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'the point of "1.250" groups thousands, as you write amounts: refnet config decimals\n',
  });
  expect(await amounts(refnet)).toEqual([
    ['EUR', null, '1250.00'],
    ['EUR', null, '2000.00'],
  ]);
});

test('what the file itself tells stands, however the user writes amounts', async () => {
  const refnet = await newNetwork(['config', 'currency', 'EUR'], ['config', 'decimals', 'comma']);
  const rows = [
    ['Won', '1000.50'],
    ['Won', '1.250'],
  ] as const;
  const { code, stderr } = await refnet.run(['import', fileOf(refnet, rows, 'Revenue'), '--received']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('can be read two ways') });
  expect(await amounts(refnet)).toEqual([]);
});

test('whoever writes a point is asked all the same: three decimals are in no list of euros', async () => {
  const refnet = await newNetwork(['config', 'currency', 'EUR'], ['config', 'decimals', 'point']);
  const path = fileOf(refnet, UNCLEAR, 'Revenue');
  expect(await refnet.fails(2, ['import', path, '--received'])).toContain('--decimals comma');
});

test('a currency of three decimals leaves nothing open', async () => {
  const refnet = await newNetwork(['config', 'currency', 'KWD']);
  await refnet.ok(['import', fileOf(refnet, UNCLEAR, 'Revenue'), '--received']);
  expect(await amounts(refnet)).toEqual([
    ['KWD', null, '1.250'],
    ['KWD', null, '2.000'],
  ]);
});
