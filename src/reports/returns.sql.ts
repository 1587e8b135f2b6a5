import { countPeriod } from '../advice/relationship.sql.ts';
import { byPartner } from '../advice/relationship.ts';
import { readFeesByPartner } from '../agreements/fees-settled.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { readBroadcastMinutes } from '../contact/minutes.sql.ts';
import { readTimeByPartner } from '../contact/shared-touches.sql.ts';
import { onlyOf } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import { closedBusiness, countOutcomes, wonIn, type OutcomeRow } from '../referrals/closed.ts';
import { readOutcomes } from '../referrals/closed.sql.ts';
import { BROADCASTS, NO_RETURNS, type OfQuarter, type Returns } from './returns.ts';

type Days = Pick<Period, 'since' | 'until'>;

/** Whether there is any of what few networks, and few partners, have on record. */
interface OnRecord {
  readonly time: number;
  readonly fees: number;
  readonly joint: number;
}

/** Asked once for all quarters that are read together. */
function readOnRecord(db: Db, partner?: number): OnRecord {
  const own = onlyOf(partner);
  const found = db
    .prepare<[Row], OnRecord>(
      `select exists (select 1 from check_ins where minutes > 0 ${own})
           or exists (select 1 from projects where minutes > 0 ${own}) as time,
         exists (select 1 from payments where true ${own}) as fees,
         exists (select 1 from projects where cost_minor is not null ${own}) as joint`,
    )
    .get({ partner: partner ?? null });
  return found ?? { time: 1, fees: 1, joint: 1 };
}

const NONE = new Map<number, never>();

/**
 * What is counted with each partner on the days of a period, and the time for broadcasts, or with one partner alone;
 * closed business is what has come in up to `today`.
 */
export function readReturns(
  db: Db,
  days: Days,
  today: Day,
  home: string,
  partner?: number,
  isOnRecord = readOnRecord(db, partner),
): Map<number, Returns> {
  const introduced = countPeriod(db, days, today, partner);
  const time = isOnRecord.time === 1 ? readTimeByPartner(db, days, partner) : NONE;
  const fees = isOnRecord.fees === 1 ? readFeesByPartner(db, days, partner) : NONE;
  const joint = isOnRecord.joint === 1 ? byPartner(readJointCosts(db, days, partner)) : NONE;
  const outcomes = byPartner(readOutcomes(db, days, today, partner));
  const ids = new Set([introduced, time, fees, joint, outcomes].flatMap((map) => [...map.keys()]));
  const broadcast = partner === undefined ? readBroadcastMinutes(db, days) : 0;
  const counted = new Map(
    [...ids].map((id): [number, Returns] => [
      id,
      {
        ...NO_RETURNS,
        given: introduced.get(id)?.givenInPeriod ?? 0,
        received: introduced.get(id)?.receivedInPeriod ?? 0,
        ...time.get(id),
        feesPaid: fees.get(id)?.paid ?? [],
        feesReceived: fees.get(id)?.received ?? [],
        jointCosts: sumByCurrency(joint.get(id) ?? []),
        ...ofOutcomes(outcomes.get(id) ?? [], home),
      },
    ]),
  );
  return broadcast === 0 ? counted : counted.set(BROADCASTS.id, { ...NO_RETURNS, minutes: broadcast });
}

/** What is counted with each partner, as {@link readReturns}, in each of the quarters. */
export function readQuarters(
  db: Db,
  quarters: readonly Period[],
  today: Day,
  home: string,
  partner?: number,
): OfQuarter[] {
  const isOnRecord = readOnRecord(db, partner);
  return quarters.map((quarter) => ({
    quarter,
    partners: readReturns(db, quarter, today, home, partner, isOnRecord),
  }));
}

function ofOutcomes(rows: readonly OutcomeRow[], home: string) {
  const { won, closed } = countOutcomes(rows);
  const received = countOutcomes(rows.filter(({ direction }) => direction === 'received'));
  return {
    outcomes: { won, closed },
    receivedOutcomes: { won: received.won, closed: received.closed },
    receivedWonInHome: wonIn(rows, 'received', home),
    businessReceived: closedBusiness(rows, 'received'),
  } satisfies Partial<Returns>;
}

/** What was done together from a day of the period on, and what it costs me: one amount a partner and currency. */
function readJointCosts(
  db: Db,
  { since, until }: Days,
  partner?: number,
): (Money & { readonly partnerId: number })[] {
  return db
    .prepare<[Row], Money & { partnerId: number }>(
      `select partner_id as partnerId, currency, sum(cost_minor) as minor from projects
       where cost_minor is not null and from_day between @since and @until ${onlyOf(partner)}
       group by partner_id, currency`,
    )
    .all({ since, until, partner: partner ?? null });
}
