import type { DayContext, DayBefore } from './day-context.ts';
import { addDays, FIRST_YEAR, isDay, type Day } from './day.ts';
import { lazily } from '../text/lazily.ts';

const grammar = lazily(() => import('./day-grammar.ts'));

/**
 * Reads a day as a person types it: `2026-11-18`, `today` and `yesterday` at once, anything else by `readDay`, which is
 * loaded then (see lazily).
 */
export function parseDay(text: string, context: DayContext): Day {
  const typed = text.trim();
  if (isDay(typed)) return typed;
  if (typed === 'today') return context.today;
  if (typed === 'yesterday' && context.today.slice(0, 4) > String(FIRST_YEAR))
    return addDays(context.today, -1);
  return grammar().readDay(text, context);
}

/** Refuses a day typed without a year that was rather meant as the one to come: see `refuseYearBefore`, which is loaded. */
export function refuseOtherYear(text: string, days: DayBefore, context: DayContext): void {
  if (!isDay(text.trim())) grammar().refuseYearBefore(text, days, context);
}
