import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Dana R. was given three names on 10 November, as 1 to 3; Bob Q. one of them, as 4. */
const network = () =>
  newNetwork(
    ['add-partner', 'Ann Lee'],
    ['add-partner', 'Ben Roy'],
    ['add-partner', 'Cleo Dahl'],
    ['log', 'Dana R.', '--to', 'ann', '--to', 'ben', '--to', 'cleo', '--on', '2026-11-10'],
    ['log', 'Bob Q.', '--to', 'ben', '--on', '2026-11-10'],
  );

async function statuses(refnet: Refnet): Promise<string[]> {
  const all = JSON.parse(await refnet.ok(['referrals', '--sort', 'oldest', '--json']));
  return all.map(({ status, closedOn }: Record<string, string | null>) =>
    closedOn === null ? status : `${status} ${closedOn}`,
  );
}

describe('a client who was given several names and chose one', () => {
  test('closes those still open in the same change, says which, and undo takes all of it back', async () => {
    const refnet = await network();
    expect(await refnet.ok(['update', '2', 'won', '--on', '2026-11-12', '--value', 'CAD 900'])).toBe(
      '#2  Dana R. given to Ben Roy: new -> won, Thu 12 Nov 2026; invoiced CAD 900; #1 and #3 not chosen\n',
    );
    expect(await statuses(refnet)).toEqual([
      'not-chosen 2026-11-12',
      'won 2026-11-12',
      'not-chosen 2026-11-12',
      'new',
    ]);
    expect(await refnet.ok(['history', '--limit', '1'])).toContain(
      'updated referral 2 to won, 1, 3 to not chosen',
    );
    await refnet.ok(['undo']);
    expect(await statuses(refnet)).toEqual(['new', 'new', 'new', 'new']);
  });

  test('leaves an outcome that one of them has, and closes none before its last step', async () => {
    const refnet = await network();
    await refnet.ok(['update', '1', 'lost', '--on', '2026-11-11']);
    await refnet.ok(['update', '3', 'meeting', '--on', '2026-11-18']);
    expect(await refnet.ok(['update', '2', 'won', '--on', '2026-11-12'])).toContain('; #3 not chosen\n');
    expect(await statuses(refnet)).toEqual([
      'lost 2026-11-11',
      'won 2026-11-12',
      'not-chosen 2026-11-18',
      'new',
    ]);
  });

  test('does not choose where a later step stands instead of the win', async () => {
    const refnet = await network();
    await refnet.ok(['update', '2', 'lost', '--on', '2026-11-18']);
    const { stdout } = await refnet.run(['update', '2', 'won', '--on', '2026-11-12']);
    expect(stdout).toContain('it stays lost');
    expect(await statuses(refnet)).toEqual(['new', 'lost 2026-11-18', 'new', 'new']);
  });

  test('never says that one was won that came to nothing in the end', async () => {
    const refnet = await network();
    const why = async () => {
      const card = JSON.parse(await refnet.ok(['show', '3', '--json']));
      return card.history.at(-1).reason;
    };
    await refnet.ok(['update', '2', 'won', '--on', '2026-11-12']);
    expect(await why()).toBe('#2 was won');
    await refnet.ok(['update', '2', 'lost', '--on', '2026-11-13']);
    expect(await why()).toBe('#2 was chosen on 12 Nov 2026');
    await refnet.ok(['update', '1', 'won', '--on', '2026-11-14']);
    expect(await why()).toBe('#1 was won');
    await refnet.ok(['undo']);
    expect(await why()).toBe('#2 was chosen on 12 Nov 2026');
    expect(await refnet.ok(['referrals'])).not.toContain('was won');
  });

  test('keeps a reason that somebody wrote', async () => {
    const refnet = await network();
    await refnet.ok(['update', '3', 'not-chosen', '--note', 'too far away']);
    await refnet.ok(['update', '2', 'won']);
    await refnet.ok(['update', '2', 'contacted']);
    expect(await refnet.ok(['referrals'])).toContain('too far away');
  });

  test('is told of the others where the win turns out to be none', async () => {
    const refnet = await network();
    await refnet.ok(['update', '2', 'won']);
    expect(await refnet.ok(['update', '2', 'lost'])).toBe(
      [
        '#2  Dana R. given to Ben Roy: won -> lost, Fri 20 Nov 2026',
        '    #1 stays not chosen: refnet update 1 new      opens it again',
        '    #3 stays not chosen: refnet update 3 new      opens it again',
        '',
      ].join('\n'),
    );
  });

  test('is told of the others where the one that was won is removed', async () => {
    const refnet = await network();
    await refnet.ok(['update', '2', 'won']);
    expect(await refnet.ok(['remove', '2', '--yes'])).toBe(
      [
        'Removed #2  Dana R. given to Ben Roy, Tue 10 Nov 2026',
        '    #1 stays not chosen: refnet update 1 new      opens it again',
        '    #3 stays not chosen: refnet update 3 new      opens it again',
        '    refnet undo      brings it back',
        '',
      ].join('\n'),
    );
  });

  test('gives their numbers as JSON, none where nothing was closed by it', async () => {
    const refnet = await network();
    expect(JSON.parse(await refnet.ok(['update', '4', 'won', '--json'])).notChosen).toEqual([]);
    expect(JSON.parse(await refnet.ok(['update', '2', 'won', '--json'])).notChosen).toEqual([1, 3]);
  });

  test('is won a second time only with a word about the first', async () => {
    const refnet = await network();
    await refnet.ok(['update', '2', 'won']);
    const { code, stdout, stderr } = await refnet.run(['update', '3', 'won']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        '#3  Dana R. given to Cleo Dahl: not chosen -> won, Fri 20 Nov 2026\n    next: refnet update 3 --value AMOUNT\n',
    });
    expect(stderr).toBe(
      '#2, another name given to the same client, is won already; refnet update 2 not-chosen      where #3 was chosen instead\n',
    );
  });

  test('is logged with several names as no client of all of them', async () => {
    const refnet = await network();
    expect(await refnet.fails(2, ['log', 'Eve', '--to', 'ann', '--to', 'ben', '--status', 'won'])).toBe(
      [
        'refnet: a client who is given several names chooses one of them, so they are not won all at once',
        '  log it without the status, then for the one who was chosen: refnet update NUMBER won',
        '',
      ].join('\n'),
    );
  });

  test('counts as exchanged with the one chosen alone, and the others in no conversion', async () => {
    const refnet = await network();
    await refnet.ok(['update', '2', 'won']);
    const volume = JSON.parse(await refnet.ok(['report', '--json'])).volume;
    const [ann, ben] = JSON.parse(await refnet.ok(['partners', '--json']));
    expect([ann.given, ben.given]).toEqual([0, 2]);
    expect(volume.map(({ partner, given }: { partner: string; given: number }) => [partner, given])).toEqual([
      ['Ben Roy', 2],
    ]);
  });

  test('is known from a file as well, whichever row says it', async () => {
    const refnet = await network();
    const file = join(refnet.home, 'tracker.csv');
    const rows = ['2026-11-10,Ben Roy,Dana R.,given,Won', '2026-11-10,Cleo Dahl,Dana R.,given,Contacted'];
    writeFileSync(file, ['Date,Partner,Client,Given or received,Status', ...rows, ''].join('\n'));
    const { stdout } = await refnet.run(['import', file, '--update', '--yes']);
    expect(stdout).toContain('#1 and #3 not chosen, as another name of the same client is won.\n');
    expect((await statuses(refnet)).map((each) => each.split(' ')[0])).toEqual([
      'not-chosen',
      'won',
      'not-chosen',
      'new',
    ]);
    await refnet.ok(['undo']);
    expect(await statuses(refnet)).toEqual(['new', 'new', 'new', 'new']);
  });
});
