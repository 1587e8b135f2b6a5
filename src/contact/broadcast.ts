/** A newsletter, a weekly video: one thing for many at once, which keeps one visible [rhythm] and is contact with nobody. */
import { addDays, type Day } from '../calendar/day.ts';
import { formatDate, formatDay } from '../calendar/day-words.ts';
import { derived, kind, number, uuid, type Identity } from '../kinds/kind.ts';
import { day, duration, note, orNone, text, whole } from '../kinds/type.ts';
import { count } from '../text/count.ts';

/** What went to many at once: one record however many they are, apart from check-ins, so that nothing takes it for one. */
export interface BroadcastDraft {
  onDay: Day;
  /** Whom it went to: those with this tag, or everybody. */
  tag: string | null;
  /** How many partners that were on its day of recording. */
  partners: number;
  note: string | null;
  minutes: number | null;
}

export interface Broadcast extends BroadcastDraft, Identity {}

/** `Broadcast to 12 partners tagged gold, Fri 20 Nov 2026`. */
function broadcastPhrase({ tag, partners, onDay }: Broadcast): string {
  const whom = tag === null ? '' : ` tagged ${tag}`;
  return `Broadcast to ${count(partners, 'partner')}${whom}, ${formatDay(onDay)}`;
}

export const broadcasts = kind<BroadcastDraft, Broadcast>({
  noun: 'broadcast',
  table: 'broadcasts',
  of: 'nobody',
  phrase: broadcastPhrase,
  fields: {
    id: number,
    onDay: {
      type: day('past', { future: 'record a broadcast once it is out' }),
      column: 'on_day',
      json: 'day',
      label: 'day',
      option: ['on', 'the day of it (today)'],
      list: { heading: 'Day' },
      card: false,
    },
    '=kind': derived(text, () => 'broadcast', { card: false }),
    tag: {
      type: orNone(text),
      column: 'tag',
      list: { heading: 'To' },
      cell: ({ tag }) => tag ?? 'all',
      card: false,
    },
    partners: {
      type: whole(1, 999_999_999),
      column: 'reached',
      list: { heading: 'Partners', align: 'right' },
      card: false,
    },
    note: {
      type: orNone(note),
      column: 'note',
      option: ['note', 'what is worth remembering'],
      list: { heading: 'Note', shrinksTo: 12, dropsAt: 1 },
    },
    minutes: { type: orNone(duration(100_000)), column: 'minutes', option: ['minutes', 'how long it took'] },
    uuid,
  },
});

/** So many weeks the habit is told of. */
export const VISIBLE_WEEKS = 4;

/** When something last went out, and in how many of the last 4 weeks of 7 days, the last ending on the day asked about. */
export interface Visibility {
  readonly weeks: number;
  readonly last: Day;
}

/** The habit by the days of broadcasts up to `today`, of which `days` are those of the last 4 weeks. */
export function visibilityOf(days: readonly Day[], last: Day, today: Day): Visibility {
  const weeks = Array.from({ length: VISIBLE_WEEKS }, (_, back) => {
    const end = addDays(today, -7 * back);
    return days.some((each) => each > addDays(end, -7) && each <= end);
  });
  return { weeks: weeks.filter(Boolean).length, last };
}

/** `Visible 3 of the last 4 weeks, last on 14 Nov 2026 [rhythm]`. */
export function visibleLine({ weeks, last }: Visibility): string {
  return `Visible ${weeks} of the last ${VISIBLE_WEEKS} weeks, last on ${formatDate(last)} [rhythm]`;
}
