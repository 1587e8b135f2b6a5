import ICAL from 'ical.js';
import { runMain, TODAY, type Refnet } from '../helpers/refnet.ts';

export interface ReadEvent {
  uid: string;
  day: string;
  summary: string;
  description: string;
  status: string;
  alarm: string | null;
}

/** The events of a calendar, as ical.js reads them. */
export function eventsIn(text: string): ReadEvent[] {
  const value = (component: ICAL.Component, name: string) =>
    String(component.getFirstPropertyValue(name) ?? '');
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
    uid: value(event, 'uid'),
    day: value(event, 'dtstart'),
    summary: value(event, 'summary'),
    description: value(event, 'description'),
    status: value(event, 'status'),
    alarm: event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString() ?? null,
  }));
}

/** What `calendar` prints. Lines of the file are folded, so that the commands in it are not to be tried as they stand there. */
export async function calendar({ home }: Refnet, options: string[] = [], today = TODAY): Promise<string> {
  return (await runMain(home, ['calendar', ...options], { today })).stdout;
}

/** The events that `calendar` prints. */
export async function events(refnet: Refnet, options: string[] = [], today = TODAY): Promise<ReadEvent[]> {
  return eventsIn(await calendar(refnet, options, today));
}
