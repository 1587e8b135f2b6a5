import { REACH } from './reach.ts';
import { readDay, monthOnly } from './day-grammar.ts';
import { formatDay, LONGEST, plainWords } from './day-words.ts';
import { asDay, firstDayOf, FIRST_YEAR, type Day } from './day.ts';
import { formatKnownSince, type KnownSince } from './known-since.ts';
import type { DayContext } from './day-context.ts';
import { inEnglish } from './other-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

/**
 * Reads since when somebody is known: `2021` (precision year), `2024-03`, `mar 2024`, `3/2024` (precision month), each
 * of which stands for its first day, or any day readDay reads, in the past. What names no month, and what lies after
 * today, throws a usage UserError.
 */
export function readKnownSince(text: string, context: Omit<DayContext, 'bare'>): KnownSince {
  const words = plainWords(text).replace(/^(?:since|about|around|ca\.?|circa) /, '');
  const known = knownSinceOf(text, words, context);
  const { today } = context;
  if (known.day <= today) return known;
  throw usageError(
    `${quoted(text)} lies after today, ${formatDay(today)}`,
    'give a year, a month or a day in the past',
  );
}

function knownSinceOf(text: string, words: string, context: Omit<DayContext, 'bare'>): KnownSince {
  if (words.length <= LONGEST) {
    const year = yearOnly(words);
    if (year !== undefined) return { day: year, precision: 'year' };
    const month = monthOnly(words) ?? monthOnly(inEnglish(words) ?? '');
    if (month !== undefined) return { day: firstDayOf(month), precision: 'month' };
    refusePartOfYear(words);
  }
  return { day: dayOf(text, context), precision: 'day' };
}

function dayOf(text: string, context: Omit<DayContext, 'bare'>): Day {
  try {
    return readDay(text, { ...context, bare: 'past' });
  } catch (error) {
    if (!(error instanceof UserError) || error.choices !== undefined) throw error;
    throw usageError(error.message, 'a year, a month or a day will do: 2021, 2024-03, "mar 2024"');
  }
}

/** `2021`, as its first day. */
function yearOnly(words: string): Day | undefined {
  if (!/^\d{4}$/.test(words)) return undefined;
  if (Number(words) >= FIRST_YEAR) return asDay(`${words}-01-01`);
  throw usageError(`there is no year "${words}": ${REACH}`);
}

const PARTS: readonly (readonly [part: RegExp, month: string])[] = [
  [/^(?:spring|q2)$/, '04'],
  [/^(?:mid|middle|summer|q3)$/, '07'],
  [/^(?:late|end|autumn|fall|q4)$/, '10'],
  [/^(?:early|beginning|start|winter|q1)$/, '01'],
];

/** `summer 2021` is no month: says how it can be written. */
function refusePartOfYear(words: string): void {
  const [, before, year, after] = /^(?:([a-z]+\d?) (?:of )?)?(\d{4}) ?([a-z]+\d?)?$/.exec(words) ?? [];
  const said = before ?? after ?? '';
  const [, month] = PARTS.find(([part]) => part.test(said)) ?? [];
  if (month === undefined || year === undefined) return;
  const example = formatKnownSince({ day: asDay(`${year}-${month}-01`), precision: 'month' });
  throw usageError(
    `"${words}" is no month`,
    `write the year alone, ${year}, or a month: "${example.toLowerCase()}"`,
  );
}
