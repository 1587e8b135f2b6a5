import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstOfCircles, type IntroducedBy } from '../../src/partners/introducers.ts';
import { copyOf, newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';

/** Three who were recorded one after the other, each introduced by the one before. */
async function three(): Promise<Refnet> {
  const refnet = await newNetwork(['add-partner', 'Ann Ash']);
  await refnet.ok(['add-partner', 'Ben Bay', '--introduced-by', 'ann'], { now: '2026-11-20T12:01:00Z' });
  await refnet.ok(['add-partner', 'Cleo Case', '--introduced-by', 'ben'], { now: '2026-11-20T12:02:00Z' });
  return refnet;
}

test('whom somebody introduced, themselves or by others, cannot have introduced them', async () => {
  const refnet = await three();
  for (const [who, by] of [
    ['ann', 'ben'],
    ['ann', 'cleo'],
  ] as const) {
    const said = await refnet.fails(1, ['edit', who, '--introduced-by', by]);
    expect(said).toMatch(/^refnet: Ann Ash introduced p[23], so it was not the other way round\n/);
  }
  await refnet.ok(['edit', 'cleo', '--introduced-by', 'ann']);
  await refnet.ok(['edit', 'p2', '--introduced-by', '']);
  await refnet.ok(['edit', 'ann', '--introduced-by', 'ben']);
});

test('two who are one, and one between them, introduce nobody in a circle', async () => {
  const refnet = await three();
  await refnet.ok(['merge', 'ann', 'cleo', '--yes']);
  const { findings } = JSON.parse((await refnet.run(['doctor', '--json'])).stdout) as {
    findings: { level: string }[];
  };
  expect(findings.filter(({ level }) => level === 'fault')).toEqual([]);
  expect(await refnet.ok(['show', 'ben'])).toContain('introduced by  Ann Ash');
});

test('what two copies of a network say of who introduced whom is no circle once it is put together', async () => {
  const { home } = await newNetwork(['add-partner', 'Ann Ash']);
  await runMain(home, ['add-partner', 'Ben Bay'], { now: '2026-11-20T12:01:00Z' });
  const other = copyOf(home);
  const now = '2026-11-20T13:00:00Z';
  await runMain(home, ['edit', 'ann', '--introduced-by', 'ben'], { now });
  await runMain(other, ['edit', 'ben', '--introduced-by', 'ann'], { now });
  const all = await runMain(other, ['export', 'all', '--format', 'json'], { now });
  writeFileSync(join(home, 'other.json'), all.stdout);
  expect(await runMain(home, ['import', join(home, 'other.json'), '--yes'], { now })).toMatchObject({
    code: 0,
  });
  const shown = await runMain(home, ['export', 'partners', '--format', 'json'], { now });
  const introducers = (JSON.parse(shown.stdout) as { introducedBy: string | null }[]).map(
    (each) => each.introducedBy,
  );
  expect(introducers).toEqual([null, 'p1']);
});

test('of each circle the first is named, and without its introducer there is none', () => {
  const id = fc.integer({ min: 1, max: 6 });
  const pairs = fc.uniqueArray(fc.record({ id, by: id }), { selector: (each) => each.id });
  fc.assert(
    fc.property(pairs, (all) => {
      const first = firstOfCircles(all);
      const left = all.filter((each) => !first.includes(each.id));
      expect(left.filter((each) => comesBack(left, each.id))).toEqual([]);
      // None goes in vain: each is in a circle of its own.
      for (const each of first) {
        expect(comesBack([...left, ...all.filter((one) => one.id === each)], each)).toBe(true);
      }
    }),
  );
});

/** Whether who introduced somebody, and who introduced these, comes back to them. */
function comesBack(all: readonly IntroducedBy[], id: number): boolean {
  let at = all.find((each) => each.id === id)?.by;
  for (let step = 0; step <= all.length && at !== undefined; step += 1) {
    if (at === id) return true;
    at = all.find((each) => each.id === at)?.by;
  }
  return false;
}
