import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** One of everything that can be open with Ian. */
async function network(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Ian Webb', '--stage', 'power-partner'],
    ['check-in', 'ian', '--on', '2026-01-05'],
  );
  for (const argv of [
    ['agree', 'ian', '--written', '--from', '2026-01-01', '--i-pay', '10%', '--review-on', '2026-11-01'],
    ['log', 'Tia R.', '--to', 'ian', '--on', '2026-09-01'],
    ['log', 'Tom R.', '--to', 'ian', '--on', '2026-09-02'],
    ['log', 'Max P.', '--from', 'ian', '--on', '2026-10-01'],
    ['update', 'max', 'won', '--value', '1000', '--collected', '1000', '--on', '2026-10-20'],
    ['promise', 'ian', 'send the brochure', '--by', '2026-11-20'],
    ['promise', 'ian', 'the numbers', '--theirs', '--by', '2026-11-19'],
  ])
    expect(await refnet.run(argv)).toMatchObject({ code: 0 });
  return refnet;
}

const kinds = async (refnet: Refnet): Promise<string[]> =>
  JSON.parse(await refnet.ok(['due', '--json'])).map(({ kind }: { kind: string }) => kind);

describe('putting a partner away', () => {
  test('says what stays open, with the commands', async () => {
    const refnet = await network();
    expect(await refnet.ok(['edit', 'ian', '--archive'])).toMatchInlineSnapshot(`
      "p1  Ian Webb
          stays open, and due in its time:
            2 open clients: refnet referrals --partner ian --open
            1 thank-you: refnet thank ian
            1 outcome to tell: refnet told ian --all
            1 promise of yours: refnet promise ian
            1 promise of theirs: refnet promise ian
            1 fee: refnet fees ian
            1 agreement in force: refnet agree ian --close
          archived on Fri 20 Nov 2026
      "
    `);
  });

  test('hides what is about the relationship; every duty stays in due and the report', async () => {
    const refnet = await network();
    const duties = ['thank', 'tell', 'ask', 'ask', 'promise', 'expect', 'fee'];
    expect((await kinds(refnet)).toSorted()).toEqual([...duties, 'check-in', 'review'].toSorted());
    await refnet.ok(['edit', 'ian', '--archive']);
    expect((await kinds(refnet)).toSorted()).toEqual(duties.toSorted());
    const { due, partners, checkInsDue } = JSON.parse(await refnet.ok(['report', '--json']));
    expect(due).toEqual({ thank: 1, tell: 1, ask: 2, promise: 1, expect: 1, fee: 1 });
    expect([partners, checkInsDue]).toEqual([0, []]);
    expect(await refnet.ok(['due', '--brief'])).toBe('refnet: 1 overdue, 6 today (refnet due)\n');
    expect(await refnet.ok(['advise', '--json'])).toBe('[]\n');
  });

  test('says nothing where nothing is open, where they were away before, and of the day that is corrected', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    expect(await refnet.ok(['edit', 'ann', '--archive'])).not.toContain('stays open');
    expect(await refnet.run(['log', 'Jane D.', '--to', 'ann'])).toMatchObject({ code: 0 });
    expect(await refnet.ok(['edit', 'ann', '--archive', '--on', '2026-11-01'])).not.toContain('stays open');
  });

  test('is taken back whole', async () => {
    const refnet = await network();
    const before = await kinds(refnet);
    await refnet.ok(['edit', 'ian', '--archive']);
    await refnet.ok(['undo']);
    expect(await kinds(refnet)).toEqual(before);
  });
});
