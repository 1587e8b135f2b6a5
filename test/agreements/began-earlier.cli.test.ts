import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #1 is agreed with Ann today, 20 Nov 2026. */
const network = (...more: readonly (readonly string[])[]) =>
  newNetwork(['add-partner', 'Ann'], ['agree', 'ann', '--verbal', '--they-pay', '8%'], ...more);

describe('an agreement said again with an earlier first day', () => {
  const again = ['agree', 'ann', '--verbal', '--they-pay', '8%', '--from', '1.11.'];

  test('is asked about: a script is told how its day is corrected, and how another is said', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, again)).toBe(`refnet: agreement #1 with Ann is in force from 20 Nov 2026
  refnet edit 1 --from 2026-11-01      if it began then
  refnet agree ann --verbal --they-pay 8% --from 1.11. --until 2026-11-19      for another one before it
  refnet agree ann --verbal --they-pay 8% --from 1.11. --yes      lets it begin then, with what is said
`);
    expect(JSON.parse(await refnet.ok(['agree', '--json']))).toHaveLength(1);
  });

  test('has its first day and its terms corrected by yes', async () => {
    const refnet = await network();
    const { code, stdout } = await asked(refnet, again, [['Did it begin on 1 Nov 2026 already?', 'y']]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `#1  Verbal agreement with Ann, from 1 Nov 2026, open; in force
    They pay  8% of collected
    Review    20 Feb 2027
`,
    });
    expect(JSON.parse(await refnet.ok(['agree', '--json']))).toMatchObject([
      { number: 1, from: '2026-11-01' },
    ]);
  });

  test('takes other terms from that day on', async () => {
    const refnet = await network();
    const said = ['agree', 'ann', '--they-pay', '9%', '--verbal', '--from', '1.11.', '--yes'];
    expect(await refnet.ok(said)).toContain('They pay  9% of collected');
    await refnet.ok(['undo']);
    expect(await refnet.ok(['agree', 'ann'])).toContain('from 20 Nov 2026');
  });

  test('may end before the other begins', async () => {
    const refnet = await network([...again, '--until', '2026-11-19']);
    expect(JSON.parse(await refnet.ok(['agree', '--json']))).toHaveLength(2);
  });

  test('in another form is another one, whose last day is to be said', async () => {
    const refnet = await network();
    const said = ['agree', 'ann', '--written', '--from', '2026-11-01'];
    expect(await refnet.fails(1, said)).toBe(`refnet: agreement #1 with Ann is in force from 20 Nov 2026
  refnet edit 1 --from 2026-11-01      if it began then
  refnet agree ann --written --from 2026-11-01 --until 2026-11-19      for another one before it
`);
  });
});

describe('what is typed for one of several agreements', () => {
  /** #1 ended and not closed; #2 is in force until that day, its review overdue. */
  const several = (...until: readonly string[]) =>
    newNetwork(
      ['add-partner', 'Ann'],
      ['agree', 'ann', '--verbal', '--from', '2025-01-01', '--until', '2025-12-31'],
      ['agree', 'ann', '--written', '--from', '2026-01-01', '--review-on', '2026-11-01', ...until],
    );

  const commands = async (refnet: Refnet) =>
    JSON.parse(await refnet.ok(['due', '--json'])).map(({ command }: { command: string }) => command);

  test('names its number, and clears its own line; what another goes on after asks for nothing', async () => {
    const refnet = await several();
    expect(await commands(refnet)).toEqual(['refnet agree 2 --reviewed']);
    await refnet.ok(['agree', '1', '--close']);
    expect(await commands(refnet)).toEqual(['refnet agree ann --reviewed']);
    await refnet.ok(['agree', 'ann', '--reviewed']);
    expect(await commands(refnet)).toEqual([]);
  });

  test('is about the one that ends: it goes on, or once it is closed, the one before it is closed too', async () => {
    const refnet = await several('--until', '2026-12-15');
    expect(await commands(refnet)).toEqual(['refnet agree 2 --until 2027-12-15']);
    await refnet.ok(['agree', '2', '--close']);
    expect(await commands(refnet)).toEqual(['refnet agree 1 --close']);
    await refnet.ok(['agree', '1', '--close']);
    expect(await commands(refnet)).toEqual([]);
  });

  test('where the partner is put away too', async () => {
    const refnet = await several();
    expect((await refnet.run(['edit', 'ann', '--archive', '--yes'])).stdout).toContain(
      '1 agreement in force: refnet agree 2 --close',
    );
  });
});
