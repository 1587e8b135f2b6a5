import { formatDate } from '../calendar/day-words.ts';
import type { NotToRefer } from './not-to-refer.ts';

/** `is archived`, `takes no clients until 1 Dec 2026`: after the name of the partner. */
export function notToReferWords(reason: NotToRefer): string {
  switch (reason.why) {
    case 'archived':
      return 'is archived';
    case 'do-not-refer':
      return 'is marked do not refer';
    case 'not-taking':
      return `takes no clients until ${formatDate(reason.until)}`;
  }
}

/** What takes the reason away; `handle` is what finds the partner in a command. Undefined where only time does. */
export function notToReferMend({ why }: NotToRefer, handle: string): string | undefined {
  if (why === 'archived') return `refnet edit ${handle} --unarchive`;
  return why === 'do-not-refer' ? `refnet edit ${handle} --refer` : undefined;
}
