import type { Day } from '../calendar/day.ts';

/**
 * What a snooze puts off: something between me and a partner, all that waits on a numbered record, or the yearly look
 * for candidates.
 */
const SNOOZE_KINDS = ['check-in', 'fee', 'one-to-one', 'record', 'candidates'] as const;
export type SnoozeKind = (typeof SNOOZE_KINDS)[number];

/** The kinds that are about a partner, not about a record. */
export type PartnerSnoozeKind = 'check-in' | 'fee' | 'one-to-one';

export interface SnoozeSubject {
  readonly kind: SnoozeKind;
  /** Null for a record and for the look for candidates. */
  readonly partnerId: number | null;
  /** The number of the record; null for any other kind. */
  readonly number: number | null;
}

/** Something put off until a day, on which it comes back. */
export interface Snooze extends SnoozeSubject {
  readonly id: number;
  readonly uuid: string;
  readonly partnerName: string | null;
  readonly onDay: Day;
  readonly untilDay: Day;
  readonly reason: string | null;
}

/** Whether a thing is put off beyond today. */
export function isSnoozed(snooze: Snooze | undefined, today: Day): boolean {
  return snooze !== undefined && snooze.untilDay > today;
}
