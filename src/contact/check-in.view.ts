import type { Day } from '../calendar/day.ts';
import { formatDay, formatDayShort } from '../calendar/day-words.ts';
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
    nextPhrase(next, checkIn.nextOn, today),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** `next by 20 Feb 2027 (every 3 months)`: when a check-in is due; empty where there is no rhythm yet. */
export function nextPhrase(next: NextCheckIn, planned: Day | null, today: Day): string {
  if (next.state === 'none') return '';
  if (next.dueOn === planned) return `next on ${formatDay(planned)}, as planned`;
  return `next by ${formatDayShort(next.dueOn, today)} (${formatInterval(next.everyMonths)})`;
}
