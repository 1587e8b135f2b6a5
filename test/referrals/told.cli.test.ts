import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork, temporaryFolder, type Refnet } from '../helpers/refnet.ts';

/** #1 came from Maren and was won on 12 Nov, #2 is open, #3 was given to her. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Max P.', '--from', 'maren', '--on', '2026-11-01'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-01'],
    ['log', 'Dana R.', '--to', 'maren', '--on', '2026-11-01', '--status', 'lost'],
    ['update', '1', 'won', '--on', '2026-11-12'],
    ...more,
  );
}

describe('told', () => {
  test('notes that the giver knows the outcome', async () => {
    const refnet = await network();
    expect(await refnet.ok(['told', '1'])).toBe(
      '#1  Max P. received from Maren Holt: told that it is won, Fri 20 Nov 2026\n',
    );
  });

  test('finds the referral by its client, among those with an outcome to tell', async () => {
    const refnet = await network();
    expect(await refnet.ok(['told', 'max', '--on', '2026-11-13'])).toContain('won, Fri 13 Nov 2026');
    expect(await refnet.fails(1, ['told', 'jane'])).toContain(
      'no closed, untold referral "jane", only others',
    );
  });

  test('finds it by its partner, where one outcome waits', async () => {
    const refnet = await network();
    expect(await refnet.ok(['told', 'maren'])).toContain('#1  Max P. received from Maren Holt: told');
  });

  test('again changes nothing; another day corrects it', async () => {
    const refnet = await network(['told', '1', '--on', '2026-11-13']);
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.ok(['told', '1'])).toContain(': already told that it is won, Fri 13 Nov 2026');
    expect(await refnet.ok(['history', '--json'])).toBe(before);
    expect(await refnet.ok(['told', '1', '--on', '2026-11-14'])).toContain(
      ': told that it is won, Sat 14 Nov 2026',
    );
  });

  test('prints the record with --json', async () => {
    const refnet = await network();
    expect(JSON.parse(await refnet.ok(['told', '1', '--json']))).toMatchObject({
      number: 1,
      toldOn: '2026-11-20',
    });
  });

  test.each([
    [1, ['told', '2'], '#2 has no outcome to tell yet: it is new\n  refnet update 2 won'],
    [1, ['told', '3'], '#3 was given by you to Maren Holt, so there is nobody to tell'],
    [1, ['told', '9'], 'there is no #9'],
    [2, ['told'], 'the referral is missing\n  for example: refnet told NUMBER'],
    [2, ['told', '1', '--on', '2026-11-11'], 'Wed 11 Nov 2026 is before the outcome, Thu 12 Nov 2026'],
    [2, ['told', '1', '--on', 'tomorrow'], 'Sat 21 Nov 2026 is still to come'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await network();
    expect(await refnet.fails(code, argv)).toContain(message);
  });

  test('tells a partner every outcome at once', async () => {
    const refnet = await network(
      ['update', '2', 'lost', '--on', '2026-11-14'],
      ['log', 'Void V.', '--from', 'maren', '--on', '2026-11-01', '--status', 'void'],
    );
    expect(await refnet.ok(['told', 'maren', '--all'])).toBe(
      '#2  Jane D. received from Maren Holt: told that it is lost, Fri 20 Nov 2026\n' +
        '#1  Max P. received from Maren Holt: told that it is won, Fri 20 Nov 2026\n',
    );
    expect(await refnet.fails(1, ['told', 'maren', '--all'])).toContain(
      'no outcome of a client from Maren Holt waits to be told',
    );
    await refnet.ok(['undo']);
    expect(JSON.parse(await refnet.ok(['told', 'maren', '--all', '--json']))).toHaveLength(2);
  });

  /** Two outcomes that refnet due names, #1 and #4; #5 is older than the days looked back, two more an import brought. */
  async function withOlder(): Promise<Refnet> {
    const refnet = await network(
      ['update', '2', 'void'],
      ['log', 'New N.', '--from', 'maren', '--on', '2026-11-02', '--status', 'lost'],
      ['log', 'Old O.', '--from', 'maren', '--on', '2026-01-02', '--status', 'lost'],
    );
    const file = join(temporaryFolder(), 'brought.csv');
    writeFileSync(
      file,
      'Date,Partner,Client,Direction,Status\n2026-10-01,Maren Holt,Ida I.,in,won\n2026-10-02,Maren Holt,Ira I.,in,lost\n',
    );
    await refnet.ok(['import', file, '--yes']);
    return refnet;
  }

  test('tells with --all what refnet due counts, and says how to tell the rest', async () => {
    const refnet = await withOlder();
    expect(await refnet.ok(['due', '--kind', 'tell'])).toContain('2 outcomes since 2 Nov');
    const told = await refnet.run(['told', 'maren', '--all']);
    expect(told.stdout.match(/^#\d+/gm)).toEqual(['#4', '#1']);
    expect(told.stderr).toContain('1 older: refnet told p1 --older');
    expect(told.stderr).toContain('2 not in that list, imported or snoozed, one by one: refnet told ');
  });

  test('--all tells nothing that refnet due does not name, --older what refnet due --older does', async () => {
    const refnet = await withOlder();
    await refnet.run(['told', 'maren', '--all']);
    expect(await refnet.fails(1, ['told', 'maren', '--all'])).toContain('1 older: refnet told p1 --older');
    expect((await refnet.run(['told', 'maren', '--older'])).stdout.match(/^#\d+/gm)).toEqual(['#5']);
    expect(await refnet.fails(1, ['told', 'maren', '--older'])).toContain(
      'no outcome of a client from Maren Holt is older',
    );
  });
});
