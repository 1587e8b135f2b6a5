import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork, TODAY, type Refnet } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

interface Item {
  readonly kind: string;
  readonly state: string;
}

/** What is overdue or can be done today, by kind, as the list and the report have it. */
async function byKind(
  refnet: Refnet,
  today: string,
): Promise<[Record<string, number>, Record<string, number>]> {
  const items: Item[] = JSON.parse(await refnet.ok(['due', '--json'], { today }));
  const now = items.filter(({ state }) => state === 'overdue' || state === 'today');
  const counts: Record<string, number> = {};
  for (const { kind } of now) counts[kind] = (counts[kind] ?? 0) + 1;
  const { due } = JSON.parse(await refnet.ok(['report', '--json'], { today }));
  return [counts, due];
}

test.each([
  ['the sample network', sampleNetwork],
  ['the network of Nadia Brandt', nadiasNetwork],
])('the report counts what is due as refnet due lists it, on any day: %s', async (_name, network) => {
  const refnet = await network();
  for (const day of [TODAY, '2026-11-23', '2026-12-24', '2027-02-28', '2028-02-29']) {
    const [listed, reported] = await byKind(refnet, day);
    expect(reported).toEqual(listed);
    const items: Item[] = JSON.parse(await refnet.ok(['due', '--json'], { today: day }));
    const brief = await refnet.ok(['due', '--brief'], { today: day });
    const n = (state: string) => items.filter((each) => each.state === state).length;
    const words = [
      [n('overdue'), 'overdue'],
      [n('today'), 'today'],
      [n('this-week'), 'this week'],
    ] as const;
    const parts = words.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
    expect(brief).toBe(parts.length === 0 ? '' : `refnet: ${parts.join(', ')} (refnet due)\n`);
  }
});

test('the card of a partner, the report and refnet due name the same day for the next check-in', async () => {
  const refnet = await sampleNetwork();
  const everybody: { id: string }[] = JSON.parse(await refnet.ok(['partners', '--json']));
  const within = ['due', '--kind', 'check-in', '--within', '2028-12-31', '--json'];
  const due: { partnerId: string; dueOn: string }[] = JSON.parse(await refnet.ok(within));
  expect(everybody.length).toBeGreaterThan(5);
  expect(due.length).toBeGreaterThan(3);
  for (const { id } of everybody) {
    const listed = due.find(({ partnerId }) => partnerId === id)?.dueOn ?? null;
    const card = JSON.parse(await refnet.ok(['show', id, '--json'])).nextCheckIn;
    const report = JSON.parse(await refnet.ok(['report', id, '--json'])).nextCheckIn;
    expect({ id, card, report }).toEqual({ id, card: listed, report: listed });
  }
});

test('every command counts the same partners, and none who is put away', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann Lee'],
    ['add-partner', 'Ben Roy'],
    ['add-partner', 'Cleo Dahl'],
    ['log', 'Jane D.', '--to', 'ben'],
    ['edit', 'ben', '--archive', '--on', '2026-11-10'],
  );
  const report = JSON.parse(await refnet.ok(['report', '--json']));
  expect(report.partners).toBe(2);
  expect(JSON.parse(await refnet.ok(['partners', '--json']))).toHaveLength(2);
  expect(JSON.parse(await refnet.ok(['advise', '--json']))).toHaveLength(2);
  expect(JSON.parse(await refnet.ok(['due', '--candidates', '--json']))).toHaveLength(2);
  expect((await asked(refnet, [], [])).stdout).toContain('Referral network: 2 partners, 1 referral\n');
  // What was exchanged with them stays in the figures.
  expect(report.totals).toMatchObject({ given: 1 });
});

test('the title and doctor count referrals alike, those from sources beside them', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren'],
    ['log', 'Kim R.', '--from', 'maren'],
    ['log', 'Lou S.', '--source', 'Google', '--yes'],
  );
  expect((await asked(refnet, [], [])).stdout).toContain(
    'Referral network: 1 partner, 2 referrals, and 1 from sources\n',
  );
  expect(await refnet.ok(['doctor'])).toContain('1 partner, 2 referrals, 1 from sources and 0 check-ins\n');
});
