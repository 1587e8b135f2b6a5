import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { formatDay, LONGEST, monthOnly, parseDay, plainWords } from './day-words.ts';
import { firstDayOf, type Day } from './day.ts';

/** How exactly a day is known: `month` means that month's first day stands for it. */
export type Precision = 'month' | 'day';

/** Since when a partner is known: a day, or a month that stands for its first day. */
export interface KnownSince {
  readonly day: Day;
  readonly precision: Precision;
}

/**
 * Reads since when somebody is known: `2024-03`, `mar 2024`, `march 2024` (precision month, its first day), or any
 * day parseDay reads, in the past. A year alone, and what lies after today, throws a usage UserError.
 */
export function parseKnownSince(text: string, { today }: { readonly today: Day }): KnownSince {
  const words = plainWords(text);
  if (/^\d{4}$/.test(words)) {
    throw usageError(
      `"${words}" alone is too coarse: how long you have known somebody is counted in months`,
      `give a month or a day: ${words}-03, "mar ${words}" or ${words}-03-15`,
    );
  }
  const month = words.length > LONGEST ? undefined : monthOnly(words);
  const known: KnownSince =
    month === undefined
      ? { day: parseDay(text, { today, bare: 'past' }), precision: 'day' }
      : { day: firstDayOf(month), precision: 'month' };
  if (known.day <= today) return known;
  throw usageError(
    `${quoted(text)} lies after today, ${formatDay(today)}`,
    'give a month or a day in the past',
  );
}

/** `Mar 2024` for a month, `Fri 15 Mar 2024` for a day; parseKnownSince reads it back. */
export function formatKnownSince({ day, precision }: KnownSince): string {
  return precision === 'day' ? formatDay(day) : formatDay(day).replace(/^\w+ \d+ /, '');
}
