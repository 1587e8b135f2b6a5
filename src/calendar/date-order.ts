/** Which number comes first in `3/4/2026`: the day (`dmy`) or the month (`mdy`). */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Where the month is written first (Unicode CLDR 46, short dates): the United States and what follows their custom. */
const MONTH_FIRST = 'US AS GU MH FM MP PH PR PW UM VI';
/** Where both are in use, or days are written from the year on, so that two numbers alone do not tell. */
const UNDECIDED = 'CA CN HU JP KP KR LT MN TW';

/** The order usual in a country, by its two letters; undefined where none is, or no country is given. */
export function dateOrderOf(country: string | undefined): DateOrder | undefined {
  if (country === undefined || UNDECIDED.includes(country)) return undefined;
  return MONTH_FIRST.includes(country) ? 'mdy' : 'dmy';
}

/** The order that what stands between the numbers says by itself: nowhere is the month written first with points behind them. */
export function orderBySeparator(separator: string): DateOrder | undefined {
  return separator === '.' ? 'dmy' : undefined;
}
