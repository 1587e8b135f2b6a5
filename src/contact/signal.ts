import type { Day } from '../calendar/day.ts';
import type { SignalKind } from '../kinds/words.ts';

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
