/** The user's own numbers and facts, each declared once: what it means, its default, how it is read and written. */
import { cleanInput } from '../text/sanitize.ts';
import { readCurrency } from '../money/currency.ts';
import { asDay } from '../calendar/day.ts';
import type { Day } from '../calendar/day.ts';
import { formatDay, parseDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { formatMoney, parseAmount } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import { quoted } from '../text/quoted.ts';

/** How one setting is read and written. `parse` gets trimmed text that is not empty; `format` is read back by it. */
interface Spec<T> {
  readonly meaning: string;
  /** What a whole number counts, for showing it. */
  readonly unit?: string;
  readonly fallback: T;
  /** True where the setting can be left unset. */
  readonly optional: boolean;
  /** `today` is there for text a person types, not for what is stored. */
  parse(text: string, key: string, homeCurrency: string, today?: Day): T;
  format(value: NonNullable<T>): string;
}

const MAX_TEXT = 200;

function words(meaning: string): Spec<string | undefined> {
  const parse = (text: string, key: string): string => {
    const line = cleanInput(text);
    if (line.length <= MAX_TEXT) return line;
    throw usageError(`${key} is longer than ${MAX_TEXT} characters`);
  };
  return { meaning, fallback: undefined, optional: true, parse, format: (value) => value };
}

function code(meaning: string, pattern: RegExp, example: string): Spec<string | undefined> {
  const parse = (text: string, key: string): string => {
    const upper = text.toUpperCase();
    if (pattern.test(upper)) return upper;
    throw usageError(`${quoted(text)} is not a ${key} code`, `like ${example}`);
  };
  return { meaning, fallback: undefined, optional: true, parse, format: (value) => value };
}

/** A whole number from `least` to `most`, both included; the unit may be typed after it. */
function whole(meaning: string, unit: string, fallback: number, least: number, most: number): Spec<number> {
  const parse = (text: string, key: string): number => {
    const [digits = '', typedUnit] = text.toLowerCase().split(' ');
    const value = /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
    const unitFits = typedUnit === undefined || unit.startsWith(typedUnit);
    if (unitFits && value >= least && value <= most) return value;
    throw usageError(`${key} is a whole number from ${least} to ${most} (${unit}), not ${quoted(text)}`);
  };
  return { meaning, unit, fallback, optional: false, parse, format: String };
}

function money(meaning: string): Spec<Money | undefined> {
  const parse = (text: string, key: string, homeCurrency: string): Money => {
    const amount = parseAmount(text, { currency: homeCurrency });
    if (amount.minor <= 0) throw usageError(`${key} must be more than nothing`);
    return amount;
  };
  return { meaning, fallback: undefined, optional: true, parse, format: formatMoney };
}

function day(meaning: string): Spec<Day | undefined> {
  const parse = (text: string, key: string, _homeCurrency: string, today?: Day): Day => {
    if (today === undefined) return asDay(text);
    const value = parseDay(text, { today, bare: 'past' });
    if (value > today) throw usageError(`${formatDay(value)} is still to come, so ${key} cannot be that day`);
    return value;
  };
  return { meaning, fallback: undefined, optional: true, parse, format: String };
}

function currency(meaning: string, fallback: string): Spec<string> {
  return {
    meaning,
    fallback,
    optional: false,
    parse: (text) => readCurrency(text),
    format: (value) => value,
  };
}

const SPECS = {
  'my-name': words('your name, as reports show it'),
  business: words('the name of your business'),
  profession: words('what you do, for example bookkeeper'),
  country: code('the country you work in, for notices', /^[A-Z]{2}$/, 'US, CA or GB'),
  subdivision: code('your state or province, for notices', /^[A-Z0-9]{1,3}$/, 'ON, BC or CA'),
  currency: currency('the currency of amounts typed without one', 'USD'),
  'hourly-rate': money('what an hour of yours is worth, to weigh time spent against business received'),
  'revenue-at-stake': money('closed business received in a year above which structure is worth more'),
  'formalize-at': whole('exchanged a year that make it time to formalize [rhythm]', 'a year', 10, 2, 10_000),
  'informal-to': whole(
    'exchanged a year up to which it is best kept informal [rhythm]',
    'a year',
    3,
    0,
    9_998,
  ),
  'too-new-months': whole('known for less than this, it is too new to formalize', 'months', 6, 0, 120),
  'formal-months': whole('formal for at least this before stepping back is weighed', 'months', 6, 0, 120),
  'joint-venture-months': whole(
    'length of an alliance before a joint venture is weighed [rhythm]',
    'months',
    12,
    0,
    120,
  ),
  'high-month': whole('received in a month that makes it a high one [ally]', 'a month', 20, 1, 10_000),
  'monthly-at': whole('exchanged a month that ask for a monthly check-in [rhythm]', 'a month', 3, 1, 1_000),
  'acquaintance-months': whole('from one check-in with an acquaintance to the next', 'months', 6, 1, 60),
  'referral-partner-first-year-months': whole(
    'from one check-in to the next in the first year of a referral partner [durden]',
    'months',
    3,
    1,
    60,
  ),
  'referral-partner-months': whole(
    'from one check-in with a referral partner to the next after that [durden]',
    'months',
    6,
    1,
    60,
  ),
  'power-partner-months': whole('from one check-in with a power partner to the next', 'months', 3, 1, 60),
  'strategic-alliance-months': whole(
    'from one check-in in a strategic alliance to the next [rhythm]',
    'months',
    3,
    1,
    60,
  ),
  'joint-venture-check-in-months': whole(
    'from one check-in in a joint venture to the next',
    'months',
    1,
    1,
    60,
  ),
  'agreement-notice-days': whole('notice before an agreement ends', 'days', 60, 0, 365),
  'agreement-review-months': whole('first review of a new agreement [durden]', 'months', 3, 1, 60),
  'look-back-days': whole(
    'how far back thank-yous and outcomes to tell are looked for',
    'days',
    90,
    1,
    3_650,
  ),
  'ask-after-days': whole(
    'without news of an open referral you gave before it is time to ask',
    'days',
    30,
    1,
    3_650,
  ),
  'move-after-days': whole(
    'without a step on an open referral you received before it is time to move it',
    'days',
    14,
    1,
    3_650,
  ),
  'min-providers': whole('names to give a client before refnet remarks on it', 'names', 1, 1, 10),
  'concentration-percent': whole(
    'share of all received from one partner that is worth a remark',
    'percent',
    40,
    1,
    100,
  ),
  'records-since': day('the day from which everything is on record'),
} as const;

export type SettingKey = keyof typeof SPECS;

type ValueOf<S> = S extends Spec<infer T> ? T : never;

/** Every setting with its value; those that can be left unset are `undefined` then. */
export type Settings = { readonly [K in SettingKey]: ValueOf<(typeof SPECS)[K]> };

/** One setting as it is shown: its key, what it means in one line, what a number counts, and its default as text
 * (empty where it has none). */
export interface SettingInfo {
  readonly key: SettingKey;
  readonly meaning: string;
  readonly unit: string | undefined;
  readonly fallback: string;
}

/** True for the key of a setting. */
export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(SPECS, text);
}

/** The keys in the order they are shown. */
const KEYS = Object.keys(SPECS).filter(isSettingKey);

/** The widest view of a setting's declaration, for code that treats all settings alike. */
function specOf(key: SettingKey): Spec<unknown> {
  return SPECS[key];
}

/** Settings from one value a key; `valueOf` answers with a value of that key's own type. */
function build(valueOf: (key: SettingKey) => unknown): Settings {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets which key has which type
  return Object.fromEntries(KEYS.map((key) => [key, valueOf(key)])) as unknown as Settings;
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

function read(key: SettingKey, text: string, homeCurrency: string, today?: Day): unknown {
  const spec = specOf(key);
  const typed = text.trim();
  const unset = typed === '' || typed.toLowerCase() === 'none';
  if (!unset) return spec.parse(typed, key, homeCurrency, today);
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
  const value = read(key, text, current.currency, today);
  return checkThresholds(build((each) => (each === key ? value : current[each])))[key];
}

/** A setting's value as text that `parseSetting` reads back to the same value; empty when unset. */
export function formatSetting(key: SettingKey, settings: Settings): string {
  const value = settings[key];
  return value === undefined ? '' : specOf(key).format(value);
}

/** Every setting as declared, in the order to show them. */
export const SETTINGS: readonly SettingInfo[] = KEYS.map((key) => {
  const { meaning, unit } = specOf(key);
  return { key, meaning, unit, fallback: formatSetting(key, defaultSettings) };
});

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
    return orDefault([key], () => read(key, text, homeCurrency), defaultSettings[key]);
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
