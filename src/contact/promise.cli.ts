import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { usageError } from '../text/errors.ts';
import { checkPromise, goalText, isCounted, parseGoal, type Promised, type PromiseDraft } from './promise.ts';
import { numbered } from '../screen/lines.view.ts';
import { record, renderList, toJson } from '../screen/list.view.ts';
import { promiseColumns, promiseLine } from './promise-columns.view.ts';
import { getPromise, insertPromise, listPromises } from './promise.sql.ts';
import { cleanInput } from '../text/sanitize.ts';
import { dayParser, formatOption, gather, jsonOption, lookOf, missing } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';

const EXAMPLE = 'refnet promise maren "send the brochure" --by friday';

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner]', 'with whom')
    .argument('[what]', 'what was promised; quote it')
    .option('--by <day>', 'the day it is due', dayParser(session, 'coming'))
    .option('--theirs', 'they promised it, not you')
    .option(
      '--goal <number...>',
      'a number to reach: 6 referrals, 4 check-ins, 3 clients',
      gather(cleanInput),
    )
    .option('--from <day>', 'the day from which a goal counts (today)', dayParser(session, 'past'))
    .option('--done', 'in a list: those done as well')
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Without a text the open promises of both sides are listed, those due first.
refnet done closes one.

A goal of referrals, check-ins or clients is followed by itself, from its first
day to the day it is due. Yours counts the referrals you give and the clients
they win of them; theirs, those you receive and win.

Examples:
  refnet promise maren "send the brochure" --by friday
  refnet promise maren "introduce me to Ann" --theirs --by 2026-12-15
  refnet promise victor --theirs --goal 6 referrals --by 2026-12-31
  refnet promise
  refnet promise maren --done`,
    )
    .action(async (partnerText, what, options) => {
      const look = await lookOf(session, options);
      const { today } = session;
      const goal = options.goal === undefined ? null : parseGoal(options.goal.join(' '));
      if (what === undefined && goal === null) {
        const { by, theirs, from } = options;
        if ([by, theirs, from].some((option) => option !== undefined))
          throw missing('what was promised', EXAMPLE);
        const partner = partnerText === undefined ? undefined : await resolvePartner(session, partnerText);
        const filter = { partnerId: partner?.id, open: options.done !== true };
        const promises = listPromises(await session.reading(), today, filter);
        session.print(renderList(promiseColumns(today), promises, look, nothing(filter.open)));
        return;
      }
      if (options.done === true)
        throw usageError('--done goes with a list', 'refnet done 63      closes a promise');
      if (partnerText === undefined) throw missing('the partner', 'refnet promise maren --goal 6 referrals');
      const text = what === undefined ? goal && goalText(goal) : cleanInput(what);
      if (text === null || text === '') throw missing('what was promised', EXAMPLE);
      const partner = await resolvePartner(session, partnerText);
      const draft: PromiseDraft = {
        partnerId: partner.id,
        side: options.theirs === true ? 'theirs' : 'mine',
        what: text,
        fromDay: firstDay(options, goal !== null, today),
        dueOn: options.by ?? null,
        doneOn: null,
        goal,
        agreementId: null,
      };
      checkPromise(draft);
      const id = await session.change((change) => {
        const number = insertPromise(change, draft);
        return { result: number, summary: `recorded promise ${number} with partner p${partner.id}` };
      });
      const promise = await readPromise(session, id);
      if (look.format === 'json') session.print(toJson(record(promiseColumns(today), promise)));
      else session.print(numbered(id, said(promise, today), [`refnet done ${id}`]));
    });
}

function nothing(open: boolean): string {
  return open ? 'No open promise.' : 'Nothing was promised yet.';
}

/** A promise that was due before today was made by then; from which day a goal of that time counts is to be said. */
function firstDay(
  { from, by }: { from?: Day | undefined; by?: Day | undefined },
  hasGoal: boolean,
  today: Day,
): Day {
  if (from !== undefined) return from;
  return !hasGoal && by !== undefined && by < today ? by : today;
}

function said(promise: Promised, today: Day): string {
  const { goal } = promise;
  const uncounted =
    goal === null || isCounted(goal) ? '' : `; goal ${goalText(goal)}, which you count yourself`;
  return `${promiseLine(promise, today)}${uncounted}`;
}

async function readPromise(session: Session, id: number): Promise<Promised> {
  const promise = getPromise(await session.reading(), id, session.today);
  if (promise === undefined) throw new Error(`promise ${id} was not written`);
  return promise;
}
