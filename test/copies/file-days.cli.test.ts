import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

test.each(['', 'someday', '2026-02-30', '0999-01-01', 'now'])(
  'a day from which the file has records that is %j is damage, which doctor names and mends',
  async (value) => {
    const refnet = await sampleNetwork();
    const db = new Database(refnet.file);
    db.prepare(`update meta set value = ? where key = 'records-since'`).run(value);
    db.close();
    for (const command of ['due', 'report', 'advise'])
      expect(await refnet.fails(5, [command])).toContain('no day from which it has records');
    const { findings } = JSON.parse((await refnet.run(['doctor', '--json'])).stdout) as {
      findings: { check: string; items: string[] }[];
    };
    expect(findings.find(({ check }) => check === 'own-facts')?.items).toEqual(['records-since']);
    await refnet.ok(['doctor', '--repair']);
    for (const command of ['due', 'report', 'advise']) await refnet.ok([command]);
  },
);

test.each([
  ['a referral', `update referrals set occurred_on = '0000-01-01', last_step_on = '0000-01-01'`],
  ['what the file says of itself', `update meta set value = ''`],
])('a day of %s with which nothing can be reckoned is damage to every command', async (_what, sql) => {
  const refnet = await newNetwork(['add-partner', 'Zoë Holt'], ['log', 'Jane D.', '--from', 'zoe']);
  alterFile(refnet.file, `pragma ignore_check_constraints = on; ${sql}`);
  expect(await refnet.fails(5, ['due'])).toContain('\n  refnet doctor  ');
  await refnet.ok(['doctor', '--repair']);
  await refnet.ok(['due']);
});
