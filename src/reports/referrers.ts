/** Who sent clients in a period, who did for the first time, and who no longer does. */
import { byPartner } from '../advice/relationship.ts';
import { addDays } from '../calendar/day.ts';
import { backFrom, type Period } from '../calendar/period.ts';
import { isIntroducedIn, thankedShare, toldShare, type Followed, type Share } from './followed.ts';

export interface Referrer {
  readonly partnerId: number;
  readonly name: string;
  readonly received: number;
  /** In the 12 months before. */
  readonly receivedBefore: number;
  /** Nobody was ever received from them before the period. */
  readonly isFirst: boolean;
  readonly thanked: Share;
  readonly told: Share;
}

/** Who sent some in the 12 months before, and none in the period. */
export interface Lapsed {
  readonly partnerId: number;
  readonly name: string;
  readonly receivedBefore: number;
  readonly last: Followed['occurredOn'];
}

export interface Referrers {
  readonly period: Period;
  readonly before: Period;
  readonly received: number;
  /** Who sent most first. */
  readonly referrers: readonly Referrer[];
  readonly lapsed: readonly Lapsed[];
  readonly thanked: Share;
  readonly told: Share;
  /** Received and imported after their day, for which no thanks could be on record: no part of the share. */
  readonly imported: number;
}

/** The 12 months before a period. */
export function yearBefore({ since }: Period): Period {
  return backFrom(addDays(since, -1), { n: 12, unit: 'month' });
}

/**
 * `rows` are those of the period and of the 12 months before; `knownBefore` the numbers of the partners who ever sent
 * anybody before the period.
 */
export function referrersOf(
  rows: readonly Followed[],
  period: Period,
  knownBefore: ReadonlySet<number>,
): Referrers {
  const before = yearBefore(period);
  const received = rows.filter((row) => isReceivedIn(period, row));
  const earlier = rows.filter((row) => isReceivedIn(before, row));
  const receivedBy = byPartner(received);
  const earlierBy = byPartner(earlier);
  const rowsBy = byPartner(rows);
  const thanked = thankedShare(rows, period);
  return {
    period,
    before,
    received: received.length,
    referrers: [...receivedBy]
      .map(([partnerId, own]): Referrer => {
        const all = rowsBy.get(partnerId) ?? [];
        return {
          partnerId,
          name: own[0]?.partner ?? '',
          received: own.length,
          receivedBefore: earlierBy.get(partnerId)?.length ?? 0,
          isFirst: !knownBefore.has(partnerId),
          thanked: thankedShare(all, period),
          told: toldShare(all, period),
        };
      })
      .toSorted((a, b) => b.received - a.received),
    lapsed: [...earlierBy]
      .filter(([partnerId]) => !receivedBy.has(partnerId))
      .map(([partnerId, own]): Lapsed => {
        const last = own.at(-1);
        if (last === undefined) throw new Error('nobody was received from them');
        return { partnerId, name: last.partner, receivedBefore: own.length, last: last.occurredOn };
      })
      .toSorted((a, b) => b.receivedBefore - a.receivedBefore),
    thanked,
    told: toldShare(rows, period),
    imported: received.length - thanked.of,
  };
}

/** Received on the days, and counted. */
function isReceivedIn(days: Period, row: Followed): boolean {
  return row.direction === 'received' && isIntroducedIn(days, row);
}
