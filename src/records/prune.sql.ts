import { statSync } from 'node:fs';
import type { Day } from '../calendar/day.ts';
import { startOfDay } from '../calendar/instant.ts';
import { committed, type Recorded } from '../file/commit.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { count } from '../text/count.ts';
import { compact } from './compact.sql.ts';

/** Which of the changes on record go. */
export interface Prune {
  /** So many of the newest stay; undefined for no such bound. */
  readonly keep: number | undefined;
  /** Those made before the day go; undefined for no such bound. */
  readonly before: Day | undefined;
}

/** How many changes go, how many stay, and when the oldest was made of those that stay. */
export interface Pruned {
  readonly gone: number;
  readonly kept: number;
  readonly oldest: string | undefined;
}

/** The first number that stays: where both bounds are given, what either lets go goes. */
function firstKept(db: Db, { keep, before }: Prune): number {
  const one = (sql: string, cell: number | string) =>
    db.prepare<[number | string], number>(sql).pluck().get(cell);
  const byNumber =
    keep === undefined
      ? undefined
      : one('select id from changes order by id desc limit 1 offset ?', keep - 1);
  // A clock that was set back must not keep what is older than something that goes.
  const byDay =
    before === undefined
      ? undefined
      : one('select max(id) + 1 from changes where at < ?', startOfDay(before));
  const first = Math.max(byNumber ?? 0, byDay ?? 0);
  // What was taken back is the newest, and is done again from the oldest of it on: all of it stays, or none.
  const isCut = one('select count(*) from changes where undone_at is not null and id < ?', first) !== 0;
  return isCut ? (one('select max(id) + 1 from changes where id >= ?', 0) ?? first) : first;
}

/** What would go. */
export function planPrune(db: Db, prune: Prune): Pruned {
  const first = firstKept(db, prune);
  const [gone = 0, kept = 0, oldest = null] =
    db
      .prepare<{ first: number }, [number, number, string | null]>(
        `select count(*) filter (where id < :first), count(*) filter (where id >= :first),
           min(at) filter (where id >= :first) from changes`,
      )
      .raw()
      .get({ first }) ?? [];
  return { gone, kept, oldest: oldest ?? undefined };
}

function prunedFor({ gone }: Pick<Pruned, 'gone'>): Recorded {
  return { did: `removed ${count(gone, 'change')} from the history, for good`, back: undefined };
}

/**
 * Removes changes from the journal for good and gives their room back. Returns what went, with the bytes of the file
 * before and after, and whether its room could be given back.
 */
export function pruneChanges(
  db: Db,
  prune: Prune,
  written: (recorded: Recorded) => void,
): Pruned & { readonly was: number; readonly is: number; readonly isCompact: boolean } {
  const was = statSync(db.name).size;
  const pruned = committed(
    db,
    () => {
      const planned = planPrune(db, prune);
      db.prepare('delete from changes where id < ?').run(firstKept(db, prune));
      return planned;
    },
    (planned) => ({
      isThere: (file) => planPrune(file, prune).gone === 0,
      recorded: prunedFor(planned),
    }),
  );
  written(prunedFor(pruned));
  const isCompact = compact(db);
  return { ...pruned, was, is: statSync(db.name).size, isCompact };
}
