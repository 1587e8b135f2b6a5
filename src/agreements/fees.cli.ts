import { restTooLate } from './expected-fees.ts';
import { accountsOf, inEveryFormat, openFees } from './open-fees.cli.ts';
import { formatAsked, statement, WHOSE, withWorkbook } from './fee-statement.cli.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import type { Referral } from '../referrals/referral.ts';
import { SO_NO_FEE, withPartner } from '../referrals/with-partner.ts';
import type { Command } from '../shell/command.cli.ts';
import { showing } from '../shell/listing.cli.ts';
import { flag, isSaidIn } from '../shell/option.cli.ts';
import { recordNumber } from '../shell/options.cli.ts';
import { beforePartner } from '../shell/period-options.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { compareByFee, type FeeComparison } from './fee-comparison.ts';
import { governing, ownTerms, reckonFees } from './fee-record.ts';
import { feeRuleLines } from './fee-rules.cli.ts';
import { readFeeRecord, readFeeSides } from './fees.sql.ts';
import { whyNoFee, type NoFee } from './fee-standing.ts';
import { hasFees } from './has-fees.sql.ts';
import {
  plainAccounts,
  plainReferralFee,
  renderAccounts,
  renderReferralFee,
  type ReferralFee,
} from './fees.view.ts';
import type { Balance } from './settle.ts';
import { partsOf, type Day } from '../calendar/day.ts';

const NOTHING_YET = 'No fee has accrued yet: nothing has come in that earns one.';
const NO_FEE_WORDS: Readonly<Record<NoFee, string>> = {
  waits: 'Nothing has come in that earns it yet.',
  settled: 'Settled for good: nothing more is due for it.',
  paid: 'All that was expected is paid.',
  late: 'Nothing is earned: all of it came after the months agreed.',
  returned: 'Nothing is earned: all that came in went back.',
  nothing: 'Nothing is earned: the terms give this one no fee.',
};
const NO_FEES = 'No fees, which is the usual way to begin.';

const accounts = showing({
  called: 'the accounts',
  target: WHOSE,
  options: { rules: flag('all that rules of professions say of what is agreed, told before or not') },
  async show(db, { target, today, settings, rules: isWhole }, { format }) {
    const fees = reckonFees(readFeeRecord(db, today, target?.id));
    const accountOf = accountsOf(db, format);
    const named = fees.balances
      .filter((balance) => !isBlank(balance))
      .map((balance) => ({ balance, partner: accountOf(balance.partner) }));
    const all = { accounts: named, ...openFees(fees, accountOf) };
    const empty = hasFees(db) ? NOTHING_YET : NO_FEES;
    const comparison = target === undefined ? comparisonOf(db, today) : undefined;
    const whole = isWhole ? await import('./agreed-rules.cli.ts') : undefined;
    const asked = { settings, today, partner: target?.id };
    const agreed = whole?.feesAgreed(db, fees.record, asked) ?? [];
    const rules = feeRuleLines(
      db,
      fees,
      [
        ...agreed,
        ...named
          .filter(({ balance: { due, credit } }) => isWhole || due !== 0 || credit !== 0)
          .map(({ balance: { partner: partnerId, direction } }) => ({ partnerId, direction })),
        ...[...all.expected, ...all.byHand].map(({ partner: partnerId, direction, referral }) => ({
          partnerId,
          direction,
          referral,
        })),
      ],
      { settings, today, telling: isWhole ? 'all' : 'new' },
    );
    const others =
      whole === undefined
        ? []
        : [...whole.noRuleLines(db, agreed, settings), ...whole.agreedRuleLines(db, asked)];
    return inEveryFormat(
      (look) => renderAccounts(all, look, { empty, comparison, rules: [...rules, ...others] }),
      () => plainAccounts(all),
    );
  },
});

const referralByNumber: Target<Referral> = {
  async find({ words }, session) {
    const number = recordNumber(words.join(' ')) ?? 0;
    const { noSuchRecord } = await session.rooms.noSuchRecord();
    return {
      read(db) {
        const referral = getReferral(db, number);
        if (referral === undefined) throw noSuchRecord(db, number, 'a referral');
        return referral;
      },
    };
  },
};

const ofReferral = showing({
  called: 'the fee on one referral',
  target: referralByNumber,
  options: {},
  show(db, { target, today }) {
    const fee = feeOfReferral(db, target, today);
    return inEveryFormat(
      (look) => renderReferralFee(fee, look),
      () => plainReferralFee(fee),
    );
  },
});

const accountsOfAll = withWorkbook(accounts);

/** The accounts; whoever wants them as CSV for an accountant is told of the entries, which are of a period. */
const accountsTold: Command = {
  ...accountsOfAll,
  async run(session, typed) {
    await accountsOfAll.run(session, typed);
    if (formatAsked(typed) !== 'csv' || isSaidIn(typed.options)('rules')) return;
    const year = String(partsOf(session.today).year);
    const command = commandLine(withOptions(session.argv, '--year', year));
    session.note(`These are totals of all on record; with every entry of a year: ${command}`);
  },
};

const PERIODS = ['since', 'until', 'quarter', 'year', 'last'] as const;

const feesCommand = ways(
  { statement, accounts: accountsTold, ofReferral: withWorkbook(ofReferral) },
  ({ words, has }) => {
    if (recordNumber(words.join(' ')) !== undefined) return 'ofReferral';
    return PERIODS.some(has) ? 'statement' : 'accounts';
  },
  {
    argument: { ...WHOSE.argument, usage: '[partner|referral...]', help: WHOSE.argument?.help ?? '' },
    help: `
A fee accrues when money comes in (refnet update 12 --collected 500), by the
terms in force on the day of the referral, and is due at once. Each currency is
an account of its own; nothing is converted. Below the accounts stand fees that
are expected (won, and nothing that came in recorded), those to settle by hand,
and what was paid too much. Once 5 referrals with a fee and 5
without are closed, all accounts end with how both fare.

Examples:
  refnet fees
  refnet fees victor
  refnet fees 12                            every line with its arithmetic
  refnet fees --rules                       with all that rules say of them
  refnet fees --quarter last                what was accrued, paid and received
  refnet fees --year 2026 --output fees.xlsx      for the accountant

For the accountant, --format csv or xlsx of a period has every entry by itself:
what was accrued, paid, returned and waived, what is due and what is expected,
each with the number of its referral, the terms, and the address of the partner.
Clients are named there only with --clients.`,
  },
);

/** All that was accrued went back, and nothing was paid: there is nothing to say of it. */
function isBlank({ accrued, paid, waived, due, credit }: Balance): boolean {
  return [accrued, paid, waived, due, credit].every((minor) => minor === 0);
}

/** How referrals with a fee fare beside those without; undefined where no fee was ever agreed, or too few are closed. */
function comparisonOf(db: Db, today: Day): FeeComparison | undefined {
  if (!hasFees(db)) return undefined;
  const { withFee, withoutFee } = readFeeSides(db, today);
  return compareByFee(withFee, withoutFee);
}

function feeOfReferral(db: Db, found: Referral, today: Day): ReferralFee {
  const referral = withPartner(found, SO_NO_FEE);
  const fees = reckonFees(readFeeRecord(db, today, referral.partnerId));
  const { record, accrual, balances } = fees;
  const ofIt = (each: { readonly referral: number }) => each.referral === referral.id;
  const { id: number, partnerId: partner, direction, occurredOn: day, status } = referral;
  const terms = governing(record.terms, { number, partner, direction, day });
  // One that does not stand is no part of the record.
  const row = record.referrals.find((each) => each.number === referral.id);
  const { expected, byHand, fallen } = openFees(fees, accountsOf(db, 'table'));
  const open = {
    expected: expected.filter(ofIt),
    byHand: byHand.filter(ofIt),
    fallen: fallen.filter(ofIt),
  };
  const lines = balances.flatMap(({ lines: all }) => all).filter(({ line }) => ofIt(line));
  const setAside = accrual.setAside.filter(ofIt);
  const tooLate = restTooLate(fees, referral.id);
  const none = row === undefined ? undefined : whyNoFee(fees, row);
  return {
    number,
    partner: referral.partnerName,
    day,
    terms: row === undefined ? null : terms,
    nowhere:
      row !== undefined || terms === null ? undefined : { why: status === 'void' ? 'void' : 'lead', terms },
    lines,
    setAside,
    own: row !== undefined && ownTerms(record.terms, row) !== undefined,
    open,
    tooLate,
    none: none === undefined ? '' : NO_FEE_WORDS[none],
  };
}

export const command = beforePartner(feesCommand);
