import type { Day } from '../calendar/day.ts';
import { countsOn, IS_OPEN } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import type { DaysCounted } from './closed.ts';
import { BUSINESS, CLOSED_ON_DAYS } from './closed.sql.ts';
import { wonByCurrency, type Origin } from './origins.ts';

interface Counted {
  partnerId: number | null;
  sourceId: number | null;
  name: string;
  firm: string | null;
  received: number;
  open: number;
}

interface OutcomeOf {
  partnerId: number | null;
  sourceId: number | null;
  currency: string | null;
  minor: number | null;
  won: number;
  closed: number;
  introducedEarlier: number;
}

/**
 * What came from each partner and through each source on the days counted, as known today: every one of them,
 * also those that nothing came from; in no order.
 */
export function readOrigins(db: Db, days: DaysCounted, today: Day): Origin[] {
  const { since, until } = days;
  const among = `direction = 'received' and occurred_on <= :until and ${countsOn(':today')}`;
  const all = db
    .prepare<[{ since: Day; until: Day; today: Day }], Counted>(
      `with counted as (select partner_id, source_id, sum(occurred_on >= :since) as received, sum(${IS_OPEN}) as open
         from referrals where ${among} group by partner_id, source_id)
       select p.id as partnerId, null as sourceId, p.name, p.business as firm, coalesce(received, 0) as received,
           coalesce(open, 0) as open
         from partners p left join counted c on c.partner_id = p.id
       union all select null, s.id, s.name, null, coalesce(received, 0), coalesce(open, 0)
         from sources s left join counted c on c.source_id = s.id`,
    )
    .all({ since, until, today });
  const outcomes = db
    .prepare<[{ since: Day; until: Day; today: Day }], OutcomeOf>(
      `select partner_id as partnerId, source_id as sourceId, ${BUSINESS}, sum(occurred_on < :since) as introducedEarlier
       ${CLOSED_ON_DAYS} and direction = 'received' group by 1, 2, 3`,
    )
    .all({ since, until, today });
  const byOrigin = new Map<string, OutcomeOf[]>();
  for (const row of outcomes) {
    const known = byOrigin.get(keyOf(row));
    if (known === undefined) byOrigin.set(keyOf(row), [row]);
    else known.push(row);
  }
  return all.map((each) => ({ ...each, ...outcomesOf(byOrigin.get(keyOf(each)) ?? []) }));
}

function keyOf({ partnerId, sourceId }: Pick<Origin, 'partnerId' | 'sourceId'>): string {
  return partnerId === null ? `s${sourceId}` : `p${partnerId}`;
}

function outcomesOf(rows: readonly OutcomeOf[]): Omit<Origin, keyof Counted> {
  const sum = (of: (row: OutcomeOf) => number) => rows.reduce((total, row) => total + of(row), 0);
  const amounts = rows.flatMap(({ currency, minor }): Money[] =>
    currency === null || minor === null ? [] : [{ currency, minor }],
  );
  return {
    won: sum(({ won }) => won),
    closed: sum(({ closed }) => closed),
    introducedEarlier: sum(({ introducedEarlier }) => introducedEarlier),
    business: sumByCurrency(amounts),
    wonWithAmount: wonByCurrency(
      rows.flatMap(({ currency, won }) => (currency === null || won === 0 ? [] : [{ currency, won }])),
    ),
    wonWithoutAmount: sum(({ currency, won }) => (currency === null ? won : 0)),
  };
}
