import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';

const network = () =>
  newNetwork(
    ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
    ['add-partner', 'Victor Osei'],
    ['add-partner', 'Sam Nguyen', '--yes'],
    ['add-partner', 'Sam Nguyen', '--business', 'Nguyen Homes', '--yes'],
    ['log', 'Zed', '--from', 'p3', '--on', '2026-06-01'],
  );

test.each([
  ['maren', 'victor'],
  ['maren', 'holt', 'victor', 'osei'],
])('several partners where one is meant are told so, with the command for each: %s %s', async (...words) => {
  const { code, stderr } = await (await network()).run(['report', ...words]);
  expect(code).toBe(1);
  expect(stderr).toBe(
    `refnet: "${words.join(' ')}" is 2 partners, and this takes one at a time
  refnet report maren      Maren Holt (mortgage broker)
  refnet report victor      Victor Osei
`,
  );
});

test.each([
  ['maren', 'nobody'],
  ['maren', 'maren'],
])('words of which one names nobody else are no partner: %s %s', async (...words) => {
  expect((await (await network()).run(['report', ...words])).stderr).toMatch(/^refnet: no partner "/);
});

test('partners of one name are told apart by what is on record of them', async () => {
  expect((await (await network()).run(['report', 'sam'])).stderr).toBe(
    `refnet: "sam" fits 2 partners
  refnet report p3      Sam Nguyen, 1 referral, last 1 Jun 2026
  refnet report p4      Sam Nguyen, Nguyen Homes, 0 referrals
`,
  );
});

test('an option that another one rules out is told with what goes beside that one', async () => {
  const { stderr } = await (await network()).run(['report', 'maren', '--for-partner', '--explain', 'won']);
  expect(stderr).toMatch(/^refnet: --for-partner does not go with --explain\n {2}--explain takes --since, /);
  expect(stderr).not.toMatch(/takes .*--explain/);
});

test('words that begin one name together, and none apart, are that one', async () => {
  const refnet = await newNetwork(['add-partner', 'Al Victorson'], ['add-partner', 'Maren Holt']);
  expect(await refnet.ok(['check-in', 'al', 'vic', '--dry-run'])).toContain('Al Victorson');
});

test('words with an option between them are told how to be typed, too', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Al Victorson'],
    ['add-partner', 'Al'],
    ['add-partner', 'Victor Osei'],
  );
  expect(await refnet.fails(1, ['check-in', 'al', '--on', 'today', 'victor'])).toContain(
    'refnet check-in "al victor"      Al Victorson',
  );
});

test('a terminal asks for nobody where nobody is on record', async () => {
  expect(await asked(await newNetwork(['config', 'currency', 'CAD']), ['check-in'], [])).toMatchObject({
    code: 1,
    stderr: 'refnet: there is nobody to check in with yet\n  refnet add-partner\n',
  });
});
