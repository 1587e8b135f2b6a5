import type { Money } from './money.ts';
import { AmountCellError, parseTrackerAmount } from './tracker-amount.ts';
import type { DecimalSign } from './typed-amount.ts';
import { quoted } from '../text/quoted.ts';

/** Collects the cells of one column of amounts and then decides which sign begins their decimals. */
export interface AmountSniffer {
  add(text: string): void;
  /** What the column itself says; undefined where no cell tells, or where cells contradict each other. */
  decide(): DecimalSign | undefined;
  /** A cell that says two things where the column does not tell, like `1.250`; undefined where none does. */
  unclear(): string | undefined;
}

/** The sign before three digits may group thousands or begin decimals: the rest of the column tells. */
const COMMA_DECIMALS = /,\d{1,2}(?!\d)|\.\d{3},\d|\.\d{3}\.\d{3}/;
const POINT_DECIMALS = /\.\d{1,2}(?!\d)|,\d{3}\.\d|,\d{3},\d{3}/;
const ONE_SIGN_BEFORE_THREE = /(?<![\d.,'])[1-9]\d{0,2}([.,])\d{3}(?![\d.,'])/;

/**
 * Finds out whether a column writes `1,800.50` or `1.800,50`, so that `1.800` beside `2.400,50` is read as eighteen
 * hundred. Feed `add` every cell in a first pass; it keeps counts, not cells.
 */
export function amountSniffer(): AmountSniffer {
  let commas = 0;
  let points = 0;
  let unclear: string | undefined;
  return {
    add(text) {
      if (unclear === undefined && ONE_SIGN_BEFORE_THREE.exec(text)?.[1] === '.') unclear = text;
      if (COMMA_DECIMALS.test(text)) commas += 1;
      if (POINT_DECIMALS.test(text)) points += 1;
    },
    decide() {
      if (commas > 0 && points > 0) return undefined;
      return commas > 0 ? 'comma' : points > 0 ? 'point' : undefined;
    },
    unclear: () => unclear,
  };
}

/**
 * Reads an amount of a column whose decimal sign may be known: as parseTrackerAmount, and `1.800` where the comma
 * begins the decimals. Throws a UserError for what cannot be read, for amounts below zero, and for `1,800` where the
 * comma begins the decimals (three of them would be none of this column).
 */
export function readColumnAmount(
  text: string,
  sign: DecimalSign | undefined,
  currency: string | undefined,
): Money | undefined {
  const lone = sign === undefined ? undefined : ONE_SIGN_BEFORE_THREE.exec(text)?.[1];
  if (lone === ',' && sign === 'comma') {
    throw new AmountCellError(
      `${quoted(text)} can be read two ways beside the other amounts`,
      'two readings',
    );
  }
  // A word before it may have a point as well: ca. 1.800
  const plain =
    lone === '.' && sign === 'comma'
      ? text.replace(ONE_SIGN_BEFORE_THREE, (number) => number.replace('.', ''))
      : text;
  const amount = parseTrackerAmount(plain, currency);
  if (amount !== undefined && amount.minor < 0)
    throw new AmountCellError(`${quoted(text)} is below zero`, 'below zero');
  return amount;
}
