import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { groupedBy } from '../../src/text/grouped-by.ts';
import { newNetwork, runMain } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';
import { judgeFile, READING } from '../soak/damage.mjs';
import { Random } from '../soak/random.mjs';
import { HARMLESS, SPOILED } from '../soak/spoiled.mjs';
import { plantValues, strangeValues } from '../soak/strange-values.mjs';

/** `SEED=7` spoils the files in another way. `npm run soak -- --only hostile` does so for as long as one likes. */
const SEED = Number(process.env['SEED'] ?? 1);

const NETWORK = [
  ['add-partner', 'Zoë Holt', '--profession', 'broker', '--tag', 'gold'],
  ['add-partner', 'Victor Osei', '--introduced-by', 'zoe'],
  ['log', 'Jane Dahl', '--from', 'zoe', '--on', '2026-11-02', '--status', 'won', '--value', 'CAD 1200'],
  ['check-in', 'zoe', '--on', '2026-11-12'],
  ['agree', 'victor', '--verbal', '--they-pay', '10%', '--from', '2026-10-01'],
] as const;

/** The numbers that commands name. */
const filled = (argv: readonly string[], record: number) =>
  argv.map((word) => word.replace('{partner}', 'p1').replace('{record}', String(record)));

/** Some of the commands, others each time, so that all are tried. */
const some = (nth: number, howMany: number) =>
  Array.from({ length: howMany }, (_, at) => READING[(nth * howMany + at) % READING.length] ?? []);

describe('a file that was spoiled is told, left as it is, and mended or not:', () => {
  const ways = [...Object.entries(HARMLESS), ...Object.entries(SPOILED)].map(
    ([what, spoil], nth) => [what, spoil, nth] as const,
  );
  test.each(ways)('%s', async (what, spoil, nth) => {
    const refnet = await newNetwork(...NETWORK);
    spoil({ file: refnet.file, random: new Random(SEED + nth), page: 4096 });
    const run = (argv: readonly string[]) => runMain(refnet.home, filled(argv, 1), {});
    const asked = { run, file: refnet.file, commands: some(nth, 2), secrets: ['Jane Dahl'] };
    expect(await judgeFile({ ...asked, isHarmless: what in HARMLESS })).toEqual([]);
  });
});

describe('values that no column can have are named, end no command as a bug, and are mended:', () => {
  /** Each file has one strange value in every column of every table, and each column another in each file. */
  const files = [0, 1].map((nth) => [nth] as const);
  test.each(files)('file %i', async (nth) => {
    const refnet = await sampleNetwork();
    chmodSync(dirname(refnet.file), 0o700);
    const columns = [
      ...groupedBy(strangeValues(refnet.file), ({ table, column }) => `${table}.${column}`).values(),
    ];
    const db = new Database(refnet.file, { readonly: true });
    const secrets = db.prepare<[], string>(CLIENTS).pluck().all();
    db.close();
    plantValues(
      refnet.file,
      columns.flatMap((each, at) => each[(SEED * files.length + nth + at) % each.length] ?? []),
    );
    const run = (argv: readonly string[]) => runMain(refnet.home, filled(argv, 10), {});
    expect(await judgeFile({ run, file: refnet.file, commands: some(nth, 4), secrets })).toEqual([]);
  });
});

test('a number where the text of a setting belongs ends no command as a bug, and is mended', async () => {
  const refnet = await newNetwork(...NETWORK, ['config', 'currency', 'CAD']);
  plantValues(refnet.file, [{ table: 'settings', column: 'value', what: 'a fraction', value: '1.5' }]);
  const run = (argv: readonly string[]) => runMain(refnet.home, filled(argv, 1), {});
  const asked = { run, file: refnet.file, secrets: ['Jane Dahl'] };
  expect(await judgeFile({ ...asked, commands: some(0, 4) })).toEqual([]);
});

const CLIENTS = 'select distinct client_name from referrals where length(client_name) > 3';
