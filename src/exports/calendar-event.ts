import { laterDay, type Day } from '../calendar/day.ts';
import type { DueItem } from '../due/due.ts';

/** What a calendar may hold of what waits: everything that has a day of its own and is about a relationship. */
export const CALENDAR_KINDS = [
  'check-in',
  'one-to-one',
  'promise',
  'expect',
  'review',
  'agreement-end',
  'objective',
] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** One thing that waits and has a place in a calendar. */
export type CalendarItem = Extract<DueItem, { kind: CalendarKind }>;

/** An all-day event (RFC 5545). */
export interface CalendarEvent {
  /** The same in every export of the same thing, so that a calendar moves it instead of adding another. */
  readonly uid: string;
  readonly day: Day;
  readonly summary: string;
  readonly description: string;
  /** It is over or gone: a calendar that has it takes it out. */
  readonly cancelled: boolean;
}

/** Whether a calendar has a place for it. */
export function isForCalendar(item: DueItem): item is CalendarItem {
  return (CALENDAR_KINDS as readonly string[]).includes(item.kind);
}

/** The prefix of the identities of such events; what I promised and what they did is one kind of thing. */
const PREFIX: Readonly<Record<CalendarKind, string>> = {
  'check-in': 'check-in',
  'one-to-one': 'one-to-one',
  promise: 'promise',
  expect: 'promise',
  review: 'review',
  'agreement-end': 'agreement-end',
  objective: 'objective',
};

/** The identity of an event: by what it is about, so that the next check-in with a partner is the same event moved. */
export function uidOf(kind: CalendarKind, uuid: string): string {
  return `${PREFIX[kind]}-${uuid}@refnet`;
}

/** The tables whose rows events are about. */
export const EVENT_TABLES = ['partners', 'promises', 'agreements'] as const;

/** The day of the event: its own, or today for what waits already. An objective stands on its last day. */
export function eventDay(item: CalendarItem, today: Day): Day {
  const day = item.kind === 'objective' ? item.on : item.dueOn;
  return laterDay(day, today);
}
