import { addDays, asDay, type Day } from '../calendar/day.ts';

/** How a number format of a spreadsheet shows a number, as far as its text depends on it. */
export type Shown =
  | { readonly as: 'number' }
  | { readonly as: 'day' }
  | { readonly as: 'time' }
  | { readonly as: 'percent' }
  /** Digits that are filled up with zeros: `00123`. */
  | { readonly as: 'digits'; readonly width: number }
  /** To so many decimals; `before` and `after` are what stands beside the number: `$`, `CAD`. */
  | { readonly as: 'amount'; readonly decimals: number; readonly before: string; readonly after: string };

const PLAIN: Shown = { as: 'number' };

/** The formats without a code of their own, by their numbers (ECMA-376, part 1, 18.8.30). */
export function shownByNumber(id: number): Shown {
  const isDate = [14, 15, 16, 17, 22].includes(id) || (id >= 27 && id <= 31) || id === 36;
  if (isDate || (id >= 50 && id <= 54) || id === 57 || id === 58) return { as: 'day' };
  const isTime = (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47);
  if (isTime || id === 55 || id === 56) return { as: 'time' };
  if (id === 9 || id === 10) return { as: 'percent' };
  // Of the formats of amounts the currency is that of whoever opens the file.
  const isAmount = (id >= 1 && id <= 8) || (id >= 37 && id <= 44);
  return isAmount ? { as: 'amount', decimals: 2, before: '', after: '' } : PLAIN;
}

/** How a format shows numbers, by its code: `yyyy\-mm\-dd`, `[$€-407] #,##0.00`, `0%`. */
export function shownByCode(code: string): Shown {
  const [section = ''] = sectionsOf(code);
  const bare = section
    .replace(/\[\$[^\]]*\]|"[^"]*"|\\.|_.|\*./gs, ' ')
    // Elapsed hours, minutes, seconds are the only brackets that are no colours or conditions.
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, ' ')
    .replace(/\b(?:general|standard)\b/gi, ' ')
    .replace(/am\/pm|a\/p/gi, ' ');
  if (/[yd]/i.test(bare)) return { as: 'day' };
  if (/[hs]/i.test(bare)) return { as: 'time' };
  if (/m/i.test(bare)) return { as: 'day' };
  if (bare.includes('%')) return { as: 'percent' };
  const zeros = /^\s*(0{2,})\s*$/.exec(bare)?.[1];
  if (zeros !== undefined) return { as: 'digits', width: zeros.length };
  const number = /[0#?][0#?, ]*(?:\.([0#?]*))?/.exec(bare);
  if (number === null || /e[+-]|\//i.test(bare)) return PLAIN;
  return { as: 'amount', decimals: number[1]?.length ?? 0, ...besideNumber(section) };
}

function sectionsOf(code: string): string[] {
  return code.slice(0, 500).match(/(?:"[^"]*"|\\.|[^;"\\])+/gs) ?? [];
}

/** The signs and codes of currencies that stand before and after the number of a format. */
function besideNumber(section: string): { before: string; after: string } {
  const literal = section
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[_*]./gs, '')
    .replace(/"([^"]*)"|\\(.)/gs, (_all, quotes?: string, escaped?: string) => quotes ?? escaped ?? '');
  const [, before = '', after = ''] = /^([^0#?]*)[0#?].*?([^0#?.,]*)$/s.exec(literal) ?? [];
  return { before: currencyMark(before), after: currencyMark(after) };
}

/** The mark that names a currency, if that is what stands there; other words are no part of the number. */
function currencyMark(text: string): string {
  const mark = text.replace(/[\s()+\u2212-]/g, '');
  return /^(?:[A-Za-z]{0,3}[$\u20ac\u00a3\u00a5]|[A-Z]{3})$/.test(mark) ? mark.toUpperCase() : '';
}

/**
 * The text of a number as a person reads it, without the noise of binary fractions: `1800.5`, `25%`, `2026-01-05`, `14:30`.
 * `is1904`: days are counted from 1904, as old Macs do. Of a time on a day the day is left.
 */
export function numberText(value: number, shown: Shown, is1904: boolean): string {
  switch (shown.as) {
    case 'day':
      // A formula that points to an empty cell.
      return value === 0 ? '' : (dayOfSerial(value, is1904) ?? plainNumber(value));
    case 'time':
      return value >= 0 ? clockTime(value < LONGEST_TIME ? value : value % 1) : plainNumber(value);
    case 'percent':
      return `${plainNumber(value * 100)}%`;
    case 'digits':
      return Number.isInteger(value) && value >= 0
        ? plainNumber(value).padStart(shown.width, '0')
        : plainNumber(value);
    case 'amount': {
      // Cents are kept where a format hides them; what lies below them, and below what it shows, is from a formula.
      const rounded = roundTo(Math.abs(value), Math.max(2, shown.decimals));
      const sign = value < 0 && rounded !== 0 ? '-' : '';
      const [before, after] = [shown.before, shown.after].map((mark) =>
        mark.length === 3 ? ` ${mark} ` : mark,
      );
      return `${sign}${before?.trimStart()}${plainNumber(rounded)}${after?.trimEnd()}`;
    }
    case 'number':
      return plainNumber(value);
  }
}

/** At most 15 digits, which is what a spreadsheet keeps, and no exponent. */
export function plainNumber(value: number): string {
  const noiseless = Number(value.toPrecision(15));
  if (!Number.isFinite(noiseless)) return '';
  const text = String(noiseless);
  if (!text.includes('e')) return text;
  return Math.abs(noiseless) < 1 ? noiseless.toFixed(20).replace(/\.?0+$/, '') : BigInt(noiseless).toString();
}

function roundTo(value: number, decimals: number): number {
  // By way of decimal text: 1.005 is a little less in binary, and yet meant to be rounded up.
  const digits = Number(value.toPrecision(15));
  const moved = Number(`${digits}e${decimals}`);
  return Number.isFinite(moved) ? Number(`${Math.round(moved)}e-${decimals}`) : digits;
}

const SECONDS_A_DAY = 86_400;
/** More days than these are a day and a time of it, of which a format shows the time. */
const LONGEST_TIME = 366;

function clockTime(value: number): string {
  const minutes = Math.round((value * SECONDS_A_DAY) / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The last serial number of the year 9999. */
const LAST_SERIAL = 2_958_465;
/** What day 0 of 1904 is, counted from 1900. */
const DAYS_TO_1904 = 1462;

/** The day of a serial number; undefined where it is none of the years 1900 to 9999. */
function dayOfSerial(serial: number, is1904: boolean): Day | undefined {
  // A clock a part of a second before midnight is of the next day.
  const whole = Math.floor(Math.round(serial * SECONDS_A_DAY) / SECONDS_A_DAY) + (is1904 ? DAYS_TO_1904 : 0);
  if (!(whole >= 1 && whole <= LAST_SERIAL)) return undefined;
  // Spreadsheets count a 29 February 1900, which never was.
  return addDays(DAY_ONE, whole < 60 ? whole - 1 : whole - 2);
}

const DAY_ONE = asDay('1900-01-01');
