import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/text/width.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Accounts both ways in two currencies, a credit, something waived, and fee beside no fee to compare. */
async function busy(): Promise<Refnet> {
  const given = Array.from({ length: 5 }, (_, n) => [
    ['log', `Given ${n}`, '--to', 'anastasia', '--on', '2026-02-01'],
    ['update', `Given ${n}`, 'won', '--value', '210,000', '--collected', '210,000', '--on', '2026-03-01'],
    ['log', `Plain ${n}`, '--to', 'victor', '--on', '2026-02-01'],
    ['update', `Plain ${n}`, 'won', '--value', 'USD 310,000', '--on', '2026-03-01'],
  ]).flat();
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Anastasia Papadopoulos-Montgomery', '--known-since', '2024-01'],
    ['add-partner', 'Victor Osei', '--known-since', '2024-01'],
    [
      'agree',
      'anastasia',
      '--verbal',
      '--from',
      '2026-01-01',
      '--they-pay',
      '10%',
      '--i-pay',
      '10%',
      '--yes',
    ],
    ['log', 'Max', '--from', 'anastasia', '--on', '2026-02-01'],
    ['update', 'Max', 'won', '--collected', 'USD 210,000', '--on', '2026-03-01'],
    ...given,
    ['pay', 'anastasia', 'CAD 84,000.50', '--received', '--on', '2026-04-01'],
    ['pay', 'anastasia', 'CAD 1,000', '--received', '--waive', '--on', '2026-04-01'],
  );
}

describe.each([60, 80])('at %s columns', (columns) => {
  test.each([[['fees']], [['fees', '--year']], [['fees', 'anastasia']]])(
    '%j fits, and no amount is broken',
    async (argv) => {
      const text = await (await busy()).ok(argv, { terminal: true, columns, env: { NO_COLOR: '1' } });
      const lines = text.split('\n');
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
      expect(lines.filter((line) => /\b(?:CAD|USD|EUR|GBP)\s*$/.test(line))).toEqual([]);
      expect(text).toContain('CAD 19,999.50');
    },
  );
});

test('what has no room at 60 columns is named', async () => {
  const text = await (await busy()).ok(['fees'], { terminal: true, columns: 60, env: { NO_COLOR: '1' } });
  expect(text).toMatchInlineSnapshot(`
    "Partner               Way                Paid            Due
    ────────────────────  ────────  ─────────────  ─────────────
    Anastasia             I pay                       USD 21,000
    Papadopoulos-
    Montgomery
    Anastasia             they pay  CAD 84,000.50  CAD 19,999.50
    Papadopoulos-
    Montgomery
    No room for Accrued and Waived: a wider window or
    --format csv has it all

    Fee or no fee                                  all on record
                Won                       Closed business
    ──────────  ─────────────  ──────────────────────────
    with a fee  6 of 6 closed  CAD 1,050,000, USD 210,000
    without     5 of 5 closed               USD 1,550,000
    No room for Referrals and Per client won: a wider window or
    --format csv has it all

    The same share of both was won. Other things differ too:
    this is no proof of what a fee does.
    "
  `);
});
