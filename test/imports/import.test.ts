import { describe, expect, it, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import {
  draftOfImported,
  compared,
  NOTHING_SAID,
  type SaidFact,
  type SaidHere,
  type ImportedReferral,
  type OnRecord,
} from '../../src/imports/import.ts';
import { STATUSES } from '../../src/referrals/status.ts';
import { ROW } from '../helpers/imported.ts';

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

function saidOf(fact: SaidFact): SaidHere {
  return { ...NOTHING_SAID, facts: new Set([fact]) };
}

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

function offeredBy(...words: Parameters<typeof compared>) {
  const result = compared(...words);
  return result === 'other currency' ? result : result.offered;
}

describe('compared', () => {
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
    expect(offeredBy({ ...ROW, status: inFile }, { ...RECORD, status: onRecord })).toEqual(
      news ? { status: inFile, closedOn: null } : {},
    );
  });

  it('never offers a row what it made itself', () => {
    for (const status of STATUSES) {
      const row = { ...ROW, status, amount: CAD_5 };
      expect(offeredBy(row, { id: 7, ...draftOfImported(row, 3) })).toEqual({});
    }
  });

  it('offers an amount, invoiced where the referral is won', () => {
    expect(offeredBy({ ...ROW, amount: CAD_5 }, RECORD)).toEqual({
      amounts: { estimate: CAD_5, invoiced: null },
    });
    const estimated = { ...RECORD, estimate: { minor: 400, currency: 'CAD' } };
    expect(offeredBy({ ...ROW, status: 'won', amount: CAD_5 }, estimated)).toEqual({
      status: 'won',
      closedOn: null,
      amounts: { estimate: { minor: 400, currency: 'CAD' }, invoiced: CAD_5 },
    });
  });

  it('does not mix currencies', () => {
    const agreed = { ...RECORD, agreed: { minor: 400, currency: 'EUR' } };
    expect(compared({ ...ROW, amount: CAD_5 }, agreed)).toBe('other currency');
    const estimated = { ...RECORD, estimate: { minor: 400, currency: 'EUR' } };
    expect(offeredBy({ ...ROW, amount: CAD_5 }, estimated)).toMatchObject({
      amounts: { estimate: CAD_5 },
    });
  });

  it('leaves the amount of a referral that is further along here', () => {
    const won = { ...RECORD, status: 'won' as const, invoiced: { minor: 900, currency: 'CAD' } };
    expect(offeredBy({ ...ROW, status: 'proposal', amount: CAD_5 }, won)).toEqual({});
  });

  test.each<[string, Partial<ImportedReferral>, SaidHere, object, boolean]>([
    [
      'another need and note',
      { need: 'a house', note: 'call' },
      NOTHING_SAID,
      { need: 'a house', note: 'call' },
      false,
    ],
    ['nothing in blank cells', { need: null, note: null }, NOTHING_SAID, {}, false],
    ['the need alone', { need: 'a house', note: 'call' }, saidOf('note'), { need: 'a house' }, true],
    ['no amount', { amount: CAD_5 }, saidOf('estimate'), {}, true],
    [
      'an amount beside another',
      { amount: CAD_5 },
      saidOf('agreed'),
      { amounts: { estimate: CAD_5, invoiced: null } },
      false,
    ],
    ['no outcome', { status: 'won' }, { facts: new Set(), tookBack: new Set(['won']) }, {}, true],
    [
      'another outcome',
      { status: 'lost' },
      { facts: new Set(), tookBack: new Set(['won']) },
      { status: 'lost', closedOn: null },
      false,
    ],
  ])('offers %s, whatever a person said here', (_, row, said, offered, isKept) => {
    const record = { ...RECORD, need: 'home', note: 'by phone' };
    expect(compared({ ...ROW, ...row }, record, () => said)).toEqual({ offered, isKept });
  });
});
