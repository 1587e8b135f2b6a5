import type { Day } from '../calendar/day.ts';
import { formatDay, formatDayShort } from '../calendar/day-words.ts';
import { formatInterval } from '../calendar/interval.ts';
import { DUE_STATES, WEEK, type DueCount, type DueItem, type DuePartner, type DueState } from './due.ts';
import { formatAmountPlain, type Money } from '../money/money.ts';
import { count } from '../text/count.ts';
import { apart, type Block } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import type { DueKind } from './due-kinds.ts';
import type * as FeeItems from './fee-items.view.ts';
import type { FeeItem } from './fee-items.view.ts';
import { rhythmPhrase, total } from './due-words.view.ts';
import type { Status } from '../referrals/status.ts';

/** What the list needs beside its items: today, and how partners are named in commands. */
export interface DueFrame {
  today: Day;
  handle: (partner: DuePartner) => string;
  /** What is said of fees; undefined where none waits. */
  feeWords: FeeWords | undefined;
  /** Stands for a list with nothing in it. */
  empty: string;
  /** Lines below the list, or below what stands for it. */
  below: readonly string[];
}

const KINDS: Readonly<Record<DueKind, string>> = {
  promise: 'Promise',
  fee: 'Fee',
  'expected-fee': 'Fee',
  'fee-by-hand': 'Fee',
  credit: 'Credit',
  'agreement-end': 'Ending',
  'check-in': 'Check-in',
  thank: 'Thank',
  tell: 'Tell',
  ask: 'Ask',
  move: 'Move',
  expect: 'Expect',
  review: 'Review',
  'one-to-one': 'Meet',
  candidates: 'Look',
};

const STATES: Readonly<Record<DueState, string>> = {
  overdue: 'Overdue',
  today: 'Today',
  'this-week': 'This week',
  later: 'Later',
};

/** The items on a screen, by group, each with the command that does it. */
export function renderDue(items: readonly DueItem[], frame: DueFrame, look: Look): Drawn {
  const list: Block[] = items.length === 0 ? [{ is: 'paragraph', text: frame.empty }] : groups(items, frame);
  const below = frame.below.map((text): Block => ({ is: 'note', text }));
  return drawText(apart(list, below), look);
}

type FeeWords = typeof FeeItems;
type Words = Pick<DueFrame, 'today' | 'handle' | 'feeWords'>;

function isFee(item: DueItem): item is FeeItem {
  return 'money' in item || 'fee' in item;
}

function groups(items: readonly DueItem[], words: Words): Block[] {
  const told = items.map((item) => ({
    state: item.state,
    row: {
      cells: [KINDS[item.kind], item.partner?.name ?? '', factText(item, words)],
      command: commandOf(item, words),
    },
  }));
  const among = told.map(({ row }) => row);
  return DUE_STATES.flatMap((state): Block[] => {
    const rows = told.flatMap((each) => (each.state === state ? [each.row] : []));
    if (rows.length === 0) return [];
    return [
      { is: 'heading', text: STATES[state], late: state === 'overdue' },
      { is: 'rows', rows, among },
    ];
  });
}

/** An item as JSON and CSV have it, and as a Markdown table shows it. */
export function dueColumns(words: Words): Column<DueItem>[] {
  const expectedOf = (item: DueItem) => (isFee(item) ? words.feeWords?.expectedMoney(item) : undefined);
  return [
    { key: 'state', heading: 'When', value: ({ state }) => state, text: ({ state }) => STATES[state] },
    { key: 'kind', heading: 'What', value: ({ kind }) => kind, text: ({ kind }) => KINDS[kind] },
    { key: 'partner', heading: 'Partner', value: ({ partner }) => partner?.name ?? null },
    { key: 'partnerId', value: ({ partner }) => (partner === undefined ? null : `p${partner.id}`) },
    { key: 'number', heading: '#', value: ({ number }) => number ?? null, align: 'right' },
    {
      key: 'client',
      value: (item) => ('client' in item ? item.client : 'fee' in item ? item.fee.client : null),
    },
    { key: 'amount', value: (item) => ('money' in item ? plainMoney(item.money) : null) },
    { key: 'expected', value: (item) => plainMoney(expectedOf(item)) },
    { key: 'currency', value: (item) => ('money' in item ? item.money : expectedOf(item))?.currency ?? null },
    { key: 'dueOn', value: ({ dueOn }) => dueOn },
    { key: 'text', heading: 'About', value: (item) => factText(item, words) },
    { key: 'command', heading: 'Command', value: (item) => commandOf(item, words) },
  ];
}

function plainMoney(money: Money | undefined): string | null {
  return money === undefined ? null : formatAmountPlain(money.minor, money.currency);
}

const OUTCOMES: Partial<Record<Status, string>> = {
  won: 'became a client',
  lost: 'did not become a client',
  'no-response': 'did not respond',
  declined: 'was not taken on',
  'not-chosen': 'chose somebody else',
};

/** What an item is about: `for Jane D., 18 Nov`. */
function factText(item: DueItem, { today, feeWords }: Words): string {
  const short = (day: Day) => formatDayShort(day, today);
  switch (item.kind) {
    case 'check-in':
      return item.dueOn > today
        ? `by ${ahead(item.dueOn, today)}, ${formatInterval(item.everyMonths)}`
        : rhythmPhrase(item.lastCheckIn, item.everyMonths, short);
    case 'thank':
      return `for ${item.client ?? 'a client'}, ${short(item.on)}`;
    case 'tell':
      return `${item.client ?? 'a client'} ${OUTCOMES[item.status] ?? item.status}, ${short(item.on)}`;
    case 'ask':
      return `${item.client ?? 'a client'} given ${short(item.on)}, ${newsText(item, short)}`;
    case 'move':
      return `${item.client ?? 'a client'} of ${short(item.on)}, ${stepText(item, short)}`;
    case 'promise':
    case 'expect':
      return `${item.what}, ${ahead(item.on, today)}`;
    case 'review':
      return `of the agreement, ${ahead(item.on, today)}`;
    case 'agreement-end':
      return item.on < today
        ? `agreement ended ${short(item.on)}, not closed`
        : `agreement ends ${short(item.on)}`;
    case 'fee':
    case 'expected-fee':
    case 'fee-by-hand':
    case 'credit':
      return feeWords?.feeText(item, short) ?? '';
    case 'one-to-one':
      return `met ${short(item.on)}, no one-to-one yet`;
    case 'candidates':
      return `yearly, ${count(item.candidates, 'acquaintance')}`;
  }
}

type OpenItem = Extract<DueItem, { kind: 'ask' | 'move' }>;

function newsText({ on, lastStep }: OpenItem, short: (day: Day) => string): string {
  return lastStep === on ? 'no news' : `no news since ${short(lastStep)}`;
}

function stepText({ on, lastStep, status }: OpenItem, short: (day: Day) => string): string {
  return lastStep === on ? `still ${status}` : `${status} since ${short(lastStep)}`;
}

/** `Wed 25 Nov`: a day that matters as such. */
function ahead(day: Day, today: Day): string {
  return `${formatDay(day).slice(0, 3)} ${formatDayShort(day, today)}`;
}

/** The command that does what waits. */
function commandOf(item: DueItem, { handle, feeWords }: Words): string {
  const partner = item.partner === undefined ? '' : handle(item.partner);
  const number = String(item.number ?? '');
  switch (item.kind) {
    case 'check-in':
      return `refnet check-in ${partner}`;
    case 'thank':
      return `refnet thank ${number}`;
    case 'tell':
      return `refnet told ${number}`;
    case 'ask':
    case 'move':
      return `refnet update ${number}`;
    case 'promise':
    case 'expect':
      return `refnet done ${number}`;
    case 'review':
      return `refnet agree ${partner} --reviewed`;
    case 'agreement-end':
      return item.state === 'overdue' ? `refnet agree ${partner} --close` : `refnet agree ${partner}`;
    case 'fee':
    case 'expected-fee':
    case 'fee-by-hand':
    case 'credit':
      return feeWords?.feeCommand(item, partner) ?? '';
    case 'one-to-one':
      return `refnet check-in ${partner} --kind meeting`;
    case 'candidates':
      return 'refnet due --candidates';
  }
}

/** `refnet: 2 overdue, 3 today, 1 this week (refnet due)`: for a greeting; empty where nothing waits. */
export function briefLine(counts: readonly DueCount[]): string {
  const parts = DUE_STATES.flatMap((state) => {
    const n = total(counts.filter((each) => each.state === state));
    return n === 0 ? [] : [`${n} ${STATES[state].toLowerCase()}`];
  });
  return parts.length === 0 ? '' : `refnet: ${parts.join(', ')} (refnet due)`;
}

/** `New people met: 1 in 7 days, 3 in 4 weeks`: the habit of meeting somebody new every week [durden]. */
export function newPeopleLine({ week, fourWeeks }: { week: number; fourWeeks: number }): string {
  return `New people met: ${week} in ${WEEK} days, ${fourWeeks} in 4 weeks; one a week is a habit [durden]`;
}
