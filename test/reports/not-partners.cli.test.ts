import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const partnersOf = async (refnet: Awaited<ReturnType<typeof newNetwork>>, ...period: string[]) => {
  const { partners, others } = JSON.parse(await refnet.ok(['report', ...period, '--json']));
  return { partners, others };
};

describe('the partners of a period', () => {
  test.each([
    ['known since a later month', [['add-partner', 'Ann', '--known-since', '2026-11']], 0],
    ['added later, without a word of since when', [['add-partner', 'Ann']], 0],
    ['known since before its last day', [['add-partner', 'Ann', '--known-since', '2025-12-31']], 1],
    ['known since the day after', [['add-partner', 'Ann', '--known-since', '2026-01-01']], 0],
    ['known since the year', [['add-partner', 'Ann', '--known-since', '2025']], 1],
    [
      'with a referral before the day they are said to be known since',
      [
        ['add-partner', 'Ann', '--known-since', '2026-11'],
        ['log', 'Cli', '--from', 'ann', '--on', '2025-12-31'],
      ],
      1,
    ],
    [
      'with a check-in by then',
      [
        ['add-partner', 'Ann'],
        ['check-in', 'ann', '--on', '2025-06-01'],
      ],
      1,
    ],
    [
      'with an agreement by then',
      [
        ['add-partner', 'Ann'],
        ['agree', 'ann', '--verbal', '--from', '2025-06-01'],
      ],
      1,
    ],
    [
      'with a note by then',
      [
        ['add-partner', 'Ann'],
        ['note', 'ann', 'growth', '--on', '2025-06-01'],
      ],
      1,
    ],
  ])('%s', async (_who, commands, partners) => {
    const refnet = await newNetwork(...commands);
    expect((await partnersOf(refnet, '--year', '2025')).partners).toBe(partners);
    expect((await partnersOf(refnet)).partners).toBe(1);
    expect(JSON.parse(await refnet.ok(['advise', '--as-of', '2025-12-31', '--json']))).toHaveLength(partners);
  });

  test('judge nobody who was not known, and their figures add up all the same', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'EUR'],
      ['add-partner', 'Ann', '--known-since', '2026-11'],
      ['add-partner', 'Bea'],
      ['log', 'Cli', '--from', 'bea', '--on', '2025-10-01', '--value', '500'],
      ['update', '1', 'won', '--on', '2025-11-01', '--value', '500'],
    );
    const screen = await refnet.ok(['report', '--year', '2025']);
    expect(screen).not.toContain('Ann');
    expect(screen).toContain('EUR 500 closed business');
  });
});

describe('a partner who is put away', () => {
  const network = () =>
    newNetwork(
      ['config', 'currency', 'EUR'],
      ['add-partner', 'Jorg Maier'],
      ['add-partner', 'Lena Rot'],
      ['log', 'A', '--from', 'jorg', '--value', '100', '--on', '2026-10-01'],
      ['log', 'B', '--from', 'jorg', '--value', '100', '--on', '2026-10-02'],
      ['log', 'C', '--from', 'lena', '--value', '100', '--on', '2026-10-03'],
      ['edit', 'jorg', '--archive', '--yes'],
    );
  /** What would be contact with them, or a report on them. */
  const CONTACT = /refnet (?:check-in|report|log|intro|agree|promise|project|advise) (?:jorg|p1)/;

  test.each([
    [['report']],
    [['report', '--quarter', '2026q4']],
    [['report', '--format', 'md']],
    [['report', 'jorg']],
    [['report', 'jorg', '--year', '2026']],
    [['report', 'jorg', '--format', 'csv']],
    [['report', 'jorg', '--quarter', '2026q3']],
    [['show', 'jorg']],
    [['advise', 'jorg']],
    [['advise']],
    [['partners', '--archived']],
    [['due']],
    [['due', '--within', '2 years']],
    [[]],
  ])('refnet %j proposes no contact with them, nor a report on them', async (argv) => {
    const refnet = await network();
    const { stdout, stderr } = await refnet.run(argv);
    expect(stdout + stderr).not.toMatch(CONTACT);
  });

  test('is brought back, by what the advice and the report say', async () => {
    const refnet = await network();
    expect(await refnet.ok(['advise', 'jorg'])).toContain(
      'Next        nothing, unless they come back: refnet edit jorg --unarchive\n',
    );
    expect(await refnet.ok(['report', '--quarter', '2026q4'])).toContain(
      'next: refnet report lena --quarter 2026q4      refnet referrals --open\n',
    );
  });

  test('duties with them stay, each with its command', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', 'jorg'])).toContain('refnet thank');
  });
});

describe('what came since the last check-in', () => {
  test('is told newest first, given marked, the rest with what it came to', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'EUR'],
      ['add-partner', 'Stefan Kurz'],
      ['check-in', 'stefan', '--on', '2026-08-19'],
      ...['1', '2', '3', '4', '5', '6', '7'].map((n) => [
        'log',
        `C ${n}`,
        n === '2' || n === '6' ? '--to' : '--from',
        'stefan',
        '--on',
        '2026-08-01',
      ]),
      ...['1', '2', '3', '4', '5', '6'].map((n) => [
        'update',
        String(Number(n) + 1),
        'won',
        '--value',
        `${n}000`,
        '--on',
        `2026-09-${String(30 - Number(n) * 3)}`,
      ]),
      ['update', '8', 'won', '--collected', '700', '--on', '2026-11-01'],
    );
    const screen = await refnet.ok(['report', 'stefan']);
    expect(screen).toContain(`Since 19 Aug
  won  C 7 EUR 700 (1 Nov), C 1 EUR 1,000 (27 Sep), C 2 EUR 2,000 (given,
       24 Sep), C 3 EUR 3,000 (21 Sep), C 4 EUR 4,000 (18 Sep)
       ... 2 more, EUR 5,000, EUR 6,000 at the partner
       refnet referrals --partner stefan --closed-since 2026-08-20
`);
  });
});
