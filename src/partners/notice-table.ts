/**
 * What some professions must heed when referrals are paid for, promised or spread, one entry each: facts with their
 * source, for the user to look up. Nothing here blocks anything, and nothing here is legal advice.
 *
 * Checked at their sources in November 2026; `certainty` says how far. What was not read as a whole has softer words.
 */
import { toDay, type Day } from '../calendar/day.ts';
import { money, type Money } from '../money/money.ts';
import type { ProfessionGroup } from './profession-table.ts';

/**
 * When a notice matters, seen from me: I pay a fee for referrals or am paid one, I give a gift, a promise is exclusive,
 * an agreement has terms or promises of both sides, I name somebody to a client, I name somebody who pays me for it.
 */
export const OCCASIONS = [
  'fee-paid',
  'fee-received',
  'gift',
  'exclusive',
  'both-ways',
  'names',
  'names-for-fee',
] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** What a side must be. A profession or place that is not known meets no demand, and no exception either. */
export interface Side {
  readonly groups?: readonly ProfessionGroup[];
  readonly notGroups?: readonly ProfessionGroup[];
  /** A word that stands for such a side as well, whatever its group. */
  readonly orCalled?: RegExp;
  /** Words that alone do not make such a side, though they are of its group. */
  readonly notCalled?: RegExp;
  /** ISO 3166-1. */
  readonly country?: string;
  /** ISO 3166-2 without the country; an empty one where it may be open. */
  readonly subdivisions?: readonly string[];
  readonly notSubdivisions?: readonly string[];
  /** The country, where it is known. */
  readonly countryIfKnown?: string;
  /** Known to be elsewhere than in this part of a country. */
  readonly outside?: { readonly country: string; readonly subdivision: string };
}

/**
 * Whom a rule binds, and when: the one who pays (the one who gets the client, or gives the gift), the one who is paid,
 * either of the two, or me.
 */
export interface Binding {
  readonly on: readonly Occasion[];
  readonly bound: 'payer' | 'payee' | 'either' | 'me';
  readonly who: Side;
  /** The side across from it; anybody where it is left out. */
  readonly other?: Side;
  /** Nothing is said where both are known to be of one firm. */
  readonly notOneFirm?: true;
  /** It bars a fee as such, and does not only ask for something beside it. */
  readonly bars?: true;
}

/** The largest fee a rule allows: a share of each part of the amount it is reckoned from, and never more than `most`. */
export interface FeeLimit {
  /** `Ontario`: whose limit it is. */
  readonly whose: string;
  readonly of: string;
  /** Each share holds for what lies above its amount, up to the next; the lowest first. */
  readonly shares: readonly { readonly above: Money; readonly percent: number }[];
  readonly most: Money;
}

export interface Notice {
  readonly id: string;
  /** Any of them is enough. */
  readonly when: readonly Binding[];
  /** The first day on which it matters; left out where it has mattered for long. */
  readonly from?: Day;
  /** The facts, in at most 160 characters. */
  readonly remark: string;
  readonly citation: string;
  /** Statute or regulator's page read; a summary or a part of it read; known, and not found again. */
  readonly certainty: 'seen' | 'part seen' | 'known';
  /** The rule asks for the fee to be agreed in writing; `if` is what that depends on. */
  readonly inWriting?: { readonly if?: string };
  /** The rule asks for at least so many names to be given to a client. */
  readonly minNames?: number;
  readonly feeLimit?: FeeLimit;
  /** What a page that the two sign for a fee leaves room for, as the rule asks for it. */
  readonly toFill?: readonly string[];
  /** It asks for something once a fee was paid, and does not bear on whether it may be. */
  readonly afterwards?: true;
}

const FEE = ['fee-paid', 'fee-received'] as const;
const FEE_OR_GIFT = [...FEE, 'gift'] as const;

export const LEGAL: readonly ProfessionGroup[] = ['lawyer', 'paralegal'];
/** Settlement services of 12 USC 2602(3), without the brokers of real estate, who may share among themselves. */
const SETTLEMENT: readonly ProfessionGroup[] = [
  'mortgage',
  'title',
  'appraiser',
  'home-inspector',
  'surveyor',
];
const HEALTH: readonly ProfessionGroup[] = [
  'doctor',
  'dentist',
  'therapist',
  'physical-therapist',
  'pharmacist',
  'home-care',
];
const ONTARIO = { country: 'CA', subdivisions: ['ON'] } as const;
const BRITISH_COLUMBIA = { country: 'CA', subdivisions: ['BC'] } as const;
/** A list of what is meant: codes of Scottish councils are as many as those of English counties. */
const ENGLAND_AND_WALES = { country: 'GB', subdivisions: ['', 'ENG', 'WLS', 'EAW'] } as const;

const CLIENT_TOLD = 'for each client, the day on which the client was told of the fee';

const FORM_1099 =
  'US business: form 1099-NEC for $2,000 or more a year (2026; $600 to 2025; indexed from 2027) paid for services;';
const TAX_OF_FEES = '26 USC 6041(a), 6041A(a); Pub. L. 119-21 s. 70433';

const cad = (dollars: number): Money => money(dollars * 100, 'CAD');

export const NOTICES: readonly Notice[] = [
  {
    id: 'us-settlement-services',
    when: [
      { on: FEE_OR_GIFT, bound: 'payer', bars: true, who: { groups: SETTLEMENT, country: 'US' } },
      // 12 USC 2607(c)(3): brokers of real estate may share among themselves.
      {
        on: FEE_OR_GIFT,
        bound: 'payer',
        bars: true,
        who: { groups: ['real-estate'], country: 'US' },
        other: { notGroups: ['real-estate'] },
      },
      {
        on: FEE_OR_GIFT,
        bound: 'payer',
        bars: true,
        who: { groups: ['insurance', 'lawyer', 'notary', 'banker'], country: 'US' },
        other: { groups: [...SETTLEMENT, 'real-estate'] },
      },
    ],
    remark:
      'Federal law bars giving or taking anything of value for referring home-sale or mortgage services where a ' +
      'federally related mortgage loan is involved.',
    citation: '12 USC 2607(a), (c); 12 CFR 1024.14',
    certainty: 'seen',
  },
  {
    id: 'us-lawyers',
    when: [
      {
        on: FEE,
        bound: 'payer',
        bars: true,
        who: { groups: ['lawyer'], country: 'US' },
        other: { notGroups: ['lawyer'] },
      },
      { on: ['gift'], bound: 'payer', who: { groups: ['lawyer'], country: 'US' } },
    ],
    remark:
      'ABA Model Rule 7.2(b): nothing of value for recommending a lawyer, save ads, qualified referral services and ' +
      'small thank-you gifts. States vary.',
    citation: 'ABA Model Rule 7.2(b)(1)-(3), (5)',
    certainty: 'seen',
  },
  {
    id: 'us-lawyers-reciprocal',
    when: [{ on: ['exclusive', 'both-ways'], bound: 'either', who: { groups: ['lawyer'], country: 'US' } }],
    remark:
      'ABA Model Rule 7.2(b)(4): a two-way referral agreement may not be exclusive, and the client is told that it ' +
      'exists and what it is. States vary.',
    citation: 'ABA Model Rule 7.2(b)(4)',
    certainty: 'seen',
  },
  {
    id: 'us-lawyers-nonlawyers',
    when: [
      {
        on: FEE,
        bound: 'payer',
        bars: true,
        who: { groups: ['lawyer'], country: 'US' },
        other: { notGroups: ['lawyer'] },
      },
    ],
    remark:
      'ABA Model Rule 5.4(a): a lawyer does not share legal fees with a nonlawyer, with few exceptions. A few states ' +
      'differ.',
    citation: 'ABA Model Rule 5.4(a)',
    certainty: 'seen',
  },
  {
    id: 'us-lawyers-fee-division',
    when: [
      {
        on: FEE,
        bound: 'either',
        who: { groups: ['lawyer'], country: 'US' },
        // It binds a lawyer wherever the other one turns out to be.
        other: { groups: ['lawyer'], countryIfKnown: 'US' },
        notOneFirm: true,
      },
    ],
    remark:
      'ABA Model Rule 1.5(e): split by work done or with joint responsibility; client agrees to each share in writing; ' +
      'total fee reasonable. States vary.',
    citation: 'ABA Model Rule 1.5(e)',
    toFill: [
      'what work each of us does, or that both of us answer for it',
      'for each client, the day on which the client agreed in writing to the share of each',
    ],
    certainty: 'seen',
  },
  {
    id: 'us-health-kickback',
    when: [{ on: FEE_OR_GIFT, bound: 'payer', bars: true, who: { groups: HEALTH, country: 'US' } }],
    remark:
      'Knowingly and willfully paying or taking anything for referring patients of federal health programs is a crime; ' +
      'safe harbors exist. States add rules.',
    citation: '42 USC 1320a-7b(b); 42 CFR 1001.952',
    certainty: 'seen',
  },
  {
    id: 'us-health-stark',
    when: [
      {
        on: FEE,
        bound: 'payee',
        bars: true,
        who: { groups: ['doctor', 'dentist'], orCalled: /\bchiropract/i, country: 'US' },
        other: { groups: ['physical-therapist', 'pharmacist', 'home-care', 'doctor'], countryIfKnown: 'US' },
      },
    ],
    remark:
      'Stark law: a physician may not refer Medicare patients for listed services, such as physical therapy, to one ' +
      'they have a financial tie with; exceptions.',
    citation: '42 USC 1395nn(a)(1); 42 CFR 411.350-389',
    certainty: 'seen',
  },
  {
    id: 'us-health-recovery',
    when: [{ on: FEE, bound: 'payer', who: { groups: ['doctor', 'therapist', 'home-care'], country: 'US' } }],
    remark:
      'For recovery homes, addiction treatment and laboratories, paying for referrals is a crime whichever health plan ' +
      'pays (18 USC 220).',
    citation: '18 USC 220(a)',
    certainty: 'seen',
  },
  {
    id: 'us-accountants',
    when: [
      { on: FEE, bound: 'either', who: { groups: ['accountant'], country: 'US', notSubdivisions: ['CA'] } },
    ],
    remark:
      'AICPA members tell the client of a fee taken or paid for referring CPA work, and of commissions; none on clients ' +
      'they audit, review or, some, compile for.',
    citation: 'AICPA Code 1.520.001 (was ET 503)',
    certainty: 'seen',
  },
  {
    id: 'us-ca-accountants',
    when: [
      {
        on: FEE,
        bound: 'either',
        bars: true,
        who: { groups: ['accountant'], country: 'US', subdivisions: ['CA'] },
      },
    ],
    remark:
      "California: CPAs may not pay a fee to get a client, nor take one just for referring a client to somebody else's " +
      'products or services.',
    citation: 'Cal. Bus. & Prof. Code 5061',
    certainty: 'seen',
  },
  {
    id: 'us-investment-advisers',
    when: [{ on: FEE_OR_GIFT, bound: 'payer', who: { groups: ['financial-planner'], country: 'US' } }],
    remark:
      'SEC-registered advisers: a paid referral is disclosed as such; over $1,000 in 12 months needs a written ' +
      'agreement. State-registered: look up your state.',
    citation: '17 CFR 275.206(4)-1(b)',
    certainty: 'part seen',
  },
  {
    id: 'us-broker-dealers',
    when: [
      {
        on: FEE,
        bound: 'payer',
        who: { groups: ['financial-planner'], country: 'US' },
        other: { notGroups: ['financial-planner'] },
      },
    ],
    remark:
      'FINRA members may not pay fees to a person who would have to be registered as a broker-dealer because of them.',
    citation: 'FINRA Rule 2040(a)',
    certainty: 'known',
  },
  {
    id: 'us-1099-nec',
    // The payer alone has a form to send.
    when: [
      {
        on: ['fee-paid'],
        bound: 'payer',
        who: { country: 'US' },
        other: { country: 'US', notGroups: LEGAL },
      },
    ],
    remark: `${FORM_1099} as a rule not to corporations.`,
    citation: TAX_OF_FEES,
    afterwards: true,
    certainty: 'seen',
  },
  {
    id: 'us-1099-nec-legal',
    // That a corporation gets none is not said of whoever is paid as a lawyer: nothing seen says so of them.
    when: [
      { on: ['fee-paid'], bound: 'payer', who: { country: 'US' }, other: { country: 'US', groups: LEGAL } },
    ],
    remark: `${FORM_1099} for legal professions see its instructions.`,
    citation: TAX_OF_FEES,
    afterwards: true,
    certainty: 'seen',
  },
  {
    id: 'ca-on-legal-fees',
    when: [
      {
        on: [...FEE, 'names-for-fee'],
        bound: 'either',
        who: { groups: LEGAL, ...ONTARIO },
        other: { groups: LEGAL, ...ONTARIO },
      },
    ],
    remark:
      'Ontario: at most 15% of the first $50,000 of the legal fee, 5% above, $25,000 in all; signed standard form; two ' +
      'names, or the reason why not.',
    citation: 'LSO Rules 3.6-6.1; Paralegal Rules 5.01(15)-(17); By-Law 9 s. 19.1',
    certainty: 'seen',
    inWriting: {},
    minNames: 2,
    feeLimit: {
      whose: 'Ontario',
      of: 'the legal fee',
      shares: [
        { above: cad(0), percent: 15 },
        { above: cad(50_000), percent: 5 },
      ],
      most: cad(25_000),
    },
  },
  {
    id: 'ca-on-legal-rewards',
    when: [{ notGroups: LEGAL }, { groups: LEGAL, outside: { country: 'CA', subdivision: 'ON' } }].flatMap(
      (other): Binding[] => [
        { on: FEE, bound: 'payer', bars: true, who: { groups: LEGAL, ...ONTARIO }, other },
        { on: FEE, bound: 'payee', who: { groups: LEGAL, ...ONTARIO }, other },
        { on: ['gift'], bound: 'payer', who: { groups: LEGAL, ...ONTARIO }, other },
      ],
    ),
    remark:
      'Ontario: no fee split and no reward to people without an Ontario licence for referring clients. A fee received ' +
      'from them: client told and consents.',
    citation: 'LSO Rules 3.6-7; guidance "Referral Fees"',
    certainty: 'seen',
  },
  {
    id: 'ca-lawyers',
    when: [
      {
        on: FEE_OR_GIFT,
        bound: 'payer',
        bars: true,
        who: { groups: ['lawyer'], country: 'CA', subdivisions: ['AB'] },
        other: { notGroups: ['lawyer'] },
      },
    ],
    remark:
      'Alberta: a lawyer pays no referral fee or reward to people who are not lawyers; meals and event tickets for ' +
      'promotion are allowed.',
    citation: 'Law Society of Alberta Code 3.6-6, 3.6-7',
    certainty: 'seen',
  },
  {
    id: 'ca-bc-real-estate-names',
    when: [{ on: ['names'], bound: 'me', who: { groups: ['real-estate'], ...BRITISH_COLUMBIA } }],
    remark:
      'BC guideline: when you refer a client to another professional, give a list of at least three, and let the client ' +
      'choose.',
    citation: 'BCFSA Referrals Guidelines (best practice, not a Rule)',
    certainty: 'seen',
    minNames: 3,
  },
  {
    id: 'ca-bc-real-estate-fees',
    when: [{ on: FEE_OR_GIFT, bound: 'either', who: { groups: ['real-estate'], ...BRITISH_COLUMBIA } }],
    remark:
      'BC: tell the client in writing of any pay for a referral, who pays and how much; it goes through the brokerage, ' +
      'which keeps a record.',
    citation: 'Real Estate Services Rules (B.C. Reg. 209/2021); BCFSA Referrals Information',
    toFill: [`${CLIENT_TOLD} in writing`],
    certainty: 'seen',
  },
  {
    id: 'ca-bc-mortgage',
    when: [{ on: FEE_OR_GIFT, bound: 'either', who: { groups: ['mortgage'], ...BRITISH_COLUMBIA } }],
    // The Mortgage Services Act came into force.
    from: toDay(2026, 10, 13),
    remark:
      "BC mortgage licensees refer only with the client's explicit consent; what they get for it goes through the " +
      'brokerage and is disclosed to the client.',
    citation: 'Mortgage Services Act, Rules; BCFSA Information on Referrals',
    certainty: 'seen',
  },
  {
    id: 'ca-securities',
    when: [{ on: FEE_OR_GIFT, bound: 'either', who: { groups: ['financial-planner'], country: 'CA' } }],
    remark:
      'If either of you is registered in securities: written agreement first, the firm records all fees, the client is ' +
      'told in writing who gets what.',
    citation: 'NI 31-103 s. 13.7-13.10',
    certainty: 'part seen',
    inWriting: { if: 'either of you is registered in securities' },
  },
  {
    id: 'ca-accountants',
    when: [
      {
        on: FEE,
        bound: 'either',
        who: {
          groups: ['accountant'],
          country: 'CA',
          subdivisions: ['ON', 'PE', 'AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'SK', 'YT'],
        },
      },
    ],
    remark:
      'CPAs, Rule 216: no referral fee or commission over an assurance client; others only with safeguards. Some ' +
      'provinces are stricter: look it up.',
    citation: 'CPA provincial codes, Rule 216',
    certainty: 'seen',
  },
  {
    id: 'gb-personal-injury',
    when: [{ on: FEE_OR_GIFT, bound: 'either', who: { groups: ['lawyer'], ...ENGLAND_AND_WALES } }],
    remark:
      'England and Wales, personal injury or death claims only: lawyers and other regulated persons may not pay or take ' +
      'a referral fee.',
    citation: 'Legal Aid, Sentencing and Punishment of Offenders Act 2012, ss. 56-60',
    certainty: 'seen',
  },
  {
    id: 'gb-solicitors',
    when: [
      { on: [...FEE, 'names-for-fee'], bound: 'either', who: { groups: ['lawyer'], ...ENGLAND_AND_WALES } },
    ],
    remark:
      'Solicitors, England and Wales: tell the client of any interest in the referral and any fee share; a fee-sharing ' +
      'agreement is in writing.',
    citation: 'SRA Code of Conduct for Solicitors, RELs and RFLs 5.1',
    toFill: [CLIENT_TOLD],
    certainty: 'seen',
  },
  {
    id: 'gb-mortgage-introducers',
    when: [
      {
        on: FEE,
        bound: 'payee',
        who: { notGroups: ['mortgage', 'banker', 'financial-planner'], country: 'GB' },
        other: { groups: ['mortgage'], countryIfKnown: 'GB' },
      },
    ],
    remark:
      'UK: as a condition of the exemption, an introducer without FCA authorisation tells the borrower first what they ' +
      'are paid, and takes no client money.',
    citation: 'Regulated Activities Order 2001, art. 33A (SI 2003/1475)',
    certainty: 'seen',
  },
  {
    id: 'de-lawyers',
    when: [{ on: FEE_OR_GIFT, bound: 'either', bars: true, who: { groups: ['lawyer'], country: 'DE' } }],
    remark:
      'Germany: lawyers may neither give nor take a share of fees or any other benefit for passing on clients, whoever ' +
      'the other side is.',
    citation: 'BRAO s. 49b(3)',
    certainty: 'seen',
  },
  {
    id: 'de-tax-advisers',
    when: [
      {
        on: FEE_OR_GIFT,
        bound: 'either',
        bars: true,
        who: { groups: ['accountant'], notCalled: /\b(?:book[ -]?keep|buchhalt)\w*/gi, country: 'DE' },
      },
    ],
    remark:
      'Germany: tax advisers and auditors may neither give nor take a share of fees or any other benefit for passing on ' +
      'clients.',
    citation: 'StBerG s. 9; WPO s. 55(2)',
    certainty: 'seen',
  },
  {
    id: 'de-health',
    when: [
      {
        on: FEE_OR_GIFT,
        bound: 'either',
        bars: true,
        who: { groups: HEALTH, country: 'DE' },
        other: { groups: HEALTH },
      },
    ],
    remark:
      'Germany: for members of health professions it is a crime to take or give a benefit in return for sending ' +
      'patients unfairly.',
    citation: 'StGB ss. 299a, 299b',
    certainty: 'seen',
  },
  {
    id: 'fr-lawyers',
    when: [{ on: FEE, bound: 'either', bars: true, who: { groups: ['lawyer'], country: 'FR' } }],
    remark:
      'France: a lawyer may not be paid for bringing in business, nor pay for it; fees come from the client only.',
    citation: 'RIN art. 11.3',
    certainty: 'seen',
  },
];
