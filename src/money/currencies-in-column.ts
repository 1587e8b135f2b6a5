/** Which currencies the amounts of a column name, and how many name none. */
import { UserError } from '../text/errors.ts';
import { remembering } from '../text/remember.ts';
import { currencyOf, takeApart, withoutTax, withoutWords } from './amount-grammar.ts';
import { isCurrency } from './currency.ts';
import { isNoAmount } from './typed-amount.ts';

/** A sign of several currencies; `₨` stands for Rs and rupees as well. */
export type CommonSign = '$' | '\u00a5' | '\u20a8';

/** Whether a text says rupees, and not whose. */
export function saysRupees(text: string): boolean {
  return /^(?:rs\.?|\u20a8|rupees?)$/i.test(text.trim());
}

/** What was found in a column. */
export interface CurrenciesFound {
  /** By their codes, those of most amounts first. */
  readonly named: readonly string[];
  /** There are amounts without any mark, or with a mere `$` or `¥`. */
  readonly isOpen: boolean;
  /** All of those stand under a heading with such a sign: `Fee $`. */
  readonly isHeaded?: true;
  /** Whether a mere `$` or `¥` stands there, which is of several currencies. */
  readonly signs: readonly CommonSign[];
}

/** What a cell says: a code, a sign of several currencies, that it names none; undefined where it is no amount. */
export const markOf = remembering((cell: string): string | undefined => {
  const text = cell.trim();
  if (!/\d/.test(text) || isNoAmount(text)) return undefined;
  const pieces = takeApart(
    withoutWords(withoutTax(text))
      .replace(/^\((.*)\)$/s, '$1')
      .replace(/(?<!\/) ?-$/, '')
      .replace(/^\+/, ''),
  );
  if (pieces === undefined) return undefined;
  const marks = `${pieces.before}${pieces.after}`;
  if (marks === '') return '';
  if (marks === '$' || marks === '\u00a5') return marks;
  if (saysRupees(marks)) return '\u20a8';
  try {
    return currencyOf(pieces, undefined);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
});

/** Collects the amounts of a file's columns, each with what a column of currencies says beside it, or an empty text. */
export class CurrencySniffer {
  readonly #named = new Map<string, number>();
  readonly #signs = new Set<CommonSign>();
  #isOpen = false;
  #isHeaded = true;

  add(cell: string, beside: string, isHeaded = false): void {
    const mark = markOf(cell);
    if (mark === undefined) return;
    const code = isCurrency(mark) ? mark : codeOf(beside);
    if (code !== undefined) {
      this.#named.set(code, (this.#named.get(code) ?? 0) + 1);
      return;
    }
    this.#isOpen = true;
    this.#isHeaded &&= isHeaded;
    if (mark === '$' || mark === '\u00a5' || mark === '\u20a8') this.#signs.add(mark);
    else if (saysRupees(beside)) this.#signs.add('\u20a8');
  }

  found(): CurrenciesFound {
    const named = [...this.#named].toSorted(([, a], [, b]) => b - a).map(([code]) => code);
    const isHeaded = this.#isOpen && this.#isHeaded;
    const found = { named, isOpen: this.#isOpen, signs: [...this.#signs] };
    return isHeaded ? { ...found, isHeaded } : found;
  }
}

function codeOf(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? code : undefined;
}

/**
 * The currency of the amounts that name none: the only one that others name, `home` where none does, or where they
 * stand under a heading with its sign. Undefined where that
 * is for a person to say: others name several, or one that is not written with the sign that stands there.
 */
export function currencyOfOpen(
  { named, signs, isHeaded }: CurrenciesFound,
  home: string,
): string | undefined {
  const [only, second] = named;
  // Rupees are of nobody who keeps their books in pounds.
  if (only === undefined)
    return signs.includes('\u20a8') && !isWrittenWith('\u20a8', home) ? undefined : home;
  const isOf = (code: string) => signs.every((sign) => isWrittenWith(sign, code));
  if (isHeaded === true && isOf(home) && !named.some(isOf)) return home;
  return second === undefined && isOf(only) ? only : undefined;
}

/** Whether amounts of a currency may be written with a sign that is of several. */
export function isWrittenWith(sign: string, code: string): boolean {
  try {
    return currencyOf({ before: sign, after: '', number: '1', noughts: 0, negative: false }, code) === code;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
