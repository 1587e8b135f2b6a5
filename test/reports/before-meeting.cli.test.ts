import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

type Line = readonly string[];

const network = (...lines: readonly Line[]) =>
  newNetwork(['config', 'records-since', '2024-01-01'], ...lines);
const brief = async (lines: readonly Line[], ...more: Line) =>
  (await network(...lines)).ok(['report', 'bea', ...more]);

const BEA: Line = ['add-partner', 'Bea Salinas', '--profession', 'mortgage broker', '--known-since', '2021'];

test('clients without an outcome are all told, also those that came since the last check-in, in equal numbers', async () => {
  const lines: readonly Line[] = [
    BEA,
    ['log', 'Bob B.', '--to', 'bea', '--on', '2026-03-01'],
    ['check-in', 'bea', '--on', '2026-05-01'],
    ['log', 'Cal C.', '--from', 'bea', '--on', '2026-06-01', '--value', '11000'],
    ['log', 'Dot D.', '--from', 'bea', '--on', '2026-06-02'],
  ];
  const refnet = await network(...lines, ['config', 'my-name', 'Darla Kay']);
  const whole = await refnet.ok(['report', 'bea']);
  expect(whole).toMatch(
    /Open clients\n {2}given {5}Bob B\. \(1 Mar\) .*\n {2}received {2}Dot D\. \(2 Jun\), Cal C\. \(1 Jun, about .*11,000\)/,
  );
  expect(await refnet.ok(['report', 'bea', '--short'])).toContain(
    'Open         3 clients: 1 given, 2 received',
  );
  const handed = JSON.parse(await refnet.ok(['report', 'bea', '--for-partner', '--json']));
  expect(handed.openClients).toHaveLength(3);
  expect(JSON.stringify(handed)).not.toContain('11,000');
});

test.each([
  ['2026-05-20', 'due since 20 Nov', 'by the rhythm, half a year ago today', 'due today'],
  ['2026-05-01', 'due since 1 Nov (every 6 months)', 'due, not overdue', undefined],
  ['2026-01-01', 'by 1 Jul (every 6 months), overdue', 'overdue', undefined],
  ['2026-10-01', 'by 1 Apr 2027 (every 6 months)', 'still to come', undefined],
])('a check-in of %s says %s', async (on, said, _why, instead) => {
  expect(await brief([BEA, ['check-in', 'bea', '--on', on]])).toContain(`  Next      ${instead ?? said}`);
});

test('what became of clients is told of the last 12 months where no check-in is noted', async () => {
  const lines: readonly Line[] = [
    BEA,
    ['log', 'Ann A.', '--from', 'bea', '--on', '2025-03-01'],
    ['update', '1', 'won', '--value', '9000', '--on', '2025-12-05'],
    ['log', 'Old O.', '--from', 'bea', '--on', '2025-03-02'],
    ['update', '2', 'lost', '--on', '2025-11-20'],
    ['log', 'Cal C.', '--from', 'bea', '--on', '2026-06-01'],
  ];
  const text = await brief(lines);
  expect(text).toMatch(
    /\nIn the last 12 months\n {2}received {2}Cal C\.\n {2}won {7}Ann A\. .*9,000 \(5 Dec 2025\)\n\n/,
  );
  expect(await brief(lines, '--short')).toContain('In 12 months  1 received (Cal C.); 1 won (Ann A.');
});

test('the day of a stage is told where it is one of its own, not that of the entry', async () => {
  const entered: Line = [...BEA, '--stage', 'referral-partner'];
  expect(await brief([entered])).toContain('\nReferral partner. ');
  expect(
    await brief([entered, ['edit', 'bea', '--stage', 'referral-partner', '--on', '2025-02-03']]),
  ).toContain('\nReferral partner since 3 Feb 2025. ');
  expect(await brief([BEA, ['edit', 'bea', '--stage', 'referral-partner']])).toContain(
    '\nReferral partner since 20 Nov 2026. ',
  );
  expect(await brief([['add-partner', 'Bea Salinas', '--stage', 'referral-partner']])).toContain(
    '\nReferral partner since 20 Nov 2026. ',
  );
});

test('a goal that they reached is mine to close, not theirs to do', async () => {
  const goal: Line = ['promise', 'bea', '--theirs', '--goal', '1 referral', '--from', '2026-01-01'];
  const open = await brief([BEA, goal]);
  expect(open).toMatch(/Theirs to do\n {2}promise {2}0 of 1 referral/);
  const reached = await brief([BEA, goal, ['log', 'Ann A.', '--from', 'bea', '--on', '2026-02-01']]);
  expect(reached).toMatch(
    /Yours to do\n(?: .*\n)* {2}promise {2}1 of 1 referral, reached by them +refnet done 1\n/,
  );
  expect(reached).not.toContain('Theirs to do');
});

test('a notice that applies to a fee stands by the agreement', async () => {
  const place: Line = ['--country', 'US', '--subdivision', 'TX'];
  const lines: readonly Line[] = [
    ['config', 'country', 'US'],
    ['config', 'subdivision', 'TX'],
    ['config', 'profession', 'realtor'],
    [...BEA, ...place],
    ['agree', 'bea', '--verbal', '--i-pay', 'flat 150'],
  ];
  const rules = /Agreement\n(?: .*\n)* {2}rules {4}12 USC 2607\(a\), \(c\); .*, as told before/;
  expect(await brief(lines)).toMatch(rules);
  // What was agreed before it was known where nobody told.
  const [country = [], state = [], ...rest] = lines;
  const notice = /Agreement\n(?: .*\n)* {2}notice {3}Federal law bars giving or taking anything of value/;
  expect(await brief([...rest, country, state])).toMatch(notice);
  expect(await brief([...lines, ['agree', 'bea', '--close', '--on', '2026-11-20']])).not.toMatch(
    /notice|rules/,
  );
});

test('each question of a review has the command that keeps its answer', async () => {
  const text = await brief([
    BEA,
    ['agree', 'bea', '--verbal', '--from', '2026-08-01', '--review-on', '2026-11-10'],
  ]);
  for (const [question, key] of [
    ['Have your priorities changed?', 'priorities'],
    ['Do the terms still feel fair?', 'terms'],
    ['Is it worth its administration?', 'worth'],
  ]) {
    expect(text.replace(/ +(?=refnet)/g, ' ')).toContain(
      `  ${question} refnet edit bea --review ${key}=ANSWER\n`,
    );
  }
});

test('nobody is told as introduced in days before they were known', async () => {
  const lines: readonly Line[] = [
    BEA,
    ['add-partner', 'Fresh Fiona', '--introduced-by', 'bea', '--known-since', '2026-11'],
  ];
  expect(await brief(lines)).toContain('Fresh Fiona');
  expect(await brief(lines, '--year', '2025')).not.toContain('Fresh Fiona');
});

test('a size is told by the word it was noted with', async () => {
  expect(await brief([BEA, ['edit', 'bea', '--size', 'much larger']])).toContain('much larger than yours');
});

const FULL: readonly Line[] = [
  ['config', 'currency', 'USD'],
  [
    ...BEA,
    '--ideal-client',
    'first-time buyers who moved here and rent, and those whose lease ends within a year',
  ],
  ['check-in', 'bea', '--on', '2026-05-01'],
  ['log', 'Ann A.', '--from', 'bea', '--on', '2026-06-01'],
  ['update', '2', 'won', '--value', '9000', '--on', '2026-07-05'],
  ['log', 'Bob B.', '--to', 'bea', '--on', '2026-08-01'],
  ['promise', 'bea', 'the brochure'],
  [
    'promise',
    'bea',
    'introduce me to Di T. and to whoever else looks after the tenants of the new houses',
    '--theirs',
  ],
  ['promise', 'bea', 'the numbers', '--theirs'],
  ['agree', 'bea', '--verbal', '--i-pay', 'flat 150', '--from', '2026-05-01'],
  ['note', 'bea', 'opens a second office', '--kind', 'growth'],
];

test('one screen says what it left out, and what has it', async () => {
  const refnet = await network(...FULL);
  const lines = (await refnet.ok(['report', 'bea', '--short'])).trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(23);
  expect(lines.at(-1)).toMatch(/^ {2}Left out {5}\S.*noted {2}refnet report bea$/);
});

test('a short agenda has all of it, each line an item, the questions to tick and to answer', async () => {
  const refnet = await network(...FULL);
  const text = await refnet.ok(['report', 'bea', '--short', '--format', 'md']);
  expect(text).not.toMatch(/…|Left out/);
  expect(text).toContain(
    `- **Theirs**: promise: introduce me to Di T. and to whoever else looks after the tenants of the new houses: \`refnet done 5\`
- **Theirs**: promise: the numbers: \`refnet done 6\`
`,
  );
  expect(text).toContain('- **Noted**: ');
  expect(text).toMatch(/\n## Ask\n\n(?:- \[ \] \*\*.*\?\*\*\n {2}- answer:\n){3}$/);
});

test('fees of a short brief take one row, the others are counted', async () => {
  const refnet = await network(
    ...FULL,
    ['log', 'Eve E.', '--from', 'bea', '--on', '2026-06-02'],
    ['update', 'eve', 'won', '--value', '500', '--on', '2026-07-06'],
    ['update', '2', '--collected', '9000'],
  );
  expect((await refnet.ok(['report', 'bea'])).match(/^ {2}fee /gm)).toHaveLength(2);
  const text = await refnet.ok(['report', 'bea', '--short']);
  expect(text.match(/fee: /g)).toHaveLength(1);
  expect(text).toMatch(/\n {15}\.\.\. \d more +refnet due --partner bea\n/);
});
