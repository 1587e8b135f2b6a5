import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

interface Partner {
  readonly name: string;
  readonly profession: string | null;
  readonly business: string | null;
  readonly region: string | null;
}

async function partnersAfter(
  lines: readonly string[],
  { options = [], begun = [] }: { options?: readonly string[]; begun?: readonly (readonly string[])[] } = {},
): Promise<{ stdout: string; partners: unknown[] }> {
  const refnet: Refnet = await newNetwork(['config', 'currency', 'CAD'], ...begun);
  const file = `${refnet.home}/tracker.csv`;
  writeFileSync(file, `${lines.join('\n')}\n`);
  const stdout = await refnet.ok(['import', file, '--received', ...options]);
  const all: Partner[] = JSON.parse(await refnet.ok(['partners', '--json']));
  const partners = all
    .map(({ name, profession, business, region }) => [name, profession, business, region])
    .toSorted(([a], [b]) => String(a).localeCompare(String(b)));
  return { stdout, partners };
}

const ROWS = [
  '2026-01-01,Ann Ash,lawyer,Bonn,Ash & Co,C1',
  '2026-01-02,Ann Ash,,Bonn,,C2',
  '2026-01-03,Bo Brun,n/a,Ulm,n/a,C3',
];

test('columns of profession, region and firm serve the partners that a tracker adds', async () => {
  const { stdout, partners } = await partnersAfter(['Date,Partner,Profession,City,Firm,Client', ...ROWS], {
    options: ['--map', 'Firm=partner-firm'],
  });
  expect(stdout).not.toContain('Not read');
  expect(partners).toEqual([
    ['Ann Ash', 'lawyer', 'Ash & Co', 'Bonn'],
    ['Bo Brun', null, null, 'Ulm'],
  ]);
});

test('columns of profession, region and firm change nothing of a partner who is there', async () => {
  const { partners } = await partnersAfter(['Date,Partner,Profession,City,Firm,Client', ...ROWS], {
    options: ['--map', 'Firm=ignore'],
    begun: [['add-partner', 'Ann Ash', '--profession', 'notary']],
  });
  expect(partners).toEqual([
    ['Ann Ash', 'notary', null, null],
    ['Bo Brun', null, null, 'Ulm'],
  ]);
});

test('a place that differs among the rows of a partner is none of theirs, and is said not to be read', async () => {
  const lines = ['Date,Partner,City,Client', '2026-01-01,Ann Ash,Bonn,C1', '2026-01-02,Ann Ash,Ulm,C2'];
  const { stdout, partners } = await partnersAfter(lines);
  expect(stdout).toContain('Not read: City.');
  expect(partners).toEqual([['Ann Ash', null, null, null]]);
});
