import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLineWith, withOptions } from '../../src/shell/suggestions.cli.ts';
import { newNetwork, temporaryFolder } from '../helpers/refnet.ts';

const network = () =>
  newNetwork(
    ['add-partner', 'Ann Lee'],
    ['add-partner', 'Greta Moss'],
    ['add-partner', 'Katja Wild'],
    ['log', 'Client One', '--from', 'ann'],
    ['log', 'Client Two', '--to', 'ann'],
  );

test.each([
  [1, ['add-partner', '--', 'Ann Lee'], 'refnet add-partner --yes -- "Ann Lee"      adds another one'],
  [1, ['remove', '--', '2'], 'refnet remove --yes -- 2      removes it'],
  [1, ['merge', '--', 'greta', 'katja'], 'refnet merge --yes -- greta katja      merges them'],
  [
    2,
    ['agree', '--they-pay', 'none', '--', 'greta'],
    'refnet agree --they-pay none --verbal -- greta      by word of mouth',
  ],
  [2, ['update', '--', '2', '9500'], 'refnet update --value 9500 -- 2'],
  [2, ['update', '--', '2', 'sold', '9500'], 'refnet update --value 9500 -- 2 won'],
  [
    1,
    ['log', '--from', 'New Guy', '--', 'Cli X'],
    'refnet log --from "New Guy" --add -- "Cli X"      adds a new partner of that name',
  ],
  [1, ['log', '--source', 'ann', '--', 'Cli'], 'refnet log --from ann -- Cli'],
  [2, ['advise', '--decline', '--', 'ann'], 'for example: refnet advise --decline --until 2027-02-20 -- ann'],
] as const)('exit %d of %j prints its options before what ends them', async (code, argv, hint) => {
  const refnet = await network();
  expect((await refnet.fails(code, argv)).split('\n')).toContain(`  ${hint}`);
});

test('what may not be forgotten yet is offered with its option before what ends them', async () => {
  const refnet = await network();
  expect((await refnet.run(['forget', '--', '2'])).stdout).toContain(
    'refnet forget --all -- 2      forgets all the same\n',
  );
});

test('a file of an import that follows `--` is named before the answers', async () => {
  const refnet = await network();
  const file = join(temporaryFolder(), 'tracker.csv');
  writeFileSync(file, 'Date,Partner,Client,Status\n2026-01-05,Ann Lee,Client Three,closed\n');
  expect(await refnet.fails(1, ['import', '--json', '--', file])).toContain(
    `  refnet import ${file} --json --statuses closed=STATUS\n`,
  );
});

test('options are added before the first `--`, and at the end where there is none', () => {
  expect(withOptions(['a', '--', 'b', '--'], '--x', 'y')).toEqual(['a', '--x', 'y', '--', 'b', '--']);
  expect(withOptions(['a', 'b'], '--x')).toEqual(['a', 'b', '--x']);
  expect(commandLineWith(['a', '--', 'b c'], '--to "ann lee"')).toBe('refnet a --to "ann lee" -- "b c"');
  expect(commandLineWith(['a'], '--to ann')).toBe('refnet a --to ann');
});
