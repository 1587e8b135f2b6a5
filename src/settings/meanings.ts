import { defaultSettings, formatSetting, SETTING_KEYS, unitOf, type SettingKey } from './settings.ts';

/** One setting as it is shown: its key, what it means in a sentence, what a number counts, and its default as text
 * (empty where it has none). */
export interface SettingInfo {
  readonly key: SettingKey;
  readonly meaning: string;
  readonly unit: string | undefined;
  readonly fallback: string;
}

/** What each setting means, a sentence each. Apart from the settings themselves: only those who set them read it. */
const MEANINGS: Readonly<Record<SettingKey, string>> = {
  'my-name': 'Your name, as reports show it.',
  business: 'The name of your business.',
  profession: 'What you do, for example bookkeeper.',
  country: 'The country you work in; notices go by it.',
  subdivision: 'Your state or province; notices go by it.',
  'date-order': 'Which comes first in 3/4/2026, day (dmy) or month (mdy); else as in your country.',
  currency: 'The currency of amounts typed without one, about what has none yet.',
  decimals:
    'What begins the decimals where you type 1.500: comma makes it 1500, point 1.50; else you are asked.',
  'hourly-rate': 'What an hour of yours is worth, to weigh your time against the business received.',
  'revenue-at-stake':
    'Closed business received from a partner in a year, above which structure is worth more.',
  'formalize-at': 'From so many exchanged with a partner in 12 months it is time to formalize [rhythm].',
  'informal-to': 'Up to so many exchanged in 12 months it is best kept informal [rhythm].',
  'too-new-months': 'A partner known for less than this is too new to formalize with.',
  'formal-months': 'A formal relationship is at least this old before stepping back is weighed.',
  'joint-venture-months': 'An alliance is at least this old before a joint venture is weighed [rhythm].',
  'high-month': 'So many received in a month make it a high one [ally].',
  'monthly-at': 'So many exchanged a month ask for a check-in every month [rhythm].',
  'acquaintance-months': 'From one check-in with an acquaintance to the next.',
  'referral-partner-first-year-months':
    'From one check-in with a referral partner to the next, in the first year [durden].',
  'referral-partner-months':
    'From one check-in with a referral partner to the next, after the first year [durden].',
  'power-partner-months': 'From one check-in with a power partner to the next.',
  'strategic-alliance-months': 'From one check-in in a strategic alliance to the next [rhythm].',
  'joint-venture-check-in-months': 'From one check-in in a joint venture to the next.',
  'agreement-notice-days': 'So long before an agreement ends, its end comes up.',
  'agreement-review-months': 'So long after it begins, an agreement is first reviewed [durden].',
  'look-back-days': 'So far back thank-yous, and outcomes to tell, are looked for.',
  'ask-after-days': 'A client you gave, without news for so long, is to be asked about.',
  'move-after-days': 'A client you received, without a step for so long, is to be moved on.',
  'min-providers': 'A client given fewer names than this is remarked on.',
  'concentration-percent': 'So great a share of all received coming from one partner is remarked on.',
  'fees-kept-years': 'So long forget keeps clients with fees, unless --all is said: books have to show them.',
  'records-since': 'The first day from which everything is on record.',
};

/** Every setting with what it means, in the order to show them. */
export const SETTINGS: readonly SettingInfo[] = SETTING_KEYS.map((key) => ({
  key,
  meaning: MEANINGS[key],
  unit: unitOf(key),
  fallback: formatSetting(key, defaultSettings),
}));
