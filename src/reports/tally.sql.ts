import { byPartner } from '../advice/relationship.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { countsOn } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { closedBusiness, countOutcomes, wonIn } from '../referrals/closed.ts';
import { readOutcomes } from '../referrals/closed.sql.ts';
import { readOrigins } from '../referrals/origins.sql.ts';
import { NO_RETURNS } from './returns.ts';
import { readReturns } from './returns.sql.ts';
import { NO_TALLY, type Tally } from './tally.ts';

/**
 * All that is counted with each partner on the days of a period, by partner; those without anything are left out. Time for
 * broadcasts stands under an id of its own, which is no partner's.
 */
export function readTallies(
  db: Db,
  days: Pick<Period, 'since' | 'until'>,
  today: Day,
  home: string,
): Map<number, Tally> {
  const returns = readReturns(db, days, today, home);
  const outcomes = byPartner(readOutcomes(db, days, today));
  const ids = new Set([...returns.keys(), ...outcomes.keys()]);
  return new Map(
    [...ids].map((id): [number, Tally] => {
      const rows = outcomes.get(id) ?? [];
      const given = countOutcomes(rows.filter(({ direction }) => direction === 'given'));
      return [
        id,
        {
          ...(returns.get(id) ?? NO_RETURNS),
          givenOutcomes: { won: given.won, closed: given.closed },
          introducedEarlier: countOutcomes(rows).introducedEarlier,
          businessGiven: closedBusiness(rows, 'given'),
          wonWithoutAmount: wonIn(rows, 'received', null),
          givenWonWithoutAmount: wonIn(rows, 'given', null),
        },
      ];
    }),
  );
}

/** The key of a source among partners: below all of theirs. */
export function keyOfSource(id: number): number {
  return -id;
}

/** What came from each partner, and through each source by {@link keyOfSource}: received alone. */
export function readCameTallies(
  db: Db,
  days: Pick<Period, 'since' | 'until'>,
  today: Day,
): Map<number, Tally> {
  return new Map(
    readOrigins(db, days, today).flatMap((origin): [number, Tally][] => {
      const { partnerId, sourceId, received, closed, won } = origin;
      if (received + closed === 0) return [];
      const outcomes = { closed, won };
      return [
        [
          partnerId ?? keyOfSource(sourceId ?? 0),
          {
            ...NO_TALLY,
            received,
            outcomes,
            receivedOutcomes: outcomes,
            introducedEarlier: origin.introducedEarlier,
            businessReceived: origin.business,
            wonWithoutAmount: origin.wonWithoutAmount,
          },
        ],
      ];
    }),
  );
}

/** The day of the first referral that counts with each partner, by partner, and through each source by {@link keyOfSource}. */
export function readFirstDays(db: Db, today: Day): Map<number, Day> {
  const rows = db
    .prepare<[{ today: Day }], { partnerId: number; firstDay: Day }>(
      `select coalesce(partner_id, -source_id) as partnerId, min(occurred_on) as firstDay from referrals
       where ${countsOn(':today')} group by 1`,
    )
    .all({ today });
  return new Map(rows.map(({ partnerId, firstDay }) => [partnerId, firstDay]));
}
