/** Which events a calendar may have that wait no longer: only what there can have been one of. */
import { reviewOf } from '../agreements/terms.ts';
import { addDays, type Day } from '../calendar/day.ts';
import { metOn } from '../due/due.ts';
import type { Precision } from '../calendar/known-since.ts';
import { uidOf, type EventTable } from './calendar-event.ts';

/** What ended is taken out of calendars that may have it for so many days. */
export const TOLD_DAYS = 90;

/** A row that events are about, as it is or was; what ended it is left out. */
export type EventRow =
  | {
      readonly table: 'partners';
      readonly id: number;
      readonly uuid: string;
      readonly stage: string;
      readonly knownSince: Day | null;
      readonly knownSincePrecision: Precision | null;
      /** The day it was added. */
      readonly addedOn: Day;
      /** It came with an import: nobody met them just then. */
      readonly imported: boolean;
    }
  | {
      readonly table: 'promises';
      readonly uuid: string;
      readonly ofNetwork: boolean;
      readonly dueOn: Day | null;
    }
  | {
      readonly table: 'agreements';
      readonly uuid: string;
      /** The day it was put on record. */
      readonly addedOn: Day;
      readonly endsOn: Day | null;
      readonly reviewOn: Day | null;
    };

/** What has to be known beside a row. */
export interface GoneContext {
  /** Partners who were ever checked in with, or had an agreement. */
  readonly contacted: ReadonlySet<number>;
  readonly madeOn: Day;
  readonly today: Day;
  /** For so many days a first meeting is followed by a one-to-one. */
  readonly lookBackDays: number;
  /** So many days before its end an agreement is renewed or let go, and reviewed no more. */
  readonly noticeDays: number;
}

/** The identities of the events that such a row had, while it was so. */
export function eventsOf(row: EventRow, context: GoneContext): string[] {
  switch (row.table) {
    case 'promises':
      return row.dueOn === null ? [] : [uidOf(row.ofNetwork ? 'objective' : 'promise', row.uuid)];
    case 'agreements':
      return [
        ...(hadReviewToCome(row, context) ? [uidOf('review', row.uuid)] : []),
        ...(row.endsOn === null ? [] : [uidOf('agreement-end', row.uuid)]),
      ];
    case 'partners':
      return [
        ...(row.stage !== 'acquaintance' || context.contacted.has(row.id)
          ? [uidOf('check-in', row.uuid)]
          : []),
        ...(hadOneToOneToCome(row, context) ? [uidOf('one-to-one', row.uuid)] : []),
      ];
  }
}

function hadReviewToCome(
  { addedOn, ...days }: Extract<EventRow, { table: 'agreements' }>,
  { noticeDays }: GoneContext,
): boolean {
  if (reviewOf({ ...days, closedOn: null }) === null) return false;
  return days.endsOn === null || addDays(days.endsOn, -noticeDays) > addedOn;
}

function hadOneToOneToCome(
  row: Extract<EventRow, { table: 'partners' }>,
  { madeOn, today, lookBackDays }: GoneContext,
): boolean {
  const on = row.imported || row.stage !== 'acquaintance' ? undefined : metOn(row, madeOn);
  return on !== undefined && on <= today && on >= addDays(today, -TOLD_DAYS - lookBackDays);
}

/** The identities of all events that there can have been about a removed row that nothing else is known of. */
export function eventsOfUnknown(table: EventTable, uuid: string): string[] {
  const kinds = {
    partners: ['check-in', 'one-to-one'],
    promises: ['promise', 'objective'],
    agreements: ['review', 'agreement-end'],
  } as const;
  return kinds[table].map((kind) => uidOf(kind, uuid));
}
