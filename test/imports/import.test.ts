import { describe, expect, it } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { draftOfImported } from '../../src/imports/import.ts';
import { ROW } from '../helpers/imported.ts';

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
