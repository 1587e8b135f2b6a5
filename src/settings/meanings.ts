import { defaultSettings, formatSetting, SETTING_KEYS, unitOf, type SettingKey } from './settings.ts';

/** One setting as it is shown: its key, what it means in one line, what a number counts, and its default as text
 * (empty where it has none). */
export interface SettingInfo {
  readonly key: SettingKey;
  readonly meaning: string;
  readonly unit: string | undefined;
  readonly fallback: string;
}

/** What each setting means in one line. Apart from the settings themselves: only those who set them read it. */
const MEANINGS: Readonly<Record<SettingKey, string>> = {
  'my-name': 'your name, as reports show it',
  business: 'the name of your business',
  profession: 'what you do, for example bookkeeper',
  country: 'the country you work in, for notices',
  subdivision: 'your state or province, for notices',
  currency: 'the currency of amounts typed without one',
  'hourly-rate': 'what an hour of yours is worth, to weigh time spent against business received',
  'revenue-at-stake': 'closed business received in a year above which structure is worth more',
  'formalize-at': 'exchanged a year that make it time to formalize [rhythm]',
  'informal-to': 'exchanged a year up to which it is best kept informal [rhythm]',
  'too-new-months': 'known for less than this, it is too new to formalize',
  'formal-months': 'formal for at least this before stepping back is weighed',
  'joint-venture-months': 'length of an alliance before a joint venture is weighed [rhythm]',
  'high-month': 'received in a month that makes it a high one [ally]',
  'monthly-at': 'exchanged a month that ask for a monthly check-in [rhythm]',
  'acquaintance-months': 'from one check-in with an acquaintance to the next',
  'referral-partner-first-year-months':
    'from one check-in to the next in the first year of a referral partner [durden]',
  'referral-partner-months': 'from one check-in with a referral partner to the next after that [durden]',
  'power-partner-months': 'from one check-in with a power partner to the next',
  'strategic-alliance-months': 'from one check-in in a strategic alliance to the next [rhythm]',
  'joint-venture-check-in-months': 'from one check-in in a joint venture to the next',
  'agreement-notice-days': 'notice before an agreement ends',
  'agreement-review-months': 'first review of a new agreement [durden]',
  'look-back-days': 'how far back thank-yous and outcomes to tell are looked for',
  'ask-after-days': 'without news of an open referral you gave before it is time to ask',
  'move-after-days': 'without a step on an open referral you received before it is time to move it',
  'min-providers': 'names to give a client before refnet remarks on it',
  'concentration-percent': 'share of all received from one partner that is worth a remark',
  'records-since': 'the day from which everything is on record',
};

/** Every setting with what it means, in the order to show them. */
export const SETTINGS: readonly SettingInfo[] = SETTING_KEYS.map((key) => ({
  key,
  meaning: MEANINGS[key],
  unit: unitOf(key),
  fallback: formatSetting(key, defaultSettings),
}));
