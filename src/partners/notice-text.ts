/** How notices are worded, apart from the table of them. */
import type { Notice } from './notice-table.ts';

/** How a line that draws on a notice ends. */
export const NOT_LEGAL_ADVICE = 'Not legal advice.';

/** `Source: 42 USC 1320a-7b(b). Not legal advice.` */
export function sourceText({ citation }: Notice): string {
  return `Source: ${citation}. ${NOT_LEGAL_ADVICE}`;
}

/** A notice for the screen: what it says, where that stands, and that it is no advice. */
export function noticeText(notice: Notice): string {
  return `${notice.remark} ${sourceText(notice)}`;
}
