import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

test('no review is due of an agreement whose end is waited for, in the report as in what is due', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Abe One'],
    ['agree', 'abe', '--written', '--from', '2026-08-01', '--until', '2026-12-31'],
  );
  expect(await refnet.ok(['report', '--only', 'agreements'])).not.toContain('Reviews due');
  expect(JSON.parse(await refnet.ok(['due', '--kind', 'review', '--json']))).toEqual([]);
});

test('an agreement that was closed is told until that day, and not as open', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Abe One'],
    ['agree', 'abe', '--written', '--from', '2026-01-01'],
    ['agree', 'abe', '--close', '--on', '2026-02-28'],
  );
  expect((await refnet.run(['agree', 'abe'])).stdout.replace(/\n +/g, ' ')).toContain(
    'until 28 Feb 2026; closed 28 Feb 2026',
  );
});

test('a share that only rounds up to the mark is told as under it', async () => {
  const sent = (name: string, n: number) =>
    Array.from({ length: n }, (_, i) => `2026-11-01,${name} ${i},${name}`);
  const refnet = await newNetwork();
  const list = ['Date,Client,Referred by', ...sent('Abe', 79), ...sent('Bea', 61), ...sent('Cy', 60)].join(
    '\n',
  );
  await refnet.run(['import', '-', '--yes'], { stdin: list });
  const told = await refnet.ok(['report', '--only', 'concentration']);
  expect(told).toMatch(/Abe +79 +under 40%/);
  expect(told).toContain('nobody sent 40% or more');
});

test('a calendar names the objective that was missed', async () => {
  const refnet = await newNetwork(
    ['promise', '--network', '--goal', '10 received', '--from', '2026-01-01', '--by', '2026-04-05'],
    ['promise', '--network', '--goal', 'GBP 5,000 business', '--from', '2026-01-01', '--by', '2026-12-31'],
  );
  const file = join(refnet.home, 'due.ics');
  await refnet.ok(['calendar', '--output', file]);
  const events = readFileSync(file, 'utf8').replaceAll('\r\n ', '');
  expect(events).toContain('SUMMARY:Objective: ');
  expect(events).toContain('10 received: missed');
  expect(events).not.toContain('refnet show');
});

test('an hourly rate that changes says that past costs are counted at it', async () => {
  const refnet = await newNetwork(['config', 'currency', 'GBP'], ['config', 'hourly-rate', '95']);
  expect(await refnet.ok(['config', 'hourly-rate', '120'])).toContain(
    'all time on record is counted at it, in the costs of past years too',
  );
});
