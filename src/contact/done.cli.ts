import type { Command } from '@commander-js/extra-typings';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { Promised } from './promise.ts';
import { numbered } from '../screen/lines.view.ts';
import { record, toJson } from '../screen/list.view.ts';
import { promiseColumns, promiseLine, promisePhrase } from './promise-columns.view.ts';
import { getPromise, listPromises, updatePromise } from './promise.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { dayParser, missing, recordNumber, recordOption, refuseFuture } from '../shell/options.cli.ts';
import { noSuchRecord } from '../referrals/referral-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';

const EXAMPLE = 'refnet done 63; refnet promise lists the open ones';

export function declare(command: Command, session: Session): void {
  command
    .argument('[number]', 'the number of a promise')
    .option('--on <day>', 'the day it was done (today)', dayParser(session, 'past'))
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
Once more with --on corrects the day; refnet edit 63 --reopen opens it again.

Examples:
  refnet done 63
  refnet done 63 --on friday`,
    )
    .action(async (target, options) => {
      refuseFuture(options.on, session.today, 'close a promise once it is kept');
      const before = await choose(session, target);
      const on = options.on ?? before.doneOn ?? session.today;
      const { id, doneOn, fromDay } = before;
      if (fromDay !== null && on < fromDay) {
        throw usageError(
          `${formatDay(on)} is before it was promised, ${formatDay(fromDay)}`,
          `refnet edit ${id} --from ${on}      if it was promised earlier`,
        );
      }
      if (doneOn !== on) {
        await session.change((change) => {
          updatePromise(change, id, { ...before, doneOn: on });
          return { result: undefined, summary: `closed promise ${id}` };
        });
      }
      const after = (await read(session, id)) ?? before;
      if (options.json === true) session.print(toJson(record(promiseColumns(session.today), after)));
      else if (doneOn === on)
        session.print(numbered(id, `${promisePhrase(after)}: already done, ${formatDay(on)}`));
      else session.print(numbered(id, promiseLine(after, session.today)));
    });
}

async function choose(session: Session, target: string | undefined): Promise<Promised> {
  if (target === undefined) return ask(session);
  const number = recordNumber(target);
  if (number === undefined)
    throw usageError(`"${target}" is not the number of a promise`, `for example: ${EXAMPLE}`);
  const promise = await read(session, number);
  if (promise === undefined) throw noSuchRecord(await session.reading(), number, 'a promise');
  return promise;
}

async function ask(session: Session): Promise<Promised> {
  if (!session.interactive) throw missing('the number of the promise', EXAMPLE);
  const open = listPromises(await session.reading(), session.today, { open: true });
  if (open.length === 0) throw new UserError('no promise is open', { hints: ['refnet promise --help'] });
  const choices = open.map((promise) => ({
    name: `#${promise.id}  ${promiseLine(promise, session.today)}`,
    value: promise,
  }));
  const prompter = await session.prompter();
  return prompter.search('Which promise? (type to search)', (typed) => {
    const wanted = searchKey(typed ?? '');
    return choices.filter(({ name }) => searchKey(name).includes(wanted));
  });
}

async function read(session: Session, id: number): Promise<Promised | undefined> {
  return getPromise(await session.reading(), id, session.today);
}
