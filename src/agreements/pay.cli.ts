import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { UserError, usageError } from '../text/errors.ts';
import { balances, checkPayment, type Balance } from './settle.ts';
import type { LedgerPayment } from './payment.ts';
import type { FeeDirection } from './fee-terms.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import { formatAmountPlain, formatMoney, parseAmount, type Money } from '../money/money.ts';
import { numbered } from '../screen/lines.view.ts';
import { toJson } from '../screen/list.view.ts';
import { paymentPhrase } from './payment-columns.view.ts';
import { insertPayment } from './fees.sql.ts';
import { listHandles } from '../partners/partner.sql.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import { list } from '../text/count.ts';
import { cleanNote } from '../text/sanitize.ts';
import { reckonFees } from './fees-shown.cli.ts';
import { dayParser, missing, numberParser, recordOption, refuseFuture } from '../shell/options.cli.ts';
import { commandName, resolvePartner } from '../partners/partner-argument.cli.ts';
import { noSuchRecord } from '../referrals/referral-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { shellWord } from '../shell/suggestions.cli.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner]', 'whom you paid, or who paid you')
    .argument('[amount]', 'how much: 120, "CAD 120"; all that is due when left out')
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
Settles the oldest fees first, or those of the referral named. More than is due
is refused.

Examples:
  refnet pay victor 120
  refnet pay victor "CAD 120"
  refnet pay victor      all that is due, where it is in one currency
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
      const payment = await plan(session, partner, {
        amount: amountText,
        direction: options.received === true ? 'they-pay' : 'i-pay',
        kind: options.waive === true ? 'waived' : options.return === true ? 'returned' : 'paid',
        day: options.on ?? session.today,
        referral: options.for,
      });
      const id = await session.change((change) => {
        const note = options.note === undefined || options.note === '' ? null : options.note;
        const number = insertPayment(change, { ...payment, note });
        return { result: number, summary: `recorded payment ${number} with partner p${partner.id}` };
      });
      await announce(session, partner, { ...payment, number: id }, options.json === true);
    });
}

interface Request {
  amount: string | undefined;
  direction: FeeDirection;
  kind: LedgerPayment['kind'];
  day: Day;
  referral: number | undefined;
}

/** The payment to write, checked against what is due; throws where it is more than that, or where nothing is. */
async function plan(session: Session, partner: PartnerHandle, request: Request): Promise<LedgerPayment> {
  const { record, accrual } = await reckonFees(session, partner.id);
  const { direction, kind, day, referral } = request;
  if (referral !== undefined) await refuseOtherReferral(session, partner, referral);
  const own = balances(accrual.lines, record.payments).filter((balance) => balance.direction === direction);
  const amount =
    request.amount === undefined
      ? wholeDue(partner, own, request)
      : parseAmount(request.amount, { currency: await currencyOf(session, own) });
  const payment: LedgerPayment = {
    number: 0,
    kind,
    partner: partner.id,
    direction,
    day,
    currency: amount.currency,
    minor: amount.minor,
    toward: referral === undefined ? null : { referral },
  };
  return checkPayment(payment, accrual.lines, record.payments);
}

/** Only a referral with this partner can have a fee that is settled with them. */
async function refuseOtherReferral(session: Session, partner: PartnerHandle, number: number): Promise<void> {
  const db = await session.reading();
  const referral = getReferral(db, number);
  if (referral === undefined) throw noSuchRecord(db, number, 'a referral');
  if (referral.partnerId === partner.id) return;
  throw new UserError(`#${number} is a referral with ${referral.partnerName}, not with ${partner.name}`, {
    hints: [`refnet fees ${shellWord(partner.name)}      shows the accounts both ways`],
  });
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
  payment: LedgerPayment,
  json: boolean,
): Promise<void> {
  const { number, kind, direction, day, currency, minor, toward } = payment;
  const { balances: after } = await reckonFees(session, partner.id);
  const isSettled = (each: Balance) => each.direction === direction && each.currency === currency;
  const due = after.find(isSettled)?.due ?? 0;
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
  const others = after.filter((each) => each.due > 0 && each.direction !== direction);
  const way = others.length === 0 ? '' : ` ${WAYS[direction]}`;
  const rest =
    due === 0 ? `nothing more is due${way}` : `${formatMoney({ minor: due, currency })} still due${way}`;
  const phrase = `${paymentPhrase({ ...payment, partnerName: partner.name })}; ${rest}`;
  const handle = commandName(partner, listHandles(await session.reading()));
  session.print(numbered(number, `${phrase}${otherWay(others, handle)}`));
}

const WAYS: Readonly<Record<FeeDirection, string>> = { 'i-pay': 'to them', 'they-pay': 'from them' };

/** `; EUR 200 due from them: refnet pay bea --received`: what is due the other way; empty where nothing is. */
function otherWay(others: readonly Balance[], handle: string): string {
  const [first] = others;
  if (first === undefined) return '';
  const amounts = others.map(({ due, currency }) => formatMoney({ minor: due, currency }));
  const amount =
    others.length === 1 ? '' : ` "${first.currency} ${formatAmountPlain(first.due, first.currency)}"`;
  const received = first.direction === 'they-pay' ? ' --received' : '';
  return `; ${list(amounts, 'and')} due ${WAYS[first.direction]}: refnet pay ${handle}${amount}${received}`;
}
