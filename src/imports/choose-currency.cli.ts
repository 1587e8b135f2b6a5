import { currencyOfOpen, isWrittenWith } from '../money/currencies-in-column.ts';
import type { Db } from '../file/open.sql.ts';
import { listSettings } from '../settings/settings.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { list } from '../text/count.ts';
import { carry, valuesOf } from './carried.cli.ts';
import type { Said } from './import-options.cli.ts';
import { PartRefused } from './rows-refused.ts';
import { leavesCurrencyOpen } from './tracker-columns.ts';
import type { TrackerScan } from './tracker-scan.ts';

/** The currency of amounts that name none: what was said of it, or what was taken. */
export interface CurrencyChosen {
  readonly said: string | undefined;
  readonly taken?: string;
}

/** Whose amounts are written with Rs, the most people first. */
const RUPEES = ['INR', 'PKR', 'NPR', 'LKR', 'MUR'];

/**
 * As said, as the other amounts of the file have it, or the home currency (both are remarked on); where others name
 * several, as a person says when asked. Throws a usage UserError where nobody can be.
 */
export async function chooseCurrency(
  session: Session,
  { currencies }: Pick<TrackerScan, 'currencies'>,
  { currency: said, settings }: Said,
): Promise<CurrencyChosen> {
  if (said !== undefined) return { said };
  const isOfRupees = currencies.signs.includes('\u20a8');
  const ofIndia = isOfRupees && settings.country === 'IN' ? 'INR' : undefined;
  const taken = currencyOfOpen(currencies, settings.currency) ?? ofIndia;
  if (taken !== undefined) return { said, taken };
  // Another table was asked about: the command has room for one answer.
  const [answered] = valuesOf(session.argv, '--currency');
  if (answered !== undefined) return { said: answered };
  const known = [...new Set([settings.currency, ...currencies.named])];
  const isOpenDollar = currencies.signs.includes('$') && !known.some((code) => isWrittenWith('$', code));
  const hasRupees = known.some((code) => isWrittenWith('\u20a8', code));
  const among = [...(isOfRupees && !hasRupees ? RUPEES : known), ...(isOpenDollar ? ['USD'] : [])];
  const what =
    currencies.named.length === 0
      ? 'some amounts are in Rs, and whose rupees is not known'
      : `some amounts name no currency, and others are in ${list(currencies.named, 'and')}`;
  if (session.asks) {
    const prompter = await session.prompter();
    const choices = among.map((code) => ({ name: code, value: code }));
    const code = await prompter.choose<string>(`In which currency are the amounts that name none?`, choices);
    carry(session, '--currency', code);
    return { said: code };
  }
  throw new PartRefused(what, {
    kind: 'usage',
    hints: among.map((code) => `--currency ${code}      takes those in ${code}`),
    beside: {
      lines: [],
      answers: [{ option: '--currency', items: ['CURRENCY'] }],
      notes: [`the CURRENCY is that of amounts that name none: ${list(among, 'or')}`],
    },
  });
}

/**
 * The one currency of all amounts of a file, those that name none in `taken`, where it is another than `home`, which nobody
 * set: else amounts typed from then on are in a currency that the record knows nothing of.
 */
export function currencyToSet(
  db: Db,
  { currencies: { named, isOpen }, columns }: Pick<TrackerScan, 'currencies' | 'columns'>,
  { taken, home }: { readonly taken: string; readonly home: string },
): string | undefined {
  const headed = columns.flatMap(({ currency }) => currency ?? []);
  const open = isOpen && leavesCurrencyOpen(columns) ? [taken] : [];
  const [only, second] = new Set([...named, ...headed, ...open]);
  if (only === undefined || second !== undefined || only === home) return undefined;
  return listSettings(db).some(({ key }) => key === 'currency') ? undefined : only;
}
