import type { DecimalSign } from '../money/typed-amount.ts';
import { currencyDigits } from '../money/currency.ts';
import type { Session } from '../shell/session.cli.ts';
import { quoted } from '../text/quoted.ts';
import { carry, valuesOf } from './carried.cli.ts';
import { DECIMAL_SIGNS, type Said } from './import-options.cli.ts';
import { PartRefused } from './rows-refused.ts';
import type { TrackerScan } from './tracker-scan.ts';

/**
 * Which sign begins decimals where the columns do not tell, as all amounts are like `1.250`: as said, as the user
 * writes decimals (which is remarked on), or as a person says when asked, since the point may group thousands;
 * undefined where no amount leaves it open, and where it does not. Throws a usage UserError where nobody can be asked.
 */
export async function chooseDecimals(
  session: Session,
  { unclearAmount }: Pick<TrackerScan, 'unclearAmount'>,
  said: Said,
  currency: string,
): Promise<DecimalSign | undefined> {
  if (said.decimals !== undefined || unclearAmount === undefined) return said.decimals;
  // A dinar of a thousand fils has three decimals.
  if (currencyDigits(currency) > 2) return undefined;
  // Another table was asked about: the command has room for one answer.
  const answered = DECIMAL_SIGNS.words.find((sign) => valuesOf(session.argv, '--decimals').includes(sign));
  if (answered !== undefined) return answered;
  if (said.settings.decimals === 'comma') {
    session.note(
      `the point of ${quoted(unclearAmount)} groups thousands, as you write amounts: refnet config decimals`,
    );
    return 'comma';
  }
  if (session.asks) {
    const prompter = await session.prompter();
    const isGrouped = await prompter.confirm(`Does the point of ${quoted(unclearAmount)} group thousands?`);
    if (isGrouped) carry(session, '--decimals', 'comma');
    return isGrouped ? 'comma' : undefined;
  }
  throw new PartRefused(`the amounts of this file can be read two ways, like ${quoted(unclearAmount)}`, {
    kind: 'usage',
    hints: [
      '--decimals comma      reads them as thousands',
      'amounts of less are to be written with two decimals',
    ],
    beside: {
      lines: [],
      answers: [{ option: '--decimals', items: ['comma'] }],
      notes: [`--decimals comma reads ${quoted(unclearAmount)} as thousands`],
    },
  });
}
