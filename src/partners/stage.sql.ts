import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { StageMove } from './stage.ts';

/**
 * Records that the relationship is at `stage` from `onDay` on; the current stage is the last by day, then number.
 * Everybody begins as an acquaintance on the day they were added: a move dated before that day takes it along.
 */
export function moveStage(change: Change, id: number, move: StageMove): void {
  const first = enteredStage(change.db, id);
  if (first?.stage === 'acquaintance' && move.onDay < first.onDay) {
    change.update('stage_events', first.id, { on_day: move.onDay });
  }
  noteStage(change, id, move);
  const current = change.db
    .prepare<[number], string>(
      'select stage from stage_events where partner_id = ? order by on_day desc, id desc limit 1',
    )
    .pluck()
    .get(id);
  change.update('partners', id, { stage: current ?? move.stage });
}

/** Writes an entry of the history of a stage; the stage of the partner is what the last entry says. */
export function noteStage(change: Change, id: number, { stage, onDay, reason }: StageMove): void {
  change.insert('stage_events', { partner_id: id, on_day: onDay, stage, reason, created_at: change.at });
}

type EnteredStage = Pick<StageMove, 'stage' | 'onDay'> & { readonly id: number };

/** The stage that a partner was entered with, and the day of that; undefined where none is on record. */
export function enteredStage(db: Db, partnerId: number): EnteredStage | undefined {
  return db
    .prepare<[number], EnteredStage>(
      'select id, stage, on_day as onDay from stage_events where partner_id = ? order by id limit 1',
    )
    .get(partnerId);
}

/** The moves of a relationship along the spectrum, oldest first. */
export function listStageEvents(db: Db, partnerId: number): StageMove[] {
  return db
    .prepare<[number], StageMove>(
      'select on_day as onDay, stage, reason from stage_events where partner_id = ? order by on_day, id',
    )
    .all(partnerId);
}
