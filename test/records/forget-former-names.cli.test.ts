import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { MAY_MENTION, NAMES_OF_OTHERS } from '../../src/records/forget.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const isInFile = (refnet: Refnet, word: RegExp) => word.test(readFileSync(refnet.file, 'latin1'));

const LEAVES =
  'Copies kept elsewhere are not looked at: backups, exports, shared records, and pages opened while TMPDIR named another folder; what of them holds the client is yours to remove.\n';

describe('a name that a partner, a source or a client had, and has no more', () => {
  test('goes from what undo keeps of the firm of a partner, as is said where it is left', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt', '--business', 'Xavier Quorn & Co'],
      ['log', 'Xavier Quorn', '--from', 'maren', '--status', 'lost'],
    );
    expect(await refnet.ok(['forget', '--client', 'Xavier Quorn', '--yes'])).toBe(
      `Forgot the client of 1 referral
  #1  received from Maren Holt, 20 Nov 2026
Called so too, and left as it is: edit what should not be
  p1: business
  then: refnet forget --words "Xavier Quorn"      clears what undo keeps of it
Cleared where undo keeps it: 1 earlier version
${LEAVES}`,
    );
    expect(await refnet.fails(1, ['forget', '--words', 'Quorn', '--yes'])).toBe(
      `refnet: "Quorn" is only what others are called, who stay as they are: edit what should not be, then forget once more
  p1: business
`,
    );
    await refnet.ok(['edit', 'maren', '--business', 'Holt & Co']);
    expect(await refnet.ok(['forget', '--words', 'Xavier Quorn', '--yes'])).toBe(
      `Cleared where undo keeps it: 2 earlier versions
${LEAVES}`,
    );
    expect(isInFile(refnet, /quorn/i)).toBe(false);
    await refnet.ok(['undo', '--yes']);
    expect(await refnet.ok(['show', 'maren'])).toContain('business  (client) & Co\n');
    await refnet.ok(['redo']);
    expect(await refnet.ok(['show', 'maren'])).toContain('business  Holt & Co\n');
    expect(isInFile(refnet, /quorn/i)).toBe(false);
  });

  test.each([
    ['--client', 'Secret Person'],
    ['--words', 'Secret Person'],
    ['--words', 'Secret'],
  ])('of a referral whose client is another now: %s %s', async (...said) => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Secret Person', '--from', 'maren'],
      ['edit', '1', '--client', 'Other Name'],
    );
    expect(await refnet.ok(['forget', ...said, '--yes'])).toBe(
      `${said[1] === 'Secret' ? '' : 'Clients who may be the same, and stay\n  refnet forget 1      received from Maren Holt, 20 Nov 2026\n'}Cleared where undo keeps it: 2 earlier versions
${LEAVES}`,
    );
    expect(isInFile(refnet, /secret person/i)).toBe(false);
    expect(await refnet.ok(['show', '1'])).toContain('Other Name');
    await refnet.ok(['undo', '--yes']);
    expect(await refnet.ok(['show', '1'])).not.toContain('Other Name');
    expect(isInFile(refnet, /secret person/i)).toBe(false);
    expect((await refnet.run(['doctor'])).stdout).toContain('Sound:');
  });

  test('of a client who is still called so with a title stays, and is listed', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Secret Person', '--from', 'maren'],
      ['edit', '1', '--client', 'Mr. Secret Person'],
    );
    expect(await refnet.fails(1, ['forget', '--client', 'Secret Person', '--yes'])).toBe(
      `refnet: no client is called "Secret Person"
  refnet forget 1      received from Maren Holt, 20 Nov 2026
`,
    );
    expect(await refnet.fails(1, ['forget', '--words', 'Secret', '--yes'])).toBe(
      `refnet: "Secret" is only what others are called, who stay as they are: edit what should not be, then forget once more
  referral 1: client
`,
    );
  });

  test('of a partner who was removed is not brought back by undo', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Xavier Quorn', '--email', 'xavier.quorn@example.com', '--also-known-as', 'X. Quorn'],
      ['add-partner', 'Maren Holt'],
      ['remove', 'xavier', '--yes'],
      ['log', 'Xavier Quorn', '--from', 'maren', '--status', 'lost'],
    );
    await refnet.ok(['forget', '--client', 'Xavier Quorn', '--yes']);
    await refnet.ok(['forget', '--words', 'Quorn', '--yes']);
    expect(isInFile(refnet, /quorn/i)).toBe(false);
    for (const back of ['undo', 'undo', 'undo', 'undo'])
      await refnet.run([back, '--yes'], { now: '2026-11-21T12:00:00Z' });
    for (const again of ['redo', 'redo', 'redo', 'redo']) await refnet.run([again]);
    expect(isInFile(refnet, /quorn/i)).toBe(false);
    expect((await refnet.run(['doctor'])).stdout).toContain('Sound:');
  });

  test('of a source is taken out, and goes from the history', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Pat Kay', '--source', "Pat Kay's blog", '--status', 'lost'],
      ['edit', 'pat', '--name', 'Blog'],
      ['edit', 'blog', '--note', 'x'],
      ['edit', 'blog', '--name', 'Pat Kay'],
      ['edit', 'pat', '--name', 'Blog'],
    );
    const blog = ['edit', 'blog', '--not-known-as'];
    await refnet.ok(['forget', '1', '--yes']);
    expect(await refnet.ok(['edit', 'blog', '--not-known-as', "Pat Kay's blog"])).toBe(
      "Blog\n    was called: Pat Kay's blog taken out\n",
    );
    expect(await refnet.fails(1, [...blog, 'Nobody'])).toBe(
      'refnet: there is no former name "Nobody" on record\n  there is: Pat Kay\n',
    );
    await refnet.ok([...blog, 'Pat Kay']);
    await refnet.ok(['forget', '--words', 'Pat Kay', '--yes']);
    expect(isInFile(refnet, /pat kay/i)).toBe(false);
    for (let n = 0; n < 6; n += 1) await refnet.run(['undo', '--yes']);
    for (let n = 0; n < 6; n += 1) await refnet.run(['redo']);
    expect(isInFile(refnet, /pat kay/i)).toBe(false);
    expect((await refnet.run(['doctor'])).stdout).toContain('Sound:');
  });

  test('of a kept mapping is listed with what removes it, and goes from the history', async () => {
    const refnet = await newNetwork();
    const file = join(refnet.home, 'tracker.csv');
    writeFileSync(file, 'Date,Partner,Client,Status\n2026-03-01,Maren Holt,Zoe Zed,lost\n');
    await refnet.run(['import', file, '--save-map', 'Zoe Zed list', '--yes']);
    expect(await refnet.ok(['forget', '--client', 'Zoe Zed', '--yes'])).toBe(
      `Forgot the client of 1 referral
  #1  received from Maren Holt, 1 Mar 2026
Mentions of the name, which becomes "(client)"
  line of the history: summary
Called so too, and left as it is: edit what should not be
  mapping of an import: name
  refnet import --forget-map NAME      removes the mapping of an import
  then: refnet forget --words "Zoe Zed"      clears what undo keeps of it
No longer known as imported: 1 row; import leaves out a row of that day, partner and way, but take it out of the file too
${LEAVES}`,
    );
    expect(await refnet.ok(['history'])).toContain('kept the mapping "(client) list"');
    await refnet.ok(['import', '--forget-map', 'Zoe Zed list']);
    await refnet.ok(['forget', '--words', 'Zoe Zed', '--yes']);
    expect(isInFile(refnet, /zoe zed/i)).toBe(false);
    await refnet.ok(['undo', '--yes']);
    expect(await refnet.ok(['import', '--maps'])).toContain('(client) list');
  });
});

test('what undo keeps of a row that is gone is cleared in every column that may have a name', async () => {
  const columns = [NAMES_OF_OTHERS, MAY_MENTION, { referrals: ['client_name'] }].flatMap((tables) =>
    Object.entries(tables).flatMap(([table, names]) => names.map((column) => ({ table, column }))),
  );
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const db = new Database(refnet.file);
  const put = db.prepare(
    'insert into change_rows (change_id, table_name, row_id, before, after) values (1, ?, 999, ?, ?)',
  );
  for (const { table, column } of columns) {
    const image = JSON.stringify({ id: 999, uuid: 'x', [column]: `${column}: met Xavier Quorn there` });
    put.run(table, null, image);
    put.run(table, image, null);
  }
  await refnet.ok(['forget', '--client', 'Xavier Quorn', '--yes']);
  const left = db.prepare("select table_name, before from change_rows where before like '%quorn%'");
  expect(left.raw().all()).toEqual([]);
  db.close();
  expect(isInFile(refnet, /quorn/i)).toBe(false);
});
