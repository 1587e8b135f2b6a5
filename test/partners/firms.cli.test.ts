import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Maren and Tom are of one firm, Victor has his own, and one partner is a firm; #1 to #4 are received from each. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Maren Holt', '--profession', 'mortgage broker', '--business', 'Harbour Lending'],
    ['add-partner', 'Tom Reyes', '--profession', 'mortgage broker', '--business', 'Harbour Lending'],
    ['add-partner', 'Victor Osei', '--profession', 'accountant', '--business', 'Osei & Co'],
    ['add-partner', 'Smith & Sons, Inc.'],
    ['log', 'Ann', '--from', 'maren'],
    ['log', 'Bea', '--from', 'tom'],
    ['log', 'Cem', '--from', 'victor'],
    ['log', 'Dot', '--from', 'smith'],
    ...more,
  );
}

describe('a firm of one partner stands for that partner', () => {
  test.each([
    [['log', 'Eva', '--from', 'Osei & Co'], 'received from Victor Osei'],
    [['log', 'Eva', '--to', 'osei and co'], 'given to Victor Osei'],
    [['log', 'Eva', '--from', 'smith and sons inc'], 'received from Smith & Sons, Inc.'],
    [['thank', 'Osei & Co'], 'Thanked Victor Osei for 1 referral'],
    [['thank', 'smith', 'and', 'sons'], 'Thanked Smith & Sons, Inc. for 1 referral'],
    [['check-in', 'osei and co', '--kind', 'call'], 'Call with Victor Osei'],
    [['show', 'osei', '&', 'co'], 'Victor Osei, accountant'],
    [['edit', 'Osei & Co', '--tag', 'gold'], 'p3  Victor Osei'],
    [['advise', 'osei & co'], 'Victor Osei'],
    [['report', 'osei & co'], 'Victor Osei, accountant'],
    [['referrals', '--partner', 'osei & co'], 'Cem'],
    [['update', 'osei & co', 'contacted'], '#3  Cem received from Victor Osei'],
    [['intro', 'osei & co'], 'Thank you for introducing Cem'],
    [['note', 'osei & co', 'grows'], 'Victor Osei'],
    [['snooze', 'osei & co', '--until', '2026-12-01'], 'Victor Osei'],
    [['agree', 'osei & co', '--written'], 'Victor Osei'],
  ])('%j', async (argv, said) => {
    const refnet = await network();
    const { code, stdout } = await refnet.run(argv);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(said) });
  });

  test('and so does what a partner was called once, for a referral', async () => {
    const refnet = await network(['edit', 'victor', '--name', 'Victor Mensah', '--business', '']);
    expect(await refnet.ok(['update', 'victor osei', 'contacted'])).toContain(
      '#3  Cem received from Victor Mensah',
    );
  });
});

describe('a firm of several', () => {
  test.each([
    [
      ['log', 'Eva', '--from', 'Harbour Lending'],
      'refnet log Eva --from p1      Maren Holt (mortgage broker)',
    ],
    [['thank', 'harbour'], 'refnet thank p2      Tom Reyes (mortgage broker)'],
    [['show', 'harbour', 'lending'], 'refnet show p1      Maren Holt (mortgage broker)'],
    [
      ['update', 'harbour lending', 'contacted'],
      'refnet update 1 contacted      Ann received from Maren Holt',
    ],
  ])('is to be told apart: %j', async (argv, hint) => {
    const refnet = await network();
    expect(await refnet.fails(1, argv)).toContain(hint);
  });

  test('is a choice in a terminal', async () => {
    const refnet = await network();
    const { code, stdout } = await asked(refnet, ['thank', 'harbour'], [['Which "harbour"?', '2']]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Thanked Tom Reyes for 1 referral, Fri 20 Nov 2026: #2\n',
    });
  });
});

describe('who', () => {
  const names = async (refnet: Refnet, ...words: string[]) =>
    JSON.parse(await refnet.ok(['who', ...words, '--json'])).partners.map(
      ({ partner, match }: { partner: string; match: string }) => `${partner}, ${match}`,
    );

  test.each([
    [
      ['harbour', 'lending'],
      ['Maren Holt, firm', 'Tom Reyes, firm'],
    ],
    [['harbour'], ['Maren Holt, firm', 'Tom Reyes, firm']],
    [['osei', 'and', 'co'], ['Victor Osei, firm']],
    [['smith'], ['Smith & Sons, Inc., name']],
    [['maren'], ['Maren Holt, name']],
    [['mortgage'], ['Maren Holt, profession', 'Tom Reyes, profession']],
  ])('%j', async (words, found) => {
    expect(await names(await network(), ...words)).toEqual(found);
  });

  test('by a firm remembers no need, and logs none', async () => {
    const refnet = await network();
    const before = await refnet.ok(['history', '--json']);
    await refnet.ok(['who', 'harbour', 'lending']);
    expect(await refnet.ok(['history', '--json'])).toBe(before);
    expect(await refnet.ok(['who', 'osei and co', '--log', 'Eva'])).toContain(
      '#5  Eva given to Victor Osei, Fri',
    );
  });
});

describe('in a firm named after its partners', () => {
  const firm = () =>
    newNetwork(
      ['add-partner', 'Stefan Vogt', '--business', 'Vogt & Lehmann'],
      ['add-partner', 'Karin Lehmann', '--business', 'Vogt & Lehmann'],
    );

  test.each([
    [['log', 'A', '--from', 'vogt'], '#1  A received from Stefan Vogt'],
    [['log', 'A', '--to', 'lehmann'], '#1  A given to Karin Lehmann'],
    [['check-in', 'vogt', '--kind', 'call'], 'Call with Stefan Vogt'],
    [['show', 'lehm'], 'Karin Lehmann'],
  ])('a surname is its own: %j', async (argv, said) => {
    expect(await (await firm()).ok(argv)).toContain(said);
  });

  test('an import says whom the name of the firm may mean, takes numbers, and points to a surname', async () => {
    const refnet = await firm();
    const path = join(refnet.home, 'tracker.csv');
    writeFileSync(
      path,
      'Date,Partner,Client\n2026-01-05,Vogt & Lehmann,A\n2026-01-05,p2,B\n2026-01-05,Vogt,C\n2026-01-05,Herr Vogt,D\n',
    );
    const { code, stdout, stderr } = await refnet.run(['import', path, '--skip-bad']);
    expect(code).toBe(3);
    expect(stderr).toContain(
      'line 2, "Partner": may be Stefan Vogt (p1) or Karin Lehmann (p2); write p1 or p2 in the cell, or say --same "NAME=p1"\n',
    );
    expect(`${stdout}${stderr}`).toContain('"Vogt" is not on record, but looks like Stefan Vogt (p1)');
    expect(`${stdout}${stderr}`).toContain('"Herr Vogt" is not on record, but looks like Stefan Vogt (p1)');
    expect(await refnet.ok(['referrals', '--partner', 'lehmann'])).toContain('B');
  });
});
