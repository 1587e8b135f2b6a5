import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf } from '../file/tables.sql.ts';
import { RepairedSince } from '../file/not-taken-back.sql.ts';
import { toTryOn } from '../file/trial.sql.ts';
import { recordedStep, type UndoResult } from '../file/undo.sql.ts';
import { record } from '../screen/list.view.ts';
import type { Command } from '../shell/command.cli.ts';
import { flag, isSaidIn } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { historyColumns, undoLines } from './history.view.ts';
import { isCounted } from './nouns.ts';

/** One step through the history, back or forth again. */
interface Step {
  readonly move: (db: Db, now: () => Date, how: { keep: boolean }) => UndoResult | undefined;
  /** What it did, before what it was: `Took back`. */
  readonly verb: 'Took back' | 'Did again';
  /** What is said where there is no such step. */
  readonly nothing: string;
  /** The command that goes the other way, and what it does. */
  readonly back: readonly [command: string, does: string];
  readonly help: string;
  /** Looks whether something else than a change came last. Throws a UserError where that is not agreed to. */
  readonly before?: (session: Session, db: Db, isDry: boolean) => Promise<void>;
}

const OPTIONS = {
  json: flag('print the change as JSON, null where there is none'),
  dryRun: flag('show what it would do, and write nothing'),
};

/** What a dry run says in its place. */
const WOULD = { 'Took back': 'Would take back', 'Did again': 'Would do again' } as const;

/** The command that goes one step through the history: what it comes to is what the journal holds, so it asks nothing. */
export function stepping({ move, verb, nothing, back, help, before }: Step): Command {
  return {
    options: OPTIONS,
    help,
    async run(session, { options }) {
      const isSaid = isSaidIn<keyof typeof OPTIONS>(options);
      const keep = !isSaid('dryRun');
      const db = await session.reading();
      if (!db.memory) await before?.(session, db, !keep);
      const { today, world } = session;
      const to = keep && !db.memory ? await session.writing() : toTryOn(db, { today, now: world.now });
      const moved = db.memory ? undefined : fitting(() => move(to, session.world.now, { keep }));
      if (moved !== undefined && keep)
        session.recorded = recordedStep(moved, verb === 'Took back' ? 'taken back' : 'done again');
      if (isSaid('json')) {
        session.print(session.json(moved === undefined ? null : record(historyColumns(), moved.summary)));
        if (moved !== undefined && !keep) session.note('Nothing was written.');
        return;
      }
      if (moved === undefined) return session.print(nothing);
      const next = keep ? back.join('      ') : 'Nothing was written.';
      const { seriesOf } = tablesOf(await session.reading());
      const touched = moved.touched.filter(({ table }) => isCounted(table, seriesOf(table) !== undefined));
      session.print(undoLines(keep ? verb : WOULD[verb], { ...moved, touched }, next));
    },
  };
}

/** What `move` comes to; where a repair stands in its way, with the command that brings back the file as it was. */
function fitting<T>(move: () => T): T {
  try {
    return move();
  } catch (error) {
    if (!(error instanceof RepairedSince) || error.copy === undefined) throw error;
    throw error.withCommand(commandLine(['restore', error.copy]));
  }
}
