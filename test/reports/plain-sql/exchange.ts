/** What went back and forth, and who sends clients: volume, reciprocity, referrers, concentration, trend. */
import {
  ANYBODY,
  columns,
  counts,
  field,
  list,
  OF_PARTNER,
  only,
  percent,
  sameRows,
  sinceAnything,
  sums,
  type Theme,
} from './asked.ts';

const OF_EACH = counts(OF_PARTNER);
const OF_ALL = counts(ANYBODY);

const VOLUME = ['given', 'received', 'exchanged', 'closed', 'won', 'introducedEarlier', 'businessReceived'];
const MORE = ['businessGiven', 'wonWithoutAmount'];
const CLOSED_BUSINESS = { businessReceived: 'closedBusiness' };

const paid = (direction: string) =>
  sums(`select y.currency, case y.kind when 'paid' then y.amount_minor else -y.amount_minor end as minor
    from payments y where y.direction = '${direction}' and y.kind in ('paid', 'returned')
    and y.on_day between s.since and s.until`);

export const volume: Theme = {
  section: 'volume',
  compare: (json, ask) => ({
    partners: sameRows(
      list(json, 'volume'),
      ask.rows(`select 'p' || p.id as partnerId, ${columns(OF_EACH, [...VOLUME, ...MORE])},
          (select max(c.on_day) from check_ins c, asked where c.partner_id = p.id and c.on_day <= asked.until) as lastCheckIn
        from partners p, spans s where s.span = 'asked' and given + received + closed > 0`),
      ['partnerId', ...VOLUME, ...MORE, 'lastCheckIn'],
      CLOSED_BUSINESS,
    ),
    months: sameRows(
      list(json, 'volume').map((row) => ({
        partnerId: field(row, 'partnerId'),
        months: list(row, 'months').join(' '),
      })),
      ask.rows(`with recursive months(nth, first, last) as (
          select 0, date(until, 'start of month'), until from asked
          union all select nth + 1, date(first, '-1 month'), date(first, '-1 day') from months where nth < 11)
        select 'p' || p.id as partnerId, (select group_concat(n, ' ') from (select (select count(*) from counted x
            where x.partner = p.id and x.day between m.first and m.last) as n from months m order by nth desc)) as months
        from partners p, spans s where s.span = 'asked'
          and ${OF_EACH['exchanged']} + ${OF_EACH['closed']} > 0`),
      ['partnerId', 'months'],
    ),
  }),
};

/** The head of the whole report. */
export const totals: Theme = {
  section: '',
  compare: (json, ask) => {
    const names = [...VOLUME, ...MORE];
    return {
      totals: {
        told: only(field(json, 'totals'), names),
        counted: ask.row(`select ${columns(OF_ALL, names)} from spans s where s.span = 'asked'`),
      },
      before: {
        told: only(field(json, 'before'), names),
        counted: ask.row(`select ${columns(OF_ALL, names)} from spans s where s.span = 'before'`),
      },
      head: {
        told: only(json, ['clientsGiven', 'feesPaid', 'feesReceived']),
        counted: ask.row(`select
            (select count(distinct ifnull(x.introduction, 'only ' || x.id)) from counted x
              where x.partner is not null and x.direction = 'given' and x.day between s.since and s.until) as clientsGiven,
            ${paid('i-pay')} as feesPaid, ${paid('they-pay')} as feesReceived
          from spans s where s.span = 'asked'`),
      },
      uncounted: sameRows(
        list(json, 'uncounted'),
        ask.rows(`select r.direction, case when r.consent = 0 then 'no-consent' else 'not-chosen' end as why,
            count(*) as referrals
          from referrals r, asked where r.partner_id is not null and r.status <> 'void'
            and r.occurred_on between since and until and (r.consent = 0 or
              r.status = 'not-chosen' and ifnull(r.closed_on, r.occurred_on) <= today) group by 1, 2`),
        ['direction', 'why', 'referrals'],
      ),
      withoutAmount: {
        told: list(json, 'withoutAmount').join(' '),
        counted: ask
          .rows(
            `select x.id from closed x, asked where x.partner is not null and x.direction = 'received' and x.status = 'won'
              and x.outcome_day between since and until and not exists (select 1 from amounts a where a.id = x.id)
            order by x.id`,
          )
          .map(({ id }) => id)
          .join(' '),
      },
    };
  },
};

export const reciprocity: Theme = {
  section: 'reciprocity',
  compare: (json, ask) => {
    const names = ['given', 'received', 'businessGiven', 'businessReceived'];
    const each = ['partnerId', ...names, 'closed', 'won', 'wonWithoutAmount'];
    const exchanging = `select ${columns(OF_EACH, ['given', 'received'])} from partners p, spans s where s.span = 'asked'`;
    return {
      network: {
        told: only(json, [...names, 'bothWays', 'onlyGiven', 'onlyReceived']),
        counted: ask.row(`select ${columns(OF_ALL, names)},
            (select count(*) from (${exchanging}) where given > 0 and received > 0) as bothWays,
            (select count(*) from (${exchanging}) where given > 0 and received = 0) as onlyGiven,
            (select count(*) from (${exchanging}) where given = 0 and received > 0) as onlyReceived
          from spans s where s.span = 'asked'`),
      },
      partners: sameRows(
        list(json, 'partners'),
        ask.rows(`select 'p' || p.id as partnerId, ${columns(OF_EACH, each.slice(1))}
          from partners p, spans s where s.span = 'asked' and given + received + closed > 0`),
        each,
      ),
    };
  },
};

/** Imported rows older than their import are asked no thanks for, and no outcome to be told; recorded all the same, they count. */
const fresh = (day: string, done: string) =>
  `(not exists (select 1 from imports i where i.id = x.import_id and ${day} < i.imported_on)
     or ${done} <= (select today from asked))`;
const THANKS = {
  thanked: `x.direction = 'received' and x.day between s.since and s.until and ${fresh('x.day', 'x.thanked_on')}`,
  told: `x.direction = 'received' and x.status in ('won', 'lost', 'no-response', 'declined')
    and x.outcome_day between s.since and s.until and ${fresh('x.outcome_day', 'x.told_on')}`,
};
const done = (what: 'thanked' | 'told', whose: string) =>
  `(select count(*) from counted x, asked where ${whose} and ${THANKS[what]} and x.${what}_on <= asked.today) as ${what},
   (select count(*) from counted x where ${whose} and ${THANKS[what]}) as ${what}Of`;

/** `{ n, of }` of the report. */
const share = (json: unknown, name: string) => only(field(json, name), ['n', 'of']);

const BEFORE = `(select count(*) from counted x where x.partner = p.id and x.direction = 'received'
  and x.day > date(s.since, '-1 day', '-12 months', 'floor') and x.day < s.since)`;
const EVER_BEFORE = `exists (select 1 from counted x where x.partner = p.id and x.direction = 'received' and x.day < s.since)`;

export const referrers: Theme = {
  section: 'referrers',
  compare: (json, ask) => {
    const received = OF_EACH['received'] ?? '';
    const all =
      ask.row(`select ${done('thanked', ANYBODY('x.partner'))}, ${done('told', ANYBODY('x.partner'))},
        ${OF_ALL['received'] ?? ''} as received,
        (select count(*) from partners p where ${received} > 0 and not ${EVER_BEFORE}) as firstTime
      from spans s where s.span = 'asked'`);
    const each = ['partnerId', 'received', 'receivedBefore', 'thanked', 'thankedOf', 'told', 'toldOf'];
    return {
      network: {
        told: {
          ...only(json, ['received', 'firstTime']),
          thanked: share(json, 'thanked'),
          told: share(json, 'told'),
        },
        counted: {
          received: all['received'],
          firstTime: all['firstTime'],
          thanked: { n: all['thanked'], of: all['thankedOf'] },
          told: { n: all['told'], of: all['toldOf'] },
        },
      },
      referrers: sameRows(
        list(json, 'referrers').map((row) => ({
          ...only(row, each),
          firstTime: field(row, 'firstTime') === true ? 1 : 0,
        })),
        ask.rows(`select 'p' || p.id as partnerId, ${received} as received, ${BEFORE} as receivedBefore,
            ${done('thanked', 'x.partner = p.id')}, ${done('told', 'x.partner = p.id')}, not ${EVER_BEFORE} as firstTime
          from partners p, spans s where s.span = 'asked' and ${received} > 0`),
        [...each, 'firstTime'],
      ),
      lapsed: sameRows(
        list(json, 'lapsed'),
        ask.rows(`select 'p' || p.id as partnerId, ${BEFORE} as receivedBefore,
            (select max(x.day) from counted x where x.partner = p.id and x.direction = 'received' and x.day < s.since) as last
          from partners p, spans s where s.span = 'asked' and ${received} = 0 and receivedBefore > 0`),
        ['partnerId', 'receivedBefore', 'last'],
      ),
    };
  },
};

/** The fifth of those who sent any, rounded up, that sent most: told from 10 received on. */
export const TOP_FIFTH = `with sent as (select ${OF_EACH['received'] ?? ''} as n from partners p, spans s where s.span = 'asked'),
  senders as (select n, row_number() over (order by n desc) as rank, count(*) over () as of, sum(n) over () as total
    from sent where n > 0)
  select count(*) as partners, sum(n) as received from senders where rank <= (of + 4) / 5 and total >= 10`;

export const WIDTH = `select count(*) from partners p, spans s where s.span = 'asked' and ${OF_EACH['received'] ?? ''} > 0`;

export const concentration: Theme = {
  section: 'concentration',
  compare: (json, ask) => {
    const all = Number(
      ask.row(`select ${OF_ALL['received'] ?? ''} as n from spans s where s.span = 'asked'`)['n'],
    );
    const senders = ask
      .rows(
        `select 'p' || p.id as partnerId, ${OF_EACH['received'] ?? ''} as received
        from partners p, spans s where s.span = 'asked' and received > 0`,
      )
      .map((row) => {
        const part = Number(row['received']);
        return {
          ...row,
          percent: all < 10 ? null : percent(part, all),
          marked: all >= 10 && part * 100 >= all * 40 ? 1 : 0,
        };
      });
    const top = ask.row(TOP_FIFTH);
    return {
      received: { told: field(json, 'received'), counted: all },
      senders: sameRows(
        list(json, 'senders').map((row) => ({
          ...only(row, ['partnerId', 'received', 'percent']),
          marked: field(row, 'marked') === true ? 1 : 0,
        })),
        senders,
        ['partnerId', 'received', 'percent', 'marked'],
      ),
      topFifth: {
        told:
          field(json, 'topFifth') === null ? null : only(field(json, 'topFifth'), ['partners', 'received']),
        counted: top['partners'] === 0 ? null : top,
      },
    };
  },
};

const TREND = ['given', 'received', 'exchanged', 'closed', 'won', 'businessReceived'];

/** The parts of the days asked for that a month, or a quarter, of the calendar has. */
const slices = (months: number) => `with recursive starts(first) as (
    select date(since, 'start of month', '-' || ((strftime('%m', since) - 1) % ${months}) || ' months') from asked
    union all select date(first, '+${months} months') from starts, asked
      where date(first, '+${months} months') <= asked.until),
  s as (select max(first, since) as since, min(date(first, '+${months} months', '-1 day'), until) as until
    from starts, asked)`;

export const trend: Theme = {
  section: 'trend',
  compare: (json, ask) => {
    const of = (months: number, rows: readonly unknown[]) =>
      sinceAnything(
        ask.rows(`${slices(months)} select s.since, s.until, ${columns(OF_ALL, TREND)} from s`),
        rows,
      );
    const names = ['since', 'until', ...TREND];
    return {
      months: sameRows(list(json, 'months'), of(1, list(json, 'months')), names),
      quarters: sameRows(list(json, 'quarters'), of(3, list(json, 'quarters')), names),
    };
  },
};
