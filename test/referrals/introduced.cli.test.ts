import { describe, expect, test } from 'vitest';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Maren introduced Pia and Ole, Pia introduced Ute; Ole was put away. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Pia Lund', '--introduced-by', 'maren'],
    ['add-partner', 'Ole Berg', '--introduced-by', 'maren'],
    ['add-partner', 'Ute Kern', '--introduced-by', 'pia'],
    ['log', 'Ann', '--from', 'pia', '--on', '2025-03-01'],
    ['log', 'Bea', '--from', 'pia', '--on', '2026-03-01'],
    ['log', 'Cem', '--from', 'pia', '--on', '2026-10-01'],
    ['log', 'Dot', '--to', 'pia', '--on', '2026-10-02'],
    ['log', 'Eva', '--from', 'ute', '--on', '2026-10-03'],
    ['update', '1', 'won', '--value', '3000', '--on', '2026-10-05'],
    ['update', '2', 'won', '--value', 'EUR 500', '--on', '2026-04-05'],
    ['edit', 'ole', '--archive'],
    ...more,
  );
}

const section = (screen: string) =>
  /\nIntroduced to you\n([^]*?)\n(?:\n|$)/
    .exec(screen)?.[1]
    ?.split('\n')
    .map((line) => line.trim());

describe('a partner who introduced others', () => {
  test('has them on the card, with all that ever came of it', async () => {
    const refnet = await network();
    expect(section(await refnet.ok(['show', 'maren']))).toEqual([
      'Ole Berg (archived)  nothing exchanged',
      'Pia Lund             3 received, 2 won, CAD 3,000, EUR 500; 1 given',
      'Ute Kern             by way of Pia Lund: 1 received',
    ]);
    expect(JSON.parse(await refnet.ok(['show', 'maren', '--json'])).introduced).toEqual([
      {
        partner: 'Ole Berg',
        partnerId: 'p3',
        by: null,
        archived: true,
        received: 0,
        given: 0,
        won: 0,
        business: [],
      },
      {
        partner: 'Pia Lund',
        partnerId: 'p2',
        by: null,
        archived: false,
        received: 3,
        given: 1,
        won: 2,
        business: [
          { amount: '3000.00', currency: 'CAD' },
          { amount: '500.00', currency: 'EUR' },
        ],
      },
      {
        partner: 'Ute Kern',
        partnerId: 'p4',
        by: 'p2',
        archived: false,
        received: 1,
        given: 0,
        won: 0,
        business: [],
      },
    ]);
  });

  test('has them in the report, with what came of it in the period', async () => {
    const refnet = await network();
    const period = ['--since', '2026-10-01', '--until', '2026-11-20'];
    expect(section(await refnet.ok(['report', 'maren', ...period]))).toEqual([
      'Ole Berg (archived)  nothing exchanged',
      'Pia Lund             1 received, 1 won, CAD 3,000; 1 given',
      'Ute Kern             by way of Pia Lund: 1 received',
    ]);
    expect(JSON.parse(await refnet.ok(['report', 'maren', ...period, '--json'])).introduced).toHaveLength(3);
    expect(await refnet.ok(['report', 'maren', ...period, '--format', 'md'])).toContain(
      '## Introduced to you\n\n- **Ole Berg (archived)**: nothing exchanged\n' +
        '- **Pia Lund**: 1 received, 1 won, CAD 3,000; 1 given\n' +
        '- **Ute Kern**: by way of Pia Lund: 1 received\n',
    );
  });

  test('and whom another program let introduce each other in a circle stands in no list of their own', async () => {
    const refnet = await network();
    alterFile(
      refnet.file,
      `update partners set introduced_by = (select id from partners where name = 'Ute Kern') where name = 'Maren Holt'`,
    );
    expect(section(await refnet.ok(['show', 'maren']))).toHaveLength(3);
    expect(
      section(await refnet.ok(['show', 'ute'], { columns: 120 }))?.map((line) => line.slice(0, 8)),
    ).toEqual(['Maren Ho', 'Ole Berg', 'Pia Lund']);
  });

  test('counts nothing that counts nowhere', async () => {
    const refnet = await network(
      ['update', '1', 'void'],
      ['edit', '2', '--consent', 'no'],
      ['update', '3', 'lost'],
    );
    expect(section(await refnet.ok(['show', 'maren']))?.[1]).toBe('Pia Lund             1 received; 1 given');
  });

  test('nobody has no such part', async () => {
    const refnet = await network();
    expect(await refnet.ok(['show', 'ole'])).not.toContain('Introduced');
    expect(JSON.parse(await refnet.ok(['show', 'ole', '--json'])).introduced).toEqual([]);
  });
});
