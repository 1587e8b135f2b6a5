import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { mergedPartner, mergedStages, type StageEntry } from '../../src/partners/merge.ts';
import { emptyPartner, type Partner } from '../../src/partners/partner.ts';
import type { Stage } from '../../src/partners/stage.ts';

function partner(id: number, name: string, facts: Partial<Partner> = {}): Partner {
  return {
    ...emptyPartner(name),
    id,
    uuid: `uuid-${id}`,
    introducerName: null,
    ...facts,
  };
}

const merge = (keep: Partial<Partner>, duplicate: Partial<Partner>) =>
  mergedPartner(partner(1, 'Maren Holt', keep), partner(2, 'M. Holt', duplicate));

const month = (day: string) => ({ day: asDay(day), precision: 'month' as const });

describe('the facts of two records of one partner', () => {
  test.each<[string, Partial<Partner>, Partial<Partner>, Partial<Partner>]>([
    ['the keeper stands', { profession: 'broker' }, { profession: 'lender' }, { profession: 'broker' }],
    ['the duplicate fills', { region: null }, { region: 'Guelph' }, { region: 'Guelph' }],
    [
      'known since the earlier',
      { knownSince: month('2024-03-01') },
      { knownSince: month('2023-01-01') },
      { knownSince: month('2023-01-01') },
    ],
    [
      'known since the month rather than the year it is in',
      { knownSince: { day: asDay('2023-01-01'), precision: 'year' } },
      { knownSince: month('2023-04-01') },
      { knownSince: month('2023-04-01') },
    ],
    [
      'known since the earlier, the other way',
      { knownSince: month('2023-01-01') },
      { knownSince: month('2024-03-01') },
      { knownSince: month('2023-01-01') },
    ],
    [
      'known since the only one',
      {},
      { knownSince: month('2024-03-01') },
      { knownSince: month('2024-03-01') },
    ],
    [
      'notes follow each other',
      { notes: 'likes tea' },
      { notes: 'two kids' },
      { notes: 'likes tea\n\ntwo kids' },
    ],
    ['the same note once', { notes: 'likes tea' }, { notes: 'likes tea' }, { notes: 'likes tea' }],
    ['a warning stays', { doNotRefer: false }, { doNotRefer: true }, { doNotRefer: true }],
    [
      'the keeper in use stays so',
      { archivedOn: null },
      { archivedOn: asDay('2026-01-01') },
      { archivedOn: null },
    ],
    [
      'the names become other names',
      {},
      { business: 'Holt Lending', aliases: ['Mimi'] },
      { business: 'Holt Lending', aliases: ['M. Holt', 'Mimi'] },
    ],
    [
      'a business of its own too',
      { business: 'Holt & Co' },
      { business: 'Holt Lending' },
      { business: 'Holt & Co', aliases: ['M. Holt', 'Holt Lending'] },
    ],
    [
      'no business is no other name',
      { business: 'Holt & Co' },
      { business: null },
      { business: 'Holt & Co', aliases: ['M. Holt'] },
    ],
    [
      'a name known already is not doubled',
      { aliases: ['m. HOLT'] },
      { aliases: ['maren holt'] },
      { aliases: ['m. HOLT'] },
    ],
    ['tags once', { tags: ['Gold'] }, { tags: ['gold', 'new'] }, { tags: ['Gold', 'new'] }],
    [
      'an address once',
      { emails: ['m@example.com'] },
      { emails: ['M@example.com', 'x@example.com'] },
      { emails: ['m@example.com', 'x@example.com'] },
    ],
    ['introduced by the other is nobody', { introducedBy: 2 }, { introducedBy: 1 }, { introducedBy: null }],
    [
      'introduced by the one who introduced the other',
      { introducedBy: 2 },
      { introducedBy: 7 },
      { introducedBy: 7 },
    ],
  ])('%s', (_name, keep, duplicate, expected) => {
    expect(merge(keep, duplicate)).toMatchObject(expected);
  });
});

describe('the history of the stage of two records of one partner', () => {
  const entries = (ids: number, ...list: (readonly [string, Stage, string?])[]): StageEntry[] =>
    list.map(([day, stage, reason], index) => ({
      id: ids + index,
      onDay: asDay(day),
      stage,
      reason: reason ?? null,
    }));

  test.each<[string, StageEntry[], StageEntry[], number[]]>([
    [
      'both never moved: the earlier beginning',
      entries(1, ['2026-02-01', 'acquaintance']),
      entries(10, ['2024-02-01', 'acquaintance']),
      [10],
    ],
    [
      'the keeper never moved: the duplicate stands',
      entries(1, ['2026-02-01', 'acquaintance']),
      entries(10, ['2024-02-01', 'acquaintance'], ['2025-01-01', 'power-partner']),
      [10, 11],
    ],
    [
      'and an earlier beginning of the keeper',
      entries(1, ['2023-02-01', 'acquaintance']),
      entries(10, ['2024-02-01', 'acquaintance'], ['2025-01-01', 'power-partner']),
      [1, 11],
    ],
    [
      'the keeper stands',
      entries(1, ['2024-01-01', 'referral-partner']),
      entries(10, ['2026-11-20', 'acquaintance']),
      [1],
    ],
    [
      'against a later move too',
      entries(1, ['2024-01-01', 'referral-partner']),
      entries(10, ['2026-01-01', 'joint-venture']),
      [1],
    ],
    [
      'what was before is told',
      entries(1, ['2026-01-01', 'acquaintance'], ['2026-02-01', 'referral-partner']),
      entries(10, ['2024-01-01', 'acquaintance'], ['2024-06-01', 'power-partner']),
      [10, 11, 2],
    ],
    [
      'going back for a reason is a move',
      entries(1, ['2026-01-01', 'acquaintance', 'moved away']),
      entries(10, ['2024-01-01', 'power-partner']),
      [10, 1],
    ],
    [
      'one that moved back stands',
      entries(1, ['2024-01-01', 'power-partner'], ['2026-01-01', 'acquaintance']),
      entries(10, ['2025-01-01', 'referral-partner']),
      [1, 2],
    ],
  ])('%s', (_name, keep, duplicate, expected) => {
    expect(mergedStages(keep, duplicate).map(({ id }) => id)).toEqual(expected);
  });
});
