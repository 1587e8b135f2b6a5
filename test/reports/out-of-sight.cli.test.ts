import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const RECEIVED = ['C1', 'C2', 'C3', 'C4'].map((client) => [
  'log',
  client,
  '--from',
  'ann',
  '--on',
  '2026-11-02',
]);

test('the report names who sent clients and was never checked in with, who sent most first', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann'],
    ['add-partner', 'Bo'],
    ['add-partner', 'Cy'],
    ['log', 'Q', '--from', 'bo'],
    ['log', 'Q2', '--to', 'cy'],
    ...RECEIVED,
  );
  const line = '  No check-in yet 2  Ann 4, Bo 1, received in 12 months    refnet check-in ann\n';
  expect(await refnet.ok(['report'])).toContain(line);
  const part = async () =>
    (await refnet.ok(['report', '--only', 'check-ins'])).split('\n').slice(2).join('\n');
  expect(await part()).toBe(`  No check-in is due.\n${line}`);
  await refnet.ok(['check-in', 'ann']);
  expect(await part()).toBe(
    '  No check-in is due.\n  No check-in yet 1  Bo 1, received in 12 months    refnet check-in bo\n',
  );
  await refnet.ok(['check-in', 'bo']);
  expect(await part()).toBe('  No check-in is due.\n');
});

test.each([
  ['a review that is due', ['--written', '--review-on', '2026-11-18'], 'Bo 4 (see refnet advise bo)'],
  ['an alert', ['--verbal', '--review-on', '2027-11-10'], 'Bo 4 (see refnet advise bo)'],
  ['nothing to look at', ['--written', '--review-on', '2027-11-10'], 'Bo 4'],
])('all well is not said alone where there is %s', async (_, argv, words) => {
  const refnet = await newNetwork(
    ['add-partner', 'Bo', '--known-since', '2020-01'],
    ['config', 'records-since', '2026-11-19'],
    ...RECEIVED.map(([log = '', client = '']) => [log, client, '--from', 'bo', '--on', '2026-11-02']),
    ['agree', 'bo', '--exclusive', 'appraisals', '--from', '2026-11-15', ...argv],
  );
  expect(await refnet.ok(['report'])).toMatch(
    new RegExp(`All well 1 +${words.replaceAll(/[()]/g, '\\$&')}\n`),
  );
});
