import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';

const network = () =>
  newNetwork(
    ['add-partner', 'Ann Lee', '--profession', 'accountant'],
    ['add-partner', 'Ben Roy'],
    ['add-partner', 'Cleo Dahl'],
    ['add-partner', 'Dan Fox'],
    ['edit', 'ann', '--archive'],
    ['edit', 'ben', '--not-taking-until', '2026-12-01'],
    ['edit', 'cleo', '--do-not-refer'],
    ['edit', 'dan', '--not-taking-until', '2026-11-20'],
  );

const NOTES = {
  ann: 'Note: Ann Lee is archived: refnet edit ann --unarchive\n',
  ben: 'Note: Ben Roy takes no clients until 1 Dec 2026\n',
  cleo: 'Note: Cleo Dahl is marked do not refer: refnet edit cleo --refer\n',
};

describe('a referral with somebody who is archived, full or not to be referred to', () => {
  test.each([
    ['ann', '--to', NOTES.ann],
    ['ben', '--to', NOTES.ben],
    ['cleo', '--to', NOTES.cleo],
    ['dan', '--to', ''],
    ['ann', '--from', NOTES.ann],
    ['ben', '--from', ''],
    ['cleo', '--from', ''],
  ])('is logged in a script, and remarked on: %s %s', async (partner, way, note) => {
    const refnet = await network();
    expect(await refnet.run(['log', 'Jane D.', way, partner])).toMatchObject({ code: 0, stderr: note });
  });

  test('is offered by name in a terminal where nobody else has it, instead of a new partner of that name', async () => {
    const refnet = await network();
    const { stdout, code } = await asked(
      refnet,
      ['log', 'Jane D.'],
      [
        ['From whom, or to whom', 'to Ann Lee'],
        ['Ann Lee is archived.', 'y'],
        ['', ''],
      ],
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('Jane D. given to Ann Lee'),
    });
    expect(JSON.parse(await refnet.ok(['partners', '--all', '--json']))).toHaveLength(4);
  });

  test('of several names is remarked on for each', async () => {
    const refnet = await network();
    const { stderr } = await refnet.run(['log', 'Jane D.', '--to', 'ann', '--to', 'ben', '--to', 'dan']);
    expect(stderr).toBe(NOTES.ann + NOTES.ben);
  });

  test('is asked about in a terminal before it is written', async () => {
    const refnet = await network();
    const question = 'Cleo Dahl is marked do not refer.';
    const no = await asked(refnet, ['log', 'Jane D.', '--to', 'cleo'], [[question, 'n']]);
    expect(no.code).not.toBe(0);
    expect(await refnet.ok(['referrals', '--json'])).toBe('[]\n');
    const yes = await asked(refnet, ['log', 'Jane D.', '--to', 'cleo'], [[question, 'y']]);
    expect(yes).toMatchObject({ code: 0 });
    expect(yes.stderr).not.toContain('Note:');
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toHaveLength(1);
  });

  test('would be asked about in a dry run of a terminal, and is logged with --yes', async () => {
    const refnet = await network();
    const { stdout } = await asked(refnet, ['log', 'Jane D.', '--to', 'ben', '--dry-run'], []);
    expect(stdout).toContain(
      'Would ask first: Ben Roy takes no clients until 1 Dec 2026. Log it all the same?',
    );
    const yes = await asked(refnet, ['log', 'Jane D.', '--to', 'ben', '--yes'], []);
    expect(yes).toMatchObject({ code: 0, stderr: NOTES.ben });
  });

  test('is introduced with the remark, and asked about in a terminal', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee'],
      ['log', 'Jane D.', '--to', 'ann', '--consent', 'yes'],
      ['log', 'Bob Q.', '--from', 'ann'],
      ['edit', 'ann', '--do-not-refer'],
    );
    const note = 'Note: Ann Lee is marked do not refer: refnet edit ann --refer\n';
    expect((await refnet.run(['intro', '1'])).stderr).toContain(note);
    expect((await refnet.run(['intro', '2'])).stderr).not.toContain('Note:');
    const no = await asked(refnet, ['intro', '1'], [['Introduce them all the same?', 'n']]);
    expect(no.code).not.toBe(0);
    expect(no.stdout).toBe('');
  });

  test('is not named by who, which says why', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['who', 'accountant', '--log', 'Jane D.', '--to', 'ann'])).toContain(
      'nobody on record to name for accountant',
    );
    await refnet.ok(['add-partner', 'Eve Kay', '--profession', 'accountant']);
    expect(await refnet.fails(1, ['who', 'accountant', '--log', 'Jane D.', '--to', 'ann'])).toContain(
      'Ann Lee is not among those to name for accountant: Ann Lee is archived',
    );
  });
});

test('of a partner put away who is not to be referred to either, the second is said', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Sue Pratt'],
    ['edit', 'sue', '--do-not-refer'],
    ['edit', 'sue', '--archive'],
  );
  expect((await refnet.run(['log', 'Zed', '--to', 'sue'])).stderr).toContain(
    'Sue Pratt is marked do not refer',
  );
  expect((await refnet.run(['log', 'Yan', '--from', 'sue'])).stderr).toContain('Sue Pratt is archived');
});
