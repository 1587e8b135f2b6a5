/** What is said of a tracker as a table: which of its columns and lines are not read. */
import { count, list } from '../text/count.ts';
import { firstFew } from '../text/first-few.ts';
import { quoted } from '../text/quoted.ts';
import { truncate } from '../text/width.ts';
import type { Aside } from './tracker-aside.ts';
import { COLUMN_WORDS, type TrackerColumn } from './tracker-columns.ts';

/** `"Date" for the day of the referral, "Client" for the client; not read: Phone`: what each column is taken for. */
export function takenLine(columns: readonly Pick<TrackerColumn, 'heading' | 'meaning'>[]): string {
  const taken = columns.flatMap(({ heading, meaning }) =>
    meaning === undefined || meaning === 'ignore' || heading === ''
      ? []
      : [`${quoted(truncate(heading, LONGEST))} for ${COLUMN_WORDS[meaning]}`],
  );
  const [notRead] = notReadLines(columns).map((line) => line.trim().replace(/^N/, 'n').replace(/\.$/, ''));
  return [list(taken, 'and'), ...(notRead === undefined ? [] : [notRead])].join('; ');
}

/** `  Not read: Phone, Email and 3 more.`; none where everything is. */
export function notReadLines(columns: readonly Pick<TrackerColumn, 'heading' | 'meaning'>[]): string[] {
  const names = columns.flatMap(({ heading, meaning }) =>
    meaning === undefined && heading !== '' ? [truncate(heading, LONGEST)] : [],
  );
  return names.length === 0 ? [] : [`  Not read: ${firstFew(names, NAMED)}.`];
}

const NAMED = 8;

/** So many columns of a heading are shown. */
const LONGEST = 60;

const ASIDES: Readonly<Record<Aside, readonly [one: string, several: string]>> = {
  total: ['a total', 'totals'],
  header: ['the headings again', 'the headings again'],
  text: ['other text', 'other text'],
};

/** `3 lines are no referrals and were left out: totals (lines 6 and 19), the headings again (line 12)`. */
export function leftOutLines(leftOut: Readonly<Record<Aside, readonly number[]>>): string[] {
  const kinds = (['total', 'header', 'text'] as const).flatMap((what) => {
    const lines = leftOut[what];
    const [one, several] = ASIDES[what];
    return lines.length === 0 ? [] : [`${lines.length === 1 ? one : several} (${linesListed(lines)})`];
  });
  const all = Object.values(leftOut).reduce((sum, lines) => sum + lines.length, 0);
  if (kinds.length === 0) return [];
  const are = all === 1 ? 'is no referral and was' : 'are no referrals and were';
  return [`${count(all, 'line')} ${are} left out: ${kinds.join(', ')}`];
}

const LISTED = 6;

/** `line 6`, `lines 6 and 19`, `lines 20 to 23 and 31`. */
function linesListed(lines: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && line === last.to + 1) last.to = line;
    else runs.push({ from: line, to: line });
  }
  const named = runs.flatMap(({ from, to }) =>
    to - from > 1 ? [`${from} to ${to}`] : to > from ? [`${from}`, `${to}`] : [`${from}`],
  );
  return `${lines.length === 1 ? 'line' : 'lines'} ${firstFew(named, LISTED)}`;
}
