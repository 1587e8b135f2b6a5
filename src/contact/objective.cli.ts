/** Objectives of the network: `refnet promise --network`. */
import { columnsOf, listing } from '../shell/listing.cli.ts';
import { flag, needed, option, optionsOf } from '../shell/option.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { twinLines } from '../shell/twin.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { orNone, text } from '../kinds/type.ts';
import { objectiveText } from './objective-kinds.ts';
import { objectives, standingText } from './objective.ts';
import { listObjectives } from './objective.sql.ts';

const EXAMPLE = 'refnet promise --network --goal "40 received" --by 2026-12-31';

const network = flag('an objective of the network as a whole, with no partner');

/** The words that it is called by, if any. */
const called: Target<string> = {
  argument: { usage: '[what...]', help: 'what it is called, if not by its goal' },
  find: async ({ words }) => ({ read: () => words.join(' ') }),
};

const own = optionsOf(objectives, ['dueOn', 'goal', 'fromDay'], { goal: { spaced: true } });

/** Records an objective of the network. */
export const recordObjective = writing({
  begins: true,
  called: 'an objective of the network',
  target: called,
  options: {
    network,
    what: option(orNone(text), 'what it is called', { at: 'after partner', hidden: true }),
    goal: needed(own.goal, 'the goal', 'How much of what, like 40 received', EXAMPLE),
    dueOn: needed(own.dueOn, 'its last day', 'By when', EXAMPLE),
    fromDay: own.fromDay,
  },
  of: objectives,
  did: 'recorded',
  change(change, { target, what, goal, dueOn, fromDay, today }) {
    const words = [target, what ?? ''].filter((part) => part !== '').join(' ');
    return change.insert(objectives, {
      side: 'mine',
      what: words === '' ? objectiveText(goal) : words,
      fromDay: fromDay ?? today,
      dueOn,
      doneOn: null,
      goal,
    });
  },
  say: ({ db, after, today }) => ({
    aside: twinLines(db, after.id, 'objectives'),
    line: objectives.phrase(after, today),
    below: [standingText(after, today)],
    next: [`refnet promise --network`],
  }),
});

/** Lists the objectives of the network, with how each stands. */
export const listOfObjectives = listing({
  called: 'the list of objectives',
  target: nothing,
  options: { network, done: flag('in a list: those done as well') },
  columns: ({ today }) => columnsOf(objectives, today),
  list: (db, { done, today }) => ({
    rows: listObjectives(db, today, { open: !done }),
    empty: done
      ? 'No objective of the network yet.'
      : 'No open objective of the network: refnet promise --network --goal NUMBER --by DAY',
  }),
});
