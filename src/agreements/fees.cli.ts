import { drawLines } from '../screen/paint.view.ts';
import type { Command } from '@commander-js/extra-typings';
import { compareByFee } from './fee-comparison.ts';
import { feeReferrals } from './fee-record.ts';
import { yearlyStatement } from './statement.ts';
import { BALANCE_COLUMNS, feeComparisonLines, renderReferralFee, renderStatements } from './fees.view.ts';
import { renderList, type Look } from '../screen/list.view.ts';
import { hasFees, readFeeSides } from './fees.sql.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import { accountOf, reckonFees } from './fees-shown.cli.ts';
import { formatOption, jsonOption, lookOf, numberParser, recordNumber } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import { noSuchRecord } from '../referrals/referral-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';

const NOTHING_YET = 'No fee has accrued yet: nothing has come in that earns one.';

export function declare(command: Command, session: Session): void {
  command
    .argument(
      '[partner|referral...]',
      'the accounts with a partner, or the fee on one referral by its number',
    )
    .option(
      '--year <year>',
      'the statement of a calendar year, payee by payee',
      numberParser('--year', 1900, 9999),
    )
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A fee accrues when money comes in (refnet update 12 --collected 500), by the
terms in force on the day of the referral, and is due at once. Each currency is
an account of its own; nothing is converted. Once 5 referrals with a fee and 5
without are closed, all accounts end with how both fare.

Examples:
  refnet fees
  refnet fees victor
  refnet fees 12                            every line with its arithmetic
  refnet fees --year 2026 --format csv      for the accountant`,
    )
    .action(async (words, options) => {
      const look = await lookOf(session, options);
      const text = words.join(' ');
      const number = recordNumber(text);
      if (number !== undefined) return printReferralFee(session, number, look);
      const partner = text === '' ? undefined : await resolvePartner(session, text);
      const { record, accrual, balances } = await reckonFees(session, partner?.id);
      if (options.year !== undefined) {
        const statements = await Promise.all(
          yearlyStatement(accrual.lines, record.payments, options.year).map(async (statement) => ({
            statement,
            partner: await accountOf(session, statement.partner),
          })),
        );
        session.print(renderStatements(statements, options.year, look));
        return;
      }
      const named = await Promise.all(
        balances.map(async (balance) => ({ balance, partner: await accountOf(session, balance.partner) })),
      );
      const none = hasFees(await session.reading())
        ? NOTHING_YET
        : 'No fees, which is the usual way to begin.';
      session.print(renderList(BALANCE_COLUMNS, named, look, none));
      if (partner === undefined && look.format === 'table') await printComparison(session, look);
    });
}

/** Below all accounts: how referrals with a fee fare beside those without, where both sides have enough to say so. */
async function printComparison(session: Session, look: Look): Promise<void> {
  const db = await session.reading();
  if (!hasFees(db)) return;
  const { withFee, withoutFee } = readFeeSides(db, session.today);
  const comparison = compareByFee(withFee, withoutFee);
  if (comparison !== undefined)
    session.print(drawLines(['', ...feeComparisonLines(comparison, look)], look.style));
}

async function printReferralFee(session: Session, number: number, look: Look): Promise<void> {
  const db = await session.reading();
  const referral = getReferral(db, number);
  if (referral === undefined) throw noSuchRecord(db, number, 'a referral');
  const { record, accrual, balances } = await reckonFees(session, referral.partnerId);
  const governed = feeReferrals(record).find((each) => each.number === number);
  session.print(
    renderReferralFee(
      {
        number,
        partner: referral.partnerName,
        day: referral.occurredOn,
        terms: governed?.terms ?? null,
        lines: balances.flatMap(({ lines }) => lines).filter(({ line }) => line.referral === number),
        setAside: accrual.setAside.filter((each) => each.referral === number),
      },
      look,
    ),
  );
}
