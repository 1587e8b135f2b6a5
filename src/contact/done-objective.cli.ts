/** Closes an objective of the network: loaded where `done` is told of one. */
import type { Db } from '../file/sqlite.sql.ts';
import type { Day } from '../calendar/day.ts';
import { readRecord } from '../file/rows.sql.ts';
import { day } from '../kinds/type.ts';
import { option } from '../shell/option.cli.ts';
import { aRecord, thoseOf } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { closeObjective, objectives, reachedText, standingText, type Objective } from './objective.ts';
import { getObjective, listObjectives } from './objective.sql.ts';

/** Whether words stand for objectives that are open, or for one that is done. */
export function isObjectiveNamed(db: Db, words: string, today: Day): boolean {
  const names = ({ what }: Objective) => [what];
  return thoseOf(objectives, { names }, listObjectives(db, today), words, { today }).length > 0;
}

/** Whether a number is that of an objective. */
export function isObjective(db: Db, number: number, today: Day): boolean {
  return getObjective(db, number, today) !== undefined;
}

export const command = writing({
  called: 'closing an objective',
  target: aRecord(objectives, {
    among: (db, today) => listObjectives(db, today, { open: true }),
    orAmong: (db, today) => listObjectives(db, today),
    adjective: 'open',
    question: 'Which objective',
    example: 'refnet done NUMBER; the open ones: refnet promise --network',
    none: 'no objective is open',
    hint: 'refnet promise --help',
    names: ({ what }) => [what],
  }),
  options: {
    on: option(
      day('past', { future: 'close an objective once its time is over' }),
      'the day it was done (today)',
    ),
  },
  of: objectives,
  did: 'closed',
  change(change, { target, on, today, doubt }) {
    change.update(objectives, target.id, closeObjective(target, on, today));
    const after = readRecord(change.db, objectives, target.id, { today });
    // One whose time is over is closed whatever came of it.
    if (
      target.doneOn === null &&
      after !== undefined &&
      after.reached < after.goal.number &&
      today <= after.dueOn
    ) {
      doubt({
        text: `the goal is not reached: ${reachedText(after)}`,
        question: 'Close it all the same?',
        hints: [`refnet show ${after.id}      shows what counts and from when`],
        yes: 'closes it all the same',
      });
    }
    return target.id;
  },
  say: ({ after, today }) => ({
    line: objectives.phrase(after, today),
    below: [standingText(after, today)],
  }),
});
