import type { Day } from '../calendar/day.ts';
import type { Referral, ReferralDraft, StatusEvent } from './referral.ts';
import { searchKey } from '../text/search-key.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { keyOrNull } from '../partners/partner.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { isClosed, type Status } from './status.ts';
import type { Direction } from './direction.ts';

/** Which referrals to list. Days are inclusive on both sides. */
export interface ReferralFilter {
  partnerId?: number;
  direction?: Direction;
  open?: boolean;
  statuses?: readonly Status[];
  since?: Day;
  until?: Day;
  /** Part of the client's name, without regard to case, accents, apostrophes and hyphens. */
  clientKeyPart?: string;
  /** Part of the need, likewise. */
  need?: string;
  sort?: 'newest' | 'oldest' | 'partner' | 'client' | 'value';
  limit?: number;
}

interface ReferralRow extends Omit<Referral, 'consent'> {
  consent: number | null;
}

const COLUMNS = `
  r.id, r.uuid, r.partner_id as partnerId, p.name as partnerName, r.direction, r.occurred_on as occurredOn,
  r.client_name as clientName, r.need, r.consent, r.introduction, r.status, r.closed_on as closedOn,
  r.thanked_on as thankedOn, r.thanked_how as thankedHow, r.told_on as toldOn, r.fit, r.currency,
  r.estimate_minor as estimateMinor, r.agreed_minor as agreedMinor, r.invoiced_minor as invoicedMinor,
  r.note, r.import_id as importId, r.created_at as createdAt, r.updated_at as updatedAt`;

const FROM = 'from referrals r join partners p on p.id = r.partner_id';

const ORDER: Record<NonNullable<ReferralFilter['sort']>, string> = {
  newest: 'r.occurred_on desc, r.id desc',
  oldest: 'r.occurred_on, r.id',
  partner: 'p.name_key, r.occurred_on desc, r.id desc',
  client: 'r.client_key is null, r.client_key, r.id',
  value: `r.currency is null, r.currency,
    coalesce(r.invoiced_minor, r.agreed_minor, r.estimate_minor) desc, r.id`,
};

/** One referral; undefined when there is no such number. */
export function getReferral(db: Db, id: number): Referral | undefined {
  const row = db.prepare<[number], ReferralRow>(`select ${COLUMNS} ${FROM} where r.id = ?`).get(id);
  return row === undefined ? undefined : fromRow(row);
}

/** The referrals that fit the filter, newest first unless said otherwise. */
export function listReferrals(db: Db, filter: ReferralFilter = {}): Referral[] {
  const { where, parameters } = conditions(filter);
  const order = ORDER[filter.sort ?? 'newest'];
  return db
    .prepare<[Row], ReferralRow>(`select ${COLUMNS} ${FROM} where ${where} order by ${order} limit @limit`)
    .all({ ...parameters, limit: filter.limit ?? -1 })
    .map(fromRow);
}

/** The other names that the same client was given at the same introduction, by number. */
export function listSameIntroduction(db: Db, referral: Referral): Referral[] {
  return db
    .prepare<[string | null, number], ReferralRow>(
      `select ${COLUMNS} ${FROM} where r.introduction = ? and r.id <> ? order by r.id`,
    )
    .all(referral.introduction, referral.id)
    .map(fromRow);
}

/** How many referrals fit the filter, its limit aside. */
export function countReferrals(db: Db, filter: ReferralFilter = {}): number {
  const { where, parameters } = conditions(filter);
  return Number(db.prepare(`select count(*) ${FROM} where ${where}`).pluck().get(parameters));
}

/** Adds a referral; a status beyond `new` begins its history. Returns the number. */
export function insertReferral(change: Change, draft: ReferralDraft): number {
  const stepOn = draft.closedOn ?? draft.occurredOn;
  const id = change.insert('referrals', {
    ...referralColumns(draft),
    last_step_on: stepOn > draft.occurredOn ? stepOn : draft.occurredOn,
  });
  if (draft.status !== 'new') {
    change.insert('status_events', {
      referral_id: id,
      on_day: stepOn,
      status: draft.status,
      reason: null,
      created_at: change.at,
    });
  }
  return id;
}

/** Changes columns of a referral; its status moves by `moveStatus` alone. */
export function updateReferral(change: Change, id: number, draft: ReferralDraft): void {
  const { status: _status, closed_on: _closedOn, ...columns } = referralColumns(draft);
  change.update('referrals', id, columns);
}

/**
 * Changes the day of a referral. What happened on the very day it had moves along to a later one: it was recorded
 * together with it. Whether other steps fit the new day is for the caller to see to.
 */
export function moveReferralDay(change: Change, referral: Referral, onDay: Day): void {
  const { id, occurredOn } = referral;
  const moved = (day: Day | null) => (day === occurredOn && onDay > occurredOn ? onDay : day);
  for (const event of listStatusEvents(change.db, id)) {
    change.update('status_events', event.id, { on_day: moved(event.onDay) });
  }
  change.update('referrals', id, {
    occurred_on: onDay,
    closed_on: moved(referral.closedOn),
    last_step_on: lastStepOn(change.db, id, onDay),
    thanked_on: moved(referral.thankedOn),
    told_on: moved(referral.toldOn),
  });
}

/** How well the client fitted, 1 to 5; null when nobody said. */
export function rateFit(change: Change, id: number, fit: number | null): void {
  change.update('referrals', id, { fit });
}

/** Records a step in a referral's life; its current status is the last by day, then by number. */
export function moveStatus(
  change: Change,
  id: number,
  move: { status: Status; onDay: Day; reason: string | null },
): void {
  change.insert('status_events', {
    referral_id: id,
    on_day: move.onDay,
    status: move.status,
    reason: move.reason,
    created_at: change.at,
  });
  const current = change.db
    .prepare<[number], { status: Status; on_day: Day }>(
      'select status, on_day from status_events where referral_id = ? order by on_day desc, id desc limit 1',
    )
    .get(id);
  const { status, on_day } = current ?? { status: move.status, on_day: move.onDay };
  change.update('referrals', id, {
    status,
    closed_on: isClosed(status) ? on_day : null,
    last_step_on: lastStepOn(change.db, id),
  });
}

/**
 * Corrects the day or the reason of the step a referral is at. A referral that is still `new` has no step of its own;
 * a reason begins its history.
 */
export function amendStatus(
  change: Change,
  referral: Pick<Referral, 'id' | 'status' | 'occurredOn'>,
  amendment: { onDay?: Day | undefined; reason?: string | null | undefined },
): void {
  const { onDay, reason } = amendment;
  const last = listStatusEvents(change.db, referral.id).at(-1);
  if (last === undefined) {
    const { status, occurredOn } = referral;
    moveStatus(change, referral.id, { status, onDay: onDay ?? occurredOn, reason: reason ?? null });
    return;
  }
  change.update('status_events', last.id, {
    ...(onDay === undefined ? {} : { on_day: onDay }),
    ...(reason === undefined ? {} : { reason }),
  });
  if (onDay === undefined) return;
  change.update('referrals', referral.id, {
    ...(isClosed(last.status) ? { closed_on: onDay } : {}),
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

/** Records that the giver was thanked, or with null that nobody was. */
export function markThanked(
  change: Change,
  id: number,
  thanks: { onDay: Day; how: string | null } | null,
): void {
  change.update('referrals', id, { thanked_on: thanks?.onDay ?? null, thanked_how: thanks?.how ?? null });
}

/** Records that the giver knows the outcome, or with null that there is one to tell again. */
export function markTold(change: Change, id: number, onDay: Day | null): void {
  change.update('referrals', id, { told_on: onDay });
}

/** The steps of a referral after `new`, oldest first. */
export function listStatusEvents(db: Db, referralId: number): StatusEvent[] {
  return db
    .prepare<[number], StatusEvent>(
      `select id, referral_id as referralId, on_day as onDay, status, reason from status_events
       where referral_id = ? order by on_day, id`,
    )
    .all(referralId);
}

/** The columns of `referrals` that a draft fills, search keys included. */
export function referralColumns(draft: ReferralDraft): Row {
  return {
    partner_id: draft.partnerId,
    direction: draft.direction,
    occurred_on: draft.occurredOn,
    client_name: draft.clientName,
    client_key: keyOrNull(draft.clientName),
    need: draft.need,
    need_key: keyOrNull(draft.need),
    consent: draft.consent === null ? null : Number(draft.consent),
    status: draft.status,
    closed_on: draft.closedOn,
    currency: draft.currency,
    estimate_minor: draft.estimateMinor,
    agreed_minor: draft.agreedMinor,
    invoiced_minor: draft.invoicedMinor,
    note: draft.note,
  };
}

function conditions(filter: ReferralFilter): { where: string; parameters: Row } {
  const parts = ['true'];
  const parameters: Row = {};
  const add = (sql: string, name: string, value: string | number | undefined) => {
    if (value === undefined) return;
    parts.push(sql);
    parameters[name] = value;
  };
  add('r.partner_id = @partner', 'partner', filter.partnerId);
  add('r.direction = @direction', 'direction', filter.direction);
  add('r.occurred_on >= @since', 'since', filter.since);
  add('r.occurred_on <= @until', 'until', filter.until);
  add(`instr(${loose('r.client_key')}, @client) > 0`, 'client', looseText(filter.clientKeyPart));
  add(`instr(${loose('r.need_key')}, @need) > 0`, 'need', looseText(filter.need));
  if (filter.open === true) parts.push(`r.status in ('new', 'contacted', 'meeting', 'proposal')`);
  if (filter.statuses !== undefined) {
    parts.push('r.status in (select value from json_each(@statuses))');
    parameters['statuses'] = JSON.stringify(filter.statuses);
  }
  return { where: parts.join(' and '), parameters };
}

/** A search key as SQL compares a part of it; {@link looseText} does the same to what is sought. */
function loose(column: string): string {
  return `replace(replace(${column}, '''', ''), '-', ' ')`;
}

function looseText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : searchKey(text).replaceAll("'", '').replaceAll('-', ' ');
}

function fromRow(row: ReferralRow): Referral {
  return { ...row, consent: row.consent === null ? null : row.consent === 1 };
}
