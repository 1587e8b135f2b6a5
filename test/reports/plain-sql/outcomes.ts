/** What became of it: outcomes, how long they took, and how much was won, with a fee and without. */
import {
  columns,
  counts,
  field,
  list,
  OF_PARTNER,
  only,
  percent,
  sameRows,
  type Row,
  type Theme,
} from './asked.ts';
import { PROFESSIONS } from './network.ts';

const WAYS = ['given', 'received'] as const;
const STATES = [
  'new',
  'contacted',
  'meeting',
  'proposal',
  'won',
  'lost',
  'no-response',
  'declined',
  'not-chosen',
];
const ENDS = ['won', 'lost', 'no-response', 'declined'];
const camel = (word: string) => word.replace(/-(.)/, (_, letter: string) => letter.toUpperCase());

/** The middle of `days`; of two in the middle what is half way. */
const median = (from: string) => `with them as (${from}),
  ranked as (select days, row_number() over (order by days) as rank, count(*) over () as n from them)
  select (select avg(days) from ranked where rank in ((n + 1) / 2, (n + 2) / 2)) as days,
    (select count(*) from them) as of`;

/** Of what was imported no step is known that is of the day of the introduction itself: the list had one day alone. */
const FIRST_STEP = median(`select julianday(min(e.on_day)) - julianday(x.day) as days
  from counted x join status_events e on e.referral_id = x.id, asked
  where x.partner is not null and x.day between since and until and e.status is not null and e.status <> 'new'
    and e.on_day <= today and not (x.import_id is not null and e.on_day = x.day) group by x.id`);
const OUTCOME = median(`select julianday(x.closed_on) - julianday(x.day) as days from closed x, asked
  where x.partner is not null and x.closed_on between since and until`);

/** None is told of nothing. */
const middle = (json: unknown, name: string) => {
  const told = field(json, name);
  return told === null ? { days: null, of: 0 } : only(told, ['days', 'of']);
};

export const outcomes: Theme = {
  section: 'outcomes',
  compare: (json, ask) => {
    const ways = WAYS.flatMap((way) => {
      const introduced = STATES.map(
        (state) => `(select count(*) from introduced x where x.partner is not null
        and x.direction = '${way}' and x.day between since and until and x.status = '${state}') as ${camel(state)}`,
      );
      const closed = ENDS.map(
        (state) => `(select count(*) from closed x where x.partner is not null
        and x.direction = '${way}' and x.outcome_day between since and until and x.status = '${state}') as ${camel(state)}`,
      );
      const measures = counts((column) => `${column} is not null and x.direction = '${way}'`);
      const names = ENDS.map(camel);
      return [
        [
          `introduced ${way}`,
          {
            told: only(field(field(json, 'introduced'), way), ['introduced', ...STATES.map(camel)]),
            counted: ask.row(
              `select ${columns({ ...measures, introduced: measures['exchanged'] ?? '' }, ['introduced'])}, ${introduced.join(', ')}
              from spans s where s.span = 'asked'`,
            ),
          },
        ],
        [
          `closed ${way}`,
          {
            told: only(field(field(json, 'closed'), way), ['closed', 'introducedEarlier', ...names]),
            counted:
              ask.row(`select ${columns(measures, ['closed', 'introducedEarlier'])}, ${closed.join(', ')}
              from spans s where s.span = 'asked'`),
          },
        ],
      ] as const;
    });
    return {
      ...Object.fromEntries(ways),
      firstStep: { told: middle(json, 'daysToFirstStep'), counted: ask.row(FIRST_STEP) },
      outcome: { told: middle(json, 'daysToOutcome'), counted: ask.row(OUTCOME) },
      why: sameRows(
        list(json, 'whyNotWon'),
        ask.rows(`select e.reason as why, count(*) as referrals from closed x, asked
          join status_events e on e.id = (select max(id) from status_events y
            where y.referral_id = x.id and y.status = x.status and y.reason is not null)
          where x.partner is not null and x.status <> 'won' and x.outcome_day between since and until group by 1`),
        ['why', 'referrals'],
      ),
    };
  },
};

/**
 * Terms for one referral stand before those of the partner; these are of the agreement in force on the referral's day.
 * The side that pays is the one that got the client.
 */
const WITH_FEE = `exists (select 1 from fee_terms f where f.referral_id = x.id
    and f.direction = case x.direction when 'given' then 'they-pay' else 'i-pay' end)
  or exists (select 1 from fee_terms f join agreements g on g.id = f.agreement_id
    where f.partner_id = x.partner and f.direction = case x.direction when 'given' then 'they-pay' else 'i-pay' end
      and f.from_day <= x.day and ifnull(f.until_day, x.day) >= x.day
      and g.starts_on <= x.day and ifnull(g.ends_on, x.day) >= x.day and ifnull(g.closed_on, '9999-12-31') > x.day)`;

/** The profession of the partner `p` by its group. */
export const GROUP = `case p.profession ${PROFESSIONS.map(([word, group]) => `when '${word}' then '${group}'`).join(' ')} end`;

const WON = ['closed', 'won', 'introducedEarlier'];
const share = (row: Row): Row => ({ ...row, conversion: percent(Number(row['won']), Number(row['closed'])) });

export const conversion: Theme = {
  section: 'conversion',
  compare: (json, ask) => {
    const of = (from: string) => {
      const measures = counts((column) => `${column} is not null and ${from}`);
      return share(ask.row(`select ${columns(measures, WON)} from spans s where s.span = 'asked'`));
    };
    const names = [...WON, 'conversion'];
    const isWithout = field(json, 'withFee') === null || field(json, 'withoutFee') === null;
    const [withFee, withoutFee] = [of(`(${WITH_FEE})`), of(`not (${WITH_FEE})`)];
    const each = ['givenClosed', 'givenWon', 'receivedClosed', 'receivedWon'];
    return {
      network: { told: only(json, names), counted: of('true') },
      given: { told: only(field(json, 'given'), names), counted: of(`x.direction = 'given'`) },
      received: { told: only(field(json, 'received'), names), counted: of(`x.direction = 'received'`) },
      fee: isWithout
        ? { told: 0, counted: Math.min(Number(withFee['closed']), Number(withoutFee['closed'])) }
        : {
            told: [only(field(json, 'withFee'), names), only(field(json, 'withoutFee'), names)],
            counted: [withFee, withoutFee],
          },
      partners: sameRows(
        list(json, 'partners'),
        ask
          .rows(
            `select 'p' || p.id as partnerId, ${columns(counts(OF_PARTNER), [...WON, ...each])}
            from partners p, spans s where s.span = 'asked' and closed > 0`,
          )
          .map(share),
        ['partnerId', ...WON, ...each, 'conversion'],
      ),
      professions: sameRows(
        list(json, 'professions'),
        ask
          .rows(
            `with groups as (select distinct ${GROUP} as profession from partners p)
            select g.profession, ${columns(
              counts((column) => `${column} in (select p.id from partners p where ${GROUP} is g.profession)`),
              WON,
            )} from groups g, spans s where s.span = 'asked' and closed > 0`,
          )
          .map(share),
        ['profession', ...names],
      ),
    };
  },
};
