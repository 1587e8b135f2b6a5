import { count } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { plainWords } from './day-words.ts';

const INTERVAL_WORDS: Readonly<Record<string, number>> = {
  monthly: 1,
  quarterly: 3,
  'half yearly': 6,
  yearly: 12,
  annually: 12,
};
const LONGEST_INTERVAL = 120;

/**
 * Reads a check-in interval in whole months, 1 to 120: `monthly`, `quarterly`, `half-yearly`, `yearly`, `3 months`,
 * `3m`, `1 year`, each also after `every`. Throws a usage UserError for anything else, weeks among them.
 */
export function parseInterval(text: string): number {
  const words = plainWords(text).replace(/^every /, '');
  const named = Object.hasOwn(INTERVAL_WORDS, words) ? INTERVAL_WORDS[words] : undefined;
  if (named !== undefined) return named;
  const hint = 'intervals are written like monthly, quarterly, "3 months", 3m or yearly';
  const match = /^(?:(\d{1,3}) ?)?(d|days?|w|weeks?|m|mo|months?|quarters?|y|yrs?|years?)$/.exec(words);
  if (!match) {
    const unit = /^\d+$/.test(words) ? ': it lacks a unit' : '';
    throw usageError(`${quoted(text)} cannot be read as an interval${unit}`, hint);
  }
  const perUnit = { m: 1, q: 3, y: 12 }[match[2]?.charAt(0) ?? ''];
  if (perUnit === undefined) throw usageError('check-in intervals are whole months', hint);
  const months = Number(match[1] ?? 1) * perUnit;
  if (months >= 1 && months <= LONGEST_INTERVAL) return months;
  throw usageError(`an interval is 1 to ${LONGEST_INTERVAL} months, not ${months}`, hint);
}

/** `every month`, `every 3 months`, `every year`, `every 2 years`; parseInterval reads it back. */
export function formatInterval(months: number): string {
  const [n, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month'];
  return n === 1 ? `every ${unit}` : `every ${count(n, unit)}`;
}
