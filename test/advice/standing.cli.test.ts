import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const received = (partner: string, n: number) =>
  Array.from({ length: n }, (_, at) => [
    'log',
    `${partner} ${'ABCDEFG'[at]}.`,
    '--from',
    partner,
    '--on',
    '2026-11-02',
  ]);

test.each([
  ['ann', 'first of 4 in what you receive, not among the 1 in what you give'],
  ['bo', 'second of 4 together with Cy in what you receive, not among the 1 in what you give'],
  ['cy', 'second of 4 together with Bo in what you receive, not among the 1 in what you give'],
  ['dee', 'fourth of 4 in what you receive, first of 1 in what you give'],
  ['eve', 'not among the 4 in what you receive, not among the 1 in what you give'],
])('advice says the place of %s among all: %s', async (partner, words) => {
  const refnet = await newNetwork(
    ...['Ann', 'Bo', 'Cy', 'Dee', 'Eve'].map((name) => ['add-partner', name]),
    ...received('ann', 5),
    ...received('bo', 3),
    ...received('cy', 3),
    ...received('dee', 1),
    ['log', 'Zed Z.', '--to', 'dee', '--on', '2026-11-02'],
  );
  const why = (await refnet.ok(['advise', partner, '--why'])).replaceAll(/\s+/g, ' ');
  expect(why).toContain(words);
});
