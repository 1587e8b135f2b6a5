import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyOf, newNetwork, runMain, TODAY, type Refnet } from '../helpers/refnet.ts';

const pick = (...words: readonly string[]) => fc.constantFrom(...words);
const said = (...words: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<readonly string[]> =>
  fc.tuple(...words.map((word) => (typeof word === 'string' ? fc.constant(word) : word)));
const who = pick('maren', 'victor', 'ann', 'website');
const number = fc.integer({ min: 1, max: 12 }).map(String);
const day = pick('2026-08-30', '2026-09-14', '2026-10-20', '2026-11-05', '2026-11-20');

/** Everything that writes a referral, its steps, or what both came with. */
const TYPED: readonly fc.Arbitrary<readonly string[]>[] = [
  said('log', pick('Zoe K.', 'Kofi V.'), pick('--from', '--to'), pick('maren', 'victor'), '--on', day),
  said('log', 'Bob Q.', '--from', 'maren', '--on', '2026-09-01', '--status', pick('won', 'meeting')),
  said('log', 'Yul V.', '--source', 'website', '--on', day),
  said('update', number, pick('contacted', 'meeting', 'won', 'lost', 'new', 'void'), '--on', day),
  said('update', number, '--note', 'asked for time', '--on', day),
  said('update', number, '--note', 'asked for time'),
  said('edit', number, '--on', day),
  said('edit', number, '--on', day),
  said('edit', number, pick('--from', '--to'), who),
  said('remove', number),
  said('remove', who),
  said('merge', who, who),
  said('import', 'tracker.csv', '--given'),
  said('import', 'tracker.csv', '--received', '--update'),
  said('import', 'later.csv', '--received', '--update'),
  said('import', 'theirs.json'),
  said('compare', 'maren', 'maren.csv', '--accept', pick('all', '3', '5')),
  said('forget', '--client', pick('Zoe K.', 'Jane D.'), '--all'),
  said('undo'),
  said('undo', pick('8', '9', '10')),
  said('redo'),
];

const FILES = {
  'tracker.csv': `Date,Partner,Client,Status,Value
2026-03-04,Maren Holt,Jane D.,Won,1200
2026-04-05,Victor Osei,Max P.,New,
2026-05-07,Ann Ash,Bob Q.,New,
`,
  'later.csv': `Date,Partner,Client,Status,Value
2026-04-05,Victor Osei,Max P.,Lost,
2026-05-07,Ann Ash,Bob Q.,Meeting,
`,
  'maren.csv': `day,direction,partner,client,status,closed
2026-09-02,given,Nadia Brandt,Jane D.,lost,2026-10-03
2026-10-01,received,Nadia Brandt,Kofi V.,new,
2026-09-14,given,Nadia Brandt,Zoe K.,won,2026-11-01
2026-11-10,given,Nadia Brandt,Tia R.,won,2026-11-11
`,
};

/** A few records, the files that are taken over, and what another copy of them became. */
async function begun(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['config', 'my-name', 'Nadia Brandt'],
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['add-partner', 'Ann Ash'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-09-01'],
    ['log', 'Kofi V.', '--from', 'maren', '--on', '2026-10-01'],
    ['update', '1', 'contacted', '--on', '2026-09-20'],
  );
  const other = copyOf(refnet.home);
  for (const argv of [
    ['update', '1', 'meeting', '--on', '2026-11-12'],
    ['edit', '2', '--on', '2026-10-18'],
    ['log', 'Uma T.', '--to', 'victor', '--on', '2026-11-03', '--yes'],
  ])
    expect({ argv, code: (await runMain(other, argv, {})).code }).toEqual({ argv, code: 0 });
  const theirs = (await runMain(other, ['export', 'all', '--format', 'json'], {})).stdout;
  for (const [name, text] of Object.entries({ ...FILES, 'theirs.json': theirs }))
    writeFileSync(join(refnet.home, name), text);
  return refnet;
}

/** Referrals whose last step is not the latest of their own day, the day of their import and the days of their history. */
const WRONG = `select r.id, r.last_step_on as kept, max(r.occurred_on, coalesce(i.imported_on, ''),
    coalesce((select max(on_day) from status_events where referral_id = r.id), '')) as meant
  from referrals r left join imports i on i.id = r.import_id where kept <> meant`;

function wrongSteps(home: string): unknown[] {
  const db = new Database(join(home, '.local', 'share', 'refnet', 'refnet.db'), { readonly: true });
  try {
    return db.prepare(WRONG).all();
  } finally {
    db.close();
  }
}

/** `RUNS=200 SEED=5` looks further. */
const RUNS = Number(process.env['RUNS'] ?? 6);

test(
  'whatever writes a referral or its history, and whatever takes that back, keeps the day of its last step right',
  async () => {
    const done = new Set<string>();
    const first = await begun();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...TYPED), { minLength: 12, maxLength: 12 }), async (steps) => {
        const home = copyOf(first.home);
        for (const [at, [command = '', ...rest]] of steps.entries()) {
          const words = rest.map((word) => (/\.(?:csv|json)$/.test(word) ? join(home, word) : word));
          const asks = !['undo', 'redo', 'compare'].includes(command);
          const argv = [command, ...words, ...(asks ? ['--yes'] : [])];
          const now = new Date(Date.UTC(2026, 10, 20, 12, at)).toISOString();
          const { code, stderr } = await runMain(home, argv, { now, today: TODAY });
          expect({ argv, code, stderr }).not.toMatchObject({ code: 70 });
          if (code === 0) done.add(command);
          expect({ argv, wrong: wrongSteps(home) }).toEqual({ argv, wrong: [] });
        }
      }),
      { numRuns: RUNS, seed: Number(process.env['SEED'] ?? 7) },
    );
    // Each of them has to have been done, and not only refused.
    const all = ['log', 'update', 'edit', 'remove', 'merge', 'import', 'compare', 'forget', 'undo', 'redo'];
    expect([...done].toSorted()).toEqual(all.toSorted());
  },
  60_000 + 2_000 * RUNS,
);
