import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Side } from '../../src/network/merge-side.sql.ts';
import { copyOf, runMain, temporaryFolder } from '../helpers/refnet.ts';
import { longRuns } from '../helpers/runs.ts';

/** Something typed on one of two computers, or an exchange: one takes over what the other has. */
type Step =
  | { readonly on: 0 | 1; readonly argv: readonly string[] }
  | { readonly from: 0 | 1; readonly format: string };

const WHO = ['ann', 'ben', 'cleo', 'dora'] as const;
const who = fc.constantFrom(...WHO);
const number = fc.integer({ min: 1, max: 16 }).map(String);
const pick = (...words: readonly string[]) => fc.constantFrom(...words);
const said = (...words: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<readonly string[]> =>
  fc.tuple(...words.map((word) => (typeof word === 'string' ? fc.constant(word) : word)));

const typed: fc.Arbitrary<readonly string[]> = fc.oneof(
  {
    weight: 3,
    arbitrary: said('log', pick('Zoe', 'Yul', 'Xia', 'Wim'), pick('--to', '--from'), who, '--yes'),
  },
  { weight: 1, arbitrary: said('log', pick('Vic', 'Uma'), '--to', who, '--to', who, '--yes') },
  {
    weight: 3,
    arbitrary: said('update', number, pick('won', 'lost', 'contacted', 'meeting', 'void'), '--yes'),
  },
  {
    weight: 1,
    arbitrary: said('log', pick('Zoe', 'Yul'), '--source', pick('website', 'walk-in', 'web'), '--yes'),
  },
  {
    weight: 1,
    arbitrary: said('merge', pick('website', 'walk-in'), pick('web', 'walk-in', 'website'), '--yes'),
  },
  { weight: 1, arbitrary: said('edit', who, '--name', pick('Ann Ash', 'Eve Elm'), '--yes') },
  { weight: 1, arbitrary: said('edit', who, '--email', pick('a@x.example', 'b@x.example'), '--yes') },
  { weight: 1, arbitrary: said('add-partner', pick('Eve Elm', 'Ann Ash'), '--yes') },
  { weight: 1, arbitrary: said('update', number, '--collected', pick('100', '250'), '--yes') },
  { weight: 2, arbitrary: said('edit', number, '--note', pick('as it was', 'better now'), '--yes') },
  { weight: 2, arbitrary: said('edit', who, '--tag', pick('gold', 'tax', 'near'), '--yes') },
  { weight: 1, arbitrary: said('edit', who, '--profession', pick('lawyer', 'accountant'), '--yes') },
  { weight: 1, arbitrary: said('edit', who, '--introduced-by', who, '--yes') },
  { weight: 1, arbitrary: said('edit', who, '--stage', pick('power-partner', 'referral-partner'), '--yes') },
  { weight: 2, arbitrary: said('check-in', who, '--kind', pick('call', 'coffee'), '--yes') },
  { weight: 1, arbitrary: said('note', who, 'as it was', '--kind', pick('growth', 'dispute')) },
  { weight: 1, arbitrary: said('promise', who, pick('the brochure', 'the price list')) },
  { weight: 1, arbitrary: said('done', number) },
  {
    weight: 2,
    arbitrary: said('agree', who, '--verbal', '--they-pay', pick('10%', '5%', 'flat 200'), '--yes'),
  },
  { weight: 1, arbitrary: said('agree', who, '--i-will', 'reply', '--yes') },
  { weight: 1, arbitrary: said('agree', who, '--close', '--yes') },
  { weight: 1, arbitrary: said('pay', who, '--received', '--yes') },
  { weight: 1, arbitrary: said('snooze', number, '--until', 'in 20 days') },
  { weight: 1, arbitrary: said('snooze', who, '--until', 'in 20 days') },
  { weight: 1, arbitrary: said('advise', who, '--decline', '--until', 'in 60 days') },
  { weight: 1, arbitrary: said('config', pick('hourly-rate', 'ask-after-days'), pick('30', '40', '50')) },
  { weight: 2, arbitrary: said('remove', number, '--yes') },
  { weight: 1, arbitrary: said('remove', who, '--yes') },
  { weight: 2, arbitrary: said('merge', who, who, '--yes') },
  { weight: 1, arbitrary: said('forget', '--client', pick('Zoe', 'Yul', 'Ida', 'Jon'), '--all', '--yes') },
  { weight: 3, arbitrary: said('undo') },
  { weight: 1, arbitrary: said('redo') },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ on: fc.constantFrom(0 as const, 1 as const), argv: typed }) },
  {
    weight: 1,
    arbitrary: fc.record({ from: fc.constantFrom(0 as const, 1 as const), format: pick('json', 'jsonl') }),
  },
);

const fileIn = (home: string) => join(home, '.local', 'share', 'refnet', 'refnet.db');

/** Every record by its uuid with all it holds, and what belongs to it; numbers and the order of rows aside. */
function recordsOf(home: string): Record<string, string> {
  const db = new Database(fileIn(home), { readonly: true });
  try {
    const side = new Side(db);
    const all = side.identified.flatMap((table) =>
      side
        .all<{ id: number; uuid: string; updated_at: string }>(`select id, uuid, updated_at from ${table}`)
        .map(({ id, uuid, updated_at: at }) => [
          uuid,
          `${table} ${at} ${side.content(table, id, (_column, to) => to)}`,
        ]),
    );
    return Object.fromEntries(all) as Record<string, string>;
  } finally {
    db.close();
  }
}

/** One takes over what the other has; gives whether both are said to hold the same then. */
async function exchange(from: string, to: string, format: string, now: string): Promise<boolean> {
  const { stdout } = await runMain(from, ['export', 'all', '--format', format], {});
  const { code, stderr, ...output } = await runMain(to, ['import', '-', '--json'], { stdin: stdout, now });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [network] = JSON.parse(output.stdout) as { same: boolean }[];
  return network?.same ?? false;
}

/** Partners and sources that are there, though each was merged into another that is there too. */
function ghostsOf(home: string): unknown[] {
  const db = new Database(fileIn(home), { readonly: true });
  try {
    return ['partners', 'sources'].flatMap((table) =>
      db
        .prepare(
          `select t.uuid from tombstones t join ${table} k on k.uuid = t.uuid
           join ${table} into_it on into_it.uuid = t.merged_into where t.merged_into <> t.uuid`,
        )
        .all(),
    );
  } finally {
    db.close();
  }
}

/** A network that two computers are to have. */
async function firstCopy(): Promise<string> {
  const home = temporaryFolder();
  for (const [at, argv] of [
    ['config', 'currency', 'CAD'],
    ...['Ann Ash', 'Ben Bolt', 'Cleo Case', 'Dora Dee'].map((name) => ['add-partner', name]),
    ['log', 'Ida', '--from', 'ann', '--status', 'won', '--value', '1000'],
    ['log', 'Jon', '--to', 'ben'],
    ['log', 'Kim', '--to', 'cleo', '--to', 'dora', '--yes'],
    ['agree', 'ann', '--verbal', '--i-pay', '10%', '--from', '2026-01-01', '--yes'],
    ['check-in', 'ben', '--kind', 'call'],
  ].entries()) {
    const { code } = await runMain(home, argv, {
      now: `2026-11-01T12:00:${String(at).padStart(2, '0')}.000Z`,
    });
    expect({ argv, code }).toEqual({ argv, code: 0 });
  }
  return home;
}

test('two copies that were changed apart hold the same once each took over what the other has', async () => {
  const first = await firstCopy();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const homes = [copyOf(first), copyOf(first)] as const;
      let minute = 0;
      const now = () => new Date(Date.UTC(2026, 10, 20, 12, (minute += 1))).toISOString();
      for (const each of steps) {
        if ('argv' in each) await runMain(homes[each.on], each.argv, { now: now() });
        else await exchange(homes[each.from], homes[each.from === 0 ? 1 : 0], each.format, now());
      }
      await exchange(homes[0], homes[1], 'json', now());
      const isSaidSame = await exchange(homes[1], homes[0], 'jsonl', now());
      expect(recordsOf(homes[0])).toEqual(recordsOf(homes[1]));
      expect(isSaidSame).toBe(true);
      for (const home of homes) expect(ghostsOf(home)).toEqual([]);
      const [once, twice] = [recordsOf(homes[0]), homes[1]];
      await exchange(homes[0], twice, 'json', now());
      expect(recordsOf(twice)).toEqual(once);
    }),
    {
      numRuns: longRuns(8),
      seed: 5,
      endOnFailure: true,
    },
  );
}, 120_000);
