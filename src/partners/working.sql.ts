import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { takenOut, type WorkingAnswer, type WorkingEdit } from './working.ts';

/** The answers on how one works together with a partner, oldest first. */
export function listWorking(db: Db, partnerId: number): (WorkingAnswer & { readonly id: number })[] {
  return db
    .prepare<[number], WorkingAnswer & { readonly id: number }>(
      'select id, question, answer, on_day as onDay from working_answers where partner_id = ? order by on_day, id',
    )
    .all(partnerId);
}

/** Keeps answers beside the earlier ones; one of the same day is corrected. */
export function putWorking(change: Change, partnerId: number, edits: readonly WorkingEdit[]): void {
  const written = edits.map((edit) => putOne(change, partnerId, edit));
  if (written.includes(true)) change.update('partners', partnerId, { updated_at: change.at });
}

function putOne(change: Change, partnerId: number, edit: WorkingEdit): boolean {
  const { question, answer, onDay } = edit;
  const given = takenOut(listWorking(change.db, partnerId), edit);
  if (answer === null) {
    for (const { id } of given) change.remove('working_answers', id);
    return given.length > 0;
  }
  const sameDay = given.at(-1);
  if (sameDay !== undefined) return change.update('working_answers', sameDay.id, { answer });
  change.insert('working_answers', { partner_id: partnerId, question, answer, on_day: onDay });
  return true;
}
