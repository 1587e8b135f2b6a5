import { closeSync, openSync, readSync } from 'node:fs';
import ICAL from 'ical.js';
import type { CalendarEvent } from './calendar-event.ts';
import type { Day } from '../calendar/day.ts';

/** What an iCalendar file says of itself, and when its events remind of themselves. */
export interface CalendarFrame {
  readonly name: string;
  readonly version: string;
  /** The instant it was written. */
  readonly now: Date;
  /** Days before the event, on which it reminds at nine in the morning; undefined for no alarms. */
  readonly alarmDays: number | undefined;
}

/** Sequences count seconds from here: they grow with each export, and stay within 32 bits until 2092. */
const SEQUENCE_BEGINS = Date.UTC(2024, 0, 1);

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

function eventComponent(event: CalendarEvent, { now, alarmDays }: CalendarFrame): ICAL.Component {
  const component = new ICAL.Component('vevent');
  component.addPropertyWithValue('uid', event.uid);
  component.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true));
  component.addPropertyWithValue('sequence', Math.floor((now.getTime() - SEQUENCE_BEGINS) / 1000));
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
