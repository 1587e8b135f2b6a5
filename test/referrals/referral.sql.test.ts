import { expect, test, vi } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { newReferral, type ReferralDraft } from '../../src/referrals/referral.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import {
  countReferrals,
  savingReferral,
  listReferrals,
  type ReferralFilter,
} from '../../src/referrals/referral.sql.ts';

const TODAY = asDay('2026-11-20');
const now = () => new Date('2026-11-20T12:00:00Z');

function networkOf(...facts: Partial<ReferralDraft>[]): Db {
  const db = openInMemory({ today: TODAY, now });
  recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (change) => {
    for (const name of ['Zoë Holt', 'Ann Lee']) savingPartner.insert(change, emptyPartner(name));
    for (const fact of facts) {
      savingReferral.insert(
        change,
        newReferral({
          partnerId: 1,
          direction: 'given',
          occurredOn: TODAY,
          clientName: 'Jane D.',
          ...fact,
        }),
      );
    }
    return { result: undefined, summary: 'test' };
  });
  return db;
}

function ids(db: Db, filter: ReferralFilter): number[] {
  return listReferrals(db, filter).map(({ id }) => id);
}

test('referrals of one day are listed by number, in either direction', () => {
  const db = networkOf({}, {}, { occurredOn: asDay('2026-11-19') });
  expect(ids(db, {})).toEqual([2, 1, 3]);
  expect(ids(db, { sort: 'oldest' })).toEqual([3, 1, 2]);
});

test('by value, amounts of one currency stand together, the surest amount counts, and none comes last', () => {
  const db = networkOf(
    {},
    { estimate: { minor: 900, currency: 'USD' } },
    { estimate: { minor: 9_000, currency: 'CAD' }, invoiced: { minor: 100, currency: 'CAD' } },
    { estimate: { minor: 50, currency: 'CAD' }, agreed: { minor: 500, currency: 'CAD' } },
    { estimate: { minor: 200, currency: 'CAD' } },
  );
  expect(ids(db, { sort: 'value' })).toEqual([4, 5, 3, 2, 1]);
});

test('by client, those whose name was forgotten come last', () => {
  const db = networkOf({ clientName: null }, { clientName: 'Zed' }, { clientName: 'Ångela' });
  expect(ids(db, { sort: 'client' })).toEqual([3, 2, 1]);
});

test('by partner goes by name without regard to accents and case', () => {
  const db = networkOf({ partnerId: 1 }, { partnerId: 2 });
  expect(ids(db, { sort: 'partner' })).toEqual([2, 1]);
});

test.each([
  [{ since: asDay('2026-11-20') }, 1],
  [{ since: asDay('2026-11-21') }, 0],
  [{ until: asDay('2026-11-20') }, 1],
  [{ until: asDay('2026-11-19') }, 0],
  [{ need: 'home' }, 1],
  [{ need: 'firsthome' }, 0],
  [{ statuses: [] }, 0],
  [{ partnerId: 2 }, 0],
] satisfies [ReferralFilter, number][])('%j fits as many as are counted', (filter, expected) => {
  const db = networkOf({ need: 'First-home loan' });
  expect(listReferrals(db, filter)).toHaveLength(expected);
  expect(countReferrals(db, filter)).toBe(expected);
});

test('the count goes beyond the limit', () => {
  const db = networkOf({}, {}, {});
  expect(ids(db, { limit: 2 })).toEqual([3, 2]);
  expect(countReferrals(db, { limit: 2 })).toBe(3);
});

test('the newest of many are read from the index, without sorting all', () => {
  const db = networkOf();
  const prepare = vi.spyOn(db, 'prepare');
  listReferrals(db, { limit: 20 });
  const [sql = ''] = prepare.mock.lastCall ?? [];
  prepare.mockRestore();
  const plan = db.prepare<[object], { detail: string }>(`explain query plan ${sql}`).all({ limit: 20 });
  const details = plan.map(({ detail }) => detail).join('\n');
  expect(details).toContain('referrals_by_day');
  expect(details).not.toContain('TEMP B-TREE');
});
