import { describe, expect, it, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import {
  draftOfImported,
  offeredChange,
  type ImportedReferral,
  type OnRecord,
} from '../../src/files/import.ts';
import { STATUSES } from '../../src/referrals/status.ts';

const ROW: ImportedReferral = {
  line: 2,
  day: asDay('2026-01-05'),
  partner: 'Maren Holt',
  client: 'Jane D.',
  direction: 'received',
  need: null,
  status: null,
  closedOn: null,
  amount: null,
  note: null,
};
const RECORD: OnRecord = {
  id: 7,
  status: 'meeting',
  need: null,
  note: null,
  estimate: null,
  agreed: null,
  invoiced: null,
};
const CAD_5 = { minor: 500, currency: 'CAD' };

describe('draftOfImported', () => {
  it('takes the amount of a won referral as invoiced, of any other as an estimate', () => {
    const won = draftOfImported({ ...ROW, status: 'won', amount: CAD_5 }, 3);
    expect(won).toMatchObject({ partnerId: 3, invoiced: CAD_5, estimate: null });
    const lost = draftOfImported({ ...ROW, status: 'lost', amount: CAD_5 }, 3);
    expect(lost).toMatchObject({ invoiced: null, estimate: CAD_5 });
  });

  it('is new where the file has no status, with no day of an outcome', () => {
    const draft = draftOfImported({ ...ROW, closedOn: asDay('2026-02-01') }, 3);
    expect(draft).toMatchObject({ status: 'new', closedOn: null, estimate: null, invoiced: null });
  });
});

describe('offeredChange', () => {
  test.each([
    [null, 'meeting', false],
    ['meeting', 'meeting', false],
    ['contacted', 'meeting', false],
    ['proposal', 'meeting', true],
    ['won', 'meeting', true],
    ['meeting', 'won', false],
    ['lost', 'won', true],
    ['won', 'void', false],
    ['void', 'won', true],
  ] as const)('the file says %s, the record %s: news is %s', (inFile, onRecord, news) => {
    const change = offeredChange({ ...ROW, status: inFile }, { ...RECORD, status: onRecord });
    expect(change === undefined ? undefined : change).toEqual(
      news ? { status: inFile, closedOn: null } : undefined,
    );
  });

  it('never offers a row what it made itself', () => {
    for (const status of STATUSES) {
      const row = { ...ROW, status, amount: CAD_5 };
      expect(offeredChange(row, { id: 7, ...draftOfImported(row, 3) })).toBeUndefined();
    }
  });

  it('offers an amount, invoiced where the referral is won', () => {
    expect(offeredChange({ ...ROW, amount: CAD_5 }, RECORD)).toEqual({
      amounts: { estimate: CAD_5, invoiced: null },
    });
    const estimated = { ...RECORD, estimate: { minor: 400, currency: 'CAD' } };
    expect(offeredChange({ ...ROW, status: 'won', amount: CAD_5 }, estimated)).toEqual({
      status: 'won',
      closedOn: null,
      amounts: { estimate: { minor: 400, currency: 'CAD' }, invoiced: CAD_5 },
    });
  });

  it('does not mix currencies', () => {
    const agreed = { ...RECORD, agreed: { minor: 400, currency: 'EUR' } };
    expect(offeredChange({ ...ROW, amount: CAD_5 }, agreed)).toBe('other currency');
    const estimated = { ...RECORD, estimate: { minor: 400, currency: 'EUR' } };
    expect(offeredChange({ ...ROW, amount: CAD_5 }, estimated)).toMatchObject({
      amounts: { estimate: CAD_5 },
    });
  });

  it('leaves the amount of a referral that is further along here', () => {
    const won = { ...RECORD, status: 'won' as const, invoiced: { minor: 900, currency: 'CAD' } };
    expect(offeredChange({ ...ROW, status: 'proposal', amount: CAD_5 }, won)).toBeUndefined();
  });
});
