/** What it takes and brings: costs, quarter by quarter too, returns, fees that changed hands, where clients come from. */
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
  type Asking,
  type Row,
  type Theme,
} from './asked.ts';

const HOME = `'CAD'`;
const RATE = `(select value from settings where key = 'hourly-rate')`;
/** Minor units an hour; none where there is no rate. */
const RATE_MINOR = `(select cast(round(substr(${RATE}, 5) * 100) as integer))`;

const within = (column: string) => `${column} between s.since and s.until`;
const minutesOf = (table: string, day: string, whose: string) =>
  `ifnull((select sum(y.minutes) from ${table} y where ${whose} and ${within(`y.${day}`)}), 0)`;

/** What several share is one time of mine: the longest they have of it. */
const atTouches = (whose: string) =>
  `ifnull((select sum(longest) from (select max(y.minutes) as longest from check_ins y where ${whose}
    and ${within('y.on_day')} group by ifnull(y.touch, y.id))), 0)`;

/** At the hourly rate, half up to the minor unit; none where that is in another currency. */
const TIME_OF = (minutes: string) =>
  `(case when substr(${RATE}, 1, 3) = ${HOME} then ${HOME} || ' ' || (((${minutes}) * ${RATE_MINOR} * 2 + 60) / 120) end)`;

/** Costs of partners, each of a span; what goes out to many is of the network alone. */
export function costs(
  whose: (column: string) => string,
  isNetwork = false,
): Readonly<Record<string, string>> {
  const y = whose('y.partner_id');
  const paid = (direction: string) =>
    `select y.currency, case y.kind when 'paid' then y.amount_minor else -y.amount_minor end as minor from payments y
      where ${y} and y.direction = '${direction}' and y.kind in ('paid', 'returned') and ${within('y.on_day')}`;
  const joint = `select y.currency, y.cost_minor as minor from projects y
    where ${y} and y.cost_minor is not null and ${within('y.from_day')}`;
  const minutes = [
    atTouches(y),
    minutesOf('projects', 'from_day', y),
    ...(isNetwork ? [minutesOf('broadcasts', 'on_day', 'true')] : []),
  ].join(' + ');
  const time = `(((${minutes}) * ${RATE_MINOR} * 2 + 60) / 120)`;
  const atHome = (query: string) => `ifnull((select sum(minor) from (${query}) where currency = ${HOME}), 0)`;
  const business = `select a.currency, a.minor from amounts a join closed x on x.id = a.id
    where ${whose('x.partner')} and x.direction = 'received' and ${within('x.outcome_day')}`;
  const measures = counts(whose);
  return {
    ...measures,
    feesReceived: sums(paid('they-pay')),
    feesPaid: sums(paid('i-pay')),
    jointCosts: sums(joint),
    spent: `${paid('i-pay')} union all ${joint}`,
    brought: business,
    minutes: `(${minutes})`,
    time: TIME_OF(minutes),
    costsMinor: `(case when substr(${RATE}, 1, 3) = ${HOME} then ${time} else 0 end + ${atHome(paid('i-pay'))} + ${atHome(joint)})`,
    benefitMinor: `(case when ${measures['receivedClosed'] ?? ''} >= 3
      and not exists (select 1 from closed x where ${whose('x.partner')} and x.direction = 'received' and x.status = 'won'
        and ${within('x.outcome_day')} and not exists (select 1 from amounts a where a.id = x.id and a.currency = ${HOME}))
      and not exists (select 1 from (${paid('they-pay')}) where currency <> ${HOME})
      then ${atHome(business)} + ${atHome(paid('they-pay'))} end)`,
  };
}

const COUNTED = ['given', 'received', 'closed', 'won', 'receivedClosed', 'receivedWon'];
const MONEY = ['businessReceived', 'feesReceived', 'feesPaid', 'jointCosts', 'minutes', 'time'];
const RECKONED = ['costs', 'benefit', 'costsPerWon'];

const of = (measures: Readonly<Record<string, string>>) =>
  columns(measures, [...COUNTED, ...MONEY, 'costsMinor', 'benefitMinor']);

/** In the home currency; the costs of a won client half up to the minor unit. */
function reckoned({ costsMinor, benefitMinor, ...row }: Row): Row {
  const home = (minor: number | string | null | undefined) =>
    minor === null || minor === undefined ? null : `CAD ${minor}`;
  const [total, won] = [Number(costsMinor), Number(row['receivedWon'])];
  return {
    ...row,
    costs: home(costsMinor),
    benefit: home(benefitMinor),
    costsPerWon: won === 0 || total === 0 ? null : home(Math.floor((2 * total + won) / (2 * won))),
  };
}

const NAMES = [...COUNTED, ...MONEY, ...RECKONED];
const NETWORK = costs(ANYBODY, true);
const EACH = costs(OF_PARTNER);

/** Who took and brought nothing on those days is not told. */
const ANYTHING = `(${EACH['receivedClosed'] ?? ''} + ${EACH['minutes'] ?? ''} > 0
  or ${EACH['feesPaid'] ?? ''} || ${EACH['feesReceived'] ?? ''} || ${EACH['jointCosts'] ?? ''} <> '')`;
const EXCHANGED = `(${EACH['exchanged'] ?? ''} + ${EACH['closed'] ?? ''} > 0 or ${ANYTHING})`;

/** What went out to many takes time too, and is of no partner. */
export const BROADCASTS = costs(() => 'false', true)['costsMinor'] ?? '';

/** The quarters of the calendar, as far as they lie in the days. */
export const QUARTERS = `quarters(first) as (
    select date(since, 'start of month', '-' || ((strftime('%m', since) - 1) % 3) || ' months') from asked
    union all select date(first, '+3 months') from quarters, asked where date(first, '+3 months') <= asked.until),
  s as (select strftime('%Y', first) || 'q' || ((strftime('%m', first) + 2) / 3) as quarter,
    max(first, since) as since, min(date(first, '+3 months', '-1 day'), until) as until from quarters, asked)`;

export const costsTheme: Theme = {
  section: 'costs',
  compare: (json, ask) => ({
    total: {
      told: only(field(json, 'total'), NAMES),
      counted: reckoned(ask.row(`select ${of(NETWORK)} from spans s where s.span = 'asked'`)),
    },
    partners: sameRows(
      list(json, 'partners').filter((row) => field(row, 'partnerId') !== null),
      ask
        .rows(
          `select 'p' || p.id as partnerId, ${of(EACH)} from partners p, spans s where s.span = 'asked' and ${ANYTHING}`,
        )
        .map(reckoned),
      ['partnerId', ...NAMES],
    ),
    broadcasts: sameRows(
      list(json, 'partners').filter((row) => field(row, 'partnerId') === null),
      ask.rows(`select minutes, ${TIME_OF('minutes')} as time from
        (select ${minutesOf('broadcasts', 'on_day', 'true')} as minutes from spans s where s.span = 'asked') where minutes > 0`),
      ['minutes', 'time'],
    ),
    quarters: sameRows(
      list(json, 'quarters'),
      sinceAnything(
        ask
          .rows(`with recursive ${QUARTERS} select s.quarter, s.since, s.until, ${of(NETWORK)} from s`)
          .map(reckoned),
        list(json, 'quarters'),
      ),
      ['quarter', 'since', 'until', ...NAMES],
    ),
  }),
};

export const returns: Theme = {
  section: 'quarterly-returns',
  compare: (json, ask) => {
    const spans = list(json, 'total').map((row) => only(row, ['quarter', 'since', 'until']));
    const s = `s(quarter, since, until) as (values ${spans.map((row) => `('${Object.values(row).join(`', '`)}')`).join(', ')})`;
    return {
      total: sameRows(
        list(json, 'total'),
        ask.rows(`with ${s} select s.quarter, ${of(NETWORK)} from s`).map(reckoned),
        ['quarter', ...NAMES],
      ),
      partners: sameRows(
        list(json, 'quarters').filter((row) => field(row, 'partnerId') !== null),
        ask
          .rows(
            `with ${s}, t as (select min(since) as since, max(until) as until from s)
            select 'p' || p.id as partnerId, s.quarter, ${of(EACH)} from s, partners p
            where p.id in (select p.id from partners p, t s where ${EXCHANGED})`,
          )
          .map(reckoned),
        ['partnerId', 'quarter', ...NAMES],
      ),
    };
  },
};

const averages = (
  whose: string,
) => `(select ifnull(group_concat(currency || ' ' || ((2 * total + n) / (2 * n)) || ' of ' || n, ', '), '')
  from (select a.currency, sum(a.minor) as total, count(*) as n from amounts a join closed x on x.id = a.id
    where ${whose} and x.direction = 'received' and ${within('x.outcome_day')} group by a.currency order by a.currency))`;

function received(from: string): string {
  const measures = counts(ANYBODY, from);
  return columns(
    {
      received: measures['received'] ?? '',
      closed: measures['receivedClosed'] ?? '',
      won: measures['receivedWon'] ?? '',
      introducedEarlier: measures['receivedIntroducedEarlier'] ?? '',
      closedBusiness: measures['businessReceived'] ?? '',
      wonWithoutAmount: measures['wonWithoutAmount'] ?? '',
      wonWithAmount: `(${measures['receivedWon'] ?? ''} - ${measures['wonWithoutAmount'] ?? ''})`,
      averageBusiness: averages(from),
    },
    RECEIVED,
  );
}
const RECEIVED = [
  'received',
  'closed',
  'won',
  'introducedEarlier',
  'closedBusiness',
  'wonWithoutAmount',
  'wonWithAmount',
  'averageBusiness',
];

const ORIGINS = `origins as (select id as partner, null as source, name, nullif(business, '') as firm, business_key from partners
  union all select null, id, name, null, null from sources)`;
const FROM = '(x.partner = o.partner or x.source = o.source)';
const share = (row: Row): Row => ({ ...row, conversion: percent(Number(row['won']), Number(row['closed'])) });

/** Where clients come from: partners and sources that are none, and the firms of which several partners send some. */
const origins = (ask: Asking, spans: string, key = '') =>
  ask
    .rows(
      `with recursive ${ORIGINS}, ${spans} select ${key}o.name, ${received(FROM)}, o.firm from origins o, s
      where received + closed > 0`,
    )
    .map(share);

export const sources: Theme = {
  section: 'sources',
  compare: (json, ask) => {
    const names = [...RECEIVED, 'conversion'];
    const each = ['name', ...names, 'firm'];
    const named = (rows: readonly unknown[]) =>
      rows.map((row) => ({ ...only(row, each), name: field(row, 'partner') ?? field(row, 'source') }));
    const span = `s as (select since, until from asked)`;
    const firms = ask
      .rows(
        `with ${span}, ${ORIGINS}, firms as (select distinct business_key from origins where business_key is not null)
        select (select min(firm) from origins o where o.business_key = f.business_key) as firm,
          ${received(`x.partner in (select partner from origins o where o.business_key = f.business_key)`)},
          (select count(*) from origins o where o.business_key = f.business_key and exists (select 1 from counted x
            where ${FROM} and x.direction = 'received' and (${within('x.day')} or
              x.status in ('won', 'lost', 'no-response', 'declined') and ${within('x.outcome_day')}))) as partners
        from firms f, s where partners > 1`,
      )
      .map(share);
    return {
      network: {
        told: only(json, names),
        counted: share(
          ask.row(
            `with ${span} select ${received(`(x.partner is not null or x.source is not null)`)} from s`,
          ),
        ),
      },
      from: sameRows(named(list(json, 'from')), origins(ask, span), each),
      open: sameRows(
        named(list(json, 'from')).map((row, at) => ({
          name: row.name,
          open: field(list(json, 'from')[at], 'open'),
        })),
        ask.rows(`with ${span}, ${ORIGINS} select o.name, (select count(*) from counted x where ${FROM} and x.direction = 'received'
            and x.day <= s.until and x.status not in ('won', 'lost', 'no-response', 'declined')) as open
          from origins o, s where exists (select 1 from counted x where ${FROM} and x.direction = 'received'
            and (${within('x.day')} or x.status in ('won', 'lost', 'no-response', 'declined') and ${within('x.outcome_day')}))`),
        ['name', 'open'],
      ),
      firms: sameRows(
        list(json, 'firms').map((row) => ({
          ...only(row, ['firm', ...names]),
          partners: list(row, 'partners').length,
        })),
        firms,
        ['firm', ...names, 'partners'],
      ),
      quarters: sameRows(
        list(json, 'quarters').flatMap((row) =>
          named(list(row, 'from')).map((one) => ({ ...one, quarter: field(row, 'quarter') })),
        ),
        origins(ask, QUARTERS, 's.quarter, '),
        ['quarter', ...each],
      ),
    };
  },
};
