/** What the sources would call a relationship: derived from what is agreed and done together, never stored. */
import type { Day } from '../calendar/day.ts';
import { lastDayTogether } from '../contact/project-kinds.ts';
import type { Project } from '../contact/project.ts';
import type { Partner } from '../partners/partner.ts';
import { list } from '../text/count.ts';
import { lazily } from '../text/lazily.ts';
import type { Agreement } from './agreement.ts';
import { exclusiveOn, feeRuleOn, isAgreementInForce } from './terms.ts';

/** Loaded only where a fee is in force. */
const feePhrase = lazily(() => import('./fee-phrase.ts'));

/** What the words go by, as of a day. */
interface CalledFacts {
  /** The stage is that of an alliance or a joint venture. */
  readonly isAllied: boolean;
  /** Something was exchanged, or the stage is more than that of an acquaintance. */
  readonly isPartner: boolean;
  readonly hasAgreement: boolean;
  /** One had begun by then, in force or not: fees may be to come of it. */
  readonly hadAgreement: boolean;
  /** The fees in force, either way: `you pay 10% of collected`. */
  readonly fees: readonly string[];
  readonly exclusive: string | null;
  /** Something done together is under way. */
  readonly together: boolean;
  /** Both sides promised something. */
  readonly bothPromised: boolean;
}

/** A word for the relationship, who uses it so, and the facts it rests on. */
export interface Called {
  readonly word: string;
  readonly sources: readonly string[];
  readonly because: string;
}

interface CalledRule {
  readonly word: string;
  readonly sources: readonly string[];
  /** The facts for which the word fits, in words; undefined where it does not. */
  readonly because: (facts: CalledFacts) => string | undefined;
}

const RULES: readonly CalledRule[] = [
  {
    word: 'an ally',
    sources: ['ally'],
    because: ({ isPartner, isAllied, hasAgreement, hadAgreement, fees }) =>
      isPartner && !isAllied && !hasAgreement && fees.length === 0
        ? hadAgreement
          ? 'no agreement in force, no fee on new clients'
          : 'no agreement, no fee'
        : undefined,
  },
  {
    word: 'a referral partner',
    sources: ['ally', 'lanes'],
    because: ({ fees }) => (fees.length === 0 ? undefined : list(fees, 'and')),
  },
  {
    word: 'a strategic partner',
    sources: ['durden'],
    because: ({ exclusive }) => (exclusive === null ? undefined : `exclusive for ${exclusive}`),
  },
  {
    word: 'a strategic partner',
    sources: ['lanes'],
    because: ({ together, bothPromised }) =>
      together && bothPromised ? 'joint activity with commitments on both sides' : undefined,
  },
];

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** The words that fit a partner on a day, by all agreements in force then; `exchanged` is whether anything ever was. */
export function calledBy(
  { stage }: Pick<Partner, 'stage'>,
  record: {
    readonly agreements: readonly Agreement[];
    readonly projects: readonly Project[];
    readonly exchanged: boolean;
  },
  today: Day,
): Called[] {
  const inForce = record.agreements.filter((each) => isAgreementInForce(each, today));
  const fees = (way: 'i-pay' | 'they-pay', payer: string) =>
    distinct(
      inForce
        .map((each) => feeRuleOn(each, way, today))
        .filter((fee) => fee !== null)
        .map((terms) => feePhrase().formatFeeTerms(terms)),
    ).map((terms) => `${payer} pay ${terms}`);
  const services = distinct(
    inForce.map((each) => exclusiveOn(each, today)).filter((service) => service !== null),
  );
  const promised = (whose: 'mine' | 'theirs') =>
    inForce.some(({ expectations }) => expectations.some(({ side }) => side === whose));
  const facts: CalledFacts = {
    isAllied: stage === 'strategic-alliance' || stage === 'joint-venture',
    isPartner: record.exchanged || stage !== 'acquaintance',
    hasAgreement: inForce.length > 0,
    hadAgreement: record.agreements.some(({ startsOn }) => startsOn <= today),
    fees: [...fees('i-pay', 'you'), ...fees('they-pay', 'they')],
    exclusive: services.length === 0 ? null : list(services, 'and'),
    together: record.projects.some((each) => isUnderWay(each, today)),
    bothPromised: promised('mine') && promised('theirs'),
  };
  return RULES.flatMap(({ word, sources, because }) => {
    const why = because(facts);
    return why === undefined ? [] : [{ word, sources, because: why }];
  });
}

/** Begun and not ended before that day. */
export function isUnderWay({ kind, fromDay, untilDay }: Project, day: Day): boolean {
  const last = lastDayTogether(kind, fromDay, untilDay);
  return fromDay <= day && (last === null || day <= last);
}

/** `an ally [ally]: no agreement, no fee`; several are joined by semicolons. */
export function calledText(called: readonly Called[]): string {
  return called
    .map(({ word, sources, because }) => {
      const by = list(
        sources.map((source) => `[${source}]`),
        'and',
      );
      return sources.length === 1 ? `${word} ${by}: ${because}` : `${word} as ${by} use it: ${because}`;
    })
    .join('; ');
}
