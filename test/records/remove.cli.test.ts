import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Maren with #1, #2 and #3, a check-in; Victor, whom she introduced. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Maren Holt', '--email', 'maren@example.com', '--tag', 'gold'],
    ['add-partner', 'Victor Osei', '--introduced-by', 'maren'],
    ['log', 'Jane D.', '--from', 'maren', '--for', 'a first home', '--on', '2026-11-10'],
    ['log', 'Dana R.', '--to', 'maren', '--on', '2026-11-10', '--status', 'won'],
    ['check-in', 'maren', '--kind', 'coffee'],
    ...more,
  );
}

describe('remove', () => {
  test('takes a partner with all that is on record, and undo brings it all back', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['remove', 'maren', '--yes'])).toBe(
      [
        'Removed Maren Holt (p1) with 2 referrals and 1 check-in; 1 other partner introduced by them will no longer say by whom',
        '    refnet undo      brings it back',
        '    refnet forget --words "Maren Holt"      takes it out of what undo keeps, for good',
        '    refnet forget --words maren@example.com',
        '',
      ].join('\n'),
    );
    expect(dumpOf(refnet.file)).toMatchObject({ referrals: [], check_ins: [], tags: [], contact_points: [] });
    expect(await refnet.ok(['undo'])).toContain(
      'Took back: removed partner p1 (Maren Holt): 2 referrals, 1 check-in and 2 partners',
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('of a partner says what takes them out of what undo keeps, which it does', async () => {
    const refnet = await newNetwork([
      'add-partner',
      'Xaver Quintus',
      '--email',
      'xq@example.de',
      '--phone',
      '+49 40 123456',
    ]);
    const said = await refnet.ok(['remove', 'xaver', '--yes']);
    const words = [...said.matchAll(/refnet forget --words (?:"([^"]+)"|(\S+))/g)].map(
      ([, phrase, word = phrase ?? '']) => word,
    );
    expect(words).toEqual(['Xaver Quintus', 'xq@example.de', '+49 40 123456']);
    expect(readFileSync(refnet.file).toString('latin1')).toMatch(/Quintus/);
    for (const each of words) await refnet.run(['forget', '--words', each, '--yes']);
    expect(readFileSync(refnet.file).toString('latin1')).not.toMatch(/Quintus|xq@|123456/);
  });

  test('takes one referral', async () => {
    const refnet = await network();
    expect(await refnet.ok(['remove', '1', '--yes'])).toBe(
      'Removed #1  Jane D. received from Maren Holt for a first home, Tue 10 Nov 2026\n    refnet undo      brings it back\n',
    );
    expect(await refnet.fails(1, ['update', '1', 'won'])).toContain('there is no #1 any more');
  });

  test('takes one check-in', async () => {
    const refnet = await network();
    expect(await refnet.ok(['remove', '3', '--yes'])).toContain(
      'Removed #3  Coffee with Maren Holt, Fri 20 Nov 2026\n',
    );
  });

  test('names every kind of record that goes along, and takes a note or a project by its number', async () => {
    const refnet = await network(
      ['note', 'maren', 'opens a second office', '--kind', 'growth'],
      ['project', 'maren', 'an evening for buyers', '--kind', 'event'],
    );
    expect(await refnet.fails(1, ['remove', 'maren'])).toContain(
      'with 2 referrals, 1 check-in, 1 note and 1 project;',
    );
    expect(await refnet.ok(['remove', '4', '--yes'])).toContain(
      'Removed #4  Growth, Maren Holt, 20 Nov 2026: opens a second office\n',
    );
    expect(await refnet.ok(['remove', '5', '--yes'])).toContain(
      'Removed #5  an evening for buyers with Maren Holt (event), since 20 Nov 2026\n',
    );
    expect(await refnet.fails(1, ['remove', 'maren'])).toContain('with 2 referrals and 1 check-in;');
  });

  test.each([
    ['4', '#4  Verbal agreement with Maren Holt, from 20 Nov 2026, open; in force with 1 promise'],
    ['5', '#5  Maren Holt promised: send the numbers'],
    ['6', '#6  CAD 50 collected for #2, Dana R. (Maren Holt), Fri 20 Nov 2026'],
    ['7', '#7  CAD 5 received from Maren Holt, 20 Nov 2026'],
  ])('names what goes: %s', async (number, words) => {
    const refnet = await network(
      ['agree', 'maren', '--verbal', '--they-pay', '10%', '--they-will', 'send the numbers'],
      ['edit', '2', '--on', '2026-11-20'],
      ['update', '2', '--collected', 'CAD 50'],
      ['pay', 'maren', 'CAD 5', '--received'],
    );
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(1, ['remove', number])).toContain(`this would remove ${words}\n`);
    const removed = (await refnet.ok(['remove', number, '--yes'])).split('\n');
    expect(removed.filter((line) => !line.startsWith('    the fee on #2'))).toEqual([
      `Removed ${words}`,
      '    refnet undo      brings it back',
      '',
    ]);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('prints what was removed with --json', async () => {
    const refnet = await network();
    expect(JSON.parse(await refnet.ok(['remove', '3', '--yes', '--json']))).toMatchObject({
      number: 3,
      kind: 'coffee',
    });
    expect(JSON.parse(await refnet.ok(['remove', 'victor', '--yes', '--json']))).toMatchObject({ id: 'p2' });
  });

  test('does nothing without --yes where nobody can be asked, and says what it would', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(1, ['remove', 'maren holt'])).toBe(
      [
        'refnet: this would remove Maren Holt (p1) with 2 referrals and 1 check-in; 1 other partner introduced by them will no longer say by whom',
        '  refnet remove "maren holt" --yes      removes it',
        '',
      ].join('\n'),
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('never gives a number out again', async () => {
    const refnet = await network(['remove', '3', '--yes']);
    expect(await refnet.ok(['check-in', 'maren'])).toMatch(/^#4 /);
    await refnet.ok(['remove', 'victor', '--yes']);
    expect(await refnet.ok(['add-partner', 'Ilse Moreno'])).toMatch(/^p3 /);
  });

  test.each([
    [2, ['remove'], 'what to remove is missing'],
    [1, ['remove', ' '], 'no partner " "'],
    [1, ['remove', '9'], 'there is no #9'],
    [1, ['remove', 'viktor', '--yes'], 'refnet remove victor --yes'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await network();
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});

test('remove --dry-run says what it would ask, or what would go, and writes nothing', async () => {
  const refnet = await network();
  const before = dumpOf(refnet.file);
  expect(await refnet.ok(['remove', '3', '--dry-run'])).toBe(
    'Would ask first: this would remove #3  Coffee with Maren Holt, Fri 20 Nov 2026. Remove it all the same?\nNothing was written.\n',
  );
  expect(await refnet.ok(['remove', '3', '--dry-run', '--yes'])).toContain(
    'Removed #3  Coffee with Maren Holt, Fri 20 Nov 2026\n',
  );
  expect(dumpOf(refnet.file)).toEqual(before);
});
