import type { Db } from '../file/sqlite.sql.ts';
import { text } from '../kinds/type.ts';
import { feeCalling, noticesOnce } from '../partners/notices.cli.ts';
import { referrals, whoPhrase, type Referral } from '../referrals/referral.ts';
import type { Command } from '../shell/command.cli.ts';
import { flag, option } from '../shell/option.cli.ts';
import { givenOf } from '../shell/texts.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { SO_NO_FEE, withPartner, type WithPartner } from '../referrals/with-partner.ts';
import { UserError, usageError } from '../text/errors.ts';
import { aPartyOrItsReferral, feeOption } from './agreement.cli.ts';
import { putFeeOfReferral } from './agreement.sql.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import { ownTerms, usualTerms } from './fee-record.ts';
import {
  FEE_DIRECTIONS,
  feeDirectionOf,
  isFee,
  NO_FEE_RULE,
  type FeeDirection,
  type FeeRule,
} from './fee-terms.ts';
import { readAgreedTerms } from './fees.sql.ts';
import { overLimitAgreed } from './over-limit.cli.ts';
import { referralWith } from './referral-with.cli.ts';
import { askingOfFees } from './watch-fees.cli.ts';

const WAYS: Readonly<Record<FeeDirection, string>> = { 'i-pay': '--i-pay', 'they-pay': '--they-pay' };

/** Which referral it is of. */
export const ONE_REFERRAL = option(text, 'the fee is of this referral alone, by its number or its client', {
  value: 'referral',
  named: 'referral',
});

/** What is agreed for one referral, beside or instead of what is usual with the partner. */
export const one = writing({
  called: 'terms of one referral',
  target: aPartyOrItsReferral,
  options: {
    for: ONE_REFERRAL,
    iPay: feeOption('what you pay for referrals: "10% of collected for 12 months, cap 500"'),
    theyPay: feeOption('what they pay you: "flat 200"'),
    usual: flag('with --for: what is usual with the partner stands for it again'),
  },
  not: [['iPay', 'theyPay', 'usual']],
  only: { usual: ['for'] },
  of: referrals,
  did: 'changed',
  change(change, { target: { partner }, today, argv, doubt, iPay, theyPay, for: typed = '' }) {
    const referral = referralWith(change.db, partner, typed, { argv, today });
    const direction = feeDirectionOf(referral.direction);
    const rule = ruleFor(referral, direction, { iPay, theyPay });
    if (rule === undefined) refuseNoneOfItsOwn(change.db, referral);
    const terms = rule === undefined ? undefined : { direction, fromDay: today, rule: rule ?? NO_FEE_RULE };
    askingOfFees(change, doubt, () => putFeeOfReferral(change, referral, terms), partner.id);
    return { ids: [referral.id], did: 'changed what is agreed for referral NUMBER' };
  },
  say: ({ db, after }) => ({ line: `${whoPhrase(after)}: ${agreedFor(db, withPartner(after, SO_NO_FEE))}` }),
  notes: ({ db, ids: [id = 0], given: { target, today: on, settings, iPay, theyPay } }) => {
    const rules = { 'i-pay': iPay, 'they-pay': theyPay };
    const about = { partnerId: target.partner.id, on, settings };
    const callings = FEE_DIRECTIONS.flatMap((way) => {
      const rule = rules[way] ?? null;
      return rule === null ? [] : [feeCalling(way, rule, `${id} `)];
    });
    return [...noticesOnce(db, { ...about, callings }), ...overLimitAgreed(db, about, rules)];
  },
});

const ALONE = {
  called: 'what is agreed for one referral',
  target: aPartyOrItsReferral,
  options: { for: ONE_REFERRAL },
} as const;

/** What is agreed for one, where nothing is said of it: as `fees NUMBER` has it, with how it is agreed otherwise. */
export const shownAlone: Command = {
  called: ALONE.called,
  options: ALONE.options,
  async run(session, typed) {
    const db = await session.reading();
    const party = (await ALONE.target.find(typed, session)).read(db);
    const { for: named, ...options } = typed.options;
    const { for: wanted = '' } = givenOf(session, db, ALONE, party, { for: named ?? [] });
    const { id, direction } = referralWith(db, party.partner, wanted, session);
    const { command } = await import('./fees.cli.ts');
    await command.run(session, { words: [String(id)], options });
    session.note(
      `to agree another fee for it: refnet agree --for ${id} ${WAYS[feeDirectionOf(direction)]} FEE`,
    );
  },
};

/** What is said: null for no fee, undefined for what is usual. Throws a UserError for a fee of the other way. */
function ruleFor(
  { id, direction, partnerName }: WithPartner<Referral>,
  way: FeeDirection,
  { iPay, theyPay }: Said,
): FeeRule | null | undefined {
  const [rule, other] = way === 'i-pay' ? [iPay, theyPay] : [theyPay, iPay];
  if (other !== undefined) {
    throw usageError(
      direction === 'given'
        ? `#${id} was given to ${partnerName}, so a fee on it is theirs to pay`
        : `#${id} was received from ${partnerName}, so a fee on it is yours to pay`,
      `say ${WAYS[way]}`,
    );
  }
  return rule;
}

interface Said {
  readonly iPay: FeeRule | null | undefined;
  readonly theyPay: FeeRule | null | undefined;
}

function refuseNoneOfItsOwn(db: Db, referral: WithPartner<Referral>): void {
  if (ownTerms(readAgreedTerms(db, referral.partnerId), rowOf(referral)) !== undefined) return;
  throw new UserError(`#${referral.id} has no terms of its own`, {
    hints: [`refnet fees ${referral.id}      shows what is agreed for it`],
  });
}

function rowOf({ id, partnerId, direction, occurredOn }: WithPartner<Referral>) {
  return { number: id, partner: partnerId, direction, day: occurredOn };
}

/** `they pay 30% of collected for this one alone, usually 25% of collected`. */
function agreedFor(db: Db, referral: WithPartner<Referral>): string {
  const terms = readAgreedTerms(db, referral.partnerId);
  const own = ownTerms(terms, rowOf(referral));
  const usual = usualTerms(terms, rowOf(referral));
  const who = referral.direction === 'given' ? 'they pay' : 'you pay';
  const usualWords = usual === null ? 'nothing' : formatFeeTerms(usual);
  if (own === undefined) return `${who} what is usual, ${usualWords}`;
  const words = isFee(own) ? formatFeeTerms(own) : 'nothing';
  return `${who} ${words} for this one alone; usual on its day: ${usualWords}`;
}
