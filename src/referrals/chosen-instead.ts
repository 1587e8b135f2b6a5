/** The reason that refnet writes itself where a client who was given several names chose another of them. */
import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';

/** `#2 was won`: while it is. */
export function wonReason(id: number): string {
  return `#${id} was won`;
}

/** `#2 was chosen on 3 Jan 2025`: where nothing came of it in the end. */
export function chosenReason(id: number, onDay: Day): string {
  return `#${id} was chosen on ${formatDate(onDay)}`;
}

/** Whether a reason is the second of them. */
export function isChosenReason(text: string): boolean {
  return /^#\d+ was chosen on \d{1,2} [A-Z][a-z]{2} \d{4}$/.test(text);
}

/** Whether a reason is one of both, and not the words of a person. */
export function isReasonOfChoice(text: string): boolean {
  return /^#\d+ was won$/.test(text) || isChosenReason(text);
}
