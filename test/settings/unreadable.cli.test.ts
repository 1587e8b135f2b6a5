import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { SETTING_KEYS } from '../../src/settings/settings.ts';
import { runMain } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** What no version of refnet writes, nor anybody who sets a setting; some of it happens to be a value of some settings. */
const BAD = [
  '',
  ' ',
  'NaN',
  '-1',
  '1e999',
  'null',
  'ZZZZ',
  '9'.repeat(20),
  'x'.repeat(10_000),
  '\u001b[2J\u0007\u0000',
];

/** One command of each kind, none of which writes. */
const COMMANDS: readonly (readonly string[])[] = [
  ['log', 'Ann A.', '--from', 'maren', '--value', '5', '--dry-run'],
  ['due'],
  ['report'],
  ['advise'],
  ['who', 'tax'],
  ['fees'],
  ['partners'],
  ['import', 'LIST', '--dry-run'],
  ['history'],
  ['calendar'],
  ['start'],
];

/** A network in which another program left these settings, and the commands, with the file that is imported. */
async function leftBehind(settings: readonly (readonly [key: string, value: string])[]) {
  const { home, file } = await sampleNetwork();
  const list = join(home, 'list.csv');
  writeFileSync(list, 'date,partner,client\n2026-11-01,Zoë Holt,Kim\n');
  const db = new Database(file);
  const put = db.prepare(`insert into settings (uuid, created_at, updated_at, key, value)
    values (:key, '2026-11-01', '2026-11-01', :key, :value) on conflict (key) do update set value = :value`);
  for (const [key, value] of settings) put.run({ key, value });
  const set = (key: string, value: string) => put.run({ key, value });
  const run = (argv: readonly string[]) =>
    runMain(
      home,
      argv.map((word) => (word === 'LIST' ? list : word)),
      {},
    );
  return { run, set, close: () => db.close() };
}

/** What of a run is wrong whatever is set. */
function faultsOf({ code, stdout, stderr }: Awaited<ReturnType<typeof runMain>>): string[] {
  const said = stderr.split('\n').filter((line) => line.includes('until this is mended'));
  return [
    ...(code === 0 || code === 3 ? [] : [`ends with ${code}: ${stderr}`]),
    ...(/\p{Cc}/u.test((stdout + stderr).replaceAll(/[\r\n]/g, '')) ? ['prints control characters'] : []),
    ...(new Set(said).size === said.length ? [] : ['says it twice']),
    ...said.filter((line) => line.length > 400 || !/refnet config [a-z-]+ --unset$/.test(line)),
  ];
}

test.each(BAD.map((bad) => [JSON.stringify(bad).slice(0, 30), bad]))(
  'no setting of %s keeps anybody from anything',
  async (_shown, bad = '') => {
    const { run, close } = await leftBehind(SETTING_KEYS.map((key) => [key, bad]));
    close();
    for (const argv of COMMANDS)
      expect({ argv, faults: faultsOf(await run(argv)) }).toEqual({ argv, faults: [] });
    for (const argv of [['config'], ['config', '--all']]) expect(faultsOf(await run(argv))).toEqual([]);
    const { code, stdout } = await run(['doctor', '--json']);
    expect(code).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: { check: string; items: string[] }[] };
    expect(findings.find(({ check }) => check === 'settings')?.items).toEqual(
      expect.arrayContaining(['formalize-at', 'currency']),
    );
    expect(await run(['doctor', '--repair'])).toMatchObject({ code: 0, stderr: '' });
    expect((await run(['report'])).stderr).toBe('');
  },
);

test.each(SETTING_KEYS.map((key, at) => [key, at] as const))(
  'a bad %s is shown, said once and mended by what the line says',
  async (key, at) => {
    const { run, set, close } = await leftBehind([]);
    for (const nth of [0, 4]) {
      const bad = BAD[(at + nth) % BAD.length] ?? '';
      set(key, bad);
      const argv = COMMANDS[(at + nth) % COMMANDS.length] ?? [];
      expect({ bad, argv, faults: faultsOf(await run(argv)) }).toEqual({ bad, argv, faults: [] });
      const alone = await run(['config', key]);
      expect({ bad, faults: faultsOf(alone) }).toEqual({ bad, faults: [] });
    }
    expect(faultsOf(await run(['config', key, '--unset']))).toEqual([]);
    expect((await run(['config', key])).stderr).toBe('');
    close();
  },
);
