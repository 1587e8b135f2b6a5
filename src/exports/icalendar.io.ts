import { closeSync, openSync, readSync, statSync } from 'node:fs';
import ICAL from 'ical.js';
import type { CalendarEvent } from './calendar-event.ts';
import type { Day } from '../calendar/day.ts';

/** What an iCalendar file says of itself, and when its events remind of themselves. */
export interface CalendarFrame {
  readonly name: string;
  readonly version: string;
  /** When what it tells was last another: the same for the same network on the same day. */
  readonly stamp: CalendarStamp;
  /** Days before the event, on which it reminds at nine in the morning; undefined for no alarms. */
  readonly alarmDays: number | undefined;
}

/** The revision of the events of a calendar (RFC 5545, 3.8.7.4), and its instant. */
export interface CalendarStamp {
  readonly at: Date;
  readonly sequence: number;
}

/** Sequences count seconds from here, and stay within 32 bits until 2090. */
const SEQUENCE_BEGINS = Date.UTC(2024, 0, 1);

const DAY_MS = 86_400_000;

/**
 * The stamp of a calendar of a network whose file was last written to at that instant, and is at that revision. It rises
 * with every change, also within a second, and with every day, since what is overdue stands on today; else it stays, so
 * that the same calendar is the same file.
 */
export function stampOf(written: Date, revision: number, today: Day): CalendarStamp {
  const days = Math.floor(Date.parse(today) / DAY_MS);
  const since = Math.max(0, days - Math.floor(written.getTime() / DAY_MS));
  const seconds = Math.floor((written.getTime() - SEQUENCE_BEGINS) / 1000);
  return {
    at: since === 0 ? written : new Date(days * DAY_MS),
    sequence: Math.max(0, seconds + revision + since),
  };
}

/** When a file was last written to; undefined where there is none. */
export function lastWritten(path: string): Date | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtime;
}

/** Who made it: how a file of refnet's own is known. */
const PRODUCT = '-//refnet//calendar';

/** Lines are folded below the 75 bytes of RFC 5545 (section 3.1), whatever library reads them. */
const FOLD = 74;

/** All-day events as an iCalendar file (RFC 5545), in the order given. */
export function icalendar(events: readonly CalendarEvent[], frame: CalendarFrame): string {
  ICAL.foldLength = FOLD;
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', `${PRODUCT} ${frame.version}//EN`);
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('x-wr-calname', frame.name);
  for (const event of events) calendar.addSubcomponent(eventComponent(event, frame));
  return `${calendar.toString()}\r\n`;
}

function eventComponent(event: CalendarEvent, { stamp, alarmDays }: CalendarFrame): ICAL.Component {
  const component = new ICAL.Component('vevent');
  component.addPropertyWithValue('uid', event.uid);
  component.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(stamp.at, true));
  component.addPropertyWithValue('last-modified', ICAL.Time.fromJSDate(stamp.at, true));
  component.addPropertyWithValue('sequence', stamp.sequence);
  component.addPropertyWithValue('dtstart', dateOf(event.day));
  component.addPropertyWithValue('summary', event.summary);
  if (event.description !== '') component.addPropertyWithValue('description', event.description);
  component.addPropertyWithValue('transp', 'TRANSPARENT');
  component.addPropertyWithValue('class', 'PRIVATE');
  component.addPropertyWithValue('status', event.cancelled ? 'CANCELLED' : 'CONFIRMED');
  if (alarmDays !== undefined && !event.cancelled) component.addSubcomponent(alarm(event, alarmDays));
  return component;
}

/** Nine in the morning, so many days before the beginning of the day of the event. */
function alarm(event: CalendarEvent, days: number): ICAL.Component {
  const component = new ICAL.Component('valarm');
  component.addPropertyWithValue('action', 'DISPLAY');
  component.addPropertyWithValue('description', event.summary);
  const hours = 9 - days * 24;
  component.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(hours * 3600));
  return component;
}

function dateOf(day: Day): ICAL.Time {
  return ICAL.Time.fromDateString(day);
}

const HEAD = 200;

/** Whether a file is a calendar that refnet wrote: it may be replaced by a newer one. */
export function isOwnCalendar(path: string): boolean {
  const head = Buffer.alloc(HEAD);
  const handle = openSync(path, 'r');
  try {
    const length = readSync(handle, head, 0, HEAD, 0);
    return head.toString('latin1', 0, length).includes(`PRODID:${PRODUCT} `);
  } finally {
    closeSync(handle);
  }
}
