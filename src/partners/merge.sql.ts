import { mergedPartner, mergedStages, overruledWorking, type StageEntry } from './merge.ts';
import { breakCircles, joinIntroducer } from './introducers.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { presentPartner } from './present-partner.sql.ts';
import { savingPartner } from './partner-saving.sql.ts';
import { listWorking } from './working.sql.ts';
import { noteMerged } from '../file/tombstones.sql.ts';
import { tablesOf, type Pointer, type Table } from '../file/tables.sql.ts';

/** Columns that point at a partner: what belongs to one, and what mentions one. */
export function pointersAtPartner(db: Db): readonly Pointer[] {
  const { dependents, looseReferences } = tablesOf(db);
  return [...dependents('partners'), ...looseReferences('partners')];
}

/** Rows that are joined with the keeper's one by one; what is left of them goes with the duplicate. */
const JOINED: ReadonlySet<Table> = new Set(['partners', 'contact_points', 'aliases', 'tags', 'stage_events']);

/**
 * Makes two records of one person one: everything that points at the duplicate points at the keeper, whose facts become
 * those of `mergedPartner`, and the duplicate goes. Fees in force at one time must be refused before
 * (`overlappingFees`).
 */
export function mergePartners(change: Change, keepId: number, duplicateId: number): void {
  const { db } = change;
  const {
    stage: _byItsHistory,
    introducedBy,
    ...merged
  } = mergedPartner(presentPartner(db, keepId), presentPartner(db, duplicateId));
  dropOverruledAnswers(change, keepId, duplicateId);
  for (const [table, column] of pointersAtPartner(db)) {
    if (!JOINED.has(table)) repoint(change, table, column, { from: duplicateId, to: keepId });
  }
  repoint(change, 'partners', 'introduced_by', { from: duplicateId, to: keepId, except: keepId });
  joinStages(change, keepId, duplicateId);
  savingPartner.update(change, keepId, merged);
  joinIntroducer(change, keepId, introducedBy);
  joinLabels(change, keepId, duplicateId);
  const [kept, gone] = [keepId, duplicateId].map((id) => uuidOf(db, id));
  change.remove('partners', duplicateId);
  breakCircles(db, change);
  if (kept !== undefined && gone !== undefined) noteMerged(change, gone, kept);
}

function uuidOf(db: Db, id: number): string | undefined {
  return db.prepare<[number], string>('select uuid from partners where id = ?').pluck().get(id);
}

/** Of two answers to one question of one day the keeper's stands, as one day has one answer. */
function dropOverruledAnswers(change: Change, keepId: number, duplicateId: number): void {
  const overruled = overruledWorking(listWorking(change.db, keepId), listWorking(change.db, duplicateId));
  for (const { id } of overruled) change.remove('working_answers', id);
}

function repoint(
  change: Change,
  table: Table,
  column: string,
  { from, to, except = null }: { from: number; to: number; except?: number | null },
): void {
  const ids = change.db
    .prepare<[number, number | null], number>(`select id from ${table} where ${column} = ? and id is not ?`)
    .pluck()
    .all(from, except);
  for (const id of ids) change.update(table, id, { [column]: to });
}

/** What a way to reach somebody was called stays with it, unless the keeper calls it something else. */
function joinLabels(change: Change, keepId: number, duplicateId: number): void {
  const labels = change.db
    .prepare<[number, number], { id: number; label: string }>(
      `select k.id, d.label from contact_points k
       join contact_points d on d.kind = k.kind and d.value_key = k.value_key
       where k.partner_id = ? and d.partner_id = ? and k.label is null and d.label is not null`,
    )
    .all(keepId, duplicateId);
  for (const { id, label } of labels) change.update('contact_points', id, { label });
}

function joinStages(change: Change, keepId: number, duplicateId: number): void {
  const keep = listEntries(change.db, keepId);
  const merged = mergedStages(keep, listEntries(change.db, duplicateId));
  for (const entry of keep) if (!merged.includes(entry)) change.remove('stage_events', entry.id);
  for (const { id } of merged) change.update('stage_events', id, { partner_id: keepId });
  const current = merged.at(-1);
  if (current !== undefined) change.update('partners', keepId, { stage: current.stage });
}

function listEntries(db: Db, partnerId: number): StageEntry[] {
  return db
    .prepare<[number], StageEntry>(
      'select id, on_day as onDay, stage, reason from stage_events where partner_id = ? order by on_day, id',
    )
    .all(partnerId);
}

/** Two referrals that may be one: of one client, one day and one direction, or two names of one introduction. */
export interface TwinReferrals {
  kept: number;
  other: number;
}

/** Referrals that both partners have alike, by number: once the partners are one, each pair may be one referral. */
export function twinReferrals(db: Db, keepId: number, duplicateId: number): TwinReferrals[] {
  return db
    .prepare<[{ keep: number; duplicate: number }], TwinReferrals>(
      `select k.id as kept, d.id as other
       from referrals k join referrals d on d.partner_id = :duplicate and k.partner_id = :keep
         and k.occurred_on = d.occurred_on and k.direction = d.direction
         and (k.client_key = d.client_key or k.introduction = d.introduction)
       where k.status <> 'void' and d.status <> 'void'
       order by d.id, k.id`,
    )
    .all({ keep: keepId, duplicate: duplicateId });
}
