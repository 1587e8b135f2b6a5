import { earlierDay, type Day } from '../calendar/day.ts';
import { orNone, text } from '../kinds/type.ts';
import { aPartner, maybePartner } from '../partners/partner.cli.ts';
import type { Command } from '../shell/command.cli.ts';
import { columnsOf, listing } from '../shell/listing.cli.ts';
import { flag, option, optionsOf, type Option } from '../shell/option.cli.ts';
import { beforePartner } from '../shell/period-options.cli.ts';
import { isReadable } from '../shell/texts.cli.ts';
import { twinLines } from '../shell/twin.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { count } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { goalText } from './goal-progress.ts';
import { countObjectives } from './has-objectives.sql.ts';
import { listOfObjectives, recordObjective } from './objective.cli.ts';
import { promises } from './promise.ts';
import { listPromises } from './promise.sql.ts';
import { promisedLine } from './promise.view.ts';

const EXAMPLE = 'refnet promise NAME "send the brochure" --by friday';

const list = listing({
  target: maybePartner('whose promises'),
  options: { done: flag('in a list: those done as well') },
  columns: ({ today }) => columnsOf(promises, today),
  list: (db, { target, done, today }) => ({
    rows: listPromises(db, today, { partnerId: target?.id, open: !done }),
    ...told(done, target === undefined ? countObjectives(db, today) : 0),
  }),
});

/** What stands for an empty list and below any other: objectives are listed apart, as they are nobody's and stand otherwise. */
function told(done: boolean, objectives: number): { empty: string; foot?: string } {
  const empty = done ? 'Nothing was promised yet.' : 'No open promise.';
  if (objectives === 0) return { empty: done ? empty : 'No open promise: refnet promise NAME WHAT --by DAY' };
  const foot = `${count(objectives, 'objective')} of the network: refnet promise --network`;
  return { empty: `${empty} ${foot}`, foot };
}

const own = optionsOf(promises, ['dueOn', 'goal', 'fromDay'], {
  dueOn: { asks: { question: 'By when (Enter for no day)', when: ({ targetAsked }) => targetAsked } },
  goal: { spaced: true },
});

const record = writing({
  called: 'recording a promise',
  target: aPartner({ question: 'With whom', example: EXAMPLE }),
  options: {
    what: option(orNone(text), 'what was promised', {
      at: 'after partner',
      hidden: true,
      asks: { question: 'What was promised', when: ({ has }) => !has('goal'), required: true },
    }),
    ...own,
    theirs: flag('they promised it, not you'),
  },
  of: promises,
  did: 'recorded',
  change(change, { target, today, what, dueOn, goal, fromDay, theirs }) {
    const promised = what ?? (goal && goalText(goal));
    if (!promised) throw usageError('what was promised is missing', `for example: ${EXAMPLE}`);
    const id = change.insert(promises, {
      partnerId: target.id,
      side: theirs ? 'theirs' : 'mine',
      what: promised,
      fromDay: fromDay ?? firstDay(dueOn ?? null, goal ? 'with a goal' : 'alone', today),
      dueOn: dueOn ?? null,
      doneOn: null,
      dropped: false,
      goal: goal ?? null,
      agreementId: null,
    });
    return { ids: [id], did: `recorded promise NUMBER with partner p${target.id}` };
  },
  say: ({ db, after, today }) => ({
    aside: twinLines(db, after.id, 'promises'),
    line: promisedLine(after, today),
    next: [`refnet ${hasBegun(after, today) ? 'done' : 'show'} ${after.id}`],
  }),
});

/** What counts from a day to come cannot be done yet. */
function hasBegun({ fromDay }: { readonly fromDay: Day | null }, today: Day): boolean {
  return fromDay === null || fromDay <= today;
}

/** A promise that was due before today was made by then; from which day a goal of that time counts is to be said. */
function firstDay(dueOn: Day | null, goes: 'alone' | 'with a goal', today: Day): Day {
  return goes === 'alone' && dueOn !== null ? earlierDay(dueOn, today) : today;
}

const RECORDS = ['what', 'dueOn', 'goal', 'fromDay', 'theirs'] as const;

const promise = ways(
  { objectives: listOfObjectives, list, objective: recordObjective, record },
  ({ words, has }) => {
    const says = RECORDS.some((key) => has(key));
    if (has('network')) return says || words.length > 0 ? 'objective' : 'objectives';
    return says ? 'record' : 'list';
  },
  {
    argument: {
      usage: '[partner and what...]',
      help: 'with whom, then what was promised',
      named: 'partner',
    },
    help: `
Without a text the open promises of both sides are listed, those due first.
refnet done closes one.

A goal of referrals, check-ins or clients is followed by itself, from its first
day to the day it is due. Yours counts the referrals you give and the clients
they win of them; theirs, those you receive and win.

An objective is a goal of the network as a whole, by a day: with --network, of
referrals received, given or exchanged, clients won, closed business, new
partners, check-ins or one-to-ones. It is on track where as much of it is
reached as days are gone. Partners entered in a file's first 7 days are new only
with --known-since.

Examples:
  refnet promise maren "send the brochure" --by friday
  refnet promise maren "introduce me to Ann" --theirs --by 2026-12-15
  refnet promise victor --theirs --goal 6 referrals --by 2026-12-31
  refnet promise --network --goal "40 received" --by 2026-12-31
  refnet promise --network --goal "50k business" --from 1-jan --by 31-dec
  refnet promise
  refnet promise --network
  refnet promise maren --done`,
  },
);

/** A goal of either, as far as it can be told before the way is chosen: that reads it again. */
const eitherGoal: Option<unknown> = {
  ...own.goal,
  read: (typed, here) =>
    isReadable(recordObjective.options['goal'] ?? own.goal, typed, here)
      ? undefined
      : own.goal.read(typed, here),
};

/** A partner's name that stands behind the goal is given back; an objective has none. */
export const command: Command = {
  ...promise,
  options: { ...promise.options, goal: eitherGoal },
  run: (session, typed) =>
    (typed.options['network'] ?? []).length > 0
      ? promise.run(session, typed)
      : beforePartner(promise).run(session, typed),
};
