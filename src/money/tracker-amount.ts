import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { currencyDigits } from './currency.ts';
import {
  currencyOf,
  digitsOf,
  takeApart,
  unreadable,
  withoutTax,
  withoutWords,
  type Pieces,
} from './amount-grammar.ts';
import { toMoney, type Digits, type Money } from './money.ts';
import { isNoAmount } from './typed-amount.ts';

/** What is wrong with a cell of amounts, where that can be told without the cell, which may say anything. */
export type CellFault = 'below zero' | 'two readings' | 'more decimals';

/** A cell of amounts that is read as a number, and is none that it may be. */
export class AmountCellError extends UserError {
  readonly fault: CellFault;

  constructor(message: string, fault: CellFault) {
    super(message, { kind: 'usage' });
    this.fault = fault;
  }
}

/**
 * Reads an amount from a column of somebody's spreadsheet: as readAmount, and besides `(50.00)` and `50.00-` for less
 * than zero, `.50`, leading zeros, and zeros beyond the currency's decimals, and words beside it that change nothing
 * (`5000 (retainer)`, `5000?`). For a blank and what says that there is none (a dash, `n/a`, `TBD`) it returns
 * undefined. A lone comma before three digits groups thousands.
 *
 * Throws a usage UserError for what cannot be read, `1.800` (unless the currency has three decimals or more), and a
 * currency sign that does not fit.
 */
export function parseTrackerAmount(text: string, currency: string | undefined): Money | undefined {
  const cell = withoutWords(withoutTax(text.trim()));
  if (cell === '' || isNoAmount(cell)) return undefined;
  const bracketed = /^\((.*)\)$/s.exec(cell);
  const trailing = /^(.*\d) ?-$/s.exec(cell);
  const pieces = takeApart((bracketed?.[1] ?? trailing?.[1] ?? cell).replace(/^\+/, ''));
  if (pieces === undefined || !/\d/.test(pieces.number)) throw unreadable(text, currency);
  const negative = bracketed !== null || trailing !== null;
  if (negative && pieces.negative) throw unreadable(text, currency);
  const code = currencyOf(pieces, currency);
  return toMoney(negative || pieces.negative, trackerDigits(text, pieces, code), code);
}

const POINT_DECIMALS =
  /^(\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+)(?:\.(\d*))?$/;
const COMMA_DECIMALS =
  /^(\d*|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+)(?:,(\d*))?$/;

/** What only a spreadsheet writes, else as people type it. */
function trackerDigits(text: string, pieces: Pieces, currency: string): Digits {
  const { number, noughts } = pieces;
  const match = noughts === 0 ? (POINT_DECIMALS.exec(number) ?? COMMA_DECIMALS.exec(number)) : null;
  const [, grouped = '', written = ''] = match ?? [];
  const digits = currencyDigits(currency);
  // 1.800 has two readings; 0.800, 1800.500 and 1,800.000 have one.
  if (digits < 3 && /^[1-9]\d{0,2}\.\d{3}$/.test(number)) {
    throw new AmountCellError(
      `${quoted(text)} can be read two ways: the point may group thousands or begin the decimals`,
      'two readings',
    );
  }
  // A slip of 4,500 or of 45,000 as likely as four decimals.
  if (/^[1-9]\d{0,2},\d{4,}$/.test(number)) {
    throw usageError(`${quoted(text)} has a comma that groups no thousands`);
  }
  if (!match) return digitsOf(pieces, currency) ?? refuse(text, currency);
  const decimals = written.replace(/0+$/, '');
  if (decimals.length <= digits) return { whole: grouped.replace(/[., ']/g, ''), decimals };
  throw new AmountCellError(`${quoted(text)} has more decimals than ${currency} has`, 'more decimals');
}

function refuse(text: string, currency: string): never {
  throw unreadable(text, currency);
}
