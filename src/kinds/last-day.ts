import type { Day } from '../calendar/day.ts';
import { day, orNone, type Type } from './type.ts';

/** A last day, or `open`, which is none. */
export const lastDay: Type<Day | null> = {
  ...orNone(day('coming')),
  parse: (typed, here) => (/^\s*(?:open)?\s*$/i.test(typed) ? null : day('coming').parse(typed, here)),
};
