import { laterDay, type Day } from '../calendar/day.ts';
import { cellsOf } from '../kinds/kind.ts';
import type { Money } from '../money/money.ts';
import { AMOUNTS, currencyOf, referrals, stepsOf } from './referral.ts';
import type { Referral, ReferralDraft, StatusEvent } from './referral.ts';
import { IS_OPEN, OF_FORGOTTEN } from '../file/counting.ts';
import { lazily } from '../text/lazily.ts';
import { searchKey } from '../text/search-key.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { saving } from '../file/saving.sql.ts';
import { countRecords, readFacts, readRecord, readRecords, type Rest } from '../file/rows.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Condition } from './closed-filter.sql.ts';
import { isClosed, type Status } from './status.ts';
import type { Direction } from './direction.ts';

/** Which referrals to list. Days are inclusive on both sides. */
export interface ReferralFilter {
  readonly partnerId?: number | undefined;
  readonly sourceId?: number | undefined;
  readonly direction?: Direction | undefined;
  readonly open?: boolean | undefined;
  readonly statuses?: readonly Status[] | undefined;
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
  /** What is asked of them besides. */
  readonly also?: readonly Condition[] | undefined;
  /** Part of the client's name, without regard to case, accents, apostrophes and hyphens. */
  readonly clientKeyPart?: string | undefined;
  /** Part of the need, likewise. */
  readonly need?: string | undefined;
  readonly sort?: (typeof REFERRAL_ORDERS)[number] | undefined;
  readonly limit?: number | undefined;
}

export const REFERRAL_ORDERS = ['newest', 'oldest', 'partner', 'client', 'value'] as const;

const ORDER: Readonly<Record<(typeof REFERRAL_ORDERS)[number], string>> = {
  newest: 't.occurred_on desc, t.id desc',
  oldest: 't.occurred_on, t.id',
  partner: 'coalesce(p.name_key, s.name_key), t.occurred_on desc, t.id desc',
  client: 't.client_key is null, t.client_key, t.id',
  value: `t.currency is null, t.currency,
    coalesce(t.invoiced_minor, t.agreed_minor, t.estimate_minor) desc, t.id`,
};

/** One referral; undefined when there is no such number. */
export function getReferral(db: Db, id: number): Referral | undefined {
  return readRecord(db, referrals, id);
}

/** The referrals that fit the filter, newest first unless said otherwise. */
export function listReferrals(db: Db, filter: ReferralFilter = {}): Referral[] {
  const { rest, cells } = fitting(filter);
  return readRecords(db, referrals, {
    rest: `${rest} order by ${ORDER[filter.sort ?? 'newest']} limit @limit`,
    cells: { ...cells, limit: filter.limit ?? -1 },
  });
}

/** Some facts of each of the same: for many that are not told whole. */
export function listFactsOf<F extends keyof Referral>(
  db: Db,
  facts: readonly F[],
  filter: ReferralFilter,
): Pick<Referral, F>[] {
  const { rest, cells } = fitting(filter);
  return readFacts(db, referrals, facts, { rest: `${rest} order by ${ORDER.newest}`, cells });
}

/** The other names that the same client was given at the same introduction, by number. */
export function listSameIntroduction(db: Db, { id, introduction }: Referral): Referral[] {
  return readRecords(db, referrals, {
    rest: 'where t.introduction = @introduction and t.id <> @id order by t.id',
    cells: { introduction, id },
  });
}

/** How many referrals fit the filter, its limit aside. */
export function countReferrals(db: Db, filter: ReferralFilter = {}): number {
  return countRecords(db, referrals, fitting(filter));
}

/** What a correction takes along that was done with another partner, the other way or for another client. */
const WHOSE = ['partnerId', 'direction', 'clientName'] as const;

/**
 * Saves referrals: one currency stands beside three amounts, and a status is the last step of a history, moved by
 * `moveStatus` alone. What happened on the very day a referral had moves along to a later one; what was done with another
 * partner or for another client than it is with now is taken out.
 */
export const savingReferral = saving<ReferralDraft, Referral>(referrals, {
  insert(change, draft) {
    const onDay = draft.closedOn ?? draft.occurredOn;
    const id = change.insert('referrals', {
      ...referralCells(draft),
      ...sourceCell(change, draft),
      last_step_on: laterDay(onDay, draft.occurredOn),
    });
    if (draft.status !== 'new') addEntry(change, id, { status: draft.status, onDay, reason: null });
    return id;
  },
  update(change, before, facts) {
    const { id, occurredOn, status, closedOn } = before;
    const said = { ...before, ...facts };
    const isOther = WHOSE.some((fact) => said[fact] !== before[fact]);
    const wanted = isOther ? { ...said, ...doneWith().takenOutWith(before, said, facts) } : said;
    const own = currencyOf(wanted);
    if (AMOUNTS.some((field) => (wanted[field]?.currency ?? own) !== own))
      currencies().refuseTwoCurrencies(before, facts);
    if (own !== null && own !== currencyOf(before)) refuseBesideCollected(change.db, wanted, own);
    const source = wanted.source === before.source ? {} : sourceCell(change, wanted);
    if (wanted.status !== status || wanted.closedOn !== closedOn)
      throw new Error('moveStatus moves a status');
    if (wanted.occurredOn === occurredOn)
      return change.update('referrals', id, { ...referralCells(wanted), ...source });
    const moved = moveDay(change, { ...wanted, occurredOn }, wanted.occurredOn);
    return change.update('referrals', id, {
      ...referralCells({ ...wanted, ...moved }),
      ...source,
      last_step_on: lastStepOn(change.db, id, wanted.occurredOn),
    });
  },
});

function refuseBesideCollected(db: Db, wanted: Referral, currency: string): void {
  const collected = db
    .prepare<[number, string], Money & { id: number }>(
      'select id, amount_minor as minor, currency from collections where referral_id = ? and currency <> ? order by id',
    )
    .get(wanted.id, currency);
  if (collected !== undefined) currencies().refuseBesideCollected(wanted, collected);
}

/** Few amounts are in another currency. */
const currencies = lazily(() => import('./two-currencies.ts'));

/** Few are corrected to be with somebody else. */
const doneWith = lazily(() => import('./done-with.ts'));

/** Few days are corrected. */
const movedRoom = lazily(() => import('./moved-days.ts'));

/** Few referrals come from a source. */
const sourceRoom = lazily(() => import('./source.sql.ts'));

/** The column of the source, which is added where it is a new one. */
function sourceCell(change: Change, { source }: Pick<ReferralDraft, 'source'>): Row {
  return source === null ? { source_id: null } : { source_id: sourceRoom().sourceSaid(change, source) };
}

/** Moves what was recorded together with a referral to its new day. Returns the facts that move along. */
function moveDay(change: Change, referral: Referral, onDay: Day): Partial<ReferralDraft> {
  const { facts, history } = movedRoom().daysAfterMove(
    referral,
    listStatusEvents(change.db, referral.id),
    onDay,
  );
  for (const entry of history) change.update('status_events', entry.id, { on_day: entry.onDay });
  return facts;
}

/**
 * Records a step in a referral's life; its current status is the last by day, then by number. Where it is won, the other
 * names that the client was given and that are still open were not chosen: their numbers are returned. Where it is won no
 * more, what was invoiced is an estimate again.
 */
export function moveStatus(change: Change, id: number, step: Step): readonly number[] {
  addEntry(change, id, step);
  const current = stepsOf(listStatusEvents(change.db, id)).at(-1) ?? step;
  const { status, onDay } = current;
  change.update('referrals', id, {
    ...(status === 'won' ? undefined : invoicedNoMore(change.db, id)),
    status,
    closed_on: isClosed(status) ? onDay : null,
    last_step_on: lastStepOn(change.db, id),
  });
  const others = listOtherNames(change.db, id);
  const closed = others.length === 0 ? [] : otherNames().followChoice(change, { id, status, onDay }, others);
  for (const other of closed) moveStatus(change, other.id, other.step);
  return closed.map((other) => other.id);
}

/** Few clients are given several names. */
const otherNames = lazily(() => import('./chosen-instead.sql.ts'));

/**
 * Nothing is invoiced of what is won no more: the amount stays as the estimate, where nothing else says what it is worth.
 * Undefined where nothing was invoiced.
 */
function invoicedNoMore(db: Db, id: number): Row | undefined {
  return db
    .prepare<[number], Row>(
      `select null as invoiced_minor, coalesce(estimate_minor, iif(agreed_minor is null, invoiced_minor, null)) as estimate_minor
       from referrals where id = ? and status = 'won' and invoiced_minor is not null`,
    )
    .get(id);
}

/** Notes news of a referral: its day is one on which something happened, and the referral stays as it is. */
export function addNews(change: Change, id: number, news: Pick<Step, 'onDay'> & { reason: string }): void {
  addEntry(change, id, { ...news, status: null });
  change.update('referrals', id, { last_step_on: lastStepOn(change.db, id) });
}

/** Another name that a client was given; `steppedOn`: the day of its last step, its own where it has none. */
interface OtherName {
  id: number;
  status: Status;
  steppedOn: Day;
}

/** The other names that the client of a referral was given at the same introduction, by number. */
export function listOtherNames(db: Db, id: number): OtherName[] {
  return db
    .prepare<[number], OtherName>(
      `select o.id, o.status, coalesce((select max(e.on_day) from status_events e
         where e.referral_id = o.id and e.status is not null), o.occurred_on) as steppedOn
       from referrals r join referrals o on o.introduction = r.introduction and o.id <> r.id
       where r.id = ? order by o.id`,
    )
    .all(id);
}

/** Corrects the day or the reason of an entry; where there is none, the history of the referral begins so. */
export function amendStatus(
  change: Change,
  referral: Pick<Referral, 'id' | 'status' | 'occurredOn'>,
  amendment: { onDay?: Day | undefined; reason?: string | null | undefined },
  entry: StatusEvent | undefined,
): void {
  const { onDay, reason } = amendment;
  if (entry === undefined) {
    const { status, occurredOn } = referral;
    moveStatus(change, referral.id, { status, onDay: onDay ?? occurredOn, reason: reason ?? null });
    return;
  }
  change.update('status_events', entry.id, {
    ...(onDay === undefined ? {} : { on_day: onDay }),
    ...(reason === undefined ? {} : { reason }),
  });
  if (onDay === undefined) return;
  change.update('referrals', referral.id, {
    ...(entry.status !== null && isClosed(entry.status) ? { closed_on: onDay } : {}),
    last_step_on: lastStepOn(change.db, referral.id),
  });
}

/**
 * The day of the last that happened to a referral: a step with its status or news, its import, or the referral itself
 * (whose day is to become `occurredOn` where one is given). Whatever writes one of these keeps it in `last_step_on`.
 */
function lastStepOn(db: Db, id: number, occurredOn: Day | null = null): Day {
  const day = db
    .prepare<[Row], Day>(
      `select max(coalesce(@occurredOn, r.occurred_on),
         coalesce((select max(on_day) from status_events where referral_id = r.id), ''),
         coalesce((select imported_on from imports where id = r.import_id), ''))
       from referrals r where r.id = @id`,
    )
    .pluck()
    .get({ id, occurredOn });
  if (day === undefined) throw new Error(`referral ${id} is gone`);
  return day;
}

/** The history of a referral after `new`, notes of news among its steps, oldest first. */
export function listStatusEvents(db: Db, referralId: number): StatusEvent[] {
  return db
    .prepare<[number], StatusEvent>(
      `select id, referral_id as referralId, on_day as onDay, status, reason from status_events
       where referral_id = ? order by on_day, id`,
    )
    .all(referralId);
}

/** The columns of `referrals` that a draft fills, search keys and the currency included. */
function referralCells(draft: ReferralDraft): Row {
  return { ...cellsOf(referrals, draft), currency: currencyOf(draft) };
}

/** A step in a referral's life, with why. */
interface Step {
  readonly status: Status;
  readonly onDay: Day;
  readonly reason: string | null;
}

function addEntry(
  change: Change,
  id: number,
  { status, onDay, reason }: Omit<StatusEvent, 'id' | 'referralId'>,
): void {
  change.insert('status_events', {
    referral_id: id,
    on_day: onDay,
    status,
    reason,
    created_at: change.at,
  });
}

/** Among what a filter asks {@link ReferralFilter.also}: the client was not forgotten. */
export const OF_KNOWN = { sql: `t.id not in ${OF_FORGOTTEN}`, cells: {} };

function fitting(filter: ReferralFilter): Required<Rest> {
  const parts = ['true'];
  const parameters: Row = {};
  const add = (sql: string, name: string, value: string | number | undefined) => {
    if (value === undefined) return;
    parts.push(sql);
    parameters[name] = value;
  };
  add('t.partner_id = @partner', 'partner', filter.partnerId);
  add('t.source_id = @source', 'source', filter.sourceId);
  add('t.direction = @direction', 'direction', filter.direction);
  add('t.occurred_on >= @since', 'since', filter.since);
  add('t.occurred_on <= @until', 'until', filter.until);
  add(`instr(${loose('t.client_key')}, @client) > 0`, 'client', looseText(filter.clientKeyPart));
  add(`instr(${loose('t.need_key')}, @need) > 0`, 'need', looseText(filter.need));
  if (filter.open === true) parts.push(`t.${IS_OPEN}`);
  for (const { sql, cells } of filter.also ?? []) {
    parts.push(sql);
    Object.assign(parameters, cells);
  }
  if (filter.statuses !== undefined) {
    parts.push('t.status in (select value from json_each(@statuses))');
    parameters['statuses'] = JSON.stringify(filter.statuses);
  }
  return { rest: `where ${parts.join(' and ')}`, cells: parameters };
}

/** A search key as SQL compares a part of it; {@link looseText} does the same to what is sought. */
function loose(column: string): string {
  return `replace(replace(${column}, '''', ''), '-', ' ')`;
}

function looseText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : searchKey(text).replaceAll("'", '').replaceAll('-', ' ');
}
