import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { mayNamesMatter } from '../../src/partners/names-matter.ts';
import { NOTICES, OCCASIONS, type Occasion } from '../../src/partners/notice-table.ts';
import {
  feeWritingSource,
  noticesFor,
  noticesOf,
  noticeText,
  sourceOf,
  type Party,
} from '../../src/partners/notices.ts';

/** `lawyer CA-ON`: what a side does, and where. */
function party(text: string): Party {
  const [, profession = '', country, subdivision] = /^(.*?)(?: ([A-Z]{2})(?:-([A-Z]+))?)?$/.exec(text) ?? [];
  return { profession, country, subdivision };
}
const TODAY = asDay('2026-11-20');
const ids = (occasion: Occasion, me: string, them: string, on = TODAY) =>
  noticesFor({ occasion, on }, party(me), party(them)).map(({ id }) => id);

type Case = readonly [occasions: string, me: string, them: string, ids: readonly string[]];

const SETTLEMENT = 'us-settlement-services';
const TAX = 'us-1099-nec';
/** Of a payee of a legal profession, without what corporations are spared. */
const LEGAL_TAX = 'us-1099-nec-legal';
const KICKBACK = 'us-health-kickback';
const RECOVERY = 'us-health-recovery';
const STARK = 'us-health-stark';
const ADVISERS = 'us-investment-advisers';
const FINRA = 'us-broker-dealers';
const DIVISION = 'us-lawyers-fee-division';
const LAWYERS = ['us-lawyers', 'us-lawyers-nonlawyers'];
const ON_FEES = 'ca-on-legal-fees';
const ON_REWARDS = 'ca-on-legal-rewards';
const BC_FEES = 'ca-bc-real-estate-fees';
const BC_NAMES = 'ca-bc-real-estate-names';
const INJURY = 'gb-personal-injury';
const SRA = 'gb-solicitors';
const UK_INTRO = 'gb-mortgage-introducers';

/** All that is shown, in the order of the table; where several occasions are named, on each. */
// prettier-ignore
const CASES: readonly Case[] = [
  // US homes and mortgages: the payer is bound, and brokers of real estate share among themselves.
  ['fee-paid', 'realtor US', 'realtor US', [TAX]],
  ['fee-received gift', 'realtor US', 'realtor US', []],
  ['fee-paid', 'realtor US', 'accountant US', [SETTLEMENT, 'us-accountants', TAX]],
  ['fee-received', 'realtor US', 'accountant US', ['us-accountants']],
  ['fee-received', 'realtor US', 'mover US', []],
  ['fee-received', 'realtor US', 'photographer US', []],
  ['fee-received', 'realtor US', 'home stager US', []],
  ['fee-received', 'realtor US', 'general contractor US', []],
  ['fee-paid', 'mover US', 'realtor US', [TAX]],
  ['fee-paid', 'realtor US', 'mover US', [SETTLEMENT, TAX]],
  ['gift', 'realtor US', 'mover US', [SETTLEMENT]],
  ['fee-received', 'realtor US', 'mortgage broker US', [SETTLEMENT]],
  ['fee-paid', 'mortgage broker US', 'mortgage broker US', [SETTLEMENT, TAX]],
  ['fee-received gift', 'mortgage broker US', 'mortgage broker US', [SETTLEMENT]],
  ['gift', 'mortgage broker US', 'realtor US', [SETTLEMENT]],
  ['fee-paid', 'mortgage broker US', 'realtor US', [SETTLEMENT, TAX]],
  ['exclusive both-ways names names-for-fee', 'mortgage broker US', 'realtor US', []],
  ['fee-paid', 'land surveyor US', 'realtor US', [SETTLEMENT, TAX]],
  ['gift', 'surveyor US', 'realtor US', [SETTLEMENT]],
  ['gift', 'title officer US', 'florist', [SETTLEMENT]],
  ['gift', 'appraiser US', 'florist', [SETTLEMENT]],
  ['gift', 'home inspector US', 'florist', [SETTLEMENT]],
  ['gift', 'insurance agent US', 'realtor US', [SETTLEMENT]],
  ['gift', 'insurance agent US', 'florist US', []],
  ['gift', 'notary US', 'mortgage broker', [SETTLEMENT]],
  ['gift', 'banker US', 'title agent', [SETTLEMENT]],
  ['gift', 'banker US', 'accountant', []],
  ['gift', 'realtor and mortgage broker US', 'realtor US', [SETTLEMENT]],
  ['fee-paid', 'realtor US', 'bookkeeper CA', [SETTLEMENT]],
  ['fee-paid', 'realtor CA', 'bookkeeper US', ['us-accountants']],
  ['fee-paid', 'realtor', 'copywriter US', []],
  ['fee-paid', 'realtor US', 'doctor US', [SETTLEMENT, TAX]],
  ['fee-received', 'doctor US', 'realtor US', [SETTLEMENT]],

  // US lawyers.
  ['fee-paid', 'lawyer US', 'accountant US', [...LAWYERS, 'us-accountants', TAX]],
  ['fee-received', 'lawyer US', 'accountant US', ['us-accountants']],
  ['fee-paid', 'lawyer US', 'florist', [...LAWYERS, TAX]],
  ['fee-received', 'florist', 'lawyer US', [...LAWYERS]],
  ['fee-received', 'lawyer US', 'florist', []],
  ['fee-paid', 'lawyer US-CA', 'attorney US-NY', [DIVISION, LEGAL_TAX]],
  ['fee-received', 'lawyer US', 'attorney US', [DIVISION]],
  ['fee-paid', 'lawyer US', 'lawyer CA-ON', [ON_REWARDS]],
  ['fee-paid', 'lawyer US', 'lawyer', [DIVISION, LEGAL_TAX]],
  ['fee-received', 'lawyer', 'lawyer US', [DIVISION]],
  ['gift', 'lawyer US', 'lawyer US', ['us-lawyers']],
  ['gift', 'attorney US', 'florist', ['us-lawyers']],
  ['gift', 'florist', 'attorney US', []],
  ['fee-paid', 'paralegal US', 'florist', [TAX]],
  ['exclusive', 'lawyer US', 'dentist US', ['us-lawyers-reciprocal']],
  ['both-ways', 'dentist US', 'lawyer US', ['us-lawyers-reciprocal']],
  ['exclusive both-ways', 'lawyer CA', 'dentist US', []],
  ['names names-for-fee', 'lawyer US', 'lawyer US', []],
  ['fee-paid', 'estate planner US', 'florist US', [TAX]],
  ['gift', 'estate planning attorney US', 'florist US', ['us-lawyers']],

  // US health: who pays for patients.
  ['fee-paid', 'dentist US', 'web designer US', [KICKBACK, TAX]],
  ['gift', 'dentist US', 'web designer US', [KICKBACK]],
  ['fee-received', 'dentist US', 'web designer US', []],
  ['gift', 'realtor US', 'doctor US', [SETTLEMENT]],
  ['fee-paid', 'psychologist US', 'florist', [KICKBACK, RECOVERY, TAX]],
  ['fee-paid', 'physician US', 'florist', [KICKBACK, RECOVERY, TAX]],
  ['fee-paid', 'home care nurse US', 'florist', [KICKBACK, RECOVERY, TAX]],
  ['fee-paid', 'pharmacist US', 'florist', [KICKBACK, TAX]],
  ['fee-paid', 'physical therapist US', 'florist', [KICKBACK, TAX]],
  ['gift', 'psychologist US', 'florist', [KICKBACK]],
  ['fee-received', 'physician US', 'physical therapist US', [KICKBACK, STARK]],
  ['fee-paid', 'physical therapist US', 'physician US', [KICKBACK, STARK, TAX]],
  ['fee-paid', 'pharmacist US', 'chiropractor US', [KICKBACK, STARK, TAX]],
  ['fee-paid', 'physical therapist US', 'massage therapist US', [KICKBACK, TAX]],
  ['fee-paid', 'physical therapist CA', 'physician US', []],
  ['fee-paid', 'physical therapist', 'physician US', [STARK]],
  ['fee-paid', 'pharmacist US', 'psychologist US', [KICKBACK, TAX]],
  ['gift', 'physical therapist US', 'physician US', [KICKBACK]],
  ['fee-paid gift', 'health coach US', 'florist CA', []],

  // US accountants and advisers.
  ['fee-paid', 'CPA US', 'florist CA', ['us-accountants']],
  ['fee-received', 'CPA US-NY', 'florist CA', ['us-accountants']],
  ['gift', 'CPA US', 'florist CA', []],
  ['fee-received', 'accountant US-CA', 'lawyer US-CA', [...LAWYERS, 'us-ca-accountants']],
  ['fee-paid', 'accountant US-CA', 'florist', ['us-ca-accountants', TAX]],
  ['fee-paid', 'florist', 'accountant US-CA', ['us-ca-accountants']],
  ['gift', 'financial planner US', 'CPA US', [ADVISERS]],
  ['fee-paid', 'financial planner US', 'CPA US', ['us-accountants', ADVISERS, FINRA, TAX]],
  ['fee-paid', 'financial planner US', 'wealth manager US', [ADVISERS, TAX]],
  ['fee-received', 'financial planner US', 'florist US', []],
  ['fee-paid', 'insurance agent US', 'florist US', [TAX]],

  // US tax: a payer and a payee in the US, and only the payer.
  ['fee-paid', 'web designer US', 'developer US', [TAX]],
  ['fee-received gift exclusive both-ways names', 'web designer US', 'developer US', []],
  ['fee-paid', 'web designer CA', 'developer US', []],
  ['fee-paid', 'web designer US', 'developer CA', []],
  ['fee-paid', 'web designer', 'developer US', []],
  ['fee-paid', 'web designer US', 'developer', [TAX]],
  ['fee-paid', ' US', ' US', [TAX]],

  // Ontario.
  ['fee-paid fee-received', 'lawyer CA-ON', 'lawyer CA-ON', [ON_FEES]],
  ['fee-paid fee-received', 'paralegal CA-ON', 'lawyer CA-ON', [ON_FEES]],
  ['names', 'lawyer CA-ON', 'lawyer CA-ON', []],
  ['names-for-fee', 'lawyer CA-ON', 'lawyer CA-ON', [ON_FEES]],
  ['gift exclusive both-ways', 'lawyer CA-ON', 'lawyer CA-ON', []],
  ['fee-paid', 'lawyer CA-ON', 'lawyer US-NY', [ON_REWARDS]],
  ['fee-paid', 'lawyer CA-ON', 'lawyer CA-BC', [ON_REWARDS]],
  ['fee-paid', 'lawyer CA-ON', 'lawyer CA', []],
  ['fee-paid', 'lawyer CA-ON', 'lawyer', [ON_FEES]],
  ['fee-paid fee-received', 'lawyer CA-ON', 'mover CA-ON', [ON_REWARDS]],
  ['fee-paid', 'florist', 'lawyer CA-ON', [ON_REWARDS]],
  ['fee-paid', 'lawyer CA-ON', 'law clerk CA-ON', [ON_REWARDS]],
  ['fee-paid', 'law clerk CA-ON', 'florist', []],
  ['gift', 'lawyer CA-ON', 'florist', [ON_REWARDS]],
  ['gift', 'florist', 'lawyer CA-ON', []],
  ['names names-for-fee', 'lawyer CA-ON', 'accountant CA-ON', []],
  ['fee-paid', 'lawyer CA-QC', 'lawyer CA-QC', []],
  ['fee-paid', 'lawyer CA', 'florist CA', []],

  // Other provinces.
  ['fee-paid gift', 'lawyer CA-AB', 'florist', ['ca-lawyers']],
  ['fee-paid', 'lawyer CA-AB', 'paralegal CA-AB', ['ca-lawyers']],
  ['fee-received', 'lawyer CA-AB', 'florist', []],
  ['fee-paid', 'lawyer CA-AB', 'lawyer CA-AB', []],
  ['fee-paid', 'lawyer CA-BC', 'florist', []],
  ['names', 'realtor CA-BC', 'lawyer CA-BC', [BC_NAMES]],
  ['names', 'realtor CA-BC', 'mover', [BC_NAMES]],
  ['names', 'mover CA-BC', 'realtor CA-BC', []],
  ['names', 'realtor CA-AB', 'mover', []],
  ['fee-paid fee-received gift', 'realtor CA-BC', 'web designer US', [BC_FEES]],
  ['fee-paid fee-received gift', 'mover', 'realtor CA-BC', [BC_FEES]],
  ['fee-received', 'mortgage broker CA-BC', 'realtor CA-BC', [BC_FEES, 'ca-bc-mortgage']],
  ['fee-paid gift', 'mover', 'mortgage broker CA-BC', ['ca-bc-mortgage']],
  ['fee-paid', 'mortgage broker CA-ON', 'mover', []],
  ['fee-paid fee-received', 'wealth manager CA', 'florist CA', ['ca-securities']],
  ['gift', 'florist', 'investment advisor CA-QC', ['ca-securities']],
  ['fee-paid', 'insurance agent CA', 'florist CA', []],
  ['fee-paid fee-received', 'CPA CA-ON', 'florist', ['ca-accountants']],
  ['fee-received', 'florist', 'CPA CA-PE', ['ca-accountants']],
  ['fee-paid', 'CPA CA-BC', 'florist', ['ca-accountants']],
  ['fee-paid', 'CPA CA-QC', 'florist', []],
  ['fee-paid', 'CPA CA', 'florist', []],
  ['gift', 'CPA CA-ON', 'florist', []],

  // The United Kingdom.
  ['fee-paid fee-received', 'solicitor GB', 'florist', [INJURY, SRA]],
  ['fee-paid', 'solicitor UK', 'florist', [INJURY, SRA]],
  ['fee-paid', 'florist', 'solicitor GB-ENG', [INJURY, SRA]],
  ['fee-paid', 'solicitor GB-WLS', 'florist', [INJURY, SRA]],
  ['gift', 'solicitor GB', 'florist', [INJURY]],
  ['names-for-fee', 'solicitor GB', 'florist', [SRA]],
  ['names', 'solicitor GB', 'florist', []],
  ['fee-paid', 'solicitor GB-SCT', 'florist', []],
  ['fee-paid', 'solicitor GB-GLG', 'florist', []],
  ['fee-paid', 'solicitor GB-NIR', 'florist', []],
  ['fee-paid fee-received gift', 'conveyancer GB-ENG', 'florist GB-ENG', []],
  ['fee-paid', 'conveyancer GB-ENG', 'mortgage broker GB-ENG', []],
  ['fee-paid', 'conveyancing solicitor GB-ENG', 'florist', [INJURY, SRA]],
  ['fee-received', 'realtor GB', 'mortgage broker GB', [UK_INTRO]],
  ['fee-paid', 'mortgage broker GB', 'estate agent GB', [UK_INTRO]],
  ['fee-paid', 'estate agent GB', 'mortgage broker GB', []],
  ['fee-received', 'estate agent GB', 'mortgage broker IE', []],
  ['fee-received', 'financial advisor GB', 'mortgage broker GB', []],
  ['fee-received', 'estate agent GB', 'insurance broker GB', []],

  // Germany and France, in their own words too.
  ['fee-paid fee-received', 'lawyer DE', 'accountant FR', ['de-lawyers']],
  ['fee-paid fee-received gift', 'Rechtsanwältin DE', 'florist', ['de-lawyers']],
  ['fee-paid', 'Fachanwalt für Steuerrecht DE', 'Steuerberater DE', ['de-lawyers', 'de-tax-advisers']],
  ['gift', 'florist', 'Wirtschaftsprüfer DE', ['de-tax-advisers']],
  ['fee-paid', 'bookkeeper DE', 'florist', []],
  ['fee-paid', 'Notar DE', 'florist', []],
  ['fee-paid gift', 'Zahnarzt DE', 'physiotherapist', ['de-health']],
  ['fee-paid', 'Zahnarzt DE', 'florist DE', []],
  ['fee-paid fee-received', 'avocate FR', 'florist', ['fr-lawyers']],
  ['gift', 'avocat FR', 'florist', []],
  ['fee-paid', 'expert-comptable FR', 'florist FR', []],

  // Not built.
  ['fee-paid fee-received gift', 'advocaat NL', 'florist NL', []],
  ['fee-paid fee-received gift', 'solicitor IE', 'florist IE', []],
  ['fee-paid fee-received gift', 'solicitor AU', 'florist AU', []],
  ['fee-paid fee-received gift exclusive', '', '', []],
];

describe('the notices that matter', () => {
  const each = CASES.flatMap(([occasions, ...rest]) =>
    occasions.split(' ').map((occasion) => [OCCASIONS.find((one) => one === occasion), ...rest] as const),
  );
  it.each(each)('%s, %s with %s: %j', (occasion, me, them, expected) => {
    expect(occasion).toBeDefined();
    expect(ids(occasion ?? 'names', me, them)).toEqual(expected);
  });

  it.each([
    ['2026-10-12', [BC_FEES]],
    ['2026-10-13', [BC_FEES, 'ca-bc-mortgage']],
  ])('on %s a fee from a BC realtor to a BC mortgage broker: %j', (day, expected) => {
    expect(ids('fee-received', 'mortgage broker CA-BC', 'realtor CA-BC', asDay(day))).toEqual(expected);
  });

  it.each(['US', 'CA', 'GB', 'DE', 'FR', 'NL', 'IE', 'AU', ''])(
    'a designer and a developer in %j see none but the tax form',
    (country) => {
      for (const occasion of OCCASIONS) {
        const me = { profession: 'designer', country };
        const found = noticesFor({ occasion, on: TODAY }, me, { ...me, profession: 'developer' });
        expect(found.map(({ id }) => id)).toEqual(country === 'US' && occasion === 'fee-paid' ? [TAX] : []);
      }
    },
  );

  it('two lawyers of one firm share as they like', () => {
    const me = { profession: 'lawyer', country: 'US', business: 'Stone & Park' };
    const of = (business: string) =>
      noticesFor({ occasion: 'fee-received', on: TODAY }, me, { ...me, business }).map(({ id }) => id);
    expect(of('stone & park')).toEqual([]);
    expect(of('Oak LLP')).toEqual([DIVISION]);
  });

  it('look at the second profession of a side as well, and take codes in any case', () => {
    const me = { profession: 'accountant and realtor', country: ' us ' };
    expect(noticesFor({ occasion: 'gift', on: TODAY }, me, {}).map(({ id }) => id)).toEqual([SETTLEMENT]);
  });

  it('of several occasions come once each', () => {
    const me = { profession: 'solicitor', country: 'GB' };
    expect(noticesOf(['fee-paid', 'fee-received', 'gift'], TODAY, me, {}).map(({ id }) => id)).toEqual([
      INJURY,
      SRA,
    ]);
  });
});

const PROFESSIONS = [
  ...'realtor,lawyer,paralegal,notary,dentist,physician,chiropractor,psychologist,physical therapist,pharmacist'.split(
    ',',
  ),
  ...'CPA,bookkeeper,financial planner,mortgage broker,surveyor,insurance agent,banker,conveyancer,florist'.split(
    ',',
  ),
  '',
];
const PLACES = 'US,US-CA,CA,CA-ON,CA-BC,CA-AB,CA-QC,GB,GB-ENG,GB-SCT,DE,FR,NL'.split(',');
const aProfession = fc.constantFrom(...PROFESSIONS);
const aParty = fc
  .tuple(aProfession, fc.constantFrom(...PLACES, ''))
  .map(([profession, place]) => `${profession}${place === '' ? '' : ` ${place}`}`);
const aPlacedParty = fc
  .tuple(aProfession, fc.constantFrom(...PLACES))
  .map(([profession, place]) => `${profession} ${place}`);

describe('payer and payee', () => {
  test('change places with me and the partner; the tax form is the payer’s alone', () => {
    fc.assert(
      fc.property(aPlacedParty, aPlacedParty, (a, b) => {
        const others = (found: readonly string[]) => found.filter((id) => id !== TAX && id !== LEGAL_TAX);
        expect(others(ids('fee-received', b, a))).toEqual(others(ids('fee-paid', a, b)));
        expect(ids('fee-received', b, a)).not.toContain(TAX);
        for (const occasion of ['exclusive', 'both-ways'] as const)
          expect(ids(occasion, a, b)).toEqual(ids(occasion, b, a));
      }),
    );
  });

  test('where neither country is known, none is bound by anything', () => {
    fc.assert(
      fc.property(aProfession, aProfession, fc.constantFrom(...OCCASIONS), (mine, theirs, occasion) => {
        expect(ids(occasion, mine, theirs)).toEqual([]);
      }),
    );
  });

  test('a partner whose country is not recorded is taken to be where I am', () => {
    fc.assert(
      fc.property(aParty, aProfession, fc.constantFrom(...OCCASIONS), (mine, theirs, occasion) => {
        const { country, subdivision } = party(mine);
        const there = [country, subdivision].flatMap((each) => each ?? []).join('-');
        expect(ids(occasion, mine, theirs)).toEqual(ids(occasion, mine, `${theirs} ${there}`.trim()));
      }),
    );
  });

  test('a rule binds where one of the sides is: none of a third country is shown', () => {
    fc.assert(
      fc.property(aParty, aParty, fc.constantFrom(...OCCASIONS), (a, b, occasion) => {
        const countries = [a, b].map((each) => party(each).country?.toLowerCase());
        for (const id of ids(occasion, a, b)) expect(countries).toContain(id.slice(0, 2));
      }),
    );
  });
});

describe('each notice', () => {
  it.each(NOTICES.map((notice) => [notice.id, notice] as const))(
    '%s is a remark of at most 160 characters with its source, and no advice',
    (_id, notice) => {
      expect(notice.remark.length).toBeLessThanOrEqual(160);
      expect(notice.remark).toMatch(/^[A-Z].*\.$/);
      expect(notice.remark).not.toMatch(/\b(should|consider|suggest|advise|worth)\b/i);
      expect(noticeText(notice)).toBe(`${notice.remark} Source: ${notice.citation}. Not legal advice.`);
      expect(notice.when.length).toBeGreaterThan(0);
    },
  );

  it('has an id of its own, and its place, as was checked', () => {
    expect(NOTICES.map(({ id, citation, certainty }) => `${id}: ${citation} (${certainty})`))
      .toMatchInlineSnapshot(`
        [
          "us-settlement-services: 12 USC 2607(a), (c); 12 CFR 1024.14 (seen)",
          "us-lawyers: ABA Model Rule 7.2(b)(1)-(3), (5) (seen)",
          "us-lawyers-reciprocal: ABA Model Rule 7.2(b)(4) (seen)",
          "us-lawyers-nonlawyers: ABA Model Rule 5.4(a) (seen)",
          "us-lawyers-fee-division: ABA Model Rule 1.5(e) (seen)",
          "us-health-kickback: 42 USC 1320a-7b(b); 42 CFR 1001.952 (seen)",
          "us-health-stark: 42 USC 1395nn(a)(1); 42 CFR 411.350-389 (seen)",
          "us-health-recovery: 18 USC 220(a) (seen)",
          "us-accountants: AICPA Code 1.520.001 (was ET 503) (seen)",
          "us-ca-accountants: Cal. Bus. & Prof. Code 5061 (seen)",
          "us-investment-advisers: 17 CFR 275.206(4)-1(b) (part seen)",
          "us-broker-dealers: FINRA Rule 2040(a) (known)",
          "us-1099-nec: 26 USC 6041(a), 6041A(a); Pub. L. 119-21 s. 70433 (seen)",
          "us-1099-nec-legal: 26 USC 6041(a), 6041A(a); Pub. L. 119-21 s. 70433 (seen)",
          "ca-on-legal-fees: LSO Rules 3.6-6.1; Paralegal Rules 5.01(15)-(17); By-Law 9 s. 19.1 (seen)",
          "ca-on-legal-rewards: LSO Rules 3.6-7; guidance "Referral Fees" (seen)",
          "ca-lawyers: Law Society of Alberta Code 3.6-6, 3.6-7 (seen)",
          "ca-bc-real-estate-names: BCFSA Referrals Guidelines (best practice, not a Rule) (seen)",
          "ca-bc-real-estate-fees: Real Estate Services Rules (B.C. Reg. 209/2021); BCFSA Referrals Information (seen)",
          "ca-bc-mortgage: Mortgage Services Act, Rules; BCFSA Information on Referrals (seen)",
          "ca-securities: NI 31-103 s. 13.7-13.10 (part seen)",
          "ca-accountants: CPA provincial codes, Rule 216 (seen)",
          "gb-personal-injury: Legal Aid, Sentencing and Punishment of Offenders Act 2012, ss. 56-60 (seen)",
          "gb-solicitors: SRA Code of Conduct for Solicitors, RELs and RFLs 5.1 (seen)",
          "gb-mortgage-introducers: Regulated Activities Order 2001, art. 33A (SI 2003/1475) (seen)",
          "de-lawyers: BRAO s. 49b(3) (seen)",
          "de-tax-advisers: StBerG s. 9; WPO s. 55(2) (seen)",
          "de-health: StGB ss. 299a, 299b (seen)",
          "fr-lawyers: RIN art. 11.3 (seen)",
        ]
      `);
  });

  it('softens what was not read as a whole', () => {
    const remarkOf = (id: string) => NOTICES.find((each) => each.id === id)?.remark;
    expect(remarkOf('ca-securities')).toMatch(/^If either of you is registered/);
    expect(remarkOf('us-investment-advisers')).toContain('State-registered: look up your state.');
    expect(remarkOf(UK_INTRO)).toContain('as a condition of the exemption');
    expect(remarkOf('ca-accountants')).toContain('look it up');
  });

  it('is not built of old or partial text', () => {
    const built = NOTICES.map(({ id }) => id);
    for (const id of ['nl-lawyers', 'ie-solicitors', 'au-solicitors']) expect(built).not.toContain(id);
  });

  it('asks for names in one place alone, which `log` looks at first', () => {
    const places = NOTICES.flatMap(({ when }) => when)
      .filter(({ on }) => on.includes('names'))
      .map(({ bound, who: { country, subdivisions } }) => ({ bound, country, subdivisions }));
    expect(places).toEqual([{ bound: 'me', country: 'CA', subdivisions: ['BC'] }]);
  });

  it('names its source by its id', () => {
    expect(sourceOf('de-lawyers')).toBe('Source: BRAO s. 49b(3). Not legal advice.');
    expect(() => sourceOf('nl-lawyers')).toThrow('no notice nl-lawyers');
  });
});

describe('a fee in writing', () => {
  const LSO = 'LSO Rules 3.6-6.1; Paralegal Rules 5.01(15)-(17); By-Law 9 s. 19.1';
  const NI = 'NI 31-103 s. 13.7-13.10, if either of you is registered in securities';
  it.each([
    ['lawyer CA-ON', 'paralegal CA-ON', LSO],
    ['CPA CA', 'financial planner CA', NI],
    ['lawyer CA-ON', 'accountant CA-ON', undefined],
    ['lawyer CA-ON', 'lawyer US', undefined],
    ['realtor CA-BC', 'mover CA-BC', undefined],
    ['lawyer US', 'lawyer US', undefined],
    ['solicitor GB', 'solicitor GB', undefined],
  ])('between %s and %s by %s', (me, them, source) => {
    expect(feeWritingSource(party(me), party(them), TODAY)).toBe(source);
    expect(feeWritingSource(party(them), party(me), TODAY)).toBe(source);
  });
});

test('notices about whom one names bind the one who names, and stand where these are looked for', () => {
  const bindings = NOTICES.flatMap(({ when }) => when).filter(({ on }) => on.includes('names'));
  expect(bindings).not.toEqual([]);
  for (const { bound, who } of bindings) {
    expect(bound).toBe('me');
    const subdivisions = who.subdivisions ?? [];
    expect(subdivisions).not.toEqual([]);
    for (const subdivision of subdivisions) expect(mayNamesMatter({ subdivision })).toBe(true);
  }
  expect(mayNamesMatter({ subdivision: 'ON' })).toBe(false);
});
