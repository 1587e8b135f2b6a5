/**
 * What some professions must heed when referrals are paid for, promised or spread: facts with their source, for the
 * user to look up. Nothing here blocks anything, and nothing here is legal advice.
 */
import { money } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import { professionsOf } from './professions.ts';
import type { ProfessionGroup } from './professions.ts';

/** When a notice matters: a fee is agreed, a gift is given, a promise is exclusive, a client gets names from me. */
export const OCCASIONS = ['fee', 'gift', 'exclusive', 'names'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** One side of a referral: the profession as typed, ISO 3166 codes for the rest. What is not known is left out. */
export interface Party {
  readonly profession?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly subdivision?: string | null | undefined;
}

/** What a side must be. A profession or place that is not known fits no demand, but no exception either. */
interface Side {
  readonly professions?: readonly ProfessionGroup[];
  readonly notProfessions?: readonly ProfessionGroup[];
  readonly country?: string;
  readonly subdivisions?: readonly string[];
  readonly notSubdivisions?: readonly string[];
}

/** The largest fee a rule allows: a share of each part of the amount it is reckoned from, and never more than `most`. */
export interface FeeLimit {
  readonly of: string;
  /** Each share holds for what lies above its amount, up to the next; the lowest first. */
  readonly shares: readonly { readonly above: Money; readonly percent: number }[];
  readonly most: Money;
}

export interface Notice {
  readonly id: string;
  readonly title: string;
  /** The facts, in two or three sentences. */
  readonly text: string;
  readonly source: string;
  readonly occasions: readonly Occasion[];
  /** Either side of the referral, except for `names`, where it is me. */
  readonly who: Side;
  /** The side across from it. */
  readonly other?: Side;
  /** The rule asks for the fee to be agreed in writing. */
  readonly feeInWriting: boolean;
  /** The rule asks for at least so many names to be given to a client. */
  readonly minNames?: number;
  readonly feeLimit?: FeeLimit;
}

export const NOT_LEGAL_ADVICE = 'This is not legal advice.';

const LEGAL: readonly ProfessionGroup[] = ['lawyer', 'paralegal'];
/** Settlement services of 12 CFR 1024.2; lawyers and insurers only where the other side is one of these. */
const SETTLEMENT: readonly ProfessionGroup[] = [
  'mortgage',
  'title',
  'real-estate',
  'appraiser',
  'home-inspector',
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

const cad = (dollars: number): Money => money(dollars * 100, 'CAD');

export const NOTICES: readonly Notice[] = [
  {
    id: 'us-settlement-services',
    title: 'US home purchases and mortgages',
    text:
      'US federal law forbids giving or accepting a fee, or any other thing of value, for referring settlement ' +
      'business of a federally related mortgage loan: mortgage, title, real estate and the services around them. ' +
      'No written agreement is needed for a breach: things of value that are given repeatedly and go with the volume ' +
      'or value of the business are evidence of one. Payment for services actually performed is another matter.',
    source: 'RESPA section 8 (12 USC 2607); Regulation X, 12 CFR 1024.14',
    occasions: ['fee', 'gift'],
    who: { professions: SETTLEMENT, country: 'US' },
    feeInWriting: false,
  },
  {
    id: 'us-lawyers',
    title: 'US lawyers and recommendations',
    text:
      'Under the ABA model rules a lawyer gives nothing of value for being recommended, apart from a token of thanks ' +
      'that is neither expected nor meant as payment. Lawyers may agree to refer clients to each other or to other ' +
      'professionals only if the agreement is not exclusive and the client is told of it. Each state has its own version.',
    source: 'ABA Model Rule 7.2(b)',
    occasions: ['fee', 'gift', 'exclusive'],
    who: { professions: ['lawyer'], country: 'US' },
    feeInWriting: false,
  },
  {
    id: 'us-lawyers-fee-division',
    title: 'US lawyers who share a fee',
    text:
      'Under the ABA model rules lawyers of different firms may divide a fee only in proportion to their work, or where ' +
      'each takes joint responsibility. The client agrees to it and to each share, confirmed in writing, and the whole ' +
      'fee is reasonable. Each state has its own version.',
    source: 'ABA Model Rule 1.5(e)',
    occasions: ['fee'],
    who: { professions: ['lawyer'], country: 'US' },
    other: { professions: ['lawyer'] },
    feeInWriting: false,
  },
  {
    id: 'us-health',
    title: 'US health care',
    text:
      'US federal law makes it a crime to offer, pay, ask for or receive anything of value for referring patients whose ' +
      'care a federal health program pays for. The Stark law bars physicians from referring certain Medicare services ' +
      'to those they have a financial relationship with, with exceptions. Many states forbid splitting fees as well, ' +
      'whoever pays for the care.',
    source: 'Anti-Kickback Statute, 42 USC 1320a-7b(b); Stark law, 42 USC 1395nn; state law',
    occasions: ['fee', 'gift'],
    who: { professions: HEALTH, country: 'US' },
    feeInWriting: false,
  },
  {
    id: 'us-accountants',
    title: 'US accountants',
    text:
      'Members of the AICPA disclose to the client every commission and every referral fee they take or pay. They take ' +
      'no commission where they also audit, review or, in certain cases, compile the statements of that client. ' +
      'State boards may be stricter.',
    source: 'AICPA Code of Professional Conduct, Commissions and Referral Fees Rule (ET 1.520.001)',
    occasions: ['fee'],
    who: { professions: ['accountant'], country: 'US' },
    feeInWriting: false,
  },
  {
    id: 'us-investment-advisers',
    title: 'US investment advisers and brokers',
    text:
      'An adviser who pays for a recommendation, in money or otherwise, must see that the payment and the conflict it ' +
      'makes are disclosed with it, oversee it, and have a written agreement above $1,000 in 12 months. Broker-dealers ' +
      'may not pay transaction-based compensation to somebody who would have to be registered for it and is not.',
    source: 'SEC Marketing Rule, 17 CFR 275.206(4)-1; FINRA Rule 2040',
    occasions: ['fee', 'gift'],
    who: { professions: ['financial-planner'], country: 'US' },
    feeInWriting: false,
  },
  {
    id: 'us-1099-nec',
    title: 'US tax: form 1099-NEC',
    text:
      'A business in the US reports on form 1099-NEC what it pays in a year for services of somebody who is neither its ' +
      'employee nor, as a rule, a corporation: from $600 for payments through 2025, from $2,000 for payments in 2026. ' +
      'From 2027 on the threshold follows inflation.',
    source: '26 USC 6041 and 6041A as amended by Public Law 119-21, section 70433',
    occasions: ['fee'],
    who: { country: 'US' },
    other: { country: 'US' },
    feeInWriting: false,
  },
  {
    id: 'ca-on-legal-fees',
    title: 'Ontario lawyers and paralegals: referral fees',
    text:
      'Between Ontario licensees a referral fee is at most 15% of the first $50,000 of the legal fee and 5% above, and ' +
      '$25,000 in all; none is paid up front. Both and the client sign the Law Society’s standard agreement, the ' +
      'client is given at least two names or the reason why not, and the fee stands on the account and in the books.',
    source:
      'Law Society of Ontario, Rules of Professional Conduct 3.6-6.1, Paralegal Rules 5.01, By-Law 9 section 19.1',
    occasions: ['fee', 'names'],
    who: { professions: LEGAL, ...ONTARIO },
    other: { professions: LEGAL },
    feeInWriting: true,
    minNames: 2,
    feeLimit: {
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
    title: 'Ontario lawyers and paralegals: rewards to others',
    text:
      'An Ontario lawyer may not share fees with, or give a financial or other reward for referring clients to, anybody ' +
      'who is not licensed by the Law Society. A reward taken from somebody a client was referred to must not be hidden: ' +
      'the client is told and agrees.',
    source: 'Law Society of Ontario, Rules of Professional Conduct 3.6-7 and its guidance on referral fees',
    occasions: ['fee', 'gift'],
    who: { professions: LEGAL, ...ONTARIO },
    other: { notProfessions: LEGAL },
    feeInWriting: false,
  },
  {
    id: 'ca-bc-real-estate',
    title: 'British Columbia real estate',
    text:
      'The regulator’s guidelines ask real estate licensees to give a client at least three service providers to choose ' +
      'from. A referral fee goes through the brokerage and is disclosed to the client in writing; the brokerage records ' +
      'its amount, the date, who paid it, what for, and everybody who was paid a share.',
    source:
      'BC Financial Services Authority, Referrals Guidelines and Referrals Information; Real Estate Services Rules',
    occasions: ['fee', 'gift', 'names'],
    who: { professions: ['real-estate'], ...BRITISH_COLUMBIA },
    feeInWriting: false,
    minNames: 3,
  },
  {
    id: 'ca-bc-mortgage',
    title: 'British Columbia mortgages',
    text:
      'A mortgage licensee refers a client only with the client’s explicit consent. Whatever is received for it, money ' +
      'or another benefit, goes through the brokerage and is disclosed to the client.',
    source: 'BC Financial Services Authority, Information on Referrals; Mortgage Services Act',
    occasions: ['fee', 'gift'],
    who: { professions: ['mortgage'], ...BRITISH_COLUMBIA },
    feeInWriting: false,
  },
  {
    id: 'ca-securities',
    title: 'Canadian securities and investment advice',
    text:
      'A registered firm or adviser pays or takes a referral fee, of whatever kind, only under a written agreement made ' +
      'before the first referral. The firm records every fee, and the client is told in writing who is paid, how it is ' +
      'reckoned, and which conflicts it makes.',
    source: 'National Instrument 31-103, part 13, division 3 (sections 13.7 to 13.11)',
    occasions: ['fee', 'gift'],
    who: { professions: ['financial-planner'], country: 'CA' },
    feeInWriting: true,
  },
  {
    id: 'gb-personal-injury',
    title: 'England and Wales: personal injury',
    text:
      'In England and Wales lawyers and other regulated persons have been barred since 1 April 2013 from paying or ' +
      'receiving referral fees for claims about personal injury or death.',
    source: 'Legal Aid, Sentencing and Punishment of Offenders Act 2012, sections 56 to 60',
    occasions: ['fee', 'gift'],
    who: { professions: LEGAL, country: 'GB', notSubdivisions: ['SCT', 'NIR'] },
    feeInWriting: false,
  },
];

/** A party as the notices look at it. */
interface Known {
  readonly groups: readonly ProfessionGroup[];
  readonly country: string;
  readonly subdivision: string;
}

function codeOf(text: string | null | undefined): string {
  const code = (text ?? '').trim().toUpperCase();
  return code === 'UK' ? 'GB' : code;
}

function knownOf({ profession, country, subdivision }: Party): Known {
  return {
    groups: professionsOf(profession ?? ''),
    country: codeOf(country),
    subdivision: codeOf(subdivision),
  };
}

function fits(side: Side, { groups, country, subdivision }: Known): boolean {
  const isOneOf = (professions: readonly ProfessionGroup[]): boolean =>
    groups.some((group) => professions.includes(group));
  return (
    (side.professions === undefined || isOneOf(side.professions)) &&
    (side.notProfessions === undefined || !isOneOf(side.notProfessions)) &&
    (side.country === undefined || side.country === country) &&
    (side.subdivisions === undefined || side.subdivisions.includes(subdivision)) &&
    (side.notSubdivisions === undefined || !side.notSubdivisions.includes(subdivision))
  );
}

/**
 * The notices that matter on this occasion between me and a partner, in the order of the table. The profession and the
 * place must be those of the same side; where a country is not known, none matters for that side.
 */
export function noticesFor(occasion: Occasion, me: Party, them: Party): Notice[] {
  const mine = knownOf(me);
  const theirs = knownOf(them);
  return NOTICES.filter(({ occasions, who, other = {} }) => {
    if (!occasions.includes(occasion)) return false;
    if (fits(who, mine) && fits(other, theirs)) return true;
    return occasion !== 'names' && fits(who, theirs) && fits(other, mine);
  });
}

/** A notice for the screen: what it says, where that stands, and that it is no advice. */
export function noticeText({ text, source }: Notice): string {
  return `${text} Source: ${source}. ${NOT_LEGAL_ADVICE}`;
}

/** The source of a notice that asks for a fee between the two to be in writing, where there is one. */
export function feeWritingSource(me: Party, them: Party): string | undefined {
  return noticesFor('fee', me, them).find(({ feeInWriting }) => feeInWriting)?.source;
}

/** How many names I am asked to give a client for this kind of partner: the most any notice asks for, else 1. */
export function namesAsked(me: Party, them: Party): number {
  return Math.max(1, ...noticesFor('names', me, them).map(({ minNames = 1 }) => minNames));
}
