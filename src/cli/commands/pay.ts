import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../../domain/day.ts';
import { UserError, usageError } from '../../domain/errors.ts';
import { balances, checkSettlement, type Balance, type Settlement } from '../../domain/fees/settle.ts';
import type { FeeDirection } from '../../domain/fees/terms.ts';
import type { PartnerHandle } from '../../domain/find-partner.ts';
import { formatAmountPlain, formatMoney, parseAmount, type Money } from '../../domain/money.ts';
import { numbered } from '../../render/lines.ts';
import { toJson } from '../../render/list.ts';
import { paymentPhrase } from '../../render/payment-columns.ts';
import { insertSettlement } from '../../store/fees.ts';
import { cleanNote } from '../../text/sanitize.ts';
import { reckonFees } from '../fees.ts';
import { dayParser, missing, numberParser, recordOption, refuseFuture } from '../options.ts';
import { resolvePartner } from '../partner-argument.ts';
import type { Session } from '../session.ts';
import { shellWord } from '../suggestions.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner]', 'whom you paid, or who paid you')
    .argument('[amount]', 'how much: 120, CAD 120; all that is due when left out')
    .option('--received', 'they paid you')
    .option(
      '--for <referral>',
      'the fee of one referral, instead of the oldest due',
      numberParser('--for', 1, 1e9),
    )
    .option('--waive', 'the payee lets it go')
    .option('--return', 'money paid too much came back, after a refund')
    .option('--on <day>', 'the day of it (today)', dayParser(session, 'past'))
    .option('--note <text>', 'a cheque number, a transfer', cleanNote)
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
Settles the oldest fees first, or those of the referral named. More than is due is refused.

Examples:
  refnet pay victor 120
  refnet pay victor                          all that is due, where it is in one currency
  refnet pay maren 200 --received --on friday
  refnet pay victor 80 --for 12
  refnet pay victor 15.50 --waive --note "rounding"`,
    )
    .action(async (partnerText, amountText, options) => {
      if (partnerText === undefined) throw missing('the partner', 'refnet pay victor 120');
      if (options.waive === true && options.return === true) {
        throw usageError('--waive and --return do not go together');
      }
      refuseFuture(options.on, session.today, 'record a payment on its day, or a later one');
      const partner = await resolvePartner(session, partnerText);
      const settlement = await plan(session, partner, {
        amount: amountText,
        direction: options.received === true ? 'they-pay' : 'i-pay',
        kind: options.waive === true ? 'waived' : options.return === true ? 'returned' : 'paid',
        day: options.on ?? session.today,
        referral: options.for,
      });
      const id = await session.change((change) => {
        const note = options.note === undefined || options.note === '' ? null : options.note;
        const number = insertSettlement(change, { ...settlement, note });
        return { result: number, summary: `recorded payment ${number} with partner p${partner.id}` };
      });
      await announce(session, partner, { ...settlement, number: id }, options.json === true);
    });
}

interface Request {
  amount: string | undefined;
  direction: FeeDirection;
  kind: Settlement['kind'];
  day: Day;
  referral: number | undefined;
}

/** The settlement to write, checked against what is due; throws where it is more than that, or where nothing is. */
async function plan(session: Session, partner: PartnerHandle, request: Request): Promise<Settlement> {
  const { record, accrual } = await reckonFees(session, partner.id);
  const { direction, kind, day, referral } = request;
  const own = balances(accrual.lines, record.settlements).filter(
    (balance) => balance.direction === direction,
  );
  const amount =
    request.amount === undefined
      ? wholeDue(partner, own, request)
      : parseAmount(request.amount, { currency: await currencyOf(session, own) });
  const settlement: Settlement = {
    number: 0,
    kind,
    partner: partner.id,
    direction,
    day,
    currency: amount.currency,
    minor: amount.minor,
    toward: referral === undefined ? null : { referral },
  };
  return checkSettlement(settlement, accrual.lines, record.settlements);
}

/** An amount without a currency is in that of the only account, else in the home currency. */
async function currencyOf(session: Session, own: readonly Balance[]): Promise<string> {
  const [only, ...others] = own;
  return only !== undefined && others.length === 0 ? only.currency : (await session.settings()).currency;
}

function wholeDue(partner: PartnerHandle, own: readonly Balance[], { kind, referral }: Request): Money {
  const due = own.flatMap(({ currency, due: all, credit, lines }) => {
    const ofReferral = lines
      .filter(({ line }) => line.referral === referral)
      .reduce((sum, line) => sum + line.due, 0);
    const minor = kind === 'returned' ? credit : referral === undefined ? all : ofReferral;
    return minor > 0 ? [{ minor, currency }] : [];
  });
  const [only, ...others] = due;
  if (only === undefined) {
    throw new UserError(
      `nothing is ${kind === 'returned' ? 'to come back' : 'due'} with ${partner.name} this way`,
      {
        hints: [`refnet fees ${shellWord(partner.name)}      shows the accounts both ways`],
      },
    );
  }
  if (others.length > 0) {
    throw usageError(
      `${due.map(formatMoney).join(' and ')} are due: say which`,
      `refnet pay ${shellWord(partner.name)} "${only.currency} ${formatAmountPlain(only.minor, only.currency)}"`,
    );
  }
  return only;
}

async function announce(
  session: Session,
  partner: PartnerHandle,
  settlement: Settlement,
  json: boolean,
): Promise<void> {
  const { number, kind, direction, day, currency, minor, toward } = settlement;
  const { balances: after } = await reckonFees(session, partner.id);
  const balance = after.find((each) => each.direction === direction && each.currency === currency);
  const due = balance?.due ?? 0;
  if (json) {
    session.print(
      toJson({
        number,
        kind,
        partner: partner.name,
        partnerId: `p${partner.id}`,
        direction,
        day,
        amount: formatAmountPlain(minor, currency),
        currency,
        referral: toward?.referral ?? null,
        stillDue: formatAmountPlain(due, currency),
      }),
    );
    return;
  }
  const rest = due === 0 ? 'nothing more is due' : `${formatMoney({ minor: due, currency })} still due`;
  session.print(numbered(number, `${paymentPhrase({ ...settlement, partnerName: partner.name })}; ${rest}`));
}
