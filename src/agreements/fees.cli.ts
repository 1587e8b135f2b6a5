import type { Db } from '../file/sqlite.sql.ts';
import { whole, type Plain } from '../kinds/type.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { maybePartner } from '../partners/partner.cli.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import type { Referral } from '../referrals/referral.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import type { Shown } from '../shell/command.cli.ts';
import { showing } from '../shell/listing.cli.ts';
import { needed, option } from '../shell/option.cli.ts';
import { recordNumber } from '../shell/options.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { compareByFee, type FeeComparison } from './fee-comparison.ts';
import { feeReferrals, reckonFees } from './fee-record.ts';
import { hasFees, readFeeRecord, readFeeSides } from './fees.sql.ts';
import {
  plainAccounts,
  plainReferralFee,
  plainStatements,
  renderAccounts,
  renderReferralFee,
  renderStatements,
  statementRows,
  type Account,
  type ReferralFee,
} from './fees.view.ts';
import { yearlyStatement } from './statement.ts';
import type { Day } from '../calendar/day.ts';

const NOTHING_YET = 'No fee has accrued yet: nothing has come in that earns one.';
const NO_FEES = 'No fees, which is the usual way to begin.';

const WHOSE = maybePartner('the accounts with a partner, or the fee on one referral by its number');

const accounts = showing({
  called: 'the accounts',
  target: WHOSE,
  options: {},
  show(db, { target, today }) {
    const { balances } = reckonFees(readFeeRecord(db, target?.id));
    const named = balances.map((balance) => ({ balance, partner: accountOf(db, balance.partner) }));
    const empty = hasFees(db) ? NOTHING_YET : NO_FEES;
    const comparison = target === undefined ? comparisonOf(db, today) : undefined;
    return inEveryFormat(
      (look) => renderAccounts(named, look, empty, comparison),
      () => plainAccounts(named),
    );
  },
});

const statement = showing({
  called: 'the statement of a year',
  target: WHOSE,
  options: {
    year: needed(
      option(whole(1900, 9999), 'the statement of a calendar year, payee by payee', { value: 'year' }),
      'the year',
      'Which year',
      'refnet fees --year 2026',
    ),
  },
  show(db, { target, year }) {
    const { accrual, record } = reckonFees(readFeeRecord(db, target?.id));
    const rows = statementRows(
      yearlyStatement(accrual.lines, record.payments, year).map((each) => ({
        statement: each,
        partner: accountOf(db, each.partner),
      })),
    );
    return inEveryFormat(
      (look) => renderStatements(rows, year, look),
      () => plainStatements(rows),
    );
  },
});

const referralByNumber: Target<Referral> = {
  async find({ words }, session) {
    const number = recordNumber(words.join(' ')) ?? 0;
    const noSuchRecord = await session.rooms.noSuchRecord();
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
  show(db, { target }) {
    const fee = feeOn(db, target);
    return inEveryFormat(
      (look) => renderReferralFee(fee, look),
      () => plainReferralFee(fee),
    );
  },
});

export const command = ways(
  { statement, accounts, ofReferral },
  ({ words, has }) => {
    if (recordNumber(words.join(' ')) !== undefined) return 'ofReferral';
    return has('year') ? 'statement' : 'accounts';
  },
  {
    argument: { ...WHOSE.argument, usage: '[partner|referral...]', help: WHOSE.argument?.help ?? '' },
    help: `
A fee accrues when money comes in (refnet update 12 --collected 500), by the
terms in force on the day of the referral, and is due at once. Each currency is
an account of its own; nothing is converted. Once 5 referrals with a fee and 5
without are closed, all accounts end with how both fare.

Examples:
  refnet fees
  refnet fees victor
  refnet fees 12                            every line with its arithmetic
  refnet fees --year 2026 --format csv      for the accountant`,
  },
);

function inEveryFormat(draw: (look: Look) => Drawn, plain: () => Plain): Shown {
  return { text: draw, csv: draw, md: draw, plain };
}

function accountOf(db: Db, partnerId: number): Account {
  const partner = getPartner(db, partnerId);
  if (partner === undefined) throw new Error(`partner ${partnerId} is gone`);
  const { id, name, country } = partner;
  return { id, name, country };
}

/** How referrals with a fee fare beside those without; undefined where no fee was ever agreed, or too few are closed. */
function comparisonOf(db: Db, today: Day): FeeComparison | undefined {
  if (!hasFees(db)) return undefined;
  const { withFee, withoutFee } = readFeeSides(db, today);
  return compareByFee(withFee, withoutFee);
}

function feeOn(db: Db, referral: Referral): ReferralFee {
  const { record, accrual, balances } = reckonFees(readFeeRecord(db, referral.partnerId));
  const governed = feeReferrals(record).find((each) => each.number === referral.id);
  return {
    number: referral.id,
    partner: referral.partnerName,
    day: referral.occurredOn,
    terms: governed?.terms ?? null,
    lines: balances.flatMap(({ lines }) => lines).filter(({ line }) => line.referral === referral.id),
    setAside: accrual.setAside.filter((each) => each.referral === referral.id),
  };
}
