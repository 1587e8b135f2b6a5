/** What is settled when a payment is told: which amount where none was named, in which currency. */
import { formatAmountPlain, formatMoney, type Money } from '../money/money.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { FeeDirection } from './fee-terms.ts';
import type { PaymentKind } from './payment.ts';
import type { Balance } from './settle.ts';

/** Which payment is meant, apart from its amount. */
export interface Settling {
  readonly kind: PaymentKind;
  readonly direction: FeeDirection;
  /** The referral whose fee it is for; undefined for the oldest due, whichever. */
  readonly referral?: number | undefined;
}

/** Whom it is settled with, for what is said where it cannot be. */
export interface Payee {
  readonly name: string;
  /** What finds them in a command, ready to paste. */
  readonly handle: string;
  /** The command that was typed, with this word more. */
  readonly withMore: (word: string) => string;
}

/** What there is to settle, one amount a currency: what is due, or the credit where money came back. */
export function settleable(balances: readonly Balance[], { kind, direction, referral }: Settling): Money[] {
  return balances.flatMap(({ direction: way, currency, due, credit, lines }) => {
    if (way !== direction) return [];
    const ofReferral = lines
      .filter(({ line }) => line.referral === referral)
      .reduce((sum, line) => sum + line.due, 0);
    const minor = kind === 'returned' ? credit : referral === undefined ? due : ofReferral;
    return minor > 0 ? [{ minor, currency }] : [];
  });
}

/** All there is to settle. Throws a UserError where that is nothing, and where it is in several currencies. */
export function wholeDue(balances: readonly Balance[], wanted: Settling, payee: Payee): Money {
  const { name, handle, withMore } = payee;
  const due = settleable(balances, wanted);
  const [only, ...others] = due;
  if (only === undefined) {
    throw new UserError(
      `nothing is ${wanted.kind === 'returned' ? 'to come back' : 'due'} with ${name} this way`,
      {
        hints: [`refnet fees ${handle}      shows the accounts both ways`],
      },
    );
  }
  if (others.length > 0) {
    throw usageError(`${due.map(formatMoney).join(' and ')} are due: say which`, withMore(plainAmount(only)));
  }
  return only;
}

/** `CAD 120.00`: an amount as it is typed. */
export function plainAmount({ minor, currency }: Money): string {
  return `${currency} ${formatAmountPlain(minor, currency)}`;
}

/** The currency of the only account this way; undefined where there is none, or several. */
export function accountCurrency(balances: readonly Balance[], direction: FeeDirection): string | undefined {
  const [only, ...others] = balances.filter((balance) => balance.direction === direction);
  return others.length === 0 ? only?.currency : undefined;
}
