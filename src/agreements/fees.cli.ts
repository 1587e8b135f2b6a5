import type { Db } from '../file/sqlite.sql.ts';
import type { Plain } from '../kinds/type.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { maybePartner } from '../partners/partner.cli.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import type { Referral } from '../referrals/referral.ts';
import { NO_FEE, withPartner } from '../referrals/with-partner.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import type { Shown } from '../shell/command.cli.ts';
import { showing } from '../shell/listing.cli.ts';
import { recordNumber, refuseBackwards } from '../shell/options.cli.ts';
import { beforePartner, ONE_PERIOD, periodsBeside } from '../shell/period-options.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { compareByFee, type FeeComparison } from './fee-comparison.ts';
import { expectedFees, feesByHand } from './expected-fees.ts';
import { fallenFees } from './fallen-fees.ts';
import type { OpenFees } from './expected-fees.view.ts';
import { feeReferrals, ownTerms, reckonFees, recordUpTo, type Fees } from './fee-record.ts';
import { feeRuleLines } from './fee-rules.cli.ts';
import { readFeeRecord, readFeeSides } from './fees.sql.ts';
import { whyNoFee, type NoFee } from './fee-standing.ts';
import { hasFees } from './has-fees.sql.ts';
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
import type { Balance } from './settle.ts';
import { periodStatement } from './statement.ts';
import { partsOf, toDay, type Day } from '../calendar/day.ts';
import { namedPeriod } from '../calendar/named-period.ts';
import { periodOfDays, periodWords } from '../calendar/period.ts';

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

const WHOSE = maybePartner('the accounts with a partner, or the fee on one referral by its number');

const accounts = showing({
  called: 'the accounts',
  target: WHOSE,
  options: {},
  show(db, { target, today, settings }) {
    const fees = reckonFees(readFeeRecord(db, target?.id));
    const accountOf = accountsOf(db);
    const named = fees.balances
      .filter((balance) => !isBlank(balance))
      .map((balance) => ({ balance, partner: accountOf(balance.partner) }));
    const all = { accounts: named, ...openFees(fees, accountOf) };
    const empty = hasFees(db) ? NOTHING_YET : NO_FEES;
    const comparison = target === undefined ? comparisonOf(db, today) : undefined;
    const rules = feeRuleLines(
      db,
      fees,
      [
        ...named.map(({ balance: { partner: partnerId, direction } }) => ({ partnerId, direction })),
        ...[...all.expected, ...all.byHand].map(({ partner: partnerId, direction, referral }) => ({
          partnerId,
          direction,
          referral,
        })),
      ],
      { settings, today },
    );
    return inEveryFormat(
      (look) => renderAccounts(all, look, { empty, comparison, rules }),
      () => plainAccounts(all),
    );
  },
});

const PERIOD = periodsBeside(
  'what was accrued and paid from this day on (the 12 months to the last)',
  'up to this day, which is included (today)',
);

const statement = showing({
  called: 'the statement of a period',
  target: WHOSE,
  options: PERIOD,
  not: ONE_PERIOD,
  show(db, { target, today, settings, since, until, ...typed }) {
    refuseBackwards(since, until);
    const period = namedPeriod(typed, today) ?? periodOfDays(since, until, today);
    // A year is that of the accountant: whole, with what is to come of it where that is on record.
    const year = period.part === 'year' ? partsOf(period.since).year : undefined;
    const days = year === undefined ? period : { ...period, until: toDay(year, 12, 31) };
    // As the record stood at its end, so that what was open then is open there.
    const fees = reckonFees(recordUpTo(readFeeRecord(db, target?.id), days.until));
    const { accrual, record } = fees;
    const accountOf = accountsOf(db);
    const rows = statementRows(
      periodStatement(accrual.lines, record.payments, days, accrual.byHand).map((each) => ({
        statement: each,
        partner: accountOf(each.partner),
      })),
      { year, country: settings.country },
    );
    const all = {
      year,
      days,
      name: year === undefined ? periodWords(period) : String(year),
      rows,
      open: openFees(fees, accountOf),
      countryOf: (id: number) => accountOf(id).country,
    };
    return inEveryFormat(
      (look) => renderStatements(all, look),
      () => plainStatements(all),
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

const PERIODS = ['since', 'until', 'quarter', 'year', 'last'] as const;

const feesCommand = ways(
  { statement, accounts, ofReferral },
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
  refnet fees --quarter last                what was accrued, paid and received
  refnet fees --year 2026 --format csv      for the accountant`,
  },
);

function inEveryFormat(draw: (look: Look) => Drawn, plain: () => Plain): Shown {
  return { text: draw, csv: draw, md: draw, plain };
}

/** The partner of an account by their number. */
function accountsOf(db: Db): (partnerId: number) => Account {
  const handle = partnerNamer(listHandles(db));
  return (partnerId) => {
    const partner = getPartner(db, partnerId);
    if (partner === undefined) throw new Error(`partner ${partnerId} is gone`);
    const { id, name, country } = partner;
    return { id, name, country, handle: handle(partner) };
  };
}

/** What stands beside the accounts, each with its partner. */
function openFees(fees: Fees, accountOf: (partnerId: number) => Account): OpenFees {
  return {
    expected: expectedFees(fees).map((each) => ({ ...each, with: accountOf(each.partner) })),
    byHand: feesByHand(fees).map((each) => ({ ...each, with: accountOf(each.partner) })),
    fallen: fallenFees(fees).map((each) => ({ ...each, with: accountOf(each.partner) })),
  };
}

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

function feeOn(db: Db, found: Referral): ReferralFee {
  const referral = withPartner(found, NO_FEE);
  const fees = reckonFees(readFeeRecord(db, referral.partnerId));
  const { record, accrual, balances } = fees;
  const ofIt = (each: { readonly referral: number }) => each.referral === referral.id;
  const governed = feeReferrals(record).find((each) => each.number === referral.id);
  const row = record.referrals.find((each) => each.number === referral.id);
  const { expected, byHand, fallen } = openFees(fees, accountsOf(db));
  const open = {
    expected: expected.filter(ofIt),
    byHand: byHand.filter(ofIt),
    fallen: fallen.filter(ofIt),
  };
  const lines = balances.flatMap(({ lines: all }) => all).filter(({ line }) => ofIt(line));
  const setAside = accrual.setAside.filter(ofIt);
  const none = row === undefined ? undefined : whyNoFee(fees, row);
  return {
    number: referral.id,
    partner: referral.partnerName,
    day: referral.occurredOn,
    terms: governed?.terms ?? null,
    lines,
    setAside,
    own: row !== undefined && ownTerms(record.terms, row) !== undefined,
    open,
    none: none === undefined ? '' : NO_FEE_WORDS[none],
  };
}

export const command = beforePartner(feesCommand);
