import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { countMoreNames } from '../../src/referrals/more-names.sql.ts';
import { plansOf } from '../helpers/plans.ts';

test('names given together are counted among those that were, and not among all referrals', () => {
  const today = asDay('2026-11-20');
  const db = openInMemory({ now: () => new Date('2026-11-20T10:00:00Z'), today });
  const [planned] = plansOf(db, (spied) =>
    countMoreNames(spied, { since: asDay('2025-11-21'), until: today }, today),
  );
  expect(planned?.plan).toContain('SEARCH referrals USING INDEX referrals_introduction (introduction>?)');
});
