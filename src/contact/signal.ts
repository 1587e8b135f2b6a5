import type { Day } from '../calendar/day.ts';
import { vocabulary } from '../kinds/vocabulary.ts';

/** Things noticed about a relationship, each with its day, that the advice looks at. */
export const SIGNAL_KINDS = [
  'tracking-error',
  'dispute',
  'growth',
  'complex-handoff',
  'proposal-received',
  'payback-expected',
  'feedback',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

export const SIGNAL_KIND_WORDS = vocabulary('kind of note', SIGNAL_KINDS);

/** Something noticed about a relationship on a day, which the advice takes into account. */
export interface SignalDraft {
  partnerId: number;
  onDay: Day;
  kind: SignalKind;
  note: string | null;
}

/** A signal as recorded, with its partner's name beside it. */
export interface Signal extends SignalDraft {
  id: number;
  uuid: string;
  partnerName: string;
}
