import { formatInstant } from '../calendar/instant.ts';
import { isSaidIn, type Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { settle } from '../shell/writing.cli.ts';
import { count } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { daySoLongAgo } from './age.ts';
import { planPrune, pruneChanges, type Prune, type Pruned } from './prune.sql.ts';

const EXAMPLE = 'refnet history --prune --keep 100';

/** Bounds the journal, after asking: `refnet history --prune`. */
export async function pruneHistory(session: Session, { options }: Typed): Promise<void> {
  const isSaid = isSaidIn(options);
  if (isSaid('limit') || isSaid('format')) {
    throw usageError('--limit and --format are for the list, without --prune', EXAMPLE);
  }
  const prune = readPrune(session, options);
  const { timeZone } = session.world;
  const db = await session.reading();
  const planned = planPrune(db, prune);
  if (planned.gone === 0 || isSaid('dryRun')) {
    const lines = [...plannedLines(planned, timeZone), 'Nothing was written.'];
    return session.print(isSaid('json') ? session.json({ ...jsonOf(planned), freed: 0 }) : lines);
  }
  if (!session.assumesYes) {
    await settle(session, {
      text: 'this cannot be undone',
      details: plannedLines(planned, timeZone),
      question: 'Remove them for good?',
      yes: 'removes them for good',
    });
  }
  const { was, is, isCompact, ...pruned } = pruneChanges(await session.writing(), prune, (recorded) => {
    session.recorded = recorded;
  });
  const freed = Math.max(0, was - is);
  session.print(
    isSaid('json')
      ? session.json({ ...jsonOf(pruned), freed })
      : [
          `Removed ${count(pruned.gone, 'change')} from the history; ${reach(pruned, timeZone)}`,
          isCompact
            ? `The file is ${count(Math.round(freed / 1000), 'kB', 'kB')} smaller.`
            : 'The file is no smaller yet: that needs room on the disk, and nobody else reading it.',
        ],
  );
}

function readPrune({ today }: Session, options: Typed['options']): Prune {
  const [keep] = options['keep'] ?? [];
  const [age] = options['olderThan'] ?? [];
  if (keep === undefined && age === undefined) {
    throw usageError(
      'how much of the history stays is missing',
      EXAMPLE,
      'refnet history --prune --older-than 1y',
    );
  }
  return {
    keep: keep === undefined ? undefined : readKeep(keep),
    before:
      age === undefined ? undefined : daySoLongAgo(age, today, 'refnet history --prune --older-than 1y'),
  };
}

function readKeep(typed: string): number {
  const number = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0;
  if (number >= 1) return number;
  throw usageError(`--keep is a whole number from 1 on, not ${quoted(typed)}`, EXAMPLE);
}

function plannedLines(planned: Pruned, timeZone: string | undefined): string[] {
  if (planned.gone === 0) return [`Nothing to remove: the history has ${count(planned.kept, 'change')}.`];
  return [`Would remove ${count(planned.gone, 'change')} from the history; ${reach(planned, timeZone)}`];
}

function reach({ kept, oldest }: Pruned, timeZone: string | undefined): string {
  if (oldest === undefined) return 'undo has nothing to take back then.';
  return `undo goes back to ${formatInstant(oldest, timeZone)}, ${count(kept, 'change')}.`;
}

function jsonOf({ gone, kept, oldest }: Pruned) {
  return { removed: gone, kept, oldest: oldest ?? null };
}
