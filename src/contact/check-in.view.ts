import type { Day } from '../calendar/day.ts';
import { formatDate, formatDay, formatDayShort } from '../calendar/day-words.ts';
import { formatInterval } from '../calendar/interval.ts';
import { count } from '../text/count.ts';
import { checkInPhrase, type CheckIn } from './check-in.ts';
import type { NextCheckIn } from './rhythm.ts';

/** A check-in in one phrase, with what else was said of it, and when the next one is due. */
export function checkedInPhrase(checkIn: CheckIn, next: NextCheckIn, today: Day): string {
  const parts = [
    checkInPhrase(checkIn),
    checkIn.minutes === null ? '' : count(checkIn.minutes, 'minute'),
    checkIn.satisfaction === null ? '' : `satisfaction ${checkIn.satisfaction} of 5`,
    nextPhrase(next, today),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** `next by 20 Feb 2027 (every 3 months)`: when a check-in is due, and why then; empty where there is no rhythm yet. */
export function nextPhrase(next: NextCheckIn, today: Day): string {
  if (next.state === 'none') return '';
  if (next.by === 'plan') return `next on ${formatDay(next.dueOn)}, as planned`;
  if (next.by === 'snooze') return `next on ${formatDay(next.dueOn)}, snoozed until then`;
  return `next by ${formatDayShort(next.dueOn, today)} (${formatInterval(next.everyMonths)})`;
}

/**
 * What becomes of a day named for the next one where it does not hold: that of this check-in, or one named before that this
 * check-in takes the place of. `known` are the last two with the partner, the latest first.
 */
export function planLines(
  checkIn: CheckIn,
  next: NextCheckIn,
  known: readonly CheckIn[],
  handle: () => string,
): string[] {
  if (next.state === 'none') return [];
  const [last, before] = known;
  const { id, nextOn } = checkIn;
  if (nextOn === null) {
    const named = last?.id === id ? (before?.nextOn ?? null) : null;
    if (before === undefined || named === null || named <= checkIn.onDay || next.dueOn === named) return [];
    return [
      `${formatDay(named)}, named on ${formatDate(before.onDay)}, no longer holds: refnet edit ${id} --next ${named}      keeps it`,
    ];
  }
  if (next.dueOn === nextOn) return [];
  const day = formatDay(nextOn);
  if (last !== undefined && last.id !== id)
    return [
      `${day} does not hold, as the check-in of ${formatDate(last.onDay)} is later: refnet edit ${last.id} --next ${nextOn}      makes it hold`,
    ];
  if (next.by === 'snooze')
    return [`${day} is put off by the snooze: refnet snooze ${handle()} --wake      ends it`];
  return [`${day} does not hold, as the agreement of ${formatDate(next.contact)} is later`];
}
