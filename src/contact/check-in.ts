import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { kind, number, uuid, type Identity, itsPartner } from '../kinds/kind.ts';
import { CHECK_IN_KINDS, type CheckInKind } from './check-in-kinds.ts';
import { day, duration, note, orNone, text, whole, word } from '../kinds/type.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import { usageError } from '../text/errors.ts';
import { lazily } from '../text/lazily.ts';

export { CHECK_IN_KINDS, type CheckInKind };

/** How one was in touch, as it is typed: by the words themselves, and by what people say for them, which is loaded then. */
export const CHECK_IN_KIND_WORDS = vocabulary(
  'kind of check-in',
  CHECK_IN_KINDS,
  {},
  { more: lazily(() => import('./check-in-words.ts')) },
);

/** What a person says of a check-in. */
export interface CheckInDraft {
  partnerId: number;
  onDay: Day;
  kind: CheckInKind;
  note: string | null;
  minutes: number | null;
  /** From 1 (poor) to 5 (excellent): how well the relationship works, as felt at this touch. */
  satisfaction: number | null;
  /** When the next one is meant to be, if that was said; otherwise the rhythm of the stage decides. */
  nextOn: Day | null;
  /** The mark of a touch that several partners shared: the same for each of them; null where it was with one alone. */
  touch: string | null;
}

/** A check-in as recorded, with its partner's name beside it. */
export interface CheckIn extends CheckInDraft, Identity {
  partnerName: string;
}

const TOUCHES: Readonly<Record<CheckInKind, string>> = {
  call: 'Call with',
  video: 'Video call with',
  coffee: 'Coffee with',
  meeting: 'Meeting with',
  email: 'Email to',
  message: 'Message to',
  event: 'Event with',
  review: 'Review with',
  talk: 'Talk with',
};

const PLANNED = 'record a check-in on its day, or plan it: --next "next friday" with the last one';

export const checkIns = kind<CheckInDraft, CheckIn>({
  noun: 'check-in',
  table: 'check_ins',
  phrase: checkInPhrase,
  check: refuseNextBefore,
  fields: {
    id: number,
    onDay: {
      type: day('past', { future: PLANNED }),
      column: 'on_day',
      json: 'day',
      label: 'day',
      option: ['on', 'the day of it (today)'],
      list: { heading: 'Day' },
      card: false,
    },
    ...itsPartner,
    kind: {
      type: word(CHECK_IN_KIND_WORDS),
      column: 'kind',
      option: ['kind', 'what it was; a meeting is a one-to-one'],
      list: { heading: 'Kind' },
      card: false,
    },
    note: {
      type: orNone(note),
      column: 'note',
      option: ['note', 'what is worth remembering'],
      list: { heading: 'Note', shrinksTo: 12, dropsAt: 3 },
    },
    satisfaction: {
      type: orNone(whole(1, 5)),
      column: 'satisfaction',
      option: ['satisfaction', 'how well the relationship works, from 1 (poor) to 5 (excellent)'],
      list: { heading: 'Satisfaction', dropsAt: 1 },
      words: ({ satisfaction }) => (satisfaction === null ? '' : `${satisfaction} of 5`),
      cell: ({ satisfaction }) => (satisfaction === null ? '' : `${satisfaction}/5`),
    },
    minutes: { type: orNone(duration(100_000)), column: 'minutes', option: ['minutes', 'how long it took'] },
    nextOn: {
      type: orNone(day('coming')),
      column: 'next_on',
      json: 'next',
      label: 'next',
      option: ['next', 'when the next one is to be, instead of the usual rhythm'],
      list: { heading: 'Next', dropsAt: 2 },
    },
    touch: { type: orNone(text), column: 'touch', card: false },
    uuid,
  },
});

/** A check-in as it is recorded first: whatever is not said is not there. */
export function newCheckIn(
  said: Pick<CheckInDraft, 'partnerId' | 'onDay' | 'kind'> & Partial<CheckInDraft>,
): CheckInDraft {
  return { note: null, minutes: null, satisfaction: null, nextOn: null, touch: null, ...said };
}

/** `Coffee with Maren Holt, Fri 20 Nov 2026`: a check-in in one phrase. */
export function checkInPhrase(checkIn: Pick<CheckIn, 'kind' | 'partnerName' | 'onDay'>): string {
  return `${TOUCHES[checkIn.kind]} ${checkIn.partnerName}, ${formatDay(checkIn.onDay)}`;
}

function refuseNextBefore({ onDay, nextOn }: CheckInDraft): void {
  if (nextOn === null || nextOn > onDay) return;
  throw usageError(
    `the next one, ${formatDay(nextOn)}, would not be after the check-in, ${formatDay(onDay)}`,
    'name another day with --next, or --next "" for the usual rhythm',
  );
}
