import { addDays } from '../calendar/day.ts';
import { listSnoozes } from '../contact/snooze.sql.ts';
import { onlyOf } from '../file/counting.ts';
import type { NetworkSnapshot } from '../advice/relationship.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { WEEK, type WaitingReferral, type WaitingReferrals } from './due.ts';
import type { DueQuestion, DueSnapshot } from './due-record.ts';
import {
  boundsOf,
  comesBack,
  readDueRows,
  readNetworkToday,
  waiting,
  type Waiting,
  type WaitingPart,
} from './due.sql.ts';

/**
 * Reads everything that `refnet due` lists, at one moment; `filter` is of what waits on referrals, and `network` that as of
 * today, where it was read already.
 */
export function readDue(
  db: Db,
  question: DueQuestion,
  filter: WaitingFilter = {},
  network?: NetworkSnapshot,
): DueSnapshot {
  const { today, until } = question;
  return db.transaction((): DueSnapshot => ({
    ...readDueRows(db, question),
    network: network ?? readNetworkToday(db, question),
    referrals: readWaitingReferrals(db, question, filter),
    snoozed: listSnoozes(db, today).filter(({ untilDay }) => untilDay > until).length,
  }))();
}

/** The day of the last that happened to a referral `r`: what an import brought did not happen on the day of the import. */
export const LAST_STEP = `max(r.occurred_on,
  coalesce((select max(on_day) from status_events e where e.referral_id = r.id), ''))`;

/** Which of what waits is asked for; of each kind at most `limit` that are due, and as many that come up. */
export interface WaitingFilter {
  readonly kind?: readonly string[];
  readonly partner?: number | undefined;
  readonly limit?: number | undefined;
  /** What of one kind waits with one partner is told as one: the longest waiting, and how many there are. */
  readonly grouped?: boolean;
}

/**
 * What waits on referrals within the bounds, those that wait longest first within each kind; and how much there is of it
 * in all.
 */
export function readWaitingReferrals(
  db: Db,
  question: DueQuestion,
  { kind = [], partner, limit, grouped = false }: WaitingFilter = {},
): WaitingReferrals {
  const { today, until } = question;
  const read = waiting(db, kind, partner);
  const groups = grouped
    ? groupedRows(read, { partner, isBeyondWeek: until > addDays(today, WEEK) })
    : eachRow(read);
  if (groups === '') return { rows: [], total: 0 };
  const found = db
    .prepare<[Row], WaitingReferral & { total: number }>(
      `with ${read.put === '' ? '' : `${read.put},`} ${groups},
  ranked as (
    select groups.*, p.name, sum(n) over () as total,
      row_number() over (partition by kind, comes = 0 order by day, began, p.name, groups.id) as place
    from groups left join partners p on p.id = groups.partner_id)
  select kind, r.id as number, r.partner_id as partnerId, ranked.name as partnerName, s.name as source, r.client_name as client,
    r.status, r.occurred_on as occurredOn, day, coalesce(oldest, ${LAST_STEP}) as lastStep, back, n, total
  from ranked cross join referrals r on r.id = ranked.id left join sources s on s.id = r.source_id
  where :limit is null or place <= :limit order by r.id`,
    )
    .all({ ...boundsOf(question), partner: partner ?? null, limit: limit ?? null });
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 };
}

/** One row each, as `kind`, `comes`, `id`, `partner_id`, `day`, `began` and `back`. */
function rowsOf(
  { kind, day }: WaitingPart,
  from: string | undefined,
  { comes, back = 'null' }: { readonly comes: WaitingPart['comes']; readonly back?: string },
): string[] {
  return from === undefined
    ? []
    : [
        `select '${kind}' as kind, case when ${comes[0]} then 0 when ${comes[1]} then 1 else 2 end as comes, r.id as id, r.partner_id as partner_id, ${day} as day, r.occurred_on as began,
           ${back} as back ${from}`,
      ];
}

/** What was put off, once or today. */
function putOffRows({ late, hidden }: Waiting, part: WaitingPart): string[] {
  return [
    ...rowsOf(part, late(part), part),
    ...rowsOf(part, hidden(part), { comes: comesBack(part), back: 'put.back' }),
  ];
}

/** All that waits, each told by itself. */
function eachRow(read: Waiting): string {
  const selects = read.parts.flatMap((part) => [
    ...rowsOf(part, read.plain(part), part),
    ...putOffRows(read, part),
  ]);
  return selects.length === 0
    ? ''
    : `groups as (select *, 1 as n, null as oldest from (${selects.join('\n union all ')}))`;
}

/**
 * What waits of one kind with one partner and comes up alike, told as one by the longest waiting. Steps wait by the
 * thousand: those with each partner stand together in their index and are only counted, and the first is looked up.
 */
function groupedRows(
  read: Waiting,
  { partner, isBeyondWeek }: { readonly partner: number | undefined; readonly isBeyondWeek: boolean },
): string {
  const { parts } = read;
  const counted = parts.filter(({ isLookedBack }) => !isLookedBack);
  const ofSources = (part: WaitingPart) =>
    read.hasSources ? `${read.plain(part)} and r.partner_id is null` : undefined;
  const selects = parts.flatMap((part) => [
    ...rowsOf(part, part.isLookedBack ? read.plain(part) : ofSources(part), part),
    ...putOffRows(read, part),
  ]);
  const comes = isBeyondWeek ? ([0, 1, 2] as const) : ([0, 1] as const);
  const longest = counted.flatMap((part) => comes.map((when) => firstOf(read, part, when)));
  const counts = counted.map((part) => `${countsWithPartners(read, part, { partner, comes })},`);
  if (selects.length > 0) {
    longest.unshift('select kind, comes, id, partner_id, day, began, back, n, null from told');
    counts.push(`told as (
      select kind, comes, id, partner_id, day, began, back, count(*) as n, min(${WAITED}) as waited
      from (${selects.join('\n union all ')}) group by kind, comes, coalesce(partner_id, -id), back),`);
  }
  if (longest.length === 0) return '';
  return `${counts.join('\n')}
  groups(kind, comes, id, partner_id, day, began, back, n, oldest) as (${longest.join('\n union all ')})`;
}

/** What rows that wait are ordered by. SQLite gives the columns beside the one `min()` of a group from the row that has it. */
const WAITED = `day || began || printf('%012d', id)`;

/** How many with each partner come up when, as `ask_n` or `move_n`: a range each of what the index has of the partner. */
function countsWithPartners(
  { plain }: Waiting,
  part: WaitingPart,
  { partner, comes }: { readonly partner: number | undefined; readonly comes: readonly (0 | 1 | 2)[] },
): string {
  const counts = comes.map(
    (n) => `(select count(*) ${plain(part)} and r.partner_id = p.id and ${part.comes[n]}) as n${n}`,
  );
  return `${part.kind}_n as (select p.id as partner_id, ${counts.join(', ')} from partners p
    where true ${onlyOf(partner, 'p.id')})`;
}

/** Of those with each partner that come up then, the longest waiting, and how many there are. */
function firstOf(read: Waiting, part: WaitingPart, comes: 0 | 1 | 2): string {
  const { kind } = part;
  const { plain, hasImports } = read;
  // They follow each other by the day. Where there is none, nothing is counted either.
  const sooner = ['', `and last_step_on > :${kind}By`, `and last_step_on > :${kind}Week`][comes];
  const notLater = ['By', 'Week', 'Until'].map((end) => ` and last_step_on <= :${kind}${end}`)[comes];
  // What an import brought waits from the day of the import, and may be without a step for longer than the first.
  const oldest = hasImports
    ? `(select min(${LAST_STEP}) ${plain(part)} and r.partner_id = ${kind}_n.partner_id ${sooner}${notLater}
      and n${comes} > 1 and (r.import_id is not null or r.id = f.id))`
    : 'null';
  return `select '${kind}', ${comes}, f.id, f.partner_id, f.last_step_on, f.occurred_on, null, n${comes},
      ${oldest}
    from ${kind}_n cross join referrals f on f.id = (select r.id ${plain(part)}
      and r.partner_id = ${kind}_n.partner_id ${sooner}${notLater} order by last_step_on, occurred_on, r.id limit 1)`;
}
