/** Fees as people say them: one phrase a direction, in a small closed language. */
import { cleanInput } from '../text/sanitize.ts';
import { currencyDigits, isCurrency } from '../money/currency.ts';
import { usageError, UserError } from '../text/errors.ts';
import { readAmount } from '../money/amount-grammar.ts';
import type { AmountOptions } from '../money/typed-amount.ts';
import { FRACTION, parseFraction, spellFractions } from '../money/fraction.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { formatPercent, parsePercent } from '../money/percent.ts';
import { quoted } from '../text/quoted.ts';
import { checkFeeRule, type CapPeriod, type FeeBasis, type FeeRule } from './fee-terms.ts';

const EXAMPLES = [
  '10% of collected for 12 months, cap 500',
  '5% up to 10,000, 3% above',
  'flat 200 when won, first referral 100',
];
const SHELL = 'your shell may have taken a $ sign and what followed it: write amounts without $, like 200';

/** No phrase is longer; longer text is refused before any pattern looks at it. */
const LONGEST = 300;

/** One percent of the phrase: up to an amount, or above one (`rest` where it is not repeated). */
interface Step {
  readonly text: string;
  readonly millionths: number;
  readonly upTo?: Money;
  readonly above?: Money | 'rest';
}

/** What has been understood so far. */
interface Draft {
  steps: Step[];
  flat?: Money;
  cap?: Money;
  capPer?: CapPeriod;
  months?: number;
  basis?: FeeBasis;
  bonus?: Money;
}

/**
 * Reads one fee as a person says it; null for `none`. Letter case and spacing are free; parts stand in any order,
 * between them a comma, `+` or `and`:
 *
 * - `10%`, `12.5 percent`, `1/3`, `33 1/3%`, `two thirds`, then `of collected` or `of invoiced`; tiers: `5% up to 10,000, 3% up to 50,000, 1% above`
 * - `flat 200`, `200 flat`; the amount alone after a plus, and at the beginning where it can be no percent: `10% + 50`,
 *   `CHF 150`, `500 per case`; `per referral`, `a client` and their kin may follow
 * - `of collected` (the default), `of invoiced`, `when won`
 * - `for 12 months`, `for 2 years`, `for a year`
 * - `cap 500` (a referral), `cap 1,000 a year`, `at most 500`
 * - `first referral 100 on top`, `bonus 100 for the first referral`; where it stands instead of the fee (`first referral
 *   100, then 10%`) it is refused, with how that is agreed
 *
 * Amounts are read by `readAmount`, in `currency` where they name none. Throws a usage UserError that names the part
 * not understood or said twice, for amounts in two currencies, and for what `checkFeeRule` refuses.
 */
export function parseFeePhrase(
  text: string,
  options: Pick<AmountOptions, 'currency' | 'decimals'>,
): FeeRule | null {
  if (text.length > LONGEST)
    throw usageError(`a fee is one phrase of at most ${LONGEST} characters`, example());
  const phrase = spellFractions(cleanInput(text)).replace(/[\s.]+$/, '');
  if (phrase === '') throw usageError('the fee is empty', example(), SHELL);
  if (/^(?:none|no fees?|nothing)$/i.test(phrase)) return null;
  return asUsage(() => checkFeeRule(ruleOf(new Phrase(phrase, options).read())));
}

function example(): string {
  return `write a fee like ${EXAMPLES.map((each) => `"${each}"`).join(', ')}, or "none"`;
}

/** What makes no fee rule was typed here, so it is a mistake of usage. */
function asUsage<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof UserError && error.kind !== 'usage') throw usageError(error.message, ...error.hints);
    throw error;
  }
}

const NUMBER = String.raw`[.,]?\d(?:[\d.,']*\d)?(?: \d{3}(?![\d%.,]))*`;
const AMOUNT = new RegExp(
  String.raw`([a-z]{0,3}[$€£¥]? ?)(${NUMBER}(?: ?k(?![a-z]))?)(?![.,']?\d| ?(?:%|percent|per cent|pct))( ?[$€£¥]| ?[a-z]{3}(?![a-z]))?`,
  'iy',
);
const PERCENT = new RegExp(String.raw`(${NUMBER}) ?(?:%|percent|per cent|pct)(?![a-z])`, 'iy');
const SEPARATOR = /(?:[ ;+&]|,(?!\d)|(?<=[a-z%]),|(?:and|plus|then|with)(?![a-z]))+/iy;
const BASIS =
  / ?(?:of|on|when|once|if) (?:the |what (?:is|was|has been) |all |money |(?:the )?amounts? )*(collected|collections|paid|gci|(?:gross )?commissions?(?: income)?|invoiced|invoices?|won)(?: amounts?)?(?![a-z])/iy;
const BASES: Readonly<Record<string, FeeBasis>> = {
  collected: 'collected',
  collections: 'collected',
  paid: 'collected',
  invoiced: 'invoiced',
  invoice: 'invoiced',
  invoices: 'invoiced',
  won: 'won',
};
const UP_TO = / ?(?:(?:on|of) the first|up to|to|until)(?![a-z]) ?/iy;
const ABOVE = / ?(?:(?:of|on) )?(?:above|over|beyond|after|the rest)(?: that)?(?![a-z]) ?/iy;
const FLAT = /(?:a )?flat(?: fee)?(?: of)?(?![a-z]) ?/iy;
const FLAT_AFTER = / flat(?: fee)?(?![a-z])/iy;
const EACH =
  / ?(?:per|a|an|each|every|for each|for every|\/) ?(?:(?:won|new|closed|signed|successful) )?(?:referral|client|customer|patient|case|matter|deal|sale|closing)s?(?![a-z])/iy;
const CAP =
  /(?:cap(?:ped)?|max(?:imum)?|limit(?:ed)?|at most|no more than|not more than)(?: (?:at|of|to))?(?![a-z]) ?/iy;
const A_YEAR = / ?(?:(?:per|a|an|each|every|\/) ?(?:calendar )?year|yearly|annually|annual)(?![a-z])/iy;
const DURATION =
  /(?:paid )?for (?:the )?(?:first )?(a|an|one|\d{1,5})? ?(months?|mos?|years?|yrs?)(?![a-z])/iy;
const FIRST = /(?:(?:for|on) )?(?:the )?first(?:[ -]referral)?(?: bonus)?(?: of)?(?![a-z]):? ?/iy;
const BONUS = /(?:a )?bonus(?: of)?(?![a-z]) ?/iy;
const ON_TOP = / ?(?:on top|extra|in addition)(?![a-z])/iy;
const FOR_FIRST = / ?(?:for|on) (?:the )?first(?: (?:referral|one|client))?(?![a-z])/iy;

/** The first referral is spoken of, where a fee that is not understood may have meant another one for it. */
const OF_FIRST = /\bfirst (?:referral|one|client|customer|patient|case|matter|deal|sale)\b/i;
const INSTEAD = [
  'on top of the fee: "10% of collected, first referral 100 on top"',
  'instead of it: agree the fee without it, and for that referral refnet agree NAME --for NUMBER --i-pay "flat 100", or --they-pay',
] as const;

/** A text read from the left, one part after the other. */
class Phrase {
  readonly #text: string;
  readonly #options: AmountOptions;
  readonly #draft: Draft = { steps: [] };
  #at = 0;
  #afterPlus = false;

  constructor(text: string, options: AmountOptions) {
    this.#text = text;
    this.#options = { ...options, within: text };
  }

  read(): Draft {
    while (this.#at < this.#text.length) {
      if (!this.#part()) throw this.#notUnderstood();
      this.#separator();
    }
    return this.#draft;
  }

  #part(): boolean {
    return (
      this.#percent() ||
      this.#flat() ||
      this.#cap() ||
      this.#duration() ||
      this.#bonus() ||
      this.#basis() ||
      this.#bareAmount()
    );
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at += match[0].length;
    return match;
  }

  #separator(): void {
    const separator = this.#take(SEPARATOR)?.[0] ?? '';
    this.#afterPlus = /[+&]|and|plus/i.test(separator);
    if (/then/i.test(separator)) this.#refuseInstead();
    if (this.#at < this.#text.length || !/[+&,;a-z]/i.test(separator)) return;
    throw usageError(
      `something is missing after ${quoted(separator)} at the end of the fee`,
      example(),
      SHELL,
    );
  }

  /** What is said of the first referral, and then a fee: that fee would not be for the first one. */
  #refuseInstead(): void {
    const { bonus, flat, steps } = this.#draft;
    if (bonus === undefined || flat !== undefined || steps.length > 0) return;
    throw usageError(
      `${formatMoney(bonus)} for the first referral comes on top of the fee, and "then" says instead of it`,
      ...INSTEAD,
    );
  }

  /** Sets what may be said once only. */
  #once<K extends Exclude<keyof Draft, 'steps'>>(key: K, value: Draft[K], name: string): void {
    if (this.#draft[key] !== undefined) throw usageError(`the fee says ${name} twice`, example());
    this.#draft[key] = value;
  }

  #percent(): boolean {
    const millionths = this.#share();
    if (millionths === undefined) return false;
    this.#basis();
    const step = { text: formatPercent(millionths), millionths };
    if (this.#take(UP_TO)) this.#draft.steps.push({ ...step, upTo: this.#amount('up to') });
    else if (this.#take(ABOVE)) this.#draft.steps.push({ ...step, above: this.#tryAmount() ?? 'rest' });
    else this.#draft.steps.push(step);
    this.#basis();
    return true;
  }

  #share(): number | undefined {
    const start = this.#at;
    const fraction = this.#take(FRACTION);
    if (fraction !== null) {
      const millionths = parseFraction(fraction);
      if (millionths === undefined) this.#at = start;
      return millionths;
    }
    const match = this.#take(PERCENT);
    return match === null ? undefined : parsePercent(`${match[1] ?? ''}%`);
  }

  #flat(): boolean {
    if (this.#take(FLAT) === null) return this.#flatAfter();
    this.#setFlat(this.#amount('flat'));
    return true;
  }

  #flatAfter(): boolean {
    const start = this.#at;
    const amount = this.#tryAmount();
    if (amount !== undefined && this.#take(FLAT_AFTER)) {
      this.#setFlat(amount);
      return true;
    }
    this.#at = start;
    return false;
  }

  #setFlat(amount: Money): void {
    this.#once('flat', amount, 'a flat fee');
    this.#take(EACH);
    this.#basis();
  }

  /** An amount with no word: after a plus it is a flat fee, or the bonus where the first referral follows. */
  #bareAmount(): boolean {
    if (!this.#afterPlus) return this.#amountAtFirst();
    const amount = this.#tryAmount();
    if (amount === undefined) return false;
    if (this.#take(FOR_FIRST)) this.#setBonus(amount);
    else this.#setFlat(amount);
    return true;
  }

  /** Where the fee begins with an amount that can be no percent, it is a flat one: `CHF 150`, `500 per client`. */
  #amountAtFirst(): boolean {
    if (this.#at > 0) return false;
    const amount = this.#tryAmount();
    if (amount === undefined) return false;
    const isMarked = /[a-z$€£¥]/i.test(this.#text.slice(0, this.#at));
    const each = this.#at;
    if (isMarked || this.#take(EACH) !== null || isBeyondPercent(amount)) {
      this.#at = each;
      this.#setFlat(amount);
      return true;
    }
    this.#at = 0;
    return false;
  }

  #cap(): boolean {
    if (this.#take(CAP) === null) return false;
    this.#once('cap', this.#amount('cap'), 'the cap');
    const yearly = this.#take(A_YEAR) !== null;
    if (!yearly) this.#take(EACH);
    this.#draft.capPer = yearly ? 'year' : 'referral';
    return true;
  }

  #duration(): boolean {
    const start = this.#at;
    const match = this.#take(DURATION);
    if (match === null) return false;
    const [, typed = '', unit = ''] = match;
    const number = /^\d/.test(typed) ? Number(typed) : 1;
    if (typed === '' && /s$/i.test(unit)) {
      this.#at = start;
      return false;
    }
    this.#once('months', /^y/i.test(unit) ? number * 12 : number, 'how long it is paid');
    return true;
  }

  #bonus(): boolean {
    const named = this.#take(FIRST) ?? this.#take(BONUS);
    if (named === null) return false;
    const amount = this.#amount('first referral');
    this.#take(FOR_FIRST);
    this.#setBonus(amount);
    return true;
  }

  #setBonus(amount: Money): void {
    this.#once('bonus', amount, 'the bonus for the first referral');
    this.#take(ON_TOP);
  }

  #basis(): boolean {
    const match = this.#take(BASIS);
    if (match === null) return false;
    const said = (match[1] ?? '').toLowerCase();
    // What an agent's client brings in: the commission before it is shared.
    this.#once('basis', BASES[said] ?? 'collected', 'what it is reckoned from');
    return true;
  }

  #amount(after: string): Money {
    const amount = this.#tryAmount();
    if (amount !== undefined) return amount;
    const rest = this.#rest();
    throw usageError(
      rest === ''
        ? `the amount after "${after}" is missing`
        : `${quoted(rest)} is not understood: an amount goes after "${after}"`,
      ...this.#instead(),
      example(),
      SHELL,
    );
  }

  #tryAmount(): Money | undefined {
    const match = this.#take(AMOUNT);
    if (match === null) return undefined;
    const [whole, before = '', number = '', after = ''] = match;
    if (/^[a-z]{3} $/i.test(before) && !isCurrency(before.trim().toUpperCase())) {
      this.#at -= whole.length;
      return undefined;
    }
    const isCode = /[$€£¥]/.test(after) || isCurrency(after.trim().toUpperCase());
    if (!isCode) this.#at -= after.length;
    const typed = isCode ? whole : `${before}${number}`;
    const amount = readAmount(typed.replace(/^([a-z]{3}) ?/i, '$1 '), this.#options);
    if (amount.minor > 0) return amount;
    throw usageError(`${quoted(typed)} is no amount to agree on`, SHELL);
  }

  /** From here to the next comma that is not inside a number. */
  #rest(): string {
    return (/^.*?(?=[,;](?!\d)|$)/.exec(this.#text.slice(this.#at))?.[0] ?? '').trim();
  }

  #notUnderstood(): Error {
    const rest = this.#rest() || this.#text.slice(this.#at);
    const bare = /^[\d.,]+$/.test(rest);
    const other = Number(rest) > 100 ? `"cap ${rest}"` : `"${rest}%"`;
    const hint = bare
      ? `a percent has its sign and an amount its word: ${other} or "flat ${rest}"`
      : example();
    return usageError(`${quoted(rest)} in the fee is not understood`, ...this.#instead(), hint);
  }

  #instead(): readonly string[] {
    return OF_FIRST.test(this.#text) ? INSTEAD : [];
  }
}

function isBeyondPercent({ minor, currency }: Money): boolean {
  return minor > 100 * 10 ** currencyDigits(currency);
}

function ruleOf(draft: Draft): FeeRule {
  const { steps, flat, cap, capPer, months, basis, bonus } = draft;
  const tiers = tiersOf(steps);
  const amounts = [flat, cap, bonus, ...tiers.map(({ above }) => above)].flatMap((amount) => amount ?? []);
  const currencies = [...new Set(amounts.map(({ currency }) => currency))];
  if (currencies.length > 1) {
    throw usageError(
      `a fee is in one currency, and this one names ${currencies.join(' and ')}`,
      `give every amount in ${currencies[0] ?? 'one of them'}: refnet never converts`,
    );
  }
  return {
    currency: currencies[0] ?? null,
    flatMinor: flat?.minor ?? null,
    percentMillionths: percentBelow(steps),
    tiers: tiers.map(({ above, millionths }) => ({ aboveMinor: above.minor, percentMillionths: millionths })),
    basis: basis ?? 'collected',
    months: months ?? null,
    capMinor: cap?.minor ?? null,
    capPer: capPer ?? null,
    firstBonusMinor: bonus?.minor ?? null,
  };
}

/** `3% above 10,000` alone pays nothing below. */
function percentBelow([first]: readonly Step[]): number | null {
  return first === undefined ? null : first.above === undefined ? first.millionths : 0;
}

function tiersOf(steps: readonly Step[]): { above: Money; millionths: number }[] {
  const last = steps.at(-1);
  if (last?.upTo !== undefined) {
    throw usageError(
      `say what is paid above ${formatMoney(last.upTo)}`,
      `like "${last.text} up to ${formatMoney(last.upTo)}, 0% above"`,
      `or for the most that is paid: "${last.text}, cap ${formatMoney(last.upTo)}"`,
    );
  }
  return steps.flatMap((step, i) => {
    const above = boundBelow(step, steps[i - 1]);
    return above === undefined ? [] : [{ above, millionths: step.millionths }];
  });
}

/** The amount from above which a step holds; undefined for the one from zero. Throws where it is not said, or twice. */
function boundBelow(step: Step, before: Step | undefined): Money | undefined {
  const said = step.above === 'rest' ? undefined : step.above;
  const bound = before?.upTo ?? said;
  if (before === undefined && step.above === undefined) return undefined;
  if (bound === undefined) {
    throw usageError(
      before === undefined
        ? `${step.text} above what?`
        : `${before.text} and ${step.text}: say up to which amount the first is paid`,
      'like "5% up to 10,000, 3% above"',
    );
  }
  if (said !== undefined && (said.minor !== bound.minor || said.currency !== bound.currency)) {
    throw usageError(
      `one percent goes up to ${formatMoney(bound)}, and the next begins above ${formatMoney(said)}`,
      'like "5% up to 10,000, 3% above"',
    );
  }
  return bound;
}
