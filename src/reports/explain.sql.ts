/** The records that the numbers of a report count, one a row, by the conditions that count them. */
import type { FeeDirection } from '../agreements/fee-terms.ts';
import type { Day } from '../calendar/day.ts';
import { TOUCHED_ONCE } from '../contact/shared-touches.sql.ts';
import { countsOn, HAS_OUTCOME, IS_OPEN, OUTCOME_DAY } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { BUSINESS, CLOSED_ON_DAYS } from '../referrals/closed.sql.ts';
import type { DaysCounted } from '../referrals/closed.ts';
import { moneyOf, rowOf, type CountedRow, type RowsRead } from './explained.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Status } from '../referrals/status.ts';

/** A referral with what is told of it wherever it counts. */
interface ReferralRead {
  number: number;
  partnerId: number | null;
  partner: string | null;
  source: string | null;
  day: Day;
  closedOn: Day | null;
  client: string | null;
  direction: Direction;
  status: Status;
  introduction: string | null;
}

/** One that was closed, with the closed business of a won one. */
interface OutcomeRead extends ReferralRead {
  outcomeDay: Day;
  currency: string | null;
  minor: number | null;
  won: number;
  introducedEarlier: number;
}

/** One that counts nowhere, and whether the client agreed to be contacted. */
type LeftOutRow = CountedRow & { readonly consent: boolean | null };

/** What took time or money, or was paid. */
interface SpentRead {
  record: 'check-in' | 'project' | 'broadcast' | 'payment';
  number: number;
  partnerId: number | null;
  partner: string | null;
  sharedBy: string | null;
  day: Day;
  what: string;
  fee: FeeDirection | null;
  minutes: number | null;
  currency: string | null;
  minor: number | null;
}

const REFERRAL = `r.id as number, r.partner_id as partnerId,
  (select p.name from partners p where p.id = r.partner_id) as partner,
  (select s.name from sources s where s.id = r.source_id) as source, r.occurred_on as day,
  r.closed_on as closedOn, r.client_name as client, r.direction, r.status, r.introduction`;

const OF = '(:partner is null or r.partner_id = :partner)';

/** Introduced on the days counted, both ways, with partners and through sources. */
export function readIntroduced(db: Db, days: DaysCounted, today: Day, partnerId?: number): CountedRow[] {
  return db
    .prepare<[Row], ReferralRead>(
      `select ${REFERRAL} from referrals r where occurred_on between :since and :until and ${countsOn(':today')}
         and ${OF} order by r.occurred_on, r.id`,
    )
    .all({ since: days.since, until: days.until, today, partner: partnerId ?? null })
    .map((read) => ofReferral(read, { part: 'introduced' }));
}

/** Introduced by a day, and without an outcome yet. */
export function readOpen(db: Db, until: Day, today: Day, partnerId?: number): CountedRow[] {
  return db
    .prepare<[Row], ReferralRead>(
      `select ${REFERRAL} from referrals r where occurred_on <= :until and ${countsOn(':today')} and ${IS_OPEN}
         and ${OF} order by r.occurred_on, r.id`,
    )
    .all({ until, today, partner: partnerId ?? null })
    .map((read) => ofReferral(read, { part: 'open' }));
}

/** Closed on the days counted, both ways, of partners and of sources. */
export function readClosed(db: Db, days: DaysCounted, today: Day, partnerId?: number): CountedRow[] {
  return db
    .prepare<[Row], OutcomeRead>(
      `select ${REFERRAL}, ${OUTCOME_DAY} as outcomeDay, ${BUSINESS}, sum(occurred_on < :since) as introducedEarlier
       ${CLOSED_ON_DAYS} and ${OF} group by r.id order by outcomeDay, r.id`,
    )
    .all({ since: days.since, until: days.until, today, partner: partnerId ?? null })
    .map(ofOutcome);
}

/** Of the days counted, by their own day or by that of the outcome, and counted nowhere. */
export function readLeftOut(
  db: Db,
  by: 'day' | 'outcome',
  days: DaysCounted,
  today: Day,
  partnerId?: number,
): LeftOutRow[] {
  const day = by === 'day' ? 'occurred_on' : OUTCOME_DAY;
  // What is open has no outcome to leave out.
  const which =
    by === 'day'
      ? `(${countsOn(':today')}) is not 1`
      : `not (${IS_OPEN}) and not (${HAS_OUTCOME} and consent is not 0)`;
  return db
    .prepare<[Row], ReferralRead & { consent: number | null }>(
      `select ${REFERRAL}, r.consent from referrals r where ${day} between :since and :until and ${which}
         and ${OF} order by r.id`,
    )
    .all({ since: days.since, until: days.until, today, partner: partnerId ?? null })
    .map(({ consent, ...read }) => ({
      ...ofReferral(read, { part: 'introduced' }),
      consent: consent === null ? null : consent === 1,
    }));
}

const PARTNER = '(select p.name from partners p where p.id = t.partner_id) as partner';
const OF_CHECK_IN = `${PARTNER}, (select group_concat(p.name, ', ' order by o.id) from check_ins o join partners p
  on p.id = o.partner_id where :partner is null and o.touch = t.touch) as sharedBy`;
const ON_DAYS = 'between :since and :until and (:partner is null or t.partner_id = :partner)';

/** Of the check-ins of one shared touch the longest alone, once for all partners or with the one that is asked for. */
const LONGEST = `(t.touch is null or not exists (select 1 from check_ins o where o.touch = t.touch
  and o.on_day ${ON_DAYS.replaceAll('t.partner_id', 'o.partner_id')} and (o.minutes, -o.id) > (t.minutes, -t.id)))`;

/** My time on the days counted: at check-ins, on what is done together from the day it began, for broadcasts. */
export function readTime(db: Db, { since, until }: DaysCounted, partnerId?: number): CountedRow[] {
  return db
    .prepare<[Row], SpentRead>(
      `select 'check-in' as record, t.id as number, t.partner_id as partnerId, ${OF_CHECK_IN}, t.on_day as day, t.kind as what,
         null as fee, t.minutes, null as currency, null as minor
         from check_ins t where t.minutes > 0 and t.on_day ${ON_DAYS} and ${LONGEST}
       union all select 'project', t.id, t.partner_id, ${PARTNER}, null, t.from_day, t.kind, null, t.minutes, null, null
         from projects t where t.minutes > 0 and t.from_day ${ON_DAYS}
       union all select 'broadcast', t.id, null, null, null, t.on_day, 'broadcast', null, t.minutes, null, null
         from broadcasts t where t.minutes > 0 and t.on_day between :since and :until and :partner is null
       order by 6, 1, 2`,
    )
    .all({ since, until, partner: partnerId ?? null })
    .map((read) => ofSpent(read, 'time'));
}

/** Check-ins of any kind on the days counted. */
export function readCheckIns(db: Db, { since, until }: DaysCounted, partnerId?: number): CountedRow[] {
  return db
    .prepare<[Row], SpentRead & { isOneToOne: number }>(
      `select 'check-in' as record, t.id as number, t.partner_id as partnerId, ${OF_CHECK_IN}, t.on_day as day, t.kind as what,
         null as fee, t.minutes, null as currency, null as minor, t.kind = 'meeting' as isOneToOne
       from check_ins t where t.on_day ${ON_DAYS}
         and (:partner is not null or ${TOUCHED_ONCE}) order by t.on_day, t.id`,
    )
    .all({ since, until, partner: partnerId ?? null })
    .map(({ isOneToOne, ...read }) => ({ ...ofSpent(read, 'check-ins'), isAmong: isOneToOne === 1 }));
}

/** What went out to many at once on the days counted. */
export function readBroadcasts(db: Db, { since, until }: DaysCounted): CountedRow[] {
  return db
    .prepare<[Row], SpentRead>(
      `select 'broadcast' as record, t.id as number, null as partnerId, null as partner, null as sharedBy, t.on_day as day,
         'broadcast' as what, null as fee, t.minutes, null as currency, null as minor
       from broadcasts t where t.on_day between :since and :until order by t.on_day, t.id`,
    )
    .all({ since, until })
    .map((read) => ofSpent(read, 'broadcasts'));
}

/** What is done together that began on the days counted and costs something. */
export function readJoint(db: Db, { since, until }: DaysCounted, partnerId?: number): CountedRow[] {
  return db
    .prepare<[Row], SpentRead>(
      `select 'project' as record, t.id as number, t.partner_id as partnerId, ${PARTNER}, null as sharedBy, t.from_day as day, t.kind as what,
         null as fee, null as minutes, t.currency, t.cost_minor as minor
       from projects t where t.cost_minor is not null and t.from_day ${ON_DAYS} order by t.from_day, t.id`,
    )
    .all({ since, until, partner: partnerId ?? null })
    .map((read) => ofSpent(read, 'joint'));
}

/** Payments, waivers and returns of fees on the days counted. */
export function readPayments(db: Db, { since, until }: DaysCounted, partnerId?: number): CountedRow[] {
  return db
    .prepare<[Row], SpentRead>(
      `select 'payment' as record, t.id as number, t.partner_id as partnerId, ${PARTNER}, null as sharedBy, t.on_day as day, t.kind as what,
         t.direction as fee, null as minutes, t.currency, t.amount_minor as minor
       from payments t where t.on_day ${ON_DAYS} order by t.on_day, t.id`,
    )
    .all({ since, until, partner: partnerId ?? null })
    .map((read) => ofSpent(read, 'fees'));
}

function ofReferral(
  { status, ...read }: ReferralRead,
  counted: Pick<CountedRow, 'part'> & Partial<CountedRow>,
): CountedRow {
  return rowOf({ record: 'referral', ...read, what: status, ...counted });
}

function ofOutcome({ outcomeDay, currency, minor, won, introducedEarlier, ...read }: OutcomeRead) {
  return ofReferral(read, {
    part: 'closed',
    countsOn: outcomeDay,
    amount: moneyOf(currency, minor),
    outcome: { isWon: won === 1, isEarlier: introducedEarlier === 1 },
    isAmong: won === 1,
  });
}

/** What came back counts against what was paid. */
function ofSpent({ currency, minor, ...read }: SpentRead, part: RowsRead): CountedRow {
  const isBack = read.what === 'returned';
  return rowOf({ ...read, part, amount: moneyOf(currency, isBack && minor !== null ? -minor : minor) });
}
