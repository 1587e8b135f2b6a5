import { firstDayOf, lastDayOf, lastFullMonths, monthsAgoWindow, type Day } from '../calendar/day.ts';
import {
  firstOfMonths,
  JANUARY,
  verdictPeriod,
  type AgreementRow,
  type NetworkSnapshot,
  type PartnerRow,
  type ReferralCounts,
  type ReportPeriod,
} from './relationship.ts';
import { countsOn, onlyOf } from '../file/counting.ts';
import { readOutcomes } from '../referrals/closed.sql.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { prepared } from '../file/prepared.sql.ts';
import { recordsBegin } from '../settings/settings.sql.ts';
import { readMinutes } from '../contact/minutes.sql.ts';
import { readLastSnoozes } from '../contact/snooze.sql.ts';
import { lazily } from '../text/lazily.ts';
import type { Row } from '../file/tables.sql.ts';

/** Loaded only where one partner alone is read. */
const oneRoom = lazily(() => import('./one-partner.sql.ts'));
/** Loaded only where something is agreed that notices are about. */
const shownRoom = lazily(() => import('../partners/shown-notices.sql.ts'));
/** Loaded only where there are fees. */
const feesRoom = lazily(() => import('../agreements/fees.sql.ts'));

/**
 * Everything the report and the advice look at, counted by SQL: one row a partner for each kind of fact, never the
 * rows themselves. Days after `period.until` are not counted, whatever else is on record. With `provenFrom`, what
 * lies before the 12 months is counted only of partners with fewer in them than that: no verdict asks for more, and the
 * other pages of the file need not be read; without it, of everybody. Whom a client chose is told as known on `today` (the period's last day), in the
 * period's counts and in those of its verdicts: a period reads the same whichever report tells it, and one screen has one
 * count. The period's closed business is what has come in up to `today` too; the verdict's is what had come in by the
 * last day. With `partner`, the facts are read of that one alone, and of the others only how much was exchanged with them.
 */
export function readNetwork(
  db: Db,
  period: ReportPeriod,
  { provenFrom, today = period.until, partner }: { provenFrom?: number; today?: Day; partner?: number } = {},
): NetworkSnapshot {
  return db.transaction((): NetworkSnapshot => {
    const asOf = period.until;
    // Whether an exclusive promise is kept shows in what is agreed with others and was given to them.
    const isExclusive = partner === undefined || oneRoom().holdsPromise(db, partner, asOf);
    const withOthers = isExclusive ? undefined : partner;
    const agreements = readAgreements(db, asOf, withOthers);
    const window = verdictPeriod(asOf);
    const outcomesInWindow = readOutcomes(db, window, asOf, partner);
    const isWindow = period.since === window.since && today === asOf;
    const isWithFees = hasFees(db);
    return {
      period,
      recordsBegin: recordsBegin(db),
      partners: readPartners(db, withOthers),
      stages: readStages(db, asOf, partner),
      referrals: readReferralCounts(db, period, today, { provenFrom, partner }),
      exchanged: partner === undefined ? undefined : oneRoom().readExchanged(db, window, today),
      outcomesInWindow,
      outcomesInPeriod: isWindow ? outcomesInWindow : readOutcomes(db, period, today, partner),
      checkIns: readCheckIns(db, asOf, partner),
      minutes: readMinutes(db, window, partner),
      agreements: agreements.filter(({ startsOn }) => startsOn <= asOf),
      agreementsAhead: agreements.filter(({ startsOn }) => startsOn > asOf),
      fees: isWithFees ? feesRoom().readFeeRecord(db, asOf, partner) : undefined,
      exclusivity: isExclusive ? readExclusivity(db, asOf, today) : undefined,
      snoozes: readLastSnoozes(db, asOf, partner),
      shownNotices: isWithFees || agreements.length > 0 ? shownRoom().readShownByPartner(db) : undefined,
      ...readOccasional(db, asOf, partner),
    };
  })();
}

function readPartners(db: Db, partner?: number): PartnerRow[] {
  return db
    .prepare<[Row], PartnerRow>(
      `select id, name, name_key as nameKey, profession, archived_on as archivedOn, known_since as knownSince,
    known_since_precision as knownSincePrecision, their_preference as theirPreference,
    my_preference as myPreference, relative_size as relativeSize, check_in_months as checkInMonths, stage, country,
    subdivision, services, not_taking_until as notTakingUntil, do_not_refer as doNotRefer
    from partners where true ${onlyOf(partner, 'id')} order by name_key, id`,
    )
    .all({ partner: partner ?? null });
}

function readStages(db: Db, asOf: Day, partner?: number): NetworkSnapshot['stages'] {
  return db
    .prepare<[Row], NetworkSnapshot['stages'][number]>(
      `select partner_id as partnerId, stage, on_day as onDay from stage_events
    where on_day <= :asOf ${onlyOf(partner)} order by partner_id, on_day, id`,
    )
    .all({ asOf, partner: partner ?? null });
}

/** Drives from partners (a cross join keeps that order), so that the days of each are one range of the covering index. */
const BY_PARTNER = `from partners p cross join referrals r on r.partner_id = p.id
  and occurred_on >= :since and occurred_on <= :asOf`;

/** What counts as it is known today, whatever the last day counted: see {@link readNetwork}. */
const COUNTS_TODAY = countsOn(':today');

const GIVEN = `direction = 'given'`;
const RECEIVED = `direction = 'received'`;

function counted(what: Readonly<Record<string, string>>): string {
  return Object.entries(what)
    .map(([name, condition]) => `count(*) filter (where ${condition}) as ${name}`)
    .join(', ');
}

interface WindowRow extends Omit<
  ReferralCounts,
  'ever' | 'firstDay' | 'receivedInFullMonths' | keyof PeriodCounts
> {
  firstDay: Day | null;
  before: number;
  month0: number;
  month1: number;
  month2: number;
}

type PeriodCounts = Pick<ReferralCounts, 'givenInPeriod' | 'receivedInPeriod'>;

const NONE_IN_PERIOD: PeriodCounts = { givenInPeriod: 0, receivedInPeriod: 0 };

/** One row a partner who has referrals. */
function readReferralCounts(
  db: Db,
  period: ReportPeriod,
  today: Day,
  whose: { provenFrom: number | undefined; partner: number | undefined },
): ReferralCounts[] {
  const asOf = period.until;
  const rows = readWindow(db, asOf, today, whose);
  const isWindow = period.since === verdictPeriod(asOf).since;
  const inPeriod = isWindow ? undefined : countPeriod(db, period, today, whose.partner);
  return rows.flatMap((row) => {
    const { partnerId, before, firstDay, lastDay, given, received } = row;
    if (firstDay === null) return [];
    const counts =
      inPeriod === undefined
        ? { givenInPeriod: given, receivedInPeriod: received }
        : (inPeriod.get(partnerId) ?? NONE_IN_PERIOD);
    return {
      partnerId,
      ever: before + given + received,
      firstDay,
      lastDay,
      given,
      received,
      lastSixMonths: row.lastSixMonths,
      receivedInFullMonths: [row.month0, row.month1, row.month2],
      months: row.months,
      givenInPeriod: counts.givenInPeriod,
      receivedInPeriod: counts.receivedInPeriod,
    };
  });
}

/** The 12 months of each partner, the edges of the history, and what lies before: all of it from the covering index. */
function readWindow(
  db: Db,
  asOf: Day,
  today: Day,
  { provenFrom, partner }: { provenFrom: number | undefined; partner: number | undefined },
): WindowRow[] {
  const monthsInFull = lastFullMonths(asOf, 3).map((month, index): [string, string] => [
    `month${index}`,
    `${RECEIVED} and occurred_on >= '${firstDayOf(month)}' and occurred_on <= '${lastDayOf(month)}'`,
  ]);
  const columns = counted({
    given: GIVEN,
    received: RECEIVED,
    lastSixMonths: 'occurred_on > :half',
    ...Object.fromEntries(monthsInFull),
  });
  // A letter a month costs a scan next to nothing, twelve counts more than all others together.
  const months = `group_concat(char(${JANUARY - 1} + substr(occurred_on, 6, 2)), '') filter (where occurred_on >= :firstMonth) as months`;
  const own = `from referrals o where o.partner_id = p.id and ${COUNTS_TODAY} and occurred_on`;
  return db
    .prepare<[Row], WindowRow>(
      `select p.id as partnerId, ${columns}, ${months},
    (select occurred_on ${own} <= :asOf order by occurred_on limit 1) as firstDay,
    (select occurred_on ${own} <= :asOf order by occurred_on desc limit 1) as lastDay,
    iif(:provenFrom is null or count(r.id) < :provenFrom, (select count(*) ${own} < :since), 0) as before
    from partners p left join referrals r on r.partner_id = p.id and ${COUNTS_TODAY}
    and occurred_on >= :since and occurred_on <= :asOf
    where true ${onlyOf(partner, 'p.id')} group by p.id`,
    )
    .all({
      since: verdictPeriod(asOf).since,
      asOf,
      today,
      half: monthsAgoWindow(asOf, 6).after,
      firstMonth: firstOfMonths(asOf),
      provenFrom: provenFrom ?? null,
      partner: partner ?? null,
    });
}

/** Given and received in a period, of all partners together or of one. */
export function countIntroduced(
  db: Db,
  period: ReportPeriod,
  today: Day,
  partnerId?: number,
): { given: number; received: number } {
  const columns = counted({ given: GIVEN, received: RECEIVED });
  const row = db
    .prepare<[Row], { given: number; received: number }>(
      `select ${columns} ${BY_PARTNER} where ${COUNTS_TODAY} ${onlyOf(partnerId, 'p.id')}`,
    )
    .get({ since: period.since, asOf: period.until, today, partner: partnerId ?? null });
  return row ?? { given: 0, received: 0 };
}

/** Given and received in a period of each partner who has any, or of one. */
export function countPeriod(
  db: Db,
  period: Pick<ReportPeriod, 'since' | 'until'>,
  today: Day,
  partnerId?: number,
): Map<number, PeriodCounts> {
  const columns = counted({ givenInPeriod: GIVEN, receivedInPeriod: RECEIVED });
  const rows = prepared<PeriodCounts & { partnerId: number }>(
    db,
    `select p.id as partnerId, ${columns} ${BY_PARTNER} where ${COUNTS_TODAY} ${onlyOf(partnerId, 'p.id')}
    group by p.id`,
  ).all({ since: period.since, asOf: period.until, today, partner: partnerId ?? null });
  return new Map(rows.map((row) => [row.partnerId, row]));
}

function readCheckIns(db: Db, asOf: Day, partner?: number): NetworkSnapshot['checkIns'] {
  return db
    .prepare<[Row], NetworkSnapshot['checkIns'][number]>(
      `select partner_id as partnerId, min(on_day) as firstDay, max(on_day) as lastDay,
    (select next_on from check_ins last where last.partner_id = c.partner_id and on_day <= :asOf
    order by on_day desc, id desc limit 1) as plannedOn
    from check_ins c where on_day <= :asOf ${onlyOf(partner)} group by partner_id`,
    )
    .all({ asOf, partner: partner ?? null });
}

/**
 * What each side promised is read of the agreement and of those that took its place on the day it was closed: a promise
 * goes on under what it was written down in, and was made under what was agreed on its day.
 */
function readAgreements(db: Db, asOf: Day, partner?: number): AgreementRow[] {
  const promised = (side: 'mine' | 'theirs') => `(select min(coalesce(p.from_day, a.starts_on)) from lines l
    join promises p on p.agreement_id = l.heir where l.id = a.id and p.side = '${side}')`;
  return db
    .prepare<[Row], AgreementRow>(
      `with recursive lines(id, heir) as (
    select id, id from agreements where true ${onlyOf(partner)}
    union select l.id, b.id from lines l join agreements a on a.id = l.heir
    join agreements b on b.partner_id = a.partner_id and b.starts_on = a.closed_on)
    select a.id as number, a.partner_id as partnerId, a.form, a.starts_on as startsOn, a.ends_on as endsOn,
    a.closed_on as closedOn, a.review_on as reviewOn,
    (select json_group_array(json_object('from', t.from_day, 'service', t.exclusive_service) order by t.from_day)
    from agreement_terms t where t.agreement_id = a.id and t.from_day <= :asOf) as exclusive,
    ${promised('mine')} as expectedOfMe, ${promised('theirs')} as expectedOfThem,
    (select json_group_array(json_object('direction', f.direction, 'from', f.from_day, 'until', f.until_day)
    order by f.from_day) from fee_terms f where f.agreement_id = a.id and f.from_day <= :asOf) as fees
    from agreements a where true ${onlyOf(partner)} order by a.id`,
    )
    .all({ asOf, partner: partner ?? null });
}

/** My exclusive promises and what I gave in the 12 months; undefined where no service was ever promised. */
function readExclusivity(db: Db, asOf: Day, today: Day): NetworkSnapshot['exclusivity'] {
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
    .prepare<[Row], NonNullable<NetworkSnapshot['exclusivity']>['given'][number]>(
      `select id as number, partner_id as partnerId, occurred_on as "on", need from referrals
    where direction = 'given' and ${COUNTS_TODAY} and occurred_on > :after and occurred_on <= :asOf order by id`,
    )
    .all({ after: monthsAgoWindow(asOf).after, asOf, today });
  return { promises, given };
}

/** What most partners have none of, listed as it is: talks, satisfaction, answers, signals, joint activities. */
function readOccasional(
  db: Db,
  asOf: Day,
  partner?: number,
): Pick<NetworkSnapshot, 'talks' | 'satisfactions' | 'answers' | 'signals' | 'projects'> {
  const own = onlyOf(partner);
  const cells = { after: monthsAgoWindow(asOf).after, asOf, partner: partner ?? null };
  return {
    talks: db
      .prepare<[Row], NetworkSnapshot['talks'][number]>(
        `select partner_id as partnerId, on_day as onDay from check_ins
    where kind = 'talk' and on_day <= :asOf ${own} order by on_day, id`,
      )
      .all(cells),
    satisfactions: db
      .prepare<[Row], NetworkSnapshot['satisfactions'][number]>(
        `select partner_id as partnerId, satisfaction as value, on_day as onDay from check_ins
    where satisfaction is not null and on_day > :after and on_day <= :asOf ${own} order by on_day, id`,
      )
      .all(cells),
    answers: db
      .prepare<[Row], NetworkSnapshot['answers'][number]>(
        `select partner_id as partnerId, question, answer, on_day as onDay from question_answers
    where on_day <= :asOf ${own} order by on_day, id`,
      )
      .all(cells),
    signals: db
      .prepare<[Row], NetworkSnapshot['signals'][number]>(
        `select partner_id as partnerId, kind, on_day as onDay from signals
    where on_day <= :asOf ${own} order by on_day, id`,
      )
      .all(cells),
    projects: db
      .prepare<[Row], NetworkSnapshot['projects'][number]>(
        `select partner_id as partnerId, kind, from_day as fromDay, until_day as untilDay, currency,
    cost_minor as costMinor
    from projects where from_day <= :asOf ${own} order by from_day, id`,
      )
      .all(cells),
  };
}
