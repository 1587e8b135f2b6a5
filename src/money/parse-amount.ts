import { currencyDigits, isCurrency, readCurrency } from './currency.ts';
import { toMoney, type Money } from './money.ts';
import type { AmountOptions, DecimalSign } from './typed-amount.ts';
import { lazily } from '../text/lazily.ts';

const grammar = lazily(() => import('./amount-grammar.ts'));

const PLAIN = /^(?:([A-Z]{3}) )?(0(?=\.)|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,11})(?:\.(\d+))?$/;

/**
 * Reads an amount as a person types it: `1800` and what formatMoney writes (`CAD 1,800.50`, as settings are kept) at once,
 * anything else by `readAmount`, which is loaded then (see lazily).
 */
export function parseAmount(text: string, options: AmountOptions = {}): Money {
  const isOpen = (options.currencies?.length ?? 0) > 1;
  const [plain, code = isOpen ? undefined : options.currency, whole = '', decimals = ''] =
    PLAIN.exec(text) ?? [];
  const isWhole =
    code !== undefined && isCurrency(code) && [0, currencyDigits(code)].includes(decimals.length);
  if (plain === undefined || !isWhole) return grammar().readAmount(text, options);
  return toMoney(false, { whole: whole.replaceAll(',', ''), decimals }, code);
}

/** The currency that a person means by its code, its sign or a word: `eur`, `€`, `euro`. Throws a usage UserError, for `$` too. */
export function readCurrencyTyped(text: string): string {
  const isCode = /^\s*(?!yen\s*$)[a-z]{3}\s*$/i.test(text);
  return isCode ? readCurrency(text) : grammar().currencyMeant(text);
}

/** The sign of decimals that a person means: by its name, as itself, or as one writes an amount. Throws a usage UserError. */
export function readDecimalSign(text: string): DecimalSign {
  return text === 'comma' || text === 'point' ? text : grammar().decimalSignMeant(text);
}
