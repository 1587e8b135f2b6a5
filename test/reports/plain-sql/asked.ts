/**
 * What the queries have in common. They are written from the definitions of the measures alone, and read the tables of
 * the file; nothing of the program is in them.
 */
import Database from 'better-sqlite3';

export interface Span {
  readonly since: string;
  readonly until: string;
}

export type Row = Readonly<Record<string, string | number | null>>;

/** Lets one ask a file in SQL: the spans asked for are the table `spans`, by their names; the day is `asked.today`. */
export interface Asking {
  readonly rows: (sql: string) => readonly Row[];
  readonly row: (sql: string) => Row;
  readonly close: () => void;
}

const CLOSED = `('won', 'lost', 'no-response', 'declined')`;

/**
 * `introduced` is what happened by the day, as it stood on it: void and refused contact count nowhere, and an outcome of
 * a later day is still open. `counted` leaves the names out that a client did not choose. `amounts`: closed business of
 * what is won, invoiced, else collected by the day.
 */
const VIEWS = `
  create temp view introduced as
    select r.id, r.partner_id as partner, r.source_id as source, r.direction, r.occurred_on as day, r.introduction,
      r.import_id, r.thanked_on, r.told_on, r.closed_on,
      case when r.closed_on > asked.today then 'open' else r.status end as status,
      case when r.status in ('new', 'contacted', 'meeting', 'proposal') or r.closed_on > asked.today then null
        else ifnull(r.closed_on, r.occurred_on) end as outcome_day,
      r.currency, r.invoiced_minor
    from referrals r, asked
    where r.status <> 'void' and ifnull(r.consent, 1) = 1 and r.occurred_on <= asked.today;
  create temp view counted as select * from introduced where status <> 'not-chosen';
  create temp view closed as select * from counted where status in ${CLOSED};
  create temp view amounts as
    select id, currency, invoiced_minor as minor from closed where status = 'won' and invoiced_minor is not null
    union all
    select closed.id, c.currency, sum(c.amount_minor)
      from closed join collections c on c.referral_id = closed.id, asked
      where status = 'won' and invoiced_minor is null and c.on_day <= asked.today group by closed.id, c.currency;
  create temp view known as
    select p.*, coalesce((select e.stage from stage_events e, asked where e.partner_id = p.id and e.on_day <= asked.until
      order by e.on_day desc, e.id desc limit 1), 'acquaintance') as stage_then from partners p;`;

export function asking(file: string, today: string, spans: Readonly<Record<string, Span>>): Asking {
  const db = new Database(file, { readonly: true });
  db.exec('create temp table asked (today text, since text, until text)');
  db.exec('create temp table spans (span text, since text, until text)');
  const { since, until } = spans['asked'] ?? { since: today, until: today };
  db.prepare('insert into asked values (?, ?, ?)').run(today, since, until);
  const add = db.prepare('insert into spans values (?, ?, ?)');
  for (const [name, span] of Object.entries(spans)) add.run(name, span.since, span.until);
  db.exec(VIEWS);
  const rows = (sql: string) => db.prepare<[], Row>(sql).all();
  return { rows, row: (sql) => rows(sql)[0] ?? {}, close: () => db.close() };
}

/** What rows of `currency, minor` come to, each currency on its own, as `CAD 1200, EUR 5`. */
export function sums(query: string): string {
  return `(select ifnull(group_concat(currency || ' ' || minor, ', '), '') from
    (select currency, sum(minor) as minor from (${query}) group by currency having sum(minor) <> 0 order by currency))`;
}

/** Whom something is of, as a condition on the column that has the partner. */
export type Whose = (column: string) => string;
export const ANYBODY: Whose = (column) => `${column} is not null`;
export const OF_PARTNER: Whose = (column) => `${column} = p.id`;

const within = (column: string) => `${column} between s.since and s.until`;
const count = (what: string) => `(select count(*) from ${what})`;

/** Of the span `s`: introduced by its own day, closed and won by that of the outcome. */
export function counts(whose: Whose, from = whose('x.partner')): Readonly<Record<string, string>> {
  const by = (direction: string) =>
    count(`counted x where ${from} and x.direction = '${direction}' and ${within('x.day')}`);
  const closed = (more = '') => count(`closed x where ${from} and ${within('x.outcome_day')}${more}`);
  const business = (direction: string) =>
    sums(`select a.currency, a.minor from amounts a join closed x on x.id = a.id
      where ${from} and x.direction = '${direction}' and ${within('x.outcome_day')}`);
  const received = ` and x.direction = 'received'`;
  const given = ` and x.direction = 'given'`;
  return {
    given: by('given'),
    received: by('received'),
    exchanged: count(`counted x where ${from} and ${within('x.day')}`),
    closed: closed(),
    won: closed(` and x.status = 'won'`),
    introducedEarlier: closed(` and x.day < s.since`),
    givenClosed: closed(given),
    givenWon: closed(`${given} and x.status = 'won'`),
    receivedClosed: closed(received),
    receivedWon: closed(`${received} and x.status = 'won'`),
    receivedIntroducedEarlier: closed(`${received} and x.day < s.since`),
    businessReceived: business('received'),
    businessGiven: business('given'),
    wonWithoutAmount: closed(
      `${received} and x.status = 'won' and not exists (select 1 from amounts a where a.id = x.id)`,
    ),
  };
}

/** The columns of a query: those of `measures` that are named, each under its name. */
export function columns(measures: Readonly<Record<string, string>>, names: readonly string[]): string {
  return names.map((name) => `${measures[name] ?? name} as ${name}`).join(', ');
}

/** Won of those closed in whole percent, half up, from 5 closed on. */
export function percent(won: number, closed: number): number | null {
  return closed < 5 ? null : Math.floor((200 * won + closed) / (2 * closed));
}

interface Amount {
  readonly amount: string;
  readonly currency: string;
  /** Of how many it is the average. */
  readonly of?: number;
}

const isAmount = (value: unknown): value is Amount =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

const minorOf = ({ amount, currency, of }: Amount) =>
  `${currency} ${Number(amount.replace('.', ''))}${of === undefined ? '' : ` of ${of}`}`;

/** JSON as the queries tell it: `[{ amount: '12.00', currency: 'CAD' }]` is `CAD 1200`; zeros of a list are left out. */
export function told(value: unknown): unknown {
  if (isAmount(value)) return minorOf(value);
  if (Array.isArray(value)) {
    return value.length > 0 && value.every(isAmount)
      ? value
          .map(minorOf)
          .filter((each) => !each.endsWith(' 0'))
          .toSorted()
          .join(', ')
      : value.map(told);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, isMoney(key, each) ? '' : told(each)]),
  );
}

const MONEYS = /^(?:business|closedBusiness|fees|jointCosts|averageBusiness|costs)/;
const isMoney = (key: string, value: unknown) =>
  Array.isArray(value) && value.length === 0 && MONEYS.test(key);

/** Those columns of what the report tells, by the names the queries give them. */
export function only(row: unknown, names: readonly string[], as: Readonly<Record<string, string>> = {}): Row {
  const from: Record<string, unknown> = typeof row === 'object' && row !== null ? { ...row } : {};
  const entries = names.map((name): [string, string | number | null] => {
    const value = from[as[name] ?? name];
    return [
      name,
      typeof value === 'string' || typeof value === 'number'
        ? value
        : value === undefined
          ? '(not told)'
          : null,
    ];
  });
  return Object.fromEntries(entries);
}

export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

export function list(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}

/** What the report tells beside what was counted: the same, where both are right. */
export interface Compared {
  readonly told: unknown;
  readonly counted: unknown;
}

/** One section as JSON against the queries of it. */
export interface Theme {
  readonly section: string;
  readonly compare: (json: unknown, ask: Asking) => Readonly<Record<string, Compared>>;
}

const byKey = (rows: readonly Row[]) =>
  rows.toSorted((a, b) =>
    JSON.stringify(Object.values(a)).localeCompare(JSON.stringify(Object.values(b)), 'en'),
  );

/** Rows of the report against rows counted, in any order, by the names of the columns counted. */
export function sameRows(
  rows: readonly unknown[],
  counted: readonly Row[],
  names: readonly string[],
  as: Readonly<Record<string, string>> = {},
): Compared {
  return {
    told: byKey(rows.map((row) => only(row, names, as))),
    counted: byKey(counted.map((row) => only(row, names))),
  };
}

/** Parts of the days in which nothing happened are left out where the days begin: the last ones count, as many as are told. */
export function sinceAnything(parts: readonly Row[], rows: readonly unknown[]): readonly Row[] {
  const isStill = (part: Row) =>
    Object.values(part).every((value) => typeof value !== 'number' || value === 0);
  const spare = Math.max(0, parts.length - rows.length);
  return parts.slice(0, spare).every(isStill) ? parts.slice(spare) : parts;
}
