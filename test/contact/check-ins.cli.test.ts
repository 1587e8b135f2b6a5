import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const NETWORK: readonly (readonly string[])[] = [
  ['add-partner', 'Maren Holt'],
  ['add-partner', 'Victor Osei'],
  'check-in|maren|--kind|coffee|--on|2026-11-02|--note|new office in March|--satisfaction|4'.split('|'),
  ['check-in', 'victor', '--on', '2026-11-19', '--minutes', '20', '--next', '2027-01-15'],
  ['check-in', 'maren', '--kind', 'talk', '--on', '2025-12-01'],
];

const network = () => newNetwork(...NETWORK);

async function numbers(refnet: Refnet, ...options: string[]): Promise<number[]> {
  const checkIns: { number: number }[] = JSON.parse(await refnet.ok(['check-ins', ...options, '--json']));
  return checkIns.map(({ number }) => number);
}

describe('check-ins', () => {
  test('lists them, newest first', async () => {
    expect(await (await network()).ok(['check-ins'])).toMatchInlineSnapshot(`
      "#  Day         Partner      Kind    Note                 Satisfaction  Next
      2  19 Nov      Victor Osei  call                                       15 Jan 2027
      1  2 Nov       Maren Holt   coffee  new office in March  4/5
      3  1 Dec 2025  Maren Holt   talk

      3 check-ins
      "
    `);
  });

  test('stays readable at 60 columns', async () => {
    expect(await (await network()).ok(['check-ins'], { terminal: true, columns: 60, env: { NO_COLOR: '1' } }))
      .toMatchInlineSnapshot(`
        "#  Day         Partner      Kind    Note
        ─  ──────────  ───────────  ──────  ───────────────────
        2  19 Nov      Victor Osei  call
        1  2 Nov       Maren Holt   coffee  new office in March
        3  1 Dec 2025  Maren Holt   talk
        No room for Satisfaction and Next: a wider window or
        --format csv has it all

        3 check-ins
        "
      `);
  });

  test.each([
    [[], [2, 1, 3]],
    [
      ['--partner', 'maren'],
      [1, 3],
    ],
    [['--kind', 'coffee'], [1]],
    [
      ['--since', '2026-11-02'],
      [2, 1],
    ],
    [
      ['--until', '2026-11-02'],
      [1, 3],
    ],
    [
      ['--until', '18 nov'],
      [1, 3],
    ],
    [['--since', '2026-11-02', '--until', '2026-11-02'], [1]],
    [['--limit', '1'], [2]],
    [['--partner', 'victor', '--kind', 'talk'], []],
  ])('with %j are %j', async (options, expected) => {
    expect(await numbers(await network(), ...options)).toEqual(expected);
  });

  test('a screen has twenty and says how to see more', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    for (let index = 0; index < 22; index += 1)
      await refnet.ok(['check-in', 'maren', '--note', `no. ${index}`]);
    expect(await refnet.ok(['check-ins'])).toMatch(/\n\n20 of 22 check-ins shown: --limit all\n$/);
    expect(await numbers(refnet)).toHaveLength(22);
    expect(await refnet.ok(['check-ins', '--since', 'today', '--limit', '22'])).toMatch(
      /\n\n22 check-ins, since Fri 20 Nov 2026\n$/,
    );
  });

  test('has every fact as JSON: a contract', async () => {
    const [, coffee] = JSON.parse(await (await network()).ok(['check-ins', '--json']));
    expect(coffee).toEqual({
      number: 1,
      day: '2026-11-02',
      partner: 'Maren Holt',
      partnerId: 'p1',
      kind: 'coffee',
      note: 'new office in March',
      satisfaction: 4,
      minutes: null,
      next: null,
      touch: null,
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('without any, says so', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.ok(['check-ins'])).toBe('No check-ins yet: refnet check-in NAME\n');
    expect(await refnet.ok(['check-ins', '--kind', 'call'])).toBe('No check-in fits.\n');
  });

  test('refuses days the wrong way round', async () => {
    const options = ['check-ins', '--since', 'today', '--until', 'yesterday'];
    expect(await (await network()).fails(2, options)).toBe(
      'refnet: --since Fri 20 Nov 2026 is after --until Thu 19 Nov 2026\n' +
        '  both days are included: --since is the first of them, --until the last\n',
    );
  });
});
