import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { gapsOf, type UnmetNeed } from '../../src/referrals/gaps.ts';
import { emptyPartner, type Partner } from '../../src/partners/partner.ts';

const TODAY = asDay('2026-11-20');

const asked = (need: string, onDay = '2026-11-01', region: string | null = null): UnmetNeed => ({
  need,
  region,
  onDay: asDay(onDay),
});

const partner = (facts: Partial<Partner>): Partner => ({
  ...emptyPartner('Ann Lee'),
  id: 1,
  uuid: 'uuid-1',
  introducerName: null,
  ...facts,
});

const nobody = { partners: [], promises: [], given: () => [] };

describe('gaps', () => {
  test('are grouped by profession, most asked for first, then the latest', () => {
    const needs = [
      asked('florist', '2026-01-05'),
      asked('wedding flowers', '2026-02-05', 'Ottawa'),
      asked('CPA', '2026-03-01'),
      asked('bookkeeper', '2026-03-02'),
      asked('accountant', '2026-03-03'),
      asked('dog walker', '2026-04-01'),
      asked('walking a dog', '2026-04-02'),
      asked('dog walkers', '2026-04-03'),
    ];
    expect(
      gapsOf(needs, nobody, TODAY).map(({ profession, times, lastAsked }) => [profession, times, lastAsked]),
    ).toEqual([
      ['accountant', 3, '2026-03-03'],
      ['dog walkers', 2, '2026-04-03'],
      ['florist', 2, '2026-02-05'],
      ['walking a dog', 1, '2026-04-02'],
    ]);
  });

  test('name each need once, with its region', () => {
    const needs = [asked('florist'), asked('Florists'), asked('florist', '2026-11-02', 'Ottawa')];
    expect(gapsOf(needs, nobody, TODAY)).toEqual([
      {
        profession: 'florist',
        times: 3,
        lastAsked: '2026-11-02',
        needs: [
          { need: 'Florists', region: null },
          { need: 'florist', region: 'Ottawa' },
        ],
        asked: needs,
      },
    ]);
  });

  test.each<[string, Partial<Partner>, number]>([
    ['a florist fills both', { profession: 'florist', region: 'Ottawa' }, 0],
    ['one whose region nobody knows too', { profession: 'florist' }, 0],
    ['one elsewhere leaves that with a region open', { profession: 'florist', region: 'Toronto' }, 1],
    ['an archived one fills nothing', { profession: 'florist', archivedOn: TODAY }, 2],
    ['nor one not to be referred to', { profession: 'florist', doNotRefer: true }, 2],
    ['nor one who takes no clients yet', { profession: 'florist', notTakingUntil: asDay('2027-01-01') }, 2],
    ['nor one who is mentioned in a note', { profession: 'lawyer', notes: 'knows a florist' }, 2],
  ])('%s', (_what, facts, times) => {
    const needs = [asked('florist'), asked('florist', '2026-11-02', 'Ottawa')];
    const gaps = gapsOf(needs, { partners: [partner(facts)], promises: [], given: () => [] }, TODAY);
    expect(gaps.map((gap) => gap.times)).toEqual(times === 0 ? [] : [times]);
  });

  test('a promise for the service fills it whatever the profession', () => {
    const promises = [{ partnerId: 1, agreement: 2, service: 'flowers', since: TODAY }];
    expect(gapsOf([asked('florist')], { partners: [partner({})], promises, given: () => [] }, TODAY)).toEqual(
      [],
    );
  });
});
