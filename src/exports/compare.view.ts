import { formatDay, formatDate } from '../calendar/day-words.ts';
import { label } from '../kinds/vocabulary.ts';
import { count } from '../text/count.ts';
import { toned, type Text } from '../text/spans.ts';
import { padEnd, displayWidth } from '../text/width.ts';
import type { Comparison, Mine, Pair, Theirs, Told } from './compare.ts';

/** What is said around a comparison. */
export interface CompareFrame {
  readonly partner: string;
  readonly file: string;
  /** Of mine, how many lie outside of the days that the file tells of. */
  readonly outside: number;
  /** What takes lines over, to be typed; undefined where they are taken, or asked about, now. */
  readonly accept: string | undefined;
  /** What sends mine. */
  readonly send: string;
}

/** What agrees, what differs, what one side lacks: a line each. */
export function compareLines(comparison: Comparison, frame: CompareFrame): Text[] {
  const { pairs, onlyMine, onlyTheirs } = comparison;
  const differing = pairs.filter(({ differ }) => differ.length > 0);
  const agree = pairs.length - differing.length;
  const lines: Text[] = [
    [toned('heading', `The record of ${frame.partner} in ${frame.file}, beside yours`)],
    `  ${agree === 0 ? 'none agrees' : count(agree, 'agrees', 'agree')}`,
  ];
  if (differing.length > 0) {
    lines.push(`  ${count(differing.length, 'differs', 'differ')}`);
    lines.push(...rows(differing.map((pair) => [`#${pair.mine.number}`, pairWords(pair)])));
  }
  if (onlyTheirs.length > 0) {
    lines.push(`  ${onlyTheirs.length} only in theirs`);
    lines.push(...rows(onlyTheirs.map((each) => [`line ${each.line}`, toldWords(each)])));
  }
  if (onlyMine.length > 0) {
    lines.push(`  ${onlyMine.length} only in yours`);
    lines.push(...rows(onlyMine.map((each) => [`#${each.number}`, toldWords(each)])));
  }
  if (frame.outside > 0)
    lines.push(`  ${count(frame.outside, 'more', 'more')} of yours before or after the days of that file`);
  if (differing.length + onlyTheirs.length > 0 && frame.accept !== undefined) {
    lines.push(`  to take theirs over: ${frame.accept}`);
  }
  if (onlyMine.length > 0) lines.push(`  to send yours: ${frame.send}`);
  return lines;
}

function rows(all: readonly (readonly [name: string, words: string])[]): string[] {
  const width = Math.max(0, ...all.map(([name]) => displayWidth(name)));
  return all.map(([name, words]) => `    ${padEnd(name, width)}  ${words}`);
}

/** `Jane D. received, Mon 2 Mar 2026; won 3 May 2026`. */
export function toldWords({ client, direction, day, status, closedOn }: Told): string {
  const outcome = status === null || status === 'new' ? '' : `; ${outcomeWords({ status, closedOn })}`;
  return `${client ?? 'a client'} ${direction}, ${formatDay(day)}${outcome}`;
}

function outcomeWords({ status, closedOn }: Pick<Told, 'status' | 'closedOn'>): string {
  if (status === null) return 'no status';
  return closedOn === null ? label(status) : `${label(status)} ${formatDate(closedOn)}`;
}

/** `Jane D.: you won 3 May 2026, they lost (line 7)`: only what differs. */
export function pairWords({ mine, theirs, differ }: Pair): string {
  const each = differ.map((what) => {
    const [own, other] = [mine, theirs].map((told: Mine | Theirs) =>
      what === 'direction' ? told.direction : what === 'day' ? formatDay(told.day) : outcomeWords(told),
    );
    return `${own} with you, ${other} with them`;
  });
  return `${mine.client ?? theirs.client ?? 'a client'}: ${each.join('; ')} (line ${theirs.line})`;
}
