import { formatDay } from '../calendar/day-words.ts';
import { count, list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import type { OlderCopy } from './import.ts';

/** So many referrals are named. */
const NAMED = 5;

/** `this very file was imported on Tue 31 Mar 2026, and a later one brought 2 referrals up to date since (#1 and #2)`. */
export function olderCopyWords({ fileName, importedOn, referrals }: OlderCopy): string {
  const more = referrals.length - NAMED;
  const named = referrals.slice(0, NAMED).map((id) => `#${id}`);
  const all = list(more > 0 ? [...named, `${more} more`] : named, 'and');
  return (
    `this very file was imported on ${formatDay(importedOn)}, as ${quoted(fileName)}, and later imports brought ` +
    `${count(referrals.length, 'referral')} up to date since (${all}), which it would set back`
  );
}
