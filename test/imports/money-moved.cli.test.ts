import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const ROWS = ['1/16/26,Kay Hale,Elena Petrova,Won,"$10,000"', '1/18/26,Bo Li,Mike Reyes,New,'];

function fileOf(refnet: Refnet, rows: readonly string[]): string {
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(path, `${['Date,Client,Referred By,Status,Commission', ...rows].join('\n')}\n`);
  return path;
}

/** A won client whose fee has accrued, and is paid in part. */
async function paidInPart(): Promise<{ refnet: Refnet; typed: string[] }> {
  const refnet = await newNetwork();
  const typed = ['import', fileOf(refnet, ROWS), '--received', '--currency', 'USD'];
  await refnet.run(typed);
  for (const argv of [
    ['agree', 'elena', '--verbal', '--from', '2026-01-01', '--i-pay', '25%'],
    ['update', '1', '--collected', '10000'],
    ['pay', 'elena', '1000'],
  ])
    await refnet.ok(argv);
  return { refnet, typed };
}

const withFirst = (from: string, to: string) => ROWS.map((row) => row.replace(from, to));
const MOVED =
  'the fee on #1 Kay Hale was USD 2,500, and is none now; USD 1,000 was paid for it, USD 1,000 of it too much now: to give back, or off other fees';

test('a row that takes an accrued fee away from a partner is asked about as an edit is', async () => {
  const { refnet, typed } = await paidInPart();
  const file = fileOf(refnet, withFirst('Petrova', 'Marsh'));
  const before = dumpOf(refnet.file);
  const again = [...typed, '--corrects', '2=1'];
  expect(await refnet.fails(1, again)).toBe(
    'refnet: this changes a fee that was paid\n' +
      `  ${MOVED}\n` +
      `  refnet import ${file} --received --currency USD --corrects 2=1 --yes      changes it\n`,
  );
  const tried = await refnet.run([...again, '--dry-run']);
  expect(tried.stdout.split('\n').slice(0, 2)).toEqual([
    'Would ask first: this changes a fee that was paid. Change it all the same?',
    `  ${MOVED}`,
  ]);
  const forPrograms = await refnet.run([...again, '--dry-run', '--json']);
  expect(forPrograms.stderr).toContain('Would ask first: this changes a fee that was paid.');
  expect(JSON.parse(forPrograms.stdout)).toMatchObject([{ corrected: [{ id: 1 }] }]);
  expect(dumpOf(refnet.file)).toEqual(before);
  const { code, stdout } = await refnet.run([...again, '--yes']);
  expect(code).toBe(0);
  expect(stdout).toContain(`\n  ${MOVED}\n`);
  await refnet.ok(['undo']);
  expect(dumpOf(refnet.file)).toEqual(before);
});

test('a terminal asks before it writes, and no leaves all as it was', async () => {
  const { refnet, typed } = await paidInPart();
  fileOf(refnet, withFirst('Petrova', 'Marsh'));
  const before = dumpOf(refnet.file);
  const { code } = await asked(refnet, typed, [
    ['Line 2, Kay Hale received from Elena Marsh', 'the same'],
    [`This changes a fee that was paid: ${MOVED} Change it all the same?`, 'n'],
  ]);
  expect(code).toBe(130);
  expect(dumpOf(refnet.file)).toEqual(before);
  const yes = await asked(refnet, typed, [
    ['Line 2, Kay Hale received from Elena Marsh', 'the same'],
    ['Change it all the same?', 'y'],
    [`${MOVED} Import it?`, 'yes'],
  ]);
  expect(yes.code).toBe(0);
});

test('what is only expected is said, and not asked about', async () => {
  const refnet = await newNetwork();
  const typed = ['import', fileOf(refnet, ROWS), '--received', '--currency', 'USD'];
  await refnet.run(typed);
  await refnet.ok(['agree', 'elena', '--verbal', '--from', '2026-01-01', '--i-pay', '25%']);
  fileOf(refnet, withFirst('Petrova', 'Marsh'));
  expect((await refnet.run([...typed, '--corrects', '2=1'])).stdout).toContain(
    '\n  the fee on #1 Kay Hale was about USD 2,500 expected, and is none now\n',
  );
});

test('a client who came to nothing after money came in keeps its fee, which is said', async () => {
  const { refnet, typed } = await paidInPart();
  fileOf(refnet, withFirst('Won', 'Lost'));
  const note =
    'Note: #1: USD 10,000 came in, and its fee of USD 2,500 stands (USD 1,000 paid): if it went back, ' +
    'refnet update 1 --collected "USD -10000"  then: refnet pay elena AMOUNT --return\n';
  expect((await refnet.run([...typed, '--update', '--dry-run'])).stderr).toBe(note);
  // Without --update nothing is brought over.
  expect((await refnet.run(typed)).stderr).toBe('');
  const seen = await asked(refnet, [...typed, '--update'], [['its fee of USD 2,500 stands', 'no']]);
  expect(seen.code).toBe(130);
  expect((await refnet.run([...typed, '--update'])).stderr).toBe(note);
});

test('an invoice below what came in is said', async () => {
  const { refnet, typed } = await paidInPart();
  fileOf(refnet, withFirst('10,000', '8,000'));
  expect((await refnet.run([...typed, '--update'])).stderr).toBe(
    'USD 10,000 came in for #1 in all, more than the USD 8,000 invoiced: if more was invoiced, ' +
      'refnet update 1 --value "USD 10000"\n',
  );
});

test('beside a file whose columns are not known the fees of another are no question yet', async () => {
  const refnet = await newNetwork();
  const typed = ['import', fileOf(refnet, ROWS), '--received', '--currency', 'USD'];
  await refnet.run(typed);
  await refnet.ok(['agree', 'elena', '--verbal', '--from', '2026-01-01', '--i-pay', '25% of invoiced']);
  await refnet.ok(['pay', 'elena', '2500']);
  fileOf(refnet, withFirst('10,000', '8,000'));
  expect(await refnet.fails(1, [...typed, '--update'])).toContain('this changes a fee that was paid');
  const bad = join(refnet.home, 'bad.csv');
  writeFileSync(bad, 'Date,Referred by,Akte\n2026-03-01,Ann Ash,Carl C.\n');
  const said = await refnet.fails(1, [...typed, bad, '--update']);
  expect(said).toContain('"bad.csv"');
  expect(said).not.toContain('fee');
});

test.each([
  ['a day', '2026-02-31,Zoe X,Elena Marsh,Won,8000'],
  ['a status', '2026-02-11,Zoe X,Elena Marsh,Wonderful,8000'],
])(
  'nor are they before a file is refused for %s that cannot be read, whatever comes first',
  async (_what, row) => {
    const refnet = await newNetwork();
    const typed = ['--received', '--currency', 'USD'];
    const good = fileOf(refnet, ROWS);
    await refnet.run(['import', good, ...typed]);
    await refnet.ok(['agree', 'elena', '--verbal', '--from', '2026-01-01', '--i-pay', '25% of invoiced']);
    await refnet.ok(['pay', 'elena', '2500']);
    fileOf(refnet, withFirst('10,000', '8,000'));
    const bad = join(refnet.home, 'bad.csv');
    writeFileSync(bad, `Date,Client,Referred by,Status,Fee\n${row}\n`);
    for (const files of [
      [good, bad],
      [bad, good],
    ]) {
      const { stderr } = await refnet.run(['import', ...files, ...typed, '--update']);
      expect(stderr).toContain('"bad.csv"');
      expect(stderr).not.toContain('a fee that was paid');
    }
    fileOf(refnet, withFirst('10,000', '8,000'));
    expect(await refnet.fails(1, ['import', good, ...typed, '--update'])).toContain('a fee that was paid');
  },
);
