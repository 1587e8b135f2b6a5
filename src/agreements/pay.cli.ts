import type { Day } from '../calendar/day.ts';
import { readRecord } from '../file/rows.sql.ts';
import { noticesOnce } from '../partners/notices.cli.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { amount, note, orNone, text, word } from '../kinds/type.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import { formatAmountPlain, amountAsTyped, type Money } from '../money/money.ts';
import { savingPayment } from './payment.sql.ts';
import type { Referral } from '../referrals/referral.ts';
import type { Settings } from '../settings/settings.ts';
import { flag, option, type SoFar } from '../shell/option.cli.ts';
import { recordNumber } from '../shell/options.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { twinLines } from '../shell/twin.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { usageError } from '../text/errors.ts';
import { searchKey } from '../text/search-key.ts';
import { accountsWith, areAccounts, type Accounts } from './accounts.cli.ts';
import { reckonFees, type Fees } from './fee-record.ts';
import { feeDirectionOf, feeOccasion } from './fee-terms.ts';
import { readFeeRecord } from './fees.sql.ts';
import { overLimitPaid } from './over-limit.cli.ts';
import {
  accountCurrencies,
  referralCurrencies,
  referralCurrency,
  refusePayment,
  returnedWay,
  settleable,
  settlement,
  wholeDue,
  type Settling,
} from './pay.ts';
import { handleOf, referralWith } from './referral-with.cli.ts';
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
    settled: flag('with --for: nothing more is due for that referral, whatever comes in'),
    on: option(PAYMENT_DAY, 'the day of it (today)'),
    note: option(orNone(note), 'a cheque number, a transfer'),
  },
  not: [
    ['waive', 'return'],
    ['return', 'settled'],
    ['received', 'way'],
  ],
  only: { settled: ['for'] },
  here: (target, said) => {
    const named = said('for');
    const referral = named === undefined ? undefined : (recordNumber(named) ?? clientMeant(target, named));
    const isReceived = said('received') !== undefined || said('way') === 'received';
    const currencies =
      referral === undefined
        ? accountCurrencies(target, {
            direction: isReceived ? 'they-pay' : 'i-pay',
            kind: said('return') === undefined ? 'paid' : 'returned',
          })
        : referralCurrencies(target, referral);
    const [only] = currencies;
    return only === undefined ? {} : currencies.length > 1 ? { currencies } : { currency: only };
  },
  of: payments,
  did: 'recorded',
  change(change, { target, today, argv, settings, on = today, note: said = null, ...given }) {
    const { partner } = target;
    const { for: named } = given;
    const referral =
      named === undefined ? undefined : referralWith(change.db, partner, named, { argv, today });
    const wanted = settling(given, target, referral);
    const payee = {
      name: partner.name,
      handle: handleOf(change.db, partner),
      withMore: (more: string) =>
        commandLine(more.startsWith('--') ? withOptions(argv, ...more.split(' ')) : [...argv, more]),
    };
    const whole = (): Money => ({ minor: 0, currency: currencyFor(target, wanted.referral, settings) });
    const { amount: money, settles } = settlement(target, wanted, {
      amount: given.amount,
      settled: given.settled,
      nothing: whole,
      due: () => wholeDue(target, wanted, payee),
    });
    const draft: PaymentDraft = {
      partnerId: partner.id,
      kind: wanted.kind,
      direction: wanted.direction,
      onDay: on,
      amount: money,
      toward: wanted.referral === undefined ? null : { referral: wanted.referral },
      settles,
      note: said,
    };
    refusePayment(target, inLedger(draft), wanted, payee);
    return {
      ids: [savingPayment.insert(change, draft)],
      did: `recorded payment NUMBER with partner p${partner.id}`,
    };
  },
  say: ({ db, after, before, today }) => ({
    line: paidPhrase(after, feesOf(db, after.partnerId, today), handleOf(db, before.partner)),
    aside: twinLines(db, after.id, 'payments'),
  }),
  beside: ({ db, after, today }) => ({
    stillDue: formatAmountPlain(
      stillDue(after, feesOf(db, after.partnerId, today).balances),
      after.amount.currency,
    ),
  }),
  notes({ db, ids: [id = 0], given: { target, settings, today, on = today } }) {
    const payment = readRecord(db, payments, id, { today });
    if (payment === undefined || payment.kind !== 'paid' || payment.amount.minor === 0) return [];
    const { direction } = payment;
    const about = { partnerId: payment.partnerId, on, settings };
    return [
      ...noticesOnce(db, {
        ...about,
        callings: [{ occasion: feeOccasion(direction), of: 'paid', isAsAgreed: true }],
      }),
      ...overLimitPaid(db, about, { before: target, payment }),
    ];
  },
  help: `
Settles the oldest fees first, or those of the referral named. More than is due
or expected is refused. Where only people can say what a fee comes to, --for
books what was agreed, in any currency and in parts; --settled ends it.

Examples:
  refnet pay victor 120
  refnet pay victor "CAD 120"
  refnet pay victor      all that is due, where it is in one currency
  refnet pay maren 200 --received --on friday
  refnet pay victor 80 --for 12
  refnet pay victor "USD 300" --for 12 --settled
  refnet pay victor 2500 --return
  refnet pay victor 15.50 --waive --note "rounding"`,
});

interface Said {
  readonly way: 'paid' | 'received' | undefined;
  readonly received: boolean;
  readonly waive: boolean;
  readonly return: boolean;
}

/** What was said of a payment; whoever got the client of a referral pays, and money comes back where there is a credit. */
function settling(
  { way, received, waive, return: back }: Said,
  { balances }: Pick<Accounts, 'balances'>,
  referral?: Referral,
): Settling {
  const kind = waive ? 'waived' : back ? 'returned' : 'paid';
  const saidReceived = received || way === 'received';
  const said = saidReceived ? 'they-pay' : 'i-pay';
  if (referral === undefined) {
    return { kind, direction: kind === 'returned' && !saidReceived ? returnedWay(balances, said) : said };
  }
  const direction = feeDirectionOf(referral.direction);
  if (saidReceived && direction === 'i-pay') {
    throw usageError(
      `#${referral.id} was received from ${referral.partnerName}, so a fee on it is yours to pay`,
      'leave --received out',
    );
  }
  return { kind, direction, referral: referral.id };
}

/** The number of the only referral whose client is named so; undefined for none or several, which is said later. */
function clientMeant({ record }: Accounts, named: string): number | undefined {
  const wanted = searchKey(named);
  const [only, ...others] = record.referrals.filter(
    ({ client }) => client !== null && searchKey(client).includes(wanted),
  );
  return others.length === 0 ? only?.number : undefined;
}

function currencyFor(target: Accounts, referral: number | undefined, settings: Settings): string {
  return (referral === undefined ? undefined : referralCurrency(target, referral)) ?? settings.currency;
}

/** The partner was just chosen, nothing was said of the way, and they owe something. */
function areOwing({ target, targetAsked, has }: SoFar): boolean {
  if (!targetAsked || has('received') || !areAccounts(target)) return false;
  return settleable(target, { kind: 'paid', direction: 'they-pay' }).length > 0;
}

/** It is asked where the partner was, and where what is due is in several currencies. */
function isAmountOpen(soFar: SoFar): boolean {
  return soFar.targetAsked || allSettleable(soFar).length > 1;
}

function usualAmount(soFar: SoFar): string | undefined {
  const [first] = allSettleable(soFar);
  return first === undefined ? undefined : amountAsTyped(first);
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
  return settleable(target, settling(wanted, target));
}

function feesOf(db: Db, partnerId: number, today: Day): Fees {
  return reckonFees(readFeeRecord(db, today, partnerId));
}
