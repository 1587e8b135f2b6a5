import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #1 is a promise, #2 a note, #3 a project, #4 a check-in that is long past. */
const network = () =>
  newNetwork(
    ['add-partner', 'Maren Holt', '--stage', 'power-partner'],
    ['promise', 'maren', 'send the brochure'],
    ['note', 'maren', 'late twice', '--kind', 'dispute'],
    ['project', 'maren', 'an evening', '--kind', 'event', '--from', '2026-11-01'],
    ['check-in', 'maren', '--on', '2026-05-04'],
  );

/** Runs both commands at once, each with a connection of its own; both must succeed. */
async function atOnce(
  refnet: Refnet,
  first: readonly string[],
  second: readonly string[],
): Promise<string[]> {
  const results = await Promise.all([refnet.run(first), refnet.run(second)]);
  for (const { code, stderr } of results) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return results.map(({ stdout }) => stdout);
}

async function changes(refnet: Refnet): Promise<string[]> {
  const listed: { summary: string }[] = JSON.parse(await refnet.ok(['history', '--json']));
  return listed.map(({ summary }) => summary);
}

describe('two commands at once lose and double nothing', () => {
  test.each([
    ['1', ['--by', '2026-12-01'], ['--what', 'send two'], { by: '2026-12-01', what: 'send two' }],
    ['1', ['--side', 'theirs'], ['--goal', '6 referrals'], { side: 'theirs', goal: 6 }],
    ['2', ['--kind', 'growth'], ['--note', 'late again'], { kind: 'growth', note: 'late again' }],
    ['3', ['--cost', 'CAD 200'], ['--minutes', '90'], { cost: '200.00', currency: 'CAD', minutes: 90 }],
  ])('two facts of #%s: %j and %j', async (number, first, second, record) => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    await atOnce(refnet, ['edit', number, ...first], ['edit', number, ...second]);
    expect(JSON.parse(await refnet.ok(['show', number, '--json']))).toMatchObject(record);
    await refnet.ok(['undo']);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('a promise is edited while it is done', async () => {
    const refnet = await network();
    await atOnce(refnet, ['edit', '1', '--what', 'send two'], ['done', '1']);
    expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({
      what: 'send two',
      doneOn: '2026-11-20',
    });
  });

  test('a promise is done once, and the second is told so', async () => {
    const refnet = await network();
    const said = await atOnce(refnet, ['done', '1'], ['done', 'brochure']);
    expect(said.toSorted()).toEqual([
      '#1  I promised Maren Holt: send the brochure: already done, Fri 20 Nov 2026\n',
      '#1  I promised Maren Holt: send the brochure; done, Fri 20 Nov 2026\n',
    ]);
    expect((await changes(refnet)).filter((what) => what === 'closed promise 1')).toHaveLength(1);
  });

  test('a check-in is snoozed while one is recorded', async () => {
    const refnet = await network();
    await atOnce(refnet, ['snooze', 'maren', '--until', '2026-12-04'], ['check-in', 'maren']);
    expect(JSON.parse(await refnet.ok(['snooze', '--json']))).toMatchObject([{ until: '2026-12-04' }]);
    expect(JSON.parse(await refnet.ok(['check-ins', '--json']))).toHaveLength(2);
  });

  test('one thing is snoozed twice in one record', async () => {
    const refnet = await network();
    await atOnce(
      refnet,
      ['snooze', '1', '--until', '2026-12-04'],
      ['snooze', 'brochure', '--until', '2026-12-05'],
    );
    expect(JSON.parse(await refnet.ok(['snooze', '--json']))).toHaveLength(1);
  });

  test.each([
    ['done', '1'],
    ['snooze', '1', '--until', 'monday'],
    ['edit', '1', '--by', '2026-12-01'],
  ])('%s %s beside a removal says what became of it', async (...argv) => {
    const refnet = await network();
    const [other, removed] = await Promise.all([refnet.run(argv), refnet.run(['remove', '1', '--yes'])]);
    expect(removed?.code).toBe(0);
    expect(`${other?.code} ${other?.stdout}${other?.stderr}`).toMatch(
      /^0 [^]*send the brochure|^1 refnet: (?:there is no #1|it is not there any more: another command removed it)/,
    );
  });
});
