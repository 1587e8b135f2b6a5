/** What calendars were told of, so that what waits no longer is taken out of those that have it, and nothing else is. */
import { addDays, isDay, type Day } from '../calendar/day.ts';
import { isInReach } from '../calendar/reach.ts';
import { compareText } from '../text/compare-text.ts';
import { parsedJson } from '../text/parsed-json.ts';
import { UUID } from '../text/uuid.ts';

/** What ended is taken out of calendars for so many days. */
const TOLD_DAYS = 90;

/** The events that calendars of this network have had, by their identities: the day each was found gone, null while it waits. */
export type Told = ReadonlyMap<string, Day | null>;

/** A calendar that is written. */
export interface Telling {
  /** The identities of the events in it. */
  readonly coming: readonly string[];
  /** It holds all that waits, so that what it lacks is gone. */
  readonly isWhole: boolean;
  readonly today: Day;
}

/** What calendars have had once they have this one; what they were told long ago to take out is known no more. */
export function toldWith(told: Told, { coming, isWhole, today }: Telling): Told {
  const known = new Map<string, Day | null>();
  for (const [uid, goneOn] of told) {
    const day = isWhole ? (goneOn ?? today) : goneOn;
    if (day === null || addDays(day, TOLD_DAYS) >= today) known.set(uid, day);
  }
  for (const uid of coming) known.set(uid, null);
  return known;
}

/** The events that are to be taken out. */
export function goneFrom(told: Told): string[] {
  return [...told].flatMap(([uid, goneOn]) => (goneOn === null ? [] : [uid]));
}

/** As the file keeps it. */
export function toldText(told: Told): string {
  return JSON.stringify(Object.fromEntries([...told].toSorted(([a], [b]) => compareText(a, b))));
}

/** The identity of an event. */
const UID = new RegExp(`^[a-z-]{1,20}-${UUID}@refnet$`);

/** What such a text says; undefined where it is none that refnet wrote. */
export function toldIn(text: string): Told | undefined {
  const all = parsedJson(text);
  if (typeof all !== 'object' || all === null || Array.isArray(all)) return undefined;
  const entries = Object.entries(all).flatMap(([uid, day]: [string, unknown]) =>
    UID.test(uid) && isDayOrNone(day) ? [[uid, day] as const] : [],
  );
  return entries.length === Object.keys(all).length ? new Map(entries) : undefined;
}

function isDayOrNone(value: unknown): value is Day | null {
  return value === null || (typeof value === 'string' && isDay(value) && isInReach(value));
}
