import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function fileOf(refnet: Refnet, rows: readonly string[], head = 'Date,Referrer,Client,Status'): string {
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(path, `${head}\n${rows.join('\n')}\n`);
  return path;
}

const ROWS = ['03/04/2026,Google,Jane D.,Hot', '05/06/2026,Maren Holt,Max P.,', 'soon,Maren Holt,Bob Q.,won'];

const QUESTIONS = [
  ['Which day is "03/04/2026"?', '1'],
  ['What does the status "Hot" say?', 'meeting'],
  ['"Google" (1 row) is no person and no firm', 'a source'],
] as const;

const clients = async (refnet: Refnet) =>
  (JSON.parse(await refnet.ok(['referrals', '--json'])) as { client: string }[]).map(({ client }) => client);

test('rows that cannot be read are said, and left out where a person says so; no answer is lost', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = fileOf(refnet, ROWS);
  const bad = join(refnet.home, 'bad.csv');
  const { code, stderr } = await asked(
    refnet,
    ['import', path, '--bad-rows', bad],
    [...QUESTIONS, ['Leave them out?', 'yes'], ['Import it?', 'yes']],
  );
  expect(code).toBe(3);
  expect(stderr).toContain('1 of 3 rows cannot be read.\n  line 4, "Date": not a day\n');
  const typed = /--bad-rows \S+ --dates dmy --statuses Hot=meeting --sources Google --skip-bad/;
  expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(typed);
  expect(await clients(refnet)).toEqual(['Max P.', 'Jane D.']);
  expect(readFileSync(bad, 'utf8')).toContain('Bob Q.');
});

test('whoever leaves the questions is told the command that keeps the answers', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = fileOf(refnet, ROWS.slice(0, 2));
  const [day, status, source] = QUESTIONS;
  const left = await asked(refnet, ['import', path], [day, status]);
  expect({ code: left.code, said: left.stderr.replaceAll(/\s+/g, ' ') }).toEqual({
    code: 130,
    said: expect.stringContaining(
      'refnet: cancelled, nothing was written ' +
        `refnet import ${path} --dates dmy --statuses Hot=meeting asks the rest alone`,
    ),
  });
  const rest = ['import', path, '--dates', 'dmy', '--statuses', 'Hot=meeting'];
  expect((await asked(refnet, rest, [source, ['Import it?', 'yes']])).code).toBe(0);
  expect(await clients(refnet)).toEqual(['Max P.', 'Jane D.']);
});

test('nor are they lost where it is not imported after all; whoever answered nothing is told nothing', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = fileOf(refnet, ROWS.slice(0, 2));
  const not = await asked(refnet, ['import', path], [...QUESTIONS, ['Import it?', 'no']]);
  expect(not.stderr.replaceAll(/\s+/g, ' ')).toContain(
    `refnet import ${path} --dates dmy --statuses Hot=meeting --sources Google asks the rest alone`,
  );
  const left = await asked(refnet, ['import', path], []);
  expect(left.code).toBe(130);
  expect(left.stderr).not.toContain('refnet import');
});

test('where they are not left out, nothing is written', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const bad = join(refnet.home, 'bad.csv');
  const argv = ['import', fileOf(refnet, ROWS), '--bad-rows', bad];
  const { code } = await asked(refnet, argv, [...QUESTIONS, ['Leave them out?', 'no']]);
  expect(code).toBe(130);
  expect(await clients(refnet)).toEqual([]);
  expect(existsSync(bad)).toBe(false);
});

test.each(['amount', 'the amount', 'value', 'Value', 'Umsatz'])(
  'what a column holds is chosen by the word it is told by: %s',
  async (typed) => {
    const refnet = await newNetwork(['config', 'currency', 'EUR']);
    const head = 'Date,Referrer,Client,Status,Worth';
    const path = fileOf(refnet, ['2026-01-05,Maren Holt,Jane D.,won,1200'], head);
    const { code, stderr } = await asked(
      refnet,
      ['import', path, '--map', 'Worth=ignore'],
      [
        ['Import it?', 'edit'],
        ['Which column?', '5'],
        ['value: the amount', typed],
        ['Import it?', 'yes'],
      ],
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('the amount') });
    const [row] = JSON.parse(await refnet.ok(['referrals', '--json'])) as { invoiced: unknown }[];
    expect(row?.invoiced).toBe('1200.00');
  },
);

test('a mapping says what a column holds by the words of a plan too', async () => {
  const refnet = await newNetwork(['config', 'currency', 'EUR']);
  const head = 'Date,Referrer,Client,Status,Worth';
  const path = fileOf(refnet, ['2026-01-05,Maren Holt,Jane D.,won,1200'], head);
  await refnet.run(['import', path, '--map', 'Worth=the amount']);
  expect(await refnet.ok(['referrals', '--format', 'csv'])).toContain('1200.00');
});

test('a column changed for one that it cannot be does not end the import', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = fileOf(refnet, ['2026-01-05,Maren Holt,Jane D.,won']);
  const { code, stderr } = await asked(
    refnet,
    ['import', path, '--received'],
    [
      ['Import it?', 'edit'],
      ['Which column?', '2'],
      ['What does "Referrer" hold?', 'given-to'],
      ['Import it?', 'edit'],
      ['Which column?', '3'],
      ['What does "Client" hold?', 'day'],
      ['Import it?', 'yes'],
    ],
  );
  expect(code).toBe(0);
  expect(stderr).toContain('--received does not go with a column "Referrer"');
  expect(stderr).toContain('no column for the client among');
  expect(await clients(refnet)).toEqual(['Jane D.']);
});
