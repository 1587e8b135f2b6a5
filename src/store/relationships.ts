import {
  addDays,
  addMonths,
  firstDayOf,
  lastDayOf,
  lastFullMonths,
  monthOf,
  type Day,
  type Month,
} from '../domain/day.ts';
import type {
  AgreementRow,
  AmountRow,
  NetworkSnapshot,
  PartnerRow,
  ReferralCounts,
  ReportPeriod,
} from '../domain/relationship.ts';
import { countsInConversion, type Direction, type Status } from '../domain/words.ts';
import { COUNTS } from './counting.ts';
import { hasFees, readFeeRecord } from './fees.ts';
import type { Db } from './open.ts';
import { recordsBegin } from './settings.ts';
import { readLastSnoozes } from './snoozes.ts';

/**
 * Everything the report and the advice look at, counted by SQL: one row a partner for each kind of fact, never the
 * rows themselves. Days after `period.until` are not counted, whatever else is on record.
 */
export function readNetwork(db: Db, period: ReportPeriod): NetworkSnapshot {
  return db.transaction((): NetworkSnapshot => {
    const asOf = period.until;
    const tallies = readTallies(db, period);
    const amounts = readAmounts(db, period, tallies);
    return {
      period,
      recordsBegin: recordsBegin(db),
      partners: readPartners(db),
      stages: readStages(db, asOf),
      referrals: readReferralCounts(db, period, tallies),
      amountsInWindow: amounts.window,
      amountsInPeriod: amounts.period,
      checkIns: readCheckIns(db, asOf),
      agreements: readAgreements(db, asOf),
      fees: hasFees(db) ? readFeeRecord(db) : undefined,
      exclusivity: readExclusivity(db, asOf),
      snoozes: readLastSnoozes(db, asOf),
      ...readOccasional(db, asOf),
    };
  })();
}

function readPartners(db: Db): PartnerRow[] {
  return db
    .prepare<[], PartnerRow>(
      `select id, name, name_key as nameKey, profession, archived_on as archivedOn, known_since as knownSince,
         known_since_precision as knownSincePrecision, their_preference as theirPreference,
         my_preference as myPreference, relative_size as relativeSize, check_in_months as checkInMonths, stage, country,
         subdivision, services
       from partners order by name_key, id`,
    )
    .all();
}

function readStages(db: Db, asOf: Day): NetworkSnapshot['stages'] {
  return db
    .prepare<[Day], NetworkSnapshot['stages'][number]>(
      `select partner_id as partnerId, stage, on_day as onDay from stage_events
       where on_day <= ? order by partner_id, on_day, id`,
    )
    .all(asOf);
}

type Parameters = Record<string, string>;

/** The first day of the 12 months that end on `asOf`. */
function windowStart(asOf: Day): Day {
  return addDays(addMonths(asOf, -12), 1);
}

/** One row a partner who has referrals. */
function readReferralCounts(db: Db, period: ReportPeriod, tallies: Tallies): ReferralCounts[] {
  const inWindow = countByPartner(tallies.window);
  const inPeriod = tallies.period === tallies.window ? inWindow : countByPartner(tallies.period);
  const fullMonths = countFullMonths(db, period.until);
  const windowSince = windowStart(period.until);
  return countAll(db, period.until, windowSince).flatMap(({ partnerId, before, firstDay, lastDay }) => {
    if (firstDay === null || lastDay === null) return [];
    const { given, received, lastSixMonths, receivedWon, receivedClosed } = inWindow.get(partnerId) ?? NONE;
    const counts = inPeriod.get(partnerId) ?? NONE;
    return {
      partnerId,
      ever: before + given + received,
      firstDay,
      lastDay,
      given,
      received,
      lastSixMonths,
      receivedWon,
      receivedClosed,
      receivedInFullMonths: fullMonths.get(partnerId) ?? [0, 0, 0],
      givenInPeriod: counts.given,
      receivedInPeriod: counts.received,
      wonInPeriod: counts.won,
      closedInPeriod: counts.closed,
    };
  });
}

/** The edges of each partner's history, and what lies before the window: all of them looked up in the index. */
function countAll(
  db: Db,
  asOf: Day,
  since: Day,
): { partnerId: number; before: number; firstDay: Day | null; lastDay: Day | null }[] {
  return db
    .prepare<[Parameters], { partnerId: number; before: number; firstDay: Day | null; lastDay: Day | null }>(
      `select id as partnerId,
         (select count(*) from referrals r where r.partner_id = p.id and ${COUNTS}
          and occurred_on < :since) as before,
         (select occurred_on from referrals r where r.partner_id = p.id and ${COUNTS}
          order by occurred_on limit 1) as firstDay,
         (select occurred_on from referrals r where r.partner_id = p.id and ${COUNTS}
          and occurred_on <= :asOf order by occurred_on desc limit 1) as lastDay
       from partners p`,
    )
    .all({ asOf, since });
}

/** So many referrals of one partner, direction and status, and what was invoiced for them. */
interface Tally {
  partnerId: number;
  direction: Direction;
  /** As of the last day counted: one that was closed later is still open. */
  status: Status | 'open';
  currency: string | null;
  hasAmount: number;
  minor: number | null;
  n: number;
  lastSixMonths: number;
}

interface Tallies {
  window: Tally[];
  period: Tally[];
}

/** Drives from partners (a cross join keeps that order), so that the days of each are one range of the covering index. */
const BY_PARTNER = `from partners p cross join referrals r on r.partner_id = p.id
  and occurred_on >= :since and occurred_on <= :asOf`;

function readTallies(db: Db, period: ReportPeriod): Tallies {
  const asOf = period.until;
  const statement = db.prepare<[Parameters], Tally>(
    `select p.id as partnerId, direction,
       case when closed_on > :asOf then 'open' else status end as status, currency,
       invoiced_minor is not null as hasAmount, sum(invoiced_minor) as minor, count(*) as n,
       sum(occurred_on > :half) as lastSixMonths
     ${BY_PARTNER} where ${COUNTS} group by 1, 2, 3, 4, 5`,
  );
  const half = addMonths(asOf, -6);
  const windowSince = windowStart(asOf);
  const window = statement.all({ since: windowSince, asOf, half });
  return {
    window,
    period: period.since === windowSince ? window : statement.all({ since: period.since, asOf, half }),
  };
}

interface Counts {
  given: number;
  received: number;
  lastSixMonths: number;
  won: number;
  closed: number;
  receivedWon: number;
  receivedClosed: number;
}

const NONE: Counts = {
  given: 0,
  received: 0,
  lastSixMonths: 0,
  won: 0,
  closed: 0,
  receivedWon: 0,
  receivedClosed: 0,
};

function countByPartner(tallies: readonly Tally[]): Map<number, Counts> {
  const byPartner = new Map<number, Counts>();
  for (const { partnerId, direction, status, n, lastSixMonths } of tallies) {
    let counts = byPartner.get(partnerId);
    if (counts === undefined) byPartner.set(partnerId, (counts = { ...NONE }));
    const won = status === 'won' ? n : 0;
    const closed = status !== 'open' && countsInConversion(status) ? n : 0;
    counts[direction] += n;
    counts.lastSixMonths += lastSixMonths;
    counts.won += won;
    counts.closed += closed;
    if (direction === 'received') {
      counts.receivedWon += won;
      counts.receivedClosed += closed;
    }
  }
  return byPartner;
}

function countFullMonths(db: Db, asOf: Day): Map<number, number[]> {
  const months = lastFullMonths(asOf, 3);
  const [first = monthOf(asOf)] = months;
  const rows = db
    .prepare<[Parameters], { partnerId: number; month: Month; received: number }>(
      `select p.id as partnerId, substr(occurred_on, 1, 7) as month, count(*) as received
       ${BY_PARTNER} where direction = 'received' and ${COUNTS} group by 1, 2`,
    )
    .all({ since: firstDayOf(first), asOf: lastDayOf(months.at(-1) ?? first) });
  const byPartner = new Map<number, number[]>();
  for (const { partnerId, month, received } of rows) {
    const counts = byPartner.get(partnerId) ?? months.map(() => 0);
    counts[months.indexOf(month)] = received;
    byPartner.set(partnerId, counts);
  }
  return byPartner;
}

/**
 * Exchanged in each of the 12 trailing months that end on `asOf`, oldest first, for the partners named: they add up to
 * what was exchanged in the window. SQL counts what is later than each edge, and neighbours are subtracted here.
 */
export function readMonths(db: Db, asOf: Day, partnerIds: readonly number[]): Map<number, number[]> {
  const edges = Array.from({ length: 12 }, (_, index) => addMonths(asOf, index - 12));
  const later = edges.map((edge, index) => `sum(occurred_on > '${edge}') as later${index}`);
  const rows = db
    .prepare<[Parameters], Record<string, number>>(
      `select p.id as partnerId, ${later.join(', ')} ${BY_PARTNER}
       where p.id in (select value from json_each(:ids)) and ${COUNTS} group by p.id`,
    )
    .all({ since: windowStart(asOf), asOf, ids: JSON.stringify(partnerIds) });
  return new Map(
    rows.map((row) => {
      const counts = [...edges.map((_, index) => row[`later${index}`] ?? 0), 0];
      return [row['partnerId'] ?? 0, counts.slice(0, -1).map((n, index) => n - (counts[index + 1] ?? 0))];
    }),
  );
}

/** Closed business of won referrals: what was invoiced, else what was collected; never the estimate. */
function readAmounts(
  db: Db,
  period: ReportPeriod,
  tallies: Tallies,
): { window: AmountRow[]; period: AmountRow[] } {
  const windowSince = windowStart(period.until);
  const window = amountsOf(tallies.window, readCollected(db, windowSince, period.until));
  return {
    window,
    period:
      tallies.period === tallies.window
        ? window
        : amountsOf(tallies.period, readCollected(db, period.since, period.until)),
  };
}

function amountsOf(tallies: readonly Tally[], collected: readonly AmountRow[]): AmountRow[] {
  const won = tallies.filter(({ status }) => status === 'won');
  const rows = won.map(({ partnerId, direction, currency, hasAmount, minor, n }): AmountRow => ({
    partnerId,
    direction,
    currency: hasAmount === 1 ? currency : null,
    minor,
    won: n,
  }));
  // A referral with collections alone was counted above as one without an amount.
  const corrections = collected.map((row): AmountRow => ({
    ...row,
    currency: null,
    minor: null,
    won: -row.won,
  }));
  return [...rows, ...collected, ...corrections];
}

/** What was collected, up to the last day, for won referrals that have no invoiced amount. A cross join keeps the order: collections are few. */
function readCollected(db: Db, since: Day, asOf: Day): AmountRow[] {
  return db
    .prepare<[Parameters], AmountRow>(
      `select r.partner_id as partnerId, r.direction, c.currency, sum(c.amount_minor) as minor,
         count(distinct r.id) as won
       from collections c cross join referrals r on r.id = c.referral_id
       where r.status = 'won' and r.invoiced_minor is null and r.consent is not 0
         and (r.closed_on is null or r.closed_on <= :asOf)
         and r.occurred_on >= :since and r.occurred_on <= :asOf and c.on_day <= :asOf
       group by 1, 2, 3`,
    )
    .all({ since, asOf });
}

function readCheckIns(db: Db, asOf: Day): NetworkSnapshot['checkIns'] {
  return db
    .prepare<[Record<string, string>], NetworkSnapshot['checkIns'][number]>(
      `select partner_id as partnerId, min(on_day) as firstDay, max(on_day) as lastDay,
         (select next_on from check_ins last where last.partner_id = c.partner_id and on_day <= :asOf
          order by on_day desc, id desc limit 1) as plannedOn,
         sum(case when on_day > :after then coalesce(minutes, 0) else 0 end) as minutes
       from check_ins c where on_day <= :asOf group by partner_id`,
    )
    .all({ asOf, after: addMonths(asOf, -12) });
}

function readAgreements(db: Db, asOf: Day): AgreementRow[] {
  return db
    .prepare<[Record<string, string>], AgreementRow>(
      `select a.id as number, a.partner_id as partnerId, a.form, a.starts_on as startsOn, a.ends_on as endsOn,
         a.closed_on as closedOn, a.review_on as reviewOn,
         (select exclusive_service from agreement_terms t where t.agreement_id = a.id and t.from_day <= :asOf
           order by t.from_day desc limit 1) as exclusiveService,
         exists (select 1 from promises p where p.agreement_id = a.id and p.side = 'mine') as myExpectations,
         exists (select 1 from promises p where p.agreement_id = a.id and p.side = 'theirs') as theirExpectations,
         exists (select 1 from fee_terms f where f.agreement_id = a.id and f.from_day <= :asOf) as fees
       from agreements a where a.starts_on <= :asOf order by a.id`,
    )
    .all({ asOf });
}

/** My exclusive promises and what I gave in the 12 months; undefined where no service was ever promised. */
function readExclusivity(db: Db, asOf: Day): NetworkSnapshot['exclusivity'] {
  const promises = db
    .prepare<[Day], NonNullable<NetworkSnapshot['exclusivity']>['promises'][number]>(
      `select t.agreement_id as agreement, t.exclusive_service as service, t.from_day as since,
         (select min(n.from_day) from agreement_terms n
          where n.agreement_id = t.agreement_id and n.from_day > t.from_day) as replacedOn
       from agreement_terms t where t.exclusive_service is not null and t.from_day <= ?
       order by t.agreement_id, t.from_day`,
    )
    .all(asOf);
  if (promises.length === 0) return undefined;
  const given = db
    .prepare<[Day, Day], NonNullable<NetworkSnapshot['exclusivity']>['given'][number]>(
      `select id as number, partner_id as partnerId, occurred_on as "on", need from referrals
       where direction = 'given' and ${COUNTS} and occurred_on > ? and occurred_on <= ? order by id`,
    )
    .all(addMonths(asOf, -12), asOf);
  return { promises, given };
}

/** What most partners have none of, listed as it is: talks, satisfaction, signals, joint activities. */
function readOccasional(
  db: Db,
  asOf: Day,
): Pick<NetworkSnapshot, 'talks' | 'satisfactions' | 'signals' | 'jointActivities'> {
  return {
    talks: db
      .prepare<[Day], NetworkSnapshot['talks'][number]>(
        `select partner_id as partnerId, on_day as onDay from check_ins
         where kind = 'talk' and on_day <= ? order by on_day, id`,
      )
      .all(asOf),
    satisfactions: db
      .prepare<[Day], NetworkSnapshot['satisfactions'][number]>(
        `select partnerId, value, onDay from (
           select partner_id as partnerId, satisfaction as value, on_day as onDay,
             row_number() over (partition by partner_id order by on_day desc, id desc) as place
           from check_ins where satisfaction is not null and on_day <= ?)
         where place = 1`,
      )
      .all(asOf),
    signals: db
      .prepare<[Day], NetworkSnapshot['signals'][number]>(
        `select partner_id as partnerId, kind, on_day as onDay from signals
         where on_day <= ? order by on_day, id`,
      )
      .all(asOf),
    jointActivities: db
      .prepare<[Day], NetworkSnapshot['jointActivities'][number]>(
        `select partner_id as partnerId, kind, from_day as fromDay, until_day as untilDay, currency,
           cost_minor as costMinor
         from joint_activities where from_day <= ? order by from_day, id`,
      )
      .all(asOf),
  };
}

/** The day of the referral with which the count of the 12 months to `asOf` passed `limit`; undefined if it did not. */
export function readPatternSince(db: Db, partnerId: number, asOf: Day, limit: number): Day | undefined {
  return db
    .prepare<[number, Day, Day, number], Day>(
      `select occurred_on from referrals where ${COUNTS} and partner_id = ? and occurred_on > ?
         and occurred_on <= ? order by occurred_on limit 1 offset ?`,
    )
    .pluck()
    .get(partnerId, addMonths(asOf, -12), asOf, limit);
}
