import type { Db } from './sqlite.sql.ts';

/** Whether something was forgotten at that instant. */
export function wasForgottenAt(db: Db, at: string): boolean {
  return db.prepare('select 1 from forgotten where forgotten_at = ?').get(at) !== undefined;
}

/** Whether the client of a referral was forgotten, here or on another computer. */
export function wasClientForgotten(db: Db, referral: number): boolean {
  return (
    db
      .prepare('select 1 from forgotten f join referrals r on r.uuid = f.uuid where r.id = ?')
      .get(referral) !== undefined
  );
}

/** Whether a client was forgotten after the last change, and the last that was taken back. */
export function wasForgottenLast(db: Db): boolean {
  return (
    db
      .prepare<[], 0 | 1>(
        `select coalesce((select max(forgotten_at) from forgotten) >
           (select max(at) from (select at from changes union all select undone_at from changes)), 0)`,
      )
      .pluck()
      .get() === 1
  );
}
