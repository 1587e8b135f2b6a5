import { formatInterval } from '../calendar/interval.ts';
import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { capitalized } from '../text/capitalized.ts';
import { count, list } from '../text/count.ts';
import type { CalendarEvent, CalendarItem, CalendarKind } from './calendar-event.ts';

/** What the words of an event need beside the item. */
export interface EventWords {
  readonly today: Day;
  /** What is typed for that partner. */
  readonly handle: (partner: { id: number; name: string }) => string;
  /** Whether a text names a client, and is not to be told. */
  readonly isConfidential: (text: string) => boolean;
}

/** What the event is called: `Check in with Maren Holt`. Names no client. */
export function eventSummary(item: CalendarItem, words: EventWords): string {
  const name = item.partner?.name ?? '';
  switch (item.kind) {
    case 'check-in':
      return `Check in with ${name}`;
    case 'one-to-one':
      return `First one-to-one with ${name}`;
    case 'promise':
      return `Promised to ${name}${reachedOf(item)}${whatOf(item.what, item, words)}`;
    case 'expect':
      return `Promised by ${name}${reachedOf(item)}${whatOf(item.what, item, words)}`;
    case 'review':
      return `Review the agreement with ${name}${whichOf(item)}`;
    case 'agreement-end':
      return item.on < words.today
        ? `Renew or close the agreement with ${name}${whichOf(item)}: it ended ${formatDate(item.on)}`
        : `Renew or close the agreement with ${name}${whichOf(item)}: it ends ${formatDate(item.on)}`;
    case 'objective':
      return `Objective${objectiveOf(item, words)}`;
  }
}

/** `, reached`: what is counted is done, and is to be closed. */
function reachedOf({ isReached }: Extract<CalendarItem, { kind: 'promise' | 'expect' }>): string {
  return isReached ? ', reached' : '';
}

/** ` (agreement 5)`, where there are others with the partner. */
function whichOf({ ofSeveral, number }: Extract<CalendarItem, { kind: 'review' | 'agreement-end' }>): string {
  return ofSeveral && number !== undefined ? ` (agreement ${number})` : '';
}

/** The text of a record, or where that names a client, what is typed to read it. */
function whatOf(text: string, { number }: CalendarItem, { isConfidential }: EventWords): string {
  return isConfidential(text) ? ` (refnet show ${number ?? ''})` : `: ${text}`;
}

/** How an objective stands; what it is called may name a client, its goal and its days do not. */
function objectiveOf(item: Extract<CalendarItem, { kind: 'objective' }>, words: EventWords): string {
  if (item.called !== '' && words.isConfidential(item.called)) return whatOf(item.called, item, words);
  return `: ${item.told.split(';')[0] ?? ''}`;
}

/** Since when it waits, where its day has passed, and the commands that prepare it and clear it. */
export function eventDescription(item: CalendarItem, words: EventWords): string {
  const { today, handle } = words;
  const partner = item.partner === undefined ? '' : handle(item.partner);
  const isDone = item.kind === 'objective' || ('isReached' in item && item.isReached);
  const since = !isDone && item.dueOn < today ? [`Since ${formatDate(item.dueOn)}`] : [];
  const rhythm = item.kind === 'check-in' ? [rhythmOf(item)] : [];
  const prepare = partner === '' ? [] : [`To prepare it: refnet report ${partner}`];
  return [...since, ...rhythm, ...prepare, `Then: ${clearedBy(item, partner)}`].join('\n');
}

function rhythmOf({ by, everyMonths }: Extract<CalendarItem, { kind: 'check-in' }>): string {
  return by === 'plan' ? 'As planned' : capitalized(formatInterval(everyMonths));
}

function clearedBy(item: CalendarItem, partner: string): string {
  switch (item.kind) {
    case 'check-in':
      return `refnet check-in ${partner}`;
    case 'one-to-one':
      return `refnet check-in ${partner} --kind meeting`;
    case 'promise':
    case 'expect':
      return `refnet done ${item.number ?? ''}`;
    case 'objective':
      return item.lookAgain === undefined ? `refnet done ${item.number ?? ''}` : 'refnet promise --network';
    case 'review':
      return `refnet agree ${item.ofSeveral ? (item.number ?? '') : partner} --reviewed`;
    case 'agreement-end':
      return item.command;
  }
}

const NOUNS: Readonly<Record<CalendarKind, string>> = {
  'check-in': 'check-in',
  'one-to-one': 'one-to-one',
  promise: 'promise of yours',
  expect: 'promise of theirs',
  review: 'review',
  'agreement-end': 'end of an agreement',
  objective: 'objective',
};

/** `14 events: 11 check-ins, 2 reviews and 1 promise of yours`. */
export function eventsText(items: readonly CalendarItem[], events: readonly CalendarEvent[]): string {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const each = kinds.map((kind) => {
    const n = items.filter((item) => item.kind === kind).length;
    return count(n, NOUNS[kind], PLURALS[kind]);
  });
  const gone = events.filter(({ cancelled }) => cancelled).length;
  const also =
    gone === 0
      ? ''
      : `; ${gone} cancelled, for a calendar that has ${gone === 1 ? 'it' : 'them'} from before`;
  return each.length === 0
    ? `nothing to come${also}`
    : `${count(items.length, 'event')}: ${list(each, 'and')}${also}`;
}

const PLURALS: Readonly<Record<CalendarKind, string>> = {
  'check-in': 'check-ins',
  'one-to-one': 'one-to-ones',
  promise: 'promises of yours',
  expect: 'promises of theirs',
  review: 'reviews',
  'agreement-end': 'ends of agreements',
  objective: 'objectives',
};
