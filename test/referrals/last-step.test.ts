import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** Runs SQL that returns one column. */
function column(refnet: Refnet, sql: string): unknown[] {
  const db = new Database(refnet.file, { readonly: true });
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
}

const lastSteps = (refnet: Refnet) => column(refnet, 'select last_step_on from referrals order by id');

/** Referral 1, of 10 November. */
const network = () =>
  newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-10']);

test('the last step of a new referral is the referral itself', async () => {
  expect(lastSteps(await network())).toEqual(['2026-11-10']);
});

test('one logged with its outcome has that day', async () => {
  const refnet = await network();
  await refnet.ok(['log', 'Bob Q.', '--from', 'maren', '--on', '2026-11-02', '--status', 'won']);
  const outcome = column(refnet, 'select closed_on from referrals where id = 2');
  expect(lastSteps(refnet)).toEqual(['2026-11-10', ...outcome]);
});

test.each<[string, string[][], string]>([
  ['a move today', [['update', '1', 'contacted']], '2026-11-20'],
  ['a move of a day', [['update', '1', 'contacted', '--on', '2026-11-12']], '2026-11-12'],
  [
    'the latest of several by day, not the one typed last',
    [
      ['update', '1', 'meeting', '--on', '2026-11-18'],
      ['update', '1', 'contacted', '--on', '2026-11-12'],
    ],
    '2026-11-18',
  ],
  [
    'a step whose day is corrected',
    [
      ['update', '1', 'meeting', '--on', '2026-11-18'],
      ['update', '1', 'meeting', '--on', '2026-11-14'],
    ],
    '2026-11-14',
  ],
  ['news of a new one', [['update', '1', '--note', 'asked for time']], '2026-11-20'],
  ['news of a day', [['update', '1', '--note', 'asked for time', '--on', '2026-11-15']], '2026-11-15'],
  [
    'news of a day before the last step',
    [
      ['update', '1', 'contacted', '--on', '2026-11-18'],
      ['update', '1', '--note', 'asked for time', '--on', '2026-11-15'],
    ],
    '2026-11-18',
  ],
  ['news taken back', [['update', '1', '--note', 'asked for time'], ['undo']], '2026-11-10'],
  ['an amount alone', [['update', '1', '--value', 'CAD 900']], '2026-11-10'],
  ['a corrected day of the referral', [['edit', '1', '--on', '2026-11-04']], '2026-11-04'],
  [
    'a corrected day that a later step stands beside',
    [
      ['update', '1', 'won', '--on', '2026-11-18'],
      ['edit', '1', '--on', '2026-11-12'],
    ],
    '2026-11-18',
  ],
  [
    'a corrected day that takes the steps of its own day along',
    [
      ['update', '1', 'won', '--on', '2026-11-10'],
      ['edit', '1', '--on', '2026-11-15'],
    ],
    '2026-11-15',
  ],
  ['a move taken back', [['update', '1', 'contacted'], ['undo']], '2026-11-10'],
])('the last step after %s', async (_what, commands, day) => {
  const refnet = await network();
  for (const argv of commands) expect(await refnet.run(argv)).toMatchObject({ code: 0 });
  expect(lastSteps(refnet)).toEqual([day]);
});

test('the last step of an imported referral is its import, until something happens to it', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const file = join(refnet.home, 'tracker.csv');
  const rows = ['2026-01-05,Maren Holt,Jane D.,Won', '2026-02-14,Maren Holt,Max P.,Waiting'];
  writeFileSync(file, ['Date,Referrer,Client,Status', ...rows, ''].join('\n'));
  await refnet.ok(['import', file], { today: '2026-10-01' });
  expect(lastSteps(refnet)).toEqual(['2026-10-01', '2026-10-01']);
  await refnet.ok(['update', '2', 'contacted', '--on', '2026-09-01']);
  expect(lastSteps(refnet)).toEqual(['2026-10-01', '2026-10-01']);
  await refnet.ok(['update', '2', 'meeting', '--on', '2026-11-01']);
  expect(lastSteps(refnet)).toEqual(['2026-10-01', '2026-11-01']);
});

test('every referral of a large record has its last step right, also after an import brought news', async () => {
  const refnet = await sampleNetwork();
  const wrong = `select r.id from referrals r left join imports i on i.id = r.import_id
    where r.last_step_on <> max(r.occurred_on, coalesce(i.imported_on, ''),
      coalesce((select max(on_day) from status_events where referral_id = r.id), ''))`;
  expect(column(refnet, 'select count(*) > 50 from referrals')).toEqual([1]);
  expect(column(refnet, wrong)).toEqual([]);
});
