import { formatDay } from '../calendar/day-words.ts';
import { day } from '../kinds/type.ts';
import type { Command } from '../shell/command.cli.ts';
import type { Doubt } from '../shell/doubt.cli.ts';
import { readRecord } from '../file/rows.sql.ts';
import { flag, option } from '../shell/option.cli.ts';
import { recordNumber } from '../shell/options.cli.ts';
import { aRecord, thoseOf } from '../shell/target.cli.ts';
import { runWay } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { hasObjectives } from './has-objectives.sql.ts';
import { progressText } from './goal-progress.ts';
import { closePromise, isShort, promises, stateOf, type Promised } from './promise.ts';
import { listPromises } from './promise.sql.ts';
import { promiseLine } from './promise.view.ts';

function shortOf(promise: Promised): Doubt {
  return {
    text: `the goal is not reached: ${progressText(promise)}`,
    question: 'Close it all the same?',
    hints: [`refnet show ${promise.id}      shows what counts and from when`],
    yes: 'closes it all the same',
  };
}

const HELP = 'its number, or words of it: what was promised, the partner';

const closing = writing({
  target: aRecord(promises, {
    among: (db, today) => listPromises(db, today, { open: true }),
    orAmong: (db, today) => listPromises(db, today),
    adjective: 'open',
    question: 'Which promise was kept',
    example: 'refnet done NUMBER; the open ones: refnet promise',
    none: 'no promise is open',
    hint: 'refnet promise --help',
    help: HELP,
    names: ({ partnerName, what }) => [partnerName, what],
  }),
  options: {
    on: option(day('past', { future: 'close a promise once it is kept' }), 'the day it was done (today)', {
      asks: { question: 'When', when: 'nothing said', usual: 'today' },
    }),
    dropped: flag('it no longer stands, and was not kept'),
  },
  of: promises,
  did: 'closed',
  change(change, { target, on, dropped, today, doubt }) {
    change.update(promises, target.id, closePromise(target, { on, dropped, today }));
    const after = readRecord(change.db, promises, target.id, { today });
    // One whose time is over is closed whatever came of it.
    const isOver = target.dueOn !== null && target.dueOn < today;
    if (target.doneOn === null && !isOver && !dropped && after !== undefined && isShort(after))
      doubt(shortOf(after));
    return target.id;
  },
  say: ({ before, after, today }) =>
    before.doneOn !== null && before.doneOn === after.doneOn && before.dropped === after.dropped
      ? `${promises.phrase(after, today)}: already ${stateOf(before, today)}, ${formatDay(before.doneOn)}`
      : promiseLine(after, today),
  help: `
What no longer stands, and was not kept, is --dropped: it waits no more.
Once more with --on corrects the day; refnet edit 63 --reopen opens it again.

Examples:
  refnet done 63
  refnet done brochure
  refnet done 63 --on friday
  refnet done 63 --dropped`,
});

/** A promise of somebody's is closed here, an objective of the network by code that is loaded for it. */
export const command: Command = {
  ...closing,
  async run(session, typed) {
    const db = await session.reading();
    const { today } = session;
    if (!hasObjectives(db)) return closing.run(session, typed);
    const { command: ofObjectives, isObjective, isObjectiveNamed } = await import('./done-objective.cli.ts');
    const text = typed.words.join(' ');
    const number = recordNumber(text);
    const closingObjective = () => runWay(ofObjectives, closing.options, session, typed);
    if (number !== undefined)
      return isObjective(db, number, today) ? closingObjective() : closing.run(session, typed);
    const names = ({ partnerName, what }: Promised) => [partnerName, what];
    const isPromise = thoseOf(promises, { names }, listPromises(db, today), text, { today }).length > 0;
    return !isPromise && isObjectiveNamed(db, text, today) ? closingObjective() : closing.run(session, typed);
  },
};
