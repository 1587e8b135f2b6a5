/** How the network stands: stages, check-ins due and kept on time, habits, objectives. */
import { field, list, only, sameRows, type Asking, type Theme } from './asked.ts';
import { TOP_FIFTH, WIDTH } from './exchange.ts';

export const portfolio: Theme = {
  section: 'portfolio',
  compare: (json, ask) => {
    const top = ask.row(TOP_FIFTH);
    const isTold = Number(top['partners']) > 0;
    const there = `from known p, asked where ifnull(p.archived_on, '9999-12-31') > until`;
    return {
      network: {
        told: only(json, ['partners', 'width']),
        counted: ask.row(`select (select count(*) ${there}) as partners, (${WIDTH}) as width`),
      },
      stages: sameRows(
        list(json, 'stages').filter((row) => field(row, 'partners') !== 0),
        ask.rows(`select stage_then as stage, count(*) as partners ${there} group by 1`),
        ['stage', 'partners'],
      ),
      topFifth: {
        told:
          field(json, 'topFifth') === null ? null : only(field(json, 'topFifth'), ['partners', 'received']),
        counted: isTold ? top : null,
      },
    };
  },
};

/**
 * When a check-in is due and overdue, of each of `moments(partner, at, upto)`: as it stands on the day `at`, with the
 * check-ins up to `upto`.
 */
const RHYTHM = `
  contacts as (select m.*,
      (select c.id from check_ins c where c.partner_id = m.partner and c.on_day <= m.upto
        order by c.on_day desc, c.id desc limit 1) as check_in,
      ifnull((select e.stage from stage_events e where e.partner_id = m.partner and e.on_day <= m.at
        order by e.on_day desc, e.id desc limit 1), 'acquaintance') as stage
    from moments m),
  stages as (select k.*, (select c.on_day from check_ins c where c.id = k.check_in) as last,
      (select min(e.on_day) from stage_events e where e.partner_id = k.partner and e.on_day <= k.at and e.stage = k.stage
        and not exists (select 1 from stage_events y where y.partner_id = k.partner and y.on_day <= k.at
          and y.stage <> k.stage and (y.on_day, y.id) > (e.on_day, e.id))) as stage_day
    from contacts k where not (k.stage = 'acquaintance' and k.check_in is null)),
  agreed as (select k.*, max(ifnull(last, stage_day), ifnull((select max(g.starts_on) from agreements g
      where g.partner_id = k.partner and g.starts_on <= k.at), '')) as contact from stages k),
  paced as (select k.*, (select p.check_in_months from partners p where p.id = k.partner) as own,
      case k.stage when 'acquaintance' then 6 when 'power-partner' then 3 when 'strategic-alliance' then 3
        when 'joint-venture' then 1
        else case when date(stage_day, '+12 months', 'floor') > contact and ifnull((select date(min(x.day), '+12 months', 'floor')
          from counted x where x.partner = k.partner and x.day <= k.at), '9999-12-31') > contact then 3 else 6 end end as usual,
      (select count(*) from counted x where x.partner = k.partner and x.day <= k.at
        and x.day > date(k.at, '-6 months', 'floor')) as pace
    from agreed k),
  spaced as (select k.*, coalesce(own, case when pace >= 18 then 1 else usual end) as months from paced k),
  dues as (select k.*, date(contact, '+' || months || ' months', 'floor') as regular,
      case when contact = last then (select c.next_on from check_ins c where c.id = k.check_in) end as named,
      (select max(z.until_day) from snoozes z where z.kind = 'check-in' and z.partner_id = k.partner
        and z.on_day <= k.at and z.on_day >= ifnull(last, '')) as snoozed
    from spaced k),
  rhythm as (select k.*, max(ifnull(named, regular), ifnull(snoozed, '')) as due,
      date(max(ifnull(named, regular), ifnull(snoozed, '')),
        '+' || (cast(julianday(regular) - julianday(contact) as integer) / 2) || ' days') as overdue
    from dues k)`;

const ON_THE_LAST_DAY = `moments as (select p.id as partner, until as at, until as upto from partners p, asked
  where ifnull(p.archived_on, '9999-12-31') > until)`;

export const checkInsDue: Theme = {
  section: 'check-ins',
  compare: (json, ask) => ({
    due: sameRows(
      list(json, 'checkInsDue').map((row) => ({
        ...only(row, ['dueOn', 'lastCheckIn', 'everyMonths', 'state', 'partner']),
      })),
      ask.rows(`with ${ON_THE_LAST_DAY}, ${RHYTHM}
        select p.name as partner, case when overdue <= at then 'overdue' else 'due' end as state, due as dueOn, last as lastCheckIn,
          months as everyMonths
        from rhythm r join partners p on p.id = r.partner where due <= at`),
      ['partner', 'state', 'dueOn', 'lastCheckIn', 'everyMonths'],
    ),
  }),
};

const WEEK = (day: string) => `cast(julianday(until) - julianday(${day}) as integer) / 7`;

/** Weeks are whole, the last ends with the days; what is before the first of them is of none. */
const WHOLE_WEEK = (day: string) =>
  `${day} between date(until, '-' || (cast(julianday(until) - julianday(since) + 1 as integer) / 7 * 7 - 1) || ' days') and until`;

export const habits: Theme = {
  section: 'habits',
  compare: (json, ask) => {
    const kept =
      ask.row(`with moments as (select distinct c.partner_id as partner, date(c.on_day, '-1 day') as at, date(c.on_day, '-1 day') as upto,
          c.on_day as made
        from check_ins c, asked where c.on_day between since and until), ${RHYTHM}
      select count(*) filter (where made < overdue) as onTime, count(*) filter (where made >= overdue) as late from rhythm`);
    const overdue = ask.row(
      `with ${ON_THE_LAST_DAY}, ${RHYTHM} select count(*) as n from rhythm where overdue <= at`,
    );
    return {
      checkIns: {
        told: only(json, ['checkIns', 'oneToOnes', 'broadcasts', 'weeksVisible']),
        counted: ask.row(`select
            (select count(distinct ifnull(touch, id)) from check_ins where on_day between since and until) as checkIns,
            (select count(distinct ifnull(touch, id)) from check_ins where on_day between since and until and kind = 'meeting') as oneToOnes,
            (select count(*) from broadcasts where on_day between since and until) as broadcasts,
            (select count(distinct ${WEEK('on_day')}) from broadcasts where ${WHOLE_WEEK('on_day')}) as weeksVisible
          from asked`),
      },
      kinds: sameRows(
        Object.entries(Object(field(json, 'checkInsByKind'))).map(([kind, n]) => ({ kind, n })),
        ask.rows(
          `select kind, count(distinct ifnull(touch, id)) as n from check_ins, asked where on_day between since and until group by 1`,
        ),
        ['kind', 'n'],
      ),
      kept: {
        told: {
          ...only(field(json, 'checkInsOnTime'), ['n', 'of']),
          ...only(json, ['checkInsLate', 'checkInsOverdue']),
        },
        counted: {
          n: kept['onTime'],
          of: Number(kept['onTime']) + Number(kept['late']) + Number(overdue['n']),
          checkInsLate: kept['late'],
          checkInsOverdue: overdue['n'],
        },
      },
      newPeople: {
        told: only(json, ['newPeople', 'weeksWithNewPeople']),
        counted: ask.row(`with met as (${MET})
          select count(*) as newPeople, count(distinct ${WEEK('day')}) filter (where ${WHOLE_WEEK('day')}) as weeksWithNewPeople
          from met, asked where day between since and until`),
      },
    };
  },
};

/**
 * Known since then; else added then, which is the day of the first stage: but whoever was entered in the first week of the
 * file, or came with an import, was known before.
 */
const MET = `select p.id, ifnull(p.known_since, (select min(e.on_day) from stage_events e, meta where e.partner_id = p.id
    and p.import_id is null and meta.key = 'made-on' having min(e.on_day) >= date(meta.value, '+7 days'))) as day from partners p`;

/** As it stood on the last day: what is not chosen later counts yet, what was collected later does not. */
const REACHED = `case o.goal_kind
  when 'check-ins' then (select count(distinct ifnull(c.touch, c.id)) from check_ins c where c.on_day between o.since and o.until)
  when 'one-to-ones' then (select count(distinct ifnull(c.touch, c.id)) from check_ins c where c.kind = 'meeting' and c.on_day between o.since and o.until)
  when 'partners' then (select count(*) from (${MET}) where day between o.since and o.until)
  when 'won' then (select count(*) from closed x where x.partner is not null and x.status = 'won'
    and x.direction = 'received' and x.outcome_day between o.since and o.until)
  when 'business' then ifnull((select sum(iif(x.invoiced_minor is not null, iif(x.currency = o.goal_currency, x.invoiced_minor, 0),
      (select sum(c.amount_minor) from collections c
        where c.referral_id = x.id and c.currency = o.goal_currency and c.on_day <= o.last_day)))
    from closed x where x.partner is not null and x.status = 'won' and x.direction = 'received'
      and x.outcome_day between o.since and o.until), 0)
  else (select count(*) from introduced x where x.partner is not null and x.day between o.since and o.until
    and (x.status <> 'not-chosen' or x.outcome_day > o.last_day) and o.goal_kind in ('exchanged', x.direction)) end`;

/** Those open on the last day, and those that ended in the period and were closed only after their last day. */
const OBJECTIVES = `with o as (select p.*, from_day as since, min(due_on, asked.until) as until,
    asked.until as last_day from promises p, asked
    where partner_id is null and from_day <= asked.until and (ifnull(done_on, '9999-12-31') > asked.until or done_on > due_on and due_on >= asked.since)),
  r as (select o.*, ${REACHED} as reached,
    cast(julianday(until) - julianday(since) as integer) + 1 as gone,
    cast(julianday(due_on) - julianday(since) as integer) + 1 as days from o)
  select id as number, case goal_kind when 'business' then goal_currency || ' ' || reached else reached end as reached,
    gone as daysGone, days as daysInAll,
    case when done_on <= asked.until then 'done' when reached >= goal then 'reached' when due_on < asked.until then 'missed'
      when reached * days >= goal * gone then 'on-track' else 'behind' end as state
  from r, asked`;

export const objectives: Theme = {
  section: 'objectives',
  compare: (json, ask: Asking) => ({
    objectives: sameRows(
      list(json, 'objectives').map((row) => ({
        ...only(row, ['number', 'daysGone', 'daysInAll', 'state']),
        reached:
          field(row, 'goalAmount') === null
            ? field(row, 'reached')
            : `CAD ${Number(String(field(row, 'reachedAmount')).replace('.', ''))}`,
      })),
      ask.rows(OBJECTIVES),
      ['number', 'reached', 'daysGone', 'daysInAll', 'state'],
    ),
  }),
};
