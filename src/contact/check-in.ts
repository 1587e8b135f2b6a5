import type { Day } from '../calendar/day.ts';
import { vocabulary } from '../kinds/vocabulary.ts';

/** Deliberate touches. A `meeting` is a one-to-one; a `talk` is the conversation about the relationship itself. */
export const CHECK_IN_KINDS = [
  'call',
  'video',
  'coffee',
  'meeting',
  'email',
  'message',
  'event',
  'review',
  'talk',
] as const;
export type CheckInKind = (typeof CHECK_IN_KINDS)[number];

export const CHECK_IN_KIND_WORDS = vocabulary('kind of check-in', CHECK_IN_KINDS, {
  phone: 'call',
  zoom: 'video',
  lunch: 'coffee',
  'one-to-one': 'meeting',
  '1:1': 'meeting',
  mail: 'email',
  text: 'message',
});

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
  /** The same for every partner who was at one shared touch. */
  touch: string | null;
}

/** A check-in as recorded, with its partner's name beside it. */
export interface CheckIn extends CheckInDraft {
  id: number;
  uuid: string;
  partnerName: string;
  createdAt: string;
  updatedAt: string;
}
