/** The user's own numbers and facts, each declared once: its default, how it is read and written. See meanings.ts for words. */
import { lazily } from '../text/lazily.ts';
import { cleanInput } from '../text/sanitize.ts';
import { asDay } from '../calendar/day.ts';
import type { Day } from '../calendar/day.ts';
import { dateOrderOf, type DateOrder } from '../calendar/date-order.ts';
import { formatDay } from '../calendar/day-words.ts';
import { parseDay } from '../calendar/parse-day.ts';
import { inReach } from '../calendar/reach.ts';
import { UserError, usageError } from '../text/errors.ts';
import { formatMoney } from '../money/money.ts';
import { parseAmount, readCurrencyTyped, readDecimalSign } from '../money/parse-amount.ts';
import type { Money } from '../money/money.ts';
import type { DecimalSign } from '../money/typed-amount.ts';
import { quoted } from '../text/quoted.ts';

/** How one setting is read and written. `parse` gets trimmed text that is not empty; `format` is read back by it. */
interface Spec<T> {
  /** What a whole number counts, for showing it. */
  readonly unit?: string;
  readonly fallback: T;
  /** True where the setting can be left unset. */
  readonly optional: boolean;
  parse(text: string, key: string, among: Among): T;
  format(value: NonNullable<T>): string;
}

/** What a setting is read beside. */
interface Among {
  readonly currency: string;
  /** There for text a person types, not for what is stored. */
  readonly today?: Day | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly decimals?: DecimalSign | undefined;
}

const MAX_TEXT = 200;

/** What is kept as text, and need not be set. */
function ofText<T extends string>(parse: Spec<T>['parse']): Spec<T | undefined> {
  return { fallback: undefined, optional: true, parse, format: (value) => value };
}

function words(): Spec<string | undefined> {
  const parse = (text: string, key: string): string => {
    const line = cleanInput(text);
    if (line.length <= MAX_TEXT) return line;
    throw usageError(`${key} is longer than ${MAX_TEXT} characters`);
  };
  return ofText(parse);
}

function code(pattern: RegExp, example: string): Spec<string | undefined> {
  const parse = (text: string, key: string): string => {
    const upper = text.toUpperCase();
    if (pattern.test(upper)) return upper;
    throw usageError(`${quoted(text)} is not a ${key} code`, `like ${example}`);
  };
  return ofText(parse);
}

/** A whole number from `least` to `most`, both included; the unit may be typed after it. */
function whole(unit: string, fallback: number, least: number, most: number): Spec<number> {
  const parse = (text: string, key: string): number => {
    const [digits = '', typedUnit] = text.toLowerCase().split(' ');
    const value = /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
    const unitFits = typedUnit === undefined || unit.startsWith(typedUnit);
    if (unitFits && value >= least && value <= most) return value;
    throw usageError(`${key} is a whole number from ${least} to ${most} (${unit}), not ${quoted(text)}`);
  };
  return { unit, fallback, optional: false, parse, format: String };
}

/** An amount above zero, of at most so many minor units. */
function money(most: number): Spec<Money | undefined> {
  const parse = (text: string, key: string, among: Among): Money => {
    const amount = parseAmount(text, { ...among, anHour: key === 'hourly-rate' });
    if (amount.minor <= 0) throw usageError(`${key} must be more than nothing`);
    if (amount.minor > most) {
      throw usageError(`${key} is at most ${formatMoney({ ...amount, minor: most })}`);
    }
    return amount;
  };
  return { fallback: undefined, optional: true, parse, format: formatMoney };
}

function day(): Spec<Day | undefined> {
  const parse = (text: string, key: string, { today, dateOrder }: Among): Day => {
    if (today === undefined) return asDay(text);
    const value = inReach(parseDay(text, { today, bare: 'past', dateOrder }));
    if (value > today) throw usageError(`${formatDay(value)} is still to come, so ${key} cannot be that day`);
    return value;
  };
  return { fallback: undefined, optional: true, parse, format: String };
}

function currency(fallback: string): Spec<string> {
  return {
    fallback,
    optional: false,
    parse: readCurrencyTyped,
    format: (value) => value,
  };
}

/** Which number comes first in `3/4`: as a word, or as one writes it: `d/m`, `MM/DD/YYYY`, `day first`. */
function order(): Spec<DateOrder | undefined> {
  const parse = (text: string): DateOrder => {
    const letters = text.toLowerCase().replace(/[^a-z]|first/g, '');
    if (/^(?:d+m+y*|day)$/.test(letters)) return 'dmy';
    if (/^(?:m+d+y*|month)$/.test(letters)) return 'mdy';
    throw usageError(
      `${quoted(text)} is no order of day and month`,
      'dmy has the day first (31/10/2026), mdy the month (10/31/2026)',
    );
  };
  return ofText(parse);
}

const SPECS = {
  'my-name': words(),
  business: words(),
  profession: words(),
  country: code(/^[A-Z]{2}$/, 'US, CA or GB'),
  subdivision: code(/^[A-Z0-9]{1,3}$/, 'ON, BC or CA'),
  'date-order': order(),
  currency: currency('USD'),
  decimals: ofText(readDecimalSign),
  'hourly-rate': money(1_000_000_000),
  'revenue-at-stake': money(Number.MAX_SAFE_INTEGER),
  'formalize-at': whole('a year', 10, 2, 10_000),
  'informal-to': whole('a year', 3, 0, 9_998),
  'too-new-months': whole('months', 6, 0, 120),
  'formal-months': whole('months', 6, 0, 120),
  'joint-venture-months': whole('months', 12, 0, 120),
  'high-month': whole('a month', 20, 1, 10_000),
  'monthly-at': whole('a month', 3, 1, 1_000),
  'acquaintance-months': whole('months', 6, 1, 60),
  'referral-partner-first-year-months': whole('months', 3, 1, 60),
  'referral-partner-months': whole('months', 6, 1, 60),
  'power-partner-months': whole('months', 3, 1, 60),
  'strategic-alliance-months': whole('months', 3, 1, 60),
  'joint-venture-check-in-months': whole('months', 1, 1, 60),
  'agreement-notice-days': whole('days', 60, 0, 365),
  'agreement-review-months': whole('months', 3, 1, 60),
  'look-back-days': whole('days', 90, 1, 3_650),
  'ask-after-days': whole('days', 30, 1, 3_650),
  'move-after-days': whole('days', 14, 1, 3_650),
  'min-providers': whole('names', 1, 1, 10),
  'concentration-percent': whole('percent', 40, 1, 100),
  'fees-kept-years': whole('years', 7, 1, 30),
  'records-since': day(),
} as const;

export type SettingKey = keyof typeof SPECS;

type ValueOf<S> = S extends Spec<infer T> ? T : never;

/** Every setting with its value; those that can be left unset are `undefined` then. */
export type Settings = { readonly [K in SettingKey]: ValueOf<(typeof SPECS)[K]> };

/** True for the key of a setting. */
export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(SPECS, text);
}

/** The keys in the order they are shown. */
export const SETTING_KEYS = Object.keys(SPECS).filter(isSettingKey);

/** The widest view of a setting's declaration, for code that treats all settings alike. */
function specOf(key: SettingKey): Spec<unknown> {
  return SPECS[key];
}

/** Settings from one value a key; `valueOf` answers with a value of that key's own type. */
function build(valueOf: (key: SettingKey) => unknown): Settings {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets which key has which type
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, valueOf(key)])) as unknown as Settings;
}

/** The settings of somebody who has set nothing. */
export const defaultSettings: Settings = build((key) => specOf(key).fallback);

/** Refuses thresholds between which no room for light structure is left. */
function checkThresholds(settings: Settings): Settings {
  const low = settings['informal-to'];
  const high = settings['formalize-at'];
  if (low + 2 <= high) return settings;
  throw new UserError(
    `informal-to ${low} and formalize-at ${high} leave nothing between them: formalize-at must be at least 2 more`,
    {
      hints: [
        `refnet config formalize-at ${low + 2}      or more`,
        `refnet config informal-to ${high - 2}      or less`,
      ],
    },
  );
}

function read(key: SettingKey, text: string, among: Among): unknown {
  const spec = specOf(key);
  const typed = text.trim();
  const unset = typed === '' || typed.toLowerCase() === 'none';
  if (!unset) return spec.parse(typed, key, among);
  if (spec.optional) return undefined;
  throw usageError(`${key} cannot be left empty; its default is ${String(spec.fallback)}`);
}

/**
 * The value that typed text sets a setting to; empty or `none` unsets one that can be unset. Amounts without a
 * currency are in the home currency of `current`; days may be typed in words where `today` is given, else they are
 * `YYYY-MM-DD`. Throws a UserError where the text cannot be read, or where the value does not go with the other
 * settings (unless 0 <= informal-to and informal-to + 2 <= formalize-at).
 */
export function parseSetting<K extends SettingKey>(
  key: K,
  text: string,
  current: Settings,
  today?: Day,
): Settings[K] {
  const here = { ...current, today, dateOrder: dateOrderIn(current) };
  const value = read(key, inCodes(key, text, current), here);
  return checkThresholds(build((each) => (each === key ? value : current[each])))[key];
}

/** How the user writes days as numbers: as set, else as is usual in their country; undefined where neither tells. */
export function dateOrderIn(settings: Settings): DateOrder | undefined {
  return settings['date-order'] ?? dateOrderOf(settings.country);
}

/** Names of countries and provinces: the letters of the three most who say it live in need none. */
const placesRoom = lazily(() => import('./places.ts'));

/** A place as it is kept, by its code, however it was typed. May throw NotLoaded. */
function inCodes(key: SettingKey, text: string, { country }: Settings): string {
  const typed = text.trim();
  if (typed === '' || typed.toLowerCase() === 'none') return text;
  if (key === 'country') return /^(?:ca|us|gb)$/i.test(typed) ? text : placesRoom().readCountry(typed);
  return key === 'subdivision' ? placesRoom().readSubdivision(typed, country) : text;
}

/** A setting's value as text that `parseSetting` reads back to the same value; empty when unset. */
export function formatSetting(key: SettingKey, settings: Settings): string {
  const value = settings[key];
  return value === undefined ? '' : specOf(key).format(value);
}

/** What a whole number of this setting counts, `months`; undefined for one that is no number. */
export function unitOf(key: SettingKey): string | undefined {
  return specOf(key).unit;
}

/** A stored setting. */
export interface StoredSetting {
  readonly key: string;
  readonly value: string;
}

/**
 * All settings from the stored rows; keys of no setting are passed over, the order of rows does not matter. Throws a
 * UserError where a value cannot be read or does not go with the others.
 */
export function settingsFrom(rows: readonly StoredSetting[]): Settings {
  return reading(rows, (error) => {
    throw error;
  });
}

/**
 * As settingsFrom, but a value that cannot be read, or that does not go with the others, stands as its default: one that
 * another program or another version of refnet left behind must not lock out every command. `faults` says so of each, in
 * a line that names the command to mend it.
 */
export function readSettings(rows: readonly StoredSetting[]): { settings: Settings; faults: string[] } {
  const stored = new Set(rows.map(({ key }) => key));
  const faults = new Map<SettingKey, string>();
  const settings = reading(rows, (error, keys) => {
    const [key] = keys.filter((each) => stored.has(each));
    if (key === undefined) throw error;
    const kept = keys
      .map((each) => `${each} is ${formatSetting(each, defaultSettings) || 'not set'}`)
      .join(' and ');
    faults.set(key, `${error.message}; so ${kept} until this is mended: refnet config ${key} --unset`);
  });
  return { settings, faults: [...faults.values()] };
}

/** Reads all settings; those that `refused` is told of, and does not throw for, take their defaults. */
function reading(
  rows: readonly StoredSetting[],
  refused: (error: UserError, keys: readonly SettingKey[]) => void,
): Settings {
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  const orDefault = <T>(keys: readonly SettingKey[], work: () => T, instead: T): T => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused(error, keys);
      return instead;
    }
  };
  const valueOf = (key: SettingKey, homeCurrency: string): unknown => {
    const text = stored.get(key);
    if (text === undefined) return defaultSettings[key];
    return orDefault([key], () => read(key, text, { currency: homeCurrency }), defaultSettings[key]);
  };
  const homeCurrency = String(valueOf('currency', defaultSettings.currency));
  const settings = build((key) => valueOf(key, homeCurrency));
  const defaults = {
    'informal-to': defaultSettings['informal-to'],
    'formalize-at': defaultSettings['formalize-at'],
  };
  return orDefault(['informal-to', 'formalize-at'], () => checkThresholds(settings), {
    ...settings,
    ...defaults,
  });
}
