import { describe, expect, test } from 'vitest';
import { uncountedWords } from '../../src/referrals/uncounted.ts';
import { newNetwork } from '../helpers/refnet.ts';

/** Kwame was given two names on 14 Sep, and chose Wendell on 2 Oct. */
async function twoNames() {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Wendell C', '--profession', 'inspector'],
    ['add-partner', 'Iris B', '--profession', 'inspector'],
    ['log', 'Kwame', '--to', 'wendell', '--to', 'iris', '--on', '2026-09-14'],
  );
  const chosen = () => refnet.ok(['update', 'wendell', 'won', '--on', '2026-10-02']);
  return { ...refnet, chosen };
}

const lineWith = (text: string, word: string) =>
  text
    .split('\n')
    .find((line) => line.includes(word))
    ?.trim();

describe('a client who was given several names', () => {
  test('is one client of as many names, until one is chosen', async () => {
    const refnet = await twoNames();
    const before = await refnet.ok(['report', '--quarter', 'q3']);
    expect(before).toContain(
      '  2 introduced (2 given, 0 received)    2 partners\n  given: 2 names for 1 client\n',
    );
    const plain = JSON.parse(await refnet.ok(['report', '--json'])) as { clientsGiven: number };
    expect(plain.clientsGiven).toBe(1);

    await refnet.chosen();
    const after = await refnet.ok(['report', '--quarter', 'q3']);
    expect(after).toContain('  1 introduced (1 given, 0 received)    1 partner\n\nBy partner');
  });

  test('counts the same in the figures and in the advice of a past period', async () => {
    const refnet = await twoNames();
    await refnet.chosen();
    const report = await refnet.ok(['report', '--quarter', 'q3']);
    expect(lineWith(report, 'introduced')).toBe('1 introduced (1 given, 0 received)    1 partner');
    expect(lineWith(report, 'Keep it informal')).toBe('Keep it informal 1  Wendell C 1');
    expect(report).not.toContain('Iris');
    const iris = await refnet.ok(['report', 'iris', '--quarter', 'q3'], { columns: 200 });
    expect(lineWith(iris, 'none introduced')).toBe('none introduced; 1 given, not chosen: counts nowhere');
    expect(lineWith(iris, 'None exchanged')).toContain(
      'None exchanged so far, in either direction; 1 given, not chosen: counts nowhere.',
    );
  });

  test('is still open for both before the day of the choice', async () => {
    const refnet = await twoNames();
    await refnet.chosen();
    const report = await refnet.ok(['report', '--quarter', 'q3'], { today: '2026-10-01' });
    expect(lineWith(report, 'introduced')).toBe('2 introduced (2 given, 0 received)    2 partners');
    expect(lineWith(report, 'Keep it informal')).toBe('Keep it informal 2  Iris B 1, Wendell C 1');
  });
});

describe('what counts nowhere is told where none would be said', () => {
  test('of a client who chose somebody else', async () => {
    const refnet = await twoNames();
    await refnet.chosen();
    const words = '1 given, not chosen: counts nowhere';
    expect(lineWith(await refnet.ok(['advise', 'iris'], { columns: 200 }), 'Path')).toBe(
      'Path       1 of 6, none exchanged yet that counts',
    );
    expect(await refnet.ok(['show', 'iris'])).toContain(`Referrals\n  ${words}\n`);
    const who = await refnet.ok(['who', 'inspector']);
    expect(who).toContain(`  nothing exchanged in 12 months; ${words}\n`);
    expect(who).not.toContain('none given yet');
    const plain = JSON.parse(await refnet.ok(['report', 'iris', '--json'])) as { uncounted: unknown };
    expect(plain.uncounted).toEqual([{ direction: 'given', why: 'not-chosen', referrals: 1 }]);
  });

  test('of a client who did not agree to be contacted', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Iris B', '--profession', 'inspector'],
      ['log', 'Kwame', '--to', 'iris', '--consent', 'no'],
    );
    const words = '1 given, without consent: counts nowhere';
    expect(await refnet.ok(['report'])).toContain(
      `  none introduced; ${words}    1 partner\n\n  No referral that counts in this period yet.\n`,
    );
    expect(await refnet.ok(['who', 'inspector'])).toContain(`nothing exchanged in 12 months; ${words}`);
  });

  test('and whoever was named last is not named first for it', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Wendell C', '--profession', 'inspector'],
      ['add-partner', 'Iris B', '--profession', 'inspector'],
      ['log', 'Ann R.', '--to', 'wendell', '--on', '2026-08-01'],
      ['log', 'Kwame', '--to', 'iris', '--on', '2026-09-14'],
      ['update', 'iris', 'not-chosen'],
    );
    const who = await refnet.ok(['who', 'inspector']);
    expect(who.indexOf('Wendell C')).toBeLessThan(who.indexOf('Iris B'));
  });
});

test.each([
  [[], ''],
  [[['given', 'not-chosen', 1]], '1 given, not chosen: counts nowhere'],
  [[['given', 'not-chosen', 2]], '2 given, not chosen: count nowhere'],
  [
    [
      ['given', 'not-chosen', 1],
      ['received', 'no-consent', 1],
      ['given', 'not-chosen', 2],
    ],
    '3 given, not chosen; 1 received, without consent: count nowhere',
  ],
] as const)('in words: %j', (some, words) => {
  expect(uncountedWords(some.map(([direction, why, n]) => ({ direction, why, n })))).toBe(words);
});
