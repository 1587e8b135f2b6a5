import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Partners known for long, each with so many given and received in June. */
async function network(...partners: readonly (readonly [name: string, given: number, received: number])[]) {
  // Nothing else is to wait for long.
  const refnet = await newNetwork(['config', 'ask-after-days', '365'], ['config', 'move-after-days', '365']);
  for (const [name, given, received] of partners) {
    await refnet.run(['add-partner', name, '--known-since', '2020-03-01']);
    for (let at = 0; at < given + received; at += 1) {
      const way = at < given ? '--to' : '--from';
      await refnet.run(['log', `Client ${at}`, way, name, '--on', '2026-06-10']);
    }
  }
  return refnet;
}

async function advised(refnet: Refnet, today?: string): Promise<string[]> {
  const options = today === undefined ? {} : { today };
  const items: { partner: string; text: string }[] = JSON.parse(
    await refnet.ok(['due', '--kind', 'advice', '--json'], options),
  );
  return items.map(({ partner, text }) => `${partner}: ${text}`);
}

describe('refnet due: advice', () => {
  test('begins with the verdict that asks for a conversation, and leaves out one that only waits', async () => {
    const refnet = await network(['Victor Osei', 10, 0]);
    await refnet.run(['add-partner', 'Nora New', '--known-since', '2026-08-01']);
    for (let at = 0; at < 10; at += 1)
      await refnet.run(['log', `Other ${at}`, at < 5 ? '--to' : '--from', 'nora', '--on', '2026-09-10']);
    expect(await advised(refnet)).toEqual([
      'Victor Osei: have the conversation: 10, all given, known 6 years 8 months',
    ]);
  });

  test('is a verdict of rank 6 or 7 with its fact and its step, in a group of its own', async () => {
    const refnet = await network(['Victor Osei', 5, 5]);
    const text = await refnet.ok(['due', '--partner', 'victor', '--kind', 'advice']);
    expect(text).toBe(
      [
        'Relationships to look at',
        '  Advice  Victor Osei  time to formalize: 10, both ways, known 6 years 8 months',
        '          refnet check-in victor --kind talk',
        '',
      ].join('\n'),
    );
    const [item] = JSON.parse(await refnet.ok(['due', '--kind', 'verdict', '--json']));
    expect(item).toEqual({
      state: 'today',
      kind: 'advice',
      partner: 'Victor Osei',
      partnerId: 'p1',
      number: null,
      client: null,
      amount: null,
      expected: null,
      currency: null,
      dueOn: '2026-11-20',
      text: 'time to formalize: 10, both ways, known 6 years 8 months',
      command: 'refnet check-in victor --kind talk',
      source: null,
    });
    expect(await refnet.ok(['due', '--kind', 'advice', '--format', 'csv'])).toContain(
      'today,advice,Victor Osei,p1,',
    );
    expect(await refnet.ok(['due', '--brief', '--kind', 'advice'])).toBe('refnet: 1 today (refnet due)\n');
    expect(await refnet.ok(['report'])).toContain('1 relationship to look at');
  });

  test('is of rank 6 and 7 alone, the higher first', async () => {
    const refnet = await network(['Ann Lee', 10, 0], ['Ben Roy', 4, 5], ['Cleo Dahl', 5, 5]);
    expect(await advised(refnet)).toEqual([
      'Cleo Dahl: time to formalize: 10, both ways, known 6 years 8 months',
      'Ann Lee: have the conversation: 10, all given, known 6 years 8 months',
    ]);
  });

  test('is quiet while it is declined, up to its day', async () => {
    const refnet = await network(['Victor Osei', 5, 5]);
    const line = 'Victor Osei: time to formalize: 10, both ways, known 6 years 8 months';
    expect(await advised(refnet)).toEqual([line]);
    await refnet.ok(['advise', 'victor', '--decline', '--until', '2026-12-01']);
    expect(await advised(refnet)).toEqual([]);
    expect(await refnet.ok(['due', '--brief', '--kind', 'advice'])).toBe('');
    expect(await advised(refnet, '2026-11-30')).toEqual([]);
    expect(await advised(refnet, '2026-12-01')).toEqual([line.replace('8 months', '9 months')]);
  });

  test('is not of a partner put away, nor told of at a meeting, which says it anyway', async () => {
    const refnet = await network(['Victor Osei', 5, 5]);
    expect(await refnet.ok(['report', 'victor'])).not.toContain('Relationships to look at');
    await refnet.ok(['edit', 'victor', '--archive']);
    expect(await advised(refnet)).toEqual([]);
  });

  test('is of three at most in the list beside all else, the first of them; all are told where asked for', async () => {
    const names = ['Ann Lee', 'Ben Roy', 'Cleo Dahl', 'Dan Fox'];
    const refnet = await network(...names.map((name) => [name, 5, 5] as const));
    const shown = await refnet.ok(['due']);
    expect(shown.match(/^ {2}Advice .*$/gm)).toHaveLength(3);
    expect(shown).toMatch(
      /of \d+ things shown: refnet due --limit all\n1 more relationship to look at: refnet due --kind advice\n/,
    );
    await refnet.ok(['promise', 'ann', 'the brochure', '--by', '2026-11-01']);
    // A screen full of what is more pressing says that there is some.
    expect(await refnet.ok(['due', '--limit', '1'])).toContain(
      '\n4 relationships to look at: refnet due --kind advice\n',
    );
    expect(await refnet.ok(['due', '--kind', 'advice'])).toContain('Dan Fox');
    expect((await refnet.ok(['due', '--limit', 'all'])).match(/^ {2}Advice .*$/gm)).toHaveLength(4);
    expect(await advised(refnet)).toHaveLength(4);
  });

  test('goes by fees and exclusive promises too', async () => {
    const refnet = await network(['Ann Lee', 2, 2], ['Ben Roy', 0, 0]);
    await refnet.ok(['edit', 'ben', '--profession', 'mortgage broker']);
    await refnet.run(['agree', 'ann', '--written', '--exclusive', 'mortgages', '--from', '2026-01-02']);
    const verdicts = async () =>
      (JSON.parse(await refnet.ok(['advise', '--json'])) as { partner: string; verdict: string }[]).flatMap(
        ({ partner, verdict }) =>
          ['have-the-conversation', 'time-to-formalize', 'step-down', 'consider-joint-venture'].includes(
            verdict,
          )
            ? [partner]
            : [],
      );
    const names = async () => (await advised(refnet)).map((line) => line.split(':')[0]);
    expect(await names()).toEqual(await verdicts());
    await refnet.run(['log', 'Jane D.', '--to', 'ben', '--for', 'mortgage', '--on', '2026-07-01']);
    expect(await names()).toEqual(await verdicts());
  });

  test('is put off by declining it, as snooze says', async () => {
    const refnet = await network(['Victor Osei', 5, 5]);
    expect(await refnet.fails(2, ['snooze', 'victor', '--kind', 'advice', '--until', '2026-12-01'])).toBe(
      'refnet: advice is put off by declining it\n  refnet advise NAME --decline --until 2027-02-20\n',
    );
  });

  test('fits 60 columns', async () => {
    const refnet = await network(['Victor Osei', 5, 5]);
    const { stdout } = await refnet.run(['due', '--kind', 'advice'], { terminal: true, columns: 60 });
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });
});
