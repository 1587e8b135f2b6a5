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
  [
    'a review that is due',
    ['--written', '--review-on', '2026-11-18'],
    'Worth a look 1  Bo 4 (see refnet advise bo)',
  ],
  ['an alert', ['--verbal', '--review-on', '2027-11-10'], 'Worth a look 1  Bo 4 (see refnet advise bo)'],
  ['nothing to look at', ['--written', '--review-on', '2027-11-10'], 'Structure fits 1  Bo 4'],
])('that the structure fits is not said where there is %s', async (_, argv, words) => {
  const refnet = await newNetwork(
    ['add-partner', 'Bo', '--known-since', '2020-01'],
    ['config', 'records-since', '2026-11-19'],
    ...RECEIVED.map(([log = '', client = '']) => [log, client, '--from', 'bo', '--on', '2026-11-02']),
    ['agree', 'bo', '--exclusive', 'appraisals', '--from', '2026-11-15', ...argv],
  );
  expect(await refnet.ok(['report'])).toContain(`  ${words}\n`);
});

test.each([
  ['portfolio', '  Nobody sent a client on these days.    refnet add-partner NAME\n'],
  ['quarterly-returns', '  Nothing is on record in these quarters.    refnet log CLIENT --from PARTNER\n'],
  ['objectives', '  No open objective of the network:\n  refnet promise --network --goal NUMBER --by DAY\n'],
  [
    'costs',
    '  To record  no time of yours is noted at a check-in\n             refnet check-in PARTNER --minutes MINUTES\n',
  ],
])('with nothing on record the part %s says what to type', async (part, line) => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  expect(await refnet.ok(['report', '--only', part])).toContain(line);
});

test('a structure that fits and light structure that is kept are called by what they are', async () => {
  const refnet = await newNetwork(
    ...['Ann', 'Bo'].flatMap((name) => [
      ['add-partner', name, '--known-since', '2020-01', '--check-in-months', '3'],
      ['check-in', name],
      ...RECEIVED.map(([log = '', client = '']) => [
        log,
        `${client} of ${name}`,
        '--from',
        name,
        '--on',
        '2026-11-02',
      ]),
    ]),
    [
      'agree',
      'bo',
      '--written',
      '--exclusive',
      'appraisals',
      '--from',
      '2026-06-01',
      '--review-on',
      '2027-06-01',
    ],
  );
  expect(await refnet.ok(['report'])).toContain('  All well 1        Ann 4\n  Structure fits 1  Bo 4\n');
  expect(await refnet.ok(['report', '--format', 'md'])).toContain('- All well: Ann\n- Structure fits: Bo\n');
  const { others } = JSON.parse(await refnet.ok(['report', '--json']));
  expect(others['all-well'].map(({ partner }: { partner: string }) => partner)).toEqual(['Ann', 'Bo']);
});
