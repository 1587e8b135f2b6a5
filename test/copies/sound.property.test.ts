import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyOf, newNetwork, runMain, TODAY } from '../helpers/refnet.ts';

type Words = readonly string[];

const who = fc.constantFrom('maren', 'victor', 'ann', 'cleo', 'dora');
const number = fc.integer({ min: 1, max: 24 }).map(String);
const day = fc.constantFrom('2026-09-01', '2026-10-15', '2026-11-02', 'yesterday', '3 weeks ago');
const pick = (...words: Words) => fc.constantFrom(...words);
const said = (...words: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<Words> =>
  fc.tuple(...words.map((word) => (typeof word === 'string' ? fc.constant(word) : word)));

const TRACKER = `Date,Partner,Client,Status,Value
2026-03-04,Maren Holt,Jane D.,Won,1200
2026-04-05,Victor Osei,Max P.,New,
2026-05-06,Maren Holt,Zoe K.,Lost,300
2026-05-07,Dora Dee,Bob Q.,New,
`;

/** What can be typed that writes, each as often as the others. */
const TYPED: readonly fc.Arbitrary<Words>[] = [
  said('add-partner', pick('Dora Dee', 'Ann Lee', 'Łukasz Öz'), '--profession', pick('broker', 'lawyer')),
  said('log', pick('Zoe K.', 'Bob Q.', 'Xia W.'), pick('--to', '--from'), who, '--on', day),
  said('log', 'Yul V.', '--source', pick('Website', 'Fair'), '--on', day),
  said('log', 'Kim S.', '--to', who, '--to', who, '--value', pick('100', 'CAD 250.50')),
  said('update', number, pick('won', 'lost', 'contacted', 'void', 'new'), '--on', day),
  said('update', number, 'won', '--value', pick('100', '2500'), '--on', day),
  said('update', number, '--collected', pick('100', '-20'), '--on', day),
  said('edit', number, '--on', day),
  said('edit', number, '--note', 'as it was'),
  said('edit', number, pick('--to', '--from', '--partner'), who),
  said('edit', who, '--name', pick('Ann Ash', 'Zed Young', 'Victor Osei')),
  said('edit', who, pick('--archive', '--unarchive')),
  said('edit', who, '--introduced-by', who),
  said('edit', who, '--also-known-as', pick('Zo', 'Vic')),
  said('edit', who, '--stage', pick('power-partner', 'acquaintance')),
  said('check-in', who, '--kind', pick('call', 'coffee'), '--on', day, '--next', '2026-12-24'),
  said('agree', who, '--verbal', '--they-pay', pick('10%', 'flat 200'), '--from', day),
  said('agree', who, '--written', '--i-pay', '5% for 12 months', '--i-will', 'answer in a day'),
  said('agree', who, pick('--close', '--reviewed'), '--on', day),
  said('pay', who, pick('50', '120'), pick('--received', '--waive', '--return')),
  said('pay', who, '30', '--for', number),
  said('promise', who, 'the brochure', '--by', pick('2026-12-01', 'yesterday')),
  said('promise', '--network', '--goal', '40 received', '--by', '2026-12-31'),
  said('done', number),
  said('snooze', who, '--until', '2026-12-10', '--because', 'on holiday'),
  said('snooze', number, '--until', '2026-12-10'),
  said('project', who, 'an evening', '--kind', 'event', '--cost', '200', '--from', day),
  said('note', who, 'opens an office', '--kind', pick('growth', 'dispute'), '--on', day),
  said('thank', number, '--how', 'card'),
  said('told', number),
  said('merge', who, who),
  said('merge', 'Website', pick('Fair', 'maren')),
  said('remove', number),
  said('remove', who),
  said('import', 'tracker.csv', pick('--given', '--received', '--update')),
  said('import', 'theirs.json'),
  said('forget', '--client', pick('Zoe K.', 'Jane D.'), '--all'),
  said('history', '--prune', '--keep', pick('1', '4')),
  said('config', pick('records-since'), pick('2026-01-01', '2025-05-05')),
  said('config', 'currency', pick('CAD', 'JPY')),
  said('backup'),
  said('restore', 'copy.db'),
  said('undo'),
  said('undo'),
  said('redo'),
];

/** A home with a few records, the files that are imported beside it, and what another copy became. */
async function begun(): Promise<string> {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['config', 'my-name', 'Nadia Brandt'],
    ['add-partner', 'Maren Holt', '--email', 'maren@example.com'],
    ['add-partner', 'Victor Osei'],
    ['add-partner', 'Ann Ash'],
    ['add-partner', 'Cleo Case'],
    ['log', 'Jane D.', '--from', 'maren', '--status', 'won', '--value', '1000', '--on', '2026-09-01'],
  );
  const { home } = refnet;
  const other = copyOf(home);
  for (const argv of [
    ['merge', 'ann', 'cleo', '--yes'],
    ['log', 'Zoe K.', '--to', 'victor', '--yes'],
    ['backup', join(home, 'copy.db')],
  ]) {
    expect({ argv, code: (await runMain(other, argv, {})).code }).toEqual({ argv, code: 0 });
  }
  writeFileSync(
    join(home, 'theirs.json'),
    (await runMain(other, ['export', 'all', '--format', 'json'], {})).stdout,
  );
  writeFileSync(join(home, 'tracker.csv'), TRACKER);
  return home;
}

/**
 * Days and clocks go on with every command, so that no two changes are of one instant. What is told of the file, beside
 * remarks on the place, has to be nothing.
 */
async function findings(home: string, now: string): Promise<unknown> {
  const { stdout } = await runMain(home, ['doctor', '--json'], { now });
  return (JSON.parse(stdout) as { findings: { level: string }[] }).findings.filter(
    ({ level }) => level !== 'remark',
  );
}

/** `RUNS=30 SEED=5` looks further; each run takes some seconds. */
const RUNS = Number(process.env['RUNS'] ?? 3);

test(
  'whatever is typed, in whatever order, leaves a file in which doctor finds nothing',
  async () => {
    const done = new Map<string, number>();
    const first = await begun();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...TYPED), { minLength: 20, maxLength: 20 }), async (steps) => {
        const home = copyOf(first);
        for (const [at, [command = '', ...rest]] of steps.entries()) {
          const words = rest.map((word) => (/\.(?:csv|json|db)$/.test(word) ? join(home, word) : word));
          const asks = !['undo', 'redo', 'backup'].includes(command);
          const argv = [command, ...words, ...(asks ? ['--yes'] : [])];
          const now = new Date(Date.UTC(2026, 10, 20, 12, at)).toISOString();
          const { code, stderr } = await runMain(home, argv, { now, today: TODAY });
          expect({ argv, code, stderr }).not.toMatchObject({ code: 70 });
          if (code === 0) done.set(command, (done.get(command) ?? 0) + 1);
          expect({ argv, found: await findings(home, now) }).toEqual({ argv, found: [] });
        }
        const left = readdirSync(join(home, '.local', 'share', 'refnet')).toSorted();
        expect(left.filter((name) => name !== 'backups')).toEqual(['refnet.db']);
      }),
      {
        numRuns: RUNS,
        seed: Number(process.env['SEED'] ?? 11),
        endOnFailure: process.env['SHRINK'] === undefined,
      },
    );
    // Most of it has to have been done, and not only refused.
    expect(done.size).toBeGreaterThan(12);
  },
  60_000 + 60_000 * RUNS,
);
