import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { readUncounted } from '../../src/referrals/uncounted.sql.ts';
import { plansOf } from '../helpers/plans.ts';

test('what counts nowhere is read from an index of it alone, with one partner and with all', () => {
  const today = asDay('2026-11-20');
  const db = openInMemory({ now: () => new Date('2026-11-20T10:00:00Z'), today });
  const plans = plansOf(db, (spied) => {
    readUncounted(spied, { until: today }, today);
    readUncounted(spied, { until: today }, today, 1);
  });
  expect(plans.map(({ plan }) => plan[0])).toEqual([
    'SEARCH referrals USING COVERING INDEX referrals_uncounted (partner_id>?)',
    'SEARCH referrals USING COVERING INDEX referrals_uncounted (partner_id=?)',
  ]);
});
