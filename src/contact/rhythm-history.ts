/** What the rhythm of a partner follows from on any day, walked instead of asked of the file for each day by itself. */
import { addMonths, type Day } from '../calendar/day.ts';
import type { StageMove } from '../partners/stage.ts';
import type { RhythmFacts } from './rhythm.ts';

/** Everything of one partner that a rhythm follows from; every list by its day, oldest first. */
export interface RhythmHistory {
  readonly intervalMonths: number | undefined;
  readonly moves: readonly StageMove[];
  readonly checkIns: readonly { readonly onDay: Day; readonly nextOn: Day | null }[];
  /** The days of the referrals that count as exchanged on any day from theirs on. */
  readonly referrals: readonly { readonly onDay: Day }[];
  /** Those that count only before `until`, the day on which the client chose somebody else. */
  readonly notChosen: readonly { readonly onDay: Day; readonly until: Day }[];
  readonly agreements: readonly { readonly onDay: Day }[];
  /** Of the check-in. */
  readonly snoozes: readonly { readonly onDay: Day; readonly until: Day }[];
}

/** What the rhythm followed from on a day, the stage aside; later days are not looked at. As `readRhythmFacts` reads it. */
export function rhythmFactsOn(history: RhythmHistory, day: Day): Omit<RhythmFacts, 'stage' | 'stageSince'> {
  const { intervalMonths, checkIns, referrals, notChosen, agreements, snoozes } = history;
  const lastCheckIn = lastOn(checkIns, day);
  const snooze = lastOn(snoozes, day);
  const passing = notChosen.filter(({ onDay, until }) => onDay <= day && until > day);
  const [first] = [...referrals.slice(0, 1), ...passing.slice(0, 1)]
    .map(({ onDay }) => onDay)
    .filter((onDay) => onDay <= day)
    .toSorted();
  const sixMonthsAgo = addMonths(day, -6);
  return {
    firstReferral: first,
    lastCheckIn: lastCheckIn?.onDay,
    intervalMonths,
    lastSixMonths:
      upTo(referrals, day) - upTo(referrals, sixMonthsAgo) + passing.length - upTo(passing, sixMonthsAgo),
    plannedOn: lastCheckIn?.nextOn ?? undefined,
    agreementSince: lastOn(agreements, day)?.onDay,
    snooze: snooze && { on: snooze.onDay, until: snooze.until },
  };
}

interface OnDay {
  readonly onDay: Day;
}

function lastOn<T extends OnDay>(rows: readonly T[], day: Day): T | undefined {
  return rows[upTo(rows, day) - 1];
}

/** How many are of days up to that one, found by halves. */
function upTo(rows: readonly OnDay[], day: Day): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const row = rows[middle];
    if (row !== undefined && row.onDay <= day) from = middle + 1;
    else to = middle;
  }
  return from;
}
