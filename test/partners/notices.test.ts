import { describe, expect, it } from 'vitest';
import {
  feeWritingSource,
  namesAsked,
  NOT_LEGAL_ADVICE,
  NOTICES,
  noticesFor,
  noticeText,
  OCCASIONS,
} from '../../src/partners/notices.ts';
import type { Occasion, Party } from '../../src/partners/notices.ts';

/** `lawyer CA-ON`: what a side does, and where. */
function party(text: string): Party {
  const [, profession = '', country, subdivision] = /^(.*?)(?: ([A-Z]{2})(?:-([A-Z]+))?)?$/.exec(text) ?? [];
  return { profession, country, subdivision };
}
const ids = (occasion: Occasion, me: string, them: string) =>
  noticesFor(occasion, party(me), party(them)).map(({ id }) => id);

type Case = readonly [occasion: Occasion, me: string, them: string, ids: readonly string[]];

// prettier-ignore
const CASES: readonly Case[] = [
  ['fee', 'mortgage broker US', 'realtor US', ['us-settlement-services', 'us-1099-nec']],
  ['gift', 'mortgage broker US', 'realtor US', ['us-settlement-services']],
  ['exclusive', 'mortgage broker US', 'realtor US', []],
  ['fee', 'bookkeeper CA', 'realtor US', ['us-settlement-services']],
  ['fee', 'realtor', 'copywriter US', []],
  ['fee', 'copywriter CA', 'florist CA', []],
  ['fee', 'copywriter US', 'florist US', ['us-1099-nec']],
  ['fee', 'copywriter US', 'florist', []],
  ['gift', 'home inspector US', 'florist', ['us-settlement-services']],

  ['gift', 'attorney US', 'florist', ['us-lawyers']],
  ['exclusive', 'florist', 'attorney US', ['us-lawyers']],
  ['fee', 'attorney US-CA', 'lawyer US-NY', ['us-lawyers', 'us-lawyers-fee-division', 'us-1099-nec']],
  ['fee', 'paralegal US', 'florist', []],
  ['fee', 'attorney', 'florist US', []],

  ['fee', 'dentist US', 'florist CA', ['us-health']],
  ['gift', 'florist CA', 'psychologist US', ['us-health']],
  ['gift', 'health coach US', 'florist CA', []],
  ['fee', 'CPA US', 'florist CA', ['us-accountants']],
  ['gift', 'CPA US', 'florist CA', []],
  ['gift', 'financial planner US', 'CPA US', ['us-investment-advisers']],

  ['fee', 'lawyer CA-ON', 'lawyer CA-ON', ['ca-on-legal-fees']],
  ['fee', 'paralegal CA-ON', 'lawyer CA', ['ca-on-legal-fees']],
  ['names', 'lawyer CA-ON', 'lawyer CA-ON', ['ca-on-legal-fees']],
  ['names', 'lawyer CA-ON', 'accountant CA-ON', []],
  ['names', 'accountant CA-ON', 'lawyer CA-ON', []],
  ['fee', 'lawyer CA-ON', 'accountant CA-ON', ['ca-on-legal-rewards']],
  ['gift', 'accountant', 'lawyer CA-ON', ['ca-on-legal-rewards']],
  ['gift', 'lawyer CA-ON', 'lawyer CA-ON', []],
  ['fee', 'lawyer CA-QC', 'lawyer CA-QC', []],
  ['fee', 'lawyer CA', 'lawyer CA', []],

  ['fee', 'realtor CA-BC', 'mover CA-BC', ['ca-bc-real-estate']],
  ['names', 'realtor CA-BC', 'mover', ['ca-bc-real-estate']],
  ['names', 'mover CA-BC', 'realtor CA-BC', []],
  ['names', 'realtor CA-AB', 'mover', []],
  ['fee', 'mover', 'mortgage broker CA-BC', ['ca-bc-mortgage']],
  ['fee', 'realtor CA-BC', 'mortgage broker CA-BC', ['ca-bc-real-estate', 'ca-bc-mortgage']],
  ['fee', 'wealth manager CA', 'CPA CA', ['ca-securities']],
  ['gift', 'CPA', 'investment advisor CA-QC', ['ca-securities']],

  ['fee', 'solicitor GB', 'florist', ['gb-personal-injury']],
  ['fee', 'solicitor UK', 'florist', ['gb-personal-injury']],
  ['fee', 'solicitor GB-WLS', 'florist', ['gb-personal-injury']],
  ['fee', 'solicitor GB-SCT', 'florist', []],
  ['fee', 'solicitor GB-NIR', 'florist', []],

  ['fee', '', '', []],
  ['fee', ' US', ' US', ['us-1099-nec']],
  ['names', 'lawyer US', 'lawyer US', []],
];

describe('the notices that matter', () => {
  it.each(CASES)('%s between %s and %s: %j', (occasion, me, them, expected) => {
    expect(ids(occasion, me, them)).toEqual(expected);
  });

  it('are the same whoever is me, except for the names I give', () => {
    for (const [, me, them] of CASES) {
      for (const occasion of OCCASIONS.filter((each) => each !== 'names'))
        expect(ids(occasion, me, them)).toEqual(ids(occasion, them, me));
    }
  });

  it('are none where no country is known', () => {
    const doers = [
      'realtor',
      'lawyer',
      'dentist',
      'CPA',
      'financial planner',
      'mortgage broker',
      'solicitor',
    ];
    for (const occasion of OCCASIONS) {
      for (const doer of doers)
        expect(noticesFor(occasion, { profession: doer }, { profession: 'realtor', country: null })).toEqual(
          [],
        );
    }
  });

  it('look at the second profession of a side as well, and take codes in any case', () => {
    const me = { profession: 'accountant and realtor', country: ' us ' };
    expect(noticesFor('gift', me, {}).map(({ id }) => id)).toEqual(['us-settlement-services']);
  });
});

describe('each notice', () => {
  it.each(NOTICES)('$id states facts in at most three sentences, with its source', (notice) => {
    expect(notice.text.match(/[.](?= [A-Z]|$)/g)?.length).toBeLessThanOrEqual(3);
    expect(notice.text).toMatch(/^[A-Z].*\.$/);
    expect(notice.source).toMatch(/\d|Authority/);
    expect(noticeText(notice)).toBe(`${notice.text} Source: ${notice.source}. ${NOT_LEGAL_ADVICE}`);
    expect(notice.occasions.length).toBeGreaterThan(0);
  });

  it('advises nothing, a fee least of all', () => {
    for (const { text } of NOTICES)
      expect(text).not.toMatch(/\b(you|your|should|consider|suggest|advise|worth)\b/i);
  });

  it('has an id of its own', () => {
    expect(new Set(NOTICES.map(({ id }) => id)).size).toBe(NOTICES.length);
  });
});

describe('what the rules ask for', () => {
  it.each([
    ['lawyer CA-ON', 'paralegal CA-ON', 'Law Society of Ontario'],
    ['CPA CA', 'financial planner CA', 'National Instrument 31-103'],
    ['lawyer CA-ON', 'accountant CA-ON', undefined],
    ['realtor CA-BC', 'mover CA-BC', undefined],
    ['lawyer US', 'lawyer US', undefined],
  ])('a fee between %s and %s in writing by %s', (me, them, source) => {
    expect(feeWritingSource(party(me), party(them))?.split(',')[0]).toBe(source);
  });

  it.each([
    ['lawyer CA-ON', 'lawyer CA-ON', 2],
    ['realtor CA-BC', 'home inspector CA-BC', 3],
    ['realtor and lawyer CA-BC', 'lawyer CA-BC', 3],
    ['home inspector CA-BC', 'realtor CA-BC', 1],
    ['accountant US', 'lawyer US', 1],
  ])('%s giving a client names of a %s: %i', (me, them, names) => {
    expect(namesAsked(party(me), party(them))).toBe(names);
  });

  it('the Ontario limit as data: 15% to 50,000, 5% above, 25,000 at most', () => {
    const limits = NOTICES.flatMap(({ feeLimit }) => feeLimit ?? []);
    expect(limits).toEqual([
      {
        of: 'the legal fee',
        shares: [
          { above: { minor: 0, currency: 'CAD' }, percent: 15 },
          { above: { minor: 5_000_000, currency: 'CAD' }, percent: 5 },
        ],
        most: { minor: 2_500_000, currency: 'CAD' },
      },
    ]);
  });
});
