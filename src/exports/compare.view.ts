import { formatDay, formatDate } from '../calendar/day-words.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { count, list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { toned, type Text } from '../text/spans.ts';
import { padEnd, displayWidth } from '../text/width.ts';
import { isAcceptable, type Comparison, type Difference, type Pair } from './compare.ts';
import { lineName, type AsideLines, type Told } from './told.ts';

/** What is said around a comparison. */
export interface CompareFrame {
  readonly partner: string;
  readonly file: string;
  /** Of mine, how many lie outside of the days that the file tells of. */
  readonly outside: number;
  /** Lines of theirs that tell nothing of the two of us. */
  readonly aside: AsideLines;
  /** What the columns of their file were taken for. */
  readonly columns: readonly string[];
  /** What takes lines over, to be typed, without the lines; undefined where they are taken, or asked about, now. */
  readonly accept: string | undefined;
  /** The same for lines that may be mine, which are in no `all`. */
  readonly decide: string | undefined;
  /** What shows the fees between us. */
  readonly fees: string;
  /** What sends mine. */
  readonly send: string;
}

/** What agrees, what differs, what one side lacks: a line each. */
export function compareLines(comparison: Comparison, frame: CompareFrame): Text[] {
  const { pairs, maybes, onlyMine, onlyTheirs } = comparison;
  const differing = pairs.filter(({ differ }) => differ.length > 0);
  const agree = pairs.length - differing.length;
  const lines: Text[] = [
    [toned('heading', `The record of ${frame.partner} in ${frame.file}, beside yours`)],
    ...frame.columns.map((taken) => `  taken ${taken}`),
    `  ${agree === 0 ? 'none agrees' : count(agree, 'agrees', 'agree')}`,
  ];
  const shorter = pairs.filter(({ spelling, differ }) => spelling === 'shorter' && differ.length === 0);
  lines.push(...rows(shorter.map((pair) => [`#${pair.mine.number}`, takenForWords(pair)])));
  if (differing.length > 0) {
    lines.push(`  ${count(differing.length, 'differs', 'differ')}`);
    lines.push(...rows(differing.map((pair) => [`#${pair.mine.number}`, pairWords(pair)])));
  }
  if (maybes.length > 0) {
    lines.push(`  ${maybes.length} may be ${maybes.length === 1 ? 'one' : 'some'} of yours`);
    lines.push(...rows(maybes.map((pair) => [`line ${lineName(pair.theirs)}`, mayBeWords(pair)])));
  }
  if (onlyTheirs.length > 0) {
    lines.push(`  ${onlyTheirs.length} only in theirs`);
    lines.push(...rows(onlyTheirs.map((each) => [`line ${lineName(each)}`, toldWords(each)])));
  }
  if (onlyMine.length > 0) {
    lines.push(`  ${onlyMine.length} only in yours`);
    lines.push(...rows(onlyMine.map((each) => [`#${each.number}`, toldWords(each)])));
  }
  if (frame.outside > 0)
    lines.push(`  ${count(frame.outside, 'more', 'more')} of yours before or after the days of that file`);
  lines.push(...asideLines(frame.aside));
  if (pairs.some(isAcceptable) || onlyTheirs.length > 0) {
    if (frame.accept !== undefined) lines.push(`  to take theirs over: ${frame.accept} all`);
  }
  lines.push(...mayBeCommands(maybes, frame.decide));
  if (pairs.some(({ differ }) => differ.includes('fee') || differ.includes('feePaid')))
    lines.push(`  fees follow from terms and payments: ${frame.fees}`);
  if (onlyMine.length > 0) lines.push(`  to send yours: ${frame.send}`);
  return lines;
}

/** `Samuel Ito given, Tue 30 Jun 2026: may be your #2, Sam Ito given, Tue 30 Jun 2026`. */
function mayBeWords({ mine, theirs }: Pair): string {
  return `${toldWords(theirs)}: may be your #${mine.number}, ${toldWords(mine)}`;
}

/** What says whether they are. */
function mayBeCommands(maybes: readonly Pair[], accept: string | undefined): string[] {
  if (accept === undefined || maybes.length === 0) return [];
  const all = (answer: (pair: Pair) => string) =>
    maybes.map((pair) => `${lineName(pair.theirs)}=${answer(pair)}`).join(',');
  const [same, other] = maybes.length === 1 ? ['it is', 'it is none'] : ['they are', 'they are none'];
  return [
    `  where ${same}: ${accept} ${all(({ mine }) => String(mine.number))}`,
    `  where ${other} of yours: ${accept} ${all(() => 'new')}`,
  ];
}

/** Every line of their file is told of: `2 lines of theirs are about others (lines 4 and 6)`. */
function asideLines({ others, unread, none }: AsideLines): string[] {
  const told = (lines: readonly string[], one: string, many: string) =>
    lines.length === 0
      ? []
      : [
          `  ${count(lines.length, 'line')} of theirs ${lines.length === 1 ? one : many} (${linesWords(lines)})`,
        ];
  return [
    ...told(others, 'is about others', 'are about others'),
    ...told(unread, 'cannot be read', 'cannot be read'),
    ...told(none, 'is no referral', 'are no referrals'),
  ];
}

/** So many lines are named. */
const NAMED = 8;

function linesWords(lines: readonly string[]): string {
  const rest = lines.length - NAMED;
  const named = rest > 1 ? [...lines.slice(0, NAMED), `${rest} more`] : lines;
  return `${lines.length === 1 ? 'line' : 'lines'} ${list(named, 'and')}`;
}

function rows(all: readonly (readonly [name: string, words: string])[]): string[] {
  const width = Math.max(0, ...all.map(([name]) => displayWidth(name)));
  return all.map(([name, words]) => `    ${padEnd(name, width)}  ${words}`);
}

/** `Jane D. received, Mon 2 Mar 2026; won 3 May 2026; CAD 500`. */
export function toldWords({ client, direction, day, status, closedOn, amount }: Told): string {
  const outcome = status === null || status === 'new' ? '' : `; ${outcomeWords({ status, closedOn })}`;
  const worth = amount === null ? '' : `; ${formatMoney(amount)}`;
  return `${client ?? 'a client'} ${direction}, ${formatDay(day)}${outcome}${worth}`;
}

function outcomeWords({ status, closedOn }: Pick<Told, 'status' | 'closedOn'>): string {
  if (status === null) return 'no status';
  return closedOn === null ? label(status) : `${label(status)} ${formatDate(closedOn)}`;
}

/** `their "Jane D." is taken for your "Jane Doe" (line 2)`. */
function takenForWords({ mine, theirs }: Pair): string {
  return `their ${quoted(theirs.client ?? '')} is taken for your ${quoted(mine.client ?? '')} (line ${lineName(theirs)})`;
}

/** `Jane D.: won 3 May 2026 with you, lost with them (line 7)`: only what differs. */
export function pairWords({ mine, theirs, differ, spelling }: Pair): string {
  const each = differ.flatMap((what) => {
    if (what === 'client') return [];
    const [own, other] = [mine, theirs].map((told) => factWords(told, what));
    return [`${own} with you, ${other} with them`];
  });
  const [own, other] = [mine.client ?? theirs.client ?? 'a client', quoted(theirs.client ?? '')];
  const names = spelling === 'other' ? [`their ${other} is your ${quoted(own)}`] : [];
  const called = { other: '', shorter: `${own} (their ${other}): `, same: `${own}: `, none: `${own}: ` };
  return `${called[spelling]}${[...names, ...each].join('; ')} (line ${lineName(theirs)})`;
}

function factWords(told: Told, what: Exclude<Difference, 'client'>): string {
  switch (what) {
    case 'direction':
      return told.direction;
    case 'day':
      return formatDay(told.day);
    case 'status':
    case 'closedOn':
      return outcomeWords(told);
    case 'amount':
      return moneyWords(told.amount === null ? [] : [told.amount]);
    case 'fee':
      return `${told.fee?.length === 0 ? '' : 'a fee of '}${moneyWords(told.fee ?? [], 'no fee')}`;
    case 'feePaid':
      return `${moneyWords(told.feePaid ?? [], 'nothing')} paid of the fee`;
  }
}

function moneyWords(all: readonly Money[], none = 'no amount'): string {
  return all.length === 0 ? none : list(all.map(formatMoney), 'and');
}
