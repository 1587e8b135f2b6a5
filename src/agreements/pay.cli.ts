import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Partner } from '../partners/partner.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { amount, note, orNone, text, word } from '../kinds/type.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import { formatAmountPlain } from '../money/money.ts';
import { savingPayment } from './payment.sql.ts';
import { noSuchRecord } from '../records/record.cli.ts';
import { getReferral, listReferrals } from '../referrals/referral.sql.ts';
import { referralPhrase, referrals } from '../referrals/referral.ts';
import { flag, option, type SoFar } from '../shell/option.cli.ts';
import { recordNumber } from '../shell/options.cli.ts';
import { commandLine, retyped } from '../shell/suggestions.cli.ts';
import { thoseOf } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError } from '../text/errors.ts';
import { accountsWith, areAccounts } from './accounts.cli.ts';
import { reckonFees, refuseOverpaid } from './fee-record.ts';
import { readFeeRecord } from './fees.sql.ts';
import { accountCurrency, plainAmount, settleable, wholeDue, type Settling } from './pay.ts';
import { inLedger, PAYMENT_DAY, payments, type PaymentDraft } from './payment.ts';
import { paidPhrase, stillDue } from './payment.view.ts';

const WAYS = vocabulary('way of a payment', ['paid', 'received']);

export const command = writing({
  target: accountsWith({
    question: 'Whom did you pay, or who paid you',
    example: 'refnet pay NAME AMOUNT',
    help: 'whom you paid, or who paid you; then how much: 120, "CAD 120"',
    none: 'there is nobody yet to pay, or to be paid by',
  }),
  options: {
    way: option(word(WAYS), 'paid or received', {
      hidden: true,
      asks: { question: 'Paid or received?', when: areOwing, usual: 'received' },
    }),
    amount: option(amount(), 'how much; all that is due when left out', {
      at: 'after partner',
      asks: { question: 'How much', when: isAmountOpen, usual: usualAmount },
    }),
    received: flag('they paid you'),
    for: option(text, 'the fee of one referral, by its number or its client, instead of the oldest due', {
      value: 'referral',
      named: 'referral',
    }),
    waive: flag('the payee lets it go'),
    return: flag('money paid too much came back, after a refund'),
    on: option(PAYMENT_DAY, 'the day of it (today)'),
    note: option(orNone(note), 'a cheque number, a transfer'),
  },
  not: [
    ['waive', 'return'],
    ['received', 'way'],
  ],
  here: ({ balances }, said) => {
    const isReceived = said('received') !== undefined || said('way') === 'received';
    const currency = accountCurrency(balances, isReceived ? 'they-pay' : 'i-pay');
    return currency === undefined ? {} : { currency };
  },
  of: payments,
  did: 'recorded',
  change(change, { target, today, argv, on = today, note: said = null, ...given }) {
    const { partner, balances } = target;
    const { for: named } = given;
    const referral =
      named === undefined ? undefined : referralMeant(change.db, partner, named, { argv, today });
    const wanted = { ...settling(given), referral };
    const payee = {
      name: partner.name,
      handle: handleOf(change.db, partner),
      withMore: (more: string) => commandLine([...argv, more]),
    };
    const draft: PaymentDraft = {
      partnerId: partner.id,
      kind: wanted.kind,
      direction: wanted.direction,
      onDay: on,
      amount: given.amount ?? wholeDue(balances, wanted, payee),
      toward: wanted.referral === undefined ? null : { referral: wanted.referral },
      note: said,
    };
    refuseOverpaid(target, inLedger(draft));
    return {
      ids: [savingPayment.insert(change, draft)],
      did: `recorded payment NUMBER with partner p${partner.id}`,
    };
  },
  say: ({ db, after, before }) =>
    paidPhrase(after, balancesOf(db, after.partnerId), handleOf(db, before.partner)),
  beside: ({ db, after }) => ({
    stillDue: formatAmountPlain(stillDue(after, balancesOf(db, after.partnerId)), after.amount.currency),
  }),
  help: `
Settles the oldest fees first, or those of the referral named. More than is due
is refused.

Examples:
  refnet pay victor 120
  refnet pay victor "CAD 120"
  refnet pay victor      all that is due, where it is in one currency
  refnet pay maren 200 --received --on friday
  refnet pay victor 80 --for 12
  refnet pay victor 15.50 --waive --note "rounding"`,
});

interface Said {
  readonly way: 'paid' | 'received' | undefined;
  readonly received: boolean;
  readonly waive: boolean;
  readonly return: boolean;
}

function settling({ way, received, waive, return: back }: Said): Settling {
  return {
    kind: waive ? 'waived' : back ? 'returned' : 'paid',
    direction: received || way === 'received' ? 'they-pay' : 'i-pay',
  };
}

/** The partner was just chosen, nothing was said of the way, and they owe something. */
function areOwing({ target, targetAsked, has }: SoFar): boolean {
  if (!targetAsked || has('received') || !areAccounts(target)) return false;
  return settleable(target.balances, { kind: 'paid', direction: 'they-pay' }).length > 0;
}

/** It is asked where the partner was, and where what is due is in several currencies. */
function isAmountOpen(soFar: SoFar): boolean {
  return soFar.targetAsked || allSettleable(soFar).length > 1;
}

function usualAmount(soFar: SoFar): string | undefined {
  const [first] = allSettleable(soFar);
  return first === undefined ? undefined : plainAmount(first);
}

function allSettleable({ target, has, text: said }: SoFar) {
  if (!areAccounts(target)) return [];
  const way = has('received') || said('way') === 'received' ? 'received' : 'paid';
  const wanted = {
    way,
    received: false,
    waive: has('waive'),
    return: has('return'),
  } as const;
  return settleable(target.balances, settling(wanted));
}

/** The number of the referral with this partner that was named by its number, or by its client or words of it. */
function referralMeant(
  db: Db,
  partner: Partner,
  typed: string,
  { argv, today }: { argv: readonly string[]; today: Day },
): number {
  const number = recordNumber(typed);
  if (number !== undefined) return withPartner(db, partner, number);
  const all = listReferrals(db, { partnerId: partner.id });
  const found = thoseOf(referrals, { names: ({ clientName }) => [clientName] }, all, typed, { today });
  const [only, ...others] = found;
  if (only === undefined) {
    throw new UserError(`no referral with ${partner.name} fits "${typed}"`, {
      hints: [`refnet referrals --partner ${handleOf(db, partner)}      lists them`],
    });
  }
  if (others.length === 0) return only.id;
  throw new UserError(`"${typed}" fits ${found.length} referrals with ${partner.name}`, {
    hints: found
      .slice(0, 6)
      .map((each) => `${retyped(argv, typed, String(each.id))}      ${referralPhrase(each)}`),
  });
}

/** Only a referral with this partner can have a fee that is settled with them. */
function withPartner(db: Db, partner: Partner, number: number): number {
  const referral = getReferral(db, number);
  if (referral === undefined) throw noSuchRecord(db, number, 'a referral');
  if (referral.partnerId === partner.id) return number;
  throw new UserError(`#${number} is a referral with ${referral.partnerName}, not with ${partner.name}`, {
    hints: [`refnet fees ${handleOf(db, partner)}      shows the accounts both ways`],
  });
}

function handleOf(db: Db, partner: Partner): string {
  return partnerNamer(listHandles(db))(partner);
}

function balancesOf(db: Db, partnerId: number) {
  return reckonFees(readFeeRecord(db, partnerId)).balances;
}
