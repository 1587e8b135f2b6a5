import type { Day } from '../calendar/day.ts';
import { namedPeriod, type PeriodTyped } from '../calendar/named-period.ts';
import { refuseBackwards } from './options.cli.ts';

interface DaysAsked {
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
}

/** The first and the last day of the list asked for, where there are any. */
export function daysAsked({ since, until, ...typed }: DaysAsked & PeriodTyped, today: Day): DaysAsked {
  refuseBackwards(since, until);
  return namedPeriod(typed, today) ?? { since, until };
}
