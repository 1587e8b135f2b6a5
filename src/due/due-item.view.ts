/** What waits, one by one: what it is about, and the command that does it. */
import type { Day } from '../calendar/day.ts';
import { formatDay, formatDayShort } from '../calendar/day-words.ts';
import { distanceWords } from '../calendar/time-between.ts';
import { formatInterval } from '../calendar/interval.ts';
import { isHidden, type DueItem, type DuePartner, type DueState } from './due.ts';
import { label } from '../kinds/vocabulary.ts';
import { count } from '../text/count.ts';
import type { DueKind } from './due-kinds.ts';
import type * as AdviceItems from './advice-items.view.ts';
import type * as FeeItems from './fee-items.view.ts';
import type { FeeItem } from './fee-items.view.ts';
import { rhythmPhrase } from './due-words.view.ts';

/** What an item is told with: today, and how partners are named in commands. */
export interface Words {
  today: Day;
  handle: (partner: DuePartner) => string;
  /** What is said of fees; undefined where none waits. */
  feeWords: typeof FeeItems | undefined;
  /** What is said of advice; undefined where none is shown. */
  adviceWords: typeof AdviceItems | undefined;
}

export const KINDS: Readonly<Record<DueKind, string>> = {
  promise: 'Promise',
  fee: 'Fee',
  'expected-fee': 'Fee',
  'fee-by-hand': 'Fee',
  'fallen-fee': 'Fee',
  credit: 'Credit',
  'agreement-end': 'Ending',
  'check-in': 'Check-in',
  thank: 'Thank',
  tell: 'Tell',
  ask: 'Ask',
  move: 'Move',
  expect: 'Expect',
  review: 'Review',
  objective: 'Objective',
  'one-to-one': 'Meet',
  candidates: 'Look',
  advice: 'Advice',
};

export const STATES: Readonly<Record<DueState, string>> = {
  overdue: 'Overdue',
  today: 'Today',
  'this-week': 'This week',
  later: 'Later',
};

/** What an item is about: `for Jane D., 18 Nov`; and when it comes back, where it is put off. */
export function factText(item: DueItem, words: Words): string {
  const { today } = words;
  const back = isHidden(item) ? `, back ${ahead(item.dueOn, today)}` : '';
  return `${item.n > 1 ? groupText(item, words) : ownText(item, words)}${back}`;
}

/** Several of a kind with one partner, told by the one that waits longest: `6 clients since 2 Oct`. */
function groupText(item: DueItem, words: Words): string {
  const { n } = item;
  const { today } = words;
  switch (item.kind) {
    case 'thank':
      return `${count(n, 'client')} since ${formatDayShort(item.on, today)}`;
    case 'tell':
      return `${count(n, 'outcome')} since ${formatDayShort(item.on, today)}`;
    case 'ask':
    case 'move':
      return `${count(n, 'client')}, the longest without ${item.kind === 'ask' ? 'news' : 'a step'} for ${distanceWords(item.lastStep, today)}`;
    default:
      return ownText(item, words);
  }
}

function ownText(item: DueItem, { today, feeWords, adviceWords }: Words): string {
  const short = (day: Day) => formatDayShort(day, today);
  switch (item.kind) {
    case 'check-in':
      if (isHidden(item)) return rhythmPhrase({ ...item, by: 'rhythm' }, short);
      return item.dueOn > today
        ? `by ${ahead(item.dueOn, today)}, ${item.by === 'plan' ? 'as planned' : formatInterval(item.everyMonths)}`
        : rhythmPhrase(item, short);
    case 'thank':
      return `for ${item.client ?? 'a client'}, ${short(item.on)}`;
    case 'tell':
      return `${item.client ?? 'a client'}: ${label(item.status)}, ${short(item.on)}`;
    case 'ask':
    case 'move':
      return `${item.client ?? 'a client'}, ${newsText(item, today)}`;
    case 'promise':
    case 'expect':
      return promiseText(item, today);
    case 'review':
      return `of the agreement, ${ahead(item.on, today)}`;
    case 'agreement-end':
      return item.on < today
        ? `agreement ended ${short(item.on)}, not closed`
        : `agreement ends ${short(item.on)}`;
    case 'fee':
    case 'expected-fee':
    case 'fee-by-hand':
    case 'fallen-fee':
    case 'credit':
      return feeWords?.feeText(item, short) ?? '';
    case 'objective':
      return item.told;
    case 'one-to-one':
      return `met ${short(item.on)}, no one-to-one yet`;
    case 'advice':
      return adviceWords?.adviceText(item) ?? '';
    case 'candidates':
      return `yearly, ${count(item.candidates, 'acquaintance')}`;
  }
}

/**
 * `no news for 8 months` of a client given, `still new after 3 weeks`, `no step for 3 weeks` of one received, both of one
 * that is new still though something was noted since; of what is not to be asked about yet, `no news by Mon 30 Nov`.
 */
function newsText(item: Extract<DueItem, { kind: 'ask' | 'move' }>, today: Day): string {
  const nothing = item.kind === 'ask' ? 'no news' : 'no step';
  if (item.dueOn > today && !isHidden(item)) return `${nothing} by ${ahead(item.dueOn, today)}`;
  const isNew = item.kind === 'move' && item.status === 'new';
  const since = distanceWords(item.lastStep, today);
  if (isNew && item.lastStep === item.on) return `still new after ${since}`;
  return `${isNew ? 'still new, ' : ''}${nothing} for ${since}`;
}

/** `the brochure, by Fri 27 Nov`, `4 of 6 referrals, by Thu 31 Dec`, `6 of 6 referrals: reached`: what is counted is told by its count. */
function promiseText(
  { what, progress, isReached, on }: Extract<DueItem, { kind: 'promise' | 'expect' }>,
  today: Day,
): string {
  const told =
    progress === undefined ? [what] : progress.endsWith(` of ${what}`) ? [progress] : [what, progress];
  return isReached ? `${told.join(', ')}: reached` : [...told, `by ${ahead(on, today)}`].join(', ');
}

/** `Wed 25 Nov`: a day that matters as such. */
function ahead(day: Day, today: Day): string {
  return `${formatDay(day).slice(0, 3)} ${formatDayShort(day, today)}`;
}

/** The command that does what waits: all of it, where several are told as one. */
export function commandOf(item: DueItem, { handle, feeWords, adviceWords }: Words): string {
  const partner = item.partner === undefined ? '' : handle(item.partner);
  const number = item.n > 1 ? partner : String(item.number ?? '');
  switch (item.kind) {
    case 'check-in':
      return `refnet check-in ${partner}`;
    case 'thank':
      return `refnet thank ${number}`;
    case 'tell':
      return `refnet told ${number}${item.n > 1 ? ' --all' : ''}`;
    case 'ask':
      return `refnet update ${number}${item.n > 1 ? ' --all given' : ''} --note TEXT`;
    case 'move':
      return item.n > 1
        ? `refnet update ${number} --all received --note TEXT`
        : `refnet update ${number} STATUS`;
    case 'promise':
    case 'expect':
      return `refnet done ${number}`;
    case 'review':
      return `refnet agree ${item.ofSeveral ? number : partner} --reviewed`;
    case 'agreement-end':
      return item.command;
    case 'fee':
    case 'expected-fee':
    case 'fee-by-hand':
    case 'fallen-fee':
    case 'credit':
      return feeWords?.feeCommand(item, partner) ?? '';
    case 'objective':
      return item.lookAgain === undefined
        ? `refnet done ${number}`
        : `refnet snooze ${number} --until ${item.lookAgain}`;
    case 'one-to-one':
      return `refnet check-in ${partner} --kind meeting`;
    case 'candidates':
      return 'refnet due --candidates';
    case 'advice':
      return adviceWords?.adviceCommand(item, partner) ?? '';
  }
}

export function isFee(item: DueItem): item is FeeItem {
  return 'money' in item || 'fee' in item;
}
