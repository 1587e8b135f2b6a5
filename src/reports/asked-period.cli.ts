/** Reads the period that a report is asked for: loaded where one is said. */
import type { Day } from '../calendar/day.ts';
import { namedPeriod, type PeriodTyped } from '../calendar/named-period.ts';
import { periodOfDays, type Period } from '../calendar/period.ts';
import { refuseBackwards } from '../shell/options.cli.ts';
import { stillToCome } from './report-rare.cli.ts';

/** A period as it is said, by a word for it or by its days. */
export interface PeriodAsked extends PeriodTyped {
  readonly since: Day | undefined;
  readonly until: Day | undefined;
  readonly today: Day;
}

/** Throws a usage UserError for what cannot be read, for days still to come, and for a last day before the first. */
export function askedPeriod({ since, until, today, ...typed }: PeriodAsked): Period {
  const named = namedPeriod(typed, today);
  if (until !== undefined && until > today) throw stillToCome('--until', until);
  if (since !== undefined && until === undefined && since > today) throw stillToCome('--since', since);
  const period = named ?? periodOfDays(since, until, today);
  refuseBackwards(period.since, period.until);
  return period;
}
