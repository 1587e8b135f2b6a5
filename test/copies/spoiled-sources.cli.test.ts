import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ofThisFile } from '../helpers/of-this-file.ts';
import { newNetwork, runMain } from '../helpers/refnet.ts';
import { Random } from '../soak/random.mjs';
import { ASKED, judgeSource, namesIn, SPOILED_COPIES, SPOILED_EXPORTS } from '../soak/spoiled-sources.mjs';

/** `SEED=7` spoils the files in another way. `npm run soak -- --only sources` does so for as long as one likes. */
const SEED = Number(process.env['SEED'] ?? 1);

const MINE = [
  ['config', 'my-name', 'Nadia Brandt'],
  ['add-partner', 'Maren Holt', '--profession', 'broker'],
  ['log', 'Carl Moss', '--from', 'maren', '--on', '2026-11-02'],
] as const;
const THEIRS = [
  ['config', 'my-name', 'Nora Quist'],
  ['add-partner', 'Zoë Holt', '--profession', 'broker', '--tag', 'gold'],
  ['add-partner', 'Victor Osei', '--introduced-by', 'zoe'],
  ['log', 'Jane Dahl', '--from', 'zoe', '--on', '2026-11-02', '--status', 'won', '--value', 'CAD 1200'],
  ['check-in', 'zoe', '--on', '2026-11-12'],
  ['agree', 'victor', '--verbal', '--they-pay', '10%', '--from', '2026-10-01'],
] as const;

/** Some of what can be asked, another part each time: a soak asks all of every file. */
const some = (nth: number, writing: readonly (readonly string[])[]) => ({
  looking: [ASKED.looking[nth % ASKED.looking.length] ?? []],
  writing: [writing[nth % writing.length] ?? []],
  onIt: nth % 3 === 0 ? [['--db', '{source}', 'doctor', '--repair']] : [ASKED.onIt[nth % 2] ?? []],
});
const RESTORE = [['restore', '{source}', '--yes']];
const IMPORTS = ASKED.writing.filter(([command]) => command === 'import');

/** What somebody else exported, by its format, and the clients in it: made once. */
const exported = ofThisFile(
  () => new Map<string, { readonly bytes: Buffer; readonly secrets: readonly string[] }>(),
);

async function exportedAs(format: string) {
  const known = exported().get(format);
  if (known !== undefined) return known;
  const theirs = await newNetwork(...THEIRS);
  const path = join(theirs.home, `all.${format}`);
  const whose = format === 'csv' ? ['--for', 'zoe'] : ['all'];
  const made = await runMain(theirs.home, ['export', ...whose, '--output', path, '--yes'], {});
  expect(made).toMatchObject({ code: 0 });
  const all = { bytes: readFileSync(path), secrets: namesIn(theirs.file) };
  exported().set(format, all);
  return all;
}

describe('a copy that was spoiled is refused, or restored and said so, and nothing else changes:', () => {
  test.each(Object.entries(SPOILED_COPIES).map(([what, spoil], nth) => [what, spoil, nth] as const))(
    '%s',
    async (_what, spoil, nth) => {
      const theirs = await newNetwork(...THEIRS);
      const mine = await newNetwork(...MINE);
      const source = join(mine.home, 'copy.db');
      writeFileSync(source, readFileSync(theirs.file), { mode: 0o600 });
      spoil({ file: source, random: new Random(SEED + nth), page: 4096, other: mine.file });
      const run = (argv: readonly string[]) => runMain(mine.home, argv, {});
      const secrets = namesIn(theirs.file);
      expect(
        await judgeSource({ run, network: mine.file, source, secrets, asked: some(nth, RESTORE) }),
      ).toEqual([]);
    },
  );
});

describe('an export that was spoiled is refused, or taken over and said so, and nothing else changes:', () => {
  const ways = Object.entries(SPOILED_EXPORTS).flatMap(([what, spoil], nth) =>
    ['json', 'jsonl', 'xlsx', 'csv'].map((format, at) => [what, format, spoil, nth * 4 + at] as const),
  );
  test.each(ways)('%s, in %s', async (_what, format, spoil, nth) => {
    const { bytes, secrets } = await exportedAs(format);
    const mine = await newNetwork(...MINE);
    const source = join(mine.home, `all.${format}`);
    writeFileSync(source, bytes);
    spoil({ file: source, random: new Random(SEED + nth) });
    const run = (argv: readonly string[]) => runMain(mine.home, argv, {});
    expect(
      await judgeSource({ run, network: mine.file, source, secrets, asked: some(nth, IMPORTS) }),
    ).toEqual([]);
  });
});
