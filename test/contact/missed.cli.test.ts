import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const LATER = { today: '2026-04-05' };

describe('a goal whose time is over', () => {
  test('is closed as missed by the command that is printed, and stays in the report of that year', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Imogen Hale'],
      ['promise', '--network', '--goal', '40 received', '--from', '2026-01-05', '--by', '2026-03-31'],
      ['log', 'Fox', '--from', 'imogen', '--on', '2026-02-05'],
    );
    expect(await refnet.ok(['done', '1'], LATER)).toBe(
      [
        '#1  Objective of the network: 40 received, 5 Jan 2026 to 31 Mar 2026',
        '    missed: 1 of 40 received; closed, Sun 5 Apr 2026',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['report', '--only', 'objectives'], { today: '2026-12-31' })).toContain(
      '  until 31 Mar 2026  missed: 1 of 40 received; closed, Sun 5 Apr 2026\n',
    );
    expect(await refnet.ok(['report', '--only', 'objectives'], { today: '2027-04-30' })).not.toContain(
      'missed',
    );
    expect(await refnet.ok(['promise', '--network'], LATER)).toBe(
      'No open objective of the network:\nrefnet promise --network --goal NUMBER --by DAY\n',
    );
  });

  test.each([
    { today: '2026-03-31', code: 1 },
    { today: '2026-04-01', code: 0 },
  ])(
    'of a partner is asked about until its last day: on $today done gives $code',
    async ({ today, code }) => {
      const refnet = await newNetwork(
        ['add-partner', 'Imogen Hale'],
        ['promise', 'imogen', '--goal', '6 referrals', '--from', '2026-01-05', '--by', '2026-03-31'],
      );
      const closed = await refnet.run(['done', '1'], { today });
      expect(closed.code).toBe(code);
      expect(closed.stdout).toBe(
        code === 1
          ? ''
          : '#1  I promised Imogen Hale: 6 referrals, by Tue 31 Mar 2026; missed: 0 of 6 referrals; closed, Wed 1 Apr 2026\n',
      );
    },
  );
});
